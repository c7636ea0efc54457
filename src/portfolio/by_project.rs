//! What each project costs: by year, in the coming year of the budget, what of it is invested, what the body bears itself,
//! and who bears the rest. A year of which nothing is said is not one that costs nothing.

use std::ops::RangeInclusive;

use super::builder::{MAX_RANKED, PortfolioBuilder};
use super::grid::{Figure, Role, grid, sum, text};
use super::known::{Known, by_year, payers};
use super::project_money::ProjectMoney;
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, SummaryTable};
use super::without_items::{WithoutItems, in_year};
use super::years::STANDINGS;
use crate::briefing::YearSum;

/// The most columns of years; what is later is one column.
const MAX_YEARS: usize = 8;
/// The most rows of projects in the paper.
const MAX_ROWS: usize = 60;

/// Lines of projects with these figures.
fn projects<'b>(
    builder: &PortfolioBuilder,
    key: &'static str,
    known: &[Known<'b>],
    figures: Vec<Figure<Known<'b>>>,
) -> SummaryTable {
    let lines: Vec<(String, Known)> = known.iter().map(|known| (builder.name(known.0), *known)).collect();
    let most = if builder.is_of_one_town { MAX_ROWS } else { MAX_RANKED };
    SummaryTable { most, ..grid(builder, key, "portfolio.col-project", &lines, figures) }
}

/// The columns of these years with what each is called; what is later than so many is one, and all of them is the last.
fn spans(builder: &PortfolioBuilder, all: &[i16]) -> Vec<(String, RangeInclusive<i16>)> {
    let (single, later) = if all.len() > MAX_YEARS { all.split_at(MAX_YEARS - 1) } else { (all, &[][..]) };
    let single = single.iter().map(|year| (year.to_string(), *year..=*year));
    let later = later
        .first()
        .map(|year| (builder.labels.fill("money.years.from", &[("year", &year.to_string())]), *year..=i16::MAX));
    single.chain(later).chain([(builder.labels.text("col.total"), i16::MIN..=i16::MAX)]).collect()
}

/// Columns of years with their sum.
fn of_years<'a, 'b>(
    builder: &'a PortfolioBuilder,
    all: &[i16],
    cell: impl Fn(&[&YearSum]) -> CellValue + Copy + 'a,
) -> Vec<Figure<'a, Known<'b>>> {
    let spans = spans(builder, all);
    let last = spans.len().saturating_sub(1);
    let figure = |(at, (name, years)): (usize, (String, RangeInclusive<i16>))| {
        let role = if at == last { Role::Sum } else { Role::Part };
        Figure::fixed(role, name, move |(_, money): &Known| {
            cell(&money.years.iter().filter(|year| years.contains(&year.year)).collect::<Vec<_>>())
        })
    };
    spans.into_iter().enumerate().map(figure).collect()
}

/// All their costs by year, and below their sums the follow-up costs that there are no items for.
pub(super) fn costs(builder: &PortfolioBuilder, known: &[Known], follow_up: &WithoutItems) -> SummaryTable {
    let all: Vec<i16> = follow_up.years.iter().copied().collect();
    let figures = of_years(builder, &all, |years| {
        builder.some_money(Some(sum(years.iter().map(|year| year.sum.total()))).filter(|sum| *sum != 0))
    });
    let mut table = projects(builder, "costs", known, figures);
    let columns: Vec<_> = spans(builder, &all).into_iter().map(|(_, years)| Some(years)).collect();
    follow_up.add_rows(builder, &mut table, &columns);
    table.notes.extend(follow_up.notes(builder));
    table
}

/// What of them is invested, by year; a year of running cost alone invests nothing.
pub(super) fn investments(builder: &PortfolioBuilder, known: &[Known]) -> SummaryTable {
    let invests = |(_, money): &&Known| money.years.iter().any(|year| year.sum.capital > 0);
    let known: Vec<Known> = known.iter().filter(invests).copied().collect();
    let years = by_year(&known);
    let of_capital = || years.values().filter(|year| year.sum.capital > 0).map(|year| year.year);
    let (first, last) = (of_capital().min(), of_capital().max());
    let all: Vec<i16> = years.keys().copied().filter(|year| first <= Some(*year) && Some(*year) <= last).collect();
    let figures = of_years(builder, &all, |years| {
        let all = sum(years.iter().map(|year| year.sum.total()));
        builder.some_money((all != 0).then(|| sum(years.iter().map(|year| year.sum.capital))))
    });
    projects(builder, "investments", &known, figures)
}

/// What the body bears itself of some years. What has yet to be found is no burden of nothing.
fn own_of(builder: &PortfolioBuilder, years: &[&YearSum]) -> CellValue {
    match years.iter().filter_map(|year| year.own).reduce(i64::saturating_add) {
        Some(0) if years.iter().any(|year| year.sum.open > 0) => text(builder.labels.text("money.own.open")),
        own => builder.some_money(own),
    }
}

/// What the body bears itself, by year; beside it what nobody pays yet, and both as one: the most it can come to bear.
pub(super) fn own(builder: &PortfolioBuilder, known: &[Known], follow_up: &WithoutItems) -> SummaryTable {
    let all: Vec<i16> = by_year(known).into_keys().collect();
    let paying = known.iter().filter(|(_, money)| money.own().is_some() || money.open() > 0);
    let paying: Vec<Known> = paying.copied().collect();
    let mut figures = of_years(builder, &all, |years| own_of(builder, years));
    if paying.iter().any(|(_, money)| money.open() > 0) {
        let open = |(_, money): &Known| builder.money(money.open());
        figures.push(Figure::new(Role::Rest, builder.labels.text("money.bearer.open"), open));
        let both = |(_, money): &Known| builder.money(money.own().unwrap_or(0).saturating_add(money.open()));
        figures.push(Figure::new(Role::Plus, builder.word("portfolio.col-together"), both));
    }
    let mut table = projects(builder, "own", &paying, figures);
    table.notes.extend(follow_up.is_any().then(|| builder.word("portfolio.follow-up-not-own")));
    table
}

