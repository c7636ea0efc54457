//! What stands in an output folder and what it was made from: a journal in the folder itself.
//!
//! Takes hashes and whose a document is, gives the same. A document's line is written before its files are put in place; so a file
//! is either what some line says, or somebody changed it. A run that is killed leaves a journal that is
//! true, and the next one goes on from there. Knows nothing of briefings and templates.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::batch::owner::Owner;
use crate::files::below;
use crate::hash::sha256_of_file;
use crate::load::JOURNAL;
use crate::output::{self, write_whole};

/// The folder of the journal within the output folder.
pub const FOLDER: &str = JOURNAL;
const JOURNAL_FILE: &str = "manifest.jsonl";
const LOCK_FILE: &str = "lock";
/// How many lines of a document are kept when the journal is shortened: a killed run leaves a line whose
/// files never came.
const KEPT_LINES: usize = 4;
/// The most bytes of a line that are read at once; no entry is that long.
const MAX_LINE: u64 = 1 << 20;
/// What files are called that are made for people to change them.
const FOR_EDITING: &str = ".docx";
/// The journal is shortened when it has more lines than this for each document.
const MAX_LINES_PER_DOCUMENT: usize = 12;

/// A document as it was written, or was to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document's file, relative to the output folder, separated by `/`.
    pub document: String,
    /// A hash over everything it was made from.
    pub made_from: String,
    /// Its pages.
    pub pages: usize,
    /// Its bytes.
    pub bytes: usize,
    /// All files that belong to it, relative to the output folder, and their SHA-256; none for a folder, which knows
    /// itself what is in it.
    pub files: BTreeMap<String, String>,
    /// Whose it is; none for what is over all projects, and in lines of version 0.1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Owner>,
}

/// What became of a document since it was written.
#[derive(Debug, PartialEq, Eq)]
pub enum State<'a> {
    /// It is as it would be written again.
    Current(&'a Entry),
    /// It is not there, or was made from something else.
    Outdated,
    /// Somebody changed this file.
    Changed(String),
}

/// Why an output folder cannot be used.
#[derive(Debug)]
pub enum OpenError {
    /// Another run writes to it.
    Busy,
    /// It cannot be written to.
    Io(io::Error),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The journal of one output folder, held by this run until it ends.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    known: BTreeMap<String, Vec<Entry>>,
    file: Mutex<File>,
    _lock: File,
}

