//! Follow-up costs of years that there are no items for: only those that a profile states with their first year, in no sum of
//! items, and with their sums beside those. What cannot be told of a year is said in words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::builder::{MAX_RANKED, PortfolioBuilder};
use super::grid::{sum, text};
use super::known::Known;
use super::summary::{ProjectSummary, StatedFollowUp};
use super::table::{CellValue, SummaryTable};
use crate::briefing::{MAX_PLAN_YEARS, plan_years};

/// A project's follow-up costs by year, of the years it has no items of running cost for.
type Yearly<'b> = (&'b ProjectSummary, BTreeMap<i16, i64>);

/// Follow-up costs that there are no items for, in the years of a table.
#[derive(Debug)]
pub(super) struct WithoutItems<'b> {
    /// All years: those of the items, and those until the last one that follow-up costs begin in.
    pub(super) years: BTreeSet<i16>,
    of: Vec<Yearly<'b>>,
}

/// What a project states to cost in a year that it has no items of running cost for.
pub(super) fn in_year(p: &ProjectSummary, year: i16) -> Option<i64> {
    let StatedFollowUp { yearly, from, until } = p.follow_up.stated?;
    let fits = from.is_some_and(|from| from <= year) && until.is_none_or(|until| year <= until);
    (fits && !has_running_cost(p, year)).then_some(yearly)
}

/// Whether a project has an item of running cost in a year, be it one of nothing.
fn has_running_cost(p: &ProjectSummary, year: i16) -> bool {
    let parts = p.money.iter().flat_map(|money| &money.parts);
    parts.into_iter().any(|part| part.year == year && !part.is_capital)
}

impl<'b> WithoutItems<'b> {
    /// Of all projects, in the years of the items of those that have any.
    pub(super) fn new(builder: &'b PortfolioBuilder, known: &[Known]) -> Self {
        let planned = || known.iter().flat_map(|(_, money)| money.years.iter().map(|year| year.year));
        let begins = |p: &ProjectSummary| p.follow_up.stated.and_then(|stated| stated.from);
        // What begins long after the plan is a slip, or no matter of it.
        let is_near = |year: &i16| planned().min().is_some_and(|first| year.saturating_sub(first) <= MAX_PLAN_YEARS);
        let last = planned().chain(builder.projects.iter().filter_map(begins).filter(is_near)).max();
        let years = plan_years(planned().chain(last));
        let of_years = |p: &'b ProjectSummary| -> Yearly<'b> {
            (p, years.iter().filter_map(|year| Some((*year, in_year(p, *year)?))).collect())
        };
        let of = builder.projects.iter().map(of_years).filter(|(_, years)| !years.is_empty()).collect();
        Self { years, of }
    }

    /// Whether there are any.
    pub(super) fn is_any(&self) -> bool {
        !self.of.is_empty()
    }

    /// Whether a project has any.
    pub(super) fn is_of(&self, project: &ProjectSummary) -> bool {
        self.years.iter().any(|year| in_year(project, *year).is_some())
    }

    /// All of a year, in cents.
    pub(super) fn in_year(&self, year: i16) -> i64 {
        sum(self.of.iter().filter_map(|(_, years)| years.get(&year).copied()))
    }

