//! Years, bearers and how sure the money is, as sums that add up: what is not stated is a part of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::income::netted;
use super::sum::{Sum, is_open, is_own, plan_years, some_total, total};
use super::words::{BEARERS, bearer, bearer_key, funding, funding_key};
use crate::briefing::context::Context;
use crate::profile::{CostItem, FundingStatus};

/// A part of a whole.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its name in words.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Its length in a figure, 0 to 1.
    pub share: f64,
    /// Its part of the sum it belongs to: `41 %`.
    pub percent: String,
    /// How much, in cents: for what adds up several projects.
    #[serde(skip)]
    pub(crate) cents: i64,
}

/// A year in cents, for what adds up several projects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct YearSum {
    /// The year.
    pub(crate) year: i16,
    /// Its items.
    pub(crate) sum: Sum,
    /// Income and savings that show in the budget; none if there are none.
    pub(crate) income: Option<i64>,
    /// What the body bears itself, without what nobody pays yet; none if no item names its bearer.
    pub(crate) own: Option<i64>,
}

/// One year.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyYear {
    /// The year.
    pub year: String,
    /// Running cost.
    pub operating: String,
    /// Investment.
    pub capital: String,
    /// Both.
    pub total: String,
    /// Spent so far; none if no item says.
    pub spent: Option<String>,
    /// Income and savings that show in the budget; none if there are none.
    pub income: Option<String>,
    /// Both kinds of cost less that.
    pub net: String,
    /// What the body that decides bears itself, without what nobody pays yet; none if no item names its bearer.
    pub own: Option<String>,
    /// What nobody pays yet; none if that is nothing.
    pub uncovered: Option<String>,
    /// What is not granted: requested, planned or open; none if that is nothing.
    pub unsecured: Option<String>,
    /// Of which it is not stated whether it is granted; none if that is nothing.
    pub unstated: Option<String>,
    /// By bearer; shares are of the dearest year.
    pub bearers: Vec<Share>,
    /// By how sure it is; shares are of the dearest year.
    pub statuses: Vec<Share>,
    /// Running cost as a share of the dearest year.
    pub operating_share: f64,
    /// Investment as a share of the dearest year.
    pub capital_share: f64,
    /// The year as a share of the dearest one.
    pub total_share: f64,
    /// The same in cents.
    #[serde(skip)]
    pub(crate) cents: YearSum,
}

/// All years together.
#[derive(Debug, Clone, Serialize)]
pub struct MoneyTotal {
    /// Running cost.
    pub operating: String,
    /// Investment.
    pub capital: String,
    /// Both.
    pub total: String,
    /// Income and savings that show in the budget; none if there are none.
    pub income: Option<String>,
    /// What of them is only expected.
    pub expected: Option<String>,
    /// Both kinds of cost less income and savings.
    pub net: String,
    /// What the body that decides bears itself; none if no item names its bearer.
    pub own: Option<String>,
    /// The same without what nobody pays yet.
    pub own_paid: Option<String>,
    /// Spent so far; none if no item says.
    pub spent: Option<String>,
    /// The years as one; empty without items.
    pub years: String,
    /// What the sum is called with them: `Alle Jahre (2026 bis 2030)`, `Alle Kosten (2027)`.
    pub years_label: String,
    /// Whether every item says how sure it is.
    pub all_stated: bool,
    /// Whether every item is granted.
    pub all_secured: bool,
    /// Whether every item names its bearer.
    pub all_borne: bool,
}

/// A part of some items by what they have in common.
struct Part<'a> {
    key: &'static str,
    label: String,
    fits: Box<dyn Fn(&CostItem) -> bool + 'a>,
}

fn bearers<'a>(context: &Context) -> Vec<Part<'a>> {
    let part = |who| Part {
        key: bearer_key(who),
        label: bearer(context, who),
        fits: Box::new(move |item: &CostItem| item.bearer == who && !is_open(item)),
    };
    // Whoever is to bear what is open does not pay it yet.
    let open = Part { key: "open", label: context.labels.text("money.bearer.open"), fits: Box::new(is_open) };
    BEARERS.into_iter().map(part).chain([open]).collect()
}

fn statuses<'a>(context: &Context) -> Vec<Part<'a>> {
    let part = |status| Part {
        key: funding_key(status),
        label: funding(context.labels, status),
        fits: Box::new(move |item: &CostItem| item.status == status),
    };
    FundingStatus::ALL.into_iter().map(Some).chain([None]).map(part).collect()
}

/// The parts that hold anything. `longest` is what a full length in a figure stands for.
fn shares(context: &Context, parts: &[Part], items: &[&CostItem], longest: i64) -> Vec<Share> {
    let whole = total(items.iter().map(|i| i.cents));
    let share = |part: &Part| {
        let cents = some_total(items.iter().filter(|i| (part.fits)(i)).map(|i| i.cents))?;
        Some(Share {
            key: part.key,
            label: part.label.clone(),
            amount: context.formats.money(cents),
            share: cents as f64 / longest.max(1) as f64,
            percent: context.percent(cents as f64 / whole.max(1) as f64),
            cents,
        })
    };
    parts.iter().filter_map(share).collect()
}

