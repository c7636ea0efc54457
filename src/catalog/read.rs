//! From a workbook to a catalogue: find the criteria's table, read every sheet, check what belongs
//! together.

use std::collections::BTreeMap;

use super::columns::{self, CriteriaColumn};
use super::findings::BoundedFindings;
use super::layout::Layout;
use super::rows::{Lists, RawRow};
use super::split::KnownNames;
use super::table::HEADER_WITHIN;
use super::{Catalog, Criterion, rows, sheets, vocabulary};
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, any_error, quote, quotes};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::workbook::Workbook;

/// The most criteria of a catalogue: the roadmap has 76, and everything is compared with everything.
pub const MAX_CRITERIA: usize = 1_000;

/// Reads a catalogue, its texts in this language where the workbook has them. All findings are collected in one run; there is no catalogue if any is an error.
#[must_use]
pub fn read(workbook: &Workbook, language: Language) -> (Option<Catalog>, Vec<Diagnostic>) {
    read_with(workbook, language, Some(Catalog::embedded(Language::German)))
}

/// Reads a catalogue with the help of the shipped one's ids and names, or without, for the shipped
/// one itself.
pub(super) fn read_with(
    workbook: &Workbook,
    language: Language,
    shipped: Option<&Catalog>,
) -> (Option<Catalog>, Vec<Diagnostic>) {
    let mut findings = BoundedFindings::default();
    let source = (workbook, language);
    let layout = find_table(workbook, language, &mut findings);
    let mut raw = layout.as_ref().map(|l| rows::raw_rows(l, &mut findings)).unwrap_or_default();
    if let Some(first) = raw.get(MAX_CRITERIA) {
        let message =
            say!("the table has {count} criteria, at most {most} are read", count = raw.len(), most = MAX_CRITERIA);
        findings.push(
            Diagnostic::error(Code::TooManyCriteria, message)
                .at(first.place.clone())
                .hint(say!("remove the rows that are no criteria, or split the workbook")),
        );
        raw.clear();
    }

    let mut titles: Vec<(String, String)> = Vec::new();
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    let identified = identify(&raw, shipped, &mut findings);
    for (row, id) in raw.iter().zip(&identified) {
        ids.entry(row.title.clone()).or_insert_with(|| id.clone());
        titles.push((row.title.clone(), row.title.clone()));
        titles.push((id.clone(), row.title.clone()));
        titles.extend(row.variants.iter().map(|v| (v.clone(), row.title.clone())));
        // Spellings known from the shipped catalogue hold for the same criterion here.
        if let Some(same) = shipped.and_then(|s| s.by_id(id)) {
            titles.push((same.title.clone(), row.title.clone()));
            titles.extend(same.title_variants.iter().map(|v| (v.clone(), row.title.clone())));
        }
    }
    let here = KnownNames::new(titles.iter().map(|(s, n)| (s.as_str(), n.as_str())));

    let phases = sheets::phases(source, &mut findings);
    let (drivers, sub_drivers) = sheets::drivers(source, &mut findings);
    let mechanisms = sheets::mechanisms(source, &mut findings);
    let practices = sheets::practices(source, &mut findings, &here);
    let catalog = Catalog {
        file: workbook.file.to_string(),
        sha256: workbook.sha256.clone(),
        language,
        criteria: Vec::new(),
        phases,
        drivers,
        mechanisms,
        practices,
        operating_models: sheets::operating_models(source, &mut findings),
        glossary: sheets::glossary(source, &mut findings),
        key_results: sheets::key_results(source, &mut findings),
    };

    // Titles of the shipped catalogue split cells too, even where this catalogue lacks the criterion.
    let elsewhere = shipped.into_iter().flat_map(|s| &s.criteria);
    let elsewhere = elsewhere.flat_map(|c| std::iter::once(&c.title).chain(&c.title_variants).map(|v| (v, &c.title)));
    titles.extend(elsewhere.map(|(s, n)| (s.clone(), n.clone())));
    let lists = lists(&catalog, &sub_drivers, shipped, KnownNames::new(titles));

    let mut criteria = Vec::new();
    if let Some(layout) = &layout {
        for (row, id) in raw.iter().zip(identified) {
            criteria.push(rows::criterion(layout, row, id, &ids, &lists, &mut findings));
        }
        if criteria.iter().all(|c: &Criterion| c.milestone.is_none()) && !criteria.is_empty() && !findings.has_error() {
            findings.push(no_milestones(layout));
        }
        let german = criteria.iter().filter(|c| c.language != language).count();
        if language == Language::English && german > 0 && !findings.has_error() {
            findings.push(untranslated(layout, german, criteria.len()));
        }
        if criteria.is_empty() && !findings.has_error() {
            findings.push(
                Diagnostic::error(Code::NoCriteria, say!("there is no criterion below the header row"))
                    .at(workbook.sheet_place(layout.sheet)),
            );
        }
    }
    let mut diagnostics = findings.into_diagnostics();
    diagnostics.sort_by_key(|d| position(workbook, d));
    let catalog = (layout.is_some() && !any_error(&diagnostics)).then_some(Catalog { criteria, ..catalog });
    (catalog, diagnostics)
}

