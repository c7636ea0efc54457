//! The sheets of tables: an entry a row, with rows to spare.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::answers::Row;
use super::cells::SheetContext;
use super::fields::{Field, ListSheet};
use super::heights::{self, Size};
use super::marks::{SHOWN, mark};
use super::style::{self, Guard};
use super::top;
use crate::diagnostic::CellRef;

/// Rows that are empty at least, below the last entry.
const SPARE: u32 = 12;
/// The row of the first entry.
const FIRST: u32 = 5;
/// Empty rows that are printed.
const PRINTED: u32 = 6;
/// The last of the columns that every page across repeats.
const REPEATED: u16 = 2;

/// Writes one sheet.
pub(super) fn write(
    book: &mut Workbook,
    table: &ListSheet,
    rows: &[Row],
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet(table.path).0)?;
    sheet.set_column_width(0, 3)?.set_column_hidden(0)?;
    top::write(sheet, tools, table.path)?;
    // The marks stand above the head, so that no filter takes them for an entry.
    sheet.write_string_with_format(2, 0, mark(table.path, SHOWN), &look.hidden)?;
    sheet.set_row_hidden(2)?.set_row_height(4, 22)?;
    let last = last(table, rows.len());
    let mut noted = 0.0;
    for (column, field) in (1_u16..).zip(&table.columns) {
        let (label, note) = (field.label(texts.language), field.help(texts.language));
        let note = if field.required { format!("{}. {note}", texts.text("pflicht")) } else { note.to_owned() };
        sheet.set_column_width(column, field.width)?;
        sheet.write_string_with_format(4, column, label, &look.head)?;
        noted = f64::max(noted, heights::points(&note, field.width, Size::Small));
        sheet.write_string_with_format(3, column, note, &look.note)?;
        sheet.write_string_with_format(2, column, mark(table.path, field.key), &look.hidden)?;
        for row in FIRST..=last {
            // Rows that are empty grow as somebody writes.
            let entry = rows.get(usize::try_from(row - FIRST).unwrap_or(usize::MAX));
            tools.answer(sheet, (row, column), field.kind, entry.and_then(|entry| entry.get(field.key)))?;
        }
        tools.guard(sheet, column, (FIRST, last), field.kind, label)?;
    }
    sheet.set_row_height(3, heights::row(noted))?;
    for (row, entry) in (FIRST..).zip(rows) {
        let points = |field: &Field| tools.points(field.kind, entry.get(field.key), field.width);
        sheet.set_row_height(row, heights::row(table.columns.iter().map(points).fold(0.0, f64::max)))?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(4, 1, last, columns)?;
    style::finish(sheet, texts, tools.footer, Some((4, 4)), Guard::Rows)?;
    // Nobody needs all empty rows on paper, nor eighteen columns on one page.
    let printed = (FIRST + u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(PRINTED) - 1).min(last);
    sheet.set_print_area(0, 1, printed, columns)?;
    let width: f64 = table.columns.iter().map(|field| field.width).sum();
    if width > style::PAGE {
        sheet.set_print_fit_to_pages((width / style::PAGE).ceil() as u16, 0).set_repeat_columns(1, REPEATED)?;
    }
    Ok(())
}

/// The last row that is to be filled in, of a table with so many entries.
fn last(table: &ListSheet, entries: usize) -> u32 {
    let filled = u32::try_from(entries).unwrap_or(u32::MAX);
    FIRST + table.rows.max(filled.saturating_add(SPARE)) - 1
}

/// The cells of the entries, as a formula names them on their sheet.
pub(super) fn range(table: &ListSheet, entries: usize) -> String {
    let column = u32::try_from(table.columns.len()).unwrap_or(1);
    let end = CellRef { row: last(table, entries), column }.to_string();
    let letters: String = end.chars().take_while(char::is_ascii_alphabetic).collect();
    format!("$B${}:${letters}${}", FIRST + 1, last(table, entries) + 1)
}
