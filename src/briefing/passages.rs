//! Which passages of an English paper are German: texts of the profile and the catalogue without an English twin, and
//! names of laws, Länder and forms, wherever they stand and however they were cut or joined.
//!
//! Takes the German texts and what the papers say; gives exactly those passages, by which pages and Word files mark their
//! language, and the note by which a paper's first page says so. So no template and no text module can forget it, and
//! strings stay what they are.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;

use super::german::GermanPassages;
use super::labels::Labels;
use super::prose::paragraphs;
use crate::catalog::Catalog;
use crate::language::Language;
use crate::outline;
use crate::profile::Profile;

/// How many words in a row are taken for a passage, though they are only a part of a German text.
const RUN: usize = 3;

/// Fields of a briefing that hold codes or fixed words.
const NO_PROSE: [&str; 9] = ["key", "id", "anchor", "lang", "state", "form", "labels", "palette", "path"];

/// The German texts that an English paper may print. Knows none for a German paper.
#[derive(Debug, Default)]
pub struct Passages {
    /// Whether the paper is English.
    english: bool,
    /// Every word by its number.
    words: HashMap<String, u32>,
    /// The texts as numbers of their words.
    texts: Vec<Vec<u32>>,
    /// Where each three words in a row stand: the text, and the position in it.
    runs: HashMap<[u32; RUN], Vec<(usize, usize)>>,
    /// Whole texts of one word or two.
    short: HashSet<Vec<u32>>,
    /// Whole texts, and the paragraphs and points in them.
    whole: HashSet<String>,
    /// Words of the paper's own language, in small letters: alone they need no mark.
    known: HashSet<String>,
}

impl Passages {
    /// For papers in the language of these labels.
    #[must_use]
    pub fn new(labels: &Labels) -> Self {
        let mut passages = Self { english: labels.language() == Language::English, ..Self::default() };
        if passages.english {
            labels.keys().for_each(|key| passages.learn(&labels.text(key)));
        }
        passages
    }

    /// Adds what a profile states in German; also what has an English twin, for it may be compared with an earlier one.
    pub fn add_profile(&mut self, stated: &Profile) {
        if !self.english {
            return;
        }
        let twins: HashSet<String> = stated.english.iter().flat_map(|english| twins_of(english)).collect();
        twins.iter().for_each(|text| self.learn(text));
        let texts = stated.texts();
        // A place's own name needs no mark wherever it stands.
        self.learn(&stated.municipality.name);
        stated.municipality.states.iter().for_each(|state| self.add(state));
        if twins.is_empty() && is_english(&texts) {
            return;
        }
        texts.iter().filter(|(_, text)| !twins.contains(text)).for_each(|(_, text)| self.add(text));
    }

    /// Adds the names of a project and its municipality, and where the facts about it come from, as far as they are German.
    pub fn add_names(&mut self, profile: &Profile) {
        if !self.english {
            return;
        }
        let is_all_english = profile.translation.is_none() && is_english(&profile.texts());
        let is_twin = |key: &str| is_all_english || profile.is_english(key);
        if !is_twin("projekt.titel") {
            self.add(&profile.project.title);
        }
        if let Some(source) = profile.municipality.source.as_ref().filter(|_| !is_twin("kommune.quelle")) {
            self.add(source);
        }
        self.add(&profile.municipality.name);
        profile.municipality.states.iter().for_each(|state| self.add(state));
    }

    /// Adds what a catalogue has in German only.
    pub fn add_catalog(&mut self, catalog: &Catalog) {
        catalog.untranslated.iter().for_each(|text| self.add(text));
    }

    /// Adds a German text.
    pub fn add(&mut self, text: &str) {
        if !self.english {
            return;
        }
        if text.contains("://") || text.contains('@') {
            return self.add_beside_addresses(text);
        }
        let whole = std::iter::once(text.trim().to_owned()).chain(paragraphs(Some(text)));
        let points = outline::points(&text.lines().map(str::to_owned).collect::<Vec<_>>());
        let parts: Vec<String> = whole.chain(points.into_iter().map(|point| point.text)).collect();
        for part in parts {
            if self.whole.insert(part.clone()) {
                self.index(&part);
            }
        }
    }

    /// Adds what stands beside addresses of pages and people, which are words of no language: a sentence, not a name.
    fn add_beside_addresses(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let parts = words.split(|word| word.contains("://") || word.contains('@')).map(|part| part.join(" "));
        for part in parts.filter(|part| cores(part).count() >= RUN) {
            self.index(&part);
        }
    }

