//! A project as it was read: its profile, what lies beside it, and what is wrong with both.

use crate::briefing::Sources;
use crate::diagnostic::{Diagnostic, any_error};
use crate::load::beside::Beside;
use crate::profile::{Profile, Unnamed};

/// A profile, or what should have been one.
#[derive(Debug, Clone)]
pub struct LoadedProject {
    /// The file's name as it was given.
    pub file: String,
    /// Its content, as far as it can be read.
    pub profile: Option<Profile>,
    /// What can be read of a file that does not say what its project is known by. No papers are made of it, but it
    /// may be merged with a file that says that.
    pub unnamed: Option<Unnamed>,
    /// What was read of the files it names.
    pub beside: Beside,
    /// What is to be said about it.
    pub findings: Vec<Diagnostic>,
}

impl LoadedProject {
    /// The profile, if documents may be made from it.
    #[must_use]
    pub fn usable(&self) -> Option<&Profile> {
        self.profile.as_ref().filter(|_| !any_error(&self.findings))
    }

    /// What the file says if it may lack what its project is known by, but nothing else is wrong with it.
    #[must_use]
    pub fn part(&self) -> Option<&Profile> {
        let unnamed = || self.unnamed.as_ref().filter(|unnamed| unnamed.is_sound).map(|unnamed| &unnamed.profile);
        self.usable().or_else(unnamed)
    }

    /// What its papers are made from, if there may be any.
    #[must_use]
    pub fn sources(&self) -> Option<Sources<'_>> {
        self.usable().map(|profile| self.beside.sources(profile))
    }
}
