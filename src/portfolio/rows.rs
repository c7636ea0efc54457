//! The tables of the portfolio but for the pairs, and the heat map.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::{PortfolioBuilder, ProjectSummary};
use super::model::{Heat, HeatRow};
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::catalog::Phase;
use crate::profile::Status;

/// How many milestones, criteria and mechanisms a ranking shows.
const MAX_RANKED: usize = 20;

/// How shares of fulfilled milestones are put into classes, by the highest per cent of each.
const BANDS: [(&str, usize); 4] = [("band.none", 0), ("band.less", 50), ("band.more", 99), ("band.all", 100)];

pub(super) fn tables(builder: &PortfolioBuilder) -> Vec<SummaryTable> {
    vec![projects(builder), milestones(builder), arrears(builder), mechanisms(builder), gaps(builder)]
}

fn table(
    builder: &PortfolioBuilder,
    key: &'static str,
    columns: &[(&str, ColumnKind)],
    rows: Vec<Vec<CellValue>>,
) -> SummaryTable {
    let title = builder.labels.text(&format!("portfolio.{key}"));
    let columns = columns.iter().map(|(name, kind)| (builder.labels.text(name), *kind)).collect();
    SummaryTable { key, title, columns, rows, more: 0 }
}

fn ranked(mut table: SummaryTable) -> SummaryTable {
    table.more = table.rows.len().saturating_sub(MAX_RANKED);
    table.rows.truncate(MAX_RANKED);
    table
}

fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

impl PortfolioBuilder<'_> {
    fn phase(&self, project: &ProjectSummary) -> String {
        let keys: Vec<String> = project.phases.iter().map(|p| p.key().to_owned()).collect();
        let assumed = if project.assumed { self.labels.text("portfolio.assumed-mark") } else { String::new() };
        keys.join(" + ") + &assumed
    }

    fn by_name(&self) -> Vec<&ProjectSummary> {
        let mut all: Vec<&ProjectSummary> = self.projects.iter().collect();
        all.sort_by(|a, b| {
            self.formats
                .compare(&a.municipality, &b.municipality)
                .then_with(|| self.formats.compare(&a.title, &b.title))
        });
        all
    }
}

fn projects(builder: &PortfolioBuilder) -> SummaryTable {
    let row = |p: &ProjectSummary| {
        let total = p.fulfilled + p.open + p.unstated;
        let reached = match (p.stated(), total) {
            (false, _) | (_, 0) => builder.labels.text("not-stated"),
            _ => {
                let (fulfilled, total) = (p.fulfilled.to_string(), total.to_string());
                builder.labels.fill("tally", &[("fulfilled", &fulfilled), ("total", &total)])
            }
        };
        let behind = if p.stated() { CellValue::Number(p.arrears) } else { text(builder.labels.text("not-stated")) };
        vec![
            text(&p.municipality),
            text(&p.title),
            text(p.states.join(", ")),
            text(builder.phase(p)),
            text(reached),
            behind,
            CellValue::Number(p.gaps.len()),
        ]
    };
    let columns = [
        ("fact.municipality", ColumnKind::Wide),
        ("portfolio.col-project", ColumnKind::Wide),
        ("fact.state", ColumnKind::Words),
        ("col.phase", ColumnKind::Words),
        ("portfolio.col-milestones", ColumnKind::Figure),
        ("portfolio.col-arrears", ColumnKind::Figure),
        ("portfolio.col-gaps", ColumnKind::Figure),
    ];
    table(builder, "project-list", &columns, builder.by_name().into_iter().map(row).collect())
}

/// Milestones of the projects' phases that are said to be not fulfilled, the most frequent first.
fn milestones(builder: &PortfolioBuilder) -> SummaryTable {
    let mut rows: Vec<(usize, usize, usize, usize)> = Vec::new();
    for at in 0..builder.catalog.criteria.len() {
        let asked: Vec<&ProjectSummary> = builder.projects.iter().filter(|p| p.milestones.contains(&at)).collect();
        let said =
            |wanted: fn(&Status) -> bool| asked.iter().filter_map(|p| p.said.get(&at)).filter(|s| wanted(s)).count();
        let open = said(|s| matches!(s, Status::Open | Status::InProgress));
        if open > 0 {
            rows.push((open, at, said(|s| *s == Status::Fulfilled), asked.len()));
        }
    }
    rows.sort_by_key(|(open, at, ..)| (std::cmp::Reverse(*open), *at));
    let rows = rows.into_iter().map(|(open, at, fulfilled, asked)| {
        let unstated = asked.saturating_sub(open + fulfilled);
        [
            criterion(builder, at),
            vec![CellValue::Number(open), CellValue::Number(fulfilled), CellValue::Number(unstated)],
        ]
        .concat()
    });
    let columns = [
        ("col.criterion", ColumnKind::Wide),
        ("col.phase", ColumnKind::Words),
        ("portfolio.col-open", ColumnKind::Figure),
        ("portfolio.col-fulfilled", ColumnKind::Figure),
        ("portfolio.col-unstated", ColumnKind::Figure),
    ];
    ranked(table(builder, "milestones", &columns, rows.collect()))
}

