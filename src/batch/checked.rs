//! What is found of every project without making papers of it: its findings counted, and what its papers would lack.

use serde::Serialize;

use crate::briefing::{Labels, Options, Survey};
use crate::catalog::{Catalog, Phase};
use crate::load::{Inputs, LoadedProject};
use crate::parallel;
use crate::profile::Profile;
use crate::selection::select;

/// Looks at all projects, on so many threads; gives what is found of each, in their order.
#[must_use]
pub fn all<'a>(
    inputs: &'a Inputs,
    labels: &Labels,
    kinds: &[String],
    options: &Options,
    threads: usize,
) -> Vec<Checked<'a>> {
    let search = || Search { survey: inputs.catalog().map(|c| (c, Survey::new(c, labels, options))), kinds };
    parallel::map(&inputs.projects, threads, search, |search, project| Checked::new(project, search))
}

/// What is found of a project.
#[derive(Debug, Serialize)]
pub struct Checked<'a> {
    /// The file it was read from.
    pub file: &'a str,
    /// Its municipality.
    pub municipality: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its phases.
    pub phases: &'a [Phase],
    /// What its papers lack, by document.
    pub gaps: Vec<Gap>,
    /// How many errors it has.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

/// What a document of a project lacks.
#[derive(Debug, Serialize)]
pub struct Gap {
    /// The kind of document.
    pub document: String,
    /// The key that would bring it.
    pub key: String,
    /// What is missing, in words.
    pub what: String,
    /// The sheet and cell that would state it, such as `Angaben!C45`, if the profile is a questionnaire.
    pub cell: Option<String>,
}

impl<'a> Checked<'a> {
    /// Whether papers can be made of it.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.errors == 0 && self.municipality.is_some()
    }

    /// Each gap once, with the papers that need it: what most need first.
    #[must_use]
    pub fn by_key(&self) -> Vec<(&Gap, Vec<&str>)> {
        let mut found: Vec<(&Gap, Vec<&str>)> = Vec::new();
        for gap in &self.gaps {
            match found.iter_mut().find(|(known, _)| known.key == gap.key && known.what == gap.what) {
                Some((_, documents)) => documents.push(&gap.document),
                None => found.push((gap, vec![&gap.document])),
            }
        }
        // Stable: within the same papers the order of the profile stays.
        found.sort_by_key(|(_, documents)| (std::cmp::Reverse(documents.len()), documents.clone()));
        found
    }

    fn new(project: &'a LoadedProject, search: &Search) -> Self {
        let profile = project.profile.as_ref();
        let text = |text: &'a str| Some(text).filter(|t| !t.is_empty());
        let errors = project.findings.iter().filter(|d| d.is_error()).count();
        let gaps = project.usable().map(|profile| search.gaps(profile)).unwrap_or_default();
        Self {
            file: &project.file,
            municipality: profile.and_then(|p| text(&p.municipality.name)),
            title: profile.and_then(|p| text(&p.project.title)),
            phases: profile.map_or(&[], |p| &p.project.phases),
            gaps,
            errors,
            warnings: project.findings.len() - errors,
        }
    }
}

/// What is needed to look for gaps.
struct Search<'a> {
    /// None without a catalogue.
    survey: Option<(&'a Catalog, Survey<'a>)>,
    kinds: &'a [String],
}

impl Search<'_> {
    /// What each document lacks, by document.
    fn gaps(&self, profile: &Profile) -> Vec<Gap> {
        let Some((catalog, survey)) = &self.survey else { return Vec::new() };
        let gaps = survey.gaps(profile.into(), &select(catalog, profile));
        let mut by_document = Vec::new();
        for kind in self.kinds {
            for gap in gaps.iter().filter(|gap| gap.kinds.contains(kind)) {
                let (document, key, what) = (kind.clone(), gap.key.clone(), gap.what.clone());
                let cell = profile.questionnaire.as_ref().and_then(|form| form.cell_for(&gap.paths));
                by_document.push(Gap { document, key, what, cell });
            }
        }
        by_document
    }
}
