//! What has changed since last time: every change is named, and no other.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use ratsmappe::catalog::{Catalog, Phase};
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile, Status};
use ratsmappe::progress::{
    CatalogueDifference, Change, ChangeSubject, Direction, FactValue, Progress, Side, Topic, compare,
};
use ratsmappe::selection::Reason;
use toml::Value as Toml;

use crate::support::{cases, german_catalog as catalog};

mod keys;
mod papers;

const SAMPLE: &str = include_str!("../../data/profile/musterstadt.toml");

#[track_caller]
fn read(name: &str, text: &str) -> Profile {
    let (profile, found) = profile::read(name, text.as_bytes());
    profile.unwrap_or_else(|| panic!("{name}: {found:?}\n{text}"))
}

/// What the rich sample does not say of decision and money.
const MORE: &str = include_str!("profile_fixtures/decision.toml");

/// Leaves out English twins, which are not compared.
fn without_twins(table: &mut toml::Table) {
    table.retain(|key, _| !key.ends_with("_en"));
    for value in table.iter_mut().map(|(_, value)| value) {
        match value {
            Toml::Table(inner) => without_twins(inner),
            Toml::Array(list) => list.iter_mut().filter_map(Toml::as_table_mut).for_each(without_twins),
            _ => {}
        }
    }
}

/// What it does not say of the project, its operation and its pictures; the keys replace those it has.
const OTHERS: &str = r#"
projekt.alternativen = [{ titel = "Warten auf andere", einmalig = 45000, jaehrlich = 12000, ertrag_jaehrlich = 3000,
    ertrag_offen = 1000,    foerderung = 20000, nutzungsdauer = 10, gewaehlt = false, nullvariante = true }]
auswirkungen = { klima_bewertung = "+", personal = "Keine", demografie = "Keine", gleichstellung = "Keine" }
betrieb.fragen = [{ frage = "Wem gehören die Daten?", antwort = "Der Stadt" }]
investition = { form = "Zuschuss", bis = 2027-03-31, tranchen = [{ betrag = 5000, bedingung = "Nach dem Start" }] }
bilder = [{ datei = "a.png", alt = "Ein Pegel", unterschrift = "Am Bach", urheber = "Stadt", ort = "titel" }]
[vorpruefung]
gesucht = "Überall"
gefunden = "Wenig"
verworfen = "Alles"
mehrwert = "Schneller"
ressourcen = "Reichen"
gemeinsam = "Mit Nachbarn"
"#;

/// The rich sample with the keys it leaves out, and with fewer criteria, which take most of the time.
static RICH: LazyLock<Toml> = LazyLock::new(|| {
    let mut tree: toml::Table = SAMPLE.parse().expect("TOML");
    tree["kriterien"].as_array_mut().expect("criteria").truncate(6);
    for (table, key, value) in [
        ("kommune", "quelle", "Statistisches Amt"),
        ("projekt", "vorher", "frueher/a.toml"),
        ("projekt", "phase_grund", "Stand der Bewerbung"),
        ("beschluss", "vorlage", "bayern"),
    ] {
        tree[table].as_table_mut().expect("a table").insert(key.into(), value.into());
    }
    without_twins(&mut tree);
    // A resolution is stated as text or as points.
    tree["beschluss"].as_table_mut().expect("a table").remove("text");
    let mut tree = Toml::Table(tree);
    [MORE, OTHERS].into_iter().for_each(|more| replace(&mut tree, toml::from_str(more).expect("TOML")));
    tree
});

fn sample() -> Toml {
    RICH.clone()
}

/// Puts what is said in addition in its place, table by table; entries of lists come before those that are there.
fn replace(to: &mut Toml, more: Toml) {
    match (to, more) {
        (Toml::Table(to), Toml::Table(more)) => more.into_iter().for_each(|(key, value)| match to.get_mut(&key) {
            Some(known) => replace(known, value),
            None => drop(to.insert(key, value)),
        }),
        (Toml::Array(to), Toml::Array(more)) => to.splice(..0, more).for_each(drop),
        (to, more) => *to = more,
    }
}