/// Where a finding stands, so that findings come in the order in which people repair them.
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

/// The sheet and header row with the most known columns among those with a title and a phase.
fn find_table<'a>(workbook: &'a Workbook, language: Language, findings: &mut BoundedFindings) -> Option<Layout<'a>> {
    let mut best: Option<Layout<'a>> = None;
    let mut nearly: Option<Layout<'a>> = None;
    for sheet in workbook.sheets.iter().filter(|s| !sheets::is_other(&s.name)) {
        for row in sheet.rows.iter().take_while(|r| r.index < HEADER_WITHIN) {
            let layout = Layout::new(workbook, sheet, row, language);
            let whole =
                layout.column(CriteriaColumn::Title).is_some() && layout.column(CriteriaColumn::Phase).is_some();
            let rival = if whole { &mut best } else { &mut nearly };
            if rival.as_ref().is_none_or(|r| layout.known() > r.known()) {
                *rival = Some(layout);
            }
        }
    }
    if let Some(layout) = best {
        layout.report_headers(findings);
        return Some(layout);
    }
    findings.push(missing_column(workbook, nearly.filter(|l| l.known() > 0)));
    None
}

fn missing_column(workbook: &Workbook, nearly: Option<Layout<'_>>) -> Diagnostic {
    let Some(layout) = nearly else {
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

/// The id of every row: its own, or that of the shipped criterion of the same name, or its title's
/// slug. Reports titles and ids that stand twice.
fn identify(raw: &[RawRow<'_>], shipped: Option<&Catalog>, findings: &mut BoundedFindings) -> Vec<String> {
    let mut shipped_ids: BTreeMap<String, &str> = BTreeMap::new();
    for criterion in shipped.into_iter().flat_map(|s| &s.criteria) {
        for title in std::iter::once(&criterion.title).chain(&criterion.title_variants) {
            shipped_ids.entry(names::normalise(title)).or_insert(&criterion.id);
        }
    }
    let mut by_title: BTreeMap<String, &Place> = BTreeMap::new();
    let mut by_id: BTreeMap<String, &Place> = BTreeMap::new();
    let mut ids = Vec::new();
    for row in raw {
        let title = names::normalise(&row.title);
        let named = row.id.clone().or_else(|| shipped_ids.get(&title).map(|id| (*id).to_owned()));
        let mut id = named.clone().unwrap_or_else(|| names::slug(&row.title));
        let title_twice = by_title.get(&title).copied();
        match (title_twice, by_id.get(&names::normalise(&id)).copied()) {
            (Some(first), _) => findings.push(
                Diagnostic::error(
                    Code::DuplicateTitle,
                    say!("two rows have the title {title}", title = quote(&row.title)),
                )
                .label(row.place.clone(), say!("second"))
                .label(first.clone(), say!("first"))
                .hint(say!("delete one of the rows or give it a title of its own")),
            ),
            (None, Some(first)) if named.is_some() => findings.push(
                Diagnostic::error(Code::DuplicateId, say!("two rows are the criterion {id}", id = quote(&id)))
                    .label(row.id_place.clone(), say!("second"))
                    .label(first.clone(), say!("first"))
                    .hint(say!("delete one of the rows, or give each an id of its own in a column `ID`")),
            ),
            // Long titles may share the beginning that makes the slug.
            (None, Some(_)) => {
                let base = id.clone();
                let free = (2..).map(|n| format!("{base}-{n}")).find(|i| !by_id.contains_key(&names::normalise(i)));
                id = free.unwrap_or(base);
            }
            (None, None) => {}
        }
        by_title.entry(title).or_insert(&row.place);
        by_id.entry(names::normalise(&id)).or_insert(&row.id_place);
        ids.push(id);
    }
    ids
}

/// The values cells are split against: the workbook's own first, then the shipped catalogue's.
fn lists(catalog: &Catalog, sub_drivers: &[String], shipped: Option<&Catalog>, titles: KnownNames) -> Lists {
    let both = || std::iter::once(catalog).chain(shipped);
    let drivers = both().flat_map(|c| &c.drivers);
    let driver_spellings =
        drivers.flat_map(|d| std::iter::once(&d.name).chain(&d.variants).map(|v| (v.as_str(), d.name.as_str())));
    let plain = |s: &'_ str| (s.to_owned(), s.to_owned());
    let spelt = |pairs: [(&str, &str); 2]| pairs.map(|(s, n)| (s.to_owned(), n.to_owned()));
    let values = |of: fn(&Criterion) -> &Vec<String>| {
        shipped.into_iter().flat_map(|s| &s.criteria).flat_map(of).map(|v| plain(v)).collect::<Vec<_>>()
    };
    let mechanisms = |category: bool| {
        let names = both().flat_map(|c| &c.mechanisms).filter(move |m| m.is_category == category);
        names.map(|m| plain(&m.key)).collect::<Vec<_>>()
    };
    let practices = both().flat_map(|c| &c.practices);
    let practice_names =
        practices.flat_map(|p| std::iter::once(&p.key).chain(&p.aliases).map(|a| (a.as_str(), p.key.as_str())));
    let sub_driver_names = sub_drivers
        .iter()
        .map(|s| plain(s))
        .chain(values(|c| &c.sub_drivers))
        .chain(spelt(vocabulary::SUB_DRIVER_SPELLINGS));
    let category_names = mechanisms(true)
        .into_iter()
        .chain(values(|c| &c.mechanism_categories))
        .chain(spelt(vocabulary::CATEGORY_SPELLINGS));
    Lists {
        sub_phases: KnownNames::new(vocabulary::SUB_PHASES.into_iter().flat_map(|(tag, _)| tag_spellings(tag))),
        workstreams: KnownNames::new(super::Workstream::ALL.map(|w| (w.name(), w.name()))),
        stakeholders: KnownNames::new(
            vocabulary::STAKEHOLDERS.map(|s| (s, s)).into_iter().chain(vocabulary::STAKEHOLDER_SPELLINGS),
        ),
        drivers: KnownNames::new(driver_spellings),
        sub_drivers: KnownNames::new(sub_driver_names),
        categories: KnownNames::new(category_names),
        mechanisms: KnownNames::new(mechanisms(false).into_iter().chain(values(|c| &c.mechanisms))),
        practices: KnownNames::new(practice_names),
        titles,
    }
}

/// A tag and the ways its bar gets lost.
fn tag_spellings(tag: &'static str) -> Vec<(String, &'static str)> {
    [" | ", "|", " ", " / ", ": ", " - "].into_iter().map(|bar| (tag.replace(" | ", bar), tag)).collect()
}
