//! Who pays, year by year: by bearer where the profile names bearers, else by source; what nobody pays stands apart.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::context::Context;
use super::super::format::NBSP;
use super::super::money::{Sum, bearer as bearer_label, plan_years, total as sum};
use super::shares::whole_percents;
use crate::language::Language;
use crate::profile::{Bearer, CostItem, FundingStatus};

/// What one pays of all.
#[derive(Debug, Clone, Serialize)]
pub struct PayerPart {
    /// `0` to `5`, or `open` for what nobody pays: picks the fill.
    pub tone: String,
    /// Who.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Its share of all, rounded.
    pub percent: String,
}

/// A part of a year's column.
#[derive(Debug, Clone, Serialize)]
pub struct YearPart {
    /// The tone of who pays it.
    pub tone: String,
    /// Its height as a share of the dearest year, 0 to 1.
    pub share: f64,
}

/// A year's column.
#[derive(Debug, Clone, Serialize)]
pub struct PayerYear {
    /// The year.
    pub year: String,
    /// All its costs, as they are written above the column.
    pub total: String,
    /// From the bottom up.
    pub parts: Vec<YearPart>,
}

/// Who pays, year by year.
#[derive(Debug, Clone, Serialize)]
pub struct Payers {
    /// Who pays how much of all, what nobody pays last.
    pub parts: Vec<PayerPart>,
    /// The columns, as many as fit.
    pub years: Vec<PayerYear>,
    /// How many years more there are.
    pub more_years: usize,
    /// Whether the columns are written in thousands.
    pub thousands: bool,
    /// All costs.
    pub total: String,
    /// The years as one.
    pub span: String,
    /// `open`: something nobody pays; `unknown`: of something it is not said; `planned`: something is not granted yet;
    /// `secured`: all is granted.
    pub state: &'static str,
    /// What nobody pays.
    pub open: Option<String>,
    /// What is requested or planned.
    pub planned: Option<String>,
    /// Which of both it is: `beantragt`, `geplant`, or both.
    pub planned_label: String,
    /// Whether the rounded shares make another sum than 100.
    pub rounded: bool,
    /// What is granted.
    pub secured: Option<String>,
    /// Of what it is not said how sure it is.
    pub unknown: Option<String>,
}

/// Whose share something is, in the order of a legend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Payer<'a> {
    Bearer(Bearer),
    Source(&'a str),
    Rest,
    NotStated,
    Nobody,
}

/// The most years side by side; more than eight are written in thousands.
const MAX_YEARS: usize = 10;
const MAX_FULL_AMOUNTS: usize = 6;
/// The most sources with a tone of their own.
const MAX_SOURCES: usize = 4;

/// Items with whose share they are.
struct Told<'a>(Vec<(Payer<'a>, &'a CostItem)>);

impl<'a> Told<'a> {
    fn new(items: &'a [CostItem]) -> Self {
        let (sources, by_bearer) = (order(items), items.iter().any(|item| item.bearer.is_some()));
        Self(items.iter().map(|item| (whose(item, &sources, by_bearer), item)).collect())
    }

    fn cents(&self, fits: impl Fn(&Payer, &CostItem) -> bool) -> i64 {
        sum(self.0.iter().filter(|(payer, item)| fits(payer, item)).map(|(_, item)| item.cents))
    }

    /// Who pays how much, the largest first; the rest, what is not stated and what nobody pays keep their place at the
    /// end.
    fn parts(&self) -> Vec<(Payer<'a>, i64)> {
        let present: BTreeSet<&Payer> = self.0.iter().map(|(payer, _)| payer).collect();
        let sums = present.into_iter().map(|who| (who.clone(), self.cents(|payer, _| payer == who)));
        let mut parts: Vec<(Payer, i64)> = sums.filter(|(_, cents)| *cents > 0).collect();
        let at_end = |who: &Payer| matches!(who, Payer::Rest | Payer::NotStated | Payer::Nobody);
        parts.sort_by_key(|(who, cents)| (at_end(who), if at_end(who) { 0 } else { -cents }));
        parts
    }
}

fn tone(parts: &[(Payer, i64)], at: usize) -> String {
    if parts[at].0 == Payer::Nobody { "open".to_owned() } else { at.to_string() }
}

