//! Profiles: the samples, the three forms, and what the other parts of these tests share.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use insta::assert_snapshot;
use ratsmappe::catalog::{Phase, Workstream};
use ratsmappe::diagnostic::{Diagnostic, Place, Style, render};
use ratsmappe::language::Language;
use ratsmappe::profile::{self, CostKind, FundingStatus, Level, Profile, Status};

use crate::support::root;

#[path = "profile_added.rs"]
mod added;
#[path = "profile_decision.rs"]
mod decision;
#[path = "profile_files.rs"]
mod files;
#[path = "profile_fuzz.rs"]
mod fuzz;
#[path = "profile_parts.rs"]
mod parts;
#[path = "profile_twins.rs"]
mod twins;
#[path = "profile_values.rs"]
mod values;

const MUSTERSTADT: &str = include_str!("../../data/profile/musterstadt.toml");

fn drawn(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|d| render(d, Style::Plain, Language::English)).collect::<Vec<_>>().join("\n")
}

/// The messages for a file of this name and text.
fn told(name: &str, text: &str) -> String {
    drawn(&profile::read(name, text.as_bytes()).1)
}

/// The messages for a sound small profile with `more` behind it.
fn told_with(more: &str) -> String {
    told("p.toml", &format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P3\" }}\n{more}"))
}

/// The messages for a sound small profile with `line` in its table `[projekt]`.
fn told_in_project(line: &str) -> String {
    told("p.toml", &format!("kommune.name = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P3\"\n{line}"))
}

fn codes(name: &str, text: &str) -> Vec<&'static str> {
    profile::read(name, text.as_bytes()).1.iter().map(|d| d.code.name()).collect()
}

/// A profile without what depends on the file: name, hash, places.
fn plain(profile: Option<Profile>) -> Profile {
    let mut profile = profile.expect("a profile");
    let nowhere = || Place::File("".into());
    profile.file.clear();
    profile.sha256.clear();
    profile.places.clear();
    profile.assessments.iter_mut().for_each(|a| a.place = nowhere());
    let choice = &mut profile.choice;
    choice.include.iter_mut().chain(&mut choice.exclude).for_each(|p| p.place = nowhere());
    let conditions = profile.resolution.points.iter_mut().flat_map(|point| &mut point.conditions);
    conditions.for_each(|condition| condition.place = nowhere());
    profile.english = profile.english.map(|english| Box::new(plain(Some(*english))));
    profile
}

fn read_clean(name: &str, text: &str) -> Profile {
    let (profile, diagnostics) = profile::read(name, text.as_bytes());
    assert!(diagnostics.is_empty(), "{name}:\n{}", drawn(&diagnostics));
    plain(profile)
}

#[test]
fn every_sample_reads_without_a_finding() {
    let mut phases = Vec::new();
    for entry in std::fs::read_dir(root("data/profile")).expect("data/profile") {
        let path = entry.expect("an entry").path();
        // A logo and earlier states stand beside the profiles.
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let profile = read_clean(&path.display().to_string(), &std::fs::read_to_string(&path).expect("text"));
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("a name");
        if stem != "minimal" {
            assert_eq!(ratsmappe::names::slug(&profile.municipality.name), stem);
        }
        phases.push(profile.project.phases);
    }
    phases.sort();
    phases.dedup();
    let want: [&[Phase]; 6] =
        [&[Phase::P1], &[Phase::P2], &[Phase::P3], &[Phase::P4], &[Phase::P4, Phase::P5], &[Phase::P5]];
    assert_eq!(phases, want);
}

