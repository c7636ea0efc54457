//! Cells → catalogue, without a parser in between: no row is lost, and the place of every finding exists.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use ratsmappe::catalog::{self, Catalog};
use ratsmappe::diagnostic::{Diagnostic, Place, any_error};
use ratsmappe::language::Language;
use ratsmappe::names;
use ratsmappe::workbook::Workbook;
use ratsmappe_fuzz::{findings, grid};

fuzz_target!(|text: &str| {
    let workbook = grid::workbook(text);
    let Some(german) = read(&workbook, Language::German) else { return };
    // The selection must not depend on the language of the texts.
    if let Some(english) = read(&workbook, Language::English) {
        let keys = |c: &Catalog| c.criteria.iter().map(|c| (c.id.clone(), c.phase, c.milestone)).collect::<Vec<_>>();
        assert_eq!(keys(&german), keys(&english));
    }
});

/// Reads a catalogue and checks it; none if the workbook has errors.
fn read(workbook: &Workbook, language: Language) -> Option<Catalog> {
    let (catalog, found) = catalog::read(workbook, language);
    findings::check_in(workbook, &found);
    assert_eq!(catalog.is_none(), any_error(&found), "errors and no errors");
    let catalog = catalog?;
    let ids: BTreeSet<String> = catalog.criteria.iter().map(|c| names::normalise(&c.id)).collect();
    assert_eq!(ids.len(), catalog.criteria.len(), "two criteria of one id");
    all_rows_are_there(workbook, &catalog, &found);
    for criterion in &catalog.criteria {
        assert!(!criterion.title.is_empty() && !criterion.id.is_empty());
        for related in &criterion.related {
            let there = related.id.as_ref().is_none_or(|id| catalog.by_id(id).is_some());
            assert!(there, "related to {:?}, which is not there", related.id);
        }
    }
    Some(catalog)
}

/// Checks that every row below the first criterion is a criterion, has a finding, or repeats a header.
fn all_rows_are_there(workbook: &Workbook, catalog: &Catalog, found: &[Diagnostic]) {
    let Some(first) = catalog.criteria.first() else { return };
    let Some((name, start)) = catalog::cell_of(&first.place) else { panic!("a criterion without a cell") };
    let sheet = workbook.sheets.iter().find(|s| *s.name == *name).expect("its sheet");
    let title = |row: u32| sheet.value(row, start.column).map(|v| names::letters(v.shown()));
    let headers: Vec<_> = sheet.rows.iter().filter(|r| r.index < start.row).map(|r| title(r.index)).collect();
    let mut there: BTreeSet<u32> = BTreeSet::new();
    for criterion in &catalog.criteria {
        let (_, cell) = catalog::cell_of(&criterion.place).expect("a criterion's cell");
        let shown = sheet.value(cell.row, cell.column).map(|v| v.shown()).expect("its title");
        // Only invisible characters are removed from titles.
        assert_eq!(names::letters(&criterion.title), names::letters(shown));
        assert!(there.insert(cell.row), "two criteria from one row");
    }
    for place in found.iter().flat_map(|d| &d.labels).map(|l| &l.place) {
        if let Place::Cell { sheet, cell: Some(cell), .. } = place
            && **sheet == *name
        {
            there.insert(cell.row);
        }
    }
    for row in sheet.rows.iter().filter(|r| r.index >= start.row && !there.contains(&r.index)) {
        assert!(headers.contains(&title(row.index)), "row {} is lost: {row:?}", row.index + 1);
    }
}
