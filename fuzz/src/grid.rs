//! Workbooks from plain text, so that inputs reach the program's own code without a parser in between, and people can
//! read and write them.
//!
//! A line is a row, a tab separates cells, and a form feed begins a sheet, whose name is its first line. In a cell a
//! vertical tab is a line break, `!x` an error value, and `~n` the n-th text of the shipped workbook.

use std::sync::LazyLock;

use ratsmappe::catalog::Catalog;
use ratsmappe::workbook::{Cell, CellValue, MAX_CELL_CHARS, MAX_COLUMNS, Sheet, SheetRow, Workbook};

/// Cells and rows that are read from an input; the others are dropped, to keep inputs fast.
const MAX_CELLS: usize = 4_000;

/// The distinct short texts of the shipped workbook: headers, names, titles, tags.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("the shipped workbook");
    let cells = workbook.sheets.iter().flat_map(|s| &s.rows).flat_map(|r| &r.cells);
    let mut words: Vec<String> = Vec::new();
    for text in cells.map(|c| c.value.shown()).filter(|t| t.len() < 120) {
        if !words.iter().any(|w| w == text) {
            words.push(text.to_owned());
        }
    }
    words
});

/// The value of a cell; none if it is empty.
fn value(written: &str) -> Option<CellValue> {
    if let Some(error) = written.strip_prefix('!') {
        return Some(CellValue::Error(format!("#{error}")));
    }
    let mut text = String::new();
    for (index, piece) in written.replace('\u{b}', "\n").split('~').enumerate() {
        let digits: String = piece.chars().take_while(char::is_ascii_digit).take(4).collect();
        match digits.parse::<usize>() {
            Ok(number) if index > 0 => {
                text.push_str(&WORDS[number % WORDS.len()]);
                text.push_str(&piece[digits.len()..]);
            }
            _ => text.push_str(piece),
        }
    }
    let text: String = text.chars().take(MAX_CELL_CHARS).collect();
    (!text.is_empty()).then_some(CellValue::Text(text))
}

/// The workbook that a text describes.
pub fn workbook(text: &str) -> Workbook {
    let mut left = MAX_CELLS;
    let mut sheets: Vec<Sheet> = Vec::new();
    for part in text.split('\u{c}') {
        let mut lines = part.split('\n');
        let mut name: String = lines.next().unwrap_or_default().chars().take(31).collect();
        // Spreadsheet programs do not allow two sheets with the same name.
        while sheets.iter().any(|s| *s.name == *name) {
            name.push('\'');
        }
        let mut rows = Vec::new();
        for (line, index) in lines.zip(0..) {
            let cells: Vec<Cell> = line
                .split('\t')
                .zip(0..MAX_COLUMNS)
                .filter_map(|(t, column)| Some(Cell { column, value: value(t)? }))
                .collect();
            left = left.saturating_sub(cells.len().max(1));
            if left == 0 {
                break;
            }
            if !cells.is_empty() {
                rows.push(SheetRow { index, cells });
            }
        }
        if !rows.is_empty() {
            sheets.push(Sheet { name: name.into(), hidden: false, rows, merged: Vec::new() });
        }
    }
    Workbook { file: "t.xlsx".into(), sha256: "0".repeat(64), sheets, passed: Vec::new(), saved: Default::default() }
}
