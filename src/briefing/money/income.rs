//! Income and savings: what comes in or is no longer spent, year by year, and how much of it lowers the burden on the
//! budget.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sum::{is_netted, some_total};
use super::words::in_plan;
use crate::briefing::context::Context;
use crate::profile::{Income, IncomeKind, IncomeStatus};

/// One income or saving.
#[derive(Debug, Clone, Serialize)]
pub struct IncomeRow {
    /// The year.
    pub year: String,
    /// How much.
    pub amount: String,
    /// `income` or `saving`; empty where the profile does not say.
    pub kind: &'static str,
    /// The same in words.
    pub kind_label: String,
    /// What it comes from.
    pub purpose: Option<String>,
    /// Who pays it.
    pub source: Option<String>,
    /// Whether it lowers the burden on the budget, and so is part of the net sums.
    pub netted: bool,
    /// The same in words; empty for income that does, which goes without saying.
    pub netted_label: String,
    /// `secured`, `expected`, `reached` or `not-stated`.
    pub status: &'static str,
    /// The same in words.
    pub status_label: String,
}

/// What lowers the burden on the budget, by year.
pub(super) fn netted(items: &[Income]) -> BTreeMap<i16, i64> {
    by_year(items.iter().filter(|item| is_netted(item)))
}

/// What of it was reached before the vote and stays whatever is decided, by year.
pub(super) fn reached(items: &[Income]) -> BTreeMap<i16, i64> {
    by_year(items.iter().filter(|item| is_netted(item) && item.status == Some(IncomeStatus::Reached)))
}

fn by_year<'i>(items: impl Iterator<Item = &'i Income>) -> BTreeMap<i16, i64> {
    let mut years: BTreeMap<i16, i64> = BTreeMap::new();
    for item in items {
        let year = years.entry(item.year).or_default();
        *year = year.saturating_add(item.cents);
    }
    years
}

/// All of them, by year.
pub(super) fn rows(context: &Context) -> Vec<IncomeRow> {
    let mut items: Vec<&Income> = context.profile.finance.income.iter().collect();
    items.sort_by_key(|item| item.year);
    items.into_iter().map(|item| row(context, item)).collect()
}

fn row(context: &Context, item: &Income) -> IncomeRow {
    let kind = match item.kind {
        Some(IncomeKind::Income) => "income",
        Some(IncomeKind::Saving) => "saving",
        None => "",
    };
    let status = match item.status {
        Some(IncomeStatus::Secured) => "secured",
        Some(IncomeStatus::Expected) => "expected",
        Some(IncomeStatus::Reached) => "reached",
        None => "not-stated",
    };
    let word = |key: &str| context.labels.text(key);
    let netted = is_netted(item);
    IncomeRow {
        year: item.year.to_string(),
        amount: context.formats.money(item.cents),
        kind,
        kind_label: if kind.is_empty() { word("not-stated") } else { word(&format!("money.income.{kind}")) },
        purpose: context.optional_prose(&item.purpose),
        source: context.optional_prose(&item.source),
        netted,
        netted_label: match item.kind {
            Some(IncomeKind::Income) if netted => String::new(),
            _ => in_plan(context, if netted { "money.netted" } else { "money.not-netted" }),
        },
        status,
        status_label: word(&if item.status.is_none() { status.to_owned() } else { format!("money.income.{status}") }),
    }
}

/// What of it is only expected; none if nothing is.
pub(super) fn expected(items: &[Income]) -> Option<i64> {
    let of = items.iter().filter(|item| is_netted(item) && item.status == Some(IncomeStatus::Expected));
    some_total(of.map(|item| item.cents))
}
