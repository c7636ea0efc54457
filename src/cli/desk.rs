//! The briefings of a run, made when a document asks for one and kept until the last document of the
//! project is made: many projects never need the memory of all.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::briefing::{self, Briefing, Labels};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::manifest::sha256;
use crate::selection::select;
use crate::templates::Templates;

use super::inputs::{Inputs, Project};

/// A project whose documents are to be made.
#[derive(Debug)]
pub struct Ready {
    /// Where it stands among the inputs.
    pub project: usize,
    /// The name its files start with.
    pub slug: String,
    language: Language,
    kept: Mutex<Option<Arc<Sheet>>>,
    waiting: AtomicUsize,
    gaps: AtomicUsize,
}

/// A project's briefing, with a hash over all of it.
#[derive(Debug)]
pub struct Sheet {
    /// The briefing.
    pub briefing: Arc<Briefing>,
    /// A hash over everything it says.
    pub sha256: String,
}

/// What all briefings of a run are made from.
#[derive(Debug)]
pub struct Desk {
    inputs: Inputs,
    labels: BTreeMap<Language, Labels>,
    date: Date,
    draft: bool,
    templates_sha256: String,
    kinds: Vec<String>,
    ready: Vec<Ready>,
}

impl Desk {
    /// Takes what was read, and the name and language of each usable project.
    ///
    /// # Errors
    /// If the labels of a language cannot be read.
    pub fn new(
        inputs: Inputs,
        named: Vec<(usize, String, Language)>,
        templates: &Templates,
        date: Date,
        draft: bool,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut labels = BTreeMap::new();
        for (_, _, language) in &named {
            if !labels.contains_key(language) {
                labels.insert(*language, Labels::new(templates, *language)?);
            }
        }
        let ready = named.into_iter().map(|(project, slug, language)| Ready {
            project,
            slug,
            language,
            kept: Mutex::new(None),
            waiting: AtomicUsize::new(0),
            gaps: AtomicUsize::new(0),
        });
        let templates_sha256 = templates.sha256();
        let kinds = Vec::new();
        Ok(Self { inputs, labels, date, draft, templates_sha256, kinds, ready: ready.collect() })
    }

    /// The projects, in the order of the inputs.
    #[must_use]
    pub fn ready(&self) -> &[Ready] {
        &self.ready
    }

    /// The input a project comes from.
    #[must_use]
    pub fn project(&self, ready: &Ready) -> Option<&Project> {
        self.inputs.projects.get(ready.project)
    }

    /// The hash of the templates.
    #[must_use]
    pub fn templates_sha256(&self) -> &str {
        &self.templates_sha256
    }

    /// How many gaps the documents of a project have, as far as a briefing was made.
    #[must_use]
    pub fn gaps(&self, ready: &Ready) -> usize {
        ready.gaps.load(Ordering::SeqCst)
    }

    /// Says that so many documents, of these kinds, will ask for each briefing.
    pub fn expect(&mut self, documents: usize, kinds: &[String]) {
        self.kinds = kinds.to_vec();
        for ready in &mut self.ready {
            *ready.waiting.get_mut() = documents;
        }
    }

    /// The briefing of the project at this position; made now, unless another document asked before.
    ///
    /// # Errors
    /// If it cannot be written down to be hashed.
    pub fn sheet(&self, position: usize) -> Result<Option<Arc<Sheet>>, Vec<Diagnostic>> {
        let Some(ready) = self.ready.get(position) else { return Ok(None) };
        let mut kept = ready.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none() {
            *kept = self.make(ready)?;
        }
        Ok(kept.clone())
    }

    /// Says that a document has what it needs of the project at this position.
    pub fn leave(&self, position: usize) {
        let Some(ready) = self.ready.get(position) else { return };
        if ready.waiting.fetch_sub(1, Ordering::SeqCst) == 1 {
            *ready.kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn make(&self, ready: &Ready) -> Result<Option<Arc<Sheet>>, Vec<Diagnostic>> {
        let parts = (
            self.project(ready).and_then(Project::usable),
            self.labels.get(&ready.language),
            self.inputs.catalog_in(ready.language),
        );
        let (Some(profile), Some(labels), Some(catalog)) = parts else { return Ok(None) };
        let options = briefing::Options {
            date: self.date,
            draft: self.draft,
            language: ready.language,
            templates_sha256: self.templates_sha256.clone(),
        };
        let briefing = briefing::brief(catalog, profile, &select(catalog, profile), labels, &options);
        let gaps = briefing.gaps.iter().filter(|gap| gap.kinds.iter().any(|kind| self.kinds.contains(kind))).count();
        ready.gaps.store(gaps, Ordering::SeqCst);
        let mut said = serde_json::to_vec(&briefing)
            .map_err(|error| vec![Diagnostic::error("internal", format!("the briefing cannot be hashed: {error}"))])?;
        // The briefing names its logo by a path only.
        said.extend(briefing.logo.iter().flat_map(|logo| logo.bytes().to_vec()));
        Ok(Some(Arc::new(Sheet { briefing: Arc::new(briefing), sha256: sha256(&said) })))
    }
}
