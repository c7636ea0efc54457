//! Entries of a list in several forms: which of them are one. Takes the lists, gives groups in the order of the forms.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{Entry, Form, Member};
use super::origins::{Base, Origin};

/// Entries that are one.
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    /// The entries, one of a form at most, in the order of the forms.
    pub members: Vec<Member<'a>>,
    /// What the entries were made from, as one text each.
    made_from: BTreeSet<String>,
    /// What has been written over, if it is this: the member in new words, and the one in those that all others have.
    pub rewritten: Option<(Member<'a>, Member<'a>)>,
}

/// A list made one.
#[derive(Debug)]
pub(super) struct Joined<'a> {
    /// Its entries.
    pub groups: Vec<Group<'a>>,
    /// Forms that no longer have an entry that they were made with, each with the number of the group that has it
    /// still.
    pub gone: Vec<(usize, usize)>,
}

/// The list of one form.
struct FormList<'a> {
    form: usize,
    entries: &'a [Entry],
    /// Its path in what the form was made with, and what was there.
    base: Option<(String, Base<'a>)>,
    origins: Vec<Origin>,
    /// Whether the form itself knows what it was made with.
    knows: bool,
}

impl Group<'_> {
    /// What people know it by.
    pub fn name(&self) -> Option<String> {
        self.members.iter().find_map(|member| member.entry.name())
    }

    fn has(&self, form: usize) -> bool {
        self.members.iter().any(|member| member.form == form)
    }

    /// Where it stands in the whole: the first form's order, then what others add.
    fn position(&self) -> Option<(usize, usize)> {
        self.members.iter().map(|member| (member.form, member.at)).min()
    }
}

/// The groups of a list; `members` are what holds it in each form, `at` is its number there.
pub(super) fn joined<'a>(forms: &[Form<'a>], members: &[Member<'a>], at: usize) -> Joined<'a> {
    let list = |member: &Member<'a>| {
        let (entries, form) = (&member.entry.lists[at].1[..], &forms[member.form]);
        let base = form.made_with.zip(member.list(at));
        let base = base.map(|(made, path)| (path.clone(), Base::of(made, &path, entries)));
        let none = || vec![Origin::New; entries.len()];
        let origins = base.as_ref().map_or_else(none, |(_, base)| base.origins(entries));
        FormList { form: member.form, entries, base, origins, knows: form.knows }
    };
    let mut lists: Vec<FormList> = members.iter().map(list).collect();
    let mut groups = Groups::default();
    groups.by_origin(&lists);
    groups.rewritten(&mut lists);
    for list in &lists {
        groups.by_words(list);
    }
    groups.of_other_states(&lists);
    let mut groups = groups.all;
    groups.iter_mut().for_each(|group| group.members.sort_by_key(|member| member.form));
    groups.sort_by_key(Group::position);
    let gone = gone(&lists, &groups);
    Joined { groups, gone }
}

/// What forms have lost of what they were made with, and others have.
fn gone(lists: &[FormList], groups: &[Group]) -> Vec<(usize, usize)> {
    let mut from: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        group.made_from.iter().for_each(|text| from.entry(text).or_default().push(number));
    }
    let mut gone = Vec::new();
    for list in lists.iter().filter(|list| list.knows) {
        let Some((_, base)) = &list.base else { continue };
        let there: BTreeSet<usize> = list.origins.iter().filter_map(|origin| origin.sure()).collect();
        let mut told = BTreeSet::new();
        for number in (0..base.len()).filter(|number| !there.contains(number)) {
            let still = from.get(base.text(number)).into_iter().flatten();
            let mut still = still.filter(|group| !groups[**group].has(list.form) && !told.contains(*group));
            if let Some(group) = still.next() {
                told.insert(*group);
                gone.push((list.form, *group));
            }
        }
    }
    gone
}

impl<'a> FormList<'a> {
    fn member(&self, at: usize, made_from: Option<usize>) -> Member<'a> {
        let made_from = self.base.as_ref().zip(made_from).map(|((path, _), number)| format!("{path}[{number}]"));
        Member { form: self.form, entry: &self.entries[at], made_from, at }
    }

    /// How many entries have each name.
    fn names(&self) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        for name in self.entries.iter().filter_map(Entry::name_key) {
            *names.entry(name).or_default() += 1;
        }
        names
    }
}

/// Groups as they grow.
#[derive(Default)]
struct Groups<'a> {
    all: Vec<Group<'a>>,
    /// Groups by what they were made from.
    from: BTreeMap<String, Vec<usize>>,
    /// Groups by what their entries say, and by their names.
    saying: BTreeMap<String, Vec<usize>>,
    named: BTreeMap<String, Vec<usize>>,
}

impl<'a> Groups<'a> {
    /// A group that has no entry of this form yet.
    fn is_free(&self, group: usize, form: usize) -> bool {
        !self.all[group].has(form)
    }

    /// Adds an entry to a group, or to a new one.
    fn add(&mut self, group: Option<usize>, member: Member<'a>, made_from: Option<&str>) {
        let group = group.unwrap_or_else(|| {
            self.all.push(Group::default());
            self.all.len() - 1
        });
        let mark = |known: &mut BTreeMap<String, Vec<usize>>, mark: String| {
            let groups = known.entry(mark).or_default();
            if groups.last() != Some(&group) && !groups.contains(&group) {
                groups.push(group);
            }
        };
        mark(&mut self.saying, member.entry.saying());
        member.entry.name_key().into_iter().for_each(|name| mark(&mut self.named, name));
        if let Some(text) = made_from
            && self.all[group].made_from.insert(text.to_owned())
        {
            mark(&mut self.from, text.to_owned());
        }
        self.all[group].members.push(member);
    }

