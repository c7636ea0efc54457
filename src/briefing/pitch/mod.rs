//! What a funder asks: which round this is, how much is needed and for what, what it leaves behind,
//! which milestones are reached.

mod ask;

use serde::Serialize;

use super::context::Context;
use super::criteria::{Card, marked_title};
use super::excerpt::Excerpt;
use super::gaps::{Gap, PITCH};
use super::money::{Costs, Share, by_status};
use super::project::{self, Fact, MemberRow, ProjectText, RiskRow};
use super::slides::{FigureText, figure, whole_percents};
use crate::catalog::Phase;
use crate::profile::{FundUse, KeyFigure, Status};
use ask::{Ask, Tranches};

/// A funding round by its analogue in a start-up's life.
#[derive(Debug, Clone, Serialize)]
pub struct Round {
    /// `P1` to `P5`.
    pub phase: &'static str,
    /// The analogue's name: `Series A, die erste große Wachstumsrunde`.
    pub name: String,
    /// What it means.
    pub meaning: Option<String>,
    /// Whether the roadmap itself draws this comparison, as it does for the two scaling phases.
    pub of_roadmap: bool,
}

/// One use of the funds.
#[derive(Debug, Clone, Serialize)]
pub struct UseRow {
    /// What for.
    pub purpose: String,
    /// How much.
    pub amount: String,
    /// Its share of all uses in per cent, rounded.
    pub percent: String,
    /// Its length as a share of the largest, 0 to 1.
    pub share: f64,
}

/// What of all costs is granted, requested, planned, or what nobody pays.
#[derive(Debug, Clone, Serialize)]
pub struct StatusRow {
    /// How sure it is, in words.
    pub label: String,
    /// How much.
    pub amount: String,
    /// Its share of all costs in per cent, rounded.
    pub percent: String,
}

/// The use of funds.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    /// The uses in the profile's order; what does not fit a slide is one row at the end.
    pub rows: Vec<UseRow>,
    /// All uses together.
    pub total: String,
    /// Whether the rounded shares make another sum than 100.
    pub rounded: bool,
    /// By how much the uses stay below the need.
    pub short: Option<String>,
    /// By how much they exceed it.
    pub over: Option<String>,
}

/// Milestones fulfilled in one phase.
#[derive(Debug, Clone, Serialize)]
pub struct FulfilledMilestones {
    /// The phase.
    pub phase: String,
    /// The titles.
    pub titles: Vec<String>,
}

/// What a pitch deck says beyond the other papers.
#[derive(Debug, Clone, Serialize)]
pub struct Pitch {
    /// The rounds of the project's phases.
    pub rounds: Vec<Round>,
    /// The rounds' names as one.
    pub round_names: String,
    /// The sum asked for.
    pub need: Option<String>,
    /// What is asked for and how it follows from the costs; none if the profile names no sum.
    pub ask: Option<Ask>,
    /// In which parts it is to be paid; none if the profile names none.
    pub tranches: Option<Tranches>,
    /// The first key figures. What one of their units costs is not said: no cost belongs to one figure alone.
    pub outcomes: Excerpt<FigureText>,
    /// What it is for; none if the profile says nothing.
    pub uses: Option<Uses>,
    /// All costs by how sure the money is, beside the uses: what is not stated is a row of its own.
    pub statuses: Vec<StatusRow>,
    /// Whether their rounded shares make another sum than 100.
    pub statuses_rounded: bool,
    /// What a funder gets, by paragraph.
    pub offer: Vec<String>,
    /// How it pays for itself, by paragraph.
    pub business_model: Vec<String>,
    /// The impact narrative, by paragraph.
    pub impact: Vec<String>,
    /// Why now, by paragraph.
    pub why_now: Vec<String>,
    /// What happens if it ends, by paragraph.
    pub exit: Vec<String>,
    /// Milestones reached, the latest phase first, those of every phase last.
    pub reached: Vec<FulfilledMilestones>,
    /// How many that are.
    pub reached_count: usize,
    /// The first milestones of the phase and of every phase that are reported and not fulfilled.
    pub open: Excerpt<Card>,
    /// Of how many more nobody has said how they stand.
    pub silent: usize,
    /// Members of the team that fit a slide.
    pub members: Excerpt<MemberRow>,
    /// Alternatives to the chosen one that fit a slide.
    pub alternatives: Excerpt<Fact>,
    /// The gravest risks that fit a slide beside the end.
    pub gravest: Excerpt<RiskRow>,
    /// The words for what is missing, for one sentence.
    pub missing: String,
    /// The same in two columns.
    pub missing_columns: (Vec<String>, Vec<String>),
    /// The years of the plan, for one sentence; none without costs.
    pub years: Option<String>,
}

/// The most uses a slide shows.
const MAX_USES: usize = 6;
/// The most key figures.
const MAX_OUTCOMES: usize = 4;

