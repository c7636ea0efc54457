//! A criterion where something else speaks of it: its title, the label of its card, and both together. Knows no cards.

use serde::Serialize;

use super::context::Context;
use super::labels::Labels;
use super::typography::keep_together;
use crate::catalog::Criterion;
use crate::names;
use crate::selection::Verdict;

/// A criterion that something is about.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionLink {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of the title.
    pub lang: &'static str,
    /// The label of its card; none if it has none.
    pub anchor: Option<String>,
}

/// The link to a criterion.
pub(super) fn criterion_link(context: &Context, verdict: &Verdict) -> CriterionLink {
    let c = verdict.criterion;
    CriterionLink {
        id: c.id.clone(),
        title: marked_title(context.labels, c),
        lang: c.language.code(),
        anchor: verdict.selected().then(|| anchor(c)),
    }
}

/// A criterion's title as the papers print it, with a remark behind it where the roadmap's own wording is not certain.
/// Where the roadmap's title names a body, the label of that title names the one that decides here.
pub(crate) fn marked_title(labels: &Labels, criterion: &Criterion) -> String {
    let names = std::iter::once(&criterion.title).chain(&criterion.title_variants).chain(&criterion.original_title);
    let own = { names.filter(|_| labels.language() == criterion.language) }
        .find_map(|name| labels.find(&format!("titled.{name}")));
    let title = own.unwrap_or_else(|| keep_together(&criterion.title, criterion.language));
    match title_note(labels, criterion) {
        Some(note) => labels.fill("title.marked", &[("title", &title), ("note", &note)]),
        None => title,
    }
}

/// How sure the title is, if it is not certain.
pub(super) fn title_note(labels: &Labels, criterion: &Criterion) -> Option<String> {
    match criterion.title_confidence.as_deref()? {
        sure if names::same(sure, "hoch") => None,
        likely if names::same(likely, "mittel") => Some(labels.text("title.likely")),
        inferred if names::same(inferred, "gering") => Some(labels.text("title.inferred")),
        _ => None,
    }
}

pub(super) fn anchor(criterion: &Criterion) -> String {
    format!("k-{}", names::slug(&criterion.id))
}
