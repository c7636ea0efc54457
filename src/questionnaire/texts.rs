//! The words of the questionnaire in each language, from `data/fragebogen`. A test asks for every one of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::fields::Set;
use crate::language::Language;
use crate::names;

/// One language's words.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Texts {
    text: BTreeMap<String, String>,
    wort: BTreeMap<String, String>,
    blatt: BTreeMap<String, [String; 2]>,
    abschnitt: BTreeMap<String, String>,
    frage: BTreeMap<String, [String; 2]>,
}

impl Texts {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        static GERMAN: OnceLock<Texts> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        // They are part of the program; a test reads them.
        match language {
            Language::German => GERMAN.get_or_init(|| read(include_str!("../../data/fragebogen/de.toml"))),
            Language::English => ENGLISH.get_or_init(|| read(include_str!("../../data/fragebogen/en.toml"))),
        }
    }

    /// A text by its name.
    pub fn text(&self, name: &str) -> &str {
        self.text.get(name).map_or("", String::as_str)
    }

    /// A text with its places, such as `{name}`, filled.
    pub fn filled(&self, name: &str, fill: &[(&str, &str)]) -> String {
        fill.iter()
            .fold(self.text(name).to_owned(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
    }

    /// A word of a closed list; one without a translation is shown as profiles write it.
    pub fn word<'a>(&'a self, set: &str, meaning: &'a str) -> &'a str {
        self.wort.get(&format!("{set}.{meaning}")).map_or(meaning, String::as_str)
    }

    /// The words of a closed list as they are shown.
    pub fn words(&self, set: Set) -> Vec<&str> {
        set.meanings().into_iter().map(|meaning| self.word(set.name(), meaning)).collect()
    }

    /// The name of a part's sheet, and what it asks for.
    pub fn sheet(&self, part: &str) -> (&str, &str) {
        self.blatt.get(part).map_or(("", ""), |[name, lead]| (name, lead))
    }

    /// The heading of a section.
    pub fn section<'a>(&'a self, name: &'a str) -> &'a str {
        self.abschnitt.get(name).map_or(name, String::as_str)
    }

    /// What a statement is called, and its explanation.
    pub fn question<'a>(&'a self, key: &'a str) -> (&'a str, &'a str) {
        self.frage.get(key).map_or((key, ""), |[label, note]| (label, note))
    }
}

/// What a shown word of a closed list means, in whatever language it is.
pub(super) fn meaning(set: Set, shown: &str) -> Option<&'static str> {
    let is = |meaning: &&'static str| {
        Language::ALL.into_iter().any(|language| names::same(Texts::of(language).word(set.name(), meaning), shown))
            || names::same(meaning, shown)
    };
    set.meanings().into_iter().find(is)
}

fn read(text: &str) -> Texts {
    toml::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fields::{CRITERIA, FACTS, TABLES};
    use super::*;

    fn questions() -> Vec<String> {
        let facts = FACTS.iter().flat_map(|section| section.fields).map(|field| field.key.to_owned());
        let column = |path: &str, key: &str| format!("{path}.{key}");
        let tables = TABLES.iter().flat_map(|table| table.columns.iter().map(move |c| column(table.path, c.key)));
        facts.chain(tables).chain(CRITERIA.iter().map(|c| column("kriterien", c.key))).collect()
    }

    #[test]
    fn both_languages_have_every_word_and_no_other() {
        let (german, english) = (Texts::of(Language::German), Texts::of(Language::English));
        let mut asked = questions();
        asked.sort_unstable();
        for texts in [german, english] {
            assert!(!texts.text.is_empty(), "it can be read");
            assert_eq!(texts.frage.keys().collect::<Vec<_>>(), asked.iter().collect::<Vec<_>>());
            for table in TABLES {
                assert!(!texts.sheet(table.path).0.is_empty(), "{}", table.path);
            }
            for section in FACTS {
                assert!(texts.abschnitt.contains_key(section.name), "{}", section.name);
            }
            for set in [Set::Status, Set::CostKind, Set::Funding, Set::Level, Set::Language, Set::Flag, Set::Phase] {
                for meaning in set.meanings() {
                    assert!(texts.wort.contains_key(&format!("{}.{meaning}", set.name())), "{meaning}");
                }
            }
            // Lists are written with commas between their words.
            assert!(texts.wort.values().all(|word| !word.contains(',')));
            let names: std::collections::BTreeSet<&String> = texts.blatt.values().map(|[name, _]| name).collect();
            assert_eq!(names.len(), texts.blatt.len(), "sheets have different names");
        }
        let keys = |map: &BTreeMap<String, String>| map.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&german.text), keys(&english.text));
        assert_eq!(keys(&german.wort), keys(&english.wort));
        assert_eq!(german.blatt.keys().collect::<Vec<_>>(), english.blatt.keys().collect::<Vec<_>>());
        // The same places are to be filled.
        for (name, text) in &german.text {
            let places = |text: &str| {
                let mut places: Vec<String> =
                    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
                places.sort_unstable();
                places
            };
            assert_eq!(places(text), places(&english.text[name]), "{name}");
        }
    }

    #[test]
    fn words_are_understood_in_both_languages_and_whatever_their_case() {
        for (shown, want) in [
            ("erfüllt ", Some("erfüllt")),
            ("ERFÜLLT", Some("erfüllt")),
            ("fulfilled", Some("erfüllt")),
            ("in  arbeit", Some("in Arbeit")),
            ("fertig", None),
        ] {
            assert_eq!(meaning(Set::Status, shown), want, "{shown}");
        }
        assert_eq!(meaning(Set::Phase, "P4 + P5 Verstetigung und Transfer"), Some("P4 + P5"));
        assert_eq!(meaning(Set::CostKind, "operativ"), Some("operativ"));
    }
}
