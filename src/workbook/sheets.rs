//! Sheets of xlsx, xlsm and ods files through calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, OdsError, Reader, SheetType, Xlsx, XlsxError, open_workbook_from_rs};

use super::value::{Grid, ROOM, typed};
use super::{Sheet, damaged, kind, unreadable};
use crate::diagnostic::Diagnostic;
use crate::message::say;

type Outcome = Result<Vec<Sheet>, Box<Diagnostic>>;

/// Cell by cell from the stream: a range would allocate everything up to the last used cell, and that
/// may be XFD1048576.
pub(super) fn xlsx(bytes: &[u8]) -> Outcome {
    guarded(|| {
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(xlsx_error)?;
        let names: Vec<String> = workbook
            .sheets_metadata()
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| s.name.clone())
            .collect();
        let mut room = ROOM;
        let mut sheets = Vec::new();
        for name in names {
            let mut grid = Grid::new(&name, &mut room);
            let mut cells = match workbook.worksheet_cells_reader(&name) {
                Ok(cells) => cells,
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(error) => return Err(xlsx_error(error)),
            };
            while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
                if let Some(value) = typed(&Data::from(cell.get_value().clone())) {
                    let (row, column) = cell.get_position();
                    grid.put(row, column, value)?;
                }
            }
            sheets.push(grid.into_sheet());
        }
        Ok(sheets)
    })
}

/// Through ranges; what they would allocate was checked beforehand.
pub(super) fn ods(bytes: &[u8]) -> Outcome {
    guarded(|| {
        let mut workbook: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(ods_error)?;
        let mut room = ROOM;
        let mut sheets = Vec::new();
        for name in workbook.sheet_names() {
            let range = workbook.worksheet_range(&name).map_err(ods_error)?;
            let mut grid = Grid::new(&name, &mut room);
            // Positions within a range are relative to its first used cell.
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                if let Some(value) = typed(data) {
                    let absolute =
                        |first: u32, offset: usize| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
                    grid.put(absolute(first_row, row), absolute(first_column, column), value)?;
                }
            }
            sheets.push(grid.into_sheet());
        }
        Ok(sheets)
    })
}

/// A panic of the parser is a finding about the file, not the end of the program.
fn guarded(read: impl FnOnce() -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(say!("its inner structure is damaged"))))
}

fn xlsx_error(error: XlsxError) -> Box<Diagnostic> {
    match error {
        XlsxError::Password => kind::encrypted(),
        other => damaged(other),
    }
}

fn ods_error(error: OdsError) -> Box<Diagnostic> {
    match error {
        OdsError::Password => kind::encrypted(),
        other => damaged(other),
    }
}
