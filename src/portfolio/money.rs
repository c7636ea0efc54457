//! What all projects cost. Sums of what the projects' own papers print; what a project does not say is no part of them, and
//! that is said.

use super::after::after;
use super::builder::PortfolioBuilder;
use super::by_project::{bearers, budget_year, costs, investments, own};
use super::known::{by_year, with_costs};
use super::model::MoneySums;
use super::summary::ProjectSummary;
use super::table::SummaryTable;
use super::years::{certainty, years};
use crate::briefing::Sum;

/// Everything that is added up; none if no project states costs.
pub(super) fn sums(builder: &PortfolioBuilder) -> Option<MoneySums> {
    let known = with_costs(builder);
    if known.is_empty() {
        return None;
    }
    let by_year = by_year(&known);
    let total: Sum = by_year.values().fold(Sum::default(), |all, year| all.plus(year.sum));
    let own = known.iter().filter_map(|(_, money)| money.own()).reduce(i64::saturating_add);
    let (first, last) = (by_year.keys().next()?.to_string(), by_year.keys().next_back()?.to_string());
    let without = builder.projects.len() - known.len();
    Some(MoneySums {
        total: builder.amount(total.total()),
        granted: (total.unstated < total.total()).then(|| builder.amount(total.granted)),
        unstated: (total.unstated > 0).then(|| builder.amount(total.unstated)),
        own: own.map(|cents| builder.amount(cents)),
        open: (total.open > 0).then(|| builder.amount(total.open)),
        years: match first == last {
            true => first,
            false => builder.labels.fill("span", &[("first", &first), ("last", &last)]),
        },
        projects: known.len(),
        without,
    })
}

/// The tables on money that have rows, seen from a day in the year `today`.
pub(super) fn tables(builder: &PortfolioBuilder, today: i16) -> Vec<SummaryTable> {
    let known = with_costs(builder);
    let tables = if known.is_empty() {
        vec![after(builder)]
    } else {
        let [kinds, standing, payers] = years(builder, &known);
        let [costs, investments] = [costs(builder, &known), investments(builder, &known)];
        let (certainty, bearers) = (certainty(builder, &known), bearers(builder, &known));
        let coming = budget_year(builder, &known, today);
        // A treasurer looks for the next budget first; over many municipalities it is one year among others.
        let all = match builder.is_of_one_town {
            true => [
                coming.into_iter().collect(),
                vec![costs, own(builder, &known), investments, kinds, standing, certainty, bearers, payers],
            ],
            false => [
                vec![kinds, standing, certainty, payers],
                coming.into_iter().chain([costs, investments, bearers]).collect(),
            ],
        };
        all.into_iter().flatten().chain([after(builder)]).collect()
    };
    let without = builder.projects.iter().filter(|p| p.money.is_none());
    let without: Vec<&ProjectSummary> = without.collect();
    let note = (!without.is_empty())
        .then(|| builder.labels.fill("portfolio.without-costs", &[("names", &builder.names(without.iter().copied()))]));
    let mut tables: Vec<SummaryTable> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    // The coming year says itself who states nothing for it.
    if let Some(first) = tables.iter_mut().find(|table| !["after", "budget-year"].contains(&table.key)) {
        first.notes.extend(note);
    }
    tables
}