    /// What was made from the same is one. All forms come before anything else is compared: what is new in one form
    /// must not take the place of what another has changed.
    fn by_origin(&mut self, lists: &[FormList<'a>]) {
        for list in lists {
            let Some((_, base)) = &list.base else { continue };
            for (at, number) in list.origins.iter().enumerate().filter_map(|(at, origin)| Some((at, origin.sure()?))) {
                let known = self.from.get(base.text(number)).into_iter().flatten();
                let group = known.copied().find(|group| self.is_free(*group, list.form));
                self.add(group, list.member(at, Some(number)), Some(base.text(number)));
            }
        }
    }

    /// What stands where another entry stood is that entry in other words, if all others have left it as it was. If
    /// two have touched it, both of their entries stay.
    fn rewritten(&mut self, lists: &mut [FormList<'a>]) {
        let mut claims: BTreeMap<usize, Vec<(usize, usize, usize)>> = BTreeMap::new();
        for (number, list) in lists.iter().enumerate().filter(|(_, list)| list.knows) {
            let Some((_, base)) = &list.base else { continue };
            for (at, origin) in list.origins.iter().enumerate() {
                let Origin::Perhaps(was) = *origin else { continue };
                let known = self.from.get(base.text(was)).into_iter().flatten();
                let is_untouched = |group: usize| {
                    let of = |member: &Member<'a>| {
                        let list = lists.iter().find(|list| list.form == member.form)?;
                        let (was, (_, base)) = (list.origins[member.at].sure()?, list.base.as_ref()?);
                        Some(base.is(was, member.entry))
                    };
                    self.all[group].members.iter().all(|member| of(member) == Some(true))
                };
                if let [group] = known.copied().collect::<Vec<_>>()[..]
                    && self.is_free(group, list.form)
                    && is_untouched(group)
                {
                    claims.entry(group).or_default().push((number, at, was));
                }
            }
        }
        for (group, claims) in claims {
            let [(number, at, was)] = claims[..] else { continue };
            lists[number].origins[at] = Origin::Of(was);
            let list = &lists[number];
            let text = list.base.as_ref().map(|(_, base)| base.text(was));
            let (new, old) = (list.member(at, Some(was)), self.all[group].members[0].clone());
            self.add(Some(group), new.clone(), text);
            self.all[group].rewritten = Some((new, old));
        }
    }

    /// What was made from nothing is one with what says the same, or has the same name where a name means one.
    fn by_words(&mut self, list: &FormList<'a>) {
        let is_new = |at: &usize| list.origins[*at].sure().is_none();
        let mut left = Vec::new();
        for at in (0..list.entries.len()).filter(is_new) {
            let same = self.saying.get(&list.entries[at].saying()).into_iter().flatten();
            match same.copied().find(|group| self.is_free(*group, list.form)) {
                Some(group) => self.add(Some(group), list.member(at, None), None),
                None => left.push(at),
            }
        }
        let names = list.names();
        for at in left {
            let name = list.entries[at].name_key().filter(|name| names.get(name) == Some(&1));
            let named = name.and_then(|name| self.named.get(&name)).into_iter().flatten();
            let mut named = named.copied().filter(|group| self.is_free(*group, list.form));
            let group = match (named.next(), named.next()) {
                (Some(one), None) => Some(one),
                _ => None,
            };
            self.add(group, list.member(at, None), None);
        }
    }

    /// Forms that were made with different states know one entry by different origins. It is one by its name, if each of
    /// these forms has that name once, and none was made with what the others' entries were made from.
    fn of_other_states(&mut self, lists: &[FormList<'a>]) {
        let of = |form: usize| lists.iter().position(|list| list.form == form);
        let names: Vec<BTreeMap<String, usize>> = lists.iter().map(FormList::names).collect();
        let texts = lists.iter().map(|list| {
            let base = list.base.iter().flat_map(|(_, base)| (0..base.len()).map(|number| base.text(number)));
            base.collect::<BTreeSet<&str>>()
        });
        let texts: Vec<_> = texts.collect();
        for (name, numbers) in &self.named {
            let is_named_once = |group: &Group| {
                let counts = group.members.iter().filter_map(|member| names[of(member.form)?].get(name));
                counts.filter(|count| **count == 1).count() == group.members.len()
            };
            let numbers: Vec<usize> =
                numbers.iter().copied().filter(|number| is_named_once(&self.all[*number])).collect();
            let Some((first, others)) = numbers.split_first() else { continue };
            for other in others {
                let (one, two) = (&self.all[*first], &self.all[*other]);
                let is_apart = one.members.iter().all(|member| !two.has(member.form));
                let knows = |group: &Group, texts_of: &Group| {
                    let mut members = group.members.iter().filter_map(|member| of(member.form));
                    members.any(|list| texts_of.made_from.iter().any(|text| texts[list].contains(text.as_str())))
                };
                if two.members.is_empty() || !is_apart || knows(one, two) || knows(two, one) {
                    continue;
                }
                let two = std::mem::take(&mut self.all[*other]);
                let one = &mut self.all[*first];
                one.members.extend(two.members);
                one.made_from.extend(two.made_from);
                one.rewritten = one.rewritten.take().or(two.rewritten);
            }
        }
        self.all.retain(|group| !group.members.is_empty());
    }
}
