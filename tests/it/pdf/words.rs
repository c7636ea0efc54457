//! The words: no key, no code, no English where German belongs, and no label without use.

use std::collections::BTreeSet;
use std::path::Path;

use super::{LABELS, PAPERS};

/// Names of variants, keys and codes: none of them is a word in a German paper.
const MACHINE_WORDS: &str = "None none Some true false undefined unknown TODO NaN inf fulfilled in-progress not-relevant \
    operating capital granted requested planned today before target past ahead page section table figure CrossPhase";

#[test]
fn no_machine_word_and_no_key_reaches_a_paper() {
    for paper in PAPERS.iter() {
        let mut text: Vec<String> = paper.file.runs.iter().map(|(_, run)| run.text.clone()).collect();
        text.push(paper.file.said());
        text.extend(paper.file.root.tagged(&["Figure"]).iter().filter_map(|e| e.alt.clone()));
        text.extend(paper.file.bookmarks.iter().map(|(title, _)| title.clone()));
        text.extend(paper.file.links.iter().filter_map(|(_, contents)| contents.clone()));
        let text = text.join("\n");
        let keys = LABELS.keys().filter(|k| k.contains('.') && !k.starts_with("gap.["));
        for code in ["{{", "}}", "{%", "Some(", "{count}", "{phase}", "{what}", "\u{fffd}"].into_iter().chain(keys) {
            assert!(!text.contains(code), "{code} in {}", paper.name);
        }
        // German may begin at null; a value may not be null.
        let null = text.replace("bei null", "").contains("null ");
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        let found: Vec<_> = MACHINE_WORDS.split_whitespace().filter(|w| words.contains(w)).collect();
        assert!(found.is_empty() && !null, "{found:?} in {}, null: {null}", paper.name);
    }
}

/// The string literals of templates and of the rooms that take words from the labels, each with what stands before it on its line.
fn literals() -> Vec<(String, String)> {
    let (root, mut out) = (Path::new(env!("CARGO_MANIFEST_DIR")), Vec::new());
    let folders = ["templates", "src/briefing", "src/portfolio", "src/working_list"];
    let mut open = folders.map(|folder| root.join(folder)).to_vec();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).expect("a folder").map(|e| e.expect("an entry").path()));
        } else if path.extension().is_some_and(|e| e == "typ" || e == "rs") {
            for line in std::fs::read_to_string(path).expect("a source").lines() {
                let parts: Vec<&str> = line.split('"').collect();
                out.extend(parts.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())));
            }
        }
    }
    out
}

#[test]
fn every_key_in_use_has_a_label() {
    let labels: BTreeSet<&str> = LABELS.keys().collect();
    let groups: BTreeSet<&str> = labels.iter().filter_map(|k| k.split_once('.')).map(|(group, _)| group).collect();
    let (mut fixed, literals) = (BTreeSet::new(), literals());
    for (before, key) in &literals {
        let asked = ["word(", ".text(", ".fill(", "chapter("].iter().any(|call| before.ends_with(call));
        let in_group =
            key.split_once('.').is_some_and(|(g, rest)| groups.contains(g) && rest.starts_with(char::is_alphabetic));
        match key.split_once('{') {
            Some((start, _)) if asked || in_group => {
                assert!(labels.iter().any(|l| l.starts_with(start)), "no label begins with {start}");
            }
            None if asked || in_group && !key.contains(' ') && !key.ends_with(".typ") => {
                fixed.insert(key.as_str());
            }
            _ => {}
        }
    }
    let missing: Vec<_> = fixed.difference(&labels).collect();
    assert!(missing.is_empty(), "used, but not in templates/labels/de.json: {missing:?}");
    assert!(fixed.contains("h.annex") && fixed.contains("not-stated"), "the scan sees too little: {fixed:?}");
}

#[test]
fn every_label_is_used() {
    let literals = literals();
    let used = |label: &str| {
        // One label for one phase, another for several; one for a council, another for an assembly.
        let label = label.trim_end_matches(".several").trim_end_matches(".assembly");
        literals.iter().any(|(_, literal)| match literal.split_once('{') {
            Some((start, _)) => start.ends_with('.') && label.starts_with(start),
            None => literal == label,
        })
    };
    let idle: Vec<&str> = LABELS.keys().filter(|key| !used(key)).collect();
    assert!(idle.is_empty(), "in templates/labels/de.json, but used nowhere: {idle:?}");
}
