//! What became of a run: of its projects, of its documents, or why there was none.

use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::batch::format::Format;
use crate::batch::shard::Shard;
use crate::briefing::WithheldReason;
use crate::diagnostic::{Code, Diagnostic};

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// It was made and written.
    Written,
    /// It stood there already, made from the same.
    Unchanged,
    /// It could not be made or written.
    Failed,
    /// Nobody came to it.
    NotBegun,
    /// The project does not say what it cannot do without.
    Withheld,
}

impl DocumentStatus {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
            Self::NotBegun => "not-begun",
            Self::Withheld => "withheld",
        }
    }
}

/// One document of a run.
#[derive(Debug, Clone)]
pub struct DocumentOutcome {
    /// The name its project's files start with; empty for documents of all projects.
    pub project: String,
    /// Its kind.
    pub kind: String,
    /// What it is written as.
    pub format: Format,
    /// Its file or folder, relative to the output folder, separated by `/`.
    pub file: String,
    /// What became of it.
    pub status: DocumentStatus,
    /// Its pages.
    pub pages: Option<usize>,
    /// How many files a folder has.
    pub files: Option<usize>,
    /// Its bytes.
    pub bytes: Option<usize>,
    /// SHA-256 of the file.
    pub sha256: Option<String>,
    /// The files that were written beside it, relative to the output folder, and their bytes.
    pub beside: Vec<(String, usize)>,
    /// How long it took to make and write.
    pub milliseconds: Option<u64>,
    /// What was found on the way.
    pub findings: Vec<Diagnostic>,
    /// Why it was withheld, if it was.
    pub withheld: Option<WithheldReason>,
}

/// What became of documents that stood there and are not made any more: under names that their projects no longer
/// have, or withheld.
#[derive(Debug, Clone, Default)]
pub struct ClearedNames {
    /// How many under older names were removed.
    pub removed: usize,
    /// How many were removed because they are withheld now.
    pub withdrawn: usize,
    /// What is to be said of those that stay, with the position of the project among those that can be used.
    pub kept: Vec<(usize, Diagnostic)>,
}

/// One project of a run.
#[derive(Debug, Clone)]
pub struct ProjectOutcome {
    /// The profile as it was given.
    pub file: String,
    /// What its files' names start with; none if it could not be used.
    pub slug: Option<String>,
    /// What was found in it.
    pub findings: Vec<Diagnostic>,
    /// How much its documents would need and the profile does not say, as far as they were made.
    pub gaps: usize,
}

impl ProjectOutcome {
    /// What is wrong with it, if it could not be used.
    #[must_use]
    pub fn fault(&self) -> Option<&Diagnostic> {
        self.findings.iter().find(|finding| finding.is_error()).filter(|_| self.slug.is_none())
    }
}

/// What became of a run that came to its end.
#[derive(Debug, Clone)]
pub struct RunOutcome {
    /// The date on the documents.
    pub date: Date,
    /// Which part of the projects was made.
    pub shard: Option<Shard>,
    /// The projects of this part, in the order of the inputs.
    pub projects: Vec<ProjectOutcome>,
    /// Their documents, in the order they were to be made.
    pub documents: Vec<DocumentOutcome>,
    /// Whether the kinds of document were asked for by name, so that one that is withheld is missing.
    pub named_kinds: bool,
    /// From start to end.
    pub milliseconds: u64,
}

impl RunOutcome {
    /// Whether a project could not be used.
    #[must_use]
    pub fn has_invalid_projects(&self) -> bool {
        self.projects.iter().any(|project| project.slug.is_none())
    }

    /// Whether a document is missing.
    #[must_use]
    pub fn has_missing_documents(&self) -> bool {
        self.documents.iter().any(|document| match document.status {
            DocumentStatus::Failed | DocumentStatus::NotBegun => true,
            DocumentStatus::Withheld => self.named_kinds,
            DocumentStatus::Written | DocumentStatus::Unchanged => false,
        })
    }

    /// Whether memory ran out, so that only the program's end stops what took it.
    #[must_use]
    pub fn is_out_of_memory(&self) -> bool {
        self.documents.iter().flat_map(|d| &d.findings).any(|finding| finding.code == Code::TakesTooMuchMemory)
    }
}

/// Why a run did not come to its end.
#[derive(Debug)]
pub enum RunError {
    /// The workbook, or a profile of a run that stops at the first one, cannot be used; events told what is wrong.
    Inputs,
    /// The templates cannot be used.
    Templates(Vec<Diagnostic>),
    /// There is nothing to write to, or nothing to typeset with.
    Setup(Diagnostic),
    /// The machine gives no thread.
    Threads(io::Error),
}
