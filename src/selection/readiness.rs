//! Readiness: how many criteria are fulfilled of those that count. Counts, not percentages, so that papers can print both
//! numbers.

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
    /// Open; also those that the profile does not mention.
    pub open: usize,
}

impl Readiness {
    /// The number of criteria that count.
    #[must_use]
    pub fn total(self) -> usize {
        self.fulfilled + self.in_progress + self.open
    }

    /// Whether all criteria that count are fulfilled; false if there are none.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.total() > 0 && self.fulfilled == self.total()
    }

    fn add(&mut self, status: Status) {
        match status {
            Status::Fulfilled => self.fulfilled += 1,
            Status::InProgress => self.in_progress += 1,
            Status::Open => self.open += 1,
            Status::NotRelevant => {}
        }
    }
}

/// The readiness of a phase. Its milestones count, except weakly rated ones and those that the profile states to be not
/// relevant.
#[must_use]
pub fn readiness(selection: &Selection, phase: Phase) -> Readiness {
    count(selection.verdicts.iter().filter(|v| v.criterion.phase == phase && v.criterion.counts()))
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
        sum.add(verdict.status());
    }
    sum
}
