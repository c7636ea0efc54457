//! The blank profile that `new` fills in, and what it says of every key: the one place where keys are explained
//! to those who write profiles. Takes a language, gives texts; fills nothing in.

use std::collections::BTreeMap;

use ::toml::de::{DeTable, DeValue};

use crate::language::Language;

/// The line for the Land while nobody has named one.
pub const NO_STATE: &str = "#bundesland = \"Hessen\"";

/// Where the line for the Land stands.
pub const STATE: &str = "{{state:line}}";

/// The profile with places for answers: `{{title}}` as it is, `{{title:value}}` as a value.
#[must_use]
pub fn blank(language: Language) -> &'static str {
    match language {
        Language::German => include_str!("../../data/neu/de.toml"),
        Language::English => include_str!("../../data/neu/en.toml"),
    }
}

/// What the blank profile says of a key.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Explained {
    /// What it means.
    pub text: String,
    /// A value it may have.
    pub example: Option<serde_json::Value>,
}

/// What the blank profile says of each key and table, by dotted path.
pub(super) fn explained(language: Language) -> BTreeMap<String, Explained> {
    let mut all = BTreeMap::new();
    let mut table = String::new();
    let mut comments: Vec<&str> = Vec::new();
    // The heading of a part explains what comes next only if nothing else does, and a table with no line of its own.
    let (mut heading, mut part) = (false, String::new());
    for line in blank(language).lines() {
        let line = if line == STATE { NO_STATE } else { line };
        // What is commented out is an example of a key or a table; a comment has a blank after its sign.
        let plain = line.strip_prefix('#').filter(|rest| !rest.starts_with([' ', ':'])).unwrap_or(line);
        if let Some(comment) = plain.strip_prefix("# ") {
            if std::mem::replace(&mut heading, comment.starts_with("---")) {
                comments.clear();
            }
            comments.push(comment.trim_matches(['-', ' ']));
            if heading {
                part = sentence(&comments);
            }
            continue;
        }
        let path = plain.trim_matches(['[', ']']);
        if plain.starts_with('[') {
            path.clone_into(&mut table);
            if let Some((parent, _)) = path.rsplit_once('.') {
                let explained = || Explained { text: part.clone(), example: None };
                all.entry(parent.to_owned()).or_insert_with(explained);
            }
            all.insert(table.clone(), Explained { text: sentence(&comments), example: None });
        } else if let Some((key, _)) = plain.split_once(" = ") {
            let path = if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
            let (example, behind) = parts(plain);
            comments.extend(behind);
            all.insert(path, Explained { text: sentence(&comments), example });
        }
        comments.clear();
        heading = false;
    }
    all
}

/// Comments as one text that begins with a capital.
fn sentence(comments: &[&str]) -> String {
    let text = comments.join(" ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The value of a line, unless it is a place for one, and the comment behind it.
fn parts(line: &str) -> (Option<serde_json::Value>, Option<&str>) {
    let Ok(table) = DeTable::parse(line) else { return (None, None) };
    let Some((_, value)) = table.get_ref().iter().next() else { return (None, None) };
    let behind = line.get(value.span().end..).and_then(|rest| rest.trim_start().strip_prefix("# "));
    (json(value.get_ref()).filter(|_| !line.contains("{{")), behind)
}

/// A value as JSON has it; dates are texts there.
fn json(value: &DeValue) -> Option<serde_json::Value> {
    Some(match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok()?.into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().ok()?.into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect::<Option<_>>()?,
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| Some((key.get_ref().to_string(), json(value.get_ref())?)));
            serde_json::Value::Object(entries.collect::<Option<_>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::profile::keys::TABLES;

    #[test]
    fn every_key_is_explained_in_every_language() {
        // The tables of a list within one line are explained with it.
        let elsewhere = |path: &str| path.starts_with("auswahl.") && path.matches('.').count() > 1;
        for language in Language::ALL {
            let all = explained(language);
            for (table, key) in TABLES.iter().flat_map(|table| table.keys.iter().map(move |key| (table, key))) {
                let path = table.path_of(key);
                if path == "$schema" || elsewhere(&path) {
                    continue;
                }
                let text = all.get(&path).map(|explained| explained.text.as_str());
                assert!(text.is_some_and(|text| text.chars().count() > 3), "{path} in {}: {text:?}", language.code());
            }
        }
    }

    #[test]
    fn comments_above_and_behind_explain_and_examples_keep_their_type() {
        let all = explained(Language::German);
        let of = |path: &str| all.get(path).cloned().unwrap_or_default();
        assert_eq!(of("kommune.kontakt").text, "Wer Fragen beantwortet");
        assert_eq!(of("kommune.kontakt.stelle").text, "Amt oder Funktion");
        assert_eq!(of("kommune").text, "Die Kommune");
        assert_eq!(of("betrieb").text, "Wer das Angebot betreibt oder betreiben soll");
        assert_eq!(of("finanzierung").text, "Kosten und Finanzierung");
        assert_eq!(of("kommune.einwohner").example, Some(json!(48210)));
        assert_eq!(of("kommune.farbe").example, Some(json!("#1f6f78")));
        assert_eq!(of("projekt.stand").example, Some(json!("2026-11-15")));
        assert_eq!(of("kommune.bundesland").example, Some(json!("Hessen")));
        assert_eq!(of("kommune.name").example, None, "a place for an answer is no example");
    }
}