/// As JSON, the keys of every table in another order.
fn json(value: &Toml) -> serde_json::Value {
    match value {
        Toml::String(s) => s.as_str().into(),
        Toml::Integer(i) => (*i).into(),
        Toml::Float(f) => (*f).into(),
        Toml::Boolean(b) => (*b).into(),
        Toml::Datetime(d) => d.to_string().into(),
        Toml::Array(a) => a.iter().map(json).collect(),
        Toml::Table(t) => serde_json::Value::Object(t.iter().rev().map(|(k, v)| (k.clone(), json(v))).collect()),
    }
}

fn from_tree(tree: &Toml) -> Profile {
    read("p.json", &json(tree).to_string())
}

fn differ(old: &Profile, new: &Profile) -> Progress {
    compare(Side { catalog: catalog(), profile: old }, Side { catalog: catalog(), profile: new })
}

fn small(more: &str) -> Profile {
    read("p.toml", &format!("kommune.name = \"Au\"\nprojekt.titel = \"Bus\"\nprojekt.phase = \"P3\"\n{more}"))
}

fn keys(progress: &Progress) -> Vec<&'static str> {
    progress.changes.iter().map(|change| change.key).collect()
}

/// No change of this project.
fn quiet(profile: &Profile) -> Progress {
    let same = differ(profile, profile);
    assert!(same.is_empty() && same.years.is_empty() && same.selection.is_empty() && same.unknown.is_empty());
    same
}

/// Turns entries of lists of tables around, and names criteria by title and in capitals.
fn shuffle(value: &mut Toml, seed: &mut u64) {
    let mut next = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*seed >> 33).expect("31 bits")
    };
    match value {
        Toml::Array(items) if items.iter().all(Toml::is_table) => {
            for i in (1..items.len()).rev() {
                items.swap(i, next() % (i + 1));
            }
        }
        _ => {}
    }
    match value {
        Toml::Array(items) => items.iter_mut().for_each(|item| shuffle(item, seed)),
        Toml::Table(table) => {
            let spell = seed.is_multiple_of(3);
            if let Some(Toml::String(name)) = table.get_mut("kriterium")
                && spell
            {
                *name = catalog().find(name).expect("a criterion").title.to_lowercase();
            }
            table.iter_mut().for_each(|(_, inner)| shuffle(inner, seed));
        }
        _ => {}
    }
}

