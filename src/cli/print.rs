//! Many documents at once: a queue of jobs, some threads, and messages in the order of the jobs.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::briefing::Briefing;
use crate::diagnostic::{Diagnostic, Place};
use crate::output::write_whole;
use crate::press::Press;

use super::exit::Stop;
use super::tally::Tally;
use super::terminal::Terminal;
use super::words;

/// Layout of nested content goes deep; the usual 2 MiB of a thread are tight.
const STACK: usize = 16 << 20;

/// One document to print.
pub struct Job<'a> {
    /// The kind of document.
    pub kind: &'a str,
    /// What it says.
    pub briefing: &'a Briefing,
    /// Where it goes.
    pub path: PathBuf,
}

/// The file of a document.
#[must_use]
pub fn target(folder: &Path, slug: &str, kind: &str) -> PathBuf {
    folder.join(slug).join(format!("{slug}-{kind}.pdf"))
}

/// A document that is on the disk.
struct Written {
    pages: usize,
    bytes: usize,
    /// The text copy's file and bytes.
    copy: Option<(PathBuf, usize)>,
    seconds: f64,
    warnings: Vec<Diagnostic>,
}

/// Prints and writes all documents on `threads` threads. What is written stays, whatever happens to the
/// others; `fail_fast` starts no further document after a failure.
///
/// # Errors
/// If standard output cannot be written to, or the machine gives no thread.
pub fn print(
    press: &Press,
    jobs: &[Job],
    threads: usize,
    fail_fast: bool,
    terminal: &mut Terminal,
) -> Result<Tally, Stop> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let bar = progress(jobs.len(), terminal.watched);
    let mut report = Report { jobs, bar: &bar, terminal, tally: Tally::default() };
    thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        for _ in 0..threads.clamp(1, jobs.len().max(1)) {
            let (sender, next, stop) = (sender.clone(), &next, &stop);
            let work = move || {
                while !stop.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(number) else { break };
                    let result = print_one(press, job);
                    if fail_fast && result.is_err() {
                        stop.store(true, Ordering::Relaxed);
                    }
                    if sender.send((number, result)).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .map_err(|error| Stop::Failed(format!("no thread can be started: {error}")))?;
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (number, result) in results {
            bar.inc(1);
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&due) {
                report.document(due, result)?;
                due += 1;
            }
        }
        // After a stop there may be finished documents behind one that was never begun.
        for (number, result) in waiting {
            report.document(number, result)?;
        }
        bar.finish_and_clear();
        Ok(report.tally)
    })
}

fn print_one(press: &Press, job: &Job) -> Result<Written, Vec<Diagnostic>> {
    let started = Instant::now();
    let place = || Place::File(job.path.to_string_lossy().into());
    // A fault in one document must not take the others with it.
    let printed = catch_unwind(AssertUnwindSafe(|| press.print(job.kind, job.briefing))).unwrap_or_else(|panic| {
        let message = format!("the program failed on this document: {}", panic_text(panic.as_ref()));
        let hint = "this is a fault of ratsmappe; please report it, with the profile if you may";
        Err(vec![Diagnostic::error("internal-error", message).at(place()).hint(hint)])
    })?;
    // The copy first: a document that is reported as written has everything beside it.
    let copy = printed.copy.map(|text| (job.path.with_extension("txt"), text));
    if let Some((path, text)) = &copy {
        write(path, text.as_bytes())?;
    }
    write(&job.path, &printed.pdf)?;
    Ok(Written {
        pages: printed.pages,
        bytes: printed.pdf.len(),
        copy: copy.map(|(path, text)| (path, text.len())),
        seconds: started.elapsed().as_secs_f64(),
        warnings: printed.warnings,
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
    write_whole(path, bytes).map_err(|error| {
        let finding = Diagnostic::error("cannot-write", format!("the document cannot be written: {error}"))
            .at(Place::File(path.to_string_lossy().into()));
        vec![
            finding.hint("check that the folder may be written to and the disk is not full, or choose another with -o"),
        ]
    })
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
    jobs: &'a [Job<'a>],
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
                let (pages, size) = (words::count(written.pages, "page"), size(written.bytes));
                terminal.line(&format!("{path}  {pages}  {size}  {:.1} s", written.seconds))?;
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
