//! English twins of texts: who reads them, what they may be, and what stays German.

use insta::assert_snapshot;
use ratsmappe::bodies::{Case, Noun};
use ratsmappe::language::Language;
use ratsmappe::profile;

use super::{codes, drawn, plain, told_with};

const TWINS: &str = r#"
[kommune]
name = "Kreis Auental"
art = "Kreis"
art_en = "District"
bundesland = "Schleswig-Holstein"
[projekt]
titel = "Pegelwacht"
titel_en = "Flood watch"
phase = "P3"
problem = "Bäche steigen schnell."
mehrwert = ["Zeit", "Ruhe"]
mehrwert_en = ["Time", "Calm", "Sleep"]
[[projekt.kennzahlen]]
name = "Vorwarnzeit"
name_en = "Warning time"
heute = 35
[beschluss]
gremium = "Kreistag"
gremium_en = "District council"
text = ["Der Kreistag nimmt Kenntnis."]
text_en = ["The district council takes note."]
[[risiken]]
risiko = "Ausfall"
[[risiken]]
risiko = "Frost"
risiko_en = "Frost damage"
[auswahl]
ausschliessen = [{ kriterium = "P3-05", grund = "Anders gelöst", grund_en = "Solved otherwise" }]
"#;

/// The same without the twins.
fn german() -> String {
    TWINS.lines().filter(|line| !line.contains("_en = \"") && !line.contains("_en = [")).collect::<Vec<_>>().join("\n")
        + "\n[auswahl]\nausschliessen = [{ kriterium = \"P3-05\", grund = \"Anders gelöst\" }]\n"
}

#[test]
fn english_papers_read_twins_and_german_ones_never() {
    let (stated, found) = profile::read("p.toml", TWINS.as_bytes());
    assert_eq!(drawn(&found), "");
    let stated = stated.expect("a profile");
    assert_eq!(stated.in_language(Language::German), &stated);
    let without = german().replace("[auswahl]\n[auswahl]", "[auswahl]");
    let mut same = plain(profile::read("p.toml", without.as_bytes()).0);
    let mut german = plain(Some(stated.clone()));
    (german.english, same.english) = (None, None);
    assert_eq!(german, same, "a twin changes nothing of what is stated");
    let english = stated.in_language(Language::English);
    assert_eq!(english.project.title, "Flood watch");
    assert_eq!(english.project.benefits, ["Time", "Calm", "Sleep"]);
    assert_eq!(english.resolution.text, ["The district council takes note."]);
    assert_eq!(english.choice.exclude[0].reason.as_deref(), Some("Solved otherwise"));
    // What has no twin is as it was stated.
    assert_eq!(english.project.problem.as_deref(), Some("Bäche steigen schnell."));
    assert_eq!((english.risks[0].title.as_str(), english.risks[1].title.as_str()), ("Ausfall", "Frost damage"));
}

#[test]
fn papers_can_tell_which_texts_are_english() {
    let stated = profile::read("p.toml", TWINS.as_bytes()).0.expect("a profile");
    let english = stated.in_language(Language::English);
    for path in ["projekt.titel", "projekt.mehrwert[2]", "beschluss.text[0]", "risiken[1].risiko"] {
        assert!(english.is_english(path), "{path}");
        assert!(english.places.contains_key(path), "{path} has no place");
        assert!(!stated.is_english(path), "{path}");
    }
    for path in ["projekt.problem", "risiken[0].risiko", "kommune.name", "projekt.titel_en"] {
        assert!(!english.is_english(path), "{path}");
    }
}

#[test]
fn what_things_are_known_by_stays_german() {
    let stated = profile::read("p.toml", TWINS.as_bytes()).0.expect("a profile");
    let english = stated.in_language(Language::English);
    let council = |noun: &Noun| noun.with_article(Case::Nominative).to_owned();
    assert_eq!(council(&english.bodies().council), council(&stated.bodies().council));
    assert_eq!(council(&english.bodies().council), "der Kreistag");
    for name in ["Vorwarnzeit", "Warning time"] {
        assert_eq!(english.key_figure(name).expect(name).name, "Warning time");
    }
    assert_eq!(stated.key_figure("vorwarnzeit").map(|figure| figure.today), Some(Some(35.0)));
    assert!(stated.key_figure("Warning time").is_none());
}

#[test]
fn twins_are_read_from_every_form_of_a_profile() {
    let json = r#"{"kommune": {"name": "A"}, "projekt": {"titel": "B", "titel_en": "C", "phase": "P1"}}"#;
    let yaml = "kommune: {name: A}\nprojekt: {titel: B, titel_en: C, phase: P1}\n";
    for (name, text) in [("p.json", json), ("p.yaml", yaml)] {
        let (read, found) = profile::read(name, text.as_bytes());
        assert_eq!(drawn(&found), "", "{name}");
        assert_eq!(read.expect(name).in_language(Language::English).project.title, "C", "{name}");
    }
}

#[test]
fn what_is_wrong_with_a_twin_is_said_once_under_its_own_name() {
    assert_snapshot!(told_with("[beschluss]\ntext_en = 3\nvorlage_nr_en = \"1\"\n[[risiken]]\nrisiko = \"x\"\nrisko_en = \"y\"\nwahrscheinlichkeit_en = \"low\"\n[team]\nproblem_en = \"z\"\nsteuerung_en = \"\"\n"), @r#"
    error[wrong-type]: `beschluss.text_en` must be text, not a whole number
     --> p.toml:4:11
      |
    4 | text_en = 3
      |           ^
      help: write: `text_en = "3"`

    error[unknown-key]: [beschluss] has no key `vorlage_nr_en`
     --> p.toml:5:1
      |
    5 | vorlage_nr_en = "1"
      | ^^^^^^^^^^^^^
      help: did you mean `vorlage_nr`?

    error[unknown-key]: [[risiken]] has no key `risko_en`
     --> p.toml:8:1
      |
    8 | risko_en = "y"
      | ^^^^^^^^
      help: did you mean `risiko_en`?

    error[unknown-key]: [[risiken]] has no key `wahrscheinlichkeit_en`
     --> p.toml:9:1
      |
    9 | wahrscheinlichkeit_en = "low"
      | ^^^^^^^^^^^^^^^^^^^^^
      help: did you mean `wahrscheinlichkeit`?

    error[unknown-key]: [team] has no key `problem_en`
      --> p.toml:11:1
       |
    11 | problem_en = "z"
       | ^^^^^^^^^^
      help: `problem_en` belongs in [projekt]

    warning[empty-value]: `team.steuerung_en` is empty and counts as missing
      --> p.toml:12:16
       |
    12 | steuerung_en = ""
       |                ^^
      help: leave the key out until there is something to say
    "#);
    let long = format!("[team]\nsteuerung = \"a\"\nsteuerung_en = \"{}\"\n", "x".repeat(20_001));
    let text = format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n{long}");
    assert_eq!(codes("p.toml", &text), ["text-too-long"]);
    // What is wrong beside a twin is said once, too.
    let text = "kommune.name = \"A\"\nprojekt = { titel = \"B\", titel_en = \"C\", phase = \"P9\" }\n";
    assert_eq!(codes("p.toml", text), ["unknown-phase"]);
}

#[test]
fn a_required_text_is_required_in_german() {
    let text = "kommune.name = \"A\"\nprojekt = { titel_en = \"C\", phase = \"P3\" }\n";
    assert_eq!(codes("p.toml", text), ["missing-key"]);
}
