//! The sheet of single values: a row each, with what is asked, the answer and an explanation.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ConditionalFormatBlank, Format, Formula, IgnoreError, Workbook, Worksheet, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::fields::{self, Answered, FactGroup, Field};
use super::heights::{self, Size};
use super::lines;
use super::marks::{ANSWER, FACTS, KEY, SHOWN, mark};
use super::style::{self, Guard};
use super::{papers, top};

/// How wide the columns are, in characters: what is asked, the answer, the explanation, the papers that need it.
const LABEL: f64 = 30.0;
const WIDTH: f64 = 64.0;
const NOTE: f64 = 54.0;
const PAPERS: f64 = 44.0;
/// How many characters fewer a line of bold words has.
const BOLD: f64 = 3.0;
/// Room below lists, and the least that lists and sentences have, in points.
const SPARE: f64 = 13.0;
const ROOM: f64 = 26.0;
/// The row of the first heading.
const FIRST: u32 = 4;
/// The phase, and whether it is only assumed.
const PHASE: (&str, &str) = ("projekt.phase", "projekt.phase_angenommen");

/// A row of the sheet.
enum Line<'a> {
    /// The heading of a section.
    Heading(&'a FactGroup),
    /// A statement, and its answer or a part of it.
    Answer(&'a Field, Option<Answer>),
}

/// All rows from the first heading on, in their order.
fn lines_of(answers: &Answers) -> impl Iterator<Item = (u32, Line<'static>)> {
    let section = |section: &'static FactGroup| {
        let of = |field: &'static Field| {
            parts(answers.facts.get(field.key)).into_iter().map(move |answer| Line::Answer(field, answer))
        };
        std::iter::once(Line::Heading(section)).chain(section.fields.iter().flat_map(of))
    };
    (FIRST..).zip(fields::facts().iter().flat_map(section))
}

/// The row of each key; of several rows the first.
pub(super) fn rows(answers: &Answers) -> BTreeMap<&'static str, u32> {
    let mut rows = BTreeMap::new();
    for (row, line) in lines_of(answers) {
        if let Line::Answer(field, _) = line {
            rows.entry(field.key).or_insert(row);
        }
    }
    rows
}

/// The column of keys, and that of the answers, as a formula names them.
pub(super) fn columns(answers: &Answers, tools: &SheetContext) -> [String; 2] {
    let last = rows(answers).values().max().map_or(FIRST, |last| last + 1);
    let sheet = tools.texts.quoted_sheet(FACTS);
    ["A", "C"].map(|column| format!("{sheet}!${column}${}:${column}${last}", FIRST + 1))
}

/// The cell of a key as a formula names it.
pub(super) fn cell(key: &str, answers: &Answers, tools: &SheetContext) -> String {
    let row = rows(answers).get(key).map_or(1, |row| row + 1);
    format!("{}!$C${row}", tools.texts.quoted_sheet(FACTS))
}

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, answers: &Answers, tools: &SheetContext) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet(FACTS).0)?;
    for (column, width) in (0_u16..).zip([3.0, LABEL, WIDTH, NOTE, PAPERS]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(0)?;
    top::write(sheet, tools, FACTS)?;
    for (column, part) in (0_u16..).zip([KEY, SHOWN, ANSWER, SHOWN, SHOWN]) {
        sheet.write_string_with_format(2, column, mark(FACTS, part), &look.hidden)?;
    }
    // The marks stand above the head, so that no filter takes them for an entry.
    sheet.set_row_hidden(2)?;
    for (column, head) in (1_u16..).zip(["angabe", "antwort", "erklaerung", "noetig_fuer"]) {
        sheet.write_string_with_format(3, column, texts.text(head), &look.head)?;
    }
    sheet.set_row_height(3, 22)?.group_symbols_above(true);
    let (mut last, mut fold) = (FIRST, FIRST);
    for (row, line) in lines_of(answers) {
        match line {
            Line::Heading(section) => {
                if last > fold {
                    sheet.group_rows(fold + 1, last)?;
                }
                fold = row;
                heading(sheet, row, section, tools)?;
            }
            Line::Answer(field, answer) => statement(sheet, row, (field, answer.as_ref()), answers, tools)?,
        }
        last = row;
    }
    if last > fold {
        sheet.group_rows(fold + 1, last)?;
    }
    let row = last + 1;
    // A telephone number is no number.
    sheet.ignore_error_range(FIRST, 2, row, 2, IgnoreError::NumberStoredAsText)?;
    sheet.autofilter(3, 0, row - 1, 4)?;
    for columns in [(0, 1), (3, 4)] {
        style::keep(sheet, texts, (FIRST, row - 1), columns)?;
    }
    sheet.set_freeze_panes(FIRST, 0)?;
    style::finish(sheet, texts, tools.footer, Some((3, 3)), Guard::Open)?;
    // Which papers need what is printed with what is missing.
    sheet.set_print_area(0, 0, row - 1, 3)?;
    Ok(())
}

