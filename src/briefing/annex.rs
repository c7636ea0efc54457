//! What stands at the end of a dossier: terms that occur, sources, and where everything comes from.

use serde::Serialize;

use super::project::Fact;
use super::{Briefing, Maker};
use crate::names;

/// A glossary entry.
#[derive(Debug, Clone, Serialize)]
pub struct TermRow {
    /// The term, with its abbreviation.
    pub term: String,
    /// What it means.
    pub explanation: String,
}

/// What the papers say about this project, without fixed words and without what is left out.
fn words(briefing: &Briefing) -> String {
    let parts = (
        (&briefing.project, &briefing.roadmap, &briefing.criteria.milestones, &briefing.criteria.by_workstream),
        (&briefing.criteria.cross_phase, &briefing.criteria.arrears, &briefing.criteria.outlook),
        (&briefing.risks, &briefing.steps, &briefing.decision, &briefing.operation, &briefing.costs),
    );
    serde_json::to_string(&parts).unwrap_or_default()
}

/// The terms of the catalogue's glossary that occur in the papers, in dictionary order.
pub(super) fn glossary(make: &Maker, briefing: &Briefing) -> Vec<TermRow> {
    let text = names::normalise(&words(briefing));
    let occurs = |word: &str| {
        let word = names::normalise(word);
        word.chars().count() >= 2
            && text.match_indices(&word).any(|(i, _)| {
                // Compounds count ("Meilensteine", "Betreibermodells"), parts of other words do not.
                text[..i].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
            })
    };
    let mut rows: Vec<TermRow> = make
        .catalog
        .glossary
        .iter()
        .filter(|t| {
            let bare = t.term.split('(').next().unwrap_or_default();
            occurs(bare) || t.abbreviation.as_deref().is_some_and(occurs)
        })
        .map(|t| TermRow {
            term: match &t.abbreviation {
                Some(a) if !t.term.contains(a.as_str()) => format!("{} ({a})", t.term),
                _ => t.term.clone(),
            },
            explanation: t.explanation.clone(),
        })
        .collect();
    rows.sort_by(|a, b| make.formats.compare(&a.term, &b.term));
    rows
}

pub(super) fn provenance(make: &Maker) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: make.labels.text(key), value };
    let hashed = |file: &str, sha256: &str| match sha256 {
        "" => file.to_owned(),
        hash => make.labels.fill("provenance.hashed", &[("file", file), ("hash", hash)]),
    };
    let mut facts = vec![
        fact("provenance.program", format!("Ratsmappe {}", env!("CARGO_PKG_VERSION"))),
        fact("provenance.date", make.formats.date(make.options.date)),
        fact("provenance.catalog", hashed(&base_name(&make.catalog.file), &make.catalog.sha256)),
        fact("provenance.profile", hashed(&base_name(&make.profile.file), &make.profile.sha256)),
        fact("provenance.templates", hashed(&make.labels.text("provenance.builtin"), &make.options.templates_sha256)),
    ];
    let earlier = make.profile.earlier.as_deref();
    facts.extend(earlier.map(|p| fact("provenance.earlier", hashed(&base_name(&p.file), &p.sha256))));
    let source = make.profile.municipality.source.clone();
    facts.extend(source.map(|source| fact("provenance.municipality", source)));
    facts
}

/// A path's last part: a paper tells the file, not where somebody keeps it.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
