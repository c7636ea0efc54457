//! The briefings of a run, made when a document asks for one and kept until the last document of the
//! project is made: many projects never need the memory of all.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::batch::owner::Owner;
use crate::batch::slugs::ProjectName;
use crate::bodies::Bodies;
use crate::briefing::{self, Briefing, Labels, Sources, Survey, WithheldReason};
use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::hash::{sha256, sha256_of_value};
use crate::language::Language;
use crate::parallel;
use crate::portfolio::{Portfolio, PortfolioBuilder, ProjectSummary, town_of};
use crate::profile::Profile;
use crate::selection::select;
use crate::templates::Templates;

use crate::load::{Inputs, LoadedProject};

/// Which build of the program this is: a hash over everything it was built from.
const BUILD: &str = env!("RATSMAPPE_BUILD");

/// A project whose documents are to be made.
#[derive(Debug)]
pub struct Ready {
    /// Where it stands among the inputs.
    pub project: usize,
    /// Where its files are and what their names start with.
    pub name: ProjectName,
    language: Language,
    kept: Mutex<Option<Arc<Briefing>>>,
    waiting: AtomicUsize,
    gaps: AtomicUsize,
}

/// What all briefings of a run are made from.
#[derive(Debug)]
pub struct BriefingCache {
    inputs: Inputs,
    labels: BTreeMap<Language, Labels>,
    /// The language of what is over all projects.
    overall: Language,
    date: Date,
    draft: bool,
    templates_sha256: String,
    threads: usize,
    kinds: Vec<String>,
    ready: Vec<Ready>,
}

impl BriefingCache {
    /// Takes what was read, the name and language of each project of this part, the language of what is over all
    /// projects, and how many threads may look at them.
    ///
    /// # Errors
    /// If the labels of a language cannot be read.
    pub fn new(
        inputs: Inputs,
        named: Vec<(usize, ProjectName, Language)>,
        overall: Language,
        templates: &Templates,
        date: Date,
        draft: bool,
        threads: usize,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut labels = BTreeMap::new();
        for language in named.iter().map(|(_, _, language)| *language).chain([overall]) {
            if let Entry::Vacant(entry) = labels.entry(language) {
                entry.insert(Labels::new(templates, language)?);
            }
        }
        let ready = named.into_iter().map(|(project, name, language)| Ready {
            project,
            name,
            language,
            kept: Mutex::new(None),
            waiting: AtomicUsize::new(0),
            gaps: AtomicUsize::new(0),
        });
        let templates_sha256 = templates.sha256();
        let kinds = Vec::new();
        Ok(Self { inputs, labels, overall, date, draft, templates_sha256, threads, kinds, ready: ready.collect() })
    }

    /// How many projects of the run can be used, those of other parts too.
    #[must_use]
    pub fn usable(&self) -> usize {
        self.inputs.projects.iter().filter_map(LoadedProject::usable).count()
    }

    /// All projects of the run that say whose they are, those of other parts and those that cannot be used too.
    pub fn projects(&self) -> impl Iterator<Item = (&LoadedProject, &Profile)> {
        self.inputs.projects.iter().filter_map(|project| Some((project, project.profile.as_ref()?)))
    }

    /// The file that the project at this place among the inputs was read from.
    #[must_use]
    pub fn file(&self, project: usize) -> Option<&str> {
        self.inputs.projects.get(project).map(|project| project.file.as_str())
    }

    /// A project as its documents in a folder remember it.
    #[must_use]
    pub fn owner(&self, ready: &Ready, output: &Path) -> Option<Owner> {
        let project = self.inputs.projects.get(ready.project)?;
        project.profile.as_ref().map(|profile| Owner::new(profile, &project.file, output))
    }

    /// Why a kind of document is not made for a project, if it is not. Drafts always are.
    #[must_use]
    pub fn withheld(&self, ready: &Ready, kind: &str) -> Option<WithheldReason> {
        if self.draft {
            return None;
        }
        let sources = self.inputs.projects.get(ready.project).and_then(LoadedProject::sources)?;
        WithheldReason::of(kind, &sources)
    }

    /// The projects, in the order of the inputs.
    #[must_use]
    pub fn ready(&self) -> &[Ready] {
        &self.ready
    }

    /// How many gaps the documents of a project have, as far as a briefing was made.
    #[must_use]
    pub fn gaps(&self, ready: &Ready) -> usize {
        ready.gaps.load(Ordering::SeqCst)
    }

    /// Says that documents of these kinds, each in so many formats, will ask for briefings, as far as they are not
    /// withheld.
    pub fn expect(&mut self, formats: usize, kinds: &[String]) {
        self.kinds = kinds.to_vec();
        for ready in &self.ready {
            let made = kinds.iter().filter(|kind| self.withheld(ready, kind).is_none()).count();
            ready.waiting.store(made * formats, Ordering::SeqCst);
        }
    }

