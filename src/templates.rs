//! The template tree: Typst files, text modules and labels, built in and overridable file by file.
//!
//! Takes nothing or a folder, gives file contents by path. Reads a user's folder once, at the start;
//! knows nothing of what the files mean, but which are texts that the program reads: these are in UTF-8.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document;
use crate::files::{self, ReadError};
use crate::hash::Hasher;
use crate::message::{Message, say};
use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The kind of document that is made once, for all projects of a run.
pub const PORTFOLIO: &str = "portfolio";

/// The kind of document that is made only if it is asked for: what to say to the slides of the presentation.
pub const NOTES: &str = "praesentation-notizen";

/// The kind that a kind goes with, whose slides and text modules it reads; none if it stands alone.
#[must_use]
pub fn companion_of(kind: &str) -> Option<&'static str> {
    (kind == NOTES).then_some("praesentation")
}

/// The largest template file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 8 << 20;
/// The deepest folder that is read.
const MAX_DEPTH: usize = 8;
/// The most files that are read: a template folder, not a disk.
pub const MAX_FILES: usize = 2_000;
/// The most bytes that are read.
const MAX_BYTES: u64 = 64 << 20;

/// A tree of template files by path, such as `dossier/main.typ`.
#[derive(Debug, Clone)]
pub struct Templates {
    files: BTreeMap<String, File>,
}

#[derive(Debug, Clone)]
struct File {
    /// The path to name in messages.
    shown: String,
    bytes: Cow<'static, [u8]>,
}

impl Templates {
    /// The built-in tree.
    #[must_use]
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let shown = format!("templates/{path}");
                files.insert(path, File { shown, bytes: Cow::Borrowed(file.contents()) });
            }
        }
        Self { files }
    }

    /// The built-in tree with a user's files in place of those of the same path, or beside them.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read.
    pub fn with_overlay(folder: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut tree = Self::embedded();
        tree.files.extend(Self::from_folder(folder)?.files);
        Ok(tree)
    }

    /// The files of a folder alone.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut tree = Self { files: BTreeMap::new() };
        let mut problems = Vec::new();
        let mut allowance = Allowance { files: MAX_FILES, bytes: MAX_BYTES };
        read_folder(folder, "", MAX_DEPTH, &mut allowance, &mut tree.files, &mut problems);
        if problems.is_empty() { Ok(tree) } else { Err(problems) }
    }

    /// A file's bytes.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|f| f.bytes.as_ref())
    }

    /// The path to name in messages.
    #[must_use]
    pub fn shown(&self, path: &str) -> String {
        self.files.get(path).map_or_else(|| path.to_owned(), |f| f.shown.clone())
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The kinds of document that a project may have: all folders with a `main.typ` but the portfolio's, sorted.
    #[must_use]
    pub fn kinds(&self) -> Vec<String> {
        self.paths()
            .filter_map(|p| p.strip_suffix("/main.typ"))
            .filter(|k| !k.contains('/') && *k != PORTFOLIO)
            .map(str::to_owned)
            .collect()
    }

    /// SHA-256 over all paths and contents, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Hasher::default();
        for (path, file) in &self.files {
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path);
            hash.update((file.bytes.len() as u64).to_le_bytes());
            hash.update(&file.bytes);
        }
        hash.finish()
    }
}

/// What may still be read.
struct Allowance {
    files: usize,
    bytes: u64,
}

