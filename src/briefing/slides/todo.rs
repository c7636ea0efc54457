//! What is missing: what the profile reports as not fulfilled, by due date.

use serde::Serialize;

use super::super::context::Context;
use super::super::criteria::{StatusMark, marked_title, status_mark};
use super::super::excerpt::Excerpt;
use super::super::project::StepRow;
use super::super::typography::keep_together;
use super::super::work::is_today;
use super::agenda::start;
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
    /// What it means for the council.
    pub council_note: Option<String>,
    /// The project's evidence.
    pub evidence: Option<String>,
    /// The project's note.
    pub note: Option<String>,
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
    /// The project's own steps from the meeting on, by date.
    pub steps: Excerpt<StepRow>,
    /// How many steps that are.
    pub step_count: usize,
    /// The day of the first of them.
    pub first_step: Option<String>,
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
    let all = context.selection.verdicts.iter().filter(reported);
    let mut found: Vec<&Verdict> = all.filter(|v| !is_today(context, v)).collect();
    let due = |v: &Verdict| v.assessment.and_then(|a| a.due);
    found.sort_by_key(|v| (due(v).is_none(), due(v), v.criterion.milestone.is_none()));
    let now = context.options.date;
    let steps = steps(context);
    let rows: Vec<TodoRow> = found.iter().map(|v| row(context, v)).collect();
    Todo {
        count: rows.len(),
        next: found.iter().find_map(|v| due(v).filter(|day| *day >= now)).map(|day| context.formats.date(day)),
        overdue: rows.iter().filter(|row| row.overdue).count(),
        step_count: steps.len(),
        first_step: steps.iter().find_map(|step| step.due.clone()),
        steps: Excerpt::new(&steps, MAX_ROWS),
        rows: Excerpt::new(&rows, MAX_ROWS),
    }
}

fn steps(context: &Context) -> Vec<StepRow> {
    let start = start(context);
    let mut to_come: Vec<_> = context.profile.steps.iter().filter(|s| s.due.is_none_or(|day| day >= start)).collect();
    to_come.sort_by_key(|step| (step.due.is_none(), step.due));
    let row = |step: &&crate::profile::Step| StepRow {
        title: context.prose(&step.title),
        responsible: context.optional_prose(&step.responsible),
        due: step.due.map(|day| context.formats.date(day)),
    };
    to_come.iter().map(row).collect()
}

fn row(context: &Context, verdict: &Verdict) -> TodoRow {
    let said = verdict.assessment;
    let due = said.and_then(|a| a.due);
    let language = verdict.criterion.language;
    TodoRow {
        title: marked_title(context.labels, verdict.criterion),
        lang: language.code(),
        milestone: verdict.criterion.milestone.is_some(),
        status: status_mark(context, verdict.status()),
        stated: true,
        council_note: verdict.criterion.council_note.as_ref().map(|text| keep_together(text, language)),
        evidence: said.and_then(|a| context.optional_prose(&a.evidence)),
        note: said.and_then(|a| context.optional_prose(&a.note)),
        responsible: said.and_then(|a| context.optional_prose(&a.responsible)),
        overdue: due.is_some_and(|day| day < context.options.date),
        due: due.map(|day| context.formats.date(day)),
    }
}