fn heading(sheet: &mut Worksheet, row: u32, section: &FactGroup, tools: &SheetContext) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    for column in 1..=4 {
        sheet.write_blank(row, column, &look.section)?;
    }
    let words = section.heading.map_or(texts.text("unterlagen"), |heading| heading.of(texts.language));
    sheet.write_string_with_format(row, 1, words, &look.section)?.set_row_height(row, 20)?;
    Ok(())
}

/// A statement with its answer, or a part of it.
fn statement(
    sheet: &mut Worksheet,
    row: u32,
    (field, answer): (&Field, Option<&Answer>),
    answers: &Answers,
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    sheet.write_string_with_format(row, 0, field.key, &look.hidden)?;
    let (label, note) = (field.label(texts.language), field.help(texts.language));
    sheet.write_string_with_format(row, 1, label, &look.label)?;
    match answer {
        // A phase that somebody changes is not assumed any more.
        Some(Answer::Text(yes)) if field.key == PHASE.1 && yes == "true" => {
            let formula = unless_changed(answers, tools);
            sheet.write_formula_with_format(row, 2, formula, look.formula())?;
        }
        answer => tools.answer(sheet, (row, 2), field.kind, answer)?,
    }
    tools.guard(sheet, 2, (row, row), field.kind, label)?;
    if field.required {
        let missing = Format::new().set_background_color(0x00FF_F1CC);
        let rule = ConditionalFormatBlank::new().set_format(missing);
        sheet.add_conditional_format(row, 2, row, 2, &rule)?;
    }
    let note = explanation(field, note, texts.text("pflicht"));
    let said = tools.points(field.kind, answer, WIDTH);
    // Whoever writes sentences needs room for them, and a list grows.
    let said = match field.kind {
        Answered::Lines => (said + SPARE).max(ROOM),
        Answered::Prose => said.max(ROOM),
        _ => said,
    };
    let asked = heights::points(label, LABEL - BOLD, Size::Plain).max(heights::points(&note, NOTE, Size::Small));
    let papers = papers::needing(field.key, texts);
    let asked = asked.max(heights::points(&papers, PAPERS, Size::Small));
    sheet.set_row_height(row, heights::row(said.max(asked)))?;
    sheet.write_string_with_format(row, 3, note, &look.aside)?;
    sheet.write_string_with_format(row, 4, papers, &look.aside)?;
    Ok(())
}

/// Yes, as long as the phase is the one that was assumed.
fn unless_changed(answers: &Answers, tools: &SheetContext) -> Formula {
    let word = |flag: &str| tools.texts.word(fields::FLAG.name, flag).to_owned();
    let phase = match answers.facts.get(PHASE.0) {
        Some(Answer::Text(phase)) => tools.texts.word(fields::PHASES.name, phase),
        _ => "",
    };
    let (yes, no, cell) = (word("true"), word("false"), cell(PHASE.0, answers, tools));
    Formula::new(format!("=IF({cell}=\"{phase}\",\"{yes}\",\"{no}\")")).set_result(yes)
}

fn explanation(field: &Field, note: &str, required: &str) -> String {
    if field.required { format!("{required}. {note}") } else { note.to_owned() }
}

/// The cells an answer needs: one, or more for a list that is too long for one.
fn parts(answer: Option<&Answer>) -> Vec<Option<Answer>> {
    match answer {
        Some(Answer::Lines(texts)) => {
            lines::cells(texts).into_iter().map(|cell| Some(Answer::Lines(vec![cell]))).collect()
        }
        answer => vec![answer.cloned()],
    }
}
