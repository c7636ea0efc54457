//! The portfolio as a workbook: the sums, and the tables with all their rows, one a sheet.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;

use super::model::Portfolio;
use super::table::{CellValue, ColumnKind, Medium, SummaryTable};
use crate::tables::{self, Book, Cell, Column, Table};

/// Writes all tables; what projects say stays text, whatever it looks like.
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
    let column = |(name, kind): &(String, ColumnKind)| Column {
        kind: match kind {
            ColumnKind::Figure | ColumnKind::Money => tables::ColumnKind::Figure,
            ColumnKind::Wide | ColumnKind::Words | ColumnKind::Day => tables::ColumnKind::Any,
        },
        ..Column::new(name, width(*kind))
    };
    let columns = table.columns.iter().map(column).collect();
    let cells = |row: &'a Vec<CellValue>| row.iter().map(|value| cell(value, not_stated)).collect();
    let rows = Box::new(table.rows.iter().map(cells));
    Table { total: table.total.as_ref().map(cells), ..Table::new(&*table.sheet, columns, rows) }
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
    let (money, control) = (portfolio.money.as_ref(), portfolio.control);
    let town = |key: &str| match portfolio.town {
        true => format!("portfolio.town.{key}"),
        false => format!("portfolio.{key}"),
    };
    let facts = [
        words("cover.date", Some(&portfolio.meta.date)),
        words("portfolio.fact-as-of", portfolio.meta.as_of.as_ref()),
        words("portfolio.fact-title", portfolio.meta.shared_title.as_ref()),
        words("fact.municipality", Some(&portfolio.meta.municipality).filter(|_| portfolio.town)),
        number(&town("col-projects"), portfolio.projects),
        words("portfolio.fact-left-out", portfolio.left_out.as_ref()),
        number("portfolio.col-municipalities", portfolio.municipalities)
            .filter(|_| !portfolio.town && portfolio.municipalities != portfolio.projects),
        number("portfolio.fact-stated", portfolio.stated),
        number("portfolio.fact-assumed", portfolio.assumed),
        words("portfolio.fact-costs", money.map(|money| &money.total)),
        words("portfolio.fact-years", money.map(|money| &money.years)),
        words("portfolio.fact-granted", money.map(|money| &money.granted)),
        words("money.bearer.own", money.and_then(|money| money.own.as_ref())),
        words("money.bearer.open", money.and_then(|money| money.open.as_ref())),
        money.and_then(|money| number("portfolio.fact-without", money.without)),
        words("portfolio.tile-follow-up", portfolio.follow_up.as_ref().map(|(amount, _)| amount)),
        words("portfolio.col-posts", portfolio.posts.as_ref()),
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
    SummaryTable { columns, ..sheet(portfolio, "heat", rows) }
}
