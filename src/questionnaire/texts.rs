//! The words of the questionnaire in each language, from `data/fragebogen`. A test asks for every one of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::document::kind::WordList;
use crate::language::Language;
use crate::names;
use crate::profile::keys;

/// One language's words.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Texts {
    /// The language.
    #[serde(skip)]
    pub language: Language,
    text: BTreeMap<String, String>,
    wort: BTreeMap<String, String>,
    #[serde(default)]
    frueher: BTreeMap<String, String>,
    blatt: BTreeMap<String, [String; 2]>,
}

impl Texts {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        static GERMAN: OnceLock<Texts> = OnceLock::new();
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        let read = |text| Texts { language, ..read(text) };
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
    pub fn word<'a>(&'a self, list: &str, meaning: &'a str) -> &'a str {
        self.wort.get(&format!("{list}.{meaning}")).map_or(meaning, String::as_str)
    }

    /// Whether a word of a closed list is shown by these words, or was in an earlier version.
    fn shows(&self, list: &str, meaning: &str, shown: &str) -> bool {
        let former = self.frueher.get(&format!("{list}.{meaning}"));
        names::same(self.word(list, meaning), shown) || former.is_some_and(|former| names::same(former, shown))
    }

    /// The words of a closed list as they are shown.
    pub fn words(&self, list: &WordList) -> Vec<&str> {
        (list.words)().into_iter().map(|meaning| self.word(list.name, meaning)).collect()
    }

    /// The name of a part's sheet as a formula or a link has it.
    pub fn quoted_sheet(&self, part: &str) -> String {
        format!("'{}'", self.sheet(part).0.replace('\'', "''"))
    }

    /// The name of a part's sheet, and what it asks for.
    pub fn sheet(&self, part: &str) -> (&str, &str) {
        if let Some([name, lead]) = self.blatt.get(part) {
            return (name, lead);
        }
        let sheet = keys::table(part).and_then(|table| table.sheet);
        sheet.map_or(("", ""), |sheet| (sheet.name.of(self.language), sheet.lead.of(self.language)))
    }
}

/// What a shown word of a closed list means, in whatever language it is and whatever version showed it.
pub(super) fn meaning(list: &WordList, shown: &str) -> Option<&'static str> {
    let is = |meaning: &&'static str| {
        Language::ALL.into_iter().any(|language| Texts::of(language).shows(list.name, meaning, shown))
            || names::same(meaning, shown)
    };
    (list.words)().into_iter().find(is)
}

fn read(text: &str) -> Texts {
    toml::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fields::{CHOICES, FLAG, PHASES, tables};
    use super::*;
    use crate::document::kind::Kind;
    use crate::profile::words::{COST_KINDS, STATUS};

    /// The closed lists whose words are shown otherwise than profiles write them.
    fn lists() -> Vec<&'static WordList> {
        let of = |kind| if let Kind::Word(list) = kind { Some(list) } else { None };
        keys::all().iter().filter_map(|key| of(key.entry.key.kind)).chain([&FLAG, &PHASES, &CHOICES]).collect()
    }

    #[test]
    fn words_of_earlier_versions_are_still_read_and_are_words_of_a_list() {
        let former = [
            ("haushalt", "Land budget", "landeshaushalt"),
            ("traeger", "federation", "bund"),
            ("traeger", "Land", "land"),
        ];
        for (name, shown, means) in former {
            let list = lists().into_iter().find(|list| list.name == name).expect("a list");
            assert_eq!(meaning(list, shown), Some(means));
        }
        for texts in Language::ALL.map(Texts::of) {
            assert!(texts.frueher.iter().all(|(key, word)| texts.wort.get(key).is_some_and(|now| now != word)));
        }
    }

    #[test]
    fn both_languages_have_every_word_and_no_other() {
        let (german, english) = (Texts::of(Language::German), Texts::of(Language::English));
        for texts in [german, english] {
            assert!(!texts.text.is_empty(), "it can be read");
            for table in tables() {
                assert!(!texts.sheet(table.path).0.is_empty(), "{}", table.path);
            }
            for list in lists() {
                for meaning in (list.words)() {
                    assert!(texts.wort.contains_key(&format!("{}.{meaning}", list.name)), "{meaning}");
                }
            }
            // Lists are written with commas between their words.
            assert!(texts.wort.values().all(|word| !word.contains(',')));
            let parts = ["start", "angaben", "kriterien"].into_iter().chain(tables().iter().map(|table| table.path));
            let mut names: Vec<&str> = parts.map(|part| texts.sheet(part).0).collect();
            let sheets = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), sheets, "sheets have different names");
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
            assert_eq!(meaning(&STATUS, shown), want, "{shown}");
        }
        assert_eq!(meaning(&PHASES, "P4 + P5 Verstetigung und Transfer"), Some("P4 + P5"));
        assert_eq!(meaning(&COST_KINDS, "operativ"), Some("operativ"));
    }
}