#[test]
fn the_rich_sample_is_read_completely() {
    let p = read_clean("musterstadt.toml", MUSTERSTADT);
    assert_eq!(p.municipality.inhabitants, Some(48_210));
    assert_eq!(p.municipality.colour, Some([0x1f, 0x6f, 0x78]));
    assert_eq!(
        p.municipality.contact.as_ref().and_then(|c| c.office.as_deref()),
        Some("Stabsstelle Digitales, Projektleitung Pegelwacht")
    );
    assert_eq!(p.project.phases, [Phase::P3]);
    assert_eq!(p.project.as_of.map(|d| d.to_string()).as_deref(), Some("2026-11-15"));
    assert_eq!(p.project.key_figures.len(), 4);
    assert_eq!(p.project.key_figures[2].today, Some(31.5));
    let sum = |kind| p.finance.costs.iter().filter(|c| c.kind == kind).map(|c| c.cents).sum::<i64>();
    assert_eq!(sum(CostKind::Operating), 44_700_000);
    assert_eq!(sum(CostKind::Capital), 25_600_000);
    assert_eq!(p.finance.costs.iter().filter(|c| c.status == Some(FundingStatus::Open)).count(), 3);
    assert_eq!((p.finance.costs.len(), p.finance.income.len(), p.finance.posts.len()), (16, 3, 2));
    let points: Vec<_> = p.resolution.points.iter().map(|q| (q.id.as_deref(), q.conditions.len())).collect();
    let named = ["pilot", "betrieb-2027", "messstellen", "regelbetrieb", "ende"].map(Some);
    assert_eq!(points, named.into_iter().zip([0, 0, 1, 3, 0]).collect::<Vec<_>>());
    assert_eq!((p.resolution.text.len(), p.resolution.points[4].cap_cents), (0, Some(1_400_000)));
    assert_eq!(p.resolution.consultations.len(), 3);
    assert_eq!(p.assessments.len(), 33);
    let status = |id: &str| p.assessments.iter().find(|a| a.criterion == id).and_then(|a| a.status);
    assert_eq!(status("P3-04"), Some(Status::Fulfilled));
    assert_eq!(status("P3-08"), Some(Status::Open));
    assert_eq!(status("P2-06"), Some(Status::InProgress));
    assert_eq!(status("P3-07"), Some(Status::NotRelevant));
    assert_eq!((p.choice.include.len(), p.choice.exclude.len()), (1, 2));
    assert_eq!(p.choice.workstreams, Workstream::ALL);
    assert_eq!(p.risks[0].likelihood, Some(Level::High));
    assert_eq!((p.risks.len(), p.steps.len(), p.team.members.len()), (5, 6, 6));
    assert_eq!(p.investment.uses.iter().map(|u| u.cents).sum::<i64>(), p.investment.need_cents.expect("a need"));
    assert_eq!(p.transfer.interested.len(), 3);
}

#[test]
fn values_are_found_again_in_the_file() {
    let (profile, _) = profile::read("musterstadt.toml", MUSTERSTADT.as_bytes());
    let profile = profile.expect("a profile");
    let at = |path: &str| match profile.places.get(path) {
        Some(Place::Span { source, range }) => source.text[range.clone()].to_owned(),
        other => panic!("{path}: {other:?}"),
    };
    assert_eq!(at("projekt.titel"), "\"Pegelwacht: Frühwarnung vor Starkregen und Rückstau\"");
    assert_eq!(at("kommune.kontakt.name"), "\"Katharina Ebeling\"");
    assert_eq!(at("finanzierung.posten[1].betrag"), "29400");
    assert_eq!(at("projekt.zielgruppen[1]"), "\"Freiwillige Feuerwehr und Kreisleitstelle\"");
    assert_eq!(at("auswahl.ausschliessen[1].kriterium"), "\"DX-12\"");
    assert_eq!(at("team.mitglieder[5].stelle"), "\"Hydrosens eG\"");
}

/// A TOML sample as JSON text; dates become strings.
fn as_json(text: &str) -> String {
    fn json(value: toml::Value) -> serde_json::Value {
        match value {
            toml::Value::String(s) => s.into(),
            toml::Value::Integer(i) => i.into(),
            toml::Value::Float(f) => f.into(),
            toml::Value::Boolean(b) => b.into(),
            toml::Value::Datetime(d) => d.to_string().into(),
            toml::Value::Array(a) => a.into_iter().map(json).collect(),
            toml::Value::Table(t) => serde_json::Value::Object(t.into_iter().map(|(k, v)| (k, json(v))).collect()),
        }
    }
    let table: toml::Table = text.parse().expect("TOML");
    serde_json::to_string_pretty(&json(toml::Value::Table(table))).expect("JSON")
}

