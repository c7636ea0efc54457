//! What was examined before the project began: whether there is a solution already, and whether to develop one.

use serde::Serialize;

use super::context::Context;
use super::project::Fact;
use crate::catalog::Phase;
use crate::profile::PreCheck;

/// The pre-check.
#[derive(Debug, Clone, Serialize)]
pub struct PreCheckText {
    /// Whether the project is in a phase whose papers show it: P1 or P2.
    pub applies: bool,
    /// Whether anything is stated.
    pub stated: bool,
    /// Every question with the answer, or that there is none.
    pub rows: Vec<Fact>,
    /// What to ask about a solution that could be reused, from the roadmap's key result on searching first.
    pub guiding: Vec<String>,
}

/// The roadmap's number of the key result to search first and build then.
const SEARCH_FIRST: u8 = 0;

pub(super) fn pre_check(context: &Context) -> PreCheckText {
    let PreCheck { searched, found, rejected, added_value, resources, together } = &context.profile.pre_check;
    let rows = [
        ("gesucht", searched),
        ("gefunden", found),
        ("verworfen", rejected),
        ("mehrwert", added_value),
        ("ressourcen", resources),
        ("gemeinsam", together),
    ];
    let none = || context.labels.text("not-stated");
    PreCheckText {
        applies: context.profile.project.phases.iter().any(|phase| Phase::BEFORE_PILOT.contains(phase)),
        guiding: { context.catalog.key_results.iter() }
            .filter(|result| result.number == Some(SEARCH_FIRST))
            .flat_map(|result| context.all_prose(&result.questions))
            .collect(),
        stated: rows.iter().any(|(_, answer)| answer.is_some()),
        rows: rows
            .iter()
            .map(|(key, answer)| Fact {
                label: context.labels.text(&format!("pre-check.{key}")),
                value: answer.as_deref().map_or_else(none, |text| context.paragraphs(Some(text)).join(" ")),
            })
            .collect(),
    }
}
