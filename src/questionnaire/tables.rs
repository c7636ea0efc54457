//! The sheets of tables: an entry a row, with rows to spare.
//!
//! Each table has a sheet of its own, and so a page: a sheet has one filter, and where a table stands below another,
//! programs do not let rows be put in.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::answers::Row;
use super::cells::SheetContext;
use super::fields::{Field, ListSheet};
use super::heights::{self, Size};
use super::marks::{SHOWN, mark};
use super::style::{self, Guard};
use super::texts::Texts;
use super::top;
use crate::diagnostic::CellRef;

/// Rows that are empty at least, below the last entry.
const SPARE: u32 = 12;
/// The row of the first entry.
const FIRST: u32 = 5;
/// Empty rows that are printed, as far as they need no further page; below them there are more on the screen.
const PRINTED: u32 = 8;
/// How high a page is that lies, in points of the sheet, and an empty row.
const PAGE: f64 = 505.0;
const EMPTY: f64 = 15.0;
/// How high title, way back and head are together, without the explanations of the columns.
const TOP: f64 = 75.0;
/// How many characters fewer a line of bold words has.
const BOLD: f64 = 3.0;
/// The last of the columns that every page across repeats.
const REPEATED: u16 = 2;
/// The most pages across, and how much narrower columns may become so that there are fewer.
const MOST_ACROSS: u16 = 4;
const NARROWEST: f64 = 0.8;

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
    sheet.set_row_hidden(2)?;
    let last = last(table, rows.len());
    let across = Across::of(table, rows, tools);
    let (noted, heights_of_rows) = (across.noted(table, tools), across.heights(table, rows, tools));
    let Across { pages, widths } = across;
    let mut headed = 0.0;
    for ((column, field), width) in (1_u16..).zip(&table.columns).zip(widths.iter().copied()) {
        let label = field.label(texts.language);
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(4, column, label, &look.head)?;
        // Bold words are wider.
        headed = f64::max(headed, heights::points(label, width - BOLD, Size::Plain));
        sheet.write_string_with_format(3, column, note(field, texts), &look.note)?;
        sheet.write_string_with_format(2, column, mark(table.path, field.key), &look.hidden)?;
        for row in FIRST..=last {
            // Rows that are empty grow as somebody writes.
            let entry = rows.get(usize::try_from(row - FIRST).unwrap_or(usize::MAX));
            tools.answer(sheet, (row, column), field.kind, entry.and_then(|entry| entry.get(field.key)))?;
        }
        tools.guard(sheet, column, (FIRST, last), field.kind, label)?;
    }
    sheet.set_row_height(3, heights::row(noted))?.set_row_height(4, f64::max(heights::row(headed), 22.0))?;
    for (row, height) in (FIRST..).zip(&heights_of_rows) {
        sheet.set_row_height(row, *height)?;
    }
    let used = TOP + noted + heights_of_rows.iter().sum::<f64>();
    sheet.set_freeze_panes(FIRST, 0)?;
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(4, 1, last, columns)?;
    style::finish(sheet, texts, tools.footer, Some((4, 4)), Guard::Rows)?;
    // Nobody needs all empty rows on paper, nor a page of columns in which nothing stands.
    let left = PAGE - used % PAGE;
    let empty = ((left / EMPTY) as u32).min(PRINTED);
    let printed = (FIRST + u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(empty) - 1).min(last);
    let says = |field: &&Field| rows.iter().any(|entry| entry.contains_key(field.key));
    let filled = table.columns.iter().rposition(|field| says(&field)).map_or(0, |at| at + 1);
    let shown = widths_shown(&widths, filled);
    sheet.set_print_area(0, 1, printed, u16::try_from(shown).unwrap_or(columns))?;
    if pages > 1 && shown == widths.len() {
        sheet.set_print_fit_to_pages(pages, 0).set_repeat_columns(1, REPEATED)?;
    } else if widths.iter().take(shown).sum::<f64>() <= style::STANDING {
        sheet.set_portrait();
    }
    Ok(())
}

/// How a table goes across pages.
struct Across {
    pages: u16,
    widths: Vec<f64>,
}

impl Across {
    /// As few pages in all as a readable size allows: narrow columns need fewer pages across, and more of them below each
    /// other.
    fn of(table: &ListSheet, rows: &[Row], tools: &SheetContext) -> Self {
        let candidates = (1..=MOST_ACROSS).filter_map(|pages| Self::on(table, pages));
        let all = |across: &Self| {
            let used = TOP + across.noted(table, tools) + across.heights(table, rows, tools).iter().sum::<f64>();
            across.pages * (used / PAGE).ceil() as u16
        };
        let widths = || table.columns.iter().map(|field| field.width).collect();
        candidates.min_by_key(all).unwrap_or_else(|| Self { pages: MOST_ACROSS, widths: widths() })
    }

    /// On so many pages across, if columns become only a little narrower.
    fn on(table: &ListSheet, pages: u16) -> Option<Self> {
        let widths = || table.columns.iter().map(|field| field.width);
        let repeated: f64 = widths().take(usize::from(REPEATED)).sum();
        let room = style::LYING + f64::from(pages - 1) * (style::LYING - repeated).max(0.0);
        let part = (room / widths().sum::<f64>()).min(1.0);
        (part >= NARROWEST).then(|| Self { pages, widths: widths().map(|width| (width * part).floor()).collect() })
    }

    /// How high the explanations of the columns are.
    fn noted(&self, table: &ListSheet, tools: &SheetContext) -> f64 {
        let texts = table.columns.iter().map(|field| note(field, tools.texts));
        let points = texts.zip(&self.widths).map(|(text, width)| heights::points(&text, *width, Size::Small));
        points.fold(0.0, f64::max)
    }

    /// How high the entries are.
    fn heights(&self, table: &ListSheet, rows: &[Row], tools: &SheetContext) -> Vec<f64> {
        let of = |entry: &Row| {
            let cells = table.columns.iter().zip(&self.widths);
            let points = cells.map(|(field, width)| tools.points(field.kind, entry.get(field.key), *width));
            heights::row(points.fold(0.0, f64::max))
        };
        rows.iter().map(of).collect()
    }
}

/// The explanation of a column.
fn note(field: &Field, texts: &Texts) -> String {
    let note = field.help(texts.language);
    if field.required { format!("{}. {note}", texts.text("pflicht")) } else { note.to_owned() }
}

/// How many columns are printed: all up to the last that says something, and as many more as go on the first page.
fn widths_shown(widths: &[f64], filled: usize) -> usize {
    let mut sum = 0.0;
    let fitting = widths.iter().take_while(|width| {
        sum += **width;
        sum <= style::LYING
    });
    let fitting = fitting.count();
    if filled > fitting { widths.len() } else { fitting }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::fields;

    #[test]
    fn no_table_is_printed_in_a_size_that_nobody_can_read() {
        for table in fields::tables() {
            let across = (1..=MOST_ACROSS).find_map(|pages| Across::on(table, pages)).expect("some pages");
            let repeated: f64 = across.widths.iter().take(usize::from(REPEATED)).sum();
            let room = style::LYING + f64::from(across.pages - 1) * (style::LYING - repeated);
            assert!(across.widths.iter().sum::<f64>() <= room + 1.0, "{}", table.path);
            assert!(across.widths.iter().all(|width| *width >= 7.0), "{}: {:?}", table.path, across.widths);
        }
        let widths = [9.0, 18.0, 60.0, 60.0, 60.0];
        assert_eq!(widths_shown(&widths, 0), 4, "an empty table takes one page");
        assert_eq!(widths_shown(&widths, 5), 5, "nothing that is said is left out");
    }
}
