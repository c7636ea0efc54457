//! Reasons, rules and places in the papers in plain words, for messages. The papers have their own words.

use crate::catalog::{Criterion, Milestone, Phase};
use crate::message::{Message, say};
use crate::selection::{Group, Reason};

/// A reason as one says it.
#[must_use]
pub fn reason(reason: &Reason) -> Message {
    match reason {
        Reason::MilestoneOfPhase(phase) => say!("milestone of phase {phase}", phase),
        Reason::CriterionOfPhase(phase) => say!("criterion of phase {phase}", phase),
        Reason::CrossPhase => say!("holds in every phase"),
        Reason::MilestoneInArrears(phase) => say!("milestone of earlier phase {phase}, not fulfilled", phase),
        Reason::CriterionInArrears(phase) => say!("criterion of earlier phase {phase}, not fulfilled", phase),
        Reason::ReportedUnfinished(phase) => say!("criterion of phase {phase}, reported as begun", phase),
        Reason::MilestoneNotReported(phase) => say!("milestone of earlier phase {phase}, not reported", phase),
        Reason::MilestoneFulfilled(phase) => say!("milestone of phase {phase}, fulfilled; its evidence stays", phase),
        Reason::EarlierMilestone(phase) => say!("milestone of earlier phase {phase}", phase),
        Reason::TaggedForPhase(phases) => {
            say!("the roadmap names it for {named} in particular", named = Message::all(phases.iter().map(|p| p.key())))
        }
        Reason::EarlyForPhase(phase) => say!("criterion of later phase {phase}, due already now", phase),
        Reason::BesidePhase(phase) => say!("phase {phase} may run beside the project's", phase),
        Reason::Outlook(phase @ (Phase::P4 | Phase::P5)) => {
            say!("milestone of phase {phase}, which may come next", phase)
        }
        Reason::Outlook(phase) => say!("milestone of next phase {phase}", phase),
        Reason::IncludedByProfile { why: Some(why) } => say!("included by the profile: {why}", why),
        Reason::IncludedByProfile { why: None } => say!("included by the profile"),
        Reason::ExcludedByProfile { why } => say!("excluded by the profile: {why}", why),
        Reason::NotRelevant => say!("not relevant, says the profile"),
        Reason::LaterPhase(phase) => say!("later phase {phase}", phase),
        Reason::ParallelPhase(phase) => say!("only phase {phase}, which may run beside the project's", phase),
        Reason::OtherWorkstream => say!("other workstreams than the profile asks for"),
        Reason::OtherDriver => say!("another scaling driver than the profile asks for"),
        Reason::OtherStakeholder => say!("other stakeholders than the profile asks for"),
        Reason::FulfilledEarlier(phase) => say!("earlier phase {phase}, fulfilled", phase),
        Reason::EarlierPhase(phase) => say!("earlier phase {phase} only", phase),
    }
}

