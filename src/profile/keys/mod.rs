//! The one description of the profile: every table and every key with what it may hold, what it means, how it is
//! asked for, what it is called when it has changed and which papers miss it.
//!
//! Takes nothing. From it follow what the reader takes, the JSON Schema, the blank profile, the questionnaire's rows
//! and columns, the columns of a project list, the words of comparisons and gaps, and the tables of
//! `docs/profile.md`. The model (`profile::model`) does not compile if it does not hold exactly these keys.

mod costs;
mod criteria;
mod decision;
mod entry;
mod finance;
mod income;
mod municipality;
mod operation;
mod outlook;
mod pictures;
mod points;
mod pre_check;
mod project;
mod transfer;
mod vote;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) use entry::{Bilingual, KeyEntry, Need, SheetEntry, TableEntry};

use crate::document::format::{Format, TWIN, TableKeys, Twins};
use crate::document::kind::{Key, Kind};
use crate::language::Language;
use crate::message::say;

/// All tables in the order of the reference, `docs/profile.md`.
const PARTS: [&[TableEntry]; 14] = [
    municipality::TABLES,
    project::TABLES,
    pre_check::TABLES,
    operation::TABLES,
    finance::TABLES,
    costs::TABLES,
    income::TABLES,
    decision::TABLES,
    points::TABLES,
    vote::TABLES,
    criteria::TABLES,
    outlook::TABLES,
    transfer::TABLES,
    pictures::TABLES,
];

/// The key of a telephone number, which spreadsheet programs take for a number.
pub(crate) const PHONE: &str = "kommune.kontakt.telefon";

/// A project profile as it is stated.
pub(crate) static PROFILE: LazyLock<Format> = LazyLock::new(|| format(Twins::Passed));

/// A project profile as its English papers read it: with the English twins of its texts.
pub(crate) static IN_ENGLISH: LazyLock<Format> = LazyLock::new(|| format(Twins::Read));

fn format(twins: Twins) -> Format {
    let keys = |table: &TableEntry| table.keys.iter().map(|entry| entry.key).collect();
    let table = |table: &'static TableEntry| TableKeys {
        path: table.path,
        header: table.header,
        needs: table.needs,
        keys: keys(table),
    };
    Format { noun: || say!("a profile"), tables: tables().map(table).collect(), twins }
}

/// An entry for a key that only one reader knows.
pub(crate) const fn described(key: Key) -> KeyEntry {
    KeyEntry { key, ..entry::optional(key.name, key.kind) }
}

/// All tables in the order of the reference.
pub(crate) fn tables() -> impl Iterator<Item = &'static TableEntry> {
    PARTS.into_iter().flatten()
}

/// The table of this path.
pub(crate) fn table(path: &str) -> Option<&'static TableEntry> {
    tables().find(|table| table.path == path)
}

/// A key with its dotted path.
#[derive(Debug)]
pub(crate) struct Described {
    /// Its path without positions, such as `projekt.titel` or `risiken.massnahme`.
    pub path: String,
    /// Its table.
    pub table: &'static TableEntry,
    /// What is said of it.
    pub entry: &'static KeyEntry,
}

/// Every key, in the order of the reference.
pub(crate) fn all() -> &'static [Described] {
    static ALL: LazyLock<Vec<Described>> = LazyLock::new(|| {
        let described = |table: &'static TableEntry, entry: &'static KeyEntry| {
            let name = entry.key.name;
            let path = if table.path.is_empty() { name.to_owned() } else { format!("{}.{name}", table.path) };
            Described { path, table, entry }
        };
        tables().flat_map(|table| table.keys.iter().map(move |entry| described(table, entry))).collect()
    });
    &ALL
}

/// The path of a key's English twin, if it may have one.
pub(crate) fn twin(key: &Described) -> Option<String> {
    key.entry.key.twin.then(|| format!("{}{TWIN}", key.path))
}

/// The key of this dotted path.
pub(crate) fn find(path: &str) -> Option<&'static Described> {
    static BY_PATH: LazyLock<BTreeMap<&str, &Described>> =
        LazyLock::new(|| all().iter().map(|described| (described.path.as_str(), described)).collect());
    BY_PATH.get(path).copied()
}

/// Every key that one value answers: it holds no table and is in no list.
pub(crate) fn single_values() -> impl Iterator<Item = &'static Described> {
    let single = |table: &TableEntry| table.path.is_empty() || table.header == format!("[{}]", table.path);
    all().iter().filter(move |d| !d.entry.key.kind.is_table() && !d.path.starts_with('$') && single(d.table))
}

/// The key of this path, unless it holds a table with entries of its own.
fn value(path: &str) -> Option<&'static KeyEntry> {
    find(path).map(|d| d.entry).filter(|entry| !matches!(entry.key.kind, Kind::Table | Kind::Tables))
}

/// Whether papers tell of a change of this key or of an entry of this list: the resolution is another one each time and
/// stands there itself, a logo shows itself.
pub(crate) fn is_told(path: &str) -> bool {
    match value(path) {
        Some(entry) => !entry.untold,
        None => table(path).is_none_or(|table| table.keys.iter().any(|entry| !entry.untold)),
    }
}

/// What a change of this key or of an entry of this list is called, if papers tell of it.
pub(crate) fn changed(path: &str, language: Language) -> Option<&'static str> {
    let words = match value(path) {
        Some(entry) if entry.untold => return None,
        Some(entry) if entry.change.is_empty() => entry.label,
        Some(entry) => entry.change,
        None => table(path)?.change,
    };
    (!words.is_empty()).then(|| words.of(language))
}

