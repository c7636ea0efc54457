//! The documents of a run as jobs for an executor: each made, compared with what stands there, and written.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::batch::briefings::BriefingCache;
use crate::batch::executor::Work;
use crate::batch::format::Format;
use crate::batch::journal::{Entry, Journal, State};
use crate::batch::outcome::{DocumentOutcome, DocumentStatus};
use crate::batch::owner::Owner;
use crate::batch::slugs::ProjectName;
use crate::batch::spec::{DocumentLimits, RunSpec};
use crate::briefing::WithheldReason;
use crate::bundle::{self, Files};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::files::below;
use crate::hash::sha256;
use crate::message::{Message, count, say};
use crate::output::{write_folder_whole, write_whole};
use crate::render::{Rendered, Renderer};
use crate::templates::PORTFOLIO;

/// One document to write.
#[derive(Debug)]
pub struct Job {
    /// The position of its project among the briefings; none for what is over all projects.
    pub position: Option<usize>,
    /// Where its project's files are and what their names start with; none for what is over all projects.
    pub name: Option<ProjectName>,
    /// Whose document it is.
    pub owner: Option<Owner>,
    /// The other document of the run that would have the same name, as a message calls it.
    shared_with: Option<Message>,
    /// The kind of document.
    pub kind: String,
    /// The format it is written in.
    pub format: Format,
    /// Why it is not made, if the project does not say what it cannot do without.
    pub withheld: Option<WithheldReason>,
    /// The template's file, for messages.
    template: String,
}

/// The jobs of a run: all documents of one project after the other, and last what is over all projects.
pub fn jobs(spec: &RunSpec, briefings: &BriefingCache, portfolio: bool) -> Vec<Job> {
    let template = |kind: &str| spec.templates.shown(&format!("{kind}/main.typ"));
    let mut jobs = Vec::new();
    for (position, project) in briefings.ready().iter().enumerate() {
        let owner = briefings.owner(project, &spec.output);
        for kind in &spec.kinds {
            let withheld = briefings.withheld(project, kind);
            jobs.extend(spec.formats.iter().map(|format| Job {
                position: Some(position),
                name: Some(project.name.clone()),
                owner: owner.clone(),
                shared_with: None,
                kind: kind.clone(),
                format: *format,
                withheld,
                template: template(kind),
            }));
        }
    }
    jobs.extend(portfolio.then(|| Job {
        position: None,
        name: None,
        owner: None,
        shared_with: None,
        kind: PORTFOLIO.to_owned(),
        format: Format::Pdf,
        withheld: None,
        template: template(PORTFOLIO),
    }));
    // Kinds of one's own may end like others: the `alt-dossier` of one project is the `dossier` of another.
    let mut files: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    jobs.iter().enumerate().for_each(|(at, job)| files.entry(job.file()).or_default().push(at));
    for sharing in files.values().filter(|sharing| sharing.len() > 1) {
        for at in sharing {
            let other = sharing.iter().find(|other| *other != at).map(|other| jobs[*other].shown());
            jobs[*at].shared_with = other;
        }
    }
    jobs
}

impl Job {
    /// Its file or folder, relative to the output folder, separated by `/`.
    #[must_use]
    pub fn file(&self) -> String {
        match &self.name {
            None => format!("{}.pdf", self.kind),
            Some(name) => name.file(&self.kind, self.format),
        }
    }

    /// What a message calls it: its kind and whose it is, with the file that says so.
    fn shown(&self) -> Message {
        let kind = quote(&self.kind);
        match &self.owner {
            Some(owner) => say!("{kind} of {project}", kind, project = owner.shown()),
            None => say!("{kind}", kind),
        }
    }

    /// A file beside it, relative to the output folder; `name` in the place of the kind, if it has one of its own.
    fn side_file(&self, name: Option<&str>, ending: &str) -> String {
        let kind = name.unwrap_or(&self.kind);
        match &self.name {
            None => format!("{kind}.{ending}"),
            Some(project) => project.side_file(kind, ending),
        }
    }

    /// What its project's files start with; empty for what is over all projects.
    fn stem(&self) -> &str {
        self.name.as_ref().map_or("", |name| &name.stem)
    }

