//! Lists for Excel: whatever their cells say is text and comes back as it was; numbers, amounts and days are such.

use std::borrow::Cow;

use jiff::civil::date;
use proptest::prelude::*;
use ratsmappe::language::Language;
use ratsmappe::tables::{Book, Cell, Column, Table, workbook};
use ratsmappe::workbook::{CellValue, Workbook};

use crate::support::cases;

fn made(cells: Vec<Cell>, title: &str) -> Vec<u8> {
    let columns = (0..cells.len()).map(|at| Column::new(format!("Spalte {at}"), 12)).collect();
    let table = Table::new("Blatt", columns, Box::new(std::iter::once(cells)));
    let (title, author, date) = (title.to_owned(), "Au".to_owned(), date(2026, 11, 22));
    workbook(Book { title, author, language: Language::German, date, tables: vec![table] }).expect("a workbook")
}

/// The row below the head, a cell a column.
fn read(bytes: &[u8], columns: u32) -> Vec<Option<CellValue>> {
    let book = Workbook::read("l.xlsx", bytes).expect("a workbook that can be read");
    assert_eq!(book.sheets.len(), 1);
    let row = book.sheets[0].rows.get(1);
    (0..columns).map(|column| row.and_then(|row| row.value(column).cloned())).collect()
}

/// Words with what turns words into formulas, codes and broken files.
fn hostile() -> impl Strategy<Value = String> {
    let begin = prop::sample::select(vec!["", "=", "+", "-", "@", "\t=", "'", "_x0041_", "http://", "&L", "<f>"]);
    (begin, "[\\PC\u{0}-\u{1f}\u{7f}\u{fffe}\u{ffff}\u{ad}\u{a0}]{0,40}")
        .prop_map(|(begin, rest)| format!("{begin}{rest}"))
}

/// What can be seen of a text.
fn seen(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"\u{ad}\u{fffe}\u{ffff}".contains(*c)).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn whatever_a_cell_says_is_text_and_comes_back(texts in prop::collection::vec(hostile(), 1..5), title in hostile()) {
        let cells = texts.iter().map(|text| Cell::text(Cow::Borrowed(text.as_str()))).collect();
        let bytes = made(cells, &title);
        let count = u32::try_from(texts.len()).expect("few");
        for (text, cell) in texts.iter().zip(read(&bytes, count)) {
            match cell {
                Some(CellValue::Text(shown)) => {
                    // The reader takes away what nobody sees; the rest is there, sign for sign.
                    let (shown, want) = (seen(&shown), seen(text));
                    let meant = |text: &str| seen(&ratsmappe::signs::as_meant(text));
                    prop_assert_eq!(meant(&shown), meant(&want));
                }
                Some(other) => prop_assert!(matches!(other, CellValue::Error(_)), "{text:?} became {other:?}"),
                None => prop_assert!(ratsmappe::signs::is_blank(&seen(text)), "{text:?} is lost"),
            }
        }
    }
}

#[test]
fn numbers_amounts_and_days_are_such_and_empty_cells_are_empty() {
    let cells = vec![
        Cell::Number(31.5),
        Cell::Count(1_234_567),
        Cell::Money(-12_345),
        Cell::Money(100),
        Cell::Day(date(2026, 11, 22)),
        Cell::text(""),
        Cell::Empty,
        // Excel has no such day.
        Cell::Day(date(1848, 3, 18)),
    ];
    let number = |number: &str| Some(CellValue::Number(number.to_owned()));
    assert_eq!(
        read(&made(cells, "T"), 8),
        [
            number("31.5"),
            number("1234567"),
            number("-123.45"),
            number("1"),
            Some(CellValue::Date("2026-11-22".to_owned())),
            None,
            None,
            Some(CellValue::Text("1848-03-18".to_owned())),
        ]
    );
}

#[test]
fn a_cell_that_is_too_long_says_so_and_the_same_tables_are_the_same_bytes() {
    let long = "ä".repeat(40_000);
    let made = || made(vec![Cell::text(long.as_str())], "T");
    let bytes = made();
    assert_eq!(bytes, made());
    let cell = read(&bytes, 1).remove(0).expect("a cell");
    assert!(cell.shown().ends_with("ä …") && cell.shown().chars().count() < 32_767, "{}", cell.shown().chars().count());
}
