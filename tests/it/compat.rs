//! What users of version 0.1 have is read on (`tests/compat`): profiles in three formats, filled questionnaires,
//! project lists, a foreign catalogue, reports, forms, templates and output folders. The files stay as they are; a
//! change that no longer reads one of them must say in its message what to change, and is a breaking change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Desk, json, root};

/// A folder with a copy of everything in `tests/compat`.
fn desk() -> Desk {
    let desk = Desk::new();
    copy(&root("tests/compat"), &desk.path(""));
    desk
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("a copied file");
        }
    }
}

/// The catalogue that came with these files: shipped criteria may change.
const CATALOG: [&str; 2] = ["--catalog", "katalog/roadmap-export.csv"];

/// Statements of the old files that contradict each other, which is told of now (CHANGELOG, "Breaking"): the sum asked
/// for holds amounts that the town means to pay itself.
const CONTRADICTIONS: [(&str, &str); 1] = [("musterstadt.toml", "sum-mismatch")];

/// The codes of the warnings that a file must have.
fn warned(file: &str) -> Vec<&'static str> {
    CONTRADICTIONS.iter().filter(|(name, _)| file.ends_with(name)).map(|(_, code)| *code).collect()
}

/// Runs the program, which must have nothing else to complain of than these warnings, and gives what it prints.
#[track_caller]
fn prints_with(desk: &Desk, args: &[&str], warnings: &[&str]) -> String {
    let run = desk.run(args);
    assert_eq!(run.code, Some(0), "{args:?}\n{}\n{}", run.out, run.err);
    let told: Vec<&str> = run
        .err
        .lines()
        .filter_map(|line| line.strip_prefix("warning[")?.split_once(']'))
        .map(|(code, _)| code)
        .collect();
    assert_eq!(told, warnings, "{args:?}\n{}", run.err);
    assert!(!warnings.is_empty() || run.err.is_empty(), "{args:?}\n{}", run.err);
    run.out
}

/// Runs the program, which must have nothing to complain of, and gives what it prints.
#[track_caller]
fn prints(desk: &Desk, args: &[&str]) -> String {
    prints_with(desk, args, &[])
}

/// Every file of these folders that is a project, with the name of what it must say.
fn projects(desk: &Desk) -> Vec<(String, String)> {
    let files = ["profile", "fragebogen"].into_iter().flat_map(|folder| desk.files(folder));
    let is_project = |file: &String| !file.contains("frueher/") && !file.ends_with(".svg");
    let name = |file: &str| Path::new(file).file_stem().expect("a name").to_string_lossy().into_owned();
    files.filter(is_project).map(|file| (name(&file), file)).collect()
}

/// What a project says, told as the difference to a project that says nothing: key, id, what it belongs to, value.
fn statements(desk: &Desk, file: &str) -> Vec<Value> {
    let report = json(&prints(desk, &[&["check", file, "--format", "json"], &CATALOG[..]].concat()));
    let project = &report["profiles"][0];
    let warnings = warned(file);
    let found = (&project["errors"], &project["warnings"]);
    assert_eq!(found, (&Value::from(0), &Value::from(warnings.len())), "{file}: {report}");
    let (name, title) = (&project["municipality"], &project["title"]);
    let nothing = format!("kommune.name = {name}\n[projekt]\ntitel = {title}\nphase = \"P1\"\nstand = 2020-01-01\n");
    fs::write(desk.path("nichts.toml"), nothing).expect("a profile");
    let args = ["diff", "nichts.toml", file, "--format", "json"];
    let changes = json(&prints_with(desk, &[&args, &CATALOG[..]].concat(), &warnings));
    let changes = changes["projects"][0]["changes"].as_array().expect("changes").clone();
    changes
        .iter()
        .map(|c| Value::from(vec![c["key"].clone(), c["id"].clone(), c["of"].clone(), c["to"].clone()]))
        .collect()
}

/// What becomes of every criterion: whether it is in the papers, its status, and the reasons.
fn decisions(desk: &Desk, file: &str) -> Vec<String> {
    let table = prints_with(desk, &[&["select", file, "--format", "csv"], &CATALOG[..]].concat(), &warned(file));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    let [id, selected, status, reasons] = ["id", "selected", "status", "reasons"].map(column);
    let line = |row: csv::StringRecord| {
        let place = if &row[selected] == "yes" { "in" } else { "out" };
        format!("{}: {}", [&row[id], place, &row[status]].join(" ").trim_end(), &row[reasons])
    };
    reader.records().map(|row| line(row.expect("a row"))).collect()
}

/// The expectation of a name: what it states, and what becomes of the criteria.
fn expected(name: &str) -> (Vec<Value>, Vec<String>) {
    let text = fs::read_to_string(root("tests/compat/expected").join(name).with_extension("json")).expect("a file");
    let mut all: Value = serde_json::from_str(&text).expect("JSON");
    let statements = serde_json::from_value(all["statements"].take()).expect("statements");
    (statements, serde_json::from_value(all["criteria"].take()).expect("lines"))
}

