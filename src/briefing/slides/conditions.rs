//! The conditions of the resolution in one list, and how many of them are met.

use serde::Serialize;

use super::super::condition::ConditionRow;
use super::super::decision::Core;
use super::super::excerpt::Excerpt;

/// A condition with the point it belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct PointCondition {
    /// The number of the point.
    pub point: String,
    /// Whether it has words of its own, which do not name the key figure or the criterion it is about.
    pub is_worded: bool,
    /// The condition.
    #[serde(flatten)]
    pub row: ConditionRow,
}

/// The conditions of the resolution.
#[derive(Debug, Clone, Serialize)]
pub struct Conditions {
    /// The first of them in the order of the points.
    pub rows: Excerpt<PointCondition>,
    /// How many there are.
    pub total: usize,
    /// How many are met.
    pub met: usize,
    /// How many nobody can judge by what is stated.
    pub unverifiable: usize,
    /// The first that is not met and of which it is known how far it is; none if its own words are too long for a title.
    pub lead: Option<PointCondition>,
    /// How many beside that one are not met.
    pub rest: usize,
}

const MAX_ROWS: usize = 4;
/// The most characters of a condition's own words in a title.
const MAX_TITLE_CHARS: usize = 110;

pub(super) fn conditions(core: &Core) -> Conditions {
    let points = core.points.iter();
    let all: Vec<PointCondition> = points
        .flat_map(|point| point.conditions.iter().map(|row| (point.number.clone(), row.clone())))
        .map(|(point, row)| PointCondition { point, is_worded: !row.text.contains(&row.subject), row })
        .collect();
    let with = |state: &str| all.iter().filter(|condition| condition.row.state == state).count();
    let met = with("met");
    let waits = |c: &&PointCondition| !matches!(c.row.state, "met" | "unverifiable") && c.row.detail.is_some();
    let fits = |c: &&PointCondition| !c.is_worded || c.row.text.chars().count() <= MAX_TITLE_CHARS;
    Conditions {
        total: all.len(),
        met,
        rest: (all.len() - met).saturating_sub(1),
        unverifiable: with("unverifiable"),
        lead: all.iter().find(waits).filter(fits).cloned(),
        rows: Excerpt::new(&all, MAX_ROWS),
    }
}
