//! What all projects cost: by project and year, by project and who bears it, by year and who bears it; what follows every
//! year, and posts. Sums of what the projects' own papers print; what a project does not say is no part of them, and that
//! is said.

use std::collections::BTreeMap;

use super::builder::{MAX_RANKED, PortfolioBuilder};
use super::model::MoneySums;
use super::summary::{Bearing, ProjectMoney, ProjectSummary};
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::briefing::{Sum, YearSum, amounts, most_at_once, plan_years};
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
            let [kinds, standing, payers] = years(builder, &known);
            let all = [costs(builder, &known), own(builder, &known), kinds, standing];
            all.into_iter().chain([bearers(builder, &known), payers, after(builder)]).collect()
        }
        false => {
            let [kinds, standing, payers] = years(builder, &known);
            vec![kinds, standing, payers, costs(builder, &known), bearers(builder, &known), after(builder)]
        }
    };
    let without = builder.projects.iter().filter(|p| p.money.is_none());
    let without: Vec<&ProjectSummary> = without.collect();
    let note = (!without.is_empty())
        .then(|| builder.labels.fill("portfolio.without-costs", &[("names", &builder.names(without.iter().copied()))]));
    let mut tables: Vec<SummaryTable> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    if let Some(first) = tables.iter_mut().find(|table| table.key != "after") {
        first.notes.extend(note);
    }
    tables
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

/// Projects by year: all their costs.
fn costs(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let all: Vec<i16> = by_year(known).into_keys().collect();
    let mut table = project_years(builder, "costs", known, &all, |years| {
        builder.some_money(Some(sum(years.iter().map(|year| year.sum.total()))).filter(|sum| *sum != 0))
    });
    table.notes.extend(without_items(builder, known, &all));
    table
}

/// Projects by year: what the body bears itself.
fn own(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let all: Vec<i16> = by_year(known).into_keys().collect();
    let paying: Vec<_> = known.iter().filter(|(_, money)| money.own().is_some()).copied().collect();
    let mut table = project_years(builder, "own", &paying, &all, |years| {
        let own = years.iter().filter_map(|year| year.own).reduce(i64::saturating_add);
        // What has yet to be found is no burden of nothing.
        match own {
            Some(0) if years.iter().any(|year| year.sum.open > 0) => text(builder.labels.text("money.own.open")),
            own => builder.some_money(own),
        }
    });
    let open = sum(known.iter().map(|(_, money)| money.open()));
    table.notes.extend(
        (open > 0).then(|| builder.labels.fill("portfolio.own-without", &[("amount", &builder.formats.money(open))])),
    );
    table
}

/// Projects by year. A year of which nothing is said is not one that costs nothing.
fn project_years(
    builder: &PortfolioBuilder,
    key: &'static str,
    known: &[(&ProjectSummary, &ProjectMoney)],
    all: &[i16],
    of_years: impl Fn(&[&YearSum]) -> CellValue,
) -> SummaryTable {
    let (single, later) = if all.len() > MAX_YEARS { all.split_at(MAX_YEARS - 1) } else { (all, &[][..]) };
    let of = |money: &ProjectMoney, fits: &dyn Fn(i16) -> bool| {
        of_years(&money.years.iter().filter(|year| fits(year.year)).collect::<Vec<_>>())
    };
    let amounts = |money: &ProjectMoney| -> Vec<CellValue> {
        let mut amounts: Vec<CellValue> = single.iter().map(|year| of(money, &|y| y == *year)).collect();
        amounts.extend((!later.is_empty()).then(|| of(money, &|year| later.contains(&year))));
        amounts.push(of(money, &|_| true));
        amounts
    };
    let names = single.iter().map(i16::to_string);
    let from = later.first().map(|year| builder.labels.fill("money.years.from", &[("year", &year.to_string())]));
    matrix(builder, key, names.chain(from).collect(), known, amounts)
}

