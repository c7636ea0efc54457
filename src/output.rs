//! Files and folders that appear whole or not at all.
//!
//! Takes a path and bytes, gives a file; or bytes by path, and gives a folder. Knows nothing of documents.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{NamedTempFile, PersistError};

use crate::names;

/// The most characters of a path that every call of Windows takes; longer ones must begin with `\\?\`.
const MAX_PLAIN_CHARS: usize = 200;

/// Random letters in a temporary file's name.
const RANDOM: usize = 6;

/// Writes `bytes` to `path`, creating the folders above it. Whoever looks at `path` sees the old file or
/// the whole new one, also if the machine stops in between; the file has the permissions of any other new
/// file.
///
/// # Errors
/// If the folder or the file cannot be written; `path` is then as it was before, and nothing is left
/// beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, |file, path| file.persist(path))
}

/// Writes `bytes` to `path` like [`write_whole`], but never in the place of another file.
///
/// # Errors
/// As there; of the kind `AlreadyExists` if there is one.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, |file, path| file.persist_noclobber(path))
}

fn write(
    path: &Path,
    bytes: &[u8],
    persist: impl FnOnce(NamedTempFile, &Path) -> Result<fs::File, PersistError>,
) -> io::Result<()> {
    let (folder, name) = place(path)?;
    let suffix = suffix(name);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(&suffix).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private by default; these are to be read like any other. The umask applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(&folder).map_err(without_path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    persist(file, &folder.join(name)).map_err(|failed| told(failed.error, path))?;
    sync_folder(&folder)
}

/// Makes a folder and those above it, unless they are there.
///
/// # Errors
/// If they cannot be made, or Windows keeps one of the names for a device.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let is_kept = |part: Component<'_>| matches!(part, Component::Normal(n) if names::is_device(&n.to_string_lossy()));
    if cfg!(windows) && path.components().any(is_kept) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    fs::create_dir_all(path)
}

/// The folder of a file or folder that is to be written, there now, and its name.
fn place(path: &Path) -> io::Result<(PathBuf, &OsStr)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    if cfg!(windows) && names::is_device(&name.to_string_lossy()) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    // The standard library lengthens paths by itself; what temporary files are renamed with does not.
    let is_long = cfg!(windows) && std::path::absolute(path)?.as_os_str().len() > MAX_PLAIN_CHARS;
    let real = if is_long { folder.canonicalize().ok() } else { None };
    Ok((real.unwrap_or_else(|| folder.to_owned()), name))
}

/// Why a file was not put in another one's place. Windows speaks of a permission where a program has the other open.
fn told(error: io::Error, path: &Path) -> io::Error {
    let is_open = cfg!(windows)
        && error.kind() == io::ErrorKind::PermissionDenied
        && path.metadata().is_ok_and(|there| there.is_file() && !there.permissions().readonly());
    if is_open { io::ErrorKind::ResourceBusy.into() } else { error }
}

/// Writes a folder of files, named by paths with `/`, in place of what is at `path`. It is made beside
/// `path` and put there when it is whole.
///
/// # Errors
/// If it cannot be written; `path` is then as it was before, and nothing is left beside it.
pub fn write_folder_whole<'a>(path: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    let (folder, name) = place(path)?;
    let suffix = suffix(name);
    let mut builder = tempfile::Builder::new();
    let room = builder.prefix(".").suffix(&suffix).rand_bytes(RANDOM).tempdir_in(&folder).map_err(without_path)?;
    let (new, old) = (room.path().join("new"), room.path().join("old"));
    fs::create_dir(&new)?;
    for (name, bytes) in files {
        let file = new.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&new))?;
        let mut file = fs::File::create_new(file)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    let replaces = path.symlink_metadata().is_ok();
    if replaces {
        fs::rename(path, &old)?;
    }
    if let Err(error) = fs::rename(&new, path) {
        if replaces && fs::rename(&old, path).is_err() {
            // What was there before must not go with the temporary folder.
            let _ = room.keep();
        }
        return Err(error);
    }
    sync_folder(&folder)
}

/// What a temporary file's name ends with: `.2cB8xQ.name.tmp` is on its way to `name`.
fn suffix(name: &OsStr) -> OsString {
    [OsStr::new("."), name, OsStr::new(".tmp")].into_iter().collect()
}

