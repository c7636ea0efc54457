//! What something was read from: paths, and what tells whether they have changed since.

use std::path::{Path, PathBuf};

use crate::files::Stamp;

/// Files and folders that were read or looked for.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<(PathBuf, Stamp)>);

impl Sources {
    /// Adds a path that is about to be read: what changes while it is being read shows the next time.
    pub fn add(&mut self, path: &Path) {
        self.0.push((path.to_owned(), Stamp::of(path)));
    }

    /// The paths, in the order they were read.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|(path, _)| path.as_path())
    }

    /// Whether all of them are as they were.
    #[must_use]
    pub fn are_unchanged(&self) -> bool {
        self.0.iter().all(|(path, stamp)| Stamp::of(path) == *stamp)
    }
}
