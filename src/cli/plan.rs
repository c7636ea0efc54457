//! Raw arguments made into a checked plan: which documents, of which date, to which files.
//!
//! Takes what was typed and what was read; writes nothing.

use std::collections::BTreeSet;
use std::ffi::OsStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::message::say;
use crate::names;

use super::exit::Stop;
use crate::load::Project;

/// Names that no file or folder can have on Windows, whatever follows after a full stop.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The documents' date: the one asked for, else `SOURCE_DATE_EPOCH` (UTC), else today.
pub fn date(
    given: Option<Date>,
    epoch: Option<&OsStr>,
    today: impl FnOnce() -> Result<Date, Stop>,
) -> Result<Date, Stop> {
    if let Some(date) = given {
        return Ok(date);
    }
    let Some(epoch) = epoch.filter(|e| !e.is_empty()) else { return today() };
    let seconds = epoch.to_str().and_then(|text| text.parse::<i64>().ok()).filter(|seconds| *seconds >= 0);
    match seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(moment) => Ok(moment.to_zoned(TimeZone::UTC).date()),
        None => {
            let shown = crate::diagnostic::quote(&epoch.to_string_lossy());
            Err(Stop::Usage(say!(
                "SOURCE_DATE_EPOCH is {shown}, but must be seconds since 1970, such as 1795305600",
                shown
            )))
        }
    }
}

/// Today where this computer stands.
pub fn today() -> Result<Date, Stop> {
    Timestamp::try_from(std::time::SystemTime::now())
        .map(|moment| Zoned::new(moment, TimeZone::system()).date())
        .map_err(|_| Stop::Failed(say!("the computer's clock is out of range; give the date with --date")))
}

/// The kinds of document to make, in the templates' order.
pub fn kinds(only: &[String], known: &[String]) -> Result<Vec<String>, Stop> {
    if only.is_empty() {
        return Ok(known.to_vec());
    }
    let mut wanted = BTreeSet::new();
    for given in only {
        // "Präsentation" is what a German would type for "praesentation".
        let given = given.trim();
        let slug = names::slug(given);
        match known.iter().find(|kind| is(given, kind)) {
            Some(kind) => wanted.insert(kind),
            None => {
                let near = names::nearest(&slug, known.iter().map(String::as_str));
                let (shown, known) = (crate::diagnostic::quote(given), known.join(", "));
                return Err(Stop::Usage(match near {
                    Some(kind) => say!(
                        "there is no kind of document {shown}: did you mean `{kind}`? known are {known}",
                        shown,
                        kind,
                        known
                    ),
                    None => say!("there is no kind of document {shown}: known are {known}", shown, known),
                }));
            }
        };
    }
    Ok(known.iter().filter(|kind| wanted.contains(kind)).cloned().collect())
}

/// Whether a kind of document is asked for by this name.
#[must_use]
pub fn is(given: &str, kind: &str) -> bool {
    given.trim() == kind || names::slug(given) == kind
}

/// The name that a usable project's folder and files start with; it is no other project's. A project whose
/// municipality's name is taken gets its title added, and a warning that says so.
pub fn assign_slugs(projects: &mut [Project]) -> Vec<Option<String>> {
    let mut order: Vec<usize> = (0..projects.len()).filter(|i| projects[*i].usable().is_some()).collect();
    // By file, so that the order of the arguments does not change where a document goes.
    order.sort_by(|a, b| projects[*a].file.cmp(&projects[*b].file));
    let mut slugs: Vec<Option<String>> = vec![None; projects.len()];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut late = Vec::new();
    for index in order {
        let Some(profile) = projects[index].usable() else { continue };
        let plain = usable_name(names::slug(&profile.municipality.name));
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

fn usable_name(slug: String) -> String {
    if DEVICES.contains(&slug.as_str()) { format!("{slug}-kommune") } else { slug }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;
    use crate::language::Language;
    use crate::message::Message;
    use crate::profile::Profile;

    fn project(file: &str, municipality: &str, title: &str) -> Project {
        let mut profile = Profile { file: file.into(), ..Profile::default() };
        profile.municipality.name = municipality.into();
        profile.project.title = title.into();
        Project { file: file.into(), profile: Some(profile), beside: Default::default(), findings: Vec::new() }
    }

    #[test]
    fn the_date_is_the_given_one_then_the_epochs_then_todays() {
        let today = || Ok(day(2026, 11, 22));
        let of = |given, epoch: Option<&str>| date(given, epoch.map(OsStr::new), today).ok();
        assert_eq!(of(Some(day(2027, 1, 2)), Some("0")), Some(day(2027, 1, 2)));
        assert_eq!(of(None, Some("86400")), Some(day(1970, 1, 2)));
        assert_eq!(of(None, Some("")), Some(day(2026, 11, 22)));
        assert_eq!(of(None, None), Some(day(2026, 11, 22)));
        for wrong in ["tomorrow", "-1", "1.5", "999999999999999"] {
            assert_eq!(of(None, Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn kinds_keep_the_templates_order_and_are_named_once() {
        let known: Vec<String> = ["dossier", "praesentation"].map(String::from).into();
        let of = |only: &[&str]| kinds(&only.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), &known);
        assert_eq!(of(&[]).ok(), Some(known.clone()));
        assert_eq!(of(&["Präsentation", " dossier", "praesentation"]).ok(), Some(known.clone()));
        let message = match of(&["dosier"]) {
            Err(Stop::Usage(message)) => message.text(Language::English),
            other => format!("{other:?}"),
        };
        assert_eq!(
            message,
            "there is no kind of document `dosier`: did you mean `dossier`? known are dossier, praesentation"
        );
        assert!(of(&[""]).is_err());
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
        let mut turned: Vec<Project> = projects.into_iter().rev().collect();
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
