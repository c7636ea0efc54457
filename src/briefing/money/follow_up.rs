//! What running costs every year after the project: as the profile states it, or derived from its items and said how.
//! Investments are apart; what cannot be told is not estimated.

use std::collections::BTreeMap;

use serde::Serialize;

use super::depreciation;
use super::income::{netted, reached};
use super::sum::{is_open, is_own, is_programme, total};
use super::words::{range, years};
use crate::briefing::context::Context;
use crate::profile::{CostItem, CostKind, FollowUpCost};

/// One year after the project.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUpYear {
    /// The year.
    pub year: String,
    /// Running cost.
    pub gross: String,
    /// What lowers the burden on the budget; none if nothing does.
    pub income: Option<String>,
    /// Running cost less that.
    pub net: String,
}

/// The running cost after the project.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FollowUpCosts {
    /// `stated`; `derived` from the items; `none`: the profile states that there are none; `unknown`.
    pub state: &'static str,
    /// What it follows from: `stated`; `from` (the first year is stated); `programme` (the last year of a funding
    /// programme); `investment` (the last investment); `running` (nothing is invested, and nobody else pays); empty.
    pub basis: &'static str,
    /// Whether the profile states it.
    pub stated: bool,
    /// `88.500 bis 92.500 €`.
    pub range: Option<String>,
    /// The least of a year.
    pub gross_from: Option<String>,
    /// The most of a year.
    pub gross_to: Option<String>,
    /// The same less income and savings that show in the budget; none if there are none.
    pub net_range: Option<String>,
    /// The same in words, with the last year that has such income where the cost has no end, and what of it was reached
    /// before the vote.
    pub net_text: Option<String>,
    /// What of a year's income and savings was reached before the vote; none if nothing is.
    pub reached: Option<String>,
    /// Whether every year of it is a relief: income and savings are more than the cost.
    pub relief: bool,
    /// What of a year the body that decides has to bear itself, whether it is covered or not; none if that is not known.
    pub own_range: Option<String>,
    /// The years in which nobody pays that share yet: `2029 und 2030`; none if there are none.
    pub own_open: Option<String>,
    /// The same with depreciation less the dissolution of grants: the burden on the result of a year; none if nothing is
    /// depreciated or a part of it is not stated.
    pub burden_range: Option<String>,
    /// That burden less income and savings that show in the budget; none if there are none, or it is not known.
    pub burden_net: Option<String>,
    /// Whether that is not known though something is invested.
    pub burden_unknown: bool,
    /// Those incomes and savings of a year.
    pub income: Option<String>,
    /// The years: `2028 bis 2030`, `ab 2028`.
    pub years: Option<String>,
    /// Those of the stated years that come after all items: `2029 bis 2032`, `ab 2030`; none if there are none.
    pub beyond: Option<String>,
    /// The first year.
    pub from: Option<String>,
    /// The last year; none if it has no end or none is stated.
    pub until: Option<String>,
    /// By year, where the profile names years.
    pub rows: Vec<FollowUpYear>,
    /// How the number was found.
    pub rule: Option<String>,
    /// Why there are none.
    pub none_reason: Option<String>,
    /// Why it cannot be told.
    pub unknown_reason: Option<String>,
    /// The profile's own words on it, by paragraph.
    pub explanation: Vec<String>,
    /// The year of the last investment.
    #[serde(skip)]
    pub(crate) last_capital: Option<i16>,
    /// By year, in cents.
    #[serde(skip)]
    pub(crate) gross: Vec<(i16, i64)>,
    /// The years after the project that the profile plans, with what each costs, in cents.
    #[serde(skip)]
    planned: Vec<(i16, i64)>,
    /// The least and the most of a year, in cents; nothing twice if there are none; none if it cannot be told.
    #[serde(skip)]
    pub(crate) span: Option<(i64, i64)>,
}

/// What the years after the project follow from.
enum Basis {
    /// The first year is stated.
    From(i16),
    /// The last year with money of a funding programme.
    Programme(i16),
    /// The last year with an investment.
    Investment(i16),
    /// Nothing is invested and no programme pays: all years are alike.
    Running,
    /// Who bears later items is not stated, so that it cannot be told when the programme ends.
    BearerMissing,
    /// Nothing tells.
    Missing,
}

