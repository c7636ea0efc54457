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

#[path = "progress_papers.rs"]
mod papers;

const SAMPLE: &str = include_str!("../../data/profile/musterstadt.toml");

#[track_caller]
fn read(name: &str, text: &str) -> Profile {
    let (profile, found) = profile::read(name, text.as_bytes());
    profile.unwrap_or_else(|| panic!("{name}: {found:?}\n{text}"))
}

/// What the rich sample does not say of decision and money.
const MORE: &str = include_str!("profile_fixtures/decision.toml");

/// Adds what a table does not say; entries of lists come behind those that are there.
fn add(into: &mut toml::Table, more: toml::Table) {
    for (key, value) in more {
        match (into.get_mut(&key), value) {
            (None, value) => drop(into.insert(key, value)),
            (Some(Toml::Table(into)), Toml::Table(more)) => add(into, more),
            (Some(Toml::Array(into)), Toml::Array(more)) if more.iter().all(Toml::is_table) => into.extend(more),
            _ => {}
        }
    }
}

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

/// The rich sample with the keys it leaves out, and with fewer criteria, which take most of the time.
static RICH: LazyLock<Toml> = LazyLock::new(|| {
    let mut tree: toml::Table = SAMPLE.parse().expect("TOML");
    tree["kriterien"].as_array_mut().expect("criteria").truncate(6);
    for (table, key, value) in [
        ("kommune", "quelle", "Statistisches Amt"),
        ("projekt", "vorher", "frueher/a.toml"),
        ("beschluss", "vorlage", "bayern"),
    ] {
        tree[table].as_table_mut().expect("a table").insert(key.into(), value.into());
    }
    without_twins(&mut tree);
    // A resolution is stated as text or as points.
    tree["beschluss"].as_table_mut().expect("a table").remove("text");
    add(&mut tree, MORE.parse().expect("TOML"));
    Toml::Table(tree)
});

/// What it does not say of the project, its operation and its pictures; the keys replace those it has.
const OTHERS: &str = r#"
projekt.alternativen = [{ titel = "Warten auf andere", einmalig = 45000, jaehrlich = 12000, ertrag_jaehrlich = 3000,
    foerderung = 20000, nutzungsdauer = 10, gewaehlt = false, nullvariante = true }]
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

fn sample() -> Toml {
    let mut sample: Toml = RICH.clone();
    replace(&mut sample, toml::from_str(OTHERS).expect("TOML"));
    sample
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

/// Where a value stands: keys, and positions in lists.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    At(usize),
}

/// The key as the reference writes it, without positions.
fn key_of(path: &[Step]) -> String {
    let keys = path.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    keys.collect::<Vec<_>>().join(".")
}

fn leaves(value: &Toml, path: &[Step], out: &mut Vec<Vec<Step>>) {
    let below = |step| [path, &[step]].concat();
    match value {
        Toml::Table(table) => table.iter().for_each(|(key, inner)| leaves(inner, &below(Step::Key(key.clone())), out)),
        Toml::Array(items) => items.iter().enumerate().for_each(|(i, inner)| leaves(inner, &below(Step::At(i)), out)),
        _ => out.push(path.to_vec()),
    }
}

/// Up to three values of every key.
fn all_leaves() -> Vec<Vec<Step>> {
    let mut out = Vec::new();
    leaves(&sample(), &[], &mut out);
    let mut count = BTreeMap::<String, usize>::new();
    out.retain(|path| {
        let seen = count.entry(key_of(path)).or_default();
        *seen += 1;
        *seen <= 3
    });
    out
}

fn at<'t>(tree: &'t mut Toml, path: &[Step]) -> &'t mut Toml {
    path.iter().fold(tree, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(at) => &mut value[*at],
    })
}

/// The part of the schema that describes a key, or that of the table it stands in.
fn described(key: &str) -> serde_json::Value {
    static SCHEMA: LazyLock<serde_json::Value> = LazyLock::new(|| profile::schema(Language::German));
    key.split('.').filter(|part| !part.is_empty()).fold(SCHEMA.clone(), |schema, part| {
        let table = schema.get("items").unwrap_or(&schema);
        table["properties"][part].clone()
    })
}

/// A word of the closed list of a key, other than this.
fn other_word(key: &str, word: &str) -> Option<String> {
    let words = described(key)["anyOf"][0]["enum"].as_array()?.clone();
    words.iter().filter_map(|known| known.as_str()).find(|known| *known != word).map(str::to_owned)
}

