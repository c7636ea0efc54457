//! Files named on the command line: their bytes, or what is wrong in words that help.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::files::{self, ReadError};
use crate::message::{Message, say};
use crate::names;

/// More bytes than any input may have. The readers know their own, smaller bounds and say so.
const MAX_BYTES: u64 = 64 << 20;

/// A file's name as it was given.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A file as a place of findings.
#[must_use]
pub fn place(path: &Path) -> Place {
    Place::File(path.to_string_lossy().into())
}

/// What a file should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A project profile.
    Profile,
    /// A project list or a questionnaire.
    List,
    /// A criteria workbook.
    Catalog,
}

impl Wanted {
    fn is_not_there(self) -> Message {
        match self {
            Self::Profile => say!("there is no such project profile"),
            Self::List => say!("there is no such project list or questionnaire"),
            Self::Catalog => say!("there is no such criteria workbook"),
        }
    }

    fn is_a_folder(self) -> Message {
        match self {
            Self::Profile => say!("this is a folder, not a project profile"),
            Self::List => say!("this is a folder, not a project list or questionnaire"),
            Self::Catalog => say!("this is a folder, not a criteria workbook"),
        }
    }
}

/// Reads a whole file.
///
/// # Errors
/// What is wrong with it, at its place.
pub fn read(path: &Path, wanted: Wanted) -> Result<Vec<u8>, Diagnostic> {
    if is_lock_file(path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let open = name.trim_start_matches("~$").trim_start_matches(".~lock.").trim_end_matches('#');
        let message = say!("this file only notes that {name} is open in a program", name = quote(open));
        let fault = Diagnostic::error(Code::UnreadableFile, message).at(place(path));
        return Err(fault.hint(say!("save and close it there, and give {name}", name = quote(open))));
    }
    files::read(path, MAX_BYTES).map_err(|error| match error {
        ReadError::NotFound => not_found(path, wanted),
        ReadError::Folder | ReadError::NotAFile | ReadError::OutsideFolder => {
            let fault = Diagnostic::error(Code::UnreadableFile, wanted.is_a_folder()).at(place(path));
            let table = tables_in(path).into_iter().next();
            table.into_iter().fold(fault, |fault, table| {
                fault.hint(say!("give a file in it, such as {table}", table = quote(&table.to_string_lossy())))
            })
        }
        ReadError::TooLarge => {
            let message = say!("the file is larger than {most} MiB", most = MAX_BYTES >> 20);
            Diagnostic::error(Code::FileTooLarge, message).at(place(path))
        }
        ReadError::Io(error) => unreadable(path, &error),
    })
}

/// Whether a file is what a spreadsheet program or an editor notes beside an open one.
pub(super) fn is_lock_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || (name.starts_with(".~lock.") && name.ends_with('#'))
}

/// The tables of a folder: Notion's exports with all columns first, then by name.
fn tables_in(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let is_table = |p: &PathBuf| {
        let ending = p.extension().map(|e| e.to_string_lossy().to_lowercase());
        ending.is_some_and(|e| ["csv", "xlsx", "xlsm", "ods"].contains(&e.as_str())) && !is_lock_file(p)
    };
    let mut tables: Vec<PathBuf> = entries.filter(is_table).collect();
    tables.sort_by_key(|p| (!stem(p).ends_with("_all"), p.clone()));
    tables
}

/// What is to be said of a file or folder that the system does not let be read.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => (say!("there is no such file or folder"), say!("check the name")),
        io::ErrorKind::PermissionDenied => {
            (say!("the file may not be read"), say!("ask its owner for the permission to read it"))
        }
        _ => (
            say!("the file cannot be read: {error}", error),
            say!("check that the file and the disk it is on are in order"),
        ),
    };
    Diagnostic::error(Code::UnreadableFile, message).at(place(path)).hint(hint)
}

fn not_found(path: &Path, wanted: Wanted) -> Diagnostic {
    let finding = Diagnostic::error(Code::FileNotFound, wanted.is_not_there()).at(place(path));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = folder.read_dir() else {
        return finding.hint(say!("there is no folder `{folder}`", folder = folder.display()));
    };
    // A name with blanks that a shell has cut into words.
    let part = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut beside: Vec<PathBuf> = entries.flatten().map(|e| path.with_file_name(e.file_name())).collect();
    beside.sort();
    let is_cut = |p: &&PathBuf| {
        let name = p.file_name().unwrap_or_default().to_string_lossy();
        !part.is_empty() && name.split(' ').count() > 1 && name.split(' ').any(|word| word == part)
    };
    if let Some(whole) = beside.iter().find(is_cut) {
        let name = format!("\"{}\"", whole.display());
        return finding.hint(say!("put a name with blanks in quotes: {name}", name));
    }
    // Names without their endings: those make any two names look alike.
    let stems: Vec<String> = beside.iter().map(|p| stem(p)).collect();
    let near = names::nearest(&stem(path), stems.iter().map(String::as_str));
    let small = |p: &Path| p.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let ending = |p: &&PathBuf| small(p) == small(path);
    let named = |p: &&PathBuf| near.is_some_and(|near| stem(p) == near);
    match beside.iter().find(|p| named(p) && ending(p)).or_else(|| beside.iter().find(named)) {
        Some(near) => finding.did_you_mean(Some(&near.to_string_lossy())),
        None if path.to_string_lossy().contains(['*', '?']) => {
            finding.hint(say!("no file fits this pattern; a folder can be given as a whole"))
        }
        None => finding.hint(say!("check the name, and the folder the command is run in")),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_missing_file_brings_its_neighbour_to_mind() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("musterstadt.toml"), "")?;
        let hints = |path: &Path| {
            not_found(path, Wanted::Profile).hints.iter().map(|hint| hint.text(Language::English)).collect::<Vec<_>>()
        };
        let near = folder.path().join("musterstdat.toml");
        assert_eq!(hints(&near), [format!("did you mean `{}`?", folder.path().join("musterstadt.toml").display())]);
        let far = folder.path().join("nowhere/a.toml");
        assert_eq!(hints(&far), [format!("there is no folder `{}`", folder.path().join("nowhere").display())]);
        Ok(())
    }
}