    /// The document of a job that nobody came to.
    pub fn not_begun(&self) -> DocumentOutcome {
        DocumentOutcome {
            project: self.stem().to_owned(),
            kind: self.kind.clone(),
            format: self.format,
            file: self.file(),
            status: DocumentStatus::NotBegun,
            pages: None,
            files: None,
            bytes: None,
            sha256: None,
            beside: Vec::new(),
            milliseconds: None,
            findings: Vec::new(),
            withheld: None,
        }
    }

    /// The document of a job that is not made, because the project does not say what it cannot do without.
    pub fn withheld(&self) -> DocumentOutcome {
        DocumentOutcome { status: DocumentStatus::Withheld, withheld: self.withheld, ..self.not_begun() }
    }

    /// The document of a job that failed.
    pub fn failed(&self, findings: Vec<Diagnostic>) -> DocumentOutcome {
        DocumentOutcome { status: DocumentStatus::Failed, findings, ..self.not_begun() }
    }
}

/// The documents of a run, and what they are made with and from.
pub struct DocumentJobs {
    /// What sets them.
    pub renderer: Arc<Renderer>,
    /// The documents.
    pub jobs: Vec<Job>,
    /// What the documents say.
    pub briefings: BriefingCache,
    /// The output folder.
    pub folder: PathBuf,
    /// What stands there.
    pub journal: Journal,
    /// Whether to make what is unchanged too, and to overwrite what was changed by hand.
    pub force: bool,
    /// How much they may take.
    pub limits: DocumentLimits,
}

/// A document that is to be written.
pub enum Product {
    /// A document, and the hash of what it was made from.
    Pdf {
        /// The document.
        rendered: Rendered,
        /// The hash.
        made_from: String,
    },
    /// Its sources.
    Typst(Files),
    /// Nothing: it stands there already.
    Unchanged(Entry),
}

impl DocumentJobs {
    fn path(&self, job: &Job) -> PathBuf {
        below(&self.folder, job.file())
    }

    fn place(&self, job: &Job) -> Place {
        Place::File(self.path(job).to_string_lossy().into())
    }

    fn product(&self, job: &Job) -> Result<Product, Vec<Diagnostic>> {
        self.check_owner(job)?;
        let briefing = || job.position.and_then(|at| self.briefings.briefing(at)).ok_or_else(Vec::new);
        if job.format == Format::Typst {
            let name = format!("{}-{}", job.stem(), job.kind);
            return self.renderer.bundle(&job.kind, &name, &*briefing()?).map(Product::Typst);
        }
        let sources = match job.position {
            Some(at) => self.briefings.made_from(at),
            None => self.briefings.portfolio_made_from(),
        };
        let made_from = sha256(format!("{} {}", job.kind, sources.ok_or_else(Vec::new)?).as_bytes());
        if let Some(entry) = self.standing(job, &made_from)? {
            return Ok(Product::Unchanged(entry));
        }
        let rendered = match job.position {
            Some(_) => self.renderer.render(&job.kind, &*briefing()?)?,
            None => self.renderer.render_portfolio(&self.briefings.portfolio().ok_or_else(Vec::new)?)?,
        };
        Ok(Product::Pdf { rendered, made_from })
    }

    /// Refuses what would be written over a paper of another project, whatever options say.
    fn check_owner(&self, job: &Job) -> Result<(), Vec<Diagnostic>> {
        let name = say!("give one of them a name of its own: `kurzname` in [projekt]");
        if let Some(other) = &job.shared_with {
            let message = say!(
                "two documents of this run would have this name: {one}, and {other}",
                one = job.shown(),
                other = other.clone()
            );
            return Err(vec![Diagnostic::error(Code::SameName, message).at(self.place(job)).hint(name)]);
        }
        let (Some(own), Some(other)) = (&job.owner, self.journal.owner(&job.file())) else { return Ok(()) };
        if own.is_same_project(other) {
            return Ok(());
        }
        let message =
            say!("this file is of the project {other}, not of {own}", other = other.shown(), own = own.shown());
        let finding = Diagnostic::error(Code::OtherProject, message).at(self.place(job)).hint(name);
        Err(vec![finding.hint(say!("if there is no such project any more, delete its papers"))])
    }

