//! What a questionnaire was made with: a short hash of every statement, by its path. Takes statements, or the rows that a
//! questionnaire has kept; tells whether a statement is still the one that was filled in. No statement can be read from it.

use std::collections::BTreeMap;

use super::stated::{Said, Statement, Statements};
use crate::catalog::Catalog;
use crate::hash::sha256;

/// Hexadecimal digits of a hash that are kept: enough to tell one answer from another.
const DIGITS: usize = 16;

/// The statements a questionnaire was made with, as hashes by path: `projekt.titel`, `risiken[0].massnahme`,
/// `projekt.mehrwert[1]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MadeWith(BTreeMap<String, String>);

impl MadeWith {
    /// Everything that is said; criteria go by the catalogue's ids.
    pub(crate) fn of(said: &Statements, catalog: &Catalog) -> Self {
        let mut made = Self::default();
        made.add("", said, catalog);
        made
    }

    /// What a questionnaire has kept: paths and hashes.
    #[must_use]
    pub fn kept(rows: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let rows: BTreeMap<_, _> = rows.into_iter().collect();
        (!rows.is_empty()).then_some(Self(rows))
    }

    /// Paths and hashes, for a questionnaire to keep.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// The hash of what was said under a path.
    #[must_use]
    pub fn hash(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// How many entries a list had.
    #[must_use]
    pub fn entries(&self, list: &str) -> usize {
        (0..).take_while(|at| self.entry(&format!("{list}[{at}]")).next().is_some()).count()
    }

    /// What was said in an entry of a list: keys, empty for a text, with hashes. Lists of its own are not told.
    pub fn entry(&self, entry: &str) -> impl Iterator<Item = (&str, &str)> {
        let from = self.0.range(entry.to_owned()..).take_while(move |(path, _)| path.starts_with(entry));
        from.filter_map(move |(path, hash)| {
            let key = path[entry.len()..].trim_start_matches('.');
            (!key.contains(['.', '['])).then_some((key, hash.as_str()))
        })
    }

    fn add(&mut self, at: &str, said: &Statements, catalog: &Catalog) {
        for (path, Said { statement, .. }) in said.values_at(at) {
            match statement {
                None => {}
                Some(statement) if matches!(statement, Statement::Texts(_)) && statement.is_empty() => {}
                Some(Statement::Texts(texts)) if !is_one_statement(&path) => {
                    let lines = texts.iter().enumerate();
                    self.0.extend(lines.map(|(at, text)| (format!("{path}[{at}]"), hash(text))));
                }
                Some(statement) => {
                    self.0.insert(path, hash(&statement.plain_in(catalog).written()));
                }
            }
        }
        for (_, list, entries) in said.lists_at(at) {
            for (number, entry) in entries.iter().enumerate() {
                self.add(&format!("{list}[{number}]"), entry, catalog);
            }
        }
    }
}

/// Whether a list of texts is one statement: two filters of the selection joined would be a third one.
pub(crate) fn is_one_statement(path: &str) -> bool {
    path.starts_with("auswahl.")
}

/// The short hash of a statement, as it is [`written`](super::plain::Plain::written).
pub(crate) fn hash(written: &str) -> String {
    sha256(written.as_bytes()).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::profile::read;

    #[test]
    fn entries_are_told_apart_by_number_and_lists_within_them_are_their_own() {
        let text = "kommune.name = \"A\"\nprojekt = { titel = \"B\", phase = \"P3\", mehrwert = [\"x\", \"y\"] }\n\
                    [[beschluss.punkte]]\ntext = \"1\"\n[[beschluss.punkte]]\ntext = \"2\"\n\
                    bedingungen = [{ text = \"a\" }, { text = \"b\" }]\n";
        let (profile, found) = read("p.toml", text.as_bytes());
        assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
        let made = MadeWith::of(&profile.unwrap_or_default().statements(), Catalog::embedded(Language::German));
        assert_eq!(made.entries("projekt.mehrwert"), 2);
        assert_eq!(made.entries("beschluss.punkte"), 2);
        assert_eq!(made.entries("beschluss.punkte[1].bedingungen"), 2);
        assert_eq!(made.entries("risiken"), 0);
        assert_eq!(made.entry("beschluss.punkte[1]").collect::<Vec<_>>(), [("text", hash("2").as_str())]);
        assert_eq!(made.entry("projekt.mehrwert[0]").collect::<Vec<_>>(), [("", hash("x").as_str())]);
        assert_eq!(made.hash("projekt.titel"), Some(hash("B").as_str()));
        let rows = made.rows().map(|(path, hash)| (path.to_owned(), hash.to_owned()));
        assert_eq!(MadeWith::kept(rows), Some(made.clone()));
    }
}
