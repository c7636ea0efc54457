//! The header row of the table of criteria and the meaning of its columns.

use std::collections::BTreeMap;

use super::columns::{self, CriteriaColumn};
use super::findings::BoundedFindings;
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::{Sheet, SheetRow, Workbook};

/// A header row and the meaning of its columns.
pub(super) struct Layout<'a> {
    pub workbook: &'a Workbook,
    pub sheet: &'a Sheet,
    pub header_row: u32,
    headers: Vec<(u32, &'a str)>,
    columns: BTreeMap<CriteriaColumn, u32>,
    /// The language that texts are read in.
    pub language: Language,
    /// The English twins of columns; empty where German is read.
    twins: BTreeMap<CriteriaColumn, u32>,
    /// Columns without a known meaning, in the sheet's order. Their values are kept under their headers.
    pub extra: Vec<(u32, &'a str)>,
    /// Columns with the same meaning as another one: the column that is not used, and the one that is.
    duplicates: Vec<(u32, u32)>,
}

impl<'a> Layout<'a> {
    /// Finds the meaning of each header of `row`. Of several columns with one meaning, that with the likelier
    /// spelling is used.
    pub(super) fn new(workbook: &'a Workbook, sheet: &'a Sheet, row: &'a SheetRow, language: Language) -> Self {
        let headers: Vec<(u32, &str)> = row.cells.iter().map(|c| (c.column, c.value.shown())).collect();
        let mut columns: BTreeMap<CriteriaColumn, u32> = BTreeMap::new();
        let mut ranks: BTreeMap<CriteriaColumn, usize> = BTreeMap::new();
        let mut duplicates = Vec::new();
        let mut extra = Vec::new();
        let mut twins = BTreeMap::new();
        for (at, header) in &headers {
            if language == Language::English
                && let Some((column, _)) = columns::twin_of(header).and_then(columns::of)
            {
                twins.entry(column).or_insert(*at);
            }
            match columns::of(header) {
                None => extra.push((*at, *header)),
                Some((CriteriaColumn::Ignored, _)) => {}
                Some((column, rank)) => {
                    let before = ranks.get(&column).copied();
                    if before.is_none_or(|b| rank < b) {
                        ranks.insert(column, rank);
                        if let Some(unused) = columns.insert(column, *at) {
                            duplicates.push((unused, *at));
                        }
                    } else if let Some(used) = columns.get(&column) {
                        duplicates.push((*at, *used));
                    }
                }
            }
        }
        for (unused, used) in &mut duplicates {
            let header = headers.iter().find(|(c, _)| c == unused).map(|(_, h)| *h).unwrap_or_default();
            if let Some((column, _)) = columns::of(header) {
                *used = columns.get(&column).copied().unwrap_or(*used);
            }
            extra.push((*unused, header));
        }
        extra.sort_unstable();
        Self { workbook, sheet, header_row: row.index, headers, language, columns, twins, extra, duplicates }
    }

    /// The index of a column on the sheet.
    pub(super) fn column(&self, column: CriteriaColumn) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// The index of a column's English twin.
    pub(super) fn twin(&self, column: CriteriaColumn) -> Option<u32> {
        self.twins.get(&column).copied()
    }

    /// Whether a row has an English twin of anything.
    pub(super) fn has_twin(&self, row: &SheetRow) -> bool {
        self.twins.values().any(|at| row.value(*at).is_some())
    }

    /// The number of columns with a known meaning.
    pub(super) fn known(&self) -> usize {
        self.columns.len()
    }

    /// Every header with its column.
    pub(super) fn headers(&self) -> impl Iterator<Item = (u32, &'a str)> {
        self.headers.iter().copied()
    }

    /// The place of a cell of this sheet.
    pub(super) fn place(&self, cell: CellRef) -> Place {
        self.workbook.place(self.sheet, cell)
    }

    fn header_place(&self, column: u32) -> Place {
        self.place(CellRef { row: self.header_row, column })
    }

    /// Reports columns with the same meaning, and unknown headers that are one letter off a known one.
    pub(super) fn report_headers(&self, findings: &mut BoundedFindings) {
        for (unused, used) in &self.duplicates {
            findings.push(
                Diagnostic::warning(
                    Code::DuplicateColumn,
                    say!("two columns mean the same; the second named here is used"),
                )
                .label(self.header_place(*unused), say!("not used"))
                .label(self.header_place(*used), say!("used"))
                .hint(say!("delete or rename one of them")),
            );
        }
        for (column, header) in &self.extra {
            if columns::of(header).is_some() || header.chars().count() < 5 || header.len() > 100 {
                continue;
            }
            let near = columns::headers()
                .find(|h| strsim::damerau_levenshtein(&names::letters(h), &names::letters(header)) == 1);
            if near.is_some() {
                findings.push(
                    Diagnostic::warning(
                        Code::UnknownColumn,
                        say!("the column {header} has no meaning here", header = quote(header)),
                    )
                    .at(self.header_place(*column))
                    .did_you_mean(near),
                );
            }
        }
    }
}
