//! The rows of the criteria's table as criteria.

use std::collections::BTreeMap;

use super::columns::{self, Column};
use super::findings::Findings;
use super::layout::Layout;
use super::split::{Known, Part, split};
use super::table::error_cell;
use super::vocabulary::phase_of_tag;
use super::{Confidence, Criterion, Milestone, MilestoneKind, Phase, Related, SubPhase, Workstream, parse, sheets};
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::{CellValue, SheetRow};

/// The values cells are split against.
pub(super) struct Lists {
    pub sub_phases: Known,
    pub workstreams: Known,
    pub stakeholders: Known,
    pub drivers: Known,
    pub sub_drivers: Known,
    pub categories: Known,
    pub mechanisms: Known,
    pub practices: Known,
    pub titles: Known,
}

/// A row with a title and a phase.
pub(super) struct RawRow<'a> {
    row: &'a SheetRow,
    pub title: String,
    pub variants: Vec<String>,
    phase: Phase,
    pub id: Option<String>,
    pub place: Place,
    /// The cell of the id, or of the title where there is none.
    pub id_place: Place,
}

/// The rows that are criteria; the others are reported, blank ones skipped.
pub(super) fn raw_rows<'a>(layout: &Layout<'a>, findings: &mut Findings) -> Vec<RawRow<'a>> {
    let (Some(title_at), Some(phase_at)) = (layout.column(Column::Title), layout.column(Column::Phase)) else {
        return Vec::new();
    };
    let mut raw = Vec::new();
    for row in layout.sheet.rows.iter().filter(|r| r.index > layout.header_row) {
        let mut cells = Cells { layout, row, findings };
        let place = |column| layout.place(CellRef { row: row.index, column });
        let is_error = |column| matches!(row.value(column), Some(CellValue::Error(_)));
        let title = cells.name(Column::Title);
        let phase = cells.name(Column::Phase);
        let header_again = |text: &Option<String>, at: u32| {
            let header = layout.headers().find(|(c, _)| *c == at).map(|(_, h)| names::letters(h));
            text.as_deref().map(names::letters) == header
        };
        if header_again(&title, title_at) && header_again(&phase, phase_at) {
            continue;
        }
        match (title, phase) {
            (Some(title), Some(written)) => {
                let Some(phase) = Phase::parse(&written) else {
                    cells.findings.push(sheets::unknown_phase(&written).at(place(phase_at)));
                    continue;
                };
                let id = cells.name(Column::Id);
                let id_place = if id.is_some() { layout.column(Column::Id).map(place) } else { None };
                let variants = cells.lines(Column::TitleVariants);
                let place = place(title_at);
                let id_place = id_place.unwrap_or_else(|| place.clone());
                raw.push(RawRow { row, title, variants, phase, id, id_place, place });
            }
            (None, Some(_)) if !is_error(title_at) => findings.push(
                Diagnostic::error(Code::MissingTitle, say!("the row has a phase but no title"))
                    .at(place(title_at))
                    .hint(say!("fill in the title or delete the row")),
            ),
            (Some(title), None) if !is_error(phase_at) => findings.push(
                Diagnostic::error(
                    Code::MissingPhase,
                    say!("the criterion {title} has no phase", title = quote(&title)),
                )
                .at(place(phase_at))
                .hint(say!("use `P1`, `P2`, `P3`, `P4`, `P5` or `durchgehend`")),
            ),
            (None, None) if !is_error(title_at) && !is_error(phase_at) => {
                let first = row.cells.first().map_or(0, |c| c.column);
                findings.push(
                    Diagnostic::warning(Code::IgnoredRow, say!("the row has neither title nor phase and is not used"))
                        .at(place(first)),
                );
            }
            _ => {}
        }
    }
    raw
}

/// The cells of one row, by the meaning of their column.
struct Cells<'a, 'f> {
    layout: &'f Layout<'a>,
    row: &'a SheetRow,
    findings: &'f mut Findings,
}

