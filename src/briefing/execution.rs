//! What became of the last resolution: each point of the earlier profile that was voted on, judged by what the profile
//! says now. A point about which nothing is said cannot be judged; it is never taken for done.

use jiff::civil::Date;
use serde::Serialize;

use super::condition::{self, ConditionRow};
use super::context::Context;
use super::resolution::{self, Point};
use crate::names;
use crate::profile::{Condition, Execution, ExecutionStatus, Outcome, Resolution, VoteResult};

/// How the body has voted.
#[derive(Debug, Clone, Serialize)]
pub struct Vote {
    /// The day.
    pub date: Option<String>,
    /// `adopted`, `amended`, `adjourned`, `rejected`.
    pub result: &'static str,
    /// The same in words.
    pub result_label: String,
    /// Votes in favour.
    pub yes: Option<u16>,
    /// Votes against.
    pub no: Option<u16>,
    /// Abstentions.
    pub abstentions: Option<u16>,
    /// What was decided, where it is not what was proposed, by paragraph.
    pub wording: Vec<String>,
}

/// What became of one point.
#[derive(Debug, Clone, Serialize)]
pub struct ExecutedPoint {
    /// Its number in the earlier paper.
    pub number: String,
    /// Its words, in a row.
    pub text: String,
    /// `done`, `dropped`, `met`, `in-progress`, `pending`, `open`, `unmet`, `overdue`, `changed`, `unverifiable`.
    pub state: &'static str,
    /// The same in words.
    pub state_label: String,
    /// What the state follows from: `Vorwarnzeit: 45 Minuten verlangt, 35 Minuten erreicht`.
    pub detail: Option<String>,
    /// Until when it is due.
    pub due: Option<String>,
    /// The day of the report on it.
    pub date: Option<String>,
    /// The profile's note on it.
    pub note: Option<String>,
    /// Its conditions, as they stand now.
    pub conditions: Vec<ConditionRow>,
    /// Who carries it out.
    #[serde(skip)]
    pub(crate) responsible: Option<String>,
    /// The day it is due, or the last one that a condition is judged on, as such.
    #[serde(skip)]
    pub(crate) due_day: Option<Date>,
    /// Whether its day is over, of a point that nothing is reported on; none of other points and of those without a day.
    #[serde(skip)]
    pub(crate) is_over: Option<bool>,
}

/// What became of the last resolution.
#[derive(Debug, Clone, Serialize)]
pub struct ExecutionText {
    /// The vote.
    pub vote: Vote,
    /// Point by point; empty if nothing was adopted.
    pub points: Vec<ExecutedPoint>,
    /// How many are done.
    pub done: usize,
    /// Of how many the condition is met.
    pub met: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// How many cannot be judged.
    pub unverifiable: usize,
}

/// None without an earlier profile that has a vote.
pub(super) fn execution(context: &Context) -> Option<ExecutionText> {
    judged(context, &context.sources.earlier?.resolution, &context.profile.execution)
}

/// What becomes of the profile's own resolution once it was voted on. What is reported belongs to an earlier one, if
/// there is one.
pub(super) fn own(context: &Context) -> Option<ExecutionText> {
    let reports = if context.sources.earlier.is_some() { &[][..] } else { &context.profile.execution };
    judged(context, &context.profile.resolution, reports)
}

fn judged(context: &Context, resolution: &Resolution, reports: &[Execution]) -> Option<ExecutionText> {
    let outcome = &resolution.outcome;
    let result = outcome.result?;
    let points: Vec<ExecutedPoint> = match result {
        VoteResult::Adopted | VoteResult::Amended => {
            let points = resolution::points(context, resolution).into_iter();
            points.map(|point| executed(context, outcome, reports, point)).collect()
        }
        VoteResult::Adjourned | VoteResult::Rejected => Vec::new(),
    };
    let count = |states: &[&str]| points.iter().filter(|point| states.contains(&point.state)).count();
    Some(ExecutionText {
        vote: vote(context, outcome, result),
        done: count(&["done"]),
        met: count(&["met"]),
        overdue: count(&["overdue"]),
        unverifiable: count(&["unverifiable"]),
        points,
    })
}

fn vote(context: &Context, outcome: &Outcome, result: VoteResult) -> Vote {
    let result = match result {
        VoteResult::Adopted => "adopted",
        VoteResult::Amended => "amended",
        VoteResult::Adjourned => "adjourned",
        VoteResult::Rejected => "rejected",
    };
    Vote {
        date: outcome.date.map(|date| context.formats.date(date)),
        result,
        result_label: context.labels.text(&format!("execution.vote.{result}")),
        yes: outcome.yes,
        no: outcome.no,
        abstentions: outcome.abstentions,
        wording: context.paragraphs(outcome.wording.as_deref()),
    }
}

