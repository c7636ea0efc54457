//! A statement as a plain value: closed lists by the words that profiles write. By it statements are compared, kept
//! as hashes, written to files and put into cells. Takes statements, gives values.

use jiff::civil::Date;

use super::stated::{Said, Statement, Statements};
use crate::catalog::Catalog;

/// What is said, without what it means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Plain {
    /// Words.
    Text(String),
    /// Several texts or words.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// Cents.
    Money(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

impl Statement {
    /// The value, as a profile writes it.
    pub fn plain(&self) -> Plain {
        let word = |word: &str| Plain::Text(word.to_owned());
        match self {
            Self::Text(text) | Self::Criterion(text) => word(text),
            Self::Texts(texts) => Plain::Texts(texts.clone()),
            // Profiles are written with `/` on every system.
            Self::Path(path) => Plain::Text(path.to_string_lossy().replace('\\', "/")),
            Self::Number(number) => Plain::Number(*number),
            Self::Money(cents) => Plain::Money(*cents),
            Self::Date(date) => Plain::Date(*date),
            Self::Flag(flag) => Plain::Flag(*flag),
            Self::Phases(phases) => match &phases[..] {
                [phase] => word(phase.key()),
                phases => Plain::Texts(phases.iter().map(|phase| phase.key().to_owned()).collect()),
            },
            Self::Word(text) => word(text),
            Self::Words(words) => Plain::Texts(words.iter().map(|text| (*text).to_owned()).collect()),
            Self::Status(status) => word(status.name()),
            Self::CostKind(kind) => word(kind.name()),
            Self::Funding(status) => word(status.name()),
            Self::Level(level) => word(level.name()),
        }
    }

    /// The same with criteria by the catalogue's ids; a name that the catalogue does not have stays as it is.
    pub fn plain_in(&self, catalog: &Catalog) -> Plain {
        match self {
            Self::Criterion(name) => {
                Plain::Text(catalog.find(name).map_or_else(|| name.clone(), |known| known.id.clone()))
            }
            other => other.plain(),
        }
    }

    /// Whether it says nothing: an empty text, or a list without entries.
    pub fn is_empty(&self) -> bool {
        match self.plain() {
            Plain::Text(text) => text.is_empty(),
            Plain::Texts(texts) => texts.is_empty(),
            _ => false,
        }
    }
}

impl Plain {
    /// As one text by which two of them are compared: equal texts say the same.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Texts(texts) => texts.join("\n"),
            Self::Number(number) => number.to_string(),
            Self::Money(cents) => format!("{cents} ct"),
            Self::Date(date) => date.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

/// The path of a key within an entry: `risiken[0].massnahme`; an entry that is a text has no key, the whole profile
/// is at none.
pub(crate) fn joined(entry: &str, key: &str) -> String {
    match (entry.is_empty(), key.is_empty()) {
        (true, _) => key.to_owned(),
        (_, true) => entry.to_owned(),
        _ => format!("{entry}.{key}"),
    }
}

/// The path of a list within an entry; `list` is its path without positions.
pub(crate) fn list_in(entry: &str, list: &str) -> String {
    if entry.is_empty() { list.to_owned() } else { joined(entry, list.rsplit('.').next().unwrap_or(list)) }
}

impl Statements {
    /// Everything that may be said in an entry that stands at this path, or in the whole profile at none, each with
    /// the path of its key.
    pub fn values_at(&self, at: &str) -> impl Iterator<Item = (String, &Said)> {
        self.values.iter().map(move |said| (joined(at, if at.is_empty() { said.path } else { said.key }), said))
    }

    /// An entry of one of its lists.
    pub fn entry(&self, list: &str, number: usize) -> Option<&Self> {
        self.lists.iter().find(|(path, _)| *path == list)?.1.get(number)
    }

    /// Its lists by their paths without positions, each with the path it has here.
    pub fn lists_at(&self, at: &str) -> impl Iterator<Item = (&'static str, String, &[Statements])> {
        self.lists.iter().map(move |(list, entries)| (*list, list_in(at, list), &entries[..]))
    }
}
