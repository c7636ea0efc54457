//! A workbook as grids of cells: the bytes of an xlsx, xlsm, ods or csv file in, plain values out.
//!
//! The only user of calamine and csv. Knows no column, no criterion and no project. Every cell keeps
//! its absolute place, so that a finding can name it. Bounds are checked before anything is parsed;
//! the process around it is `cli`'s.

mod archive;
mod delimited;
mod kind;
mod sheets;
mod texts;
mod value;

use std::sync::Arc;

use crate::diagnostic::{CellRef, Code, Diagnostic, Place, shortened};
use crate::hash::sha256;
use crate::message::{Message, say};
use kind::Kind;
use serde::{Deserialize, Serialize};

/// The largest file that is looked at, in bytes.
pub const MAX_BYTES: usize = 50 << 20;
/// The most an archive's entries may hold together, unpacked, in bytes.
pub const MAX_UNPACKED_BYTES: u64 = 200 << 20;
/// Rows a sheet may use.
pub const MAX_ROWS: u32 = 20_000;
/// Columns a sheet may use.
pub const MAX_COLUMNS: u32 = 200;
/// Characters a cell may hold, as in Excel.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Bytes all cells together may hold: shared strings can be referred to without end.
pub const MAX_TEXT_BYTES: usize = 64 << 20;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Its text as shown to people: `Pilot`, `TRUE`, `2025-03-01`.
    Text(String),
    /// A number, with a point before decimals: `12`, `31.5`. Text files have none: there it is text.
    Number(String),
    /// An error value such as `#REF!`.
    Error(String),
}

impl Value {
    /// The text or the error's name.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text,
        }
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Column from 0, counted on the sheet.
    pub column: u32,
    /// What it holds.
    pub value: Value,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Row from 0, counted on the sheet.
    pub index: u32,
    /// The cells that hold something, by column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// What a column holds, if anything.
    #[must_use]
    pub fn value(&self, column: u32) -> Option<&Value> {
        self.cells.iter().find(|c| c.column == column).map(|c| &c.value)
    }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; for csv the file's name without its ending.
    pub name: Arc<str>,
    /// The rows that hold something, in order.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// What a cell holds, if anything.
    #[must_use]
    pub fn value(&self, row: u32, column: u32) -> Option<&Value> {
        self.rows.iter().find(|r| r.index == row)?.value(column)
    }
}

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// The file's name as it was given.
    pub file: Arc<str>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Its sheets in order; sheets without any cell and sheets of charts are left out.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// Reads a workbook. `name` is shown in messages, and its ending helps to tell what the file is.
    ///
    /// # Errors
    /// When the format is not supported, the file is encrypted, damaged or beyond a bound.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        Self::checked(name, bytes, true)
    }

    /// Reads the workbook that is part of the program, which needs no checks against harm.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn own(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        Self::checked(name, bytes, false)
    }

    fn checked(name: &str, bytes: &[u8], foreign: bool) -> Result<Self, Vec<Diagnostic>> {
        let file: Arc<str> = name.into();
        let reading = || -> Result<Vec<Sheet>, Box<Diagnostic>> {
            if bytes.len() > MAX_BYTES {
                return Err(beyond(
                    say!("the file has {bytes} MiB", bytes = bytes.len() >> 20),
                    say!("{most} MiB", most = MAX_BYTES >> 20),
                ));
            }
            match kind::of(name, bytes)? {
                Kind::Csv => delimited::read(name, bytes),
                Kind::Xlsx if foreign => {
                    archive::check(bytes)?;
                    texts::check(bytes)?;
                    sheets::xlsx(bytes)
                }
                Kind::Xlsx => sheets::xlsx(bytes),
                Kind::Ods => {
                    archive::check(bytes)?;
                    archive::check_ods_content(bytes)?;
                    sheets::ods(bytes)
                }
            }
        };
        let sheets = reading().map_err(|d| {
            let d = *d;
            vec![if d.labels.is_empty() { d.at(Place::File(file.clone())) } else { d }]
        })?;
        let sheets = sheets.into_iter().filter(|s| !s.rows.is_empty()).collect();
        let sha256 = sha256(bytes);
        Ok(Self { file, sha256, sheets })
    }

    /// The place of a cell, for messages.
    #[must_use]
    pub fn place(&self, sheet: &Sheet, cell: CellRef) -> Place {
        let value = sheet.value(cell.row, cell.column).map_or_else(String::new, |v| v.shown().to_owned());
        Place::Cell { file: self.file.clone(), sheet: sheet.name.clone(), cell: Some(cell), value }
    }

    /// The place of a sheet as a whole, for messages.
    #[must_use]
    pub fn sheet_place(&self, sheet: &Sheet) -> Place {
        Place::Cell { file: self.file.clone(), sheet: sheet.name.clone(), cell: None, value: String::new() }
    }
}

/// A file beyond a bound.
fn beyond(found: Message, bound: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::WorkbookTooLarge, say!("{found}, at most {bound} are read", found, bound)).hint(say!(
            "remove what does not belong to the table (images, other sheets, far-off cells) and save again"
        )),
    )
}

/// A file that claims to be a workbook and cannot be read.
fn unreadable(why: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::UnreadableWorkbook, say!("the workbook cannot be read: {why}", why))
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    )
}

/// The longest reason of a parser that is shown: some quote the file itself.
const MAX_REASON_CHARS: usize = 160;

/// The same in the words of a parser.
fn damaged(error: impl std::fmt::Display) -> Box<Diagnostic> {
    unreadable(Message::verbatim(shortened(&error.to_string(), MAX_REASON_CHARS)))
}
