//! Project lists: one row a project, the profile's keys as columns.

use std::path::Path;

use ratsmappe::workbook::Workbook;
use serde_json::Value;

use super::{Desk, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn checked(desk: &Desk, list: &str) -> Value {
    json(&desk.run(["check", list, "--format", "json"]).out)
}

/// Code, cell or line, and message of each finding.
fn findings(report: &Value) -> Vec<String> {
    let all = report["diagnostics"].as_array().expect("diagnostics");
    let place = |d: &Value| match d["cell"].as_str() {
        Some(cell) => cell.to_owned(),
        None => format!("{}:{}", d["file"].as_str().unwrap_or_default(), d["line"]),
    };
    all.iter().map(|d| format!("{} {} {}", d["code"].as_str().unwrap_or_default(), place(d), d["message"])).collect()
}

#[test]
fn the_shipped_list_is_equal_to_its_text_form_and_without_a_fault() {
    let read = |name: &str| {
        let bytes = std::fs::read(Path::new(ROOT).join("data").join(name)).expect("a file");
        Workbook::read(name, &bytes).expect("a workbook")
    };
    let (table, text) = (read("modellprojekte.xlsx"), read("modellprojekte.csv"));
    assert_eq!(table.sheets.len(), 2);
    assert_eq!(table.sheets[0].rows, text.sheets[0].rows, "run `cargo run --example workbook -- list`");
    assert_eq!(text.sheets[0].rows.len(), 74);
    let desk = Desk::new();
    let report = checked(&desk, &format!("{ROOT}/data/modellprojekte.xlsx"));
    assert_eq!(report["diagnostics"], Value::Array(Vec::new()));
    let profiles = report["profiles"].as_array().expect("profiles");
    assert_eq!(profiles.len(), 73);
    let phases = |phase: &str| profiles.iter().filter(|p| p["phases"][0] == phase).count();
    assert_eq!((phases("P4"), phases("P3")), (45, 28), "2019 and 2020 are assumed to be in P4, 2021 in P3");
    for row in &text.sheets[0].rows[1..] {
        assert_eq!(row.value(7).map(|v| v.shown()), Some("ja"), "every phase is an assumption");
        assert!(row.value(10).is_some_and(|v| v.shown().starts_with("https://")), "every row names its source");
    }
}

#[test]
fn keys_ids_and_german_names_are_columns() {
    let desk = Desk::new().with(
        "l.csv",
        "Notizen zur Liste;;;;;;;\n\
         KOMMUNE ;Bundesland;projekt.titel;Phase;Einwohner;kommune.kontakt.email;P3-01;Bemerkung\n\
         Erlenau;Hessen;Pegel;P4 + P5;48.210;rat@erlenau.example;erfüllt;bitte prüfen\n\
         ;;;;;;;\n\
         Zweckverband Au;Hessen, Bayern;Bus;p3 – Pilot;;;;\n",
    );
    let report = checked(&desk, "l.csv");
    assert_eq!(findings(&report), ["unknown-value B5 \"`kommune.bundesland` cannot be `Hessen, Bayern`\""]);
    let profiles = report["profiles"].as_array().expect("profiles");
    assert_eq!(profiles[0]["phases"], serde_json::json!(["P4", "P5"]));
    assert_eq!(profiles[0]["municipality"], "Erlenau");
    let one = desk.with("one.csv", "Kommune,Titel,Phase,P3-01\nErlenau,Pegel,P3,erfüllt\n");
    let selected = json(&one.run(["select", "one.csv", "--format", "json"]).out);
    let status = selected.as_array().expect("criteria").iter().find(|c| c["id"] == "P3-01").expect("the criterion");
    assert_eq!(status["status"], "erfüllt");
    let many = one.run(["select", "l.csv"]);
    assert_eq!(many.code, Some(2));
    assert!(many.err.contains("l.csv lists 2 projects; `select` lists the criteria of one profile"), "{}", many.err);
}

#[test]
fn broken_rows_and_a_broken_profile_are_named_and_the_others_stand() {
    let desk = Desk::new()
        .with("p/gut.toml", "[kommune]\nname = \"Gutach\"\n\n[projekt]\ntitel = \"Bus\"\nproblem = \"Zu selten.\"\n")
        .with("p/schlecht.toml", "[projekt]\nproblem = 3\n")
        .with("p/anders.toml", "[projekt]\ntitel = \"Zug\"\n")
        .with(
            "l.csv",
            "Kommune,Titel,Phase,Profil,Sitzung,Pahse\n\
             Erlenau,Pegel,P3,,,\n\
             Falkenau,Pegel,P9,,,\n\
             ,Pegel,P3,,,\n\
             Lindau,Pegel,P3,,31.2.2027,\n\
             Gutach,Bus,P2,p/gut.toml,,\n\
             Schlechtach,Bus,P2,p/schlecht.toml,,\n\
             Andersach,Bus,P2,p/anders.toml,,\n\
             Fernau,Bus,P2,../x.toml,,\n\
             Ohnau,Bus,P2,p/fehlt.toml,,\n\
             Tannau,Pegel,P1,,,\n",
        );
    let report = checked(&desk, "l.csv");
    assert_eq!(
        findings(&report),
        [
            "unknown-column F1 \"the column `Pahse` is not read\"",
            "unknown-phase C3 \"there is no phase `P9`\"",
            "missing-key A4 \"the key `name` is missing in [kommune]\"",
            "invalid-date E5 \"there is no day `31.2.2027`: February 2027 has 28 days\"",
            "wrong-type p/schlecht.toml:2 \"`projekt.problem` must be text, not a whole number\"",
            "conflicting-values B8 \"the list and the profile file give different `projekt.titel`\"",
            "path-outside-folder D9 \"the profile file `../x.toml` is not in the list's folder\"",
            "file-not-found D10 \"the profile file `p/fehlt.toml` does not exist\"",
        ]
    );
    let sound: Vec<&str> = report["profiles"]
        .as_array()
        .expect("profiles")
        .iter()
        .filter(|p| p["errors"] == 0)
        .filter_map(|p| p["municipality"].as_str())
        .collect();
    assert_eq!(sound, ["Erlenau", "Gutach", "Tannau"]);
}

#[test]
fn what_is_no_list_says_so() {
    let desk = Desk::new().with("l.csv", "Titel,Phase\nPegel,P3\n").with("leer.csv", "Kommune,Titel,Phase\n");
    assert_eq!(
        findings(&checked(&desk, "l.csv")),
        ["no-project-list l.csv:null \"the workbook is no list of projects: no sheet has a column `Kommune`\""]
    );
    assert_eq!(findings(&checked(&desk, "leer.csv")).len(), 1);
    let run = desk.run(["build", "l.csv"]);
    assert_eq!((run.code, desk.files("out").len()), (Some(3), 0));
}

#[cfg(feature = "pdf")]
#[test]
fn a_change_in_one_row_changes_that_rows_papers_alone() {
    let list = |titles: [&str; 3]| {
        let row = |(name, title): (&str, &str)| format!("{name},{title},P3,ja,Statistik der Länder 2025\n");
        let names = ["Erlenau", "Falkenau", "Tannau"].into_iter().zip(titles);
        format!("Kommune,Titel,Phase,Phase angenommen,Quelle\n{}", names.map(row).collect::<String>())
    };
    let desk = Desk::new().with("l.csv", list(["Pegel", "Bus", "Rad"]));
    let build = ["build", "l.csv", "--only", "dossier,praesentation", "--date", "2026-11-22"];
    assert_eq!(desk.run(build).code, Some(0));
    let desk = desk.with("l.csv", list(["Pegel", "Bahn", "Rad"]));
    let run = desk.run(build);
    // Under another title it may be another project: its papers stay, and are named.
    assert!(
        run.err.contains("this paper is of the project “Bus”, Falkenau (../l.csv), which is not in"),
        "{}",
        run.err
    );
    assert!(desk.path("out/falkenau/falkenau-bus-dossier.pdf").exists());
    assert!(run.out.contains("2 documents of 3 projects, 4 unchanged"), "{}", run.out);
    let pages = super::pages(&desk.path("out/falkenau/falkenau-bahn-dossier.pdf"));
    assert!(pages[0].contains("angenommen"), "the cover says that the phase is assumed: {}", pages[0]);
    let last = pages.last().expect("pages").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(last.contains("Statistik der Länder 2025") && last.contains("l.csv › Falkenau"), "{last}");
    assert!(super::pages(&desk.path("out/falkenau/falkenau-bahn-praesentation.pdf")).join(" ").contains("angenommen"));
}

#[test]
fn costs_of_years_are_columns() {
    let desk = Desk::new().with(
        "l.csv",
        "Kommune;Titel;Phase;Kosten 2027;Investition 2027;Kosten (2028)\n\
         Erlenau;Pegel;P4;1.000,50;20.000;\n\
         Auheim;Bus;P4;;;viel\n",
    );
    let report = checked(&desk, "l.csv");
    let found = findings(&report);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(" F3 "), "the place is the cell: {found:?}");
    let desk = desk.with("twice.csv", "Kommune;Titel;Phase;Kosten 2027;Laufende Kosten 2027\nErlenau;Pegel;P4;1;2\n");
    let found = findings(&checked(&desk, "twice.csv"));
    assert!(found.iter().any(|finding| finding.starts_with("duplicate-column")), "{found:?}");
}

#[test]
fn of_many_projects_kinds_of_findings_and_gaps_are_summed_up() {
    let rows: String = (0..150).map(|n| format!("Ort {n};Bus;P{}\n", if n < 60 { 9 } else { 3 })).collect();
    let desk = Desk::new().with("l.csv", format!("Kommune;Titel;Phase\n{rows}"));
    let run = desk.run(["check", "l.csv"]);
    assert_eq!(run.err.matches("error[").count(), 25, "{}", run.err);
    assert!(run.err.contains(": 35 errors more"), "{}", run.err);
    assert!(run.out.contains("150 projects, 60 of them not usable"), "{}", run.out);
    assert!(run.out.contains("(90 projects)"), "{}", run.out);
    let all = json(&desk.run(["check", "l.csv", "--format", "json"]).out);
    assert_eq!(all["diagnostics"].as_array().map(Vec::len), Some(60), "all of them are in the report");
}
