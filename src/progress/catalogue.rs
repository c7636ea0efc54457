//! Two catalogues: which criterion of one is which of the other, and what differs.

use super::CriterionRef;
use super::consequence::{SelectionChange, moved};
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
    /// The newer catalogue has it, the older one does not.
    New(Phase),
    /// The older catalogue has it, the newer one does not.
    Gone {
        /// Its phase there.
        phase: Phase,
        /// What the older profile said, if it said anything.
        status: Option<Status>,
    },
    /// It had another title.
    Title(String),
    /// It belonged to another phase.
    Phase {
        /// The older.
        from: Phase,
        /// The newer.
        to: Phase,
    },
    /// It became a milestone, ceased to be one, or is one of another kind or rating.
    Milestone {
        /// The older.
        from: Option<Milestone>,
        /// The newer.
        to: Option<Milestone>,
    },
}

/// The older and the newer catalogue with the ids that belong together.
pub(super) struct CatalogPair<'a> {
    old: &'a Catalog,
    new: &'a Catalog,
    /// Ids of the newer catalogue and the older one's.
    ids: Vec<(&'a str, &'a str)>,
}

impl<'a> CatalogPair<'a> {
    /// Criteria belong together by id, else by title.
    pub fn new(old: &'a Catalog, new: &'a Catalog) -> Self {
        let mut ids: Vec<(&str, &str)> = Vec::new();
        let by_id = new.criteria.iter().filter_map(|c| Some((c.id.as_str(), old.by_id(&c.id)?.id.as_str())));
        ids.extend(by_id);
        if old.sha256 != new.sha256 {
            for criterion in new.criteria.iter().filter(|c| old.by_id(&c.id).is_none()) {
                let same = old.criteria.iter().find(|c| c.is_called(&criterion.title) && new.by_id(&c.id).is_none());
                let free = same.filter(|c| !ids.iter().any(|(_, taken)| *taken == c.id));
                ids.extend(free.map(|c| (criterion.id.as_str(), c.id.as_str())));
            }
        }
        Self { old, new, ids }
    }

    /// The older catalogue's id of a criterion of the newer one.
    pub fn old_id(&self, new: &str) -> Option<&'a str> {
        self.ids.iter().find(|(id, _)| *id == new).map(|(_, old)| *old)
    }

    fn new_id(&self, old: &str) -> Option<&'a str> {
        self.ids.iter().find(|(_, id)| *id == old).map(|(new, _)| *new)
    }

    /// The newer catalogue's title of what a profile names, or else the name.
    pub fn title(&self, catalog: &Catalog, name: &str) -> String {
        let found = catalog.find(name);
        let here = if std::ptr::eq(catalog, self.new) {
            found
        } else {
            found.and_then(|c| self.new_id(&c.id)).and_then(|id| self.new.by_id(id)).or(found)
        };
        here.map_or(name, |c| &c.title).to_owned()
    }

    /// The older profile with its criteria named as the newer catalogue names them; none if both are the same.
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

    /// What differs, in the newer catalogue's order; what is gone comes last. `before` is the older profile's
    /// selection by the older catalogue.
    pub fn changes(&self, before: &Selection) -> Vec<CatalogueChange> {
        let mut changes = Vec::new();
        for criterion in &self.new.criteria {
            let mut add = |what| changes.push(CatalogueChange { criterion: criterion.into(), what });
            let Some(old) = self.old_id(&criterion.id).and_then(|id| self.old.by_id(id)) else {
                add(CatalogueDifference::New(criterion.phase));
                continue;
            };
            if old.title != criterion.title {
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

    /// Criteria in both catalogues that the newer one alone brings into the papers, or takes out of them.
    pub fn moved(&self, before: &Selection, between: &Selection) -> Vec<SelectionChange> {
        moved(between, |new| self.old_id(&new.criterion.id).and_then(|id| before.of(id)))
    }
}
