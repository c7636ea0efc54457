//! What has changed between two states of a project: the statements of its profile, what follows from them, and,
//! separately, what has changed in the catalogue.
//!
//! Takes two profiles, each with the catalogue it is read with. Pure: no input or output, no clock, no language.
//! Profiles that differ only in file format, order of list entries or the spelling of criteria do not differ here.

mod catalogue;
mod change;
mod consequence;
mod criterion_ref;
mod facts;
mod matching;
mod projects;
pub mod rows;
mod side;
mod statements;
mod value;
pub mod words;

pub use catalogue::{CatalogueChange, CatalogueDifference};
pub use change::{Change, ChangeSubject, Topic};
pub use consequence::{ReadinessChange, SelectionChange, YearSum};
pub use criterion_ref::CriterionRef;
pub use projects::{ProjectPairs, pair};
pub use side::Side;
pub use value::{Direction, FactValue};

use std::collections::BTreeMap;

use crate::names;
use crate::profile::Assessment;
use crate::selection::select;
use catalogue::CatalogPair;

/// The differences between two states of a project, and what follows from them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Every statement of the profile that differs, ordered by topic.
    pub changes: Vec<Change>,
    /// Milestones that are fulfilled now and were not before.
    pub reached: Vec<CriterionRef>,
    /// Milestones that were fulfilled before and are not now.
    pub lost: Vec<CriterionRef>,
    /// The readiness of the phases the project is in now, before and after.
    pub milestones: ReadinessChange,
    /// Criteria that entered or left the papers because the project has changed.
    pub selection: Vec<SelectionChange>,
    /// The sums of the years whose costs differ.
    pub years: Vec<YearSum>,
    /// The sum of all years.
    pub total: YearSum,
    /// What differs between the catalogues.
    pub catalogue: Vec<CatalogueChange>,
    /// Criteria that entered or left the papers because the catalogue has changed.
    pub catalogue_selection: Vec<SelectionChange>,
    /// Criteria that the older profile names and its catalogue does not have.
    pub unknown: Vec<String>,
}

impl Progress {
    /// The changes of a topic.
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
    let catalogs = CatalogPair::new(old.catalog, new.catalog);
    let mut changes = statements::compare(old, new, &catalogs);
    changes.extend(assessments(old, new, &catalogs));
    // A stable sort: changes of one topic and section keep the order of the profile and of the catalogue.
    changes.sort_by_key(|change| (change.topic(), change.section()));
    let before = select(old.catalog, old.profile);
    let after = select(new.catalog, new.profile);
    // The older profile selected by the newer catalogue is the state between both: differences from the older selection
    // come from the catalogue, differences to the newer one from the project.
    let renamed = catalogs.renamed(old.profile);
    let reselected = renamed.as_ref().map(|profile| select(new.catalog, profile));
    let between = reselected.as_ref().unwrap_or(&before);
    let (reached, lost) = consequence::milestones(between, &after);
    let (years, total) = consequence::years(&old.profile.finance.costs, &new.profile.finance.costs);
    Progress {
        changes,
        reached,
        lost,
        milestones: consequence::readiness_change(between, &after),
        selection: consequence::selection_changes(&after, |verdict| between.of(&verdict.criterion.id)),
        years,
        total,
        catalogue: catalogs.changes(&before),
        catalogue_selection: catalogs.selection_changes(&before, between),
        unknown: unknown_criteria(old),
    }
}

/// Changes of the assessments of all criteria that the newer catalogue has.
fn assessments(old: Side, new: Side, catalogs: &CatalogPair) -> Vec<Change> {
    let (before, after) = (assessments_by_id(old), assessments_by_id(new));
    let mut changes = Vec::new();
    for criterion in &new.catalog.criteria {
        let was = catalogs.old_id(&criterion.id).and_then(|id| before.get(id)).copied();
        let is = after.get(criterion.id.as_str()).copied();
        let (was, is) = (facts::assessment(was), facts::assessment(is));
        for ((key, from), (_, to)) in was.into_iter().zip(is) {
            if from != to {
                changes.push(Change { key, subject: Some(ChangeSubject::Criterion(criterion.into())), from, to });
            }
        }
    }
    changes
}

/// The assessments of a profile by the id of the criterion. Of several for one criterion the first counts, as in the
/// selection.
fn assessments_by_id<'a>(side: Side<'a>) -> BTreeMap<&'a str, &'a Assessment> {
    let mut by_id = BTreeMap::new();
    for assessment in &side.profile.assessments {
        if let Some(criterion) = side.catalog.find(&assessment.criterion) {
            by_id.entry(criterion.id.as_str()).or_insert(assessment);
        }
    }
    by_id
}

/// The criteria that a profile names and its catalogue does not have, each once.
fn unknown_criteria(side: Side) -> Vec<String> {
    let picks = side.profile.choice.include.iter().chain(&side.profile.choice.exclude);
    let conditions = side.profile.resolution.points.iter().flat_map(|point| &point.conditions);
    let named = side.profile.assessments.iter().map(|a| &a.criterion).chain(picks.map(|p| &p.criterion));
    let named = named.chain(conditions.filter_map(|condition| condition.criterion.as_ref()));
    let mut unknown: Vec<String> = Vec::new();
    for name in named.filter(|name| side.catalog.find(name).is_none()) {
        if !unknown.iter().any(|seen| names::same(seen, name)) {
            unknown.push(name.clone());
        }
    }
    unknown
}
