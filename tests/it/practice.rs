//! Examples and mechanisms that suit a project: phase, subject, the roadmap's own examples; terms that occur; titles.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::BTreeSet;

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources};
use ratsmappe::catalog::{Catalog, Phase};
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use serde_json::Value;

use crate::support::drawn;

fn of(project: &str, language: Language) -> Briefing {
    let (profile, found) = profile::read("p.toml", format!("kommune.name = \"A\"\n[projekt]\n{project}").as_bytes());
    assert_eq!(drawn(&found), "");
    let profile = profile.expect("a profile");
    let catalog = Catalog::embedded(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, &profile, &selection::select(catalog, &profile), &labels, &options)
}

fn german(project: &str) -> Briefing {
    of(project, Language::German)
}

fn names(briefing: &Briefing) -> Vec<String> {
    briefing.practices.iter().map(|p| p.name.replace('\u{a0}', " ")).collect()
}

#[test]
fn the_roadmaps_own_example_of_the_phase_comes_first() {
    let first = |phase: &str| names(&german(&format!("titel = \"B\"\nphase = \"{phase}\"")))[0].clone();
    let want = ["Data & Smart City", "Modul F", "DIGIFARM.MS", "Gemeinsamer Breitbandausbau", "Smart Village App"];
    for (phase, want) in ["P1", "P2", "P3", "P4", "P5"].into_iter().zip(want) {
        let shown = first(phase);
        assert!(shown.starts_with(want), "{phase}: {shown}");
    }
    // The catalogue's column names the examples of the dossier's boxes and no others.
    let catalog = Catalog::embedded(Language::German);
    let boxes = |phase| catalog.practices.iter().filter(|p| p.example_of.contains(&phase)).count();
    assert_eq!(Phase::ALL.map(boxes), [2, 2, 1, 2, 1, 0]);
}

#[test]
fn a_village_bus_gets_nothing_of_the_armed_forces() {
    let bus = german("titel = \"Dorfbus auf Abruf\"\nphase = \"P3\"");
    assert_eq!(bus.practice_info.subjects, ["Mobilität und Verkehr", "Dorf und ländlicher Raum"]);
    let shown = names(&bus);
    assert!(!shown.iter().any(|name| name.contains("Cyber") || name.contains("DS4SSCC")), "{shown:?}");
    assert!(bus.practices.iter().all(|p| !p.why.is_empty() && p.source.is_some() && p.as_of.is_some()));
    let lab = german("titel = \"Innovationslabor der Verwaltung\"\nphase = \"P3\"");
    assert!(names(&lab).contains(&"Cyber Innovation Hub".to_owned()), "{:?}", names(&lab));
}

#[test]
fn examples_of_the_same_subject_come_before_general_ones() {
    let culture = german("titel = \"Kulturkalender\"\nphase = \"P4\"");
    let at = |name: &str| names(&culture).iter().position(|shown| shown.starts_with(name));
    assert!(at("kulturis") < at("Kaiserslautern"), "{:?}", names(&culture));
    let say = german("titel = \"Digitale Beteiligung\"\nphase = \"P4\"");
    assert!(names(&say).contains(&"Decidim".to_owned()), "{:?}", names(&say));
}

#[test]
fn a_subject_is_found_in_the_projects_words_or_not_at_all() {
    let subjects = |project: &str| german(project).practice_info.subjects;
    let none: [&str; 0] = [];
    assert_eq!(subjects("titel = \"Business-Case\"\nphase = \"P1\""), none);
    // One word in a summary may be there by chance; two say what it is about.
    assert_eq!(subjects("titel = \"B\"\nphase = \"P1\"\nkurzbeschreibung = \"Auch Geodaten.\""), none);
    let two = "titel = \"B\"\nphase = \"P1\"\nkurzbeschreibung = \"Geodaten in einer Datenplattform.\"";
    assert_eq!(subjects(two), ["Daten und Plattformen"]);
    let english = of("titel = \"Geodata for all\"\nphase = \"P1\"", Language::English);
    assert_eq!(english.practice_info.subjects, ["Data and platforms"]);
}

