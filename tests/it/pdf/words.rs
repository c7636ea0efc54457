//! The words: no key, no code, no English where German belongs, and no label without use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{LABELS, PAPERS};

/// Names of variants, keys and codes: none of them is a word in a German paper.
const MACHINE_WORDS: [&str; 30] = [
    "null",
    "None",
    "none",
    "Some",
    "true",
    "false",
    "undefined",
    "unknown",
    "TODO",
    "NaN",
    "inf",
    "fulfilled",
    "in-progress",
    "not-relevant",
    "operating",
    "capital",
    "granted",
    "requested",
    "planned",
    "today",
    "before",
    "target",
    "past",
    "ahead",
    "page",
    "section",
    "table",
    "figure",
    "CrossPhase",
    "praesentation",
];

#[test]
fn no_machine_word_and_no_key_reaches_a_paper() {
    for paper in PAPERS.iter() {
        let drawn: String = paper.file.runs.iter().map(|(_, run)| run.text.clone() + " ").collect();
        let alts = paper.file.root.all().into_iter().filter_map(|e| e.alt.clone());
        let bookmarks = paper.file.bookmarks.iter().map(|(title, _)| title.clone());
        let links = paper.file.links.iter().filter_map(|l| l.contents.clone());
        let texts: Vec<String> =
            [drawn, paper.file.said()].into_iter().chain(alts).chain(bookmarks).chain(links).collect();
        for text in texts {
            for code in ["{{", "}}", "{%", "Some(", "{count}", "{phase}", "{what}", "\u{fffd}"] {
                assert!(!text.contains(code), "{code} in {}", paper.name());
            }
            for key in LABELS.keys().filter(|k| k.contains('.') && !k.starts_with("gap.[")) {
                assert!(!text.contains(key), "the key {key} in {}", paper.name());
            }
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
            let found: Vec<_> = MACHINE_WORDS.iter().filter(|w| words.contains(**w)).collect();
            assert!(found.is_empty(), "{found:?} in {}", paper.name());
        }
    }
}

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|e| e == ending) {
            out.push(path);
        }
    }
}

/// The string literals of templates and briefing, each with what stands before it on its line.
fn literals() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&root.join("templates"), "typ", &mut sources);
    files(&root.join("src/briefing"), "rs", &mut sources);
    let mut out = Vec::new();
    for path in sources {
        let text = std::fs::read_to_string(path).expect("a source");
        for line in text.lines() {
            let mut parts = line.split('"');
            let mut before = parts.next().unwrap_or_default().to_owned();
            while let Some(literal) = parts.next() {
                out.push((before, literal.to_owned()));
                before = parts.next().unwrap_or_default().to_owned();
            }
        }
    }
    out
}

#[test]
fn every_key_in_use_has_a_label() {
    let labels: BTreeSet<&str> = LABELS.keys().collect();
    let groups: BTreeSet<&str> = labels.iter().filter_map(|k| k.split_once('.')).map(|(group, _)| group).collect();
    let asked = ["word(", "labels.text(", "labels.text(&", "labels.fill(", "chapter(", "slide("];
    let literals = literals();
    let keys = literals.iter().filter(|(before, literal)| {
        let in_group = literal
            .split_once('.')
            .is_some_and(|(g, rest)| groups.contains(g) && !rest.is_empty() && !rest.contains(' '));
        let source = [".typ", ".json", ".md"].iter().any(|e| literal.ends_with(e));
        (in_group && !source) || (asked.iter().any(|a| before.ends_with(a)) && !literal.is_empty())
    });
    let (dynamic, fixed): (Vec<_>, Vec<_>) = keys.map(|(_, key)| key.as_str()).partition(|key| key.contains('{'));
    let missing: BTreeSet<_> = fixed.iter().filter(|key| !labels.contains(**key)).collect();
    assert!(missing.is_empty(), "used, but not in templates/labels/de.json: {missing:?}");
    for key in dynamic {
        let start = key.split('{').next().expect("a part");
        assert!(labels.iter().any(|l| l.starts_with(start)), "no label begins with {start}");
    }
    // The scan sees what it should.
    assert!(fixed.contains(&"h.summary") && fixed.contains(&"not-stated") && fixed.len() > 150, "{}", fixed.len());
}

#[test]
fn every_label_is_used() {
    let literals = literals();
    let used = |label: &str| {
        literals.iter().any(|(_, literal)| match literal.split_once('{') {
            Some((start, _)) => start.ends_with('.') && label.starts_with(start),
            None => literal == label,
        })
    };
    let idle: Vec<&str> = LABELS.keys().filter(|key| !used(key)).collect();
    assert!(idle.is_empty(), "in templates/labels/de.json, but used nowhere: {idle:?}");
}
