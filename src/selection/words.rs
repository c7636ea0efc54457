//! Reasons, rules and places in the papers in plain words, for messages. The papers have their own words.

use crate::catalog::{Criterion, Milestone};
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
        Reason::CriterionInArrears { phase, named_for } => {
            let named: Vec<&str> = named_for.iter().map(|p| p.key()).collect();
            let named = Message::all(named);
            say!("criterion of earlier phase {phase}, not fulfilled, named for {named} too", phase, named)
        }
        Reason::BesidePhase(phase) => say!("phase {phase} may run beside the project's", phase),
        Reason::Outlook(phase) => say!("milestone of next phase {phase}", phase),
        Reason::IncludedByProfile { why: Some(why) } => say!("included by the profile: {why}", why),
        Reason::IncludedByProfile { why: None } => say!("included by the profile"),
        Reason::ExcludedByProfile { why } => say!("excluded by the profile: {why}", why),
        Reason::NotRelevant => say!("not relevant, says the profile"),
        Reason::LaterPhase(phase) => say!("later phase {phase}", phase),
        Reason::OtherWorkstream => say!("other workstreams than the profile asks for"),
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
            say!("a milestone of an earlier phase stays in the papers until the profile says that it is fulfilled")
        }
        Reason::CriterionInArrears { .. } => {
            say!(
                "a criterion of an earlier phase stays in the papers until it is fulfilled, if its sub-phase tags name the \
             project's phase"
            )
        }
        Reason::BesidePhase(_) => {
            say!("P4 and P5 may run side by side or either first: a project in P5 is in arrears with nothing of P4")
        }
        Reason::Outlook(_) => say!("the milestones of the phase after the project's are shown as an outlook"),
        Reason::IncludedByProfile { .. } => {
            say!("what the profile lists under `auswahl.einschliessen` is in the papers")
        }
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
            say!("criteria of later phases are left out, except for the milestones of the next one")
        }
        Reason::OtherWorkstream => {
            say!(
                "where the profile lists `auswahl.workstreams`, criteria of other workstreams only are left out; milestones \
             never are"
            )
        }
        Reason::FulfilledEarlier(_) => say!("what is fulfilled and belongs to an earlier phase is left out"),
        Reason::EarlierPhase(_) => {
            say!(
                "a criterion of an earlier phase is left out, unless it is a milestone or its sub-phase tags name the \
             project's phase"
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
        Group::Outlook => say!("in the outlook to the next phase"),
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
