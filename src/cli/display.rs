//! Tells of documents, in the order of the jobs, on the terminal; and keeps what is told for the report.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::message::{Argument, Message, count, say};

use crate::batch::executor::Executor;
use crate::batch::job::{Job, Run, Written};
use crate::batch::report::{Document, Status};
use crate::cli::exit::Stop;
use crate::cli::terminal::Terminal;

/// How many documents that nobody came to are named.
const SHOWN_LEFT: usize = 20;

fn progress(jobs: usize, watched: bool, language: Language) -> ProgressBar {
    if !watched {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    // The bar fills in its own places, after ours.
    let [place, count, failed, speed, left] =
        ["{bar:30}", "{pos}", "{msg}", "{per_sec}", "{eta}"].map(Message::verbatim);
    let template = say!(
        "{place} {count} of {all} documents{failed}, {speed}, {left} left",
        place,
        count,
        all = "{len}",
        failed,
        speed,
        left
    );
    if let Ok(style) = ProgressStyle::with_template(&template.text(language)) {
        bar.set_style(style);
    }
    bar
}

/// Bytes as file managers show them: decimal units.
fn size(bytes: usize) -> Message {
    match bytes {
        0..1_000 => say!("{bytes} B", bytes),
        1_000..1_000_000 => say!("{number} kB", number = bytes.div_ceil(1_000)),
        _ => say!("{number} MB", number = Argument::Decimal(bytes as f64 / 1e6, 1)),
    }
}

/// Tells of documents in run, and keeps what is told.
pub struct Reporter<'a> {
    run: &'a Run,
    bar: ProgressBar,
    terminal: &'a mut Terminal,
    documents: Vec<Document>,
    failed: usize,
}

impl<'a> Reporter<'a> {
    /// Begins to tell of these documents.
    pub fn new(run: &'a Run, terminal: &'a mut Terminal) -> Self {
        let bar = progress(run.jobs.len(), terminal.watched, terminal.language);
        Self { run, bar, terminal, documents: Vec::new(), failed: 0 }
    }

    /// Says that one more document has ended, in whatever run.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// What became of all documents told of.
    pub fn end(self) -> Vec<Document> {
        self.bar.finish_and_clear();
        self.documents
    }

    /// Tells of one document.
    ///
    /// # Errors
    /// If standard output cannot be written to.
    pub fn document(&mut self, number: usize, result: Result<Written, Vec<Diagnostic>>) -> io::Result<()> {
        let Some(job) = self.run.jobs.get(number) else { return Ok(()) };
        let path = self.run.path(job);
        let shown = path.to_string_lossy();
        let terminal = &mut *self.terminal;
        match result {
            Ok(written) => {
                self.documents.push(record(job, &written, terminal.language));
                if written.status == Status::Unchanged {
                    return Ok(());
                }
                self.bar.suspend(|| {
                    terminal.diagnostics(&written.warnings);
                    let extent = match (written.pages, written.files) {
                        (Some(pages), _) => count!(pages, "{n} page", "{n} pages"),
                        (None, files) => count!(files.unwrap_or(1), "{n} file", "{n} files"),
                    };
                    let seconds = Argument::Decimal(written.milliseconds as f64 / 1e3, 1);
                    let size_of = size(written.bytes);
                    terminal.tell(&say!(
                        "{file}  {extent}  {size}  {seconds} s",
                        file = &*shown,
                        extent,
                        size = size_of,
                        seconds
                    ))?;
                    match &written.copy {
                        Some((path, bytes)) => {
                            terminal.tell(&say!("{file}  {size}", file = path.display(), size = size(*bytes)))
                        }
                        None => Ok(()),
                    }
                })
            }
            Err(findings) => {
                self.failed += 1;
                self.bar.set_message(say!(" ({n} failed)", n = self.failed).text(terminal.language));
                self.documents.push(unwritten(job, Status::Failed, &findings, terminal.language));
                self.bar.suspend(|| {
                    terminal.diagnostics(&findings);
                    terminal.message(&say!("{file} was not written", file = &*shown));
                    terminal.message(&Message::nothing());
                });
                Ok(())
            }
        }
    }

    /// Tells of documents that nobody came to: because others never ended, or somebody ended the run.
    pub fn not_begun(&mut self, begun: usize, executor: &Executor) {
        let language = self.terminal.language;
        let left = self.run.jobs.get(begun..).unwrap_or_default();
        self.documents.extend(left.iter().map(|job| unwritten(job, Status::NotBegun, &[], language)));
        if left.is_empty() || (executor.fail_fast && !executor.stopped()) {
            return;
        }
        let count = left.len();
        let (code, message, hint) = if executor.stopped() {
            (
                Code::Interrupted,
                count!(count, "{n} document not made: the run was ended", "{n} documents not made: the run was ended"),
                say!("run the same command again to go on"),
            )
        } else {
            (
                Code::NotBegun,
                count!(
                    count,
                    "{n} document not begun: those before never ended",
                    "{n} documents not begun: those before never ended"
                ),
                say!("mend what is said of those first"),
            )
        };
        let mut finding = Diagnostic::error(code, message).hint(hint);
        for job in left.iter().take(SHOWN_LEFT) {
            finding = finding.at(self.run.place(job));
        }
        if left.len() > SHOWN_LEFT {
            finding = finding.hint(say!("{more} more are missing; --report names all", more = left.len() - SHOWN_LEFT));
        }
        self.terminal.diagnostics(&[finding]);
    }
}

/// Prints and writes all documents, and tells what became of each. What is written stays, whatever happens
/// to the others.
///
/// # Errors
/// If standard output cannot be written to, or the machine gives no thread.
pub fn print(run: &Arc<Run>, executor: &Executor, terminal: &mut Terminal) -> Result<Vec<Document>, Stop> {
    let count = run.jobs.len();
    let mut reporter = Reporter::new(run, terminal);
    let mut waiting = BTreeMap::new();
    let mut due = 0;
    let mut told = Ok(());
    let begun = executor.work(run, count, |number, result| {
        reporter.step();
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&due) {
            // Documents are finished also when nobody reads of them any more.
            if told.is_ok() {
                told = reporter.document(due, result);
            }
            due += 1;
        }
    });
    told?;
    let begun = begun.map_err(|error| Stop::Failed(say!("no thread can be started: {error}", error)))?;
    reporter.not_begun(begun, executor);
    Ok(reporter.end())
}

fn record(job: &Job, written: &Written, language: Language) -> Document {
    Document {
        status: written.status,
        pages: written.pages,
        bytes: Some(written.bytes),
        sha256: written.sha256.clone(),
        milliseconds: Some(written.milliseconds),
        ..unwritten(job, written.status, &written.warnings, language)
    }
}

fn unwritten(job: &Job, status: Status, findings: &[Diagnostic], language: Language) -> Document {
    Document {
        project: job.slug.clone(),
        kind: job.kind.clone(),
        form: job.form.name().to_owned(),
        status,
        file: job.file(),
        pages: None,
        bytes: None,
        sha256: None,
        milliseconds: None,
        diagnostics: findings.iter().filter_map(|f| serde_json::to_value(f.flat(language)).ok()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        let size = |bytes| size(bytes).text(Language::English);
        assert_eq!(size(999), "999 B");
        assert_eq!(size(430_100), "431 kB");
        assert_eq!(size(1_260_000), "1.3 MB");
    }
}
