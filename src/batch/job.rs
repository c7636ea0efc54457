//! Many documents at once: jobs for a executor, each made, compared with what stands there, and written.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::batch::journal::{Entry, Manifest, State, sha256};
use crate::bundle::{self, Files};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::message::{Message, count, say};
use crate::output::{write_folder_whole, write_whole};
use crate::render::{Rendered, Renderer};

use crate::batch::briefings::BriefingCache;
use crate::batch::executor::Work;
use crate::batch::format::Format;
use crate::batch::report::Status;

/// One document to write.
pub struct Job {
    /// The position of its project on the briefings; none for what is over all projects.
    pub position: Option<usize>,
    /// The name its project's files start with.
    pub slug: String,
    /// The kind of document.
    pub kind: String,
    /// The form it is written in.
    pub form: Format,
    /// The template's file, for messages.
    pub template: String,
}

impl Job {
    /// Its file or folder, relative to the output folder, separated by `/`.
    #[must_use]
    pub fn file(&self) -> String {
        let Self { slug, kind, .. } = self;
        match self.form {
            Format::Pdf if self.position.is_none() => format!("{kind}.pdf"),
            Format::Pdf => format!("{slug}/{slug}-{kind}.pdf"),
            Format::Typst => format!("{slug}/{slug}-{kind}-typst"),
        }
    }
}

/// What a executor prints.
pub struct Run {
    /// What it prints with.
    pub renderer: Renderer,
    /// The documents.
    pub jobs: Vec<Job>,
    /// What the documents say.
    pub briefings: BriefingCache,
    /// The output folder.
    pub folder: PathBuf,
    /// What stands there.
    pub manifest: Manifest,
    /// Whether to make what is unchanged too, and to overwrite what was changed by hand.
    pub force: bool,
    /// How long a document may take, in seconds.
    pub seconds: u32,
    /// How much memory all documents together may take, in MiB.
    pub mib: u32,
}

/// A document that is to be written.
pub enum Output {
    /// A document, and the hash of what it was made from.
    Pdf {
        /// The document.
        printed: Rendered,
        /// The hash.
        made_from: String,
    },
    /// Its sources.
    Typst(Files),
    /// Nothing: it stands there already.
    Unchanged(Entry),
}

/// A document that is on the disk.
pub struct Written {
    /// Whether it was made now.
    pub status: Status,
    /// Its pages.
    pub pages: Option<usize>,
    /// Files of a bundle.
    pub files: Option<usize>,
    /// Its bytes.
    pub bytes: usize,
    /// Its hash.
    pub sha256: Option<String>,
    /// The file beside it, and its bytes.
    pub copy: Option<(PathBuf, usize)>,
    /// How long it took.
    pub milliseconds: u64,
    /// What Typst remarked.
    pub warnings: Vec<Diagnostic>,
}

impl Run {
    /// Where a document goes.
    #[must_use]
    pub fn path(&self, job: &Job) -> PathBuf {
        self.folder.join(job.file())
    }

    /// The same, for messages.
    #[must_use]
    pub fn place(&self, job: &Job) -> Place {
        Place::File(self.path(job).to_string_lossy().into())
    }

    fn document(&self, job: &Job) -> Result<Output, Vec<Diagnostic>> {
        let briefing = || job.position.and_then(|at| self.briefings.briefing(at)).ok_or_else(Vec::new);
        if job.form == Format::Typst {
            let name = format!("{}-{}", job.slug, job.kind);
            return self.renderer.bundle(&job.kind, &name, &*briefing()?).map(Output::Typst);
        }
        let sources = match job.position {
            Some(at) => self.briefings.made_from(at),
            None => self.briefings.portfolio_made_from(),
        };
        let made_from = sha256(format!("{} {}", job.kind, sources.ok_or_else(Vec::new)?).as_bytes());
        if let Some(entry) = self.standing(job, &made_from)? {
            return Ok(Output::Unchanged(entry));
        }
        let printed = match job.position {
            Some(_) => self.renderer.render(&job.kind, &*briefing()?)?,
            None => self.renderer.render_portfolio(&self.briefings.portfolio().ok_or_else(Vec::new)?)?,
        };
        Ok(Output::Pdf { printed, made_from })
    }

    /// The document as it stands there already, if it was made from the same.
    fn standing(&self, job: &Job, made_from: &str) -> Result<Option<Entry>, Vec<Diagnostic>> {
        if self.force {
            return Ok(None);
        }
        match self.manifest.state(&job.file(), made_from) {
            Ok(State::Current(entry)) => Ok(Some(entry.clone())),
            Ok(State::Outdated) => Ok(None),
            Ok(State::Changed(file)) => {
                let place = Place::File(self.folder.join(file).to_string_lossy().into());
                let finding =
                    Diagnostic::error(Code::ChangedDocument, say!("somebody changed this file since it was written"));
                let hint =
                    say!("move it away to keep it, or build with --force to overwrite it; nothing was overwritten");
                Err(vec![finding.at(place).hint(hint)])
            }
            Err(error) => Err(self.cannot_write(job, &error)),
        }
    }

