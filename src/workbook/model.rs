//! Workbooks, sheets and cells as plain values. Only cells with content are kept, each with its absolute position.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{CellRef, Place};
use crate::message::Message;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellValue {
    /// Text as a spreadsheet program shows it: `Pilot`, `TRUE`.
    Text(String),
    /// A number with a decimal point: `12`, `31.5`. Cells of csv files are never numbers, always text.
    Number(String),
    /// A number that the cell shows as percent, in German notation: `31,5 %`, where the file holds 0.315.
    Percent(String),
    /// A number of which the cell shows a thousandth or less: `22000`, where people see 22.
    Scaled(String),
    /// A number of which the cell shows nothing.
    Unseen(String),
    /// A day, a time or both in ISO 8601: `2025-03-01`. A spreadsheet program may have made it of other text.
    Date(String),
    /// An error value such as `#REF!`.
    Error(String),
}

impl CellValue {
    /// The text, the number as text, or the error's name.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Percent(text) => text,
            Self::Scaled(text) | Self::Unseen(text) | Self::Date(text) | Self::Error(text) => text,
        }
    }

    /// The number, if it is one; of a percentage the number before its sign.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(text) | Self::Scaled(text) | Self::Unseen(text) => text.trim().parse().ok(),
            Self::Percent(text) => text.trim_end_matches(['%', ' ']).replace(',', ".").parse().ok(),
            Self::Text(_) | Self::Date(_) | Self::Error(_) => None,
        }
    }
}

/// A cell with content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The column's index on the sheet, from 0.
    pub column: u32,
    /// The content.
    pub value: CellValue,
}

/// A row with at least one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// The row's index on the sheet, from 0.
    pub index: u32,
    /// The cells with content, ordered by column.
    pub cells: Vec<Cell>,
}

impl SheetRow {
    /// The content of a cell; none if the cell is empty.
    #[must_use]
    pub fn value(&self, column: u32) -> Option<&CellValue> {
        self.cells.iter().find(|c| c.column == column).map(|c| &c.value)
    }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name; for a csv file the file's name without its extension.
    pub name: Arc<str>,
    /// Whether people do not see it.
    pub hidden: bool,
    /// The rows with content, ordered by index.
    pub rows: Vec<SheetRow>,
    /// The cells that hang together over several rows.
    pub merged: Vec<Merged>,
}

/// Cells that hang together over several rows: the first row of them holds their value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The first and the last row.
    pub rows: (u32, u32),
    /// The first and the last column.
    pub columns: (u32, u32),
}

impl Merged {
    /// Cells from a row and column on that reach so far down and across; none if they are a single row's.
    pub(super) fn of((row, column): (u64, u64), (down, across): (u64, u64)) -> Option<Self> {
        let last = |first: u64, length: u64| u32::try_from(first.saturating_add(length) - 1).ok();
        let first = |at: u64| u32::try_from(at).ok();
        let merged = Self { rows: (first(row)?, last(row, down)?), columns: (first(column)?, last(column, across)?) };
        (merged.rows.0 < merged.rows.1).then_some(merged)
    }
}

/// A sheet that is not read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passed {
    /// The sheet's name.
    pub name: Arc<str>,
    /// Why it is not read.
    pub why: Message,
}

impl Sheet {
    /// The content of a cell; none if the cell is empty.
    #[must_use]
    pub fn value(&self, row: u32, column: u32) -> Option<&CellValue> {
        self.rows.iter().find(|r| r.index == row)?.value(column)
    }

    /// The content of the merged cells that an empty cell is part of; none if it stands alone.
    #[must_use]
    pub fn merged_above(&self, row: u32, column: u32) -> Option<&CellValue> {
        let holds = |(first, last): (u32, u32), at: u32| (first..=last).contains(&at);
        let merged = self.merged.iter().find(|m| holds(m.rows, row) && m.rows.0 < row && holds(m.columns, column))?;
        self.value(merged.rows.0, merged.columns.0)
    }
}

/// Who saved a file last, and when, as its properties say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Saved {
    /// The name of whoever did; none if the file does not say.
    pub by: Option<String>,
    /// The day, as `2026-11-12`; none if the file does not say, or if nobody has saved it since it was made.
    pub on: Option<String>,
}

/// A workbook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    /// The file's name as the user gave it.
    pub file: Arc<str>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The sheets in the file's order, without empty sheets and chart sheets.
    pub sheets: Vec<Sheet>,
    /// The sheets that are not read though others are.
    pub passed: Vec<Passed>,
    /// Who saved it last, and when.
    pub saved: Saved,
}

impl Workbook {
    /// The place of a cell, for diagnostics.
    #[must_use]
    pub fn place(&self, sheet: &Sheet, cell: CellRef) -> Place {
        let value = sheet.value(cell.row, cell.column).map_or_else(String::new, |v| v.shown().to_owned());
        Place::Cell { file: self.file.clone(), sheet: sheet.name.clone(), cell: Some(cell), value }
    }

    /// The place of a sheet as a whole, for diagnostics.
    #[must_use]
    pub fn sheet_place(&self, sheet: &Sheet) -> Place {
        Place::Cell { file: self.file.clone(), sheet: sheet.name.clone(), cell: None, value: String::new() }
    }
}
