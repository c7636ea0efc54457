//! Questionnaires that LibreOffice has opened, changed and saved. Skipped where it is not at hand.

use std::process::Command;

use serde_json::json;

use super::*;
use crate::support::{missing, sample_text};

/// A Python that can talk to LibreOffice, if there is one, and LibreOffice itself.
pub(crate) fn python() -> Option<&'static str> {
    let works = |tool: &str, args: &[&str]| Command::new(tool).args(args).output().is_ok_and(|o| o.status.success());
    let python = ["python3", "/usr/bin/python3"].into_iter().find(|python| works(python, &["-c", "import uno"]));
    if python.is_none() || !works("soffice", &["--version"]) {
        missing("soffice", "LibreOffice (`soffice`) with its Python module `uno` is not on this machine");
        return None;
    }
    python
}

/// Lets LibreOffice make the edits of `tests/it/questionnaire/fill.py`.
pub(crate) fn fill(python: &str, from: &Path, to: &Path, edits: &serde_json::Value) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/questionnaire/fill.py");
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("edits.json");
    std::fs::write(&list, edits.to_string()).expect("a file");
    let done = Command::new(python).arg(script).args([from, to]).arg(&list).output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// What somebody fills in, and the profile that says the same.
fn answers() -> (serde_json::Value, Profile) {
    let edits = json!([
        {"part": "angaben", "row": "projekt.stand", "column": "antwort", "set": {"typed": "2026-11-20"}},
        {"part": "angaben", "row": "kommune.einwohner", "column": "antwort", "set": 50_123},
        {"part": "angaben", "row": "projekt.mehrwert", "column": "antwort", "set": "Erstens\nZweitens"},
        {"part": "angaben", "row": "investition.bedarf", "column": "antwort", "set": "1.234,50 €"},
        {"part": "kriterien", "row": "P3-01", "column": "status", "set": "erfüllt"},
        {"part": "kriterien", "row": "P3-01", "column": "faellig", "set": {"typed": "2027-03-01"}},
        {"part": "kriterien", "row": "P3-03", "column": "status", "set": "nicht relevant"},
        {"part": "kriterien", "row": "P3-03", "column": "notiz", "set": "- entfällt"},
        {"part": "finanzierung.posten", "row": 0, "column": "jahr", "set": 2027},
        {"part": "finanzierung.posten", "row": 0, "column": "betrag", "set": 54_600.5},
        {"rename": "risiken", "to": "Gefahren"},
        {"insert": "schritte"},
        {"delete": "kriterien/P3-05"},
    ]);
    let mut profile = sample("musterstadt.toml");
    profile.project.as_of = Some(date(2026, 11, 20));
    profile.municipality.inhabitants = Some(50_123);
    profile.project.benefits = ["Erstens", "Zweitens"].map(str::to_owned).into();
    profile.investment.need_cents = Some(123_450);
    profile.assessments.retain(|a| a.criterion != "P3-05");
    for said in &mut profile.assessments {
        match said.criterion.as_str() {
            "P3-01" => {
                (said.status, said.due) = (Some(profile::Status::Fulfilled), Some(date(2027, 3, 1)));
            }
            "P3-03" => {
                said.status = Some(profile::Status::NotRelevant);
                said.note = Some("- entfällt".into());
            }
            _ => {}
        }
    }
    profile.finance.costs[0].year = 2027;
    profile.finance.costs[0].cents = 5_460_050;
    (edits, profile)
}

