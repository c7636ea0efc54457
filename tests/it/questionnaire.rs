//! The questionnaire: whatever a profile says comes back from it, and whatever people do to it is read or refused at
//! its cell.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::path::Path;

use jiff::civil::{Date, date};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::message::Message;
use ratsmappe::profile::{self, Profile};
use ratsmappe::questionnaire::{self, Contents};
use ratsmappe::workbook::{Cell, CellValue, Sheet, SheetRow, Workbook};

use crate::support::{german_catalog as german, sample_text};

#[path = "questionnaire/both_files.rs"]
mod both_files;
#[path = "questionnaire/catalogue.rs"]
mod catalogue;
#[path = "questionnaire/cells.rs"]
mod cells;
#[path = "questionnaire/marks.rs"]
mod marks;
#[path = "questionnaire/merge.rs"]
mod merge;
#[path = "questionnaire/merge_lists.rs"]
mod merge_lists;
#[path = "questionnaire/merge_references.rs"]
mod merge_references;
#[path = "questionnaire/missing.rs"]
mod missing;
#[path = "questionnaire/office.rs"]
pub mod office;
#[path = "questionnaire/round_trip.rs"]
mod round_trip;

const DAY: Date = date(2026, 11, 22);

fn sample(name: &str) -> Profile {
    let (profile, found) = profile::read(name, sample_text(name).as_bytes());
    profile.unwrap_or_else(|| panic!("{name}: {found:?}"))
}

/// The bytes of a profile's questionnaire.
fn bytes(profile: &Profile, language: Language) -> Vec<u8> {
    let catalog = Catalog::embedded(language);
    let contents = Contents { profile, catalog, reference: german(), language, date: DAY, file: "f.xlsx" };
    questionnaire::write(contents).expect("a questionnaire")
}

/// A profile's questionnaire as it is read back.
fn book(profile: &Profile) -> Workbook {
    Workbook::read("f.xlsx", &bytes(profile, Language::German)).expect("a workbook")
}

/// Code, place and message of each finding.
fn told(findings: &[Diagnostic]) -> Vec<String> {
    let place = |d: &Diagnostic| d.labels.first().map(|label| label.place.to_string()).unwrap_or_default();
    findings.iter().map(|d| format!("{} {}: {}", d.code, place(d), english(&d.message))).collect()
}

fn english(message: &Message) -> String {
    message.text(Language::English)
}

fn mark(part: &str, column: &str) -> String {
    format!("ratsmappe:1:{part}/{column}")
}

/// The sheet of a part.
fn sheet<'a>(book: &'a mut Workbook, part: &str) -> &'a mut Sheet {
    let is = |cell: &Cell| cell.value.shown().starts_with(&mark(part, ""));
    let found = book.sheets.iter_mut().find(|s| s.rows.iter().any(|row| row.cells.iter().any(is)));
    found.unwrap_or_else(|| panic!("a sheet of {part}"))
}

/// The column of a part, and the row of its marks.
fn column(sheet: &Sheet, part: &str, name: &str) -> (u32, u32) {
    let wanted = mark(part, name);
    let is = |row: &SheetRow| row.cells.iter().find(|c| c.value.shown() == wanted).map(|c| (c.column, row.index));
    sheet.rows.iter().find_map(is).unwrap_or_else(|| panic!("{wanted}"))
}

/// The row whose first cell says this, or so many rows below the head, which stands below marks and explanations.
fn row(sheet: &Sheet, part: &str, named: &str) -> u32 {
    if let Ok(number) = named.parse::<u32>() {
        let marks = sheet.rows.iter().find(|r| r.cells.iter().any(|c| c.value.shown().starts_with(&mark(part, ""))));
        return marks.expect("marks").index + 3 + number;
    }
    let found = sheet.rows.iter().find(|row| row.value(0).is_some_and(|value| value.shown() == named));
    found.unwrap_or_else(|| panic!("a row {named}")).index
}

/// Puts a value into a cell, or empties it.
fn put(book: &mut Workbook, part: &str, named: &str, name: &str, value: Option<CellValue>) {
    let sheet = sheet(book, part);
    let (column, row) = (column(sheet, part, name).0, row(sheet, part, named));
    let at = match sheet.rows.iter().position(|r| r.index >= row) {
        Some(at) if sheet.rows[at].index == row => at,
        at => {
            let at = at.unwrap_or(sheet.rows.len());
            sheet.rows.insert(at, SheetRow { index: row, cells: Vec::new() });
            at
        }
    };
    let cells = &mut sheet.rows[at].cells;
    cells.retain(|cell| cell.column != column);
    if let Some(value) = value {
        cells.push(Cell { column, value });
        cells.sort_by_key(|cell| cell.column);
    }
}

fn text(text: &str) -> Option<CellValue> {
    Some(CellValue::Text(text.to_owned()))
}

fn number(text: &str) -> Option<CellValue> {
    Some(CellValue::Number(text.to_owned()))
}
