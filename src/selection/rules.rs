//! What the phases alone say of a criterion: its group with the reason, or the reason for leaving it out.

use super::reason::Reason;
use super::verdict::Group;
use crate::catalog::{Criterion, Phase};
use crate::profile::Status;

/// A project, as far as the rules of its phases go by it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position<'a> {
    /// The project's phases.
    pub phases: &'a [Phase],
    /// Whether the project reports the status of any milestone: only then it means something that it says nothing of one.
    pub reports: bool,
}

/// How a phase stands to the project's.
enum Relation {
    Earlier,
    /// P4 to a project in P5, and P5 to one in P4: either may be first.
    Beside,
    Later,
}

impl Position<'_> {
    /// The project's phases that the criterion's tags name.
    pub fn named_for(self, criterion: &Criterion) -> Vec<Phase> {
        let is_named = |phase: &Phase| criterion.sub_phases.iter().any(|tag| tag.phase == *phase);
        self.phases.iter().copied().filter(is_named).collect()
    }

    fn relation(self, own: Phase) -> Relation {
        match (self.phases, own) {
            ([Phase::P4], Phase::P5) | ([Phase::P5], Phase::P4) => Relation::Beside,
            (phases, own) if phases.iter().max().is_none_or(|last| own > *last) => Relation::Later,
            _ => Relation::Earlier,
        }
    }

    /// The criterion's group and the deciding reason, or the reason for leaving it out.
    pub fn judge(self, criterion: &Criterion, stated: Option<Status>) -> Result<(Group, Reason), Reason> {
        let (own, milestone) = (criterion.phase, criterion.milestone.is_some());
        if own == Phase::CrossPhase {
            return Ok((Group::CrossPhase, Reason::CrossPhase));
        }
        if self.phases.contains(&own) {
            return Ok(if milestone {
                (Group::Milestone, Reason::MilestoneOfPhase(own))
            } else {
                (Group::Criterion, Reason::CriterionOfPhase(own))
            });
        }
        match self.relation(own) {
            Relation::Later => self.later(criterion, stated),
            Relation::Beside => self.beside(criterion, stated),
            Relation::Earlier => self.earlier(criterion, stated),
        }
    }

    fn later(self, criterion: &Criterion, stated: Option<Status>) -> Result<(Group, Reason), Reason> {
        let own = criterion.phase;
        // After the pilot, P5 may come first.
        let next = match self.phases {
            [Phase::P3] => matches!(own, Phase::P4 | Phase::P5),
            phases => phases.iter().max().and_then(|last| last.next()) == Some(own),
        };
        if criterion.milestone.is_some() && next {
            Ok((Group::Outlook, Reason::Outlook(own)))
        } else if !self.named_for(criterion).is_empty() {
            Ok((Group::Early, Reason::EarlyForPhase(own)))
        } else if stated == Some(Status::InProgress) {
            Ok((Group::Early, Reason::ReportedUnfinished(own)))
        } else {
            Err(Reason::LaterPhase(own))
        }
    }

    fn beside(self, criterion: &Criterion, stated: Option<Status>) -> Result<(Group, Reason), Reason> {
        let own = criterion.phase;
        let group = if own == Phase::P5 { Group::Early } else { Group::Earlier };
        if criterion.milestone.is_some() {
            Ok(match stated {
                Some(Status::Fulfilled) => (group, Reason::MilestoneFulfilled(own)),
                _ => (Group::Outlook, Reason::BesidePhase(own)),
            })
        } else if !self.named_for(criterion).is_empty() {
            Ok((group, Reason::BesidePhase(own)))
        } else if stated == Some(Status::InProgress) {
            Ok((group, Reason::ReportedUnfinished(own)))
        } else {
            Err(Reason::ParallelPhase(own))
        }
    }

    fn earlier(self, criterion: &Criterion, stated: Option<Status>) -> Result<(Group, Reason), Reason> {
        let (own, milestone) = (criterion.phase, criterion.milestone.is_some());
        let named_for = self.named_for(criterion);
        let named = !named_for.is_empty();
        match stated {
            Some(Status::Open | Status::InProgress) if milestone => {
                Ok((Group::Arrears, Reason::MilestoneInArrears(own)))
            }
            Some(Status::Open | Status::InProgress) if named => Ok((Group::Arrears, Reason::CriterionInArrears(own))),
            Some(Status::InProgress) => Ok((Group::Arrears, Reason::ReportedUnfinished(own))),
            Some(Status::Fulfilled) if milestone => Ok((Group::Earlier, Reason::MilestoneFulfilled(own))),
            Some(Status::NotRelevant) if milestone => Ok((Group::Earlier, Reason::EarlierMilestone(own))),
            // One whose rating is not certain is expected of nobody.
            None if criterion.counts() && self.reports => Ok((Group::Earlier, Reason::MilestoneNotReported(own))),
            _ if named => Ok((Group::Earlier, Reason::TaggedForPhase(named_for))),
            Some(Status::Fulfilled) => Err(Reason::FulfilledEarlier(own)),
            _ => Err(Reason::EarlierPhase(own)),
        }
    }
}
