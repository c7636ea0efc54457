//! What is missing: what the profile reports as not fulfilled, by due date.

use serde::Serialize;

use super::super::context::Context;
use super::super::criteria::{StatusMark, marked_title, status_mark};
use super::super::excerpt::Excerpt;
use crate::profile::Status;
use crate::selection::Verdict;

/// Something that is reported and not fulfilled.
#[derive(Debug, Clone, Serialize)]
pub struct TodoRow {
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub lang: &'static str,
    /// Whether it is a milestone.
    pub milestone: bool,
    /// Its status.
    pub status: StatusMark,
    /// Whether the profile states it: here always.
    pub stated: bool,
    /// Who.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<String>,
    /// Whether that day is over.
    pub overdue: bool,
}

/// What is reported and not fulfilled.
#[derive(Debug, Clone, Serialize)]
pub struct Todo {
    /// How many.
    pub count: usize,
    /// The next day by which something is due, from the papers' date on.
    pub next: Option<String>,
    /// How many were due before.
    pub overdue: usize,
    /// The first by date, milestones before others.
    pub rows: Excerpt<TodoRow>,
}

/// The most rows of a table on a slide.
const MAX_ROWS: usize = 6;

pub(super) fn todo(context: &Context) -> Todo {
    let reported = |v: &&Verdict| {
        let status = v.assessment.and_then(|a| a.status);
        v.selected() && matches!(status, Some(Status::Open | Status::InProgress))
    };
    let mut found: Vec<&Verdict> = context.selection.verdicts.iter().filter(reported).collect();
    let due = |v: &Verdict| v.assessment.and_then(|a| a.due);
    found.sort_by_key(|v| (due(v).is_none(), due(v), v.criterion.milestone.is_none()));
    let today = context.options.date;
    let rows: Vec<TodoRow> = found.iter().map(|v| row(context, v)).collect();
    Todo {
        count: rows.len(),
        next: found.iter().find_map(|v| due(v).filter(|day| *day >= today)).map(|day| context.formats.date(day)),
        overdue: rows.iter().filter(|row| row.overdue).count(),
        rows: Excerpt::new(&rows, MAX_ROWS),
    }
}

fn row(context: &Context, verdict: &Verdict) -> TodoRow {
    let said = verdict.assessment;
    let due = said.and_then(|a| a.due);
    TodoRow {
        title: marked_title(context, verdict.criterion),
        lang: verdict.criterion.language.code(),
        milestone: verdict.criterion.milestone.is_some(),
        status: status_mark(context, verdict.status()),
        stated: true,
        responsible: said.and_then(|a| context.optional_prose(&a.responsible)),
        overdue: due.is_some_and(|day| day < context.options.date),
        due: due.map(|day| context.formats.date(day)),
    }
}
