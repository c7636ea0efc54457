//! Cells with several values: known names joined by any separator are found again, and no letter is lost.
//!
//! The first line chooses the known names: a list of the shipped catalogue, of which the following bytes choose a
//! separator and names; or the lines up to an empty one, which are followed by a cell.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ratsmappe::catalog::{Catalog, KnownNames, NameMatch, split};
use ratsmappe::language::Language;
use ratsmappe::names;

/// Separators of names in exports.
const SEPARATORS: [&str; 10] = [", ", ",", "; ", ";", "\n", "\r\n", " | ", "|", "\n• ", ""];

static LISTS: LazyLock<[Vec<String>; 3]> = LazyLock::new(|| {
    let catalog = Catalog::embedded(Language::German);
    [
        catalog.criteria.iter().map(|c| c.title.clone()).collect(),
        catalog.practices.iter().map(|p| p.name.clone()).collect(),
        catalog.mechanisms.iter().map(|m| m.name.clone()).collect(),
    ]
});

fuzz_target!(|text: &str| {
    let Some((head, rest)) = text.split_once('\n') else { return };
    match head.bytes().next() {
        Some(b'0') => joined(&LISTS[0], rest),
        Some(b'1') => joined(&LISTS[1], rest),
        Some(b'2') => joined(&LISTS[2], rest),
        _ => {
            let (names, cell) = rest.split_once("\n\n").unwrap_or(("", rest));
            anything(&names.lines().take(20).collect::<Vec<_>>(), cell);
        }
    }
});

/// Checks that names of the catalogue, chosen by bytes and joined by one separator, are split again.
fn joined(names: &[String], choice: &str) {
    let mut bytes = choice.bytes();
    let separator = SEPARATORS[usize::from(bytes.next().unwrap_or_default()) % SEPARATORS.len()];
    let mut want: Vec<&String> = Vec::new();
    for byte in bytes.take(12) {
        let name = &names[usize::from(byte) % names.len()];
        if !want.contains(&name) {
            want.push(name);
        }
    }
    let known = KnownNames::new(names.iter().map(|n| (n, n)));
    let cell = want.iter().map(|n| n.as_str()).collect::<Vec<_>>().join(separator);
    let parts = split(&cell, &known);
    let want: Vec<NameMatch> = want.into_iter().map(|n| NameMatch::Known(n.clone())).collect();
    assert_eq!(parts, want, "{cell:?}");
}

/// Checks any known names and any cell.
fn anything(names: &[&str], cell: &str) {
    let known = KnownNames::new(names.iter().map(|n| (n, n)));
    for name in names {
        // Only plain names: one that looks like an address or contains separators need not stay whole.
        let plain = |c: char| c.is_alphanumeric() || c == ' ';
        if !names::normalise(name).is_empty() && name.chars().all(plain) {
            let found = split(name, &known);
            let same = |part: &NameMatch| matches!(part, NameMatch::Known(n) if names::same(n, name));
            assert!(found.len() == 1 && found.iter().all(same), "{name:?} is known, and read as {found:?}");
        }
    }
    let parts = split(cell, &known);
    let kept: String = parts
        .iter()
        .map(|p| match p {
            NameMatch::Known(s) | NameMatch::Unknown(s) => names::letters(s),
        })
        .collect();
    // Page addresses are removed on purpose.
    let is_whole = !["://", ".md)", ".csv)"].iter().any(|address| cell.contains(address));
    for c in names::letters(cell).chars().filter(|_| is_whole) {
        assert!(kept.contains(c), "{cell:?} lost {c:?}: {parts:?}");
    }
    // No value occurs twice.
    for (index, part) in parts.iter().enumerate() {
        assert!(!parts[..index].contains(part), "{part:?} stands twice");
    }
}
