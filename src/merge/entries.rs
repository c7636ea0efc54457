//! Entries of a list in several forms: which of them are one. Takes the lists, gives groups in the order of the forms.

use std::collections::BTreeSet;

use super::form::{Entry, Form, Member, Value};
use crate::names;
use crate::profile::MadeWith;

/// Entries that are one.
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    /// The entries, one of a form at most.
    pub members: Vec<Member<'a>>,
    /// What the entries were made from, as one text each.
    pub made_from: BTreeSet<String>,
}

impl Group<'_> {
    /// What people know it by.
    pub fn name(&self) -> Option<String> {
        self.members.iter().find_map(|member| member.entry.name())
    }
}

/// The groups of a list; `members` are what holds it in each form, `at` is its number there.
pub(super) fn groups<'a>(forms: &[Form], members: &[Member<'a>], at: usize) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for holder in members {
        let entries = &holder.entry.lists[at].1;
        let made = forms[holder.form].made_with.zip(holder.list(at));
        let from = made.as_ref().map_or_else(|| vec![None; entries.len()], |(made, list)| matched(entries, made, list));
        for (number, (entry, from)) in entries.iter().zip(from).enumerate() {
            let path = made.as_ref().zip(from).map(|((_, list), number)| format!("{list}[{number}]"));
            let origin = made.as_ref().zip(path.as_deref()).map(|((made, _), path)| origin(made, path));
            let found = one(&groups, entry, origin.as_deref(), holder.form, entries);
            let group = found.unwrap_or_else(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            groups[group].members.push(Member { form: holder.form, entry, made_from: path, at: number });
            groups[group].made_from.extend(origin);
        }
    }
    groups
}

/// An entry that a form was made with, as one text.
pub(super) fn origin(made: &MadeWith, path: &str) -> String {
    made.entry(path).map(|(key, hash)| format!("{key}={hash}")).collect::<Vec<_>>().join(" ")
}

/// The group an entry belongs to: made from the same, saying the same, or of the same name where a name means one.
fn one(groups: &[Group], entry: &Entry, origin: Option<&str>, form: usize, siblings: &[Entry]) -> Option<usize> {
    let free = || groups.iter().enumerate().filter(|(_, group)| group.members.iter().all(|member| member.form != form));
    let made_so = free().find(|(_, group)| origin.is_some_and(|origin| group.made_from.contains(origin)));
    let equal = || free().find(|(_, group)| group.members.iter().any(|member| member.entry.says_the_same(entry)));
    if let Some((at, _)) = made_so.or_else(equal) {
        return Some(at);
    }
    let name = entry.name()?;
    let is_named = |entry: &Entry| entry.name().is_some_and(|other| names::same(&other, &name));
    if siblings.iter().filter(|entry| is_named(entry)).count() > 1 {
        return None;
    }
    // What were two when the forms were made stay two.
    let may = |group: &Group| origin.is_none() || group.made_from.is_empty();
    let mut named = free().filter(|(_, g)| may(g) && g.members.iter().any(|member| is_named(member.entry)));
    let found = named.next()?;
    named.next().is_none().then_some(found.0)
}

/// Which entry of what the form was made with each entry was: the equal one, the one of its name, the one that differs in
/// one statement only, the one in its row.
pub(super) fn matched(entries: &[Entry], made: &MadeWith, list: &str) -> Vec<Option<usize>> {
    let count = made.entries(list);
    let hash = |value: &Value| value.said.as_ref().map(|said| said.hash.clone());
    let was = |number: usize, key: &str| {
        let path = super::form::joined(&format!("{list}[{number}]"), key);
        made.hash(&path).map(str::to_owned)
    };
    let differing = |entry: &Entry, number: usize| {
        entry.values.iter().filter(|value| hash(value) != was(number, value.key)).count()
    };
    let keeps = |entry: &Entry, number: usize| {
        entry.values.iter().any(|value| hash(value).is_some() && hash(value) == was(number, value.key))
    };
    let named = |entry: &Entry, number: usize| {
        let keys = entry.naming();
        !keys.is_empty() && keys.iter().all(|value| hash(value) == was(number, value.key))
    };
    let mut of: Vec<Option<usize>> = vec![None; entries.len()];
    let mut taken = vec![false; count];
    let mut pass = |fits: &dyn Fn(usize, &Entry, usize) -> bool| {
        for (at, entry) in entries.iter().enumerate() {
            if of[at].is_none() {
                of[at] = (0..count).find(|number| !taken[*number] && fits(at, entry, *number));
                of[at].iter().for_each(|number| taken[*number] = true);
            }
        }
    };
    pass(&|_, entry, number| differing(entry, number) == 0);
    pass(&|_, entry, number| named(entry, number));
    pass(&|_, entry, number| differing(entry, number) == 1 && keeps(entry, number));
    pass(&|at, _, number| at == number);
    of
}
