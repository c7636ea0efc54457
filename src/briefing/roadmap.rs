//! Where the project stands: the lane of phases and the counts of milestones and criteria.

use serde::Serialize;

use super::context::Context;
use super::criteria::{marked_title, stated_mark};
use super::orientation::is_thin;
use super::reason::without_stop;
use super::tally::Tally;
use crate::catalog::{Phase, Workstream};
use crate::profile::Status;
use crate::selection::{Group, Reason, Selection, Verdict, readiness, readiness_in, readiness_of};

/// One phase on the lane.
#[derive(Debug, Clone, Serialize)]
pub struct Station {
    /// `P1` to `P5`.
    pub key: &'static str,
    /// Its name.
    pub name: String,
    /// A short name for the drawing.
    pub short: String,
    /// `past`, `here` or `ahead`; `unstated` for one before the project's, where it has said nothing of its way.
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

/// A key result of the roadmap.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResultText {
    /// Its number; 0 for what comes before the first phase.
    pub number: Option<u8>,
    /// Its title.
    pub title: String,
    /// The result in one sentence; in several if the catalogue has no short form.
    pub sentence: String,
}

/// The key results that answer why papers say what they say.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResults {
    /// Why money is released in stages.
    pub staged_release: Option<String>,
    /// Why a trial may fail.
    pub honest_failure: Option<String>,
    /// Why handing over may be a success.
    pub exit: Option<String>,
    /// Those that belong to the project's phases, in the roadmap's order.
    pub phase: Vec<KeyResultText>,
}

/// The roadmap's numbers of three key results.
const STAGED_RELEASE: u8 = 4;
const HONEST_FAILURE: u8 = 5;
const EXIT: u8 = 6;

fn key_results(context: &Context) -> KeyResults {
    let all = &context.catalog.key_results;
    let sentence = |number: u8| {
        let result = all.iter().find(|result| result.number == Some(number))?;
        context.optional_prose(&result.short)
    };
    let of_phase = all.iter().filter(|r| r.phases.iter().any(|phase| context.selection.phases.contains(phase)));
    KeyResults {
        staged_release: sentence(STAGED_RELEASE),
        honest_failure: sentence(HONEST_FAILURE),
        exit: sentence(EXIT),
        phase: of_phase
            .map(|result| KeyResultText {
                number: result.number,
                title: context.prose(&result.title),
                sentence: context.prose(result.short.as_ref().unwrap_or(&result.statement)),
            })
            .collect(),
    }
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
    /// What the assumption rests on; none where the phase is not assumed or nothing is said.
    pub assumed_reason: Option<String>,
    /// The phase to come; of P4 and P5 either may be, see `ahead`.
    pub next: Option<PhaseText>,
    /// Whether the phase ahead may as well run beside the project's: that of P4 and P5 which the project is not in.
    pub beside: bool,
    /// The phases that may come next: after P3 both P4 and P5, since either may be first.
    pub ahead: Vec<PhaseText>,
    /// Their names as one, with their keys.
    pub ahead_names: String,
    /// What the roadmap found out that explains the papers.
    pub key_result: KeyResults,
    /// The milestones of all the project's phases together, with those that hold in every phase.
    pub milestones: Tally,
    /// Those of them that hold in every phase.
    pub cross_milestones: Tally,
    /// The titles of those, each with its status where the project reports any milestone; as one, empty if there is none.
    pub cross_named: String,
    /// How many cross-phase criteria are selected.
    pub cross_phase: usize,
    /// By workstream.
    pub workstreams: Vec<WorkstreamTally>,
    /// Milestones of earlier phases that the profile states to be open or in progress.
    pub milestones_in_arrears: usize,
    /// Milestones of earlier phases about which a project that reports others says nothing.
    pub milestones_not_reported: usize,
}

pub(super) fn roadmap(context: &Context) -> Roadmap {
    let own = &context.selection.phases;
    let first = own.iter().min().copied().unwrap_or(Phase::P1);
    let thin = is_thin(context);
    let lane = Phase::STAGES
        .into_iter()
        .map(|phase| Station {
            key: phase.key(),
            name: context.phase_name(phase),
            short: context.catalog.phase(phase).map_or_else(|| phase.key().to_owned(), |p| context.prose(&p.short)),
            state: match phase {
                p if own.contains(&p) => "here",
                // P5 may go before P4.
                Phase::P4 if !readiness(context.selection, Phase::P4).is_complete() => "ahead",
                p if p < first && thin => "unstated",
                p if p < first => "past",
                _ => "ahead",
            },
            milestones: Tally::new(context, readiness(context.selection, phase)),
        })
        .collect();
    let all = readiness_in(context.selection, own);
    let ahead = context.selection.phases_ahead();
    let ahead_names: Vec<String> = ahead.iter().map(|p| context.phase_label(*p)).collect();
    let names: Vec<String> = own.iter().map(|p| context.phase_name(*p)).collect();
    let keys: Vec<String> = own.iter().map(|p| p.key().to_owned()).collect();
    Roadmap {
        lane,
        phases: own.iter().map(|p| phase_text(context, *p)).collect(),
        phase_names: context.labels.list(&names),
        phase_keys: context.labels.list(&keys),
        several: own.len() > 1,
        assumed: context.profile.project.phase_assumed,
        assumed_reason: context
            .optional_prose(&context.profile.project.phase_reason)
            .filter(|_| context.profile.project.phase_assumed)
            .map(|reason| without_stop(&reason).to_owned()),
        next: context.selection.next_phase().map(|p| phase_text(context, p)),
        beside: context.selection.may_run_beside(),
        ahead: ahead.iter().map(|p| phase_text(context, *p)).collect(),
        ahead_names: context.labels.list(&ahead_names),
        key_result: key_results(context),
        cross_named: cross_named(context, all.total() > all.not_stated),
        milestones: Tally::new(context, all),
        cross_milestones: Tally::new(context, readiness(context.selection, Phase::CrossPhase)),
        cross_phase: context.selection.group(Group::CrossPhase).count(),
        workstreams: Workstream::ALL
            .into_iter()
            .map(|w| WorkstreamTally {
                name: context.labels.text(&format!("workstream.{}", w.name())),
                criteria: Tally::new(context, readiness_of(context.selection, w)),
            })
            .collect(),
        milestones_in_arrears: in_arrears(context.selection).count(),
        milestones_not_reported: { context.selection.group(Group::Earlier) }
            .filter(|v| matches!(v.reasons.first(), Some(Reason::MilestoneNotReported(_))))
            .count(),
    }
}

/// The milestones that hold in every phase and count, by title; with the status of each if anything is reported.
fn cross_named(context: &Context, reported: bool) -> String {
    let counts = |v: &&Verdict| v.criterion.counts() && v.stated() != Some(Status::NotRelevant);
    let named = context.selection.group(Group::CrossPhase).filter(counts).map(|v| {
        let title = context.labels.fill("quoted", &[("text", &marked_title(context.labels, v.criterion))]);
        match reported {
            true => format!("{title} ({})", stated_mark(context, v).label),
            false => title,
        }
    });
    context.labels.list(&named.collect::<Vec<_>>())
}

/// The milestones of earlier phases that are stated to be open or in progress: the one count of arrears.
pub(crate) fn in_arrears<'a>(selection: &'a Selection<'a>) -> impl Iterator<Item = &'a Verdict<'a>> {
    selection.group(Group::Arrears).filter(|v| v.criterion.counts())
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
        milestones: Tally::new(context, readiness(context.selection, phase)),
    }
}
