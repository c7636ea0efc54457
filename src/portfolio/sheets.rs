//! The portfolio as a workbook: the sums, and the tables with all their rows, one a sheet.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;

use super::model::{Amount, Portfolio};
use super::table::{CellValue, ColumnKind, Medium, RowSum, SummaryTable};
use crate::tables::{self, Adds, Book, Cell, Column, Table};

/// Writes all tables; what projects say stays text, whatever it looks like. Sums are formulas over the cells beside or above
/// them, with what they come to.
///
/// # Errors
/// If a table is larger than a sheet can be.
pub fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, XlsxError> {
    let (year, month, day) = portfolio.meta.ymd;
    let not_stated = portfolio.labels.text("not-stated");
    let overview = overview(portfolio);
    let heat = (!portfolio.heat.is_empty()).then(|| heat(portfolio));
    let all = { portfolio.tables.iter() }.filter(|table| table.medium != Medium::Paper && !table.rows.is_empty());
    let all = std::iter::once(&overview).chain(&heat).chain(all);
    tables::workbook(Book {
        title: portfolio.meta.title.clone(),
        author: "Ratsmappe".to_owned(),
        language: portfolio.labels.language(),
        date: Date::new(year, month, day).unwrap_or_default(),
        tables: all.map(|table| on_a_sheet(table, &not_stated)).collect(),
    })
}

fn on_a_sheet<'a>(table: &'a SummaryTable, not_stated: &'a str) -> Table<'a> {
    let has_cents = |at: usize| {
        let all = table.rows.iter().chain(&table.total).chain(&table.apart).filter_map(|row| row.get(at));
        all.into_iter().any(|cell| matches!(cell, CellValue::Money(cents, _) if cents % 100 != 0))
    };
    let column = |(at, (name, kind)): (usize, &(String, ColumnKind))| Column {
        kind: match kind {
            ColumnKind::Money if has_cents(at) => tables::ColumnKind::Cents,
            ColumnKind::Figure | ColumnKind::Money => tables::ColumnKind::Figure,
            ColumnKind::Wide | ColumnKind::Name | ColumnKind::Words | ColumnKind::Day => tables::ColumnKind::Any,
        },
        ..Column::new(name, width(*kind))
    };
    let columns = table.columns.iter().enumerate().map(column).collect();
    let rows = Box::new(table.rows.iter().map(|row| added_up(row, &table.sums, not_stated)));
    let total = table.total.as_ref().map(|total| {
        let cell = |(at, value): (usize, &'a CellValue)| {
            let rows = table.rows.iter().filter_map(|row| row.get(at)).filter_map(number);
            summed(value, rows.fold(0, i64::saturating_add), Adds::Rows, not_stated)
        };
        total.iter().enumerate().map(cell).collect()
    });
    let apart = table.apart.iter().enumerate().map(|(at, row)| with_those_above(row, table, at, not_stated)).collect();
    let notes = table.notes.iter().map(|note| Cow::Borrowed(note.as_str())).collect();
    Table { total, apart, notes, ..Table::new(&*table.sheet, columns, rows) }
}

/// The cells of a row below the sums; those of the last one, which is the sum with all above it, as formulas.
fn with_those_above<'a>(
    row: &'a [CellValue],
    table: &'a SummaryTable,
    at: usize,
    not_stated: &'a str,
) -> Vec<Cell<'a>> {
    if at + 1 < table.apart.len() {
        return row.iter().map(|value| cell(value, not_stated)).collect();
    }
    let above = || table.total.iter().chain(table.apart.iter().take(at));
    let cell = |(place, value): (usize, &'a CellValue)| {
        let amounts = above().filter_map(|row| number(row.get(place)?));
        summed(value, amounts.fold(0, i64::saturating_add), Adds::Above(at + 1), not_stated)
    };
    row.iter().enumerate().map(cell).collect()
}

