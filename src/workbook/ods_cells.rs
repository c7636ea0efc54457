//! The cells of an ods file that do not show the number they hold, and those that are merged: remembered by table and
//! place as they are passed, asked for when calamine gives their values.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::escape::unescape;

use super::model::Merged;
use super::number_format::Shown;

/// Cells of several rows: how the columns show their numbers in each of them.
type Rows = (Range<u64>, Vec<(Range<u64>, Shown)>);

/// What calamine does not tell of the cells of a workbook.
#[derive(Debug, Default)]
pub(super) struct OdsCells {
    /// By the table's name, in the order of rows.
    tables: BTreeMap<String, Vec<Rows>>,
    merged: BTreeMap<String, Vec<Merged>>,
    current: String,
}

impl OdsCells {
    /// A table begins; `name` as its attribute is written.
    pub(super) fn table(&mut self, name: &str) {
        self.current = unescape(name).map_or_else(|_| name.to_owned(), |name| name.into_owned());
    }

    /// Cells of the current table and how they show their number, row after row.
    pub(super) fn add_shown(&mut self, rows: Range<u64>, columns: Range<u64>, shown: Shown) {
        if shown == Shown::Plain {
            return;
        }
        let table = self.tables.entry(self.current.clone()).or_default();
        match table.last_mut() {
            Some((last, cells)) if *last == rows => cells.push((columns, shown)),
            _ => table.push((rows, vec![(columns, shown)])),
        }
    }

    /// Cells of the current table that hang together, if they do.
    pub(super) fn add_merged(&mut self, merged: Option<Merged>) {
        if let Some(merged) = merged {
            self.merged.entry(self.current.clone()).or_default().push(merged);
        }
    }

    /// The merged cells of a table.
    pub(super) fn merged(&self, table: &str) -> Vec<Merged> {
        self.merged.get(table).cloned().unwrap_or_default()
    }

    /// How a cell shows its number.
    pub(super) fn shown(&self, table: &str, row: u32, column: u32) -> Shown {
        let Some(rows) = self.tables.get(table) else { return Shown::Plain };
        let at = rows.partition_point(|(range, _)| range.end <= u64::from(row));
        let found = rows.get(at).filter(|(range, _)| range.contains(&u64::from(row)));
        let mut cells = found.into_iter().flat_map(|(_, cells)| cells);
        cells.find(|(range, _)| range.contains(&u64::from(column))).map_or(Shown::Plain, |(_, shown)| *shown)
    }
}