impl Allowance {
    fn take(&mut self, bytes: u64) -> bool {
        match (self.files.checked_sub(1), self.bytes.checked_sub(bytes)) {
            (Some(files), Some(bytes)) => {
                *self = Self { files, bytes };
                true
            }
            _ => false,
        }
    }
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    depth: usize,
    allowance: &mut Allowance,
    files: &mut BTreeMap<String, File>,
    problems: &mut Vec<Diagnostic>,
) {
    let problem = |path: &Path, what| {
        Diagnostic::error(Code::UnreadableTemplate, what).at(Place::File(path.to_string_lossy().into()))
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            return problems.push(problem(folder, say!("the template folder cannot be read: {error}", error)));
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        // Symbolic links could lead out of the tree; hidden files belong to editors and version control.
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let key = format!("{prefix}{name}");
        if kind.is_dir() {
            if depth == 0 {
                problems.push(problem(&path, say!("the template folder is nested too deeply")));
            } else {
                read_folder(&path, &format!("{key}/"), depth - 1, allowance, files, problems);
            }
            continue;
        }
        // What is no file, such as a pipe, may never end.
        let Some(length) = entry.metadata().ok().filter(|_| kind.is_file()).map(|m| m.len()) else { continue };
        if length > MAX_FILE_BYTES {
            problems.push(problem(&path, too_large()));
            continue;
        }
        if !allowance.take(length) {
            if problems.is_empty() {
                let what = say!(
                    "the template folder holds more than {most} files or {mib} MiB",
                    most = MAX_FILES,
                    mib = MAX_BYTES >> 20
                );
                problems.push(problem(folder, what).hint(say!("give the folder of the templates alone")));
            }
            return;
        }
        match files::read(&path, MAX_FILE_BYTES) {
            Ok(bytes) => {
                let shown = path.to_string_lossy().into_owned();
                match without_mark(&key, &shown, bytes) {
                    Ok(bytes) => drop(files.insert(key, File { shown, bytes: Cow::Owned(bytes) })),
                    Err(fault) => problems.push(*fault),
                }
            }
            Err(ReadError::TooLarge) => problems.push(problem(&path, too_large())),
            Err(ReadError::Io(error)) => {
                problems.push(problem(&path, say!("the template file cannot be read: {error}", error)));
            }
            // Replaced or gone since the folder was listed.
            Err(ReadError::NotFound | ReadError::Folder | ReadError::NotAFile | ReadError::OutsideFolder) => {}
        }
    }
}

/// A file's bytes without the byte order mark that editors on Windows put first.
///
/// # Errors
/// If it is a text that the program reads, and not in UTF-8.
fn without_mark(key: &str, shown: &str, mut bytes: Vec<u8>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let is_label = key.starts_with("labels/") && key.ends_with(".json");
    if key.ends_with(".typ") || is_label || is_module(key) {
        document::utf8(shown, &bytes)?;
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    Ok(bytes)
}

/// Whether a path is that of a text module.
#[must_use]
pub fn is_module(path: &str) -> bool {
    let endings = [".md", ".txt", ".plain"];
    (path.starts_with("text/") || path.contains("/text/")) && endings.iter().any(|e| path.ends_with(e))
}

fn too_large() -> Message {
    say!("the template file is larger than 8 MiB")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_folder_is_read_within_bounds() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        let told = || match Templates::from_folder(root.path()) {
            Ok(tree) => format!("{} files", tree.files.len()),
            Err(problems) => problems.iter().map(|p| p.message.text(Language::English)).collect(),
        };
        std::fs::write(root.path().join("a.typ"), "")?;
        std::fs::write(root.path().join(".a.typ.swp"), "")?;
        assert_eq!(told(), "1 files");
        std::fs::File::create(root.path().join("b.png"))?.set_len(MAX_FILE_BYTES + 1)?;
        assert_eq!(told(), "the template file is larger than 8 MiB");
        std::fs::remove_file(root.path().join("b.png"))?;
        for number in 0..MAX_FILES {
            std::fs::write(root.path().join(format!("{number}.txt")), "")?;
        }
        assert_eq!(told(), "the template folder holds more than 2000 files or 64 MiB");
        Ok(())
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_text() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        std::fs::write(root.path().join("a.md"), "\u{feff}Wer?")?;
        let tree = Templates::from_folder(root.path()).unwrap_or_else(|_| Templates::embedded());
        assert_eq!(tree.bytes("a.md"), Some(&b"Wer?"[..]));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_passed_over() -> std::io::Result<()> {
        let root = tempfile::tempdir()?;
        std::os::unix::fs::symlink("/etc", root.path().join("design"))?;
        std::os::unix::fs::symlink("/etc/hostname", root.path().join("a.txt"))?;
        let made = std::process::Command::new("mkfifo").arg(root.path().join("b.typ")).status();
        assert!(Templates::from_folder(root.path()).is_ok_and(|tree| tree.files.is_empty()), "{made:?}");
        Ok(())
    }
}
