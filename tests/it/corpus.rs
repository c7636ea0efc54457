//! Broken workbooks and profiles, made here by hand: whatever is in them, the program answers with a
//! message at its place, in time, within its memory, and says nothing a terminal could trip over.

// A test that cannot set its scene has failed.
#![allow(clippy::expect_used, clippy::panic)]

mod archives;
mod cells;
mod odd;
pub mod profiles;
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::Value;

/// What no message takes longer than. Nothing here needs a tenth of it.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest line of a message, in characters: a screen's worth.
const LONGEST_LINE: usize = 400;

/// One file, how it is called, and what is to be said of it: `code place` for each finding, errors
/// first, at most three; or `ok` and how many criteria were read.
pub struct Case {
    pub what: String,
    pub file: String,
    pub bytes: Vec<u8>,
    pub said: String,
}

fn case(what: impl Into<String>, file: &str, bytes: impl Into<Vec<u8>>, said: &str) -> Case {
    Case { what: what.into(), file: file.into(), bytes: bytes.into(), said: said.into() }
}

/// What `check` says, in short: the findings without the file's name, which is the same everywhere.
fn in_short(report: &Value, file: &str) -> String {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let place = |finding: &Value| match (text(finding, "sheet"), text(finding, "cell"), &finding["line"]) {
        (sheet, cell, _) if !cell.is_empty() => format!("{sheet}!{cell}"),
        (sheet, _, _) if !sheet.is_empty() => sheet,
        (_, _, Value::Number(line)) => format!("{line}:{}", finding["column"]),
        _ => text(finding, "file").replace(file, "file"),
    };
    let empty = Vec::new();
    let findings = report["diagnostics"].as_array().unwrap_or(&empty);
    let of = |severity: &'static str| findings.iter().filter(move |f| f["severity"] == severity);
    let chosen: Vec<String> =
        of("error").chain(of("warning")).take(3).map(|f| format!("{} {}", text(f, "code"), place(f))).collect();
    match of("error").count() {
        0 => {
            let read = report["catalog"]["criteria"].as_u64().unwrap_or_default();
            [format!("ok {read}")].into_iter().chain(chosen).collect::<Vec<_>>().join(", ")
        }
        _ => chosen.join(", "),
    }
}

/// Whether a text can be shown to anybody: no control characters, no traces of the program's insides.
fn is_fit_to_show(text: &str) -> Result<(), String> {
    let control =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if let Some(c) = text.chars().find(|c| control(*c)) {
        return Err(format!("it holds {c:?}"));
    }
    for inside in ["Some(", "None)", "Err(", "Ok(", "panicked", "unwrap", "RUST_BACKTRACE", "internal-error"] {
        if text.contains(inside) {
            return Err(format!("it shows `{inside}`"));
        }
    }
    match text.lines().find(|line| line.chars().count() > LONGEST_LINE) {
        Some(line) => Err(format!("a line has {} characters", line.chars().count())),
        None => Ok(()),
    }
}

/// Words that English sentences hardly do without, and German ones never have.
const ENGLISH: [&str; 17] = [
    "the", "is", "and", "of", "must", "not", "has", "have", "there", "this", "with", "you", "cannot", "are", "it",
    "which", "from",
];

/// How many findings of a kind people are shown.
const SHOWN: usize = 25;

/// Whether German messages are German, and of the same faults. What parsers say stays in their own words, and
/// so do the catalogue's.
fn is_german(shown: &str, report: &Value) -> Result<(), String> {
    let code = |line: &str| {
        let head = line.strip_prefix("Fehler[").or_else(|| line.strip_prefix("Warnung["))?;
        head.split_once(']').map(|(code, _)| code.to_owned())
    };
    let codes: Vec<String> = shown.lines().filter_map(code).collect();
    let findings = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let mut want: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    // People are shown so many of a kind and told of the rest; programs get them all.
    let mut shown_of: BTreeMap<&str, usize> = BTreeMap::new();
    let found = want.len();
    want.retain(|code| {
        let count = shown_of.entry(code).or_default();
        *count += 1;
        *count <= SHOWN
    });
    if want.len() < found && want.last() != Some(&"too-many-findings") {
        want.push("too-many-findings");
    }
    if codes != want {
        return Err(format!("other codes in German: {codes:?}, not {want:?}"));
    }
    let said = |line: &&str| code(line).is_some() || line.starts_with("  Hinweis: ");
    let foreign = |line: &&str| {
        let parser = code(line).is_some_and(|code| ["syntax", "unreadable-workbook"].contains(&code.as_str()));
        parser || line.starts_with("  Hinweis: möglich sind: ")
    };
    for line in shown.lines().filter(said).filter(|line| !foreign(line)) {
        // Codes, names and quotations are the same in every language.
        let own = line.split_once(' ').map_or("", |(_, text)| text).split('`').step_by(2);
        let mut words = own.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
        if let Some(word) = words.find(|word| ENGLISH.contains(word)) {
            return Err(format!("English `{word}` in: {line}"));
        }
    }
    Ok(())
}

/// All workbooks of the corpus.
#[cfg(feature = "pdf")]
pub fn workbooks() -> Vec<Case> {
    [archives::cases(), cells::cases(), tables::cases(), odd::cases()].into_iter().flatten().collect()
}

