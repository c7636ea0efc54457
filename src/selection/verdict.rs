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
    /// Criteria of earlier phases that are not fulfilled.
    Arrears,
    /// Milestones of the next phase.
    Outlook,
    /// Criteria that are in only because the profile includes them.
    Included,
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
    /// Every reason for and against it, the deciding one first; never empty.
    pub reasons: Vec<Reason>,
}

impl Verdict<'_> {
    /// Whether the criterion is in the papers.
    #[must_use]
    pub fn selected(&self) -> bool {
        self.group.is_some()
    }

    /// The criterion's status; open if the profile states none.
    #[must_use]
    pub fn status(&self) -> Status {
        self.assessment.and_then(|a| a.status).unwrap_or_default()
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
}
