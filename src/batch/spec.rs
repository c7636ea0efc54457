//! What a run is to make: from which files, which documents, where, and within which limits.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::batch::format::Format;
use crate::batch::shard::Shard;
use crate::language::Language;
use crate::templates::Templates;
use crate::word_form::WordForm;

/// What a run is to make.
#[derive(Debug, Clone)]
pub struct RunSpec {
    /// Profiles, lists and folders, as they were given.
    pub profiles: Vec<PathBuf>,
    /// The criteria workbook; none for the built-in one.
    pub catalog: Option<PathBuf>,
    /// The templates.
    pub templates: Arc<Templates>,
    /// The Word form that council papers are put into; none for what each profile names.
    pub word_form: Option<Arc<WordForm>>,
    /// The kinds of document that every project gets.
    pub kinds: Vec<String>,
    /// Whether these were asked for by name.
    pub named_kinds: bool,
    /// Whether the view over all projects is made.
    pub portfolio: PortfolioWish,
    /// What documents are written as.
    pub formats: BTreeSet<Format>,
    /// The output folder.
    pub output: PathBuf,
    /// The language of the documents; none for what each profile says.
    pub language: Option<Language>,
    /// The date on the documents.
    pub date: Date,
    /// Whether gaps are shown as hints.
    pub draft: bool,
    /// Whether to make what is unchanged too, and to overwrite what was changed by hand.
    pub force: bool,
    /// Whether to stop at the first profile or document that fails.
    pub fail_fast: bool,
    /// Which part of the projects is made; none for all.
    pub shard: Option<Shard>,
    /// How many documents are made at once.
    pub threads: usize,
    /// How much may be spent on documents.
    pub limits: DocumentLimits,
}

/// Whether the view over all projects is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortfolioWish {
    /// No.
    No,
    /// If there are several projects.
    OfSeveral,
    /// Also of a single project.
    Always,
}

/// How much may be spent on documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentLimits {
    /// The most pages a document may have.
    pub max_pages: usize,
    /// The longest a document may take, in seconds.
    pub max_seconds: u32,
    /// The most memory all documents together may take, in MiB.
    pub max_mib: u32,
}