/// Whether an entry is refused without a key.
fn is_required(key: &str) -> bool {
    let (table, last) = key.rsplit_once('.').unwrap_or(("", key));
    let schema = described(table);
    let required = schema.get("items").unwrap_or(&schema)["required"].clone();
    required.as_array().is_some_and(|keys| keys.iter().any(|key| key == last))
}

/// Another value of the same key.
fn other(key: &str, value: &Toml) -> Toml {
    let text = value.as_str().unwrap_or_default();
    let swap = |a: &str, b: &str| Toml::from(if text == a { b } else { a });
    match (key, value) {
        ("sprache", _) => "en".into(),
        ("kommune.bundesland", _) => "Hessen".into(),
        ("kommune.staffel", _) => 2019.into(),
        ("kommune.farbe", _) => "#000001".into(),
        ("kommune.kontakt.email", _) => "neu@musterstadt.example".into(),
        ("projekt.phase", _) => "P2".into(),
        ("beschluss.vorlage", _) => "allgemein".into(),
        ("finanzierung.posten.art", _) => swap("operativ", "investiv"),
        ("finanzierung.posten.status", _) => swap("offen", "beantragt"),
        ("kriterien.status", _) => swap("offen", "in Arbeit"),
        ("auswirkungen.klima_bewertung", _) => swap("+", "--"),
        ("investition.form", _) => swap("Zuschuss", "Darlehen"),
        ("bilder.ort", _) => swap("titel", "wert"),
        ("risiken.wahrscheinlichkeit" | "risiken.auswirkung", _) => swap("niedrig", "hoch"),
        ("finanzierung.zeitraum", _) => 12.into(),
        (_, Toml::String(text)) => other_word(key, text).unwrap_or_else(|| format!("{text} – neu")).into(),
        (_, Toml::Integer(number)) => (number + 1).into(),
        (_, Toml::Float(number)) => (number + 0.5).into(),
        (_, Toml::Boolean(flag)) => (!flag).into(),
        (_, Toml::Datetime(_)) => "2031-01-31".into(),
        (_, other) => other.clone(),
    }
}

/// Keys whose values name a criterion: another name is another criterion, not another value.
const NAMES: [&str; 3] = ["kriterien.kriterium", "auswahl.einschliessen.kriterium", "auswahl.ausschliessen.kriterium"];

/// Lists of names that the catalogue has: another one is another entry.
const FILTERS: [&str; 3] = ["auswahl.workstreams", "auswahl.treiber", "auswahl.stakeholder"];

#[test]
fn one_changed_value_is_one_change_whatever_the_key() {
    let old = from_tree(&sample());
    let mut seen = BTreeSet::new();
    for path in all_leaves() {
        let key = key_of(&path);
        if NAMES.contains(&key.as_str()) || FILTERS.contains(&key.as_str()) {
            continue;
        }
        let mut tree = sample();
        let value = at(&mut tree, &path);
        *value = other(&key, value);
        let progress = differ(&old, &from_tree(&tree));
        assert_eq!(keys(&progress), [key.as_str()], "{path:?}");
        let Change { from, to, .. } = &progress.changes[0];
        assert!(from.is_some() && to.is_some() && from != to, "{path:?}: {:?}", progress.changes);
        seen.insert(key);
    }
    // The reference is tested to name every key there is.
    let left_out: Vec<String> = reference().into_iter().filter(|key| !seen.contains(key)).collect();
    let want = ["auswahl.einschliessen", "auswahl.ausschliessen", "beschluss.text", "kriterien.kriterium"];
    let want: BTreeSet<&str> = want.into_iter().chain(FILTERS).collect();
    assert_eq!(left_out.iter().map(String::as_str).collect::<BTreeSet<_>>(), want);
}

/// Every key of docs/profile.md but `$schema`.
fn reference() -> Vec<String> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profile.md")).expect("the page");
    let (mut table, mut out) = (None, Vec::new());
    for line in text.lines() {
        if line.starts_with("## ") || line.starts_with("### ") {
            let name = line.split('`').nth(1).map(|name| name.trim_matches(['[', ']']).to_owned());
            table = name.or_else(|| line.contains("Top level").then(String::new));
            if line.contains("[team]") || line.contains("[[team.mitglieder]]") {
                table = Some(if line.contains("mitglieder") { "team.mitglieder" } else { "team" }.to_owned());
            }
        } else if let (Some(table), Some(rest)) = (&table, line.strip_prefix("| `")) {
            let key = rest.split('`').next().unwrap_or_default();
            let is_key = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            out.extend(is_key.then(|| format!("{table}.{key}").trim_start_matches('.').to_owned()));
        }
    }
    out
}

