//! How many of some criteria are fulfilled, in progress, open, or not stated: one count for all papers. What is not
//! stated is a number of its own; it is neither open nor nought.

use serde::Serialize;

use super::context::Context;
use crate::catalog::{Phase, Workstream};
use crate::profile::Status;
use crate::selection::{Group, Verdict};

/// A count, as numbers and in words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Tally {
    /// Fulfilled.
    pub fulfilled: usize,
    /// In work.
    pub in_progress: usize,
    /// Open, as the profile states it.
    pub open: usize,
    /// Those the profile says nothing about.
    pub not_stated: usize,
    /// Those the profile states to be not relevant; they are not among all that count.
    pub not_relevant: usize,
    /// All that count.
    pub total: usize,
    /// Whether the profile says anything about one of them.
    pub stated: bool,
    /// `1 von 2`.
    pub label: String,
    /// What stands where: `2 erfüllt, 1 in Arbeit, 1 ohne Angabe`; words for nothing where none counts.
    pub text: String,
}

impl Tally {
    fn of<'a>(context: &Context, verdicts: impl Iterator<Item = &'a Verdict<'a>>) -> Self {
        let mut tally = Self::default();
        for verdict in verdicts {
            match verdict.assessment.and_then(|said| said.status) {
                Some(Status::Fulfilled) => tally.fulfilled += 1,
                Some(Status::InProgress) => tally.in_progress += 1,
                Some(Status::Open) => tally.open += 1,
                Some(Status::NotRelevant) => tally.not_relevant += 1,
                None => tally.not_stated += 1,
            }
        }
        tally.stated = tally.fulfilled + tally.in_progress + tally.open + tally.not_relevant > 0;
        tally.total = tally.fulfilled + tally.in_progress + tally.open + tally.not_stated;
        let (fulfilled, total) = (tally.fulfilled.to_string(), tally.total.to_string());
        tally.label = context.labels.fill("tally", &[("fulfilled", &fulfilled), ("total", &total)]);
        tally.text = tally.parts(context);
        tally
    }

    fn parts(&self, context: &Context) -> String {
        let named = [
            (self.fulfilled, "fulfilled"),
            (self.in_progress, "in-progress"),
            (self.open, "open"),
            (self.not_stated, "not-stated"),
            (self.not_relevant, "not-relevant"),
        ];
        if self.total + self.not_relevant == 0 {
            return context.labels.text("tally.none");
        }
        if !self.stated {
            return context.labels.text("not-stated");
        }
        let named = named.into_iter().filter(|(n, _)| *n > 0);
        let parts = named.map(|(n, key)| context.labels.fill(&format!("tally.{key}"), &[("count", &n.to_string())]));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// The milestones of some phases: those whose rating is certain.
pub(super) fn milestones(context: &Context, phases: &[Phase]) -> Tally {
    let verdicts = context.selection.verdicts.iter();
    Tally::of(context, verdicts.filter(|v| phases.contains(&v.criterion.phase) && v.criterion.counts()))
}

/// The selected criteria of an area of work, without those of the next phase.
pub(super) fn workstream(context: &Context, workstream: Workstream) -> Tally {
    let is_now = |group: Group| group != Group::Outlook;
    let verdicts = context.selection.verdicts.iter();
    let mine = verdicts.filter(|v| v.group.is_some_and(is_now) && v.criterion.workstreams.contains(&workstream));
    Tally::of(context, mine)
}

/// The milestones of the phases before the project's first one.
pub(super) fn earlier(context: &Context) -> Tally {
    let first = context.selection.phases.iter().min().copied().unwrap_or(Phase::P1);
    let before: Vec<Phase> = Phase::STAGES.into_iter().filter(|phase| *phase < first).collect();
    milestones(context, &before)
}
