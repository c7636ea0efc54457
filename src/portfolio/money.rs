//! What all projects cost: by project and year, by project and who bears it, by year and who bears it; what follows every
//! year, and posts. Sums of what the projects' own papers print; what a project does not say is no part of them, and that
//! is said.

use std::collections::BTreeMap;

use super::builder::{MAX_RANKED, PortfolioBuilder};
use super::model::MoneySums;
use super::summary::{Bearing, ProjectMoney, ProjectSummary};
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::briefing::{Sum, YearSum, most_at_once, plan_years};
use crate::profile::Post;

/// The most columns of years; what is later is one column.
const MAX_YEARS: usize = 8;
/// The most rows of projects in the paper.
const MAX_ROWS: usize = 60;

fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

fn sum(cents: impl IntoIterator<Item = i64>) -> i64 {
    cents.into_iter().fold(0, i64::saturating_add)
}

/// The projects that state costs: in one town by name, else the dearest first.
fn with_costs<'b>(builder: &'b PortfolioBuilder) -> Vec<(&'b ProjectSummary, &'b ProjectMoney)> {
    let mut known: Vec<_> = builder.projects.iter().filter_map(|p| Some((p, p.money.as_ref()?))).collect();
    if !builder.is_of_one_town {
        known.sort_by_key(|(_, money)| std::cmp::Reverse(money.total()));
    }
    known
}

/// Everything that is added up; none if no project states costs.
pub(super) fn sums(builder: &PortfolioBuilder) -> Option<MoneySums> {
    let known = with_costs(builder);
    if known.is_empty() {
        return None;
    }
    let by_year = by_year(&known);
    let total: Sum = by_year.values().fold(Sum::default(), |all, year| all.plus(year.sum));
    let money = |cents: i64| builder.formats.money(cents);
    let own = known.iter().filter_map(|(_, money)| money.own()).reduce(i64::saturating_add);
    let (first, last) = (by_year.keys().next()?.to_string(), by_year.keys().next_back()?.to_string());
    let without = builder.projects.len() - known.len();
    Some(MoneySums {
        total: money(total.total()),
        granted: money(total.granted),
        own: own.map(money),
        open: (total.open > 0).then(|| money(total.open)),
        years: match first == last {
            true => first,
            false => builder.labels.fill("span", &[("first", &first), ("last", &last)]),
        },
        projects: known.len(),
        without,
    })
}

/// The most full-time equivalents at once over all projects; none if none states posts.
pub(super) fn all_posts(builder: &PortfolioBuilder) -> Option<f64> {
    let posts: Vec<Post> = builder.projects.iter().flat_map(|p| p.posts.clone()).collect();
    (!posts.is_empty()).then(|| most_at_once(&posts))
}

/// The tables on money that have rows.
pub(super) fn tables(builder: &PortfolioBuilder) -> Vec<SummaryTable> {
    let known = with_costs(builder);
    let tables = match known.is_empty() {
        true => vec![after(builder)],
        false if builder.is_of_one_town => {
            vec![costs(builder, &known), bearers(builder, &known), years(builder, &known), after(builder)]
        }
        false => vec![years(builder, &known), costs(builder, &known), bearers(builder, &known), after(builder)],
    };
    let without = builder.projects.iter().filter(|p| p.money.is_none());
    let without: Vec<&ProjectSummary> = without.collect();
    let note = (!without.is_empty())
        .then(|| builder.labels.fill("portfolio.without-costs", &[("names", &builder.names(without.iter().copied()))]));
    let with_note = |mut table: SummaryTable| {
        table.notes.extend(note.clone().filter(|_| table.key != "after" && table.total.is_some()));
        table
    };
    tables.into_iter().filter(|table| !table.rows.is_empty()).map(with_note).collect()
}

