//! How ready a project is: fulfilled over counting, in whole numbers, so that every paper can print both.

use crate::catalog::{Phase, Workstream};
use crate::profile::Status;

use super::{Selection, Verdict};

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Readiness {
    /// Fulfilled.
    pub fulfilled: usize,
    /// In work.
    pub in_progress: usize,
    /// Open, which includes those the profile does not mention.
    pub open: usize,
}

impl Readiness {
    /// All that count.
    #[must_use]
    pub fn total(self) -> usize {
        self.fulfilled + self.in_progress + self.open
    }

    /// Whether everything that counts is fulfilled; false where nothing counts.
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

/// The readiness of one phase: its milestones, without those only weakly rated as milestones and
/// without those the profile calls not relevant.
#[must_use]
pub fn readiness(selection: &Selection, phase: Phase) -> Readiness {
    tally(selection.verdicts.iter().filter(|v| v.criterion.phase == phase && v.criterion.counts()))
}

/// The selected criteria of one workstream, the outlook left aside: what is to be done now.
#[must_use]
pub fn readiness_of(selection: &Selection, workstream: Workstream) -> Readiness {
    tally(selection.verdicts.iter().filter(|v| {
        v.group.is_some_and(|g| g != super::Group::Outlook) && v.criterion.workstreams.contains(&workstream)
    }))
}

fn tally<'a, 'b: 'a>(verdicts: impl Iterator<Item = &'a Verdict<'b>>) -> Readiness {
    let mut sum = Readiness::default();
    for verdict in verdicts {
        sum.add(verdict.status());
    }
    sum
}
