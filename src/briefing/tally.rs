//! How many criteria are fulfilled, in progress, open, or not stated, in numbers and words: one count for all papers.
//! What is not stated is a number of its own; it is neither open nor nought.

use serde::Serialize;

use super::context::Context;
use crate::selection::Readiness;

/// A count, as numbers and in words.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// Fulfilled.
    pub fulfilled: usize,
    /// In work.
    pub in_progress: usize,
    /// Stated to be open.
    pub open: usize,
    /// About which the profile says nothing.
    pub not_stated: usize,
    /// Stated to be not relevant; these are no part of the total.
    pub not_relevant: usize,
    /// All that count.
    pub total: usize,
    /// Whether the profile says anything about one of them.
    pub stated: bool,
    /// Whether the label may stand in large type: some are fulfilled, or something is stated of each. Nought of those
    /// that nobody has reported on is no number to show.
    pub is_figure: bool,
    /// `1 von 2`.
    pub label: String,
    /// What stands where of those that are not fulfilled: `1 offen, 2 ohne Angabe`; none where all are, or nothing is
    /// stated.
    pub rest: Option<String>,
    /// What stands where: `2 erfüllt, 1 in Arbeit, 1 ohne Angabe`; words for nothing where none counts.
    pub text: String,
}

impl Tally {
    pub(super) fn new(context: &Context, count: Readiness) -> Self {
        let total = count.total();
        let (fulfilled, all) = (count.fulfilled.to_string(), total.to_string());
        Self {
            fulfilled: count.fulfilled,
            in_progress: count.in_progress,
            open: count.open,
            not_stated: count.not_stated,
            not_relevant: count.not_relevant,
            total,
            stated: total + count.not_relevant > count.not_stated,
            is_figure: total > 0 && (count.fulfilled > 0 || count.not_stated == 0),
            label: context.labels.fill("tally", &[("fulfilled", &fulfilled), ("total", &all)]),
            rest: Some(words(context, Readiness { fulfilled: 0, not_relevant: 0, ..count }))
                .filter(|text| !text.is_empty() && total > count.not_stated),
            text: text(context, count),
        }
    }
}

fn text(context: &Context, count: Readiness) -> String {
    match count.total() + count.not_relevant {
        0 => context.labels.text("tally.none"),
        all if all == count.not_stated => context.labels.text("not-stated"),
        _ => words(context, count),
    }
}

/// Each number that is not nought, with its word.
fn words(context: &Context, count: Readiness) -> String {
    let named = [
        (count.fulfilled, "fulfilled"),
        (count.in_progress, "in-progress"),
        (count.open, "open"),
        (count.not_stated, "not-stated"),
        (count.not_relevant, "not-relevant"),
    ];
    let some = named.into_iter().filter(|(number, _)| *number > 0);
    let words =
        some.map(|(number, key)| context.labels.fill(&format!("tally.{key}"), &[("count", &number.to_string())]));
    words.collect::<Vec<_>>().join(", ")
}
