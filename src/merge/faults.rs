//! What is to be said of a merger: contradictions with every cell, what was taken for pre-filled, what a form no longer
//! says and others do. Collects, and says it at the end.

use std::collections::BTreeMap;

use super::empty;
use super::entries::Joined;
use super::form::{Member, Said, Twin, Value};
use super::settle::Candidate;
use crate::diagnostic::{Code, Diagnostic, Label, Place, quote};
use crate::document::format::TWIN;
use crate::message::{Argument, Message, say};
use crate::profile::Profile;
use crate::workbook::Saved;

/// How many places a warning shows.
const SHOWN: usize = 6;

/// A contradiction that was settled by whose word counts.
#[derive(Debug, Clone)]
pub struct Overruled {
    /// The key, and the entry it is of.
    pub what: Message,
    /// What counts: its place, and what it says.
    pub counts: (Place, String),
    /// What others say, each once.
    pub others: Vec<(Place, String)>,
}

/// What was found so far.
#[derive(Debug)]
pub(super) struct Faults<'a> {
    profiles: &'a [&'a Profile],
    found: Vec<Diagnostic>,
    /// What each form no longer says, with the place where it was and that where it still stands.
    emptied: BTreeMap<usize, Vec<(Message, [Label; 2])>>,
    /// What each form says in English whose German words are others now; its place, and that of the other words.
    stale: BTreeMap<usize, Vec<(Message, [Label; 2])>>,
    overruled: Vec<Overruled>,
}

