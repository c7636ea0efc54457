//! Which criteria a project's papers hold, and why: the heart of the program.
//!
//! Takes a catalogue and a profile, gives every criterion exactly once, in or out, with its reasons.
//! Pure: no input or output, no clock, no language.

mod readiness;
mod reason;
pub mod words;

pub use readiness::{Readiness, readiness, readiness_of};
pub use reason::Reason;

use crate::catalog::{Catalog, Criterion, Phase};
use crate::names;
use crate::profile::{Assessment, Choice, Pick, Profile, Status};

/// Where a selected criterion belongs in the papers: the first reason that speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Milestones of the phase.
    Milestone,
    /// Other criteria of the phase.
    Criterion,
    /// What holds in every phase.
    CrossPhase,
    /// What earlier phases left open.
    Arrears,
    /// Milestones of the phase to come.
    Outlook,
    /// Asked for by the profile only.
    Included,
}

/// One criterion's fate.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What the profile says about it.
    pub assessment: Option<&'a Assessment>,
    /// Where it belongs; none if it is left out.
    pub group: Option<Group>,
    /// Every reason, for and against; never empty. The deciding one comes first.
    pub reasons: Vec<Reason>,
}

impl Verdict<'_> {
    /// Whether the papers hold it.
    #[must_use]
    pub fn selected(&self) -> bool {
        self.group.is_some()
    }

    /// Its status; open where the profile says nothing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.assessment.and_then(|a| a.status).unwrap_or_default()
    }
}

/// Every criterion of a catalogue with its verdict, in the catalogue's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection<'a> {
    /// The project's phases: one, or P4 and P5.
    pub phases: Vec<Phase>,
    /// All criteria.
    pub verdicts: Vec<Verdict<'a>>,
}

impl<'a> Selection<'a> {
    /// The selected criteria of one group, in the catalogue's order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Verdict<'a>> {
        self.verdicts.iter().filter(move |v| v.group == Some(group))
    }

    /// The verdict on a criterion.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Verdict<'a>> {
        self.verdicts.iter().find(|v| v.criterion.id == id)
    }

    /// The phase after the project's.
    #[must_use]
    pub fn next_phase(&self) -> Option<Phase> {
        self.phases.iter().max().and_then(|p| p.next())
    }
}

/// Judges every criterion of the catalogue for this project.
#[must_use]
pub fn select<'a>(catalog: &'a Catalog, profile: &'a Profile) -> Selection<'a> {
    let phases = &profile.project.phases;
    let verdicts = catalog
        .criteria
        .iter()
        .map(|criterion| {
            let assessment = profile.assessments.iter().find(|a| names_it(catalog, criterion, &a.criterion));
            let status = assessment.and_then(|a| a.status).unwrap_or_default();
            let picked = |picks: &'a [Pick]| picks.iter().find(|p| names_it(catalog, criterion, &p.criterion));
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

/// Whether a profile's name means this criterion: ids first, so that a title equal to another's id
/// cannot take its place.
fn names_it(catalog: &Catalog, criterion: &Criterion, name: &str) -> bool {
    if names::same(&criterion.id, name) {
        return true;
    }
    criterion.is_called(name) && catalog.find(name).is_some_and(|found| found.id == criterion.id)
}

fn judge(
    criterion: &Criterion,
    status: Status,
    phases: &[Phase],
    choice: &Choice,
    included: Option<&Pick>,
    excluded: Option<&Pick>,
) -> (Option<Group>, Vec<Reason>) {
    let by_phase = place_in_phases(criterion, status, phases);
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
    // A milestone that the phase asks for stays in the papers whatever the profile says against it; the
    // reader sees what was said.
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

/// What the phases alone say: a place in the papers, or the reason for none.
fn place_in_phases(criterion: &Criterion, status: Status, phases: &[Phase]) -> Result<(Group, Reason), Reason> {
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
    if milestone {
        return Ok((Group::Arrears, Reason::MilestoneInArrears(own)));
    }
    let named_for: Vec<Phase> =
        phases.iter().copied().filter(|p| criterion.sub_phases.iter().any(|s| s.phase == *p)).collect();
    if named_for.is_empty() {
        Err(Reason::EarlierPhase(own))
    } else {
        Ok((Group::Arrears, Reason::CriterionInArrears { phase: own, named_for }))
    }
}
