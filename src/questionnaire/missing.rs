//! The sheet of what papers need: each statement with the papers that need it, whether it is there, and a link to its
//! cell. It is true as somebody fills in, because formulas look at the cells.

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format, Formula, Url, Workbook, XlsxError};

use super::answers::{Answer, Answers};
use super::cells::SheetContext;
use super::fields;
use super::heights::{self, Size};
use super::marks::{CRITERIA, FACTS, MISSING};
use super::style;
use super::{facts, papers, tables, top};
use crate::profile::{self, Profile, keys};

/// The row of the first statement.
const FIRST: u32 = 3;
/// How wide the columns are, in characters: whether it is there, what it is, where it is asked for, which papers.
const WIDTHS: [f64; 4] = [11.0, 38.0, 14.0, 28.0];
/// How the ink and ground of a statement that is missing look.
const TONE: (u32, u32) = (0x00FB_E3DF, 0x008A_2318);

/// A statement that papers need.
#[derive(Debug)]
pub(super) struct Needed {
    what: String,
    papers: String,
    /// The part it is asked for in.
    part: &'static str,
    /// Its first cell, as a link names it.
    cell: String,
    /// Cells of which one that is filled in states it, as a formula counts them.
    cells: Vec<String>,
    /// Whether it is stated.
    is_said: bool,
}

/// Everything that papers of this project need, in the papers' order.
/// `statuses` are the cells of those of the criteria, as a formula names them.
pub(super) fn needed(profile: &Profile, answers: &Answers, statuses: &str, tools: &SheetContext) -> Vec<Needed> {
    let rows = facts::rows(answers);
    let said = profile.statements();
    let of = |path: &'static str, what: &str| {
        let paths = std::iter::once(path).chain(keys::answered_by(path).iter().copied());
        let found: Vec<(&'static str, Vec<String>)> =
            paths.clone().filter_map(|path| cells(path, &rows, (answers, statuses), tools)).collect();
        let (part, cells) = found.first()?;
        let mut letters = what.chars();
        Some(Needed {
            what: letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect()),
            papers: papers::needing(path, tools.texts),
            part,
            cell: cells.first()?.split(':').next().unwrap_or_default().to_owned(),
            cells: found.iter().flat_map(|(_, cells)| cells.clone()).collect(),
            is_said: paths.clone().any(|path| said.says(path) && !is_blank(answers, path)),
        })
    };
    let required = fields::facts().iter().flat_map(|group| &group.fields).filter(|field| field.required);
    let required = required.filter_map(|field| of(field.key, field.label(tools.texts.language)));
    let needs = profile::needs(profile);
    required.chain(needs.filter_map(|missed| of(missed.path, missed.need.words.of(tools.texts.language)))).collect()
}

/// Whether a text that must be there is still to be written.
fn is_blank(answers: &Answers, path: &str) -> bool {
    answers.facts.get(path) == Some(&Answer::Text(String::new()))
}

/// Where a path is asked for: its part, and its cells.
fn cells(
    path: &str,
    rows: &std::collections::BTreeMap<&'static str, u32>,
    (answers, statuses): (&Answers, &str),
    tools: &SheetContext,
) -> Option<(&'static str, Vec<String>)> {
    if path == CRITERIA {
        return Some((CRITERIA, vec![statuses.to_owned()]));
    }
    let sheet = |part: &str| tools.texts.quoted_sheet(part);
    if let Some(table) = fields::tables().iter().find(|table| table.path == path) {
        let range = tables::range(table, answers.tables.get(table.path).map_or(0, Vec::len));
        return Some((table.path, vec![format!("{}!{range}", sheet(table.path))]));
    }
    let within = format!("{path}.");
    let of = rows.iter().filter(|(key, _)| **key == path || key.starts_with(&within));
    let mut of: Vec<u32> = of.map(|(_, row)| *row).collect();
    of.sort_unstable();
    let cells: Vec<String> = of.iter().map(|row| format!("{}!$C${}", sheet(FACTS), row + 1)).collect();
    (!cells.is_empty()).then_some((FACTS, cells))
}

/// The formula that counts what is missing, and how much that is.
pub(super) fn count(needed: &[Needed], tools: &SheetContext) -> (String, usize) {
    let sheet = tools.texts.quoted_sheet(MISSING);
    let last = FIRST as usize + needed.len().max(1);
    let formula = format!("COUNTIF({sheet}!$B${}:$B${last},\"{}\")", FIRST + 1, tools.texts.text("fehlt"));
    (formula, needed.iter().filter(|needed| !needed.is_said).count())
}

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, needed: &[Needed], tools: &SheetContext) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet(MISSING).0)?;
    sheet.set_column_width(0, 2.5)?;
    for (column, width) in (1_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    top::write(sheet, tools, MISSING)?;
    for (column, head) in (1_u16..).zip(["angaben_stand", "gebraucht", "blatt", "unterlagen"]) {
        sheet.write_string_with_format(2, column, texts.text(head), &look.head)?;
    }
    sheet.set_row_height(2, 22)?;
    let (there, lacking) = (texts.text("vorhanden"), texts.text("fehlt"));
    let mut row = FIRST;
    for Needed { what, papers, part, cell, cells, is_said } in needed {
        let filled = cells.iter().map(|cells| format!("COUNTA({cells})")).collect::<Vec<_>>().join("+");
        let state = Formula::new(format!("=IF({filled}>0,\"{there}\",\"{lacking}\")"));
        let state = state.set_result(if *is_said { there } else { lacking });
        sheet.write_formula_with_format(row, 1, state, &look.aside)?;
        let link = format!("internal:{}", cell.replace('$', ""));
        sheet.write_url_with_options(row, 2, Url::new(link), what, "", Some(&look.linked))?;
        sheet.write_string_with_format(row, 3, texts.sheet(part).0, &look.aside)?;
        sheet.write_string_with_format(row, 4, papers, &look.aside)?;
        let points = heights::points(what, WIDTHS[1], Size::Plain).max(heights::points(papers, WIDTHS[3], Size::Small));
        sheet.set_row_height(row, heights::row(points))?;
        row += 1;
    }
    let last = row.max(FIRST + 1) - 1;
    let tone = Format::new().set_background_color(TONE.0).set_font_color(TONE.1);
    let rule = ConditionalFormatCellRule::EqualTo(lacking.to_owned());
    sheet.add_conditional_format(FIRST, 1, last, 1, &ConditionalFormatCell::new().set_rule(rule).set_format(tone))?;
    sheet.autofilter(2, 1, last, 4)?;
    sheet.set_freeze_panes(FIRST, 0)?;
    style::finish(sheet, texts, tools.footer, Some((2, 2)), style::Guard::Closed)?;
    sheet.set_portrait();
    Ok(())
}
