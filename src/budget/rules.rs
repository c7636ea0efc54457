//! Whose words hold for a municipality: from its kind, its Land and its accounts to a row of the table.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{BudgetWords, Holder, Norm, System, Term};
use super::table::{Budget, Row, Table};

/// Kinds that may keep any accounts, so that nothing follows from their Land.
const FREE: [&str; 2] = ["Zweckverband", "Regionalverband"];
/// Kinds whose paragraphs are those of the municipal code itself.
const TOWNS: [&str; 4] = ["Gemeinde", "Stadt", "kreisfreie Stadt", "Markt"];
const DISTRICT: &str = "Landkreis";

/// The words for a municipality's budget.
pub(super) fn words(table: &Table, holder: Holder) -> BudgetWords {
    let mut words = neutral(table);
    let Some(state) = only_state(holder) else { return with_stated(table, words, holder) };
    if let Some(levy) = table.levies.iter().find(|row| row.state == state && row.kind.as_deref() == holder.kind) {
        take(&mut words, Term::Levy, levy.word("wort"));
    }
    match system(table, holder, state) {
        Some(System::State) => state_budget(table, words, state),
        Some(System::Enterprise) => enterprise(words, table.enterprises.iter().find(|row| row.state == state)),
        Some(system) => match budget(table, state, system) {
            Some(budget) => of_land(words, budget, system, holder.kind),
            None => with_stated(table, words, holder),
        },
        None => words,
    }
}

/// Whether the municipality chooses how it keeps its accounts.
pub(super) fn may_choose(table: &Table, holder: Holder) -> bool {
    let Some((state, kind)) = only_state(holder).zip(holder.kind) else { return false };
    FREE.contains(&kind) || table.budgets.iter().filter(|budget| budget.state == state).count() > 1
}

fn only_state<'a>(holder: Holder<'a>) -> Option<&'a str> {
    match holder.states {
        [state] => Some(state),
        _ => None,
    }
}

/// How the accounts are kept: as stated, else the only way there is in the Land.
fn system(table: &Table, holder: Holder, state: &str) -> Option<System> {
    if holder.system.is_some() {
        return holder.system;
    }
    let kind = holder.kind?;
    if FREE.contains(&kind) {
        return None;
    }
    let mut there = table.budgets.iter().filter(|budget| budget.state == state);
    match (there.next(), there.next()) {
        (Some(_), None) => Some(System::DoubleEntry),
        // In the Land of Bremen only the city of Bremen has the budget of the Land.
        (None, _) if state != "Bremen" || kind == "Stadtstaat" => Some(System::State),
        _ => None,
    }
}

fn budget<'t>(table: &'t Table, state: &str, system: System) -> Option<&'t Budget> {
    table.budgets.iter().find(|budget| budget.state == state && budget.system == system.name())
}

fn neutral(table: &Table) -> BudgetWords {
    BudgetWords {
        system: None,
        parts: false,
        depreciates: true,
        following_years: None,
        comparison_is_duty: None,
        words: Term::ALL.map(|term| (term, table.neutral.get(term.key()).cloned().unwrap_or_default())).into(),
        own: BTreeSet::new(),
        norms: BTreeMap::new(),
    }
}

fn take(words: &mut BudgetWords, term: Term, word: Option<&str>) {
    if let Some(word) = word {
        words.words.insert(term, word.to_owned());
        words.own.insert(term);
    }
}

/// The words of accounts that are stated where the Land has none of its own: those common to all Länder.
fn with_stated(table: &Table, words: BudgetWords, holder: Holder) -> BudgetWords {
    match holder.system {
        Some(System::Cameral) => {
            let mut words = BudgetWords { system: Some(System::Cameral), parts: true, depreciates: false, ..words };
            let all: Vec<&Budget> = table.budgets.iter().filter(|b| b.system == System::Cameral.name()).collect();
            for term in Term::ALL {
                let mut said = all.iter().map(|budget| budget.word(term));
                let first = said.next().flatten();
                take(&mut words, term, first.filter(|_| said.all(|word| word == first)));
            }
            words
        }
        Some(System::Enterprise) => enterprise(words, None),
        Some(System::State) => BudgetWords { system: Some(System::State), ..words },
        // Of double entry, even the names of the parts differ from Land to Land.
        Some(System::DoubleEntry) | None => words,
    }
}

fn state_budget(table: &Table, mut words: BudgetWords, state: &str) -> BudgetWords {
    words.system = Some(System::State);
    if let Some(row) = table.city_states.iter().find(|row| row.state == state) {
        for term in Term::ALL {
            take(&mut words, term, row.word(term.key()));
        }
        let capital = row.word(Term::Capital.key());
        take(&mut words, Term::Payments, capital);
    }
    words
}

fn enterprise(mut words: BudgetWords, row: Option<&Row>) -> BudgetWords {
    words.system = Some(System::Enterprise);
    words.parts = true;
    take(&mut words, Term::Operating, Some("Erfolgsplan"));
    take(&mut words, Term::Capital, Some(row.and_then(|row| row.word(Term::Capital.key())).unwrap_or("Vermögensplan")));
    take(&mut words, Term::Income, Some("Erträge"));
    take(&mut words, Term::Expense, Some("Aufwendungen"));
    take(&mut words, Term::Product, Some("Stelle im Wirtschaftsplan"));
    words
}

fn of_land(mut words: BudgetWords, budget: &Budget, system: System, kind: Option<&str>) -> BudgetWords {
    words.system = Some(system);
    words.parts = true;
    words.depreciates = budget.depreciates();
    for term in Term::ALL {
        take(&mut words, term, budget.word(term));
    }
    let rules = [
        (Norm::Commitment, &budget.verpflichtung),
        (Norm::OverPlan, &budget.abweichung),
        (Norm::Supplement, &budget.nachtrag),
        (Norm::Planning, &budget.planung),
        (Norm::Comparison, &budget.vergleich),
    ];
    for (norm, rule) in rules {
        let printed = rule.as_ref().and_then(|rule| match kind {
            Some(kind) if TOWNS.contains(&kind) => rule.for_towns(),
            Some(DISTRICT) => rule.for_districts(),
            _ => None,
        });
        words.norms.extend(printed.map(|text| (norm, text.to_owned())));
    }
    words.following_years = budget.planung.as_ref().and_then(|rule| rule.folgejahre);
    words.comparison_is_duty = budget.vergleich.as_ref().and_then(|rule| rule.bindung.as_deref()).map(|b| b == "muss");
    words
}
