//! What stands at the end of a dossier: terms that occur, sources, and where everything comes from.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::context::Context;
use super::project::Fact;
use crate::catalog::Term;
use crate::names;

/// A glossary entry.
#[derive(Debug, Clone, Serialize)]
pub struct TermRow {
    /// The term, with its abbreviation.
    pub term: String,
    /// What it means.
    pub explanation: String,
}

/// Endings a German or English word may have without being another one: "Meilensteine", "operativen".
const ENDINGS: [&str; 11] = ["", "s", "es", "e", "n", "en", "er", "em", "ern", "ens", "’s"];

/// The words of a text. A hyphen ends a word, so that "MVP-Test" holds "MVP".
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '’')).filter(|word| !word.is_empty())
}

/// Text in which terms are looked for, word by word.
struct Haystack {
    /// The words as they are written, for abbreviations: "VE" is not "Ve".
    written: BTreeSet<String>,
    /// Their normal forms, in order.
    normal: Vec<String>,
}

impl Haystack {
    fn new(text: &str) -> Self {
        let normal = names::normalise(text);
        Self { written: words(text).map(str::to_owned).collect(), normal: words(&normal).map(str::to_owned).collect() }
    }

    /// Whether an abbreviation occurs as it is written, or in the plural.
    fn has_short(&self, short: &str) -> bool {
        let parts: Vec<&str> = words(short).collect();
        let found = |part: &&str| self.written.contains(*part) || self.written.contains(&format!("{part}s"));
        !parts.is_empty() && parts.iter().all(found)
    }

    /// Whether a term occurs: its words one behind the other, each whole but for its ending.
    fn has(&self, term: &str) -> bool {
        let normal = names::normalise(term);
        let term: Vec<&str> = words(&normal).collect();
        let is = |(term, word): (&&str, &String)| {
            // Words of two or three letters have no endings that would not make them others.
            let rest = word.strip_prefix(*term);
            rest.is_some_and(|rest| rest.is_empty() || (term.chars().count() > 3 && ENDINGS.contains(&rest)))
        };
        !term.is_empty() && self.normal.windows(term.len()).any(|at| term.iter().zip(at).all(is))
    }
}

/// The terms of the catalogue's glossary that occur in some texts, in dictionary order.
pub(super) fn glossary(context: &Context, text: &str) -> Vec<TermRow> {
    let text = Haystack::new(text);
    let occurs = |t: &&Term| {
        // "Transfer / horizontale Skalierung" is two names of one thing; what stands in brackets explains.
        let mut names = t.term.split(" (").next().unwrap_or_default().split(" / ");
        let short = t.abbreviation.as_deref();
        names.any(|name| text.has(name) && short != Some(name)) || short.is_some_and(|short| text.has_short(short))
    };
    let mut rows: Vec<TermRow> = { context.catalog.glossary.iter().filter(occurs) }
        .map(|t| TermRow {
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

/// Every text in a value: what papers print, not what its fields are called or what only templates read.
pub(super) fn texts(value: &impl Serialize) -> String {
    fn collect(value: &Value, out: &mut String) {
        match value {
            Value::String(text) => {
                out.push_str(text);
                out.push('\n');
            }
            Value::Array(all) => all.iter().for_each(|value| collect(value, out)),
            Value::Object(fields) => {
                let told = fields.iter().filter(|(name, _)| !CODES.contains(&name.as_str()));
                told.for_each(|(_, value)| collect(value, out));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut out = String::new();
    if let Ok(value) = serde_json::to_value(value) {
        collect(&value, &mut out);
    }
    out
}

/// Fields that hold a code, not words, or words that no dossier prints.
const CODES: [&str; 7] = ["key", "id", "anchor", "lang", "state", "form", "analogue"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_whole_words_with_their_endings() {
        let text = Haystack::new("Die Verwaltung prüft Meilensteine und operative Kosten; der MVP-Test nutzt APIs.");
        assert!(text.has("Meilenstein") && text.has("Operativ") && text.has_short("MVP") && text.has_short("API"));
        assert!(!text.has_short("VE") && !text.has("Meilen") && !text.has("Verwalt") && !text.has_short("mvp"));
        assert!(text.has("operative Kosten") && !text.has("Kosten operative"));
    }

    #[test]
    fn names_of_fields_are_no_texts() {
        let value = serde_json::json!({ "evaluation": ["Ein Text"], "key": "phase", "n": 1 });
        assert_eq!(texts(&value), "Ein Text\n");
    }
}