/// Runs `check` over a case, in German for people and in English for programs, and gives what it says in short.
fn checked(case: &Case, catalog: bool) -> Result<String, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(&case.file);
    fs::write(&path, &case.bytes).expect("a written file");
    let run = |format: &str, language: &str| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("ratsmappe");
        command.current_dir(folder.path()).env("NO_COLOR", "1").env("LC_ALL", "C").timeout(PATIENCE).arg("check");
        if catalog {
            command.arg("--catalog");
        }
        command
            .args([case.file.as_str(), "--format", format, "--ui-lang", language])
            .output()
            .expect("the program runs")
    };
    let (json, text) = (run("json", "en"), run("text", "de"));
    let report: Value = serde_json::from_slice(&json.stdout)
        .map_err(|_| format!("no report: {:?}, {}", json.status, String::from_utf8_lossy(&json.stderr)))?;
    let short = in_short(&report, &case.file);
    let code = if short.starts_with("ok ") { 0 } else { 3 };
    if json.status.code() != Some(code) || text.status.code() != Some(code) {
        return Err(format!("exit codes {:?} and {:?} after: {short}", json.status, text.status));
    }
    let shown = String::from_utf8(text.stderr).map_err(|_| "a message that is not UTF-8")?;
    is_fit_to_show(&shown).map_err(|why| format!("{why}:\n{shown}"))?;
    is_german(&shown, &report)?;
    Ok(short)
}

/// Checks all cases, a few at once, and gives what is not as expected.
fn check_all(cases: &[Case], catalog: bool) {
    let next = AtomicUsize::new(0);
    let mut wrong: BTreeMap<usize, String> = BTreeMap::new();
    std::thread::scope(|scope| {
        let work = || {
            let mut wrong = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(case) = cases.get(number) else { return wrong };
                let said = checked(case, catalog).unwrap_or_else(|fault| format!("FAULT {fault}"));
                if said != case.said {
                    wrong.push((number, format!("{}:\n  want {}\n  said {said}", case.what, case.said)));
                }
            }
        };
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().for_each(|thread| wrong.extend(thread.join().expect("a thread that ends")));
    });
    let list: Vec<String> = wrong.into_values().collect();
    assert!(list.is_empty(), "{} of {}:\n{}", list.len(), cases.len(), list.join("\n"));
}

/// An archive of these entries.
fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(entries: impl IntoIterator<Item = (N, B)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(name.as_ref(), zip::write::SimpleFileOptions::default()).expect("an entry");
        writer.write_all(bytes.as_ref()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A small sound workbook, part by part, to be broken.
#[derive(Clone)]
struct Book(BTreeMap<&'static str, String>);

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STYLES: &str = "xl/styles.xml";
const TYPES: &str = "[Content_Types].xml";

impl Book {
    /// Three criteria in A1:D4: header, `Alpha` P1, `Beta` P2, `Gamma` P3; `Beta` is a milestone.
    fn sound() -> Self {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        let strings = [
            "Kriterium",
            "Phase",
            "Meilenstein",
            "Kurzbeschreibung",
            "Alpha",
            "P1",
            "Beta",
            "P2",
            "x",
            "Gamma",
            "P3",
            "Was es ist.",
        ];
        let items: String = strings.iter().map(|s| format!("<si><t>{s}</t></si>")).collect();
        let rows: [&[u32]; 4] = [&[0, 1, 2, 3], &[4, 5, 99, 11], &[6, 7, 8, 11], &[9, 10, 99, 11]];
        let mut data = String::new();
        for (row, cells) in (1..).zip(rows) {
            data.push_str(&format!("<row r=\"{row}\">"));
            for (column, string) in ["A", "B", "C", "D"].iter().zip(cells).filter(|(_, s)| **s != 99) {
                data.push_str(&format!("<c r=\"{column}{row}\" t=\"s\"><v>{string}</v></c>"));
            }
            data.push_str("</row>");
        }
        Self([
            (TYPES, format!("{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>")),
            ("_rels/.rels", format!("{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            (WORKBOOK, format!("{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Tabelle\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")),
            (RELATIONS, format!("{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>")),
            (STYLES, format!("{head}<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>")),
            (STRINGS, format!("{head}<sst xmlns=\"{main}\" count=\"12\" uniqueCount=\"12\">{items}</sst>")),
            (SHEET, format!("{head}<worksheet xmlns=\"{main}\"><dimension ref=\"A1:D4\"/><sheetData>{data}</sheetData></worksheet>")),
        ].into())
    }

    /// With a text of a part replaced; it must be there.
    fn with(mut self, part: &'static str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(part).expect("a part");
        assert!(text.contains(from), "{part} has no {from}");
        *text = text.replace(from, to);
        self
    }

    /// With another part.
    fn put(mut self, part: &'static str, text: impl Into<String>) -> Self {
        self.0.insert(part, text.into());
        self
    }

    fn without(mut self, part: &'static str) -> Self {
        self.0.remove(part);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        zipped(&self.0)
    }
}

/// Replaces a run of bytes wherever it stands; it must be there.
fn patched(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = bytes.to_vec();
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty(), "nothing to replace");
    places.into_iter().for_each(|at| out[at..at + to.len()].copy_from_slice(to));
    out
}

#[test]
fn broken_archives() {
    check_all(&archives::cases(), true);
}

#[test]
fn broken_parts_and_cells() {
    check_all(&cells::cases(), true);
}

#[test]
fn broken_tables() {
    check_all(&tables::cases(), true);
}

#[test]
fn odd_workbooks_that_are_sound() {
    check_all(&odd::cases(), true);
}

#[test]
fn broken_profiles() {
    check_all(&profiles::cases(), false);
}

#[test]
fn the_corpus_is_as_large_as_it_is_said_to_be() {
    let workbooks = archives::cases().len() + cells::cases().len() + tables::cases().len();
    assert!(workbooks >= 150, "{workbooks} broken workbooks");
    assert!(profiles::cases().len() >= 80, "{} broken profiles", profiles::cases().len());
    for cases in [archives::cases(), cells::cases(), tables::cases(), odd::cases(), profiles::cases()] {
        let mut names: Vec<&str> = cases.iter().map(|c| c.what.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases.len(), "every case has a name of its own");
    }
}
