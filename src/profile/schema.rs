//! The profile as a JSON Schema, for editors that complete and validate. Takes the description of the keys, gives a
//! schema (draft 7: what TOML, YAML and JSON tooling share). Whatever the
//! reader takes without a word is valid; of its errors those are found that one value or one table shows.
//!
//! No references: TOML tooling shows nothing that stands beside one.

use ::toml::de::{DeTable, DeValue};
use serde_json::{Map, Value, json};

use super::keys::{self, KeyEntry};
use super::special::FILE_ENDINGS;
use crate::catalog::Phase;
use crate::council_form::CouncilForm;
use crate::document::amounts;
use crate::document::bounds::{MAX_ENTRIES, MAX_TEXT_CHARS, MAX_TITLE_CHARS};
use crate::document::format::TWIN;
use crate::document::kind::{Key, Kind};
use crate::language::Language;

/// Blanks and quotes, which readers do not see around a word.
const AROUND: &str = r#"[\s"'`´‘’‚“”„«»‹›]*"#;
/// What no word is made of.
const BETWEEN: &str = "[^0-9A-Za-zÄÖÜäöüß]*";
/// Anything in which no phase is named.
const UNNAMED: &str = "(?:[^pP]|[pP][^0-9])*";

/// The schema of a profile, with explanations in this language.
#[must_use]
pub fn schema(language: Language) -> Value {
    let (title, text) = match language {
        Language::German => (
            "Projektprofil für Ratsmappe",
            "Was eine Kommune über ihr Projekt sagt. Pflicht sind nur der Name der Kommune, der Titel und die Phase des Projekts.",
        ),
        Language::English => (
            "Project profile for Ratsmappe",
            "What a municipality says of its project. Only the municipality's name and the project's title and phase are required.",
        ),
    };
    let mut root = table("", language);
    root.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    root.insert("title".into(), title.into());
    root.insert("description".into(), text.into());
    Value::Object(root)
}

/// The table of this path.
fn table(path: &str, language: Language) -> Map<String, Value> {
    let entries = keys::table(path).map_or(&[][..], |table| table.keys);
    let mut properties: Map<String, Value> = Map::new();
    for entry in entries {
        let name = entry.key.name;
        properties.insert(name.to_owned(), Value::Object(property(path, entry, language)));
        if entry.key.twin {
            properties.insert(format!("{name}{TWIN}"), Value::Object(twin(entry, language)));
        }
    }
    let required: Vec<&str> = entries.iter().map(|e| e.key).filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = object(json!({"type": "object", "additionalProperties": false, "properties": properties}));
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema
}

/// A key with its value and its explanation.
fn property(table: &str, entry: &KeyEntry, language: Language) -> Map<String, Value> {
    let path = if table.is_empty() { entry.key.name.to_owned() } else { format!("{table}.{}", entry.key.name) };
    let mut schema = value(&path, entry.key, language);
    let held = keys::table(&path).filter(|_| entry.meaning.is_empty());
    // The heading of a part explains its table if nothing else does.
    let meaning = held.map_or(entry.meaning, |held| if held.meaning.is_empty() { held.heading } else { held.meaning });
    let mut letters = meaning.of(language).chars();
    if let Some(first) = letters.next() {
        let text: String = first.to_uppercase().chain(letters).collect();
        schema.insert("description".into(), text.into());
    }
    if let Some(example) = example(entry.example.of(language)) {
        schema.insert("examples".into(), json!([example]));
    }
    schema
}

/// The English twin of a text.
fn twin(entry: &KeyEntry, language: Language) -> Map<String, Value> {
    let name = entry.key.name;
    let mut schema = value(name, Key { required: false, ..entry.key }, language);
    let text = match language {
        Language::German => format!("{name} auf Englisch, für englische Unterlagen"),
        Language::English => format!("{name} in English, for papers in English"),
    };
    schema.insert("description".into(), text.into());
    schema
}

/// A value written as TOML, unless it is a place for an answer; dates are texts in JSON.
fn example(written: &str) -> Option<Value> {
    let line = format!("value = {written}");
    let table = DeTable::parse(&line).ok().filter(|_| !written.contains("{{"))?;
    table.get_ref().iter().next().and_then(|(_, value)| as_json(value.get_ref()))
}

