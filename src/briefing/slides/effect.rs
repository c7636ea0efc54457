//! What the project has changed, by its key figures: the first one that tells most, with what its title may say of it.

use serde::Serialize;

use super::super::context::Context;
use super::super::excerpt::Excerpt;
use super::super::format::Formats;
use super::super::project::MeasureChart;
use crate::profile::{Condition, KeyFigure};

/// A key figure in words and numbers.
#[derive(Debug, Clone, Serialize)]
pub struct FigureText {
    /// Its name.
    pub name: String,
    /// The number before the project; in English with a sign of its unit, which stands at every number.
    pub before: Option<String>,
    /// The number today.
    pub today: Option<String>,
    /// The number aimed at; with its unit where that is a sign.
    pub target: Option<String>,
    /// The number before the project with its unit.
    pub before_unit: Option<String>,
    /// The number today with its unit.
    pub today_unit: Option<String>,
    /// The number aimed at with its unit.
    pub target_unit: Option<String>,
    /// The number a condition of the resolution asks for.
    pub condition: Option<String>,
    /// The same with its unit.
    pub condition_unit: Option<String>,
    /// Whether that is printed as one.
    pub condition_is_one: bool,
    /// Where it stands on the scale of the bars, 0 to 1; none if it is beyond them.
    pub condition_share: Option<f64>,
    /// How it has changed: `up`, `down`, `same`; empty where that cannot be told.
    pub change: &'static str,
    /// What that means: `reached`, `closer`, `same` or `further` from the target; empty where that cannot be told.
    pub verdict: &'static str,
    /// Where the values come from.
    pub source: Option<String>,
}

/// The key figures on a slide.
#[derive(Debug, Clone, Serialize)]
pub struct Effect {
    /// The first of those that say most.
    pub lead: FigureText,
    /// Its bars.
    pub chart: MeasureChart,
    /// The others.
    pub others: Excerpt<MeasureChart>,
    /// How many of the others are further from their target than before.
    pub worse: usize,
}

/// How many key figures stand beside the first.
const OTHERS: usize = 3;

/// The key figures; none if the profile gives no values.
pub(super) fn effect(context: &Context, charts: &[MeasureChart]) -> Option<Effect> {
    let figures = &context.profile.project.key_figures;
    let known = figures.iter().filter(|f| values(f) > 0);
    let asked = |f: &&KeyFigure| condition(context, f).is_some();
    // What the resolution asks for says most; then the figure with the most values.
    let most = known.clone().map(|f| (asked(&f), values(f))).max()?;
    // Charts are those of the figures with values, in their order.
    let lead = known.clone().position(|f| (asked(&f), values(f)) == most)?;
    let mut others = charts.to_vec();
    let chart = (lead < others.len()).then(|| others.remove(lead))?;
    let worse = known.clone().enumerate().filter(|(at, f)| *at != lead && verdict(f) == "further").count();
    let lead = figure(context, known.clone().nth(lead)?);
    Some(Effect { lead, chart, others: Excerpt::new(&others, OTHERS), worse })
}

fn values(figure: &KeyFigure) -> usize {
    [figure.before, figure.today, figure.target].into_iter().flatten().count()
}

/// What a condition of the resolution asks of a key figure.
fn condition(context: &Context, figure: &KeyFigure) -> Option<f64> {
    let points = context.profile.resolution.points.iter();
    let of_figure = |c: &&Condition| {
        let named = c.key_figure.as_deref().and_then(|name| context.profile.key_figure(name));
        named.is_some_and(|found| found.name == figure.name)
    };
    points.flat_map(|point| &point.conditions).find(of_figure).and_then(|c| c.at_least.or(c.at_most))
}

/// A key figure in words and numbers.
pub(in crate::briefing) fn figure(context: &Context, f: &KeyFigure) -> FigureText {
    let unit = f.unit.as_deref();
    let repeated = unit.filter(|unit| context.formats.repeats(unit));
    let number = |value: Option<f64>| value.map(|v| context.value(v, repeated));
    let with_unit = |value: Option<f64>| value.map(|v| context.value(v, unit));
    let sign = unit.filter(|unit| Formats::is_sign(unit));
    let asked = condition(context, f);
    let longest = [f.before, f.today, f.target].into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
    FigureText {
        condition_is_one: asked.is_some_and(|value| context.value(value, None) == "1"),
        condition: number(asked),
        condition_unit: with_unit(asked),
        condition_share: asked.map(|value| value.abs() / longest).filter(|share| *share <= 1.0),
        name: context.prose(&f.name),
        before: number(f.before),
        today: number(f.today),
        target: f.target.map(|v| context.value(v, sign)),
        before_unit: with_unit(f.before),
        today_unit: with_unit(f.today),
        target_unit: with_unit(f.target),
        change: match f.before.zip(f.today) {
            // Numbers that are printed alike have not changed for the reader.
            Some(_) if number(f.before) == number(f.today) => "same",
            Some((before, today)) if today > before => "up",
            Some(_) => "down",
            None => "",
        },
        verdict: verdict(f),
        source: context.optional_prose(&f.source),
    }
}

/// A target above what was before is reached from below, any other from above.
fn verdict(f: &KeyFigure) -> &'static str {
    let (Some(today), Some(target)) = (f.today, f.target) else { return "" };
    let Some(before) = f.before else { return if today == target { "reached" } else { "" } };
    let reached = if target > before { today >= target } else { today <= target };
    match ((target - before).abs(), (target - today).abs()) {
        // Who wants to keep what there was has kept it or not.
        (0.0, away) => {
            if away == 0.0 {
                "reached"
            } else {
                "further"
            }
        }
        _ if reached => "reached",
        (then, now) if now < then => "closer",
        (then, now) if now > then => "further",
        _ => "same",
    }
}
