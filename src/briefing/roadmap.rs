//! Where the project stands: the lane of phases and the counts of milestones and criteria.

use serde::Serialize;

use super::context::Context;
use super::tally::{self, Tally};
use crate::catalog::{Phase, Workstream};
use crate::selection::Group;

/// One phase on the lane.
#[derive(Debug, Clone, Serialize)]
pub struct Station {
    /// `P1` to `P5`.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// A short name for the drawing.
    pub short: String,
    /// `past`, `here` or `ahead`.
    pub state: &'static str,
    /// Its milestones.
    pub milestones: Tally,
}

/// A phase of the project in words.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseText {
    /// `P1` to `P5`.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: Option<String>,
    /// The question the council answers.
    pub question: Option<String>,
    /// What must be in hand to go on.
    pub outcome: Option<String>,
    /// The analogue in a start-up's life.
    pub analogue: Option<String>,
    /// Its milestones.
    pub milestones: Tally,
}

/// One workstream's count.
#[derive(Debug, Clone, Serialize)]
pub struct WorkstreamTally {
    /// Its name.
    pub name: String,
    /// The selected criteria that belong to it.
    pub criteria: Tally,
}

/// The project's position.
#[derive(Debug, Clone, Serialize)]
pub struct Roadmap {
    /// The five phases.
    pub lane: Vec<Station>,
    /// The project's phases in words.
    pub phases: Vec<PhaseText>,
    /// Their names as one: `Pilotphase` or `Verstetigung und Transfer`.
    pub phase_names: String,
    /// Their keys as one: `P3` or `P4 und P5`.
    pub phase_keys: String,
    /// Whether there are two phases.
    pub several: bool,
    /// Whether the phase is only assumed.
    pub assumed: bool,
    /// The phase to come.
    pub next: Option<PhaseText>,
    /// The milestones of all the project's phases together.
    pub milestones: Tally,
    /// How many cross-phase criteria are selected.
    pub cross_phase: usize,
    /// By workstream.
    pub workstreams: Vec<WorkstreamTally>,
    /// The milestones of earlier phases together.
    pub earlier: Tally,
    /// Milestones of earlier phases that the project reports as not fulfilled.
    pub milestones_in_arrears: usize,
    /// Milestones of earlier phases that the project says nothing about: not reported, which is not the same.
    pub milestones_not_reported: usize,
}

pub(super) fn roadmap(context: &Context) -> Roadmap {
    let own = &context.selection.phases;
    let first = own.iter().min().copied().unwrap_or(Phase::P1);
    let lane = Phase::STAGES
        .into_iter()
        .map(|phase| Station {
            key: phase.key(),
            name: context.phase_name(phase),
            short: context.catalog.phase(phase).map_or_else(|| phase.key().to_owned(), |p| context.prose(&p.short)),
            state: match phase {
                p if own.contains(&p) => "here",
                p if p < first => "past",
                _ => "ahead",
            },
            milestones: tally::milestones(context, &[phase]),
        })
        .collect();
    let earlier = tally::earlier(context);
    let names: Vec<String> = own.iter().map(|p| context.phase_name(*p)).collect();
    let keys: Vec<String> = own.iter().map(|p| p.key().to_owned()).collect();
    Roadmap {
        lane,
        phases: own.iter().map(|p| phase_text(context, *p)).collect(),
        phase_names: context.labels.list(&names),
        phase_keys: context.labels.list(&keys),
        several: own.len() > 1,
        assumed: context.profile.project.phase_assumed,
        next: context.selection.next_phase().map(|p| phase_text(context, p)),
        milestones: tally::milestones(context, own),
        cross_phase: context.selection.group(Group::CrossPhase).count(),
        workstreams: Workstream::ALL
            .into_iter()
            .map(|w| WorkstreamTally {
                name: context.labels.text(&format!("workstream.{}", w.name())),
                criteria: tally::workstream(context, w),
            })
            .collect(),
        milestones_in_arrears: earlier.in_progress + earlier.open,
        milestones_not_reported: earlier.not_stated,
        earlier,
    }
}

fn phase_text(context: &Context, phase: Phase) -> PhaseText {
    let info = context.catalog.phase(phase);
    let text =
        |pick: fn(&crate::catalog::PhaseInfo) -> &Option<String>| info.and_then(|i| context.optional_prose(pick(i)));
    PhaseText {
        key: phase.key(),
        name: context.phase_name(phase),
        purpose: text(|i| &i.purpose),
        question: text(|i| &i.question),
        outcome: text(|i| &i.outcome),
        analogue: text(|i| &i.analogue),
        milestones: tally::milestones(context, &[phase]),
    }
}
