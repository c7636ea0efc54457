//! What spreadsheet programs and people do to sheets and cells: hidden copies, number formats, ids that became
//! something else. What people see is read, or there is a message with the cell.

mod containers;
mod lists;
mod numbers;
mod places;
mod sheets;

use ratsmappe::catalog::{self, Catalog};
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::profile::Profile;
use ratsmappe::project_list;
use ratsmappe::workbook::Workbook;

/// Code, place and message of each finding.
fn told(findings: &[Diagnostic]) -> Vec<String> {
    let place = |d: &Diagnostic| d.labels.first().map(|label| label.place.to_string()).unwrap_or_default();
    findings.iter().map(|d| format!("{} {}: {}", d.code, place(d), d.message.text(Language::English))).collect()
}

fn read_catalog(book: &Workbook) -> (Option<Catalog>, Vec<String>) {
    let (catalog, found) = catalog::read(book, Language::German);
    (catalog, told(&found))
}

/// The projects of a list that names no files, and what is said.
fn read_list(book: &Workbook) -> (Vec<Option<Profile>>, Vec<String>) {
    match project_list::read(book, &mut |_| Err(Vec::new())) {
        Ok(rows) => {
            let findings: Vec<String> = rows.iter().flat_map(|row| told(&row.findings)).collect();
            (rows.into_iter().map(|row| row.profile).collect(), findings)
        }
        Err(found) => (Vec::new(), told(&found)),
    }
}

/// A workbook as its reader sees it.
fn saved(mut book: rust_xlsxwriter::Workbook) -> Workbook {
    let bytes = book.save_to_buffer().expect("a workbook");
    Workbook::read("f.xlsx", &bytes).expect("a workbook")
}

/// A sheet of text.
fn sheet(name: &str, rows: &[&[&str]]) -> rust_xlsxwriter::Worksheet {
    let mut sheet = rust_xlsxwriter::Worksheet::new();
    sheet.set_name(name).expect("a name");
    for (r, row) in (0_u32..).zip(rows) {
        for (c, text) in (0_u16..).zip(*row) {
            sheet.write_string(r, c, *text).expect("a cell");
        }
    }
    sheet
}

/// A workbook of these sheets.
fn book(sheets: impl IntoIterator<Item = rust_xlsxwriter::Worksheet>) -> Workbook {
    let mut book = rust_xlsxwriter::Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    saved(book)
}
