//! What can go wrong with reports.

use std::io;
use std::path::PathBuf;

use crate::batch::shard::Shard;
use crate::message::{Message, say};

/// Why a report cannot be read, put together or written.
#[derive(Debug)]
pub enum ReportError {
    /// There are none to put together.
    None,
    /// It cannot be read.
    Unreadable(PathBuf, io::Error),
    /// It is a workbook or a table, from which no report is read again.
    ATable(PathBuf, bool),
    /// It is no report.
    NotAReport(PathBuf, serde_json::Error),
    /// It is of a newer version's form.
    Newer(PathBuf, u32),
    /// Two are of different runs: what each of them says.
    Different(PathBuf, PathBuf, Difference, [String; 2]),
    /// It is of a whole run.
    Whole(PathBuf),
    /// A part is there twice, in these files.
    Twice(PathBuf, PathBuf, Shard),
    /// These parts are missing.
    Missing(Vec<String>),
    /// It has no JSON.
    Json(serde_json::Error),
    /// It cannot be made into a table.
    Table(csv::Error),
    /// It cannot be made into a workbook.
    Workbook(rust_xlsxwriter::XlsxError),
    /// It cannot be written.
    Unwritable(PathBuf, io::Error),
}

/// What reports of different runs differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The build of the program.
    Program,
    /// The date on the documents.
    Date,
    /// The number of parts.
    Parts,
}

impl ReportError {
    /// What is to be said about it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::None => say!("name the reports to put together"),
            Self::Unreadable(path, error) => {
                say!("the report {shown} cannot be read: {error}", shown = path.display(), error)
            }
            Self::ATable(path, true) => {
                say!("{shown} is an Excel file: reports are merged from their .json files", shown = path.display())
            }
            Self::ATable(path, false) => say!(
                "{shown} is a table of a report, which cannot be put together again: reports are merged from their .json files",
                shown = path.display()
            ),
            Self::NotAReport(path, error) => say!(
                "{shown} is not a report of `ratsmappe build`: {error}",
                shown = path.display(),
                error = error.to_string()
            ),
            Self::Newer(path, schema) => say!(
                "{shown} is a report of a newer version of ratsmappe (schema {schema}); use that version",
                shown = path.display(),
                schema = *schema
            ),
            Self::Different(path, first, what, [one, other]) => {
                let what = match what {
                    Difference::Program => say!("the program"),
                    Difference::Date => say!("the date"),
                    Difference::Parts => say!("the number of parts"),
                };
                let (path, first) = (path.display(), first.display());
                say!(
                    "{path} and {first} are not parts of one run: they differ in {what}, {one} and {other}",
                    path,
                    first,
                    what,
                    one,
                    other
                )
            }
            Self::Whole(path) => say!("{path} is the report of a whole run, not of a part", path = path.display()),
            Self::Twice(path, first, shard) => say!(
                "part {shard} is there twice: {path} and {first}",
                shard = shard.to_string(),
                path = path.display(),
                first = first.display()
            ),
            Self::Missing(parts) => match &parts[..] {
                [part] => say!("the report of part {part} is missing", part),
                parts => say!("the reports of parts {parts} are missing", parts = parts.join(", ")),
            },
            Self::Json(error) => say!("the result cannot be written as JSON: {error}", error = error.to_string()),
            Self::Table(error) => say!("the report cannot be written as a table: {error}", error = error.to_string()),
            Self::Workbook(error) => {
                say!("the report cannot be written as a workbook: {error}", error = error.to_string())
            }
            Self::Unwritable(path, error) => {
                say!("the report {path} cannot be written: {error}", path = path.display(), error)
            }
        }
    }
}
