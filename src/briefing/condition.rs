//! Conditions of a resolution, judged by what the profile says today. What the profile does not say cannot be judged
//! and is never met.

use jiff::civil::Date;
use serde::Serialize;

use super::context::Context;
use super::criteria::{marked_title, status_mark};
use crate::profile::{Condition, Consequence, Status};

/// A condition and how it stands.
#[derive(Debug, Clone, Serialize)]
pub struct ConditionRow {
    /// The condition in words.
    pub text: String,
    /// What it is about: the key figure, the criterion, or the condition itself.
    pub subject: String,
    /// Until when it must be met; the day of its point if it has none of its own.
    pub due: Option<String>,
    /// What hangs on it: `lock`, `decision`, `again`, `end`; empty if the profile does not say.
    pub consequence: &'static str,
    /// The same in words; empty if the profile does not say.
    pub consequence_label: String,
    /// `met`; `pending`: not reached, there is time; `overdue`: not reached, and the day is over; `unmet`: not reached,
    /// and no day is stated; `unverifiable`: nothing tells.
    pub state: &'static str,
    /// The same in words.
    pub state_label: String,
    /// What is asked for: `45 Minuten`.
    pub required: Option<String>,
    /// What is reached: `35 Minuten`; none if nothing tells.
    pub reached: Option<String>,
    /// Both as one: `45 Minuten verlangt, 35 Minuten erreicht`.
    pub detail: Option<String>,
    /// The day as such.
    #[serde(skip)]
    pub(super) day: Option<Date>,
}

impl ConditionRow {
    /// Whether money stays locked because of it.
    pub(in crate::briefing) fn locks(&self) -> bool {
        self.consequence == "lock" && self.state != "met"
    }
}

/// What a condition comes to.
struct Judged {
    text: String,
    subject: String,
    required: Option<String>,
    reached: Option<String>,
    /// None if nothing tells.
    met: Option<bool>,
}

/// Judges a condition; `due` is the day of its point.
pub(super) fn judge(context: &Context, condition: &Condition, due: Option<Date>) -> ConditionRow {
    let judged = if let Some(name) = &condition.key_figure {
        by_figure(context, condition, name)
    } else if let Some(name) = &condition.criterion {
        by_criterion(context, condition, name)
    } else {
        Judged { text: String::new(), subject: String::new(), required: None, reached: None, met: None }
    };
    let day = condition.due.or(due);
    let state = match (judged.met, day) {
        (None, _) => "unverifiable",
        (Some(true), _) => "met",
        (Some(false), Some(day)) if day < context.as_of() => "overdue",
        (Some(false), Some(_)) => "pending",
        (Some(false), None) => "unmet",
    };
    let word = |key: &str| context.labels.text(key);
    let consequence = match condition.consequence {
        Some(Consequence::Lock) => "lock",
        Some(Consequence::Decision) => "decision",
        Some(Consequence::Again) => "again",
        Some(Consequence::End) => "end",
        None => "",
    };
    let keys = match &condition.key_figure {
        Some(_) => ["core.required", "core.required-reached"],
        None => ["core.status-required", "core.status-reached"],
    };
    let detail = judged.required.as_ref().map(|required| match &judged.reached {
        Some(reached) if condition.key_figure.is_none() && reached == required => reached.clone(),
        Some(reached) => context.labels.fill(keys[1], &[("required", required), ("reached", reached)]),
        None => context.labels.fill(keys[0], &[("required", required)]),
    });
    let own = context.optional_prose(&condition.text);
    let text = own.unwrap_or(judged.text);
    ConditionRow {
        subject: if judged.subject.is_empty() { text.clone() } else { judged.subject },
        text,
        due: day.map(|day| context.formats.date(day)),
        consequence,
        consequence_label: match consequence {
            "" => String::new(),
            key => word(&format!("core.consequence.{key}")),
        },
        state,
        // What nobody can know before its day is not missing.
        state_label: match (state, day) {
            ("unverifiable", Some(day)) if day >= context.as_of() => word("core.condition.not-due"),
            _ => word(&format!("core.condition.{state}")),
        },
        required: judged.required,
        reached: judged.reached,
        detail,
        day,
    }
}

fn by_figure(context: &Context, condition: &Condition, name: &str) -> Judged {
    let figure = context.profile.key_figure(name);
    let unit = figure.and_then(|figure| figure.unit.as_deref());
    let value = |value: f64| context.value(value, unit);
    // The unit stands at the second number, a sign of it at both.
    let first = unit.filter(|unit| context.formats.repeats(unit));
    let required = match (condition.at_least, condition.at_most) {
        (Some(least), Some(most)) if least == most => value(least),
        (Some(least), Some(most)) => {
            context.labels.fill("core.between", &[("least", &context.value(least, first)), ("most", &value(most))])
        }
        (Some(least), None) => context.labels.fill("core.at-least", &[("value", &value(least))]),
        (None, Some(most)) => context.labels.fill("core.at-most", &[("value", &value(most))]),
        (None, None) => String::new(),
    };
    let bounded = condition.at_least.is_some() || condition.at_most.is_some();
    let today = figure.and_then(|figure| figure.today).filter(|_| bounded);
    let fits = |today: f64| {
        condition.at_least.is_none_or(|least| today >= least) && condition.at_most.is_none_or(|most| today <= most)
    };
    let name = context.prose(figure.map_or(name, |figure| &figure.name));
    Judged {
        text: if required.is_empty() { name.clone() } else { format!("{name}: {required}") },
        subject: name,
        required: (!required.is_empty()).then_some(required),
        reached: today.map(value),
        met: today.map(fits),
    }
}

/// Only a stated status counts.
fn by_criterion(context: &Context, condition: &Condition, name: &str) -> Judged {
    let wanted = condition.status.unwrap_or(Status::Fulfilled);
    let found = context.catalog.find(name);
    let verdict = found.and_then(|criterion| context.selection.of(&criterion.id));
    let stated = verdict.and_then(|verdict| verdict.assessment).and_then(|said| said.status);
    let label = |status| status_mark(context, status).label;
    let name = found.map_or_else(|| context.prose(name), |c| marked_title(context.labels, c));
    Judged {
        text: context.labels.fill("core.criterion", &[("title", &name), ("status", &label(wanted))]),
        subject: name,
        required: Some(label(wanted)),
        reached: stated.map(label),
        met: stated.map(|status| status == wanted),
    }
}
