//! The deciding body in its own words: marks in the catalogue's sentences, and what papers make of them.

use std::fs;

use jiff::civil::date;
use ratsmappe::bodies;
use ratsmappe::briefing::{Labels, Options, brief};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use serde_json::Value;

use crate::support::root;

/// All texts of a value.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, found)),
        _ => {}
    }
}

/// Everything that papers say of a profile, as they are given it.
fn said(profile: &str, language: Language) -> Vec<String> {
    let (profile, findings) = profile::read("p.toml", profile.as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{findings:?}"));
    let labels = Labels::new(&Templates::embedded(), language).expect("the built-in labels");
    let catalog = Catalog::embedded(language).in_words_of(&profile.bodies());
    let options = Options { date: date(2026, 11, 22), draft: true, language, templates_sha256: String::new() };
    let briefing = brief(&catalog, &profile, &select(&catalog, &profile), &labels, &options);
    let json = serde_json::to_value(&briefing).expect("JSON");
    let mut found = Vec::new();
    texts(&json["criteria"], &mut found);
    texts(&json["operation"], &mut found);
    texts(&json["roadmap"], &mut found);
    texts(&json["practices"], &mut found);
    texts(&json["mechanisms"], &mut found);
    texts(&json["glossary"], &mut found);
    found.into_iter().map(str::to_owned).collect()
}

fn minimal(kind: &str, name: &str, state: &str, phase: &str) -> String {
    format!(
        "[kommune]\nname = \"{name}\"\nart = \"{kind}\"\nbundesland = \"{state}\"\n[projekt]\ntitel = \"Pegel\"\nphase = \"{phase}\"\n"
    )
}

#[test]
fn no_paper_shows_a_mark_or_calls_a_districts_body_a_council() {
    for language in Language::ALL {
        for phase in ["P1", "P2", "P3", "P4", "P5"] {
            let texts = said(&minimal("Landkreis", "Landkreis Mittelhain", "Hessen", phase), language);
            let marked: Vec<&String> = texts.iter().filter(|text| text.contains(['{', '}'])).collect();
            assert!(marked.is_empty(), "{marked:#?}");
            let wrong =
                |text: &&String| ["der Rat ", "Der Rat ", "des Rats ", "Ratsmitglied"].iter().any(|w| text.contains(w));
            let wrong: Vec<&String> = texts.iter().filter(wrong).collect();
            assert!(language == Language::English || wrong.is_empty(), "{wrong:#?}");
        }
    }
    let all =
        [said(&minimal("Landkreis", "Landkreis Mittelhain", "Hessen", "P4"), Language::German)].concat().join("\n");
    assert!(all.contains("Kreistag"), "the body is not named");
    let all = said(&minimal("Zweckverband", "Zweckverband Ost", "Thüringen", "P4"), Language::English).join("\n");
    assert!(all.contains("the assembly"), "the body is not named");
}

#[test]
fn the_page_of_the_workbook_tells_every_mark() {
    let page = fs::read_to_string(root("docs/workbook.md")).expect("the page of the workbook");
    for mark in bodies::known() {
        assert!(page.contains(&format!("`{{{mark}}}`")), "docs/workbook.md does not tell `{{{mark}}}`");
    }
}

#[test]
fn an_unknown_mark_is_reported_with_its_cell_and_printed_as_it_stands() {
    let csv = "Kriterium;Phase;Kurzbeschreibung\nPegel;P1;{Der Rat} fragt {den Ratt} und {etwas}\n";
    let workbook = ratsmappe::workbook::Workbook::read("k.csv", csv.as_bytes()).expect("a table");
    let (catalog, findings) = ratsmappe::catalog::read(&workbook, Language::German);
    let found: Vec<_> = findings.iter().filter(|f| f.code.name() == "unknown-mark").collect();
    assert_eq!(found.len(), 1, "{findings:?}");
    assert_eq!(found[0].labels[0].place.to_string(), "k.csv › k!C2");
    let catalog = catalog.expect("a catalogue");
    let own = catalog.in_words_of(&bodies::Bodies::plain());
    assert_eq!(own.criteria[0].description.as_deref(), Some("Der Rat fragt {den Ratt} und {etwas}"));
}
