//! The schemas: editors refuse what the program refuses, and never what it takes.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jsonschema_valid::Config;
use jsonschema_valid::schemas::Draft;
use ratsmappe::language::Language;
use ratsmappe::profile;
use serde_json::{Map, Value, json};

use crate::corpus;

use crate::support::root;

/// Faults that show in one value or one table, so that a schema can find them.
const VISIBLE: [&str; 19] = [
    "unknown-key",
    "missing-key",
    "wrong-type",
    "too-many-entries",
    "unknown-value",
    "invalid-date",
    "implausible-date",
    "out-of-range",
    "invalid-amount",
    "negative-amount",
    "amount-too-large",
    "unknown-phase",
    "phase-combination",
    "cross-phase-project",
    "missing-reason",
    "invalid-colour",
    "invalid-email",
    "unknown-form",
    "path-outside-folder",
];

fn ratsmappe(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("ratsmappe");
    let run = command.current_dir(folder).args(args).output().expect("the program runs");
    (run.status.code(), String::from_utf8(run.stdout).expect("UTF-8"))
}

/// What a schema has against a value.
fn against(schema: &Value, value: &Value) -> Option<String> {
    let config = Config::from_schema(schema, Some(Draft::Draft7)).expect("a schema");
    let faults = config.validate(value).err()?;
    Some(faults.map(|fault| fault.to_string()).collect::<Vec<_>>().join("\n"))
}

/// A TOML text as the tree that editors hold against the schema: days are texts there.
fn tree(text: &str) -> Option<Value> {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => day.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
        }
    }
    toml::from_str::<toml::Table>(text).ok().map(|table| json(toml::Value::Table(table)))
}

/// Every file below a folder that ends so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![root(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path if path.extension().is_some_and(|e| e == ending) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_file_in_the_documents_is_what_the_command_prints() {
    let (code, printed) = ratsmappe(&root(""), &["schema"]);
    assert_eq!(code, Some(0));
    let path = root("docs/schema/profil.schema.json");
    let file = std::fs::read_to_string(&path).expect("the file");
    assert!(
        file == printed,
        "docs/schema/profil.schema.json: run `ratsmappe schema -o docs/schema/profil.schema.json`"
    );

    let folder = tempfile::tempdir().expect("a folder");
    let (code, said) = ratsmappe(folder.path(), &["schema", "-o", "p.json"]);
    assert_eq!((code, said.as_str()), (Some(0), "p.json\n"));
    assert_eq!(std::fs::read_to_string(folder.path().join("p.json")).expect("the file"), printed);
}

#[test]
fn both_schemas_are_schemas() {
    for args in [&["schema"][..], &["schema", "--lang", "en"], &["schema", "check"]] {
        let schema: Value = serde_json::from_str(&ratsmappe(&root(""), args).1).expect("JSON");
        let config = Config::from_schema(&schema, Some(Draft::Draft7)).expect("a schema");
        let faults = config.validate_schema().err().map(|faults| faults.map(|f| f.to_string()).collect::<String>());
        assert_eq!(faults, None, "{args:?}");
    }
}

#[test]
fn all_samples_and_new_profiles_are_valid_and_name_the_schema() {
    let schema = profile::schema(Language::German);
    for path in files("data/profile", "toml") {
        let text = std::fs::read_to_string(&path).expect("a sample");
        assert_eq!(against(&schema, &tree(&text).expect("TOML")), None, "{}", path.display());
        let named = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).expect("a line for editors");
        let named = path.with_file_name(named).canonicalize().expect("the file it names");
        assert!(named.ends_with("docs/schema/profil.schema.json"), "{}", path.display());
    }
    let folder = tempfile::tempdir().expect("a folder");
    for lang in ["de", "en"] {
        let file = format!("{lang}.toml");
        let new = ["new", &file, "--lang", lang, "--name", "A", "--title", "B", "--phase", "P4, P5"];
        assert_eq!(ratsmappe(folder.path(), &new).0, Some(0));
        let text = std::fs::read_to_string(folder.path().join(&file)).expect("the profile");
        assert!(text.starts_with("#:schema ./profil.schema.json\n"), "{text}");
        let example =
            |line: &str| line.strip_prefix('#').is_some_and(|rest| !rest.starts_with([' ', ':']) && !rest.is_empty());
        let taken: Vec<&str> = text.lines().map(|line| if example(line) { &line[1..] } else { line }).collect();
        for text in [&text, &taken.join("\n")] {
            assert_eq!(against(&schema, &tree(text).expect("TOML")), None, "{file}");
        }
    }
    for path in files("tests/it/profile_fixtures", "json") {
        let text = std::fs::read_to_string(&path).expect("a profile");
        assert_eq!(against(&schema, &serde_json::from_str(&text).expect("JSON")), None, "{}", path.display());
    }
}

