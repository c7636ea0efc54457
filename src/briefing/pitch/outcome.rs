//! What the key figures tell a funder: how far they are, and what a unit of the way costs.

use serde::Serialize;

use super::super::context::Context;
use super::super::slides::{FigureText, figure};
use crate::profile::KeyFigure;

/// A key figure with what it costs.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The key figure.
    pub figure: FigureText,
    /// All costs divided by the way from before to the target; none where that means nothing.
    pub cost_per_unit: Option<String>,
}

pub(super) fn outcomes(context: &Context) -> Vec<Outcome> {
    let costs = context.profile.finance.costs.iter().map(|i| i.cents).fold(0, i64::saturating_add);
    let known = |f: &&KeyFigure| [f.before, f.today, f.target].iter().any(Option::is_some);
    let figures = context.profile.project.key_figures.iter().filter(known);
    figures
        .map(|f| Outcome {
            figure: figure(context, f),
            cost_per_unit: cost_per_unit(f, costs).map(|cents| context.formats.money(cents)),
        })
        .collect()
}

/// In whole euros. A per cent of something is no unit that costs anything; below one unit there is none.
fn cost_per_unit(f: &KeyFigure, costs: i64) -> Option<i64> {
    let way = (f.target? - f.before?).abs();
    let counts = f.unit.as_deref().is_none_or(|unit| !unit.contains('%'));
    (costs > 0 && counts && way >= 1.0).then(|| (costs as f64 / way / 100.0).round() as i64 * 100)
}
