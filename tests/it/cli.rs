//! The command line as its users meet it: what is printed where, what is written, and the exit code.

// A test that cannot set its scene has failed.
#![allow(clippy::expect_used, clippy::panic)]

use std::ffi::OsStr;

use insta::assert_snapshot;
use serde_json::Value;

#[cfg(feature = "pdf")]
use crate::support::pages;
use crate::support::{Desk, Outcome, json};

#[cfg(feature = "pdf")]
mod batch;
mod both_files;
#[cfg(feature = "pdf")]
mod bundle;
mod diff;
mod export;
mod faults;
mod form;
mod front;
mod german;
mod list;
mod logo;
mod merge;
#[cfg(feature = "pdf")]
mod names;
mod new;
#[cfg(feature = "pdf")]
mod papers;
mod pictures;
#[cfg(all(feature = "pdf", target_os = "linux"))]
mod reach;
#[cfg(feature = "pdf")]
mod templates;
#[cfg(feature = "pdf")]
mod watch;
mod workbooks;

/// A sound small profile.
pub(crate) const SMALL: &str =
    "[kommune]\nname = \"Lerchenrode\"\n\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P1\"\n";

#[test]
fn check_counts_the_built_in_workbook() {
    let run = Desk::new().run(["check", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let report = json(&run.out);
    let want = serde_json::json!({ "P1": 16, "P2": 17, "P3": 8, "P4": 10, "P5": 4, "durchgehend": 21 });
    assert_eq!(report["catalog"]["criteria"], 76);
    assert_eq!(report["catalog"]["by_phase"], want);
    assert_eq!(report["profiles"], serde_json::json!([]));
    assert_eq!(report["diagnostics"], serde_json::json!([]));
}

#[test]
fn check_tells_of_each_profile_as_json() {
    let desk = Desk::new().with("small.toml", SMALL).with("wrong.toml", SMALL.replace("P1", "P9"));
    let run = desk.run(["check", "small.toml", "wrong.toml", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(3), ""));
    let report = json(&run.out);
    let [small, wrong] = &report["profiles"].as_array().expect("profiles")[..] else { panic!("{}", run.out) };
    assert_eq!(small["file"], "small.toml");
    assert_eq!(small["municipality"], "Lerchenrode");
    assert_eq!(small["title"], "Dorfanzeiger");
    assert_eq!(small["phases"], serde_json::json!(["P1"]));
    assert_eq!((&small["errors"], &small["warnings"]), (&Value::from(0), &Value::from(0)));
    let gaps = small["gaps"].as_array().expect("gaps");
    let gap = gaps.iter().find(|g| g["key"] == "[projekt] problem" && g["document"] == "dossier");
    let gap = gap.expect("the missing problem is a gap");
    assert!(gap["what"].is_string());
    assert_eq!(wrong["errors"], 1);
    assert_eq!(wrong["gaps"], serde_json::json!([]));
    let finding = &report["diagnostics"][0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["code"], "unknown-phase");
    assert_eq!((&finding["file"], &finding["line"]), (&Value::from("wrong.toml"), &Value::from(6)));
    assert!(finding["hints"].is_array());
}

#[test]
fn check_lists_each_gap_once_with_the_papers_that_need_it() {
    let run = Desk::new().with("small.toml", SMALL).run(["check", "small.toml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].starts_with("built-in/kriterien.xlsx: 76 criteria (P1 16, P2 17,"), "{}", lines[0]);
    assert!(lines[1].starts_with("small.toml: 0 errors, 0 warnings, "), "{}", lines[1]);
    assert_eq!(lines[2], "  Lerchenrode, Dorfanzeiger, P1");
    assert_eq!(lines[3], "  missing in beschlussvorlage, dossier, pitchdeck, praesentation:");
    assert_eq!(
        lines.iter().filter(|line| **line == "    [betrieb] modell: the operating model").count(),
        1,
        "{}",
        run.out
    );
}

#[test]
fn select_gives_every_criterion_as_json() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let run = desk.run(["select", "musterstadt.toml", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let rows = json(&run.out);
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 76);
    for row in rows {
        let keys: Vec<&String> = row.as_object().expect("an object").keys().collect();
        let want = [
            "driver",
            "group",
            "id",
            "leads",
            "milestone",
            "phase",
            "reasons",
            "selected",
            "source",
            "stakeholders",
            "stated",
            "status",
            "title",
            "workstreams",
        ];
        assert_eq!(keys, want);
        assert!(!row["reasons"].as_array().expect("reasons").is_empty(), "{row}");
    }
    let pilot = rows.iter().find(|r| r["id"] == "P3-04").expect("the pilot");
    assert_eq!(pilot["selected"], true);
    assert_eq!(pilot["milestone"], serde_json::json!({ "kind": "Meilenstein", "confidence": "stark" }));
    assert_eq!(
        pilot["reasons"],
        serde_json::json!([
            {
                "code": "milestone-of-phase",
                "phase": "P3",
                "named_for": [],
                "why": null,
                "text": "milestone of phase P3"
            },
            {
                "code": "tagged-for-phase",
                "phase": null,
                "named_for": ["P3"],
                "why": null,
                "text": "the roadmap names it for P3 in particular"
            }
        ])
    );
    assert_eq!((&pilot["leads"], &pilot["group"]), (&true.into(), &"milestone".into()));
    assert_eq!(pilot["source"]["sheet"], "Kriterien");
    assert!(pilot["source"]["cell"].as_str().is_some_and(|c| c.starts_with('B')), "{pilot}");
    assert_eq!(pilot["status"], "erfüllt");
    let excluded = rows.iter().find(|r| r["reasons"][0]["code"] == "excluded-by-profile").expect("an exclusion");
    assert!(excluded["reasons"][0]["why"].as_str().is_some_and(|why| why.len() > 10), "{excluded}");
}

#[test]
fn select_lists_by_workstream_driver_and_stakeholder() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let list = |options: &[&str]| {
        let run = desk.run([&["select", "musterstadt.toml", "--format", "json"], options].concat());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{options:?}");
        json(&run.out).as_array().expect("an array").clone()
    };
    let money = list(&["--driver", "Geld und Personal sichern", "--stakeholder", "Politik"]);
    assert!((2..12).contains(&money.len()), "{}", money.len());
    for row in &money {
        assert_eq!(
            row["driver"],
            "Ressourcen- und Kapitalbeschaffung als Grundlage für die Verwirklichung des Wachstums"
        );
        assert!(row["stakeholders"].as_array().expect("a list").contains(&"Politik".into()), "{row}");
    }
    let technical = list(&["--workstream", "technisch", "--workstream", "Finanziell"]);
    let both = ["Technisch", "Finanziell"].map(serde_json::Value::from);
    for row in &technical {
        assert!(row["workstreams"].as_array().expect("a list").iter().any(|w| both.contains(w)), "{row}");
    }
    let run = desk.run(["select", "musterstadt.toml", "--stakeholder", "Politk"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("the catalogue has no stakeholder `Politk`; did you mean `Politik`?"), "{}", run.err);
}

#[test]
fn select_gives_the_same_rows_as_csv() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let run = desk.run(["select", "musterstadt.toml", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    assert_eq!(header[..3], ["id", "title", "phase"]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("well-formed rows");
    assert_eq!(rows.len(), 76);
    let as_json = json(&desk.run(["select", "musterstadt.toml", "--format", "json"]).out);
    for (row, object) in rows.iter().zip(as_json.as_array().expect("an array")) {
        assert_eq!(row[0], object["id"]);
        assert_eq!(&row[6] == "yes", object["selected"] == true);
    }
    assert!(run.out.lines().all(|line| !line.contains('\u{1b}')));
}

#[test]
fn select_draws_a_table_that_fits() {
    let run = Desk::new().with_sample("musterstadt.toml").run(["select", "musterstadt.toml"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.lines().all(|line| line.chars().count() <= 100));
    let start: Vec<&str> = run.out.lines().take(2).collect();
    assert!(start[0].starts_with("id     title"), "{}", start[0]);
    assert!(run.out.trim_end().ends_with("of 76 criteria are in the papers"));
    for id in ["P1-01", "P3-04", "DX-21"] {
        assert_eq!(run.out.lines().filter(|line| line.starts_with(id)).count(), 1, "{id}");
    }
}

#[test]
fn select_explains_one_criterion() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let by_title = desk.run(["select", "musterstadt.toml", "--explain", "durchführung eines  Pilotprojektes"]);
    assert_snapshot!(by_title.out, @r"
    P3-04: Durchführung eines Pilotprojektes
    Phase P3, Meilenstein (stark), status: erfüllt

    In the papers of Pegelwacht: Frühwarnung vor Starkregen und Rückstau (phase P3), among the
    milestones of the phase:
    - milestone of phase P3
      rule: every milestone of the project's phase is in the papers
    - the roadmap names it for P3 in particular
      rule: what the roadmap's sub-phase tags name for the project's phase is in the papers, and papers
            lead with it until it is fulfilled

    Source: built-in/kriterien.xlsx › Kriterien!B38
    ");
    let by_id = desk.run(["select", "musterstadt.toml", "--explain", "p3-04"]);
    assert_eq!(by_id.out, by_title.out);
}

#[test]
fn select_knows_no_other_criteria() {
    let desk = Desk::new().with("small.toml", SMALL);
    let run = desk.run(["select", "small.toml", "--explain", "Prof of Value"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_snapshot!(run.err, @r"
    error: the catalogue has no criterion `Prof of Value`; did you mean `Proof of Value`?

    Usage: ratsmappe select [OPTIONS] <PROFILE>

    For more information, try '--help'.
    ");
}

#[test]
fn a_folder_stands_for_its_profiles() {
    let desk = Desk::new()
        .with("all/b.toml", SMALL.replace("Lerchenrode", "Bachheim"))
        .with("all/a.toml", SMALL)
        .with("all/notes.txt", "nothing");
    let run = desk.run(["check", "all", "all/a.toml", "--format", "json"]);
    let report = json(&run.out);
    let files: Vec<&str> =
        report["profiles"].as_array().expect("profiles").iter().filter_map(|p| p["file"].as_str()).collect();
    assert_eq!(files, ["all/a.toml", "all/b.toml"]);
    let empty = Desk::new().with("none/notes.txt", "nothing").run(["check", "none"]);
    assert_eq!(empty.code, Some(3));
    assert_snapshot!(empty.err, @r"
    error[no-profiles]: the folder holds no project profiles
     --> none
      help: a profile's name ends with .toml, .json, .yaml or .yml; filled questionnaires are profiles too

    not read in `none`: 1 file (1 `.txt`)
    ");
}

#[test]
fn two_projects_of_one_municipality_need_no_message() {
    let desk = Desk::new().with("a.toml", SMALL).with("b.toml", SMALL.replace("Dorfanzeiger", "Bus"));
    let run = desk.run(["check", "b.toml", "a.toml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn a_copy_is_told_and_counted_once() {
    // Comments and the order of keys say nothing of the project.
    let copy = "# Kopie\n[projekt]\nphase = \"P1\"\ntitel = \"Dorfanzeiger\"\n[kommune]\nname = \"Lerchenrode\"\n";
    let desk = Desk::new().with("p/a.toml", SMALL).with("p/a (1).toml", copy).with("p/a - Kopie.toml", SMALL);
    let run = desk.run(["check", "p"]);
    assert_eq!(run.code, Some(0));
    assert_snapshot!(run.err, @r#"
    warning[copy]: 3 files or rows say the same of one project; it is counted once
     --> p/a.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^
     --> p/a (1).toml:4:9
      |
    4 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^ the same again
     --> p/a - Kopie.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^ the same again
      help: delete what is there twice
    "#);
    assert_eq!(run.out.lines().filter(|line| line.contains(".toml: ")).count(), 1, "{}", run.out);
    let list = "Kommune,Titel,Phase\nAu,Bus,P1\nAu,Rad,P1\nAu,Bus,P1\n";
    let run = Desk::new().with("l.csv", list).run(["check", "l.csv"]);
    assert_eq!(run.code, Some(0));
    assert_snapshot!(run.err, @r#"
    warning[copy]: `l.csv › l!B2` and `l.csv › l!B4` say the same of one project; it is counted once
     --> l.csv › l!B2
      |
    2 | Bus
      | ^^^
     --> l.csv › l!B4
      |
    4 | Bus
      | ^^^ the same again
      help: delete what is there twice
    "#);
}

#[test]
fn two_versions_of_a_project_are_an_error_that_names_both() {
    let newer = SMALL.replace("P1", "P2");
    let desk = Desk::new()
        .with("a.toml", SMALL)
        .with("a-PC-von-Anna.toml", newer)
        .with("b.toml", SMALL.replace("rode", "berg"));
    let run = desk.run(["check", "."]);
    assert_eq!(run.code, Some(3));
    assert_snapshot!(run.err, @r#"
    error[differing-copies]: `./a-PC-von-Anna.toml` and `./a.toml` say different things of one project
     --> ./a-PC-von-Anna.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^
     --> ./a.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^ the other one
      help: keep the one that holds, and move the other out of the folder or out of the list
      help: if these are two projects, give one of them a name of its own: `kurzname` in [projekt]

    error[differing-copies]: `./a.toml` and `./a-PC-von-Anna.toml` say different things of one project
     --> ./a.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^
     --> ./a-PC-von-Anna.toml:5:9
      |
    5 | titel = "Dorfanzeiger"
      |         ^^^^^^^^^^^^^^ the other one
      help: keep the one that holds, and move the other out of the folder or out of the list
      help: if these are two projects, give one of them a name of its own: `kurzname` in [projekt]
    "#);
    assert!(run.out.contains("b.toml: 0 errors"), "the others are used: {}", run.out);
}

#[test]
fn two_projects_of_one_name_are_an_error_that_says_what_to_do() {
    let list = "Kommune,Titel,Kurzname,Phase\nAu,Bus am Ort,Bus,P1\nAu,Bus zur Stadt,Bus,P1\n";
    let desk = Desk::new().with("l.csv", list);
    let run = desk.run(["check", "l.csv"]);
    assert_eq!(run.code, Some(3));
    assert_snapshot!(run.err, @r#"
    error[same-name]: the projects in `l.csv › l!B2` and `l.csv › l!B3` would have the same files: `au/au-bus-…`
     --> l.csv › l!B2
      |
    2 | Bus am Ort
      | ^^^^^^^^^^
     --> l.csv › l!B3
      |
    3 | Bus zur Stadt
      | ^^^^^^^^^^^^^ the other one
      help: give one of them a name of its own: `kurzname` in [projekt]

    error[same-name]: the projects in `l.csv › l!B3` and `l.csv › l!B2` would have the same files: `au/au-bus-…`
     --> l.csv › l!B3
      |
    3 | Bus zur Stadt
      | ^^^^^^^^^^^^^
     --> l.csv › l!B2
      |
    2 | Bus am Ort
      | ^^^^^^^^^^ the other one
      help: give one of them a name of its own: `kurzname` in [projekt]
    "#);
    let desk = desk.with("l.csv", list.replace("Stadt,Bus", "Stadt,Stadtbus"));
    assert_eq!(desk.run(["check", "l.csv"]).code, Some(0));
}

#[test]
fn wrong_command_lines_are_explained() {
    let desk = Desk::new().with("small.toml", SMALL);
    for (args, told) in [
        (
            &["build", "small.toml", "--only", "dosier"][..],
            "there is no kind of document `dosier`: did you mean `dossier`? known are",
        ),
        (&["build", "small.toml", "--date", "22.11.2026"], "write a day of the calendar as YYYY-MM-DD"),
        (&["build", "small.toml", "--lang", "fr"], "[possible values: de, en]"),
        (&["build", "small.toml", "--jobs", "0"], "--jobs"),
        (&["build", "small.toml", "--emit", "docx"], "[possible values: pdf, typst]"),
        (&["build", "small.toml", "--max-pages", "0"], "--max-pages"),
        (&["build", "small.toml", "--max-seconds", "0"], "--max-seconds"),
        (&["build", "small.toml", "--max-mib", "0"], "--max-mib"),
        (&["templates"], "export"),
        (&["templates", "export"], "<DIR>"),
        (&["build"], "<PROFILE>..."),
        (&["select", "."], "give a file, not a folder"),
        (&["check", "--format", "xml"], "[possible values: text, json, csv]"),
        (&["frobnicate"], "unrecognized subcommand"),
    ] {
        let run = desk.run(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
    let epoch =
        desk.command().args(["check"]).env("SOURCE_DATE_EPOCH", "yesterday").output().expect("the program runs");
    assert_eq!(epoch.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&epoch.stderr).contains("SOURCE_DATE_EPOCH is `yesterday`"));
    assert_eq!(desk.files("out"), [""; 0]);
}

#[test]
fn help_names_every_exit_code() {
    for args in [
        &["--help"][..],
        &["build", "--help"],
        &["check", "--help"],
        &["select", "--help"],
        &["templates", "export", "--help"],
    ] {
        let run = Desk::new().run(args);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let all = ["Exit codes:", "  0  ", "  1  ", "  2  ", "  3  "];
        // The built-in templates cannot be wrong input.
        for code in &all[..if args[0] == "templates" { 4 } else { 5 }] {
            assert!(run.out.contains(code), "{args:?}: {code}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::{Command, Stdio};
    let desk = Desk::new().with("small.toml", SMALL);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("ratsmappe"))
        .env("LC_ALL", "C")
        .args(["select", "small.toml"])
        .current_dir(desk.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_no_fault() {
    use std::os::unix::ffi::OsStrExt;
    let odd = OsStr::from_bytes(b"\xff.toml");
    let run = Desk::new().run([OsStr::new("check"), odd]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("error[file-not-found]"), "{}", run.err);
    assert_eq!(Desk::new().run([OsStr::new("build"), OsStr::new("a.toml"), OsStr::new("--only"), odd]).code, Some(2));
}
