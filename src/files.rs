//! Files from outside, read within bounds: never more bytes than asked for, and where it matters nothing
//! outside a folder, whatever links lead there.
//!
//! Takes paths and bounds, gives bytes or why there are none; what that means, whoever asks says.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// It does not exist.
    NotFound,
    /// It is a folder.
    Folder,
    /// It is neither a file nor a folder: a pipe or a device, which may never end.
    NotAFile,
    /// A link leads out of the folder it has to be in.
    OutsideFolder,
    /// It is larger than asked for.
    TooLarge,
    /// The system does not let it be read.
    Io(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NotFound } else { Self::Io(error) }
    }
}

/// A path as this system writes paths: Windows takes both kinds of slash, and shows its own.
#[must_use]
pub fn native(path: &Path) -> PathBuf {
    if cfg!(windows) { path.components().collect() } else { path.to_owned() }
}

/// What a folder holds under a name with `/`, as papers and profiles write names on every system.
#[must_use]
pub fn below(folder: &Path, name: impl AsRef<Path>) -> PathBuf {
    folder.join(native(name.as_ref()))
}

/// The bytes of a file, which may be a pipe: whoever names one on the command line means it.
///
/// # Errors
/// If it cannot be read, is a folder, or has more than `max_bytes`.
pub fn read(path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    if path.metadata()?.is_dir() {
        return Err(ReadError::Folder);
    }
    bounded(path, max_bytes)
}

/// The bytes of a file below a folder; an empty path stands for the current one.
///
/// # Errors
/// As [`read`]; and if it is no plain file, or a link leads out of the folder.
pub fn read_within(folder: &Path, path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Only real paths tell where a link leads. The file is opened by the name that was checked, so that no link
    // can be put in between.
    let folder = folder.canonicalize()?;
    let real = path.canonicalize()?;
    if !real.starts_with(&folder) {
        return Err(ReadError::OutsideFolder);
    }
    let metadata = real.metadata()?;
    if metadata.is_dir() {
        return Err(ReadError::Folder);
    }
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    bounded(&real, max_bytes)
}

fn bounded(path: &Path, max_bytes: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    File::open(path)?.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes { Err(ReadError::TooLarge) } else { Ok(bytes) }
}

/// What tells that a file or folder has changed, without reading it: its size and when it was last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(Option<(u64, Option<SystemTime>)>);

impl Stamp {
    /// The stamp of a path, there or not. Take it before reading: what changes meanwhile shows the next time.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self(path.metadata().ok().map(|metadata| Self::parts(&metadata)))
    }

    fn parts(metadata: &Metadata) -> (u64, Option<SystemTime>) {
        (metadata.len(), metadata.modified().ok())
    }
}

/// The stamps of everything below a folder, at most so many; links are not followed.
#[must_use]
pub fn stamps_below(folder: &Path, max_files: usize) -> Vec<(PathBuf, Stamp)> {
    let mut stamps = vec![(folder.to_owned(), Stamp::of(folder))];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() {
                folders.push(entry.path());
            }
            stamps.push((entry.path(), Stamp(Some(Stamp::parts(&metadata)))));
            if stamps.len() > max_files {
                return stamps;
            }
        }
    }
    stamps.sort_by(|a, b| a.0.cmp(&b.0));
    stamps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_asked_for() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a");
        std::fs::write(&path, "four")?;
        assert!(matches!(read(&path, 4), Ok(bytes) if bytes == b"four"));
        assert!(matches!(read(&path, 3), Err(ReadError::TooLarge)));
        assert!(matches!(read(folder.path(), 3), Err(ReadError::Folder)));
        assert!(matches!(read(&folder.path().join("b"), 3), Err(ReadError::NotFound)));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_a_folder() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let inside = root.path().join("inside");
        std::fs::create_dir(&inside)?;
        std::fs::write(root.path().join("secret"), "x")?;
        std::os::unix::fs::symlink("../secret", inside.join("link"))?;
        assert!(matches!(read_within(&inside, &inside.join("link"), 9), Err(ReadError::OutsideFolder)));
        assert!(matches!(read_within(root.path(), &inside.join("link"), 9), Ok(bytes) if bytes == b"x"));
        Ok(())
    }

    #[test]
    fn a_changed_file_has_another_stamp() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let before = stamps_below(folder.path(), 9);
        std::fs::write(folder.path().join("a"), "x")?;
        let after = stamps_below(folder.path(), 9);
        assert_ne!(before, after);
        std::fs::write(folder.path().join("a"), "longer")?;
        assert_ne!(after, stamps_below(folder.path(), 9));
        assert_eq!(Stamp::of(&folder.path().join("none")), Stamp(None));
        Ok(())
    }
}
