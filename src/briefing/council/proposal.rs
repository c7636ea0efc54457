//! A resolution proposed from what is known: stage by stage, up to the next gate with its three ways on (the next phase,
//! another attempt, a handover or an orderly end), running cost before investment. Words are those of the text module
//! `resolution`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::briefing::context::Context;
use crate::briefing::criteria::marked_title;
use crate::briefing::resolution;
use crate::catalog::{MilestoneKind, Phase};
use crate::profile::{CostKind, FundingStatus, Status};
use crate::selection::{Group, Verdict};

/// The money of one year that is not granted yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Increment {
    /// The year.
    pub year: String,
    /// Running cost; none if there is none.
    pub operating: Option<String>,
    /// Investment; none if there is none.
    pub capital: Option<String>,
}

/// What a resolution is proposed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The stage: `P1` to `P5`, or `P4+P5`.
    pub stage: String,
    /// How many milestones of the stage the profile says something about.
    pub stated: usize,
    /// Milestones to be reached before the next decision, those of earlier stages first. Never one that is itself a
    /// decision of the council.
    pub conditions: Vec<String>,
    /// Those of them that permanent operation waits for, and all of earlier stages; empty unless it is built up.
    pub operation: Vec<String>,
    /// Those that the transfer waits for; empty unless it is prepared.
    pub transfer: Vec<String>,
    /// Milestones that the council's decision itself fulfils.
    pub decisions: Vec<String>,
    /// Milestones that hold in every phase and are not fulfilled: work on them goes on, so no phase waits for them.
    pub lasting: Vec<String>,
    /// The lists above in words, each title in quotation marks.
    pub named: NamedLists,
    /// The nearest money to be granted.
    pub first: Option<Increment>,
    /// What comes after that.
    pub later: Vec<Increment>,
    /// What is not granted for years that are over.
    pub past: Option<String>,
}

/// Lists of milestones in words; empty where the list is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedLists {
    /// [`Proposal::conditions`].
    pub conditions: String,
    /// [`Proposal::operation`].
    pub operation: String,
    /// [`Proposal::transfer`].
    pub transfer: String,
    /// [`Proposal::decisions`].
    pub decisions: String,
    /// [`Proposal::lasting`].
    pub lasting: String,
}

/// The proposal; none if the profile brings its own resolution.
pub(crate) fn proposal(context: &Context) -> Option<Proposal> {
    (!resolution::is_stated(&context.profile.resolution)).then(|| propose(context))
}

fn propose(context: &Context) -> Proposal {
    let keys: Vec<&str> = context.selection.phases.iter().map(|p| p.key()).collect();
    let (decisions, conditions): (Vec<&Verdict>, Vec<&Verdict>) =
        open_milestones(context).partition(|v| is_decision(v));
    let of_transfer = |v: &&Verdict| v.criterion.phase == Phase::P5;
    let titles = |verdicts: Vec<&Verdict>| verdicts.iter().map(|v| marked_title(context.labels, v.criterion)).collect();
    let runs = |phase: Phase| context.selection.phases.contains(&phase);
    let operation: Vec<&Verdict> =
        if runs(Phase::P4) { conditions.iter().copied().filter(|v| !of_transfer(v)).collect() } else { Vec::new() };
    let transfer: Vec<&Verdict> =
        if runs(Phase::P5) { conditions.iter().copied().filter(of_transfer).collect() } else { Vec::new() };
    let (conditions, operation): (Vec<String>, Vec<String>) = (titles(conditions), titles(operation));
    let (transfer, decisions): (Vec<String>, Vec<String>) = (titles(transfer), titles(decisions));
    let lasting: Vec<String> = titles(unfinished(context, Group::CrossPhase).collect());
    let named = |titles: &[String]| {
        let quoted: Vec<String> = titles.iter().map(|t| context.labels.fill("quoted", &[("text", t)])).collect();
        context.labels.list(&quoted)
    };
    let (past, mut increments) = money(context);
    Proposal {
        stage: keys.join("+"),
        stated: context
            .selection
            .group(Group::Milestone)
            .filter(|v| v.criterion.counts() && v.assessment.is_some_and(|a| a.status.is_some()))
            .count(),
        named: NamedLists {
            conditions: named(&conditions),
            operation: named(&operation),
            transfer: named(&transfer),
            decisions: named(&decisions),
            lasting: named(&lasting),
        },
        conditions,
        operation,
        transfer,
        decisions,
        lasting,
        first: increments.next(),
        later: increments.collect(),
        past,
    }
}

/// Milestones that count and are not fulfilled, those of earlier stages first.
fn open_milestones<'c>(context: &'c Context) -> impl Iterator<Item = &'c Verdict<'c>> {
    unfinished(context, Group::Arrears).chain(unfinished(context, Group::Milestone))
}

/// The milestones of a group that count and are not fulfilled.
fn unfinished<'c>(context: &'c Context, group: Group) -> impl Iterator<Item = &'c Verdict<'c>> {
    let open = |v: &&Verdict| v.criterion.counts() && matches!(v.status(), Status::Open | Status::InProgress);
    context.selection.group(group).filter(open)
}

/// Whether a milestone is one of the municipality's own decision making. What the council is asked to decide cannot be
/// a condition of the decision.
fn is_decision(verdict: &Verdict) -> bool {
    verdict.criterion.milestone.is_some_and(|m| m.kind == MilestoneKind::Municipal)
}

/// What is not granted for years that are over, and for each year to come.
fn money(context: &Context) -> (Option<String>, impl Iterator<Item = Increment>) {
    let this_year = context.profile.project.as_of.unwrap_or(context.options.date).year();
    let mut years: BTreeMap<i16, (i64, i64)> = BTreeMap::new();
    let mut past = 0;
    for item in context.profile.finance.costs.iter().filter(|i| i.status != Some(FundingStatus::Granted)) {
        if item.year < this_year {
            past += item.cents;
            continue;
        }
        let (operating, capital) = years.entry(item.year).or_default();
        match item.kind {
            CostKind::Operating => *operating += item.cents,
            CostKind::Capital => *capital += item.cents,
        }
    }
    let money = |cents: i64| (cents > 0).then(|| context.formats.money(cents));
    let increments: Vec<Increment> = years
        .into_iter()
        .filter(|(_, (operating, capital))| operating + capital > 0)
        .map(|(y, (o, c))| Increment { year: y.to_string(), operating: money(o), capital: money(c) })
        .collect();
    (money(past), increments.into_iter())
}
