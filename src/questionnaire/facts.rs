//! The sheet of single values: a row each, with what is asked, the answer and an explanation.

use rust_xlsxwriter::{ConditionalFormatBlank, Format, IgnoreError, Workbook, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::fields::{self, Answered, Field};
use super::heights::{self, Size};
use super::lines;
use super::marks::{ANSWER, FACTS, KEY, SHOWN, mark};
use super::style;

/// How wide the columns are, in characters: what is asked, the answer, the explanation.
const LABEL: f64 = 30.0;
const WIDTH: f64 = 66.0;
const NOTE: f64 = 50.0;
/// Room below sentences and lists, and the least they have, in points.
const SPARE: f64 = 13.0;
const ROOM: f64 = 39.0;

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, answers: &Answers, tools: &SheetContext) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let (name, lead) = texts.sheet(FACTS);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (column, width) in (0_u16..).zip([3.0, LABEL, WIDTH, NOTE]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(0)?;
    sheet.write_string_with_format(0, 1, name, &look.title)?.set_row_height(0, 30)?;
    sheet.write_string_with_format(1, 1, lead, &look.lead)?.set_row_height(1, 24)?;
    for (column, head) in (1_u16..).zip(["angabe", "antwort", "erklaerung"]) {
        sheet.write_string_with_format(2, column, texts.text(head), &look.head)?;
    }
    sheet.set_row_height(2, 22)?;
    for (column, part) in (0_u16..).zip([KEY, SHOWN, ANSWER, SHOWN]) {
        sheet.write_string_with_format(3, column, mark(FACTS, part), &look.hidden)?;
    }
    sheet.set_row_hidden(3)?;
    let mut row = 4;
    for section in fields::facts() {
        for column in 1..4 {
            sheet.write_blank(row, column, &look.section)?;
        }
        sheet.write_string_with_format(
            row,
            1,
            section.heading.map_or(texts.text("unterlagen"), |heading| heading.of(texts.language)),
            &look.section,
        )?;
        sheet.set_row_height(row, 24)?;
        row += 1;
        for field in &section.fields {
            for answer in parts(answers.facts.get(field.key)) {
                sheet.write_string_with_format(row, 0, field.key, &look.hidden)?;
                let (label, note) = (field.label(texts.language), field.help(texts.language));
                sheet.write_string_with_format(row, 1, label, &look.label)?;
                tools.answer(sheet, (row, 2), field.kind, answer.as_ref())?;
                tools.guard(sheet, 2, (row, row), field.kind, label)?;
                if field.required {
                    let missing = Format::new().set_background_color(0x00FF_F1CC);
                    let rule = ConditionalFormatBlank::new().set_format(missing);
                    sheet.add_conditional_format(row, 2, row, 2, &rule)?;
                }
                let note = explanation(field, note, texts.text("pflicht"));
                let said = tools.points(field.kind, answer.as_ref(), WIDTH);
                // Whoever writes sentences or lists needs room for more than there is.
                let long = matches!(field.kind, Answered::Prose | Answered::Lines);
                let said = if long { (said + SPARE).max(ROOM) } else { said };
                let asked = heights::points(label, LABEL, Size::Plain).max(heights::points(&note, NOTE, Size::Small));
                sheet.set_row_height(row, heights::row(said.max(asked)))?;
                sheet.write_string_with_format(row, 3, note, &look.aside)?;
                row += 1;
            }
        }
    }
    // A telephone number is no number.
    sheet.ignore_error_range(4, 2, row, 2, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(4, 0)?;
    style::finish(sheet, texts, tools.footer, Some((2, 2)), false)
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
