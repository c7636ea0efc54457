//! Files that a profile or a list names: read from its own folder only, whatever links lead out of it.

use std::path::Path;

use crate::diagnostic::Code;
use crate::files::{self, ReadError};
use crate::message::{Message, say};

/// The bytes of a file below a folder.
///
/// # Errors
/// What is wrong with it, as the end of a sentence that names the file.
pub fn read(folder: &Path, path: &Path, max_bytes: u64) -> Result<Vec<u8>, (Code, Message)> {
    files::read_within(folder, path, max_bytes).map_err(|error| match error {
        ReadError::NotFound => (Code::FileNotFound, say!("does not exist")),
        ReadError::Io(error) => (Code::UnreadableFile, say!("cannot be read: {error}", error)),
        ReadError::OutsideFolder => (Code::PathOutsideFolder, say!("is a link that leads out of the folder")),
        ReadError::Folder | ReadError::NotAFile => (Code::UnreadableFile, say!("is not a file")),
        ReadError::TooLarge => (Code::FileTooLarge, say!("is larger than {most} KiB", most = max_bytes >> 10)),
    })
}
