//! Criteria workbooks as people have them: exports, faults, the shipped one.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod exports;
mod faults;
mod files;
mod shipped;

use ratsmappe::catalog::{self, Catalog};
use ratsmappe::diagnostic::{Diagnostic, Style, render};
use ratsmappe::language::Language;
use ratsmappe::workbook::Workbook;

/// Reads a file as the program does: its catalogue, and its findings drawn without colour.
fn read(name: &str, bytes: &[u8]) -> (Option<Catalog>, String) {
    let (catalog, diagnostics) = match Workbook::read(name, bytes) {
        Ok(workbook) => catalog::read(&workbook, Language::German),
        Err(diagnostics) => (None, diagnostics),
    };
    let drawn: String = diagnostics.iter().map(|d| render(d, Style::Plain, Language::English)).collect();
    assert_eq!(catalog.is_none(), diagnostics.iter().any(Diagnostic::is_error), "{drawn}");
    (catalog, drawn)
}

/// The catalogue of a file without any finding.
#[track_caller]
fn clean(name: &str, bytes: &[u8]) -> Catalog {
    let (catalog, drawn) = read(name, bytes);
    assert_eq!(drawn, "");
    catalog.expect("no finding, so a catalogue")
}

/// Rows as csv with commas.
fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // A record of nothing is a blank line.
        if row.iter().all(String::is_empty) {
            writer.write_record([""]).expect("memory");
        } else {
            writer.write_record(row).expect("memory");
        }
    }
    writer.into_inner().expect("memory")
}

/// Sheets as xlsx: name, and rows of text; empty text leaves the cell out.
fn xlsx(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a sheet name");
        for (r, row) in (0_u32..).zip(rows) {
            for (c, value) in (0_u16..).zip(row) {
                if !value.is_empty() {
                    sheet.write_string(r, c, value).expect("a cell");
                }
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A zip archive of these entries.
fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
        zip.write_all(content.as_bytes()).expect("memory");
    }
    zip.finish().expect("an archive").into_inner()
}

/// An ods file with one sheet of this table content.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Tabelle1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", &content),
    ])
}

/// A table of text: cells separated by bars, for tests to be read.
fn table(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split('¦').map(|cell| cell.trim().replace("\\n", "\n")).collect()).collect()
}
