//! The content of an ods file before calamine reads it: it loops forever on an unfinished table, expands repeated cells
//! before they can be counted, and stumbles over blanks between elements, which mean nothing in ODF. Gives the file
//! with a content without all that, and what calamine does not tell: which cells do not show their number, and which are merged.

use std::io::{Cursor, Read, Write};
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::errors::{beyond, damaged, encrypted, unreadable};
use super::limits::{MAX_COLUMNS, MAX_ROWS};
use super::model::{Merged, Passed};
use super::number_format::{self, Shown};
use super::ods_cells::OdsCells;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;
use crate::xml;

/// Spaces that one `text:s` element of an ods file may stand for.
const MAX_SPACES: u64 = 1_000;
/// What calamine wants to see first.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An ods file as calamine reads it.
pub(super) struct OdsFile {
    pub bytes: Vec<u8>,
    pub cells: OdsCells,
    /// The tables that are left out of it.
    pub passed: Vec<Passed>,
}

/// Reads and checks the content.
///
/// # Errors
/// If the file is encrypted or damaged, or all its tables are beyond a limit.
pub(super) fn plain(bytes: &[u8]) -> Result<OdsFile, Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut part = |name: &str| -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Ok(mut entry) = archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(damaged)?;
        Ok(Some(bytes))
    };
    let manifest = part("META-INF/manifest.xml")?.unwrap_or_else(|| b"<manifest></manifest>".to_vec());
    if manifest.windows(16).any(|w| w == b"encryption-data " || w == b"encryption-data>") {
        return Err(encrypted());
    }
    let content = part("content.xml")?.ok_or_else(|| unreadable(say!("it has no content")))?;
    let text =
        xml::text(&content).ok_or_else(|| unreadable(say!("a part of it is not in the encoding it declares")))?;
    let mut rewriting = Rewriting::new();
    rewriting.all(&text)?;
    let Rewriting { out, cells, passed, kept, first, is_spreadsheet, .. } = rewriting;
    if !is_spreadsheet {
        return Err(unreadable(say!("its content is no spreadsheet")));
    }
    if let Some(first) = first.filter(|_| !kept) {
        return Err(first);
    }
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in
        [("mimetype", KIND.as_bytes()), ("META-INF/manifest.xml", &manifest), ("content.xml", &out.into_inner())]
    {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        made.start_file(name, stored).map_err(damaged)?;
        made.write_all(bytes).map_err(damaged)?;
    }
    Ok(OdsFile { bytes: made.finish().map_err(damaged)?.into_inner(), cells, passed })
}

/// The content as it is written anew.
struct Rewriting {
    out: Writer<Vec<u8>>,
    cells: OdsCells,
    extent: TableExtent,
    /// The open cell that holds a number, and its depth.
    number: Option<(NumberCell, usize)>,
    /// Whether each open element holds text, in which blanks count.
    open: Vec<bool>,
    /// The outermost open table: its name, its depth, and where it begins in what is written.
    table: Option<(String, usize, usize)>,
    /// Why the open table is left out.
    fault: Option<Box<Diagnostic>>,
    passed: Vec<Passed>,
    first: Option<Box<Diagnostic>>,
    /// Whether a table with content stays.
    kept: bool,
    /// Whether there is an element of a spreadsheet in it.
    is_spreadsheet: bool,
}

impl Rewriting {
    fn new() -> Self {
        Self {
            out: Writer::new(Vec::new()),
            cells: OdsCells::default(),
            extent: TableExtent::default(),
            number: None,
            open: Vec::new(),
            table: None,
            fault: None,
            passed: Vec::new(),
            first: None,
            kept: false,
            is_spreadsheet: false,
        }
    }

