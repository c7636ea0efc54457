//! One fault a table, and the message it gets.

use super::{csv, read, table, xlsx};

fn drawn(rows: &str) -> String {
    read("t.csv", &csv(&table(rows))).1
}

#[test]
fn an_error_value_in_a_used_column() {
    let text = drawn("Kriterium¦Phase¦Meilenstein¦Workstream\nA¦P1¦x¦#BEZUG!");
    insta::assert_snapshot!(text, @"
    error[error-cell]: the cell holds the error value `#BEZUG!`
     --> t.csv › t!D2
      |
    2 | #BEZUG!
      | ^^^^^^^
      help: repair the formula, or replace it by its value
    ");
}

#[test]
fn an_error_value_of_a_formula() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["Kriterium", "Phase", "Meilenstein", "Eigenes"]) {
        sheet.write_string(0, column, header).expect("a cell");
    }
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A")).expect("a cell");
    sheet.write_string(1, 1, "P1").expect("a cell");
    sheet.write_string(2, 0, "B").expect("a cell");
    sheet.write_string(2, 1, "P1").expect("a cell");
    sheet.write_boolean(2, 2, true).expect("a cell");
    sheet.write_formula(2, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
    let text = read("t.xlsx", &workbook.save_to_buffer().expect("a workbook")).1;
    insta::assert_snapshot!(text, @"
    error[error-cell]: the cell holds the error value `#N/A`
     --> t.xlsx › Sheet1!A2
      |
    2 | #N/A
      | ^^^^
      help: repair the formula, or replace it by its value
    warning[error-cell]: the cell holds the error value `#DIV/0!` and is left out
     --> t.xlsx › Sheet1!D3
      |
    3 | #DIV/0!
      | ^^^^^^^
    ");
}

#[test]
fn an_unknown_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nA¦P7¦x\nB¦Idenfindung¦\nC¦P1¦"), @"
    error[unknown-phase]: there is no phase `P7`
     --> t.csv › t!B2
      |
    2 | P7
      | ^^
      help: use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`, with the name after it if you like
    error[unknown-phase]: there is no phase `Idenfindung`
     --> t.csv › t!B3
      |
    3 | Idenfindung
      | ^^^^^^^^^^^
      help: did you mean `Ideenfindung`?
      help: use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`, with the name after it if you like
    ");
}

#[test]
fn a_nearly_known_workstream() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein¦Workstream\nA¦P1¦x¦Technisch, Organisatorsch"), @"
    error[unknown-value]: the column `Workstream` has no value `Organisatorsch`
     --> t.csv › t!D2
      |
    2 | Technisch, Organisatorsch
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      help: did you mean `Organisatorisch`?
      help: possible: Wirtschaftlich, Organisatorisch, Finanziell, Technisch
    ");
}

#[test]
fn an_unknown_sub_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein¦Sub-Phase\nA¦P1¦x¦Pilot | Abbau"), @"
    error[unknown-value]: the column `Sub-Phase` has no value `Abbau`
     --> t.csv › t!D2
      |
    2 | Pilot | Abbau
      | ^^^^^^^^^^^^^
      help: possible: Ideenfindung | Konzept, Ideenfindung | Proof of Concept, Prototyping | Development, Prototyping | MvP, Pilot, Vertikale Skalierung | Skalierung, Vertikale Skalierung | Verstetigung Nachhaltigkeit, Horizontale Skalierung
    ");
}

