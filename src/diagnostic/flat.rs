//! Diagnostics as one flat object each, for JSON.

use serde::Serialize;

use super::code::Code;
use super::model::{Diagnostic, Severity};
use super::place::Place;
use super::quote::clean;
use crate::language::Language;
use crate::message::Message;

/// A diagnostic in one language, with the place of its first label only. The names of the fields are those of the JSON.
#[derive(Debug, Serialize)]
pub struct FlatDiagnostic<'a> {
    severity: Severity,
    code: Code,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    hints: Vec<String>,
}

impl Diagnostic {
    /// The diagnostic as `--format json` and reports have it.
    #[must_use]
    pub fn flat(&self, language: Language) -> FlatDiagnostic<'_> {
        let text = |message: &Message| clean(&message.text(language));
        let mut flat = FlatDiagnostic {
            severity: self.severity,
            code: self.code,
            message: text(&self.message),
            file: None,
            sheet: None,
            cell: None,
            line: None,
            column: None,
            hints: self.hints.iter().map(text).collect(),
        };
        if let Some(label) = self.labels.first() {
            flat.file = Some(label.place.file());
            match &label.place {
                Place::File(_) => {}
                Place::Cell { sheet, cell, .. } => {
                    flat.sheet = Some(sheet);
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
