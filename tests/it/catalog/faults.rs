//! One fault a table, and the message it gets.

use super::{csv, read, table, xlsx};

fn drawn(rows: &str) -> String {
    read("t.csv", &csv(&table(rows))).1
}

#[test]
fn an_error_value_in_a_used_column() {
    let text = drawn("Kriterium¦Phase¦Meilenstein¦Workstream\nA¦P1¦x¦#BEZUG!");
    insta::assert_snapshot!(text, @"");
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
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nA¦P7¦x\nB¦Idenfindung¦\nC¦P1¦"), @"");
}

#[test]
fn a_nearly_known_workstream() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein¦Workstream\nA¦P1¦x¦Technisch, Organisatorsch"), @"");
}

#[test]
fn an_unknown_sub_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein¦Sub-Phase\nA¦P1¦x¦Prototyping ¦ Pilot | Abbau"), @"");
}

#[test]
fn a_row_without_title_and_one_without_phase() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\n¦P1¦\nB¦¦x\n¦¦Fußnote\nC¦P1¦"), @"");
}

#[test]
fn a_title_that_stands_twice() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nMission “Mystique”¦P1¦x\nB¦P1¦\nMission „Mystique“.¦P2¦"), @"");
}

#[test]
fn two_rows_of_one_criterion() {
    insta::assert_snapshot!(drawn("Kriterium¦Phase¦Meilenstein\nExit Strategie¦P3¦x\nExit-Strategie¦P3¦"), @"");
    insta::assert_snapshot!(drawn("ID¦Kriterium¦Phase¦Meilenstein\nA1¦Eins¦P3¦x\na1¦Zwei¦P3¦"), @"");
}

#[test]
fn a_missing_column() {
    insta::assert_snapshot!(drawn("Kriterium¦Phasse¦Workstream\nA¦P1¦Technisch"), @"");
    insta::assert_snapshot!(drawn("Phase¦Workstream\nP1¦Technisch"), @"");
    insta::assert_snapshot!(drawn("Kreisstadt¦Einwohner\nA¦1"), @"");
}

#[test]
fn other_sheets_are_not_mistaken_for_the_criteria() {
    let phases = table("Phase¦Name\nP1¦Ideenfindung");
    insta::assert_snapshot!(read("t.xlsx", &xlsx(&[("Phasen", phases)])).1, @"");
}

#[test]
fn two_columns_that_mean_the_same() {
    let text = drawn("Name¦Phase¦Meilenstein¦Kriterium\nfalsch¦P1¦x¦richtig");
    insta::assert_snapshot!(text, @"");
}

#[test]
fn nearly_known_values_of_open_lists_and_unknown_relations() {
    let text = drawn(
        "Kriterium¦Phase¦Meilenstein¦Gute Praxis¦Akteure¦Verwandte Kriterien\n\
         A¦P1¦x¦Masterportl¦Feuerwehr¦Proof of Value\nBeschaffung¦P1¦¦¦¦Beschafung",
    );
    insta::assert_snapshot!(text, @"");
}

#[test]
fn values_of_closed_lists() {
    let text = drawn(
        "Kriterium¦Phase¦Meilenstein¦Transfer¦Meilenstein-Sicherheit\nA¦P1¦Komunaler Meilenstein¦vielleicht¦starck\nB¦P1¦x¦¦",
    );
    insta::assert_snapshot!(text, @"");
}

#[test]
fn faults_in_other_sheets() {
    let criteria = table("Kriterium¦Phase¦Meilenstein\nA¦P1¦x");
    let phases = table("Phase¦Name\nP1¦Idee\nP8¦Nichts");
    let practice = table("Titel¦Ort\nB¦C");
    let models = table("Art¦Name\nModel¦Stadtwerke");
    let glossary = table("Begriff¦Erklärung\nHaushalt¦#NV\nRat¦");
    let sheets =
        [("K", criteria), ("Phasen", phases), ("Gute Praxis", practice), ("Betreibermodelle", models), ("Glossar", glossary)];
    insta::assert_snapshot!(read("t.xlsx", &xlsx(&sheets)).1, @"");
}

#[test]
fn a_thousand_faults_are_enough() {
    let mut rows = String::from("Kriterium¦Phase\n");
    for n in 0..1500 {
        rows.push_str(&format!("K{n}¦P9\n"));
    }
    let text = drawn(rows.trim_end());
    assert_eq!(text.matches("error[unknown-phase]").count(), 1000);
    assert!(text.contains("error[too-many-findings]: 500 further findings are not shown"), "{}", &text[text.len() - 300..]);
}
