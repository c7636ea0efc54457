//! Reads a workbook into a catalogue: finds the table of criteria, reads every sheet, and checks the whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::columns::{self, CriteriaColumn};
use super::findings::BoundedFindings;
use super::identify::identify;
use super::known_values::{KnownValues, spellings_of};
use super::layout::Layout;
use super::model::{Catalog, Criterion};
use super::rows::{self, RawRow};
use super::sheets;
use super::split::KnownNames;
use super::table::MAX_HEADER_ROWS;
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, any_error, quote, quotes};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::signs::is_direction_mark;
use crate::workbook::{Sheet, Workbook};

/// Criteria of a catalogue. The roadmap has 76; the work of comparing titles grows with the square of the number.
const MAX_CRITERIA: usize = 1_000;

/// What our own sheet of criteria is called.
const OURS: &str = "Kriterien";

/// Reads a catalogue. `shipped` is the shipped one, whose ids and names are used; none while that one itself is read.
pub(super) fn read_with(
    workbook: &Workbook,
    language: Language,
    shipped: Option<&Catalog>,
) -> (Option<Catalog>, Vec<Diagnostic>) {
    let mut findings = BoundedFindings::default();
    let source = (workbook, language);
    let layout = find_table(workbook, language, &mut findings);
    let is_ours = |name: &str| names::same(name, OURS) || sheets::is_other(name);
    workbook.passed_over(is_ours).for_each(|found| findings.push(found));
    let mut raw = layout.as_ref().map(|l| rows::raw_rows(l, &mut findings)).unwrap_or_default();
    if let Some(first) = raw.get(MAX_CRITERIA) {
        findings.push(too_many_criteria(raw.len(), first));
        raw.clear();
    }
    let ids = identify(&raw, shipped, &mut findings);
    let titles = title_spellings(&raw, &ids, shipped);
    let own_titles = KnownNames::new(titles.iter().map(|(s, n)| (s.as_str(), n.as_str())));

    let phases = sheets::phases(source, &mut findings);
    let (drivers, sub_drivers) = sheets::drivers(source, &mut findings);
    let mut subjects = sheets::subjects(source, &mut findings);
    if subjects.is_empty() {
        subjects = shipped.map(|s| s.subjects.clone()).unwrap_or_default();
    }
    let mut catalog = Catalog {
        file: workbook.file.to_string(),
        sha256: workbook.sha256.clone(),
        language,
        untranslated: Vec::new(),
        marked: false,
        criteria: Vec::new(),
        phases,
        drivers,
        mechanisms: sheets::mechanisms(source, &mut findings, &subjects),
        practices: sheets::practices(source, &mut findings, &own_titles, &subjects),
        operating_models: sheets::operating_models(source, &mut findings),
        glossary: sheets::glossary(source, &mut findings),
        key_results: sheets::key_results(source, &mut findings),
        subjects,
    };
    if let Some(layout) = &layout {
        let known = KnownValues::new(&catalog, &sub_drivers, shipped, titles);
        let mut ids_by_title: BTreeMap<&str, &str> = BTreeMap::new();
        for (row, id) in raw.iter().zip(&ids) {
            ids_by_title.entry(&row.title).or_insert(id);
        }
        for (row, id) in raw.iter().zip(&ids) {
            let criterion = rows::criterion(layout, row, id, &ids_by_title, &known, &mut findings);
            catalog.criteria.push(criterion);
        }
        if !findings.has_error() {
            report_gaps(layout, &catalog.criteria, language, &mut findings);
        }
    }
    if let Some(layout) = &layout {
        report_direction_marks(layout, &mut findings);
    }
    catalog.untranslated = findings.take_untranslated();
    catalog.marked = catalog.has_marks();
    let mut diagnostics = findings.into_diagnostics();
    diagnostics.sort_by_key(|d| position(workbook, d));
    let catalog = (layout.is_some() && !any_error(&diagnostics)).then_some(catalog);
    (catalog, diagnostics)
}

fn too_many_criteria(count: usize, first_beyond: &RawRow<'_>) -> Diagnostic {
    let message = say!("the table has {count} criteria, at most {most} are read", count, most = MAX_CRITERIA);
    Diagnostic::error(Code::TooManyCriteria, message)
        .at(first_beyond.place.clone())
        .hint(say!("remove the rows that are no criteria, or split the workbook"))
}

