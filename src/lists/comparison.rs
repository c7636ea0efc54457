//! Two states compared: what has changed in each project, which are new and which are gone.

use serde::Serialize;

use jiff::civil::Date;

use crate::briefing::{Labels, Options, Sources, Survey};
use crate::catalog::Phase;
use crate::load::{Inputs, LoadedProject};
use crate::profile::Profile;
use crate::progress::rows::{self, Row};
use crate::progress::{self, Side};
use crate::selection;

/// Everything that has changed.
#[derive(Serialize)]
pub struct Comparison {
    /// The number of the form of what is printed as JSON: it grows when a program that reads it must know of a change.
    schema: u32,
    /// Projects of both sides, in the newer side's order.
    pub projects: Vec<Compared>,
    /// Projects of the newer side alone.
    pub new: Vec<State>,
    /// Projects of the older side alone.
    pub gone: Vec<State>,
    /// Projects with errors on one side.
    pub not_compared: Vec<NotCompared>,
}

/// A project and what has changed.
#[derive(Serialize)]
pub struct Compared {
    /// The earlier state.
    pub old: State,
    /// The later state.
    pub new: State,
    /// What the profile says otherwise.
    pub changes: Vec<Row>,
    /// What follows from that: milestones, criteria in the papers, sums.
    pub consequences: Vec<Row>,
    /// What the catalogue says otherwise, and what follows from that.
    pub catalogue: Vec<Row>,
    /// Names in the older profile that its catalogue does not have.
    pub unknown: Vec<String>,
}

/// A project that is not compared.
#[derive(Serialize)]
pub struct NotCompared {
    /// The newer side, or the only one that can be read.
    #[serde(flatten)]
    pub state: State,
    /// The older side, where both can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<State>,
}

/// One side of a comparison.
#[derive(Serialize)]
pub struct State {
    /// The file it was read from.
    pub file: String,
    /// The municipality.
    pub municipality: String,
    /// The title.
    pub title: String,
    /// The phases.
    pub phases: Vec<Phase>,
    /// The day the statements are of.
    pub as_of: Option<String>,
}

impl From<&Profile> for State {
    fn from(profile: &Profile) -> Self {
        Self {
            file: profile.file.clone(),
            municipality: profile.municipality.name.clone(),
            title: profile.project.title.clone(),
            phases: profile.project.phases.clone(),
            as_of: profile.project.as_of.map(|date| date.to_string()),
        }
    }
}

/// A profile as far as it could be read, and whether anything may be made from it.
struct Known<'a> {
    profile: &'a Profile,
    usable: bool,
}

impl<'a> Known<'a> {
    fn of(inputs: &'a Inputs) -> Vec<Self> {
        let projects = inputs.projects.iter();
        // What cannot be read as a whole is there all the same: it has neither come nor gone.
        let known = |p: &'a LoadedProject| p.profile.as_ref().or(p.unnamed.as_ref().map(|unnamed| &unnamed.profile));
        projects.filter_map(|p| Some(Self { profile: known(p)?, usable: p.usable().is_some() })).collect()
    }
}

impl Comparison {
    /// Compares what can be compared, told in the labels' language; none if a workbook, or every project of a side,
    /// cannot be used. What is due is judged on the day the statements are of, else on this date.
    pub fn new<'a>(old: &'a Inputs, new: &'a Inputs, labels: &Labels, date: Date) -> Option<Self> {
        let (old_catalog, new_catalog) = (old.catalog()?, new.catalog()?);
        let language = labels.language();
        let options = Options { date, draft: false, language, templates_sha256: String::new() };
        let survey = Survey::new(new_catalog, labels, &options);
        let (olds, news) = (Known::of(old), Known::of(new));
        if !olds.iter().any(|known| known.usable) || !news.iter().any(|known| known.usable) {
            return None;
        }
        let profiles = |known: &[Known<'a>]| known.iter().map(|known| known.profile).collect::<Vec<_>>();
        let pairs = progress::pair(&profiles(&olds), &profiles(&news));
        let mut report =
            Self { schema: 1, projects: Vec::new(), new: Vec::new(), gone: Vec::new(), not_compared: Vec::new() };
        for (before, after) in pairs.both.iter().map(|(i, j)| (&olds[*i], &news[*j])) {
            if !before.usable || !after.usable {
                report.not_compared.push(NotCompared { state: after.profile.into(), old: Some(before.profile.into()) });
                continue;
            }
            let (before, after) = (before.profile, after.profile);
            let from = Side { catalog: old_catalog, profile: before };
            let to = Side { catalog: new_catalog, profile: after };
            let progress = progress::compare(from, to);
            let sources = Sources { earlier: Some(before), ..Sources::from(after) };
            let points = survey.executed(sources, &selection::select(new_catalog, after)).into_iter().map(|point| {
                let why: Vec<String> = [point.detail, point.note].into_iter().flatten().collect();
                let why = (!why.is_empty()).then(|| why.join("; "));
                Row::point(&point.number, &point.text, [point.state, &point.state_label], why)
            });
            report.projects.push(Compared {
                old: before.into(),
                new: after.into(),
                changes: progress.changes.iter().map(Row::change).collect(),
                consequences: rows::consequences(&progress, language).into_iter().chain(points).collect(),
                catalogue: rows::catalogue(&progress, language),
                unknown: progress.unknown,
            });
        }
        // Where a file of the other side cannot be read at all, nobody knows whose it is.
        let is_dark = |inputs: &Inputs| inputs.projects.iter().any(|p| p.profile.is_none() && p.unnamed.is_none());
        let alone = |at: usize, known: &[Known], other: &Inputs| (State::from(known[at].profile), is_dark(other));
        let gone = pairs.gone.into_iter().map(|i| (alone(i, &olds, new), true));
        let here = pairs.new.into_iter().map(|j| (alone(j, &news, old), false));
        for ((state, is_dark), is_gone) in gone.chain(here) {
            match (is_dark, is_gone) {
                (true, _) => report.not_compared.push(NotCompared { state, old: None }),
                (false, true) => report.gone.push(state),
                (false, false) => report.new.push(state),
            }
        }
        Some(report)
    }
}

impl Compared {
    /// All rows: what the profile says otherwise, what follows, and what the catalogue says otherwise.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.changes.iter().chain(&self.consequences).chain(&self.catalogue)
    }

    /// Whether neither the profile nor the catalogue says anything otherwise.
    pub fn is_unchanged(&self) -> bool {
        self.changes.is_empty() && self.catalogue.is_empty()
    }
}