/// Removes what a killed run left half-written of files or folders of these names. Nobody may be writing
/// to the folder meanwhile.
///
/// # Errors
/// If the folder cannot be read, or something left cannot be removed.
pub fn sweep(folder: &Path, names: &BTreeSet<&OsStr>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let suffixes: Vec<OsString> = names.iter().map(|name| suffix(name)).collect();
    for entry in entries {
        let entry = entry?;
        let found = entry.file_name();
        let found = found.as_encoded_bytes();
        let left = |suffix: &OsString| {
            let random = found.strip_prefix(b".").and_then(|f| f.strip_suffix(suffix.as_encoded_bytes()));
            random.is_some_and(|r| r.len() == RANDOM && r.iter().all(u8::is_ascii_alphanumeric))
        };
        if suffixes.iter().any(left) {
            match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path())?,
                false => fs::remove_file(entry.path())?,
            }
        }
    }
    Ok(())
}

/// The error without the temporary file's name, which means nothing to anybody.
fn without_path(error: io::Error) -> io::Error {
    if error.get_ref().is_some() { error.kind().into() } else { error }
}

/// Makes the renaming itself last.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match fs::File::open(folder)?.sync_all() {
        // Some network file systems cannot do this for folders; the file is in place all the same.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> io::Result<Vec<OsString>> {
        let mut names = fs::read_dir(folder)?.map(|e| Ok(e?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }

    #[test]
    fn folders_are_made_and_an_older_file_is_replaced() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let path = root.path().join("a/b/c.pdf");
        write_whole(&path, b"first, and longer")?;
        write_whole(&path, b"second")?;
        assert_eq!(fs::read(&path)?, b"second");
        assert_eq!(names_in(&root.path().join("a/b"))?, ["c.pdf"]);
        Ok(())
    }

    #[test]
    fn a_new_file_takes_no_other_ones_place() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let path = root.path().join("a.xlsx");
        write_new(&path, b"first")?;
        assert_eq!(write_new(&path, b"second").map_err(|e| e.kind()), Err(io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read(&path)?, b"first");
        assert_eq!(names_in(root.path())?, ["a.xlsx"]);
        Ok(())
    }

    #[test]
    fn a_failure_leaves_nothing_behind() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let taken = root.path().join("taken.pdf");
        fs::create_dir_all(taken.join("full"))?;
        assert!(write_whole(&taken, b"x").is_err());
        assert_eq!(names_in(root.path())?, ["taken.pdf"]);
        assert!(write_whole(Path::new("/"), b"x").is_err());
        Ok(())
    }

    #[test]
    fn a_folder_is_replaced_whole() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let path = root.path().join("a/b");
        let first: [(&str, &[u8]); 2] = [("x/one", b"1"), ("two", b"2")];
        write_folder_whole(&path, first)?;
        assert_eq!(fs::read(path.join("x/one"))?, b"1");
        let second: [(&str, &[u8]); 1] = [("three", b"3")];
        write_folder_whole(&path, second)?;
        assert_eq!(names_in(&path)?, ["three"]);
        // A name that is a file and a folder at once cannot be written.
        let broken: [(&str, &[u8]); 2] = [("three", b"4"), ("three/x", b"5")];
        assert!(write_folder_whole(&path, broken).is_err());
        assert_eq!(fs::read(path.join("three"))?, b"3");
        assert_eq!(names_in(&root.path().join("a"))?, ["b"]);
        Ok(())
    }

    #[test]
    fn only_what_a_killed_run_left_is_swept() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let kept = ["a.pdf", ".a.pdf.tmp", ".2cB8xQ.b.pdf.tmp", ".2cB8x-.a.pdf.tmp", "2cB8xQ.a.pdf.tmp"];
        for name in kept.iter().chain(&[".2cB8xQ.a.pdf.tmp"]) {
            fs::write(root.path().join(name), "x")?;
        }
        fs::create_dir_all(root.path().join(".Zz09aA.a.pdf.tmp/old"))?;
        let names = ["a.pdf"].map(OsStr::new).into();
        sweep(root.path(), &names)?;
        let mut kept = kept.map(OsString::from);
        kept.sort();
        assert_eq!(names_in(root.path())?, kept);
        sweep(&root.path().join("none"), &names)
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_as_far_as_the_umask_lets_them() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir()?;
        let (ours, plain) = (root.path().join("ours"), root.path().join("plain"));
        write_whole(&ours, b"x")?;
        fs::write(&plain, b"x")?;
        let mode = |path: &Path| fs::metadata(path).map(|m| m.permissions().mode() & 0o777);
        assert_eq!(mode(&ours)?, mode(&plain)?);
        Ok(())
    }
}
