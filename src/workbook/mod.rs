//! Workbooks: takes the bytes of an xlsx, xlsm, ods or csv file, gives plain values ([`Workbook`]).
//!
//! The only user of calamine and csv. Knows no columns, criteria or projects. Every cell keeps its absolute position,
//! so that diagnostics can name it. Limits are checked before a parser sees the file. Parsers may still hang or
//! exhaust memory on broken files, so callers read workbooks of users in a child process.

mod archive;
mod builder;
mod cell_value;
mod choice;
mod delimited;
mod errors;
mod file_format;
mod limits;
mod model;
mod number_format;
mod ods_cells;
mod ods_content;
mod package;
pub(crate) mod placed;
mod saved;
mod shared_strings;
mod sheets;

pub use limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};
pub use model::{Cell, CellValue, Merged, Passed, Saved, Sheet, SheetRow, Workbook};

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::hash::sha256;
use crate::message::say;
use errors::beyond;
use file_format::FileFormat;
use limits::MAX_BYTES;

impl Workbook {
    /// Reads a workbook. `name` is shown in messages; its extension decides the format where the content does not.
    ///
    /// # Errors
    /// If the format is not supported, or the file is encrypted, damaged or beyond a limit.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        Self::from_bytes(name, bytes, false)
    }

    /// Reads a workbook that is part of the program, without the checks that protect from malicious archives.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn built_in(name: &str, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        Self::from_bytes(name, bytes, true)
    }

    fn from_bytes(name: &str, bytes: &[u8], trusted: bool) -> Result<Self, Vec<Diagnostic>> {
        let file: Arc<str> = name.into();
        let (sheets, passed, saved) = sheets_of(name, bytes, trusted).map_err(|d| {
            let d = *d;
            vec![if d.labels.is_empty() { d.at(Place::File(file.clone())) } else { d }]
        })?;
        let sheets = sheets.into_iter().filter(|s| !s.rows.is_empty()).collect();
        let sha256 = sha256(bytes);
        Ok(Self { file, sha256, sheets, passed, saved })
    }
}

/// Its sheets, those that are passed over, and who saved it last.
type Contents = (Vec<Sheet>, Vec<Passed>, Saved);

fn sheets_of(name: &str, bytes: &[u8], trusted: bool) -> Result<Contents, Box<Diagnostic>> {
    if bytes.len() > MAX_BYTES {
        return Err(beyond(
            say!("the file has {bytes} MiB", bytes = bytes.len() >> 20),
            say!("{most} MiB", most = MAX_BYTES >> 20),
        ));
    }
    match file_format::detect(name, bytes)? {
        FileFormat::Csv => Ok((delimited::read(name, bytes)?, Vec::new(), Saved::default())),
        FileFormat::Xlsx if trusted => sheets::xlsx(bytes).map(|(sheets, passed)| (sheets, passed, Saved::default())),
        FileFormat::Xlsx => {
            archive::check(bytes)?;
            let saved = saved::xlsx(bytes);
            let (bytes, mut passed) = package::usual(bytes)?;
            shared_strings::check(&bytes)?;
            let (sheets, more) = sheets::xlsx(&bytes)?;
            passed.extend(more);
            Ok((sheets, passed, saved))
        }
        FileFormat::Ods => {
            archive::check(bytes)?;
            let file = ods_content::plain(bytes)?;
            let (sheets, more) = sheets::ods(&file.bytes, &file.cells)?;
            Ok((sheets, [file.passed, more].concat(), saved::ods(bytes)))
        }
    }
}