#[test]
fn profiles_and_questionnaires_say_what_they_said() {
    let desk = desk();
    let projects = projects(&desk);
    let endings: BTreeSet<&str> = projects.iter().filter_map(|(_, file)| file.rsplit('.').next()).collect();
    assert_eq!(endings, BTreeSet::from(["json", "toml", "xlsx", "yaml"]));
    for (name, file) in projects {
        let (mut said, mut wanted) = (statements(&desk, &file), expected(&name));
        // A form may ask in another order.
        let by_text = |value: &Value| value.to_string();
        said.sort_by_key(by_text);
        wanted.0.sort_by_key(by_text);
        assert_eq!(said, wanted.0, "{file}");
        same_decisions(&decisions(&desk, &file), &wanted.1, &file);
    }
}

/// What was in the papers is in them still, unless it was held to be in arrears, which it no longer is where the profile says
/// nothing (CHANGELOG, "Breaking"); what the profile has said against a criterion is said in the same words.
#[track_caller]
fn same_decisions(now: &[String], then: &[String], file: &str) {
    let ids = |lines: &[String]| lines.iter().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    let (now_ids, then_ids): (Vec<String>, Vec<String>) = (ids(now), ids(then));
    assert_eq!(now_ids, then_ids, "{file}");
    for (now, then) in now.iter().zip(then) {
        let (head, reasons) = then.split_once(": ").expect("reasons");
        let (id, status) = head.split_once(' ').expect("a place");
        let (place, status) = status.split_once(' ').unwrap_or((status, ""));
        let again = |place: &str| now.starts_with(format!("{id} {place} {status}").trim_end());
        match place {
            "in" => assert!(again("in") || reasons.contains("earlier phase"), "{file}: {then} | {now}"),
            _ => assert!(again("in") || again("out"), "{file}: {then} | {now}"),
        }
        for word in reasons.split("; ").filter(|r| r.contains("by the profile")) {
            assert!(now.contains(word), "{file}: {then} | {now}");
            assert!(!word.starts_with("excluded") || place == "in" || again("out"), "{file}: {then} | {now}");
        }
    }
}

#[test]
fn a_project_can_be_told_from_its_earlier_state() {
    let report = json(&prints(
        &desk(),
        &["diff", "profile/frueher/falkenhaven-2026-05.toml", "profile/falkenhaven.toml", "--format", "json"],
    ));
    assert_eq!(report["projects"][0]["old"]["as_of"], "2026-05-08", "{report}");
    assert!(report["projects"][0]["changes"].as_array().expect("changes").len() > 10);
}

#[test]
fn project_lists_give_their_projects() {
    let desk = desk();
    for list in ["liste/liste.csv", "liste/liste.xlsx"] {
        let report = json(&prints(&desk, &["check", list, "--format", "json"]));
        assert_eq!(report["diagnostics"], serde_json::json!([]), "{list}");
        let phase = |p: &Value| format!("{} | {} | {}", p["municipality"], p["title"], p["phases"]);
        let projects: Vec<String> = report["profiles"].as_array().expect("projects").iter().map(phase).collect();
        let wanted = [
            r#""Auenfeld" | "Digitale Bürgersprechstunde" | ["P1"]"#,
            r#""Birkenau an der Leite" | "Sensorik im Kanalnetz" | ["P2"]"#,
            r#""Lerchenrode" | "Digitaler Dorfanzeiger" | ["P1"]"#,
        ];
        assert_eq!(projects, wanted, "{list}");
    }
    let shipped = json(&prints(&desk, &["check", "liste/modellprojekte.xlsx", "--format", "json"]));
    assert_eq!(shipped["profiles"].as_array().expect("projects").len(), 73);
    assert_eq!(shipped["diagnostics"], serde_json::json!([]));
}

#[test]
fn a_foreign_catalogue_gives_its_criteria() {
    let report = json(&prints(&desk(), &[&["check", "--format", "json"], &CATALOG[..]].concat()));
    let phases = serde_json::json!({ "P1": 16, "P2": 17, "P3": 8, "P4": 10, "P5": 4, "durchgehend": 21 });
    assert_eq!(report["catalog"]["criteria"], 76);
    assert_eq!(report["catalog"]["milestones"], 13);
    assert_eq!(report["catalog"]["by_phase"], phases);
}

