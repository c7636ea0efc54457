//! The inputs of the tests, the corpus and the fuzz seeds, as files.

use std::fs;
use std::path::Path;

use ratsmappe::workbook::{CellValue, Workbook};

use super::{grid, parts};
use crate::corpus::{self, Case};
use crate::support::{Desk, root};

/// Signs of which some are printed, some read as others, some left out, some refused.
const SIGNS: &str = "\u{9}\u{b}\u{85}\u{a0}\u{ad}\u{301}\u{34f}\u{61c}\u{7ff}\u{e01}\u{1100}\u{115f}\u{1680}\u{180e}\u{2003}\
    \u{2007}\u{2009}\u{200b}\u{200c}\u{200d}\u{200e}\u{2010}\u{2011}\u{2012}\u{2015}\u{2028}\u{2029}\u{202f}\u{203f}\u{2044}\u{205f}\
    \u{2060}\u{2061}\u{2066}\u{206a}\u{20ac}\u{2153}\u{2192}\u{2212}\u{2260}\u{2460}\u{25cf}\u{2610}\u{2705}\u{2713}\u{2800}\
    \u{3000}\u{3164}\u{6f22}\u{f0a7}\u{f0b7}\u{f0e0}\u{f8ff}\u{fb01}\u{fe0f}\u{feff}\u{ff11}\u{fffc}\u{fffd}\u{1d400}\u{1f600}\
    \u{e0001}\u{e0020}";
/// What the samples name beside them.
const BESIDE: [&str; 5] = [
    "wappen-musterstadt.svg",
    "bild-pegelwacht.svg",
    "bild-leckfinder.svg",
    "frueher/falkenhaven-2026-05.toml",
    "formulare/landkreis-mittelhain.docx",
];

/// One file, and what lies beside it.
pub(super) struct Input {
    pub file: String,
    pub bytes: Vec<u8>,
    /// Whether it is a profile with a picture from the seeds.
    pub has_picture: bool,
    pub beside: Vec<(String, Vec<u8>)>,
}

impl Input {
    fn new(file: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { file: file.into(), bytes: bytes.into(), has_picture: false, beside: Vec::new() }
    }

    /// A folder with it.
    pub(super) fn desk(&self) -> Desk {
        let desk = Desk::new().with(&self.file, &self.bytes);
        self.beside.iter().fold(desk, |desk, (file, bytes)| desk.with(file, bytes))
    }
}

impl From<Case> for Input {
    fn from(case: Case) -> Self {
        Self::new(case.file, case.bytes)
    }
}

/// The files of a folder with one of these endings, in the order of their names.
fn files(folder: &Path, endings: &[&str]) -> Vec<Input> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let is_one = |path: &Path| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one));
    let mut paths: Vec<_> = entries.filter(|path| path.is_file() && (endings.is_empty() || is_one(path))).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.iter().map(|path| Input::new(name(path), fs::read(path).expect("a file"))).collect()
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    files(&root("fuzz/seeds").join(target), &[]).into_iter().map(|seed| seed.bytes).collect()
}

/// A profile with this text, as TOML writes it in quotes, wherever a text may be.
fn with_text(file: String, words: &str) -> Input {
    let text = |words: &str| format!("\"{words}\"");
    let (title, prose) = (text(&format!("Haus {words}Haus")), text(&format!("Hof und {words}Hof und")));
    let profile = format!(
        "[kommune]\nname = \"Auental\"\nquelle = {prose}\n[projekt]\ntitel = {title}\nphase = \"P2\"\nproblem = {prose}\n\
         mehrwert = [{prose}]\n[beschluss]\ntext = [{prose}]\n[[risiken]]\nrisiko = {title}\n"
    );
    Input::new(file, profile)
}

/// A text as escapes, so that no editor and no parser takes its signs for anything else.
fn escaped(text: &str) -> String {
    text.chars().map(|sign| format!("\\U{:08x}", u32::from(sign))).collect()
}

