//! Many documents at once: jobs for a crew, and messages in the order of the jobs.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::briefing::Briefing;
use crate::bundle::{self, Files};
use crate::diagnostic::{Diagnostic, Place};
use crate::output::{write_folder_whole, write_whole};
use crate::press::{Press, Printed};

use super::args::Form;
use super::crew::{Crew, Work};
use super::exit::Stop;
use super::tally::Tally;
use super::terminal::Terminal;
use super::words;

/// One document to write.
pub struct Job {
    /// The kind of document.
    pub kind: String,
    /// The form it is written in.
    pub form: Form,
    /// What it is called.
    pub name: String,
    /// What it says.
    pub briefing: Arc<Briefing>,
    /// Where it goes.
    pub path: PathBuf,
    /// The template's file, for messages.
    pub template: String,
}

/// The file or folder of a document.
#[must_use]
pub fn target(folder: &Path, slug: &str, kind: &str, form: Form) -> PathBuf {
    folder.join(slug).join(match form {
        Form::Pdf => format!("{slug}-{kind}.pdf"),
        Form::Typst => format!("{slug}-{kind}-typst"),
    })
}

/// A document that is to be written.
enum Made {
    Pdf(Printed),
    Typst(Files),
}

/// A document that is on the disk.
struct Written {
    /// How much it is: pages, or files.
    extent: String,
    bytes: usize,
    /// The text copy's file and bytes.
    copy: Option<(PathBuf, usize)>,
    seconds: f64,
    warnings: Vec<Diagnostic>,
}

/// What a crew prints.
struct Order {
    press: Press,
    jobs: Vec<Job>,
    limit: Duration,
}

/// Prints and writes all documents. What is written stays, whatever happens to the others.
///
/// # Errors
/// If standard output cannot be written to, or the machine gives no thread.
pub fn print(press: Press, jobs: Vec<Job>, crew: Crew, terminal: &mut Terminal) -> Result<Tally, Stop> {
    let order = Arc::new(Order { press, jobs, limit: crew.limit });
    let count = order.jobs.len();
    let bar = progress(count, terminal.watched);
    let mut report = Report { jobs: &order.jobs, bar: &bar, terminal, tally: Tally::default() };
    let mut waiting = BTreeMap::new();
    let mut due = 0;
    let mut told = Ok(());
    let begun = crew.work(&order, count, |number, result| {
        bar.inc(1);
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&due) {
            // Documents are finished also when nobody reads of them any more.
            if told.is_ok() {
                told = report.document(due, result);
            }
            due += 1;
        }
    });
    told?;
    let begun = begun.map_err(|error| Stop::Failed(format!("no thread can be started: {error}")))?;
    bar.finish_and_clear();
    if !crew.fail_fast {
        report.not_begun(begun);
    }
    Ok(report.tally)
}

impl Work for Order {
    type Made = (Made, Instant);
    type Done = Written;
    type Fault = Vec<Diagnostic>;

    fn make(&self, number: usize) -> Result<Self::Made, Vec<Diagnostic>> {
        let started = Instant::now();
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        let (press, briefing) = (&self.press, &job.briefing);
        // A fault in one document must not take the others with it.
        let made = catch_unwind(AssertUnwindSafe(|| match job.form {
            Form::Pdf => press.print(&job.kind, briefing).map(Made::Pdf),
            Form::Typst => press.bundle(&job.kind, &job.name, briefing).map(Made::Typst),
        }));
        let made = made.unwrap_or_else(|panic| {
            let message = format!("the program failed on this document: {}", panic_text(panic.as_ref()));
            let hint = "this is a fault of ratsmappe; please report it, with the profile if you may";
            Err(vec![Diagnostic::error("internal-error", message).at(place(job)).hint(hint)])
        })?;
        Ok((made, started))
    }