/// The cells of a row; those that are sums of others as formulas.
fn added_up<'a>(row: &'a [CellValue], sums: &[RowSum], not_stated: &'a str) -> Vec<Cell<'a>> {
    let of = |places: &mut dyn Iterator<Item = &usize>| {
        places.filter_map(|at| number(row.get(*at)?)).fold(0, i64::saturating_add)
    };
    let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let cell = |(at, value): (usize, &'a CellValue)| match sums.iter().find(|sum| sum.at == at) {
        Some(RowSum { plus, minus, .. }) => {
            let comes_to = of(&mut plus.iter()).saturating_sub(of(&mut minus.iter()));
            let adds = Adds::Columns(plus.iter().copied().map(place).collect(), minus.map(place));
            summed(value, comes_to, adds, not_stated)
        }
        None => cell(value, not_stated),
    };
    row.iter().enumerate().map(cell).collect()
}

/// A figure as a formula where its cells come to it. Posts that are not held at once, or an amount that is a range in one of
/// the rows, are no sum of cells.
fn summed<'a>(value: &'a CellValue, comes_to: i64, adds: Adds, not_stated: &'a str) -> Cell<'a> {
    let plain = cell(value, not_stated);
    if number(value) == Some(comes_to) { Cell::Sum(Box::new(plain), adds) } else { plain }
}

/// What can be added up: how many, or cents. Posts follow each other; they cannot.
fn number(value: &CellValue) -> Option<i64> {
    match value {
        CellValue::Money(cents, _) => Some(*cents),
        CellValue::Number(count) => i64::try_from(*count).ok(),
        _ => None,
    }
}

fn cell<'a>(value: &'a CellValue, not_stated: &'a str) -> Cell<'a> {
    match value {
        CellValue::Text(text) => Cell::Text(Cow::Borrowed(text)),
        CellValue::Number(number) => Cell::Number(*number as f64),
        CellValue::Decimal(number, _) => Cell::Number(*number),
        CellValue::Money(cents, _) => Cell::Money(*cents),
        CellValue::Day(date, _) => Cell::Day(*date),
        CellValue::NotStated => Cell::Text(Cow::Borrowed(not_stated)),
        CellValue::Empty => Cell::Empty,
    }
}

/// The width of a column, in characters.
fn width(kind: ColumnKind) -> u16 {
    match kind {
        ColumnKind::Wide => 44,
        ColumnKind::Name => 36,
        ColumnKind::Words => 24,
        ColumnKind::Figure | ColumnKind::Money | ColumnKind::Day => 16,
    }
}

fn sheet(portfolio: &Portfolio, key: &'static str, rows: Vec<Vec<CellValue>>) -> SummaryTable {
    SummaryTable {
        key,
        title: portfolio.labels.text(&format!("portfolio.{key}")),
        sheet: portfolio.labels.text(&format!("portfolio.sheet.{key}")),
        columns: Vec::new(),
        rows,
        total: None,
        apart: Vec::new(),
        sums: Vec::new(),
        notes: Vec::new(),
        more: 0,
        most: 0,
        medium: Medium::Workbook,
    }
}