/// None if the profile names no costs.
pub(super) fn payers(context: &Context) -> Option<Payers> {
    let items = &context.profile.finance.costs;
    let (first, last) = (items.iter().map(|i| i.year).min()?, items.iter().map(|i| i.year).max()?);
    let told = Told::new(items);
    let parts = told.parts();
    let years = plan_years(items.iter().map(|i| i.year));
    let (percents, rounded) = whole_percents(&parts.iter().map(|(_, cents)| *cents).collect::<Vec<_>>());
    let all: Sum = items.iter().collect();
    let planned = all.requested.saturating_add(all.planned);
    let some = |cents: i64| (cents > 0).then(|| context.formats.money(cents));
    Some(Payers {
        years: columns(context, &told, &parts, &years),
        more_years: years.len().saturating_sub(MAX_YEARS),
        thousands: years.len() > MAX_FULL_AMOUNTS,
        total: context.formats.money(all.total()),
        span: match first == last {
            true => first.to_string(),
            false => context.labels.fill("span", &[("first", &first.to_string()), ("last", &last.to_string())]),
        },
        state: match (all.open > 0, all.unstated > 0, planned > 0) {
            (true, ..) => "open",
            (_, true, _) => "unknown",
            (.., true) => "planned",
            _ => "secured",
        },
        open: some(all.open),
        planned: some(planned),
        planned_label: planned_label(context, all.requested > 0, all.planned > 0),
        rounded,
        secured: some(all.granted),
        unknown: some(all.unstated),
        parts: (0..parts.len())
            .map(|at| PayerPart {
                tone: tone(&parts, at),
                label: label(context, &parts[at].0),
                amount: context.formats.money(parts[at].1),
                percent: context.percent(f64::from(percents[at]) / 100.0),
            })
            .collect(),
    })
}

/// How what is neither granted nor open stands: only what there is.
pub(in crate::briefing) fn planned_label(context: &Context, requested: bool, planned: bool) -> String {
    context.labels.text(match (requested, planned) {
        (true, false) => "core.requested",
        (false, true) => "core.planned",
        _ => "slide.planned",
    })
}

fn columns(context: &Context, told: &Told, parts: &[(Payer, i64)], years: &BTreeSet<i16>) -> Vec<PayerYear> {
    let of_year: BTreeMap<i16, i64> = years.iter().map(|y| (*y, told.cents(|_, item| item.year == *y))).collect();
    let dearest = of_year.values().copied().max().unwrap_or(0).max(1);
    let amount = |cents: i64| match years.len() > MAX_FULL_AMOUNTS {
        true => in_thousands(context, cents),
        false => context.formats.money(cents),
    };
    let part = |year: i16, at: usize| YearPart {
        tone: tone(parts, at),
        share: told.cents(|payer, item| item.year == year && *payer == parts[at].0) as f64 / dearest as f64,
    };
    let column = |(year, cents): (i16, i64)| PayerYear {
        year: year.to_string(),
        total: amount(cents),
        parts: (0..parts.len()).map(|at| part(year, at)).filter(|part| part.share > 0.0).collect(),
    };
    of_year.into_iter().take(MAX_YEARS).map(column).collect()
}

/// The sources with a tone of their own, the largest ones.
fn order(items: &[CostItem]) -> Vec<&str> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for item in items.iter().filter(|i| i.status != Some(FundingStatus::Open)) {
        if let Some(source) = item.source.as_deref() {
            let sum = sums.entry(source).or_default();
            *sum = sum.saturating_add(item.cents);
        }
    }
    let mut sorted: Vec<(&str, i64)> = sums.into_iter().collect();
    sorted.sort_by_key(|(_, cents)| -cents);
    sorted.into_iter().map(|(name, _)| name).take(MAX_SOURCES).collect()
}

fn whose<'a>(item: &'a CostItem, sources: &[&str], by_bearer: bool) -> Payer<'a> {
    match (item.status, item.bearer, item.source.as_deref()) {
        (Some(FundingStatus::Open), ..) => Payer::Nobody,
        (_, Some(bearer), _) => Payer::Bearer(bearer),
        (_, None, Some(source)) if !by_bearer && sources.contains(&source) => Payer::Source(source),
        (_, None, Some(_)) if !by_bearer => Payer::Rest,
        _ => Payer::NotStated,
    }
}

fn label(context: &Context, payer: &Payer) -> String {
    match payer {
        Payer::Source(name) => context.prose(name),
        Payer::Bearer(bearer) => bearer_label(context, Some(*bearer)),
        Payer::Rest => context.labels.text("payer.rest"),
        Payer::NotStated => bearer_label(context, None),
        Payer::Nobody => context.labels.text("payer.nobody"),
    }
}

/// `212 T€`, `€212k`.
fn in_thousands(context: &Context, cents: i64) -> String {
    let number = context.formats.number(cents as f64 / 100_000.0, 0);
    match context.options.language {
        Language::German => format!("{number}{NBSP}T€"),
        Language::English => format!("€{number}k"),
    }
}
