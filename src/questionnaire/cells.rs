//! One statement written into its cell.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::answers::Answer;
use super::checks;
use super::fields::{Answered, Source};
use super::heights::{self, Size};
use super::memory::{self, HiddenSheet};
use super::style::CellFormats;
use super::texts::Texts;
use crate::catalog::Catalog;
use crate::profile::STATUS;
use crate::tables::day;

/// What every sheet is written with.
#[derive(Debug)]
pub(super) struct SheetContext<'a> {
    /// The words.
    pub texts: &'static Texts,
    /// The formats.
    pub look: &'a CellFormats,
    /// The suggestions.
    pub memory: &'a HiddenSheet,
    /// The catalogue in the questionnaire's language.
    pub catalog: &'a Catalog,
    /// What stands at the foot of every page.
    pub footer: &'a str,
}

impl SheetContext<'_> {
    /// Writes an answer, or leaves room for one.
    pub fn answer(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        kind: Answered,
        answer: Option<&Answer>,
    ) -> Result<(), XlsxError> {
        let format = self.look.answer(kind);
        match answer {
            None => sheet.write_blank(row, column, format)?,
            Some(Answer::Number(number)) => sheet.write_number_with_format(row, column, *number, format)?,
            Some(Answer::Money(cents)) => sheet.write_number_with_format(row, column, *cents as f64 / 100.0, format)?,
            Some(Answer::Date(date)) => {
                // Excel has no days before 1900.
                match day(*date) {
                    Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
                    None => sheet.write_string_with_format(row, column, date.to_string(), format)?,
                }
            }
            Some(Answer::Lines(texts)) => {
                // Long lists are written in parts; here is one part.
                let words: Vec<String> = texts.iter().map(|text| self.shown(kind, text)).collect();
                sheet.write_string_with_format(row, column, words.join("\n"), format)?
            }
            Some(Answer::Text(text)) if text.is_empty() => sheet.write_blank(row, column, format)?,
            Some(Answer::Text(text)) => sheet.write_string_with_format(row, column, self.shown(kind, text), format)?,
        };
        Ok(())
    }

    /// A word of a list as people see it; any other text as it is.
    fn shown(&self, kind: Answered, text: &str) -> String {
        if let Some(list) = kind.words() {
            return self.texts.word(list.name, text).to_owned();
        }
        let suggested = |source: Source| memory::shown(source, self.catalog, text);
        let shown = if let Answered::Suggested(source) = kind { suggested(source) } else { None };
        shown.unwrap_or_else(|| text.to_owned())
    }

    /// How high an answer is in a column of so many characters, in points.
    pub fn points(&self, kind: Answered, answer: Option<&Answer>, width: f64) -> f64 {
        let points = |text: &str| heights::points(text, width, Size::Plain);
        match answer {
            Some(Answer::Text(text)) => points(&self.shown(kind, text)),
            Some(Answer::Lines(texts)) => texts.iter().map(|text| points(text)).sum(),
            _ => points(""),
        }
    }

    /// Puts what a column's cells take, and its colours, on some rows.
    pub fn guard(
        &self,
        sheet: &mut Worksheet,
        column: u16,
        (first, last): (u32, u32),
        kind: Answered,
        title: &str,
    ) -> Result<(), XlsxError> {
        if let Some(check) = checks::of(kind, title, self.texts, self.memory)? {
            sheet.add_data_validation(first, column, last, column, &check)?;
        }
        super::style::colour(sheet, self.texts, kind, column, (first, last))
    }

    /// The words of a status as they are shown.
    pub fn status<'m>(&self, meaning: &'m str) -> &'m str
    where
        Self: 'm,
    {
        self.texts.word(STATUS.name, meaning)
    }
}