    /// The document as it stands there already, if it was made from the same.
    fn standing(&self, job: &Job, made_from: &str) -> Result<Option<Entry>, Vec<Diagnostic>> {
        if self.force {
            return Ok(None);
        }
        match self.journal.state(&job.file(), made_from) {
            Ok(State::Current(entry)) => Ok(Some(entry.clone())),
            Ok(State::Outdated) => Ok(None),
            Ok(State::Changed(file)) => {
                let place = Place::File(below(&self.folder, file).to_string_lossy().into());
                let finding =
                    Diagnostic::error(Code::ChangedDocument, say!("somebody changed this file since it was written"));
                let hint =
                    say!("move it away to keep it, or build with --force to overwrite it; nothing was overwritten");
                Err(vec![finding.at(place).hint(hint)])
            }
            Err(error) => Err(self.cannot_write(&job.file(), &error)),
        }
    }

    fn write_pdf(&self, job: &Job, rendered: &Rendered, made_from: String) -> Result<DocumentOutcome, Vec<Diagnostic>> {
        let file = job.file();
        let failed = |error| self.cannot_write(&file, &error);
        let beside = rendered.beside.iter();
        let beside: Vec<_> = beside.map(|side| (job.side_file(side.name, side.ending), &side.bytes)).collect();
        let hash = sha256(&rendered.pdf);
        let mut files = BTreeMap::from([(file.clone(), hash.clone())]);
        files.extend(beside.iter().map(|(file, bytes)| (file.clone(), sha256(bytes))));
        let (pages, bytes) = (rendered.pages, rendered.pdf.len());
        let (document, project) = (file.clone(), job.owner.clone());
        let edited = if self.force { BTreeSet::new() } else { self.journal.edited(&file).map_err(failed)? };
        self.journal.announce(&Entry { document, made_from, pages, bytes, files, project }).map_err(failed)?;
        let (kept, beside): (Vec<_>, Vec<_>) = beside.into_iter().partition(|(file, _)| edited.contains(file.as_str()));
        // What goes beside it first: a document that is reported as written has everything.
        let beside_it = beside.iter().map(|(file, bytes)| (file, bytes.as_slice()));
        for (file, bytes) in beside_it.chain([(&file, rendered.pdf.as_slice())]) {
            write_whole(&below(&self.folder, file), bytes).map_err(|error| self.cannot_write(file, &error))?;
        }
        Ok(DocumentOutcome {
            status: DocumentStatus::Written,
            pages: Some(pages),
            bytes: Some(bytes),
            sha256: Some(hash),
            beside: beside.into_iter().map(|(file, bytes)| (file, bytes.len())).collect(),
            findings: kept.iter().map(|(file, _)| self.kept(file)).chain(rendered.warnings.iter().cloned()).collect(),
            ..job.not_begun()
        })
    }

    /// Says that what somebody made of a file is theirs.
    fn kept(&self, file: &str) -> Diagnostic {
        let place = Place::File(below(&self.folder, file).to_string_lossy().into());
        let message = say!("somebody changed this file, so it stays as it is; the rest of the paper is new");
        let hint = say!("compare it with the new paper; with --force it is written anew, and the changes are lost");
        Diagnostic::warning(Code::KeptChanges, message).at(place).hint(hint)
    }

    fn write_typst(&self, job: &Job, files: &Files) -> Result<DocumentOutcome, Vec<Diagnostic>> {
        let path = self.path(job);
        match bundle::changes(&path) {
            Ok(changed) => refuse_changed(&path, &changed)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(self.cannot_write(&job.file(), &error)),
        }
        let bytes = files.values().map(Vec::len).sum();
        let entry = Entry {
            document: job.file(),
            made_from: String::new(),
            pages: 0,
            bytes,
            files: BTreeMap::new(),
            project: job.owner.clone(),
        };
        let parts = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let written = self.journal.announce(&entry).and_then(|()| write_folder_whole(&path, parts));
        written.map_err(|error| self.cannot_write(&job.file(), &error))?;
        Ok(DocumentOutcome {
            status: DocumentStatus::Written,
            files: Some(files.len()),
            bytes: Some(bytes),
            ..job.not_begun()
        })
    }

    /// Says which file of a document cannot be written: whoever has it open in Word is to close that one.
    fn cannot_write(&self, file: &str, error: &io::Error) -> Vec<Diagnostic> {
        let finding = Diagnostic::error(Code::CannotWrite, say!("the document cannot be written: {error}", error));
        let hint = match error.kind() {
            io::ErrorKind::ResourceBusy => say!("close it in other programs, and run the same command again"),
            _ => folder_hint(),
        };
        vec![finding.at(Place::File(below(&self.folder, file).to_string_lossy().into())).hint(hint)]
    }
}