#[test]
fn what_is_known_by_name_only_is_counted() {
    let b = german("titel = \"B\"\nphase = \"P4\"");
    assert_eq!(b.practice_info.named_only, 9);
    assert!(!names(&b).iter().any(|name| name.starts_with("Terra Concordia")));
    assert_eq!(b.practice_info.shown, b.practices.len());
    // Nor do the cards of criteria name what nobody can be told more of.
    let catalog = Catalog::embedded(Language::German);
    let bare = |basis: Option<&str>| basis == Some("nur der Name in der Quelle");
    let unknown: Vec<&str> =
        { catalog.practices.iter() }.filter(|p| bare(p.basis.as_deref())).map(|p| &*p.name).collect();
    let cards = b.criteria.milestones.iter().chain(&b.criteria.cross_phase).chain(&b.criteria.outlook);
    let named: Vec<String> = cards.flat_map(|card| card.practices.clone()).collect();
    assert!(!named.is_empty() && !named.iter().any(|name| unknown.contains(&name.as_str())), "{named:?}");
}

/// Every described example can be seen by some project.
#[test]
fn no_described_example_is_out_of_reach() {
    let catalog = Catalog::embedded(Language::German);
    for practice in catalog.practices.iter().filter(|p| p.basis.as_deref() != Some("nur der Name in der Quelle")) {
        assert!(practice.fit.any_subject || !practice.fit.subjects.is_empty(), "{}", practice.key);
        assert!(!practice.phases.is_empty() && practice.fit.source.is_some(), "{}", practice.key);
    }
    let all: BTreeSet<&str> = catalog.practices.iter().filter_map(|p| p.web.as_deref()).collect();
    assert!(all.iter().all(|web| web.starts_with("https://")) && all.len() == 2, "{all:?}");
}

#[test]
fn mechanisms_suit_the_phase_and_say_where_they_are_from() {
    let has = |phase: &str, name: &str| {
        let b = german(&format!("titel = \"B\"\nphase = \"{phase}\""));
        assert!(b.mechanisms.iter().all(|level| level.inferred));
        let mut all = b.mechanisms.iter().flat_map(|level| &level.mechanisms);
        all.any(|m| m.name.starts_with(name) && m.source.is_some())
    };
    assert!(has("P3", "Impact Investment") && !has("P2", "Impact Investment"));
    assert!(has("P1", "Förderung der Smart City Forschung") && !has("P3", "Förderung der Smart City Forschung"));
}

#[test]
fn the_glossary_holds_terms_that_occur() {
    let terms =
        |project: &str| german(project).glossary.iter().map(|t| t.term.replace('\u{a0}', " ")).collect::<Vec<_>>();
    let bare = terms("titel = \"B\"\nphase = \"P1\"");
    assert!(!bare.iter().any(|term| term.starts_with("Leistungsverzeichnis")), "{bare:?}");
    assert!(bare.iter().any(|term| term.starts_with("Proof of Concept")), "{bare:?}");
    let named = terms("titel = \"B\"\nphase = \"P1\"\nproblem = \"Das LV fehlt.\"");
    assert!(named.iter().any(|term| term.starts_with("Leistungsverzeichnis")), "{named:?}");
}

