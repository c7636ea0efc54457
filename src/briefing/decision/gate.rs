//! The next gate: when the body decides next, and what will be judged then.
//!
//! It is the earliest day of a point whose conditions lead to another decision or to the end of the project: the day
//! of the point, else that of its last condition. A decision that is taken only if a condition is not met comes after
//! its day. Without one it is the next body of the consultation list that decides after the meeting; else the next
//! step that speaks of a decision.

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::condition::ConditionRow;
use crate::briefing::context::Context;
use crate::briefing::prose::{first_sentence, sentences};

use super::points::CorePoint;

/// The next gate.
#[derive(Debug, Clone, Serialize)]
pub struct Gate {
    /// `decision`; `again`: only if a condition is not met; `end`, `consultation` or `step`.
    pub kind: &'static str,
    /// The day.
    pub date: String,
    /// The same as papers say it: the day of a meeting, or the day until which the body decides, with no meeting named.
    pub when: String,
    /// Whether the day is such a last day.
    pub is_deadline: bool,
    /// The body that decides; none if the profile names none.
    pub body: Option<String>,
    /// What happens then.
    pub title: String,
    /// The points of the resolution it follows from, by number.
    pub points: Vec<String>,
    /// What will be judged.
    pub conditions: Vec<ConditionRow>,
    /// The day as such.
    #[serde(skip)]
    pub(in crate::briefing) day: Date,
}

pub(super) fn gate(context: &Context, points: &[CorePoint]) -> Option<Gate> {
    let after = context.profile.resolution.meeting.unwrap_or(context.as_of());
    by_condition(context, points, after).or_else(|| by_consultation(context, after)).or_else(|| by_step(context, after))
}

fn by_condition(context: &Context, points: &[CorePoint], after: Date) -> Option<Gate> {
    let gates = points.iter().filter_map(|point| Some((gate_of(point).filter(|(day, _)| *day > after)?, point)));
    let gates: Vec<((Date, usize), &CorePoint)> = gates.collect();
    let first = gates.iter().map(|(gate, _)| *gate).min()?;
    let kind = KINDS[first.1];
    let mine: Vec<&CorePoint> = gates.iter().filter(|(gate, _)| *gate == first).map(|(_, point)| *point).collect();
    let numbers: Vec<String> = mine.iter().map(|point| point.number.clone()).collect();
    let key = if numbers.len() == 1 { format!("core.gate.{kind}") } else { format!("core.gate.{kind}.several") };
    let conditions: Vec<ConditionRow> = mine.iter().flat_map(|point| leading_to(point, kind)).cloned().collect();
    let texts: Vec<&str> = match kind {
        // What would bring it about says more than that it would.
        "again" => conditions.iter().map(|row| row.text.trim_end_matches('.')).collect(),
        _ => mine.iter().map(|point| what_happens(&point.text).trim_end_matches('.')).collect(),
    };
    let (points, texts) = (context.labels.list(&numbers), texts.join("; "));
    let values = [("points", points.as_str()), ("text", &texts)];
    // The end of a project is a day; a decision needs a meeting.
    let is_deadline = kind == "decision" && !is_meeting(context, first.0);
    let date = context.formats.date(first.0);
    let when = |key: &str| context.labels.fill(key, &[("date", &date)]);
    Some(Gate {
        kind,
        when: match kind {
            "again" => when("event.after"),
            _ if is_deadline => when("core.gate.by"),
            _ => date.clone(),
        },
        date,
        is_deadline,
        body: context.optional_prose(&context.profile.resolution.body),
        title: context.labels.fill(&key, &values),
        points: numbers,
        conditions,
        day: first.0,
    })
}

/// The sentence of a point that speaks of a decision; else its first one.
fn what_happens(point: &str) -> &str {
    sentences(point).into_iter().find(|sentence| decides(sentence)).unwrap_or_else(|| first_sentence(point))
}

/// Whether a body is known to meet on a day: a step that decides stands there, or a consultation.
fn is_meeting(context: &Context, day: Date) -> bool {
    let profile = context.profile;
    let steps = profile.steps.iter().any(|step| step.due == Some(day) && decides(&step.title));
    steps || profile.resolution.consultations.iter().any(|c| c.date == Some(day))
}

/// What gates of conditions are, in the order in which they go on one day: the end follows from the decision.
const KINDS: [&str; 3] = ["decision", "again", "end"];

/// The day of a point that is a gate, and which of [`KINDS`] it is.
fn gate_of(point: &CorePoint) -> Option<(Date, usize)> {
    let kind = KINDS.iter().position(|kind| leading_to(point, kind).next().is_some())?;
    let last = leading_to(point, KINDS[kind]).filter_map(|row| row.day).max();
    Some((point.day.or(last)?, kind))
}

/// The conditions of a point that lead to a gate of this kind. One that is met brings no other decision about.
fn leading_to<'p>(point: &'p CorePoint, kind: &'static str) -> impl Iterator<Item = &'p ConditionRow> {
    point.conditions.iter().filter(move |row| row.consequence == kind && (kind != "again" || row.state != "met"))
}

/// Whether a role, a step or a milestone is a decision, in the words of either language.
pub(in crate::briefing) fn decides(words: &str) -> bool {
    let words = words.to_lowercase();
    ["entscheid", "beschluss", "beschließ", "decision", "decide"].iter().any(|stem| words.contains(stem))
}

fn by_consultation(context: &Context, after: Date) -> Option<Gate> {
    let consultations = context.profile.resolution.consultations.iter();
    let later = consultations.filter(|c| c.role.as_deref().is_some_and(decides));
    let (day, next) =
        later.filter_map(|c| Some((c.date.filter(|day| *day > after)?, c))).min_by_key(|(day, _)| *day)?;
    Some(Gate {
        kind: "consultation",
        date: context.formats.date(day),
        when: context.formats.date(day),
        is_deadline: false,
        body: Some(context.prose(&next.body)),
        title: context.optional_prose(&next.role).unwrap_or_default(),
        points: Vec::new(),
        conditions: Vec::new(),
        day,
    })
}

fn by_step(context: &Context, after: Date) -> Option<Gate> {
    let steps = context.profile.steps.iter().filter(|step| decides(&step.title));
    let (day, next) = steps.filter_map(|s| Some((s.due.filter(|day| *day > after)?, s))).min_by_key(|(day, _)| *day)?;
    Some(Gate {
        kind: "step",
        date: context.formats.date(day),
        when: context.formats.date(day),
        is_deadline: false,
        body: None,
        title: context.prose(&next.title),
        points: Vec::new(),
        conditions: Vec::new(),
        day,
    })
}
