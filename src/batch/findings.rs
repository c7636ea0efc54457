//! Findings as rows of a list, the same in that of a check and in the report of a run.

use crate::diagnostic::{FlatDiagnostic, FlatPlace, Severity};
use crate::language::Language;
use crate::message::{Message, say};
use crate::tables::{Cell, Column};

/// The columns of findings; those of what they are about go first.
#[must_use]
pub fn columns(about: Vec<Column>, language: Language) -> Vec<Column> {
    let own = [
        (say!("Severity"), 12),
        (say!("Finding"), 60),
        (say!("What to do"), 44),
        (say!("File"), 30),
        (say!("Sheet"), 14),
        (say!("Cell"), 10),
        (say!("Line"), 10),
        (say!("Character"), 10),
        (say!("Code"), 26),
        (say!("Other places"), 40),
    ];
    about.into_iter().chain(own.map(|(title, width)| Column::new(title.text(language), width))).collect()
}

/// A finding under these columns.
#[must_use]
pub fn row<'a>(about: Vec<Cell<'a>>, finding: FlatDiagnostic, language: Language) -> Vec<Cell<'a>> {
    let place = |number: Option<usize>| number.map_or(Cell::Empty, |number| Cell::Number(number as f64));
    let word = |word: Option<String>| word.map_or(Cell::Empty, Cell::text);
    let FlatPlace { file, sheet, cell, line, column } = finding.place;
    let others: Vec<String> = finding.others.iter().map(FlatPlace::to_string).collect();
    let own = [
        Cell::text(severity(finding.severity).text(language)),
        Cell::text(finding.message),
        Cell::text(finding.hints.join("\n")),
        word(file),
        word(sheet),
        word(cell),
        place(line),
        place(column),
        Cell::text(finding.code),
        word((!others.is_empty()).then(|| others.join("\n"))),
    ];
    about.into_iter().chain(own).collect()
}

fn severity(severity: Severity) -> Message {
    match severity {
        Severity::Error => say!("Error"),
        Severity::Warning => say!("Warning"),
    }
}
