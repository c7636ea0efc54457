//! The German passages of an English paper, for whatever draws it.
//!
//! Takes the passages as they stand in the paper. Gives them to templates as patterns, and to a Word file as the parts of
//! a text; both find the same. Does not know where they come from.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

/// How long one pattern may be, in bytes: what is compiled from it is a hundred times as long, and bounded.
const MAX_PATTERN: usize = 40_000;

/// The German passages of an English paper; a German paper has none. Serialised they are patterns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GermanPassages {
    /// Those of several words, of those that begin alike the longest first.
    long: Vec<String>,
    /// Single words, the longest first; they are none within a longer word.
    words: Vec<String>,
}

impl GermanPassages {
    pub(super) fn new(passages: BTreeSet<String>) -> Self {
        let passages = passages.into_iter().filter(|passage| !passage.is_empty());
        let (mut words, mut long): (Vec<String>, Vec<String>) =
            passages.partition(|passage| !passage.contains(char::is_whitespace));
        for found in [&mut words, &mut long] {
            found.sort_by_key(|passage| std::cmp::Reverse(passage.len()));
        }
        Self { long, words }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.long.is_empty() && self.words.is_empty()
    }

    /// Patterns of all passages, those of several words first.
    #[must_use]
    pub fn patterns(&self) -> Vec<String> {
        let mut patterns = joined(self.long.iter().map(|passage| escaped(passage)));
        patterns.extend(joined(self.words.iter().map(|word| bounded(word))));
        patterns
    }

    /// The text in parts, one after the other, and whether each is German.
    #[must_use]
    pub fn parts<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let mut parts = Vec::new();
        for (part, german) in split(text, |rest, _| longest(&self.long, rest)) {
            if german {
                parts.push((part, true));
            } else {
                let whole = |rest: &str, before| longest(&self.words, rest).filter(|n| is_word(before, rest, *n));
                parts.extend(split(part, whole));
            }
        }
        parts
    }
}

impl Serialize for GermanPassages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.patterns().serialize(serializer)
    }
}

/// A text divided at what begins at some place; `found` gets the rest of the text and the sign before it.
fn split(text: &str, found: impl Fn(&str, Option<char>) -> Option<usize>) -> Vec<(&str, bool)> {
    let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(first) = text[at..].chars().next() {
        match found(&text[at..], text[..at].chars().next_back()) {
            Some(length) => {
                parts.extend((from < at).then(|| (&text[from..at], false)));
                parts.push((&text[at..at + length], true));
                at += length;
                from = at;
            }
            None => at += first.len_utf8(),
        }
    }
    parts.extend((from < at).then(|| (&text[from..], false)));
    parts
}

/// How long the first of these is that a text begins with.
fn longest(passages: &[String], text: &str) -> Option<usize> {
    passages.iter().find(|passage| text.starts_with(passage.as_str())).map(String::len)
}

/// Whether the first bytes of a text are a word and not a part of a longer one.
fn is_word(before: Option<char>, text: &str, length: usize) -> bool {
    let (word, after) = text.split_at(length);
    let joins = |own: Option<char>, other: Option<char>| {
        own.is_some_and(|c| c.is_ascii_alphanumeric()) && other.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    !joins(word.chars().next(), before) && !joins(word.chars().next_back(), after.chars().next())
}

/// Alternatives as few patterns.
fn joined(alternatives: impl Iterator<Item = String>) -> Vec<String> {
    let mut patterns: Vec<String> = Vec::new();
    for alternative in alternatives {
        match patterns.last_mut() {
            Some(last) if last.len() + alternative.len() < MAX_PATTERN => {
                last.push('|');
                last.push_str(&alternative);
            }
            _ => patterns.push(alternative),
        }
    }
    patterns
}

/// A pattern of just this text. Nothing but the text is in it: such patterns are found fast, however many they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A pattern of this word, not within a longer one.
fn bounded(word: &str) -> String {
    // Letters with a diacritic are no letters to this boundary, which needs no tables.
    let boundary = |c: Option<char>| if c.is_some_and(|c| c.is_ascii_alphanumeric()) { r"(?-u:\b)" } else { "" };
    format!("{}{}{}", boundary(word.chars().next()), escaped(word), boundary(word.chars().next_back()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(passages: &[&str]) -> GermanPassages {
        GermanPassages::new(passages.iter().map(|passage| (*passage).to_owned()).collect())
    }

    #[test]
    fn patterns_are_of_these_passages_alone() {
        let words = r"Ältestenrat\b|\bRat\b".replace(r"\b", r"(?-u:\b)");
        assert_eq!(of(&["Rat (neu)", "Ältestenrat", "Rat"]).patterns(), [r"Rat \(neu\)".to_owned(), words]);
        assert_eq!(of(&[]).patterns(), [""; 0]);
    }

    #[test]
    fn a_text_is_divided_at_its_passages() {
        let own = of(&["Der Rat stimmt zu", "Der Rat", "Kämmerei", "Rat"]);
        let told = own.parts("Resolved: Der Rat stimmt zu (Kämmerei).");
        assert_eq!(
            told,
            [("Resolved: ", false), ("Der Rat stimmt zu", true), (" (", false), ("Kämmerei", true), (").", false)]
        );
        assert_eq!(own.parts("Rathaus, Beirat"), [("Rathaus, Beirat", false)]);
        assert_eq!(own.parts("Rat"), [("Rat", true)]);
        assert_eq!(own.parts(""), []);
        assert_eq!(of(&[]).parts("Rat"), [("Rat", false)]);
    }
}