/// The glossary explains what papers say; a term that no text of the catalogue, the templates or a sample has helps nobody.
#[test]
fn every_term_of_the_glossary_occurs_in_some_text() {
    let mut said = String::new();
    let mut folders = ["data", "templates"].map(crate::support::root).to_vec();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let is = |all: &[&str]| all.iter().any(|ending| path.to_string_lossy().ends_with(ending));
            if path.is_dir() {
                folders.push(path);
            } else if is(&[".toml", ".json", ".md"]) && !is(&["glossar.toml", "themen.toml"]) {
                said.push_str(&std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    let letters = |text: &str| {
        let apart = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>();
        format!(" {}", apart.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let said = letters(&said);
    let small = said.to_lowercase();
    for term in &Catalog::embedded(Language::German).glossary {
        let mut names = term.term.split(" (").next().unwrap_or_default().split(" / ");
        let short = term.abbreviation.as_deref();
        let named = names.any(|name| small.contains(&letters(name).to_lowercase()));
        assert!(named || short.is_some_and(|short| said.contains(&letters(short))), "{}", term.term);
    }
}

/// Names of examples are well set; what the roadmap's table writes still means them.
#[test]
fn names_of_examples_are_well_set_and_known_as_the_roadmap_writes_them() {
    for language in Language::ALL {
        for practice in &Catalog::embedded(language).practices {
            for name in [&practice.name, &practice.key] {
                assert!(!name.contains(['"', '\'']) && !name.contains(" - "), "{name}");
            }
        }
    }
    let catalog = Catalog::embedded(Language::German);
    for old in [
        "Förderprogramm \"TransformD\"",
        "DS4SSCC - Data Space for Smart and Sustainable Cities and Communities",
        "Das Playbook - Digitale Stadt Leipzig",
    ] {
        assert!(catalog.practices.iter().any(|practice| practice.aliases.iter().any(|name| name == old)), "{old}");
    }
}

#[test]
fn titles_that_are_not_certain_say_so() {
    let b = german("titel = \"B\"\nphase = \"P3\"");
    let note = |id: &str| {
        let cards = b.criteria.cross_phase.iter().chain(b.criteria.by_workstream.iter().flat_map(|w| &w.cards));
        let card = cards.chain(&b.criteria.milestones).find(|card| card.id == id).expect("a card");
        (card.title.replace('\u{a0}', " "), card.title_note.clone())
    };
    let (title, why) = note("DX-13");
    assert_eq!(title, "Wagniskapital-Strategie (Venture Capital Strategy) [Titel nicht gesichert]");
    assert_eq!(why.as_deref(), Some("Titel nicht gesichert"));
    assert_eq!(note("P3-02").1.as_deref(), Some("Titel erschlossen"));
    assert_eq!(note("P3-04"), ("Durchführung eines Pilotprojektes".to_owned(), None));
    let record = b.criteria.record.iter().find(|row| row.id == "DX-13").expect("a row");
    assert!(record.title.ends_with("[Titel nicht gesichert]"));
}

/// The texts in a value that hold some words, as readers see them.
fn texts_with(value: &Value, words: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.extend(Some(text.replace('\u{a0}', " ")).filter(|text| text.contains(words))),
        Value::Array(all) => all.iter().for_each(|value| texts_with(value, words, found)),
        // One of the dossier's key results is called like a criterion, and that is certain.
        Value::Object(all) if all.contains_key("sentence") => {}
        Value::Object(all) => all.values().for_each(|value| texts_with(value, words, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A project that says of a criterion how it stood and how it stands, with more of both.
fn moved(from: &str, to: &str, language: Language) -> Briefing {
    let read = |status: &str, due: &str| {
        let text = format!(
            "kommune.name = 'A'\n[projekt]\ntitel = 'B'\nphase = 'P4'\n[[kriterien]]\nkriterium = 'DX-13'\n\
             status = '{status}'\nfrist = {due}\n[beschluss]\ngremium = 'Rat'\nsitzung = 2026-12-10\n\
             [[beschluss.punkte]]\ntext = 'Es geht weiter.'\n\
             bedingungen = [{{ kriterium = 'DX-13', bis = 2027-05-01, folge = 'ende' }}]\n"
        );
        profile::read("p.toml", text.as_bytes()).0.expect("a profile")
    };
    let (earlier, now) = (read(from, "2026-12-01"), read(to, "2027-02-01"));
    let catalog = Catalog::embedded(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let sources = Sources { earlier: Some(&earlier), ..Sources::from(&now) };
    briefing::brief(catalog, sources, &selection::select(catalog, &now), &labels, &options)
}

#[test]
fn no_paper_prints_an_uncertain_title_without_saying_so() {
    for (language, title, mark) in [
        (Language::German, "Wagniskapital-Strategie (Venture Capital Strategy)", "[Titel nicht gesichert]"),
        (Language::English, "Venture capital strategy", "[title not certain]"),
    ] {
        for (from, to) in [("offen", "in Arbeit"), ("in Arbeit", "erfüllt"), ("erfüllt", "offen")] {
            let briefing = moved(from, to, language);
            for kind in ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation", "sachstand"] {
                let value = serde_json::to_value(briefing.for_kind(kind)).expect("JSON");
                // What others print of it: the changes, and what is still to be done.
                let part = match (kind, to) {
                    ("sachstand", _) => &value["progress"],
                    ("praesentation", "in Arbeit" | "offen") => &value["slides"]["todo"],
                    _ => &Value::Null,
                };
                let (mut all, mut there) = (Vec::new(), Vec::new());
                texts_with(&value, title, &mut all);
                texts_with(part, title, &mut there);
                assert!(part.is_null() || !there.is_empty(), "{kind}, {from} to {to}: {part}");
                for text in all {
                    let marked = text.matches(&format!("{title} {mark}")).count();
                    assert_eq!(text.matches(title).count(), marked, "{kind}, {from} to {to}: {text}");
                }
            }
        }
    }
}

/// Papers print titles well set; profiles and exports may write them as the roadmap does.
#[test]
fn the_roadmaps_own_spelling_of_a_title_is_known() {
    for language in Language::ALL {
        let catalog = Catalog::embedded(language);
        let spellings = [
            ("DX-01", "Sicherstellung der Datenqualität- und Homogenität"),
            ("DX-19", "Nutzung von Mechanismen zur zusätzlichen Wertschöpfung (z.B. aus dem Datenaustausch)"),
            ("DX-21", "Schaffung einer “Mission Mystique” als mitarbeitermotivierende und kommunikative Vision"),
            ("DX-17", "Flexible & agile Verwaltungsstrukturen"),
            ("P3-03", "Exit Strategie"),
            ("P3-03", "Exit-Strategie"),
            ("P1-10", "Data Governance Strategie (Teil des PoC)"),
            ("P1-09", "Zugang zu Investoren-Netzwerken in einer spezifischen Branche oder Geschäftsbereich."),
        ];
        for (id, title) in spellings {
            assert_eq!(catalog.find(title).map(|c| c.id.as_str()), Some(id), "{title}");
        }
    }
    let catalog = Catalog::embedded(Language::German);
    for c in &catalog.criteria {
        let odd = c.title.contains(['"', '“', '”']) && !c.title.contains('„');
        assert!(!odd && !c.title.contains("z.B.") && !c.title.ends_with('.'), "{}", c.title);
    }
    assert_eq!(catalog.criteria.iter().filter(|c| c.operating_note.is_some()).count(), 18);
}

#[test]
fn key_results_explain_in_a_sentence() {
    let results = german("titel = \"B\"\nphase = \"P3\"").roadmap.key_result;
    for sentence in [&results.staged_release, &results.honest_failure, &results.exit] {
        let sentence = sentence.as_deref().expect("a sentence");
        assert_eq!(sentence.matches(". ").count(), 0, "{sentence}");
    }
    let numbers = |phase: &str| {
        let results = german(&format!("titel = \"B\"\nphase = \"{phase}\"")).roadmap.key_result.phase;
        results.iter().filter_map(|r| r.number).collect::<Vec<_>>()
    };
    assert!(numbers("P1").contains(&0) && !numbers("P4").contains(&0) && numbers("P5").contains(&6));
    assert_eq!(german("titel = \"B\"\nphase = \"P1\"").pre_check.guiding.len(), 5);
}

#[test]
fn the_kind_of_task_is_told() {
    let task = |more: &str| german(&format!("titel = \"B\"\nphase = \"P1\"\n{more}")).project.task;
    assert_eq!(task(""), None);
    assert_eq!(task("aufgabe = \"Pflichtaufgabe\"").as_deref(), Some("Pflichtaufgabe"));
    assert_eq!(task("aufgabe = \"freiwillige Leistung\"").as_deref(), Some("freiwillige Leistung"));
}