/// All projects' years, added up.
fn by_year(known: &[(&ProjectSummary, &ProjectMoney)]) -> BTreeMap<i16, YearSum> {
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

/// Projects by year.
fn costs(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let all: Vec<i16> = by_year(known).into_keys().collect();
    let (single, later) = match all.len() > MAX_YEARS {
        true => all.split_at(MAX_YEARS - 1),
        false => (all.as_slice(), &[][..]),
    };
    let of = |money: &ProjectMoney, fits: &dyn Fn(i16) -> bool| {
        sum(money.years.iter().filter(|year| fits(year.year)).map(|year| year.sum.total()))
    };
    let amounts = |money: &ProjectMoney| -> Vec<i64> {
        let mut amounts: Vec<i64> = single.iter().map(|year| of(money, &|y| y == *year)).collect();
        amounts.extend((!later.is_empty()).then(|| of(money, &|year| later.contains(&year))));
        amounts.push(money.total());
        amounts
    };
    let names = single.iter().map(i16::to_string);
    let from = later.first().map(|year| builder.labels.fill("money.years.from", &[("year", &year.to_string())]));
    matrix(builder, "costs", names.chain(from).collect(), known, amounts)
}

/// Projects by who bears them.
fn bearers(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let parts = bearing(known);
    let amounts = |money: &ProjectMoney| -> Vec<i64> {
        parts.iter().map(|part| money.borne_by(part.key)).chain([money.total()]).collect()
    };
    matrix(builder, "bearers", parts.iter().map(|part| part.label.clone()).collect(), known, amounts)
}

/// Everybody who bears anything, in the order of the papers.
fn bearing(known: &[(&ProjectSummary, &ProjectMoney)]) -> Vec<Bearing> {
    const ORDER: [&str; 8] = ["own", "levy", "federal", "state", "european", "third-party", "not-stated", "open"];
    let find = |key: &str| known.iter().flat_map(|(_, money)| &money.bearers).find(|part| part.key == key);
    ORDER.iter().filter_map(|key| find(key)).cloned().collect()
}

/// Projects by what the names say, with sums at both edges.
fn matrix(
    builder: &PortfolioBuilder,
    key: &'static str,
    names: Vec<String>,
    known: &[(&ProjectSummary, &ProjectMoney)],
    amounts: impl Fn(&ProjectMoney) -> Vec<i64>,
) -> SummaryTable {
    let rows: Vec<Vec<i64>> = known.iter().map(|(_, money)| amounts(money)).collect();
    let line = |name: String, amounts: &[i64]| -> Vec<CellValue> {
        [text(name)].into_iter().chain(amounts.iter().map(|cents| builder.part(*cents))).collect()
    };
    let totals: Vec<i64> =
        (0..=names.len()).map(|at| sum(rows.iter().filter_map(|row| row.get(at)).copied())).collect();
    let cells = known.iter().zip(&rows).map(|((project, _), row)| line(builder.name(project), row)).collect();
    let columns = [("portfolio.col-project", ColumnKind::Wide), ("col.total", ColumnKind::Money)];
    let mut table = builder.table(key, &columns, cells);
    table.columns.splice(1..1, names.into_iter().map(|name| (name, ColumnKind::Money)));
    SummaryTable {
        total: Some(line(builder.labels.text("col.total"), &totals)),
        most: if builder.is_of_one_town { MAX_ROWS } else { MAX_RANKED },
        ..table
    }
}

/// Years by kind of cost and by who bears them, with income.
fn years(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let parts = bearing(known);
    let mut borne: BTreeMap<(i16, &str), i64> = BTreeMap::new();
    for (year, shares) in known.iter().flat_map(|(_, money)| &money.bearers_by_year) {
        for part in shares {
            let all = borne.entry((*year, part.key)).or_default();
            *all = all.saturating_add(part.cents);
        }
    }
    let by_year = by_year(known);
    let line = |year: &YearSum| -> Vec<i64> {
        let borne = parts.iter().map(|part| borne.get(&(year.year, part.key)).copied().unwrap_or(0));
        let (income, all) = (year.income.unwrap_or(0), year.sum.total());
        let first = [year.sum.operating, year.sum.capital];
        first.into_iter().chain(borne).chain([all, income, all.saturating_sub(income)]).collect()
    };
    let lines: Vec<(i16, Vec<i64>)> = by_year.values().map(|year| (year.year, line(year))).collect();
    let cells = |name: String, amounts: &[i64]| -> Vec<CellValue> {
        [text(name)].into_iter().chain(amounts.iter().map(|cents| builder.part(*cents))).collect()
    };
    let totals: Vec<i64> =
        (0..parts.len() + 5).map(|at| sum(lines.iter().filter_map(|(_, l)| l.get(at)).copied())).collect();
    let columns = [
        ("col.year", ColumnKind::Wide),
        ("col.operating", ColumnKind::Money),
        ("col.capital", ColumnKind::Money),
        ("col.total", ColumnKind::Money),
        ("money.col.income", ColumnKind::Money),
        ("money.col.net", ColumnKind::Money),
    ];
    let rows = lines.iter().map(|(year, amounts)| cells(year.to_string(), amounts)).collect();
    let mut table = builder.table("years", &columns, rows);
    table.columns.splice(3..3, parts.iter().map(|part| (part.label.clone(), ColumnKind::Money)));
    let mut table = SummaryTable { total: Some(cells(builder.labels.text("col.total"), &totals)), ..table };
    // Without income there is nothing to net.
    if by_year.values().all(|year| year.income.is_none()) {
        let kept = table.columns.len() - 2;
        table.columns.truncate(kept);
        table.rows.iter_mut().chain(&mut table.total).for_each(|row| row.truncate(kept));
    }
    table
}

/// What follows every year, and posts.
fn after(builder: &PortfolioBuilder) -> SummaryTable {
    let known = builder.projects.iter().filter(|p| p.follow_up.span.is_some() || !p.posts.is_empty());
    let known: Vec<&ProjectSummary> = known.collect();
    let row = |p: &&ProjectSummary| {
        let none = p.follow_up.span == Some((0, 0));
        let range = if none {
            text(builder.word("portfolio.no-follow-up"))
        } else {
            PortfolioBuilder::some_text(p.follow_up.range.as_ref())
        };
        vec![
            text(builder.name(p)),
            range,
            p.follow_up.years.as_ref().map_or(CellValue::Empty, |years| text(years.clone())),
            p.follow_up.net.as_ref().map_or(CellValue::Empty, |net| text(net.clone())),
            builder.posts(p),
        ]
    };
    let spans = known.iter().filter_map(|p| p.follow_up.span);
    let all = spans.reduce(|a, b| (a.0.saturating_add(b.0), a.1.saturating_add(b.1)));
    let range = all.map_or(CellValue::NotStated, |(least, most)| text(range(builder, least, most)));
    let posts =
        all_posts(builder).map_or(CellValue::NotStated, |n| CellValue::Decimal(n, builder.formats.number(n, 3)));
    let columns = [
        ("portfolio.col-project", ColumnKind::Wide),
        ("portfolio.col-follow-up", ColumnKind::Wide),
        ("col.years", ColumnKind::Words),
        ("money.col.net", ColumnKind::Wide),
        ("portfolio.col-posts", ColumnKind::Figure),
    ];
    let mut table = builder.table("after", &columns, known.iter().map(row).collect());
    table.most = MAX_ROWS;
    table.total = Some(vec![text(builder.labels.text("col.total")), range, CellValue::Empty, CellValue::Empty, posts]);
    let unknown: Vec<&ProjectSummary> = builder.projects.iter().filter(|p| p.follow_up.span.is_none()).collect();
    if !unknown.is_empty() {
        let names = builder.names(unknown);
        table.notes.push(builder.labels.fill("portfolio.without-follow-up", &[("names", &names)]));
    }
    table.drop_empty_columns(1);
    table
}

fn range(builder: &PortfolioBuilder, least: i64, most: i64) -> String {
    let money = |cents: i64| builder.formats.money(cents);
    let amount = |cents: i64| builder.formats.amount(cents);
    if least == most {
        return money(least);
    }
    let values = [
        ("least", &amount(least)),
        ("most", &amount(most)),
        ("least_money", &money(least)),
        ("most_money", &money(most)),
    ];
    let values = values.map(|(name, value)| (name, value.as_str()));
    builder.labels.fill("money.range", &values)
}
