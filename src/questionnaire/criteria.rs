//! The sheet of criteria, by phase and milestone: what each is about, where it stands, and what shows it.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::answers::{Answers, Row};
use super::cells::SheetContext;
use super::fields::{self, Field};
use super::heights::{self, Size};
use super::marks::{CRITERIA, NUMBER, SHOWN, mark};
use super::style::{self, Guard};
use super::texts::Texts;
use super::top;
use crate::catalog::{Confidence, Criterion, Phase};
use crate::selection::{Group, Reason, Selection, Verdict};

/// The row of the first heading.
const FIRST: u32 = 5;
/// How wide the columns are, in characters: the title, the kind, what it is about. Rows are as high as what they are about:
/// answers have room below, and need little beside each other.
const TITLE: f64 = 20.0;
const KIND: f64 = 11.0;
const ABOUT: f64 = 64.0;
/// The first column that is filled in: the status.
const STATUS: u16 = 5;

/// Criteria under one heading.
#[derive(Debug)]
pub(super) struct CriteriaGroup<'a> {
    /// The heading.
    pub heading: String,
    /// The criteria, in the catalogue's order.
    pub criteria: Vec<&'a Criterion>,
}

/// All criteria the questionnaire asks for: those of the papers, earlier milestones, which are in the papers once something
/// is said of them, and whatever else the profile speaks of.
pub(super) fn blocks<'a>(selection: &Selection<'a>, answers: &Answers, texts: &Texts) -> Vec<CriteriaGroup<'a>> {
    let said = |verdict: &Verdict| answers.criteria.contains_key(&verdict.criterion.id);
    let mut blocks: Vec<(Place, Vec<&'a Criterion>)> = Vec::new();
    for verdict in selection.verdicts.iter().filter(|v| v.selected() || is_earlier_milestone(v) || said(v)) {
        let place = Place::of(verdict, &selection.phases);
        match blocks.iter_mut().find(|(at, _)| *at == place) {
            Some((_, criteria)) => criteria.push(verdict.criterion),
            None => blocks.push((place, vec![verdict.criterion])),
        }
    }
    blocks.sort_by_key(|(place, _)| *place);
    blocks.into_iter().map(|(place, criteria)| CriteriaGroup { heading: place.heading(texts), criteria }).collect()
}

fn is_earlier_milestone(verdict: &Verdict) -> bool {
    verdict.criterion.counts() && verdict.reasons.iter().any(|reason| matches!(reason, Reason::EarlierPhase(_)))
}

/// Where a criterion stands among the headings; their order is that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Milestone(Phase),
    Criterion(Phase),
    Early(Phase),
    CrossMilestone,
    Cross,
    LateMilestone(Phase),
    Late(Phase),
    EarlierMilestone(Phase),
    Earlier(Phase),
    Outlook(Phase),
    Included,
    Other,
}

impl Place {
    /// What is not in the papers because of its status keeps its place, so that the status can be changed back.
    fn of(verdict: &Verdict, phases: &[Phase]) -> Self {
        let Criterion { phase, milestone, .. } = *verdict.criterion;
        match (verdict.group, milestone.is_some()) {
            (Some(Group::Arrears), true) => Self::LateMilestone(phase),
            (Some(Group::Arrears), false) => Self::Late(phase),
            (Some(Group::Earlier), true) => Self::EarlierMilestone(phase),
            (Some(Group::Earlier), false) => Self::Earlier(phase),
            (Some(Group::Early), _) => Self::Early(phase),
            (None, true) if is_earlier_milestone(verdict) => Self::EarlierMilestone(phase),
            (Some(Group::Outlook), _) => Self::Outlook(phase),
            (Some(Group::Included), _) => Self::Included,
            (_, true) if phase == Phase::CrossPhase => Self::CrossMilestone,
            (_, false) if phase == Phase::CrossPhase => Self::Cross,
            (_, true) if phases.contains(&phase) => Self::Milestone(phase),
            (_, false) if phases.contains(&phase) => Self::Criterion(phase),
            _ => Self::Other,
        }
    }

