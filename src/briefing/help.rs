//! Help from outside that fits on a page: the mechanisms that would help with most, and the practices that fit best.

use serde::Serialize;

use super::practice::PracticeRow;
use super::support::{LevelText, MechanismRow};

/// What fits on a page.
#[derive(Debug, Clone, Serialize)]
pub struct Help {
    /// Mechanisms of all levels.
    pub mechanisms: Vec<MechanismRow>,
    /// Practices.
    pub practices: Vec<PracticeRow>,
}

/// How many mechanisms and practices fit.
const SHOWN: (usize, usize) = (2, 2);

impl Help {
    pub(super) fn new(levels: &[LevelText], practices: &[PracticeRow]) -> Self {
        let mut mechanisms: Vec<MechanismRow> = levels.iter().flat_map(|level| level.mechanisms.clone()).collect();
        mechanisms.sort_by_key(|m| std::cmp::Reverse(m.count));
        mechanisms.truncate(SHOWN.0);
        let told = practices.iter().filter(|p| p.description.is_some() || p.lesson.is_some());
        Self { mechanisms, practices: told.take(SHOWN.1).cloned().collect() }
    }
}