pub(super) fn follow_up(context: &Context) -> FollowUpCosts {
    let finance = &context.profile.finance;
    let stated = &finance.follow_up;
    let last_capital = finance.costs.iter().filter(|i| i.kind == CostKind::Capital).map(|i| i.year).max();
    let known = match stated.yearly_cents {
        Some(0) => none_at_all(context),
        Some(yearly) => told(context, stated, yearly),
        None => derived(context, last_capital),
    };
    let own = own_share(context, &known.planned);
    let burdens = burdens(context, &known);
    let burden_of = |amounts: Vec<i64>| Some(range(context, *amounts.iter().min()?, *amounts.iter().max()?));
    let net_text = net_text(context, &known);
    FollowUpCosts {
        last_capital,
        net_text,
        explanation: context.paragraphs(stated.explanation.as_deref()),
        burden_unknown: burdens.is_none() && depreciation::lacks_statements(context),
        burden_net: burdens.as_ref().and_then(|burdens| burden_of(net_burdens(context, burdens)?)),
        burden_range: burdens.and_then(|burdens| burden_of(burdens.into_iter().map(|(_, cents)| cents).collect())),
        own_range: own.as_ref().map(|own| own.range.clone()),
        own_open: own.and_then(|own| own.open),
        ..known
    }
}

/// Running cost with depreciation less the dissolution of grants, in the years that the plan names.
fn burdens(context: &Context, known: &FollowUpCosts) -> Option<Vec<(i16, i64)>> {
    let years = if known.planned.is_empty() { &known.gross } else { &known.planned };
    let years: Vec<i16> = years.iter().map(|(year, _)| *year).collect();
    let all = depreciation::burdens(context, years.iter().copied())?;
    Some(years.into_iter().zip(all).collect())
}

/// The same less the income of those years; none if no year has any.
fn net_burdens(context: &Context, burdens: &[(i16, i64)]) -> Option<Vec<i64>> {
    let income = netted(&context.profile.finance.income);
    let net = burdens.iter().map(|(year, cents)| cents.saturating_sub(income.get(year).copied().unwrap_or(0)));
    burdens.iter().any(|(year, _)| income.contains_key(year)).then(|| net.collect())
}

/// What the body bears itself of the years after the project.
struct OwnShare {
    range: String,
    open: Option<String>,
}

/// Of years whose items add up to what the year costs; none if one of those items does not name its bearer.
fn own_share(context: &Context, planned: &[(i16, i64)]) -> Option<OwnShare> {
    let items = |year: i16| {
        let all = context.profile.finance.costs.iter();
        all.filter(move |i| i.year == year && i.kind == CostKind::Operating)
    };
    let planned: Vec<i16> = { planned.iter() }
        .filter(|(year, cents)| total(items(*year).map(|i| i.cents)) == *cents)
        .map(|(year, _)| *year)
        .collect();
    if planned.iter().any(|year| items(*year).any(|i| i.bearer.is_none())) {
        return None;
    }
    let own = |year: i16| items(year).filter(|i| i.bearer.is_some_and(is_own));
    let amounts: Vec<i64> = planned.iter().map(|year| total(own(*year).map(|i| i.cents))).collect();
    let open = planned.iter().filter(|year| own(**year).any(is_open));
    let open: Vec<String> = open.map(i16::to_string).collect();
    Some(OwnShare {
        range: range(context, *amounts.iter().min()?, *amounts.iter().max()?),
        open: (!open.is_empty()).then(|| context.labels.list(&open)),
    })
}

fn none_at_all(context: &Context) -> FollowUpCosts {
    let reason = context.labels.text("money.follow-up.none");
    let span = Some((0, 0));
    FollowUpCosts {
        state: "none",
        basis: "stated",
        stated: true,
        none_reason: Some(reason),
        span,
        ..Default::default()
    }
}

