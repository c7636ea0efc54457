//! Cells → project list → profiles: every row is a project or says what is wrong with it. Profiles that a row
//! names are read from the input too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ratsmappe::diagnostic::{Diagnostic, any_error};
use ratsmappe::language::Language;
use ratsmappe::message::Message;
use ratsmappe::project_list::{self, Loaded};
use ratsmappe::workbook::Workbook;
use ratsmappe_fuzz::{findings, grid, sample};

fuzz_target!(|text: &str| {
    // What follows the last double form feed is the one profile file there is.
    let (cells, file) = text.rsplit_once("\u{c}\u{c}").unwrap_or((text, ""));
    let workbook = grid::workbook(cells);
    let mut load = |name: &str| match name.rsplit_once('.') {
        Some((_, "xlsx" | "ods" | "csv")) => {
            Ok(Loaded::Workbook(Workbook { file: "p.xlsx".into(), ..grid::workbook(file) }))
        }
        Some((_, ending)) => Ok(Loaded::Text(format!("p.{ending}"), file.as_bytes().to_vec())),
        None => Err(vec![Diagnostic::error(Code::FileNotFound, Message::verbatim("there is no such file"))]),
    };
    let listed = match project_list::read(&workbook, &mut load) {
        Ok(listed) => listed,
        Err(found) => {
            assert!(any_error(&found), "no list and no error");
            return findings::check_in(&workbook, &found);
        }
    };
    assert!(!listed.is_empty(), "a list without projects and without an error");
    let labels = sample::labels(Language::German);
    for (number, row) in listed.iter().enumerate() {
        findings::check_in(&workbook, &row.findings);
        match &row.profile {
            None => assert!(any_error(&row.findings), "no profile and no error"),
            Some(profile) if number < 2 && !any_error(&row.findings) => {
                let (_, found) = sample::brief(profile, Language::German, &labels);
                findings::check_in(&workbook, &found);
            }
            Some(_) => {}
        }
    }
});