    fn heading(self, texts: &Texts) -> String {
        let (name, phase) = match self {
            Self::Milestone(phase) => ("gruppe_meilensteine", Some(phase)),
            Self::Criterion(phase) => ("gruppe_kriterien", Some(phase)),
            Self::Early(phase) => ("gruppe_schon_jetzt", Some(phase)),
            Self::CrossMilestone => ("gruppe_durchgehend_meilensteine", None),
            Self::Cross => ("gruppe_durchgehend", None),
            Self::LateMilestone(phase) => ("gruppe_rueckstand_meilensteine", Some(phase)),
            Self::Late(phase) => ("gruppe_rueckstand", Some(phase)),
            Self::EarlierMilestone(phase) => ("gruppe_frueher_meilensteine", Some(phase)),
            Self::Earlier(phase) => ("gruppe_frueher", Some(phase)),
            Self::Outlook(phase) => ("gruppe_ausblick", Some(phase)),
            Self::Included => ("gruppe_aufgenommen", None),
            Self::Other => ("gruppe_weitere", None),
        };
        let phase = phase.map_or("", |phase| texts.word("phase", phase.key()));
        texts.filled(name, &[("phase", phase)])
    }
}

/// Where the status of all criteria stands, for the cover: sheet, column and rows.
#[derive(Debug)]
pub(super) struct Statuses {
    /// The cells as a formula names them.
    pub range: String,
    /// The hidden ids beside them.
    pub ids: String,
}

/// Where [`write`] puts the statuses of so many headings and criteria.
pub(super) fn statuses(blocks: &[CriteriaGroup], texts: &Texts) -> Statuses {
    let rows: usize = blocks.iter().map(|block| 1 + block.criteria.len()).sum();
    let (first, last) = (FIRST + 1, FIRST as usize + rows.max(1));
    let sheet = texts.quoted_sheet(CRITERIA);
    Statuses { range: format!("{sheet}!$F${first}:$F${last}"), ids: format!("{sheet}!$A${first}:$A${last}") }
}

/// Writes the sheet.
pub(super) fn write(
    book: &mut Workbook,
    blocks: &[CriteriaGroup],
    answers: &Answers,
    tools: &SheetContext,
) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let sheet = book.add_worksheet();
    sheet.set_name(texts.sheet(CRITERIA).0)?;
    // Catalogues without numbers name criteria by their titles, which are longer.
    let longest = blocks.iter().flat_map(|b| &b.criteria).map(|c| c.id.chars().count()).max().unwrap_or(0);
    let number = if longest > 8 { 20.0 } else { 7.0 };
    for (column, width) in (0_u16..).zip([3.0, number, TITLE, KIND, ABOUT]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(0)?;
    top::write(sheet, tools, CRITERIA)?;
    heads(sheet, tools)?;
    let last_column = STATUS + u16::try_from(fields::criteria().len()).unwrap_or(0) - 1;
    let nothing = Row::new();
    let mut row = FIRST;
    for block in blocks {
        for column in 1..=last_column {
            sheet.write_blank(row, column, &look.section)?;
        }
        sheet.write_string_with_format(row, 1, &block.heading, &look.section)?;
        sheet.set_row_height(row, 24)?;
        row += 1;
        if let Some(more) = u32::try_from(block.criteria.len()).ok().filter(|more| *more > 0) {
            sheet.group_rows(row, row + more - 1)?;
        }
        for criterion in &block.criteria {
            sheet.write_string_with_format(row, 0, &criterion.id, &look.hidden)?;
            sheet.write_string_with_format(row, 1, &criterion.id, &look.aside)?;
            sheet.write_string_with_format(row, 2, &criterion.title, &look.label)?;
            sheet.write_string_with_format(row, 3, kind(criterion, texts), &look.aside)?;
            let about = about(criterion, texts);
            let part =
                |(strong, text): &'_ (bool, String)| (if *strong { &look.bold } else { &look.words }, text.clone());
            let parts: Vec<_> = about.iter().map(part).collect();
            let parts: Vec<_> = parts.iter().map(|(format, text)| (*format, text.as_str())).collect();
            match &parts[..] {
                [] => sheet.write_blank(row, 4, &look.aside)?,
                parts => sheet.write_rich_string_with_format(row, 4, parts, &look.aside)?,
            };
            let said = answers.criteria.get(&criterion.id).unwrap_or(&nothing);
            for (column, field) in (STATUS..).zip(fields::criteria()) {
                tools.answer(sheet, (row, column), field.kind, said.get(field.key))?;
            }
            let answer = |field: &Field| tools.points(field.kind, said.get(field.key), field.width);
            let words: String = about.iter().map(|(_, text)| text.as_str()).collect();
            let words = heights::points(&words, ABOUT, Size::Small);
            let title = heights::points(&criterion.title, TITLE, Size::Plain);
            let points = fields::criteria().iter().map(answer).fold(words.max(title), f64::max);
            sheet.set_row_height(row, heights::row(points))?;
            row += 1;
        }
    }
    let last = row.max(FIRST + 1) - 1;
    for (column, field) in (STATUS..).zip(fields::criteria()) {
        tools.guard(sheet, column, (FIRST, last), field.kind, field.label(texts.language))?;
    }
    sheet.set_freeze_panes(FIRST, 3)?;
    sheet.autofilter(4, 0, last, last_column)?;
    style::keep(sheet, texts, (FIRST, last), (0, STATUS - 1))?;
    style::finish(sheet, texts, tools.footer, Some((4, 4)), Guard::Open)
}

