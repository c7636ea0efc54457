//! All criteria by phase and workstream, each with its status: the whole catalogue on half a page.

use serde::Serialize;

use super::context::Context;
use super::criteria::{StatusMark, is_called_milestone, stated, stated_mark};
use crate::catalog::{Phase, Workstream};
use crate::selection::Verdict;

/// All criteria by phase and workstream.
#[derive(Debug, Clone, Serialize)]
pub struct CriteriaMatrix {
    /// The phases, and what applies in all.
    pub columns: Vec<MatrixColumn>,
    /// The workstreams.
    pub rows: Vec<MatrixRow>,
    /// Each status that occurs among selected criteria, with how many have it.
    pub counts: Vec<StatusCount>,
    /// The same among all criteria that have a sign: those selected, and others whose status is reported.
    pub signs: Vec<StatusCount>,
    /// How many criteria there are.
    pub total: usize,
    /// How many of them are selected.
    pub selected: usize,
    /// How many are not selected and have a sign all the same, because their status is reported.
    pub besides: usize,
}

/// A phase.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixColumn {
    /// `P3`, or the word for all phases.
    pub label: String,
    /// Whether the project is in it.
    pub here: bool,
}

/// A workstream.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// Its name.
    pub name: String,
    /// Each status that occurs among its selected criteria, with how many have it.
    pub counts: Vec<StatusCount>,
    /// The selected ones as a share of the workstream with most, 0 to 1.
    pub share: f64,
    /// Its criteria by phase.
    pub cells: Vec<Vec<MatrixEntry>>,
}

/// A criterion of the matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixEntry {
    /// The id.
    pub id: String,
    /// Its status; `unstated` where the profile says nothing.
    pub status: &'static str,
    /// Whether it is in the papers.
    pub selected: bool,
    /// Whether it is a milestone.
    pub milestone: bool,
}

/// How many criteria have a status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCount {
    /// The status.
    pub status: StatusMark,
    /// How many.
    pub count: usize,
}

/// The order of the legend.
const STATUSES: [&str; 5] = ["fulfilled", "in-progress", "open", "unstated", "not-relevant"];

pub(super) fn criteria_matrix(context: &Context) -> CriteriaMatrix {
    let verdicts = &context.selection.verdicts;
    let selected = || verdicts.iter().filter(|v| v.selected());
    let of = |workstream| move |v: &&Verdict| v.criterion.workstreams.first().copied() == workstream;
    let workstreams = || Workstream::ALL.into_iter().map(Some).chain([None]);
    let most = workstreams().map(|w| selected().filter(of(w)).count()).max().unwrap_or_default().max(1);
    let columns = Phase::ALL
        .map(|phase| MatrixColumn { label: context.phase_key(phase), here: context.selection.phases.contains(&phase) });
    let rows = workstreams().map(|workstream| MatrixRow {
        name: match workstream {
            Some(w) => context.labels.text(&format!("workstream.{}", w.name())),
            None => context.labels.text("workstream.none"),
        },
        counts: counts(context, selected().filter(of(workstream))),
        share: selected().filter(of(workstream)).count() as f64 / most as f64,
        cells: Phase::ALL.map(|phase| entries(context, workstream, phase)).into(),
    });
    CriteriaMatrix {
        columns: columns.into(),
        rows: rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect(),
        counts: counts(context, selected()),
        signs: counts(context, verdicts.iter().filter(|v| v.selected() || stated(v).is_some())),
        total: verdicts.len(),
        selected: selected().count(),
        besides: verdicts.iter().filter(|v| !v.selected() && stated(v).is_some()).count(),
    }
}

/// Each status that occurs, with how many have it.
fn counts<'a>(context: &Context, verdicts: impl Iterator<Item = &'a Verdict<'a>>) -> Vec<StatusCount> {
    let marks: Vec<StatusMark> = verdicts.map(|v| stated_mark(context, v)).collect();
    let count = |key: &&str| {
        let same: Vec<&StatusMark> = marks.iter().filter(|m| m.key == *key).collect();
        same.first().map(|status| StatusCount { status: (*status).clone(), count: same.len() })
    };
    STATUSES.iter().filter_map(count).collect()
}

fn entries(context: &Context, workstream: Option<Workstream>, phase: Phase) -> Vec<MatrixEntry> {
    let mine = |v: &&Verdict| v.criterion.phase == phase && v.criterion.workstreams.first().copied() == workstream;
    let found = context.selection.verdicts.iter().filter(mine);
    found
        .map(|v| MatrixEntry {
            id: v.criterion.id.clone(),
            status: stated_mark(context, v).key,
            selected: v.selected(),
            milestone: is_called_milestone(context, v.criterion),
        })
        .collect()
}
