//! What stands at the end of a dossier: terms that occur, sources, and where everything comes from.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Context;
use super::project::Fact;
use crate::names;

/// A glossary entry.
#[derive(Debug, Clone, Serialize)]
pub struct TermRow {
    /// The term, with its abbreviation.
    pub term: String,
    /// What it means.
    pub explanation: String,
}

/// Those of some words that occur in a text, by their place. Compounds count ("Meilensteine",
/// "Betreibermodells"), parts of other words do not.
fn occurring(words: &[String], text: &str) -> Vec<bool> {
    let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (index, word) in words.iter().enumerate().filter(|(_, w)| w.chars().count() >= 2) {
        by_first.entry(word.chars().next().unwrap_or_default()).or_default().push(index);
    }
    let mut found = vec![false; words.len()];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if !before.is_alphanumeric()
            && let Some(candidates) = by_first.get(&c)
        {
            for index in candidates {
                found[*index] |= text[at..].starts_with(&words[*index]);
            }
        }
        before = c;
    }
    found
}

/// The terms of the catalogue's glossary that occur in a text, in dictionary order.
pub(super) fn glossary(context: &Context, text: &str) -> Vec<TermRow> {
    let terms = &context.catalog.glossary;
    let bare = terms.iter().map(|t| t.term.split('(').next().unwrap_or_default());
    let short = terms.iter().map(|t| t.abbreviation.as_deref().unwrap_or_default());
    let spellings: Vec<String> = bare.chain(short).map(names::normalise).collect();
    let found = occurring(&spellings, &names::normalise(text));
    let (bare, short) = found.split_at(terms.len());
    let mut rows: Vec<TermRow> = { terms.iter() }
        .zip(bare.iter().zip(short))
        .filter(|(_, (bare, short))| **bare || **short)
        .map(|(t, _)| TermRow {
            term: match &t.abbreviation {
                Some(a) if !t.term.contains(a.as_str()) => context.prose(&format!("{} ({a})", t.term)),
                _ => context.prose(&t.term),
            },
            explanation: context.prose(&t.explanation),
        })
        .collect();
    rows.sort_by(|a, b| context.formats.compare(&a.term, &b.term));
    rows
}

pub(super) fn provenance(context: &Context) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: context.labels.text(key), value };
    let hashed = |file: &str, sha256: &str| match sha256 {
        "" => file.to_owned(),
        hash => context.labels.fill("provenance.hashed", &[("file", file), ("hash", hash)]),
    };
    let mut facts = vec![
        fact("provenance.program", format!("Ratsmappe {}", env!("CARGO_PKG_VERSION"))),
        fact("provenance.date", context.formats.date(context.options.date)),
        fact("provenance.catalog", hashed(&base_name(&context.catalog.file), &context.catalog.sha256)),
        fact("provenance.profile", hashed(&base_name(&context.profile.file), &context.profile.sha256)),
        fact(
            "provenance.templates",
            hashed(&context.labels.text("provenance.builtin"), &context.options.templates_sha256),
        ),
    ];
    let earlier = context.sources.earlier;
    facts.extend(earlier.map(|p| fact("provenance.earlier", hashed(&base_name(&p.file), &p.sha256))));
    let source = context.optional_prose(&context.profile.municipality.source);
    facts.extend(source.map(|source| fact("provenance.municipality", source)));
    facts
}

/// A path's last part: a paper tells the file, not where somebody keeps it.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
