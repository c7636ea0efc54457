//! One value written into its cell.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::day::day;
use super::looks::CellLooks;
use super::model::{Cell, ColumnKind};

/// The most characters of a cell; Excel takes a few more.
const MAX_CELL: usize = 32_000;

/// Writes a value, or leaves room for one.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Cell,
    kind: &ColumnKind,
    looks: &CellLooks,
) -> Result<(), XlsxError> {
    match value {
        Cell::Empty => {
            let format = if *kind == ColumnKind::Day { &looks.day } else { &looks.words };
            sheet.write_blank(row, column, format)?
        }
        Cell::Text(text) => {
            let text = plain(text);
            sheet.write_string_with_format(row, column, &text, words(&text, looks))?
        }
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &looks.number)?,
        Cell::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &looks.count)?,
        Cell::Money(cents) => {
            let format = if cents % 100 == 0 { &looks.euros } else { &looks.cents };
            sheet.write_number_with_format(row, column, *cents as f64 / 100.0, format)?
        }
        Cell::Day(date) => match day(*date) {
            Some(day) => sheet.write_datetime_with_format(row, column, day, &looks.day)?,
            // Excel has no days before 1900.
            None => sheet.write_string_with_format(row, column, date.to_string(), &looks.words)?,
        },
    };
    Ok(())
}

fn words<'l>(text: &str, looks: &'l CellLooks) -> &'l Format {
    if text.starts_with(['=', '+', '-', '@', '\'']) { &looks.quoted } else { &looks.words }
}

/// Words as a cell can hold them: with plain blanks, without places to divide and signs that no XML file has, and no more
/// than a cell takes.
pub(super) fn plain(text: &str) -> String {
    let sign = |c: char| match c {
        '\u{ad}' => None,
        '\n' => Some('\n'),
        '\u{a0}' | '\u{202f}' | '\u{fffe}' | '\u{ffff}' => Some(' '),
        c if c.is_control() => Some(' '),
        c => Some(c),
    };
    let mut signs = text.chars().filter_map(sign);
    let mut plain: String = signs.by_ref().take(MAX_CELL).collect();
    if signs.next().is_some() {
        plain.push_str(" …");
    }
    plain
}