    fn write_pdf(&self, job: &Job, printed: &Rendered, made_from: String) -> Result<Written, io::Error> {
        let path = self.path(job);
        let beside = printed.beside.as_ref();
        let copy = beside.map(|(ending, bytes)| (path.with_extension(ending), ending, bytes));
        let hash = sha256(&printed.pdf);
        let mut files = BTreeMap::from([(job.file(), hash.clone())]);
        if let Some((_, ending, bytes)) = &copy {
            files.insert(format!("{}{ending}", job.file().trim_end_matches("pdf")), sha256(bytes));
        }
        let (pages, bytes) = (printed.pages, printed.pdf.len());
        self.manifest.announce(&Entry { document: job.file(), made_from, pages, bytes, files })?;
        // The copy first: a document that is reported as written has everything beside it.
        if let Some((path, _, bytes)) = &copy {
            write_whole(path, bytes)?;
        }
        write_whole(&path, &printed.pdf)?;
        Ok(Written {
            status: Status::Written,
            pages: Some(pages),
            files: None,
            bytes,
            sha256: Some(hash),
            copy: copy.map(|(path, _, bytes)| (path, bytes.len())),
            milliseconds: 0,
            warnings: printed.warnings.clone(),
        })
    }

    fn cannot_write(&self, job: &Job, error: &io::Error) -> Vec<Diagnostic> {
        let finding = Diagnostic::error(Code::CannotWrite, say!("the document cannot be written: {error}", error));
        vec![finding.at(self.place(job)).hint(about_the_folder())]
    }
}

/// What to do about a folder that cannot be written to.
#[must_use]
pub fn about_the_folder() -> Message {
    say!("check that the folder may be written to and the disk is not full, or choose another with -o")
}

impl Work for Run {
    type Made = (Output, Instant);
    type Done = Written;
    type Fault = Vec<Diagnostic>;

    fn make(&self, number: usize) -> Result<Self::Made, Vec<Diagnostic>> {
        let started = Instant::now();
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        // A fault in one document must not take the others with it.
        let made = catch_unwind(AssertUnwindSafe(|| self.document(job)));
        job.position.iter().for_each(|at| self.briefings.leave(*at));
        let made = made.unwrap_or_else(|panic| {
            let message = say!("the program failed on this document: {panic}", panic = panic_text(panic.as_ref()));
            let hint = say!("this is a fault of ratsmappe; please report it, with the profile if you may");
            Err(vec![Diagnostic::error(Code::InternalError, message).at(self.place(job)).hint(hint)])
        })?;
        Ok((made, started))
    }

    fn finish(&self, number: usize, (made, started): Self::Made) -> Result<Written, Vec<Diagnostic>> {
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        let plain = Written {
            status: Status::Written,
            pages: None,
            files: None,
            bytes: 0,
            sha256: None,
            copy: None,
            milliseconds: 0,
            warnings: Vec::new(),
        };
        let written = match made {
            Output::Pdf { printed, made_from } => self.write_pdf(job, &printed, made_from),
            Output::Typst(files) => {
                let bytes = files.values().map(Vec::len).sum();
                let written = write_bundle(&self.path(job), &files)?;
                written.map(|()| Written { files: Some(files.len()), bytes, ..plain })
            }
            Output::Unchanged(entry) => Ok(Written {
                status: Status::Unchanged,
                pages: Some(entry.pages),
                bytes: entry.bytes,
                sha256: entry.files.get(&entry.document).cloned(),
                ..plain
            }),
        };
        let written = written.map_err(|error| self.cannot_write(job, &error))?;
        let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(Written { milliseconds, ..written })
    }

    fn late(&self, number: usize) -> Vec<Diagnostic> {
        let Some(job) = self.jobs.get(number) else { return Vec::new() };
        let limit = usize::try_from(self.seconds).unwrap_or(usize::MAX);
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
        let mib = self.mib;
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

/// Writes a bundle, unless somebody worked on the one that is there.
fn write_bundle(path: &Path, files: &Files) -> Result<io::Result<()>, Vec<Diagnostic>> {
    let changed = match bundle::changes(path) {
        Ok(changed) => changed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Ok(Err(error)),
    };
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
    let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    Ok(write_folder_whole(path, files))
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    match panic.downcast_ref::<String>() {
        Some(text) => text,
        None => panic.downcast_ref::<&str>().copied().unwrap_or("–"),
    }
}
