//! Every item of the plan with all that the profile says about it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::{bearer, bearer_key, funding, funding_key, in_plan, kind};
use crate::briefing::context::Context;
use crate::catalog::Phase;
use crate::profile::{CostItem, CostKind, Cover};

/// One item.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyItem {
    /// The year.
    pub year: String,
    /// `operating` or `capital`.
    pub kind: &'static str,
    /// The same in words.
    pub kind_label: String,
    /// What it is spent on.
    pub purpose: Option<String>,
    /// How much.
    pub amount: String,
    /// What has been spent of it; none if the profile does not say.
    pub spent: Option<String>,
    /// Who pays, in the profile's words.
    pub source: Option<String>,
    /// Whose budget bears it: `own`, `levy`, `federal`, `state`, `european`, `third-party` or `not-stated`.
    pub bearer: &'static str,
    /// The same in words.
    pub bearer_label: String,
    /// `granted`, `requested`, `planned`, `open` or `not-stated`.
    pub status: &'static str,
    /// The same in words.
    pub status_label: String,
    /// The point of the resolution that decides on it, by its `id` or number.
    pub point: Option<String>,
    /// The phase of the project it belongs to: `P3`; none if the profile does not say.
    pub phase: Option<String>,
    /// The product of the budget.
    pub product: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// The number of the investment measure.
    pub measure_number: Option<String>,
    /// Its useful life in years.
    pub useful_life: Option<String>,
    /// How it is covered: `budgeted`, `financial-plan`, `over-plan`, `unplanned`, `commitment`; none if not stated.
    pub cover: Option<&'static str>,
    /// The same in words.
    pub cover_label: Option<String>,
    /// Its year as a number: for what adds up several projects.
    #[serde(skip)]
    pub(crate) in_year: i16,
    /// How much, in cents: for the same.
    #[serde(skip)]
    pub(crate) cents: i64,
}

/// The money of one phase.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseShare {
    /// The phase: `P3 Pilotphase`; words for the items of which the profile does not say it.
    pub label: String,
    /// How much.
    pub amount: String,
}

/// What the plan costs phase by phase, what is not said of any last; empty if the profile says the phase of no item.
pub(super) fn by_phase(context: &Context) -> Vec<PhaseShare> {
    let mut sums: BTreeMap<Option<Phase>, i64> = BTreeMap::new();
    for item in &context.profile.finance.costs {
        let sum = sums.entry(item.phase).or_default();
        *sum = sum.saturating_add(item.cents);
    }
    let unstated = sums.remove(&None);
    if sums.is_empty() {
        return Vec::new();
    }
    let rest = unstated.map(|cents| (context.labels.text("money.phase.unstated"), cents));
    let named = sums.into_iter().filter_map(|(phase, cents)| Some((context.phase_label(phase?), cents)));
    let share = |(label, cents): (String, i64)| PhaseShare { label, amount: context.formats.money(cents) };
    named.chain(rest).map(share).collect()
}

/// By year, running cost before investment.
pub(super) fn items(context: &Context) -> Vec<MoneyItem> {
    let mut items: Vec<&CostItem> = context.profile.finance.costs.iter().collect();
    items.sort_by_key(|i| (i.year, i.kind));
    items.into_iter().map(|i| item(context, i)).collect()
}

fn item(context: &Context, i: &CostItem) -> MoneyItem {
    let cover = i.cover.map(|cover| match cover {
        Cover::Budgeted => "budgeted",
        Cover::FinancialPlan => "financial-plan",
        Cover::OverPlan => "over-plan",
        Cover::UnplannedItem => "unplanned",
        Cover::Commitment => "commitment",
    });
    MoneyItem {
        year: i.year.to_string(),
        kind: match i.kind {
            CostKind::Operating => "operating",
            CostKind::Capital => "capital",
        },
        kind_label: kind(context.labels, i.kind),
        purpose: context.optional_prose(&i.purpose),
        amount: context.formats.money(i.cents),
        spent: i.spent_cents.map(|cents| context.formats.money(cents)),
        source: context.optional_prose(&i.source),
        bearer: bearer_key(i.bearer),
        bearer_label: bearer(context, i.bearer),
        status: funding_key(i.status),
        status_label: funding(context.labels, i.status),
        point: i.point.clone(),
        phase: i.phase.map(|phase| context.phase_key(phase)),
        product: context.optional_prose(&i.product),
        account: context.optional_prose(&i.account),
        measure_number: context.optional_prose(&i.measure_number),
        useful_life: i.useful_life.filter(|years| *years > 0).map(|years| years.to_string()),
        cover,
        cover_label: cover.map(|key| in_plan(context, &format!("money.cover.{key}"))),
        in_year: i.year,
        cents: i.cents,
    }
}
