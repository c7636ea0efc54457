//! Where a questionnaire has room for what is not stated: the cell of a single value, the next free row of a table, the
//! first entry that lacks a value of a column, the cells of each criterion; and where it names its catalogue. Takes the
//! parts, gives places by path.

use std::collections::BTreeMap;

use super::fields::{self, ListSheet};
use super::marks::{ANSWER, CRITERIA, FACTS, KEY, MEMORY};
use super::memory::{CATALOG, CRITERION};
use super::parts::{Part, Parts};
use crate::diagnostic::Place;
use crate::profile::of_criterion;
use crate::workbook::SheetRow;

/// The places by path: `betrieb.modell`, `risiken`, `finanzierung.posten.traeger`, [`of_criterion`].
pub(super) fn of(parts: &Parts) -> BTreeMap<String, Place> {
    let mut room = BTreeMap::new();
    if let Some((facts, column)) = parts.part(FACTS).and_then(|facts| Some((facts, facts.column(ANSWER)?))) {
        for row in facts.rows() {
            if let Some(key) = facts.text(row, KEY) {
                room.entry(key.to_owned()).or_insert_with(|| facts.place(row.index, column));
            }
        }
    }
    if let Some((criteria, column)) = parts.part(CRITERIA).and_then(|part| Some((part, part.column("status")?))) {
        let open = criteria.rows().find(|row| criteria.text(row, CRITERION).is_some() && row.value(column).is_none());
        room.extend(open.map(|row| (CRITERIA.to_owned(), criteria.place(row.index, column))));
        for (row, id) in criteria.rows().filter_map(|row| Some((row, criteria.text(row, CRITERION)?))) {
            let columns = fields::criteria().iter().filter_map(|field| Some((field.key, criteria.column(field.key)?)));
            room.extend(columns.map(|(key, column)| (of_criterion(id, key), criteria.place(row.index, column))));
        }
    }
    if let Some((memory, column)) = parts.part(MEMORY).and_then(|part| Some((part, part.column("b")?))) {
        let named = memory.rows().find(|row| memory.text(row, "art") == Some(CATALOG));
        room.extend(named.map(|row| (CATALOG.to_owned(), memory.place(row.index, column))));
    }
    for table in fields::tables() {
        if let Some(part) = parts.part(table.path) {
            of_table(part, table, &mut room);
        }
    }
    room
}

fn of_table(part: &Part, table: &ListSheet, room: &mut BTreeMap<String, Place>) {
    let says = |row: &SheetRow, key: &str| part.column(key).and_then(|column| row.value(column)).is_some();
    let is_entry = |row: &&SheetRow| table.columns.iter().any(|field| says(row, field.key));
    let entries: Vec<&SheetRow> = part.rows().filter(is_entry).collect();
    let free = entries.last().map_or_else(|| part.first(), |last| last.index + 1);
    if let Some(column) = table.columns.iter().find_map(|field| part.column(field.key)) {
        room.insert(table.path.to_owned(), part.place(free, column));
    }
    for field in &table.columns {
        let lacks = entries.iter().find(|row| !says(row, field.key));
        if let (Some(row), Some(column)) = (lacks, part.column(field.key)) {
            room.insert(format!("{}.{}", table.path, field.key), part.place(row.index, column));
        }
    }
}
