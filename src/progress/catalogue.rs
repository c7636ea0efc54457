//! Compares two catalogues: which criteria correspond to each other, and what differs between them.

use super::consequence::{SelectionChange, selection_changes};
use super::criterion_ref::CriterionRef;
use crate::catalog::{Catalog, Milestone, Phase};
use crate::profile::{Profile, Status};
use crate::selection::Selection;

/// A criterion that differs between two catalogues.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogueChange {
    /// The criterion.
    pub criterion: CriterionRef,
    /// What differs.
    pub what: CatalogueDifference,
}

/// What differs about a criterion.
#[derive(Debug, Clone, PartialEq)]
pub enum CatalogueDifference {
    /// Only the newer catalogue has it.
    New(Phase),
    /// Only the older catalogue has it.
    Gone {
        /// Its phase in the older catalogue.
        phase: Phase,
        /// Its status in the older profile, if that states one.
        status: Option<Status>,
    },
    /// Its title; this is the older one.
    Title(String),
    /// Its phase.
    Phase {
        /// The older.
        from: Phase,
        /// The newer.
        to: Phase,
    },
    /// Whether it is a milestone, or the kind or rating of the milestone.
    Milestone {
        /// The older.
        from: Option<Milestone>,
        /// The newer.
        to: Option<Milestone>,
    },
}

/// The older and the newer catalogue, with the ids of the criteria that correspond to each other.
pub(super) struct CatalogPair<'a> {
    old: &'a Catalog,
    new: &'a Catalog,
    /// Pairs of ids: of the newer catalogue, and of the older one.
    ids: Vec<(&'a str, &'a str)>,
}

impl<'a> CatalogPair<'a> {
    /// Matches the criteria by id, and those without a partner by title.
    pub fn new(old: &'a Catalog, new: &'a Catalog) -> Self {
        let mut ids: Vec<(&str, &str)> = Vec::new();
        let by_id = new.criteria.iter().filter_map(|c| Some((c.id.as_str(), old.by_id(&c.id)?.id.as_str())));
        ids.extend(by_id);
        if old.sha256 != new.sha256 {
            for criterion in new.criteria.iter().filter(|c| old.by_id(&c.id).is_none()) {
                let same = old.criteria.iter().find(|c| c.is_called(&criterion.title) && new.by_id(&c.id).is_none());
                let unmatched = same.filter(|c| !ids.iter().any(|(_, taken)| *taken == c.id));
                ids.extend(unmatched.map(|c| (criterion.id.as_str(), c.id.as_str())));
            }
        }
        Self { old, new, ids }
    }

    /// The id in the older catalogue of a criterion of the newer one.
    pub fn old_id(&self, new: &str) -> Option<&'a str> {
        self.ids.iter().find(|(id, _)| *id == new).map(|(_, old)| *old)
    }

    fn new_id(&self, old: &str) -> Option<&'a str> {
        self.ids.iter().find(|(_, id)| *id == old).map(|(new, _)| *new)
    }

    /// The title, in the newer catalogue if it has it, of the criterion that a profile of `catalog` names; the name
    /// itself if there is no such criterion.
    pub fn title(&self, catalog: &Catalog, name: &str) -> String {
        let found = catalog.find(name);
        let here = if std::ptr::eq(catalog, self.new) {
            found
        } else {
            found.and_then(|c| self.new_id(&c.id)).and_then(|id| self.new.by_id(id)).or(found)
        };
        here.map_or(name, |c| &c.title).to_owned()
    }

    /// The older profile with the ids of the newer catalogue in place of the names of criteria; none if both
    /// catalogues are the same.
    pub fn renamed(&self, profile: &Profile) -> Option<Profile> {
        if self.old.sha256 == self.new.sha256 {
            return None;
        }
        let mut profile = profile.clone();
        let rename = |name: &mut String| {
            if let Some(id) = self.old.find(name).and_then(|c| self.new_id(&c.id)) {
                id.clone_into(name);
            }
        };
        profile.assessments.iter_mut().for_each(|a| rename(&mut a.criterion));
        let picks = profile.choice.include.iter_mut().chain(&mut profile.choice.exclude);
        picks.for_each(|pick| rename(&mut pick.criterion));
        Some(profile)
    }

    /// The differences in the order of the newer catalogue, then the criteria that only the older one has. `before`
    /// is the older profile's selection by the older catalogue.
    pub fn changes(&self, before: &Selection) -> Vec<CatalogueChange> {
        let mut changes = Vec::new();
        for criterion in &self.new.criteria {
            let mut add = |what| changes.push(CatalogueChange { criterion: criterion.into(), what });
            let Some(old) = self.old_id(&criterion.id).and_then(|id| self.old.by_id(id)) else {
                add(CatalogueDifference::New(criterion.phase));
                continue;
            };
            // A mere variant of the title means the same.
            if !criterion.is_called(&old.title) {
                add(CatalogueDifference::Title(old.title.clone()));
            }
            if old.phase != criterion.phase {
                add(CatalogueDifference::Phase { from: old.phase, to: criterion.phase });
            }
            if old.milestone != criterion.milestone {
                add(CatalogueDifference::Milestone { from: old.milestone, to: criterion.milestone });
            }
        }
        for verdict in before.verdicts.iter().filter(|v| self.new_id(&v.criterion.id).is_none()) {
            let what = CatalogueDifference::Gone {
                phase: verdict.criterion.phase,
                status: verdict.assessment.and_then(|a| a.status),
            };
            changes.push(CatalogueChange { criterion: verdict.criterion.into(), what });
        }
        changes
    }

    /// Criteria of both catalogues that entered or left the papers because of the newer catalogue. `between` is the
    /// older profile's selection by the newer catalogue.
    pub fn selection_changes(&self, before: &Selection, between: &Selection) -> Vec<SelectionChange> {
        selection_changes(between, |new| self.old_id(&new.criterion.id).and_then(|id| before.of(id)))
    }
}