fn executed(context: &Context, outcome: &Outcome, reports: &[Execution], point: Point) -> ExecutedPoint {
    let said = reports.iter().rfind(|said| point.is_meant(&said.point));
    let due = point.stated.and_then(|stated| stated.due);
    let stated = point.stated.map(|stated| stated.conditions.as_slice()).unwrap_or_default();
    let conditions: Vec<ConditionRow> = stated.iter().map(|c| condition::judge(context, c, due)).collect();
    let last = conditions.iter().filter_map(|row| row.day).max();
    let number = point.number.clone();
    let text = point.item.in_a_row();
    let over = due.map(|day| day < context.as_of());
    let state = if is_changed(outcome, &text) && said.and_then(|said| said.status).is_none() {
        "changed"
    } else {
        state(said, &conditions, over == Some(true))
    };
    let is_over = over.filter(|_| state == "unverifiable" && conditions.is_empty());
    let note = said.and_then(|said| context.optional_prose(&said.note));
    let judged = stated.iter().zip(&conditions).filter_map(|(stated, row)| told(stated, row, note.is_some()));
    ExecutedPoint {
        number,
        text,
        state,
        state_label: context.labels.text(&format!("execution.{state}")),
        detail: detail(context, state, is_over, judged),
        due: due.map(|day| context.formats.date(day)),
        date: said.and_then(|said| said.date).map(|day| context.formats.date(day)),
        note,
        conditions,
        responsible: point.stated.and_then(|stated| context.optional_prose(&stated.responsible)),
        due_day: due.or(last),
        is_over,
    }
}

/// Whether the body has decided something else than this point: it has amended the proposal, and the wording it decided
/// on is not stated or does not hold the point's words.
fn is_changed(outcome: &Outcome, text: &str) -> bool {
    let wording = outcome.wording.as_deref().map(names::letters).unwrap_or_default();
    outcome.result == Some(VoteResult::Amended) && !wording.contains(&names::letters(text))
}

/// What is reported goes first, except that a day that is over makes what is not finished overdue; then the conditions;
/// with neither, nothing can be said.
fn state(said: Option<&Execution>, conditions: &[ConditionRow], over: bool) -> &'static str {
    let has = |state: &str| conditions.iter().any(|row| row.state == state);
    match said.and_then(|said| said.status) {
        Some(ExecutionStatus::Done) => "done",
        Some(ExecutionStatus::Dropped) => "dropped",
        Some(ExecutionStatus::InProgress | ExecutionStatus::Open) if over || has("overdue") => "overdue",
        Some(ExecutionStatus::InProgress) => "in-progress",
        Some(ExecutionStatus::Open) => "open",
        None if conditions.is_empty() => "unverifiable",
        None if has("overdue") => "overdue",
        None if has("unmet") => "unmet",
        None if has("pending") => "pending",
        None if has("unverifiable") => "unverifiable",
        None => "met",
    }
}

/// What the state follows from.
fn detail(
    context: &Context,
    state: &str,
    is_over: Option<bool>,
    conditions: impl Iterator<Item = String>,
) -> Option<String> {
    let key = match is_over {
        _ if state == "changed" => Some("execution.changed.detail"),
        Some(true) => Some("execution.unverifiable.past"),
        Some(false) => Some("execution.unverifiable.later"),
        None => None,
    };
    if let Some(key) = key {
        return Some(context.labels.text(key));
    }
    Some(conditions.collect::<Vec<_>>().join("; ")).filter(|detail| !detail.is_empty())
}

/// A condition and how it stands. The name of a criterion tells the body nothing about its point: the condition's own
/// words go before it, and where there are none, what is noted of the point does without it.
fn told(stated: &Condition, row: &ConditionRow, is_noted: bool) -> Option<String> {
    let is_criterion = stated.criterion.is_some() && stated.key_figure.is_none();
    match &row.detail {
        Some(_) if is_criterion && stated.text.is_some() => {
            let reached = row.reached.as_ref().map(|reached| format!(" ({reached})")).unwrap_or_default();
            Some(format!("{}: {}{reached}", row.text.trim_end_matches('.'), row.state_label))
        }
        Some(_) if is_criterion && is_noted => None,
        Some(detail) => Some(format!("{}: {detail}", row.subject)),
        None => Some(format!("{}: {}", row.text, row.state_label)),
    }
}
