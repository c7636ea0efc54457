//! The criteria of a profile for programs: one record a criterion.

use crate::language::Language;
use crate::lists::records::Records;
use crate::selection::Selection;
use crate::selection::listing::Row;

const HEADER: [&str; 12] = [
    "id",
    "title",
    "phase",
    "milestone",
    "confidence",
    "status",
    "selected",
    "reasons",
    "file",
    "sheet",
    "cell",
    "leads",
];

/// A record a criterion.
#[must_use]
pub fn records(selection: &Selection, language: Language) -> Records<12> {
    let records = selection.verdicts.iter().map(|verdict| Row::new(verdict, language)).map(|row| {
        let (kind, confidence) = row.milestone.map_or(("", ""), |m| (m.kind, m.confidence));
        let reasons: Vec<&str> = row.reasons.iter().map(|r| r.text.as_str()).collect();
        [
            row.id.to_owned(),
            row.title.to_owned(),
            row.phase.key().to_owned(),
            kind.to_owned(),
            confidence.to_owned(),
            row.status.name().to_owned(),
            if row.selected { "yes" } else { "no" }.to_owned(),
            reasons.join("; "),
            row.source.file.to_owned(),
            row.source.sheet.map(|sheet| sheet.to_string()).unwrap_or_default(),
            row.source.cell.unwrap_or_default(),
            if row.leads { "yes" } else { "no" }.to_owned(),
        ]
    });
    Records { header: HEADER, rows: records.collect() }
}
