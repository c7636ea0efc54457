//! The header rows of the questionnaire's sheets, by the words people see: how columns are found again where their
//! hidden marks are gone. Takes sheets, gives the row and its columns.

use super::fields::{self, Field};
use super::marks::{ANSWER, CRITERIA, FACTS, KEY, NUMBER, SHOWN};
use super::texts::Texts;
use crate::language::Language;
use crate::names;
use crate::workbook::{Cell, Sheet, SheetRow};

/// How many rows with content may be the header or stand above it.
pub(super) const MAX_ROWS: usize = 500;
/// Bytes of the longest cell that can be a header or its explanation.
const MAX_WORDS: usize = 400;

/// A column as its sheet shows it.
pub(super) struct HeadedColumn {
    /// Its name; [`SHOWN`] for one that is only shown.
    pub name: &'static str,
    /// What stands above it, in every language, reduced to letters.
    heads: Vec<String>,
    /// What explains it under that, in every language, reduced to letters.
    notes: Vec<String>,
}

/// The header row of a part.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Its index on the sheet.
    pub row: u32,
    /// The columns it names.
    pub columns: Vec<(&'static str, u32)>,
}

/// All parts that people see.
pub(super) fn parts() -> impl Iterator<Item = &'static str> {
    [FACTS, CRITERIA].into_iter().chain(fields::tables().iter().map(|table| table.path))
}

/// The columns of a part.
pub(super) fn columns(part: &str) -> Vec<HeadedColumn> {
    match part {
        FACTS => [("angabe", SHOWN), ("antwort", ANSWER), ("erklaerung", SHOWN), ("noetig_fuer", SHOWN)]
            .map(|(t, n)| worded(t, n))
            .into(),
        CRITERIA => {
            let shown = [("nummer", NUMBER), ("kriterium", SHOWN), ("art", SHOWN), ("beschreibung", SHOWN)];
            shown
                .map(|(text, name)| worded(text, name))
                .into_iter()
                .chain(fields::criteria().iter().map(asked))
                .collect()
        }
        path => {
            let table = fields::tables().iter().find(|table| table.path == path);
            table.map_or_else(Vec::new, |table| table.columns.iter().map(asked).collect())
        }
    }
}

fn worded(text: &str, name: &'static str) -> HeadedColumn {
    let heads = Language::ALL.map(|language| names::letters(Texts::of(language).text(text)));
    HeadedColumn { name, heads: heads.into(), notes: Vec::new() }
}

fn asked(field: &Field) -> HeadedColumn {
    let notes = Language::ALL.into_iter().flat_map(|language| {
        let note = names::letters(field.help(language));
        [names::letters(Texts::of(language).text("pflicht")) + &note, note]
    });
    let heads = Language::ALL.map(|language| names::letters(field.label(language)));
    HeadedColumn { name: field.key, heads: heads.into(), notes: notes.collect() }
}

/// Whether a sheet is called as that of a part is, in whatever language.
pub(super) fn is_named(sheet: &Sheet, part: &str) -> bool {
    let name = names::letters(&sheet.name);
    Language::ALL.into_iter().any(|language| names::letters(Texts::of(language).sheet(part).0) == name)
}

/// The fewest columns that a header of an older questionnaire names, which had fewer of them.
const MIN_OLDER: usize = 4;

/// The row of a sheet that names most columns of a part, if it names half of them; or nothing else, as in an older
/// questionnaire.
pub(super) fn find(sheet: &Sheet, columns: &[HeadedColumn]) -> Option<Header> {
    let mut best = Header::default();
    let mut whole = false;
    for row in sheet.rows.iter().take(MAX_ROWS) {
        let found = named(row, columns);
        if found.len() > best.columns.len() {
            whole = short(row).filter(|cell| !cell.value.shown().trim().is_empty()).count() == found.len();
            best = Header { row: row.index, columns: found };
        }
    }
    let count = best.columns.len();
    (count >= 2 && count * 2 >= columns.len() || count >= MIN_OLDER && whole).then_some(best)
}

fn named(row: &SheetRow, columns: &[HeadedColumn]) -> Vec<(&'static str, u32)> {
    let cells: Vec<(u32, String)> = short(row).map(|cell| (cell.column, names::letters(cell.value.shown()))).collect();
    let mut found: Vec<(&'static str, u32)> = Vec::new();
    for column in columns {
        let is = |(at, letters): &&(u32, String)| {
            column.heads.contains(letters) && !found.iter().any(|(_, taken)| taken == at)
        };
        if let Some((at, _)) = cells.iter().find(is) {
            found.push((column.name, *at));
        }
    }
    found
}

/// The cells that may be a header or its explanation.
fn short(row: &SheetRow) -> impl Iterator<Item = &Cell> {
    row.cells.iter().filter(|cell| cell.value.shown().len() <= MAX_WORDS)
}

/// Whether a row holds the explanations under a header.
pub(super) fn is_note(row: &SheetRow, columns: &[HeadedColumn]) -> bool {
    let notes = |letters: &String| !letters.is_empty() && columns.iter().any(|column| column.notes.contains(letters));
    short(row).any(|cell| notes(&names::letters(cell.value.shown())))
}

/// The hidden column of a part whose marks are gone: the keys of the facts, the ids of the criteria.
pub(super) fn hidden(sheet: &Sheet, part: &str, header: &Header) -> Option<(&'static str, u32)> {
    let taken = |column: u32| header.columns.iter().any(|(_, at)| *at == column);
    let number = header.columns.iter().find(|(name, _)| *name == NUMBER).map(|(_, at)| *at);
    let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    let mut cells = cells.filter(|(row, cell)| row.index != header.row && !taken(cell.column));
    match part {
        FACTS => {
            cells.find(|(_, cell)| fields::fact_of(cell.value.shown().trim()).is_some()).map(|(_, c)| (KEY, c.column))
        }
        CRITERIA => {
            let same = |row: &SheetRow, shown: &str| row.value(number?).map(|value| value.shown() == shown);
            let found = cells.find(|(row, cell)| same(row, cell.value.shown()) == Some(true));
            found.map(|(_, cell)| ("kriterium", cell.column))
        }
        _ => None,
    }
}
