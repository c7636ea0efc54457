//! What a folder of profiles holds beside them: it is not read, and said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::quote;
use crate::load::input::is_lock_file;
use crate::load::list;
use crate::message::{Message, count, say};

/// How many endings and sub-folders are named; the others are counted.
const MAX_NAMED: usize = 6;
/// What the output folder of a run has in it: it is nobody's input.
pub const JOURNAL: &str = ".ratsmappe";

/// What was passed over in a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    folder: String,
    /// Files by their ending; without one the ending is empty.
    files: BTreeMap<String, usize>,
    /// Workbooks that are no filled questionnaires.
    workbooks: usize,
    /// Notes of programs that a file is open.
    locks: usize,
    /// Sub-folders by name.
    folders: Vec<String>,
}

impl PassedOver {
    /// Looks for what none of these files is: neither read nor named by a profile. Hidden files belong to editors and
    /// systems.
    pub(super) fn of(folder: &Path, read: &BTreeSet<PathBuf>) -> Self {
        let mut found = Self { folder: folder.to_string_lossy().into_owned(), ..Self::default() };
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            let is_lock = is_lock_file(&path);
            if !is_lock && name.starts_with('.') || read.contains(&real) {
                continue;
            }
            if is_lock {
                found.locks += 1;
            } else if path.is_dir() {
                let is_used = read.range(real.clone()..).next().is_some_and(|next| next.starts_with(&real));
                if !is_used && !path.join(JOURNAL).exists() {
                    found.folders.push(name);
                }
            } else if list::is_workbook(&path) {
                found.workbooks += 1;
            } else {
                let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy().to_lowercase()));
                *found.files.entry(ending.unwrap_or_default()).or_default() += 1;
            }
        }
        found.folders.sort();
        found
    }

    /// What is to be said of it; nothing if nothing was passed over.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        let files: usize = self.files.values().sum();
        let mut endings: Vec<(&String, &usize)> = self.files.iter().collect();
        endings.sort_by_key(|(ending, number)| (std::cmp::Reverse(**number), ending.as_str()));
        let more = endings.iter().skip(MAX_NAMED).map(|(_, number)| **number).sum();
        let endings = endings.into_iter().take(MAX_NAMED).map(|(ending, number)| match ending.is_empty() {
            true => say!("{number} without an ending", number = *number),
            false => Message::verbatim(format!("{number} {}", quote(ending))),
        });
        let endings = listed(endings.collect(), more);
        let folders = self.folders.iter().take(MAX_NAMED).map(|name| Message::verbatim(quote(name)));
        let folders = listed(folders.collect(), self.folders.len().saturating_sub(MAX_NAMED));
        let parts = [
            (files, say!("{files} ({endings})", files = count!(files, "{n} file", "{n} files"), endings)),
            (
                self.workbooks,
                count!(
                    self.workbooks,
                    "{n} spreadsheet that is no questionnaire",
                    "{n} spreadsheets that are no questionnaires"
                ),
            ),
            (
                self.locks,
                count!(
                    self.locks,
                    "{n} lock file (kept beside a document while it is open)",
                    "{n} lock files (kept beside a document while it is open)"
                ),
            ),
            (
                self.folders.len(),
                say!(
                    "{number} ({folders})",
                    number = count!(self.folders.len(), "{n} sub-folder", "{n} sub-folders"),
                    folders
                ),
            ),
        ];
        let parts: Vec<Message> =
            parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, message)| message).collect();
        let folder = quote(&self.folder);
        (!parts.is_empty()).then(|| say!("not read in {folder}: {parts}", folder, parts = listed(parts, 0)))
    }
}

/// Messages with commas between them, and how many more there are.
fn listed(named: Vec<Message>, more: usize) -> Message {
    let more = (more > 0).then(|| say!("{more} more", more));
    let whole = named.into_iter().chain(more).reduce(|text, other| say!("{text}, {other}", text, other));
    whole.unwrap_or_else(Message::nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn said(folder: &Path, read: &[&str]) -> Option<String> {
        let read = read.iter().map(|name| folder.join(name).canonicalize().expect("a file")).collect();
        PassedOver::of(folder, &read).message().map(|message| message.text(Language::English))
    }

    #[test]
    fn what_is_not_read_is_counted_by_kind_and_what_is_used_is_not() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let at = |name: &str| folder.path().join(name);
        for name in ["a.toml", "logo.svg", ".DS_Store"] {
            std::fs::write(at(name), "")?;
        }
        for name in ["frueher", "out/.ratsmappe"] {
            std::fs::create_dir_all(at(name))?;
        }
        std::fs::write(at("frueher/a.toml"), "")?;
        let used = ["a.toml", "logo.svg", "frueher/a.toml"];
        assert_eq!(said(folder.path(), &used), None);
        for name in ["b.PDF", "c.pdf", "d.docx", "README", "liste.xlsx", "~$liste.xlsx", ".~lock.liste.ods#"] {
            std::fs::write(at(name), "")?;
        }
        for number in 0..8 {
            std::fs::create_dir(at(&format!("alt-{number}")))?;
        }
        let shown = format!("`{}`", folder.path().display());
        let told = said(folder.path(), &used).map(|told| told.replace(&shown, "F"));
        assert_eq!(
            told.as_deref(),
            Some(
                "not read in F: 4 files (2 `.pdf`, 1 without an ending, 1 `.docx`), 1 spreadsheet that is no \
                 questionnaire, 2 lock files (kept beside a document while it is open), \
                 8 sub-folders (`alt-0`, `alt-1`, `alt-2`, `alt-3`, `alt-4`, `alt-5`, 2 more)"
            )
        );
        Ok(())
    }
}