/// What is left after income, and what of that was reached before the vote. Where nobody states an end of the cost, income
/// that is stated for some years would seem to last as long as it.
fn net_text(context: &Context, known: &FollowUpCosts) -> Option<String> {
    let net = known.net_range.as_deref()?;
    let has_end = known.stated && known.until.is_some();
    let last = netted(&context.profile.finance.income).into_keys().next_back().filter(|_| !has_end);
    let text = match last {
        Some(year) => context.labels.fill("core.net.until", &[("amount", net), ("year", &year.to_string())]),
        None => context.labels.fill("core.net", &[("amount", net)]),
    };
    let reached = known.reached.as_ref().map(|amount| context.labels.fill("core.net.reached", &[("amount", amount)]));
    Some(text + &reached.unwrap_or_default())
}

/// As the profile states it. The income of those years that the profile names lowers it.
fn told(context: &Context, stated: &FollowUpCost, yearly: i64) -> FollowUpCosts {
    let fits = |year: &i16| stated.from.is_none_or(|from| from <= *year) && stated.until.is_none_or(|to| *year <= to);
    let income = netted(&context.profile.finance.income);
    // Only a stated first year tells which income is of the time after the project.
    let named: Vec<(i16, i64)> = match stated.from {
        Some(_) => income.keys().filter(|year| fits(year)).map(|year| (*year, yearly)).collect(),
        None => Vec::new(),
    };
    let span = match (stated.from, stated.until) {
        (Some(from), Some(until)) => Some(years(context, from, until.max(from))),
        (Some(from), None) => Some(context.labels.fill("money.years.from", &[("year", &from.to_string())])),
        (None, Some(until)) => Some(context.labels.fill("money.years.until", &[("year", &until.to_string())])),
        (None, None) => None,
    };
    FollowUpCosts {
        state: "stated",
        basis: "stated",
        stated: true,
        range: Some(context.formats.money(yearly)),
        gross_from: Some(context.formats.money(yearly)),
        gross_to: Some(context.formats.money(yearly)),
        years: span,
        beyond: beyond(context, stated),
        from: stated.from.map(|year| year.to_string()),
        until: stated.until.map(|year| year.to_string()),
        gross: stated.from.map(|from| (from, yearly)).into_iter().collect(),
        planned: match stated.from {
            Some(_) => {
                operating(&context.profile.finance.costs).into_keys().filter(fits).map(|y| (y, yearly)).collect()
            }
            None => Vec::new(),
        },
        span: Some((yearly, yearly)),
        ..burden(context, &named, &income)
    }
}

/// The stated years after the last item.
fn beyond(context: &Context, stated: &FollowUpCost) -> Option<String> {
    let last = context.profile.finance.costs.iter().map(|item| item.year).max()?;
    let first = stated.from?.max(last.saturating_add(1));
    match stated.until {
        Some(until) => (first <= until).then(|| years(context, first, until)),
        None => Some(context.labels.fill("money.years.from", &[("year", &first.to_string())])),
    }
}

/// The full years after the project, from its items.
fn derived(context: &Context, last_capital: Option<i16>) -> FollowUpCosts {
    let finance = &context.profile.finance;
    let (items, stated) = (&finance.costs, &finance.follow_up);
    let (basis, name, after) = match basis(items, stated, last_capital) {
        Basis::From(first) => (first.to_string(), "from", first.checked_sub(1)),
        Basis::Programme(last) => (last.to_string(), "programme", Some(last)),
        Basis::Investment(last) => (last.to_string(), "investment", Some(last)),
        Basis::Running => (String::new(), "running", None),
        Basis::BearerMissing => return unknown(context, "bearer"),
        Basis::Missing => return unknown(context, if items.is_empty() { "items" } else { "years" }),
    };
    let gross: Vec<(i16, i64)> = operating(items)
        .into_iter()
        .filter(|(year, cents)| {
            *cents > 0 && after.is_none_or(|last| *year > last) && stated.until.is_none_or(|until| *year <= until)
        })
        .collect();
    let amounts = || gross.iter().map(|(_, cents)| *cents);
    let (Some(least), Some(most), Some((first, _)), Some((last, _))) =
        (amounts().min(), amounts().max(), gross.first(), gross.last())
    else {
        return unknown(context, "after");
    };
    let income = netted(&finance.income);
    FollowUpCosts {
        state: "derived",
        basis: name,
        range: Some(range(context, least, most)),
        span: Some((least, most)),
        gross_from: Some(context.formats.money(least)),
        gross_to: Some(context.formats.money(most)),
        // A plan of one year is where the cost begins, not where it ends.
        years: Some(match (first == last, stated.until) {
            (true, None) => context.labels.fill("money.years.from", &[("year", &first.to_string())]),
            _ => years(context, *first, *last),
        }),
        from: Some(first.to_string()),
        until: Some(last.to_string()),
        rule: Some(context.labels.fill(&format!("money.follow-up.rule.{name}"), &[("year", &basis)])),
        planned: gross.clone(),
        ..burden(context, &gross, &income)
    }
}