/// The titles, ids and title variants of the workbook's criteria, each with the title it stands for. Spellings of a
/// shipped criterion hold for the criterion with the same id here.
fn title_spellings(raw: &[RawRow<'_>], ids: &[String], shipped: Option<&Catalog>) -> Vec<(String, String)> {
    let mut titles: Vec<(String, String)> = Vec::new();
    for (row, id) in raw.iter().zip(ids) {
        let own = [&row.title, id].into_iter().chain(&row.variants);
        titles.extend(own.map(|spelling| (spelling.clone(), row.title.clone())));
        if let Some(criterion) = shipped.and_then(|s| s.by_id(id)) {
            titles.extend(spellings_of(criterion, &row.title));
        }
    }
    titles
}

/// Reports what a table without errors lacks: criteria, milestones, English texts where they are wanted.
fn report_gaps(layout: &Layout<'_>, criteria: &[Criterion], language: Language, findings: &mut BoundedFindings) {
    if criteria.is_empty() {
        findings.push(
            Diagnostic::error(Code::NoCriteria, say!("there is no criterion below the header row"))
                .at(layout.workbook.sheet_place(layout.sheet)),
        );
        return;
    }
    if criteria.iter().all(|c| c.milestone.is_none()) {
        findings.push(no_milestones(layout));
    }
    let german = criteria.iter().filter(|c| c.language != language).count();
    if language == Language::English && german > 0 {
        findings.push(untranslated(layout, german, criteria.len()));
    }
}

/// Reports marks of direction in the sheets that are read; the texts are read without them.
fn report_direction_marks(layout: &Layout<'_>, findings: &mut BoundedFindings) {
    let workbook = layout.workbook;
    let read =
        workbook.sheets.iter().filter(|sheet| std::ptr::eq(*sheet, layout.sheet) || sheets::is_other(&sheet.name));
    for sheet in read {
        let cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.index, cell)));
        for (row, cell) in cells {
            let Some(mark) = cell.value.shown().chars().find(|c| is_direction_mark(*c)) else { continue };
            let code = format!("{:04X}", u32::from(mark));
            let message = say!("the cell holds the invisible mark U+{code}; it is left out", code);
            let found = Diagnostic::warning(Code::InvisibleCharacter, message)
                .at(workbook.place(sheet, CellRef { row, column: cell.column }));
            findings.push(found.hint(say!("delete it; such marks turn the direction of text around")));
        }
    }
}

/// The sort key of a finding: findings about the file, then by sheet and cell, then those without a place.
fn position(workbook: &Workbook, diagnostic: &Diagnostic) -> (usize, usize, Option<CellRef>) {
    match diagnostic.labels.first().map(|l| &l.place) {
        Some(Place::Cell { sheet, cell, .. }) => {
            (1, workbook.sheets.iter().position(|s| s.name == *sheet).unwrap_or_default(), *cell)
        }
        Some(_) => (0, 0, None),
        None => (2, 0, None),
    }
}

fn no_milestones(layout: &Layout<'_>) -> Diagnostic {
    let milestones =
        [CriteriaColumn::Milestone, CriteriaColumn::MunicipalMilestone, CriteriaColumn::AdditionalMilestone];
    let column = milestones.into_iter().find_map(|c| layout.column(c));
    let place = match column {
        Some(column) => layout.place(CellRef { row: layout.header_row, column }),
        None => layout.workbook.sheet_place(layout.sheet),
    };
    let why = if column.is_some() { say!("no row has a tick") } else { say!("there is no column `Meilenstein`") };
    Diagnostic::warning(Code::NoMilestones, say!("no criterion is a milestone: {why}", why))
        .at(place)
        .hint(say!("exports of web pages lose their checkboxes; without milestones there is no readiness of a phase"))
        .hint(say!("tick the milestones in the column `Meilenstein` (Ja/Nein)"))
}

fn untranslated(layout: &Layout<'_>, german: usize, all: usize) -> Diagnostic {
    Diagnostic::warning(
        Code::Untranslated,
        say!("{german} of {all} criteria have no English text and stay German", german, all),
    )
    .at(layout.workbook.sheet_place(layout.sheet))
    .hint(say!("add columns such as `Kriterium (en)` and `Kurzbeschreibung (en)` beside the German ones"))
}

