//! One table on its sheet.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::cells;
use super::looks::{A4, CellLooks, Looks};
use super::model::{Cell, Column, ColumnKind, Table};

/// The height of a line, in points, and the most lines of a row.
const LINE: u32 = 15;
const MAX_LINES: u32 = 25;
/// The rows that offer words to choose from: there may be more than the table has yet.
const MAX_CHOICES: u32 = 1_000;
/// The most characters of a title at the foot of a page.
const MAX_FOOT: usize = 90;

/// Writes a table.
pub(super) fn write(sheet: &mut Worksheet, table: Table, title: &str, looks: &Looks) -> Result<(), XlsxError> {
    let Table { name, columns, kept, rows, total, apart, notes, grows } = table;
    sheet.set_name(name)?;
    for (at, column) in (0_u16..).zip(&columns) {
        sheet.set_column_width(at, column.width)?;
        let is_figure = matches!(column.kind, ColumnKind::Figure | ColumnKind::Cents);
        let head = if is_figure { &looks.figures } else { &looks.head };
        sheet.write_string_with_format(0, at, cells::plain(&column.title), head)?;
    }
    let heads = columns.iter().map(|column| lines(&column.title, column.width)).max().unwrap_or(1);
    sheet.set_row_height(0, LINE * (heads + 1).min(MAX_LINES))?;
    let mut last_row = 0;
    for values in rows {
        last_row += 1;
        write_row(sheet, last_row, &values, &columns, &looks.cells)?;
        let height = height(&values, &columns);
        if height > 1 && !grows {
            sheet.set_row_height(last_row, LINE * height.min(MAX_LINES))?;
        }
    }
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    let mut last_row_of_all = last_row;
    if let Some(total) = &total {
        last_row_of_all = last_row.saturating_add(2);
        write_row(sheet, last_row_of_all, total, &columns, &looks.sums)?;
    }
    for values in &apart {
        last_row_of_all = last_row_of_all.saturating_add(1);
        write_row(sheet, last_row_of_all, values, &columns, &looks.sums)?;
    }
    for (below, note) in (2_u32..).zip(&notes) {
        sheet.write_string_with_format(last_row_of_all.saturating_add(below), 0, cells::plain(note), &looks.note)?;
    }
    for (at, column) in (0_u16..).zip(&columns) {
        if let ColumnKind::Choice(words) = &column.kind {
            let choice = DataValidation::new().allow_list_strings(words)?;
            sheet.add_data_validation(1, at, MAX_CHOICES.max(last_row), at, &choice)?;
        }
    }
    sheet.set_freeze_panes(1, kept)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    // An ampersand begins a code.
    let title = cells::plain(title).chars().take(MAX_FOOT).collect::<String>().replace('&', "&&").replace('\n', " ");
    sheet.set_footer(format!("&L&8{}{title}&C&8&A&R&8{}", separator(&title), looks.page));
    Ok(())
}

/// A title that begins with a digit would be read as part of the size of its letters.
fn separator(title: &str) -> &'static str {
    if title.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" }
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    values: &[Cell],
    columns: &[Column],
    looks: &CellLooks,
) -> Result<(), XlsxError> {
    for (at, (value, column)) in (0_u16..).zip(values.iter().zip(columns)) {
        cells::write(sheet, (row, at), value, &column.kind, looks)?;
    }
    Ok(())
}

/// How many lines a row takes, at most.
fn height(values: &[Cell], columns: &[Column]) -> u32 {
    let of = |(value, column): (&Cell, &Column)| match value {
        Cell::Text(text) => text.split('\n').map(|line| lines(line, column.width)).sum(),
        _ => 1,
    };
    values.iter().zip(columns).map(of).max().unwrap_or(1)
}

/// How many lines words take, at most: they do not fill their lines, and not every machine has the narrow letters of Excel.
fn lines(text: &str, width: u16) -> u32 {
    let signs = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    signs.saturating_mul(10).div_ceil(u32::from(width) * 8).max(1)
}
