//! What fits the slides: the beginnings of long lists, and how long a resolution is.

use serde::Serialize;

use super::criteria::Card;
use super::excerpt::Excerpt;
use super::list::ListItem;
use super::practice::PracticeRow;
use super::progress::StatusRow;
use super::project::{Decision, MeasureChart, RiskRow, StepRow};

/// What the slides show of long lists.
#[derive(Debug, Clone, Serialize)]
pub struct Slides {
    /// The gravest risks.
    pub risks: Excerpt<RiskRow>,
    /// The nearest steps.
    pub steps: Excerpt<StepRow>,
    /// The closest practices.
    pub practices: Excerpt<PracticeRow>,
    /// The first measures.
    pub measures: Excerpt<MeasureChart>,
    /// The first benefits.
    pub benefits: Excerpt<String>,
    /// The same with their own marks and the points below them.
    pub benefit_items: Excerpt<ListItem>,
    /// Milestones in arrears.
    pub arrears: Excerpt<Card>,
    /// The first cross-phase criteria, milestones before others.
    pub cross_phase: Excerpt<Card>,
    /// Milestones that are not fulfilled and have questions.
    pub questions: Excerpt<Card>,
    /// Criteria whose status has changed since the last papers.
    pub progress: Excerpt<StatusRow>,
    /// How much there is to read in the resolution: `short`, `long` or `very-long`; empty if there is none.
    pub resolution: &'static str,
}

/// The most bytes of a resolution that is short, and of one that is long.
const MAX_RESOLUTION_BYTES: [usize; 2] = [700, 1100];

pub(super) fn resolution(decision: Option<&Decision>) -> &'static str {
    let Some(decision) = decision else { return "" };
    match decision.points.iter().map(String::len).sum::<usize>() {
        bytes if bytes <= MAX_RESOLUTION_BYTES[0] => "short",
        bytes if bytes <= MAX_RESOLUTION_BYTES[1] => "long",
        _ => "very-long",
    }
}

pub(super) fn questions(milestones: &[Card]) -> Excerpt<Card> {
    let is_open = |card: &&Card| card.status.key != "fulfilled" && !card.questions.is_empty();
    Excerpt::new(&milestones.iter().filter(is_open).cloned().collect::<Vec<_>>(), 2)
}
