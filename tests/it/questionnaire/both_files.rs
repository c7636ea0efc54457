//! Whatever is said of two inputs that do not agree names both of them, and where in each: every such message, in both
//! languages.

use std::collections::BTreeSet;

use ratsmappe::diagnostic::{Place, Style, render};
use ratsmappe::merge::merge;

use super::*;

/// What is found when two inputs are put together or compared.
const CODES: [&str; 14] = [
    "alternatives-marked",
    "contradiction",
    "criteria-gone",
    "criteria-not-asked",
    "criteria-renamed",
    "different-catalogues",
    "different-projects",
    "duplicate-point",
    "emptied-answer",
    "include-and-exclude",
    "rewritten-entry",
    "stale-english",
    "supposed-pre-filled",
    "unknown-criterion",
];

/// What is not in a catalogue has no cell there, and what nobody asks for has none in the questionnaire.
const OF_WHOLE_FILES: [&str; 3] = ["criteria-gone", "unknown-criterion", "criteria-not-asked"];

/// Two points, of which costs name one by its number.
const POINTS: &str = r#"
[kommune]
name = "Bachtal"
[projekt]
titel = "Pegel"
phase = "P3"
problem = "Wasser"
[[beschluss.punkte]]
text = "Der Rat baut."
[[finanzierung.posten]]
jahr = 2027
betrag = 1000
art = "investiv"
zweck = "Sensoren"
punkt = "1"
"#;

fn plain(file: &str, text: &str) -> Profile {
    let (profile, found) = profile::read(file, text.as_bytes());
    profile.unwrap_or_else(|| panic!("{file}: {found:?}"))
}

/// A sample's questionnaire that came back with some answers changed.
fn town(file: &str, change: impl FnOnce(&mut Workbook)) -> Profile {
    let mut book = Workbook::read(file, &bytes(&sample("musterstadt.toml"), Language::German)).expect("a workbook");
    change(&mut book);
    let (profile, found) = questionnaire::read(&book);
    profile.unwrap_or_else(|| panic!("{file}: {found:?}"))
}

fn said(profiles: &[&Profile]) -> Vec<Diagnostic> {
    merge(profiles, &[], german(), "gesamt.xlsx").findings
}