/// Years, their income, and what is left.
fn burden(context: &Context, gross: &[(i16, i64)], income: &BTreeMap<i16, i64>) -> FollowUpCosts {
    let money = |cents| context.formats.money(cents);
    let of = |year: &i16| income.get(year).copied();
    let some = gross.iter().any(|(year, _)| of(year).is_some());
    let span = |amounts: Vec<i64>| {
        let (least, most) = (amounts.iter().min()?, amounts.iter().max()?);
        some.then(|| range(context, *least, *most))
    };
    let net = |(year, cents): &(i16, i64)| cents.saturating_sub(of(year).unwrap_or(0));
    let reached = reached(&context.profile.finance.income);
    let reached: Vec<i64> = gross.iter().filter_map(|(year, _)| reached.get(year).copied()).collect();
    FollowUpCosts {
        reached: reached.iter().min().zip(reached.iter().max()).map(|(least, most)| range(context, *least, *most)),
        net_range: span(gross.iter().map(net).collect()),
        relief: some && gross.iter().map(net).all(|cents| cents < 0),
        income: span(gross.iter().map(|(year, _)| of(year).unwrap_or(0)).collect()),
        rows: gross
            .iter()
            .map(|row| FollowUpYear {
                year: row.0.to_string(),
                gross: money(row.1),
                income: of(&row.0).map(money),
                net: money(net(row)),
            })
            .collect(),
        gross: gross.to_vec(),
        ..FollowUpCosts::default()
    }
}

fn unknown(context: &Context, why: &str) -> FollowUpCosts {
    let reason = context.labels.text(&format!("money.follow-up.unknown.{why}"));
    FollowUpCosts { state: "unknown", unknown_reason: Some(reason), ..FollowUpCosts::default() }
}

/// What the years after the project follow from. The stated year goes first; else the years after the last one that a
/// funding programme pays for; where none is named, those after the last investment.
fn basis(items: &[CostItem], stated: &FollowUpCost, last_capital: Option<i16>) -> Basis {
    if let Some(first) = stated.from {
        return Basis::From(first);
    }
    let of_programme = items.iter().filter(|i| i.bearer.is_some_and(is_programme)).map(|i| i.year).max();
    let is_unstated_after = |last: i16| items.iter().any(|i| i.bearer.is_none() && i.year > last);
    if let Some(last) = of_programme {
        return if is_unstated_after(last) { Basis::BearerMissing } else { Basis::Programme(last) };
    }
    match last_capital {
        Some(last) => Basis::Investment(last),
        None if items.is_empty() => Basis::Missing,
        None if items.iter().all(|i| i.bearer.is_some_and(is_own)) => Basis::Running,
        None if items.iter().any(|i| i.bearer.is_none()) => Basis::BearerMissing,
        None => Basis::Missing,
    }
}

/// Running cost by year.
fn operating(items: &[CostItem]) -> BTreeMap<i16, i64> {
    let mut years: BTreeMap<i16, i64> = BTreeMap::new();
    for item in items.iter().filter(|i| i.kind == CostKind::Operating) {
        let year = years.entry(item.year).or_default();
        *year = year.saturating_add(item.cents);
    }
    years
}