/// The next year of the budget that anything is stated for: what each project needs, and how it is covered. Below the sums
/// stand the follow-up costs of that year that there are no items for.
pub(super) fn budget_year(
    builder: &PortfolioBuilder,
    known: &[Known],
    follow_up: &WithoutItems,
    today: i16,
) -> Option<SummaryTable> {
    let year = by_year(known).into_iter().find(|(year, sums)| *year > today && sums.sum.total() > 0)?.0;
    let of_year =
        move |money: &ProjectMoney| money.years.iter().find(|sums| sums.year == year && sums.sum.total() > 0).copied();
    let needing: Vec<Known> = known.iter().filter(|(_, money)| of_year(money).is_some()).copied().collect();
    let amount = |role: Role, key: &str, of: fn(&YearSum) -> i64| {
        Figure::new(role, builder.labels.text(key), move |(_, money): &Known| {
            of_year(money).map_or(CellValue::NotStated, |sums| builder.money(of(&sums)))
        })
    };
    // Where nobody says how certain the money is, one sentence does.
    let is_any_certain = needing.iter().any(|(_, money)| money.is_any_certain_in(year));
    let standing = STANDINGS.iter().filter(|_| is_any_certain).map(|(key, of)| {
        Figure::new(Role::Part, builder.labels.text(key), move |(_, money): &Known| {
            of_year(money).map_or(CellValue::NotStated, |sums| builder.money(of(&sums.sum)))
        })
    });
    let mut figures: Vec<Figure<Known>> = standing.collect();
    figures.push(amount(Role::Part, "money.bearer.open", |sums| sums.sum.open));
    figures.push(amount(Role::Sum, "col.total", |sums| sums.sum.total()));
    figures.push(amount(Role::Aside, "portfolio.col-of-capital", |sums| sums.sum.capital));
    figures.push(Figure::new(Role::Aside, builder.labels.text("portfolio.col-of-own"), |(_, money): &Known| {
        of_year(money).map_or(CellValue::NotStated, |sums| own_of(builder, &[&sums]))
    }));
    figures.push(Figure::words(builder.labels.text("portfolio.col-cover"), |(_, money): &Known| {
        cover(builder, money, year)
    }));
    let mut table = projects(builder, "budget-year", &needing, figures);
    let in_year_alone = |words: &mut String| *words = words.replace("{year}", &year.to_string());
    in_year_alone(&mut table.title);
    in_year_alone(&mut table.sheet);
    let total = builder.labels.text("col.total");
    let of_column = |(name, _): &(String, ColumnKind)| (*name == total).then_some(year..=year);
    let columns: Vec<_> = table.columns.iter().skip(1).map(of_column).collect();
    follow_up.add_rows(builder, &mut table, &columns);
    if !table.apart.is_empty() {
        table.notes.push(builder.word("portfolio.follow-up-explained"));
    }
    if !is_any_certain {
        let names = builder.names(needing.iter().map(|(p, _)| *p));
        table.notes.push(builder.labels.fill("portfolio.unsaid-standing", &[("names", &names)]));
    }
    let is_silent = |p: &&ProjectSummary| p.money.as_ref().and_then(of_year).is_none() && in_year(p, year).is_none();
    let without: Vec<&ProjectSummary> = builder.projects.iter().filter(is_silent).collect();
    if !without.is_empty() {
        let names = builder.names(without);
        let year = year.to_string();
        table.notes.push(builder.labels.fill("portfolio.without-year", &[("year", &year), ("names", &names)]));
    }
    Some(table)
}

/// How the items of a year stand in the budget, those of which it is not said last; not stated if it is said of none.
fn cover(builder: &PortfolioBuilder, money: &ProjectMoney, year: i16) -> CellValue {
    let mut covers: Vec<(Option<&String>, i64)> = Vec::new();
    for part in money.parts.iter().filter(|part| part.year == year) {
        match covers.iter_mut().find(|(cover, _)| *cover == part.cover.as_ref()) {
            Some((_, cents)) => *cents = cents.saturating_add(part.cents),
            None => covers.push((part.cover.as_ref(), part.cents)),
        }
    }
    covers.sort_by_key(|(cover, _)| cover.is_none());
    let unstated = builder.labels.text("portfolio.col-unstated");
    let words = |(cover, cents): &(Option<&String>, i64)| {
        let (cover, amount) = (cover.unwrap_or(&unstated), builder.formats.amount(*cents));
        builder.labels.fill("portfolio.cover-of", &[("cover", cover), ("amount", &amount)])
    };
    match covers.as_slice() {
        [] | [(None, _)] => CellValue::NotStated,
        [(Some(cover), _)] => text(cover.as_str()),
        several => text(several.iter().map(words).collect::<Vec<_>>().join("; ")),
    }
}

/// Who pays them.
pub(super) fn bearers(builder: &PortfolioBuilder, known: &[Known]) -> SummaryTable {
    let of_payer = |key: &'static str| {
        Figure::fixed(Role::Part, builder.bearer(key), move |(_, money): &Known| {
            builder.money(money.of(|part| part.payer() == key))
        })
    };
    let all = |(_, money): &Known| builder.money(money.total());
    let all = Figure::fixed(Role::Sum, builder.labels.text("col.total"), all);
    projects(builder, "bearers", known, payers(known).into_iter().map(of_payer).chain([all]).collect())
}
