//! What has changed between two states of a project: its statements, what follows from them, and, told apart
//! from both, what has changed in the catalogue the criteria come from.
//!
//! Takes two profiles, each with the catalogue it is read with. Pure: no input or output, no clock, no language.
//! Two files that say the same in another form, order of tables or spelling of a criterion differ in nothing.

mod catalogue;
mod consequence;
mod facts;
mod matching;
mod projects;
mod statements;
mod value;

pub use catalogue::{CatalogueChange, What};
pub use consequence::{Moved, Tally, YearSum};
pub use projects::{Pairs, pair};
pub use value::{Direction, Value};

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Criterion};
use crate::names;
use crate::profile::{Assessment, CostItem, Profile, keys};
use crate::selection::select;

/// A profile and the catalogue its criteria are looked up in.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The profile.
    pub profile: &'a Profile,
}

/// A criterion as a change names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id; the newer catalogue's, if both have it.
    pub id: String,
    /// Its title there.
    pub title: String,
    /// Whether it is a milestone there.
    pub milestone: bool,
}

impl From<&Criterion> for Named {
    fn from(criterion: &Criterion) -> Self {
        let Criterion { id, title, milestone, .. } = criterion;
        Self { id: id.clone(), title: title.clone(), milestone: milestone.is_some() }
    }
}

/// What a change is about, where its key alone does not tell.
#[derive(Debug, Clone, PartialEq)]
pub enum Of {
    /// A criterion.
    Criterion(Named),
    /// A cost item, as it is now, or was if it is gone.
    Cost(CostItem),
    /// Another entry of a list, by its name.
    Entry(String),
}

impl Of {
    /// The title, or what the entry goes by; a cost item by year, kind, purpose and source.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Criterion(named) => named.title.clone(),
            Self::Cost(item) => facts::cost_name(item),
            Self::Entry(name) => name.clone(),
        }
    }
}

/// The part of a report a change belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The project's phase.
    Phase,
    /// Where a criterion stands.
    Status,
    /// Until when something is to be done.
    Due,
    /// Who is responsible.
    Responsible,
    /// A cost item.
    Cost,
    /// Anything else the profile says.
    Other,
}

impl Topic {
    /// All, in a report's order.
    pub const ALL: [Self; 6] = [Self::Phase, Self::Status, Self::Due, Self::Responsible, Self::Cost, Self::Other];

    /// A stable name for scripts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Status => "status",
            Self::Due => "due",
            Self::Responsible => "responsible",
            Self::Cost => "cost",
            Self::Other => "other",
        }
    }
}

/// One statement that differs. An entry of a list that came or went is one change with the list's own key.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The key without positions, such as `risiken.massnahme`.
    pub key: &'static str,
    /// What it is about.
    pub of: Option<Of>,
    /// What was said; none if nothing was.
    pub from: Option<Value>,
    /// What is said now; none if nothing is.
    pub to: Option<Value>,
}

impl Change {
    /// The part of a report it belongs to.
    #[must_use]
    pub fn topic(&self) -> Topic {
        let field = self.key.rsplit('.').next().unwrap_or_default();
        match (self.key, field) {
            ("projekt.phase" | "projekt.phase_angenommen", _) => Topic::Phase,
            ("kriterien.status", _) => Topic::Status,
            (_, "faellig" | "bis") => Topic::Due,
            (_, "verantwortlich") => Topic::Responsible,
            (key, _) if key.starts_with("finanzierung.posten") => Topic::Cost,
            _ => Topic::Other,
        }
    }

    /// The position of its section in the reference of the profile.
    fn section(&self) -> usize {
        let section = self.key.split('.').next().unwrap_or_default();
        let known = keys::table("").map_or(&[][..], |top| top.keys);
        known.iter().position(|entry| entry.key.name == section).unwrap_or(known.len())
    }

    /// Which way a status or a phase went; none for anything else.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        match self.topic() {
            Topic::Status => Some(Direction::of_status(self.from.as_ref(), self.to.as_ref())),
            Topic::Phase => Direction::of_phases(self.from.as_ref()?, self.to.as_ref()?),
            _ => None,
        }
    }

    /// How many cents more it is now; an amount that came counts in full, one that went with a minus.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        let cents = |value: &Option<Value>| match value {
            Some(Value::Money(cents)) => Some(*cents),
            None => Some(0),
            Some(_) => None,
        };
        let both_none = self.from.is_none() && self.to.is_none();
        let is_money = [&self.from, &self.to].into_iter().any(|v| matches!(v, Some(Value::Money(_))));
        (is_money && !both_none).then(|| Some(cents(&self.to)? - cents(&self.from)?)).flatten()
    }
}

