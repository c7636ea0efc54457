//! The projects that state costs, with their years and their bearers added up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::builder::PortfolioBuilder;
use super::project_money::{NOBODY, Part, ProjectMoney};
use super::summary::ProjectSummary;
use crate::briefing::{YearSum, plan_years};

/// A project with its costs.
pub(super) type Known<'b> = (&'b ProjectSummary, &'b ProjectMoney);

/// The projects that state costs: in one town by name, else the dearest first.
pub(super) fn with_costs<'b>(builder: &'b PortfolioBuilder) -> Vec<Known<'b>> {
    let mut known: Vec<_> = builder.projects.iter().filter_map(|p| Some((p, p.money.as_ref()?))).collect();
    if !builder.is_of_one_town {
        known.sort_by_key(|(_, money)| Reverse(money.total()));
    }
    known
}

/// All projects' years, added up.
pub(super) fn by_year(known: &[Known]) -> BTreeMap<i16, YearSum> {
    let years = || known.iter().flat_map(|(_, money)| &money.years);
    let planned = plan_years(years().map(|year| year.year));
    let empty = |year: i16| (year, YearSum { year, ..YearSum::default() });
    let mut by_year: BTreeMap<i16, YearSum> = planned.into_iter().map(empty).collect();
    let both = |a: Option<i64>, b: Option<i64>| a.into_iter().chain(b).reduce(i64::saturating_add);
    for year in years() {
        let all = by_year.entry(year.year).or_default();
        *all = YearSum {
            year: year.year,
            sum: all.sum.plus(year.sum),
            income: both(all.income, year.income),
            own: both(all.own, year.own),
        };
    }
    by_year
}

/// What all parts that fit come to, in cents.
pub(super) fn of_all(known: &[Known], fits: impl Fn(&Part) -> bool) -> i64 {
    known.iter().map(|(_, money)| money.of(&fits)).fold(0, i64::saturating_add)
}

/// Everybody who bears anything, in the order of the papers.
const BEARERS: [&str; 7] = ["own", "levy", "federal", "state", "european", "third-party", "not-stated"];

/// Everybody who bears anything or, of what is open, is to; in the order of the papers.
pub(super) fn bearers(known: &[Known]) -> Vec<&'static str> {
    let is_there = |key: &&str| known.iter().flat_map(|(_, money)| &money.parts).any(|part| part.bearer == *key);
    BEARERS.into_iter().filter(is_there).collect()
}

/// Everybody who pays anything; what nobody pays yet is a part of its own.
pub(super) fn payers(known: &[Known]) -> Vec<&'static str> {
    let is_there = |key: &&str| known.iter().flat_map(|(_, money)| &money.parts).any(|part| part.payer() == *key);
    BEARERS.into_iter().chain([NOBODY]).filter(is_there).collect()
}

impl PortfolioBuilder<'_> {
    /// What a bearer is called.
    pub(super) fn bearer(&self, key: &str) -> String {
        self.labels.text(&format!("money.bearer.{key}"))
    }
}