#[test]
fn of_the_faults_of_the_corpus_the_schema_finds_those_it_can_see() {
    let schema = profile::schema(Language::German);
    let (mut found, mut hidden) = (0, 0);
    for case in corpus::profiles::cases() {
        let Some(tree) = std::str::from_utf8(&case.bytes).ok().and_then(|text| match case.file.as_str() {
            "f.toml" => tree(text),
            "f.json" => serde_json::from_str(text).ok(),
            _ => None,
        }) else {
            continue;
        };
        let codes: BTreeSet<&str> = case.said.split(", ").filter_map(|said| said.split(' ').next()).collect();
        let visible = codes.iter().any(|code| VISIBLE.contains(code));
        let blind = codes.contains("duplicate-key") || case.what == "a day that is not, as text";
        match against(&schema, &tree) {
            Some(_) if visible => found += 1,
            // What comes twice, a number JSON has not, a day no month has, a text or file too long: found or not.
            _ if blind
                || ["text-too-long", "not-a-number", "file-too-large"].iter().any(|code| codes.contains(code)) =>
            {
                hidden += 1
            }
            None if !visible => hidden += 1,
            Some(why) => panic!("{} ({}): the schema refuses it: {why}", case.what, case.said),
            None => panic!("{} ({}): the schema takes it", case.what, case.said),
        }
    }
    assert!(found >= 35 && hidden >= 10, "the corpus has faults of both kinds: {found}, {hidden}");
}

/// What the tables of a schema are called, with their properties.
fn tables(path: &str, schema: &Value, all: &mut Vec<(String, Value)>) {
    if schema.get("properties").is_some() {
        all.push((path.to_owned(), schema.clone()));
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        tables(&path, property, all);
        tables(&path, &property["items"], all);
        for kind in property["anyOf"].as_array().into_iter().flatten() {
            tables(&path, kind, all);
        }
    }
}

/// A table with what it must have.
fn least(schema: &Value) -> Map<String, Value> {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let value = |key: &str| match key {
        "phase" => json!("P3"),
        "jahr" => json!(2027),
        "betrag" => json!(5),
        "art" => json!("operativ"),
        "umfang" => json!(0.5),
        "kommune" => json!({"name": "A"}),
        "projekt" => json!({"titel": "B", "phase": "P3"}),
        _ => json!("C"),
    };
    required.iter().filter_map(Value::as_str).map(|key| (key.to_owned(), value(key))).collect()
}

/// A small sound profile with this table in it.
fn with(path: &str, mut table: Map<String, Value>) -> Value {
    // What these need is one of several keys, or only beside another one.
    match path {
        "beschluss.punkte.bedingungen" => drop(table.entry("text").or_insert(json!("C"))),
        "beschluss.ergebnis" => drop(table.entry("datum").or_insert(json!("2027-01-01"))),
        _ => {}
    }
    let mut root = json!({"kommune": {"name": "A"}, "projekt": {"titel": "B", "phase": "P3"}});
    if path.is_empty() {
        return Value::Object(table);
    }
    let mut place = &mut root;
    let parts: Vec<&str> = path.split('.').collect();
    for part in &parts[..parts.len() - 1] {
        place = &mut place[*part];
        if *part == "punkte" {
            *place = json!([{"text": "C"}]);
            place = &mut place[0];
        }
    }
    let listed =
        ["alternativen", "kennzahlen", "optionen", "posten", "beratungsfolge", "kriterien", "risiken", "schritte"]
            .iter()
            .chain(&["mitglieder", "verwendung", "tranchen", "fragen", "bilder", "einschliessen", "ausschliessen"])
            .chain(&["ertraege", "stellen", "punkte", "bedingungen", "vollzug"])
            .any(|list| parts.last() == Some(list));
    let last = &mut place[parts[parts.len() - 1]];
    *last = if listed { json!([table]) } else { Value::Object(table) };
    root
}

