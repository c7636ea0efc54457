//! Diagnostics as one flat object each, for JSON.

use serde::{Deserialize, Serialize};

use super::model::{Diagnostic, Severity};
use super::place::Place;
use super::quote::clean;
use crate::language::Language;
use crate::message::Message;

/// A diagnostic as other programs read it, its words in one language: the first label's place only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlatDiagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The name of the code; of another version of the program it may be one that is not known here.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell of a sheet, such as `G14`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The line of a text, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The character in the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// The flat form of `check --format json` and of reports.
    #[must_use]
    pub fn flat(&self, language: Language) -> FlatDiagnostic {
        let text = |message: &Message| clean(&message.text(language));
        let mut flat = FlatDiagnostic {
            severity: self.severity,
            code: self.code.name().to_owned(),
            message: text(&self.message),
            file: None,
            sheet: None,
            cell: None,
            line: None,
            column: None,
            hints: self.hints.iter().map(text).collect(),
        };
        if let Some(label) = self.labels.first() {
            flat.file = Some(label.place.file().to_owned());
            match &label.place {
                Place::File(_) => {}
                Place::Cell { sheet, cell, .. } => {
                    flat.sheet = Some(sheet.to_string());
                    flat.cell = cell.map(|c| c.to_string());
                }
                Place::Span { source, range } => {
                    let (line, column) = source.line_column(range.start);
                    flat.line = Some(line);
                    flat.column = Some(column);
                }
            }
        }
        flat
    }
}
