//! Running cost after the project, as every paper names it: from when, whether today's decision binds the body to it, and
//! what of it the body bears itself.
//!
//! It is bound by today's decision if that takes the project into permanent operation and grants running cost by a point
//! that no later decision can end. Before that phase it is decided later; anything else cannot be told.

use serde::Serialize;

use super::points::{self, CorePoint, Today};
use crate::bodies::Case;
use crate::briefing::context::Context;
use crate::briefing::money::{FollowUpCosts, PostRow, Posts};
use crate::catalog::Phase;

/// Running cost after the project.
#[derive(Debug, Clone, Serialize)]
pub struct Running {
    /// `88.500 bis 92.500 €`.
    pub range: String,
    /// The years: `2028 bis 2030`; none if the profile names none.
    pub years: Option<String>,
    /// What it is, with the year it begins in: `laufend im Jahr ab 2028`.
    pub label: String,
    /// Whether it follows from what is decided today: `today`, `later`; empty if that cannot be told.
    pub decided: &'static str,
    /// The same in words; none if it cannot be told.
    pub decided_label: Option<String>,
    /// What of a year the body that decides bears itself, and whether it is covered: `Anteil der Stadt: 66.000 €`.
    pub own: String,
    /// All that belongs beside the number: whether it is decided today, the own share, and what is left after income.
    pub note: String,
    /// The least of a year.
    pub gross_from: Option<String>,
    /// The most of a year.
    pub gross_to: Option<String>,
    /// The same less income and savings that show in the budget; none if there are none.
    pub net_range: Option<String>,
    /// Those incomes and savings of a year.
    pub income: Option<String>,
    /// How the number was found.
    pub rule: Option<String>,
    /// The first year as such.
    #[serde(skip)]
    first: Option<i16>,
}

/// None where there is none or it cannot be told.
pub(super) fn running(
    context: &Context,
    follow_up: &FollowUpCosts,
    points: &[CorePoint],
    today: Option<&Today>,
) -> Option<Running> {
    let decided = decided(context, points, today);
    let decided_label = match decided {
        // Where money is decided and cost follows, silence would be read as an answer.
        "" => today.map(|_| context.labels.text("core.running.unsaid")),
        _ => Some(context.labels.text(&format!("core.running.{decided}"))),
    };
    let own = own(context, follow_up);
    let note = [decided_label.clone(), Some(own.clone()), follow_up.net_text.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ");
    Some(Running {
        range: follow_up.range.clone()?,
        years: follow_up.years.clone(),
        label: label(context, follow_up),
        decided,
        decided_label,
        own,
        note,
        gross_from: follow_up.gross_from.clone(),
        gross_to: follow_up.gross_to.clone(),
        net_range: follow_up.net_range.clone(),
        income: follow_up.income.clone(),
        rule: follow_up.rule.clone(),
        first: follow_up.from.as_ref().and_then(|year| year.parse().ok()),
    })
}

/// An end is named only where the profile states one: the last year of a plan is none.
fn label(context: &Context, follow_up: &FollowUpCosts) -> String {
    let stated_end = follow_up.until.as_ref().filter(|_| follow_up.stated);
    match (&follow_up.from, stated_end, &follow_up.years) {
        (Some(from), None, _) => context.labels.fill("core.running-from", &[("year", from)]),
        (_, _, Some(years)) => context.labels.fill("core.running-years", &[("years", years)]),
        (_, _, None) => context.labels.text("core.running"),
    }
}

fn decided(context: &Context, points: &[CorePoint], today: Option<&Today>) -> &'static str {
    let phases = &context.selection.phases;
    if today.is_none() {
        return "";
    }
    match context.profile.finance.follow_up.committed {
        Some(true) => return "today",
        Some(false) => return "later",
        None => {}
    }
    if phases.iter().all(|phase| !matches!(phase, Phase::P4 | Phase::P5)) {
        return "later";
    }
    let grants = |point: &&CorePoint| points::grants_running_cost(context, point);
    let may_end =
        |point: &CorePoint| point.conditions.iter().any(|row| ["decision", "again", "end"].contains(&row.consequence));
    let granting: Vec<&CorePoint> = points.iter().filter(grants).collect();
    let lasts = !granting.is_empty() && !granting.into_iter().any(may_end);
    if phases.contains(&Phase::P4) && lasts { "today" } else { "" }
}

fn own(context: &Context, follow_up: &FollowUpCosts) -> String {
    let municipality = context.profile.bodies().municipality;
    let unstated = context.labels.text("not-stated");
    let values = [
        ("who", municipality.with_article(Case::Genitive)),
        ("kind", municipality.english.as_str()),
        ("amount", follow_up.own_range.as_deref().unwrap_or(&unstated)),
        ("years", follow_up.own_open.as_deref().unwrap_or_default()),
        ("beyond", follow_up.beyond.as_deref().unwrap_or_default()),
    ];
    let key = match (&follow_up.own_open, &follow_up.beyond) {
        (None, _) => "core.running-own",
        (Some(_), None) => "core.running-own.open",
        (Some(_), Some(_)) => "core.running-own.open-beyond",
    };
    context.labels.fill(key, &values)
}

/// The stated years after all items.
pub(super) fn beyond(context: &Context, follow_up: &FollowUpCosts) -> Option<String> {
    let (years, amount) = follow_up.beyond.as_deref().zip(follow_up.range.as_deref())?;
    Some(context.labels.fill("core.beyond", &[("years", years), ("amount", amount)]))
}

/// What the posts are. There is room for one: its years, and that it is decided with the running cost it is part of. Of
/// several the one that is not granted yet is named; else they are counted.
pub(super) fn posts_note(context: &Context, posts: &Posts, running: Option<&Running>) -> String {
    let asked: Vec<&PostRow> = posts.rows.iter().filter(|row| row.status_key != "granted").collect();
    let counted = |key: &str, asked: usize| {
        let values = [("count", posts.rows.len().to_string()), ("asked", asked.to_string())];
        context.labels.fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    match (&posts.rows[..], &asked[..]) {
        ([only], _) => post_note(only, running),
        (_, [only]) => format!("{}; {}", post_note(only, running), context.labels.text("core.posts.others-granted")),
        (_, []) => counted("core.posts.all-granted", 0),
        (_, several) => counted("core.posts.several", several.len()),
    }
}

fn post_note(row: &PostRow, running: Option<&Running>) -> String {
    let later = running.filter(|running| running.decided == "later");
    let from: Option<i16> = row.from.as_ref().and_then(|year| year.parse().ok());
    let after = later.and_then(|running| running.first).zip(from).is_some_and(|(first, from)| first <= from);
    let decided = later.filter(|_| after).and_then(|running| running.decided_label.clone());
    // What is granted already is no part of what is asked.
    let granted = (row.status_key == "granted").then(|| row.status.clone());
    [Some(row.title.clone()), row.years.clone(), granted, decided].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