fn criterion(builder: &PortfolioBuilder, at: usize) -> Vec<CellValue> {
    let Some(criterion) = builder.catalog.criteria.get(at) else { return Vec::new() };
    let phase = match criterion.phase {
        Phase::CrossPhase => builder.labels.text("phase.cross"),
        phase => phase.key().to_owned(),
    };
    vec![text(&criterion.title), text(phase)]
}

/// What earlier phases left behind, of projects that say where they stand.
fn arrears(builder: &PortfolioBuilder) -> SummaryTable {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for at in builder.projects.iter().filter(|p| p.stated()).flat_map(|p| &p.behind) {
        *counts.entry(*at).or_default() += 1;
    }
    let mut rows: Vec<(usize, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
    let rows = rows.into_iter().map(|(at, count)| [criterion(builder, at), vec![CellValue::Number(count)]].concat());
    let columns = [
        ("col.criterion", ColumnKind::Wide),
        ("col.phase", ColumnKind::Words),
        ("portfolio.col-projects", ColumnKind::Figure),
    ];
    ranked(table(builder, "arrears", &columns, rows.collect()))
}

/// What could help with what is not fulfilled, of projects that say where they stand.
fn mechanisms(builder: &PortfolioBuilder) -> SummaryTable {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in builder.projects.iter().filter(|p| p.stated()).flat_map(|p| &p.mechanisms) {
        *counts.entry(name).or_default() += 1;
    }
    let mut rows: Vec<(&str, usize)> = counts.into_iter().collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| builder.formats.compare(a.0, b.0)));
    let rows = rows.into_iter().map(|(name, count)| vec![text(name), CellValue::Number(count)]);
    let columns = [("col.mechanism", ColumnKind::Wide), ("portfolio.col-projects", ColumnKind::Figure)];
    ranked(table(builder, "mechanisms", &columns, rows.collect()))
}

/// What each project leaves unsaid; projects that leave the same unsaid share a row.
fn gaps(builder: &PortfolioBuilder) -> SummaryTable {
    let mut groups: BTreeMap<(bool, &[String]), Vec<&ProjectSummary>> = BTreeMap::new();
    for project in builder.by_name() {
        if project.assumed || !project.gaps.is_empty() {
            groups.entry((project.assumed, &project.gaps)).or_default().push(project);
        }
    }
    let mut rows: Vec<_> = groups.into_iter().collect();
    rows.sort_by_key(|((_, gaps), projects)| (std::cmp::Reverse(gaps.len()), std::cmp::Reverse(projects.len())));
    let rows = rows.into_iter().map(|((assumed, gaps), projects)| {
        let names: Vec<&str> = projects.iter().map(|p| p.municipality.as_str()).collect();
        let assumed = assumed.then(|| builder.labels.text("portfolio.assumed-phase"));
        let what: Vec<String> = assumed.into_iter().chain(gaps.iter().cloned()).collect();
        vec![text(names.join(", ")), text(what.join("; "))]
    });
    let columns = [("portfolio.col-municipalities", ColumnKind::Wide), ("portfolio.col-unsaid", ColumnKind::Wide)];
    table(builder, "gaps", &columns, rows.collect())
}

/// The classes of readiness, and how many projects of each phase are in each.
pub(super) fn heat(builder: &PortfolioBuilder) -> (Vec<String>, Vec<HeatRow>) {
    let bands = BANDS.iter().map(|(key, _)| format!("portfolio.{key}")).chain(["not-stated".to_owned()]);
    let phases: BTreeSet<&[Phase]> = builder.projects.iter().map(|p| p.phases.as_slice()).collect();
    let band = |p: &ProjectSummary| {
        let total = p.fulfilled + p.open + p.unstated;
        if p.fulfilled + p.open == 0 {
            return BANDS.len();
        }
        let percent = p.fulfilled * 100 / total.max(1);
        BANDS.iter().position(|(_, most)| percent <= *most).unwrap_or(BANDS.len() - 1)
    };
    let counts: Vec<(&[Phase], Vec<usize>)> = phases
        .into_iter()
        .map(|phases| {
            let mine = || builder.projects.iter().filter(|p| p.phases == phases);
            (phases, (0..=BANDS.len()).map(|at| mine().filter(|p| band(p) == at).count()).collect())
        })
        .collect();
    let most = counts.iter().flat_map(|(_, counts)| counts).copied().max().unwrap_or(1).max(1);
    let heat = |count: usize| Heat { count, level: (count * 4).div_ceil(most) };
    let rows = counts.into_iter().map(|(phases, counts)| {
        let name = |p: &Phase| builder.catalog.phase(*p).map_or_else(String::new, |info| info.name.clone());
        let names: Vec<String> = phases.iter().map(|p| format!("{} {}", p.key(), name(p))).collect();
        HeatRow { phase: names.join(" + "), total: counts.iter().sum(), cells: counts.into_iter().map(heat).collect() }
    });
    (bands.map(|key| builder.labels.text(&key)).collect(), rows.collect())
}