/// What to do about a folder that cannot be written to.
#[must_use]
pub fn folder_hint() -> Message {
    say!("check that the folder may be written to and the disk is not full, or choose another with -o")
}

impl Work for DocumentJobs {
    type Product = (Product, Instant);
    type Outcome = DocumentOutcome;
    type Error = Vec<Diagnostic>;

    fn make(&self, number: usize) -> Result<Self::Product, Vec<Diagnostic>> {
        let started = Instant::now();
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        // A fault in one document must not take the others with it.
        let product = catch_unwind(AssertUnwindSafe(|| self.product(job)));
        job.position.iter().for_each(|at| self.briefings.leave(*at));
        let product = product.unwrap_or_else(|panic| {
            let message = say!("the program failed on this document: {panic}", panic = panic_text(panic.as_ref()));
            let hint = say!("this is a fault of ratsmappe; please report it, with the profile if you may");
            Err(vec![Diagnostic::error(Code::InternalError, message).at(self.place(job)).hint(hint)])
        })?;
        Ok((product, started))
    }

    fn finish(&self, number: usize, (product, started): Self::Product) -> Result<DocumentOutcome, Vec<Diagnostic>> {
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        let written = match product {
            Product::Pdf { rendered, made_from } => self.write_pdf(job, &rendered, made_from)?,
            Product::Typst(files) => self.write_typst(job, &files)?,
            Product::Unchanged(entry) => DocumentOutcome {
                status: DocumentStatus::Unchanged,
                pages: Some(entry.pages),
                bytes: Some(entry.bytes),
                sha256: entry.files.get(&entry.document).cloned(),
                ..job.not_begun()
            },
        };
        let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(DocumentOutcome { milliseconds: Some(milliseconds), ..written })
    }

    fn timed_out(&self, number: usize) -> Vec<Diagnostic> {
        let Some(job) = self.jobs.get(number) else { return Vec::new() };
        let limit = usize::try_from(self.limits.max_seconds).unwrap_or(usize::MAX);
        let limit = count!(limit, "{n} second", "{n} seconds");
        let finding = Diagnostic::error(Code::TakesTooLong, say!("the document was not typeset after {limit}", limit))
            .at(Place::File(job.template.as_str().into()))
            .hint(say!("look for a loop or a recursion without end in the template"));
        vec![finding.hint(say!("if the document is only long, allow more with --max-seconds"))]
    }

    fn out_of_memory(&self, number: usize, longest: bool) -> Vec<Diagnostic> {
        let Some(job) = self.jobs.get(number) else { return Vec::new() };
        if !longest {
            let message = say!("the run ended while this document was being made, because memory ran out");
            let hint = say!("mend what is said of the others, and run the same command again to go on");
            return vec![Diagnostic::error(Code::NotFinished, message).at(self.place(job)).hint(hint)];
        }
        let mib = self.limits.max_mib;
        let message = say!("the program has taken more than {mib} MiB while this document was in hand", mib);
        let finding = Diagnostic::error(Code::TakesTooMuchMemory, message)
            .at(Place::File(job.template.as_str().into()))
            .hint(say!("look for a text, an array or content in the template that grows without end"));
        vec![
            finding.hint(say!(
                "if the documents are only long, allow more with --max-mib, or make fewer at once with --jobs"
            )),
        ]
    }
}

/// Refuses to write over a bundle that somebody worked on.
fn refuse_changed(path: &Path, changed: &[String]) -> Result<(), Vec<Diagnostic>> {
    if let Some(first) = changed.first() {
        let message = match changed.len() {
            1 => say!("somebody worked in this folder: `{first}`", first),
            all => say!("somebody worked in this folder: `{first}` and {more} more", first, more = all - 1),
        };
        let finding = Diagnostic::error(Code::ChangedProject, message).at(Place::File(path.to_string_lossy().into()));
        return Err(vec![finding.hint(say!(
            "move your changes to a folder for --templates, or choose another folder with -o; nothing was overwritten"
        ))]);
    }
    Ok(())
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    match panic.downcast_ref::<String>() {
        Some(text) => text,
        None => panic.downcast_ref::<&str>().copied().unwrap_or("–"),
    }
}
