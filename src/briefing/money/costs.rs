//! Money: years, sums, who pays, what is not covered; operating before capital cost.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sum::{Sum, plan_years};
use super::words::{funding, kind, years};
use crate::briefing::context::Context;
use crate::profile::CostItem;

/// One year's costs.
#[derive(Debug, Clone, Serialize)]
pub struct Year {
    /// The year.
    pub year: String,
    /// Operating cost.
    pub operating: String,
    /// Capital cost.
    pub capital: String,
    /// Both.
    pub total: String,
    /// Operating cost as a share of the dearest year, 0 to 1.
    pub operating_share: f64,
    /// Capital cost as a share of the dearest year, 0 to 1.
    pub capital_share: f64,
    /// What is not granted: requested, planned or open.
    pub uncovered: String,
}

/// One cost item.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The year.
    pub year: String,
    /// Operating or capital, in words.
    pub kind: String,
    /// What for.
    pub purpose: Option<String>,
    /// How much.
    pub amount: String,
    /// Who pays.
    pub source: Option<String>,
    /// How sure that is.
    pub status: String,
}

/// What one source pays.
#[derive(Debug, Clone, Serialize)]
pub struct Payer {
    /// The source.
    pub name: String,
    /// How much over all years.
    pub amount: String,
    /// Its share of the total in per cent.
    pub percent: String,
    /// How much of it is granted.
    pub granted: String,
}

/// The costs of all years.
#[derive(Debug, Clone, Serialize)]
pub struct Costs {
    /// By year, years between the first and the last without items included.
    pub years: Vec<Year>,
    /// Every item, by year, operating before capital.
    pub items: Vec<Item>,
    /// By source, the largest first.
    pub payers: Vec<Payer>,
    /// Operating cost of all years.
    pub operating: String,
    /// Capital cost of all years.
    pub capital: String,
    /// Everything.
    pub total: String,
    /// What is granted.
    pub granted: String,
    /// What is not granted: requested, planned or open.
    pub uncovered: String,
    /// Whether anything is not granted.
    pub has_uncovered: bool,
    /// Of which it is not stated whether it is granted; none if that is nothing.
    pub unstated: Option<String>,
    /// The years as one: `2026 bis 2030`, or `2027`.
    pub span: String,
    /// The first year.
    pub first_year: String,
    /// The last year.
    pub last_year: String,
    /// Operating cost of the last year: what stays.
    pub lasting: String,
    /// Whether the last year has operating cost.
    pub has_lasting: bool,
    /// Operating cost of the last year for each inhabitant; none where their number is not known.
    pub lasting_each: Option<String>,
}

pub(crate) fn costs(context: &Context) -> Option<Costs> {
    let items = &context.profile.finance.costs;
    let last = items.iter().map(|i| i.year).max()?;
    let first = items.iter().map(|i| i.year).min()?;
    let planned = plan_years(items.iter().map(|i| i.year));
    let mut by_year: BTreeMap<i16, Sum> = planned.into_iter().map(|year| (year, Sum::default())).collect();
    let mut all = Sum::default();
    let mut payers: BTreeMap<&str, Sum> = BTreeMap::new();
    let nobody = context.labels.text("cost.no-source");
    for item in items {
        by_year.entry(item.year).or_default().add(item);
        all.add(item);
        payers.entry(item.source.as_deref().unwrap_or(&nobody)).or_default().add(item);
    }
    let dearest = by_year.values().map(|s| s.total()).max().unwrap_or(0).max(1);
    let share = |cents: i64| cents as f64 / dearest as f64;
    let money = |cents| context.formats.money(cents);
    let mut sorted: Vec<&CostItem> = items.iter().collect();
    sorted.sort_by_key(|i| (i.year, i.kind));
    let mut payers: Vec<(&str, Sum)> = payers.into_iter().collect();
    payers.sort_by(|a, b| b.1.total().cmp(&a.1.total()).then_with(|| context.formats.compare(a.0, b.0)));
    let lasting = by_year.get(&last).map_or(0, |s| s.operating);
    Some(Costs {
        years: by_year
            .iter()
            .map(|(year, s)| Year {
                year: year.to_string(),
                operating: money(s.operating),
                capital: money(s.capital),
                total: money(s.total()),
                operating_share: share(s.operating),
                capital_share: share(s.capital),
                uncovered: money(s.unsecured()),
            })
            .collect(),
        items: sorted.into_iter().map(|i| item(context, i)).collect(),
        payers: payers
            .into_iter()
            .map(|(name, sum)| Payer {
                name: context.prose(name),
                amount: money(sum.total()),
                granted: money(sum.granted),
                percent: context.percent(sum.total() as f64 / all.total().max(1) as f64),
            })
            .collect(),
        operating: money(all.operating),
        capital: money(all.capital),
        total: money(all.total()),
        granted: money(all.granted),
        uncovered: money(all.unsecured()),
        has_uncovered: all.unsecured() > 0,
        unstated: (all.unstated > 0).then(|| money(all.unstated)),
        span: years(context, first, last),
        first_year: first.to_string(),
        last_year: last.to_string(),
        lasting: money(lasting),
        has_lasting: lasting > 0,
        lasting_each: context
            .profile
            .municipality
            .inhabitants
            .and_then(|n| i64::try_from(n).ok())
            .filter(|n| *n > 0 && lasting > 0)
            .map(|n| context.formats.cents((lasting + n / 2) / n)),
    })
}

fn item(context: &Context, item: &CostItem) -> Item {
    Item {
        year: item.year.to_string(),
        kind: kind(context.labels, item.kind),
        purpose: context.optional_prose(&item.purpose),
        amount: context.formats.money(item.cents),
        source: context.optional_prose(&item.source),
        status: funding(context.labels, item.status),
    }
}
