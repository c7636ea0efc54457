//! The blank profile that `new` fills in. Takes the description of the keys and a language, gives a text with places
//! for answers; fills nothing in.

use super::keys::{self, KeyEntry, TableEntry};
use crate::document::kind::Kind;
use crate::language::Language;

/// The line for the Land while nobody has named one.
pub const NO_STATE: &str = "#bundesland = \"Hessen\"";

/// Where the line for the Land stands.
pub const STATE: &str = "{{state:line}}";

/// How long the line of a heading is.
const HEADING: usize = 97;

/// The profile with places for answers: `{{title}}` as it is, `{{title:value}}` as a value.
#[must_use]
pub fn blank(language: Language) -> String {
    let mut out = match language {
        Language::German => include_str!("../../data/neu/de.toml"),
        Language::English => include_str!("../../data/neu/en.toml"),
    }
    .to_owned();
    for table in keys::tables().filter(|table| !table.header.is_empty()) {
        add(&mut out, table, language);
    }
    out
}

/// Adds a table, as an example unless it must be there; one that holds nothing but tables has no lines.
fn add(out: &mut String, table: &TableEntry, language: Language) {
    let explained =
        |entry: &&KeyEntry| !entry.meaning.is_empty() && !matches!(entry.key.kind, Kind::Table | Kind::Tables);
    let entries: Vec<&KeyEntry> = table.keys.iter().filter(explained).collect();
    if entries.is_empty() {
        return;
    }
    out.push('\n');
    if !table.heading.is_empty() {
        out.push_str(&format!("{:-<HEADING$}\n", format!("# --- {} ", table.heading.of(language))));
    }
    if !table.meaning.is_empty() {
        out.push_str(&format!("# {}\n", table.meaning.of(language)));
    }
    if !table.path.is_empty() {
        out.push_str(&format!("{}{}\n", if table.open { "" } else { "#" }, table.header));
    }
    let lines: Vec<String> = entries.iter().map(|entry| line(entry, language)).collect();
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    for (entry, line) in entries.into_iter().zip(lines) {
        let meaning = entry.meaning.of(language);
        out.push_str(&match table.brief {
            true => format!("{line:width$}  # {meaning}\n"),
            false => format!("# {meaning}\n{line}\n"),
        });
    }
}

/// The line of a key.
fn line(entry: &KeyEntry, language: Language) -> String {
    if !entry.filled_in.is_empty() {
        return entry.filled_in.to_owned();
    }
    let sign = if entry.written { "" } else { "#" };
    format!("{sign}{} = {}", entry.key.name, entry.example.of(language))
}
