//! Which statements of two profiles differ, key by key.

use super::catalogue::CatalogPair;
use super::facts::facts;
use super::matching::{ListEntry, match_rows};
use super::value::FactValue;
use super::{Change, Side, Subject};
use crate::profile::CostItem;

/// Every statement that differs, but for the assessments of criteria.
pub(super) fn compare(old: Side, new: Side, known: &CatalogPair) -> Vec<Change> {
    let (was, is) = (facts(old.profile, old.catalog, known), facts(new.profile, new.catalog, known));
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
        table(key, &Entries(from, old_costs), &Entries(to, new_costs), &mut changes);
    }
    changes
}

/// The order, if that is all that differs; else what stands in another's place, or what came and went, whichever is
/// less to say.
fn texts(key: &'static str, from: &[String], to: &[String], changes: &mut Vec<Change>) {
    let values = |texts: &[String]| texts.iter().map(|t| FactValue::text(t)).collect::<Vec<_>>();
    let (from, to) = (values(from), values(to));
    let (mut went, mut came) = (Vec::new(), to.clone());
    for value in &from {
        match came.iter().position(|other| other == value) {
            Some(at) => drop(came.remove(at)),
            None => went.push(value.clone()),
        }
    }
    let mut change = |from, to| changes.push(Change { key, subject: None, from, to });
    if went.is_empty() && came.is_empty() {
        if from != to {
            change(Some(joined(&from)), Some(joined(&to)));
        }
        return;
    }
    let replaced: Vec<_> = from.iter().zip(&to).filter(|(from, to)| from != to).collect();
    if from.len() == to.len() && replaced.len() < went.len() + came.len() {
        replaced.into_iter().for_each(|(from, to)| change(Some(from.clone()), Some(to.clone())));
    } else {
        went.into_iter().for_each(|value| change(Some(value), None));
        came.into_iter().for_each(|value| change(None, Some(value)));
    }
}

fn joined(values: &[FactValue]) -> FactValue {
    let texts = values.iter().filter_map(|v| if let FactValue::Text(text) = v { Some(text.as_str()) } else { None });
    FactValue::Text(texts.collect::<Vec<_>>().join("; "))
}

/// The entries of a list, and the cost items they are.
struct Entries<'a>(Vec<ListEntry>, &'a [CostItem]);

impl Entries<'_> {
    fn of(&self, at: usize) -> Subject {
        self.1.get(at).map_or_else(|| Subject::Entry(self.0[at].name.clone()), |item| Subject::Cost(item.clone()))
    }

    /// An entry that came or went: money by its amount, anything else by its name.
    fn whole(&self, at: usize) -> (Option<Subject>, FactValue) {
        let money =
            self.0[at].fields.iter().find_map(|(_, value)| value.clone().filter(|v| matches!(v, FactValue::Money(_))));
        match money {
            Some(money) => (Some(self.of(at)), money),
            None => (None, FactValue::text(&self.0[at].name)),
        }
    }
}

fn table(key: &'static str, old: &Entries, new: &Entries, changes: &mut Vec<Change>) {
    let matched = match_rows(&old.0, &new.0);
    for (i, j) in matched.both {
        for ((field, from), (_, to)) in old.0[i].fields.iter().zip(&new.0[j].fields) {
            if from != to {
                changes.push(Change { key: field, subject: Some(new.of(j)), from: from.clone(), to: to.clone() });
            }
        }
    }
    for i in matched.gone {
        let (subject, value) = old.whole(i);
        changes.push(Change { key, subject, from: Some(value), to: None });
    }
    for j in matched.new {
        let (subject, value) = new.whole(j);
        changes.push(Change { key, subject, from: None, to: Some(value) });
    }
}