#[test]
fn what_libreoffice_saves_says_what_was_filled_in_and_nothing_else() {
    let Some(python) = python() else { return };
    let (edits, wanted) = answers();
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.xlsx");
    std::fs::write(&form, bytes(&sample("musterstadt.toml"), Language::German)).expect("a file");
    for name in ["saved.xlsx", "saved.ods"] {
        let saved = folder.path().join(name);
        fill(python, &form, &saved, &edits);
        let book = Workbook::read(name, &std::fs::read(&saved).expect("a file")).expect("a workbook");
        let (back, found) = questionnaire::read(&book);
        let back = back.unwrap_or_else(|| panic!("{name}: {found:?}"));
        let said: Vec<String> = told(&found).into_iter().filter(|f| !f.starts_with("sum-mismatch")).collect();
        assert_eq!(said, [""; 0], "{name}");
        assert_eq!(questionnaire::lost(&wanted, &back, german()), [""; 0], "{name}: lost");
        assert_eq!(questionnaire::lost(&back, &wanted, german()), [""; 0], "{name}: added");
    }
}

#[test]
fn libreoffice_saves_an_english_questionnaire_without_loss() {
    let Some(python) = python() else { return };
    let profile = sample("zweckverband-wasser-hohe-rieth.toml");
    let folder = tempfile::tempdir().expect("a folder");
    let (form, saved) = (folder.path().join("form.xlsx"), folder.path().join("saved.xlsx"));
    std::fs::write(&form, bytes(&profile, Language::English)).expect("a file");
    fill(python, &form, &saved, &json!([]));
    let book = Workbook::read("saved.xlsx", &std::fs::read(&saved).expect("a file")).expect("a workbook");
    let (back, found) = questionnaire::read(&book);
    let back = back.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
    assert_eq!(questionnaire::lost(&back, &profile, german()), [""; 0]);
}

/// The profile with its tables in an order that does not depend on how they were sorted.
fn in_order(mut profile: Profile) -> Profile {
    profile.finance.costs.sort_by_key(|cost| format!("{cost:?}"));
    profile.risks.sort_by_key(|risk| format!("{risk:?}"));
    profile.assessments.sort_by_key(|said| format!("{said:?}"));
    profile
}

