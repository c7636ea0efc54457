//! The ways compared: their assessment, and what they cost where the profile gives the numbers.

use serde::Serialize;

use super::super::context::Context;
use super::super::excerpt::Excerpt;
use super::super::money::Money;
use super::sentences::first_words;

/// One way.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeRow {
    /// What it is.
    pub title: String,
    /// How the town sees it.
    pub assessment: Option<String>,
    /// What it costs once.
    pub once: Option<String>,
    /// What it costs every year.
    pub yearly: Option<String>,
    /// What it costs over all years in today's money.
    pub value: Option<String>,
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
    /// The first of them, the chosen one first.
    pub rows: Excerpt<AlternativeRow>,
    /// How many there are.
    pub count: usize,
    /// Whether any says what it costs once or every year.
    pub costs: bool,
    /// Whether any has a value over all years.
    pub values: bool,
    /// The chosen one.
    pub chosen: Option<String>,
    /// The cheapest by its value, if at least two have one.
    pub cheapest: Option<String>,
}

const MAX_ROWS: usize = 5;
/// The most characters of an assessment in a table.
const MAX_CHARS: usize = 230;

/// None if the profile names none.
pub(super) fn alternatives(context: &Context, money: &Money) -> Option<AlternativeTable> {
    let all = &context.profile.project.alternatives;
    if all.is_empty() {
        return None;
    }
    let of = |title: &str| money.present_value.as_ref().and_then(|v| v.rows.iter().find(|row| row.title == title));
    let mut rows: Vec<AlternativeRow> = all
        .iter()
        .map(|a| {
            let title = context.prose(&a.title);
            let valued = of(&title);
            let amount = |cents: Option<i64>| cents.map(|cents| context.formats.money(cents));
            AlternativeRow {
                assessment: context.optional_prose(&a.assessment).map(|text| first_words(&text, MAX_CHARS)),
                once: amount(a.once_cents),
                yearly: amount(a.yearly_cents),
                value: valued.and_then(|v| v.value.clone()),
                rank: valued.and_then(|v| v.rank),
                chosen: a.chosen,
                baseline: a.baseline,
                title,
            }
        })
        .collect();
    rows.sort_by_key(|row| !row.chosen);
    let valued = rows.iter().filter(|row| row.rank.is_some()).count();
    Some(AlternativeTable {
        count: rows.len(),
        costs: rows.iter().any(|row| row.once.is_some() || row.yearly.is_some()),
        values: valued > 0,
        chosen: rows.iter().find(|row| row.chosen).map(|row| row.title.clone()),
        cheapest: rows.iter().find(|row| valued > 1 && row.rank == Some(1)).map(|row| row.title.clone()),
        rows: Excerpt::new(&rows, MAX_ROWS),
    })
}
