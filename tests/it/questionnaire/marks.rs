//! Rows of the questionnaire's sheets that people delete, insert, sort and move, those that nobody sees included: an
//! entry is read, or there is a message with its place, whatever became of the marks.

use super::*;

/// The parts whose rows people may move.
const PARTS: [&str; 4] = ["finanzierung.posten", "risiken", "projekt.kennzahlen", "kriterien"];

fn marks_row(sheet: &Sheet) -> u32 {
    let is = |row: &&SheetRow| row.cells.iter().any(|c| c.value.shown().starts_with("ratsmappe:1:"));
    sheet.rows.iter().find(is).expect("marks").index
}

/// Deletes a row; those below move up.
fn delete(sheet: &mut Sheet, index: u32) {
    sheet.rows.retain(|row| row.index != index);
    sheet.rows.iter_mut().filter(|row| row.index > index).for_each(|row| row.index -= 1);
}

/// Moves a row to another place, as a program sorts.
fn move_row(sheet: &mut Sheet, from: u32, to: u32) {
    for row in &mut sheet.rows {
        row.index = match row.index {
            at if at == from => to,
            at if from < at && at <= to => at - 1,
            at if to <= at && at < from => at + 1,
            at => at,
        };
    }
    sheet.rows.sort_by_key(|row| row.index);
}

/// What is read after every part was changed so, and what is said beside that marks are gone.
fn changed(change: impl Fn(&mut Sheet)) -> (Profile, Profile, Vec<String>) {
    let profile = sample("musterstadt.toml");
    let mut book = book(&profile);
    for part in PARTS {
        change(sheet(&mut book, part));
    }
    let (back, found) = questionnaire::read(&book);
    let found = told(&found);
    let back = back.unwrap_or_else(|| panic!("{found:?}"));
    (profile, back, found.into_iter().filter(|f| !f.starts_with("questionnaire-marks")).collect())
}

#[test]
fn a_table_whose_marks_were_deleted_is_read_by_its_headers() {
    let (profile, back, found) = changed(|sheet| delete(sheet, marks_row(sheet)));
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
    // That is said.
    let mut book = book(&profile);
    let costs = sheet(&mut book, "finanzierung.posten");
    delete(costs, marks_row(costs));
    let (_, found) = questionnaire::read(&book);
    let want = "questionnaire-marks f.xlsx › Kosten: the sheet has lost its hidden marks; its columns are read by \
                their headers";
    assert_eq!(told(&found), [want]);
}

#[test]
fn explanations_and_marks_may_both_be_gone_and_the_sheet_may_be_called_otherwise() {
    let (profile, back, found) = changed(|sheet| {
        let marks = marks_row(sheet);
        delete(sheet, marks);
        delete(sheet, marks);
        if &*sheet.name == "Kosten" {
            sheet.name = "Finanzen".into();
        }
    });
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
}

#[test]
fn entries_are_read_above_the_marks_too() {
    // The last entry is moved directly under the marks, and under the explanations, above the head.
    for below in [1, 2] {
        let (profile, back, found) = changed(|sheet| {
            let (last, marks) = (sheet.rows.last().expect("rows").index, marks_row(sheet));
            move_row(sheet, last, marks + below);
        });
        assert_eq!(found, [""; 0]);
        assert_eq!(back.finance.costs.len(), profile.finance.costs.len());
        assert_eq!(back.risks.len(), profile.risks.len());
        assert_eq!(back.assessments.len(), profile.assessments.len());
    }
    // The marks are sorted in among the entries, and rows are inserted above everything.
    let (profile, back, found) = changed(|sheet| {
        let marks = marks_row(sheet);
        move_row(sheet, marks, marks + 4);
        sheet.rows.iter_mut().for_each(|row| row.index += 7);
    });
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
}

#[test]
fn a_mark_that_was_emptied_leaves_its_header() {
    let (profile, back, found) = changed(|sheet| {
        let marks = marks_row(sheet);
        let row = sheet.rows.iter_mut().find(|row| row.index == marks).expect("marks");
        row.cells.truncate(row.cells.len() - 2);
    });
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
}

#[test]
fn a_table_without_marks_and_headers_is_an_error_at_its_first_cell() {
    let mut book = book(&sample("musterstadt.toml"));
    let costs = sheet(&mut book, "finanzierung.posten");
    let marks = marks_row(costs);
    (0..3).for_each(|_| delete(costs, marks));
    let (profile, found) = questionnaire::read(&book);
    assert!(profile.is_none());
    let [fault] = &told(&found)[..] else { panic!("{found:?}") };
    assert!(fault.starts_with("questionnaire-marks f.xlsx › Kosten!B3: the sheet `Kosten` has lost"), "{fault}");
}

#[test]
fn the_facts_may_lose_their_marks_but_not_their_keys() {
    let profile = sample("musterstadt.toml");
    let mut book = book(&profile);
    let facts = sheet(&mut book, "angaben");
    delete(facts, marks_row(facts));
    let (back, found) = questionnaire::read(&book);
    assert!(told(&found).iter().all(|f| f.starts_with("questionnaire-marks f.xlsx › Angaben: ")), "{found:?}");
    assert_eq!(questionnaire::lost(&profile, &back.expect("a profile"), german()), [""; 0]);
}

#[test]
fn a_questionnaire_without_anything_hidden_is_called_one() {
    let mut book = book(&sample("musterstadt.toml"));
    // As a document inspector leaves it: no hidden sheet, row or column.
    book.sheets.retain(|sheet| &*sheet.name != "ratsmappe");
    for sheet in &mut book.sheets {
        if sheet.rows.iter().any(|row| row.cells.iter().any(|c| c.value.shown().starts_with("ratsmappe:1:"))) {
            delete(sheet, marks_row(sheet));
            sheet.rows.iter_mut().for_each(|row| row.cells.retain(|cell| cell.column > 0));
        }
    }
    let read = |book: &Workbook| {
        let found = ratsmappe::project_list::read(book, &mut |_| Err(Vec::new())).expect_err("it is no list");
        told(&found)
    };
    let message = "this is a questionnaire that has lost the hidden marks by which it is read";
    assert_eq!(read(&book), [format!("questionnaire-marks f.xlsx › Start: {message}")]);
    book.sheets.retain(|sheet| &*sheet.name != "Start");
    assert_eq!(read(&book), [format!("questionnaire-marks f.xlsx › Angaben: {message}")]);
    // Its first sheet alone, as csv.
    let csv = Workbook::read("f.csv", ",,\n,Fragebogen zum Projekt,\n,Für Erlenau,\n".as_bytes()).expect("a table");
    assert_eq!(read(&csv), [format!("questionnaire-marks f.csv › f: {message}")]);
}

#[test]
fn a_sheet_that_somebody_hid_is_read_and_told_of() {
    let profile = sample("musterstadt.toml");
    let mut book = book(&profile);
    sheet(&mut book, "risiken").hidden = true;
    let (back, found) = questionnaire::read(&book);
    assert_eq!(told(&found), ["hidden-sheet f.xlsx › Risiken: the sheet is hidden, but it is the one that is read"]);
    assert_eq!(questionnaire::lost(&profile, &back.expect("a profile"), german()), [""; 0]);
}
