//! Bounds on what an archive unpacks to, checked before a spreadsheet parser sees it.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES, beyond, damaged, kind, unreadable};
use crate::diagnostic::Diagnostic;
use crate::message::say;

/// The most entries an archive may have.
const MAX_ENTRIES: usize = 10_000;
/// The longest run of blanks an ods cell may ask for with one element.
const MAX_BLANKS: u64 = 1_000;

/// Unpacks every entry into nothing and counts, because the sizes in the directory may lie.
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
            return Err(kind::encrypted());
        }
        drop(entry);
        let entry = archive.by_index(index).map_err(damaged)?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(damaged)?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Reads the content of an ods file once for its shape: calamine waits for ever on an unfinished
/// table and writes repeated cells out before anybody can count them.
pub(super) fn check_ods_content(bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        manifest.read_to_end(&mut text).map_err(damaged)?;
        if text.windows(16).any(|w| w == b"encryption-data ") || text.windows(16).any(|w| w == b"encryption-data>") {
            return Err(kind::encrypted());
        }
    }
    let content = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut shape = Shape::default();
    let mut depth = 0_usize;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => {
                depth += 1;
                shape.element(&element)?;
            }
            Event::Empty(element) => shape.element(&element)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(unreadable(say!("it ends in the middle of a table"))),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// How far a table of an ods file reaches.
#[derive(Default)]
struct Shape {
    next_row: u64,
    next_column: u64,
    row_repeats: u64,
}

impl Shape {
    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Box<Diagnostic>> {
        match element.name().as_ref() {
            "table:table" => *self = Self::default(),
            "table:table-row" => {
                self.next_row = self.next_row.saturating_add(self.row_repeats);
                self.row_repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                self.next_column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1);
                self.next_column = self.next_column.saturating_add(repeats);
                if !holds_something(element)? {
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
            }
            "text:s" if number(element, "text:c")?.is_some_and(|n| n > MAX_BLANKS) => {
                return Err(unreadable(say!("a cell holds a run of too many blanks")));
            }
            _ => {}
        }
        Ok(())
    }
}

fn holds_something(cell: &BytesStart<'_>) -> Result<bool, Box<Diagnostic>> {
    for attribute in cell.attributes() {
        let attribute = attribute.map_err(damaged)?;
        let key = attribute.key.as_ref();
        if key.starts_with("office:") || key.starts_with("calcext:") || key == "table:formula" {
            return Ok(true);
        }
    }
    Ok(false)
}

fn number(element: &BytesStart<'_>, wanted: &str) -> Result<Option<u64>, Box<Diagnostic>> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.as_ref() == wanted {
            let number = attribute.value.trim().parse();
            return number.map(Some).map_err(|_| unreadable(say!("`{wanted}` is not a number", wanted)));
        }
    }
    Ok(None)
}