#[test]
fn one_value_gone_is_one_change() {
    let old = from_tree(&sample());
    for path in all_leaves() {
        let (last, before) = path.split_last().expect("a path");
        let mut tree = sample();
        match (last, at(&mut tree, before)) {
            (Step::Key(key), Toml::Table(table)) => drop(table.remove(key)),
            (Step::At(i), Toml::Array(items)) => drop(items.remove(*i)),
            (step, other) => panic!("{step:?} in {other:?}"),
        }
        let (profile, _) = profile::read("p.json", json(&tree).to_string().as_bytes());
        let key = key_of(&path);
        // What names an entry cannot be missing, and a missing language is German.
        let named =
            ["name", "titel", "phase", "modell", "jahr", "betrag", "art", "gremium", "kriterium", "grund", "risiko"];
        let more = ["schritt", "zweck", "frage", "datei", ".alt", "gewaehlt", "nullvariante"];
        let required = named.iter().chain(&more).any(|k| key.ends_with(k))
            || is_required(&key)
            || key == "sprache"
            || key == "projekt.phase_angenommen";
        if required && matches!(last, Step::Key(_)) {
            continue;
        }
        let progress = differ(&old, &profile.expect("a profile"));
        assert_eq!(keys(&progress), [key.as_str()], "{path:?}");
        assert_eq!((progress.changes[0].from.is_some(), &progress.changes[0].to), (true, &None), "{path:?}");
    }
}

#[test]
fn an_entry_gone_is_one_change_and_a_criterion_gone_is_all_that_was_said_of_it() {
    let old = from_tree(&sample());
    for list in [
        "projekt.alternativen",
        "projekt.kennzahlen",
        "betrieb.optionen",
        "finanzierung.posten",
        "finanzierung.ertraege",
        "finanzierung.stellen",
        "beschluss.punkte",
        "beschluss.beratungsfolge",
        "vollzug",
        "risiken",
        "schritte",
        "team.mitglieder",
        "investition.verwendung",
    ] {
        let path: Vec<Step> = list.split('.').map(|key| Step::Key(key.into())).collect();
        let count = at(&mut sample(), &path).as_array().expect("a list").len();
        for i in 0..count {
            let mut tree = sample();
            at(&mut tree, &path).as_array_mut().expect("a list").remove(i);
            let new = from_tree(&tree);
            let progress = differ(&old, &new);
            assert_eq!(keys(&progress), [list]);
            assert_eq!(progress.changes[0].to, None);
            let back = differ(&new, &old);
            assert_eq!((keys(&back), back.changes[0].to.clone()), (vec![list], progress.changes[0].from.clone()));
        }
    }
    let mut tree = sample();
    let criteria = [Step::Key("kriterien".into())];
    let gone = at(&mut tree, &criteria).as_array_mut().expect("a list").remove(0);
    let progress = differ(&old, &from_tree(&tree));
    assert_eq!(progress.changes.len(), gone.as_table().expect("a table").len() - 1);
    assert!(
        progress.changes.iter().all(|c| matches!(&c.subject, Some(ChangeSubject::Criterion(c)) if c.id == "P1-03"))
    );
}

proptest! {
    #![proptest_config(cases(4))]

    /// Another form, another order of tables and entries, other spellings of names of criteria: no change.
    #[test]
    fn form_and_order_are_no_change(seed in any::<u64>()) {
        let old = read("p.toml", SAMPLE);
        let mut tree: Toml = Toml::Table(SAMPLE.parse().expect("TOML"));
        shuffle(&mut tree, &mut (seed | 1));
        for text in [json(&tree).to_string(), serde_json::to_string_pretty(&json(&tree)).expect("JSON")] {
            for name in ["p.json", "p.yaml"] {
                prop_assert_eq!(differ(&old, &read(name, &text)), quiet(&old));
            }
        }
        let toml = toml::to_string_pretty(&tree).expect("TOML");
        prop_assert_eq!(differ(&old, &read("p.toml", &toml)), quiet(&old));
    }
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
