//! The filters of the roadmap's own database: by workstream, scaling driver and stakeholder. A criterion of which the
//! catalogue does not say what it is filtered by passes.

use super::reason::Reason;
use crate::catalog::{Catalog, Criterion, Workstream};
use crate::names;

/// What is asked for; an empty list asks for everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    workstreams: Vec<Workstream>,
    /// By the names the catalogue gives them.
    drivers: Vec<String>,
    stakeholders: Vec<String>,
}

impl Filter {
    /// A filter by names as people write them; those the catalogue does not know ask for nothing there is.
    #[must_use]
    pub fn new(catalog: &Catalog, workstreams: Vec<Workstream>, drivers: &[String], stakeholders: &[String]) -> Self {
        let known = |found: Option<&str>, written: &str| found.map_or_else(|| written.to_owned(), str::to_owned);
        Self {
            workstreams,
            drivers: drivers.iter().map(|d| known(catalog.driver(d).map(|d| d.name.as_str()), d)).collect(),
            stakeholders: stakeholders.iter().map(|s| known(catalog.stakeholder(s), s)).collect(),
        }
    }

    /// What it says against a criterion.
    #[must_use]
    pub fn objections(&self, criterion: &Criterion) -> Vec<Reason> {
        let mut against = Vec::new();
        if misses(&self.workstreams, &criterion.workstreams, |a, b| a == b) {
            against.push(Reason::OtherWorkstream);
        }
        if misses(&self.drivers, criterion.driver.as_slice(), |a, b| names::same(a, b)) {
            against.push(Reason::OtherDriver);
        }
        if misses(&self.stakeholders, &criterion.stakeholders, |a, b| names::same(a, b)) {
            against.push(Reason::OtherStakeholder);
        }
        against
    }
}

/// Whether something is asked for, something is known, and they have nothing in common.
fn misses<T>(wanted: &[T], known: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    !wanted.is_empty() && !known.is_empty() && !known.iter().any(|k| wanted.iter().any(|w| same(w, k)))
}
