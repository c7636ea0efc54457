//! Where a form would say what it no longer says: the empty cell of a questionnaire. Takes a profile and what it lacks,
//! gives a place; that of the whole file where it has no room for it.

use super::form::{Entry, Value};
use crate::diagnostic::{CellRef, Place};
use crate::profile::{Profile, keys, of_criterion};

/// The part that holds the criteria, whose rows are known by their ids.
const CRITERIA: &str = "kriterien";

/// Of a value that an entry no longer has; the whole profile is an entry too.
pub(super) fn of_value(profile: &Profile, entry: &Entry, value: &Value) -> Place {
    let room = |path: &str| room(profile, path);
    let is_single = value.key == value.path;
    let criterion = entry.name().filter(|_| value.path.split('.').next() == Some(CRITERIA));
    if let Some(cell) = criterion.and_then(|id| room(&of_criterion(&id, value.key))) {
        return cell;
    }
    match (room(value.path).filter(|_| is_single), entry.place().filter(|_| !is_single)) {
        (Some(cell), _) => cell,
        // The row is that of the entry's other values, the column that in which entries lack this one.
        (None, Some(row)) => room(value.path).and_then(|column| crossing(row, &column)).unwrap_or_else(|| row.clone()),
        (None, None) => profile.place(value.path),
    }
}

/// Of an entry that a list no longer has: where the list would go on.
pub(super) fn of_entry(profile: &Profile, list: &str, name: Option<&str>) -> Place {
    let first = keys::table(CRITERIA).and_then(|table| table.keys.iter().find(|key| !key.label.is_empty()));
    let criterion = name.zip(first).filter(|_| list == CRITERIA);
    let cell = criterion.and_then(|(id, column)| room(profile, &of_criterion(id, column.key.name)));
    // Both lists of the selection are on one sheet.
    let above = || list.rsplit_once('.').and_then(|(above, _)| room(profile, above));
    cell.or_else(|| room(profile, list)).or_else(above).unwrap_or_else(|| profile.place(list))
}

fn room(profile: &Profile, path: &str) -> Option<Place> {
    profile.questionnaire.as_ref()?.room.get(path).cloned()
}

/// The empty cell in the row of one and the column of another, if they are on one sheet.
fn crossing(row: &Place, column: &Place) -> Option<Place> {
    match (row, column) {
        (
            Place::Cell { file, sheet, cell: Some(CellRef { row, .. }), .. },
            Place::Cell { sheet: other, cell: Some(CellRef { column, .. }), .. },
        ) if sheet == other => {
            let cell = Some(CellRef { row: *row, column: *column });
            Some(Place::Cell { file: file.clone(), sheet: sheet.clone(), cell, value: String::new() })
        }
        _ => None,
    }
}