    fn finish(&self, number: usize, (made, started): Self::Made) -> Result<Written, Vec<Diagnostic>> {
        let job = self.jobs.get(number).ok_or_else(Vec::new)?;
        let (extent, bytes, copy, warnings, written) = match made {
            Made::Pdf(printed) => {
                // The copy first: a document that is reported as written has everything beside it.
                let copy = printed.copy.map(|text| (job.path.with_extension("txt"), text));
                let copied = copy.as_ref().map_or(Ok(()), |(path, text)| write_whole(path, text.as_bytes()));
                let written = copied.and_then(|()| write_whole(&job.path, &printed.pdf));
                let copy = copy.map(|(path, text)| (path, text.len()));
                (words::count(printed.pages, "page"), printed.pdf.len(), copy, printed.warnings, written)
            }
            Made::Typst(files) => {
                let bytes = files.values().map(Vec::len).sum();
                (words::count(files.len(), "file"), bytes, None, Vec::new(), write_bundle(job, &files)?)
            }
        };
        written.map_err(|error| {
            let message = format!("the document cannot be written: {error}");
            let finding = Diagnostic::error("cannot-write", message).at(place(job));
            vec![
                finding.hint(
                    "check that the folder may be written to and the disk is not full, or choose another with -o",
                ),
            ]
        })?;
        Ok(Written { extent, bytes, copy, seconds: started.elapsed().as_secs_f64(), warnings })
    }

    fn late(&self, number: usize) -> Vec<Diagnostic> {
        let Some(job) = self.jobs.get(number) else { return Vec::new() };
        let limit = words::count(usize::try_from(self.limit.as_secs()).unwrap_or(usize::MAX), "second");
        let finding = Diagnostic::error("takes-too-long", format!("the document was not typeset after {limit}"))
            .at(Place::File(job.template.as_str().into()))
            .hint("look for a loop or a recursion without end in the template");
        vec![finding.hint("if the document is only long, allow more with --max-seconds")]
    }
}

/// Writes a bundle, unless somebody worked on the one that is there.
fn write_bundle(job: &Job, files: &Files) -> Result<io::Result<()>, Vec<Diagnostic>> {
    let changed = match bundle::changes(&job.path) {
        Ok(changed) => changed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Ok(Err(error)),
    };
    if let Some(first) = changed.first() {
        let more = if changed.len() > 1 { format!(" and {} more", changed.len() - 1) } else { String::new() };
        let message = format!("somebody worked in this folder: `{first}`{more}");
        let finding = Diagnostic::error("changed-project", message).at(place(job));
        return Err(vec![finding.hint(
            "move your changes to a folder for --templates, or choose another folder with -o; nothing was overwritten",
        )]);
    }
    let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    Ok(write_folder_whole(&job.path, files))
}

fn place(job: &Job) -> Place {
    Place::File(job.path.to_string_lossy().into())
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    match panic.downcast_ref::<String>() {
        Some(text) => text,
        None => panic.downcast_ref::<&str>().copied().unwrap_or("no message"),
    }
}

fn progress(jobs: usize, watched: bool) -> ProgressBar {
    if !watched {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} documents, {elapsed}") {
        bar.set_style(style);
    }
    bar
}

/// Bytes as file managers show them: decimal units.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Tells of documents in order.
struct Report<'a> {
    jobs: &'a [Job],
    bar: &'a ProgressBar,
    terminal: &'a mut Terminal,
    tally: Tally,
}

impl Report<'_> {
    fn document(&mut self, number: usize, result: Result<Written, Vec<Diagnostic>>) -> io::Result<()> {
        let Some(job) = self.jobs.get(number) else { return Ok(()) };
        let path = job.path.to_string_lossy();
        let terminal = &mut *self.terminal;
        let tally = &mut self.tally;
        self.bar.suspend(|| match result {
            Ok(written) => {
                tally.written += 1;
                terminal.diagnostics(&written.warnings);
                let (extent, size) = (written.extent, size(written.bytes));
                terminal.line(&format!("{path}  {extent}  {size}  {:.1} s", written.seconds))?;
                match &written.copy {
                    Some((path, bytes)) => {
                        terminal.line(&format!("{}  {}", path.to_string_lossy(), self::size(*bytes)))
                    }
                    None => Ok(()),
                }
            }
            Err(findings) => {
                tally.failed += 1;
                terminal.diagnostics(&findings);
                terminal.message(&format!("{path} was not written\n"));
                Ok(())
            }
        })
    }

    /// Tells of documents that nobody came to, because others never ended.
    fn not_begun(&mut self, begun: usize) {
        let left = self.jobs.get(begun..).unwrap_or_default();
        if left.is_empty() {
            return;
        }
        let message = format!("{} not begun: those before never ended", words::count(left.len(), "document"));
        let mut finding = Diagnostic::error("not-begun", message);
        for job in left {
            finding = finding.at(place(job));
        }
        self.terminal.diagnostics(&[finding]);
        self.tally.failed += left.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(430_100), "431 kB");
        assert_eq!(size(1_260_000), "1.3 MB");
    }
}
