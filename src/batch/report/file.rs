//! Reports as files: read as JSON, written as JSON, as a table or as a workbook.

use std::io;
use std::path::{Path, PathBuf};

use super::book;
use super::error::ReportError;
use super::model::{Report, SCHEMA};
use crate::diagnostic::{FlatDiagnostic, FlatPlace, InvalidValue, Severity, quote};
use crate::files::{self, ReadError};
use crate::language::Language;
use crate::message::say;
use crate::output::write_whole;

/// The largest report that is read, in bytes: that of a hundred thousand documents has a tenth of it.
const MAX_BYTES: u64 = 1 << 30;

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReportFormat {
    Json,
    Csv,
    Xlsx,
}

/// A file that a report is to be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    path: PathBuf,
    format: ReportFormat,
}

impl ReportFile {
    /// Takes a path; its ending names the format.
    ///
    /// # Errors
    /// For a name that ends with none of `.xlsx`, `.json` and `.csv`.
    pub fn new(path: &Path) -> Result<Self, InvalidValue> {
        let format = match path.extension().map(|e| e.to_ascii_lowercase()) {
            Some(e) if e == "json" => ReportFormat::Json,
            Some(e) if e == "csv" => ReportFormat::Csv,
            Some(e) if e == "xlsx" => ReportFormat::Xlsx,
            _ => {
                let shown = quote(&path.to_string_lossy());
                return Err(InvalidValue(say!("the report {shown} must end with .xlsx, .json or .csv", shown)));
            }
        };
        Ok(Self { path: path.to_owned(), format })
    }

    /// Writes a report; a workbook has its words in a language.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, report: &Report, language: Language) -> Result<(), ReportError> {
        let bytes = match self.format {
            ReportFormat::Json => {
                let mut text = serde_json::to_string_pretty(report).map_err(ReportError::Json)?;
                text.push('\n');
                text.into_bytes()
            }
            ReportFormat::Csv => table(report).map_err(ReportError::Table)?,
            ReportFormat::Xlsx => book::workbook(report, language).map_err(ReportError::Workbook)?,
        };
        write_whole(&self.path, &bytes).map_err(|error| ReportError::Unwritable(self.path.clone(), error))
    }
}

/// Reads a report; those of version 0.1, which have no number of their form, too.
///
/// # Errors
/// If it cannot be read, or is none that this version knows.
pub fn read(path: &Path) -> Result<Report, ReportError> {
    let unreadable = |error| ReportError::Unreadable(path.to_owned(), error);
    let bytes = files::read(path, MAX_BYTES).map_err(|error| match error {
        ReadError::Io(error) => unreadable(error),
        ReadError::NotFound => unreadable(io::ErrorKind::NotFound.into()),
        ReadError::TooLarge => unreadable(io::ErrorKind::FileTooLarge.into()),
        ReadError::Folder | ReadError::NotAFile | ReadError::OutsideFolder => {
            unreadable(io::ErrorKind::IsADirectory.into())
        }
    })?;
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    // As all zip files begin.
    let is_workbook = bytes.starts_with(b"PK\x03\x04");
    if is_workbook || is_csv {
        return Err(ReportError::ATable(path.to_owned(), is_workbook));
    }
    let report: Report =
        serde_json::from_slice(&bytes).map_err(|error| ReportError::NotAReport(path.to_owned(), error))?;
    if report.schema > SCHEMA { Err(ReportError::Newer(path.to_owned(), report.schema)) } else { Ok(report) }
}

/// One row a document, then one for each project that could not be used.
fn table(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([
        "project",
        "kind",
        "form",
        "status",
        "file",
        "pages",
        "bytes",
        "sha256",
        "milliseconds",
        "findings",
    ])?;
    let number = |n: Option<String>| n.unwrap_or_default();
    for d in &report.documents {
        table.write_record([
            &d.project,
            &d.kind,
            &d.form,
            d.status.name(),
            &d.file,
            &number(d.pages.map(|n| n.to_string())),
            &number(d.bytes.map(|n| n.to_string())),
            d.sha256.as_deref().unwrap_or_default(),
            &number(d.milliseconds.map(|n| n.to_string())),
            &messages(&d.diagnostics),
        ])?;
    }
    for p in report.projects.iter().filter(|p| p.project.is_none()) {
        table.write_record(["", "", "", "invalid", &p.file, "", "", "", "", &messages(&p.diagnostics)])?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// The messages of findings, one a line, with all their places.
fn messages(diagnostics: &[FlatDiagnostic]) -> String {
    let line = |d: &FlatDiagnostic| {
        // Of a text, the line is enough.
        let shown = |place: &FlatPlace| FlatPlace { column: None, ..place.clone() }.to_string();
        let places: Vec<String> = std::iter::once(&d.place).chain(&d.others).map(shown).collect();
        let severity = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("{}: {severity} [{}]: {}", places.join(", "), d.code, d.message)
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report as version 0.1 wrote it.
    const OLD: &str = r#"{
      "program": "ratsmappe 0.1.0", "build": "b", "date": "2026-11-22", "shard": "1/2",
      "totals": {"projects": 0, "invalid": 1, "documents": 0, "written": 0, "unchanged": 0, "failed": 0,
                 "not_begun": 0, "pages": 0, "bytes": 0, "milliseconds": 3},
      "projects": [{"file": "a.toml", "project": null, "diagnostics": [
        {"severity": "error", "code": "a-code-of-old", "message": "m", "file": "a.toml", "line": 2, "column": 1, "hints": []}
      ]}],
      "documents": []
    }"#;

    #[test]
    fn a_report_for_people_is_called_what_it_is() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let report: Report = serde_json::from_str(OLD)?;
        for (name, told) in [("r.xlsx", "is an Excel file: reports are merged"), ("r.csv", "is a table of a report")] {
            let path = folder.path().join(name);
            ReportFile::new(&path).expect("a name").write(&report, Language::English).expect("a report");
            let message = read(&path).expect_err("no JSON").message().text(Language::English);
            assert!(message.contains(told), "{message}");
        }
        Ok(())
    }

    #[test]
    fn reports_of_the_first_version_are_read_and_newer_ones_are_not() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("part.json");
        std::fs::write(&path, OLD)?;
        let report = read(&path).expect("a report");
        assert_eq!(report.schema, 1);
        assert_eq!(messages(&report.projects[0].diagnostics), "a.toml:2: error [a-code-of-old]: m");
        std::fs::write(&path, OLD.replacen('{', "{\"schema\": 3,", 1))?;
        assert!(matches!(read(&path), Err(ReportError::Newer(_, 3))));
        Ok(())
    }
}
