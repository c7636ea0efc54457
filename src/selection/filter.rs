//! The filters of the roadmap's own database: by workstream, scaling driver and stakeholder. A criterion of which the
//! catalogue does not say what it is filtered by passes.

use super::reason::Reason;
use crate::catalog::{Catalog, Criterion, Workstream};
use crate::diagnostic::quote;
use crate::message::{Message, say};
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

    /// Whether a criterion is among what is asked for; here one of which nothing is known is not.
    #[must_use]
    pub fn asks_for(&self, criterion: &Criterion) -> bool {
        let known = |asked: bool, empty: bool| !asked || !empty;
        known(!self.workstreams.is_empty(), criterion.workstreams.is_empty())
            && known(!self.drivers.is_empty(), criterion.driver.is_none())
            && known(!self.stakeholders.is_empty(), criterion.stakeholders.is_empty())
            && self.objections(criterion).is_empty()
    }

    /// A filter by names, all of which the catalogue must have.
    ///
    /// # Errors
    /// The first name it does not have, with the one that may be meant.
    pub fn known(
        catalog: &Catalog,
        workstreams: &[String],
        drivers: &[String],
        stakeholders: &[String],
    ) -> Result<Self, Message> {
        let mut found = Vec::new();
        for name in workstreams {
            let message = || say!("there is no workstream {name}", name = quote(name));
            let known = Workstream::ALL.map(Workstream::name);
            found.push(Workstream::parse(name).ok_or_else(|| unknown(message(), name, &known))?);
        }
        drivers.iter().try_for_each(|name| Self::check_driver(catalog, name))?;
        stakeholders.iter().try_for_each(|name| Self::check_stakeholder(catalog, name))?;
        Ok(Self::new(catalog, found, drivers, stakeholders))
    }

    fn check_driver(catalog: &Catalog, name: &str) -> Result<(), Message> {
        let mut names = catalog.driver_names();
        if catalog.driver(name).is_some() || names.iter().any(|known| names::same(known, name)) {
            return Ok(());
        }
        names.extend(catalog.drivers.iter().filter_map(|driver| driver.short.as_deref()));
        let message = say!("the catalogue has no scaling driver {name}", name = quote(name));
        Err(unknown(message, name, &names))
    }

    fn check_stakeholder(catalog: &Catalog, name: &str) -> Result<(), Message> {
        if catalog.stakeholder(name).is_some() {
            return Ok(());
        }
        let message = say!("the catalogue has no stakeholder {name}", name = quote(name));
        Err(unknown(message, name, &catalog.stakeholder_names()))
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

fn unknown(message: Message, name: &str, known: &[&str]) -> Message {
    match names::nearest(name, known.iter().copied()) {
        Some(near) => say!("{message}; did you mean {near}?", message, near = quote(near)),
        None => message,
    }
}
