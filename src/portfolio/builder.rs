//! What is kept of each project while the portfolio is made: only what the view needs, so that a thousand fit.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::format::Formats;
use crate::briefing::{Briefing, Labels, Passages};
use crate::catalog::{Catalog, Phase};
use crate::language::Language;
use crate::profile::{Profile, Status};
use crate::selection::{Group, Selection};

/// What is kept of a project.
#[derive(Debug)]
pub(super) struct ProjectSummary {
    pub(super) municipality: String,
    pub(super) title: String,
    pub(super) states: Vec<String>,
    pub(super) phases: Vec<Phase>,
    pub(super) assumed: bool,
    /// Milestones of the phase that count: fulfilled, not fulfilled, and such nobody said anything of.
    pub(super) fulfilled: usize,
    pub(super) open: usize,
    pub(super) unstated: usize,
    pub(super) arrears: usize,
    pub(super) gaps: Vec<String>,
    pub(super) mechanisms: BTreeSet<String>,
    /// By position in the catalogue: what the profile says of what its papers hold.
    pub(super) said: BTreeMap<usize, Status>,
    /// What earlier phases left behind, by position in the catalogue.
    pub(super) behind: BTreeSet<usize>,
    /// What its papers hold of its phase's milestones, by position.
    pub(super) milestones: BTreeSet<usize>,
}

impl ProjectSummary {
    pub(super) fn stated(&self) -> bool {
        !self.said.is_empty()
    }
}

/// A portfolio in the making.
#[derive(Debug)]
pub struct PortfolioBuilder<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) labels: &'a Labels,
    pub(super) formats: Formats,
    pub(super) language: Language,
    pub(super) projects: Vec<ProjectSummary>,
    /// What of it is German in an English paper.
    pub(super) passages: Passages,
}

impl<'a> PortfolioBuilder<'a> {
    /// Begins with no project.
    #[must_use]
    pub fn new(catalog: &'a Catalog, labels: &'a Labels, language: Language) -> Self {
        let mut passages = Passages::new(labels);
        passages.add_catalog(catalog);
        Self { catalog, labels, formats: Formats::new(language), language, projects: Vec::new(), passages }
    }

    /// Adds a project; its briefing is not needed any more afterwards.
    pub fn add(&mut self, profile: &Profile, selection: &Selection, briefing: &Briefing) {
        let verdicts = selection.verdicts.iter().enumerate();
        let said = |at: usize| selection.verdicts.get(at).and_then(|v| v.assessment).and_then(|a| a.status);
        let group = |group: Group| verdicts.clone().filter(move |(_, v)| v.group == Some(group));
        // The same milestones as in the project's own papers, those of every phase among them.
        let milestones: BTreeSet<usize> = { group(Group::Milestone).chain(group(Group::CrossPhase)) }
            .filter(|(_, v)| v.criterion.counts())
            .map(|(at, _)| at)
            .collect();
        let of = |wanted: fn(Option<Status>) -> bool| milestones.iter().filter(|at| wanted(said(**at))).count();
        let mechanisms = briefing.mechanisms.iter().flat_map(|level| level.mechanisms.iter().map(|m| m.name.clone()));
        let gaps: BTreeSet<&String> = briefing.gaps.iter().map(|gap| &gap.what).collect();
        self.passages.add_names(profile);
        self.projects.push(ProjectSummary {
            municipality: profile.municipality.name.clone(),
            title: profile.project.title.clone(),
            states: profile.municipality.states.clone(),
            phases: profile.project.phases.clone(),
            assumed: profile.project.phase_assumed,
            fulfilled: of(|s| s == Some(Status::Fulfilled)),
            open: of(|s| matches!(s, Some(Status::Open | Status::InProgress))),
            unstated: of(|s| s.is_none()),
            arrears: group(Group::Arrears).count(),
            gaps: gaps.into_iter().cloned().collect(),
            mechanisms: mechanisms.collect(),
            said: verdicts.clone().filter_map(|(at, _)| Some((at, said(at)?))).collect(),
            behind: group(Group::Arrears).map(|(at, _)| at).collect(),
            milestones,
        });
    }
}
