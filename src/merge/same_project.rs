//! Whether forms are of one project, and by one catalogue. Takes profiles, gives what is wrong.

use super::form::{Form, Said};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::names;
use crate::profile::{Profile, Questionnaire};

/// What a project is known by.
const KNOWN_BY: [&str; 3] = ["kommune.name", "projekt.titel", "projekt.kurzname"];

/// Where a questionnaire names its catalogue.
const CATALOG: &str = "katalog";
/// How many characters of a catalogue's hash tell its states apart.
const STATE: usize = 8;

/// The errors of forms that cannot be made one.
pub(super) fn faults(forms: &[Form]) -> Vec<Diagnostic> {
    let mut faults = other_projects(forms);
    faults.extend(other_catalogue(forms.iter().map(|form| form.profile)));
    faults
}

/// What tells two forms apart.
struct Difference<'a> {
    key: &'static str,
    one: &'a Said,
    other: &'a Said,
    /// Whether both were made of the same, and one has changed it.
    is_change: bool,
}

fn other_projects(forms: &[Form]) -> Vec<Diagnostic> {
    let mut told: Vec<&str> = Vec::new();
    let mut faults = Vec::new();
    for other in forms.iter().skip(1) {
        let of = |key: &&'static str| {
            let first = forms.iter().find(|form| said(form, key).is_some())?;
            difference(first, other, key)
        };
        let differences: Vec<Difference> = KNOWN_BY.iter().filter_map(of).collect();
        // A title that somebody has changed is no other project, with its short name or without; a form that was used
        // again for another one has another municipality too.
        let is_other = differences.len() > 1 && differences.iter().any(|difference| difference.key == KNOWN_BY[0]);
        for Difference { key, one, other, .. } in differences.iter().filter(|d| is_other || !d.is_change) {
            if told.contains(key) {
                continue;
            }
            told.push(key);
            let message = say!(
                "the forms are of different projects: `{key}` is {one} and {other}",
                key,
                one = quote(&one.written),
                other = quote(&other.written)
            );
            let fault = Diagnostic::error(Code::DifferentProjects, message);
            let fault = fault.at(one.place.clone()).at(other.place.clone());
            faults.push(
                fault.hint(say!("name only files of one project; several projects are built from a folder of them")),
            );
        }
    }
    faults
}

fn said<'f>(form: &'f Form, key: &str) -> Option<&'f Said> {
    form.whole.values.iter().find(|value| value.path == key)?.said.as_ref()
}

fn difference<'f>(one: &'f Form, other: &'f Form, key: &'static str) -> Option<Difference<'f>> {
    let (said_one, said_other) = (said(one, key)?, said(other, key)?);
    if names::same(&said_one.written, &said_other.written) {
        return None;
    }
    // What a form does not know of itself, it does not have from another.
    let made = |form: &Form| form.made_with.filter(|_| form.knows).and_then(|made| made.hash(key)).map(str::to_owned);
    let is_change = match (made(one), made(other)) {
        (Some(one), Some(other)) => one == other,
        (Some(made), None) => made == said_other.hash,
        (None, Some(made)) => made == said_one.hash,
        (None, None) => false,
    };
    Some(Difference { key, one: said_one, other: said_other, is_change })
}

fn other_catalogue<'p>(profiles: impl Iterator<Item = &'p Profile>) -> Option<Diagnostic> {
    let made = |profile: &'p Profile| {
        let form = profile.questionnaire.as_ref().filter(|form| !form.catalog_sha256.is_empty())?;
        let place = form.room.get(CATALOG).cloned();
        Some((place.unwrap_or_else(|| Place::File(profile.file.as_str().into())), form))
    };
    let mut made = profiles.filter_map(made);
    let (here, one) = made.next()?;
    let (there, other) = made.find(|(_, other)| other.catalog_sha256 != one.catalog_sha256)?;
    let message = say!("the questionnaires were made from different catalogues");
    let from = |form: &Questionnaire| {
        let catalogue = quote(&form.catalog);
        // Two states of one file have one name.
        let state: String = form.catalog_sha256.chars().take(STATE).collect();
        say!("made from {catalogue}, state {state}", catalogue, state)
    };
    let fault = Diagnostic::error(Code::DifferentCatalogues, message);
    let fault = fault.label(here, from(one)).label(there, from(other));
    Some(
        fault
            .hint(say!("renew each of them by the catalogue of today first: ratsmappe form QUESTIONNAIRE -o NEW.xlsx")),
    )
}
