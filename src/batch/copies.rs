//! Projects of one run that would have the same files: copies of one profile, versions of one, and different projects.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::slugs::ProjectName;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::hash::{sha256, sha256_of_value};
use crate::load::LoadedProject;
use crate::message::say;
use crate::names;
use crate::profile::Profile;

/// Gives each project its name; none to those that cannot be used. Of projects that say the same one is left, with a
/// warning that names the others; those that would have the same files and say something else are errors.
pub fn name_projects(projects: &mut Vec<LoadedProject>) -> Vec<Option<ProjectName>> {
    let mut named: BTreeMap<ProjectName, Vec<usize>> = BTreeMap::new();
    for (index, profile) in projects.iter().enumerate().filter_map(|(i, p)| Some((i, p.usable()?))) {
        named.entry(ProjectName::of(profile)).or_default().push(index);
    }
    let mut copies: BTreeSet<usize> = BTreeSet::new();
    for (name, mut sharing) in named.into_iter().filter(|(_, sharing)| sharing.len() > 1) {
        // "a.toml" goes before "a (1).toml", in whatever order they were given.
        sharing.sort_by_cached_key(|index| {
            let shown = shown(&place(&projects[*index]));
            (shown.chars().count(), shown)
        });
        let contents: Vec<String> = sharing.iter().map(|index| content(&projects[*index])).collect();
        if contents.iter().all(|content| *content == contents[0]) {
            let finding = copy(&sharing.iter().map(|index| place(&projects[*index])).collect::<Vec<_>>());
            projects[sharing[0]].findings.push(finding);
            copies.extend(&sharing[1..]);
            continue;
        }
        let mut findings = Vec::new();
        for (index, own) in sharing.iter().zip(&contents) {
            let other = sharing.iter().zip(&contents).find(|(_, content)| *content != own);
            findings.extend(other.map(|(other, _)| (*index, conflict(&projects[*index], &projects[*other], &name))));
        }
        findings.into_iter().for_each(|(index, finding)| projects[index].findings.push(finding));
    }
    let mut index = 0;
    projects.retain(|_| {
        index += 1;
        !copies.contains(&(index - 1))
    });
    projects.iter().map(|project| project.usable().map(ProjectName::of)).collect()
}

/// A hash over all that a project's papers say, wherever it was read from.
fn content(project: &LoadedProject) -> String {
    let beside = &project.beside;
    let logo = beside.logo.as_ref().map(|logo| sha256(&logo.bytes()));
    let stated = project.profile.as_ref().map(Profile::statements);
    let earlier = beside.earlier.as_deref().map(Profile::statements);
    sha256_of_value(&(stated, logo, earlier, &beside.own_form)).unwrap_or_else(|_| project.file.clone())
}

/// Where a project says whose it is.
fn place(project: &LoadedProject) -> Place {
    let stated = project.profile.as_ref().and_then(|profile| profile.places.get("projekt.titel")).cloned();
    stated.unwrap_or_else(|| Place::File(project.file.as_str().into()))
}

/// What a message calls the source of a project: a file, or a row of a list.
fn shown(place: &Place) -> String {
    if matches!(place, Place::Cell { .. }) { place.to_string() } else { place.file().to_owned() }
}

/// What is to be said of the copies at these places, the first of which is used.
fn copy(places: &[Place]) -> Diagnostic {
    let [first, others @ ..] = places else { return Diagnostic::warning(Code::Copy, say!("this project is there twice")) };
    let message = say!(
        "{one} and {other} say the same of one project; it is counted once",
        one = quote(&shown(first)),
        other = others.iter().map(|other| quote(&shown(other))).collect::<Vec<_>>().join(", ")
    );
    let finding = Diagnostic::warning(Code::Copy, message).at(first.clone());
    let finding = others.iter().fold(finding, |finding, other| finding.label(other.clone(), say!("the same again")));
    finding.hint(say!("delete the copy"))
}

/// What is to be said of a project whose files would be another one's too.
fn conflict(project: &LoadedProject, other: &LoadedProject, name: &ProjectName) -> Diagnostic {
    let (Some(own), Some(others)) = (&project.profile, &other.profile) else {
        return Diagnostic::error(Code::SameName, say!("this project is there twice"));
    };
    let (here, there) = (place(project), place(other));
    let (one, two) = (quote(&shown(&here)), quote(&shown(&there)));
    let is_one_project = names::same(&own.municipality.name, &others.municipality.name)
        && names::same(&own.project.title, &others.project.title);
    let finding = if is_one_project {
        let message = say!("{one} and {two} say different things of one project", one, two);
        Diagnostic::error(Code::DifferingCopies, message)
            .hint(say!("keep the one that holds, and move the other out of the folder or out of the list"))
            .hint(say!("if these are two projects, give one of them a name of its own: `kurzname` in [projekt]"))
    } else {
        let message = say!(
            "the projects in {one} and {two} would have the same files: `{files}`",
            one,
            two,
            files = format!("{}/{}-…", name.folder, name.stem)
        );
        Diagnostic::error(Code::SameName, message)
            .hint(say!("give one of them a name of its own: `kurzname` in [projekt]"))
    };
    finding.at(here).label(there, say!("the other one"))
}
