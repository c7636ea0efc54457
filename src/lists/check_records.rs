//! What `check` finds, for programs: a row a finding or gap.

use crate::batch::checked::Checked;
use crate::diagnostic::{FlatDiagnostic, FlatPlace, Severity};
use crate::language::Language;
use crate::lists::check::{all, gaps, names};
use crate::lists::records::Records;
use crate::load::Inputs;

const HEADER: [&str; 13] = [
    "municipality",
    "project",
    "what",
    "code",
    "message",
    "documents",
    "file",
    "sheet",
    "cell",
    "line",
    "column",
    "hints",
    "others",
];

/// A row a finding, then a row a gap.
#[must_use]
pub fn records(inputs: &Inputs, profiles: &[Checked], language: Language) -> Records<13> {
    let found = all(inputs, profiles).map(|(checked, finding)| {
        let [town, title] = checked.map_or([""; 2], names).map(str::to_owned);
        let FlatDiagnostic { severity, code, message, place, others, hints } = finding.flat(language);
        let FlatPlace { file, sheet, cell, line, column } = place;
        let others: Vec<String> = others.iter().map(FlatPlace::to_string).collect();
        let what = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        let [file, sheet, cell] = [file, sheet, cell].map(Option::unwrap_or_default);
        let [line, column] = [line, column].map(number);
        let (what, documents, hints) = (what.to_owned(), String::new(), hints.join("\n"));
        let others = others.join("\n");
        [town, title, what, code, message, documents, file, sheet, cell, line, column, hints, others]
    });
    let missing = gaps(profiles).map(|(checked, gap, papers)| {
        let [town, title] = names(checked).map(str::to_owned);
        let (what, key, file) = ("gap".to_owned(), gap.key.clone(), checked.file.to_owned());
        let (sheet, cell) = gap.cell.as_deref().and_then(|cell| cell.rsplit_once('!')).unwrap_or_default();
        let (sheet, cell) = (sheet.to_owned(), cell.to_owned());
        let [line, column, hints, others] = <[String; 4]>::default();
        [town, title, what, key, gap.what.clone(), papers.join(", "), file, sheet, cell, line, column, hints, others]
    });
    Records { header: HEADER, rows: found.chain(missing).collect() }
}
