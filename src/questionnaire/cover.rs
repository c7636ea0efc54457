//! The first sheet: what this is, how it is filled in, which sheets there are, and how far it is.

use rust_xlsxwriter::{Formula, Url, Workbook, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::criteria::Statuses;
use super::fields;
use super::heights::{self, Size};
use super::marks::{CRITERIA, FACTS};
use super::style;
use crate::profile::STATUS;

/// What the cover tells.
#[derive(Debug)]
pub(super) struct Cover<'a> {
    /// The municipality's name.
    pub name: &'a str,
    /// The project's title.
    pub title: &'a str,
    /// The phases, as the list shows them.
    pub phase: &'a str,
    /// Whether they are assumed.
    pub assumed: bool,
    /// The day it was made.
    pub date: &'a str,
    /// The questionnaire's file, for the commands.
    pub file: &'a str,
    /// Where the statuses stand.
    pub statuses: &'a Statuses,
    /// How many criteria are asked for.
    pub asked: usize,
}

/// How wide the columns are, in characters.
const WIDTHS: (f64, f64) = (26.0, 104.0);
/// How many instructions there are.
const INSTRUCTIONS: usize = 7;

/// Writes the sheet.
pub(super) fn write(
    book: &mut Workbook,
    cover: &Cover,
    answers: &Answers,
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet("start").0)?;
    for (column, width) in (0_u16..).zip([2.5, WIDTHS.0, WIDTHS.1]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(1, 1, texts.text("titel"), &look.cover)?.set_row_height(1, 38)?;
    let phase = [("phase", cover.phase)];
    let phase = texts.filled(if cover.assumed { "phase_angenommen" } else { "phase" }, &phase);
    let catalog = tools.catalog.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let made = texts.filled("stand", &[("datum", cover.date), ("katalog", catalog)]);
    let heads = [texts.filled("fuer", &[("name", cover.name)]), cover.title.to_owned(), phase, made];
    let mut row = 2;
    for (line, text) in heads.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        // Names are as long as people make them; nothing stands beside them.
        let format = if line < 2 { &look.title } else { &look.lead };
        sheet.write_string_with_format(row, 1, text, format)?.set_row_height(row, if line < 2 { 26 } else { 18 })?;
        row += 1;
    }
    row += 1;
    let heading = |sheet: &mut rust_xlsxwriter::Worksheet, row: &mut u32, text: &str| -> Result<(), XlsxError> {
        sheet.write_string_with_format(*row, 1, text, &look.section)?.write_blank(*row, 2, &look.section)?;
        sheet.set_row_height(*row, 24)?;
        *row += 1;
        Ok(())
    };
    heading(sheet, &mut row, texts.text("anleitung"))?;
    for number in 1..=INSTRUCTIONS {
        let text = texts.filled(&format!("anleitung_{number}"), &[("datei", cover.file)]);
        // Cells that are one do not grow with their words.
        let points = heights::points(&text, WIDTHS.0 + WIDTHS.1, Size::Plain);
        sheet.merge_range(row, 1, row, 2, &format!("{number}.  {text}"), &look.plain)?;
        sheet.set_row_height(row, heights::row(points) + 3.0)?;
        row += 1;
    }
    row += 1;
    heading(sheet, &mut row, texts.text("blaetter"))?;
    for part in [FACTS, CRITERIA].into_iter().chain(fields::tables().iter().map(|table| table.path)) {
        let (name, lead) = texts.sheet(part);
        let link = format!("internal:'{}'!B1", name.replace('\'', "''"));
        sheet.write_url_with_options(row, 1, Url::new(link), name, "", Some(&look.link))?;
        sheet.write_string_with_format(row, 2, lead, &look.plain)?;
        sheet.set_row_height(row, heights::row(heights::points(lead, WIDTHS.1, Size::Plain)))?;
        row += 1;
    }
    row += 1;
    heading(sheet, &mut row, texts.text("fortschritt"))?;
    let count = |meaning: &str| {
        let is = |row: &&super::answers::Row| row.get("status") == Some(&Answer::Text(meaning.to_owned()));
        answers.criteria.values().filter(is).count()
    };
    let mut counted = 0;
    let mut formulas = Vec::new();
    let Statuses { range, ids } = cover.statuses;
    for meaning in (STATUS.words)() {
        let word = tools.status(meaning);
        let formula = format!("COUNTIF({range},\"{word}\")");
        let number = count(meaning);
        counted += number;
        let result = Formula::new(format!("={formula}")).set_result(number.to_string());
        sheet.write_string_with_format(row, 1, word, &look.plain)?;
        sheet.write_formula_with_format(row, 2, result, &look.count)?;
        formulas.push(formula);
        row += 1;
    }
    let rest = format!("=COUNTA({ids})-{}", formulas.join("-"));
    let rest = Formula::new(rest).set_result(cover.asked.saturating_sub(counted).to_string());
    sheet.write_string_with_format(row, 1, texts.text("ohne_angabe"), &look.plain)?;
    sheet.write_formula_with_format(row, 2, rest, &look.count)?;
    style::finish(sheet, texts, tools.footer, None, false)?;
    sheet.set_portrait().set_print_fit_to_pages(1, 1);
    Ok(())
}
