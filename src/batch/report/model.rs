//! A report: what became of a run, as other programs read it.

use serde::{Deserialize, Serialize};

use crate::batch::outcome::{DocumentOutcome, DocumentStatus, ProjectOutcome, RunOutcome};
use crate::batch::shard::Shard;
use crate::briefing::WithheldReason;
use crate::diagnostic::{Diagnostic, FlatDiagnostic};
use crate::language::Language;

/// The number of the form of reports: it grows when a program that reads them must know of a change. Reports of
/// version 0.1 have none, and know no documents that are withheld.
pub(super) const SCHEMA: u32 = 2;

/// The form of reports that do not name theirs.
fn first_schema() -> u32 {
    1
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportedDocument {
    /// The name its project's files start with; empty for documents of all projects.
    pub project: String,
    /// Its kind.
    pub kind: String,
    /// What it is written as: `pdf` or `typst`.
    pub form: String,
    /// What became of it.
    pub status: DocumentStatus,
    /// Its file, relative to the output folder, separated by `/`.
    pub file: String,
    /// Its pages.
    pub pages: Option<usize>,
    /// Its bytes.
    pub bytes: Option<usize>,
    /// SHA-256 of the file.
    pub sha256: Option<String>,
    /// How long it took to make and write.
    pub milliseconds: Option<u64>,
    /// What was found on the way.
    pub diagnostics: Vec<FlatDiagnostic>,
    /// Why it was withheld, and the key of the profile that would bring it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<ReportedReason>,
}

/// Why a document was withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedReason {
    /// The reason by its code.
    pub reason: WithheldReason,
    /// The key of the profile that would bring the document.
    pub key: String,
}

/// A project's findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportedProject {
    /// The profile as it was given.
    pub file: String,
    /// The name its files start with; none if it could not be used.
    pub project: Option<String>,
    /// What was found in it.
    pub diagnostics: Vec<FlatDiagnostic>,
}

/// The sums of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Projects that could be used.
    pub projects: usize,
    /// Projects that could not.
    pub invalid: usize,
    /// Documents.
    pub documents: usize,
    /// Documents written.
    pub written: usize,
    /// Documents that stood there already.
    pub unchanged: usize,
    /// Documents that failed.
    pub failed: usize,
    /// Documents nobody came to.
    pub not_begun: usize,
    /// Documents whose projects do not say what they cannot do without.
    #[serde(default)]
    pub withheld: usize,
    /// Pages of all documents there are.
    pub pages: usize,
    /// Bytes of all documents there are.
    pub bytes: usize,
    /// From start to end; of several parts the sum.
    pub milliseconds: u64,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The number of the report's form.
    #[serde(default = "first_schema")]
    pub(super) schema: u32,
    /// The program and its version.
    pub program: String,
    /// A hash over everything the program was built from.
    pub build: String,
    /// The date on the documents.
    pub date: String,
    /// Which part of a run this is; none for a whole run.
    pub shard: Option<Shard>,
    /// The sums.
    pub totals: Totals,
    /// All projects, by file.
    pub projects: Vec<ReportedProject>,
    /// All documents, by file.
    pub documents: Vec<ReportedDocument>,
}

impl Report {
    /// What became of a run, its diagnostics in this language.
    #[must_use]
    pub fn new(outcome: &RunOutcome, language: Language) -> Self {
        let projects = outcome.projects.iter().map(|project| ReportedProject::new(project, language)).collect();
        let documents = outcome.documents.iter().map(|document| ReportedDocument::new(document, language)).collect();
        Self::put_together(outcome.date.to_string(), outcome.shard, projects, documents, outcome.milliseconds)
    }

    /// Puts a run's parts in order and adds them up.
    pub(super) fn put_together(
        date: String,
        shard: Option<Shard>,
        mut projects: Vec<ReportedProject>,
        mut documents: Vec<ReportedDocument>,
        milliseconds: u64,
    ) -> Self {
        projects.sort_by(|a, b| (&a.file, &a.project).cmp(&(&b.file, &b.project)));
        documents.sort_by(|a, b| (&a.file, &a.form).cmp(&(&b.file, &b.form)));
        let count = |status| documents.iter().filter(|d| d.status == status).count();
        let usable = projects.iter().filter(|p| p.project.is_some()).count();
        let totals = Totals {
            projects: usable,
            invalid: projects.len() - usable,
            documents: documents.len(),
            written: count(DocumentStatus::Written),
            unchanged: count(DocumentStatus::Unchanged),
            failed: count(DocumentStatus::Failed),
            not_begun: count(DocumentStatus::NotBegun),
            withheld: count(DocumentStatus::Withheld),
            pages: documents.iter().filter_map(|d| d.pages).sum(),
            bytes: documents.iter().filter_map(|d| d.bytes).sum(),
            milliseconds,
        };
        let program = concat!("ratsmappe ", env!("CARGO_PKG_VERSION")).to_owned();
        let build = env!("RATSMAPPE_BUILD").to_owned();
        Self { schema: SCHEMA, program, build, date, shard, totals, projects, documents }
    }
}

fn flat(findings: &[Diagnostic], language: Language) -> Vec<FlatDiagnostic> {
    findings.iter().map(|finding| finding.flat(language)).collect()
}

impl ReportedProject {
    fn new(project: &ProjectOutcome, language: Language) -> Self {
        Self {
            file: project.file.clone(),
            project: project.slug.clone(),
            diagnostics: flat(&project.findings, language),
        }
    }
}

impl ReportedDocument {
    fn new(document: &DocumentOutcome, language: Language) -> Self {
        Self {
            project: document.project.clone(),
            kind: document.kind.clone(),
            form: document.format.name().to_owned(),
            status: document.status,
            file: document.file.clone(),
            pages: document.pages,
            bytes: document.bytes,
            sha256: document.sha256.clone(),
            milliseconds: document.milliseconds,
            diagnostics: flat(&document.findings, language),
            withheld: document.withheld.map(|reason| ReportedReason { reason, key: reason.key().to_owned() }),
        }
    }
}