#[test]
fn rows_that_libreoffice_sorts_inserts_and_deletes_lose_no_entry() {
    let Some(python) = python() else { return };
    let profile = sample("musterstadt.toml");
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.xlsx");
    std::fs::write(&form, bytes(&profile, Language::German)).expect("a file");
    let of_rows = json!([
        {"sort": "finanzierung.posten", "column": "betrag", "from": 0},
        {"empty_row": "finanzierung.posten", "at": 0},
        {"empty_row": "finanzierung.posten", "at": 3},
        {"empty_row": "risiken", "at": 1},
        {"sort": "kriterien", "column": "status", "from": 0},
        {"remove": "projekt.kennzahlen", "at": 0},
    ]);
    // The row of marks, which nobody sees, is sorted along, or goes.
    let of_marks = json!([
        {"sort": "finanzierung.posten", "column": "betrag", "from": -1},
        {"remove": "risiken", "at": -1},
        {"remove": "kriterien", "at": -1},
    ]);
    let mut less = profile.clone();
    less.project.key_figures.remove(0);
    for (edits, wanted) in [(of_rows, less), (of_marks, profile)] {
        let wanted = in_order(wanted);
        for name in ["saved.xlsx", "saved.ods"] {
            let saved = folder.path().join(name);
            fill(python, &form, &saved, &edits);
            let book = Workbook::read(name, &std::fs::read(&saved).expect("a file")).expect("a workbook");
            let (back, found) = questionnaire::read(&book);
            let back = in_order(back.unwrap_or_else(|| panic!("{name}: {found:?}")));
            assert_eq!(questionnaire::lost(&wanted, &back, german()), [""; 0], "{name}: lost");
            assert_eq!(questionnaire::lost(&back, &wanted, german()), [""; 0], "{name}: added");
            let errors: Vec<_> = found.iter().filter(|found| found.is_error()).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}

/// The parts of a profile in an order that does not depend on how its tables were sorted.
fn parts(profile: &Profile) -> Vec<String> {
    let mut parts: Vec<String> = profile.as_toml().split("\n\n").map(|part| part.trim().to_owned()).collect();
    parts.sort();
    parts
}

/// An entry of the table that the sample leaves empty.
const MORE: &str = r#"
[[vollzug]]
punkt = "1"
status = "erledigt"
"#;

#[test]
fn every_table_may_be_sorted_and_filtered_and_have_rows_put_in_and_taken_out() {
    let Some(python) = python() else { return };
    let (profile, found) = profile::read("p.toml", (sample_text("musterstadt.toml") + MORE).as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{found:?}"));
    let german_form = bytes(&profile, Language::German);
    let read = |name: &str, bytes: &[u8]| {
        let book = Workbook::read(name, bytes).expect("a workbook");
        let (back, found) = questionnaire::read(&book);
        assert!(found.iter().all(|found| !found.is_error()), "{name}: {found:?}");
        (book, back.expect("a profile"))
    };
    let (book, before) = read("form.xlsx", &german_form);
    // Every sheet with marks that are those of a table.
    let marks = |sheet: &Sheet| -> Vec<String> {
        let cells = sheet.rows.iter().flat_map(|row| &row.cells);
        cells.filter_map(|cell| cell.value.shown().strip_prefix("ratsmappe:1:").map(str::to_owned)).collect()
    };
    let tables = book.sheets.iter().filter_map(|sheet| {
        let columns: Vec<String> = marks(sheet);
        let (part, _) = columns.first()?.split_once('/')?;
        let first = columns.iter().filter_map(|c| c.split_once('/')).map(|(_, c)| c).find(|c| *c != "~")?;
        (!["angaben", "gedaechtnis"].contains(&part)).then(|| (part.to_owned(), first.to_owned()))
    });
    let tables: Vec<(String, String)> = tables.collect();
    assert_eq!(tables.len(), 19, "{tables:?}");
    let mut edits = Vec::new();
    for (part, column) in &tables {
        edits.push(json!({"empty_row": part, "at": 1}));
        edits.push(json!({"sort": part, "column": column, "from": 0}));
        edits.push(json!({"empty_row": part, "at": 0}));
        edits.push(json!({"filter": part, "column": column, "equals": "was niemand geschrieben hat"}));
    }
    edits.push(json!({"remove": "angaben", "at": 0}));
    edits.push(json!({"filter": "angaben", "column": "antwort", "equals": "Musterstadt"}));
    let folder = tempfile::tempdir().expect("a folder");
    let form = folder.path().join("form.xlsx");
    std::fs::write(&form, &german_form).expect("a file");
    for name in ["saved.xlsx", "saved.ods"] {
        let saved = folder.path().join(name);
        fill(python, &form, &saved, &json!(edits));
        let (_, back) = read(name, &std::fs::read(&saved).expect("a file"));
        assert_eq!(parts(&back), parts(&before), "{name}");
    }
    // A row that is taken out takes its entry along, and no other: in every table.
    let out = tables.iter().map(|(part, _)| match part.as_str() {
        "kriterien" => json!({"delete": "kriterien/P3-04"}),
        part => json!({"remove": part, "at": 0}),
    });
    let out: Vec<_> = out.collect();
    let mut wanted: Vec<String> = before.as_toml().split("\n\n").map(|part| part.trim().to_owned()).collect();
    for (part, _) in &tables {
        let of = |text: &String| match part.as_str() {
            "kriterien" => text.starts_with("[[kriterien]]\nkriterium = \"P3-04\"\n"),
            "auswahl" => text.starts_with("[[auswahl.einschliessen]]\n"),
            part => text.starts_with(&format!("[[{part}]]\n")),
        };
        let first = wanted.iter().position(of).unwrap_or_else(|| panic!("the form has an entry of {part}"));
        wanted.remove(first);
    }
    wanted.sort();
    for name in ["less.xlsx", "less.ods"] {
        let saved = folder.path().join(name);
        fill(python, &form, &saved, &json!(out));
        let (_, back) = read(name, &std::fs::read(&saved).expect("a file"));
        assert_eq!(parts(&back), wanted, "{name}");
    }
}