/// Values of every kind, sound and unsound ones of each.
fn values() -> Vec<Value> {
    let texts = "| |x|P1|p3|P0|P6|P9|3|Phase 3|P2 – Prototypentwicklung|P3Pilot|P12|P3-2|∞ Durchgehend|durchgehend|\
        Pilotphase|Vertikale Skalierung|PHASE 1 - Ideenfindung|P4 + P5|P4 und P5|P1 und P3|Projekt|2026-11-22|\
        22.11.2026| 2. 1. 2026 |2026-1-2|1989-12-31|1990-01-01|31.12.2100|01.01.2101|22.11.26|2026-13-01|2026-00-10|\
        32.1.2026|bald|2026-11-22T10:00|1.234,50 €|12.50|€ 12|EUR 12|1 234 567,89 Euro|0,100|0,105|-5|12,|1,234.50|\
        1.5 Mio. €|1234567|1.2345|12345.678|#fff|#FF00aa| #1F6F78 |#12345|1F6F78|a@b|@|a@|a b@c|a@b@c|bild.svg|\
        bilder/logo.svg|./a.png|../x.svg|a/../b.svg|/x.svg|C:\\x.svg|a:b|..a/b|...|.|a//b|.versteckt/x|\
        formulare/vorlage.toml|V.TOML|../v.toml|bayern|Bayern|BAYERN|baden-wuerttemberg|atlantis|offen|OFFEN|\
        in  Arbeit| in arbeit |erfüllt|erfu\u{308}llt|ERFÜLLT|„erfüllt“|erfüllt.|fertig|inArbeit|nicht relevant|\
        niedrig|Mittel|hoch|extrem|operativ|Investiv|bewilligt|geplant|Sachsen–Anhalt|Sachsen - Anhalt|Thüringen|\
        Bavaria|Technisch|technisch|de|EN|fr";
    let others = r#"[-1, 0, 1, 1989, 1990, 2018, 2019, 2021, 2022, 2100, 2101, 48210, 20000000, 20000001, 10000000000,
        10000000001, 1.5, -0.5, 2020.0, 12.25, true, false, {}, {"x": 1}, {"kriterium": "C", "grund": "G"},
        {"kriterium": "C"}, [], ["x"], ["x", "y"], [1], [{}], [["x"]], ["P4", "P5"], ["P3"], ["P3", "p3"],
        ["P1", "P3"], ["P4", "P6"], ["P4 + P5"], ["Hessen", "thüringen"], ["Hessen", "Bavaria"],
        ["Technisch", "Finanziell"], [{"kriterium": "C", "grund": "G"}], [{"kriterium": "C"}],
        [{"kriterium": "C", "grund": "G"}, "D"]]"#;
    let others: Vec<Value> = serde_json::from_str(others).expect("JSON");
    let long = [json!("x".repeat(20_001)), json!(vec!["x"; 1_001])];
    texts.split('|').map(Value::from).chain(others).chain(long).collect()
}

/// What one value cannot tell, or the two may see differently.
fn unseen(code: &str, value: &Value) -> bool {
    let odd = ["P3-2", "-5"];
    matches!(code, "unprintable-character" | "fraction-of-a-cent" | "unusable-condition" | "resolution-twice")
        || value.as_str().is_some_and(|text| odd.contains(&text))
}

