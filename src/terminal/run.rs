//! Shows a run on the terminal as its events come: findings, a progress bar, a line for each document.

use std::fmt;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::words;
use super::{OutputError, Terminal};
use crate::batch::event::NotBegunReason;
use crate::batch::{ClearedNames, DocumentOutcome, DocumentStatus, Event};
use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::files::below;
use crate::language::Language;
use crate::load::{Inputs, PassedOver};
use crate::message::{Argument, Message, count, say};

/// How many documents that nobody came to are named.
const MAX_NAMED: usize = 20;

fn progress(jobs: usize, watched: bool, language: Language) -> ProgressBar {
    if !watched {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(jobs as u64), ProgressDrawTarget::stderr());
    // The bar fills in its own places, after ours.
    let [place, count, failed, speed, left] = ["{bar:30}", "{pos}", "{msg}", "{speed}", "{eta}"].map(Message::verbatim);
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
        bar.set_style(style.with_key("speed", move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = out.write_str(&a_second(state.per_sec()).text(language));
        }));
    }
    bar
}

/// How many documents a second.
fn a_second(each_second: f64) -> Message {
    say!("{n}/s", n = Argument::Decimal(each_second, 1))
}

/// Bytes as file managers show them: decimal units.
fn size(bytes: usize) -> Message {
    match bytes {
        0..1_000 => say!("{bytes} B", bytes),
        1_000..1_000_000 => say!("{number} kB", number = bytes.div_ceil(1_000)),
        _ => say!("{number} MB", number = Argument::Decimal(bytes as f64 / 1e6, 1)),
    }
}

/// Shows a run on the terminal.
pub struct Display<'a> {
    terminal: &'a mut Terminal,
    /// The output folder.
    output: &'a Path,
    bar: ProgressBar,
    failed: usize,
    findings: Bounded,
    /// What folders hold that is not read.
    passed_over: Vec<Message>,
    /// Whether standard output can be written to. Documents are made also when nobody reads of them any more.
    shown: Result<(), OutputError>,
}

impl<'a> Display<'a> {
    /// Begins to show a run that writes to this folder.
    pub fn new(terminal: &'a mut Terminal, output: &'a Path) -> Self {
        let (findings, passed_over) = (Bounded::default(), Vec::new());
        Self { terminal, output, bar: ProgressBar::hidden(), failed: 0, findings, passed_over, shown: Ok(()) }
    }

    /// Ends the progress bar, and says what was not looked at.
    ///
    /// # Errors
    /// If standard output could not be written to.
    pub fn finish(self) -> Result<(), OutputError> {
        self.bar.finish_and_clear();
        let rest = self.findings.rest(say!("all of them: build with `--report FILE.json`"));
        rest.iter().chain(&self.passed_over).for_each(|line| self.terminal.message(line));
        self.shown
    }

    /// Shows what has happened.
    pub fn event(&mut self, event: Event) {
        match event {
            Event::Read(inputs) => {
                self.passed_over = inputs.passed_over.iter().filter_map(PassedOver::message).collect();
                self.workbook(inputs);
            }
            Event::Project(project) => self.terminal.diagnostics(self.findings.drawn(&project.findings)),
            Event::Started(documents) => {
                self.bar = progress(documents, self.terminal.watched, self.terminal.language);
            }
            Event::Ended => self.bar.inc(1),
            Event::Document(_) | Event::NotBegun(..) if self.shown.is_err() => {}
            Event::Document(document) => match document.status {
                DocumentStatus::Written => self.shown = self.written(document),
                // What is withheld is summed up at the end.
                DocumentStatus::Unchanged | DocumentStatus::Withheld => {}
                DocumentStatus::Failed | DocumentStatus::NotBegun => self.failed(document),
            },
            Event::Cleared(cleared) => self.cleared(cleared),
            Event::NotBegun(documents, reason) => self.not_begun(documents, reason),
        }
    }

