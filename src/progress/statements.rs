//! Compares the statements of two profiles, key by key.

use super::catalogue::CatalogPair;
use super::change::{Change, ChangeSubject};
use super::facts::facts;
use super::matching::{ListEntry, match_entries};
use super::side::Side;
use super::value::FactValue;
use crate::profile::CostItem;

/// Every statement that differs, without the assessments of criteria.
pub(super) fn compare(old: Side, new: Side, catalogs: &CatalogPair) -> Vec<Change> {
    let (was, is) = (facts(old.profile, old.catalog, catalogs), facts(new.profile, new.catalog, catalogs));
    let mut changes = Vec::new();
    for ((key, from), (_, to)) in was.values.into_iter().zip(is.values) {
        if from != to {
            changes.push(Change { key, subject: None, from, to });
        }
    }
    for ((key, from), (_, to)) in was.texts.into_iter().zip(is.texts) {
        texts(key, &from, &to, &mut changes);
    }
    for ((key, from, old_costs), (_, to, new_costs)) in was.tables.into_iter().zip(is.tables) {
        table(key, &Entries(&from, old_costs), &Entries(&to, new_costs), &mut changes);
    }
    changes
}

/// Compares lists of texts. If only the order differs, both lists are one change. Otherwise the changes are
/// replacements at the same position, or removals and additions, whichever are fewer.
fn texts(key: &'static str, from: &[String], to: &[String], changes: &mut Vec<Change>) {
    let values = |texts: &[String]| texts.iter().map(|t| FactValue::text(t)).collect::<Vec<_>>();
    let (from, to) = (values(from), values(to));
    let (mut removed, mut added) = (Vec::new(), to.clone());
    for value in &from {
        match added.iter().position(|other| other == value) {
            Some(at) => drop(added.remove(at)),
            None => removed.push(value.clone()),
        }
    }
    let mut change = |from, to| changes.push(Change { key, subject: None, from, to });
    if removed.is_empty() && added.is_empty() {
        if from != to {
            change(Some(joined(&from)), Some(joined(&to)));
        }
        return;
    }
    let replaced: Vec<_> = from.iter().zip(&to).filter(|(from, to)| from != to).collect();
    if from.len() == to.len() && replaced.len() < removed.len() + added.len() {
        replaced.into_iter().for_each(|(from, to)| change(Some(from.clone()), Some(to.clone())));
    } else {
        removed.into_iter().for_each(|value| change(Some(value), None));
        added.into_iter().for_each(|value| change(None, Some(value)));
    }
}

fn joined(values: &[FactValue]) -> FactValue {
    let texts = values.iter().filter_map(|v| if let FactValue::Text(text) = v { Some(text.as_str()) } else { None });
    FactValue::Text(texts.collect::<Vec<_>>().join("; "))
}

/// The entries of a list, and the cost items they stand for if it is the list of costs.
struct Entries<'a>(&'a [ListEntry], &'a [CostItem]);

impl Entries<'_> {
    fn subject(&self, at: usize) -> ChangeSubject {
        self.1
            .get(at)
            .map_or_else(|| ChangeSubject::Entry(self.0[at].name.clone()), |item| ChangeSubject::Cost(item.clone()))
    }

    /// An entry that was added or removed, as a change reports it: a cost item by its amount, others by their name.
    fn as_value(&self, at: usize) -> (Option<ChangeSubject>, FactValue) {
        let money =
            self.0[at].fields.iter().find_map(|(_, value)| value.clone().filter(|v| matches!(v, FactValue::Money(_))));
        match money {
            Some(money) => (Some(self.subject(at)), money),
            None => (None, FactValue::text(&self.0[at].name)),
        }
    }
}

fn table(key: &'static str, old: &Entries, new: &Entries, changes: &mut Vec<Change>) {
    let matched = match_entries(old.0, new.0);
    for (i, j) in matched.both {
        for ((field, from), (_, to)) in old.0[i].fields.iter().zip(&new.0[j].fields) {
            if from != to {
                changes.push(Change { key: field, subject: Some(new.subject(j)), from: from.clone(), to: to.clone() });
            }
        }
        for ((list, from), (_, to)) in old.0[i].lists.iter().zip(&new.0[j].lists) {
            table(list, &Entries(from, &[]), &Entries(to, &[]), changes);
        }
    }
    for i in matched.gone {
        let (subject, value) = old.as_value(i);
        changes.push(Change { key, subject, from: Some(value), to: None });
    }
    for j in matched.new {
        let (subject, value) = new.as_value(j);
        changes.push(Change { key, subject, from: None, to: Some(value) });
    }
}
