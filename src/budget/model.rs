//! The words of a budget and the paragraphs that go with them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// How a municipality keeps its accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum System {
    /// `doppisch`: double entry.
    DoubleEntry,
    /// `kameral`.
    Cameral,
    /// `eigenbetrieb`: the business plan of a municipal enterprise.
    Enterprise,
    /// `landeshaushalt`: the budget of a Land that is a municipality as well.
    State,
}

impl System {
    /// The word in `data/haushalt.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DoubleEntry => "doppisch",
            Self::Cameral => "kameral",
            Self::Enterprise => "eigenbetrieb",
            Self::State => "landeshaushalt",
        }
    }
}

/// Whose budget it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Holder<'a> {
    /// The kind of municipality as `data/organe.toml` names it; none where it is not known.
    pub kind: Option<&'a str>,
    /// Its Länder.
    pub states: &'a [String],
    /// How it keeps its accounts, if it says so.
    pub system: Option<System>,
}

/// What papers have a word for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// The part of the budget with what is spent every year: `Ergebnisplan`.
    Operating,
    /// The part with payments, those for investment among them: `Finanzplan`.
    Capital,
    /// What comes in during a year: `Erträge`.
    Income,
    /// What a year costs: `Aufwendungen`.
    Expense,
    /// What comes in for investment.
    Receipts,
    /// What is paid for investment.
    Payments,
    /// Wear in a year: `Abschreibungen`.
    Depreciation,
    /// The yearly part of a grant for investment.
    Release,
    /// Leave to commit later years' money: `Verpflichtungsermächtigung`.
    Commitment,
    /// More than budgeted: `überplanmäßig`.
    OverPlan,
    /// Not budgeted at all: `außerplanmäßig`.
    Unplanned,
    /// Where in the budget an item stands: `Produkt`.
    Product,
    /// The account within it: `Sachkonto`.
    Account,
    /// What members pay an association.
    Levy,
}

/// Every term with its key in files and its English gloss; a part of a neutral budget has another gloss.
const TERMS: [(Term, &str, &str); 14] = [
    (Term::Operating, "laufend", "operating budget"),
    (Term::Capital, "investiv", "capital budget"),
    (Term::Income, "ertrag", "income"),
    (Term::Expense, "aufwand", "expenditure"),
    (Term::Receipts, "einzahlung", "capital receipts"),
    (Term::Payments, "auszahlung", "capital payments"),
    (Term::Depreciation, "abschreibung", "depreciation"),
    (Term::Release, "aufloesung", "release of capital grants"),
    (Term::Commitment, "verpflichtung", "commitment authorisation"),
    (Term::OverPlan, "ueberplanmaessig", "over budget"),
    (Term::Unplanned, "ausserplanmaessig", "not in the budget"),
    (Term::Product, "produkt", "budget line"),
    (Term::Account, "konto", "account"),
    (Term::Levy, "umlage", "levy"),
];

impl Term {
    /// All terms in the order of their keys in the documentation.
    pub const ALL: [Self; TERMS.len()] = {
        let mut all = [Self::Operating; TERMS.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = TERMS[i].0;
            i += 1;
        }
        all
    };

    /// The key in `data/haushalt.toml` and in forms.
    #[must_use]
    pub fn key(self) -> &'static str {
        TERMS[self as usize].1
    }

    fn gloss(self) -> &'static str {
        TERMS[self as usize].2
    }
}

/// What a paragraph is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Norm {
    /// Commitment authorisations.
    Commitment,
    /// Over-plan and unplanned money.
    OverPlan,
    /// A supplementary budget.
    Supplement,
    /// Planning of several years.
    Planning,
    /// The comparison before an investment.
    Comparison,
}

/// How papers speak of a budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetWords {
    /// Whose words these are; none if it is not known how the accounts are kept.
    pub system: Option<System>,
    /// Whether the two parts are named parts of a budget, so that something stands *in* them.
    pub parts: bool,
    /// Whether the accounts know depreciation.
    pub depreciates: bool,
    /// Planning years after the year of the budget, where that is known.
    pub following_years: Option<u8>,
    /// Whether the comparison before an investment is a duty; none where that is not known.
    pub comparison_is_duty: Option<bool>,
    pub(super) words: BTreeMap<Term, String>,
    /// The words that are the Land's own; the others are neutral.
    pub(super) own: BTreeSet<Term>,
    pub(super) norms: BTreeMap<Norm, String>,
}

impl BudgetWords {
    /// Whether nothing is known of the budget's parts.
    #[must_use]
    pub fn neutral(&self) -> bool {
        self.system.is_none()
    }

    /// The German word.
    #[must_use]
    pub fn german(&self, term: Term) -> &str {
        self.words.get(&term).map_or("", String::as_str)
    }

    /// The English gloss, with the German word of a budget that is known.
    #[must_use]
    pub fn english(&self, term: Term) -> String {
        let named = self.own.contains(&term);
        match term {
            Term::Operating if !self.parts => "operating expenditure".to_owned(),
            Term::Capital if !self.parts => "capital payments".to_owned(),
            Term::Commitment => format!("{} ({})", term.gloss(), self.german(term)),
            Term::OverPlan | Term::Unplanned => term.gloss().to_owned(),
            _ if named => format!("{} ({})", term.gloss(), self.german(term)),
            _ => term.gloss().to_owned(),
        }
    }

    /// The paragraph that may be named for something.
    #[must_use]
    pub fn norm(&self, norm: Norm) -> Option<&str> {
        self.norms.get(&norm).map(String::as_str)
    }

    /// All paragraphs that may be named.
    pub fn norms(&self) -> impl Iterator<Item = &str> {
        self.norms.values().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_in_their_own_order() {
        for (n, term) in Term::ALL.into_iter().enumerate() {
            assert_eq!(term as usize, n);
        }
    }
}
