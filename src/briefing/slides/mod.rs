//! What fits the slides: the beginnings of long lists and texts, and the facts that the titles of slides are made from.

mod agenda;
mod alternatives;
mod conditions;
mod effect;
mod payers;
mod sentences;
mod shares;
mod story;
mod todo;

use serde::Serialize;

use super::context::Context;
use super::criteria::{Card, Criteria};
use super::decision::Core;
use super::excerpt::Excerpt;
use super::list::ListItem;
use super::money::Money;
use super::practice::PracticeRow;
use super::progress::{ProgressText, StatusRow};
use super::project::{Decision, MeasureChart, ProjectText, RiskRow, StepRow};
use super::support::OperationText;
use agenda::Agenda;
use alternatives::AlternativeTable;
use conditions::Conditions;
use effect::Effect;
pub(super) use effect::{FigureText, figure};
use payers::Payers;
pub(super) use payers::planned_label;
pub(super) use shares::whole_percents;
use story::Story;
use todo::Todo;

/// The risks, counted by their weight.
#[derive(Debug, Clone, Serialize)]
pub struct RiskTally {
    /// All.
    pub total: usize,
    /// Those that weigh heavily.
    pub high: usize,
    /// Those nobody has assessed.
    pub unknown: usize,
    /// Those against which nothing is done.
    pub without_action: usize,
}

/// The points of a resolution that fit a slide.
#[derive(Debug, Clone, Serialize)]
pub struct ResolutionPage {
    /// The number of the first.
    pub first: usize,
    /// The points with those below each.
    pub items: Vec<ListItem>,
}

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
    /// The resolution by slide.
    pub resolution_pages: Vec<ResolutionPage>,
    /// Problem and solution.
    pub story: Story,
    /// What the key figures tell; none if there are none.
    pub effect: Option<Effect>,
    /// The first milestones of the phase and of every phase, those that count.
    pub milestones: Excerpt<Card>,
    /// The titles of those of the phase that do not count, as one; empty if all do.
    pub uncounted: String,
    /// What is reported and not fulfilled.
    pub todo: Todo,
    /// The risks, counted.
    pub risk_tally: RiskTally,
    /// Who pays, year by year; none without costs.
    pub payers: Option<Payers>,
    /// What comes when.
    pub agenda: Agenda,
    /// The conditions of the resolution.
    pub conditions: Conditions,
    /// The ways compared; none if the profile names none.
    pub alternatives: Option<AlternativeTable>,
    /// How many operating models the town has assessed beside the chosen one.
    pub models_compared: usize,
}

/// What other parts of the briefing have made already.
pub(super) struct Parts<'a> {
    pub(super) project: &'a ProjectText,
    pub(super) measures: &'a [MeasureChart],
    pub(super) criteria: &'a Criteria,
    pub(super) risks: &'a [RiskRow],
    pub(super) steps: &'a [StepRow],
    pub(super) practices: &'a [PracticeRow],
    pub(super) progress: Option<&'a ProgressText>,
    pub(super) decision: Option<&'a Decision>,
    pub(super) operation: &'a OperationText,
    pub(super) money: &'a Money,
    pub(super) core: &'a Core,
    pub(super) milestones: &'a [Card],
}

pub(super) fn slides(context: &Context, parts: &Parts) -> Slides {
    let Parts { project, measures, criteria, .. } = parts;
    Slides {
        risks: Excerpt::new(parts.risks, 5),
        steps: Excerpt::new(parts.steps, 6),
        practices: Excerpt::new(parts.practices, 2),
        measures: Excerpt::new(measures, 4),
        benefits: Excerpt::new(&project.benefits, 5),
        benefit_items: Excerpt::new(&shortened(&project.benefit_items), 5),
        arrears: Excerpt::new(&criteria.arrears, 6),
        cross_phase: Excerpt::new(&criteria.cross_phase, 5),
        questions: questions(&criteria.milestones),
        progress: Excerpt::new(parts.progress.map_or(&[], |p| p.statuses.as_slice()), 4),
        resolution: length_of(parts.decision),
        resolution_pages: parts.decision.map(|d| pages(&d.items)).unwrap_or_default(),
        story: story::story(project, parts.progress.is_none()),
        effect: effect::effect(context, measures),
        milestones: Excerpt::new(parts.milestones, MAX_ROWS),
        uncounted: uncounted(context, criteria),
        todo: todo::todo(context),
        risk_tally: tally(parts.risks),
        payers: payers::payers(context),
        agenda: agenda::agenda(context, parts.core),
        conditions: conditions::conditions(parts.core),
        alternatives: alternatives::alternatives(context, parts.money),
        models_compared: parts.operation.models.iter().filter(|m| !m.chosen && m.assessment.is_some()).count(),
    }
}