#[test]
fn a_condition_that_came_went_or_moved_is_told_of_its_own_point() {
    let resolution = |first: &str, second: &str| {
        small(&format!(
            "projekt.kennzahlen = [{{ name = \"Wartezeit\" }}]\n[[beschluss.punkte]]\nid = \"kauf\"\ntext = \"Der Rat kauft.\"\nbedingungen = [{first}]\n[[beschluss.punkte]]\nid = \"bau\"\ntext = \"Der Rat baut.\"\nbedingungen = [{second}]\n"
        ))
    };
    let bound = |least: u8| format!("{{ kennzahl = \"Wartezeit\", mindestens = {least} }}");
    let list = "beschluss.punkte.bedingungen";
    let old = resolution(&bound(30), "");
    let differing = |new: &Profile| {
        let progress = differ(&old, new);
        progress.changes.into_iter().map(|c| (c.key, c.from.is_some(), c.to.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(differing(&resolution(&bound(45), "")), [("beschluss.punkte.bedingungen.mindestens", true, true)]);
    assert_eq!(differing(&resolution("", "")), [(list, true, false)]);
    assert_eq!(differing(&resolution("", &bound(30))), [(list, true, false), (list, false, true)]);
}

#[test]
fn a_last_year_is_no_day_by_which_something_is_to_be_done() {
    let post = |until: u16| {
        small(&format!("[[finanzierung.stellen]]\nbezeichnung = \"Betrieb\"\numfang = 0.5\nbis = {until}\n"))
    };
    let progress = differ(&post(2030), &post(2031));
    assert_eq!(
        progress.changes.iter().map(|c| (c.key, c.topic())).collect::<Vec<_>>(),
        [("finanzierung.stellen.bis", Topic::Other)]
    );
}

#[test]
fn blanks_within_a_text_and_ways_to_write_money_and_days_are_no_change() {
    let old = small(
        "projekt.problem = \"Das Wasser steigt schnell.\"\nprojekt.stand = 2026-05-01\n[[finanzierung.posten]]\njahr = 2027\nart = \"operativ\"\nbetrag = 1234.5\n",
    );
    let new = small(
        "projekt.problem = \"\"\"\nDas Wasser\n   steigt schnell.\"\"\"\nprojekt.stand = \"1.5.2026\"\n[[finanzierung.posten]]\njahr = 2027\nart = \"Operativ\"\nbetrag = \"1.234,50 €\"\n",
    );
    assert_eq!(keys(&differ(&old, &new)), [""; 0]);
}

#[test]
fn an_earlier_profile_is_among_the_files_that_are_watched() {
    let profile = small("projekt.vorher = 'frueher/a.toml'\nkommune.logo = 'logo.svg'\n");
    assert_eq!(profile.beside().collect::<Vec<_>>(), [Path::new("logo.svg"), Path::new("frueher/a.toml")]);
}

#[test]
fn texts_that_came_went_or_changed_places_are_told() {
    let list = |texts: &str| small(&format!("projekt.zielgruppen = [{texts}]\n"));
    let told = |old: &str, new: &str| -> Vec<(String, String)> {
        let shown = |value: Option<FactValue>| match value {
            Some(FactValue::Text(text)) => text,
            other => format!("{other:?}"),
        };
        differ(&list(old), &list(new)).changes.into_iter().map(|c| (shown(c.from), shown(c.to))).collect()
    };
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(told("'a', 'b'", "'b', 'c'"), [pair("a", "None"), pair("None", "c")]);
    assert_eq!(told("'a', 'b'", "'a', 'c'"), [pair("b", "c")]);
    assert_eq!(told("'a', 'b'", "'b', 'a'"), [pair("a; b", "b; a")]);
    assert_eq!(told("'a'", "'a', 'a'"), [pair("None", "a")]);
}

#[test]
fn statuses_have_a_direction_and_milestones_are_reached_and_lost() {
    let old = small(
        "kriterien = [{kriterium='P3-04', status='in Arbeit'}, {kriterium='P3-08', status='erfüllt'}, {kriterium='P3-01', status='offen'}]\n",
    );
    let new = small(
        "kriterien = [{kriterium='P3-04', status='erfüllt'}, {kriterium='P3-08', status='in Arbeit'}, {kriterium='P3-02', status='nicht relevant'}]\n",
    );
    let progress = differ(&old, &new);
    let told: Vec<_> = progress
        .changes
        .iter()
        .map(|c| match &c.subject {
            Some(ChangeSubject::Criterion(named)) => (named.id.as_str(), c.direction().expect("a direction")),
            other => panic!("{other:?}"),
        })
        .collect();
    let want = [
        ("P3-01", Direction::Aside),
        ("P3-02", Direction::Aside),
        ("P3-04", Direction::Forward),
        ("P3-08", Direction::Back),
    ];
    assert_eq!(told, want);
    let ids = |named: &[ratsmappe::progress::CriterionRef]| named.iter().map(|n| n.id.clone()).collect::<Vec<_>>();
    assert_eq!((ids(&progress.reached), ids(&progress.lost)), (vec!["P3-04".to_owned()], vec!["P3-08".to_owned()]));
    assert_eq!((progress.milestones.before.fulfilled, progress.milestones.after.fulfilled), (1, 1));
    // What is no longer relevant leaves the papers.
    let moved: Vec<_> = progress.selection.iter().map(|m| (m.criterion.id.as_str(), m.entered, &m.reason)).collect();
    assert_eq!(moved, [("P3-02", false, &Some(Reason::NotRelevant))]);
}

#[test]
fn money_is_told_with_its_difference_by_item_and_by_year() {
    let costs = |items: &[(i32, &str, i64)]| {
        let item = |(year, what, euros): &(i32, &str, i64)| {
            format!(
                "[[finanzierung.posten]]\njahr = {year}\nart = \"operativ\"\nzweck = \"{what}\"\nbetrag = {euros}\n"
            )
        };
        small(&items.iter().map(item).collect::<String>())
    };
    let old = costs(&[(2027, "Betrieb", 100), (2027, "Schulung", 40), (2028, "Betrieb", 70)]);
    let new = costs(&[(2028, "Betrieb", 70), (2027, "Betrieb", 130), (2029, "Ersatz", 25)]);
    let progress = differ(&old, &new);
    let told: Vec<_> = progress.changes.iter().map(|c| (c.key, c.difference())).collect();
    let want = [
        ("finanzierung.posten.betrag", Some(3_000)),
        ("finanzierung.posten", Some(-4_000)),
        ("finanzierung.posten", Some(2_500)),
    ];
    assert_eq!(told, want);
    assert!(progress.changes.iter().all(|c| c.topic() == Topic::Cost));
    let years: Vec<_> = progress.years.iter().map(|y| (y.year, y.from, y.to)).collect();
    assert_eq!(years, [(2027, 14_000, 13_000), (2029, 0, 2_500)]);
    assert_eq!((progress.total.from, progress.total.to), (21_000, 22_500));
}

#[test]
fn another_phase_is_a_change_and_brings_other_criteria() {
    let old = small("");
    let mut new = small("");
    new.project.phases = vec![Phase::P4];
    let progress = differ(&old, &new);
    assert_eq!(keys(&progress), ["projekt.phase"]);
    assert_eq!(progress.changes[0].direction(), Some(Direction::Forward));
    assert!(progress.selection.iter().any(|m| m.entered && m.criterion.id == "P4-02"));
    assert!(progress.catalogue_selection.is_empty() && progress.catalogue.is_empty());
}

#[test]
fn changes_of_the_catalogue_are_told_apart_from_those_of_the_project() {
    let old_catalog = catalog().clone();
    let mut new_catalog = catalog().clone();
    "other".clone_into(&mut new_catalog.sha256);
    let by_id =
        |catalog: &mut Catalog, id: &str| catalog.criteria.iter().position(|c| c.id == id).expect("a criterion");
    // One is gone, one renamed with its id, one has another title, one moves to another phase, one is no milestone.
    let at = by_id(&mut new_catalog, "P3-02");
    new_catalog.criteria.remove(at);
    let at = by_id(&mut new_catalog, "P3-01");
    "K-1".clone_into(&mut new_catalog.criteria[at].id);
    let at = by_id(&mut new_catalog, "P3-03");
    "Ausstiegsplan".clone_into(&mut new_catalog.criteria[at].title);
    let at = by_id(&mut new_catalog, "P3-05");
    new_catalog.criteria[at].phase = Phase::P5;
    new_catalog.criteria[at].sub_phases.clear();
    let at = by_id(&mut new_catalog, "P3-08");
    new_catalog.criteria[at].milestone = None;
    let said = "kriterien = [{kriterium='P3-01', status='erfüllt'}, {kriterium='P3-02', status='in Arbeit'}, {kriterium='P3-03', status='offen'}]\n";
    let (old, new) =
        (small(said), small(&said.replace("P3-01", "K-1").replace("{kriterium='P3-02', status='in Arbeit'}, ", "")));
    let progress =
        compare(Side { catalog: &old_catalog, profile: &old }, Side { catalog: &new_catalog, profile: &new });
    assert_eq!(keys(&progress), [""; 0], "the project has not changed");
    assert!(progress.selection.is_empty() && progress.reached.is_empty() && progress.lost.is_empty());
    let told: Vec<_> = progress.catalogue.iter().map(|c| (c.criterion.id.as_str(), c.what.clone())).collect();
    let milestone = old_catalog.by_id("P3-08").expect("a criterion").milestone;
    let want = [
        ("P3-03", CatalogueDifference::Title("Exit-Strategie".into())),
        ("P3-05", CatalogueDifference::Phase { from: Phase::P3, to: Phase::P5 }),
        ("P3-08", CatalogueDifference::Milestone { from: milestone, to: None }),
        ("P3-02", CatalogueDifference::Gone { phase: Phase::P3, status: Some(Status::InProgress) }),
    ];
    assert_eq!(told, want);
    let moved: Vec<_> = progress.catalogue_selection.iter().map(|m| (m.criterion.id.as_str(), m.entered)).collect();
    assert_eq!(moved, [("P3-05", false)]);
    // The other way round the criterion is new.
    let back = compare(Side { catalog: &new_catalog, profile: &new }, Side { catalog: &old_catalog, profile: &old });
    assert!(back.catalogue.iter().any(|c| c.criterion.id == "P3-02" && c.what == CatalogueDifference::New(Phase::P3)));
}

#[test]
fn criteria_that_the_older_catalogue_does_not_have_are_named() {
    let old = small("kriterien = [{kriterium='P3-99', status='erfüllt'}]\nauswahl.einschliessen = ['Zeitreise']\n");
    assert_eq!(differ(&old, &small("")).unknown, ["P3-99", "Zeitreise"]);
}
