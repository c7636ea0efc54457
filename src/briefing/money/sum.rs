//! Sums in cents: of items by kind, by how sure the money is, by who bears it. Never more than an amount can hold, and
//! nothing is filled in: what an item does not say is a part of its own.

use std::collections::BTreeSet;

use crate::profile::{Bearer, CostItem, CostKind, FundingStatus, Income, IncomeKind};

/// A sum of cost items.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Running cost.
    pub(crate) operating: i64,
    /// Investment.
    pub(crate) capital: i64,
    /// Granted or in the adopted budget.
    pub(crate) granted: i64,
    /// Applied for.
    pub(crate) requested: i64,
    /// Planned.
    pub(crate) planned: i64,
    /// What nobody pays yet.
    pub(crate) open: i64,
    /// Of which it is not said how sure it is.
    pub(crate) unstated: i64,
}

impl Sum {
    pub(crate) fn add(&mut self, item: &CostItem) {
        let part = match item.kind {
            CostKind::Operating => &mut self.operating,
            CostKind::Capital => &mut self.capital,
        };
        *part = part.saturating_add(item.cents);
        let part = match item.status {
            Some(FundingStatus::Granted) => &mut self.granted,
            Some(FundingStatus::Requested) => &mut self.requested,
            Some(FundingStatus::Planned) => &mut self.planned,
            Some(FundingStatus::Open) => &mut self.open,
            None => &mut self.unstated,
        };
        *part = part.saturating_add(item.cents);
    }

    /// Both sums as one.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            operating: self.operating.saturating_add(other.operating),
            capital: self.capital.saturating_add(other.capital),
            granted: self.granted.saturating_add(other.granted),
            requested: self.requested.saturating_add(other.requested),
            planned: self.planned.saturating_add(other.planned),
            open: self.open.saturating_add(other.open),
            unstated: self.unstated.saturating_add(other.unstated),
        }
    }

    /// What is said not to be granted: applied for, planned, or open.
    pub(crate) fn unsecured(self) -> i64 {
        self.requested.saturating_add(self.planned).saturating_add(self.open)
    }

    pub(crate) fn total(self) -> i64 {
        self.operating.saturating_add(self.capital)
    }
}

impl<'a> FromIterator<&'a CostItem> for Sum {
    fn from_iter<I: IntoIterator<Item = &'a CostItem>>(items: I) -> Self {
        let mut sum = Self::default();
        for item in items {
            sum.add(item);
        }
        sum
    }
}

/// More years than this between the first and the last are a slip, not a plan; gaps are then not filled.
pub(crate) const MAX_PLAN_YEARS: i16 = 20;

/// The years of a plan: those that something is stated for, and those between them if it is a plan and not a slip.
pub(crate) fn plan_years(stated: impl Iterator<Item = i16>) -> BTreeSet<i16> {
    let mut years: BTreeSet<i16> = stated.collect();
    if let (Some(first), Some(last)) = (years.first().copied(), years.last().copied())
        && last - first <= MAX_PLAN_YEARS
    {
        years.extend(first..=last);
    }
    years
}

/// Everything of some amounts.
pub(crate) fn total(cents: impl IntoIterator<Item = i64>) -> i64 {
    cents.into_iter().fold(0, i64::saturating_add)
}

/// A sum of amounts; none if there are none.
pub(crate) fn some_total(cents: impl IntoIterator<Item = i64>) -> Option<i64> {
    cents.into_iter().reduce(i64::saturating_add)
}

/// Whether the body that decides bears it: out of its own budget, or by the levy it raises from its members.
pub(crate) fn is_own(bearer: Bearer) -> bool {
    matches!(bearer, Bearer::Own | Bearer::Levy)
}

/// Whether nobody pays it yet.
pub(in crate::briefing) fn is_open(item: &CostItem) -> bool {
    item.status == Some(FundingStatus::Open)
}

/// Whether it comes from a funding programme, which ends: the federation, the Land, the European Union. Others who pay
/// for the operation may go on paying.
pub(super) fn is_programme(bearer: Bearer) -> bool {
    matches!(bearer, Bearer::Federal | Bearer::State | Bearer::European)
}

/// Whether it lowers the burden on the budget. Income does unless the profile says otherwise; a saving only if the
/// profile says that it shows in the budget: hours that are free for other work lower no burden.
pub(super) fn is_netted(income: &Income) -> bool {
    match income.kind {
        Some(IncomeKind::Saving) => income.affects_budget == Some(true),
        Some(IncomeKind::Income) | None => income.affects_budget != Some(false),
    }
}