#[test]
fn a_row_without_title_and_one_without_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Beschreibung\n¦P1¦Wer abliest, wie oft, und was daraus folgt\nB¦¦x\n¦¦Fußnote\nC¦P1¦"), @"
    error[missing-title]: the row has a phase but no title
     --> t.csv › t!A2
      help: fill in the title or delete the row
    error[missing-phase]: the criterion `B` has no phase
     --> t.csv › t!B3
      help: use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`
    warning[ignored-row]: the row has neither title nor phase and is not used
     --> t.csv › t!C4
      |
    4 | Fußnote
      | ^^^^^^^
    ");
}

#[test]
fn a_title_that_stands_twice() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nMission “Mystique”¦P1¦x\nB¦P1¦\nMission „Mystique“.¦P2¦"), @"
    error[duplicate-title]: two rows have the title `Mission „Mystique“.`
     --> t.csv › t!A4
      |
    4 | Mission „Mystique“.
      | ^^^^^^^^^^^^^^^^^^^ second
     --> t.csv › t!A2
      |
    2 | Mission “Mystique”
      | ^^^^^^^^^^^^^^^^^^ first
      help: delete one of the rows or give it a title of its own
    ");
}

#[test]
fn two_rows_of_one_criterion() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nExit Strategie¦P3¦x\nExit-Strategie¦P3¦"), @"
    error[duplicate-id]: two rows are the criterion `P3-03`
     --> t.csv › t!A3
      |
    3 | Exit-Strategie
      | ^^^^^^^^^^^^^^ second
     --> t.csv › t!A2
      |
    2 | Exit Strategie
      | ^^^^^^^^^^^^^^ first
      help: delete one of the rows, or give each an id of its own in a column `ID`
    ");
    insta::assert_snapshot!(drawn("ID¦Kriterium¦Phase¦Meilenstein\nA1¦Eins¦P3¦x\na1¦Zwei¦P3¦"), @"
    error[duplicate-id]: two rows are the criterion `a1`
     --> t.csv › t!A3
      |
    3 | a1
      | ^^ second
     --> t.csv › t!A2
      |
    2 | A1
      | ^^ first
      help: delete one of the rows, or give each an id of its own in a column `ID`
    ");
}

#[test]
fn a_missing_column() {
    insta::assert_snapshot!(drawn("Kriterium¦Phasse¦Workstream\nA¦P1¦Technisch"), @"
    error[missing-column]: there is no column for the phase (`Phase` or `(ab) Phase`)
     --> t.csv › t!A1
      |
    1 | Kriterium
      | ^^^^^^^^^ this row has `Kriterium`, `Phasse`, `Workstream`
      help: is `Phasse` meant to be `Phase`?
    ");
    insta::assert_snapshot!(drawn("Phase¦Workstream\nP1¦Technisch"), @"
    error[missing-column]: there is no column for the title (`Kriterium`)
     --> t.csv › t!A1
      |
    1 | Phase
      | ^^^^^ this row has `Phase`, `Workstream`
      help: add the column, or rename the one that holds it
    ");
    insta::assert_snapshot!(drawn("Kreisstadt¦Einwohner\nA¦1"), @"
    error[missing-column]: no sheet has columns for title and phase; there are the sheets `t`
     --> t.csv
      help: the header row needs `Kriterium` and `Phase` (or `(ab) Phase`) and must be among the first 50 rows
    ");
}

#[test]
fn other_sheets_are_not_mistaken_for_the_criteria() {
    let phases = table("Phase¦Name\nP1¦Ideenfindung");
    insta::assert_snapshot!(read("t.xlsx", &xlsx(&[("Phasen", phases)])).1, @"
    error[missing-column]: no sheet has columns for title and phase; there are the sheets `Phasen`
     --> t.xlsx
      help: the header row needs `Kriterium` and `Phase` (or `(ab) Phase`) and must be among the first 50 rows
    ");
}

#[test]
fn two_columns_that_mean_the_same() {
    let text = drawn("Name¦Phase¦Meilenstein¦Kriterium\nfalsch¦P1¦x¦richtig");
    insta::assert_snapshot!(text, @"
    warning[duplicate-column]: two columns mean the same; the second named here is used
     --> t.csv › t!A1
      |
    1 | Name
      | ^^^^ not used
     --> t.csv › t!D1
      |
    1 | Kriterium
      | ^^^^^^^^^ used
      help: delete or rename one of them
    ");
}

#[test]
fn nearly_known_values_of_open_lists_and_unknown_relations() {
    let text = drawn(
        "Kriterium¦Phase¦Meilenstein¦Gute Praxis¦Akteure¦Verwandte Kriterien\n\
         A¦P1¦x¦Masterportl¦Feuerwehr¦Proof of Value\nBeschaffung¦P1¦¦¦¦Beschafung",
    );
    insta::assert_snapshot!(text, @"
    warning[unknown-value]: `Masterportl` is not known in the column `Gute Praxis`
     --> t.csv › t!D2
      |
    2 | Masterportl
      | ^^^^^^^^^^^
      help: did you mean `Masterportal`?
    warning[unknown-value]: `Feuerwehr` is none of the roadmap's stakeholders; it is kept as written
     --> t.csv › t!E2
      |
    2 | Feuerwehr
      | ^^^^^^^^^
    warning[unknown-relation]: no criterion is called `Proof of Value`
     --> t.csv › t!F2
      |
    2 | Proof of Value
      | ^^^^^^^^^^^^^^
    warning[unknown-relation]: no criterion is called `Beschafung`
     --> t.csv › t!F3
      |
    3 | Beschafung
      | ^^^^^^^^^^
      help: did you mean `Beschaffung`?
    ");
}

#[test]
fn values_of_closed_lists() {
    let text = drawn(
        "Kriterium¦Phase¦Meilenstein¦Transfer¦Meilenstein-Sicherheit\nA¦P1¦Komunaler Meilenstein¦vielleicht¦starck\nB¦P1¦x¦¦",
    );
    insta::assert_snapshot!(text, @"
    error[unknown-value]: there is no kind of milestone `Komunaler Meilenstein`
     --> t.csv › t!C2
      |
    2 | Komunaler Meilenstein
      | ^^^^^^^^^^^^^^^^^^^^^
      help: did you mean `Kommunaler Meilenstein`?
      help: possible: Meilenstein, Kommunaler Meilenstein, Zusätzlicher Meilenstein, or Ja and Nein
    error[unknown-value]: `vielleicht` is neither yes nor no
     --> t.csv › t!D2
      |
    2 | vielleicht
      | ^^^^^^^^^^
      help: use `Ja` or `Nein`, or leave the cell empty
    error[unknown-value]: the column `Meilenstein-Sicherheit` has no value `starck`
     --> t.csv › t!E2
      |
    2 | starck
      | ^^^^^^
      help: did you mean `stark`?
      help: possible: belegt, stark, schwach
    ");
}

#[test]
fn faults_in_other_sheets() {
    let criteria = table("Kriterium¦Phase¦Meilenstein\nA¦P1¦x");
    let phases = table("Phase¦Name\nP1¦Idee\nP8¦Nichts");
    let practice = table("Titel¦Ort\nB¦C");
    let models = table("Art¦Name\nModel¦Stadtwerke");
    let glossary = table("Begriff¦Erklärung\nHaushalt¦#NV\nRat¦");
    let sheets = [
        ("K", criteria),
        ("Phasen", phases),
        ("Gute Praxis", practice),
        ("Betreibermodelle", models),
        ("Glossar", glossary),
    ];
    insta::assert_snapshot!(read("t.xlsx", &xlsx(&sheets)).1, @"
    error[unknown-phase]: there is no phase `P8`
     --> t.xlsx › Phasen!A3
      |
    3 | P8
      | ^^
      help: use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`, with the name after it if you like
    warning[missing-column]: the sheet has no column `Name`, so it is left out
     --> t.xlsx › Gute Praxis
      help: name the column `Name` in the header row
    error[unknown-value]: there is no kind `Model`
     --> t.xlsx › Betreibermodelle!A2
      |
    2 | Model
      | ^^^^^
      help: did you mean `Modell`?
      help: possible: Begriff, Modell, Mischform, Technische Option, Entscheidungsfrage
    error[error-cell]: the cell holds the error value `#NV`
     --> t.xlsx › Glossar!B2
      |
    2 | #NV
      | ^^^
      help: repair the formula, or replace it by its value
    warning[missing-explanation]: the term `Rat` has no explanation and is left out
     --> t.xlsx › Glossar!A3
      |
    3 | Rat
      | ^^^
    ");
}

#[test]
fn a_thousand_faults_are_enough() {
    let mut rows = String::from("Kriterium¦Phase\n");
    for n in 0..1500 {
        rows.push_str(&format!("K{n}¦P9\n"));
    }
    let text = drawn(rows.trim_end());
    assert_eq!(text.matches("error[unknown-phase]").count(), 1000);
    assert!(
        text.contains("error[too-many-findings]: 500 further findings are not shown"),
        "{}",
        &text[text.len() - 300..]
    );
}
