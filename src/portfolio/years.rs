//! What all projects cost, year by year: by kind of cost with income, by how sure the money is, by who pays it; and by who
//! pays, how sure that is.

use super::builder::PortfolioBuilder;
use super::grid::{Figure, Role, grid};
use super::known::{Known, bearers, by_year, of_all, payers};
use super::project_money::Part;
use super::table::{CellValue, SummaryTable};
use super::without_items::WithoutItems;
use crate::briefing::{Sum, YearSum};

/// Words for a state of money, and what of a year it is.
pub(super) type Standing = (&'static str, fn(&Sum) -> i64);

/// How sure money is that somebody pays, the surest first.
pub(super) const STANDINGS: [Standing; 4] = [
    ("portfolio.col-granted", |sum| sum.granted),
    ("funding.requested", |sum| sum.requested),
    ("funding.planned", |sum| sum.planned),
    ("portfolio.col-unstated", |sum| sum.unstated),
];

/// Years by kind of cost with income, by how sure the money is, and by who pays. The first also has the follow-up costs that
/// there are no items for, beside the sums.
pub(super) fn years(builder: &PortfolioBuilder, known: &[Known], follow_up: &WithoutItems) -> [SummaryTable; 3] {
    let by_year = by_year(known);
    let named = |(year, sums): (&i16, &YearSum)| (year.to_string(), *sums);
    let lines: Vec<(String, YearSum)> = by_year.iter().map(named).collect();
    // The same, and years of follow-up costs alone.
    let until = follow_up.years.iter().map(|year| {
        let sums = by_year.get(year).copied().unwrap_or(YearSum { year: *year, ..YearSum::default() });
        (year.to_string(), sums)
    });
    let until: Vec<(String, YearSum)> = until.collect();
    let word = |key: &str| builder.labels.text(key);
    let amount = |role: Role, name: String, of: fn(&YearSum) -> i64| {
        Figure::new(role, name, move |year: &YearSum| builder.money(of(year)))
    };
    let all = || amount(Role::Sum, word("col.total"), |year| year.sum.total());
    let mut kinds = vec![
        amount(Role::Part, word("col.operating"), |year| year.sum.operating),
        amount(Role::Part, word("col.capital"), |year| year.sum.capital),
        all(),
    ];
    // Without income there is nothing to net.
    let has_income = lines.iter().any(|(_, year)| year.income.is_some());
    if has_income {
        kinds.push(amount(Role::Rest, word("money.col.income"), |year| year.income.unwrap_or(0)));
        let net = |year: &YearSum| year.sum.total().saturating_sub(year.income.unwrap_or(0));
        kinds.push(amount(Role::Net, word("money.col.net"), net));
    }
    let apart = |year: &YearSum| follow_up.in_year(year.year);
    kinds.push(Figure::new(Role::Apart, word("portfolio.col-follow-up-apart"), move |year: &YearSum| {
        builder.money(apart(year))
    }));
    if follow_up.is_any() {
        let net = |year: &YearSum| year.sum.total().saturating_sub(year.income.unwrap_or(0));
        kinds.push(Figure::new(Role::With, builder.word("portfolio.col-together"), move |year: &YearSum| {
            builder.money(net(year).saturating_add(apart(year)))
        }));
    }
    let standing = STANDINGS
        .iter()
        .map(|(key, of)| Figure::new(Role::Part, word(key), move |year: &YearSum| builder.money(of(&year.sum))));
    let open = amount(Role::Part, word("money.bearer.open"), |year| year.sum.open);
    let standing = standing.chain([open, all()]).collect();
    let of_payer = |key: &'static str| {
        Figure::new(Role::Part, builder.bearer(key), move |year: &YearSum| {
            builder.money(of_all(known, |part| part.year == year.year && part.payer() == key))
        })
    };
    let paying = payers(known).into_iter().map(of_payer).chain([all()]).collect();
    let mut kinds = grid(builder, "years", "col.year", &until, kinds);
    kinds.notes.extend(follow_up.is_any().then(|| builder.word("portfolio.follow-up-explained")));
    if has_income {
        kinds.title = builder.word("portfolio.years-with-income");
    }
    let standing = grid(builder, "standing", "col.year", &lines, standing);
    [kinds, standing, grid(builder, "payers", "col.year", &lines, paying)]
}

/// Who bears how much, and how sure that is. What nobody pays yet stands beside the sum of whoever is to bear it, so that
/// this sum is the one of the other tables.
pub(super) fn certainty(builder: &PortfolioBuilder, known: &[Known]) -> SummaryTable {
    let lines: Vec<(String, &'static str)> = bearers(known).into_iter().map(|key| (builder.bearer(key), key)).collect();
    let word = |key: &str| builder.labels.text(key);
    let of = |bearer: &'static str, fits: &dyn Fn(&Part) -> bool| -> CellValue {
        builder.money(of_all(known, |part| part.bearer == bearer && fits(part)))
    };
    let statuses = ["granted", "requested", "planned", "not-stated"];
    let parts = STANDINGS.iter().zip(statuses).map(|((name, _), status)| {
        Figure::new(Role::Part, word(name), move |key: &&'static str| of(key, &|part| part.status == status))
    });
    let is_open = |part: &Part| part.status == "open";
    let all = |role: Role| Figure::new(role, word("col.total"), move |key: &&'static str| of(key, &|_| true));
    let sums = match of_all(known, is_open) {
        0 => vec![all(Role::Sum)],
        _ => vec![
            Figure::new(Role::Sum, word("portfolio.col-subtotal"), move |key: &&'static str| {
                of(key, &|part| !is_open(part))
            }),
            Figure::new(Role::Rest, word("money.bearer.open"), move |key: &&'static str| of(key, &is_open)),
            all(Role::Plus),
        ],
    };
    grid(builder, "certainty", "portfolio.col-payer", &lines, parts.chain(sums).collect())
}
