//! All criteria of a project as a workbook to work with: filtered, sorted, filled in further by its owners. Takes a
//! briefing, gives the bytes of an xlsx file.

use jiff::civil::Date;
use rust_xlsxwriter::XlsxError;

use crate::briefing::{Briefing, WorkingRow};
use crate::tables::{self, Book, Cell, Column, ColumnKind, Table};

/// The columns: the label of the header, and the width in characters.
const COLUMNS: [(&str, u16); 17] = [
    ("col.id", 8),
    ("col.criterion", 44),
    ("col.phase", 22),
    ("list.workstreams", 24),
    ("list.driver", 24),
    ("list.stakeholders", 30),
    ("list.milestone", 20),
    ("col.in-papers", 12),
    ("col.reason", 34),
    ("col.status", 14),
    ("card.evidence", 44),
    ("col.responsible", 28),
    ("list.due", 14),
    ("card.note", 44),
    ("list.sub-drivers", 30),
    ("list.operating-model", 16),
    ("list.transfer", 16),
];

/// Writes the list; what a project says stays text, whatever it looks like.
///
/// # Errors
/// If the workbook cannot be put together.
pub fn workbook(briefing: &Briefing) -> Result<Vec<u8>, XlsxError> {
    let label = |key: &str| briefing.labels.text(key);
    let (year, month, day) = briefing.meta.ymd;
    let title = briefing.labels.fill("list.title", &[("title", &briefing.meta.title)]);
    let column = |(key, width): (&str, u16)| Column {
        kind: match key {
            "col.status" => ColumnKind::Choice(briefing.working_list.statuses.clone()),
            "list.due" => ColumnKind::Day,
            _ => ColumnKind::Any,
        },
        ..Column::new(label(key), width)
    };
    let rows = Box::new(briefing.working_list.rows.iter().map(row));
    let table = Table::new(label("list.sheet"), COLUMNS.map(column).into(), rows);
    tables::workbook(Book {
        title,
        author: briefing.meta.municipality.clone(),
        language: briefing.labels.language(),
        date: Date::new(year, month, day).unwrap_or_default(),
        // Its owners fill it in further.
        tables: vec![Table { kept: 2, grows: true, ..table }],
    })
}

fn row(values: &WorkingRow) -> Vec<Cell<'_>> {
    let before = [
        &values.id,
        &values.title,
        &values.phase,
        &values.workstreams,
        &values.driver,
        &values.stakeholders,
        &values.milestone,
        &values.selected,
        &values.reasons,
        &values.status,
        &values.evidence,
        &values.responsible,
    ];
    let due = values.due.map_or(Cell::Empty, Cell::Day);
    let after = [&values.note, &values.sub_drivers, &values.operating_model, &values.transfer];
    before.into_iter().map(Cell::text).chain([due]).chain(after.into_iter().map(Cell::text)).collect()
}
