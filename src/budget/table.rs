//! `data/haushalt.toml` as values. Takes the embedded file, gives rows; a fault in it is a fault of the program.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::Term;

const FILE: &str = include_str!("../../data/haushalt.toml");

/// How sure an entry is, and whether a field beside it is weaker.
#[derive(Debug, Deserialize)]
pub(super) struct Certainty {
    sicher: String,
    #[expect(dead_code, reason = "every entry has to name its source")]
    quelle: String,
    #[serde(flatten)]
    beside: BTreeMap<String, toml::Value>,
}

impl Certainty {
    /// Whether a paragraph of this entry may be printed.
    fn sure(&self) -> bool {
        self.sicher == "gelesen" && !self.beside.keys().any(|key| key.ends_with("_sicher"))
    }

    /// A word of the entry.
    fn word(&self, key: &str) -> Option<&str> {
        self.beside.get(key).and_then(toml::Value::as_str)
    }

    /// Whether the entry or a field of it is too weak to be in the file at all.
    #[cfg(test)]
    fn weak(&self) -> bool {
        let known = |word: &str| matches!(word, "gelesen" | "bekannt");
        let mut fields = self.beside.iter().filter(|(key, _)| key.ends_with("_sicher"));
        !known(&self.sicher) || fields.any(|(_, value)| !value.as_str().is_some_and(known))
    }
}

/// A rule with its paragraph.
#[derive(Debug, Deserialize)]
pub(super) struct Rule {
    norm: Option<String>,
    kreis: Option<String>,
    pub folgejahre: Option<u8>,
    pub bindung: Option<String>,
    #[serde(flatten)]
    certainty: Certainty,
}

impl Rule {
    /// The paragraph for towns and municipalities.
    pub fn for_towns(&self) -> Option<&str> {
        self.norm.as_deref().filter(|_| self.certainty.sure())
    }

    /// The paragraph for districts.
    pub fn for_districts(&self) -> Option<&str> {
        self.kreis.as_deref().filter(|_| self.certainty.sure())
    }
}

/// The budget of a Land's municipalities that keep their accounts in one way.
#[derive(Debug, Deserialize)]
pub(super) struct Budget {
    #[serde(rename = "land")]
    pub state: String,
    pub system: String,
    teile: Certainty,
    worte: Certainty,
    abschreibung: Option<Certainty>,
    pub verpflichtung: Option<Rule>,
    pub abweichung: Option<Rule>,
    pub nachtrag: Option<Rule>,
    pub planung: Option<Rule>,
    pub vergleich: Option<Rule>,
    adresse: Option<Certainty>,
}

impl Budget {
    /// The word for a term; none where the Land's is not known.
    pub fn word(&self, term: Term) -> Option<&str> {
        let key = term.key();
        match term {
            Term::Operating | Term::Capital => self.teile.word(key),
            Term::Income | Term::Expense | Term::Receipts | Term::Payments => self.worte.word(key),
            Term::Depreciation => self.abschreibung.as_ref()?.word("aufwand"),
            Term::Release => self.abschreibung.as_ref()?.word("aufloesung"),
            Term::Product | Term::Account => self.adresse.as_ref()?.word(key),
            Term::Commitment | Term::OverPlan | Term::Unplanned | Term::Levy => None,
        }
    }

    /// Whether it knows depreciation.
    pub fn depreciates(&self) -> bool {
        self.abschreibung.is_some()
    }

    #[cfg(test)]
    fn certainties(&self) -> impl Iterator<Item = &Certainty> {
        let rules = [&self.verpflichtung, &self.abweichung, &self.nachtrag, &self.planung, &self.vergleich];
        let words = [Some(&self.teile), Some(&self.worte), self.abschreibung.as_ref(), self.adresse.as_ref()];
        words.into_iter().flatten().chain(rules.into_iter().flatten().map(|rule| &rule.certainty))
    }
}

/// A row that has words for a Land, or for one kind of municipality in it.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    #[serde(rename = "land")]
    pub state: String,
    #[serde(rename = "art")]
    pub kind: Option<String>,
    #[serde(flatten)]
    certainty: Certainty,
}

impl Row {
    /// The word for a term.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.certainty.word(key)
    }
}

/// Everything the file holds.
#[derive(Debug, Deserialize)]
pub(super) struct Table {
    pub neutral: BTreeMap<String, String>,
    #[serde(rename = "haushalt")]
    pub budgets: Vec<Budget>,
    #[serde(rename = "eigenbetrieb")]
    pub enterprises: Vec<Row>,
    #[serde(rename = "stadtstaat")]
    pub city_states: Vec<Row>,
    #[serde(rename = "umlage")]
    pub levies: Vec<Row>,
}

impl Table {
    /// The table of the program.
    pub fn embedded() -> Self {
        // The file is part of the program, and a test reads it.
        #[expect(clippy::expect_used)]
        toml::from_str(FILE).expect("data/haushalt.toml is well formed")
    }

    /// The Länder with an entry that is too weak to be here.
    #[cfg(test)]
    pub fn weak(&self) -> Vec<&str> {
        let budgets = self.budgets.iter().filter(|b| b.certainties().any(Certainty::weak)).map(|b| b.state.as_str());
        let rows = [&self.enterprises, &self.city_states, &self.levies].into_iter().flatten();
        budgets.chain(rows.filter(|row| row.certainty.weak()).map(|row| row.state.as_str())).collect()
    }
}
