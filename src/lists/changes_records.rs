//! Changes for programs: one record a change.

use serde_json::Value;

use crate::lists::comparison::Comparison;
use crate::lists::records::Records;
use crate::progress::rows::cell;

const HEADER: [&str; 11] =
    ["municipality", "project", "topic", "key", "id", "of", "from", "to", "difference", "direction", "reason"];

/// All changes of all projects, one a row; then the projects that could not be compared.
#[must_use]
pub fn records(comparison: &Comparison) -> Records<11> {
    let mut records = Vec::new();
    for project in &comparison.projects {
        for row in project.rows() {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            let value = |value: &Option<Value>| value.as_ref().map(cell).unwrap_or_default();
            records.push([
                project.new.municipality.clone(),
                project.new.title.clone(),
                row.topic.to_owned(),
                row.key.to_owned(),
                text(&row.id),
                text(&row.of),
                value(&row.from),
                value(&row.to),
                row.difference.map(|d| d.to_string()).unwrap_or_default(),
                row.direction.unwrap_or_default().to_owned(),
                text(&row.reason),
            ]);
        }
    }
    let new = comparison.new.iter().map(|state| ("new", state, None));
    let gone = comparison.gone.iter().map(|state| ("gone", state, None));
    let not_compared = comparison.not_compared.iter().map(|known| ("not-compared", &known.state, Some(&known.old)));
    for (key, state, old) in new.chain(gone).chain(not_compared) {
        let mut record: [String; 11] = Default::default();
        record[0].clone_from(&state.municipality);
        record[1].clone_from(&state.title);
        "project".clone_into(&mut record[2]);
        key.clone_into(&mut record[3]);
        // The two files of which one has errors.
        if let Some(old) = old {
            record[6] = old.as_ref().map(|old| old.file.clone()).unwrap_or_default();
            record[7].clone_from(&state.file);
        }
        records.push(record);
    }
    Records { header: HEADER, rows: records }
}
