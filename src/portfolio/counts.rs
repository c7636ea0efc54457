//! What is counted over all projects: phases by readiness and by Land, milestones open and in arrears, mechanisms, gaps.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::PortfolioBuilder;
use super::model::{Heat, HeatRow};
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, Medium, RowSum, SummaryTable};
use crate::briefing::Tally;
use crate::catalog::Phase;
use crate::profile::Status;

/// The classes of readiness; the last two are of what was said in part, or not at all.
const BANDS: [&str; 6] = ["band.none", "band.less", "band.more", "band.all", "band.unsure", "band.unstated"];
/// The place of what was said in part, so that its class depends on the rest.
const UNSURE: usize = 4;
/// The place of what nobody said anything of.
const UNSTATED: usize = 5;

fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

/// The phases in which there are projects, those of two phases apart.
fn phases(builder: &PortfolioBuilder) -> BTreeSet<Vec<Phase>> {
    builder.projects.iter().map(|p| p.phases.clone()).collect()
}

fn keys(phases: &[Phase]) -> String {
    phases.iter().map(|phase| phase.key()).collect::<Vec<_>>().join(" + ")
}

/// How many projects of each Land are in which phase; none if that is one number.
pub(super) fn states(builder: &PortfolioBuilder) -> Option<SummaryTable> {
    let mut rows: BTreeMap<&str, BTreeMap<&[Phase], usize>> = BTreeMap::new();
    let several = builder.word("portfolio.several-states");
    let unknown = builder.labels.text("not-stated");
    for project in &builder.projects {
        let state = match project.states.as_slice() {
            [] => &unknown,
            [one] => one,
            _ => &several,
        };
        *rows.entry(state).or_default().entry(&project.phases).or_default() += 1;
    }
    // Phases that nobody has confirmed are not counted.
    let phases = if builder.is_all_assumed() { BTreeSet::new() } else { phases(builder) };
    if builder.is_of_one_town || rows.len() * phases.len().max(1) < 2 {
        return None;
    }
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by(|a, b| builder.formats.compare(a.0, b.0));
    let of = |counts: &BTreeMap<&[Phase], usize>| -> Vec<CellValue> {
        let all = counts.values().sum();
        let cells = phases.iter().map(|phases| counts.get(phases.as_slice()).copied().unwrap_or(0));
        cells.map(CellValue::Number).chain([CellValue::Number(all)]).collect()
    };
    let mut total: BTreeMap<&[Phase], usize> = BTreeMap::new();
    rows.iter().flat_map(|(_, counts)| counts).for_each(|(phases, count)| *total.entry(phases).or_default() += count);
    let sum = [vec![text(builder.labels.text("col.total"))], of(&total)].concat();
    let rows = rows.iter().map(|(state, counts)| [vec![text(*state)], of(counts)].concat());
    let columns = [("fact.state", ColumnKind::Wide), ("portfolio.col-projects", ColumnKind::Figure)];
    let mut table = builder.table("states", &columns, rows.collect());
    let names = phases.iter().map(|phases| (keys(phases), ColumnKind::Figure));
    table.columns.splice(1..1, names);
    table.sums.extend((!phases.is_empty()).then(|| RowSum {
        at: phases.len() + 1,
        plus: (1..=phases.len()).collect(),
        minus: None,
    }));
    if phases.is_empty() {
        table.title = builder.word("portfolio.states-alone");
    }
    Some(SummaryTable { total: Some(sum), ..table })
}

/// Whose it is.
fn named(builder: &PortfolioBuilder, projects: Option<&Vec<&ProjectSummary>>) -> CellValue {
    projects.map_or(CellValue::Empty, |projects| text(builder.names(projects.iter().copied())))
}

/// Milestones of the projects' phases that are said to be not fulfilled, the most frequent first.
pub(super) fn milestones(builder: &PortfolioBuilder) -> SummaryTable {
    let mut counts: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    let mut whose: BTreeMap<usize, Vec<&ProjectSummary>> = BTreeMap::new();
    for project in &builder.projects {
        for at in &project.asked {
            let place = match project.status(*at) {
                Some(Status::Open | Status::InProgress) => 0,
                Some(Status::Fulfilled) => 1,
                None => 2,
                Some(Status::NotRelevant) => continue,
            };
            counts.entry(*at).or_default()[place] += 1;
            if place == 0 {
                whose.entry(*at).or_default().push(project);
            }
        }
    }
    let mut rows: Vec<(usize, [usize; 3])> = counts.into_iter().filter(|(_, [open, ..])| *open > 0).collect();
    rows.sort_by_key(|(at, [open, ..])| (std::cmp::Reverse(*open), *at));
    let rows = rows.into_iter().map(|(at, counts)| {
        let counts = counts.into_iter().map(CellValue::Number);
        builder.criterion(at).into_iter().chain(counts).chain([named(builder, whose.get(&at))]).collect()
    });
    let columns = [
        ("col.criterion", ColumnKind::Wide),
        ("col.phase", ColumnKind::Words),
        ("portfolio.col-open", ColumnKind::Figure),
        ("portfolio.col-fulfilled", ColumnKind::Figure),
        ("portfolio.col-unstated", ColumnKind::Figure),
        ("portfolio.col-open-where", ColumnKind::Name),
    ];
    builder.ranking("milestones", &columns, rows.collect())
}

