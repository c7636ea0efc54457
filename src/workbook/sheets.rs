//! Reads the sheets of xlsx, xlsm and ods files with calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, OdsError, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use super::builder::{SheetBuilder, TextBudget};
use super::cell_value::typed;
use super::errors::{damaged, encrypted, unreadable};
use super::model::{Merged, Passed, Sheet};
use super::number_format::{self, Shown};
use super::ods_cells::OdsCells;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;

/// The sheets that can be read, and those that are passed over.
pub(super) type SheetsResult = Result<(Vec<Sheet>, Vec<Passed>), Box<Diagnostic>>;

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
        sound(names, |name, hidden, budget| xlsx_sheet(&mut workbook, name, hidden, budget))
    })
}

/// One sheet; none if it is none.
fn xlsx_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    hidden: bool,
    budget: &mut TextBudget,
) -> Result<Option<Sheet>, Box<Diagnostic>> {
    let mut sheet = SheetBuilder::new(name, budget).hidden(hidden);
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
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
    drop(cells);
    // The cells are there; what is wrong with the rest of the sheet does not change them.
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged = merged.iter().filter(|m| m.start.0 < m.end.0);
    let merged = merged.map(|m| Merged { rows: (m.start.0, m.end.0), columns: (m.start.1, m.end.1) });
    Ok(Some(sheet.merged(merged).into_sheet()))
}

/// The sheets that can be read. One that cannot is passed over if another can: it need not be the one that is meant.
fn sound(
    names: Vec<(String, bool)>,
    mut read: impl FnMut(&str, bool, &mut TextBudget) -> Result<Option<Sheet>, Box<Diagnostic>>,
) -> SheetsResult {
    let mut budget = TextBudget::default();
    let (mut sheets, mut passed, mut first) = (Vec::new(), Vec::new(), None);
    for (name, hidden) in names {
        let before = budget;
        match read(&name, hidden, &mut budget) {
            Ok(sheet) => sheets.extend(sheet),
            Err(fault) => {
                budget = before;
                let damaged = fault.code == Code::UnreadableWorkbook;
                let why = if damaged { say!("it is damaged") } else { fault.message.clone() };
                passed.push(Passed { name: name.into(), why });
                first.get_or_insert(fault);
            }
        }
    }
    match first {
        Some(fault) if sheets.iter().all(|sheet| sheet.rows.is_empty()) => Err(fault),
        _ => Ok((sheets, passed)),
    }
}

/// Reads an ods file by ranges; `ods_content` has checked how far they reach, and found the cells that do not show their number.
pub(super) fn ods(bytes: &[u8], cells: &OdsCells) -> SheetsResult {
    guarded(|| {
        let mut workbook: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(ods_error)?;
        let hidden = |s: &calamine::Sheet| (s.name.clone(), s.visible != SheetVisible::Visible);
        let names: Vec<(String, bool)> = workbook.sheets_metadata().iter().map(hidden).collect();
        sound(names, |name, hidden, budget| {
            let range = workbook.worksheet_range(name).map_err(ods_error)?;
            let mut sheet = SheetBuilder::new(name, budget).hidden(hidden).merged(cells.merged(name));
            // Positions in a range are relative to its first used cell.
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let absolute =
                    |first: u32, offset: usize| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
                let (row, column) = (absolute(first_row, row), absolute(first_column, column));
                if let Some(value) = typed(data, |_| cells.shown(name, row, column)) {
                    sheet.add(row, column, value)?;
                }
            }
            Ok(Some(sheet.into_sheet()))
        })
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