/// What this key or this list is called where it is asked for, if it is.
pub(crate) fn asked(path: &str, language: Language) -> Option<&'static str> {
    let words = match table(path).and_then(|table| table.sheet) {
        Some(sheet) => sheet.name,
        None => find(path)?.entry.label,
    };
    (!words.is_empty()).then(|| words.of(language))
}

/// How the place to state something is shown: `[betrieb] modell`, `[[risiken]]`, keys of one table together.
pub(crate) fn shown(paths: &[&str]) -> String {
    let first = paths.first().copied().unwrap_or_default();
    let Some(known) = find(first).filter(|_| value(first).is_some()) else {
        return table(first).map_or_else(String::new, |table| table.header.to_owned());
    };
    let names: Vec<&str> = paths.iter().map(|path| path.rsplit('.').next().unwrap_or(path)).collect();
    format!("{} {}", known.table.header, names.join(", "))
}

/// Every path whose change papers have words for.
pub(crate) fn told() -> impl Iterator<Item = &'static str> {
    let paths = all().iter().map(|d| d.path.as_str()).chain(tables().map(|table| table.path));
    paths.filter(|path| changed(path, Language::German).is_some())
}

/// A value that papers miss.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Missed {
    /// The path of the key or table.
    pub path: &'static str,
    /// Which papers miss it, and its words.
    pub need: Need,
}

impl Missed {
    /// How the place to state it is shown: `[betrieb] modell`, `[[risiken]]`.
    pub fn shown(&self) -> String {
        match find(self.path).filter(|d| d.entry.need.is_some()) {
            Some(d) => format!("{} {}", d.table.header, d.entry.key.name),
            None => table(self.path).map_or_else(String::new, |table| table.header.to_owned()),
        }
    }
}

/// Everything papers miss where it is not stated, in the order of the papers' lists.
pub(crate) fn missed() -> Vec<Missed> {
    let keys = all().iter().filter_map(|d| Some(Missed { path: &d.path, need: d.entry.need? }));
    let tables = tables().filter_map(|table| Some(Missed { path: table.path, need: table.need? }));
    let mut missed: Vec<Missed> = keys.chain(tables).collect();
    missed.sort_by_key(|missed| missed.need.place);
    missed
}

/// What else answers a need, by its path: a resolution of points is a resolution, a rating of the climate says what it
/// means, and solutions that were found or rejected before the project began were examined as well.
pub(crate) fn answered_by(path: &str) -> &'static [&'static str] {
    match path {
        "beschluss.text" => &["beschluss.punkte"],
        "auswirkungen.klima" => &["auswirkungen.klima_bewertung"],
        "projekt.alternativen" => &["vorpruefung.gefunden", "vorpruefung.verworfen"],
        _ => &[],
    }
}

/// Stops the compiler if the table of this path has other keys than these; only called where constants are made.
pub(super) const fn assert_same(path: &str, names: &[&str]) {
    let (mut part, mut described) = (0, false);
    while part < PARTS.len() {
        let mut at = 0;
        while at < PARTS[part].len() {
            let table = &PARTS[part][at];
            if same(table.path, path) {
                described = true;
                assert!(table.keys.len() == names.len(), "the description and the model have other keys");
                let mut name = 0;
                while name < names.len() {
                    assert!(has(table.keys, names[name]), "the model has a key that is not described");
                    name += 1;
                }
            }
            at += 1;
        }
        part += 1;
    }
    assert!(described, "the model has a table that is not described");
}

const fn has(keys: &[KeyEntry], name: &str) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if same(keys[at].key.name, name) {
            return true;
        }
        at += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described_in_full() {
        let elsewhere = |d: &Described| d.path.starts_with("auswahl.") && d.path.matches('.').count() > 1;
        for d in all().iter().filter(|d| d.path != "$schema" && !elsewhere(d)) {
            let (path, entry) = (&d.path, d.entry);
            if matches!(entry.key.kind, Kind::Table | Kind::Tables) {
                assert!(table(path).is_some(), "{path} holds a table that is not described");
                continue;
            }
            for language in Language::ALL {
                assert!(entry.meaning.of(language).chars().count() > 3 || !entry.filled_in.is_empty(), "{path}");
                let asked = entry.key.kind.is_table() || path == "kriterien.kriterium";
                assert!(
                    asked || !(entry.label.of(language).is_empty() || entry.help.of(language).is_empty()),
                    "{path}"
                );
            }
            assert!(!entry.example.is_empty() || entry.filled_in.contains("{{"), "{path} has no example");
            assert!(!entry.papers.is_empty(), "{path} names no papers");
            let letter = |letter: &str| ["D", "S", "C", "P", "F", "all", "–"].contains(&letter);
            assert!(entry.papers.split(' ').all(letter), "{path}: {}", entry.papers);
            let after = |key: &KeyEntry| key.key.name == entry.asked_after;
            assert!(entry.asked_after.is_empty() || d.table.keys.iter().any(after), "{path}");
        }
    }

    #[test]
    fn no_key_is_written_like_the_twin_of_another() {
        let twins: Vec<String> = all().iter().filter_map(twin).collect();
        for twin in &twins {
            assert!(find(twin).is_none(), "{twin}");
        }
        assert!(all().iter().all(|d| !d.entry.key.name.ends_with(TWIN)));
        assert!(twins.iter().any(|twin| twin == "projekt.kennzahlen.name_en"));
    }

    #[test]
    fn what_papers_miss_has_a_place_of_its_own() {
        let missed = missed();
        assert!(missed.windows(2).all(|two| two[0].need.place < two[1].need.place));
        let shown: Vec<String> = missed.iter().map(Missed::shown).collect();
        for want in ["[betrieb] modell", "[[risiken]]", "[kommune] kontakt", "[[finanzierung.posten]]"] {
            assert!(shown.iter().any(|shown| shown == want), "{want}");
        }
    }
}
