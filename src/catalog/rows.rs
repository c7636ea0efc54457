//! Reads the rows of the table of criteria.

use std::collections::BTreeMap;

use super::columns::{self, CriteriaColumn};
use super::findings::BoundedFindings;
use super::known_values::KnownValues;
use super::layout::Layout;
use super::model::{Confidence, Criterion, Milestone, MilestoneKind, Related, SubPhase, Workstream};
use super::parse;
use super::phase::Phase;
use super::sheets;
use super::split::{KnownNames, NameMatch, split};
use super::table::error_cell;
use super::vocabulary::{SUB_PHASES, phase_of_tag};
use super::wording::unknown_mark;
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::{CellValue, SheetRow};

/// A row with a title and a phase, read as far as its id needs.
pub(super) struct RawRow<'a> {
    row: &'a SheetRow,
    pub title: String,
    original: Option<String>,
    pub variants: Vec<String>,
    phase: Phase,
    pub id: Option<String>,
    /// What the cell of the id holds.
    pub id_cell: Option<&'a CellValue>,
    /// The cell of the title.
    pub place: Place,
    /// The cell of the id, or of the title if the row has no id.
    pub id_place: Place,
}

/// The rows that are criteria. Other rows with content are reported, except repetitions of the header row.
pub(super) fn raw_rows<'a>(layout: &Layout<'a>, findings: &mut BoundedFindings) -> Vec<RawRow<'a>> {
    let (Some(title_at), Some(phase_at)) = (layout.column(CriteriaColumn::Title), layout.column(CriteriaColumn::Phase))
    else {
        return Vec::new();
    };
    let mut raw = Vec::new();
    for row in layout.sheet.rows.iter().filter(|r| r.index > layout.header_row) {
        let mut cells = Cells { layout, row, findings };
        let place = |column| layout.place(CellRef { row: row.index, column });
        let is_error = |column| matches!(row.value(column), Some(CellValue::Error(_)));
        let title = cells.name(CriteriaColumn::Title);
        let phase = cells.name(CriteriaColumn::Phase);
        let repeats_header = |text: &Option<String>, at: u32| {
            let header = layout.headers().find(|(c, _)| *c == at).map(|(_, h)| names::letters(h));
            text.as_deref().map(names::letters) == header
        };
        if repeats_header(&title, title_at) && repeats_header(&phase, phase_at) {
            continue;
        }
        let is_own = |column: u32| row.value(column).is_some();
        let sound = !is_error(title_at) && !is_error(phase_at);
        let is_named = [CriteriaColumn::Id, CriteriaColumn::Milestone, CriteriaColumn::MunicipalMilestone]
            .into_iter()
            .any(|column| layout.column(column).is_some_and(is_own));
        let left_behind = sound && !is_named && is_left_behind(row, title_at, title.as_deref());
        match (title, phase) {
            // Notion keeps rows that somebody has begun, and those of its templates.
            (title, phase) if left_behind && title.is_some() != phase.is_some() => findings.push(
                Diagnostic::warning(Code::IgnoredRow, say!("the row is hardly filled in and is not used"))
                    .at(place(row.cells.first().map_or(0, |c| c.column)))
                    .hint(say!("delete it, or fill in title and phase")),
            ),
            // A row below merged cells that goes on with the criterion above.
            (None, Some(_)) if !is_own(title_at) && !is_own(phase_at) => findings.push(
                Diagnostic::warning(Code::IgnoredRow, say!("the row has no title of its own and is not used"))
                    .at(place(row.cells.first().map_or(0, |c| c.column)))
                    .hint(say!("its phase comes from merged cells: split them, and give each criterion its title")),
            ),
            (Some(title), Some(written)) => {
                let Some(phase) = Phase::parse(&written) else {
                    cells.findings.push(sheets::unknown_phase(&written).at(place(phase_at)));
                    continue;
                };
                let id = cells.name(CriteriaColumn::Id);
                let id_cell = layout.column(CriteriaColumn::Id).and_then(|at| row.value(at));
                let id_place = if id.is_some() { layout.column(CriteriaColumn::Id).map(place) } else { None };
                let mut variants = cells.lines(CriteriaColumn::TitleVariants);
                let original = cells.name(CriteriaColumn::OriginalTitle);
                // Profiles and other cells may write the title as the source does.
                variants.extend(original.clone().filter(|original| !names::same(original, &title)));
                let place = place(title_at);
                let id_place = id_place.unwrap_or_else(|| place.clone());
                raw.push(RawRow { row, title, original, variants, phase, id, id_cell, id_place, place });
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

/// Whether a row that has neither an id nor a tick for a milestone is one that Notion leaves behind: a title that it gives
/// to rows without one, and nothing else; or no title, and nothing but a few words of choice lists.
fn is_left_behind(row: &SheetRow, title_at: u32, title: Option<&str>) -> bool {
    const UNTITLED: [&str; 4] = ["Untitled", "Unbenannt", "Ohne Titel", "Kein Titel"];
    /// Longer ones are somebody's work.
    const SHORT: usize = 40;
    let others = || row.cells.iter().filter(|cell| cell.column != title_at);
    match title {
        Some(title) => UNTITLED.iter().any(|name| names::same(name, title)) && others().next().is_none(),
        None => others().all(|cell| cell.value.shown().trim().chars().count() <= SHORT) && others().count() <= 3,
    }
}

/// Reads the cells of one row by the meaning of their columns, and reports what is wrong with them.
struct Cells<'a, 'f> {
    layout: &'f Layout<'a>,
    row: &'a SheetRow,
    findings: &'f mut BoundedFindings,
}

impl<'a> Cells<'a, '_> {
    fn place(&self, column: CriteriaColumn) -> Place {
        match self.layout.column(column) {
            Some(column) => self.layout.place(CellRef { row: self.row.index, column }),
            None => self.layout.workbook.sheet_place(self.layout.sheet),
        }
    }

    /// The German text, which other cells and profiles refer to.
    fn raw(&mut self, column: CriteriaColumn) -> Option<&'a str> {
        let at = self.layout.column(column)?;
        // What is merged holds for all its rows; a row without a title of its own is no criterion of its own.
        let whole = !matches!(column, CriteriaColumn::Title | CriteriaColumn::Id);
        let merged = || self.layout.sheet.merged_above(self.row.index, at).filter(|_| whole);
        match self.row.value(at).or_else(merged)? {
            CellValue::Error(error) => {
                let found = error_cell(error, self.place(column));
                self.findings.push(found);
                None
            }
            value => Some(value.shown()),
        }
    }

    /// The text as readers see it: that of the English twin column if English is read and the cell has content.
    fn text(&mut self, column: CriteriaColumn) -> Option<&'a str> {
        match self.layout.twin(column).and_then(|at| self.row.value(at)) {
            Some(CellValue::Error(error)) => {
                let at = self.layout.twin(column).unwrap_or_default();
                let found = error_cell(error, self.layout.place(CellRef { row: self.row.index, column: at }));
                self.findings.push(found);
                None
            }
            Some(value) => Some(value.shown()),
            None => {
                let text = self.raw(column)?;
                if self.layout.language == Language::English {
                    let translated = self.layout.has_twin(self.row);
                    self.findings.note_untranslated(text, translated);
                }
                Some(text)
            }
        }
    }

    fn name(&mut self, column: CriteriaColumn) -> Option<String> {
        self.raw(column).map(parse::name).filter(|t| !t.is_empty())
    }

    fn prose(&mut self, column: CriteriaColumn) -> Option<String> {
        self.sentences(column).map(parse::prose).filter(|t| !t.is_empty())
    }

    fn lines(&mut self, column: CriteriaColumn) -> Vec<String> {
        self.sentences(column).map(parse::lines).unwrap_or_default()
    }

    /// The text as readers see it, which may hold marks.
    fn sentences(&mut self, column: CriteriaColumn) -> Option<&'a str> {
        let text = self.text(column)?;
        if text.contains('{') {
            let at = self.layout.twin(column).filter(|at| self.row.value(*at).is_some());
            let at = at.map(|column| self.layout.place(CellRef { row: self.row.index, column }));
            let found = unknown_mark(text, at.unwrap_or_else(|| self.place(column)));
            found.into_iter().for_each(|found| self.findings.push(found));
        }
        Some(text)
    }

    fn tick(&mut self, column: CriteriaColumn) -> Option<bool> {
        let text = self.raw(column)?;
        parse::tick(text).unwrap_or_else(|()| {
            let message = say!("{text} is neither yes nor no", text = quote(text));
            let found = Diagnostic::error(Code::UnknownValue, message).at(self.place(column));
            self.findings.push(found.hint(say!("use `Ja` or `Nein`, or leave the cell empty")));
            None
        })
    }

    /// Values of an open list: unknown values are kept; those close to a known one are reported.
    fn open_list(&mut self, column: CriteriaColumn, known: &KnownNames) -> Vec<String> {
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

    /// Splits a cell into values; `report` gets each unknown value with the known one nearest to it.
    fn values(
        &mut self,
        column: CriteriaColumn,
        known: &KnownNames,
        report: impl Fn(&str, Option<&str>) -> Option<Diagnostic>,
    ) -> Vec<String> {
        let Some(text) = self.raw(column) else { return Vec::new() };
        let mut values = Vec::new();
        for value in split(text, known) {
            match value {
                NameMatch::Known(name) => values.push(name),
                NameMatch::Unknown(text) => {
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
    fn closed_list(&mut self, column: CriteriaColumn, known: &KnownNames, possible: &[&str]) -> Vec<String> {
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

/// Reads a row as a criterion. `ids_by_title` has the ids of all criteria of the workbook.
pub(super) fn criterion(
    layout: &Layout<'_>,
    raw: &RawRow<'_>,
    id: &str,
    ids_by_title: &BTreeMap<&str, &str>,
    known: &KnownValues,
    findings: &mut BoundedFindings,
) -> Criterion {
    let mut cells = Cells { layout, row: raw.row, findings };
    let tags = SUB_PHASES.map(|(tag, _)| tag);
    let sub_phases = cells.closed_list(CriteriaColumn::SubPhases, &known.sub_phases, &tags);
    let workstreams =
        cells.closed_list(CriteriaColumn::Workstreams, &known.workstreams, &Workstream::ALL.map(Workstream::name));
    let shown = cells.text(CriteriaColumn::Title).map(parse::name).filter(|t| !t.is_empty());
    let title = shown.unwrap_or_else(|| raw.title.clone());
    let mut title_variants = raw.variants.clone();
    // Profiles and related criteria refer to the German title.
    if title != raw.title {
        title_variants.push(raw.title.clone());
    }
    let translated = layout.twin(CriteriaColumn::Description).is_some_and(|at| raw.row.value(at).is_some());
    Criterion {
        language: if translated { Language::English } else { Language::German },
        title,
        title_variants,
        original_title: raw.original.clone(),
        phase: raw.phase,
        sub_phases: sub_phases
            .into_iter()
            .filter_map(|tag| Some(SubPhase { phase: phase_of_tag(&tag)?, tag }))
            .collect(),
        workstreams: workstreams.iter().filter_map(|w| Workstream::parse(w)).collect(),
        driver: driver(&mut cells, &known.drivers),
        sub_drivers: cells.open_list(CriteriaColumn::SubDrivers, &known.sub_drivers),
        stakeholders: stakeholders(&mut cells, &known.stakeholders),
        mechanism_categories: cells.open_list(CriteriaColumn::MechanismCategories, &known.categories),
        mechanisms: cells.open_list(CriteriaColumn::Mechanisms, &known.mechanisms),
        milestone: milestone(&mut cells),
        transfer_relevant: cells.tick(CriteriaColumn::Transfer),
        operating_model_relevant: cells.tick(CriteriaColumn::OperatingModel),
        related: related(&mut cells, &known.titles, ids_by_title),
        practices: cells.open_list(CriteriaColumn::Practices, &known.practices),
        description: cells.prose(CriteriaColumn::Description),
        questions: cells.lines(CriteriaColumn::Questions),
        evidence: cells.lines(CriteriaColumn::Evidence),
        next_step: cells.prose(CriteriaColumn::NextStep),
        council_note: cells.prose(CriteriaColumn::CouncilNote),
        operating_note: cells.prose(CriteriaColumn::OperatingNote),
        inferred: cells.lines(CriteriaColumn::Inferred),
        unknown: cells.lines(CriteriaColumn::Unknown),
        title_confidence: cells.name(CriteriaColumn::TitleConfidence),
        source: cells.name(CriteriaColumn::Source),
        extra: extra(&mut cells),
        place: raw.place.clone(),
        id: id.to_owned(),
    }
}

/// The scaling driver; a criterion has only one.
fn driver(cells: &mut Cells<'_, '_>, known: &KnownNames) -> Option<String> {
    let mut values = cells.open_list(CriteriaColumn::Driver, known).into_iter();
    let first = values.next();
    if values.next().is_some() {
        let message = say!("a criterion has one scaling driver; only the first is used");
        let found = Diagnostic::warning(Code::SeveralValues, message).at(cells.place(CriteriaColumn::Driver));
        cells.findings.push(found);
    }
    first
}

/// Stakeholders are a closed list in the roadmap, but no rule depends on them, so others are kept with a warning.
fn stakeholders(cells: &mut Cells<'_, '_>, known: &KnownNames) -> Vec<String> {
    cells.values(CriteriaColumn::Stakeholders, known, |text, near| {
        let message = say!("{text} is none of the roadmap's stakeholders; it is kept as written", text = quote(text));
        Some(Diagnostic::warning(Code::UnknownValue, message).did_you_mean(near))
    })
}

/// The milestone, from the name of its kind or from checkbox columns. If several are ticked, the more specific kind
/// holds.
fn milestone(cells: &mut Cells<'_, '_>) -> Option<Milestone> {
    let rated = cells.name(CriteriaColumn::MilestoneConfidence);
    let confidence = rated.as_deref().map_or(Some(Confidence::Stated), parse::confidence);
    if let (None, Some(text)) = (confidence, &rated) {
        let words = Confidence::ALL.map(Confidence::name);
        let message = say!(
            "the column {column} has no value {text}",
            column = quote(columns::header(CriteriaColumn::MilestoneConfidence)),
            text = quote(text)
        );
        let found = Diagnostic::error(Code::UnknownValue, message)
            .at(cells.place(CriteriaColumn::MilestoneConfidence))
            .did_you_mean(if text.len() < 100 { names::nearest(text, words) } else { None })
            .hint(say!("possible: {values}", values = words.join(", ")));
        cells.findings.push(found);
    }
    let municipal = cells.tick(CriteriaColumn::MunicipalMilestone) == Some(true);
    let additional = cells.tick(CriteriaColumn::AdditionalMilestone) == Some(true);
    let written = cells.name(CriteriaColumn::Milestone);
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
                .at(cells.place(CriteriaColumn::Milestone))
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

fn related(cells: &mut Cells<'_, '_>, titles: &KnownNames, ids_by_title: &BTreeMap<&str, &str>) -> Vec<Related> {
    // Titles that only the shipped catalogue has are known names too, so what is missing is decided by the ids below.
    let written = cells.values(CriteriaColumn::Related, titles, |_, _| None);
    let mut related = Vec::new();
    for title in written {
        let id = ids_by_title.get(title.as_str()).map(|id| (*id).to_owned());
        if id.is_none() {
            let near = if cells.findings.is_full() { None } else { titles.nearest(&title) };
            let near = near.filter(|n| *n != title && ids_by_title.contains_key(n));
            let found = sheets::unknown_relation(&title).at(cells.place(CriteriaColumn::Related)).did_you_mean(near);
            cells.findings.push(found);
        }
        related.push(Related { title, id });
    }
    related
}

/// The columns without a known meaning. They are optional, so an error value there is only a warning and is left out.
fn extra(cells: &mut Cells<'_, '_>) -> Vec<(String, String)> {
    let mut extra = Vec::new();
    for (column, header) in &cells.layout.extra {
        match cells.row.value(*column) {
            Some(CellValue::Error(error)) => {
                let place = cells.layout.place(CellRef { row: cells.row.index, column: *column });
                let message = say!("the cell holds the error value {error} and is left out", error = quote(error));
                cells.findings.push(Diagnostic::warning(Code::ErrorCell, message).at(place));
            }
            Some(value) => {
                if cells.layout.language == Language::English {
                    let translated = cells.layout.has_twin(cells.row);
                    cells.findings.note_untranslated(header, translated);
                    cells.findings.note_untranslated(value.shown(), translated);
                }
                extra.push((parse::name(header), parse::prose(value.shown())));
            }
            None => {}
        }
    }
    extra
}
