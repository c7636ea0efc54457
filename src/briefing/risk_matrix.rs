//! Risks by likelihood and effect. The risks have the numbers of their rows, the gravest first.

use serde::Serialize;

use super::context::Context;
use super::project::{level, sorted_risks};
use crate::profile::Level;

/// Risks by likelihood and effect.
#[derive(Debug, Clone, Serialize)]
pub struct RiskMatrix {
    /// The likelihoods, low to high.
    pub columns: Vec<String>,
    /// The effects, high to low.
    pub rows: Vec<RiskMatrixRow>,
    /// The numbers of risks of which one of the two is not stated.
    pub unplaced: Vec<String>,
}

/// The risks of one effect.
#[derive(Debug, Clone, Serialize)]
pub struct RiskMatrixRow {
    /// The effect.
    pub label: String,
    /// By likelihood.
    pub cells: Vec<RiskMatrixCell>,
}

/// The risks of one effect and likelihood.
#[derive(Debug, Clone, Serialize)]
pub struct RiskMatrixCell {
    /// `high`, `medium` or `low`: both together.
    pub weight: &'static str,
    /// The numbers of the risks.
    pub numbers: Vec<String>,
}

const LEVELS: [Level; 3] = [Level::Low, Level::Medium, Level::High];

/// None where no risk has both likelihood and effect.
pub(super) fn risk_matrix(context: &Context) -> Option<RiskMatrix> {
    let risks = sorted_risks(context);
    let numbered = || (1..).zip(&risks).map(|(number, risk)| (number.to_string(), risk.likelihood.zip(risk.impact)));
    let at = |likelihood: Level, impact: Level| {
        let here = numbered().filter(|(_, place)| *place == Some((likelihood, impact)));
        RiskMatrixCell {
            weight: super::project::weight_key((likelihood as u8 + 1) * (impact as u8 + 1)),
            numbers: here.map(|(number, _)| number).collect(),
        }
    };
    numbered().any(|(_, place)| place.is_some()).then(|| RiskMatrix {
        columns: LEVELS.map(|l| level(context.labels, Some(l))).into(),
        rows: { LEVELS.into_iter().rev() }
            .map(|impact| RiskMatrixRow {
                label: level(context.labels, Some(impact)),
                cells: LEVELS.map(|likelihood| at(likelihood, impact)).into(),
            })
            .collect(),
        unplaced: numbered().filter(|(_, place)| place.is_none()).map(|(number, _)| number).collect(),
    })
}
