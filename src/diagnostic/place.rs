//! Places in input files: a cell of a workbook, or a range of a text file.

use std::ops::Range;
use std::sync::Arc;

use crate::message::Argument;

/// The text of an input file, kept to show the line that a diagnostic is about.
#[derive(PartialEq, Eq)]
pub struct SourceText {
    /// The file's name as the user gave it.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Only the name, because every place in the file refers to the text.
impl std::fmt::Debug for SourceText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SourceText").field(&self.name).finish()
    }
}

impl SourceText {
    /// The line and column of a byte offset, both from 1. Columns count characters.
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

/// The position of a cell on its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
}

impl std::fmt::Display for CellRef {
    /// As spreadsheet programs write it: `G14`.
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

/// A place in an input file.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A file as a whole.
    File(Arc<str>),
    /// A cell of a spreadsheet.
    Cell {
        /// The workbook's file name as the user gave it.
        file: Arc<str>,
        /// The sheet's name.
        sheet: Arc<str>,
        /// The cell; none for the sheet as a whole.
        cell: Option<CellRef>,
        /// The content of the cell, to be shown.
        value: String,
    },
    /// A range of a text file.
    Span {
        /// The file and its text.
        source: Arc<SourceText>,
        /// The range in the text, in bytes.
        range: Range<usize>,
    },
}

impl Place {
    /// The file's name as the user gave it.
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

impl From<CellRef> for Argument {
    fn from(cell: CellRef) -> Self {
        Self::Verbatim(cell.to_string())
    }
}

impl From<&Place> for Argument {
    fn from(place: &Place) -> Self {
        Self::Verbatim(place.to_string())
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
}