/// The sums of all, and where they come from.
fn overview(portfolio: &Portfolio) -> SummaryTable {
    let label = |key: &str| portfolio.labels.text(key);
    let number = |key: &str, count: usize| Some((label(key), CellValue::Number(count)));
    let words = |key: &str, text: Option<&String>| Some((label(key), CellValue::Text(text?.clone())));
    let amount = |key: &str, amount: Option<&Amount>| {
        let Amount { cents, shown } = amount?;
        Some((label(key), CellValue::Money(*cents, shown.clone())))
    };
    let (year, month, day) = portfolio.meta.ymd;
    let made = Date::new(year, month, day).ok().map(|day| CellValue::Day(day, portfolio.meta.date.clone()));
    // A range is two numbers.
    let after = portfolio.follow_up.as_ref();
    let range = after.filter(|after| after.least != after.most);
    let (money, control, asked) = (portfolio.money.as_ref(), portfolio.control, portfolio.asked.as_ref());
    let town = |key: &str| match portfolio.town {
        true => format!("portfolio.town.{key}"),
        false => format!("portfolio.{key}"),
    };
    let facts = [
        made.map(|day| (label("cover.date"), day)),
        words("portfolio.fact-as-of", portfolio.meta.as_of.as_ref()),
        words("portfolio.fact-title", portfolio.meta.shared_title.as_ref()),
        words("fact.municipality", Some(&portfolio.meta.municipality).filter(|_| portfolio.town)),
        number(&town("col-projects"), portfolio.projects),
        words("portfolio.fact-left-out", portfolio.left_out.as_ref()),
        number("portfolio.col-municipalities", portfolio.municipalities)
            .filter(|_| !portfolio.town && portfolio.municipalities != portfolio.projects),
        number("portfolio.fact-stated", portfolio.stated),
        number("portfolio.fact-assumed", portfolio.assumed),
        amount("portfolio.fact-costs", money.map(|money| &money.total)),
        words("portfolio.fact-years", money.map(|money| &money.years)),
        amount("portfolio.fact-granted", money.and_then(|money| money.granted.as_ref())),
        amount("portfolio.fact-unstated", money.and_then(|money| money.unstated.as_ref())),
        amount("money.bearer.own", money.and_then(|money| money.own.as_ref())),
        amount("money.bearer.open", money.and_then(|money| money.open.as_ref())),
        money.and_then(|money| number("portfolio.fact-without", money.without)),
        amount("portfolio.col-asked", asked.map(|asked| &asked.total)),
        amount("portfolio.col-asked-granted", asked.and_then(|asked| asked.granted.as_ref())),
        amount("portfolio.fact-asked-unstated", asked.and_then(|asked| asked.unstated.as_ref())),
        amount("portfolio.fact-asked-own", asked.and_then(|asked| asked.own.as_ref())),
        amount("portfolio.tile-follow-up", after.filter(|_| range.is_none()).map(|after| &after.most)),
        amount("portfolio.fact-follow-up-least", range.map(|after| &after.least)),
        amount("portfolio.fact-follow-up-most", range.map(|after| &after.most)),
        portfolio.posts.clone().map(|posts| (label("portfolio.col-posts"), posts)),
        control.and_then(|control| number("portfolio.fact-points", control.points)),
        control.and_then(|control| number("portfolio.fact-settled", control.settled)),
        control.and_then(|control| number("portfolio.fact-overdue", control.overdue)),
        control.and_then(|control| number("portfolio.fact-unverifiable", control.unverifiable)),
        control.and_then(|control| number("portfolio.fact-past", control.past)),
        control.and_then(|control| number("portfolio.fact-not-due", control.not_due)),
        words("portfolio.fact-unsaid", Some(&portfolio.unsaid.join(", ")).filter(|text| !text.is_empty())),
    ];
    let sources = portfolio.provenance.iter().map(|(name, value)| (name.clone(), CellValue::Text(value.clone())));
    let rows = facts.into_iter().flatten().chain(sources);
    let rows = rows.map(|(name, value)| vec![CellValue::Text(name), value]).collect();
    let columns = [("col.what", ColumnKind::Wide), ("portfolio.col-value", ColumnKind::Wide)];
    let columns = columns.map(|(key, kind)| (label(key), kind)).to_vec();
    SummaryTable { columns, ..sheet(portfolio, "overview", rows) }
}

/// The heat map as a table.
fn heat(portfolio: &Portfolio) -> SummaryTable {
    let label = |key: &str| portfolio.labels.text(key);
    let bands = portfolio.bands.iter().map(|band| (band.clone(), ColumnKind::Figure));
    let columns = std::iter::once((label("col.phase"), ColumnKind::Wide)).chain(bands);
    let rows = portfolio.heat.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| CellValue::Number(cell.count));
        std::iter::once(CellValue::Text(row.phase.clone())).chain(cells).chain([CellValue::Number(row.total)]).collect()
    });
    let rows = rows.collect();
    let columns = columns.chain([(label("portfolio.col-projects"), ColumnKind::Figure)]).collect();
    let all = RowSum { at: portfolio.bands.len() + 1, plus: (1..=portfolio.bands.len()).collect(), minus: None };
    SummaryTable { columns, sums: vec![all], ..sheet(portfolio, "heat", rows) }
}