impl<'a> Cells<'a, '_> {
    fn place(&self, column: Column) -> Place {
        match self.layout.column(column) {
            Some(column) => self.layout.place(CellRef { row: self.row.index, column }),
            None => self.layout.workbook.sheet_place(self.layout.sheet),
        }
    }

    fn raw(&mut self, column: Column) -> Option<&'a str> {
        match self.row.value(self.layout.column(column)?)? {
            CellValue::Text(text) | CellValue::Number(text) => Some(text),
            CellValue::Error(error) => {
                let found = error_cell(error, self.place(column));
                self.findings.push(found);
                None
            }
        }
    }

    /// The text for readers: the English twin's where English is read and there is one.
    fn text(&mut self, column: Column) -> Option<&'a str> {
        match self.layout.twin(column).and_then(|at| self.row.value(at)) {
            Some(CellValue::Text(text) | CellValue::Number(text)) => Some(text),
            Some(CellValue::Error(error)) => {
                let at = self.layout.twin(column).unwrap_or_default();
                let found = error_cell(error, self.layout.place(CellRef { row: self.row.index, column: at }));
                self.findings.push(found);
                None
            }
            None => self.raw(column),
        }
    }

    fn name(&mut self, column: Column) -> Option<String> {
        self.raw(column).map(parse::name).filter(|t| !t.is_empty())
    }

    fn prose(&mut self, column: Column) -> Option<String> {
        self.text(column).map(parse::prose).filter(|t| !t.is_empty())
    }

    fn lines(&mut self, column: Column) -> Vec<String> {
        self.text(column).map(parse::lines).unwrap_or_default()
    }

    fn tick(&mut self, column: Column) -> Option<bool> {
        let text = self.raw(column)?;
        parse::tick(text).unwrap_or_else(|()| {
            let message = say!("{text} is neither yes nor no", text = quote(text));
            let found = Diagnostic::error(Code::UnknownValue, message).at(self.place(column));
            self.findings.push(found.hint(say!("use `Ja` or `Nein`, or leave the cell empty")));
            None
        })
    }

    /// Values of an open list: unknown ones are kept, near misses reported.
    fn open(&mut self, column: Column, known: &Known) -> Vec<String> {
        self.values(column, known, |text, near| {
            let near = near?;
            let message = say!(
                "{text} is not known in the column {column}",
                text = quote(text),
                column = quote(columns::header(column))
            );
            Some(Diagnostic::warning(Code::UnknownValue, message).did_you_mean(Some(near)))
        })
    }

    fn values(
        &mut self,
        column: Column,
        known: &Known,
        report: impl Fn(&str, Option<&str>) -> Option<Diagnostic>,
    ) -> Vec<String> {
        let Some(text) = self.raw(column) else { return Vec::new() };
        let mut values = Vec::new();
        for part in split(text, known) {
            match part {
                Part::Known(name) => values.push(name),
                Part::Unknown(text) => {
                    let near = if self.findings.is_full() { None } else { known.nearest(&text) };
                    if let Some(found) = report(&text, near) {
                        let found = found.at(self.place(column));
                        self.findings.push(found);
                    }
                    values.push(parse::name(&text));
                }
            }
        }
        values
    }

    /// Values of a closed list: anything else is an error.
    fn closed(&mut self, column: Column, known: &Known, possible: &[&str]) -> Vec<String> {
        self.values(column, known, |text, near| {
            let message = say!(
                "the column {column} has no value {text}",
                column = quote(columns::header(column)),
                text = quote(text)
            );
            let found = Diagnostic::error(Code::UnknownValue, message).did_you_mean(near);
            Some(found.hint(say!("possible: {values}", values = possible.join(", "))))
        })
    }
}

/// Reads a row.
pub(super) fn criterion(
    layout: &Layout<'_>,
    raw: &RawRow<'_>,
    id: String,
    ids: &BTreeMap<String, String>,
    lists: &Lists,
    findings: &mut Findings,
) -> Criterion {
    let mut cells = Cells { layout, row: raw.row, findings };
    let tags = super::vocabulary::SUB_PHASES.map(|(tag, _)| tag);
    let sub_phases = cells.closed(Column::SubPhases, &lists.sub_phases, &tags);
    let workstreams = cells.closed(Column::Workstreams, &lists.workstreams, &Workstream::ALL.map(Workstream::name));
    let shown = cells.text(Column::Title).map(parse::name).filter(|t| !t.is_empty());
    let title = shown.unwrap_or_else(|| raw.title.clone());
    let mut title_variants = raw.variants.clone();
    // Profiles and relations use the title the workbook knows it by.
    if title != raw.title {
        title_variants.push(raw.title.clone());
    }
    let translated = layout.twin(Column::Description).is_some_and(|at| raw.row.value(at).is_some());
    Criterion {
        language: if translated { Language::English } else { Language::German },
        title,
        title_variants,
        phase: raw.phase,
        sub_phases: sub_phases
            .into_iter()
            .filter_map(|tag| Some(SubPhase { phase: phase_of_tag(&tag)?, tag }))
            .collect(),
        workstreams: workstreams.iter().filter_map(|w| Workstream::parse(w)).collect(),
        driver: driver(&mut cells, &lists.drivers),
        sub_drivers: cells.open(Column::SubDrivers, &lists.sub_drivers),
        stakeholders: stakeholders(&mut cells, &lists.stakeholders),
        mechanism_categories: cells.open(Column::MechanismCategories, &lists.categories),
        mechanisms: cells.open(Column::Mechanisms, &lists.mechanisms),
        milestone: milestone(&mut cells),
        transfer_relevant: cells.tick(Column::Transfer),
        operating_model_relevant: cells.tick(Column::OperatingModel),
        related: related(&mut cells, &lists.titles, ids),
        practices: cells.open(Column::Practices, &lists.practices),
        description: cells.prose(Column::Description),
        questions: cells.lines(Column::Questions),
        evidence: cells.lines(Column::Evidence),
        next_step: cells.prose(Column::NextStep),
        council_note: cells.prose(Column::CouncilNote),
        operating_note: cells.prose(Column::OperatingNote),
        inferred: cells.lines(Column::Inferred),
        unknown: cells.lines(Column::Unknown),
        title_confidence: cells.name(Column::TitleConfidence),
        source: cells.name(Column::Source),
        extra: extra(&mut cells),
        place: raw.place.clone(),
        id,
    }
}