#[test]
fn the_three_forms_say_the_same() {
    let toml = read_clean("p.toml", MUSTERSTADT);
    let json = as_json(MUSTERSTADT);
    assert_eq!(read_clean("p.json", &json), toml);
    // JSON is YAML, in another style than people write.
    assert_eq!(read_clean("p.yaml", &json), toml);

    let pairs = [
        ("erlenbruenn.toml", "erlenbruenn.json"),
        ("zweckverband-wasser-hohe-rieth.toml", "zweckverband-wasser-hohe-rieth.yaml"),
    ];
    for (toml, other) in pairs {
        let text = |path: String| std::fs::read_to_string(root(&path)).expect("text");
        let want = read_clean(toml, &text(format!("data/profile/{toml}")));
        assert_eq!(read_clean(other, &text(format!("tests/it/profile_fixtures/{other}"))), want, "{other}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = format!("\u{feff}{}", MUSTERSTADT.replace('\n', "\r\n"));
    assert_eq!(read_clean("p.toml", &windows), read_clean("p.toml", MUSTERSTADT));
}

#[test]
fn spans_of_yaml_count_characters_not_bytes() {
    assert_snapshot!(told("p.yaml", "kommune: {name: Süßwörth, art: „Gemeinde“, bundesland: Bayärn}\nprojekt: {titel: Ä, phase: P2}\n"), @r#"
    error[unknown-value]: `kommune.bundesland` cannot be `Bayärn`
     --> p.yaml:1:56
      |
    1 | kommune: {name: Süßwörth, art: „Gemeinde“, bundesland: Bayärn}
      |                                                        ^^^^^^
      help: did you mean `Bayern`?
      help: possible: Baden-Württemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, Hessen, Mecklenburg-Vorpommern, Niedersachsen, Nordrhein-Westfalen, Rheinland-Pfalz, Saarland, Sachsen, Sachsen-Anhalt, Schleswig-Holstein, Thüringen
    "#);
}

#[test]
fn phases_are_read_in_every_spelling() {
    for (written, want) in [
        ("\"P2 – Prototypentwicklung\"", vec![Phase::P2]),
        ("\"P2 Prototyping / MvP\"", vec![Phase::P2]),
        ("\"p5\"", vec![Phase::P5]),
        ("[\"P5\", \"P4\"]", vec![Phase::P4, Phase::P5]),
        ("\"P4 und P5\"", vec![Phase::P4, Phase::P5]),
        ("\"P4/P5\"", vec![Phase::P4, Phase::P5]),
        ("[\"P3\", \"Pilotphase\"]", vec![Phase::P3]),
    ] {
        let text = format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = {written} }}");
        assert_eq!(read_clean("p.toml", &text).project.phases, want, "{written}");
    }
}

#[test]
fn one_text_counts_as_a_list_of_one() {
    let text = "kommune.name = \"A\"\nbeschluss.text = \"Der Rat stimmt zu.\"\nauswahl.einschliessen = [\"P4-01\", { kriterium = \"P4-02\", grund = \"jetzt\" }]\n\
                projekt = { titel = \"B\", phase = \"P3\", zielgruppen = \"alle\", mehrwert = [\"x\", \"y\"] }";
    let p = read_clean("p.toml", text);
    assert_eq!(p.resolution.text, ["Der Rat stimmt zu."]);
    assert_eq!(p.project.target_groups, ["alle"]);
    assert_eq!(p.project.benefits, ["x", "y"]);
    let picks: Vec<_> = p.choice.include.iter().map(|i| (i.criterion.as_str(), i.reason.as_deref())).collect();
    assert_eq!(picks, [("P4-01", None), ("P4-02", Some("jetzt"))]);
}
