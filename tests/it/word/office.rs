//! Word files as LibreOffice opens and prints them. Skipped where it is not at hand.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;
use crate::support::{Desk, pages};

/// Whether LibreOffice is on this machine.
#[allow(clippy::disallowed_methods, reason = "the tool is looked for where programs are")]
fn at_hand() -> bool {
    let works = Command::new("soffice").arg("--version").output().is_ok_and(|o| o.status.success());
    if !works {
        missing("soffice", "LibreOffice (`soffice`) is not on this machine");
    }
    works
}

/// Lets LibreOffice print files into a folder.
fn print(files: &[PathBuf], into: &Path) {
    let own = tempfile::tempdir().expect("a folder");
    let profile = format!("-env:UserInstallation=file://{}", own.path().display());
    let args = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir"];
    let printed = Command::new("soffice").arg(profile).args(args).arg(into).args(files).output().expect("it runs");
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
}

/// How often each letter and digit is there, less the heads and feet of pages.
fn content(pages: &[String], first_head: &str, head: &str, foot: &str) -> BTreeMap<char, i64> {
    let mut all = counted(&pages.concat());
    let count = pages.len();
    for number in 1..=count {
        let head = if number == 1 { first_head } else { head };
        add(&mut all, &format!("{head} {foot} Seite {number} von {count}"), -1);
    }
    all
}

fn counted(text: &str) -> BTreeMap<char, i64> {
    let mut all = BTreeMap::new();
    add(&mut all, text, 1);
    all
}

fn add(all: &mut BTreeMap<char, i64>, text: &str, times: i64) {
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *all.entry(c).or_default() += times);
    all.retain(|_, count| *count != 0);
}

/// The heads of tables that pages begin with: where a table goes on, its head is said again.
fn repeated<'h>(pages: &[String], heads: &'h [String]) -> Vec<&'h String> {
    let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let first = |page: &String| plain(page).chars().take(200).collect::<String>();
    let begun = |page: &String| {
        let first = first(page);
        heads.iter().filter(|head| first.contains(&plain(head))).collect::<Vec<_>>()
    };
    pages.iter().skip(1).flat_map(begun).collect()
}

/// Whether two papers differ by nothing but heads of tables that one or the other says again.
fn agree(mut paper: BTreeMap<char, i64>, word: &BTreeMap<char, i64>, heads: &[(&String, i64)]) -> bool {
    let Some(((head, sign), rest)) = heads.split_first() else { return paper == *word };
    if agree(paper.clone(), word, rest) {
        return true;
    }
    add(&mut paper, head, *sign);
    agree(paper, word, rest)
}

#[test]
fn libreoffice_prints_what_the_paper_says() {
    if !at_hand() {
        return;
    }
    // A town's own form brings words of its own; what becomes of those is asked below.
    let own_form = |line: &&str| !line.starts_with("word_vorlage");
    let without = |sample: &str| sample_text(sample).lines().filter(own_form).collect::<Vec<_>>().join("\n");
    let desk = SAMPLES.iter().fold(Desk::new(), |desk, sample| desk.with_sample(sample).with(sample, without(sample)));
    let build = ["build", "--draft", "--only", "beschlussvorlage", "--date", "2026-11-22", "-o", "out"];
    let built = desk.run(build.into_iter().chain(SAMPLES));
    assert_eq!(built.code, Some(0), "{}", built.err);
    let of = |ending: &str| -> Vec<PathBuf> {
        desk.files("out").iter().filter(|name| name.ends_with(ending)).map(|name| desk.path(name)).collect()
    };
    let printed = tempfile::tempdir().expect("a folder");
    print(&of(".docx"), printed.path());
    let (papers, files) = (of(".pdf"), of(".docx"));
    assert_eq!((papers.len(), files.len()), (SAMPLES.len(), SAMPLES.len()));
    for (paper, file) in papers.iter().zip(&files) {
        let name = paper.file_name().expect("a name");
        let docx = Docx::new(&std::fs::read(file).expect("a file"));
        let (of_paper, of_word) = (pages(paper), pages(&printed.path().join(name)));
        assert!(of_word.len() <= of_paper.len() * 2, "{name:?}: {} of {}", of_word.len(), of_paper.len());
        let part = |name: &str| docx.part(&format!("word/{name}.xml")).words();
        let (head, foot) = (part("header2"), part("footer2"));
        let foot = foot.split('\t').next().unwrap_or_default();
        let in_word = content(&of_word, "ENTWURF", &head, foot);
        // The paper says in its foot that it is a draft, and not in its head.
        let in_paper = content(&of_paper, "", &head.replace("ENTWURF", ""), &format!("{foot} Entwurf"));
        let heads: Vec<String> = docx.text().all("w:tbl").iter().map(|table| table.all("w:tr")[0].words()).collect();
        let again = repeated(&of_paper, &heads).into_iter().map(|head| (head, -1));
        let again: Vec<_> = again.chain(repeated(&of_word, &heads).into_iter().map(|head| (head, 1))).collect();
        assert!(again.len() < 16, "{again:?}");
        assert!(agree(in_paper.clone(), &in_word, &again), "{name:?}\n{in_word:?}\n{in_paper:?}\n{again:?}");
    }
}

#[test]
fn libreoffice_prints_the_form_of_the_sample_with_all_that_it_asks_for() {
    if !at_hand() {
        return;
    }
    let sample = "landkreis-mittelhain.toml";
    let desk = Desk::new().with_sample(sample);
    let built = desk.run(["build", sample, "--only", "beschlussvorlage", "--date", "2026-11-22", "-o", "out"]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    let name = desk.files("out").into_iter().find(|name| name.ends_with(".docx"));
    let file = desk.path(&name.expect("a Word file"));
    let printed = tempfile::tempdir().expect("a folder");
    print(std::slice::from_ref(&file), printed.path());
    let word = pages(&printed.path().join(file.with_extension("pdf").file_name().expect("a name")));
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // The form's own head and foot are on every page; without them a text goes on over the end of a page.
    let mut all = String::new();
    for (number, page) in (1..).zip(&word) {
        let foot = format!("DrucksacheKT882026Seite{number}von{}", word.len());
        let within =
            plain(page).strip_prefix("LandkreisMittelhainKreistagsbüro").map(|page| page.replacen(&foot, "", 1));
        all += &within.unwrap_or_else(|| panic!("page {number}: {page}"));
        assert!(plain(page).contains(&foot), "page {number}: {page}");
    }
    assert!(!word.concat().contains("{{"), "a mark is left: {word:?}");
    // Every table and paragraph of the file is printed, and what the paper resolves is among them.
    let docx = Docx::new(&std::fs::read(&file).expect("a file"));
    for paragraph in docx.text().all("w:p") {
        assert!(all.contains(&plain(&paragraph.words())), "not printed: {}", paragraph.words());
    }
    let profile: toml::Table = sample_text(sample).parse().expect("TOML");
    let points = profile["beschluss"]["punkte"].as_array().expect("points");
    assert_eq!(points.len(), 3);
    for point in points {
        let text = point["text"].as_str().expect("a text");
        assert!(all.contains(&plain(text)), "not printed: {text}");
    }
}
