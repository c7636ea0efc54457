//! What follows from changes: milestones reached or lost, criteria that entered or left the papers, costs per year.

use std::collections::BTreeMap;

use super::criterion_ref::CriterionRef;
use crate::profile::{CostItem, Status};
use crate::selection::{Readiness, Reason, Selection, Verdict, readiness_in};

/// A criterion that entered or left the papers.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectionChange {
    /// The criterion.
    pub criterion: CriterionRef,
    /// Whether it is in the papers now; false if it left them.
    pub entered: bool,
    /// The deciding reason for its new place.
    pub reason: Option<Reason>,
}

/// The readiness of the phases a project is in now, by two profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadinessChange {
    /// By the older profile.
    pub before: Readiness,
    /// By the newer one.
    pub after: Readiness,
}

/// The costs of a year in two profiles, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearSum {
    /// The year; 0 for the sum of all years.
    pub year: i16,
    /// In the older profile.
    pub from: i64,
    /// In the newer profile.
    pub to: i64,
}

/// Milestones that are fulfilled only after, and those that were fulfilled only before. Both selections must be of the
/// same catalogue.
pub(super) fn milestones(before: &Selection, after: &Selection) -> (Vec<CriterionRef>, Vec<CriterionRef>) {
    let newly_fulfilled = |from: &Selection, to: &Selection| {
        let fulfilled = |v: &Verdict| v.status() == Status::Fulfilled;
        let milestones = to.verdicts.iter().filter(|v| v.criterion.milestone.is_some() && fulfilled(v));
        let new = milestones.filter(|v| !from.of(&v.criterion.id).is_some_and(fulfilled));
        new.map(|v| v.criterion.into()).collect()
    };
    (newly_fulfilled(before, after), newly_fulfilled(after, before))
}

/// The readiness of the phases the project is in now, by both selections.
pub(super) fn readiness_change(before: &Selection, after: &Selection) -> ReadinessChange {
    ReadinessChange { before: readiness_in(before, &after.phases), after: readiness_in(after, &after.phases) }
}

/// Criteria that are in only one of two selections. `earlier` gives the earlier verdict on a criterion of `after`.
pub(super) fn selection_changes<'v, 'a: 'v>(
    after: &'v Selection<'a>,
    earlier: impl Fn(&Verdict<'a>) -> Option<&'v Verdict<'a>>,
) -> Vec<SelectionChange> {
    let differs = |verdict: &&Verdict<'a>| earlier(verdict).is_some_and(|was| was.selected() != verdict.selected());
    let change = |verdict: &Verdict| SelectionChange {
        criterion: verdict.criterion.into(),
        entered: verdict.selected(),
        reason: verdict.reasons.first().cloned(),
    };
    after.verdicts.iter().filter(differs).map(change).collect()
}

/// The years whose costs differ, and the sum of all years.
pub(super) fn years(old: &[CostItem], new: &[CostItem]) -> (Vec<YearSum>, YearSum) {
    let mut sums: BTreeMap<i16, YearSum> = BTreeMap::new();
    let mut total = YearSum::default();
    for item in old {
        sums.entry(item.year).or_default().from += item.cents;
        total.from += item.cents;
    }
    for item in new {
        sums.entry(item.year).or_default().to += item.cents;
        total.to += item.cents;
    }
    let years = sums.into_iter().map(|(year, sum)| YearSum { year, ..sum });
    (years.filter(|sum| sum.from != sum.to).collect(), total)
}
