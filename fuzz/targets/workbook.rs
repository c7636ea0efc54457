//! Bytes → workbook → catalogue and project list, through the function the reading process calls.
//!
//! Panics of the parsers beneath are contained in the program by that process, and here. The first byte says what
//! the rest is: a csv, xlsx or ods file as it is, or the parts of an xlsx or ods file in clear text (`parts`).

#![no_main]

use libfuzzer_sys::fuzz_target;
use ratsmappe::diagnostic::{Diagnostic, quote};
use ratsmappe::language::Language;
use ratsmappe::message::Message;
use ratsmappe::workbook::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, Workbook};
use ratsmappe::{catalog, project_list};
use ratsmappe_fuzz::{findings, panics, parts};

fuzz_target!(
    init: panics::only_our_own_count(),
    |data: &[u8]| {
        let Some((how, rest)) = data.split_first() else { return };
        let (name, bytes) = match how.wrapping_sub(b'0') % 5 {
            0 => ("t.csv", Some(rest.to_vec())),
            1 => ("t.xlsx", Some(rest.to_vec())),
            2 => ("t.ods", Some(rest.to_vec())),
            3 => ("t.xlsx", panics::contained(|| parts::archive(rest)).flatten()),
            _ => ("t.ods", panics::contained(|| parts::archive(rest)).flatten()),
        };
        let Some(bytes) = bytes else { return };
        let Some(read) = panics::contained(|| Workbook::read(name, &bytes)) else { return };
        match read {
            Ok(workbook) => read_on(&workbook),
            Err(found) => {
                assert!(found.iter().any(|d| d.is_error()), "refused without an error");
                findings::check(&found);
            }
        }
    }
);

fn read_on(workbook: &Workbook) {
    let mut text = 0;
    for sheet in &workbook.sheets {
        assert!(!sheet.rows.is_empty(), "a sheet without rows");
        assert!(sheet.rows.is_sorted_by(|a, b| a.index < b.index), "rows twice or out of order");
        for row in &sheet.rows {
            assert!(row.index < MAX_ROWS, "row {}", row.index);
            assert!(row.cells.is_sorted_by(|a, b| a.column < b.column), "cells twice or out of order");
            for cell in &row.cells {
                assert!(cell.column < MAX_COLUMNS, "column {}", cell.column);
                let shown = cell.value.shown();
                assert!(shown.chars().count() <= MAX_CELL_CHARS, "a cell of {} characters", shown.chars().count());
                text += shown.len();
            }
        }
    }
    assert!(text <= MAX_TEXT_BYTES, "{text} bytes of text");
    // As it goes from the reading process to the program.
    let sent = serde_json::to_vec(workbook).expect("a workbook as JSON");
    assert!(serde_json::from_slice::<Workbook>(&sent).is_ok_and(|back| back == *workbook), "changed on its way");
    for language in [Language::German, Language::English] {
        let (catalog, found) = catalog::read(workbook, language);
        findings::check_in(workbook, &found);
        assert_eq!(catalog.is_none(), found.iter().any(|d| d.is_error()), "errors and no errors");
    }
    match project_list::read(workbook, &mut |name| Err(vec![no_file(name)])) {
        Ok(listed) => listed.iter().for_each(|row| findings::check_in(workbook, &row.findings)),
        Err(found) => findings::check_in(workbook, &found),
    }
}

fn no_file(name: &str) -> Diagnostic {
    Diagnostic::error(Code::FileNotFound, Message::verbatim(quote(name)))
}
