//! The sheets of tables: an entry a row, with rows to spare.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::answers::Row;
use super::cells::SheetContext;
use super::fields::{Field, ListSheet};
use super::heights::{self, Size};
use super::marks::{SHOWN, mark};
use super::style;

/// Rows that are empty at least, below the last entry.
const SPARE: u32 = 12;
/// The row of the first entry.
const FIRST: u32 = 5;

/// Writes one sheet.
pub(super) fn write(
    book: &mut Workbook,
    table: &ListSheet,
    rows: &[Row],
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let (name, lead) = texts.sheet(table.path);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_column_width(0, 3)?.set_column_hidden(0)?;
    sheet.write_string_with_format(0, 1, name, &look.title)?.set_row_height(0, 30)?;
    sheet.write_string_with_format(1, 1, lead, &look.lead)?.set_row_height(1, 24)?;
    sheet.write_string_with_format(4, 0, mark(table.path, SHOWN), &look.hidden)?;
    sheet.set_row_height(2, 22)?.set_row_hidden(4)?;
    let filled = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let last = FIRST + table.rows.max(filled.saturating_add(SPARE)) - 1;
    let mut noted = 0.0;
    for (column, field) in (1_u16..).zip(&table.columns) {
        let (label, note) = (field.label(texts.language), field.help(texts.language));
        let note = if field.required { format!("{}. {note}", texts.text("pflicht")) } else { note.to_owned() };
        sheet.set_column_width(column, field.width)?;
        sheet.write_string_with_format(2, column, label, &look.head)?;
        noted = f64::max(noted, heights::points(&note, field.width, Size::Small));
        sheet.write_string_with_format(3, column, note, &look.note)?;
        sheet.write_string_with_format(4, column, mark(table.path, field.key), &look.hidden)?;
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
    style::finish(sheet, texts, tools.footer, Some((2, 3)), true)
}
