//! What fuzzing has found, each with an input like the one it was found with (`fuzz/README.md`).

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use ratsmappe::catalog;
use ratsmappe::diagnostic::{Style, render};
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Inline, Modules, Prose, ProseBlock};
use ratsmappe::workbook::{Cell, CellValue, Sheet, SheetRow, Workbook};
use serde_json::json;

/// A text module rendered with a value for `v`.
fn rendered(module: &str, value: &str) -> Vec<ProseBlock> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let modules = folder.path().join("x/text/de");
    std::fs::create_dir_all(&modules).expect("a folder");
    std::fs::write(modules.join("m.md"), module).expect("a module");
    let modules = Modules::new(&Templates::from_folder(folder.path()).expect("templates")).expect("modules");
    match modules.render("x", "de", &json!({ "v": value })).expect("a text").remove("m") {
        Some(Prose::Rich(blocks)) => blocks,
        other => panic!("{other:?}"),
    }
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

#[test]
fn a_number_before_a_full_stop_begins_no_list() {
    assert_eq!(rendered("{{ v }}. Sitzung", "12"), [ProseBlock::P(vec![text("12. Sitzung")])]);
    assert_eq!(rendered("Die\n{{ v }}) Sitzung", "1"), [ProseBlock::P(vec![text("Die 1) Sitzung")])]);
}

#[test]
fn a_blank_that_does_not_break_stays_within_its_emphasis() {
    let strong = Inline::Strong(vec![text("\u{a0}fest\u{202f}")]);
    let want = [ProseBlock::P(vec![text("a "), strong, text(" b")])];
    assert_eq!(rendered("a **{{ v }}** b", "\u{a0}fest\u{202f}"), want);
}

#[test]
fn a_line_break_in_a_short_text_does_not_join_two_words() {
    let text = "kommune.name = \"Bad\\nOrt\"\nbeschluss.text = [\"\"\"eins\r\nzwei\"\"\"]\n\
                projekt = { titel = 'T', phase = 'P3', problem = \"\"\"a\n\nb\"\"\" }\n";
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let profile = profile.expect("a profile");
    assert_eq!(found, []);
    assert_eq!((&*profile.municipality.name, &*profile.resolution.text[0]), ("Bad Ort", "eins zwei"));
    assert_eq!(profile.project.problem.as_deref(), Some("a\n\nb"), "paragraphs stay");
}

#[test]
fn a_header_row_of_two_hundred_long_headers_and_as_many_sheets_fit_a_message() {
    let cells = |first: &str| {
        let cell = |column| {
            let header = if column == 0 { first.to_owned() } else { format!("Spalte {column} {}", "x".repeat(200)) };
            Cell { column, value: CellValue::Text(header) }
        };
        (0..200).map(cell).collect::<Vec<_>>()
    };
    let sheet = |name: String, first: &str| Sheet {
        name: name.into(),
        hidden: false,
        rows: vec![SheetRow { index: 0, cells: cells(first) }],
        merged: Vec::new(),
    };
    let one = vec![sheet("Tabelle".to_owned(), "Phase")];
    let many = (0..200).map(|n| sheet(format!("Blatt {n}"), "Text")).collect();
    for (sheets, told) in [(one, "and 192 more"), (many, "`Blatt 0`")] {
        let workbook = Workbook {
            file: "t.xlsx".into(),
            sha256: String::new(),
            sheets,
            passed: Vec::new(),
            saved: Default::default(),
        };
        let (_, found) = catalog::read(&workbook, Language::German);
        let drawn: String = found.iter().map(|d| render(d, Style::Plain, Language::English)).collect();
        assert!(drawn.contains("error[missing-column]") && drawn.contains(told), "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() < 500), "{drawn}");
    }
}

#[test]
fn a_reason_that_quotes_the_file_is_cut() {
    let open = "a".repeat(3_000);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", format!("<office:document-content><{open}></b></office:document-content>")),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        std::io::Write::write_all(&mut archive, content.as_bytes()).expect("its content");
    }
    let found = Workbook::read("t.ods", &archive.finish().expect("an archive").into_inner()).expect_err("it is broken");
    assert_eq!(found[0].code.name(), "unreadable-workbook");
    let message = found[0].message.text(Language::English);
    assert!(message.chars().count() < 250, "{message}");
}
