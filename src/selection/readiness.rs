//! Readiness: how many criteria are fulfilled of those that count. Counts, not percentages, so that papers can print
//! both numbers.

use super::verdict::{Group, Selection, Verdict};
use crate::catalog::{Phase, Workstream};
use crate::profile::Status;

/// The criteria that count, by status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readiness {
    /// Fulfilled.
    pub fulfilled: usize,
    /// In progress.
    pub in_progress: usize,
    /// Stated to be open.
    pub open: usize,
    /// Those about which the profile says nothing. Not stated is neither open nor fulfilled.
    pub not_stated: usize,
    /// Stated to be not relevant; these are no part of the total.
    pub not_relevant: usize,
}

impl Readiness {
    /// The number of criteria that count.
    #[must_use]
    pub fn total(self) -> usize {
        self.fulfilled + self.in_progress + self.open + self.not_stated
    }

    /// Whether all criteria that count are fulfilled; false if there are none.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.total() > 0 && self.fulfilled == self.total()
    }

    fn add(&mut self, status: Option<Status>) {
        match status {
            Some(Status::Fulfilled) => self.fulfilled += 1,
            Some(Status::InProgress) => self.in_progress += 1,
            Some(Status::Open) => self.open += 1,
            Some(Status::NotRelevant) => self.not_relevant += 1,
            None => self.not_stated += 1,
        }
    }
}

/// The readiness of a phase. Its milestones count, except weakly rated ones and those that the profile states to be not
/// relevant.
#[must_use]
pub fn readiness(selection: &Selection, phase: Phase) -> Readiness {
    milestones(selection, &[phase])
}

/// The readiness of a project in these phases: their milestones and those that hold in every phase. This is the one count
/// of milestones that papers print.
#[must_use]
pub fn readiness_in(selection: &Selection, phases: &[Phase]) -> Readiness {
    milestones(selection, &[phases, &[Phase::CrossPhase]].concat())
}

fn milestones(selection: &Selection, phases: &[Phase]) -> Readiness {
    count(selection.verdicts.iter().filter(|v| phases.contains(&v.criterion.phase) && v.criterion.counts()))
}

/// The readiness of a workstream: all its selected criteria count, except those of the next phase.
#[must_use]
pub fn readiness_of(selection: &Selection, workstream: Workstream) -> Readiness {
    count(
        selection
            .verdicts
            .iter()
            .filter(|v| v.group.is_some_and(|g| g != Group::Outlook) && v.criterion.workstreams.contains(&workstream)),
    )
}

fn count<'a, 'b: 'a>(verdicts: impl Iterator<Item = &'a Verdict<'b>>) -> Readiness {
    let mut sum = Readiness::default();
    for verdict in verdicts {
        sum.add(verdict.stated());
    }
    sum
}
