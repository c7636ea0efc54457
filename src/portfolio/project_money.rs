//! What is kept of the costs of a project: the sums of its own papers by year, and its items as parts that every figure over
//! several projects is added up of.

use crate::briefing::{Money, YearSum};

/// The costs of a project that states any.
#[derive(Debug)]
pub(super) struct ProjectMoney {
    pub(super) years: Vec<YearSum>,
    /// All items; those that have everything but their amount in common are one.
    pub(super) parts: Vec<Part>,
}

/// Who bears it of what nobody pays yet.
pub(super) const NOBODY: &str = "open";

/// Items that have everything but their amount in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) year: i16,
    /// Who bears it or, of what nobody pays yet, who is to: `own`, `levy` … `not-stated`.
    pub(super) bearer: &'static str,
    /// `granted`, `requested`, `planned`, `open` or `not-stated`.
    pub(super) status: &'static str,
    pub(super) is_capital: bool,
    /// How it stands in the budget, in words; none if that is not stated.
    pub(super) cover: Option<String>,
    pub(super) cents: i64,
}

impl Part {
    /// Who pays it: whoever is to bear what is open does not pay it yet.
    pub(super) fn payer(&self) -> &'static str {
        if self.status == NOBODY { NOBODY } else { self.bearer }
    }

    fn is_like(&self, other: &Self) -> bool {
        let all = |part: &Self| (part.year, part.bearer, part.status, part.is_capital);
        all(self) == all(other) && self.cover == other.cover
    }
}

impl ProjectMoney {
    /// The costs of a project; none if it states none.
    pub(super) fn new(money: &Money) -> Option<Self> {
        let mut parts: Vec<Part> = Vec::new();
        for item in &money.items {
            let part = Part {
                year: item.in_year,
                bearer: item.bearer,
                status: item.status,
                is_capital: item.kind == "capital",
                cover: item.cover_label.clone(),
                cents: item.cents,
            };
            match parts.iter_mut().find(|known| known.is_like(&part)) {
                Some(known) => known.cents = known.cents.saturating_add(part.cents),
                None => parts.push(part),
            }
        }
        let years = money.years.iter().map(|year| year.cents).collect();
        (!parts.is_empty()).then_some(Self { years, parts })
    }

    pub(super) fn total(&self) -> i64 {
        self.years.iter().map(|year| year.sum.total()).fold(0, i64::saturating_add)
    }

    /// The sum of the parts that fit.
    pub(super) fn of(&self, fits: impl Fn(&Part) -> bool) -> i64 {
        self.parts.iter().filter(|part| fits(part)).map(|part| part.cents).fold(0, i64::saturating_add)
    }

    /// What the body bears itself; none if no item names its bearer.
    pub(super) fn own(&self) -> Option<i64> {
        self.years.iter().filter_map(|year| year.own).reduce(i64::saturating_add)
    }

    /// Whether it says of any item how certain its money is: only then nothing open means that all is paid for.
    pub(super) fn is_any_certain(&self) -> bool {
        self.parts.iter().any(|part| part.status != "not-stated")
    }

    /// The same of the items of a year.
    pub(super) fn is_any_certain_in(&self, year: i16) -> bool {
        self.parts.iter().any(|part| part.year == year && part.status != "not-stated")
    }

    pub(super) fn open(&self) -> i64 {
        self.years.iter().map(|year| year.sum.open).fold(0, i64::saturating_add)
    }
}
