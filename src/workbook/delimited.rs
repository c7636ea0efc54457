//! Reads csv files: delimited by comma, semicolon or tab; in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

use std::borrow::Cow;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::builder::{SheetBuilder, TextBudget};
use super::cell_value;
use super::errors::{beyond, damaged};
use super::limits::MAX_COLUMNS;
use super::model::Sheet;
use crate::diagnostic::Diagnostic;
use crate::message::say;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// How many records are looked at to detect the delimiter.
const SNIFFED_RECORDS: usize = 20;

/// Reads the file's only sheet, which gets the file's name.
///
/// # Errors
/// If it is beyond a limit.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let text = decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let (delimiter, body, skipped) = match declared(&text) {
        Some((delimiter, body)) => (delimiter, body, 1),
        None => (detect(&text), text.as_str(), 0),
    };
    let mut budget = TextBudget::default();
    let mut sheet = SheetBuilder::new(sheet_name(name), &mut budget);
    let mut reader = reader(body, delimiter);
    let mut record = csv::StringRecord::new();
    let mut row: u32 = skipped;
    loop {
        // The csv reader skips blank lines, but spreadsheet programs show them as rows, so they are counted here.
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let blank = body.get(start..).unwrap_or_default().bytes().take_while(|b| *b == b'\n').count();
        // The reader may not have consumed the line break that ends the previous record.
        let blank =
            if start > 0 && body.as_bytes().get(start - 1) != Some(&b'\n') { blank.saturating_sub(1) } else { blank };
        row = row.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        if !reader.read_record(&mut record).map_err(damaged)? {
            break;
        }
        for (column, field) in record.iter().enumerate() {
            if let Some(value) = cell_value::text(field) {
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                if column >= MAX_COLUMNS {
                    let line = row + 1;
                    return Err(beyond(
                        say!("row {line} has a value in column {column}", line, column),
                        say!("{most} columns", most = MAX_COLUMNS),
                    ));
                }
                sheet.add(row, column, value)?;
            }
        }
        row = row.saturating_add(1);
    }
    Ok(vec![sheet.into_sheet()])
}

fn sheet_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.rsplit_once('.').map_or(last, |(stem, _)| stem).to_owned()
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = if bytes.starts_with(&[0xff, 0xfe]) {
        UTF_16LE
    } else if bytes.starts_with(&[0xfe, 0xff]) {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    };
    encoding.decode(bytes).0
}

/// The delimiter from a first line such as `sep=;`, which Excel understands, and the text after that line.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim().trim_matches('"').strip_prefix("sep=")?.as_bytes() {
        [one] if DELIMITERS.contains(one) => Some((*one, rest)),
        [] if first.contains('\t') => Some((b'\t', rest)),
        _ => None,
    }
}

/// Detects the delimiter: the one that gives the most records of equal length; among equals the one that is followed by
/// the fewest spaces, because commas in prose are followed by one; then the one that gives the most cells.
fn detect(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let records: Vec<csv::StringRecord> =
            reader(text, delimiter).records().take(SNIFFED_RECORDS).map_while(Result::ok).collect();
        let most = records.iter().map(csv::StringRecord::len).max().unwrap_or(1);
        if most < 2 {
            return (0, 0, 0);
        }
        let share = |part: usize, whole: usize| part * 100 / whole.max(1);
        let regular = records.iter().filter(|r| r.len() == most).count();
        let fields = || records.iter().flat_map(|r| r.iter().skip(1));
        let without_space = fields().filter(|f| !f.starts_with(' ')).count();
        (share(regular, records.len()), share(without_space, fields().count()), most)
    };
    // `max_by_key` takes the last of equals; reversed, that is the comma.
    DELIMITERS.into_iter().rev().max_by_key(|d| score(*d)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let sheets = read("dir/tabelle.csv", bytes).unwrap_or_default();
        let all = sheets.iter().flat_map(|s| &s.rows).flat_map(|r| r.cells.iter().map(move |c| (r, c)));
        all.map(|(r, c)| (r.index, c.column, c.value.shown().to_owned())).collect()
    }

    fn want(cells: &[(u32, u32, &str)]) -> Vec<(u32, u32, String)> {
        cells.iter().map(|(r, c, v)| (*r, *c, (*v).to_owned())).collect()
    }

    #[test]
    fn blank_lines_and_line_breaks_in_cells_keep_the_rows_right() {
        let text = "\n\na,b\r\n\r\n\"x\r\ny\",\"1, 2\"\r\n\n\nz,\n";
        let expected = want(&[(2, 0, "a"), (2, 1, "b"), (4, 0, "x\ny"), (4, 1, "1, 2"), (7, 0, "z")]);
        assert_eq!(cells(text.as_bytes()), expected);
    }

    #[test]
    fn delimiters_are_told_apart() {
        let expected = want(&[(0, 0, "a, b"), (0, 1, "c"), (1, 0, "d"), (1, 1, "e, f")]);
        assert_eq!(cells(b"a, b;c\nd;e, f\n"), expected);
        assert_eq!(cells(b"a, b\tc\nd\te, f\n"), expected);
        assert_eq!(cells(b"\"a, b\",c\nd,\"e, f\"\n"), expected);
        let declared = want(&[(1, 0, "a, b, c"), (1, 1, "d")]);
        assert_eq!(cells(b"sep=;\na, b, c;d\n"), declared);
    }

    #[test]
    fn encodings_are_told_apart() {
        let expected = want(&[(0, 0, "Größe"), (0, 1, "„x“")]);
        assert_eq!(cells("Größe,„x“".as_bytes()), expected);
        assert_eq!(cells("\u{feff}Größe,„x“".as_bytes()), expected);
        assert_eq!(cells(b"Gr\xf6\xdfe,\x84x\x93"), expected);
        let utf16: Vec<u8> = "\u{feff}Größe\t„x“".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), expected);
    }
}
