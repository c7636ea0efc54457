//! What became of every document of a run, for other programs: as JSON or as a table.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Code, quote};
use crate::message::{Message, say};
use crate::output::write_whole;

use crate::batch::shard::Shard;
use crate::cli::exit::Stop;

/// What became of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It was made and written.
    Written,
    /// It stood there already, made from the same.
    Unchanged,
    /// It could not be made or written.
    Failed,
    /// Nobody came to it.
    NotBegun,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The name its project's files start with; empty for documents of all projects.
    pub project: String,
    /// Its kind.
    pub kind: String,
    /// `pdf`, `typst` or `xlsx`.
    pub form: String,
    /// What became of it.
    pub status: Status,
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
    pub diagnostics: Vec<Value>,
}

impl Document {
    /// Whether one of its diagnostics has this code.
    #[must_use]
    pub fn says(&self, code: Code) -> bool {
        self.diagnostics.iter().any(|d| d.get("code").is_some_and(|found| found == code.name()))
    }
}

/// A project's findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The profile as it was given.
    pub file: String,
    /// The name its files start with; none if it could not be used.
    pub project: Option<String>,
    /// What was found in it.
    pub diagnostics: Vec<Value>,
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
    pub projects: Vec<Project>,
    /// All documents, by file.
    pub documents: Vec<Document>,
}

impl Report {
    /// Puts a run's parts in order and adds them up.
    #[must_use]
    pub fn new(
        date: String,
        shard: Option<Shard>,
        mut projects: Vec<Project>,
        mut documents: Vec<Document>,
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
            written: count(Status::Written),
            unchanged: count(Status::Unchanged),
            failed: count(Status::Failed),
            not_begun: count(Status::NotBegun),
            pages: documents.iter().filter_map(|d| d.pages).sum(),
            bytes: documents.iter().filter_map(|d| d.bytes).sum(),
            milliseconds,
        };
        let program = concat!("ratsmappe ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { program, build: env!("RATSMAPPE_BUILD").to_owned(), date, shard, totals, projects, documents }
    }

    /// Writes the report in the form that the file's ending names.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Stop> {
        let text = match Shape::of(path)? {
            Shape::Json => crate::cli::json(self)? + "\n",
            Shape::Csv => self.table()?,
        };
        write_whole(path, text.as_bytes()).map_err(|error| {
            Stop::Failed(say!("the report {path} cannot be written: {error}", path = path.display(), error))
        })
    }

    fn table(&self) -> Result<String, Stop> {
        let failed = |error: csv::Error| {
            Stop::Failed(say!("the report cannot be written as a table: {error}", error = error.to_string()))
        };
        let mut table = csv::Writer::from_writer(Vec::new());
        let header =
            ["project", "kind", "form", "status", "file", "pages", "bytes", "sha256", "milliseconds", "findings"];
        table.write_record(header).map_err(failed)?;
        let number = |n: Option<String>| n.unwrap_or_default();
        for d in &self.documents {
            let status = serde_json::to_value(d.status).ok();
            let status = status.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            let row = [
                d.project.clone(),
                d.kind.clone(),
                d.form.clone(),
                status,
                d.file.clone(),
                number(d.pages.map(|n| n.to_string())),
                number(d.bytes.map(|n| n.to_string())),
                d.sha256.clone().unwrap_or_default(),
                number(d.milliseconds.map(|n| n.to_string())),
                messages(&d.diagnostics),
            ];
            table.write_record(&row).map_err(failed)?;
        }
        for p in self.projects.iter().filter(|p| p.project.is_none()) {
            let row = ["", "", "", "invalid", &p.file, "", "", "", "", &messages(&p.diagnostics)];
            table.write_record(row).map_err(failed)?;
        }
        let bytes = table.into_inner().map_err(|error| failed(error.into_error().into()))?;
        String::from_utf8(bytes).map_err(|error| Stop::Failed(Message::verbatim(error.to_string())))
    }
}

/// The messages of findings, one a line, with their places.
fn messages(diagnostics: &[Value]) -> String {
    let text = |d: &Value, key: &str| d.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let place = |d: &Value| {
        let at = match (d.get("cell").and_then(Value::as_str), d.get("line").and_then(Value::as_u64)) {
            (Some(cell), _) => format!(" › {}!{cell}", text(d, "sheet")),
            (None, Some(line)) => format!(":{line}"),
            _ => String::new(),
        };
        text(d, "file") + &at
    };
    let lines: Vec<String> = diagnostics
        .iter()
        .map(|d| format!("{}: {} [{}]: {}", place(d), text(d, "severity"), text(d, "code"), text(d, "message")))
        .collect();
    lines.join("\n")
}

/// A form of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Json,
    Csv,
}

impl Shape {
    fn of(path: &Path) -> Result<Self, Stop> {
        match path.extension().map(|e| e.to_ascii_lowercase()) {
            Some(e) if e == "json" => Ok(Self::Json),
            Some(e) if e == "csv" => Ok(Self::Csv),
            _ => {
                let shown = quote(&path.to_string_lossy());
                Err(Stop::Usage(say!("the report {shown} must end with .json or .csv", shown)))
            }
        }
    }
}

/// Refuses reports of unknown forms before anything is done.
///
/// # Errors
/// For a name that ends with neither `.json` nor `.csv`.
pub fn check(paths: &[PathBuf]) -> Result<(), Stop> {
    paths.iter().try_for_each(|path| Shape::of(path).map(drop))
}
