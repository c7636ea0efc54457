//! Statements that name an entry of another list: costs and reports name a point of the resolution, by its id or its
//! number, conditions a key figure by its name. In the whole the entry may have another number, id or name than in the
//! form that names it: what names it is made to say what it is called there.

use std::collections::BTreeMap;

use super::entries::{Group, joined};
use super::form::{Entry, Form, Member, Value};
use super::settle::{Candidate, Settled, settle};
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::say;
use crate::names;
use crate::outline;
use crate::profile::{self, Plain};

/// A list whose entries are named by others.
struct Named {
    list: &'static str,
    /// What an entry goes by; where it says nothing there, it goes by its number, if it `is_numbered`.
    key: &'static str,
    is_numbered: bool,
    /// The statements that name one.
    by: &'static [&'static str],
}

/// What names a point of the resolution.
const OF_POINTS: &[&str] = &["finanzierung.posten.punkt", REPORT];
/// A report names a point of the earlier profile's resolution, where there is one.
const REPORT: &str = "vollzug.punkt";
/// The texts of the resolution; one of them may be a list, with points of its own.
const TEXTS: &str = "beschluss.text";
const POINTS: &str = "beschluss.punkte";

const NAMED: [Named; 3] = [
    Named { list: POINTS, key: "id", is_numbered: true, by: OF_POINTS },
    Named { list: TEXTS, key: "id", is_numbered: true, by: OF_POINTS },
    Named {
        list: "projekt.kennzahlen",
        key: "name",
        is_numbered: false,
        by: &["beschluss.punkte.bedingungen.kennzahl"],
    },
];

/// What an entry of the whole is called and says.
struct Called {
    name: String,
    words: String,
}

/// What is known of a list, before anything is renamed.
struct Names {
    /// The entries of the whole.
    whole: Vec<Called>,
    /// What each form calls its entries, with the number in the whole; none for a form of which nobody can tell.
    forms: Vec<Option<Vec<(String, usize)>>>,
    /// The number in the whole by form and the path that the form's entry was made from.
    made_from: BTreeMap<(usize, String), usize>,
}

/// Makes all forms name entries as they will be called in the whole.
pub(super) fn follow(forms: &mut [Form], preferred: &[usize]) {
    for named in NAMED {
        let Some(names) = names_of(forms, &named, preferred) else { continue };
        for at in 0..forms.len() {
            let mut whole = std::mem::take(&mut forms[at].whole);
            each(&mut whole, &mut |value| {
                if named.by.contains(&value.path) && is_of_this_resolution(&forms[at], value.path) {
                    rename(value, |name| names.meant(forms, &named, at, name).map(|number| &names.whole[number]));
                }
            });
            forms[at].whole = whole;
        }
    }
}

/// Says of numbers that name no point in their own form, but would be another file's point in the whole.
pub(super) fn strays(forms: &[Form], whole: &Entry) -> Vec<Diagnostic> {
    let entries = |list: &str| whole.lists.iter().find(|(path, _)| *path == list).map_or(&[][..], |(_, all)| all);
    let texts: Vec<String> = entries(TEXTS).iter().map(words).collect();
    // A list within one text counts its own points.
    let numbered: Vec<Option<&Entry>> = match outline::points(&texts).len() == texts.len() {
        true => [POINTS, TEXTS]
            .iter()
            .flat_map(|list| entries(list))
            .map(|p| said(p, "id").is_none().then_some(p))
            .collect(),
        false => Vec::new(),
    };
    let mut found = Vec::new();
    let mut whole = whole.clone();
    let is_earlier = forms.iter().any(|form| form.profile.project.earlier.is_some());
    each(&mut whole, &mut |value| {
        let Some(said) = value.said.as_ref().filter(|said| said.meant.is_none()) else { return };
        let number = said.written.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let point = number.and_then(|number| *numbered.get(number)?);
        if let Some(point) = point.filter(|_| OF_POINTS.contains(&value.path) && !(is_earlier && value.path == REPORT))
        {
            let message = say!(
                "a point {point} is named in a file that has none; in the whole another file's point would be called so",
                point = quote(&said.written)
            );
            let fault = Diagnostic::error(Code::Contradiction, message).label(said.place.clone(), say!("named here"));
            // If it is one of this file's own points, one of another file before it has moved it.
            let before = numbered.iter().take(number.unwrap_or_default()).rev().flatten();
            let places = std::iter::once(&point).chain(before).filter_map(|point| point.place());
            let there = places.into_iter().find(|place| place.file() != said.place.file()).or(point.place());
            let there = there.cloned().into_iter();
            let fault = there.fold(fault, |fault, place| fault.label(place, say!("the point of the other file")));
            found.push(fault.hint(say!("name a point that this file has, or take the number out")));
        }
    });
    found
}

fn is_of_this_resolution(form: &Form, path: &str) -> bool {
    path != REPORT || form.profile.project.earlier.is_none()
}

/// What is said under every key of an entry and of the entries in it.
fn each(entry: &mut Entry, with: &mut impl FnMut(&mut Value)) {
    entry.values.iter_mut().for_each(&mut *with);
    let lists = entry.lists.iter_mut().flat_map(|(_, entries)| entries);
    lists.for_each(|entry| each(entry, with));
}

