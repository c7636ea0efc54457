//! Depreciation of investments over their useful life, and the dissolution of the grants that pay for a part of them
//! over the same years: straight line, in whole cents, from the year of the item; and what they burden the result of each
//! year with together with its running cost.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::sum::{is_own, plan_years, some_total, total};
use super::words::{life_span, years};
use crate::briefing::context::Context;
use crate::profile::{BudgetSystem, CostItem, CostKind, FundingStatus};

/// Years with the same amounts.
#[derive(Debug, Clone, Serialize)]
pub struct DepreciationRow {
    /// The years: `2027 bis 2036`.
    pub years: String,
    /// The first year.
    pub from: String,
    /// The last year.
    pub until: String,
    /// Running cost of each of these years; none where the profile does not say it.
    pub operating: Option<String>,
    /// Depreciation in each of them.
    pub depreciation: String,
    /// Dissolution of grants in each of them; none if nothing is dissolved.
    pub dissolution: Option<String>,
    /// The burden on the result: running cost and depreciation less dissolution; none where a part is not stated.
    pub burden: Option<String>,
}

/// The whole plan.
#[derive(Debug, Clone, Serialize)]
pub struct Depreciation {
    /// Years in a row with the same amounts.
    pub rows: Vec<DepreciationRow>,
    /// What is depreciated.
    pub total: String,
    /// What of it grants pay for that are secured.
    pub grants: Option<String>,
    /// What of it others are to pay for who have not said so: it is not dissolved.
    pub unsecured_grants: Option<String>,
    /// Investments that are stated not to be written off, such as land or shares.
    pub kept: Option<String>,
    /// Investments without a useful life: they are not in here.
    pub without_life: Option<String>,
    /// Investments whose bearer is not stated: whether they are paid for by grants is not known.
    pub without_bearer: Option<String>,
    /// The useful lives it rests on, each with what it holds for.
    pub lives: String,
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

/// Investments that are stated not to be written off.
fn kept<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a CostItem> + use<'a> {
    let costs = context.profile.finance.costs.iter();
    costs.filter(|i| i.kind == CostKind::Capital && i.useful_life == Some(0))
}

/// Investments with their useful life; none if none has one, or the accounts are cameral ones, which know no
/// depreciation.
fn with_life<'a>(context: &Context<'a>) -> Vec<(&'a CostItem, u8)> {
    let finance = &context.profile.finance;
    let capital = finance.costs.iter().filter(|i| i.kind == CostKind::Capital);
    match finance.budget_system {
        Some(BudgetSystem::Cameral) => Vec::new(),
        _ => capital.filter_map(|i| Some((i, i.useful_life.filter(|life| *life > 0)?))).collect(),
    }
}

/// Depreciation and dissolution by year.
fn by_year(known: &[(&CostItem, u8)]) -> BTreeMap<i16, (i64, i64)> {
    let mut years: BTreeMap<i16, (i64, i64)> = BTreeMap::new();
    for (item, life) in known {
        for (year, cents) in parts(item, *life) {
            let (depreciated, dissolved) = years.entry(year).or_default();
            *depreciated = depreciated.saturating_add(cents);
            if is_granted(item) {
                *dissolved = dissolved.saturating_add(cents);
            }
        }
    }
    years
}

/// Whether somebody else pays for it.
fn is_from_others(item: &CostItem) -> bool {
    item.bearer.is_some_and(|bearer| !is_own(bearer))
}

/// Whether somebody else pays for it and has said so: what is only hoped for lowers no burden.
fn is_granted(item: &CostItem) -> bool {
    is_from_others(item) && item.status == Some(FundingStatus::Granted)
}

/// What burdens the result of each of these years; none if nothing is depreciated, or if a part of any of them is not
/// stated.
pub(super) fn burdens(context: &Context, years: impl IntoIterator<Item = i16>) -> Option<Vec<i64>> {
    let known = with_life(context);
    let by_year = by_year(&known);
    if known.is_empty() {
        None
    } else {
        years.into_iter().map(|year| of_year(context, &by_year, year).burden).collect()
    }
}

/// What a year comes to.
fn of_year(context: &Context, by_year: &BTreeMap<i16, (i64, i64)>, year: i16) -> Year {
    let (depreciated, dissolved) = by_year.get(&year).copied().unwrap_or_default();
    let operating = operating(context, year);
    let burden = operating.filter(|_| is_whole(context, year));
    let burden = burden.map(|cents| cents.saturating_add(depreciated).saturating_sub(dissolved));
    Year { operating, depreciated, dissolved, burden }
}

/// Whether all that is invested up to a year says how long it is used and who bears it.
fn is_whole(context: &Context, year: i16) -> bool {
    let capital = context.profile.finance.costs.iter().filter(|i| i.kind == CostKind::Capital && i.year <= year);
    capital.into_iter().all(|i| i.useful_life.is_some() && i.bearer.is_some())
}

