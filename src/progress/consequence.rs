//! What follows from changes: milestones reached or lost, criteria that entered or left the papers, sums of money.

use std::collections::BTreeMap;

use super::CriterionRef;
use crate::profile::{CostItem, Status};
use crate::selection::{Readiness, Reason, Selection, Verdict, readiness};

/// A criterion that entered or left the papers.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectionChange {
    /// The criterion.
    pub criterion: CriterionRef,
    /// Whether the papers hold it now.
    pub entered: bool,
    /// Why, the deciding reason.
    pub reason: Option<Reason>,
}

/// The milestones that count in the phases a project is in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadinessChange {
    /// By the older profile.
    pub before: Readiness,
    /// By the newer one.
    pub after: Readiness,
}

/// What a year costs by the older and the newer profile, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearSum {
    /// The year; 0 for all years together.
    pub year: i16,
    /// By the older profile.
    pub from: i64,
    /// By the newer one.
    pub to: i64,
}

/// Milestones that are fulfilled and were not, and the other way round. Both selections are of one catalogue.
pub(super) fn milestones(before: &Selection, after: &Selection) -> (Vec<CriterionRef>, Vec<CriterionRef>) {
    let turned = |from: &Selection, to: &Selection| {
        let fulfilled = |v: &Verdict| v.status() == Status::Fulfilled;
        let milestones = to.verdicts.iter().filter(|v| v.criterion.milestone.is_some() && fulfilled(v));
        let new = milestones.filter(|v| !from.of(&v.criterion.id).is_some_and(fulfilled));
        new.map(|v| v.criterion.into()).collect()
    };
    (turned(before, after), turned(after, before))
}

/// The milestones of the phases the project is in now, by both profiles.
pub(super) fn tally(before: &Selection, after: &Selection) -> ReadinessChange {
    let count = |selection: &Selection| {
        after.phases.iter().map(|phase| readiness(selection, *phase)).fold(Readiness::default(), |a, b| Readiness {
            fulfilled: a.fulfilled + b.fulfilled,
            in_progress: a.in_progress + b.in_progress,
            open: a.open + b.open,
        })
    };
    ReadinessChange { before: count(before), after: count(after) }
}

/// Criteria that one selection holds and the other does not; `earlier` gives the earlier verdict on a criterion.
pub(super) fn moved<'v, 'a: 'v>(
    after: &'v Selection<'a>,
    earlier: impl Fn(&Verdict<'a>) -> Option<&'v Verdict<'a>>,
) -> Vec<SelectionChange> {
    let turned = |verdict: &&Verdict<'a>| earlier(verdict).is_some_and(|was| was.selected() != verdict.selected());
    let moved = |verdict: &Verdict| SelectionChange {
        criterion: verdict.criterion.into(),
        entered: verdict.selected(),
        reason: verdict.reasons.first().cloned(),
    };
    after.verdicts.iter().filter(turned).map(moved).collect()
}

/// The sums of the years whose costs differ, and of all years.
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
