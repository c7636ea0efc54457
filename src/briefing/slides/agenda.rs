//! What comes when: meetings, steps and what is to be judged, in the order of their days.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::super::context::Context;
use super::super::decision::Core;
use super::super::excerpt::Excerpt;

/// Something on a day.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// The day in words; none if it is not known.
    pub date: Option<String>,
    /// What.
    pub title: String,
    /// Who.
    pub who: Option<String>,
    /// `meeting`, `decision` or `step`: picks the mark.
    pub kind: &'static str,
    /// Whether that day is over.
    pub past: bool,
}

/// What comes when.
#[derive(Debug, Clone, Serialize)]
pub struct Agenda {
    /// The first ones from the meeting on, or from the papers' date on if that is later.
    pub events: Excerpt<Event>,
    /// How many steps the profile names.
    pub steps: usize,
    /// The first day to come.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
    /// The first thing to come.
    pub next: Option<Event>,
}

/// As many as there is room for, in their order. The first one stays, because the title names it, and the last one,
/// because it is what all others lead to; bodies that only prepare the decision go first, then steps from the back.
fn chosen(mut events: Vec<Event>) -> Excerpt<Event> {
    let all = events.len();
    while events.len() > MAX_EVENTS {
        let between = &events[1..events.len() - 1];
        let prepares = between.iter().rposition(|event| event.kind == "meeting");
        let step = between.iter().rposition(|event| event.kind != "decision");
        events.remove(1 + prepares.or(step).unwrap_or(between.len() - 1));
    }
    Excerpt { more: all - events.len(), shown: events }
}

/// The most that stand beside each other on a line.
const MAX_EVENTS: usize = 6;

/// The day on which the slides are shown: what was before is over then.
pub(super) fn start(context: &Context) -> Date {
    let today = context.options.date;
    context.profile.resolution.meeting.map_or(today, |meeting| meeting.max(today))
}

pub(super) fn agenda(context: &Context, core: &Core) -> Agenda {
    let profile = context.profile;
    let mut all: Vec<(Option<Date>, Event)> = Vec::new();
    let mut add = |date: Option<Date>, title: String, who: Option<String>, kind: &'static str| {
        let past = date.is_some_and(|day| day < context.options.date);
        let words = date.map(|day| context.formats.date(day));
        all.push((date, Event { date: words, title, who, kind, past }));
    };
    let resolution = &profile.resolution;
    let mut said = BTreeSet::new();
    for consultation in &resolution.consultations {
        let decides = consultation.date.is_some() && consultation.date == resolution.meeting;
        let title = context.glossed_once(&consultation.body, &mut said);
        let role = context.optional_prose(&consultation.role);
        add(consultation.date, title, role, if decides { "decision" } else { "meeting" });
    }
    let listed = |day: Date| resolution.consultations.iter().any(|c| c.date == Some(day));
    if let Some(day) = resolution.meeting.filter(|day| !listed(*day)) {
        let body = context.optional_prose(&resolution.body).unwrap_or_else(|| context.labels.text("cover.session"));
        add(Some(day), body, Some(context.labels.text("slide.decides")), "decision");
    }
    for step in &profile.steps {
        add(step.due, context.prose(&step.title), context.optional_prose(&step.responsible), "step");
    }
    // What everything leads to, unless a step or a meeting of that day says so already.
    if let Some(gate) = core.gate.as_ref().filter(|gate| all.iter().all(|(date, _)| *date != Some(gate.day))) {
        let decides = context.labels.text("slide.decides");
        let (title, who) = match (gate.kind, &gate.body) {
            ("decision" | "consultation", Some(body)) if gate.is_deadline => {
                (context.labels.fill("slide.meeting-open", &[("body", body)]), Some(decides))
            }
            ("decision" | "consultation", Some(body)) => (body.clone(), Some(decides)),
            ("again", _) => (context.labels.text("event.next.again"), None),
            _ => (gate.title.clone(), None),
        };
        let date = if gate.kind == "again" { gate.when.clone() } else { gate.date.clone() };
        let event = Event { date: Some(date), title, who, kind: "decision", past: false };
        all.push((Some(gate.day), event));
    }
    all.sort_by_key(|(date, _)| (date.is_none(), *date));
    let start = start(context);
    let to_come = all.into_iter().filter(|(date, _)| date.is_none_or(|day| day >= start));
    let to_come: Vec<Event> = to_come.map(|(_, event)| event).collect();
    let dated = || to_come.iter().filter(|event| event.date.is_some());
    Agenda {
        steps: profile.steps.len(),
        first: dated().next().and_then(|event| event.date.clone()),
        last: dated().next_back().and_then(|event| event.date.clone()),
        next: dated().next().cloned(),
        events: chosen(to_come),
    }
}
