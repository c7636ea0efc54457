//! `data/organe.toml` as values. Takes the embedded file, gives rows; a fault in it is a fault of the program.

use serde::Deserialize;

use super::model::{Bodies, Deciding, KindOfMunicipality, Members, Noun};
use crate::names;

const FILE: &str = include_str!("../../data/organe.toml");

/// For which municipalities of which Land a row holds.
#[derive(Debug)]
pub(super) struct Entry {
    pub state: String,
    pub arts: Vec<String>,
    /// Whether it holds for the larger towns of these kinds only.
    pub large: bool,
}

impl Entry {
    fn holds(&self, art: &str, state: Option<&str>) -> bool {
        self.arts.iter().any(|a| a == art) && state.is_some_and(|state| names::same(state, &self.state))
    }
}

/// A kind of municipality.
#[derive(Debug)]
pub(super) struct Kind {
    pub art: String,
    pub words: Vec<String>,
    pub noun: Noun,
}

/// Everything the file holds.
#[derive(Debug)]
pub(super) struct Table {
    pub neutral: Bodies,
    pub kinds: Vec<Kind>,
    county_free: Vec<CountyFreeRow>,
    words: Vec<(String, Noun)>,
    pub councils: Vec<(Entry, Deciding)>,
    pub heads: Vec<(Entry, Noun)>,
    glosses: Vec<Gloss>,
}

#[derive(Deserialize)]
struct File {
    neutral: NeutralRow,
    art: Vec<KindRow>,
    kreisfrei: Vec<CountyFreeRow>,
    wort: Vec<WordRow>,
    gremium: Vec<CouncilRow>,
    leitung: Vec<HeadRow>,
    glosse: Vec<Gloss>,
}

/// What a German word means, for English papers that print it as it is.
#[derive(Debug, Deserialize)]
struct Gloss {
    worte: Vec<String>,
    en: String,
}

#[derive(Deserialize)]
struct NeutralRow {
    art: [String; 4],
    art_en: String,
    gremium: [String; 4],
    gremium_en: String,
    mitglieder: [String; 6],
    mitglieder_en: String,
    leitung: [String; 4],
    leitung_en: String,
}

#[derive(Deserialize)]
struct KindRow {
    art: String,
    worte: Vec<String>,
    formen: [String; 4],
    en: String,
}

/// The towns of a Land that belong to no county, as their names are written without "Stadt".
#[derive(Debug, Deserialize)]
struct CountyFreeRow {
    land: String,
    namen: Vec<String>,
}

#[derive(Deserialize)]
struct WordRow {
    wort: String,
    formen: [String; 4],
    en: String,
}

#[derive(Deserialize)]
struct CouncilRow {
    land: String,
    art: Vec<String>,
    name: String,
    mitglieder: [String; 6],
    mitglieder_en: String,
}

#[derive(Deserialize)]
struct HeadRow {
    land: String,
    art: Vec<String>,
    fuer: String,
    weiblich: [String; 4],
    maennlich: [String; 4],
    en: String,
}

/// What says that a town is one of the larger ones of its Land.
const LARGE: [&str; 5] =
    ["Große Kreisstadt", "große kreisangehörige Stadt", "große selbständige Stadt", "Großstadt", "Landeshauptstadt"];

/// The kind of a town that belongs to no county.
const COUNTY_FREE: &str = "kreisfreie Stadt";

impl Table {
    /// The table of the program.
    pub fn embedded() -> Self {
        // The file is part of the program, and a test reads it.
        #[expect(clippy::expect_used)]
        let file: File = toml::from_str(FILE).expect("data/organe.toml is well formed");
        let noun = |cases, english| Noun { cases, english };
        let words: Vec<(String, Noun)> =
            file.wort.into_iter().map(|row| (row.wort, noun(row.formen, row.en))).collect();
        let neutral = Bodies {
            kind: None,
            municipality: noun(file.neutral.art, file.neutral.art_en),
            council: noun(file.neutral.gremium, file.neutral.gremium_en),
            members: members(file.neutral.mitglieder, file.neutral.mitglieder_en),
            head: noun(file.neutral.leitung, file.neutral.leitung_en),
        };
        let councils = file.gremium.into_iter().filter_map(|row| {
            let council = words.iter().find(|(word, _)| *word == row.name)?.1.clone();
            let entry = Entry { state: row.land, arts: row.art, large: false };
            Some((entry, Deciding { council, members: members(row.mitglieder, row.mitglieder_en) }))
        });
        let councils = councils.collect();
        let heads = file.leitung.into_iter().map(|row| {
            let entry = Entry { state: row.land, arts: row.art, large: row.fuer != "alle" };
            let both = |n: usize| format!("{} oder {}", row.weiblich[n], row.maennlich[n]);
            (entry, noun([both(0), both(1), both(2), both(3)], row.en))
        });
        let heads = heads.collect();
        let kinds =
            file.art.into_iter().map(|row| Kind { art: row.art, words: row.worte, noun: noun(row.formen, row.en) });
        Self {
            neutral,
            kinds: kinds.collect(),
            county_free: file.kreisfrei,
            words,
            councils,
            heads,
            glosses: file.glosse,
        }
    }