    fn workbook(&mut self, inputs: &Inputs) {
        let findings: Vec<&Diagnostic> = inputs.catalog_findings().collect();
        self.terminal.diagnostics(findings.iter().copied());
        // One finding counts itself.
        if inputs.catalog().is_none() && findings.len() > 1 {
            self.terminal.message(&words::unusable(findings));
        }
    }

    fn written(&mut self, document: &DocumentOutcome) -> Result<(), OutputError> {
        let (terminal, output) = (&mut *self.terminal, self.output);
        self.bar.suspend(|| {
            terminal.diagnostics(&document.findings);
            let extent = match (document.pages, document.files) {
                (Some(pages), _) => count!(pages, "{n} page", "{n} pages"),
                (None, files) => count!(files.unwrap_or(1), "{n} file", "{n} files"),
            };
            terminal.tell(&say!(
                "{file}  {extent}  {size}  {seconds} s",
                file = below(output, &document.file).display(),
                extent,
                size = size(document.bytes.unwrap_or_default()),
                seconds = Argument::Decimal(document.milliseconds.unwrap_or_default() as f64 / 1e3, 1)
            ))?;
            document.beside.iter().try_for_each(|(file, bytes)| {
                terminal.tell(&say!("{file}  {size}", file = below(output, file).display(), size = size(*bytes)))
            })
        })
    }

    fn failed(&mut self, document: &DocumentOutcome) {
        self.failed += 1;
        self.bar.set_message(say!(" ({n} failed)", n = self.failed).text(self.terminal.language));
        let (terminal, output) = (&mut *self.terminal, self.output);
        self.bar.suspend(|| {
            terminal.diagnostics(&document.findings);
            terminal.message(&say!("{file} was not written", file = below(output, &document.file).display()));
            terminal.message(&Message::nothing());
        });
    }

    fn cleared(&mut self, cleared: &ClearedNames) {
        let terminal = &mut *self.terminal;
        self.bar.suspend(|| {
            terminal.diagnostics(cleared.kept.iter().map(|(_, finding)| finding));
            if cleared.removed > 0 {
                terminal.message(&count!(
                    cleared.removed,
                    "{n} document under an older name was removed",
                    "{n} documents under older names were removed"
                ));
            }
            if cleared.withdrawn > 0 {
                terminal.message(&count!(
                    cleared.withdrawn,
                    "{n} document that is withheld now was removed",
                    "{n} documents that are withheld now were removed"
                ));
            }
        });
    }

    fn not_begun(&mut self, documents: &[DocumentOutcome], reason: NotBegunReason) {
        let count = documents.len();
        let (code, message, hint) = match reason {
            _ if count == 0 => return,
            // The one that failed has been shown.
            NotBegunReason::FailFast => return,
            NotBegunReason::Interrupted => (
                Code::Interrupted,
                count!(count, "{n} document not made: the run was ended", "{n} documents not made: the run was ended"),
                say!("run the same command again to go on"),
            ),
            NotBegunReason::Stuck => (
                Code::NotBegun,
                count!(
                    count,
                    "{n} document not begun: those before never ended",
                    "{n} documents not begun: those before never ended"
                ),
                say!("mend what is said of those first"),
            ),
        };
        let mut finding = Diagnostic::error(code, message).hint(hint);
        for document in documents.iter().take(MAX_NAMED) {
            finding = finding.at(Place::File(below(self.output, &document.file).to_string_lossy().into()));
        }
        if count > MAX_NAMED {
            finding = finding.hint(say!("{more} more are missing; --report names all", more = count - MAX_NAMED));
        }
        self.terminal.diagnostics(&[finding]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_has_one_decimal() {
        assert_eq!(a_second(11.1507).text(Language::English), "11.2/s");
        assert_eq!(a_second(11.1507).text(Language::German), "11,2/s");
    }

    #[test]
    fn sizes_read_well() {
        let size = |bytes| size(bytes).text(Language::English);
        assert_eq!(size(999), "999 B");
        assert_eq!(size(430_100), "431 kB");
        assert_eq!(size(1_260_000), "1.3 MB");
    }
}