impl<'a> Faults<'a> {
    /// Nothing yet.
    pub fn new(profiles: &'a [&'a Profile]) -> Self {
        Self { profiles, found: Vec::new(), emptied: BTreeMap::new(), stale: BTreeMap::new(), overruled: Vec::new() }
    }

    /// Several forms say different things under a key; each way once. `is_new` says that none has had the entry
    /// filled in: then two may be meant.
    pub fn contradiction(&mut self, path: &str, name: Option<&str>, is_new: bool, ways: &[Candidate]) {
        let message = say!("the forms contradict each other in {what}", what = what(path, name));
        let fault = Diagnostic::error(Code::Contradiction, message);
        let fault = ways.iter().fold(fault, |fault, way| self.label(fault, way));
        let fault = fault.hint(say!("settle it in one of the files, or say with --prefer FILE whose answers count"));
        self.found.push(match name {
            Some(_) if is_new => fault.hint(say!("if both are meant, give the two entries different names")),
            _ => fault,
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
        self.found
            .push(fault.hint(say!("questionnaires of this version know what they were made with; profiles do not")));
    }

    /// A form has emptied a cell that others have left as it was.
    pub fn emptied(&mut self, member: &Member, value: &Value, name: Option<&str>, said: &Said) {
        let here = empty::of_value(self.profiles[member.form], member.entry, value);
        self.gone(member.form, what(value.path, name), here, said.place.clone());
    }

    /// A form no longer says what others do: where it would, and where they do.
    fn gone(&mut self, form: usize, what: Message, here: Place, there: Place) {
        let labels = [label(here, say!("nothing here now")), label(there, say!("still here"))];
        self.emptied.entry(form).or_default().push((what, labels));
    }

    /// A form has the English of words that are others in the whole.
    pub fn stale(&mut self, form: usize, twin: &Twin, name: Option<&str>, now: Place) {
        let path = format!("{}{TWIN}", twin.path);
        let labels = [label(twin.said.place.clone(), say!("the English")), label(now, say!("the German words now"))];
        self.stale.entry(form).or_default().push((what(&path, name), labels));
    }

    /// The word of a form counted where others contradict it.
    pub fn overruled(&mut self, path: &str, name: Option<&str>, counts: Candidate, others: &[Candidate]) {
        let shown = |candidate: &Candidate| (candidate.said.place.clone(), candidate.said.written.clone());
        let others = others.iter().map(shown).collect();
        self.overruled.push(Overruled { what: what(path, name), counts: shown(&counts), others });
    }

    /// What forms have taken out of a list that others still have, and what they have written over.
    pub fn lists(&mut self, path: &str, joined: &Joined) {
        for (form, group) in &joined.gone {
            let group = &joined.groups[*group];
            if let Some(place) = group.members.first().and_then(|member| member.entry.place()) {
                let here = empty::of_entry(self.profiles[*form], path, group.name().as_deref());
                self.gone(*form, what(path, group.name().as_deref()), here, place.clone());
            }
        }
        for (new, old) in joined.groups.iter().filter_map(|group| group.rewritten.as_ref()) {
            let name = |member: &Member| quote(&member.entry.name().unwrap_or_default());
            let message = say!(
                "{file} says {new} in `{path}` where others still say {old}; it is taken for the same entry in new words",
                file = quote(&self.profiles[new.form].file),
                new = name(new),
                path,
                old = name(old)
            );
            let fault = Diagnostic::warning(Code::RewrittenEntry, message);
            let places = [new, old].into_iter().filter_map(|member| member.entry.place());
            let fault = places.fold(fault, |fault, place| fault.at(place.clone()));
            self.found.push(fault.hint(say!("if both are meant, add the other one to the merged file")));
        }
    }

    /// Everything that is to be said.
    pub fn told(self) -> (Vec<Diagnostic>, Vec<Overruled>) {
        let Self { profiles, mut found, emptied, stale, overruled } = self;
        let list = |gone: &[(Message, [Label; 2])]| {
            let named = gone.iter().take(SHOWN).map(|(what, _)| what.clone());
            let named = named.reduce(|list, next| say!("{list}, {next}", list, next)).unwrap_or_else(Message::nothing);
            let more = gone.len().saturating_sub(SHOWN);
            if more == 0 { named } else { say!("{named} and {more} more", named, more) }
        };
        let warning = |code, message, all: Vec<(Message, [Label; 2])>, hint| {
            let mut fault = Diagnostic::warning(code, message);
            fault.labels.extend(all.into_iter().take(SHOWN).flat_map(|(_, labels)| labels));
            fault.hint(hint)
        };
        for (form, gone) in emptied {
            let (file, named) = (quote(&profiles[form].file), list(&gone));
            let message = say!("{file} no longer says {named}; others still do, so it stays", file, named);
            let hint = say!("if it is not to hold any more, delete it in the merged file");
            found.push(warning(Code::EmptiedAnswer, message, gone, hint));
        }
        for (form, stale) in stale {
            let (file, named) = (quote(&profiles[form].file), list(&stale));
            let message = say!(
                "the German words of {named} in {file} are others now; the English ones are left out",
                named,
                file
            );
            let hint = say!("translate the new words, and add them to the merged profile");
            found.push(warning(Code::StaleEnglish, message, stale, hint));
        }
        (found, overruled)
    }

    fn label(&self, fault: Diagnostic, way: &Candidate) -> Diagnostic {
        let saved = self.profiles[way.form].questionnaire.as_ref().map(|form| &form.saved);
        let saved = saved.map(returned);
        // Two numbers may be equal and mean different entries.
        let meant = way.said.meant.as_ref().map(|words| say!("it means {words}", words = quote(words)));
        let note = [meant, saved].into_iter().flatten().reduce(|meant, saved| say!("{meant}; {saved}", meant, saved));
        fault.label(way.said.place.clone(), note.unwrap_or_else(Message::nothing))
    }
}

fn label(place: Place, text: Message) -> Label {
    Label { place, text }
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
fn day(stated: &str) -> Argument {
    stated.parse().map_or_else(|_| Argument::Verbatim(stated.to_owned()), Argument::Day)
}

/// A key, and the entry it is of.
fn what(path: &str, name: Option<&str>) -> Message {
    match name {
        Some(name) => say!("`{path}` ({name})", path, name = quote(name)),
        None => say!("`{path}`", path),
    }
}
