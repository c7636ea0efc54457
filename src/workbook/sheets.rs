//! Reads the sheets of xlsx, xlsm and ods files with calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, OdsError, Reader, SheetType, Xlsx, XlsxError, open_workbook_from_rs};

use super::builder::{SheetBuilder, TextBudget};
use super::cell_value::typed;
use super::errors::{damaged, encrypted, unreadable};
use super::model::Sheet;
use crate::diagnostic::Diagnostic;
use crate::message::say;

type SheetsResult = Result<Vec<Sheet>, Box<Diagnostic>>;

/// Reads an xlsx file cell by cell. A calamine range would allocate every cell up to the last used one, which may be
/// XFD1048576.
pub(super) fn xlsx(bytes: &[u8]) -> SheetsResult {
    guarded(|| {
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(xlsx_error)?;
        let names: Vec<String> = workbook
            .sheets_metadata()
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| s.name.clone())
            .collect();
        let mut budget = TextBudget::default();
        let mut sheets = Vec::new();
        for name in names {
            let mut sheet = SheetBuilder::new(&name, &mut budget);
            let mut cells = match workbook.worksheet_cells_reader(&name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(xlsx_error(error)),
            };
            while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
                if let Some(value) = typed(&Data::from(cell.get_value().clone())) {
                    let (row, column) = cell.get_position();
                    sheet.add(row, column, value)?;
                }
            }
            sheets.push(sheet.into_sheet());
        }
        Ok(sheets)
    })
}

/// Reads an ods file by ranges; `archive::check_ods_content` has checked how far they reach.
pub(super) fn ods(bytes: &[u8]) -> SheetsResult {
    guarded(|| {
        let mut workbook: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(ods_error)?;
        let mut budget = TextBudget::default();
        let mut sheets = Vec::new();
        for name in workbook.sheet_names() {
            let range = workbook.worksheet_range(&name).map_err(ods_error)?;
            let mut sheet = SheetBuilder::new(&name, &mut budget);
            // Positions in a range are relative to its first used cell.
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                if let Some(value) = typed(data) {
                    let absolute =
                        |first: u32, offset: usize| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
                    sheet.add(absolute(first_row, row), absolute(first_column, column), value)?;
                }
            }
            sheets.push(sheet.into_sheet());
        }
        Ok(sheets)
    })
}

/// Turns a panic of the parser into an error about the file.
fn guarded(read: impl FnOnce() -> SheetsResult) -> SheetsResult {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(say!("its inner structure is damaged"))))
}

fn xlsx_error(error: XlsxError) -> Box<Diagnostic> {
    match error {
        XlsxError::Password => encrypted(),
        other => damaged(other),
    }
}

fn ods_error(error: OdsError) -> Box<Diagnostic> {
    match error {
        OdsError::Password => encrypted(),
        other => damaged(other),
    }
}
