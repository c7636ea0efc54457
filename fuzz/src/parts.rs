//! Archives from parts in plain text, because the fuzzer cannot find valid checksums of zip entries.
//!
//! A line `=== NAME` begins the part with that name; text before the first such line is ignored.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The zip archive with the parts of a text; none if it cannot have entries with these names.
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
