//! `form`: the questionnaire as its users meet it, and everywhere it stands for a profile.

use std::fs;

use insta::assert_snapshot;
use ratsmappe::workbook::Workbook;
use serde_json::Value;

use super::{Desk, Outcome, SMALL, json};

/// Cells of a questionnaire on the disk, by sheet and address.
fn cell(desk: &Desk, file: &str, sheet: &str, row: u32, column: u32) -> String {
    let book = Workbook::read(file, &fs::read(desk.path(file)).expect("a file")).expect("a workbook");
    let sheet = book.sheets.iter().find(|s| &*s.name == sheet).expect("a sheet");
    sheet.value(row, column).map(|value| value.shown().to_owned()).unwrap_or_default()
}

fn form(desk: &Desk, args: &[&str]) -> Outcome {
    let run = desk.run([&["form"], args, &["--date", "2026-11-22"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run
}

fn codes(report: &Value) -> Vec<&str> {
    report["diagnostics"].as_array().expect("diagnostics").iter().filter_map(|d| d["code"].as_str()).collect()
}

#[test]
fn a_profile_becomes_a_questionnaire_that_says_the_same() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    let run = form(&desk, &["musterstadt.toml", "-o", "m.xlsx"]);
    assert_eq!(run.out, "m.xlsx\n");
    let next = "open the questionnaire in Excel or LibreOffice; once it is filled in: ratsmappe check m.xlsx\n";
    // It asks in one language: the sample's English texts are all that it does not hold.
    let warned = "warning[not-in-questionnaire]: the questionnaire does not ask for English texts: `";
    assert!(run.err.starts_with(warned) && run.err.ends_with(next), "{}", run.err);
    assert_eq!(run.err.matches("warning[").count(), 1, "{}", run.err);
    let named: Vec<&str> = run.err.lines().next().expect("a line").split('`').skip(1).step_by(2).collect();
    assert!(named.len() > 20 && named.iter().all(|key| key.ends_with("_en")), "{named:?}");
    let checked = |file: &str| {
        let mut report = json(&desk.run(["check", file, "--format", "json"]).out);
        report["profiles"][0]["file"] = Value::Null;
        report
    };
    assert_eq!(checked("m.xlsx"), checked("musterstadt.toml"));
    let selected = |file: &str| desk.run(["select", file, "--format", "json"]).out;
    assert_eq!(selected("m.xlsx"), selected("musterstadt.toml"));
    let diff = json(&desk.run(["diff", "musterstadt.toml", "m.xlsx", "--format", "json"]).out);
    assert_eq!(diff["projects"][0]["changes"], Value::Array(Vec::new()));
}

#[test]
fn answers_are_not_overwritten() {
    let desk = Desk::new().with("small.toml", SMALL).with("f.xlsx", "answers");
    let run = desk.run(["form", "small.toml", "-o", "f.xlsx"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert_snapshot!(run.err, @r"
    error[file-exists]: there is a file of this name already, and it is kept
     --> f.xlsx
      help: choose another name; with --force it is replaced, and the answers in it are lost
    ");
    assert_eq!(fs::read(desk.path("f.xlsx")).expect("the file"), b"answers");
    form(&desk, &["small.toml", "-o", "f.xlsx", "--force"]);
    // Renewed in its own place, with its answers.
    let run = form(&desk, &["f.xlsx", "-o", "f.xlsx", "--force", "--lang", "en"]);
    assert!(
        run.err.starts_with("open the questionnaire in Excel or LibreOffice; once it is filled in:"),
        "{}",
        run.err
    );
    assert_eq!(cell(&desk, "f.xlsx", "Facts", 5, 2), "Lerchenrode");
    assert_eq!(desk.files(""), ["f.xlsx", "small.toml"]);
}

#[test]
fn a_model_project_is_known_by_its_name() {
    let desk = Desk::new();
    form(&desk, &["solingen", "-o", "s.xlsx", "--lang", "de"]);
    let report = json(&desk.run(["check", "s.xlsx", "--format", "json"]).out);
    assert_eq!(report["profiles"][0]["municipality"], "Solingen");
    assert_eq!(report["profiles"][0]["phases"], serde_json::json!(["P4"]));
    assert_eq!(codes(&report), [""; 0]);
    assert!(cell(&desk, "s.xlsx", "Start", 4, 1).contains("angenommen, von der Kommune nicht bestätigt"));
    // What somebody says is no assumption.
    form(&desk, &["Solingen", "-o", "t.xlsx", "--phase", "P5", "--title", "Klimakarte", "--lang", "de"]);
    assert_eq!(cell(&desk, "t.xlsx", "Start", 3, 1), "Klimakarte");
    assert_eq!(cell(&desk, "t.xlsx", "Start", 4, 1), "Phase P5 Transfer");
}

#[test]
fn any_other_municipality_needs_a_phase() {
    let desk = Desk::new();
    let run = desk.run(["form", "Solingn", "-o", "s.xlsx"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let told = "error: there is no file and no model project `Solingn`: did you mean `Solingen`? for any other \
                municipality add its phase, such as --phase P3\n";
    assert!(run.err.starts_with(told), "{}", run.err);
    form(&desk, &["Lerchenrode", "--phase", "2", "-o", "l.xlsx", "--lang", "de"]);
    // It is empty but for that, and says what is missing.
    let report = json(&desk.run(["check", "l.xlsx", "--format", "json"]).out);
    let found = report["diagnostics"].as_array().expect("diagnostics");
    assert_eq!(codes(&report), ["missing-key"]);
    assert_eq!((&found[0]["sheet"], &found[0]["cell"]), (&Value::from("Angaben"), &Value::from("C21")));
    for (args, told) in [
        (&["Lerchenrode", "--phase", "P9", "-o", "x.xlsx"][..], "there is no phase `P9`"),
        (&["nichts.toml", "--phase", "P1", "-o", "x.xlsx"], "--phase and --title go with the name of a municipality"),
        (&["Solingen", "--phase", "P2", "-o", "x.ods"], "`x.ods` must end with .xlsx"),
    ] {
        let run = desk.run([&["form"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
    let run = desk.run(["form", "nichts.toml", "-o", "x.xlsx"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("error[file-not-found]: there is no such project profile"), "{}", run.err);
    assert_eq!(desk.files(""), ["l.xlsx"]);
}

#[test]
fn a_list_with_one_project_will_do_and_one_with_more_will_not() {
    let desk = Desk::new()
        .with("one.csv", "Kommune,Titel,Phase,P3-01\nErlenau,Pegel,P3,erfüllt\n")
        .with("two.csv", "Kommune,Titel,Phase\nErlenau,Pegel,P3\nTannau,Bus,P2\n")
        .with("wrong.toml", SMALL.replace("P1", "P9"));
    form(&desk, &["one.csv", "-o", "one.xlsx"]);
    let selected = json(&desk.run(["select", "one.xlsx", "--format", "json"]).out);
    let status = selected.as_array().expect("criteria").iter().find(|c| c["id"] == "P3-01").expect("the criterion");
    assert_eq!(status["status"], "erfüllt");
    let run = desk.run(["form", "two.csv", "-o", "two.xlsx"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("two.csv lists 2 projects and two.xlsx is one questionnaire: name a folder"),
        "{}",
        run.err
    );
    let run = desk.run(["form", "wrong.toml", "-o", "wrong.xlsx"]);
    assert_eq!((run.code, desk.path("wrong.xlsx").exists()), (Some(3), false));
}

#[test]
fn a_list_becomes_a_folder_of_questionnaires_that_are_read_as_its_rows() {
    let desk = Desk::new().with(
        "list.csv",
        "Kommune,Titel,Phase,P3-01\nErlenau,Pegel,P3,erfüllt\nTannau,Bus,P2,\nTannau,Rad,P9,\nErlenau,Pegel!,P3,\n",
    );
    let run = desk.run(["form", "list.csv", "-o", "bogen"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let (pegel, bus) = ("bogen/erlenau-pegel-fragebogen.xlsx", "bogen/tannau-bus-fragebogen.xlsx");
    assert_eq!(run.out, format!("{pegel}\n{bus}\n"));
    assert!(
        run.err.contains("two projects of the list would have the questionnaire `bogen/erlenau-pegel-fragebogen.xlsx`"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("2 questionnaires written; once they are filled in: ratsmappe build bogen"),
        "{}",
        run.err
    );
    let selected = json(&desk.run(["select", pegel, "--format", "json"]).out);
    let status = selected.as_array().expect("criteria").iter().find(|c| c["id"] == "P3-01").expect("the criterion");
    assert_eq!(status["status"], "erfüllt");
    // What somebody filled in is kept.
    let before = fs::read(desk.path(bus)).expect("a questionnaire");
    let run = desk.run(["form", "list.csv", "-o", "bogen"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("there is a file of this name already, and it is kept"), "{}", run.err);
    assert_eq!(fs::read(desk.path(bus)).expect("a questionnaire"), before);
}

#[test]
fn files_that_a_profile_names_are_found_from_the_questionnaire_too() {
    let profile =
        format!("{SMALL}vorher = \"alt/früher.toml\"\n").replace("[kommune]\n", "[kommune]\nlogo = \"w.svg\"\n");
    let logo = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/profile/wappen-musterstadt.svg")).expect("a logo");
    let desk =
        Desk::new().with("p/a.toml", &profile).with("p/w.svg", logo).with("p/alt/früher.toml", SMALL).with("q/x", "");
    for (output, want) in [("p/f.xlsx", "w.svg"), ("f.xlsx", "p/w.svg")] {
        let run = form(&desk, &["p/a.toml", "-o", output]);
        assert!(!run.err.contains("warning"), "{}", run.err);
        assert_eq!(cell(&desk, output, "Angaben", 10, 2), want);
        let run = desk.run(["check", output]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{output}");
    }
    let run = form(&desk, &["p/a.toml", "-o", "q/f.xlsx"]);
    assert_snapshot!(run.err, @r"
    warning[files-elsewhere]: the profile names files that are not in the folder it is written to: `w.svg`, `alt/früher.toml`
     --> q/f.xlsx
      help: write it into the folder of these files, or copy them beside it

    open the questionnaire in Excel or LibreOffice; once it is filled in: ratsmappe check q/f.xlsx
    ");
}

#[test]
fn wherever_a_profile_may_stand_a_questionnaire_may() {
    let desk = Desk::new().with("all/small.toml", SMALL.replace("Lerchenrode", "Bachheim"));
    let desk = desk.with("l.csv", "Kommune,Titel,Phase,Profil\nLerchenrode,Dorfanzeiger,P1,all/f.xlsx\n");
    let desk = desk.with("small.toml", format!("{SMALL}problem = \"Zu leise.\"\n"));
    let desk = desk.with("later.toml", format!("{SMALL}vorher = \"all/f.xlsx\"\nstand = 2026-11-22\n"));
    form(&desk, &["small.toml", "-o", "all/f.xlsx"]);
    // In a folder, where other workbooks are none of its business.
    let list = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/modellprojekte.xlsx")).expect("the list");
    let desk = desk.with("all/liste.xlsx", list).with("all/~$f.xlsx", "Excel's lock");
    let report = json(&desk.run(["check", "all", "--format", "json"]).out);
    let files: Vec<&str> =
        report["profiles"].as_array().expect("profiles").iter().filter_map(|p| p["file"].as_str()).collect();
    assert_eq!(files, ["all/f.xlsx", "all/small.toml"]);
    assert_eq!(codes(&report), [""; 0]);
    // Beside a row of a list.
    let run = desk.run(["diff", "small.toml", "l.csv", "--format", "json"]);
    let report = json(&run.out);
    assert_eq!(report["projects"][0]["changes"], Value::Array(Vec::new()), "{}", run.err);
    // As the earlier profile.
    let run = desk.run(["check", "later.toml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    // What is wrong in it is wrong at its cell, from wherever it was named.
    let list = desk.with("m.csv", "Kommune,Titel,Phase,Profil\nLerchenrode,Anderes,P1,all/f.xlsx\n");
    let report = json(&list.run(["check", "m.csv", "--format", "json"]).out);
    assert_eq!(codes(&report), ["conflicting-values"]);
    let list = list.with("n.csv", "Kommune,Titel,Phase,Profil\nLerchenrode,Anderes,P1,all/liste.xlsx\n");
    let report = json(&list.run(["check", "n.csv", "--format", "json"]).out);
    assert_eq!(codes(&report), ["unsupported-format"]);
}

#[cfg(feature = "pdf")]
#[test]
fn the_same_documents_come_from_a_questionnaire_filled_in_with_libreoffice() {
    use crate::questionnaire::office::{fill, python};
    let Some(python) = python() else { return };
    // What is asked for but not yet known is filled in: the profile with it is the other side.
    let full = Desk::new().with_sample("landkreis-mittelhain.toml");
    let profile = fs::read_to_string(full.path("landkreis-mittelhain.toml")).expect("the sample");
    let less = profile.replace("stand = 2026-11-02\n", "");
    let less = less.replacen("status = \"in Arbeit\"\n", "status = \"offen\"\n", 1);
    assert!(less.len() + 10 < profile.len(), "both places are in the sample");
    let (_, changed) = profile.split_once("status = \"in Arbeit\"").expect("a status");
    let before = &profile[..profile.len() - changed.len()];
    let id = before.rsplit("kriterium = \"").next().and_then(|rest| rest.split('"').next()).expect("its criterion");
    let desk = full.with("less.toml", less);
    form(&desk, &["less.toml", "-o", "form.xlsx"]);
    let edits = serde_json::json!([
        {"part": "angaben", "row": "projekt.stand", "column": "antwort", "set": {"typed": "2026-11-02"}},
        {"part": "kriterien", "row": id, "column": "status", "set": "in Arbeit"},
    ]);
    let bundles = |file: &str, folder: &str| {
        let run = desk.run(["build", file, "--emit", "typst", "--date", "2026-11-22", "-o", folder]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let files = desk.files(folder).into_iter().filter(|f| f.contains("-typst/"));
        let files: Vec<_> = files.filter(|f| !f.ends_with("SHA256SUMS")).collect();
        assert!(files.iter().filter(|f| f.ends_with("/briefing.json")).count() >= 4, "{files:?}");
        let read = |name: String| {
            let bytes = fs::read(desk.path(&name)).expect("a file");
            (name.split_once('/').expect("a folder").1.to_owned(), bytes)
        };
        files.into_iter().map(read).collect::<Vec<_>>()
    };
    let wanted = bundles("landkreis-mittelhain.toml", "toml");
    for saved in ["saved.xlsx", "saved.ods"] {
        fill(python, &desk.path("form.xlsx"), &desk.path(saved), &edits);
        let found = bundles(saved, saved.split('.').next_back().expect("a name"));
        assert_eq!(found.len(), wanted.len());
        let provenance = |line: &&str| !line.contains("landkreis-mittelhain.toml") && !line.contains(saved);
        for ((name, found), (_, wanted)) in found.iter().zip(&wanted) {
            if found != wanted {
                // Only where a paper says what it was made from.
                let (found, wanted) = (String::from_utf8_lossy(found), String::from_utf8_lossy(wanted));
                let lines = |text: &str| text.lines().filter(provenance).map(str::to_owned).collect::<Vec<_>>();
                assert_eq!(lines(&found), lines(&wanted), "{saved}: {name}");
            }
        }
    }
}
