//! Profiles of one project from several hands made one: each statement once, contradictions with all their places.
//!
//! Takes profiles, among them questionnaires that know what they were made with, and gives one [`Profile`] and what
//! is to be said about it. A statement is *untouched* in a form if it is empty or still what the form was made with;
//! what is untouched gives way to what another form says. Entries of lists are joined: those that were made from the
//! same entry, that say the same, or that have the same name are one. Where it is not sure that two are one, both
//! stay. Nothing is left out because a single form lacks it. Reads and writes nothing.

mod empty;
mod entries;
mod faults;
mod form;
mod origins;
mod references;
mod same_project;
mod settle;
mod tree;

use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::document::format::TWIN;
use crate::message::{Message, say};
use crate::profile::{self, Decoded, Profile, from_node};
use crate::questionnaire;
use faults::Faults;
pub use faults::Overruled;
use form::{Entry, Form, Member, Said, Twin};
use settle::{Candidate, Settled};

/// What came of it.
#[derive(Debug)]
pub struct Merged {
    /// The whole; none if there are contradictions, or if it could not be a profile.
    pub profile: Option<Profile>,
    /// What is to be said.
    pub findings: Vec<Diagnostic>,
    /// What those whose word counts were asked for.
    pub overruled: Vec<Overruled>,
}

/// Makes one profile of several; `preferred` are those whose word counts where they contradict each other, the first
/// before the next. `name` is the file that the whole will be.
#[must_use]
pub fn merge(profiles: &[&Profile], preferred: &[usize], catalog: &Catalog, name: &str) -> Merged {
    let mut forms = Form::all(profiles, catalog);
    let foreign = same_project::faults(&forms);
    if any_error(&foreign) {
        return Merged { profile: None, findings: foreign, overruled: Vec::new() };
    }
    references::follow(&mut forms, preferred);
    let mut work = Work { forms: &forms, preferred, faults: Faults::new(profiles) };
    let members: Vec<Member> = Member::roots(&forms);
    let whole = work.entry(&members, None);
    let (mut findings, overruled) = work.faults.told();
    findings.extend(references::strays(&forms, &whole));
    if any_error(&findings) {
        return Merged { profile: None, findings, overruled };
    }
    let place = Place::File(name.into());
    let Decoded { profile, unnamed: _, findings: found } =
        from_node(name, String::new(), &tree::node(&whole, &place), place);
    // What names of one form do with those of another; those of each by itself have been judged.
    let names = profile.iter().flat_map(|profile| profile::resolve(profile, catalog));
    // What a form was warned of has been said; the whole has new errors at most.
    let errors = found.into_iter().chain(names).filter(Diagnostic::is_error);
    let findings: Vec<Diagnostic> = findings.into_iter().chain(errors).collect();
    Merged { profile: profile.filter(|_| !any_error(&findings)), findings, overruled }
}

/// The whole as the text of a TOML file.
///
/// # Errors
/// What it would lose, which should not be.
pub fn as_toml(profile: &Profile, catalog: &Catalog) -> Result<String, Message> {
    let text = profile.as_toml();
    let (back, _) = profile::read("merged.toml", text.as_bytes());
    let lost = questionnaire::lost(profile, &back.unwrap_or_default(), catalog);
    match lost.is_empty() {
        true => Ok(text),
        false => Err(say!("the profile cannot be written: it would lose {keys}", keys = lost.join(", "))),
    }
}

struct Work<'a> {
    forms: &'a [Form<'a>],
    preferred: &'a [usize],
    faults: Faults<'a>,
}

