//! The parts of a questionnaire found again by their marks, wherever they have gone.

use std::collections::BTreeMap;

use super::headers::{self, HeadedColumn, Header};
use super::marks::{self, FACTS, MEMORY, Mark, SHOWN};
use super::texts::Texts;
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
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

/// What a workbook that is a questionnaire, but has no marks any more, is to be told.
pub(crate) fn lost_marks(workbook: &Workbook) -> Option<Diagnostic> {
    let titles = Language::ALL.map(|language| names::letters(Texts::of(language).text("titel")));
    let is_cover = |sheet: &&Sheet| {
        let mut cells = sheet.rows.iter().take(4).flat_map(|row| &row.cells);
        cells.any(|cell| titles.contains(&names::letters(cell.value.shown())))
    };
    let is_part = |sheet: &Sheet, part: &str| {
        headers::is_named(sheet, part) && headers::find(sheet, &headers::columns(part)).is_some()
    };
    // Other workbooks have a sheet of costs, too.
    let parts: Vec<&Sheet> =
        workbook.sheets.iter().filter(|sheet| headers::parts().any(|part| is_part(sheet, part))).collect();
    let parts = parts.first().filter(|_| parts.len() > 1).copied();
    let sheet = workbook.sheets.iter().find(is_cover).or(parts)?;
    let message = say!("this is a questionnaire that has lost the hidden marks by which it is read");
    let fault = Diagnostic::error(Code::QuestionnaireMarks, message).at(workbook.sheet_place(sheet));
    Some(
        fault
            .hint(say!(
                "take the xlsx file as it was before it was saved as csv or `Dokument prüfen` removed what is hidden"
            ))
            .hint(say!("else make a new questionnaire with `ratsmappe form` and copy the answers into it")),
    )
}

/// A part: a sheet, where its entries begin, and what its columns are.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub workbook: &'a Workbook,
    pub sheet: &'a Sheet,
    /// The row that places of keys point to: that of the marks, else the header.
    head: u32,
    /// The row above the first entry.
    start: u32,
    /// Rows below it that are no entries: marks, headers, explanations.
    skipped: Vec<u32>,
    columns: BTreeMap<&'a str, u32>,
    /// Columns that are ours, those that are only shown included.
    known: Vec<u32>,
}

impl<'a> Part<'a> {
    /// A part by its marks and its header, of which one may be gone.
    fn new(workbook: &'a Workbook, sheet: &'a Sheet, name: &str, marks: Option<&'a SheetRow>) -> Option<Self> {
        let headed = headers::columns(name);
        let header = headers::find(sheet, &headed);
        let head = marks.map(|row| row.index).or(header.as_ref().map(|header| header.row))?;
        let start = header.as_ref().map_or(head, |header| head.min(header.row));
        let (columns, known) = (BTreeMap::new(), Vec::new());
        let mut part = Self { workbook, sheet, head, start, skipped: Vec::new(), columns, known };
        for cell in marks.iter().flat_map(|row| &row.cells) {
            if let Some(Mark::Column { column, .. }) = read(cell) {
                part.take(column, cell.column);
            }
        }
        if let Some(header) = header {
            for (column, at) in header.columns.iter().copied().chain(headers::hidden(sheet, name, &header)) {
                if !part.known.contains(&at) {
                    part.take(column, at);
                }
            }
            part.skipped = skipped(sheet, name, &headed, &header, marks.map(|row| row.index));
        }
        Some(part)
    }

    fn take(&mut self, column: &'a str, at: u32) {
        self.known.push(at);
        if column != SHOWN {
            self.columns.entry(column).or_insert(at);
        }
    }

    /// The rows that are filled in, wherever the rows of marks and headers have gone.
    pub fn rows(&self) -> impl Iterator<Item = &'a SheetRow> + use<'a, '_> {
        let entry = |row: &&SheetRow| row.index > self.start && !self.skipped.contains(&row.index);
        self.sheet.rows.iter().filter(entry)
    }

    /// The row below everything that is no entry: that of the first entry, unless one stands above it.
    pub fn first(&self) -> u32 {
        self.skipped.iter().copied().chain([self.head, self.start]).max().unwrap_or_default() + 1
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
    said: Vec<Diagnostic>,
}

impl<'a> Parts<'a> {
    /// Finds the parts of a questionnaire.
    ///
    /// # Errors
    /// If it is of another version, a part is there twice, or has lost both its marks and its header.
    pub fn find(workbook: &'a Workbook) -> Result<Self, Vec<Diagnostic>> {
        let mut all: BTreeMap<&str, Part> = BTreeMap::new();
        let mut faults = Vec::new();
        for sheet in &workbook.sheets {
            let Some(row) = sheet.rows.iter().find(|row| row.cells.iter().any(|cell| read(cell).is_some())) else {
                continue;
            };
            let name = match row.cells.iter().find_map(read) {
                Some(Mark::Foreign(version)) => return Err(vec![foreign(workbook, version)]),
                Some(Mark::Column { part, .. }) => part,
                None => continue,
            };
            let Some(part) = Part::new(workbook, sheet, name, Some(row)) else { continue };
            match all.get(name) {
                Some(first) => faults.push(twice(name, &part, first)),
                None => drop(all.insert(name, part)),
            }
        }
        let mut said = Vec::new();
        for name in headers::parts() {
            if all.contains_key(name) {
                continue;
            }
            match unmarked(workbook, name, &all) {
                Some(part) => {
                    said.push(read_by_headers(&part));
                    all.insert(name, part);
                }
                None => faults.extend(without_header(workbook, name, &all)),
            }
        }
        if faults.is_empty() { Ok(Self { all, said }) } else { Err(faults) }
    }

