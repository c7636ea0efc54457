//! What became of every document of a run, for other programs: as JSON or as a table; and reports of parts
//! of a run put together.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::quote;
use crate::message::{Message, count, say};
use crate::output::write_whole;

use super::args::MergeArgs;
use super::exit::{DONE, FAILED, Stop};
use super::shard::Shard;
use super::terminal::Terminal;

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
    pub fn says(&self, code: &str) -> bool {
        self.diagnostics.iter().any(|d| d.get("code").is_some_and(|found| found == code))
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
            Shape::Json => super::json(self)? + "\n",
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

/// Puts the reports of all parts of a run together.
///
/// # Errors
/// If a report cannot be read or written, or the parts are not those of one run.
pub fn merge(args: &MergeArgs, terminal: &mut Terminal) -> Result<u8, Stop> {
    check(std::slice::from_ref(&args.output))?;
    let mut parts = Vec::new();
    for path in &args.reports {
        parts.push((path, read(path)?));
    }
    let whole = together(&parts)?;
    whole.write(&args.output)?;
    let totals = &whole.totals;
    terminal.tell(&say!(
        "{documents} of {projects}: {written} written, {unchanged} unchanged, {failed} failed, {not_begun} not begun; \
         {invalid} with errors",
        documents = count!(totals.documents, "{n} document", "{n} documents"),
        projects = count!(totals.projects, "{n} project", "{n} projects"),
        written = totals.written,
        unchanged = totals.unchanged,
        failed = totals.failed,
        not_begun = totals.not_begun,
        invalid = count!(totals.invalid, "{n} project", "{n} projects"),
    ))?;
    Ok(if totals.failed + totals.not_begun > 0 { FAILED } else { DONE })
}

fn read(path: &Path) -> Result<Report, Stop> {
    let shown = || path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Stop::Failed(say!("the report {shown} cannot be read: {error}", shown = shown(), error)))?;
    serde_json::from_str(&text).map_err(|error| {
        Stop::Failed(say!(
            "{shown} is not a report of `ratsmappe build`: {error}",
            shown = shown(),
            error = error.to_string()
        ))
    })
}

fn together(parts: &[(&PathBuf, Report)]) -> Result<Report, Stop> {
    let Some((first_path, first)) = parts.first() else {
        return Err(Stop::Usage(say!("name the reports to put together")));
    };
    let mut seen = BTreeSet::new();
    for (path, part) in parts {
        let other = |what: Message| {
            let (path, first) = (path.display(), first_path.display());
            Err(Stop::Failed(say!(
                "{path} and {first} are not parts of one run: they differ in {what}",
                path,
                first,
                what
            )))
        };
        if part.build != first.build {
            return other(say!("the program"));
        }
        if part.date != first.date {
            return other(say!("the date"));
        }
        let Some(shard) = part.shard else {
            return Err(Stop::Failed(say!(
                "{path} is the report of a whole run, not of a part",
                path = path.display()
            )));
        };
        if Some(shard.count()) != first.shard.map(Shard::count) {
            return other(say!("the number of parts"));
        }
        if !seen.insert(shard.number()) {
            return Err(Stop::Failed(say!(
                "part {shard} is there twice: {path}",
                shard = shard.to_string(),
                path = path.display()
            )));
        }
    }
    let count = first.shard.map_or(1, Shard::count);
    let missing: Vec<String> = (1..=count).filter(|n| !seen.contains(n)).map(|n| format!("{n}/{count}")).collect();
    if !missing.is_empty() {
        let all = missing.join(", ");
        return Err(Stop::Failed(match missing.len() {
            1 => say!("the report of part {part} is missing", part = all),
            _ => say!("the reports of parts {parts} are missing", parts = all),
        }));
    }
    let projects = parts.iter().flat_map(|(_, part)| part.projects.clone()).collect();
    let documents = parts.iter().flat_map(|(_, part)| part.documents.clone()).collect();
    let milliseconds = parts.iter().map(|(_, part)| part.totals.milliseconds).sum();
    Ok(Report::new(first.date.clone(), None, projects, documents, milliseconds))
}