impl Work<'_> {
    /// One entry from those of several forms, `name` being what people know it by; the whole profile is one without.
    fn entry(&mut self, members: &[Member], name: Option<&str>) -> Entry {
        let Some(first) = members.first() else { return Entry::default() };
        let values = first.entry.values.iter().enumerate().map(|(at, value)| {
            let said = self.value(members, at, value.path, name);
            form::Value { said, ..*value }
        });
        let values: Vec<form::Value> = values.collect();
        let lists = first.entry.lists.iter().enumerate().map(|(at, (list, _))| {
            let joined = entries::joined(self.forms, members, at);
            self.faults.lists(list, &joined);
            (*list, joined.groups.iter().map(|group| self.entry(&group.members, group.name().as_deref())).collect())
        });
        let lists = lists.collect();
        let mut whole = Entry { values, lists, twins: Vec::new() };
        whole.twins = self.twins(members, &whole, name);
        whole
    }

    /// The English twins of what the whole says. One whose German words are others now is no twin any more, and that
    /// is said.
    fn twins(&mut self, members: &[Member], whole: &Entry, name: Option<&str>) -> Vec<Twin> {
        let said: Vec<(usize, &Twin)> =
            members.iter().flat_map(|member| member.entry.twins.iter().map(|twin| (member.form, twin))).collect();
        let mut twins: Vec<Twin> = Vec::new();
        for (form, twin) in &said {
            let words = whole.words(twin.path);
            if !settle::is_same(&twin.of, &words) {
                let place = &twin.said.place;
                let now = whole.place_of(twin.path, place.file()).unwrap_or_else(|| place.clone());
                self.faults.stale(*form, twin, name, now);
            } else if !twins.iter().any(|known| known.path == twin.path) {
                let fits = |(_, other): &&(usize, &Twin)| other.path == twin.path && settle::is_same(&other.of, &words);
                let candidate = |(form, other): &(usize, &'_ Twin)| (*form, other.said.clone());
                let all: Vec<(usize, Said)> = said.iter().filter(fits).map(candidate).collect();
                let all: Vec<Candidate> =
                    all.iter().map(|(form, said)| Candidate { form: *form, said, touched: true }).collect();
                let chosen = match settle::settle(&all, self.preferred, true, false) {
                    Settled::Said(candidate) | Settled::Supposed(candidate) => candidate.said.clone(),
                    Settled::Contradiction(ways) => {
                        self.faults.contradiction(&format!("{}{TWIN}", twin.path), name, false, &ways);
                        twin.said.clone()
                    }
                    Settled::Preferred(candidate, others) => {
                        self.faults.overruled(&format!("{}{TWIN}", twin.path), name, candidate, &others);
                        candidate.said.clone()
                    }
                    Settled::Nothing => continue,
                };
                twins.push(Twin { said: chosen, ..(*twin).clone() });
            }
        }
        twins
    }

    /// One statement from those of several forms.
    fn value(&mut self, members: &[Member], at: usize, path: &'static str, name: Option<&str>) -> Option<form::Said> {
        let candidates = members.iter().filter_map(|member| {
            let value = &member.entry.values[at];
            let said = value.said.as_ref()?;
            Some(Candidate { form: member.form, said, touched: member.is_touched(self.forms, value, said) })
        });
        let candidates: Vec<Candidate> = candidates.collect();
        // What makes entries one is no contradiction.
        let is_name = members.iter().any(|member| member.entry.is_named_by(at));
        let knows = candidates.iter().any(|candidate| self.forms[candidate.form].made_with.is_some());
        let said = match settle::settle(&candidates, self.preferred, knows, is_name) {
            Settled::Nothing => return None,
            Settled::Said(candidate) => candidate,
            Settled::Preferred(candidate, others) => {
                self.faults.overruled(path, name, candidate, &others);
                candidate
            }
            Settled::Supposed(candidate) => {
                self.faults.supposed(path, name, candidate, &candidates);
                candidate
            }
            Settled::Contradiction(all) => {
                let is_new = members.iter().all(|member| member.made_from.is_none());
                self.faults.contradiction(path, name, is_new, &all);
                all[0]
            }
        };
        let emptied = members.iter().filter(|member| member.is_emptied(self.forms, at));
        emptied.for_each(|member| self.faults.emptied(member, &member.entry.values[at], name, said.said));
        Some(said.said.clone())
    }
}
