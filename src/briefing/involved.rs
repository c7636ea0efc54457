//! Who and what carries the selected criteria: roles that must be at the table, scaling drivers, and the proofs already
//! given. Each stands once, with the criteria it is about.

use serde::Serialize;

use super::context::Context;
use super::criterion_link::{CriterionLink, criterion_link};
use crate::catalog::{Criterion, Phase};
use crate::names;
use crate::profile::Status;
use crate::selection::{Group, Verdict};

/// A fulfilled milestone.
#[derive(Debug, Clone, Serialize)]
pub struct ProofRow {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of the title.
    pub lang: &'static str,
    /// The label of its card.
    pub anchor: Option<String>,
    /// `P1` to `P5`, or the word for all phases.
    pub phase: String,
    /// Whether it belongs to an earlier phase than the project's.
    pub earlier: bool,
    /// Whether it counts towards readiness.
    pub counts: bool,
    /// What shows it; none where the profile names nothing.
    pub evidence: Option<String>,
    /// By when it was due, which is the only date a profile states of a criterion; none where it states none.
    pub date: Option<String>,
    /// Who answers for it.
    pub responsible: Option<String>,
}

/// A role and the criteria it is needed for.
#[derive(Debug, Clone, Serialize)]
pub struct StakeholderRow {
    /// The role as readers know it.
    pub role: String,
    /// How many criteria need it.
    pub count: usize,
    /// How many of them the profile reports as open or in progress.
    pub reported: usize,
    /// The criteria: reported ones first, then those papers lead with.
    pub criteria: Vec<CriterionLink>,
    /// Their ids, joined.
    pub ids: String,
}

/// A scaling driver and the criteria of this phase it carries.
#[derive(Debug, Clone, Serialize)]
pub struct DriverRow {
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// What it means.
    pub explanation: Option<String>,
    /// How many criteria of this phase belong to it.
    pub count: usize,
    /// How many of them are fulfilled.
    pub fulfilled: usize,
    /// The criteria: reported ones first, then the catalogue's order.
    pub criteria: Vec<CriterionLink>,
    /// Their ids, joined.
    pub ids: String,
}

/// Fulfilled milestones up to the project's phase, and those that hold in every phase.
pub(super) fn proofs(context: &Context) -> Vec<ProofRow> {
    let own = &context.selection.phases;
    let first = own.iter().min().copied().unwrap_or(Phase::P1);
    let fulfilled = |v: &&Verdict| v.criterion.milestone.is_some() && v.stated() == Some(Status::Fulfilled);
    let mut found: Vec<&Verdict> =
        context.selection.verdicts.iter().filter(fulfilled).filter(|v| v.selected()).collect();
    found.sort_by_key(|v| v.criterion.phase);
    let row = |v: &Verdict| {
        let (c, said) = (v.criterion, v.assessment);
        let CriterionLink { id, title, lang, anchor } = criterion_link(context, v);
        ProofRow {
            id,
            title,
            lang,
            anchor,
            phase: context.phase_key(c.phase),
            earlier: c.phase < first,
            counts: c.counts(),
            evidence: said.and_then(|a| context.optional_prose(&a.evidence)),
            date: said.and_then(|a| a.due).map(|d| context.formats.date(d)),
            responsible: said.and_then(|a| context.optional_prose(&a.responsible)),
        }
    };
    found.into_iter().map(row).collect()
}

/// Roles needed for what is not yet done: criteria papers lead with and milestones of the phase. The role needed most
/// comes first.
pub(super) fn stakeholders(context: &Context) -> Vec<StakeholderRow> {
    let needed: Vec<&Verdict> = of_phase(context).filter(|v| v.is_unfinished()).collect();
    let mut rows: Vec<StakeholderRow> = { context.catalog.stakeholder_names().into_iter() }
        .filter_map(|name| {
            let mine = |v: &&&Verdict| v.criterion.stakeholders.iter().any(|s| names::same(s, name));
            let mut mine: Vec<&Verdict> = needed.iter().filter(mine).copied().collect();
            if mine.is_empty() {
                return None;
            }
            mine.sort_by_key(|v| (v.stated().is_none(), v.criterion.milestone.is_none()));
            Some(StakeholderRow {
                role: role(context, name),
                count: mine.len(),
                reported: mine.iter().filter(|v| v.stated().is_some()).count(),
                ids: ids(&mine),
                criteria: mine.into_iter().map(|v| criterion_link(context, v)).collect(),
            })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

/// The drivers of the criteria of this phase; the one that carries most comes first.
pub(super) fn drivers(context: &Context) -> Vec<DriverRow> {
    let criteria: Vec<&Verdict> = of_phase(context).collect();
    let mut rows: Vec<DriverRow> = { context.catalog.driver_names().into_iter() }
        .filter_map(|name| {
            let mine = |v: &&&Verdict| v.criterion.driver.as_deref().is_some_and(|d| names::same(d, name));
            let mut mine: Vec<&Verdict> = criteria.iter().filter(mine).copied().collect();
            if mine.is_empty() {
                return None;
            }
            mine.sort_by_key(|v| v.stated().is_none());
            let known = context.catalog.driver(name);
            Some(DriverRow {
                name: driver_name(context, name),
                short: short_driver(context, name),
                explanation: known.and_then(|d| context.optional_prose(&d.explanation)),
                count: mine.len(),
                fulfilled: mine.iter().filter(|v| v.stated() == Some(Status::Fulfilled)).count(),
                ids: ids(&mine),
                criteria: mine.into_iter().map(|v| criterion_link(context, v)).collect(),
            })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

/// What this phase is about: its own criteria, and what papers lead with besides.
fn of_phase<'c>(context: &'c Context) -> impl Iterator<Item = &'c Verdict<'c>> {
    let own = |v: &&Verdict| v.leads || matches!(v.group, Some(Group::Milestone | Group::Criterion));
    context.selection.verdicts.iter().filter(own)
}

fn ids(verdicts: &[&Verdict]) -> String {
    verdicts.iter().map(|v| v.criterion.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// A role as readers know it; one the roadmap does not have as the workbook writes it.
fn role(context: &Context, name: &str) -> String {
    let key = format!("stakeholder.{name}");
    let words = context.labels.text(&key);
    if words == key { context.prose(name) } else { words }
}

/// All roles of a criterion, joined.
pub(super) fn roles(context: &Context, criterion: &Criterion) -> String {
    criterion.stakeholders.iter().map(|name| role(context, name)).collect::<Vec<_>>().join(", ")
}

/// A driver by its full name, in the language of the papers where the workbook has it.
pub(super) fn driver_name(context: &Context, name: &str) -> String {
    context.prose(context.catalog.driver(name).map_or(name, |d| &d.title))
}

/// A driver by its short name, else its full one.
pub(super) fn short_driver(context: &Context, name: &str) -> String {
    let short = context.catalog.driver(name).and_then(|d| d.short.as_deref());
    short.map_or_else(|| driver_name(context, name), |short| context.prose(short))
}
