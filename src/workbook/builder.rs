//! Collects the cells of a sheet and enforces the limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::errors::beyond;
use super::limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};
use super::model::{Cell, CellValue, Merged, Sheet, SheetRow};
use crate::diagnostic::{CellRef, Code, Diagnostic, quote};
use crate::message::say;

/// Groups of merged cells of a sheet that are looked at.
const MAX_MERGED: usize = 5_000;

/// The bytes of text that a workbook may still add; all its sheets share one budget.
#[derive(Clone, Copy)]
pub(super) struct TextBudget(usize);

impl Default for TextBudget {
    fn default() -> Self {
        Self(MAX_TEXT_BYTES)
    }
}

/// The cells of one sheet, added in any order.
pub(super) struct SheetBuilder<'a> {
    name: String,
    hidden: bool,
    rows: BTreeMap<u32, BTreeMap<u32, CellValue>>,
    merged: Vec<Merged>,
    budget: &'a mut TextBudget,
}

impl<'a> SheetBuilder<'a> {
    pub(super) fn new(name: impl Into<String>, budget: &'a mut TextBudget) -> Self {
        Self { name: name.into(), hidden: false, rows: BTreeMap::new(), merged: Vec::new(), budget }
    }

    /// The same, and whether people see the sheet.
    pub(super) fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    /// The same with cells that hang together.
    pub(super) fn merged(self, merged: impl IntoIterator<Item = Merged>) -> Self {
        Self { merged: merged.into_iter().take(MAX_MERGED).collect(), ..self }
    }

    /// Adds a cell.
    ///
    /// # Errors
    /// If it exceeds a limit, or the sheet has this cell already.
    pub(super) fn add(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), Box<Diagnostic>> {
        let cell = CellRef { row, column };
        let sheet = || quote(&self.name);
        if row >= MAX_ROWS {
            return Err(beyond(
                say!("sheet {sheet} has a value in cell {cell}", sheet = sheet(), cell),
                say!("{most} rows", most = MAX_ROWS),
            ));
        }
        if column >= MAX_COLUMNS {
            return Err(beyond(
                say!("sheet {sheet} has a value in cell {cell}", sheet = sheet(), cell),
                say!("{most} columns", most = MAX_COLUMNS),
            ));
        }
        let length = value.shown().chars().count();
        if length > MAX_CELL_CHARS {
            let found = say!("cell {cell} of sheet {sheet} holds {length} characters", cell, sheet = sheet(), length);
            return Err(beyond(found, say!("{most} characters", most = MAX_CELL_CHARS)));
        }
        let Some(left) = self.budget.0.checked_sub(value.shown().len()) else {
            return Err(beyond(say!("the cells hold too much text"), say!("{most} MiB", most = MAX_TEXT_BYTES >> 20)));
        };
        self.budget.0 = left;
        if self.rows.entry(row).or_default().insert(column, value).is_some() {
            return Err(duplicate(cell, &self.name));
        }
        Ok(())
    }

    pub(super) fn into_sheet(self) -> Sheet {
        let rows = self.rows.into_iter().map(|(index, cells)| {
            let cells = cells.into_iter().map(|(column, value)| Cell { column, value }).collect();
            SheetRow { index, cells }
        });
        Sheet { name: Arc::from(self.name), hidden: self.hidden, rows: rows.collect(), merged: self.merged }
    }
}

/// A cell that the file contains twice. Spreadsheet programs never write this, and neither value can be preferred.
fn duplicate(cell: CellRef, sheet: &str) -> Box<Diagnostic> {
    let message = say!("the cell {cell} of sheet {sheet} is there twice", cell, sheet = quote(sheet));
    Box::new(
        Diagnostic::error(Code::DuplicateCell, message)
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    )
}
