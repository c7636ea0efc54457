//! What is loaded once and serves many runs: templates with everything typesetting needs, the catalogue, and
//! the profiles as they were last read. Only what has changed since is loaded again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::batch::outcome::{DocumentOutcome, DocumentStatus};
use crate::batch::spec::RunSpec;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::{Stamp, stamps_below};
use crate::load::limits::ReadLimits;
use crate::load::{Inputs, Loader};
use crate::message::say;
#[cfg(feature = "pdf")]
use crate::render::Renderer;
use crate::templates::{MAX_FILES, Templates};

/// What typesets documents, or why nothing does.
pub(super) type Typesetting = Result<Arc<Renderer>, Vec<Diagnostic>>;

/// What is loaded once and serves many runs.
#[derive(Debug)]
pub struct Session {
    loader: Loader,
    templates: Option<LoadedTemplates>,
    renderer: Option<Arc<Renderer>>,
    /// The documents that runs of this session have made, if it is one of many runs.
    made: Option<BTreeSet<String>>,
}

/// Templates and what they were read from.
#[derive(Debug)]
struct LoadedTemplates {
    folder: Option<PathBuf>,
    stamps: Vec<(PathBuf, Stamp)>,
    templates: Arc<Templates>,
}

impl Session {
    /// A session of one run.
    #[must_use]
    pub fn once(limits: ReadLimits) -> Self {
        Self { loader: Loader::once(limits), templates: None, renderer: None, made: None }
    }

    /// A session of many runs of the same inputs.
    #[must_use]
    pub fn lasting(limits: ReadLimits) -> Self {
        Self { loader: Loader::session(limits), templates: None, renderer: None, made: Some(BTreeSet::new()) }
    }

    /// What reads the inputs.
    pub fn loader(&mut self) -> &mut Loader {
        &mut self.loader
    }

    /// The templates: the built-in ones, overlaid by a folder.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read.
    pub fn templates(&mut self, folder: Option<&Path>) -> Result<Arc<Templates>, Vec<Diagnostic>> {
        let stamps = folder.map(|folder| stamps_below(folder, MAX_FILES)).unwrap_or_default();
        if let Some(known) = &self.templates
            && known.folder.as_deref() == folder
            && known.stamps == stamps
        {
            return Ok(Arc::clone(&known.templates));
        }
        (self.templates, self.renderer) = (None, None);
        let templates = Arc::new(match folder {
            None => Templates::embedded(),
            Some(folder) if folder.is_dir() => Templates::with_overlay(folder)?,
            Some(folder) => {
                let finding = Diagnostic::error(Code::FileNotFound, say!("there is no such template folder"))
                    .at(Place::File(folder.to_string_lossy().into()))
                    .hint(say!("leave --templates out to use the built-in templates"));
                return Err(vec![finding]);
            }
        });
        let known = LoadedTemplates { folder: folder.map(Path::to_owned), stamps, templates: Arc::clone(&templates) };
        self.templates = Some(known);
        Ok(templates)
    }

    /// The documents that earlier runs of this session have made.
    pub(super) fn made(&self) -> BTreeSet<String> {
        self.made.clone().unwrap_or_default()
    }

    /// Remembers the documents that a run has made.
    pub(super) fn remember(&mut self, documents: &[DocumentOutcome]) {
        let Some(made) = &mut self.made else { return };
        let written = documents.iter().filter(|document| document.status == DocumentStatus::Written);
        made.extend(written.map(|document| document.file.clone()));
    }

    /// Reads the inputs of a run, and meanwhile gets typesetting ready: templates, library and fonts.
    pub(super) fn load(&mut self, spec: &RunSpec) -> (Typesetting, Inputs) {
        let kept = self
            .renderer
            .take()
            .filter(|_| self.templates.as_ref().is_some_and(|known| Arc::ptr_eq(&known.templates, &spec.templates)));
        let loader = &mut self.loader;
        let (renderer, inputs) = thread::scope(|scope| {
            let renderer = scope.spawn(|| match kept {
                Some(renderer) => Ok(renderer),
                None => Renderer::new(&spec.templates).map(|r| Arc::new(r.with_max_pages(spec.limits.max_pages))),
            });
            let mut inputs = loader.read(spec.catalog.as_deref(), &spec.profiles);
            loader.read_earlier(&mut inputs);
            if let Some(form) = &spec.word_form {
                inputs.projects.iter_mut().for_each(|project| project.beside.word_form = Some(Arc::clone(form)));
            }
            (renderer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), inputs)
        });
        self.renderer = renderer.as_ref().ok().map(Arc::clone);
        (renderer, inputs)
    }
}

/// What stands for a renderer where there is none.
#[cfg(not(feature = "pdf"))]
#[derive(Debug)]
pub(super) enum Renderer {}

#[cfg(not(feature = "pdf"))]
impl Renderer {
    fn new(_: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let finding = Diagnostic::error(Code::NoTypesetting, say!("this build of ratsmappe cannot typeset documents"))
            .hint(say!(
                "build it with the feature `pdf`, which is on by default; `check` and `select` work without it"
            ));
        Err(vec![finding])
    }

    fn with_max_pages(self, _: usize) -> Self {
        self
    }
}
