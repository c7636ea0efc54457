//! A criterion as reports refer to it.

use crate::catalog::Criterion;

/// A criterion that a change is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionRef {
    /// Its id, in the newer catalogue if both have the criterion.
    pub id: String,
    /// Its title in the same catalogue.
    pub title: String,
    /// Whether it is a milestone in the same catalogue.
    pub milestone: bool,
}

impl From<&Criterion> for CriterionRef {
    fn from(criterion: &Criterion) -> Self {
        let Criterion { id, title, milestone, .. } = criterion;
        Self { id: id.clone(), title: title.clone(), milestone: milestone.is_some() }
    }
}
