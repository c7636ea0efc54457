//! Checks of zip archives before a spreadsheet parser reads them: how much they unpack to, and how far their tables
//! reach.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::errors::{beyond, damaged, encrypted, unreadable};
use super::limits::{MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES};
use super::ods_percent::PercentCells;
use crate::diagnostic::Diagnostic;
use crate::message::say;

/// Entries of an archive.
const MAX_ENTRIES: usize = 10_000;
/// Spaces that one `text:s` element of an ods file may stand for.
const MAX_SPACES: u64 = 1_000;

/// Checks the number of entries and their unpacked size. The sizes in the directory may be wrong, so every entry is
/// unpacked and counted, without keeping it.
///
/// # Errors
/// If the archive is beyond a limit, encrypted or damaged.
pub(super) fn check(bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let too_large =
        || beyond(say!("the archive unpacks to more than it may"), say!("{most} MiB", most = MAX_UNPACKED_BYTES >> 20));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(beyond(
            say!("the archive has {entries} entries", entries = archive.len()),
            say!("{most} entries", most = MAX_ENTRIES),
        ));
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        left = left.checked_sub(archive.by_index_raw(index).map_err(damaged)?.size()).ok_or_else(too_large)?;
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(damaged)?;
        if entry.encrypted() {
            return Err(encrypted());
        }
        drop(entry);
        let entry = archive.by_index(index).map_err(damaged)?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(damaged)?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Checks the tables of an ods file before calamine reads them: it loops forever on an unfinished table, and it expands
/// repeated cells before they can be counted. Gives the cells that show percent, which calamine does not tell.
///
/// # Errors
/// If a table is beyond a limit, or the file is encrypted or damaged.
pub(super) fn check_ods_content(bytes: &[u8]) -> Result<PercentCells, Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        manifest.read_to_end(&mut text).map_err(damaged)?;
        if text.windows(16).any(|w| w == b"encryption-data ") || text.windows(16).any(|w| w == b"encryption-data>") {
            return Err(encrypted());
        }
    }
    let content = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut extent = TableExtent::default();
    let mut depth = 0_usize;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => {
                depth += 1;
                extent.element(&element)?;
            }
            Event::Empty(element) => extent.element(&element)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(unreadable(say!("it ends in the middle of a table"))),
            Event::Eof => return Ok(extent.percent),
            _ => {}
        }
    }
}

/// How far the current table of an ods file reaches, repetitions included.
#[derive(Default)]
struct TableExtent {
    next_row: u64,
    next_column: u64,
    row_repeats: u64,
    percent: PercentCells,
}

impl TableExtent {
    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Box<Diagnostic>> {
        match element.name().as_ref() {
            "table:table" => {
                let mut percent = std::mem::take(&mut self.percent);
                percent.table(&attribute(element, "table:name")?.unwrap_or_default());
                *self = Self { percent, ..Self::default() };
            }
            "table:table-row" => {
                self.next_row = self.next_row.saturating_add(self.row_repeats);
                self.row_repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                self.next_column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1);
                self.next_column = self.next_column.saturating_add(repeats);
                if !has_content(element)? {
                    return Ok(());
                }
                let rows = self.next_row.saturating_add(self.row_repeats);
                if rows > u64::from(MAX_ROWS) {
                    return Err(beyond(
                        say!("a cell stands in row {rows}", rows),
                        say!("{most} rows", most = MAX_ROWS),
                    ));
                }
                if self.next_column > u64::from(MAX_COLUMNS) {
                    let column = self.next_column;
                    return Err(beyond(
                        say!("a cell stands in column {column}", column),
                        say!("{most} columns", most = MAX_COLUMNS),
                    ));
                }
                if attribute(element, "office:value-type")?.as_deref() == Some("percentage") {
                    let first = self.next_column.saturating_sub(repeats);
                    self.percent.add(self.next_row..rows, first..self.next_column);
                }
            }
            "text:s" if number(element, "text:c")?.is_some_and(|n| n > MAX_SPACES) => {
                return Err(unreadable(say!("a cell holds a run of too many blanks")));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whether a cell has content. Formatted cells without content are repeated to the edge of the sheet and do not count.
fn has_content(cell: &BytesStart<'_>) -> Result<bool, Box<Diagnostic>> {
    for attribute in cell.attributes() {
        let attribute = attribute.map_err(damaged)?;
        let key = attribute.key.as_ref();
        if key.starts_with("office:") || key.starts_with("calcext:") || key == "table:formula" {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The value of an attribute; none if the element does not have it.
fn attribute(element: &BytesStart<'_>, wanted: &str) -> Result<Option<String>, Box<Diagnostic>> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.as_ref() == wanted {
            return Ok(Some(attribute.value.to_string()));
        }
    }
    Ok(None)
}

/// The value of a numeric attribute; none if the element does not have it.
fn number(element: &BytesStart<'_>, wanted: &str) -> Result<Option<u64>, Box<Diagnostic>> {
    let Some(written) = attribute(element, wanted)? else { return Ok(None) };
    written.trim().parse().map(Some).map_err(|_| unreadable(say!("`{wanted}` is not a number", wanted)))
}
