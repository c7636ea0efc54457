//! A resolution proposed from what is known: stage by stage, the next gate as its condition, running cost
//! before investment, with a way out. Words are those of the text module `resolution`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::briefing::context::Context;
use crate::briefing::criteria::title;
use crate::briefing::resolution;
use crate::profile::{CostKind, FundingStatus, Status};
use crate::selection::Group;

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
    /// Milestones to be reached before the next stage, those of earlier stages first.
    pub conditions: Vec<String>,
    /// The nearest money to be granted.
    pub first: Option<Increment>,
    /// What comes after that.
    pub later: Vec<Increment>,
    /// What is not granted for years that are over.
    pub past: Option<String>,
}

/// The proposal; none if the profile brings its own resolution.
pub(crate) fn proposal(context: &Context) -> Option<Proposal> {
    (!resolution::is_stated(&context.profile.resolution)).then(|| propose(context))
}

fn propose(context: &Context) -> Proposal {
    let open = |group| {
        let verdicts = context.selection.group(group);
        let open = |s: Status| matches!(s, Status::Open | Status::InProgress);
        verdicts.filter(move |v| v.criterion.counts() && open(v.status())).map(|v| title(v.criterion))
    };
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
    let mut increments = years
        .into_iter()
        .filter(|(_, (operating, capital))| operating + capital > 0)
        .map(|(y, (o, c))| Increment { year: y.to_string(), operating: money(o), capital: money(c) });
    let keys: Vec<&str> = context.selection.phases.iter().map(|p| p.key()).collect();
    Proposal {
        stage: keys.join("+"),
        conditions: open(Group::Arrears).chain(open(Group::Milestone)).collect(),
        first: increments.next(),
        later: increments.collect(),
        past: money(past),
    }
}
