//! A sheet as a table: finds its header row, reads cells by column header, and reports what is wrong with them.

use super::columns::TWIN;
use super::findings::BoundedFindings;
use super::parse;
use super::wording::unknown_mark;
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::{CellValue, Sheet, SheetRow, Workbook};

/// Rows from the top of a sheet in which a header row is looked for.
pub(super) const MAX_HEADER_ROWS: u32 = 50;

/// A table whose columns are known by their headers.
pub(super) struct SheetTable<'a> {
    pub workbook: &'a Workbook,
    pub sheet: &'a Sheet,
    header_row: u32,
    language: Language,
    /// Each header, reduced to its letters and digits, with its column.
    columns: Vec<(String, u32)>,
}

impl<'a> SheetTable<'a> {
    /// Finds the first sheet with one of these names, a hidden one only where people see none; its header row is the
    /// first one with the column `key`. A sheet without such a column is reported and left out.
    pub(super) fn find(
        workbook: &'a Workbook,
        sheet_names: &[&str],
        key: &str,
        language: Language,
        findings: &mut BoundedFindings,
    ) -> Option<Self> {
        let named = |s: &&Sheet| sheet_names.iter().any(|n| names::letters(n) == names::letters(&s.name));
        let mut sheets = workbook.visible_first().filter(named);
        let sheet = sheets.next()?;
        workbook.chosen(sheet, &sheets.collect::<Vec<_>>()).into_iter().for_each(|found| findings.push(found));
        let wanted = names::letters(key);
        for row in sheet.rows.iter().take_while(|r| r.index < MAX_HEADER_ROWS) {
            let columns: Vec<(String, u32)> =
                row.cells.iter().map(|c| (names::letters(c.value.shown()), c.column)).collect();
            if columns.iter().any(|(header, _)| *header == wanted) {
                return Some(Self { workbook, sheet, header_row: row.index, language, columns });
            }
        }
        findings.push(
            Diagnostic::warning(
                Code::MissingColumn,
                say!("the sheet has no column {key}, so it is left out", key = quote(key)),
            )
            .at(workbook.sheet_place(sheet))
            .hint(say!("name the column {key} in the header row", key = quote(key))),
        );
        None
    }

    /// The rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        self.sheet.rows.iter().filter(|r| r.index > self.header_row).map(|row| TableRow { table: self, row })
    }
}

/// A row of a table.
pub(super) struct TableRow<'a> {
    table: &'a SheetTable<'a>,
    row: &'a SheetRow,
}

impl TableRow<'_> {
    fn column(&self, header: &str) -> Option<u32> {
        let wanted = names::letters(header);
        self.table.columns.iter().find(|(h, _)| *h == wanted).map(|(_, c)| *c)
    }

    /// The place of a cell; that of the sheet if there is no such column.
    pub(super) fn place(&self, header: &str) -> Place {
        match self.column(header) {
            Some(column) => self.table.workbook.place(self.table.sheet, CellRef { row: self.row.index, column }),
            None => self.table.workbook.sheet_place(self.table.sheet),
        }
    }

    fn raw(&self, header: &str, findings: &mut BoundedFindings) -> Option<&str> {
        match self.row.value(self.column(header)?)? {
            CellValue::Error(error) => {
                findings.push(error_cell(error, self.place(header)));
                None
            }
            value => Some(value.shown()),
        }
    }

    /// The text as readers see it: that of the English twin column if English is read and the cell has content.
    fn text(&self, header: &str, findings: &mut BoundedFindings) -> Option<&str> {
        let twin = format!("{header}{TWIN}");
        if self.table.language == Language::English && !self.is_blank(&twin) {
            return self.raw(&twin, findings);
        }
        let text = self.raw(header, findings)?;
        if self.table.language == Language::English {
            findings.note_untranslated(text, self.is_translated());
        }
        Some(text)
    }

    /// Whether the row has an English twin of anything.
    fn is_translated(&self) -> bool {
        let twin = names::letters(TWIN);
        let twins = self.table.columns.iter().filter(|(header, _)| header.ends_with(&twin));
        twins.into_iter().any(|(_, column)| self.row.value(*column).is_some())
    }

    /// A name as readers see it, on one line. Other cells refer to the German one, [`Self::name`].
    pub(super) fn shown(&self, header: &str, findings: &mut BoundedFindings) -> Option<String> {
        self.text(header, findings).map(parse::name).filter(|t| !t.is_empty())
    }

    /// The German name, on one line.
    pub(super) fn name(&self, header: &str, findings: &mut BoundedFindings) -> Option<String> {
        self.raw(header, findings).map(parse::name).filter(|t| !t.is_empty())
    }

    /// Whether a cell is empty; a cell with an error value is not.
    pub(super) fn is_blank(&self, header: &str) -> bool {
        self.column(header).and_then(|c| self.row.value(c)).is_none()
    }

    /// The German name, which every row must have.
    pub(super) fn required(&self, header: &str, findings: &mut BoundedFindings) -> Option<String> {
        let name = self.name(header, findings);
        if self.is_blank(header) {
            findings.push(
                Diagnostic::error(
                    Code::MissingTitle,
                    say!("the row has no value in the column {header}", header = quote(header)),
                )
                .at(self.place(header))
                .hint(say!("fill in the cell or delete the row")),
            );
        }
        name
    }

    /// Prose as readers see it, with its paragraphs.
    pub(super) fn prose(&self, header: &str, findings: &mut BoundedFindings) -> Option<String> {
        self.sentences(header, findings).map(parse::prose).filter(|t| !t.is_empty())
    }

    /// The text as readers see it, which may hold marks.
    fn sentences(&self, header: &str, findings: &mut BoundedFindings) -> Option<&str> {
        let text = self.text(header, findings)?;
        if text.contains('{') {
            let twin = format!("{header}{TWIN}");
            let own = self.table.language == Language::English && !self.is_blank(&twin);
            let place = self.place(if own { &twin } else { header });
            unknown_mark(text, place).into_iter().for_each(|found| findings.push(found));
        }
        Some(text)
    }

    /// One value per line.
    pub(super) fn lines(&self, header: &str, findings: &mut BoundedFindings) -> Vec<String> {
        self.text(header, findings).map(parse::lines).unwrap_or_default()
    }

    /// One value per line of just this column, whatever the language.
    pub(super) fn own_lines(&self, header: &str, findings: &mut BoundedFindings) -> Vec<String> {
        self.raw(header, findings).map(parse::lines).unwrap_or_default()
    }

    /// Short values, one per line or separated by commas or semicolons.
    pub(super) fn list(&self, header: &str, findings: &mut BoundedFindings) -> Vec<String> {
        let cut = |line: String| line.split([',', ';']).map(|v| v.trim().to_owned()).collect::<Vec<_>>();
        self.lines(header, findings).into_iter().flat_map(cut).filter(|v| !v.is_empty()).collect()
    }
}

/// The error for a cell with an error value.
pub(super) fn error_cell(error: &str, place: Place) -> Diagnostic {
    Diagnostic::error(Code::ErrorCell, say!("the cell holds the error value {error}", error = quote(error)))
        .at(place)
        .hint(say!("repair the formula, or replace it by its value"))
}