impl Journal {
    /// Opens the journal of a folder, which is made if it is not there. Runs that write different parts of
    /// one whole may share a folder; any other run has it alone.
    ///
    /// # Errors
    /// If another run holds the folder, or it cannot be written to.
    pub fn open(folder: &Path, shared: bool) -> Result<Self, OpenError> {
        let own = folder.join(FOLDER);
        output::make_folder(&own)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).read(true).open(own.join(LOCK_FILE))?;
        match if shared { lock.try_lock_shared() } else { lock.try_lock() } {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::Busy),
            // Some network file systems have no locks.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let path = own.join(JOURNAL_FILE);
        let (mut known, whole) = read(&path)?;
        if !shared && known.values().map(Vec::len).sum::<usize>() > known.len() * MAX_LINES_PER_DOCUMENT {
            shorten(&mut known);
            write_whole(&path, lines(known.values().flatten())?.as_bytes())?;
        }
        if !shared {
            sweep(folder, &known)?;
        }
        let mut journal = OpenOptions::new().create(true).append(true).open(path)?;
        // A line that a killed run left half-written ends here.
        if !whole {
            journal.write_all(b"\n")?;
        }
        Ok(Self { folder: folder.to_owned(), known, file: Mutex::new(journal), _lock: lock })
    }

    /// What became of a document, given what it would be made from now. What somebody made of a file that is for
    /// editing is theirs, and says nothing of the document.
    ///
    /// # Errors
    /// If one of its files cannot be read.
    pub fn state(&self, document: &str, made_from: &str) -> io::Result<State<'_>> {
        let entries = self.entries(document);
        let (found, changed) = self.found(entries)?;
        if let Some(name) = changed.iter().find(|name| !name.ends_with(FOR_EDITING)) {
            return Ok(State::Changed((*name).to_owned()));
        }
        let stands = |name: &str, hash: &String| changed.contains(name) || found.get(name) == Some(hash);
        let current = entries
            .iter()
            .rev()
            .find(|entry| entry.made_from == made_from && entry.files.iter().all(|(name, hash)| stands(name, hash)));
        Ok(current.map_or(State::Outdated, State::Current))
    }

    /// The files of a document that are for editing and that somebody edited.
    ///
    /// # Errors
    /// If one of its files cannot be read.
    pub fn edited(&self, document: &str) -> io::Result<BTreeSet<&str>> {
        let (_, mut changed) = self.found(self.entries(document))?;
        changed.retain(|name| name.ends_with(FOR_EDITING));
        Ok(changed)
    }

    fn entries(&self, document: &str) -> &[Entry] {
        self.known.get(document).map(Vec::as_slice).unwrap_or_default()
    }

    /// The files of these entries that are there: as some entry says, with their hashes, and changed since.
    fn found<'e>(&self, entries: &'e [Entry]) -> io::Result<(BTreeMap<&'e str, String>, BTreeSet<&'e str>)> {
        let mut changed: BTreeSet<&'e str> = BTreeSet::new();
        let mut found: BTreeMap<&'e str, String> = BTreeMap::new();
        for name in entries.iter().flat_map(|entry| entry.files.keys()) {
            if found.contains_key(name.as_str()) || changed.contains(name.as_str()) {
                continue;
            }
            let hash = match sha256_of_file(&below(&self.folder, name)) {
                Ok(hash) => hash,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            if entries.iter().any(|entry| entry.files.get(name) == Some(&hash)) {
                found.insert(name, hash);
            } else {
                changed.insert(name);
            }
        }
        Ok((found, changed))
    }

    /// Whose document stands under this name, as far as it is known.
    #[must_use]
    pub fn owner(&self, document: &str) -> Option<&Owner> {
        let owner = last_owner(self.known.get(document)?)?;
        self.stands(document).then_some(owner)
    }

    /// Whether there is something under this name.
    #[must_use]
    pub fn stands(&self, document: &str) -> bool {
        below(&self.folder, document).symlink_metadata().is_ok()
    }

    /// All documents that were ever announced, there or not, and whose they are.
    pub fn documents(&self) -> impl Iterator<Item = (&str, Option<&Owner>)> {
        self.known.iter().map(|(document, entries)| (document.as_str(), last_owner(entries)))
    }

    /// Removes a document's files, and its folder if that is then empty. If somebody changed one of the files, all
    /// stay, and that one is given.
    ///
    /// # Errors
    /// If a file cannot be read or removed.
    pub fn remove(&self, document: &str) -> io::Result<Option<String>> {
        if let Some(file) = self.found(self.entries(document))?.1.into_iter().next() {
            return Ok(Some(file.to_owned()));
        }
        let files: BTreeSet<&String> =
            self.known.get(document).into_iter().flatten().flat_map(|entry| entry.files.keys()).collect();
        for name in files {
            // A journal from elsewhere must not lead out of the folder.
            if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
                continue;
            }
            match fs::remove_file(below(&self.folder, name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.remove_empty_folder(document);
        Ok(None)
    }

    /// Removes the folder that a document was in, if nothing else is in it.
    pub fn remove_empty_folder(&self, document: &str) {
        let above = Path::new(document).parent().filter(|above| !above.as_os_str().is_empty());
        // It stays if something is in it, which is no fault.
        above.map(|above| fs::remove_dir(self.folder.join(above)));
    }

    /// Says what is about to be written.
    ///
    /// # Errors
    /// If the journal cannot be written to; nothing is to be written then.
    pub fn announce(&self, entry: &Entry) -> io::Result<()> {
        let line = lines([entry])?;
        let mut journal = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // In one piece, so that the lines of runs that share the folder do not mix.
        journal.write_all(line.as_bytes())?;
        journal.sync_data()
    }
}

/// Whose a document was when it was last announced.
fn last_owner(entries: &[Entry]) -> Option<&Owner> {
    entries.iter().rev().find_map(|entry| entry.project.as_ref())
}

/// Removes what a killed run left half-written: each document is announced before it is written.
fn sweep(folder: &Path, known: &BTreeMap<String, Vec<Entry>>) -> io::Result<()> {
    let mut names: BTreeMap<&Path, BTreeSet<&OsStr>> = BTreeMap::new();
    let entries = known.values().flatten();
    for name in entries.flat_map(|entry| entry.files.keys().chain([&entry.document])) {
        if let (Some(above), Some(name)) = (Path::new(name).parent(), Path::new(name).file_name()) {
            names.entry(above).or_default().insert(name);
        }
    }
    names.into_iter().try_for_each(|(above, names)| output::sweep(&folder.join(above), &names))
}

/// All lines of a journal that can be read, by document, the oldest first; and whether its last line is whole.
fn read(path: &Path) -> io::Result<(BTreeMap<String, Vec<Entry>>, bool)> {
    let mut known: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let mut file = match File::open(path) {
        Ok(file) => BufReader::new(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((known, true)),
        Err(error) => return Err(error),
    };
    let (mut line, mut is_whole) = (Vec::new(), true);
    while file.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? > 0 {
        is_whole = line.ends_with(b"\n");
        // What cannot be read was not finished, and says nothing of any file.
        if let Ok(entry) = serde_json::from_slice::<Entry>(&line) {
            let entries = known.entry(entry.document.clone()).or_default();
            entries.retain(|older| *older != entry);
            entries.push(entry);
        }
        line.clear();
    }
    Ok((known, is_whole))
}

fn shorten(known: &mut BTreeMap<String, Vec<Entry>>) {
    for entries in known.values_mut() {
        entries.drain(..entries.len().saturating_sub(KEPT_LINES));
    }
}

fn lines<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> io::Result<String> {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&serde_json::to_string(entry)?);
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::sha256;

    fn entry(made_from: &str, content: &[u8]) -> Entry {
        let files = [("a/a.pdf".to_owned(), sha256(content))].into();
        Entry {
            document: "a/a.pdf".into(),
            made_from: made_from.into(),
            pages: 1,
            bytes: content.len(),
            files,
            project: None,
        }
    }

    fn place(root: &Path, content: &[u8]) -> io::Result<()> {
        fs::create_dir_all(root.join("a"))?;
        fs::write(root.join("a/a.pdf"), content)
    }

    fn open(root: &Path) -> Journal {
        Journal::open(root, false).expect("a folder of our own")
    }

    #[test]
    fn what_is_written_is_current_until_its_sources_change() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let first = open(root.path());
        assert_eq!(first.state("a/a.pdf", "x")?, State::Outdated);
        first.announce(&entry("x", b"pages"))?;
        place(root.path(), b"pages")?;
        drop(first);
        let second = open(root.path());
        assert_eq!(second.state("a/a.pdf", "x")?, State::Current(&entry("x", b"pages")));
        assert_eq!(second.state("a/a.pdf", "y")?, State::Outdated);
        fs::remove_file(root.path().join("a/a.pdf"))?;
        assert_eq!(second.state("a/a.pdf", "x")?, State::Outdated);
        place(root.path(), b"pages, signed")?;
        assert_eq!(second.state("a/a.pdf", "x")?, State::Changed("a/a.pdf".into()));
        assert_eq!(second.state("a/a.pdf", "y")?, State::Changed("a/a.pdf".into()));
        Ok(())
    }

    #[test]
    fn what_somebody_made_of_a_file_for_editing_stays_and_holds_nothing_up() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let with_word = |made_from: &str, pages: &[u8]| {
            let mut entry = entry(made_from, pages);
            entry.files.insert("a/a.docx".to_owned(), sha256(b"words"));
            entry
        };
        open(root.path()).announce(&with_word("x", b"pages"))?;
        place(root.path(), b"pages")?;
        fs::write(root.path().join("a/a.docx"), b"words")?;
        let journal = open(root.path());
        assert!(journal.edited("a/a.pdf")?.is_empty());
        assert_eq!(journal.state("a/a.pdf", "x")?, State::Current(&with_word("x", b"pages")));
        fs::write(root.path().join("a/a.docx"), b"better words")?;
        assert_eq!(journal.state("a/a.pdf", "x")?, State::Current(&with_word("x", b"pages")));
        assert_eq!(journal.state("a/a.pdf", "y")?, State::Outdated);
        assert_eq!(journal.edited("a/a.pdf")?, ["a/a.docx"].into());
        // The next paper is written, and what was edited is still known to be.
        journal.announce(&with_word("y", b"new pages"))?;
        place(root.path(), b"new pages")?;
        drop(journal);
        let journal = open(root.path());
        assert_eq!(journal.state("a/a.pdf", "y")?, State::Current(&with_word("y", b"new pages")));
        assert_eq!(journal.edited("a/a.pdf")?, ["a/a.docx"].into());
        // Nothing is removed with it; once it is gone, it is made again.
        assert_eq!(journal.remove("a/a.pdf")?.as_deref(), Some("a/a.docx"));
        fs::remove_file(root.path().join("a/a.docx"))?;
        assert_eq!(journal.state("a/a.pdf", "y")?, State::Outdated);
        Ok(())
    }

    #[test]
    fn a_killed_run_leaves_the_older_file_known_and_half_a_line_hurts_nobody() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let first = open(root.path());
        first.announce(&entry("x", b"old"))?;
        place(root.path(), b"old")?;
        // Killed after the announcement, and again within one.
        first.announce(&entry("y", b"new"))?;
        drop(first);
        let journal = root.path().join(FOLDER).join(JOURNAL_FILE);
        let mut text = fs::read_to_string(&journal)?;
        text.push_str("{\"document\":\"a/");
        fs::write(&journal, text)?;
        let second = open(root.path());
        assert_eq!(second.state("a/a.pdf", "y")?, State::Outdated);
        assert_eq!(second.state("a/a.pdf", "x")?, State::Current(&entry("x", b"old")));
        second.announce(&entry("y", b"new"))?;
        place(root.path(), b"new")?;
        drop(second);
        assert_eq!(open(root.path()).state("a/a.pdf", "y")?, State::Current(&entry("y", b"new")));
        Ok(())
    }

    #[test]
    fn the_journal_does_not_grow_without_end() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        for round in 0..5 {
            let journal = open(root.path());
            for number in 0..20 {
                journal.announce(&entry(&format!("{round}-{number}"), b"same"))?;
            }
        }
        let journal = open(root.path());
        assert_eq!(journal.known["a/a.pdf"].len(), KEPT_LINES);
        assert_eq!(journal.known["a/a.pdf"].last(), Some(&entry("4-19", b"same")));
        Ok(())
    }

    #[test]
    fn only_parts_of_one_whole_share_a_folder() -> io::Result<()> {
        let root = tempfile::tempdir()?;
        let one = Journal::open(root.path(), true).expect("the first part");
        assert!(Journal::open(root.path(), true).is_ok());
        assert!(matches!(Journal::open(root.path(), false), Err(OpenError::Busy)));
        drop(one);
        assert!(Journal::open(root.path(), false).is_ok());
        Ok(())
    }
}
