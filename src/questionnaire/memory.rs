//! The hidden sheet: what the questionnaire was made from, what it asks for, and the suggestions of its lists.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::fields::{self, Source};
use super::marks::{self, CRITERIA, FACTS, MEMORY};
use super::style::CellFormats;
use super::texts::Texts;
use crate::catalog::{Catalog, Criterion, OperatingKind};
use crate::council_form::CouncilForm;
use crate::profile::{MadeWith, Profile};

/// The sheet's name.
const NAME: &str = "ratsmappe";
/// Its columns.
pub(super) const COLUMNS: [&str; 4] = ["art", "a", "b", "c"];

/// A row about the catalogue: its hash, its name.
pub(super) const CATALOG: &str = "katalog";
/// A row about a criterion that is asked for: its id, its title.
pub(super) const CRITERION: &str = "kriterium";
/// A row about a suggestion: its source, what is shown, what it means.
pub(super) const WORD: &str = "wort";
/// A row about a sheet: its part, its name.
pub(super) const SHEET: &str = "blatt";

/// A row about what was filled in when it was made: the path of a statement, its hash.
pub(super) const MADE: &str = "vorgabe";

/// What stands between a criterion's number and its title in a list.
pub(super) const BETWEEN: &str = " · ";

/// The hidden sheet's rows.
#[derive(Debug)]
pub(super) struct HiddenSheet {
    rows: Vec<[String; 4]>,
}

impl HiddenSheet {
    /// What is kept: `catalog` is the one whose words are shown, `reference` the one names are kept from.
    pub fn new(profile: &Profile, catalog: &Catalog, reference: &Catalog, asked: &[&Criterion], texts: &Texts) -> Self {
        let row = |kind: &str, a: &str, b: &str, c: &str| [kind, a, b, c].map(str::to_owned);
        let file = catalog.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut rows = vec![
            row("programm", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"), ""),
            row(CATALOG, &reference.sha256, file, ""),
        ];
        let parts = [FACTS, CRITERIA].into_iter().chain(fields::tables().iter().map(|table| table.path));
        rows.extend(parts.map(|part| row(SHEET, part, texts.sheet(part).0, "")));
        for criterion in asked {
            let title = reference.by_id(&criterion.id).map_or(&criterion.title, |kept| &kept.title);
            rows.push(row(CRITERION, &criterion.id, title, ""));
        }
        for source in Source::ALL {
            let words = suggestions(source, catalog);
            rows.extend(words.into_iter().map(|(shown, meaning)| row(WORD, source.name(), &shown, &meaning)));
        }
        let made = MadeWith::of(&profile.statements(), reference);
        rows.extend(made.rows().map(|(path, hash)| row(MADE, path, hash, "")));
        Self { rows }
    }

    /// Where the suggestions of a list stand, as a formula; none if there are none.
    pub fn range(&self, source: Source) -> Option<String> {
        let is = |row: &[String; 4]| row[0] == WORD && row[1] == source.name();
        let (first, last) = (self.rows.iter().position(is)?, self.rows.iter().rposition(is)?);
        // The marks stand in the first row.
        Some(format!("='{NAME}'!$C${}:$C${}", first + 2, last + 2))
    }

    /// Writes the sheet.
    pub fn write(&self, book: &mut Workbook, look: &CellFormats) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(NAME)?.set_hidden(true);
        for (column, name) in (0_u16..).zip(COLUMNS) {
            sheet.write_string_with_format(0, column, marks::mark(MEMORY, name), &look.hidden)?;
        }
        for (row, cells) in (1_u32..).zip(&self.rows) {
            for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string_with_format(row, column, text, &look.hidden)?;
            }
        }
        sheet.protect();
        Ok(())
    }
}

/// What a list suggests: what is shown and what profiles write for it.
fn suggestions(source: Source, catalog: &Catalog) -> Vec<(String, String)> {
    let named = |fits: &dyn Fn(OperatingKind) -> bool| {
        let rows = catalog.operating_models.iter().filter(|row| fits(row.kind));
        rows.map(|row| (row.name.clone(), row.key.clone())).collect()
    };
    match source {
        Source::OperatingModels => named(&|kind| matches!(kind, OperatingKind::Model | OperatingKind::Mixed)),
        Source::OperatingQuestions => named(&|kind| kind == OperatingKind::Question),
        Source::PaperForms => CouncilForm::built_in().map(|(key, form)| (form.name.clone(), key.to_owned())).collect(),
        Source::Criteria => {
            let criteria = catalog.criteria.iter();
            criteria.map(|c| (format!("{}{BETWEEN}{}", c.id, c.title), c.id.clone())).collect()
        }
    }
}

/// What a profile's word is shown as, if it is one of the suggestions.
pub(super) fn shown(source: Source, catalog: &Catalog, meaning: &str) -> Option<String> {
    suggestions(source, catalog).into_iter().find(|(_, means)| means == meaning).map(|(shown, _)| shown)
}