fn rename<'c>(value: &mut Value, called: impl Fn(&str) -> Option<&'c Called>) {
    let Some(said) = &mut value.said else { return };
    let Plain::Text(name) = &said.plain else { return };
    let Some(Called { name: now, words }) = called(name) else { return };
    if !names::same(name, now) {
        said.plain = Plain::Text(now.clone());
        said.written = said.plain.written();
    }
    said.meant = Some(words.clone());
}

fn said(entry: &Entry, key: &str) -> Option<String> {
    let value = entry.values.iter().find(|value| value.key == key)?;
    Some(value.said.as_ref()?.written.clone())
}

/// The words of an entry: its text, else what it goes by.
fn words(entry: &Entry) -> String {
    ["text", ""].iter().find_map(|key| said(entry, key)).or_else(|| entry.name()).unwrap_or_default()
}

/// The names of a list's entries in the forms and in the whole; none where no form has such a list.
fn names_of(forms: &[Form], named: &Named, preferred: &[usize]) -> Option<Names> {
    let at = forms.first()?.whole.lists.iter().position(|(path, _)| *path == named.list)?;
    let groups = joined(forms, &Member::roots(forms), at).groups;
    let mut number_of = BTreeMap::new();
    let mut made_from = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for member in &group.members {
            number_of.insert((member.form, member.at), number);
            made_from.extend(member.made_from.clone().map(|path| ((member.form, path), number)));
        }
    }
    let called = |(number, group): (usize, &Group)| Called {
        name: settled(forms, group, named.key, preferred).unwrap_or_else(|| (number + 1).to_string()),
        words: group.members.first().map(|member| words(member.entry)).unwrap_or_default(),
    };
    let whole = groups.iter().enumerate().map(called).collect();
    let of_form = |(form, whole): (usize, &Form)| {
        let entries = &whole.whole.lists[at].1;
        let is_told = !named.is_numbered || entries.len() == whole.profile.resolution.point_names().len();
        let name = |(at, entry): (usize, &Entry)| {
            let name = said(entry, named.key).or_else(|| named.is_numbered.then(|| (at + 1).to_string()))?;
            Some((name, *number_of.get(&(form, at))?))
        };
        is_told.then(|| entries.iter().enumerate().filter_map(name).collect())
    };
    let of_forms = forms.iter().enumerate().map(of_form).collect();
    Some(Names { whole, forms: of_forms, made_from })
}

/// What the forms together call an entry; none if it has no name.
fn settled(forms: &[Form], group: &Group, key: &str, preferred: &[usize]) -> Option<String> {
    let candidates = group.members.iter().filter_map(|member| {
        let value = member.entry.values.iter().find(|value| value.key == key)?;
        let said = value.said.as_ref()?;
        Some(Candidate { form: member.form, said, touched: member.is_touched(forms, value, said) })
    });
    let candidates: Vec<Candidate> = candidates.collect();
    let knows = candidates.iter().any(|candidate| forms[candidate.form].made_with.is_some());
    match settle(&candidates, preferred, knows, true) {
        Settled::Nothing => None,
        Settled::Said(one) | Settled::Supposed(one) | Settled::Preferred(one, _) => Some(one.said.written.clone()),
        // That is an error of its own.
        Settled::Contradiction(ways) => ways.first().map(|way| way.said.written.clone()),
    }
}

impl Names {
    /// The number in the whole of the entry that a form means by a name, where that is certain.
    fn meant(&self, forms: &[Form], named: &Named, at: usize, name: &str) -> Option<usize> {
        let own = self.forms[at].as_ref()?;
        if let Some((_, number)) = own.iter().find(|(known, _)| names::same(known, name)) {
            return Some(*number);
        }
        // The form itself has given it another name: it means what it was made with.
        self.once(forms, named, at, name).or_else(|| {
            // A number counts the entries of a form that has some.
            let is_number = named.is_numbered && name.trim().parse::<usize>().is_ok();
            let has_none = own.is_empty() && forms[at].profile.resolution.point_names().is_empty();
            if is_number && !has_none {
                return None;
            }
            let others = self.forms.iter().flatten().flatten().filter(|(known, _)| names::same(known, name));
            let mut numbers = others.map(|(_, number)| *number);
            let first = numbers.next()?;
            numbers.all(|number| number == first).then_some(first)
        })
    }

    /// The same of a name that the form was made with.
    fn once(&self, forms: &[Form], named: &Named, at: usize, name: &str) -> Option<usize> {
        let made = forms[at].made_with?;
        let path = |number: usize| format!("{}[{number}]", named.list);
        let id = |number: usize| made.hash(&format!("{}.{}", path(number), named.key));
        let hash = profile::hash(name.trim());
        let entries = 0..made.entries(named.list);
        let mut by_name = entries.clone().filter(|number| id(*number) == Some(&hash));
        let number = match (by_name.next(), by_name.next()) {
            (Some(only), None) => Some(only),
            (None, _) if named.is_numbered => {
                let number = name.trim().parse::<usize>().ok()?.checked_sub(1)?;
                (entries.contains(&number) && id(number).is_none()).then_some(number)
            }
            _ => None,
        }?;
        // What the form no longer has, another one of the same state may have.
        let same = (0..forms.len()).filter(|other| forms[*other].made_with == Some(made));
        let mut all = std::iter::once(at).chain(same);
        all.find_map(|form| self.made_from.get(&(form, path(number))).copied())
    }
}
