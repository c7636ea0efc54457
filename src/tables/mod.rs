//! Lists as workbooks for Excel and LibreOffice: a table a sheet, its head in view and on every page, a filter over it, days,
//! amounts and numbers as such. Takes tables of values, gives the bytes of an xlsx file; knows no paper and no command.
//!
//! What a cell says stays text, whatever it looks like: nothing becomes a formula or a link. The only formulas are sums that
//! the program asks for, and they name nothing but cells.

mod cells;
mod day;
mod looks;
mod model;
mod sheet;

use std::io::Cursor;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use zip::{System, ZipArchive};

pub(crate) use day::day;
pub(crate) use looks::{A4, ACCENT};
pub use model::{Adds, Book, Cell, Column, ColumnKind, Rows, Table, with_figures};

use looks::Looks;

/// Makes the workbook. The same tables give the same bytes.
///
/// # Errors
/// If a table is larger than a sheet can be.
pub fn workbook(book: Book) -> Result<Vec<u8>, XlsxError> {
    let Book { title, author, language, date, tables } = book;
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(cells::plain(&title)).set_author(cells::plain(&author));
    // The file's core properties have a place for the language that the writer does not know.
    properties = properties.set_custom_property("Language", language.region());
    // Without a day of its own the writer would take the clock's.
    if let Some(made) = day(date).or_else(|| day(jiff::civil::Date::constant(1970, 1, 1))) {
        properties = properties.set_creation_datetime(&made);
    }
    workbook.set_properties(&properties);
    let looks = Looks::new(language);
    for table in tables {
        sheet::write(workbook.add_worksheet(), table, &title, &looks)?;
    }
    saved(&mut workbook)
}

/// The bytes of a workbook, the same on every system: its archive would tell of each part where it was packed.
///
/// # Errors
/// If the workbook cannot be written.
pub(crate) fn saved(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    // Of a part's entry in the directory at the end, the upper half of "version made by" (APPNOTE 4.4.2).
    const MADE_ON: u64 = 5;
    let mut bytes = workbook.save_to_buffer()?;
    let mut archive = ZipArchive::new(Cursor::new(&bytes))?;
    let entries = (0..archive.len()).map(|part| Ok(archive.by_index_raw(part)?.central_header_start()));
    let entries = entries.collect::<Result<Vec<u64>, XlsxError>>()?;
    for entry in entries {
        if let Some(made_on) = usize::try_from(entry + MADE_ON).ok().and_then(|at| bytes.get_mut(at)) {
            *made_on = System::Unix.into();
        }
    }
    Ok(bytes)
}