/// Milestones of earlier phases that are stated to be open or in progress.
pub(super) fn arrears(builder: &PortfolioBuilder) -> SummaryTable {
    let mut whose: BTreeMap<usize, Vec<&ProjectSummary>> = BTreeMap::new();
    for project in &builder.projects {
        project.behind.iter().for_each(|at| whose.entry(*at).or_default().push(project));
    }
    let mut rows: Vec<(usize, Vec<&ProjectSummary>)> = whose.into_iter().collect();
    rows.sort_by_key(|(at, projects)| (std::cmp::Reverse(projects.len()), *at));
    let rows = rows.into_iter().map(|(at, projects)| {
        let counted = vec![CellValue::Number(projects.len()), named(builder, Some(&projects))];
        [builder.criterion(at), counted].concat()
    });
    let columns = [
        ("col.criterion", ColumnKind::Wide),
        ("col.phase", ColumnKind::Words),
        ("portfolio.col-projects", ColumnKind::Figure),
        ("portfolio.col-where", ColumnKind::Name),
    ];
    builder.ranking("arrears", &columns, rows.collect())
}

/// What could help with what is not fulfilled, of projects that say where they stand.
pub(super) fn mechanisms(builder: &PortfolioBuilder) -> SummaryTable {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in builder.projects.iter().filter(|p| p.stated()).flat_map(|p| &p.mechanisms) {
        *counts.entry(name).or_default() += 1;
    }
    let mut rows: Vec<(&str, usize)> = counts.into_iter().collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| builder.formats.compare(a.0, b.0)));
    let rows = rows.into_iter().map(|(name, count)| vec![text(name), CellValue::Number(count)]);
    let columns = [("col.mechanism", ColumnKind::Wide), ("portfolio.col-projects", ColumnKind::Figure)];
    let table = builder.ranking("mechanisms", &columns, rows.collect());
    // What could help a single measure stands in its own papers.
    SummaryTable { medium: if builder.is_of_one_town { Medium::Workbook } else { Medium::Both }, ..table }
}

/// What is missing, how often and where: a list to work with, for the workbook alone.
pub(super) fn gaps(builder: &PortfolioBuilder) -> SummaryTable {
    let mut counts: BTreeMap<&str, Vec<&ProjectSummary>> = BTreeMap::new();
    for project in &builder.projects {
        project.gaps.iter().for_each(|gap| counts.entry(gap).or_default().push(project));
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| builder.formats.compare(a.0, b.0)));
    let is_everywhere =
        |lacking: &[&ProjectSummary]| builder.projects.len() > 1 && lacking.len() == builder.projects.len();
    // Where nobody says anything but a name, a list of what is missing would be a reproach to all and help none.
    if counts.iter().all(|(_, lacking)| is_everywhere(lacking)) {
        counts.clear();
    }
    let row = |(gap, lacking): (&str, Vec<&ProjectSummary>)| {
        let names = if is_everywhere(&lacking) {
            text(builder.word("portfolio.everywhere"))
        } else {
            named(builder, Some(&lacking))
        };
        vec![text(gap), CellValue::Number(lacking.len()), names]
    };
    let columns = [
        ("portfolio.col-unsaid", ColumnKind::Wide),
        ("portfolio.col-projects", ColumnKind::Figure),
        ("portfolio.col-where", ColumnKind::Name),
    ];
    let table = builder.table("gaps", &columns, counts.into_iter().map(row).collect());
    SummaryTable { medium: Medium::Workbook, ..table }
}

/// The class of so many fulfilled of all that count.
fn class(fulfilled: usize, total: usize) -> usize {
    match fulfilled {
        0 => 0,
        all if all == total => 3,
        some if some * 2 > total => 2,
        _ => 1,
    }
}

/// The class of a project. What it does not say is neither fulfilled nor open: it has a class only if that is the same
/// whatever the rest should turn out to be.
fn band(tally: &Tally) -> usize {
    let Tally { fulfilled, not_stated, total, .. } = *tally;
    if !tally.stated || total == 0 {
        return UNSTATED;
    }
    let (least, most) = (class(fulfilled, total), class(fulfilled + not_stated, total));
    if least == most { least } else { UNSURE }
}

/// The classes of readiness, and how many projects of each phase are in each; no rows if nobody says where it stands.
pub(super) fn heat(builder: &PortfolioBuilder) -> (Vec<String>, Vec<HeatRow>) {
    let bands = BANDS.iter().map(|key| builder.word(&format!("portfolio.{key}"))).collect();
    if builder.projects.iter().all(|p| band(&p.milestones) == UNSTATED) {
        return (bands, Vec::new());
    }
    let mut counts: BTreeMap<&[Phase], Vec<usize>> = BTreeMap::new();
    for project in &builder.projects {
        let row = counts.entry(&project.phases).or_insert_with(|| vec![0; BANDS.len()]);
        row.iter_mut().skip(band(&project.milestones)).take(1).for_each(|count| *count += 1);
    }
    let most = counts.values().flatten().copied().max().unwrap_or(1).max(1);
    let heat = |count: usize| Heat { count, shown: builder.formats.count(count), level: (count * 4).div_ceil(most) };
    let rows = counts.into_iter().map(|(phases, counts)| {
        let name = |p: &Phase| builder.catalog.phase(*p).map_or_else(String::new, |info| info.name.clone());
        let names: Vec<String> = phases.iter().map(|p| format!("{} {}", p.key(), name(p))).collect();
        let total = counts.iter().sum();
        let total_shown = builder.formats.count(total);
        HeatRow { phase: names.join(" + "), total, total_shown, cells: counts.into_iter().map(heat).collect() }
    });
    (bands, rows.collect())
}