/// The most rows of a table on a slide.
const MAX_ROWS: usize = 6;
/// The most bytes of a resolution that is short, and of one that is long.
const MAX_RESOLUTION_BYTES: [usize; 2] = [700, 1100];

fn length_of(decision: Option<&Decision>) -> &'static str {
    let Some(decision) = decision else { return "" };
    match decision.points.iter().map(String::len).sum::<usize>() {
        bytes if bytes <= MAX_RESOLUTION_BYTES[0] => "short",
        bytes if bytes <= MAX_RESOLUTION_BYTES[1] => "long",
        _ => "very-long",
    }
}

/// The most characters of a resolution on one slide, so that its type stays readable from the last row.
const MAX_CHARS_OF_PAGE: usize = 1500;
/// A point takes at least so many characters' room.
const MIN_CHARS_OF_POINT: usize = 90;

/// The points in order, as many on a slide as can be read there; a point is never torn.
fn pages(items: &[ListItem]) -> Vec<ResolutionPage> {
    let mut out: Vec<ResolutionPage> = Vec::new();
    let mut room = 0;
    for (at, item) in items.iter().enumerate() {
        let below = item.items.iter().map(|part| part.text.chars().count().max(MIN_CHARS_OF_POINT)).sum::<usize>();
        let length = item.text.chars().count().max(MIN_CHARS_OF_POINT) + below;
        match out.last_mut() {
            Some(page) if length <= room => page.items.push(item.clone()),
            _ => {
                out.push(ResolutionPage { first: at + 1, items: vec![item.clone()] });
                room = MAX_CHARS_OF_PAGE;
            }
        }
        room = room.saturating_sub(length);
    }
    out
}

fn tally(risks: &[RiskRow]) -> RiskTally {
    let weighs = |weight: &str| risks.iter().filter(|risk| risk.weight == weight).count();
    RiskTally {
        total: risks.len(),
        high: weighs("high"),
        unknown: weighs("unknown"),
        without_action: risks.iter().filter(|risk| risk.measure.is_none()).count(),
    }
}

/// The most characters of an item of a list on a slide.
const MAX_CHARS_OF_ITEM: usize = 240;

/// The items with the beginnings of long ones; what stands below them is for papers.
fn shortened(items: &[ListItem]) -> Vec<ListItem> {
    let short = |item: &ListItem| {
        let long = item.text.chars().count() + item.items.iter().map(|part| part.text.chars().count()).sum::<usize>()
            > MAX_CHARS_OF_ITEM;
        let items = if long { Vec::new() } else { item.items.clone() };
        ListItem { mark: item.mark.clone(), text: sentences::beginning(&item.text, MAX_CHARS_OF_ITEM), items }
    };
    items.iter().map(short).collect()
}

/// The milestones that count: a slide shows what its title counts.
pub(super) fn counted(criteria: &Criteria) -> Vec<Card> {
    let in_every_phase = criteria.cross_phase.iter().filter(|card| card.milestone.is_some());
    let all = criteria.milestones.iter().chain(in_every_phase);
    all.filter(|card| card.counts && card.status.key != "not-relevant").cloned().collect()
}

/// The milestones of the phase of which it is not certain that they are any: named, so that nobody misses them.
fn uncounted(context: &Context, criteria: &Criteria) -> String {
    let rows = criteria.milestones.iter().filter(|card| !card.counts && card.status.key != "not-relevant");
    let titles = rows.map(|card| context.labels.fill("quoted", &[("text", &card.title)]));
    context.labels.list(&titles.collect::<Vec<_>>())
}

fn questions(milestones: &[Card]) -> Excerpt<Card> {
    let is_open = |card: &&Card| card.status.key != "fulfilled" && !card.questions.is_empty();
    Excerpt::new(&milestones.iter().filter(is_open).cloned().collect::<Vec<_>>(), 2)
}
