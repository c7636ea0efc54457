//! What all projects cost. Sums of what the projects' own papers print; what a project does not say is no part of them, and
//! that is said.

use super::after::after;
use super::builder::PortfolioBuilder;
use super::by_project::{bearers, budget_year, costs, investments, own};
use super::known::{Known, by_year, with_costs};
use super::model::MoneySums;
use super::project_money::Part;
use super::summary::ProjectSummary;
use super::table::SummaryTable;
use super::without_items::WithoutItems;
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
    let mut tables = if known.is_empty() { Vec::new() } else { of_items(builder, &known, today) };
    tables.push(after(builder));
    tables.retain(|table| !table.rows.is_empty());
    tables
}

/// Those of projects that state items, and what is in none of their sums.
fn of_items(builder: &PortfolioBuilder, known: &[Known], today: i16) -> Vec<SummaryTable> {
    let follow_up = WithoutItems::new(builder, known);
    let [kinds, standing, payers] = years(builder, known, &follow_up);
    let [costs, investments] = [costs(builder, known, &follow_up), investments(builder, known)];
    let (certainty, bearers) = (certainty(builder, known), bearers(builder, known));
    let coming = budget_year(builder, known, &follow_up, today);
    // A treasurer looks for the next budget first; over many municipalities it is one year among others.
    let all = match builder.is_of_one_town {
        true => [
            coming.into_iter().collect(),
            vec![costs, own(builder, known, &follow_up), investments, kinds, standing, certainty, bearers, payers],
        ],
        false => [
            vec![kinds, standing, certainty, payers],
            coming.into_iter().chain([costs, investments, bearers]).collect(),
        ],
    };
    let (folded, unsaid) = unsaid(builder, known);
    let mut tables: Vec<SummaryTable> = all.into_iter().flatten().collect();
    tables.retain(|table| !table.rows.is_empty() && !folded.contains(&table.key));
    let without = builder.projects.iter().filter(|p| p.money.is_none() && !follow_up.is_of(p));
    let without: Vec<&ProjectSummary> = without.collect();
    let without = (!without.is_empty())
        .then(|| builder.labels.fill("portfolio.without-costs", &[("names", &builder.names(without.iter().copied()))]));
    // The coming year says itself who states nothing for it.
    if let Some(first) = tables.iter_mut().find(|table| table.key != "budget-year") {
        first.notes.extend(unsaid.into_iter().chain(without));
    }
    tables
}

/// The tables that would have no column but one of what is not stated, and the sentences that stand for them.
fn unsaid(builder: &PortfolioBuilder, known: &[Known]) -> (Vec<&'static str>, Vec<String>) {
    let all = |says: fn(&Part) -> bool| known.iter().flat_map(|(_, money)| &money.parts).any(says);
    let (standing, payers) = (all(|part| part.status != "not-stated"), all(|part| part.payer() != "not-stated"));
    let both = standing && all(|part| part.bearer != "not-stated");
    let names = builder.names(known.iter().map(|(p, _)| *p));
    let sentence = |key: &str| builder.labels.fill(key, &[("names", &names)]);
    let folded = [(standing, "standing"), (payers, "payers"), (payers, "bearers"), (both, "certainty")];
    let folded = folded.into_iter().filter(|(says, _)| !says).map(|(_, key)| key).collect();
    let sentences = [(standing, "portfolio.unsaid-standing"), (payers, "portfolio.unsaid-payers")];
    (folded, sentences.into_iter().filter(|(says, _)| !says).map(|(_, key)| sentence(key)).collect())
}