fn driver(cells: &mut Cells<'_, '_>, known: &Known) -> Option<String> {
    let mut values = cells.open(Column::Driver, known).into_iter();
    let first = values.next();
    if values.next().is_some() {
        let message = say!("a criterion has one scaling driver; only the first is used");
        let found = Diagnostic::warning(Code::SeveralValues, message).at(cells.place(Column::Driver));
        cells.findings.push(found);
    }
    first
}

/// The list is closed in the roadmap, but a town may name its own; nothing depends on it.
fn stakeholders(cells: &mut Cells<'_, '_>, known: &Known) -> Vec<String> {
    cells.values(Column::Stakeholders, known, |text, near| {
        let message = say!("{text} is none of the roadmap's stakeholders; it is kept as written", text = quote(text));
        Some(Diagnostic::warning(Code::UnknownValue, message).did_you_mean(near))
    })
}

/// From a kind's name, or from ticks: the more particular kind says more.
fn milestone(cells: &mut Cells<'_, '_>) -> Option<Milestone> {
    let rated = cells.name(Column::MilestoneConfidence);
    let confidence = rated.as_deref().map_or(Some(Confidence::Stated), parse::confidence);
    if let (None, Some(text)) = (confidence, &rated) {
        let words = Confidence::ALL.map(Confidence::name);
        let message = say!(
            "the column {column} has no value {text}",
            column = quote(columns::header(Column::MilestoneConfidence)),
            text = quote(text)
        );
        let found = Diagnostic::error(Code::UnknownValue, message)
            .at(cells.place(Column::MilestoneConfidence))
            .did_you_mean(if text.len() < 100 { names::nearest(text, words) } else { None })
            .hint(say!("possible: {values}", values = words.join(", ")));
        cells.findings.push(found);
    }
    let municipal = cells.tick(Column::MunicipalMilestone) == Some(true);
    let additional = cells.tick(Column::AdditionalMilestone) == Some(true);
    let written = cells.name(Column::Milestone);
    let plain = match written.as_deref().map(|text| (text, parse::tick(text))) {
        None => None,
        Some((_, Ok(tick))) => (tick == Some(true)).then_some(MilestoneKind::Phase),
        Some((text, Err(()))) => {
            let kind = parse::milestone_kind(text);
            if kind.is_none() {
                let kinds = MilestoneKind::ALL.map(MilestoneKind::name);
                let found = Diagnostic::error(
                    Code::UnknownValue,
                    say!("there is no kind of milestone {text}", text = quote(text)),
                )
                .at(cells.place(Column::Milestone))
                .did_you_mean(if text.len() < 100 { names::nearest(text, kinds) } else { None })
                .hint(say!("possible: {values}, or Ja and Nein", values = kinds.join(", ")));
                cells.findings.push(found);
            }
            kind
        }
    };
    let kind = if municipal {
        MilestoneKind::Municipal
    } else if additional {
        MilestoneKind::Additional
    } else {
        plain?
    };
    Some(Milestone { kind, confidence: confidence? })
}

fn related(cells: &mut Cells<'_, '_>, titles: &Known, ids: &BTreeMap<String, String>) -> Vec<Related> {
    // A title known from the shipped catalogue alone is as unknown here as any other.
    let written = cells.values(Column::Related, titles, |_, _| None);
    let mut related = Vec::new();
    for title in written {
        let id = ids.get(&title).cloned();
        if id.is_none() {
            let near = if cells.findings.is_full() { None } else { titles.nearest(&title) };
            let near = near.filter(|n| *n != title && ids.contains_key(*n));
            let found = sheets::unknown_relation(&title).at(cells.place(Column::Related)).did_you_mean(near);
            cells.findings.push(found);
        }
        related.push(Related { title, id });
    }
    related
}

/// The columns nobody here knows. An error value there harms nobody, but is not passed on.
fn extra(cells: &mut Cells<'_, '_>) -> Vec<(String, String)> {
    let mut extra = Vec::new();
    for (column, header) in &cells.layout.extra {
        match cells.row.value(*column) {
            Some(CellValue::Text(text) | CellValue::Number(text)) => {
                extra.push((parse::name(header), parse::prose(text)))
            }
            Some(CellValue::Error(error)) => {
                let place = cells.layout.place(CellRef { row: cells.row.index, column: *column });
                let message = say!("the cell holds the error value {error} and is left out", error = quote(error));
                cells.findings.push(Diagnostic::warning(Code::ErrorCell, message).at(place));
            }
            None => {}
        }
    }
    extra
}