/// Running cost of a year: that of its items; after the plan what is stated of every year; else none.
fn operating(context: &Context, year: i16) -> Option<i64> {
    let finance = &context.profile.finance;
    let planned = plan_years(finance.costs.iter().map(|i| i.year));
    let items = finance.costs.iter().filter(|i| i.year == year && i.kind == CostKind::Operating);
    let of_items = some_total(items.map(|i| i.cents));
    let stated = &finance.follow_up;
    let is_after = stated.from.map_or(stated.yearly_cents == Some(0), |from| from <= year);
    let holds = is_after && stated.until.is_none_or(|until| year <= until);
    of_items.or(stated.yearly_cents.filter(|_| holds)).or(planned.contains(&year).then_some(0))
}

/// Whether the accounts depreciate investments of which useful life or bearer is not stated.
pub(super) fn lacks_statements(context: &Context) -> bool {
    let finance = &context.profile.finance;
    let depreciates = finance.budget_system != Some(BudgetSystem::Cameral);
    depreciates && finance.costs.iter().map(|i| i.year).max().is_some_and(|last| !is_whole(context, last))
}

/// None if no investment has a useful life, or the accounts are cameral ones.
pub(super) fn depreciation(context: &Context) -> Option<Depreciation> {
    let known = with_life(context);
    if known.is_empty() {
        return None;
    }
    let money = |cents| context.formats.money(cents);
    let some = |cents: i64| (cents > 0).then(|| money(cents));
    let of = |fits: &dyn Fn(&CostItem) -> bool| total(known.iter().filter(|(i, _)| fits(i)).map(|(i, _)| i.cents));
    Some(Depreciation {
        rows: spans(context, &by_year(&known)).into_iter().map(|span| row(context, span)).collect(),
        total: money(of(&|_| true)),
        grants: some(of(&is_granted)),
        unsecured_grants: some(of(&|i| is_from_others(i) && !is_granted(i))),
        kept: some(total(kept(context).map(|i| i.cents))),
        without_life: some(total(without_life(context).map(|i| i.cents))),
        without_bearer: some(of(&|i| i.bearer.is_none())),
        lives: lives(context, &known),
        rule: rule(context, of(&is_granted) > 0),
    })
}

/// How the numbers were found; of grants only where there are some.
fn rule(context: &Context, has_grants: bool) -> String {
    let grants: &[&str] = if has_grants { &["money.depreciation.release-rule"] } else { &[] };
    let burden = if has_grants { "money.depreciation.burden-rule" } else { "money.depreciation.burden-rule.no-grants" };
    let keys = [&["money.depreciation.rule"], grants, &[burden]].concat();
    keys.into_iter().map(|key| context.labels.text(key)).collect::<Vec<_>>().join(" ")
}

/// Each useful life with the sum of the investments it holds for, the shortest first.
fn lives(context: &Context, known: &[(&CostItem, u8)]) -> String {
    let mut sums: BTreeMap<u8, i64> = BTreeMap::new();
    for (item, life) in known {
        let sum = sums.entry(*life).or_default();
        *sum = sum.saturating_add(item.cents);
    }
    let said = sums.into_iter().map(|(life, cents)| {
        let life = life_span(context, life);
        context.labels.fill("money.life.of", &[("life", &life), ("amount", &context.formats.money(cents))])
    });
    let said: Vec<String> = said.collect();
    context.labels.fill("money.depreciation.lives", &[("lives", &context.labels.list(&said))])
}

/// What a year comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Year {
    operating: Option<i64>,
    depreciated: i64,
    dissolved: i64,
    burden: Option<i64>,
}

/// Years in a row with the same amounts as one; the years of the plan too in which nothing is depreciated.
fn spans(context: &Context, by_year: &BTreeMap<i16, (i64, i64)>) -> Vec<(i16, i16, Year)> {
    let planned = plan_years(context.profile.finance.costs.iter().map(|i| i.year));
    let all: BTreeSet<i16> = planned.iter().chain(by_year.keys()).copied().collect();
    let mut spans: Vec<(i16, i16, Year)> = Vec::new();
    for year in all {
        let this = of_year(context, by_year, year);
        match spans.last_mut() {
            Some((_, last, before)) if last.checked_add(1) == Some(year) && *before == this => *last = year,
            _ => spans.push((year, year, this)),
        }
    }
    spans
}

fn row(context: &Context, (first, last, year): (i16, i16, Year)) -> DepreciationRow {
    let money = |cents| context.formats.money(cents);
    DepreciationRow {
        years: years(context, first, last),
        from: first.to_string(),
        until: last.to_string(),
        operating: year.operating.map(money),
        depreciation: money(year.depreciated),
        dissolution: (year.dissolved > 0).then(|| money(year.dissolved)),
        burden: year.burden.map(money),
    }
}