/// Everything that is said of pairs that do not agree.
fn found() -> Vec<Diagnostic> {
    let untouched = town("b.xlsx", |_| {});
    let problem = |file: &str, words: &'static str| {
        town(file, |book| put(book, "angaben", "projekt.problem", "antwort", text(words)))
    };
    let mut found = said(&[&problem("a.xlsx", "Eins"), &problem("b.xlsx", "Zwei")]);
    // A value, a cell of a row, one of a criterion, a line of a list; a whole row, and a whole criterion.
    let emptied = town("a.xlsx", |book| {
        put(book, "angaben", "projekt.problem", "antwort", None);
        put(book, "angaben", "projekt.mehrwert", "antwort", text("Etwas ganz anderes"));
        put(book, "risiken", "0", "massnahme", None);
        put(book, "kriterien", "P3-01", "nachweis", None);
    });
    found.extend(said(&[&emptied, &untouched]));
    let gone = town("a.xlsx", |book| {
        for column in ["schritt", "verantwortlich", "bis"] {
            put(book, "schritte", "0", column, None);
        }
        for column in ["status", "nachweis", "verantwortlich", "faellig", "notiz"] {
            put(book, "kriterien", "P3-01", column, None);
        }
    });
    found.extend(said(&[&gone, &untouched]));
    let reworded = town("a.xlsx", |book| {
        put(book, "risiken", "1", "risiko", text("In ganz neuen Worten"));
        put(book, "risiken", "1", "massnahme", text("Etwas anderes"));
    });
    found.extend(said(&[&reworded, &untouched]));
    let mut elsewhere = town("a.xlsx", |_| {});
    elsewhere.questionnaire.as_mut().expect("a questionnaire").catalog_sha256 = "0".repeat(64);
    found.extend(said(&[&elsewhere, &untouched]));
    // The English words of one file, the German ones of another; of a list, those that only the other one has.
    let mut english = sample("musterstadt.toml");
    english.file = "a.toml".into();
    found.extend(said(&[&english, &problem("b.xlsx", "Zwei")]));
    let more = town("b.xlsx", |book| {
        let benefits = sample("musterstadt.toml").project.benefits.join("\n");
        put(book, "angaben", "projekt.mehrwert", "antwort", text(&format!("{benefits}\nNoch ein Nutzen")));
    });
    found.extend(said(&[&english, &more]));
    // Profiles, which do not know what they were made with.
    let base = plain("b.toml", POINTS);
    let other = |old: &str, new: &str| plain("a.toml", &POINTS.replace(old, new));
    found.extend(said(&[&other("Wasser", "Hochwasser"), &base, &plain("c.toml", POINTS)]));
    found.extend(said(&[&other("Bachtal", "Auental"), &base]));
    let second = "[[beschluss.punkte]]\ntext = \"Der Rat kauft.\"\n[[finanzierung.posten]]";
    let second = plain("b.toml", &POINTS.replace("[[finanzierung.posten]]", second));
    found.extend(said(&[&other("punkt = \"1\"", "punkt = \"2\""), &second]));
    // What each of them may say, and both together may not.
    let added = |file: &str, text: &str| plain(file, &format!("{POINTS}{text}"));
    let pairs = [
        [
            "[[projekt.alternativen]]\ntitel = \"A\"\ngewaehlt = true\n",
            "[[projekt.alternativen]]\ntitel = \"B\"\ngewaehlt = true\n",
        ],
        [
            "[[beschluss.punkte]]\nid = \"x\"\ntext = \"Der Rat kauft.\"\nzustaendig = \"Amt\"\n",
            "[[beschluss.punkte]]\nid = \"1\"\ntext = \"Der Rat mietet.\"\n",
        ],
        [
            "[[auswahl.einschliessen]]\nkriterium = \"P5-01\"\ngrund = \"A\"\n",
            "[[auswahl.ausschliessen]]\nkriterium = \"P5-01\"\ngrund = \"B\"\n",
        ],
    ];
    for [one, other] in pairs {
        found.extend(said(&[&added("a.toml", one), &added("b.toml", other)]));
    }
    // A questionnaire and the catalogue of another year; a profile and a catalogue of one's own.
    let mut later = german().clone();
    (later.file, later.sha256) = ("eigene.xlsx".into(), "0".repeat(64));
    later.criteria.retain(|criterion| !["P3-02", "P3-03"].contains(&criterion.id.as_str()));
    for criterion in &mut later.criteria {
        if let Place::Cell { file, .. } = &mut criterion.place {
            *file = "eigene.xlsx".into();
        }
    }
    let renamed = later.criteria.iter_mut().find(|criterion| criterion.id == "P3-04").expect("a criterion");
    (renamed.title, renamed.title_variants) = ("Betrieb im Alltag".into(), Vec::new());
    let mut new = later.criteria.iter().find(|criterion| criterion.id == "P3-01").expect("a criterion").clone();
    (new.id, new.title, new.title_variants) = ("P3-99".into(), "Vertretung".into(), Vec::new());
    later.criteria.push(new);
    found.extend(questionnaire::changes(&untouched, &later));
    let named = plain("a.toml", &format!("{POINTS}[[kriterien]]\nkriterium = \"P3-03\"\n"));
    found.extend(profile::resolve(&named, &later));
    found
}

/// Whether a place is a cell or a line, and not a file as a whole.
fn is_exact(place: &Place) -> bool {
    matches!(place, Place::Cell { cell: Some(_), .. } | Place::Span { .. })
}

#[test]
fn whatever_is_said_of_two_inputs_names_both_and_where_in_each() {
    let found = found();
    let seen: BTreeSet<&str> = found.iter().map(|finding| finding.code.name()).collect();
    for code in CODES {
        assert!(seen.contains(code), "{code} was not provoked: {seen:?}");
    }
    for finding in found.iter().filter(|finding| CODES.contains(&finding.code.name())) {
        let shown = render(finding, Style::Plain, Language::English);
        let files: BTreeSet<&str> = finding.labels.iter().map(|label| label.place.file()).collect();
        assert!(files.len() >= 2, "one file only:\n{shown}");
        for file in files {
            let mut places = finding.labels.iter().map(|label| &label.place).filter(|place| place.file() == file);
            let is_whole = OF_WHOLE_FILES.contains(&finding.code.name());
            assert!(is_whole || places.any(is_exact), "no place in {file}:\n{shown}");
        }
        let flat = finding.flat(Language::German);
        for label in &finding.labels {
            let place = label.place.to_string();
            for language in Language::ALL {
                assert!(render(finding, Style::Plain, language).contains(&format!("--> {place}")), "{place}");
            }
            // And for programs.
            let mut flat = std::iter::once(&flat.place).chain(&flat.others);
            assert!(flat.any(|flat| flat.to_string() == place), "{place}");
        }
    }
}