#[test]
fn reader_and_schema_take_and_refuse_the_same_values_of_every_key() {
    let mut all = Vec::new();
    tables("", &profile::schema(Language::German), &mut all);
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    for (path, table) in &all {
        for (key, schema) in table["properties"].as_object().expect("properties") {
            if schema.get("properties").is_some() || schema["items"].get("properties").is_some() {
                continue;
            }
            for value in values() {
                let mut entry = least(table);
                entry.insert(key.clone(), value.clone());
                let (_, findings) = profile::read("p.json", with(path, entry).to_string().as_bytes());
                let fault = findings.iter().find(|finding| finding.is_error()).map(|finding| finding.code.name());
                match (fault, against(schema, &value)) {
                    (None, None) => taken += 1,
                    (Some(_), Some(_)) => refused += 1,
                    // A warning is advice: an editor may be stricter.
                    (None, Some(_)) if !findings.is_empty() => {}
                    (Some(code), None) if unseen(code, &value) => {}
                    (None, Some(why)) => {
                        wrong.push(format!("{path}.{key} = {value:.80}: only the schema refuses it: {why:.200}"))
                    }
                    (Some(code), None) => {
                        wrong.push(format!("{path}.{key} = {value:.80}: only the reader refuses it: {code}"))
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), taken + refused, wrong[..wrong.len().min(40)].join("\n"));
    assert!(taken > 5_000 && refused > 5_000, "{taken} taken, {refused} refused");
}

#[test]
fn reader_and_schema_ask_for_the_same_keys_and_know_no_others() {
    let schema = profile::schema(Language::German);
    let mut all = Vec::new();
    tables("", &schema, &mut all);
    assert!(all.len() >= 20, "{} tables", all.len());
    let agreed = |what: &str, profile: &Value, sound: bool| {
        let (_, findings) = profile::read("p.json", profile.to_string().as_bytes());
        assert_eq!(!findings.iter().any(|finding| finding.is_error()), sound, "{what}, read: {findings:?}");
        assert_eq!(against(&schema, profile).is_none(), sound, "{what}, by the schema");
    };
    for (path, table) in &all {
        agreed(path, &with(path, least(table)), true);
        for key in least(table).keys() {
            let mut without = least(table);
            without.remove(key);
            agreed(&format!("{path} without {key}"), &with(path, without), false);
        }
        let mut more = least(table);
        more.insert("xyz".into(), json!("x"));
        agreed(&format!("{path} with a key nobody knows"), &with(path, more), false);
    }
}

#[test]
fn what_check_prints_is_as_its_schema_says_and_uses_all_of_it() {
    let (_, schema) = ratsmappe(&root(""), &["schema", "check"]);
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let folder = tempfile::tempdir().expect("a folder");
    let broken = "[kommune]\nname = \"A\"\n[projekt]\nphase = \"P4\"\ntitl = \"B\"\n";
    std::fs::write(folder.path().join("broken.toml"), broken).expect("a profile");
    std::fs::write(folder.path().join("broken.csv"), "Kommune;Titel;Phase\nA;B;P9\n;;\nC;D;\n").expect("a list");
    std::fs::write(folder.path().join("no-text.toml"), b"\xff\xfe").expect("a file");
    std::fs::write(folder.path().join("kriterien.csv"), "Titel;Phase\nA;P9\n").expect("a workbook");
    // What is there twice has more than one place.
    std::fs::write(folder.path().join("copies.csv"), "Kommune;Titel;Phase\nE;F;P1\nE;F;P2\n").expect("a list");
    for name in ["one.toml", "two.toml"] {
        let sound = "[kommune]\nname = \"G\"\n[projekt]\ntitel = \"H\"\nphase = \"P4\"\n";
        std::fs::write(folder.path().join(name), sound).expect("a profile");
    }
    let samples = root("data/profile").to_string_lossy().into_owned();
    let list = root("data/modellprojekte.xlsx").to_string_lossy().into_owned();
    let mut seen = BTreeSet::new();
    for args in [
        &[][..],
        &[samples.as_str()],
        &[list.as_str()],
        &["broken.toml", "broken.csv", "no-text.toml", "nowhere.toml"],
        &["copies.csv", "one.toml", "two.toml"],
        &["--catalog", "kriterien.csv"],
        &["--catalog", "nowhere.xlsx", "broken.toml"],
    ] {
        let (_, printed) = ratsmappe(folder.path(), &[&["check", "--format", "json"][..], args].concat());
        let printed: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(against(&schema, &printed), None, "{args:?}");
        names("", &printed, &mut seen);
    }
    let mut declared = BTreeSet::new();
    declared_names("", &schema, &mut declared);
    assert!(declared.len() > 25, "{declared:?}");
    assert_eq!(declared.difference(&seen).collect::<Vec<_>>(), [""; 0], "declared, but never printed");
}

/// The names of all properties in a value, as paths without positions.
fn names(path: &str, value: &Value, all: &mut BTreeSet<String>) {
    value.as_array().into_iter().flatten().for_each(|item| names(path, item, all));
    for (key, value) in value.as_object().into_iter().flatten() {
        all.insert(format!("{path}/{key}"));
        names(&format!("{path}/{key}"), value, all);
    }
}

/// The names of all properties a schema declares, as paths.
fn declared_names(path: &str, schema: &Value, all: &mut BTreeSet<String>) {
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{key}");
        all.insert(path.clone());
        declared_names(&path, property, all);
        declared_names(&path, &property["items"], all);
        property["anyOf"].as_array().into_iter().flatten().for_each(|kind| declared_names(&path, kind, all));
    }
}
