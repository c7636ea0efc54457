//! English papers of profiles written in German: the briefing knows every German passage, wherever it stands.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources};
use ratsmappe::catalog::{self, Catalog, Criterion};
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::Workbook;
use serde_json::Value;

use crate::support::german::{runs_of_words, stated_in_german};
use crate::support::{SAMPLES, drawn, german_catalog, sample_text};

fn read(name: &str, text: &str) -> Profile {
    let (profile, found) = profile::read(name, text.as_bytes());
    assert_eq!(drawn(&found), "", "{name}");
    profile.expect("a profile")
}

fn brief(stated: &Profile, catalog: &Catalog, language: Language) -> Briefing {
    let sources = Sources::from(stated).in_language(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, sources, &select(catalog, sources.profile), &labels, &options)
}

fn english(stated: &Profile) -> Briefing {
    brief(stated, Catalog::embedded(Language::English), Language::English)
}

/// The passages as they stand, without what makes patterns of them, the longest first.
fn passages(briefing: &Briefing) -> Vec<String> {
    let all = briefing.passages.patterns().join("|").replace(r"(?-u:\b)", "").replace(r"\|", "\0");
    let mut all: Vec<String> = all.split('|').map(|one| one.replace('\0', "|").replace('\\', "")).collect();
    all.sort_by_key(|passage| std::cmp::Reverse(passage.len()));
    all
}

/// Every text of a briefing but its fixed words and patterns, without its German passages.
fn rest(briefing: &Briefing) -> String {
    fn collect(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.clone()),
            Value::Array(all) => all.iter().for_each(|value| collect(value, out)),
            Value::Object(fields) => {
                let told = fields.iter().filter(|(key, _)| !["labels", "passages"].contains(&key.as_str()));
                told.for_each(|(_, value)| collect(value, out));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut texts = Vec::new();
    collect(&serde_json::to_value(briefing).expect("JSON"), &mut texts);
    let all = passages(briefing)
        .iter()
        .filter(|passage| !passage.is_empty())
        .fold(texts.join(" | "), |text, passage| text.replace(passage.as_str(), "|"));
    all.replace('\u{a0}', " ")
}

#[test]
fn no_german_text_of_a_profile_is_left_without_a_mark() {
    for name in SAMPLES {
        let stated = read(name, &sample_text(name));
        let rest = rest(&english(&stated));
        for run in runs_of_words(&stated_in_german(&stated)) {
            assert!(!rest.contains(&run), "{name} says without a mark: {run}");
        }
    }
}

#[test]
fn texts_with_an_english_twin_are_english() {
    let stated = read("musterstadt.toml", &sample_text("musterstadt.toml"));
    let said = serde_json::to_string(&english(&stated)).expect("JSON");
    for german in ["Bei Starkregen läuft", "Messstellen ausschreiben", "Städtischer Haushalt", "Vorwarnzeit"] {
        let at = said.find(german);
        assert!(
            at.is_none(),
            "{german}: {}",
            said[at.unwrap_or_default().saturating_sub(300)..].chars().take(400).collect::<String>()
        );
    }
    assert!(said.contains("In heavy rain, water runs off the southern slope"));
    // A condition names its key figure in German; it is the one with an English name.
    assert!(said.contains("\"subject\":\"Warning time in the old town\""));
}

#[test]
fn a_catalogue_without_twins_is_german_throughout() {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["Kriterium", "Phase", "Beschreibung"]).expect("memory");
    for criterion in &german_catalog().criteria {
        let description = criterion.description.clone().unwrap_or_default();
        writer.write_record([&criterion.title, criterion.phase.key(), &description]).expect("memory");
    }
    let workbook = Workbook::read("own.csv", &writer.into_inner().expect("memory")).expect("a table");
    let catalog = catalog::read(&workbook, Language::English).0.expect("a catalogue");
    let stated = read("p.toml", "kommune.name = \"A\"\nprojekt = { titel = \"B\", phase = \"P3\" }\n");
    let briefing = brief(&stated, &catalog, Language::English);
    let (rest, passages) = (rest(&briefing), passages(&briefing));
    assert!(passages.len() > 50, "{passages:?}");
    for criterion in &german_catalog().criteria {
        for run in runs_of_words(&criterion.description.clone().into_iter().collect::<Vec<_>>()) {
            assert!(!rest.contains(&run), "{}: {run}", criterion.id);
        }
    }
    // Those of the shipped workbook have twins.
    let shipped = english(&stated).passages.patterns().join("|");
    let described = |criterion: &Criterion| criterion.description.as_deref().is_some_and(|text| shipped.contains(text));
    assert!(!Catalog::embedded(Language::English).criteria.iter().any(described), "{shipped}");
}

#[test]
fn german_papers_have_no_passages() {
    let stated = read("musterstadt.toml", &sample_text("musterstadt.toml"));
    let briefing = brief(&stated, german_catalog(), Language::German);
    assert!(briefing.passages.is_empty());
    assert_eq!(briefing.meta.language_note, None);
}

#[test]
fn german_terms_are_explained_where_they_first_stand() {
    let text = "kommune = { name = \"A\", art = \"Landkreis\", bundesland = \"Bayern\" }\n\
        projekt = { titel = \"B\", phase = \"P3\" }\n[beschluss]\ngremium = \"Kreistag\"\ntext = [\"Der Kreistag stimmt zu.\"]\n\
        beratungsfolge = [{ gremium = \"Bauausschuss\", zustaendigkeit = \"Vorberatung\" },\n\
        { gremium = \"Kreistag\", zustaendigkeit = \"Vorberatung\" }]\n";
    let said = |language| {
        let briefing = brief(&read("p.toml", text), Catalog::embedded(language), language);
        let decision = briefing.decision.expect("a decision");
        let rows =
            decision.consultations.iter().map(|row| format!("{}: {}", row.body, row.role.clone().unwrap_or_default()));
        let facts = briefing.project.facts.iter().map(|fact| fact.value.replace('\u{a0}', " "));
        (decision.body, rows.collect::<Vec<_>>(), facts.collect::<Vec<_>>(), decision.note)
    };
    let (body, rows, facts, note) = said(Language::English);
    assert_eq!(body.as_deref(), Some("Kreistag (district council)"));
    assert_eq!(
        rows,
        [
            "Bauausschuss (committee): Vorberatung (preliminary deliberation)",
            "Kreistag (district council): Vorberatung"
        ]
    );
    assert!(
        ["Landkreis (district)", "Bayern (Bavaria)"].iter().all(|fact| facts.iter().any(|own| own == fact)),
        "{facts:?}"
    );
    assert!(note.is_some_and(|note| note.contains("a point between thousands")));
    let (body, rows, _, note) = said(Language::German);
    assert_eq!((body.as_deref(), rows[0].as_str(), note), (Some("Kreistag"), "Bauausschuss: Vorberatung", None));
}
