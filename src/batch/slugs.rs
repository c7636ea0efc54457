//! The names that projects' files start with.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::LoadedProject;
use crate::message::say;
use crate::names;

/// Names that no file or folder can have on Windows, whatever follows after a full stop.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The name that a usable project's folder and files start with; it is no other project's. A project whose
/// municipality's name is taken gets its title added, and a warning that says so.
pub fn assign_slugs(projects: &mut [LoadedProject]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..projects.len()).filter(|i| projects[*i].usable().is_some()).collect();
    // By file, so that the order of the arguments does not change where a document goes.
    order.sort_by(|a, b| projects[*a].file.cmp(&projects[*b].file));
    let mut slugs: Vec<Option<String>> = vec![None; projects.len()];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut late = Vec::new();
    for index in order {
        let Some(profile) = projects[index].usable() else { continue };
        let plain = allowed(names::slug(&profile.municipality.name));
        if taken.insert(plain.clone()) {
            slugs[index] = Some(plain);
        } else {
            late.push((index, format!("{plain}-{}", names::slug(&profile.project.title)), plain));
        }
    }
    for (index, titled, plain) in late {
        let mut slug = titled.clone();
        let mut number = 2_usize;
        while !taken.insert(slug.clone()) {
            slug = format!("{titled}-{number}");
            number += 1;
        }
        let project = &mut projects[index];
        let place = project.profile.as_ref().and_then(|p| p.places.get("kommune.name")).cloned();
        let place = place.unwrap_or_else(|| Place::File(project.file.as_str().into()));
        project.findings.push(
            Diagnostic::warning(
                Code::SameMunicipality,
                say!(
                    "another project is called `{plain}` already; this one's files are called `{slug}`",
                    plain,
                    slug = &slug
                ),
            )
            .at(place)
            .hint(say!("give the projects of one municipality different titles to keep their files apart")),
        );
        slugs[index] = Some(slug);
    }
    slugs
}

fn allowed(slug: String) -> String {
    if DEVICES.contains(&slug.as_str()) { format!("{slug}-kommune") } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Beside;
    use crate::message::Message;
    use crate::profile::Profile;

    fn project(file: &str, municipality: &str, title: &str) -> LoadedProject {
        let mut profile = Profile { file: file.into(), ..Profile::default() };
        profile.municipality.name = municipality.into();
        profile.project.title = title.into();
        LoadedProject { file: file.into(), profile: Some(profile), beside: Beside::default(), findings: Vec::new() }
    }

    #[test]
    fn no_two_projects_share_a_name() {
        let mut projects = vec![
            project("z.toml", "Neustadt", "Pegel"),
            project("d.toml", "Neustadt", "Pegel"),
            project("b.toml", "Neustadt", "Pegel"),
            project("a.toml", "Neustadt Pegel", "Anderes"),
            project("c.toml", "NEUSTADT", "Bus"),
            project("con.toml", "Con", "Bus"),
        ];
        let want =
            ["neustadt-pegel-3", "neustadt-pegel-2", "neustadt", "neustadt-pegel", "neustadt-bus", "con-kommune"];
        let want: Vec<Option<String>> = want.iter().map(|s| Some((*s).to_owned())).collect();
        assert_eq!(assign_slugs(&mut projects), want);
        let warned: Vec<bool> = projects.iter().map(|p| !p.findings.is_empty()).collect();
        assert_eq!(warned, [true, true, false, false, true, false]);
        // The same projects in another order keep their names.
        let mut turned: Vec<LoadedProject> = projects.into_iter().rev().collect();
        let turned_want: Vec<Option<String>> = want.into_iter().rev().collect();
        assert_eq!(assign_slugs(&mut turned), turned_want);
    }

    #[test]
    fn a_project_with_errors_takes_no_name() {
        let mut bad = project("a.toml", "Neustadt", "Pegel");
        bad.findings.push(Diagnostic::error(Code::Syntax, Message::nothing()));
        let mut projects = vec![bad, project("b.toml", "Neustadt", "Pegel")];
        assert_eq!(assign_slugs(&mut projects), [None, Some("neustadt".to_owned())]);
    }
}
