//! Reads the sheets of xlsx, xlsm and ods files with calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, OdsError, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use super::builder::{SheetBuilder, TextBudget};
use super::cell_value::typed;
use super::errors::{damaged, encrypted, unreadable};
use super::model::Sheet;
use super::number_format::{self, Shown};
use super::ods_percent::PercentCells;
use crate::diagnostic::Diagnostic;
use crate::message::say;

type SheetsResult = Result<Vec<Sheet>, Box<Diagnostic>>;

/// Reads an xlsx file cell by cell. A calamine range would allocate every cell up to the last used one, which may be
/// XFD1048576.
pub(super) fn xlsx(bytes: &[u8]) -> SheetsResult {
    guarded(|| {
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(xlsx_error)?;
        let names: Vec<(String, bool)> = workbook
            .sheets_metadata()
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| (s.name.clone(), s.visible != SheetVisible::Visible))
            .collect();
        let mut budget = TextBudget::default();
        let mut sheets = Vec::new();
        for (name, hidden) in names {
            let mut sheet = SheetBuilder::new(&name, &mut budget).hidden(hidden);
            let mut cells = match workbook.worksheet_cells_reader(&name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(xlsx_error(error)),
            };
            while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(xlsx_error)? {
                let code = cells.styles().get(style).and_then(|s| s.number_format.as_ref());
                let shown = |number| code.map_or(Shown::Plain, |f| number_format::shown(&f.format_code, number));
                if let Some(value) = typed(&Data::from(cell.get_value().clone()), shown) {
                    let (row, column) = cell.get_position();
                    sheet.add(row, column, value)?;
                }
            }
            sheets.push(sheet.into_sheet());
        }
        Ok(sheets)
    })
}

/// Reads an ods file by ranges; `archive::check_ods_content` has checked how far they reach, and found the cells that
/// show percent.
pub(super) fn ods(bytes: &[u8], percent: &PercentCells) -> SheetsResult {
    guarded(|| {
        let mut workbook: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(ods_error)?;
        let mut budget = TextBudget::default();
        let mut sheets = Vec::new();
        let hidden = |s: &calamine::Sheet| (s.name.clone(), s.visible != SheetVisible::Visible);
        let names: Vec<(String, bool)> = workbook.sheets_metadata().iter().map(hidden).collect();
        for (name, hidden) in names {
            let range = workbook.worksheet_range(&name).map_err(ods_error)?;
            let mut sheet = SheetBuilder::new(&name, &mut budget).hidden(hidden);
            // Positions in a range are relative to its first used cell.
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let absolute =
                    |first: u32, offset: usize| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
                let (row, column) = (absolute(first_row, row), absolute(first_column, column));
                let is_percent = percent.contains(&name, row, column);
                let shown = |_| if is_percent { Shown::Percent { signs: 1 } } else { Shown::Plain };
                if let Some(value) = typed(data, shown) {
                    sheet.add(row, column, value)?;
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
