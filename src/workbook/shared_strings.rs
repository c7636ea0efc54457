//! Checks the cells of an xlsx file that refer to shared strings, because calamine takes a reference that is not a
//! number for the text itself.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::errors::damaged;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::say;

/// # Errors
/// If a cell's reference to a shared string is not a number, or the archive is damaged.
pub(super) fn check(bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            check_sheet(Reader::from_reader(BufReader::new(entry)), &name)?;
        }
    }
    Ok(())
}

fn check_sheet(mut reader: Reader<impl std::io::BufRead>, part: &str) -> Result<(), Box<Diagnostic>> {
    // The address of the current cell if it refers to a shared string, and its value as far as it is read.
    let mut cell: Option<String> = None;
    let mut value: Option<String> = None;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        // Errors in the XML itself are reported by calamine.
        let Ok(event) = reader.read_event_into(&mut buffer) else { return Ok(()) };
        match event {
            Event::Start(element) if element.local_name().as_ref() == "c" => cell = shared_string_cell(&element),
            Event::Start(element) if element.local_name().as_ref() == "v" => {
                value = cell.as_ref().map(|_| String::new())
            }
            Event::Text(text) => {
                if let Some(value) = &mut value {
                    value.push_str(&text);
                }
            }
            Event::End(element) if element.local_name().as_ref() == "v" => {
                if let (Some(cell), Some(value)) = (&cell, value.take())
                    // An empty cell is empty, whatever it says it holds.
                    && !value.trim().is_empty()
                    && value.trim().parse::<u32>().is_err()
                {
                    return Err(dangling(cell, part, &value));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The address of a cell that refers to a shared string (`t="s"`); none for other cells.
fn shared_string_cell(cell: &BytesStart<'_>) -> Option<String> {
    let attribute = |wanted: &str| {
        let found = cell.attributes().flatten().find(|a| a.key.as_ref() == wanted);
        found.map(|a| a.value.to_string())
    };
    (attribute("t")? == "s").then(|| attribute("r").unwrap_or_default())
}

fn dangling(cell: &str, part: &str, value: &str) -> Box<Diagnostic> {
    let message = say!(
        "the cell {cell} of {part} refers to a text {value} that cannot be",
        cell = quote(cell),
        part = quote(part),
        value = quote(value)
    );
    Box::new(
        Diagnostic::error(Code::DanglingText, message)
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    )
}
