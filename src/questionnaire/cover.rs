//! The first sheet: what this is, how it is filled in, which sheets there are, and how far it is.

use rust_xlsxwriter::{Formula, Url, Workbook, Worksheet, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::criteria::Statuses;
use super::facts;
use super::fields;
use super::heights::{self, Size};
use super::marks::{CRITERIA, FACTS, MISSING, START};
use super::missing::{self, Needed};
use super::style::{self, Guard};
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
    /// What papers need.
    pub needed: &'a [Needed],
}

/// How wide the columns are, in characters.
const WIDTHS: (f64, f64) = (36.0, 83.0);
/// How many instructions there are.
const INSTRUCTIONS: usize = 7;

/// Writes the sheet.
pub(super) fn write(
    book: &mut Workbook,
    cover: &Cover,
    answers: &Answers,
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let texts = tools.texts;
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet(START).0)?;
    for (column, width) in (0_u16..).zip([2.5, WIDTHS.0, WIDTHS.1]) {
        sheet.set_column_width(column, width)?;
    }
    let mut row = heads(sheet, cover, answers, tools)?;
    gap(sheet, &mut row)?;
    progress(sheet, &mut row, cover, answers, tools)?;
    gap(sheet, &mut row)?;
    heading(sheet, &mut row, texts.text("anleitung"), tools)?;
    for number in 1..=INSTRUCTIONS {
        let text = texts.filled(&format!("anleitung_{number}"), &[("datei", cover.file)]);
        // Cells that are one do not grow with their words.
        let points = heights::points(&text, WIDTHS.0 + WIDTHS.1, Size::Plain);
        sheet.merge_range(row, 1, row, 2, &format!("{number}.  {text}"), &tools.look.plain)?;
        sheet.set_row_height(row, heights::row(points))?;
        row += 1;
    }
    gap(sheet, &mut row)?;
    heading(sheet, &mut row, texts.text("blaetter"), tools)?;
    let parts = [MISSING, FACTS, CRITERIA].into_iter().chain(fields::tables().iter().map(|table| table.path));
    for part in parts {
        let (name, lead) = texts.sheet(part);
        link(sheet, row, part, name, tools)?;
        sheet.write_string_with_format(row, 2, lead, &tools.look.plain)?;
        sheet.set_row_height(row, heights::row(heights::points(lead, WIDTHS.1, Size::Plain)))?;
        row += 1;
    }
    style::finish(sheet, texts, tools.footer, None, Guard::Closed)?;
    sheet.set_portrait().set_print_fit_to_pages(1, 1);
    Ok(())
}

/// What the questionnaire is, for whom and of which phase: as the answers say, also when somebody changes them.
fn heads(sheet: &mut Worksheet, cover: &Cover, answers: &Answers, tools: &SheetContext) -> Result<u32, XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    sheet.write_string_with_format(1, 1, texts.text("titel"), &look.cover)?.set_row_height(1, 34)?;
    let cell = |key: &str| facts::cell(key, answers, tools);
    let yes = texts.word(fields::FLAG.name, "true");
    let phase = |template: &str| with(texts.text(template), "{phase}", &cell("projekt.phase"));
    let (assumed, plain) = (phase("phase_angenommen"), phase("phase"));
    let said = texts.filled(if cover.assumed { "phase_angenommen" } else { "phase" }, &[("phase", cover.phase)]);
    let lines = [
        (with(texts.text("fuer"), "{name}", &cell("kommune.name")), texts.filled("fuer", &[("name", cover.name)])),
        (format!("{}&\"\"", cell("projekt.titel")), cover.title.to_owned()),
        (format!("IF({}=\"{yes}\",{assumed},{plain})", cell("projekt.phase_angenommen")), said),
    ];
    let mut row = 2;
    for (line, (formula, shown)) in lines.into_iter().enumerate() {
        // Names are as long as people make them; nothing stands beside them.
        let format = if line < 2 { &look.title } else { &look.lead };
        let formula = Formula::new(format!("={formula}")).set_result(shown);
        sheet.write_formula_with_format(row, 1, formula, format)?;
        sheet.set_row_height(row, if line < 2 { 24 } else { 17 })?;
        row += 1;
    }
    let catalog = tools.catalog.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let made = texts.filled("stand", &[("datum", cover.date), ("katalog", catalog)]);
    sheet.write_string_with_format(row, 1, made, &look.lead)?.set_row_height(row, 18)?;
    Ok(row + 1)
}