    /// The kind that a profile's words name, else the one that a municipality's own name begins with. A town that is known
    /// to belong to no county is one also where the words say `Stadt` or nothing.
    pub fn kind(&self, stated: Option<&str>, name: &str, state: Option<&str>) -> Option<KindOfMunicipality<'_>> {
        let says_little = stated.is_none_or(|stated| names::same(stated, "Stadt"));
        let stated = if says_little && self.is_county_free(name, state) { Some(COUNTY_FREE) } else { stated };
        let named = |text: &str, kind: &Kind| kind.words.iter().any(|word| names::same(word, text));
        let begins = |kind: &&Kind| {
            // An `Amt` at the start of a name may be an office, and a `Stadt` says too little.
            let telling = kind.words.iter().filter(|word| word.len() > 4 && !word.starts_with("Stadt"));
            telling.clone().any(|word| name.split_whitespace().next().is_some_and(|first| first == word.as_str()))
        };
        let found = match stated {
            Some(stated) => self.kinds.iter().find(|kind| named(stated.trim(), kind)),
            None => self.kinds.iter().find(begins),
        }?;
        let large = stated.is_some_and(|stated| LARGE.iter().any(|word| names::same(word, stated)));
        Some(KindOfMunicipality { art: &found.art, noun: &found.noun, large: large || found.art == COUNTY_FREE })
    }

    fn is_county_free(&self, name: &str, state: Option<&str>) -> bool {
        let rows = self.county_free.iter().filter(|row| state.is_some_and(|state| names::same(state, &row.land)));
        // "Stadt Ulm", "Landeshauptstadt Kiel", "Klingenstadt Solingen", "Hansestadt Lübeck".
        let bare =
            name.split_once(' ').filter(|(first, _)| first.to_lowercase().ends_with("stadt")).map(|(_, rest)| rest);
        let mut known = rows.flat_map(|row| &row.namen);
        known.any(|town| names::same(town, name) || bare.is_some_and(|bare| names::same(town, bare)))
    }

    /// The body that decides in a kind of municipality of a Land; without a Land only where all Länder agree.
    pub fn council(&self, art: &str, state: Option<&str>) -> Option<&Deciding> {
        if let Some(state) = state {
            return self.councils.iter().find(|(entry, _)| entry.holds(art, Some(state))).map(|(_, found)| found);
        }
        let mut all = self.councils.iter().filter(|(entry, _)| entry.arts.iter().any(|a| a == art));
        let (_, first) = all.next()?;
        all.all(|(_, other)| other.council == first.council).then_some(first)
    }

    /// The body a municipality names, if it is one that decides for a whole municipality somewhere.
    pub fn stated_council(&self, stated: &str) -> Option<&Deciding> {
        // "Rat der Stadt Musterstadt": what follows the body's own name says whose it is.
        let first = stated.split([' ', ',', '(']).next().unwrap_or_default();
        let (_, council) = self.words.iter().find(|(word, _)| names::same(word, stated) || names::same(word, first))?;
        let (_, known) = self.councils.iter().find(|(_, known)| known.council == *council)?;
        Some(known)
    }

    /// What a body, a role, a kind of municipality or a Land is in English; none where that is not known.
    pub fn gloss(&self, german: &str) -> Option<&str> {
        let german = german.trim();
        let listed = || {
            let mut all = self.glosses.iter().map(|gloss| (&gloss.worte, gloss.en.as_str()));
            all.find(|(words, _)| words.iter().any(|word| names::same(word, german))).map(|(_, english)| english)
        };
        let kind = || {
            let mut all = self.kinds.iter();
            let kind = all.find(|kind| kind.words.iter().any(|word| names::same(word, german)));
            kind.map(|kind| kind.noun.english.as_str())
        };
        let council = || self.stated_council(german).map(|found| found.council.english.as_str());
        // "Ausschuss für Umwelt", "Werksausschuss", "Seniorenbeirat": what it is about says its name.
        let of_a_sort = || {
            let first = german.split(' ').next().unwrap_or_default().to_lowercase();
            let sorts = [("ausschuss", "committee"), ("beirat", "advisory board")];
            sorts.into_iter().find(|(ending, _)| first.ends_with(ending)).map(|(_, english)| english)
        };
        listed().or_else(kind).or_else(council).or_else(of_a_sort)
    }

    /// The head of administration; none where the kind alone does not tell which title it is.
    pub fn head(&self, art: &str, large: bool, state: Option<&str>) -> Option<Noun> {
        let rows: Vec<&(Entry, Noun)> = self.heads.iter().filter(|(entry, _)| entry.holds(art, state)).collect();
        let only_large = rows.iter().find(|(entry, _)| entry.large);
        let general = rows.iter().find(|(entry, _)| !entry.large);
        match (general, only_large) {
            (_, Some((_, noun))) if large => Some(noun.clone()),
            (Some((_, noun)), None) => Some(noun.clone()),
            (None, Some(_)) | (Some(_), Some(_)) | (None, None) => None,
        }
    }
}

fn members([plain, nominative, genitive, dative, accusative, plain_dative]: [String; 6], english: String) -> Members {
    Members { plain, cases: [nominative, genitive, dative, accusative], plain_dative, english }
}