    fn all(&mut self, text: &str) -> Result<(), Box<Diagnostic>> {
        let mut reader = Reader::from_str(text);
        loop {
            let event = reader.read_event().map_err(damaged)?;
            match &event {
                Event::Start(element) => {
                    self.element(element)?;
                    self.open.push(element.name().as_ref().starts_with("text:"));
                }
                Event::Empty(element) => {
                    self.element(element)?;
                    self.cell_ends();
                    // A table without rows.
                    self.table.take_if(|(_, depth, _)| *depth == self.open.len());
                }
                Event::Text(words) if words.trim().is_empty() && !self.open.last().is_some_and(|text| *text) => {
                    continue;
                }
                Event::Text(words) => self.words(words),
                Event::End(_) => {
                    self.open.pop();
                    self.cell_ends();
                }
                Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Decl(_) => continue,
                Event::Eof if !self.open.is_empty() => {
                    return Err(unreadable(say!("it ends in the middle of a table")));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
            let ends = matches!(event, Event::End(_));
            if self.fault.is_none() {
                self.out.write_event(event).map_err(damaged)?;
            }
            if ends {
                self.end();
            }
        }
    }

    /// Words that are perhaps what people see of a number.
    fn words(&mut self, words: &str) {
        if let Some((cell, depth)) = &mut self.number
            && self.open.get(*depth + 1).is_some_and(|text| *text)
        {
            cell.seen.get_or_insert_default().push_str(words);
        }
    }

    /// An element has ended: perhaps it was the cell with a number.
    fn cell_ends(&mut self) {
        if let Some((cell, _)) = self.number.take_if(|(_, depth)| *depth == self.open.len()) {
            let shown = cell.shown();
            self.cells.add_shown(cell.rows, cell.columns, shown);
        }
    }

    /// An element has ended: perhaps it was the table.
    fn end(&mut self) {
        let Some((name, depth, start)) = &self.table else { return };
        if self.open.len() != *depth {
            return;
        }
        match self.fault.take() {
            Some(fault) => {
                self.out.get_mut().truncate(*start);
                self.passed.push(Passed { name: name.as_str().into(), why: fault.message.clone() });
                self.first.get_or_insert(fault);
            }
            None => self.kept |= self.extent.has_content,
        }
        self.table = None;
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Box<Diagnostic>> {
        self.is_spreadsheet |= matches!(element.name().as_ref(), "office:spreadsheet" | "table:table");
        if element.name().as_ref() == "table:table" {
            let name = attribute(element, "table:name")?.unwrap_or_default();
            self.cells.table(&name);
            self.extent = TableExtent::default();
            let start = self.out.get_ref().len();
            self.table.get_or_insert((name, self.open.len(), start));
        }
        if let Some((cell, depth)) = &mut self.number
            && *depth + 1 == self.open.len()
            && element.name().as_ref() == "text:p"
        {
            cell.seen.get_or_insert_default();
        }
        if self.fault.is_some() {
            return Ok(());
        }
        match self.extent.element(element, &mut self.cells) {
            Ok(Some(cell)) => self.number = Some((cell, self.open.len())),
            Ok(None) => {}
            // Outside of a table there is nothing that could be left out.
            Err(fault) if self.table.is_none() || fault.code != Code::WorkbookTooLarge => return Err(fault),
            Err(fault) => self.fault = Some(fault),
        }
        Ok(())
    }
}

/// Cells that hold the same number.
struct NumberCell {
    rows: Range<u64>,
    columns: Range<u64>,
    number: f64,
    is_percent: bool,
    /// What people see of it; none if the file does not say, as those of some programs.
    seen: Option<String>,
}

impl NumberCell {
    fn shown(&self) -> Shown {
        match &self.seen {
            Some(seen) if !self.is_percent || seen.trim().is_empty() => number_format::shown_as(seen, self.number),
            _ if self.is_percent => Shown::Percent { signs: 1 },
            _ => Shown::Plain,
        }
    }
}

/// How far the current table of an ods file reaches, repetitions included.
#[derive(Default)]
struct TableExtent {
    next_row: u64,
    next_column: u64,
    row_repeats: u64,
    has_content: bool,
}

impl TableExtent {
    /// Takes in an element; gives a cell that holds a number.
    fn element(
        &mut self,
        element: &BytesStart<'_>,
        cells: &mut OdsCells,
    ) -> Result<Option<NumberCell>, Box<Diagnostic>> {
        match element.name().as_ref() {
            "table:table-row" => {
                self.next_row = self.next_row.saturating_add(self.row_repeats);
                self.row_repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                self.next_column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1);
                self.next_column = self.next_column.saturating_add(repeats);
                if !has_content(element)? {
                    return Ok(None);
                }
                self.has_content = true;
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
                let first = self.next_column.saturating_sub(repeats);
                let spanned = |key| Ok::<u64, Box<Diagnostic>>(number(element, key)?.unwrap_or(1).max(1));
                let (down, across) = (spanned("table:number-rows-spanned")?, spanned("table:number-columns-spanned")?);
                cells.add_merged(Merged::of((self.next_row, first), (down, across)));
                let kind = attribute(element, "office:value-type")?.unwrap_or_default();
                if matches!(kind.as_str(), "percentage" | "float" | "currency") {
                    let number = attribute(element, "office:value")?.and_then(|v| v.trim().parse().ok());
                    let (rows, columns) = (self.next_row..rows, first..self.next_column);
                    let is_percent = kind == "percentage";
                    return Ok(number.map(|number| NumberCell { rows, columns, number, is_percent, seen: None }));
                }
            }
            "text:s" if number(element, "text:c")?.is_some_and(|n| n > MAX_SPACES) => {
                return Err(unreadable(say!("a cell holds a run of too many blanks")));
            }
            _ => {}
        }
        Ok(None)
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
