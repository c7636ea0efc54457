//! The money of the council paper: both parts of the budget by year, what remains to be paid, and who pays. Everything
//! follows from the items of the profile; nothing is estimated.

use std::collections::BTreeMap;

use super::content::{ContentBlock, DataTable, FollowUp};
use crate::briefing::budget::BudgetText;
use crate::briefing::context::Context;
use crate::briefing::money::{Costs, FollowUpCosts, Money, total};
use crate::profile::{CostItem, FundingStatus};

/// What follows every year, in the names that forms of one's own rely on. The numbers are those of the money.
pub(super) fn follow_up(context: &Context, known: &FollowUpCosts) -> FollowUp {
    FollowUp {
        state: match known.state {
            "stated" | "none" => known.state,
            "derived" if known.basis == "running" => "running",
            "derived" => "after",
            _ => "unknown",
        },
        last_capital: known.last_capital.map(|y| y.to_string()),
        year: known.gross.last().map(|(year, _)| year.to_string()),
        amount: known.gross.last().map(|(_, cents)| context.formats.money(*cents)).or(known.gross_to.clone()),
    }
}

/// The follow-up costs in words; if they cannot be told, that is said. Their years stand in the budget by year.
pub(super) fn follow_up_blocks(known: &FollowUpCosts) -> Vec<ContentBlock> {
    match known.state {
        "unknown" => vec![ContentBlock::Notice { name: "follow-up" }],
        _ => vec![ContentBlock::Module { name: "follow-up" }],
    }
}

/// Both parts of the budget by year with their sums; income where there is some, and what the body bears itself.
pub(super) fn budget(context: &Context, words: &BudgetText, costs: &Costs, money: &Money) -> ContentBlock {
    let (nets, owned) = (money.total.income.is_some(), money.total.own.is_some());
    let mut heads = vec!["col.year", "council.col.operating", "council.col.capital", "col.total"];
    heads.extend(nets.then_some("money.col.income"));
    heads.push(if owned { "money.col.own" } else { "money.col.net" });
    heads.push("col.uncovered");
    heads.extend(costs.unstated.as_ref().map(|_| "col.funding-unstated"));
    let values = [("operating", words.operating_column.as_str()), ("capital", words.capital_column.as_str())];
    let row = |first: [&str; 4], income: &Option<String>, burden: &Option<String>, last: [&Option<String>; 2]| {
        let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
        let mut cells = first.map(str::to_owned).to_vec();
        cells.extend(nets.then(|| or_dash(income)));
        cells.push(or_dash(burden));
        cells.extend(last.into_iter().take(1 + usize::from(costs.unstated.is_some())).map(or_dash));
        cells
    };
    // What the body bears itself says more than costs less income, which grants are no part of.
    let burden = |own: &Option<String>, net: &String| if owned { own.clone() } else { Some(net.clone()) };
    let rows = money.years.iter().map(|y| {
        let first = [&y.year, &y.operating, &y.capital, &y.total].map(String::as_str);
        row(first, &y.income, &burden(&y.own, &y.net), [&y.unsecured, &y.unstated])
    });
    let (total, sum) = (&money.total, context.labels.text("col.total"));
    let uncovered = Some(costs.uncovered.clone()).filter(|_| costs.has_uncovered);
    ContentBlock::Table(DataTable {
        key: if nets { "budget-net" } else { "budget" },
        header: heads.iter().map(|h| context.labels.fill(h, &values)).collect(),
        align: std::iter::once("left").chain(heads.iter().skip(1).map(|_| "right")).collect(),
        rows: rows.collect(),
        total: Some(row(
            [&sum, &total.operating, &total.capital, &total.total],
            &total.income,
            &burden(&total.own_paid, &total.net),
            [&uncovered, &costs.unstated],
        )),
    })
}

/// How sure money is, in the order of the columns; what the profile does not say is a column of its own.
const STATUSES: [(Option<FundingStatus>, &str); 5] = [
    (Some(FundingStatus::Granted), "funding.granted"),
    (Some(FundingStatus::Requested), "funding.requested"),
    (Some(FundingStatus::Planned), "funding.planned"),
    (Some(FundingStatus::Open), "funding.open"),
    (None, "not-stated"),
];

/// Who pays how much and how sure that is, the largest first; none without items.
pub(super) fn cover(context: &Context) -> Option<DataTable> {
    let items = &context.profile.finance.costs;
    if items.is_empty() {
        return None;
    }
    let shown: Vec<_> = STATUSES.into_iter().filter(|(s, _)| items.iter().any(|i| i.status == *s)).collect();
    let nobody = context.labels.text("cost.no-source");
    let mut sources: BTreeMap<&str, Vec<&CostItem>> = BTreeMap::new();
    for item in items {
        sources.entry(item.source.as_deref().unwrap_or(&nobody)).or_default().push(item);
    }
    let sum = |items: &[&CostItem]| total(items.iter().map(|i| i.cents));
    let mut sources: Vec<(&str, Vec<&CostItem>)> = sources.into_iter().collect();
    sources.sort_by(|a, b| sum(&b.1).cmp(&sum(&a.1)).then_with(|| context.formats.compare(a.0, b.0)));
    let cells = |name: &str, items: &[&CostItem]| -> Vec<String> {
        let by_status = shown.iter().map(|(status, _)| {
            let cents = total(items.iter().filter(|i| i.status == *status).map(|i| i.cents));
            if cents > 0 { context.formats.money(cents) } else { "–".to_owned() }
        });
        std::iter::once(context.prose(name)).chain(by_status).chain([context.formats.money(sum(items))]).collect()
    };
    let all: Vec<&CostItem> = items.iter().collect();
    let heads = std::iter::once("col.payer").chain(shown.iter().map(|(_, key)| *key)).chain(["col.total"]);
    let header: Vec<String> = heads.map(|h| context.labels.text(h)).collect();
    Some(DataTable {
        key: "cover",
        align: (0..header.len()).map(|i| if i == 0 { "left" } else { "right" }).collect(),
        header,
        rows: sources.iter().map(|(name, items)| cells(name, items)).collect(),
        total: Some(cells(&context.labels.text("col.total"), &all)),
    })
}
