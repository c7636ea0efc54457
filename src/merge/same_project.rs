//! Whether forms are of one project, and by one catalogue. Takes profiles, gives what is wrong.

use super::form::{Form, Member, Value};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::names;
use crate::profile::Profile;

/// What a project is known by.
const KNOWN_BY: [&str; 3] = ["kommune.name", "projekt.titel", "projekt.kurzname"];

/// The errors of forms that cannot be made one.
pub(super) fn faults(profiles: &[&Profile], catalog: &Catalog) -> Vec<Diagnostic> {
    let forms = Form::all(profiles, catalog);
    let members = Member::roots(&forms);
    let mut faults: Vec<Diagnostic> = KNOWN_BY.iter().filter_map(|key| other_project(&forms, &members, key)).collect();
    faults.extend(other_catalogue(profiles));
    faults
}

fn other_project(forms: &[Form], members: &[Member], key: &str) -> Option<Diagnostic> {
    let value = |member: &Member| member.entry.values.iter().position(|value| value.path == key);
    let at = members.first().and_then(value)?;
    let of =
        |member: &'_ Member| -> Option<Value> { Some(member.entry.values[at].clone()).filter(|v| v.said.is_some()) };
    let mut stated = members.iter().filter_map(|member| Some((member, of(member)?)));
    let (first, one) = stated.next()?;
    let one = one.said?;
    for (member, value) in stated {
        let Some(other) = value.said else { continue };
        // A title that somebody has changed is no other project, if both were made of the same one.
        let made = |member: &Member| forms[member.form].made_with.and_then(|made| made.hash(key)).map(str::to_owned);
        let changed = made(first).is_some() && made(first) == made(member);
        if names::same(&one.written, &other.written) || changed {
            continue;
        }
        let message = say!(
            "the forms are of different projects: `{key}` is {one} and {other}",
            key,
            one = quote(&one.written),
            other = quote(&other.written)
        );
        let fault = Diagnostic::error(Code::DifferentProjects, message).at(one.place).at(other.place);
        return Some(
            fault.hint(say!("name only files of one project; several projects are built from a folder of them")),
        );
    }
    None
}

fn other_catalogue(profiles: &[&Profile]) -> Option<Diagnostic> {
    let made = |profile: &&Profile| {
        let form = profile.questionnaire.as_ref().filter(|form| !form.catalog_sha256.is_empty())?;
        Some((profile.file.clone(), form.catalog.clone(), form.catalog_sha256.clone()))
    };
    let mut made = profiles.iter().filter_map(made);
    let (file, catalog, sha256) = made.next()?;
    let (other, other_catalog, _) = made.find(|(_, _, other)| *other != sha256)?;
    let message = say!("the questionnaires were made from different catalogues");
    let from = |catalog: &str| say!("made from {catalogue}", catalogue = quote(catalog));
    let fault = Diagnostic::error(Code::DifferentCatalogues, message);
    let fault = fault.label(Place::File(file.as_str().into()), from(&catalog));
    let fault = fault.label(Place::File(other.as_str().into()), from(&other_catalog));
    Some(
        fault
            .hint(say!("renew each of them by the catalogue of today first: ratsmappe form QUESTIONNAIRE -o NEW.xlsx")),
    )
}
