//! The parts of a questionnaire found again by their marks, wherever they have gone.

use std::collections::BTreeMap;

use super::marks::{self, Mark, SHOWN};
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::workbook::{Cell, CellValue, Sheet, SheetRow, Workbook};

/// Whether a workbook is a questionnaire, of whatever version.
pub(crate) fn is_questionnaire(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| sheet.rows.iter().any(|row| row.cells.iter().any(|cell| read(cell).is_some())))
}

fn read(cell: &Cell) -> Option<Mark<'_>> {
    match &cell.value {
        CellValue::Text(text) => marks::parse(text),
        _ => None,
    }
}

/// A part: a sheet, the row of its marks, and what its columns are.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub workbook: &'a Workbook,
    pub sheet: &'a Sheet,
    /// The row of the marks; what is filled in stands below.
    head: u32,
    columns: BTreeMap<&'a str, u32>,
    /// Columns that are ours, those that are only shown included.
    known: Vec<u32>,
}

impl<'a> Part<'a> {
    /// The rows that are filled in.
    pub fn rows(&self) -> impl Iterator<Item = &'a SheetRow> {
        let head = self.head;
        self.sheet.rows.iter().filter(move |row| row.index > head)
    }

    /// Where a column stands.
    pub fn column(&self, name: &str) -> Option<u32> {
        self.columns.get(name).copied()
    }

    /// What a column says in a row, with its place; nothing for a blank cell.
    pub fn cell(&self, row: &'a SheetRow, name: &str) -> Option<(&'a CellValue, Place)> {
        let column = self.column(name)?;
        let value = row.value(column).filter(|value| !value.shown().trim().is_empty())?;
        Some((value, self.place(row.index, column)))
    }

    /// The text of a column in a row.
    pub fn text(&self, row: &'a SheetRow, name: &str) -> Option<&'a str> {
        self.cell(row, name).map(|(value, _)| value.shown().trim())
    }

    /// A cell's place.
    pub fn place(&self, row: u32, column: u32) -> Place {
        self.workbook.place(self.sheet, CellRef { row, column })
    }

    /// Where a column's head is, for keys.
    pub fn head(&self, name: &str) -> Place {
        match self.column(name) {
            Some(column) => self.place(self.head, column),
            None => self.workbook.sheet_place(self.sheet),
        }
    }

    /// Words beside the columns: nobody asked for them, and nobody reads them.
    fn beside(&self) -> Option<Diagnostic> {
        let stray = |cell: &&Cell| !self.known.contains(&cell.column) && !cell.value.shown().trim().is_empty();
        let mut cells =
            self.rows().flat_map(|row| row.cells.iter().filter(stray).map(move |cell| (row.index, cell.column)));
        let (row, column) = cells.next()?;
        let more = cells.count();
        let message = match more {
            0 => say!("the cell beside the columns of the questionnaire is not read"),
            more => say!(
                "the cell beside the columns of the questionnaire is not read, and {more} more on this sheet",
                more
            ),
        };
        let fault = Diagnostic::warning(Code::UnknownColumn, message).at(self.place(row, column));
        Some(fault.hint(say!("write it into one of the columns, such as the note")))
    }
}

/// All parts by name.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    all: BTreeMap<&'a str, Part<'a>>,
}

impl<'a> Parts<'a> {
    /// Finds the parts of a questionnaire.
    ///
    /// # Errors
    /// If it is of another version, or a part is there twice.
    pub fn find(workbook: &'a Workbook) -> Result<Self, Vec<Diagnostic>> {
        let mut all: BTreeMap<&str, Part> = BTreeMap::new();
        let mut faults = Vec::new();
        for sheet in &workbook.sheets {
            let Some(row) = sheet.rows.iter().find(|row| row.cells.iter().any(|cell| read(cell).is_some())) else {
                continue;
            };
            let mut found: Option<(&str, Part)> = None;
            for cell in &row.cells {
                match read(cell) {
                    Some(Mark::Foreign(version)) => return Err(vec![foreign(workbook, version)]),
                    Some(Mark::Column { part, column }) => {
                        let (_, part) = found.get_or_insert_with(|| {
                            let (columns, known) = (BTreeMap::new(), Vec::new());
                            (part, Part { workbook, sheet, head: row.index, columns, known })
                        });
                        part.known.push(cell.column);
                        if column != SHOWN {
                            part.columns.entry(column).or_insert(cell.column);
                        }
                    }
                    None => {}
                }
            }
            let Some((name, part)) = found else { continue };
            match all.get(name) {
                Some(first) => {
                    let (one, other) = (workbook.sheet_place(first.sheet), workbook.sheet_place(sheet));
                    let message =
                        say!("two sheets hold the same part of the questionnaire, {part}", part = quote(name));
                    let fault = Diagnostic::error(Code::DuplicateSheet, message);
                    faults.push(
                        fault
                            .label(other, say!("this one"))
                            .label(one, say!("and this one"))
                            .hint(say!("delete one of them")),
                    );
                }
                None => drop(all.insert(name, part)),
            }
        }
        if faults.is_empty() { Ok(Self { all }) } else { Err(faults) }
    }

    /// A part.
    pub fn part(&self, name: &str) -> Option<&Part<'a>> {
        self.all.get(name)
    }

    /// What stands beside the columns of all parts.
    pub fn beside(&self) -> Vec<Diagnostic> {
        self.all.values().filter_map(Part::beside).collect()
    }
}

fn foreign(workbook: &Workbook, version: &str) -> Diagnostic {
    let message = say!(
        "the questionnaire is of version {version}, this program reads version {ours}",
        version,
        ours = marks::VERSION
    );
    Diagnostic::error(Code::QuestionnaireVersion, message)
        .at(Place::File(workbook.file.clone()))
        .hint(say!("use the program that made it, or a newer one"))
}