/// By bearer; shares are of the sum.
pub(crate) fn by_bearer(context: &Context, items: &[&CostItem]) -> Vec<Share> {
    shares(context, &bearers(context), items, total(items.iter().map(|i| i.cents)))
}

/// By how sure the money is; shares are of the sum.
pub(crate) fn by_status(context: &Context, items: &[&CostItem]) -> Vec<Share> {
    shares(context, &statuses(context), items, total(items.iter().map(|i| i.cents)))
}

/// What the body that decides bears of some items; none if none of them names its bearer.
pub(crate) fn own(items: &[&CostItem]) -> Option<i64> {
    let known: Vec<&&CostItem> = items.iter().filter(|i| i.bearer.is_some()).collect();
    (!known.is_empty()).then(|| total(known.iter().filter(|i| i.bearer.is_some_and(is_own)).map(|i| i.cents)))
}

/// The same without what nobody pays yet: nothing, and not unknown, where nobody pays and it is known who is to.
fn own_paid(items: &[&CostItem]) -> Option<i64> {
    let paid: Vec<&CostItem> = items.iter().copied().filter(|item| !is_open(item)).collect();
    if paid.is_empty() { own(items).map(|_| 0) } else { own(&paid) }
}

/// The years of the plan: those with items or income, and those between them.
fn planned_years(context: &Context) -> BTreeSet<i16> {
    let finance = &context.profile.finance;
    plan_years(finance.costs.iter().map(|i| i.year).chain(finance.income.iter().map(|i| i.year)))
}

/// Every year of the plan.
pub(super) fn years(context: &Context) -> Vec<MoneyYear> {
    let finance = &context.profile.finance;
    let mut items: BTreeMap<i16, Vec<&CostItem>> =
        planned_years(context).into_iter().map(|y| (y, Vec::new())).collect();
    for item in &finance.costs {
        items.entry(item.year).or_default().push(item);
    }
    let sum = |items: &[&CostItem]| items.iter().copied().collect::<Sum>();
    let dearest = items.values().map(|items| sum(items).total()).max().unwrap_or(0);
    let (income, bearers, statuses) = (netted(&finance.income), bearers(context), statuses(context));
    let share = |cents: i64| cents as f64 / dearest.max(1) as f64;
    let money = |cents: i64| context.formats.money(cents);
    let some = |cents: i64| (cents > 0).then(|| money(cents));
    let year = |(year, items): (i16, Vec<&CostItem>)| {
        let sum = sum(&items);
        let income = income.get(&year).copied();
        let due = own(&items);
        let own = own_paid(&items);
        // Nothing paid of what it is to pay is no nought.
        let awaits = own == Some(0) && due.is_some_and(|cents| cents > 0);
        MoneyYear {
            year: year.to_string(),
            operating: money(sum.operating),
            capital: money(sum.capital),
            total: money(sum.total()),
            spent: some_total(items.iter().filter_map(|i| i.spent_cents)).map(money),
            income: income.map(money),
            net: money(sum.total().saturating_sub(income.unwrap_or(0))),
            own: match own {
                Some(_) if awaits => Some(context.labels.text("money.own.open")),
                Some(cents) => Some(money(cents)),
                // Nobody says who bears what the year costs.
                None => (sum.total() > 0).then(|| context.labels.text("not-stated")),
            },
            cents: YearSum { year, sum, income, own },
            uncovered: some(sum.open),
            unsecured: some(sum.unsecured()),
            unstated: some(sum.unstated),
            bearers: shares(context, &bearers, &items, dearest),
            statuses: shares(context, &statuses, &items, dearest),
            operating_share: share(sum.operating),
            capital_share: share(sum.capital),
            total_share: share(sum.total()),
        }
    };
    items.into_iter().map(year).collect()
}

/// All of them together.
pub(super) fn all_years(context: &Context) -> MoneyTotal {
    let finance = &context.profile.finance;
    let items: Vec<&CostItem> = finance.costs.iter().collect();
    let sum: Sum = items.iter().copied().collect();
    let income = some_total(netted(&finance.income).into_values());
    let expected = super::income::expected(&finance.income);
    let years = planned_years(context);
    let money = |cents: i64| context.formats.money(cents);
    let known = !items.is_empty();
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) => super::words::years(context, *first, *last),
        _ => String::new(),
    };
    MoneyTotal {
        operating: money(sum.operating),
        capital: money(sum.capital),
        total: money(sum.total()),
        income: income.map(money),
        expected: expected.map(money),
        net: money(sum.total().saturating_sub(income.unwrap_or(0))),
        own: own(&items).map(money),
        own_paid: own_paid(&items).map(money),
        spent: some_total(items.iter().filter_map(|i| i.spent_cents)).map(money),
        years_label: match (years.first(), years.len()) {
            (Some(only), 1) => context.labels.fill("core.one-year", &[("years", &only.to_string())]),
            _ => context.labels.fill("core.all-years", &[("years", &span)]),
        },
        years: span,
        all_stated: known && items.iter().all(|i| i.status.is_some()),
        all_secured: known && items.iter().all(|i| i.status == Some(FundingStatus::Granted)),
        all_borne: known && items.iter().all(|i| i.bearer.is_some()),
    }
}