pub(super) fn pitch(
    context: &Context,
    project: &ProjectText,
    costs: Option<&Costs>,
    gaps: &[Gap],
    milestones: &[Card],
) -> Pitch {
    let i = &context.profile.investment;
    let rounds: Vec<Round> = context.selection.phases.iter().filter_map(|p| round(context, *p)).collect();
    let names: Vec<String> = rounds.iter().map(|r| r.name.clone()).collect();
    let reached = reached(context);
    let members = project::team(context).map(|t| t.members).unwrap_or_default();
    let open: Vec<Card> =
        milestones.iter().filter(|card| card.stated && card.status.key != "fulfilled").cloned().collect();
    let missing: Vec<String> =
        gaps.iter().filter(|g| g.kinds.iter().any(|k| k == PITCH)).map(|g| g.what.clone()).collect();
    let (statuses, statuses_rounded) = statuses(context);
    Pitch {
        round_names: context.labels.list(&names),
        rounds,
        need: i.need_cents.map(|c| context.formats.money(c)),
        ask: ask::ask(context),
        tranches: ask::tranches(context),
        outcomes: Excerpt::new(&outcomes(context), MAX_OUTCOMES),
        uses: uses(context),
        statuses,
        statuses_rounded,
        offer: context.paragraphs(i.offer.as_deref()),
        business_model: context.paragraphs(i.business_model.as_deref()),
        impact: context.paragraphs(i.impact.as_deref()),
        why_now: context.paragraphs(i.why_now.as_deref()),
        exit: context.paragraphs(i.exit.as_deref()),
        reached_count: reached.iter().map(|r| r.titles.len()).sum(),
        reached,
        open: Excerpt::new(&open, 6),
        silent: milestones.iter().filter(|card| !card.stated).count(),
        members: Excerpt::new(&members, 6),
        alternatives: Excerpt::new(&others(context, project), 4),
        gravest: Excerpt::new(&project::risks(context), 3),
        missing: context.labels.list(&missing),
        missing_columns: in_columns(missing),
        years: costs.map(|costs| years(context, costs)),
    }
}

/// The key figures with at least one number.
fn outcomes(context: &Context) -> Vec<FigureText> {
    let known = |f: &&KeyFigure| [f.before, f.today, f.target].iter().any(Option::is_some);
    context.profile.project.key_figures.iter().filter(known).map(|f| figure(context, f)).collect()
}

/// The alternatives but for the chosen one; facts stand in the profile's order.
fn others(context: &Context, project: &ProjectText) -> Vec<Fact> {
    let chosen = |fact: &Fact| {
        context.profile.project.alternatives.iter().any(|a| a.chosen && context.prose(&a.title) == fact.label)
    };
    project.alternatives.iter().filter(|fact| !chosen(fact)).cloned().collect()
}

/// Two columns, the first as long as the second or one longer.
fn in_columns(mut items: Vec<String>) -> (Vec<String>, Vec<String>) {
    let second = items.split_off(items.len().div_ceil(2));
    (items, second)
}

fn years(context: &Context, costs: &Costs) -> String {
    let (first, last) = (&costs.first_year, &costs.last_year);
    if first == last {
        return first.clone();
    }
    context.labels.fill("pitch.years", &[("first", first), ("last", last)])
}

/// The catalogue says `name: meaning`.
fn round(context: &Context, phase: Phase) -> Option<Round> {
    let analogue = context.catalog.phase(phase)?.analogue.as_deref()?;
    let (name, meaning) = match analogue.split_once(": ") {
        Some((name, meaning)) => (name, Some(context.prose(meaning))),
        None => (analogue, None),
    };
    let name = context.prose(name.trim_end_matches('.'));
    Some(Round { phase: phase.key(), name, meaning, of_roadmap: matches!(phase, Phase::P4 | Phase::P5) })
}

fn uses(context: &Context) -> Option<Uses> {
    let all = &context.profile.investment.uses;
    if all.is_empty() {
        return None;
    }
    let sum = |uses: &[FundUse]| uses.iter().map(|u| u.cents).fold(0, i64::saturating_add);
    let total = sum(all);
    let mut rows: Vec<(String, i64)> = all.iter().map(|u| (context.prose(&u.purpose), u.cents)).collect();
    if rows.len() > MAX_USES {
        let rest = &all[MAX_USES - 1..];
        rows.truncate(MAX_USES - 1);
        rows.push((context.labels.fill("pitch.more-uses", &[("count", &rest.len().to_string())]), sum(rest)));
    }
    let largest = rows.iter().map(|(_, cents)| *cents).max().unwrap_or(0).max(1);
    let (percents, rounded) = whole_percents(&rows.iter().map(|(_, cents)| *cents).collect::<Vec<_>>());
    let money = |cents: i64| context.formats.money(cents);
    let need = context.profile.investment.need_cents;
    Some(Uses {
        rows: rows
            .into_iter()
            .zip(percents)
            .map(|((purpose, cents), percent)| UseRow {
                purpose,
                amount: money(cents),
                percent: context.percent(f64::from(percent) / 100.0),
                share: cents as f64 / largest as f64,
            })
            .collect(),
        rounded,
        total: money(total),
        short: need.filter(|n| *n > total).map(|n| money(n - total)),
        over: need.filter(|n| *n < total).map(|n| money(total - n)),
    })
}

fn statuses(context: &Context) -> (Vec<StatusRow>, bool) {
    let items: Vec<_> = context.profile.finance.costs.iter().collect();
    let parts = by_status(context, &items);
    let (percents, rounded) = whole_percents(&parts.iter().map(|part| part.cents).collect::<Vec<_>>());
    let row = |(part, percent): (Share, u8)| StatusRow {
        label: part.label,
        amount: part.amount,
        percent: context.percent(f64::from(percent) / 100.0),
    };
    (parts.into_iter().zip(percents).map(row).collect(), rounded)
}

fn reached(context: &Context) -> Vec<FulfilledMilestones> {
    // What holds in every phase stands last.
    let phases = Phase::STAGES.into_iter().rev().chain([Phase::CrossPhase]);
    phases
        .map(|phase| FulfilledMilestones {
            phase: context.phase_label(phase),
            titles: context
                .selection
                .verdicts
                .iter()
                .filter(|v| v.criterion.phase == phase && v.criterion.counts() && v.status() == Status::Fulfilled)
                .map(|v| marked_title(context.labels, v.criterion))
                .collect(),
        })
        .filter(|r| !r.titles.is_empty())
        .collect()
}
