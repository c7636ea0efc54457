//! Depreciation of investments over their useful life, and the dissolution of the grants that pay for a part of them
//! over the same years: straight line, in whole cents, from the year of the item.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sum::{is_own, total};
use super::words::years;
use crate::briefing::context::Context;
use crate::profile::{BudgetSystem, CostItem, CostKind};

/// Years with the same amounts.
#[derive(Debug, Clone, Serialize)]
pub struct DepreciationRow {
    /// The years: `2027 bis 2036`.
    pub years: String,
    /// The first year.
    pub from: String,
    /// The last year.
    pub until: String,
    /// Depreciation in each of these years.
    pub depreciation: String,
    /// Dissolution of grants in each of them; none if nothing is dissolved.
    pub dissolution: Option<String>,
    /// What is left to be borne.
    pub net: String,
}

/// The whole plan.
#[derive(Debug, Clone, Serialize)]
pub struct Depreciation {
    /// Years in a row with the same amounts.
    pub rows: Vec<DepreciationRow>,
    /// What is depreciated.
    pub total: String,
    /// What of it grants pay for.
    pub grants: Option<String>,
    /// Investments without a useful life: they are not in here.
    pub without_life: Option<String>,
    /// Investments whose bearer is not stated: whether they are paid for by grants is not known.
    pub without_bearer: Option<String>,
    /// How the numbers were found.
    pub rule: String,
}

/// An amount over some years: equal parts in whole cents, what cannot be divided in the last year.
fn parts(item: &CostItem, life: u8) -> impl Iterator<Item = (i16, i64)> + use<> {
    let (first, cents, life) = (item.year, item.cents, i16::from(life.max(1)));
    let part = cents / i64::from(life);
    let rest = cents - part * i64::from(life - 1);
    (0..life).map(move |at| (first.saturating_add(at), if at + 1 == life { rest } else { part }))
}

/// Investments that have no useful life.
pub(super) fn without_life<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a CostItem> + use<'a> {
    let finance = &context.profile.finance;
    let asked = finance.budget_system != Some(BudgetSystem::Cameral);
    finance.costs.iter().filter(move |i| asked && i.kind == CostKind::Capital && i.useful_life.is_none())
}

/// None if no investment has a useful life, or the accounts are cameral ones, which know no depreciation.
pub(super) fn depreciation(context: &Context) -> Option<Depreciation> {
    let finance = &context.profile.finance;
    if finance.budget_system == Some(BudgetSystem::Cameral) {
        return None;
    }
    let capital = finance.costs.iter().filter(|i| i.kind == CostKind::Capital);
    let known: Vec<(&CostItem, u8)> = capital.filter_map(|i| Some((i, i.useful_life?))).collect();
    if known.is_empty() {
        return None;
    }
    let is_granted = |item: &CostItem| item.bearer.is_some_and(|bearer| !is_own(bearer));
    let mut by_year: BTreeMap<i16, (i64, i64)> = BTreeMap::new();
    for (item, life) in &known {
        for (year, cents) in parts(item, *life) {
            let (depreciated, dissolved) = by_year.entry(year).or_default();
            *depreciated = depreciated.saturating_add(cents);
            if is_granted(item) {
                *dissolved = dissolved.saturating_add(cents);
            }
        }
    }
    let money = |cents| context.formats.money(cents);
    let some = |cents: i64| (cents > 0).then(|| money(cents));
    let of = |fits: &dyn Fn(&CostItem) -> bool| total(known.iter().filter(|(i, _)| fits(i)).map(|(i, _)| i.cents));
    Some(Depreciation {
        rows: spans(&by_year).into_iter().map(|span| row(context, span)).collect(),
        total: money(of(&|_| true)),
        grants: some(of(&is_granted)),
        without_life: some(total(without_life(context).map(|i| i.cents))),
        without_bearer: some(of(&|i| i.bearer.is_none())),
        rule: context.labels.text("money.depreciation.rule"),
    })
}

/// The first year, the last one, depreciation and dissolution of each of them.
type Span = (i16, i16, i64, i64);

/// Years in a row with the same amounts as one.
fn spans(by_year: &BTreeMap<i16, (i64, i64)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (year, (depreciated, dissolved)) in by_year {
        match spans.last_mut() {
            Some((_, last, d, g)) if last.checked_add(1) == Some(*year) && (*d, *g) == (*depreciated, *dissolved) => {
                *last = *year;
            }
            _ => spans.push((*year, *year, *depreciated, *dissolved)),
        }
    }
    spans
}

fn row(context: &Context, (first, last, depreciated, dissolved): Span) -> DepreciationRow {
    let money = |cents| context.formats.money(cents);
    DepreciationRow {
        years: years(context, first, last),
        from: first.to_string(),
        until: last.to_string(),
        depreciation: money(depreciated),
        dissolution: (dissolved > 0).then(|| money(dissolved)),
        net: money(depreciated.saturating_sub(dissolved)),
    }
}
