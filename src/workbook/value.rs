//! A cell's value as people see it, and a grid that grows within its bounds.

use std::collections::BTreeMap;
use std::sync::Arc;

use calamine::{Data, ExcelDateTime};

use super::{Cell, CellValue, MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, Sheet, SheetRow, beyond};
use crate::diagnostic::{CellRef, Code, Diagnostic, quote};
use crate::message::say;

/// Error values as spreadsheet programs write them, English and German. Files in which they are text
/// (csv, and ods, whose reader gives no type for them) mean the same.
const ERRORS: [&str; 16] = [
    "#REF!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#BEZUG!",
    "#NV",
    "#WERT!",
    "#ZAHL!",
    "#ÜBERLAUF!",
    "#FELD!",
];

/// Text as a value: an error's name is an error, blank text is nothing.
pub(super) fn text(text: &str) -> Option<CellValue> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    let numbered = trimmed.strip_prefix("Err:").is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()));
    if numbered || ERRORS.contains(&trimmed) {
        return Some(CellValue::Error(trimmed.to_owned()));
    }
    let feeds = text.contains('\r').then(|| text.replace("\r\n", "\n").replace('\r', "\n"));
    Some(CellValue::Text(feeds.unwrap_or_else(|| text.to_owned())))
}

/// A typed value as people see it.
pub(super) fn typed(data: &Data) -> Option<CellValue> {
    match data {
        Data::Empty => None,
        Data::String(s) => text(s),
        Data::Int(i) => Some(CellValue::Number(i.to_string())),
        Data::Float(f) => Some(CellValue::Number(float(*f))),
        Data::Bool(b) => Some(CellValue::Text(if *b { "TRUE" } else { "FALSE" }.into())),
        Data::DateTime(d) => Some(CellValue::Text(date(*d))),
        Data::DateTimeIso(s) => text(s.strip_suffix("T00:00:00").unwrap_or(s)),
        Data::DurationIso(s) => text(s),
        Data::Error(e) => Some(CellValue::Error(e.to_string())),
    }
}

/// A number with the fifteen digits spreadsheets keep, so that 0.1 + 0.2 reads 0.3.
fn float(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        "0".into()
    } else if (1e-9..1e15).contains(&rounded.abs()) {
        rounded.to_string()
    } else {
        format!("{rounded:e}")
    }
}

fn date(value: ExcelDateTime) -> String {
    if !value.is_datetime() || !(0.0..2_958_466.0).contains(&value.as_f64()) {
        return float(value.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!("{hour:02}:{minute:02}:{second:02}") };
    if value.as_f64() < 1.0 {
        if time.is_empty() { "00:00:00".into() } else { time }
    } else if time.is_empty() {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}

/// Cells of one sheet as they come, in any order.
pub(super) struct Grid<'a> {
    name: String,
    rows: BTreeMap<u32, BTreeMap<u32, CellValue>>,
    room: &'a mut usize,
}

/// The room for text of a fresh workbook.
pub(super) const ROOM: usize = MAX_TEXT_BYTES;

impl<'a> Grid<'a> {
    /// A grid that takes its text out of `room`, which all sheets of a workbook share.
    pub(super) fn new(name: impl Into<String>, room: &'a mut usize) -> Self {
        Self { name: name.into(), rows: BTreeMap::new(), room }
    }

    /// Takes a value; refuses it beyond a bound.
    pub(super) fn put(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), Box<Diagnostic>> {
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
        let Some(room) = self.room.checked_sub(value.shown().len()) else {
            return Err(beyond(say!("the cells hold too much text"), say!("{most} MiB", most = MAX_TEXT_BYTES >> 20)));
        };
        *self.room = room;
        if self.rows.entry(row).or_default().insert(column, value).is_some() {
            return Err(twice(cell, &self.name));
        }
        Ok(())
    }

    pub(super) fn into_sheet(self) -> Sheet {
        let rows = self.rows.into_iter().map(|(index, cells)| {
            let cells = cells.into_iter().map(|(column, value)| Cell { column, value }).collect();
            SheetRow { index, cells }
        });
        Sheet { name: Arc::from(self.name), rows: rows.collect() }
    }
}

/// Which of two values holds, nobody can know.
fn twice(cell: CellRef, sheet: &str) -> Box<Diagnostic> {
    let message = say!("the cell {cell} of sheet {sheet} is there twice", cell, sheet = quote(sheet));
    Box::new(
        Diagnostic::error(Code::DuplicateCell, message)
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_see_them() {
        assert_eq!(float(3.0), "3");
        assert_eq!(float(0.1 + 0.2), "0.3");
        assert_eq!(float(-1234.5), "-1234.5");
        assert_eq!(float(1e300), "1e300");
        assert_eq!(float(-0.0), "0");
    }

    #[test]
    fn error_names_in_text_are_errors() {
        assert_eq!(text(" #NV "), Some(CellValue::Error("#NV".into())));
        assert_eq!(text("Err:502"), Some(CellValue::Error("Err:502".into())));
        assert_eq!(text("#1 Titel"), Some(CellValue::Text("#1 Titel".into())));
        assert_eq!(text(" \u{a0}\n"), None);
    }
}
