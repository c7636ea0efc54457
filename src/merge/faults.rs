//! What is to be said of a merger: contradictions with every cell, what was taken for pre-filled, what a form no longer
//! says and others do. Collects, and says it at the end.

use std::collections::BTreeMap;

use super::entries::{self, Group};
use super::form::{Form, Member, Said};
use super::settle::Candidate;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, say};
use crate::profile::Profile;
use crate::workbook::Saved;

/// How many places a warning shows.
const SHOWN: usize = 6;

/// What was found so far.
#[derive(Debug)]
pub(super) struct Faults<'a> {
    profiles: &'a [&'a Profile],
    found: Vec<Diagnostic>,
    /// What each form no longer says, with the place where it still stands.
    emptied: BTreeMap<usize, Vec<(Message, Place)>>,
}

impl<'a> Faults<'a> {
    /// Nothing yet.
    pub fn new(profiles: &'a [&'a Profile]) -> Self {
        Self { profiles, found: Vec::new(), emptied: BTreeMap::new() }
    }

    /// Several forms say different things under a key; each way once.
    pub fn contradiction(&mut self, path: &str, name: Option<&str>, ways: &[Candidate]) {
        let message = say!("the forms contradict each other in {what}", what = what(path, name));
        let fault = Diagnostic::error(Code::Contradiction, message);
        let fault = ways.iter().fold(fault, |fault, way| self.label(fault, way));
        let fault = fault.hint(say!("settle it in one of the files, or say with --prefer FILE whose answers count"));
        self.found.push(match name {
            Some(_) => fault.hint(say!("if both are meant, give the two entries different names")),
            None => fault,
        });
    }

    /// All forms but one say the same, and it is supposed that this is what they were made with.
    pub fn supposed(&mut self, path: &str, name: Option<&str>, taken: Candidate, all: &[Candidate]) {
        let message = say!(
            "one form differs from all others in {what}; what the others say is taken for what they were made with",
            what = what(path, name)
        );
        let fault = Diagnostic::warning(Code::SupposedPreFilled, message);
        let fault = self.label(fault, &taken);
        let other = all.iter().find(|candidate| candidate.said.written != taken.said.written);
        let fault = other.into_iter().fold(fault, |fault, other| self.label(fault, other));
        self.found.push(fault.hint(say!("questionnaires of this version know what they were made with")));
    }

    /// A form has emptied a cell that others have left as it was.
    pub fn emptied(&mut self, form: usize, path: &str, name: Option<&str>, said: &Said) {
        self.emptied.entry(form).or_default().push((what(path, name), said.place.clone()));
    }

    /// What forms have taken out of a list that others still have.
    pub fn gone(&mut self, forms: &[Form], members: &[Member], at: usize, groups: &[Group]) {
        for member in members {
            let form = &forms[member.form];
            let Some((made, list)) = form.made_with.filter(|_| form.knows).zip(member.list(at)) else { continue };
            let (path, held) = &member.entry.lists[at];
            let kept = entries::matched(held, made, &list);
            for number in (0..made.entries(&list)).filter(|number| !kept.contains(&Some(*number))) {
                let origin = entries::origin(made, &format!("{list}[{number}]"));
                let still = groups.iter().find(|group| group.made_from.contains(&origin));
                let said = still.and_then(|group| {
                    let entry = group.members.first()?.entry;
                    Some((group.name(), entry.values.iter().find_map(|value| value.said.as_ref())?.place.clone()))
                });
                if let Some((name, place)) = said {
                    let gone = (what(path, name.as_deref()), place);
                    self.emptied.entry(member.form).or_default().push(gone);
                }
            }
        }
    }

    /// Everything that is to be said.
    pub fn told(self) -> Vec<Diagnostic> {
        let Self { profiles, mut found, emptied } = self;
        for (form, gone) in emptied {
            let file = quote(&profiles[form].file);
            let named = gone.iter().take(SHOWN).map(|(what, _)| what.clone());
            let named = named.reduce(|list, next| say!("{list}, {next}", list, next)).unwrap_or_else(Message::nothing);
            let more = gone.len().saturating_sub(SHOWN);
            let named = if more == 0 { named } else { say!("{named} and {more} more", named, more) };
            let message = say!("{file} no longer says {named}; others still do, so it stays", file, named);
            let fault = Diagnostic::warning(Code::EmptiedAnswer, message);
            let fault = gone.into_iter().take(SHOWN).fold(fault, |fault, (_, place)| fault.at(place));
            found.push(fault.hint(say!("if it is not to hold any more, delete it in the merged file")));
        }
        found
    }

    fn label(&self, fault: Diagnostic, way: &Candidate) -> Diagnostic {
        let saved = self.profiles[way.form].questionnaire.as_ref().map(|form| &form.saved);
        fault.label(way.said.place.clone(), saved.map_or_else(Message::nothing, returned))
    }
}

/// That English texts of a profile are not in the whole.
pub(super) fn without_twins(profile: &Profile) -> Option<Diagnostic> {
    profile.english.as_ref()?;
    let message = say!("the profile's English texts are not merged");
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message);
    let warning = warning.at(Place::File(profile.file.as_str().into()));
    Some(warning.hint(say!("keep the profile, and make English papers from it")))
}

/// Who returned a form, and when, as far as its file says.
fn returned(saved: &Saved) -> Message {
    match saved {
        Saved { by: Some(by), on: Some(on) } => say!("saved by {by} on {on}", by, on = day(on)),
        Saved { by: Some(by), on: None } => say!("saved by {by}", by),
        Saved { by: None, on: Some(on) } => say!("saved on {on}; the file does not say by whom", on = day(on)),
        Saved { by: None, on: None } => say!("the file does not say by whom or when"),
    }
}

/// A day that a file states.
fn day(stated: &str) -> Message {
    stated.parse().map_or_else(|_| Message::verbatim(stated), Message::day)
}

/// A key, and the entry it is of.
fn what(path: &str, name: Option<&str>) -> Message {
    match name {
        Some(name) => say!("`{path}` ({name})", path, name = quote(name)),
        None => say!("`{path}`", path),
    }
}
