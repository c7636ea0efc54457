//! The reasons why a criterion is in the papers or not.

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::catalog::Phase;

/// A reason for or against a criterion. The rules are in `docs/architecture.md`, section "Selection"; they follow
/// from the roadmap, which gives for each criterion the phase from which it matters, and tags for the parts of phases in
/// which it matters in particular.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A milestone of the project's phase.
    MilestoneOfPhase(Phase),
    /// A criterion of the project's phase.
    CriterionOfPhase(Phase),
    /// It applies in every phase.
    CrossPhase,
    /// A milestone of an earlier phase that the project reports as not fulfilled.
    MilestoneInArrears(Phase),
    /// A criterion of an earlier phase whose tags name the project's phase and that the project reports as not fulfilled.
    CriterionInArrears(Phase),
    /// The project reports that it has begun it and not fulfilled it, and its phase is not the project's.
    ReportedUnfinished(Phase),
    /// A milestone of an earlier phase about which a project that reports others says nothing.
    MilestoneNotReported(Phase),
    /// A milestone of another phase that is fulfilled: its evidence stays in the papers.
    MilestoneFulfilled(Phase),
    /// A milestone of an earlier phase, whatever was said of it.
    EarlierMilestone(Phase),
    /// Its tags name these phases of the project.
    TaggedForPhase(Vec<Phase>),
    /// It belongs to a later phase, and its tags name the project's.
    EarlyForPhase(Phase),
    /// It belongs to the phase that may run beside the project's, before or after it: P4 and P5.
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
    /// It belongs only to the phase that may run beside the project's.
    ParallelPhase(Phase),
    /// The profile asks for other workstreams only.
    OtherWorkstream,
    /// The profile asks for other scaling drivers only.
    OtherDriver,
    /// The profile asks for the criteria of other stakeholders only.
    OtherStakeholder,
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
            Self::CriterionInArrears(_) => "criterion-in-arrears",
            Self::ReportedUnfinished(_) => "reported-unfinished",
            Self::MilestoneNotReported(_) => "milestone-not-reported",
            Self::MilestoneFulfilled(_) => "milestone-fulfilled",
            Self::EarlierMilestone(_) => "earlier-milestone",
            Self::TaggedForPhase(_) => "tagged-for-phase",
            Self::EarlyForPhase(_) => "early-for-phase",
            Self::BesidePhase(_) => "beside-phase",
            Self::Outlook(_) => "outlook",
            Self::IncludedByProfile { .. } => "included-by-profile",
            Self::ExcludedByProfile { .. } => "excluded-by-profile",
            Self::NotRelevant => "not-relevant",
            Self::LaterPhase(_) => "later-phase",
            Self::ParallelPhase(_) => "parallel-phase",
            Self::OtherWorkstream => "other-workstream",
            Self::OtherDriver => "other-driver",
            Self::OtherStakeholder => "other-stakeholder",
            Self::FulfilledEarlier(_) => "fulfilled-earlier",
            Self::EarlierPhase(_) => "earlier-phase",
        }
    }

    /// Whether it is a reason for the criterion.
    #[must_use]
    pub fn is_for(&self) -> bool {
        match self {
            Self::MilestoneOfPhase(_)
            | Self::CriterionOfPhase(_)
            | Self::CrossPhase
            | Self::MilestoneInArrears(_)
            | Self::CriterionInArrears(_)
            | Self::ReportedUnfinished(_)
            | Self::MilestoneNotReported(_)
            | Self::MilestoneFulfilled(_)
            | Self::EarlierMilestone(_)
            | Self::TaggedForPhase(_)
            | Self::EarlyForPhase(_)
            | Self::BesidePhase(_)
            | Self::Outlook(_)
            | Self::IncludedByProfile { .. } => true,
            Self::ExcludedByProfile { .. }
            | Self::NotRelevant
            | Self::LaterPhase(_)
            | Self::ParallelPhase(_)
            | Self::OtherWorkstream
            | Self::OtherDriver
            | Self::OtherStakeholder
            | Self::FulfilledEarlier(_)
            | Self::EarlierPhase(_) => false,
        }
    }

    /// The phase of the criterion, if the reason depends on it.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        match self {
            Self::MilestoneOfPhase(p)
            | Self::CriterionOfPhase(p)
            | Self::MilestoneInArrears(p)
            | Self::CriterionInArrears(p)
            | Self::ReportedUnfinished(p)
            | Self::MilestoneNotReported(p)
            | Self::MilestoneFulfilled(p)
            | Self::EarlierMilestone(p)
            | Self::EarlyForPhase(p)
            | Self::BesidePhase(p)
            | Self::Outlook(p)
            | Self::LaterPhase(p)
            | Self::ParallelPhase(p)
            | Self::FulfilledEarlier(p)
            | Self::EarlierPhase(p) => Some(*p),
            _ => None,
        }
    }

    /// The project's phases that the criterion's tags name, if that is the reason.
    #[must_use]
    pub fn named_for(&self) -> &[Phase] {
        match self {
            Self::TaggedForPhase(phases) => phases,
            _ => &[],
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
        let mut out = serializer.serialize_struct("Reason", 4)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("phase", &self.phase())?;
        out.serialize_field("named_for", self.named_for())?;
        out.serialize_field("why", &self.why())?;
        out.end()
    }
}
