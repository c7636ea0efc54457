//! What is asked for, how that follows from the costs, and in which parts it is to be paid.

use serde::Serialize;

use super::super::context::Context;
use super::super::money::Sum;
use super::super::slides::{planned_label, whole_percents};
use crate::profile::{CostItem, FundingStatus};

/// What is asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Ask {
    /// How much.
    pub amount: String,
    /// In which form; none if the profile does not say.
    pub instrument: Option<String>,
    /// Its key: `Zuschuss`, `Darlehen`, `andere` …; empty if the profile does not say.
    pub instrument_key: &'static str,
    /// Until when the promise is needed.
    pub until: Option<String>,
    /// How it follows from the costs: `years`: it is all costs of the last years; `open`: what nobody pays;
    /// `requested`: just what has been requested; `unsecured`: what is not granted; `more` or `less` than what nobody pays; `covered`: somebody pays everything;
    /// empty without costs.
    pub basis: &'static str,
    /// The years it is for, if it is all their costs.
    pub years: Option<String>,
    /// What of the costs nobody pays.
    pub open: Option<String>,
    /// What of them is requested or planned.
    pub planned: Option<String>,
    /// Which of both it is.
    pub planned_label: String,
    /// Of what it is not said how sure it is.
    pub unknown: Option<String>,
    /// Whom it has been requested from, if it is just what has been requested.
    pub requested_from: Option<String>,
    /// What of them is granted.
    pub granted: Option<String>,
    /// By how much it differs from what nobody pays.
    pub difference: Option<String>,
}

/// A part of the sum and what must be reached before it is paid.
#[derive(Debug, Clone, Serialize)]
pub struct TrancheRow {
    /// Its number.
    pub number: usize,
    /// How much.
    pub amount: String,
    /// Its share of all parts, rounded.
    pub percent: String,
    /// Its length as a share of all parts, 0 to 1.
    pub share: f64,
    /// What must be reached.
    pub condition: Option<String>,
    /// Whether it is the one to come: the first, since a profile names what is still to be paid.
    pub next: bool,
}

/// The parts of the sum.
#[derive(Debug, Clone, Serialize)]
pub struct Tranches {
    /// The parts in their order.
    pub rows: Vec<TrancheRow>,
    /// All parts together.
    pub total: String,
    /// How many of them wait for something to be reached.
    pub conditional: usize,
    /// Whether they are the sum asked for.
    pub complete: bool,
}

/// None if the profile names no sum.
pub(super) fn ask(context: &Context) -> Option<Ask> {
    let (investment, items) = (&context.profile.investment, &context.profile.finance.costs);
    let need = investment.need_cents?;
    let all = items.iter().collect::<Sum>();
    let first_year = first_year_of(items, need);
    let sums = first_year.map_or(all, |year| items.iter().filter(|i| i.year >= year).collect());
    let some = |cents: i64| (cents > 0).then(|| context.formats.money(cents));
    Some(Ask {
        amount: context.formats.money(need),
        instrument: investment.instrument.map(|form| context.labels.text(&format!("instrument.{}", form.name()))),
        instrument_key: investment.instrument.map(|form| form.name()).unwrap_or_default(),
        until: investment.until.map(|day| context.formats.date(day)),
        basis: match first_year {
            Some(_) => "years",
            None if items.is_empty() => "",
            None if need == all.open => "open",
            None if need == all.requested => "requested",
            None if all.unstated == 0 && need == all.unsecured() => "unsecured",
            None if all.open == 0 => "covered",
            None if need > all.open => "more",
            None => "less",
        },
        years: first_year.zip(items.iter().map(|i| i.year).max()).map(|(first, last)| match first == last {
            true => first.to_string(),
            false => context.labels.fill("span", &[("first", &first.to_string()), ("last", &last.to_string())]),
        }),
        open: some(sums.open),
        planned: some(sums.requested.saturating_add(sums.planned)),
        planned_label: planned_label(context, sums.requested > 0, sums.planned > 0),
        unknown: some(sums.unstated),
        requested_from: (need == all.requested).then(|| requested_from(context)).filter(|names| !names.is_empty()),
        granted: some(sums.granted),
        difference: some((need - all.open).abs()),
    })
}

/// The sources of what has been requested.
fn requested_from(context: &Context) -> String {
    let items = context.profile.finance.costs.iter();
    let mut names: Vec<String> = items
        .filter(|item| item.status == Some(FundingStatus::Requested))
        .filter_map(|item| context.optional_prose(&item.source))
        .collect();
    names.dedup();
    context.labels.list(&names)
}

/// The year from which on all costs together are just this sum.
fn first_year_of(items: &[CostItem], need: i64) -> Option<i16> {
    let mut years: Vec<i16> = items.iter().map(|i| i.year).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().find(|year| items.iter().filter(|i| i.year >= *year).collect::<Sum>().total() == need)
}

/// None if the profile names no parts.
pub(super) fn tranches(context: &Context) -> Option<Tranches> {
    let all = &context.profile.investment.tranches;
    if all.is_empty() {
        return None;
    }
    let cents: Vec<i64> = all.iter().map(|part| part.cents).collect();
    let total = cents.iter().copied().fold(0, i64::saturating_add);
    let rows = all.iter().zip(whole_percents(&cents).0).enumerate().map(|(at, (part, percent))| TrancheRow {
        number: at + 1,
        amount: context.formats.money(part.cents),
        percent: context.percent(f64::from(percent) / 100.0),
        share: part.cents as f64 / total.max(1) as f64,
        condition: context.optional_prose(&part.condition),
        next: at == 0,
    });
    Some(Tranches {
        rows: rows.collect(),
        total: context.formats.money(total),
        conditional: all.iter().filter(|part| part.condition.is_some()).count(),
        complete: context.profile.investment.need_cents == Some(total),
    })
}
