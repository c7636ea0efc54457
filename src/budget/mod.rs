//! What the budget of a municipality is called: its two parts, payments for investment, the place of an item, and the
//! paragraphs that may be named.
//!
//! Takes a kind of municipality, its Land and the accounts it keeps; gives words from `data/haushalt.toml`, where each
//! entry has its source and how sure it is. Where it is not known how the accounts are kept, the words are neutral:
//! never a guess. Knows no profile and no paper.

mod model;
mod rules;
mod table;

pub use model::{BudgetWords, Norm, System, Term};

use std::sync::LazyLock;

use table::Table;

static TABLE: LazyLock<Table> = LazyLock::new(Table::embedded);

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

impl BudgetWords {
    /// The words for the budget of a municipality.
    #[must_use]
    pub fn of(holder: Holder) -> Self {
        rules::words(&TABLE, holder)
    }
}

/// Whether a municipality has to say how it keeps its accounts before its budget can be named.
#[must_use]
pub fn asks_for_system(holder: Holder) -> bool {
    holder.system.is_none() && rules::may_choose(&TABLE, holder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bounds::STATES;

    fn words(kind: &str, state: &str, system: Option<System>) -> BudgetWords {
        BudgetWords::of(Holder { kind: Some(kind), states: &[state.to_owned()], system })
    }

    fn parts(kind: &str, state: &str, system: Option<System>) -> [String; 3] {
        let words = words(kind, state, system);
        [Term::Operating, Term::Capital, Term::Payments].map(|term| words.german(term).to_owned())
    }

    const NEUTRAL: [&str; 3] =
        ["laufender Aufwand", "Auszahlungen für Investitionen", "Auszahlungen für Investitionen"];

    #[test]
    fn every_land_has_its_own_words() {
        let payments = "Auszahlungen aus der Investitionstätigkeit";
        assert_eq!(parts("Stadt", "Nordrhein-Westfalen", None), ["Ergebnisplan", "Finanzplan", payments]);
        assert_eq!(parts("Landkreis", "Schleswig-Holstein", None), ["Ergebnisplan", "Finanzplan", payments]);
        assert_eq!(
            parts("Samtgemeinde", "Niedersachsen", None),
            ["Ergebnishaushalt", "Finanzhaushalt", "Auszahlungen für Investitionstätigkeit"]
        );
        assert_eq!(
            parts("Amt", "Brandenburg", None),
            ["Ergebnishaushalt", "Finanzhaushalt", "Auszahlungen aus Investitionstätigkeit"]
        );
    }

    #[test]
    fn where_a_municipality_chooses_its_accounts_the_words_are_neutral_until_it_says_so() {
        for state in ["Bayern", "Thüringen"] {
            assert_eq!(parts("Stadt", state, None), NEUTRAL);
            let cameral = parts("Stadt", state, Some(System::Cameral));
            assert_eq!(cameral[..2], ["Verwaltungshaushalt", "Vermögenshaushalt"]);
            let holder = Holder { kind: Some("Stadt"), states: &[state.to_owned()], system: None };
            assert!(asks_for_system(holder));
        }
        assert_eq!(parts("Stadt", "Thüringen", Some(System::DoubleEntry))[0], "Ergebnisplan");
        assert_eq!(parts("Stadt", "Bayern", Some(System::DoubleEntry))[0], "Ergebnishaushalt");
    }

    #[test]
    fn an_association_may_keep_any_accounts() {
        assert_eq!(parts("Zweckverband", "Hessen", None), NEUTRAL);
        let enterprise = parts("Zweckverband", "Hessen", Some(System::Enterprise));
        assert_eq!(enterprise[..2], ["Erfolgsplan", "Vermögensplan"]);
        assert_eq!(parts("Zweckverband", "Hessen", Some(System::DoubleEntry))[0], "Ergebnishaushalt");
        assert_eq!(words("Zweckverband", "Hessen", None).german(Term::Levy), "Verbandsumlage");
    }

    #[test]
    fn a_city_state_has_the_budget_of_a_land_and_bremerhaven_none_that_is_known() {
        assert_eq!(parts("Bezirk", "Berlin", None)[0], "laufende Ausgaben");
        assert_eq!(words("Bezirk", "Berlin", None).german(Term::Account), "Titel");
        assert_eq!(parts("kreisfreie Stadt", "Bremen", None), NEUTRAL);
        assert!(words("kreisfreie Stadt", "Bremen", None).neutral());
    }

    #[test]
    fn what_nobody_knows_is_neutral() {
        let two = ["Hessen".to_owned(), "Bayern".to_owned()];
        for holder in [
            Holder::default(),
            Holder { kind: Some("Stadt"), states: &two, system: None },
            Holder { kind: None, states: &two[..1], system: None },
        ] {
            let words = BudgetWords::of(holder);
            assert_eq!(words.german(Term::Operating), NEUTRAL[0]);
            assert_eq!(words.english(Term::Operating), "operating expenditure");
            assert!(words.norm(Norm::OverPlan).is_none());
            assert!(!asks_for_system(holder), "{holder:?}");
        }
    }

    #[test]
    fn a_paragraph_is_named_only_where_it_was_read_and_for_whom_it_holds() {
        assert_eq!(words("Stadt", "Nordrhein-Westfalen", None).norm(Norm::OverPlan), Some("§ 83 GO NRW"));
        let district = words("Landkreis", "Nordrhein-Westfalen", None);
        assert_eq!(district.norm(Norm::OverPlan), Some("§ 53 KrO NRW in Verbindung mit § 83 GO NRW"));
        assert_eq!(district.norm(Norm::Commitment), None);
        // Known from memory only.
        assert_eq!(words("Stadt", "Baden-Württemberg", None).norm(Norm::Commitment), None);
        assert_eq!(words("Gemeinde", "Mecklenburg-Vorpommern", None).norm(Norm::Commitment), None);
        assert_eq!(
            words("Gemeinde", "Mecklenburg-Vorpommern", None).norm(Norm::Comparison),
            Some("§ 9 Abs. 1 GemHVO-Doppik")
        );
    }

    #[test]
    fn english_words_bring_the_german_one() {
        let words = words("Stadt", "Nordrhein-Westfalen", None);
        assert_eq!(words.english(Term::Operating), "operating budget (Ergebnisplan)");
        assert_eq!(words.english(Term::Commitment), "commitment authorisation (Verpflichtungsermächtigung)");
    }

    #[test]
    fn the_table_is_sound() {
        let table = Table::embedded();
        let area = STATES.iter().filter(|state| !["Berlin", "Hamburg", "Bremen"].contains(state));
        for state in area {
            assert!(table.budgets.iter().any(|budget| budget.state == *state), "{state} has no budget");
        }
        assert!(table.weak().is_empty(), "{:?}", table.weak());
        for budget in &table.budgets {
            assert!(STATES.contains(&budget.state.as_str()), "{}", budget.state);
        }
    }
}