/// A text with a cell at a place of it, as a formula.
fn with(template: &str, place: &str, cell: &str) -> String {
    let (before, after) = template.split_once(place).unwrap_or((template, ""));
    format!("\"{}\"&{cell}&\"{}\"", before.replace('"', "\"\""), after.replace('"', "\"\""))
}

fn heading(sheet: &mut Worksheet, row: &mut u32, text: &str, tools: &SheetContext) -> Result<(), XlsxError> {
    let look = &tools.look.section;
    sheet.write_string_with_format(*row, 1, text, look)?.write_blank(*row, 2, look)?;
    sheet.set_row_height(*row, 20)?;
    *row += 1;
    Ok(())
}

/// A little room above a heading.
fn gap(sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    sheet.set_row_height(*row, 8)?;
    *row += 1;
    Ok(())
}

/// A link to a sheet.
fn link(sheet: &mut Worksheet, row: u32, part: &str, shown: &str, tools: &SheetContext) -> Result<(), XlsxError> {
    let link = format!("internal:{}!B1", tools.texts.quoted_sheet(part));
    sheet.write_url_with_options(row, 1, Url::new(link), shown, "", Some(&tools.look.link))?;
    Ok(())
}

/// How far it is: how much of what papers need is missing, how many facts are stated, where the criteria stand.
fn progress(
    sheet: &mut Worksheet,
    row: &mut u32,
    cover: &Cover,
    answers: &Answers,
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    heading(sheet, row, texts.text("fortschritt"), tools)?;
    let mut line = |sheet: &mut Worksheet, part: Option<&str>, label: &str, formula: String, result: String| {
        match part {
            Some(part) => link(sheet, *row, part, label, tools)?,
            None => drop(sheet.write_string_with_format(*row, 1, label, &look.counted)?),
        }
        let formula = Formula::new(format!("={formula}")).set_result(result);
        sheet.write_formula_with_format(*row, 2, formula, &look.count)?;
        *row += 1;
        Ok::<(), XlsxError>(())
    };
    let (missing, number) = missing::count(cover.needed, tools);
    line(sheet, Some(MISSING), texts.text("fortschritt_fehlt"), missing, number.to_string())?;
    let [keys, cells] = facts::columns(answers, tools);
    let said = answers.facts.values().filter(|answer| **answer != Answer::Text(String::new())).count();
    let all = facts::rows(answers).len();
    let of = |number: &str| with(texts.text("von"), "{anzahl}", number).replace("{alle}", &all.to_string());
    let formula = of(&format!("SUMPRODUCT(({keys}<>\"\")*({cells}<>\"\"))"));
    let result = texts.filled("von", &[("anzahl", &said.to_string()), ("alle", &all.to_string())]);
    line(sheet, Some(FACTS), texts.text("fortschritt_angaben"), formula, result)?;
    let count = |meaning: &str| {
        let is = |row: &&super::answers::Row| row.get("status") == Some(&Answer::Text(meaning.to_owned()));
        answers.criteria.values().filter(is).count()
    };
    let Statuses { range, ids } = cover.statuses;
    let counts: Vec<(&str, String, usize)> = (STATUS.words)()
        .into_iter()
        .map(|meaning| {
            (tools.status(meaning), format!("COUNTIF({range},\"{}\")", tools.status(meaning)), count(meaning))
        })
        .collect();
    let counted = counts.iter().map(|(_, _, number)| number).sum();
    let formulas = counts.iter().map(|(_, formula, _)| formula.as_str()).collect::<Vec<_>>();
    let rest = (format!("COUNTA({ids})-{}", formulas.join("-")), cover.asked.saturating_sub(counted));
    line(
        sheet,
        Some(CRITERIA),
        texts.text("fortschritt_kriterien"),
        format!("COUNTA({ids})"),
        cover.asked.to_string(),
    )?;
    for (word, formula, number) in counts {
        line(sheet, None, word, formula, number.to_string())?;
    }
    line(sheet, None, texts.text("ohne_angabe"), rest.0, rest.1.to_string())
}
