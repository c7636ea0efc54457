//! A spreadsheet file made of parts in clear text, so that inputs reach past the checksums of its archive.
//!
//! A line `=== NAME` begins the part of that name; what stands before the first is left out.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive of the parts that a text holds; none if the names are of no use in one.
pub fn archive(text: &[u8]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut inside = false;
    for line in text.split_inclusive(|b| *b == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            writer.start_file(String::from_utf8_lossy(name).trim_end(), options).ok()?;
            inside = true;
        } else if inside {
            writer.write_all(line).ok()?;
        }
    }
    Some(writer.finish().ok()?.into_inner())
}
