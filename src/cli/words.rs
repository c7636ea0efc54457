//! Reasons, rules and numbers in plain English, for the terminal. The papers have their own words.

use crate::catalog::{Criterion, Milestone, MilestoneKind};
use crate::selection::{Group, Reason};

/// A reason as one says it.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::MilestoneOfPhase(phase) => format!("milestone of phase {phase}"),
        Reason::CriterionOfPhase(phase) => format!("criterion of phase {phase}"),
        Reason::CrossPhase => "holds in every phase".into(),
        Reason::MilestoneInArrears(phase) => format!("milestone of earlier phase {phase}, not fulfilled"),
        Reason::CriterionInArrears { phase, named_for } => {
            let named: Vec<&str> = named_for.iter().map(|p| p.key()).collect();
            format!("criterion of earlier phase {phase}, not fulfilled, named for {} too", named.join(" and "))
        }
        Reason::Outlook(phase) => format!("milestone of next phase {phase}"),
        Reason::IncludedByProfile { why: Some(why) } => format!("included by the profile: {why}"),
        Reason::IncludedByProfile { why: None } => "included by the profile".into(),
        Reason::ExcludedByProfile { why } => format!("excluded by the profile: {why}"),
        Reason::NotRelevant => "not relevant, says the profile".into(),
        Reason::LaterPhase(phase) => format!("later phase {phase}"),
        Reason::OtherWorkstream => "other workstreams than the profile asks for".into(),
        Reason::FulfilledEarlier(phase) => format!("earlier phase {phase}, fulfilled"),
        Reason::EarlierPhase(phase) => format!("earlier phase {phase} only"),
    }
}

/// The rule behind a reason.
#[must_use]
pub fn rule(reason: &Reason) -> &'static str {
    match reason {
        Reason::MilestoneOfPhase(_) => "every milestone of the project's phase is in the papers",
        Reason::CriterionOfPhase(_) => "every criterion of the project's phase is in the papers",
        Reason::CrossPhase => "cross-phase criteria are in the papers of every project",
        Reason::MilestoneInArrears(_) => {
            "a milestone of an earlier phase stays in the papers until the profile says that it is fulfilled"
        }
        Reason::CriterionInArrears { .. } => {
            "a criterion of an earlier phase stays in the papers until it is fulfilled, if its sub-phase tags name the \
             project's phase"
        }
        Reason::Outlook(_) => "the milestones of the phase after the project's are shown as an outlook",
        Reason::IncludedByProfile { .. } => "what the profile lists under `auswahl.einschliessen` is in the papers",
        Reason::ExcludedByProfile { .. } => {
            "what the profile lists under `auswahl.ausschliessen` is left out and named in the annex with its reason; a \
             milestone that the phase asks for stays all the same"
        }
        Reason::NotRelevant => {
            "what the profile calls `nicht relevant` is left out; a milestone that the phase asks for stays all the same"
        }
        Reason::LaterPhase(_) => "criteria of later phases are left out, except for the milestones of the next one",
        Reason::OtherWorkstream => {
            "where the profile lists `auswahl.workstreams`, criteria of other workstreams only are left out; milestones \
             never are"
        }
        Reason::FulfilledEarlier(_) => "what is fulfilled and belongs to an earlier phase is left out",
        Reason::EarlierPhase(_) => {
            "a criterion of an earlier phase is left out, unless it is a milestone or its sub-phase tags name the \
             project's phase"
        }
    }
}

/// A place in the papers.
#[must_use]
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Milestone => "among the milestones of the phase",
        Group::Criterion => "among the criteria of the phase",
        Group::CrossPhase => "among the cross-phase criteria",
        Group::Arrears => "among the arrears of earlier phases",
        Group::Outlook => "in the outlook to the next phase",
        Group::Included => "among those that the profile asks for",
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

/// A milestone's kind in one word, for a narrow column.
#[must_use]
pub fn milestone_short(criterion: &Criterion) -> &'static str {
    match criterion.milestone.map(|m| m.kind) {
        Some(MilestoneKind::Phase) => "Meilenstein",
        Some(MilestoneKind::Municipal) => "kommunal",
        Some(MilestoneKind::Additional) => "zusätzlich",
        None => "",
    }
}

/// So many of a thing, with its plural.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// An argument as a shell wants it, so that a command can be copied from a message.
#[must_use]
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
pub fn argument(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-\\:".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(count(1, "page"), "1 page");
        assert_eq!(count(0, "gap"), "0 gaps");
    }

    #[test]
    fn arguments_can_be_copied_to_a_shell() {
        assert_eq!(argument("data/p.toml"), "data/p.toml");
        assert_eq!(argument("meine profile/o'.toml"), "'meine profile/o'\\''.toml'");
    }
}
