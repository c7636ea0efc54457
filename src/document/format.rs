//! What a kind of file may hold: its tables and their keys, how they are written, and what messages call them.

use crate::document::kind::Key;
use crate::message::{Message, say};

/// A table's path without positions, how it is written in TOML, and its keys.
#[derive(Debug)]
pub(crate) struct TableKeys {
    /// `projekt.kennzahlen`; empty for the top level.
    pub path: &'static str,
    /// `[[projekt.kennzahlen]]`.
    pub header: &'static str,
    /// What a message says must stand in it, if the file is refused without it.
    pub needs: Option<fn() -> Message>,
    /// The keys, in the order messages name them.
    pub keys: Vec<Key>,
}

/// What the key of a text's English twin ends with: `problem_en` beside `problem`.
pub(crate) const TWIN: &str = "_en";

/// The key of a text whose twin this key could be.
pub(crate) fn twin_of(key: &str) -> Option<&str> {
    key.strip_suffix(TWIN)
}

/// The path of the text whose twin stands at this path: `beschluss.text_en[1]` becomes `beschluss.text[1]`.
pub(crate) fn path_of_twin_of(path: &str) -> Option<String> {
    let (key, position) = match path.rfind('[') {
        Some(at) if path.ends_with(']') => path.split_at(at),
        _ => (path, ""),
    };
    Some(format!("{}{position}", twin_of(key)?))
}

/// What becomes of the English twins of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Twins {
    /// This kind of file has none.
    None,
    /// They are passed over.
    Passed,
    /// They are read in place of the texts.
    Read,
}

/// A kind of file that is read into placed values: what a message calls it, and its tables.
#[derive(Debug)]
pub(crate) struct Format {
    /// The noun for messages.
    pub noun: fn() -> Message,
    /// Its tables, in the order of its reference.
    pub tables: Vec<TableKeys>,
    /// Whether its texts may have English twins, and which of both is read.
    pub twins: Twins,
}

impl Format {
    /// The table with this path.
    pub fn table(&self, path: &str) -> Option<&TableKeys> {
        self.tables.iter().find(|t| t.path == path)
    }

    /// The keys of the table with this path.
    pub fn of(&self, path: &str) -> &[Key] {
        self.table(path).map_or(&[], |t| &t.keys)
    }

    /// How the tables that know this key are written, other than the one with this path.
    pub fn elsewhere(&self, key: &str, path: &str) -> Vec<Message> {
        let written = |table: &TableKeys| match table.path {
            "" => say!("the top of the file"),
            _ => Message::verbatim(table.header),
        };
        self.tables.iter().filter(|t| t.path != path && t.keys.iter().any(|k| k.name == key)).map(written).collect()
    }

    /// Whether a key of the table with this path may have an English twin.
    pub fn has_twin(&self, path: &str, key: &str) -> bool {
        self.twins != Twins::None && self.of(path).iter().any(|known| known.twin && known.name == key)
    }

    /// How the table with this path is written.
    pub fn header(&self, path: &str) -> Option<&'static str> {
        self.table(path).map(|t| t.header)
    }

    /// How the table with this path, positions included, is written in a message.
    pub fn shown(&self, path: &str) -> String {
        let plain = without_positions(path);
        self.header(&plain).map_or(plain, str::to_owned)
    }
}

/// A path with the positions in lists left out: `risiken[0].risiko` becomes `risiken.risiko`.
pub(crate) fn without_positions(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
