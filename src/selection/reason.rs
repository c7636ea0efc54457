//! The reasons why a criterion is in the papers or not.

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::catalog::Phase;

/// A reason for or against a criterion. The rules are in `docs/architecture.md`, section "Selection"; they follow
/// from the roadmap, which gives for each criterion the phase from which it matters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A milestone of the project's phase.
    MilestoneOfPhase(Phase),
    /// A criterion of the project's phase.
    CriterionOfPhase(Phase),
    /// It applies in every phase.
    CrossPhase,
    /// A milestone of an earlier phase that is not fulfilled.
    MilestoneInArrears(Phase),
    /// A criterion of an earlier phase that is not fulfilled and whose tags name the project's phase.
    CriterionInArrears {
        /// Its own phase.
        phase: Phase,
        /// The project's phases that its tags name.
        named_for: Vec<Phase>,
    },
    /// It belongs to a phase that may run beside the project's, before or after it: P4, where the project chose P5 alone.
    BesidePhase(Phase),
    /// A milestone of the next phase.
    Outlook(Phase),
    /// The profile includes it.
    IncludedByProfile {
        /// The profile's reason, if it states one.
        why: Option<String>,
    },
    /// The profile excludes it.
    ExcludedByProfile {
        /// The profile's reason.
        why: String,
    },
    /// The profile states that it is not relevant to the project.
    NotRelevant,
    /// It belongs to a later phase.
    LaterPhase(Phase),
    /// The profile asks for other workstreams only.
    OtherWorkstream,
    /// It belongs to an earlier phase and is fulfilled.
    FulfilledEarlier(Phase),
    /// It belongs to an earlier phase, and its tags do not name the project's phase.
    EarlierPhase(Phase),
}

impl Reason {
    /// The name in JSON and csv; it does not change between versions.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MilestoneOfPhase(_) => "milestone-of-phase",
            Self::CriterionOfPhase(_) => "criterion-of-phase",
            Self::CrossPhase => "cross-phase",
            Self::MilestoneInArrears(_) => "milestone-in-arrears",
            Self::CriterionInArrears { .. } => "criterion-in-arrears",
            Self::BesidePhase(_) => "beside-phase",
            Self::Outlook(_) => "outlook",
            Self::IncludedByProfile { .. } => "included-by-profile",
            Self::ExcludedByProfile { .. } => "excluded-by-profile",
            Self::NotRelevant => "not-relevant",
            Self::LaterPhase(_) => "later-phase",
            Self::OtherWorkstream => "other-workstream",
            Self::FulfilledEarlier(_) => "fulfilled-earlier",
            Self::EarlierPhase(_) => "earlier-phase",
        }
    }

    /// Whether it is a reason for the criterion.
    #[must_use]
    pub fn is_for(&self) -> bool {
        matches!(
            self,
            Self::MilestoneOfPhase(_)
                | Self::CriterionOfPhase(_)
                | Self::CrossPhase
                | Self::MilestoneInArrears(_)
                | Self::CriterionInArrears { .. }
                | Self::BesidePhase(_)
                | Self::Outlook(_)
                | Self::IncludedByProfile { .. }
        )
    }

    /// The phase of the criterion, if the reason depends on it.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        match self {
            Self::MilestoneOfPhase(p)
            | Self::CriterionOfPhase(p)
            | Self::MilestoneInArrears(p)
            | Self::CriterionInArrears { phase: p, .. }
            | Self::BesidePhase(p)
            | Self::Outlook(p)
            | Self::LaterPhase(p)
            | Self::FulfilledEarlier(p)
            | Self::EarlierPhase(p) => Some(*p),
            _ => None,
        }
    }

    /// The profile's reason, if there is one.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::IncludedByProfile { why } => why.as_deref(),
            Self::ExcludedByProfile { why } => Some(why),
            _ => None,
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Reason", 3)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("phase", &self.phase())?;
        out.serialize_field("why", &self.why())?;
        out.end()
    }
}
