//! One value written into its cell.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::day::day;
use super::looks::CellLooks;
use super::model::{Adds, Cell, ColumnKind};

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
            sheet.write_number_with_format(row, column, *cents as f64 / 100.0, money(*cents, kind, looks))?
        }
        Cell::Sum(sum, adds) => {
            let (number, format) = match &**sum {
                Cell::Money(cents) => (*cents as f64 / 100.0, money(*cents, kind, looks)),
                Cell::Count(count) => (*count as f64, &looks.count),
                Cell::Number(number) => (*number, &looks.number),
                other => return write(sheet, (row, column), other, kind, looks),
            };
            let formula = Formula::new(formula((row, column), adds)).set_result(number.to_string());
            sheet.write_formula_with_format(row, column, formula, format)?
        }
        Cell::Day(date) => match day(*date) {
            Some(day) => sheet.write_datetime_with_format(row, column, day, &looks.day)?,
            // Excel has no days before 1900.
            None => sheet.write_string_with_format(row, column, date.to_string(), &looks.words)?,
        },
    };
    Ok(())
}

fn money<'l>(cents: i64, kind: &ColumnKind, looks: &'l CellLooks) -> &'l Format {
    if cents % 100 == 0 && *kind != ColumnKind::Cents { &looks.euros } else { &looks.cents }
}

/// What is added up in a cell. `SUM` passes over words, where a plus sign would stumble.
fn formula((row, column): (u32, u16), adds: &Adds) -> String {
    let name = |column: u16| column_number_to_name(column);
    match adds {
        // A free row parts the sums from the rows, which begin below the head.
        Adds::Rows => format!("=SUM({at}2:{at}{last})", at = name(column), last = row.saturating_sub(1).max(2)),
        Adds::Above(rows) => {
            let rows = u32::try_from(*rows).unwrap_or(u32::MAX);
            format!(
                "=SUM({at}{first}:{at}{row})",
                at = name(column),
                first = row.saturating_sub(rows).saturating_add(1)
            )
        }
        Adds::Columns(plus, minus) => {
            let (here, mut ranges) = (row.saturating_add(1), Vec::<(u16, u16)>::new());
            for at in plus {
                match ranges.last_mut() {
                    Some((_, last)) if last.checked_add(1) == Some(*at) => *last = *at,
                    _ => ranges.push((*at, *at)),
                }
            }
            let range = |(first, last): (u16, u16)| match first == last {
                true => format!("{}{here}", name(first)),
                false => format!("{}{here}:{}{here}", name(first), name(last)),
            };
            let plus: Vec<String> = ranges.into_iter().map(range).collect();
            let minus = minus.map_or_else(String::new, |at| format!("-SUM({}{here})", name(at)));
            format!("=SUM({}){minus}", plus.join(","))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_names_the_cells_it_is_of() {
        assert_eq!(formula((14, 1), &Adds::Rows), "=SUM(B2:B13)");
        assert_eq!(formula((17, 2), &Adds::Above(3)), "=SUM(C15:C17)");
        assert_eq!(formula((1, 6), &Adds::Columns(vec![1, 2, 3, 5], None)), "=SUM(B2:D2,F2)");
        assert_eq!(formula((9, 27), &Adds::Columns(vec![25], Some(26))), "=SUM(Z10)-SUM(AA10)");
    }
}
