//! A verdict as programs read it: a row of `select` in JSON, with its reasons in words.

use serde::Serialize;

use super::{Group, Reason, Verdict, words};
use crate::catalog::{Criterion, Phase, cell_of};
use crate::language::Language;
use crate::profile::Status;

/// A criterion in a listing.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the verdict")]
pub struct Row<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub phase: Phase,
    pub milestone: Option<MilestoneCell>,
    pub selected: bool,
    /// Whether papers lead with it.
    pub leads: bool,
    /// Its part of the papers.
    pub group: Option<&'static str>,
    pub reasons: Vec<ReasonCell<'a>>,
    pub source: Source<'a>,
    pub status: Status,
    /// Whether the profile states the status.
    pub stated: bool,
    pub workstreams: Vec<&'static str>,
    pub driver: Option<&'a str>,
    pub stakeholders: &'a [String],
}

/// Its rating as a milestone.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the milestone")]
pub struct MilestoneCell {
    pub kind: &'static str,
    pub confidence: &'static str,
}

/// One reason.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the reason")]
pub struct ReasonCell<'a> {
    pub code: &'static str,
    pub phase: Option<Phase>,
    pub named_for: &'a [Phase],
    pub why: Option<&'a str>,
    pub text: String,
}

/// Where it comes from.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the place")]
pub struct Source<'a> {
    pub file: &'a str,
    pub sheet: Option<String>,
    pub cell: Option<String>,
}

impl<'a> Row<'a> {
    #[must_use]
    /// The row of a verdict.
    pub fn new(verdict: &'a Verdict<'a>, language: Language) -> Self {
        let criterion = verdict.criterion;
        Self {
            id: &criterion.id,
            title: &criterion.title,
            phase: criterion.phase,
            milestone: criterion
                .milestone
                .map(|m| MilestoneCell { kind: m.kind.name(), confidence: m.confidence.name() }),
            selected: verdict.selected(),
            leads: verdict.leads,
            group: verdict.group.map(Group::key),
            reasons: verdict.reasons.iter().map(|reason| ReasonCell::new(reason, language)).collect(),
            source: Source::new(criterion),
            status: verdict.status(),
            stated: verdict.stated().is_some(),
            workstreams: criterion.workstreams.iter().map(|w| w.name()).collect(),
            driver: criterion.driver.as_deref(),
            stakeholders: &criterion.stakeholders,
        }
    }
}

impl<'a> ReasonCell<'a> {
    fn new(reason: &'a Reason, language: Language) -> Self {
        Self {
            code: reason.code(),
            phase: reason.phase(),
            named_for: reason.named_for(),
            why: reason.why(),
            text: words::reason(reason).text(language),
        }
    }
}

impl<'a> Source<'a> {
    fn new(criterion: &'a Criterion) -> Self {
        let cell = cell_of(&criterion.place);
        let (sheet, cell) = cell.map_or((None, None), |(sheet, cell)| (Some(sheet), Some(cell.to_string())));
        Self { file: criterion.place.file(), sheet, cell }
    }
}