/// The rows above the criteria: marks, explanations, heads.
fn heads(sheet: &mut Worksheet, tools: &SheetContext) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    for (column, head) in (1_u16..).zip(["nummer", "kriterium", "art", "beschreibung"]) {
        sheet.write_string_with_format(4, column, texts.text(head), &look.head)?;
        sheet.write_blank(3, column, &look.note)?;
    }
    for (column, part) in (0_u16..).zip(["kriterium", NUMBER, SHOWN, SHOWN, SHOWN]) {
        sheet.write_string_with_format(2, column, mark(CRITERIA, part), &look.hidden)?;
    }
    // The marks stand above the head, so that no filter takes them for an entry.
    sheet.set_row_hidden(2)?.set_row_height(3, heights::row(36.0))?.set_row_height(4, 22)?;
    sheet.group_symbols_above(true);
    for (column, field) in (STATUS..).zip(fields::criteria()) {
        let (label, note) = (field.label(texts.language), field.help(texts.language));
        sheet.set_column_width(column, field.width)?;
        sheet.write_string_with_format(4, column, label, &look.head)?;
        sheet.write_string_with_format(3, column, note, &look.note)?;
        sheet.write_string_with_format(2, column, mark(CRITERIA, field.key), &look.hidden)?;
    }
    Ok(())
}

/// Which kind of milestone it is, or that it is none; weak ratings said.
fn kind(criterion: &Criterion, texts: &Texts) -> String {
    let Some(milestone) = criterion.milestone else { return texts.text("kein_meilenstein").to_owned() };
    let name = texts.word("meilenstein", milestone.kind.name());
    match milestone.confidence {
        Confidence::Weak => texts.filled("schwach", &[("art", name)]),
        _ => name.to_owned(),
    }
}

/// Description, guiding questions and typical evidence in parts, each with whether it weighs more.
fn about(criterion: &Criterion, texts: &Texts) -> Vec<(bool, String)> {
    let mut parts = Vec::new();
    let gap = |parts: &Vec<(bool, String)>| if parts.is_empty() { "" } else { "\n" };
    if let Some(description) = &criterion.description {
        parts.push((false, description.clone()));
    }
    if !criterion.questions.is_empty() {
        // One behind the other: a line for each makes rows half as high again, on the screen and on paper.
        parts.push((true, format!("{}{}:", gap(&parts), texts.text("leitfragen"))));
        parts.push((false, format!(" {}", criterion.questions.join(" "))));
    }
    if !criterion.evidence.is_empty() {
        let evidence = texts.filled("nachweise", &[("nachweise", &criterion.evidence.join("; "))]);
        parts.push((false, format!("{}{evidence}", gap(&parts))));
    }
    parts
}