fn as_json(value: &DeValue) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok()?.into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().ok()?.into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| as_json(item.get_ref())).collect::<Option<_>>()?,
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| Some((key.get_ref().to_string(), as_json(value.get_ref())?)));
            Value::Object(entries.collect::<Option<_>>()?)
        }
    })
}

fn value(path: &str, key: Key, language: Language) -> Map<String, Value> {
    let entry = || Value::Object(table(path, language));
    let texts = |pattern: String| json!({"type": "string", "pattern": pattern});
    object(match key.kind {
        // A text of nothing but blanks is missing, which is no error unless it must be there.
        Kind::Text | Kind::Prose | Kind::OperatingModel | Kind::OperatingQuestion | Kind::Criterion if key.required => {
            json!({"type": "string", "maxLength": MAX_TEXT_CHARS, "pattern": "\\S"})
        }
        Kind::Title if !key.required => json!({"type": "string", "maxLength": MAX_TITLE_CHARS}),
        Kind::Title => json!({"type": "string", "maxLength": MAX_TITLE_CHARS, "pattern": "\\S"}),
        Kind::Text | Kind::Prose | Kind::OperatingModel | Kind::OperatingQuestion | Kind::Criterion => text(),
        Kind::Texts | Kind::Points => one_or_many(&[text()]),
        Kind::Path(_) if key.required => {
            let patterns = json!([{"pattern": "\\S"}, {"pattern": relative_path()}]);
            json!({"type": "string", "maxLength": MAX_TEXT_CHARS, "allOf": patterns})
        }
        Kind::Path(_) => json!({"type": "string", "maxLength": MAX_TEXT_CHARS, "pattern": relative_path()}),
        Kind::Colour => texts(r"^\s*#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$".into()),
        Kind::Email => texts(r"^\s*[^@\s]+@\S+\s*$".into()),
        Kind::Form => form(),
        Kind::Date => texts(format!(r"^\s*{}\s*$", amounts::DATE_PATTERN)),
        Kind::Money => json!({"anyOf": [
            {"type": "number", "minimum": 0, "maximum": amounts::MAX_CENTS / 100},
            {"type": "string", "pattern": format!(r"^\s*{}\s*$", amounts::MONEY_PATTERN)},
        ]}),
        Kind::Whole(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
        Kind::Number => json!({"type": "number"}),
        Kind::Between(from, to) | Kind::Part(from, to) => json!({"type": "number", "minimum": from, "maximum": to}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Word(list) => json!({"anyOf": word(&(list.words)())}),
        Kind::Words(list) => one_or_many(&word(&(list.words)())),
        Kind::Phases => phases(),
        Kind::TextsOrTables => one_or_many(&[text(), entry()]),
        Kind::TableOrTables => one_or_many(&[entry()]),
        Kind::Table => entry(),
        Kind::Tables => json!({"type": "array", "maxItems": MAX_ENTRIES, "items": entry()}),
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn text() -> Value {
    json!({"type": "string", "maxLength": MAX_TEXT_CHARS})
}

/// One of these, or a list of them.
fn one_or_many(kinds: &[Value]) -> Value {
    let items = match kinds {
        [kind] => kind.clone(),
        kinds => json!({"anyOf": kinds}),
    };
    let many = json!({"type": "array", "maxItems": MAX_ENTRIES, "items": items});
    json!({"anyOf": ([kinds, &[many]].concat())})
}

/// A word of a closed list: as it is, for editors to offer, or in another spelling that readers take.
fn word(words: &[&str]) -> Vec<Value> {
    let spellings: Vec<String> = words.iter().map(|word| spelling(word)).collect();
    let pattern = format!("^{AROUND}(?:{}){AROUND}\\.*\\s*$", spellings.join("|"));
    vec![json!({"enum": words}), json!({"type": "string", "pattern": pattern})]
}

/// A pattern of every spelling that means this word, whatever its case, dashes and blanks.
fn spelling(word: &str) -> String {
    let mut pattern = String::new();
    for sign in word.chars() {
        match sign {
            ' ' => pattern.push_str(r"\s+"),
            '-' => pattern.push_str(r"\s*[-\u2010-\u2015\u2212]\s*"),
            'ä' | 'Ä' => pattern.push_str(r"(?:[äÄ]|[aA]\u0308)"),
            'ö' | 'Ö' => pattern.push_str(r"(?:[öÖ]|[oO]\u0308)"),
            'ü' | 'Ü' => pattern.push_str(r"(?:[üÜ]|[uU]\u0308)"),
            letter if letter.is_ascii_alphabetic() => {
                pattern.extend(['[', letter.to_ascii_lowercase(), letter.to_ascii_uppercase(), ']']);
            }
            sign if sign.is_ascii_punctuation() => pattern.extend(['\\', sign]),
            sign => pattern.push(sign),
        }
    }
    pattern
}

/// A phase by its key, number or name; both phases that run together in one text; or either in a list.
fn phases() -> Value {
    let keys = |phases: &[Phase]| json!({"enum": phases.iter().map(|phase| phase.key()).collect::<Vec<_>>()});
    let named = |phases: &[Phase]| {
        let forms: Vec<String> = phases.iter().map(|phase| phase_pattern(*phase)).collect();
        json!({"type": "string", "pattern": format!("^{BETWEEN}(?:{})$", forms.join("|"))})
    };
    let together = [Phase::P4, Phase::P5];
    let both = json!({"type": "string", "pattern": format!("^{UNNAMED}[pP][45](?:{UNNAMED}[pP][45])+{UNNAMED}[pP]?$")});
    let list = |phases: &[Phase]| {
        let items = json!({"anyOf": [keys(phases), named(phases)]});
        json!({"type": "array", "minItems": 1, "maxItems": MAX_ENTRIES, "items": items})
    };
    let [first, second, third, ..] = Phase::STAGES;
    let with_both = json!({"type": "array", "minItems": 1, "maxItems": MAX_ENTRIES,
        "items": {"anyOf": [keys(&together), named(&together), &both]}});
    json!({"anyOf": [
        keys(&Phase::STAGES), named(&Phase::STAGES), both,
        with_both, list(&[first]), list(&[second]), list(&[third]),
    ]})
}

/// How one phase is written, after signs that say nothing.
fn phase_pattern(phase: Phase) -> String {
    let number = phase.key().trim_start_matches('P');
    let spelt = |word: &str| word.chars().map(|c| spelling(&c.to_string())).collect::<Vec<_>>().join(BETWEEN);
    // Signs that say nothing, then no other number: `P1.5` is no phase.
    let rest = format!("{BETWEEN}(?:(?:[A-OQ-Za-oq-zÄÖÜäöüß]|[pP][^0-9]){UNNAMED})?[pP]?");
    let names = phase.names().iter().map(|name| format!("|{}{UNNAMED}[pP]?", spelt(name))).collect::<String>();
    format!("(?:(?:{}|[pP]){BETWEEN})?{number}{rest}{names}", spelt("phase"))
}

/// A path of parts none of which leads up, elsewhere or to another drive.
fn relative_path() -> String {
    let part = r"(?:[^/\\:.][^/\\:]*|\.[^/\\:.][^/\\:]*|\.\.[^/\\:]+|\.)";
    format!(r"^\s*{part}(?:/{part}?)*\s*$")
}

/// A built-in form of the council paper by key or name, or a file.
fn form() -> Value {
    let mut built_in: Vec<&str> = CouncilForm::built_in().flat_map(|(key, form)| [key, form.name.as_str()]).collect();
    built_in.dedup();
    let endings: Vec<String> = FILE_ENDINGS.iter().map(|ending| spelling(ending)).collect();
    let ends_so = format!(r"(?:{})\s*$", endings.join("|"));
    let file = json!({"type": "string", "allOf": [{"pattern": relative_path()}, {"pattern": ends_so}]});
    json!({"anyOf": ([word(&built_in), vec![file]].concat())})
}
