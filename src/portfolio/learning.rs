//! Pairs of projects that could learn from each other: one has fulfilled what the other says is open.

use super::builder::{PortfolioBuilder, ProjectSummary};
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::profile::Status;

/// The most projects that one can learn from.
const MAX_TEACHERS: usize = 2;
/// The most pairs in the table.
const MAX_PAIRS: usize = 60;
/// The most criteria named of a pair.
const MAX_NAMED: usize = 3;
/// What a milestone weighs; another criterion weighs one.
const MILESTONE_WEIGHT: usize = 3;

struct Pair<'a> {
    learner: &'a ProjectSummary,
    teacher: &'a ProjectSummary,
    /// What could be learnt, milestones first, by position in the catalogue.
    what: Vec<usize>,
    weight: usize,
}

/// The table of pairs, those with the most to learn first.
pub(super) fn pairs(builder: &PortfolioBuilder) -> SummaryTable {
    let mut all = Vec::new();
    for learner in &builder.projects {
        let mut mine: Vec<Pair> =
            builder.projects.iter().filter_map(|teacher| pair(builder, learner, teacher)).collect();
        mine.sort_by(|a, b| {
            b.weight
                .cmp(&a.weight)
                .then_with(|| builder.formats.compare(&a.teacher.municipality, &b.teacher.municipality))
        });
        all.extend(mine.into_iter().take(MAX_TEACHERS));
    }
    all.sort_by(|a, b| {
        b.weight.cmp(&a.weight).then_with(|| builder.formats.compare(&a.learner.municipality, &b.learner.municipality))
    });
    let more = all.len().saturating_sub(MAX_PAIRS);
    all.truncate(MAX_PAIRS);
    let text = |key: &str| builder.labels.text(key);
    let rows = all.iter().map(|pair| {
        let named = pair.what.iter().take(MAX_NAMED).filter_map(|at| builder.catalog.criteria.get(*at));
        let mut what: Vec<String> = named.map(|criterion| criterion.title.clone()).collect();
        if pair.what.len() > MAX_NAMED {
            what.push(builder.labels.fill("more", &[("count", &(pair.what.len() - MAX_NAMED).to_string())]));
        }
        let common = common(pair.learner, pair.teacher).map(&text).collect::<Vec<_>>();
        let cells = [&pair.learner.municipality, &pair.teacher.municipality, &what.join("; "), &common.join(", ")];
        cells.into_iter().map(|cell| CellValue::Text(cell.clone())).collect()
    });
    let columns = [
        ("portfolio.col-learner", ColumnKind::Words),
        ("portfolio.col-teacher", ColumnKind::Words),
        ("portfolio.col-what", ColumnKind::Wide),
        ("portfolio.col-common", ColumnKind::Words),
    ];
    let columns = columns.map(|(key, kind)| (text(key), kind)).to_vec();
    SummaryTable { key: "learning", title: text("portfolio.learning"), columns, rows: rows.collect(), more }
}

fn pair<'a>(builder: &PortfolioBuilder, learner: &'a ProjectSummary, teacher: &'a ProjectSummary) -> Option<Pair<'a>> {
    common(learner, teacher).next()?;
    let open = learner.said.iter().filter(|(_, status)| matches!(status, Status::Open | Status::InProgress));
    let known = open.filter(|(at, _)| teacher.said.get(at) == Some(&Status::Fulfilled));
    let milestone = |at: &usize| builder.catalog.criteria.get(*at).is_some_and(|criterion| criterion.counts());
    let mut what: Vec<usize> = known.map(|(at, _)| *at).collect();
    what.sort_by_key(|at| (!milestone(at), *at));
    let weight = what.iter().map(|at| if milestone(at) { MILESTONE_WEIGHT } else { 1 }).sum();
    (!what.is_empty()).then_some(Pair { learner, teacher, what, weight })
}

/// What two projects have in common.
fn common<'a>(a: &ProjectSummary, b: &ProjectSummary) -> impl Iterator<Item = &'a str> {
    let phase = a.phases.iter().any(|phase| b.phases.contains(phase));
    let state = a.states.iter().any(|state| b.states.contains(state));
    phase.then_some("portfolio.same-phase").into_iter().chain(state.then_some("portfolio.same-state"))
}
