//! The ways compared: their assessment, and what they cost where the profile gives the numbers.

use serde::Serialize;

use super::super::context::Context;
use super::super::excerpt::Excerpt;
use super::super::money::Money;
use super::super::prose::sentences;
use super::sentences::plain;

/// One way.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeRow {
    /// What it is.
    pub title: String,
    /// How the town sees it, as far as there is room beside the numbers.
    pub assessment: Option<String>,
    /// What there is no room for.
    pub rest: Option<String>,
    /// What it costs once.
    pub once: Option<String>,
    /// What it costs every year.
    pub yearly: Option<String>,
    /// What it brings in every year.
    pub income: Option<String>,
    /// What others grant for it.
    pub grant: Option<String>,
    /// What it costs over all years in today's money.
    pub value: Option<String>,
    /// Whether that is less than nothing.
    pub is_relief: bool,
    /// Its place by that, 1 being the cheapest.
    pub rank: Option<usize>,
    /// Whether it is the one chosen.
    pub chosen: bool,
    /// Whether it is what happens if nothing is done.
    pub baseline: bool,
}

/// The ways compared.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeTable {
    /// The first of them: the chosen one, the others by their value, last what happens if nothing is done.
    pub rows: Excerpt<AlternativeRow>,
    /// How many there are.
    pub count: usize,
    /// Whether any says what it costs once or every year.
    pub costs: bool,
    /// Whether any has a value over all years.
    pub values: bool,
    /// Whether any brings in something.
    pub incomes: bool,
    /// Whether others grant something for any.
    pub grants: bool,
    /// Whether any is used up and bought anew, so that it may be worth something at the end.
    pub lives: bool,
    /// Those with a value that cost something, the cheapest first; empty with less than two.
    pub order: Vec<String>,
    /// The chosen one.
    pub chosen: Option<String>,
    /// The cheapest of the order: doing nothing is no way to compare with.
    pub cheapest: Option<String>,
}

const MAX_ROWS: usize = 5;
/// The most characters of an assessment in a table without and with numbers.
const MAX_CHARS: usize = 230;
const MAX_CHARS_BESIDE_NUMBERS: usize = 160;

/// So many characters, or as many as the first sentence has, if that is not more than twice as much: the table takes
/// smaller type rather than to end within a sentence.
fn with_first_sentence(told: &[String], most: usize) -> usize {
    let first = told.first().and_then(|text| sentences(text).first().map(|sentence| sentence.chars().count()));
    first.map(|first| first + 1).filter(|room| (most..=2 * most).contains(room)).unwrap_or(most)
}

/// None if the profile names none.
pub(super) fn alternatives(context: &Context, money: &Money) -> Option<AlternativeTable> {
    let all = &context.profile.project.alternatives;
    if all.is_empty() {
        return None;
    }
    let numbers = all.iter().any(|a| a.once_cents.is_some() || a.yearly_cents.is_some());
    let most = if numbers { MAX_CHARS_BESIDE_NUMBERS } else { MAX_CHARS };
    let of = |title: &str| money.present_value.as_ref().and_then(|v| v.rows.iter().find(|row| row.title == title));
    let mut rows: Vec<AlternativeRow> = all
        .iter()
        .map(|a| {
            let title = context.prose(&a.title);
            let valued = of(&title);
            let told: Vec<String> = context.optional_prose(&a.assessment).into_iter().collect();
            let fitting = plain(&told, with_first_sentence(&told, most));
            let amount = |cents: Option<i64>| cents.map(|cents| context.formats.money(cents));
            AlternativeRow {
                assessment: Some(fitting.body.concat()).filter(|text| !text.is_empty()),
                rest: Some(fitting.rest.concat()).filter(|text| !text.is_empty()),
                once: amount(a.once_cents),
                yearly: amount(a.yearly_cents),
                income: amount(a.yearly_income_cents),
                grant: amount(a.grant_cents),
                value: valued.and_then(|v| v.value.clone()),
                is_relief: valued.is_some_and(|v| v.is_relief),
                rank: valued.and_then(|v| v.rank),
                chosen: a.chosen,
                baseline: a.baseline,
                title,
            }
        })
        .collect();
    rows.sort_by_key(|row| (!row.chosen, row.baseline, row.rank.is_none(), row.rank));
    let order = order(context, &rows);
    Some(AlternativeTable {
        count: rows.len(),
        costs: rows.iter().any(|row| row.once.is_some() || row.yearly.is_some()),
        incomes: rows.iter().any(|row| row.income.is_some()),
        grants: rows.iter().any(|row| row.grant.is_some()),
        lives: all.iter().any(|a| a.useful_life.is_some()),
        values: rows.iter().any(|row| row.rank.is_some()),
        chosen: rows.iter().find(|row| row.chosen).map(|row| row.title.clone()),
        cheapest: order.first().cloned(),
        order,
        rows: Excerpt::new(&rows, MAX_ROWS),
    })
}

/// The titles by value, without what happens if nothing is done and without what costs nothing.
fn order(context: &Context, rows: &[AlternativeRow]) -> Vec<String> {
    let costs = |title: &str| {
        let mut all = context.profile.project.alternatives.iter();
        let found = all.find(|a| context.prose(&a.title) == title);
        found.is_some_and(|a| a.once_cents.unwrap_or(0) != 0 || a.yearly_cents.unwrap_or(0) != 0)
    };
    let mut valued: Vec<&AlternativeRow> =
        rows.iter().filter(|row| row.rank.is_some() && !row.baseline && costs(&row.title)).collect();
    valued.sort_by_key(|row| row.rank);
    if valued.len() > 1 { valued.into_iter().map(|row| row.title.clone()).collect() } else { Vec::new() }
}
