//! Projects of one run that would have the same files: copies of one profile, versions of one, and different projects.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::slugs::ProjectName;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::hash::{sha256, sha256_of_value};
use crate::load::LoadedProject;
use crate::message::{Message, say};
use crate::names;
use crate::profile::Profile;

/// How many copies of one project are named.
const MAX_NAMED: usize = 8;

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
            let both = other.and_then(|(other, _)| Some([known(&projects[*index])?, known(&projects[*other])?]));
            findings.extend(both.map(|both| (*index, conflict(both, &name))));
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
    let pictures: Vec<_> = beside.pictures.iter().map(|picture| picture.as_ref().map(|p| sha256(&p.bytes()))).collect();
    let stated = project.profile.as_ref().map(Profile::said);
    let earlier = beside.earlier.as_deref().map(Profile::said);
    sha256_of_value(&(stated, logo, pictures, earlier, &beside.own_form, beside.word_form.as_deref()))
        .unwrap_or_else(|_| project.file.clone())
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
    let named: Vec<String> = places.iter().map(|place| quote(&shown(place))).collect();
    let message = match &named[..] {
        [one, other] => say!("{one} and {other} say the same of one project; it is counted once", one, other),
        all => say!("{n} files or rows say the same of one project; it is counted once", n = all.len()),
    };
    let mut finding = Diagnostic::warning(Code::Copy, message);
    for (at, place) in places.iter().take(MAX_NAMED).enumerate() {
        let text = if at == 0 { Message::nothing() } else { say!("the same again") };
        finding = finding.label(place.clone(), text);
    }
    finding.hint(say!("delete what is there twice"))
}

/// A project's profile and its place; only projects that have one take a name.
fn known(project: &LoadedProject) -> Option<(&Profile, Place)> {
    Some((project.profile.as_ref()?, place(project)))
}

/// What is to be said of a project whose files would be another one's too.
fn conflict([(own, here), (others, there)]: [(&Profile, Place); 2], name: &ProjectName) -> Diagnostic {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::load::Beside;

    fn project(file: &str, municipality: &str, title: &str) -> LoadedProject {
        let mut profile = Profile { file: file.into(), ..Profile::default() };
        profile.municipality.name = municipality.into();
        profile.project.title = title.into();
        LoadedProject {
            file: file.into(),
            profile: Some(profile),
            unnamed: None,
            beside: Beside::default(),
            findings: Vec::new(),
        }
    }

    fn codes(project: &LoadedProject) -> Vec<Code> {
        project.findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn copies_versions_and_different_projects_are_told_apart() {
        let mut newer = project("a (1).toml", "Au", "Pegel");
        newer.profile.iter_mut().for_each(|profile| profile.project.summary = Some("neu".into()));
        let mut projects = vec![
            project("b (1).toml", "Au", "Bus"),
            newer,
            project("a.toml", "Au", "Pegel"),
            project("b.toml", "AU", "Bus"),
            project("c.toml", "Au", "Rad!"),
            project("b.toml", "Au", "Bus"),
            project("d.toml", "Au", "Rad"),
        ];
        projects[3].file = "e.toml".into();
        let names = name_projects(&mut projects);
        let files: Vec<&str> = projects.iter().map(|project| project.file.as_str()).collect();
        assert_eq!(files, ["b (1).toml", "a (1).toml", "a.toml", "e.toml", "c.toml", "b.toml", "d.toml"]);
        assert!(names.iter().all(Option::is_none), "{names:?}");
        let differing = [Code::DifferingCopies];
        assert_eq!(projects.iter().map(codes).filter(|codes| *codes == differing).count(), 5);
        assert_eq!(codes(&projects[4]), [Code::SameName]);
    }

    #[test]
    fn of_copies_the_one_with_the_plainest_name_is_left() {
        let copies = || ["a (1).toml", "a - Kopie.toml", "a.toml"].map(|file| project(file, "Au", "Bus")).to_vec();
        let mut turned = copies();
        turned.reverse();
        for mut projects in [copies(), turned] {
            assert_eq!(name_projects(&mut projects), [Some(ProjectName::new("Au", "Bus"))]);
            assert_eq!((projects[0].file.as_str(), codes(&projects[0])), ("a.toml", vec![Code::Copy]));
        }
    }

    #[test]
    fn a_project_with_errors_takes_no_name() {
        let mut bad = project("a.toml", "Neustadt", "Pegel");
        bad.findings.push(Diagnostic::error(Code::Syntax, Message::nothing()));
        let mut projects = vec![bad, project("b.toml", "Neustadt", "Pegel")];
        assert_eq!(name_projects(&mut projects), [None, Some(ProjectName::new("Neustadt", "Pegel"))]);
    }

    proptest! {
        /// Names that are often the same, or nearly so.
        #[test]
        fn a_name_depends_on_nothing_but_its_project(
            all in prop::collection::vec(("(Au|AU|Au-Bach|Con)", "(Bus|Bach Bus|Rad[ !]?[12]?)", 0..3_u8), 1..14),
            from in 0..14_usize,
        ) {
            let mut projects: Vec<LoadedProject> = all.iter().enumerate().map(|(n, (town, title, version))| {
                let mut project = project(&format!("{n}.toml"), town, title);
                let summary = Some(version.to_string());
                project.profile.iter_mut().for_each(|profile| profile.project.summary.clone_from(&summary));
                project
            }).collect();
            let alone = |project: &LoadedProject| name_projects(&mut vec![project.clone()]);
            let mut turned = projects.clone();
            turned.rotate_left(from % all.len());
            let mut seen = BTreeSet::new();
            for projects in [&mut projects, &mut turned] {
                let names = name_projects(projects);
                seen.insert(names.iter().flatten().cloned().collect::<BTreeSet<_>>());
                let named: Vec<_> = names.iter().flatten().collect();
                prop_assert_eq!(named.len(), named.iter().collect::<BTreeSet<_>>().len(), "a name is there twice");
                for (project, name) in projects.iter().zip(&names).filter(|(_, name)| name.is_some()) {
                    let again = LoadedProject { findings: Vec::new(), ..project.clone() };
                    prop_assert_eq!(&alone(&again), std::slice::from_ref(name));
                }
            }
            prop_assert_eq!(seen.len(), 1, "another order, other names");
        }
    }
}