#[test]
fn reports_of_parts_are_put_together_as_before() {
    let desk = desk();
    let run = desk.run(["report", "merge", "bericht/teil-1.json", "bericht/teil-2.json", "-o", "neu.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let read = |name: &str| json(&fs::read_to_string(desk.path(name)).expect("a report"));
    let (merged, before) = (read("neu.json"), read("bericht/ganz.json"));
    // The whole is put together by today's program, which says so; it counts what is withheld, too (CHANGELOG,
    // "Breaking").
    let told =
        before.as_object().expect("an object").iter().filter(|(key, _)| !["program", "build"].contains(&key.as_str()));
    for (key, value) in told {
        match value.as_object().filter(|_| key == "totals") {
            Some(totals) => totals.iter().for_each(|(sum, value)| assert_eq!(&merged[key][sum], value, "{sum}")),
            None => assert_eq!(&merged[key], value, "{key}"),
        }
    }
    assert_eq!((&merged["schema"], &merged["totals"]["withheld"]), (&Value::from(2), &Value::from(0)));
    let keys = |report: &Value| report["totals"].as_object().expect("sums").len();
    assert_eq!(keys(&merged), keys(&before) + 1);
}

#[test]
fn a_towns_own_form_is_read() {
    prints(&desk(), &["check", "form/auenfeld.toml"]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_towns_own_form_names_and_orders_its_paper() {
    let desk = desk();
    // It does not say who decides, without which only a draft is made.
    let args = ["build", "form/auenfeld.toml", "--only", "beschlussvorlage", "--date", "2026-11-22", "--draft"];
    let run = desk.run(args);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let text = fs::read_to_string(desk.path("out/auenfeld/auenfeld-digitale-buergersprechstunde-beschlussvorlage.txt"))
        .expect("a text copy");
    let places: Vec<_> = ["Drucksache Nr.: 2026/117", "Der Rat möge beschließen", "Sach- und Rechtslage", "Risiken"]
        .map(|part| text.find(part).unwrap_or_else(|| panic!("no `{part}` in:\n{text}")))
        .into();
    assert!(places.is_sorted(), "{text}");
}

#[cfg(feature = "pdf")]
#[test]
fn templates_of_ones_own_take_the_place_of_the_built_in_ones() {
    let desk = desk();
    let args = ["build", "profile/musterstadt.toml", "--templates", "vorlagen", "--date", "2026-11-22"];
    let run = desk.run([&args[..], &["--only", "kurzinfo,beschlussvorlage,praesentation"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    // The sum asked for and what nobody pays differ in this profile, which is said now.
    assert_eq!(run.err.matches("warning[").count(), 1, "{}", run.err);
    assert!(run.err.starts_with("warning[sum-mismatch]"), "{}", run.err);
    for (kind, words) in [
        ("beschlussvorlage", "Drucksache: Pegelwacht"),
        ("praesentation", "Worum es geht"),
        ("kurzinfo", "Das Projekt steht in der Phase Pilotphase"),
    ] {
        let paper = format!("out/musterstadt/musterstadt-pegelwacht-fruehwarnung-vor-828d-{kind}.pdf");
        let pages = crate::support::pages(&desk.path(&paper)).concat();
        let said = pages.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(words), "{kind}: {said}");
    }
}

/// The journal of 0.1 names what its run wrote: it goes when the paper stands under its name of now; what somebody
/// changed since does not.
#[cfg(feature = "pdf")]
#[test]
fn an_output_folder_is_gone_on_with() {
    let build = |desk: &Desk| {
        desk.run([
            "build",
            "profile/minimal.toml",
            "--draft",
            "--only",
            "beschlussvorlage",
            "-o",
            "ausgabe",
            "--date",
            "2026-11-22",
        ])
    };
    let names = |stem: &str, endings: &[&str]| -> Vec<String> {
        endings.iter().map(|ending| format!("ausgabe/lerchenrode/{stem}-beschlussvorlage.{ending}")).collect()
    };
    let (then, now) = (["pdf", "txt"], ["docx", "pdf", "txt"]);
    let (old, new) = (names("lerchenrode", &then), names("lerchenrode-digitaler-dorfanzeiger", &now));
    let untouched = desk();
    let run = build(&untouched);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("1 document under an older name was removed"), "{}", run.err);
    assert_eq!(untouched.files("ausgabe"), new);
    let changed = desk().with(&old[1], "von Hand");
    for _ in 0..2 {
        let run = build(&changed);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.err.contains("warning[older-name]: somebody changed this file, so it stays"), "{}", run.err);
        assert!(run.err.contains(&format!("--> {}", old[1])), "{}", run.err);
        assert_eq!(fs::read_to_string(changed.path(&old[1])).expect("the change"), "von Hand");
    }
    // The paper says whose it is: another project of the town does not take it away.
    let other =
        desk().with("profile/minimal.toml", "kommune.name = 'Lerchenrode'\nprojekt = { titel = 'Bus', phase = 'P1' }");
    let run = build(&other);
    assert!(run.err.contains("this paper is of the project “Digitaler Dorfanzeiger”, Lerchenrode"), "{}", run.err);
    let both = [names("lerchenrode", &then), names("lerchenrode-bus", &now)].concat();
    let mut there = other.files("ausgabe");
    there.sort();
    let mut both_sorted = both;
    both_sorted.sort();
    assert_eq!(there, both_sorted);
}
