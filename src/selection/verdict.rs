//! The result of the selection: for every criterion, whether it is in the papers and why.

use super::reason::Reason;
use crate::catalog::{Criterion, Phase};
use crate::profile::{Assessment, Status};

/// The part of the papers a selected criterion belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Milestones of the project's phase.
    Milestone,
    /// Other criteria of the project's phase.
    Criterion,
    /// Criteria that apply in every phase.
    CrossPhase,
    /// Criteria of earlier phases that the project reports as not fulfilled.
    Arrears,
    /// Criteria of earlier phases with nothing in arrears: named for the project's phase, milestones that are fulfilled,
    /// and milestones about which nothing is said.
    Earlier,
    /// Criteria of later phases whose time is now: named for the project's phase, or already begun.
    Early,
    /// Milestones of the next phase, and of the one that may run beside the project's.
    Outlook,
    /// Criteria that are in only because the profile includes them.
    Included,
}

impl Group {
    /// The name in JSON; it does not change between versions.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Milestone => "milestone",
            Self::Criterion => "criterion",
            Self::CrossPhase => "cross-phase",
            Self::Arrears => "arrears",
            Self::Earlier => "earlier",
            Self::Early => "early",
            Self::Outlook => "outlook",
            Self::Included => "included",
        }
    }
}

/// Whether a criterion is in the papers, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What the profile says about the criterion.
    pub assessment: Option<&'a Assessment>,
    /// Where the criterion belongs; none if it is left out.
    pub group: Option<Group>,
    /// Whether papers lead with it; the others they show in short.
    pub leads: bool,
    /// Every reason for and against it, the deciding one first; never empty.
    pub reasons: Vec<Reason>,
}

impl Verdict<'_> {
    /// Whether the criterion is in the papers.
    #[must_use]
    pub fn selected(&self) -> bool {
        self.group.is_some()
    }

    /// The status the profile states; none where it says nothing, which is a value of its own.
    #[must_use]
    pub fn stated(&self) -> Option<Status> {
        self.assessment.and_then(|a| a.status)
    }

    /// The criterion's status; open if the profile states none.
    #[must_use]
    pub fn status(&self) -> Status {
        self.stated().unwrap_or_default()
    }

    /// Whether something is left to do, as far as the profile says.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        !matches!(self.stated(), Some(Status::Fulfilled | Status::NotRelevant))
    }
}

/// The verdicts on all criteria of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection<'a> {
    /// The project's phases: one, or P4 and P5.
    pub phases: Vec<Phase>,
    /// One verdict per criterion, in the catalogue's order.
    pub verdicts: Vec<Verdict<'a>>,
}

impl<'a> Selection<'a> {
    /// The selected criteria of one group, in the catalogue's order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Verdict<'a>> {
        self.verdicts.iter().filter(move |v| v.group == Some(group))
    }

    /// The verdict on the criterion with this id.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Verdict<'a>> {
        self.verdicts.iter().find(|v| v.criterion.id == id)
    }

    /// The phase after the project's last one.
    #[must_use]
    pub fn next_phase(&self) -> Option<Phase> {
        self.phases.iter().max().and_then(|p| p.next())
    }

    /// Whether the phase ahead may as well run beside the project's: of P4 and P5 neither waits for the other.
    #[must_use]
    pub fn may_run_beside(&self) -> bool {
        matches!(self.phases.as_slice(), [Phase::P4 | Phase::P5])
    }

    /// The phases that may come next: after the pilot both P4 and P5, since either may be first; with one of these, the
    /// other one.
    #[must_use]
    pub fn phases_ahead(&self) -> Vec<Phase> {
        match self.phases.as_slice() {
            [Phase::P1] => vec![Phase::P2],
            [Phase::P2] => vec![Phase::P3],
            [Phase::P3] => vec![Phase::P4, Phase::P5],
            [Phase::P4] => vec![Phase::P5],
            [Phase::P5] => vec![Phase::P4],
            _ => Vec::new(),
        }
    }
}