/// The rule behind a reason.
#[must_use]
pub fn rule(reason: &Reason) -> Message {
    match reason {
        Reason::MilestoneOfPhase(_) => say!("every milestone of the project's phase is in the papers"),
        Reason::CriterionOfPhase(_) => say!("every criterion of the project's phase is in the papers"),
        Reason::CrossPhase => say!("cross-phase criteria are in the papers of every project"),
        Reason::MilestoneInArrears(_) => {
            say!(
                "a milestone of an earlier phase that the profile calls open or in progress stays until it is fulfilled"
            )
        }
        Reason::CriterionInArrears(_) => {
            say!(
                "a criterion of an earlier phase that the profile calls open or in progress stays until it is fulfilled, if \
             its sub-phase tags name the project's phase"
            )
        }
        Reason::ReportedUnfinished(_) => {
            say!("what the profile calls `in Arbeit` is in the papers, whatever its phase")
        }
        Reason::MilestoneNotReported(_) => {
            say!(
                "where the profile states the status of milestones, those of earlier phases it says nothing about are shown \
             as not reported; not stated is never arrears"
            )
        }
        Reason::MilestoneFulfilled(_) => {
            say!("fulfilled milestones stay in the papers of every later phase with their evidence")
        }
        Reason::EarlierMilestone(_) => say!("milestones of earlier phases stay when something is said of them"),
        Reason::TaggedForPhase(_) => {
            say!(
                "what the roadmap's sub-phase tags name for the project's phase is in the papers, and papers lead with it \
             until it is fulfilled"
            )
        }
        Reason::EarlyForPhase(_) => {
            say!("a criterion of a later phase is in the papers already if its sub-phase tags name the project's phase")
        }
        Reason::BesidePhase(_) => {
            say!("P4 and P5 may run side by side or either first: neither is in arrears with anything of the other")
        }
        Reason::Outlook(_) => {
            say!("the milestones of the phase after the project's are shown as an outlook; after P3 those of P4 and P5")
        }
        Reason::IncludedByProfile { .. } => {
            say!("what the profile lists under `auswahl.einschliessen` is in the papers")
        }
        against => rule_against(against),
    }
}

/// The rule behind a reason for leaving a criterion out.
fn rule_against(reason: &Reason) -> Message {
    match reason {
        Reason::ExcludedByProfile { .. } => {
            say!(
                "what the profile lists under `auswahl.ausschliessen` is left out and named in the annex with its reason; a \
             milestone that the phase asks for stays all the same"
            )
        }
        Reason::NotRelevant => {
            say!(
                "what the profile calls `nicht relevant` is left out; a milestone that the phase asks for stays all the same"
            )
        }
        Reason::LaterPhase(_) => {
            say!(
                "criteria of later phases are left out, except for the milestones of the next one, what the roadmap names \
             for the project's phase and what is begun"
            )
        }
        Reason::ParallelPhase(_) => {
            say!(
                "of the phase that may run beside, only milestones and what the roadmap names for the project's are shown"
            )
        }
        Reason::OtherWorkstream => {
            say!(
                "where the profile lists `auswahl.workstreams`, criteria of other workstreams only are left out; milestones \
             and what is begun never are"
            )
        }
        Reason::OtherDriver => {
            say!(
                "where the profile lists `auswahl.treiber`, criteria of other scaling drivers are left out; milestones and \
             what is begun never are"
            )
        }
        Reason::OtherStakeholder => {
            say!(
                "where the profile lists `auswahl.stakeholder`, criteria of other stakeholders only are left out; milestones \
             and what is begun never are"
            )
        }
        Reason::FulfilledEarlier(_) => {
            say!(
                "what is fulfilled and belongs to an earlier phase is left out, unless it is a milestone or its sub-phase \
             tags name the project's phase"
            )
        }
        // `EarlierPhase`; reasons for a criterion have their rules above.
        _ => {
            say!(
                "what belongs to an earlier phase is left out, unless its sub-phase tags name the project's phase, it is \
             begun, or it is a milestone that the profile speaks of"
            )
        }
    }
}

/// A place in the papers.
#[must_use]
pub fn group(group: Group) -> Message {
    match group {
        Group::Milestone => say!("among the milestones of the phase"),
        Group::Criterion => say!("among the criteria of the phase"),
        Group::CrossPhase => say!("among the cross-phase criteria"),
        Group::Arrears => say!("among the arrears of earlier phases"),
        Group::Earlier => say!("among what earlier phases leave behind"),
        Group::Early => say!("among what is due already now"),
        Group::Outlook => say!("in the outlook on what may come next"),
        Group::Included => say!("among those that the profile asks for"),
    }
}

/// What a milestone is called, weak ratings said.
#[must_use]
pub fn milestone(criterion: &Criterion) -> String {
    match criterion.milestone {
        Some(Milestone { kind, confidence }) => format!("{} ({})", kind.name(), confidence.name()),
        None => String::new(),
    }
}