    /// A hash over everything that the briefing of the project at this position is made from: what
    /// [`briefing::brief`] is given, and the program.
    #[must_use]
    pub fn made_from(&self, position: usize) -> Option<String> {
        let ready = self.ready.get(position)?;
        let (project, _, catalog) = self.parts(ready)?;
        // What is serialised of a picture is its path alone.
        let pictures = project.logo.into_iter().chain(project.pictures.iter().flatten());
        let pictures: Vec<String> = pictures.map(|picture| sha256(&picture.bytes())).collect();
        let sources = (BUILD, &catalog.file, &catalog.sha256, project, pictures, self.options(ready));
        sha256_of_value(&sources).ok()
    }

    /// The briefing of the project at this position; made now, unless another document asked before.
    pub fn briefing(&self, position: usize) -> Option<Arc<Briefing>> {
        let ready = self.ready.get(position)?;
        let mut kept = ready.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none() {
            *kept = self.make(ready);
        }
        kept.clone()
    }

    /// Says that a document has what it needs of the project at this position.
    pub fn leave(&self, position: usize) {
        let Some(ready) = self.ready.get(position) else { return };
        if ready.waiting.fetch_sub(1, Ordering::SeqCst) == 1 {
            *ready.kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn make(&self, ready: &Ready) -> Option<Arc<Briefing>> {
        let (project, labels, catalog) = self.parts(ready)?;
        let catalog = catalog.in_words_of(&project.profile.bodies());
        let selection = select(&catalog, project.profile);
        let briefing = briefing::brief(&catalog, project, &selection, labels, &self.options(ready));
        let gaps = briefing.gaps.iter().filter(|gap| gap.kinds.iter().any(|kind| self.kinds.contains(kind))).count();
        ready.gaps.store(gaps, Ordering::SeqCst);
        Some(Arc::new(briefing))
    }

    fn parts(&self, ready: &Ready) -> Option<(Sources<'_>, &Labels, &Catalog)> {
        let project = self.inputs.projects.get(ready.project).and_then(LoadedProject::sources)?;
        let language = ready.language;
        Some((project.in_language(language), self.labels.get(&language)?, self.inputs.catalog_in(language)?))
    }

    fn options(&self, ready: &Ready) -> briefing::Options {
        briefing::Options {
            date: self.date,
            draft: self.draft,
            language: ready.language,
            templates_sha256: self.templates_sha256.clone(),
        }
    }

    /// What the view over all projects depends on: it shows no gaps.
    fn overall_options(&self) -> briefing::Options {
        briefing::Options {
            date: self.date,
            draft: false,
            language: self.overall,
            templates_sha256: self.templates_sha256.clone(),
        }
    }

    /// The view over all usable projects of the run, of other parts too.
    pub fn portfolio(&self) -> Option<Portfolio> {
        let language = self.overall;
        let (labels, catalog) = (self.labels.get(&language)?, self.inputs.catalog_in(language)?);
        let projects = self.inputs.projects.iter().filter_map(LoadedProject::sources);
        let projects: Vec<Sources> = projects.map(|project| project.in_language(language)).collect();
        // One municipality's own words; of many at once it speaks in neutral ones.
        let first = projects.first()?.profile;
        let is_one = projects.iter().all(|project| town_of(project.profile) == town_of(first));
        let bodies = if is_one { first.bodies() } else { Bodies::neutral() };
        let labels = &labels.in_words_of(&bodies);
        let catalog = &*catalog.in_words_of(&bodies);
        let options = self.overall_options();
        let mut builder = PortfolioBuilder::new(catalog, labels, language);
        let summary = |survey: &mut Survey, project: &Sources| {
            let selection = select(catalog, project.profile);
            ProjectSummary::new(project.profile, &selection, survey.overview(*project, &selection))
        };
        let summaries = parallel::map(&projects, self.threads, || Survey::new(catalog, labels, &options), summary);
        for (project, summary) in projects.iter().zip(summaries) {
            builder.add(project.profile, summary);
        }
        for project in self.left_out() {
            builder.leave_out(project);
        }
        Some(builder.finish(self.date, &self.templates_sha256))
    }

    /// What projects are called that cannot be used: by their titles, as far as they can be read, else by their files.
    fn left_out(&self) -> Vec<String> {
        let unusable = self.inputs.projects.iter().filter(|project| project.usable().is_none());
        let name = |project: &LoadedProject| match project.profile.as_ref().map(|profile| &profile.project) {
            Some(own) if !own.title.is_empty() => own.short_name.clone().unwrap_or_else(|| own.title.clone()),
            _ => Path::new(&project.file).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        };
        unusable.map(name).collect()
    }

    /// A hash over everything that the portfolio is made from.
    #[must_use]
    pub fn portfolio_made_from(&self) -> Option<String> {
        let catalog = self.inputs.catalog_in(self.overall)?;
        let projects: Vec<Sources> = self.inputs.projects.iter().filter_map(LoadedProject::sources).collect();
        let sources = (BUILD, &catalog.file, &catalog.sha256, projects, self.left_out(), self.overall_options());
        sha256_of_value(&sources).ok()
    }
}
