//! Pairs of projects of different towns that could learn from each other: one has reported as fulfilled what the other has
//! reported as open. What nobody said, and a phase that is only assumed, makes no pair.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::builder::PortfolioBuilder;
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::briefing::marked_title;
use crate::profile::Status;

/// The most projects that one can learn from.
const MAX_TEACHERS: usize = 2;
/// The most pairs in the table.
const MAX_PAIRS: usize = 60;
/// The most criteria named of a pair.
const MAX_NAMED: usize = 3;
/// What a milestone weighs more than another criterion, which weighs one.
const MORE_FOR_MILESTONES: u32 = 2;

/// Positions in the catalogue, one a bit.
#[derive(Debug, Default, Clone)]
struct Positions(Vec<u64>);

impl Positions {
    fn insert(&mut self, at: usize) {
        let (word, bit) = (at / 64, at % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(place) = self.0.get_mut(word) {
            *place |= 1 << bit;
        }
    }

    fn and<'p>(&'p self, other: &'p Self) -> impl Iterator<Item = u64> + 'p {
        self.0.iter().zip(&other.0).map(|(a, b)| a & b)
    }
}

/// What is compared of a project.
struct Reported<'a> {
    project: &'a ProjectSummary,
    /// Its municipality, its Länder and its phases by number; no phase that is only assumed.
    town: usize,
    states: u64,
    phases: u64,
    open: Positions,
    fulfilled: Positions,
}

struct Pair<'a> {
    learner: &'a Reported<'a>,
    teacher: &'a Reported<'a>,
    weight: u32,
}

/// A number for each value, in the order they come.
#[derive(Default)]
struct Numbers<'a>(BTreeMap<&'a str, usize>);

impl<'a> Numbers<'a> {
    fn of(&mut self, value: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(value).or_insert(next)
    }
}

/// The projects that report a status.
fn reported<'b>(builder: &'b PortfolioBuilder) -> Vec<Reported<'b>> {
    let (mut towns, mut states) = (Numbers::default(), Numbers::default());
    let projects = builder.projects.iter().filter(|project| project.stated());
    let bit = |number: usize| 1_u64.checked_shl(u32::try_from(number).unwrap_or(u32::MAX)).unwrap_or(0);
    let reported = projects.map(|project| {
        let of = |wanted: &[Status]| {
            let mut positions = Positions::default();
            let said = project.said.iter().filter(|(_, status)| wanted.contains(status));
            said.for_each(|(at, _)| positions.insert(*at));
            positions
        };
        let phases = project.phases.iter().filter(|_| !project.assumed);
        Reported {
            project,
            town: towns.of(&project.town),
            states: project.states.iter().fold(0, |all, state| all | bit(states.of(state))),
            phases: phases.fold(0, |all, phase| all | bit(*phase as usize)),
            open: of(&[Status::Open, Status::InProgress]),
            fulfilled: of(&[Status::Fulfilled]),
        }
    });
    reported.collect()
}

/// The table of pairs, those with the most to learn first.
pub(super) fn pairs(builder: &PortfolioBuilder) -> SummaryTable {
    let mut milestones = Positions::default();
    let counted = builder.catalog.criteria.iter().enumerate().filter(|(_, criterion)| criterion.counts());
    counted.for_each(|(at, _)| milestones.insert(at));
    let reported = reported(builder);
    let mut all: Vec<Pair> = Vec::new();
    for learner in &reported {
        let mut best: Vec<Pair> = Vec::new();
        for teacher in &reported {
            let apart = teacher.town != learner.town;
            if !apart || teacher.states & learner.states | teacher.phases & learner.phases == 0 {
                continue;
            }
            let weight = { learner.open.and(&teacher.fulfilled) }
                .zip(milestones.0.iter().copied().chain(std::iter::repeat(0)))
                .map(|(what, milestones)| what.count_ones() + MORE_FOR_MILESTONES * (what & milestones).count_ones())
                .sum();
            // Of those that weigh the same the first by name stays.
            let rank = best.iter().position(|pair| pair.weight < weight).unwrap_or(best.len());
            if weight > 0 && rank < MAX_TEACHERS {
                best.insert(rank, Pair { learner, teacher, weight });
                best.truncate(MAX_TEACHERS);
            }
        }
        all.extend(best);
    }
    all.sort_by_key(|pair| Reverse(pair.weight));
    let more = all.len().saturating_sub(MAX_PAIRS);
    all.truncate(MAX_PAIRS);
    let rows = all.iter().map(|pair| row(builder, pair));
    let columns = [
        ("portfolio.col-learner", ColumnKind::Name),
        ("portfolio.col-teacher", ColumnKind::Name),
        ("portfolio.col-what", ColumnKind::Wide),
        ("portfolio.col-common", ColumnKind::Words),
    ];
    let mut table = builder.table("learning", &columns, rows.collect());
    if more > 0 {
        let count = builder.formats.count(more);
        table.notes.push(builder.labels.fill("portfolio.more-pairs", &[("count", &count)]));
    }
    table
}

fn row(builder: &PortfolioBuilder, pair: &Pair) -> Vec<CellValue> {
    let (learner, teacher) = (pair.learner.project, pair.teacher.project);
    let open = learner.said.iter().filter(|(_, status)| matches!(status, Status::Open | Status::InProgress));
    let known = open.filter(|(at, _)| teacher.status(*at) == Some(Status::Fulfilled));
    let milestone = |at: &usize| builder.catalog.criteria.get(*at).is_some_and(|criterion| criterion.counts());
    let mut what: Vec<usize> = known.map(|(at, _)| *at).collect();
    what.sort_by_key(|at| (!milestone(at), *at));
    let named = what.iter().take(MAX_NAMED).filter_map(|at| builder.catalog.criteria.get(*at));
    let mut titles: Vec<String> = named.map(|criterion| marked_title(builder.labels, criterion)).collect();
    if what.len() > MAX_NAMED {
        titles.push(builder.labels.fill("more", &[("count", &(what.len() - MAX_NAMED).to_string())]));
    }
    let same = |key: &str, a: u64, b: u64| (a & b != 0).then(|| builder.word(key));
    let common = [
        same("portfolio.same-phase", pair.learner.phases, pair.teacher.phases),
        same("portfolio.same-state", pair.learner.states, pair.teacher.states),
    ];
    let common: Vec<String> = common.into_iter().flatten().collect();
    let cells = [&learner.municipality, &teacher.municipality, &titles.join("; "), &common.join(", ")];
    cells.into_iter().map(|cell| CellValue::Text(cell.clone())).collect()
}
