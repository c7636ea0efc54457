//! What is wrong, where, and what to do: one type for every stage.
//!
//! Stages collect diagnostics and hand them on; only `cli` prints them, in the user's language. A message is
//! a lower-case fragment without a full stop, as compilers write them.

mod code;
mod invalid;
mod render;

pub use code::Code;
pub use invalid::InvalidValue;
pub use render::{Style, render};

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::message::{Message, Value, say};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input is used, but somebody should look at this.
    Warning,
    /// No document is made from this input.
    Error,
}

/// A text file somebody wrote, kept to show the line a message speaks of.
#[derive(PartialEq, Eq)]
pub struct SourceText {
    /// The file's name as it was given.
    pub name: String,
    /// Its whole text.
    pub text: String,
}

/// The name alone: every place in a file holds its text.
impl std::fmt::Debug for SourceText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SourceText").field(&self.name).finish()
    }
}

impl SourceText {
    /// Line and column of a byte offset, both from 1; the column counts characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }
}

/// A spreadsheet cell's position, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
}

impl std::fmt::Display for CellRef {
    /// As spreadsheets write it: `G14`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut n = u64::from(self.column) + 1;
        while n > 0 {
            n -= 1;
            letters.push(b'A' + (n % 26) as u8);
            n /= 26;
        }
        letters.reverse();
        write!(f, "{}{}", String::from_utf8_lossy(&letters), u64::from(self.row) + 1)
    }
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A file as a whole.
    File(Arc<str>),
    /// A cell of a spreadsheet.
    Cell {
        /// The workbook's name as it was given.
        file: Arc<str>,
        /// The sheet's name.
        sheet: Arc<str>,
        /// The cell; none for the sheet as a whole.
        cell: Option<CellRef>,
        /// What the cell holds, to be shown.
        value: String,
    },
    /// A span of a text file.
    Span {
        /// The file and its text.
        source: Arc<SourceText>,
        /// Byte range in that text.
        range: Range<usize>,
    },
}

impl Place {
    /// The file's name as it was given.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::File(file) | Self::Cell { file, .. } => file,
            Self::Span { source, .. } => &source.name,
        }
    }
}

impl std::fmt::Display for Place {
    /// `kriterien.xlsx › Kriterien!G14` or `profil.toml:12:3`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(file) => f.write_str(file),
            Self::Cell { file, sheet, cell: Some(cell), .. } => write!(f, "{file} › {sheet}!{cell}"),
            Self::Cell { file, sheet, cell: None, .. } => write!(f, "{file} › {sheet}"),
            Self::Span { source, range } => {
                let (line, column) = source.line_column(range.start);
                write!(f, "{}:{line}:{column}", source.name)
            }
        }
    }
}

impl From<CellRef> for Value {
    fn from(cell: CellRef) -> Self {
        Self::Verbatim(cell.to_string())
    }
}

impl From<&Place> for Value {
    fn from(place: &Place) -> Self {
        Self::Verbatim(place.to_string())
    }
}

/// A place and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there; may be nothing.
    pub text: Message,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// A stable name of the fault, such as `unknown-key`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, as a lower-case fragment.
    pub message: Message,
    /// Where; the first label is the main one.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// An error with this code and message.
    #[must_use]
    pub fn error(code: Code, message: Message) -> Self {
        Self { code, severity: Severity::Error, message, labels: Vec::new(), hints: Vec::new() }
    }

    /// A warning with this code and message.
    #[must_use]
    pub fn warning(code: Code, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Adds a place without words.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        self.label(place, Message::nothing())
    }

    /// Adds a place and what is to be said about it.
    #[must_use]
    pub fn label(mut self, place: Place, text: Message) -> Self {
        self.labels.push(Label { place, text });
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds "did you mean" when there is something to mean.
    #[must_use]
    pub fn did_you_mean(self, known: Option<&str>) -> Self {
        match known {
            Some(name) => self.hint(say!("did you mean `{name}`?", name)),
            None => self,
        }
    }

    /// Whether this stops the input from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Whether any of them is an error.
#[must_use]
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// The longest value a message quotes, in characters.
const MAX_QUOTE_CHARS: usize = 80;

/// A value from outside as a message may quote it: cut, without control characters.
#[must_use]
pub fn quote(value: &str) -> String {
    cut(value, MAX_QUOTE_CHARS)
}

fn cut(value: &str, longest: usize) -> String {
    format!("`{}`", shortened(value, longest))
}

/// The beginning of a text from outside, without control characters.
#[must_use]
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    let mut shown: String = clean(text).chars().take(longest).collect();
    if text.chars().count() > longest {
        shown.push('…');
    }
    shown
}

/// The most values a message lists, and how long each may be there: together they fit a screen's line or two.
const MAX_QUOTES: usize = 8;
const MAX_LISTED_CHARS: usize = 30;

/// Several values from outside as a message may list them: the first ones, each cut, and how many more there are.
#[must_use]
pub fn quotes<'a>(values: impl IntoIterator<Item = &'a str>) -> Message {
    let mut values = values.into_iter();
    let shown: Vec<String> = values.by_ref().take(MAX_QUOTES).map(|value| cut(value, MAX_LISTED_CHARS)).collect();
    match values.count() {
        0 => Message::verbatim(shown.join(", ")),
        more => say!("{shown} and {more} more", shown = shown.join(", "), more),
    }
}

/// Control and direction-changing characters as blanks, so that no value can repaint a terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let name = |row, column| CellRef { row, column }.to_string();
        assert_eq!(name(0, 0), "A1");
        assert_eq!(name(13, 6), "G14");
        assert_eq!(name(0, 26), "AA1");
        assert_eq!(name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn quoted_values_are_cut_and_cannot_repaint_a_terminal() {
        let shown = quote(&format!("\u{1b}[31m\u{202e}{}", "x".repeat(1000)));
        assert!(shown.chars().count() < 90);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']));
    }
}
