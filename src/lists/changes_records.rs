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
    let states = [("new", &comparison.new), ("gone", &comparison.gone), ("not-compared", &comparison.not_compared)];
    for (key, state) in states.into_iter().flat_map(|(key, all)| all.iter().map(move |state| (key, state))) {
        let mut record: [String; 11] = Default::default();
        record[0].clone_from(&state.municipality);
        record[1].clone_from(&state.title);
        "project".clone_into(&mut record[2]);
        key.clone_into(&mut record[3]);
        records.push(record);
    }
    Records { header: HEADER, rows: records }
}