    /// A part.
    pub fn part(&self, name: &str) -> Option<&Part<'a>> {
        self.all.get(name)
    }

    /// What is to be said about the parts: how they were found, that they are hidden, what stands beside their columns.
    pub fn told(self) -> Vec<Diagnostic> {
        let seen = self.all.iter().filter(|(name, _)| **name != MEMORY).map(|(_, part)| part);
        let hidden = seen.filter(|part| part.rows().next().is_some());
        let mut told: Vec<Diagnostic> = hidden.flat_map(|part| part.workbook.chosen(part.sheet, &[])).collect();
        told.extend(self.all.values().filter_map(Part::beside));
        told.into_iter().chain(self.said).collect()
    }
}

/// The rows of a part that are no entries. Explanations stand between header and marks; those of an older version are
/// known by that place alone.
fn skipped(sheet: &Sheet, name: &str, headed: &[HeadedColumn], header: &Header, marks: Option<u32>) -> Vec<u32> {
    let mut skipped: Vec<u32> = std::iter::once(header.row).chain(marks).collect();
    let notes =
        sheet.rows.iter().take(headers::MAX_ROWS).filter(|row| headers::is_note(row, headed)).map(|row| row.index);
    let count = skipped.len();
    skipped.extend(notes);
    if let Some(marks) = marks
        && skipped.len() == count
        && name != FACTS
    {
        // The marks stood below the header first, now they stand above it.
        let (above, below) = (header.row.min(marks), header.row.max(marks));
        let between = |row: &&SheetRow| row.index > above && row.index < below;
        skipped.extend(sheet.rows.iter().find(between).map(|row| row.index));
    }
    skipped
}

/// A part whose marks are gone, by the words above its columns: on the sheet with its name, else on the only sheet
/// that nothing else is on.
fn unmarked<'a>(workbook: &'a Workbook, name: &str, all: &BTreeMap<&str, Part<'a>>) -> Option<Part<'a>> {
    let is_free = |sheet: &&Sheet| !all.values().any(|part| part.sheet.name == sheet.name);
    let free: Vec<&Sheet> = workbook.visible_first().filter(is_free).collect();
    if let Some(sheet) = free.iter().find(|sheet| headers::is_named(sheet, name)) {
        return Part::new(workbook, sheet, name, None);
    }
    let others = |sheet: &Sheet| headers::parts().any(|other| headers::is_named(sheet, other));
    let mut fitting = free.into_iter().filter(|sheet| !others(sheet));
    let mut fitting = fitting.by_ref().filter_map(|sheet| Part::new(workbook, sheet, name, None));
    let found = fitting.next()?;
    let whole = found.columns.len() >= 3 && fitting.next().is_none();
    whole.then_some(found)
}

fn read_by_headers(part: &Part) -> Diagnostic {
    let message = say!("the sheet has lost its hidden marks; its columns are read by their headers");
    let fault = Diagnostic::warning(Code::QuestionnaireMarks, message).at(part.workbook.sheet_place(part.sheet));
    fault.hint(say!(
        "check that all rows are there; a new questionnaire has marks: ratsmappe form QUESTIONNAIRE -o NEW.xlsx"
    ))
}

/// The sheet of a part of which neither marks nor headers are left, but something is written on it.
fn without_header(workbook: &Workbook, name: &str, all: &BTreeMap<&str, Part>) -> Option<Diagnostic> {
    let is_free = |sheet: &&Sheet| !all.values().any(|part| part.sheet.name == sheet.name);
    let sheet = workbook.sheets.iter().filter(is_free).find(|sheet| headers::is_named(sheet, name))?;
    let ours = |text: &str| {
        let letters = names::letters(text);
        Language::ALL.into_iter().any(|language| {
            let texts = Texts::of(language);
            let (title, lead) = texts.sheet(name);
            // Older questionnaires have title and explanation in cells of their own.
            let whole = format!("{title} {lead}");
            [title, lead, &whole, texts.text("zurueck")].iter().any(|text| names::letters(text) == letters)
        })
    };
    let mut cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.index, cell)));
    let (row, cell) = cells.find(|(_, cell)| !ours(cell.value.shown()))?;
    let message = say!(
        "the sheet {sheet} has lost its header row and its hidden marks, so what stands on it cannot be read",
        sheet = quote(&sheet.name)
    );
    let place = workbook.place(sheet, CellRef { row, column: cell.column });
    Some(
        Diagnostic::error(Code::QuestionnaireMarks, message)
            .at(place)
            .hint(say!("undo the deletion, or copy the header row from a new questionnaire (`ratsmappe form`)")),
    )
}

fn twice(name: &str, part: &Part, first: &Part) -> Diagnostic {
    let (one, other) = (first.workbook.sheet_place(first.sheet), part.workbook.sheet_place(part.sheet));
    let message = say!("two sheets hold the same part of the questionnaire, {part}", part = quote(name));
    let fault = Diagnostic::error(Code::DuplicateSheet, message);
    fault.label(other, say!("this one")).label(one, say!("and this one")).hint(say!("delete one of them"))
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