/// Finds the table of criteria: on each sheet, of all header rows with a title and a phase the one with the most known
/// columns; of these, those that people see go first, then a sheet with our name, then the most known columns.
fn find_table<'a>(workbook: &'a Workbook, language: Language, findings: &mut BoundedFindings) -> Option<Layout<'a>> {
    let mut tables: Vec<Layout<'a>> = Vec::new();
    let mut incomplete: Option<Layout<'a>> = None;
    for sheet in workbook.sheets.iter().filter(|s| !sheets::is_other(&s.name)) {
        let mut best: Option<Layout<'a>> = None;
        for row in sheet.rows.iter().take_while(|r| r.index < MAX_HEADER_ROWS) {
            let layout = Layout::new(workbook, sheet, row, language);
            let complete =
                layout.column(CriteriaColumn::Title).is_some() && layout.column(CriteriaColumn::Phase).is_some();
            let rival = if complete { &mut best } else { &mut incomplete };
            if rival.as_ref().is_none_or(|r| layout.known() > r.known()) {
                *rival = Some(layout);
            }
        }
        tables.extend(best);
    }
    let ours = names::letters(OURS);
    // Of equals, the first in the file's order.
    tables.sort_by_key(|l| (l.sheet.hidden, names::letters(&l.sheet.name) != ours, Reverse(l.known())));
    let mut tables = tables.into_iter();
    if let Some(layout) = tables.next() {
        let others: Vec<_> = tables.map(|l| l.sheet).collect();
        workbook.chosen(layout.sheet, &others).into_iter().for_each(|found| findings.push(found));
        let named = |s: &&Sheet| !s.hidden && names::letters(&s.name) == ours;
        let is_read = |s: &&Sheet| std::iter::once(&layout.sheet).chain(&others).any(|o| o.name == s.name);
        if let Some(other) = workbook.sheets.iter().filter(named).find(|s| !is_read(s)) {
            let message = say!(
                "the sheet has no columns for title and phase, so {sheet} is read",
                sheet = quote(&layout.sheet.name)
            );
            let fault = Diagnostic::warning(Code::MissingColumn, message).at(workbook.sheet_place(other));
            findings.push(fault.hint(say!("add the columns, or give the sheet another name")));
        }
        layout.report_headers(findings);
        return Some(layout);
    }
    findings.push(missing_column(workbook, incomplete.filter(|l| l.known() > 0)));
    None
}

/// No table was found; `incomplete` is the header row that comes nearest, if any has known columns.
fn missing_column(workbook: &Workbook, incomplete: Option<Layout<'_>>) -> Diagnostic {
    let Some(layout) = incomplete else {
        let sheets = quotes(workbook.sheets.iter().map(|s| &*s.name));
        let message = match workbook.sheets.len() {
            0 => say!("the workbook has no sheet with content"),
            _ => say!("no sheet has columns for title and phase; there are the sheets {sheets}", sheets),
        };
        return Diagnostic::error(Code::MissingColumn, message).at(Place::File(workbook.file.clone())).hint(say!(
            "the header row needs `Kriterium` and `Phase` (or `(ab) Phase`) and must be among the first 50 rows"
        ));
    };
    let missing = match (layout.column(CriteriaColumn::Title), layout.column(CriteriaColumn::Phase)) {
        (None, Some(_)) => say!("the title (`Kriterium`)"),
        (Some(_), None) => say!("the phase (`Phase` or `(ab) Phase`)"),
        _ => say!("title and phase (`Kriterium`, `Phase`)"),
    };
    let found = quotes(layout.headers().map(|(_, h)| h));
    let wanted =
        if layout.column(CriteriaColumn::Title).is_none() { CriteriaColumn::Title } else { CriteriaColumn::Phase };
    let near = layout.headers().find_map(|(_, h)| {
        let known = names::nearest(h, [columns::header(wanted)])?;
        Some(say!("is {header} meant to be `{known}`?", header = quote(h), known))
    });
    let first = layout.headers().next().map_or(0, |(c, _)| c);
    let place = layout.place(CellRef { row: layout.header_row, column: first });
    let diagnostic = Diagnostic::error(Code::MissingColumn, say!("there is no column for {missing}", missing))
        .label(place, say!("this row has {found}", found));
    match near {
        Some(near) => diagnostic.hint(near),
        None => diagnostic.hint(say!("add the column, or rename the one that holds it")),
    }
}
