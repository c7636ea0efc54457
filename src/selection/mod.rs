//! Selects the criteria for a project's papers.
//!
//! Takes a catalogue and a profile, gives a verdict on every criterion exactly once, with its reasons. Pure: no input
//! or output, no clock, no language.

mod filter;
mod readiness;
mod reason;
mod rules;
mod verdict;
pub mod words;

pub use filter::Filter;
pub use readiness::{Readiness, readiness, readiness_in, readiness_of};
pub use reason::Reason;
pub use verdict::{Group, Selection, Verdict};

use crate::catalog::{Catalog, Criterion};
use crate::names;
use crate::profile::{Assessment, Pick, Profile, Status};
use rules::Position;

/// Decides for every criterion of the catalogue whether it is in this project's papers.
#[must_use]
pub fn select<'a>(catalog: &'a Catalog, profile: &'a Profile) -> Selection<'a> {
    let phases = &profile.project.phases;
    let assessed: Vec<(&Criterion, Option<&Assessment>)> = { catalog.criteria.iter() }
        .map(|c| (c, profile.assessments.iter().find(|a| refers_to(catalog, c, &a.criterion))))
        .collect();
    let reports = |(criterion, said): &(&Criterion, Option<&Assessment>)| {
        criterion.milestone.is_some() && said.is_some_and(|a| a.status.is_some())
    };
    let position = Position { phases, reports: assessed.iter().any(reports) };
    let choice = &profile.choice;
    let filter = Filter::new(catalog, choice.workstreams.clone(), &choice.drivers, &choice.stakeholders);
    let verdict = |(criterion, assessment): (&'a Criterion, Option<&'a Assessment>)| {
        let picked = |picks: &'a [Pick]| picks.iter().find(|p| refers_to(catalog, criterion, &p.criterion));
        let stated = assessment.and_then(|a| a.status);
        let (mut group, mut reasons) = by_phase(criterion, stated, position);
        let included = picked(&choice.include);
        if let Some(pick) = included {
            group = group.or(Some(Group::Included));
            let reason = Reason::IncludedByProfile { why: pick.reason.clone() };
            if group == Some(Group::Included) { reasons.insert(0, reason) } else { reasons.push(reason) }
        }
        let against = objections(criterion, stated, included, picked(&choice.exclude), &filter);
        // A milestone that the phase requires stays in the papers even if the profile speaks against it; the papers
        // print these reasons.
        if group.is_some() && criterion.milestone.is_some() {
            reasons.extend(against);
        } else if !against.is_empty() {
            group = None;
            reasons = against.into_iter().chain(reasons).collect();
        }
        let leads = group.is_some_and(|group| leads(group, stated, !position.named_for(criterion).is_empty()));
        Verdict { criterion, assessment, group, leads, reasons }
    };
    Selection { phases: phases.clone(), verdicts: assessed.into_iter().map(verdict).collect() }
}

/// Whether a name in a profile refers to this criterion. Ids take precedence: a criterion whose title is another
/// one's id is not meant.
fn refers_to(catalog: &Catalog, criterion: &Criterion, name: &str) -> bool {
    if names::same(&criterion.id, name) {
        return true;
    }
    criterion.is_called(name) && catalog.find(name).is_some_and(|found| found.id == criterion.id)
}

/// What the phases say: the deciding reason, then what else speaks for the criterion.
fn by_phase(criterion: &Criterion, stated: Option<Status>, position: Position) -> (Option<Group>, Vec<Reason>) {
    let (group, deciding) = match position.judge(criterion, stated) {
        Ok((group, reason)) => (Some(group), reason),
        Err(reason) => (None, reason),
    };
    let mut reasons = vec![deciding];
    let begun = stated == Some(Status::InProgress);
    if begun && matches!(group, Some(Group::Early | Group::Earlier | Group::Outlook)) {
        reasons.push(Reason::ReportedUnfinished(criterion.phase));
    }
    let named_for = position.named_for(criterion);
    if !named_for.is_empty() {
        reasons.push(Reason::TaggedForPhase(named_for));
    }
    reasons.dedup();
    (group, reasons)
}

/// What the profile says against a criterion. Filters leave alone what is begun: unfinished work is always shown.
fn objections(
    criterion: &Criterion,
    stated: Option<Status>,
    included: Option<&Pick>,
    excluded: Option<&Pick>,
    filter: &Filter,
) -> Vec<Reason> {
    let mut against = Vec::new();
    if let Some(pick) = excluded {
        against.push(Reason::ExcludedByProfile { why: pick.reason.clone().unwrap_or_default() });
    }
    if stated == Some(Status::NotRelevant) {
        against.push(Reason::NotRelevant);
    }
    if included.is_none() && criterion.milestone.is_none() && stated != Some(Status::InProgress) {
        against.extend(filter.objections(criterion));
    }
    against
}

/// Whether papers lead with a selected criterion: with what belongs to the phase or is named for it and not yet done, with
/// unfinished work, and with what the profile asks for. `named`: its tags name a phase of the project.
fn leads(group: Group, stated: Option<Status>, named: bool) -> bool {
    let begun = stated == Some(Status::InProgress);
    let unfinished = !matches!(stated, Some(Status::Fulfilled | Status::NotRelevant));
    match group {
        Group::Milestone | Group::Arrears => true,
        Group::Criterion | Group::Included => unfinished,
        Group::CrossPhase | Group::Earlier | Group::Early | Group::Outlook => begun || (named && unfinished),
    }
}
