//! Selects the criteria for a project's papers.
//!
//! Takes a catalogue and a profile, gives a verdict on every criterion exactly once, with its reasons. Pure: no input
//! or output, no clock, no language.

mod readiness;
mod reason;
mod verdict;
pub mod words;

pub use readiness::{Readiness, readiness, readiness_of};
pub use reason::Reason;
pub use verdict::{Group, Selection, Verdict};

use crate::catalog::{Catalog, Criterion, Phase};
use crate::names;
use crate::profile::{Choice, Pick, Profile, Status};

/// Decides for every criterion of the catalogue whether it is in this project's papers.
#[must_use]
pub fn select<'a>(catalog: &'a Catalog, profile: &'a Profile) -> Selection<'a> {
    let phases = &profile.project.phases;
    let verdicts = catalog
        .criteria
        .iter()
        .map(|criterion| {
            let assessment = profile.assessments.iter().find(|a| refers_to(catalog, criterion, &a.criterion));
            let status = assessment.and_then(|a| a.status).unwrap_or_default();
            let picked = |picks: &'a [Pick]| picks.iter().find(|p| refers_to(catalog, criterion, &p.criterion));
            let (group, reasons) = judge(
                criterion,
                status,
                phases,
                &profile.choice,
                picked(&profile.choice.include),
                picked(&profile.choice.exclude),
            );
            Verdict { criterion, assessment, group, reasons }
        })
        .collect();
    Selection { phases: phases.clone(), verdicts }
}

/// Whether a name in a profile refers to this criterion. Ids take precedence: a criterion whose title is another
/// one's id is not meant.
fn refers_to(catalog: &Catalog, criterion: &Criterion, name: &str) -> bool {
    if names::same(&criterion.id, name) {
        return true;
    }
    criterion.is_called(name) && catalog.find(name).is_some_and(|found| found.id == criterion.id)
}

/// Applies the rules of `docs/architecture.md`, section "Selection": the phases decide, then what the profile includes,
/// then what speaks against the criterion.
fn judge(
    criterion: &Criterion,
    status: Status,
    phases: &[Phase],
    choice: &Choice,
    included: Option<&Pick>,
    excluded: Option<&Pick>,
) -> (Option<Group>, Vec<Reason>) {
    let by_phase = group_by_phase(criterion, status, phases);
    let mut group = by_phase.as_ref().ok().map(|(group, _)| *group);
    let mut reasons = vec![match by_phase {
        Ok((_, reason)) | Err(reason) => reason,
    }];
    if let Some(pick) = included {
        group = group.or(Some(Group::Included));
        let reason = Reason::IncludedByProfile { why: pick.reason.clone() };
        if group == Some(Group::Included) { reasons.insert(0, reason) } else { reasons.push(reason) }
    }
    let mut against = Vec::new();
    if let Some(pick) = excluded {
        against.push(Reason::ExcludedByProfile { why: pick.reason.clone().unwrap_or_default() });
    }
    if status == Status::NotRelevant {
        against.push(Reason::NotRelevant);
    }
    let filtered = !choice.workstreams.is_empty()
        && !criterion.workstreams.is_empty()
        && !criterion.workstreams.iter().any(|w| choice.workstreams.contains(w));
    if filtered && included.is_none() && criterion.milestone.is_none() {
        against.push(Reason::OtherWorkstream);
    }
    // A milestone that the phase requires stays in the papers even if the profile speaks against it; the papers print
    // these reasons.
    let kept = group.is_some() && criterion.milestone.is_some();
    if kept {
        reasons.extend(against);
    } else if !against.is_empty() {
        group = None;
        against.append(&mut reasons);
        reasons = against;
    }
    (group, reasons)
}

/// What follows from the phases alone: the criterion's group with the reason, or the reason for leaving it out.
fn group_by_phase(criterion: &Criterion, status: Status, phases: &[Phase]) -> Result<(Group, Reason), Reason> {
    let own = criterion.phase;
    let milestone = criterion.milestone.is_some();
    if own == Phase::CrossPhase {
        return Ok((Group::CrossPhase, Reason::CrossPhase));
    }
    if phases.contains(&own) {
        return Ok(if milestone {
            (Group::Milestone, Reason::MilestoneOfPhase(own))
        } else {
            (Group::Criterion, Reason::CriterionOfPhase(own))
        });
    }
    let last = phases.iter().max().copied().unwrap_or(Phase::P1);
    if own > last {
        return if milestone && last.next() == Some(own) {
            Ok((Group::Outlook, Reason::Outlook(own)))
        } else {
            Err(Reason::LaterPhase(own))
        };
    }
    if status == Status::Fulfilled {
        return Err(Reason::FulfilledEarlier(own));
    }
    let named_for: Vec<Phase> =
        phases.iter().copied().filter(|p| criterion.sub_phases.iter().any(|s| s.phase == *p)).collect();
    // P5 need not wait for P4: who starts with it is in arrears with nothing of P4.
    if own == Phase::P4 && (milestone || !named_for.is_empty()) {
        return Ok((Group::Criterion, Reason::BesidePhase(own)));
    }
    if milestone {
        return Ok((Group::Arrears, Reason::MilestoneInArrears(own)));
    }
    if named_for.is_empty() {
        Err(Reason::EarlierPhase(own))
    } else {
        Ok((Group::Arrears, Reason::CriterionInArrears { phase: own, named_for }))
    }
}
