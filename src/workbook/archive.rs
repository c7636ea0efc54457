//! Checks of zip archives before a spreadsheet parser reads them: how much they unpack to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::errors::{beyond, damaged, encrypted};
use super::limits::MAX_UNPACKED_BYTES;
use crate::diagnostic::Diagnostic;
use crate::message::say;

/// Entries of an archive.
const MAX_ENTRIES: usize = 10_000;

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
