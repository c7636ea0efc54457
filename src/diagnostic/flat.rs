//! Diagnostics as one flat object each, for JSON.

use serde::{Deserialize, Serialize};

use super::model::{Diagnostic, Severity};
use super::place::Place;
use super::quote::clean;
use crate::language::Language;
use crate::message::Message;

/// A diagnostic as other programs read it, its words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlatDiagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The name of the code; of another version of the program it may be one that is not known here.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The main place; without a file if there is none.
    #[serde(flatten)]
    pub place: FlatPlace,
    /// The other places, such as that of the other file where two files contradict each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<FlatPlace>,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// A place as other programs read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlatPlace {
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
}

impl From<&Place> for FlatPlace {
    fn from(place: &Place) -> Self {
        let flat = Self { file: Some(place.file().to_owned()), ..Self::default() };
        match place {
            Place::File(_) => flat,
            Place::Cell { sheet, cell, .. } => {
                Self { sheet: Some(sheet.to_string()), cell: cell.map(|cell| cell.to_string()), ..flat }
            }
            Place::Span { source, range } => {
                let (line, column) = source.line_column(range.start);
                Self { line: Some(line), column: Some(column), ..flat }
            }
        }
    }
}

impl std::fmt::Display for FlatPlace {
    /// As messages show a [`Place`].
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or_default())?;
        match self {
            Self { sheet: Some(sheet), cell: Some(cell), .. } => write!(f, " › {sheet}!{cell}"),
            Self { sheet: Some(sheet), .. } => write!(f, " › {sheet}"),
            Self { line: Some(line), column: Some(column), .. } => write!(f, ":{line}:{column}"),
            Self { line: Some(line), .. } => write!(f, ":{line}"),
            _ => Ok(()),
        }
    }
}

impl Diagnostic {
    /// The flat form of `check --format json` and of reports.
    #[must_use]
    pub fn flat(&self, language: Language) -> FlatDiagnostic {
        let text = |message: &Message| clean(&message.text(language));
        let mut places = self.labels.iter().map(|label| FlatPlace::from(&label.place));
        FlatDiagnostic {
            severity: self.severity,
            code: self.code.name().to_owned(),
            message: text(&self.message),
            place: places.next().unwrap_or_default(),
            others: places.collect(),
            hints: self.hints.iter().map(text).collect(),
        }
    }
}
