//! SHA-256, written in hexadecimal: provenance, the journal of an output folder, parts of a run.
//!
//! Takes bytes, a file or a value that can be serialised, gives text. The only user of sha2.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// How much is read or hashed at once, in bytes.
const CHUNK_BYTES: usize = 64 << 10;

/// A hash of what comes piece by piece. Where one piece ends does not count: mark it if it should.
#[derive(Debug, Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds a piece.
    pub fn update(&mut self, piece: impl AsRef<[u8]>) {
        self.0.update(piece);
    }

    /// The hash of all pieces, in hexadecimal.
    #[must_use]
    pub fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The hash of bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut hasher = Hasher::default();
    hasher.update(bytes);
    hasher.finish()
}

/// The hash of a file's bytes, which never stand in memory all at once.
///
/// # Errors
/// If the file cannot be read.
pub fn sha256_of_file(path: &Path) -> io::Result<String> {
    let mut hasher = Hasher::default();
    let mut file = BufReader::with_capacity(CHUNK_BYTES, File::open(path)?);
    loop {
        let piece = file.fill_buf()?;
        let length = piece.len();
        if length == 0 {
            return Ok(hasher.finish());
        }
        hasher.update(piece);
        file.consume(length);
    }
}

/// The hash of a value: of its JSON, which is the same whenever the value is.
///
/// # Errors
/// If the value has no JSON, such as a path that is not Unicode.
pub fn sha256_of_value(value: &impl Serialize) -> serde_json::Result<String> {
    let mut writer = BufWriter::with_capacity(CHUNK_BYTES, Hasher::default());
    serde_json::to_writer(&mut writer, value)?;
    let hasher = writer.into_inner().map_err(|error| serde_json::Error::io(error.into_error()))?;
    Ok(hasher.finish())
}

/// A number that follows from bytes alone, evenly spread: the first eight bytes of their hash.
#[must_use]
pub fn number(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_files_and_values_are_hashed_alike() -> io::Result<()> {
        let want = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
        assert_eq!(sha256(b"foo"), want);
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("a"), "foo")?;
        assert_eq!(sha256_of_file(&folder.path().join("a"))?, want);
        assert_eq!(sha256_of_value(&"foo")?, sha256(b"\"foo\""));
        Ok(())
    }
}