    fn index(&mut self, text: &str) {
        let words: Vec<u32> = cores(text).map(|(from, to)| self.number(&text[from..to])).collect();
        if words.len() < RUN {
            if cores(text).any(|(from, to)| !self.needs_no_mark(&text[from..to])) {
                self.short.insert(words);
            }
            return;
        }
        for (at, run) in words.windows(RUN).enumerate() {
            if let Ok(run) = <[u32; RUN]>::try_from(run) {
                self.runs.entry(run).or_default().push((self.texts.len(), at));
            }
        }
        self.texts.push(words);
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    /// Takes in the words of a text in the paper's own language.
    fn learn(&mut self, text: &str) {
        self.known.extend(cores(text).map(|(from, to)| text[from..to].to_lowercase()));
    }

    /// Whether a word reads alike in both languages, or is none.
    fn needs_no_mark(&self, word: &str) -> bool {
        // Abbreviations and codes are no words.
        let small = |pair: &[char]| pair.iter().all(|c| c.is_lowercase());
        !word.chars().collect::<Vec<_>>().windows(2).any(small) || self.known.contains(&word.to_lowercase())
    }

    /// The language of a text of profile or catalogue in a paper of this one.
    pub(super) fn language_of(&self, text: &str, paper: Language) -> Language {
        if self.whole.contains(text) { Language::German } else { paper }
    }

    /// Where German passages stand in a text.
    fn found_in(&self, text: &str) -> Vec<(usize, usize)> {
        let cores: Vec<(usize, usize)> = cores(text).collect();
        let words: Vec<Option<u32>> =
            cores.iter().map(|(from, to)| self.words.get(&text[*from..*to]).copied()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let long = self.longest_at(&words[at..]);
            if long == 0 {
                at += 1;
                continue;
            }
            let (first, last) = (at, at + long - 1);
            // Signs beside the first and the last word belong to it, where nothing else is there.
            let from = if first == 0 { 0 } else { cores[first].0 };
            let to = if last + 1 == cores.len() { text.len() } else { cores[last].1 };
            found.push((from, to));
            at += long;
        }
        found
    }

    /// How many words from the first on are one German passage.
    fn longest_at(&self, words: &[Option<u32>]) -> usize {
        let run: Option<Vec<u32>> = words.get(..RUN).and_then(|run| run.iter().copied().collect());
        let places = run.and_then(|run| self.runs.get(<&[u32; RUN]>::try_from(run.as_slice()).ok()?));
        let alike = |(text, at): &(usize, usize)| {
            let theirs = self.texts[*text][*at..].iter();
            words.iter().zip(theirs).take_while(|(own, their)| **own == Some(**their)).count()
        };
        let short = || {
            let whole = (1..RUN).rev().find(|count| {
                let known: Option<Vec<u32>> = words.get(..*count).and_then(|words| words.iter().copied().collect());
                known.is_some_and(|words| self.short.contains(&words))
            });
            whole.unwrap_or(0)
        };
        places.into_iter().flatten().map(alike).max().unwrap_or_else(short)
    }

    /// All German passages in what papers say.
    pub fn found(&self, said: &impl Serialize) -> GermanPassages {
        let mut found = BTreeSet::new();
        if self.english
            && let Ok(value) = serde_json::to_value(said)
        {
            self.collect(&value, &mut found);
        }
        GermanPassages::new(found)
    }

    fn collect(&self, value: &Value, out: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                // Templates may end a sentence in another way.
                let bare = |(from, to): (usize, usize)| text[from..to].trim().trim_end_matches(['.', ';', ',']);
                out.extend(self.found_in(text).into_iter().map(bare).map(str::to_owned));
            }
            Value::Array(all) => all.iter().for_each(|value| self.collect(value, out)),
            Value::Object(fields) => {
                let told = fields.iter().filter(|(name, _)| !NO_PROSE.contains(&name.as_str()));
                told.for_each(|(_, value)| self.collect(value, out));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Keys that hold names: they need no translation.
const NAMES: [&str; 14] = [
    "name",
    "art",
    "bundesland",
    "stelle",
    "gremium",
    "federfuehrung",
    "verfasser",
    "verantwortlich",
    "zustaendig",
    "partner",
    "interessierte",
    "lizenz",
    "urheber",
    "aktenzeichen",
];

/// What the first page of an English paper says of the language of its texts; none if all of them are English.
pub(super) fn note(stated: &Profile, labels: &Labels) -> Option<String> {
    if labels.language() != Language::English {
        return None;
    }
    let texts = stated.texts();
    let is_twin = |path: &str| stated.english.iter().any(|english| english.is_english(path));
    if !texts.iter().any(|(path, _)| is_twin(path)) && is_english(&texts) {
        return None;
    }
    let is_name = |path: &str| {
        let key = path.rsplit('.').next().unwrap_or(path);
        NAMES.contains(&key.split('[').next().unwrap_or(key))
    };
    let words = |text: &str| cores(text).filter(|(from, to)| text[*from..*to].contains(char::is_alphabetic)).count();
    let said = texts.iter().filter(|(path, text)| words(text) >= RUN && !is_name(path));
    let (english, german) = said.partition::<Vec<_>, _>(|(path, _)| is_twin(path));
    match (english.is_empty(), german.is_empty()) {
        (_, true) => None,
        (true, false) => Some(labels.text("note.german")),
        (false, false) => Some(labels.text("note.german.partly")),
    }
}

/// The texts of a profile that are English.
fn twins_of(english: &Profile) -> Vec<String> {
    let texts = english.texts().into_iter();
    texts.filter(|(path, _)| english.is_english(path)).map(|(_, text)| text).collect()
}

/// Where the words of a text stand, without the signs beside them; what has neither letter nor digit is none.
fn cores(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let parts = text.split(char::is_whitespace).scan(0, |at, part| {
        let from = *at;
        // What parts them may be longer than a byte.
        let after = from + part.len();
        *at = after + text[after..].chars().next().map_or(0, char::len_utf8);
        Some((from, part))
    });
    parts.filter_map(|(from, part)| {
        let front = part.find(char::is_alphanumeric)?;
        let (end, last) = part.char_indices().rfind(|(_, c)| c.is_alphanumeric())?;
        Some((from + front, from + end + last.len_utf8()))
    })
}

/// Words that stand in nearly every sentence of one language and in none of the other.
const GERMAN: [&str; 12] = ["der", "die", "und", "das", "den", "für", "mit", "ist", "von", "im", "zu", "nicht"];
const ENGLISH: [&str; 12] = ["the", "and", "of", "to", "for", "with", "is", "are", "by", "on", "that", "not"];

/// Whether texts are in English, though nobody said so.
fn is_english(texts: &[(String, String)]) -> bool {
    let (mut german, mut english) = (0, 0);
    for word in texts.iter().flat_map(|(_, text)| text.split(|c: char| !c.is_alphabetic())) {
        // Sentences begin with a capital letter, German ones with the same words.
        let word = word.to_lowercase();
        german += usize::from(GERMAN.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    english > german
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(german: &[&str], english: &str) -> Passages {
        let mut passages = Passages { english: true, ..Passages::default() };
        passages.learn(english);
        german.iter().for_each(|text| passages.add(text));
        passages
    }

    fn found(passages: &Passages, text: &str) -> Vec<String> {
        passages.found_in(text).into_iter().map(|(from, to)| text[from..to].to_owned()).collect()
    }

    #[test]
    fn german_passages_are_found_whole_cut_and_joined() {
        let own = passages(&["Der Rat stimmt dem Plan zu.\n\nEr endet am 1. Mai.", "Kämmerei", "Amt für Wasser"], "");
        assert_eq!(found(&own, "Der Rat stimmt dem\u{a0}Plan zu."), ["Der Rat stimmt dem\u{a0}Plan zu."]);
        assert_eq!(found(&own, "„Der Rat stimmt dem …“"), ["„Der Rat stimmt dem …“"]);
        assert_eq!(found(&own, "Decided: Er endet am 1. Mai (Kämmerei)."), ["Er endet am 1. Mai", "Kämmerei)."]);
        assert_eq!(found(&own, "Kämmerei, Amt für Wasser: by May"), ["Kämmerei", "Amt für Wasser"]);
        assert_eq!(found(&own, "The treasurer is asked, Rat or not"), [""; 0]);
    }

    #[test]
    fn words_beside_addresses_are_passages() {
        let source = "https://a.example/b (BMI 10.07.2019); Land: Ortskenntnis, nicht in der Quelle";
        let own = passages(&[source, "Amt https://a.example", "amt@a.example"], "");
        let words = "BMI 10.07.2019); Land: Ortskenntnis, nicht in der Quelle";
        assert_eq!(found(&own, source), [words]);
        assert_eq!(found(&own, "Amt, see https://a.example or amt@a.example"), [""; 0]);
    }

    #[test]
    fn what_both_languages_write_alike_needs_no_mark() {
        let own = passages(&["Team", "5291", "EG 10", "Software", "Team Wasser"], "the team");
        assert_eq!(found(&own, "Team and Software 5291, EG 10"), ["Software"]);
        assert_eq!(found(&own, "Team Wasser"), ["Team Wasser"]);
    }

    #[test]
    fn passages_are_told_as_they_stand() {
        let own = passages(&["Rat (neu)", "Ältestenrat", "Rat"], "");
        let said = serde_json::json!({ "a": ["Rat (neu)", "Ältestenrat"], "labels": "Rat", "b": { "c": "in Rat" } });
        let found = own.found(&said);
        assert_eq!(found.parts("Rat (neu), Ratsherr"), [("Rat (neu)", true), (", Ratsherr", false)]);
        assert_eq!(found.parts("in Rat"), [("in ", false), ("Rat", true)]);
        assert!(Passages::default().found(&said).is_empty());
    }

    #[test]
    fn a_profile_may_be_written_in_english_without_twins() {
        let said = |texts: &[&str]| texts.iter().map(|text| (String::new(), (*text).to_owned())).collect::<Vec<_>>();
        assert!(is_english(&said(&["The gauges warn the old town.", "Rat der Stadt"])));
        assert!(!is_english(&said(&["Die Pegel warnen die Altstadt vor dem Wasser.", "Smart City of the year"])));
        assert!(!is_english(&[]));
    }
}