/// Everything that differs between two states of a project.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Every statement of the profile that differs, by topic.
    pub changes: Vec<Change>,
    /// Milestones that are fulfilled and were not.
    pub reached: Vec<Named>,
    /// Milestones that were fulfilled and are not.
    pub lost: Vec<Named>,
    /// Fulfilled milestones of the phases the project is in now.
    pub milestones: Tally,
    /// Criteria that entered or left the papers because the project has changed.
    pub selection: Vec<Moved>,
    /// The sums of the years whose costs differ.
    pub years: Vec<YearSum>,
    /// The sum over all years.
    pub total: YearSum,
    /// What differs between the catalogues.
    pub catalogue: Vec<CatalogueChange>,
    /// Criteria that entered or left the papers because the catalogue has changed.
    pub catalogue_selection: Vec<Moved>,
    /// Names of criteria in the older profile that its catalogue does not have.
    pub unknown: Vec<String>,
}

impl Progress {
    /// The changes of one topic.
    pub fn of(&self, topic: Topic) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.topic() == topic)
    }

    /// Whether neither the project nor the catalogue has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.catalogue.is_empty()
    }
}

/// Compares two states of one project.
#[must_use]
pub fn compare(old: Side, new: Side) -> Progress {
    let known = catalogue::Both::new(old.catalog, new.catalog);
    let mut changes = statements::compare(old, new, &known);
    changes.extend(assessments(old, new, &known));
    // What belongs together keeps the order of the profile and of the catalogue.
    changes.sort_by_key(|change| (change.topic(), change.section()));
    let before = select(old.catalog, old.profile);
    let after = select(new.catalog, new.profile);
    // What the newer catalogue says of the older profile tells its changes from the project's.
    let renamed = known.renamed(old.profile);
    let again = renamed.as_ref().map(|profile| select(new.catalog, profile));
    let between = again.as_ref().unwrap_or(&before);
    let (reached, lost) = consequence::milestones(between, &after);
    let (years, total) = consequence::years(&old.profile.finance.costs, &new.profile.finance.costs);
    Progress {
        changes,
        reached,
        lost,
        milestones: consequence::tally(between, &after),
        selection: consequence::moved(&after, |verdict| between.of(&verdict.criterion.id)),
        years,
        total,
        catalogue: known.changes(&before),
        catalogue_selection: known.moved(&before, between),
        unknown: unknown(old),
    }
}

/// What both profiles say of the criteria that the newer catalogue has.
fn assessments(old: Side, new: Side, known: &catalogue::Both) -> Vec<Change> {
    let (before, after) = (said(old), said(new));
    let mut changes = Vec::new();
    for criterion in &new.catalog.criteria {
        let was = known.old_id(&criterion.id).and_then(|id| before.get(id)).copied();
        let (was, is) = (facts::assessment(was), facts::assessment(after.get(criterion.id.as_str()).copied()));
        for ((key, from), (_, to)) in was.into_iter().zip(is) {
            if from != to {
                changes.push(Change { key, of: Some(Of::Criterion(criterion.into())), from, to });
            }
        }
    }
    changes
}

/// What a profile says of each criterion, by id. The first entry counts, as in the selection.
fn said<'a>(side: Side<'a>) -> BTreeMap<&'a str, &'a Assessment> {
    let mut said = BTreeMap::new();
    for assessment in &side.profile.assessments {
        if let Some(criterion) = side.catalog.find(&assessment.criterion) {
            said.entry(criterion.id.as_str()).or_insert(assessment);
        }
    }
    said
}

fn unknown(side: Side) -> Vec<String> {
    let picks = side.profile.choice.include.iter().chain(&side.profile.choice.exclude);
    let named = side.profile.assessments.iter().map(|a| &a.criterion).chain(picks.map(|p| &p.criterion));
    let mut unknown: Vec<String> = Vec::new();
    for name in named.filter(|name| side.catalog.find(name).is_none()) {
        if !unknown.iter().any(|seen| names::same(seen, name)) {
            unknown.push(name.clone());
        }
    }
    unknown
}