    /// Puts them below the sums of a table whose columns after the first are of these years, one row a project or, of
    /// many, one of all, and last the sum with them. A column without years holds none.
    pub(super) fn add_rows(
        &self,
        builder: &PortfolioBuilder,
        table: &mut SummaryTable,
        columns: &[Option<RangeInclusive<i16>>],
    ) {
        let within = |years: &BTreeMap<i16, i64>, column: &Option<RangeInclusive<i16>>| {
            let years = years.range(column.clone()?).map(|(_, cents)| *cents);
            years.reduce(i64::saturating_add)
        };
        let some = |cents: Option<i64>| cents.map_or(CellValue::Empty, |cents| builder.money(cents));
        let falls = |(_, years): &&Yearly| columns.iter().any(|column| within(years, column).is_some());
        let of: Vec<&Yearly> = self.of.iter().filter(falls).collect();
        let Some(total) = table.total.as_ref().filter(|_| !of.is_empty()) else { return };
        let all = |column: &Option<RangeInclusive<i16>>| {
            of.iter().filter_map(|(_, years)| within(years, column)).reduce(i64::saturating_add)
        };
        let with_them = total.iter().skip(1).zip(columns).map(|(cell, column)| match (cell, column) {
            (CellValue::Money(cents, _), Some(_)) => builder.money(cents.saturating_add(all(column).unwrap_or(0))),
            _ => CellValue::Empty,
        });
        let with_them = [text(builder.word("portfolio.with-follow-up"))].into_iter().chain(with_them).collect();
        let row = |name: String, of: &dyn Fn(&Option<RangeInclusive<i16>>) -> Option<i64>| {
            [text(name)].into_iter().chain(columns.iter().map(|column| some(of(column)))).collect::<Vec<CellValue>>()
        };
        table.apart = if of.len() > MAX_RANKED {
            vec![row(builder.count("portfolio.follow-up-of-all", of.len()), &all)]
        } else {
            let named = |(p, years): &&Yearly| {
                let name = builder.labels.fill("portfolio.follow-up-row", &[("name", &builder.name(p))]);
                row(name, &|column| within(years, column))
            };
            of.iter().map(named).collect()
        };
        table.apart.push(with_them);
    }

    /// What they are, and what of follow-up costs is in none of these sums.
    pub(super) fn notes(&self, builder: &PortfolioBuilder) -> Vec<String> {
        let explained = self.is_any().then(|| builder.word("portfolio.follow-up-explained"));
        let stated = |p: &ProjectSummary| p.follow_up.stated;
        let last = self.years.last().copied();
        let goes_on = |p: &ProjectSummary| {
            stated(p).is_some_and(|s| s.from.is_some() && s.until.is_none_or(|until| Some(until) > last))
        };
        let undated = |p: &ProjectSummary| stated(p).is_some_and(|s| s.from.is_none());
        let list = |key: &str, fits: &dyn Fn(&ProjectSummary) -> bool| {
            let named = builder.projects.iter().filter(|p| fits(p)).filter_map(|p| {
                let amount = builder.formats.money(stated(p)?.yearly);
                let values = [("name", builder.name(p)), ("amount", amount)];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                Some(builder.labels.fill("portfolio.yearly-of", &values))
            });
            let named: Vec<String> = named.collect();
            let year = last.map(|year| year.to_string()).unwrap_or_default();
            let values = |names: &str| builder.labels.fill(key, &[("year", &year), ("names", names)]);
            (!named.is_empty()).then(|| values(&builder.first_names(named)))
        };
        let later = list("portfolio.follow-up-later", &goes_on);
        let undated = list("portfolio.follow-up-undated", &undated);
        let derived = self.derived(builder);
        explained.into_iter().chain(later).chain(undated).chain(derived).collect()
    }

    /// Whose follow-up costs are only derived from items, for years that have none: an estimate, and in no sum.
    fn derived(&self, builder: &PortfolioBuilder) -> Option<String> {
        let named = builder.projects.iter().filter(|p| p.follow_up.stated.is_none()).filter_map(|p| {
            let (from, range) = (p.follow_up.from?, p.follow_up.range.as_ref()?);
            let missing = self.years.iter().filter(|year| from <= **year && !has_running_cost(p, **year));
            let missing: Vec<String> = missing.map(i16::to_string).collect();
            let values =
                [("name", builder.name(p)), ("amount", range.clone()), ("years", builder.labels.list(&missing))];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            (!missing.is_empty()).then(|| builder.labels.fill("portfolio.follow-up-of", &values))
        });
        let named: Vec<String> = named.collect();
        let names = (!named.is_empty()).then(|| builder.first_names(named))?;
        Some(builder.labels.fill("portfolio.without-items", &[("names", &names)]))
    }
}
