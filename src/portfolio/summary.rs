//! What is kept of each project while the portfolio is made: only what the view needs, so that many thousands fit. Its
//! numbers are those of the project's own papers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::project_money::ProjectMoney;
use crate::briefing::{ExecutionText, NextDate, Overview, Standing, Tally, capitalised, in_arrears};
use crate::catalog::Phase;
use crate::names;
use crate::profile::{FollowUpCost, Post, Profile, Status};
use crate::selection::{Group, Selection};

/// What is kept of a project.
#[derive(Debug)]
pub struct ProjectSummary {
    /// What tells its municipality from others.
    pub(super) town: String,
    pub(super) municipality: String,
    pub(super) title: String,
    /// Its short name, else its title.
    pub(super) short: String,
    pub(super) states: Vec<String>,
    pub(super) inhabitants: Option<u64>,
    pub(super) phases: Vec<Phase>,
    pub(super) assumed: bool,
    /// Whether somebody else wrote of the municipality what is known of it.
    pub(super) unasked: bool,
    /// The day that what it states is of.
    pub(super) as_of: Option<Date>,
    pub(super) milestones: Tally,
    pub(super) gaps: Vec<String>,
    pub(super) mechanisms: Vec<String>,
    /// What the profile says of criteria, by position in the catalogue.
    pub(super) said: Vec<(usize, Status)>,
    /// Milestones of earlier phases that are stated to be open or in progress, by position.
    pub(super) behind: Vec<usize>,
    /// The milestones that count in its phase, those of every phase among them, by position.
    pub(super) asked: Vec<usize>,
    pub(super) money: Option<ProjectMoney>,
    pub(super) follow_up: FollowUp,
    pub(super) posts: Vec<Post>,
    /// What is decided today; none if no item names a point of the resolution.
    pub(super) today: Option<TodaySums>,
    pub(super) standing: Option<Standing>,
    /// The resolutions that were voted on, the latest last.
    pub(super) resolutions: Vec<ExecutionText>,
    pub(super) next: Option<NextDate>,
    pub(super) responsible: Option<String>,
    /// Where the facts about the municipality come from.
    pub(super) source: Option<String>,
    /// What an assumed phase rests on.
    pub(super) phase_reason: Option<String>,
}

/// What is decided today, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TodaySums {
    /// All of it.
    pub(super) sum: i64,
    /// What of it the body bears itself; none if no item names its bearer.
    pub(super) own: Option<i64>,
    /// What of it is granted or in the adopted budget; none if nobody says of any of it how certain it is.
    pub(super) granted: Option<i64>,
    /// What of it nobody says how certain it is.
    pub(super) unstated: i64,
}

/// What running costs after a project.
#[derive(Debug)]
pub(super) struct FollowUp {
    /// The least and the most of a year, in cents; none if it cannot be told.
    pub(super) span: Option<(i64, i64)>,
    pub(super) range: Option<String>,
    pub(super) net: Option<String>,
    pub(super) years: Option<String>,
    /// The first year, where it can be told.
    pub(super) from: Option<i16>,
    /// What the profile states itself; none if it states nothing, or that there are none.
    pub(super) stated: Option<StatedFollowUp>,
}

/// Follow-up costs as a profile states them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatedFollowUp {
    /// A year, in cents.
    pub(super) yearly: i64,
    /// The first year; none if none is stated.
    pub(super) from: Option<i16>,
    /// The last year; none if they have no end or none is stated.
    pub(super) until: Option<i16>,
}

impl StatedFollowUp {
    fn new(stated: &FollowUpCost) -> Option<Self> {
        let yearly = stated.yearly_cents.filter(|cents| *cents != 0)?;
        Some(Self { yearly, from: stated.from, until: stated.until })
    }
}

/// What tells a project's municipality from others: its name, and its Länder.
#[must_use]
pub fn town_of(profile: &Profile) -> String {
    let own = &profile.municipality;
    let mut states: Vec<String> = own.states.iter().map(|state| names::normalise(state)).collect();
    states.sort();
    format!("{} {}", names::normalise(&own.name), states.join(" "))
}

impl ProjectSummary {
    /// Keeps what the view needs of a project.
    #[must_use]
    pub fn new(profile: &Profile, selection: &Selection, overview: Overview) -> Self {
        let verdicts = selection.verdicts.iter().enumerate();
        let status = |at: usize| selection.verdicts.get(at).and_then(|v| v.assessment).and_then(|a| a.status);
        let asked = { verdicts.clone() }
            .filter(|(_, v)| matches!(v.group, Some(Group::Milestone | Group::CrossPhase)) && v.criterion.counts());
        let behind: BTreeSet<&str> = in_arrears(selection).map(|v| v.criterion.id.as_str()).collect();
        let (municipality, project) = (&profile.municipality, &profile.project);
        let gaps: BTreeSet<String> = overview.gaps.into_iter().map(|gap| gap.what).collect();
        let money = ProjectMoney::new(&overview.money);
        let follow_up = overview.money.follow_up;
        Self {
            town: town_of(profile),
            municipality: municipality.name.clone(),
            title: project.title.clone(),
            short: project.short_name.clone().unwrap_or_else(|| project.title.clone()),
            states: municipality.states.clone(),
            inhabitants: municipality.inhabitants,
            phases: project.phases.clone(),
            assumed: project.phase_assumed,
            unasked: overview.unasked,
            as_of: project.as_of,
            milestones: overview.milestones,
            gaps: gaps.into_iter().collect(),
            mechanisms: overview.mechanisms,
            said: verdicts.clone().filter_map(|(at, _)| Some((at, status(at)?))).collect(),
            behind: verdicts
                .clone()
                .filter(|(_, v)| behind.contains(v.criterion.id.as_str()))
                .map(|(at, _)| at)
                .collect(),
            asked: asked.map(|(at, _)| at).collect(),
            money,
            follow_up: FollowUp {
                from: follow_up.gross.first().map(|(year, _)| *year),
                stated: StatedFollowUp::new(&profile.finance.follow_up),
                span: follow_up.span,
                range: follow_up.range,
                net: follow_up.net_range,
                years: follow_up.years,
            },
            posts: profile.finance.posts.clone(),
            today: overview.today.map(|today| TodaySums {
                sum: today.sum_cents,
                own: today.own_cents,
                granted: today.granted_cents,
                unstated: today.unstated_cents,
            }),
            standing: overview.standing,
            resolutions: overview.execution.into_iter().chain(overview.adopted).collect(),
            next: overview.next,
            responsible: overview.responsible,
            source: municipality.source.clone(),
            phase_reason: project.phase_reason.clone().filter(|_| project.phase_assumed),
        }
    }

    /// Its title without the short name that it begins with, where that stands before it.
    pub(super) fn long(&self) -> Option<String> {
        let after = self.title.strip_prefix(self.short.as_str());
        let rest = after.and_then(|rest| rest.strip_prefix(':')).map_or(self.title.as_str(), str::trim);
        (self.short != self.title && !rest.is_empty()).then(|| capitalised(rest))
    }

    /// Whether it says anything of any criterion.
    pub(super) fn stated(&self) -> bool {
        !self.said.is_empty()
    }

    /// What it says of the criterion at this position.
    pub(super) fn status(&self, at: usize) -> Option<Status> {
        self.said.binary_search_by_key(&at, |(at, _)| *at).ok().and_then(|found| self.said.get(found)).map(|(_, s)| *s)
    }

    /// The day that the next thing is due.
    pub(super) fn next_day(&self) -> Option<Date> {
        self.next.as_ref().map(|next| next.day)
    }
}