/// Whose follow-up costs fall in years of the table without being in its sums, because there are no items for them.
fn without_items(
    builder: &PortfolioBuilder,
    known: &[(&ProjectSummary, &ProjectMoney)],
    years: &[i16],
) -> Option<String> {
    let is_missing = |p: &ProjectSummary, money: &ProjectMoney, year: i16| {
        p.follow_up.from.is_some_and(|from| from <= year)
            && money.years.iter().filter(|y| y.year == year).all(|y| y.sum.total() == 0)
    };
    let named = known.iter().filter_map(|(p, money)| {
        let missing = years.iter().filter(|year| is_missing(p, money, **year)).map(i16::to_string);
        let missing: Vec<String> = missing.collect();
        let (range, years) = (p.follow_up.range.as_ref()?, builder.labels.list(&missing));
        let values = [("name", builder.name(p)), ("amount", range.clone()), ("years", years)];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        (!missing.is_empty()).then(|| builder.labels.fill("portfolio.follow-up-of", &values))
    });
    let named: Vec<String> = named.collect();
    let names = (!named.is_empty()).then(|| builder.first_names(named))?;
    Some(builder.labels.fill("portfolio.without-items", &[("names", &names)]))
}

/// Projects by who bears them.
fn bearers(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> SummaryTable {
    let parts = bearing(known);
    let amounts = |money: &ProjectMoney| -> Vec<CellValue> {
        let cents = parts.iter().map(|part| money.borne_by(part.key)).chain([money.total()]);
        cents.map(|cents| builder.money(cents)).collect()
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
    amounts: impl Fn(&ProjectMoney) -> Vec<CellValue>,
) -> SummaryTable {
    let line = |name: String, amounts: Vec<CellValue>| [vec![text(name)], amounts].concat();
    let cells: Vec<Vec<CellValue>> =
        known.iter().map(|(project, money)| line(builder.name(project), amounts(money))).collect();
    let cents = |cell: &CellValue| if let CellValue::Money(cents, _) = cell { *cents } else { 0 };
    let total = |at: usize| builder.money(sum(cells.iter().filter_map(|row| row.get(at)).map(cents)));
    let totals = (1..=names.len() + 1).map(total).collect();
    let columns = [("portfolio.col-project", ColumnKind::Wide), ("col.total", ColumnKind::Money)];
    let mut table = builder.table(key, &columns, cells);
    table.columns.splice(1..1, names.into_iter().map(|name| (name, ColumnKind::Money)));
    SummaryTable {
        total: Some(line(builder.labels.text("col.total"), totals)),
        most: if builder.is_of_one_town { MAX_ROWS } else { MAX_RANKED },
        ..table
    }
}

/// Years by kind of cost with income, by how sure the money is, and by who bears them.
fn years(builder: &PortfolioBuilder, known: &[(&ProjectSummary, &ProjectMoney)]) -> [SummaryTable; 3] {
    let parts = bearing(known);
    let mut borne: BTreeMap<(i16, &str), i64> = BTreeMap::new();
    for (year, shares) in known.iter().flat_map(|(_, money)| &money.bearers_by_year) {
        for part in shares {
            let all = borne.entry((*year, part.key)).or_default();
            *all = all.saturating_add(part.cents);
        }
    }
    let by_year = by_year(known);
    let word = |key: &str| builder.labels.text(key);
    let years = |key, columns: Vec<(String, Box<Amount>)>| {
        let totals = columns.iter().map(|(_, of)| sum(by_year.values().map(of)));
        let kept: Vec<(&(String, Box<Amount>), i64)> =
            columns.iter().zip(totals).filter(|(_, all)| *all != 0).collect();
        let line = |year: &YearSum| kept.iter().map(|((_, of), _)| builder.money(of(year))).collect::<Vec<_>>();
        let rows = by_year.values().map(|year| [vec![text(year.year.to_string())], line(year)].concat()).collect();
        let total = kept.iter().map(|(_, all)| builder.money(*all));
        let mut table = builder.table(key, &[("col.year", ColumnKind::Wide)], rows);
        table.total = Some([text(word("col.total"))].into_iter().chain(total).collect());
        table.columns.extend(kept.iter().map(|((name, _), _)| (name.clone(), ColumnKind::Money)));
        table
    };
    let all = || -> (String, Box<Amount>) { (word("col.total"), Box::new(|year| year.sum.total())) };
    let mut kinds: Vec<(String, Box<Amount>)> = vec![
        (word("col.operating"), Box::new(|year| year.sum.operating)),
        (word("col.capital"), Box::new(|year| year.sum.capital)),
        all(),
    ];
    // Without income there is nothing to net.
    let has_income = by_year.values().any(|year| year.income.is_some());
    if has_income {
        kinds.push((word("money.col.income"), Box::new(|year| year.income.unwrap_or(0))));
        let net = |year: &YearSum| year.sum.total().saturating_sub(year.income.unwrap_or(0));
        kinds.push((word("money.col.net"), Box::new(net)));
    }
    let standing: Vec<(String, Box<Amount>)> = vec![
        (word("portfolio.col-granted"), Box::new(|year| year.sum.granted)),
        (word("funding.requested"), Box::new(|year| year.sum.requested)),
        (word("funding.planned"), Box::new(|year| year.sum.planned)),
        (word("money.bearer.open"), Box::new(|year| year.sum.open)),
        (word("portfolio.col-unstated"), Box::new(|year| year.sum.unstated)),
        all(),
    ];
    let borne = &borne;
    let payers = parts.iter().map(|part| -> (String, Box<Amount>) {
        let key = part.key;
        (part.label.clone(), Box::new(move |year| borne.get(&(year.year, key)).copied().unwrap_or(0)))
    });
    let payers = payers.chain([all()]).collect();
    let mut kinds = years("years", kinds);
    if has_income {
        kinds.title = builder.word("portfolio.years-with-income");
    }
    [kinds, years("standing", standing), years("payers", payers)]
}

/// An amount of a year, in cents.
type Amount<'a> = dyn Fn(&YearSum) -> i64 + 'a;

/// What follows every year, and posts.
fn after(builder: &PortfolioBuilder) -> SummaryTable {
    let known = builder.projects.iter().filter(|p| p.follow_up.span.is_some() || !p.posts.is_empty());
    let known: Vec<&ProjectSummary> = known.collect();
    let row = |p: &&ProjectSummary| {
        let none = p.follow_up.span == Some((0, 0));
        let range = match p.follow_up.span {
            _ if none => text(builder.word("portfolio.no-follow-up")),
            Some((least, most)) => range(builder, least, most),
            None => CellValue::NotStated,
        };
        vec![
            text(builder.name(p)),
            range,
            p.follow_up.years.as_ref().map_or(CellValue::Empty, |years| text(years.clone())),
            p.follow_up.net.as_ref().map_or(CellValue::Empty, |net| text(net.clone())),
            builder.posts(p),
        ]
    };
    let range = yearly(builder).map_or(CellValue::NotStated, |(least, most)| range(builder, least, most));
    let posts =
        all_posts(builder).map_or(CellValue::NotStated, |n| CellValue::Decimal(n, builder.formats.number(n, 3)));
    let columns = [
        ("portfolio.col-project", ColumnKind::Wide),
        ("portfolio.col-follow-up", ColumnKind::Money),
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
    align_decimals(builder, &mut table);
    table
}

/// Writes the numbers of a table with as many decimal places as the one with the most has.
fn align_decimals(builder: &PortfolioBuilder, table: &mut SummaryTable) {
    let mut numbers: Vec<(&mut f64, &mut String)> = { table.rows.iter_mut().chain(&mut table.total).flatten() }
        .filter_map(|cell| match cell {
            CellValue::Decimal(number, shown) => Some((number, shown)),
            _ => None,
        })
        .collect();
    let places = |number: f64| (0..3).find(|digits| (number * 10_f64.powi(*digits)).fract() == 0.0).unwrap_or(3);
    let most = numbers.iter().map(|(number, _)| places(**number)).max().unwrap_or(0);
    for (number, shown) in &mut numbers {
        **shown = builder.formats.fixed(**number, i16::try_from(most).unwrap_or(0));
    }
}

/// The follow-up costs of all that can be told, the least and the most of a year.
fn yearly(builder: &PortfolioBuilder) -> Option<(i64, i64)> {
    let spans = builder.projects.iter().filter_map(|p| p.follow_up.span);
    spans.reduce(|a, b| (a.0.saturating_add(b.0), a.1.saturating_add(b.1)))
}

/// What follows every year, and how many projects it is known of; none if of none.
pub(super) fn all_follow_up(builder: &PortfolioBuilder) -> Option<(String, usize)> {
    let (least, most) = yearly(builder)?;
    let known = builder.projects.iter().filter(|p| p.follow_up.span.is_some()).count();
    Some((amounts(builder.labels, &builder.formats, least, most), known))
}

/// One amount, or two without their currency, which the head of the column says.
pub(super) fn range(builder: &PortfolioBuilder, least: i64, most: i64) -> CellValue {
    if least == most {
        return builder.money(least);
    }
    let (least, most) = (builder.formats.amount(least), builder.formats.amount(most));
    text(builder.labels.fill("portfolio.range", &[("least", &least), ("most", &most)]))
}