/// Profiles.
pub(super) fn profiles() -> Vec<Input> {
    let mut all: Vec<Input> = corpus::profiles::cases().into_iter().map(Input::from).collect();
    for seed in seeds("profile") {
        let (format, text) = seed.split_first().expect("a seed that is not empty");
        let ending = ["toml", "json", "yaml"][usize::from(format % 3)];
        all.push(Input::new(format!("seed.{ending}"), text));
    }
    all.extend(
        SIGNS.chars().map(|sign| with_text(format!("sign-{:04x}.toml", u32::from(sign)), &escaped(&sign.to_string()))),
    );
    for target in ["markdown", "modules", "split"] {
        let texts = seeds(target).into_iter().filter_map(|seed| String::from_utf8(seed).ok());
        all.extend(texts.map(|text| with_text(format!("{target}.toml"), &escaped(&text))));
    }
    // Pictures: the profile is the same, what lies beside it is not.
    for seed in files(&root("fuzz/seeds/logo"), &[]) {
        let picture = match seed.file.as_str() {
            "png" => "bild.png",
            "jpeg" => "bild.jpg",
            _ => "bild.svg",
        };
        let profile = format!(
            "[kommune]\nname = \"Auental\"\nlogo = \"{picture}\"\n[projekt]\ntitel = \"Haus\"\nphase = \"P2\"\n"
        );
        let beside = vec![(picture.to_owned(), seed.bytes)];
        all.push(Input { beside, has_picture: true, ..Input::new(format!("logo-{}.toml", seed.file), profile) });
    }
    // The samples, and those of tests and of earlier versions.
    for folder in ["data/profile", "tests/compat/profile", "tests/it/profile_fixtures"] {
        let lies_there = |file: &&&str| root(folder).join(file).is_file();
        let read = |file: &&str| ((*file).to_owned(), fs::read(root(folder).join(file)).expect("a file"));
        let beside: Vec<_> = BESIDE.iter().filter(lies_there).map(read).collect();
        all.extend(
            files(&root(folder), &["toml", "json", "yaml"])
                .into_iter()
                .map(|input| Input { beside: beside.clone(), ..input }),
        );
    }
    all
}

/// Criteria workbooks.
pub(super) fn catalogs() -> Vec<Input> {
    let mut all: Vec<Input> = corpus::workbooks().into_iter().map(Input::from).collect();
    for seed in seeds("workbook") {
        let (how, rest) = seed.split_first().expect("a seed that is not empty");
        all.push(match how.wrapping_sub(b'0') % 5 {
            0 => Input::new("f.csv", rest),
            1 => Input::new("f.xlsx", rest),
            2 => Input::new("f.ods", rest),
            3 => Input::new("f.xlsx", parts::archive(rest).expect("an archive")),
            _ => Input::new("f.ods", parts::archive(rest).expect("an archive")),
        });
    }
    all.extend(seeds("catalog").iter().map(|seed| Input::new("grid.xlsx", saved(&of_grid(seed)))));
    all.extend(files(&root("tests/compat/katalog"), &["csv"]));
    let table = "\u{feff}Kriterium,Phase,Leitfragen,🏛 Haus,Kurzbeschreibung\n\
                 Bedarf\u{2028}geklärt,P1,\"1. Wer?\n2. Wann?\",✅,Ein\u{3000}Satz\u{200d}.\nBetrieb,P2,\u{f0b7} Wo?,🟢 gut,\u{200e}Noch einer.\n";
    all.push(Input::new("haus.csv", table));
    all.push(Input::new("🏛.csv", "Kriterium,Phase\nBedarf,P1\n"));
    all
}

/// Questionnaires and lists of projects.
pub(super) fn lists() -> Vec<Input> {
    let mut all = Vec::new();
    for seed in seeds("list") {
        let text = String::from_utf8(seed).expect("a seed in UTF-8");
        // The text after the last double form feed is the profile file that rows name.
        let (cells, file) = text.rsplit_once("\u{c}\u{c}").unwrap_or((&text, ""));
        let mut input = Input::new("liste.xlsx", saved(&of_grid(cells.as_bytes())));
        input.beside.push(("p.toml".to_owned(), file.as_bytes().to_vec()));
        all.push(input);
    }
    all.extend(files(&root("tests/compat/fragebogen"), &["xlsx"]));
    let named = ("minimal.toml".to_owned(), fs::read(root("tests/compat/liste/minimal.toml")).expect("a profile"));
    let lists = files(&root("tests/compat/liste"), &["csv"]).into_iter();
    all.extend(lists.map(|list| Input { beside: vec![named.clone()], ..list }));
    all
}

fn of_grid(seed: &[u8]) -> Workbook {
    grid::workbook(std::str::from_utf8(seed).expect("a seed in UTF-8"))
}

/// The bytes of an xlsx file with these cells.
fn saved(workbook: &Workbook) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (number, from) in (1..).zip(&workbook.sheets) {
        let sheet = book.add_worksheet();
        // Not every name is one that a file may have.
        if sheet.set_name(&*from.name).is_err() {
            sheet.set_name(format!("Blatt {number}")).expect("a name");
        }
        for row in &from.rows {
            for cell in &row.cells {
                let column = u16::try_from(cell.column).expect("a column");
                // The name of an error value is read as one.
                let (CellValue::Text(text) | CellValue::Error(text)) = &cell.value else { continue };
                sheet.write_string(row.index, column, text).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}
