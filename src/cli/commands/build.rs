//! `build`: the documents of one or many projects, written to files.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::batch::report::Report;
use crate::batch::{self, DocumentStatus, Event, RunError, Session};
use crate::briefing;
use crate::cli::args::BuildArgs;
use crate::cli::exit::{self, CommandError, FAILED, INVALID};
use crate::cli::interrupt;
use crate::cli::plan::BuildPlan;
use crate::diagnostic::Diagnostic;
use crate::files::below;
use crate::load::word_form;
use crate::message::say;
use crate::terminal::Terminal;
use crate::terminal::run::Display;
use crate::terminal::summary;

/// How a build ended.
#[derive(Debug, Default)]
pub struct BuildEnd {
    /// The program's exit code.
    pub code: u8,
    /// What to open: the first document that is there, or the folder of several projects.
    pub opens: Option<PathBuf>,
    /// Whether memory ran out, so that only the program's end stops what took it.
    pub out_of_memory: bool,
}

/// Runs the command.
///
/// # Errors
/// For a wrong command line, and if standard output or a report cannot be written to.
pub fn run(args: &BuildArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let end = build(args, date, &mut Session::once(args.limits.into()), terminal)?;
    if let Some(path) = end.opens.filter(|_| args.open) {
        open(&path, terminal);
    }
    Ok(end.code)
}

/// Opens a document or folder with whatever opens it here. That nothing does is no fault: it is there all the same.
pub fn open(path: &Path, terminal: &mut Terminal) {
    if let Err(error) = opener::open(path) {
        let file = path.display();
        terminal.message(&say!("{file} cannot be opened: {error}", file, error = error.to_string()));
    }
}

/// Builds once, with what the session has loaded already.
///
/// # Errors
/// As [`run`].
pub fn build(
    args: &BuildArgs,
    date: Date,
    session: &mut Session,
    terminal: &mut Terminal,
) -> Result<BuildEnd, CommandError> {
    let templates = match session.templates(args.templates.as_deref()) {
        Ok(templates) => templates,
        Err(findings) => return Ok(shown(&findings, INVALID, terminal)),
    };
    if args.templates.is_some() {
        terminal.diagnostics(&briefing::unread_labels(&templates));
    }
    let word_form = match args.word_vorlage.as_deref().map(word_form::named).transpose() {
        Ok(None) => None,
        Ok(Some((form, findings))) => {
            terminal.diagnostics(&findings);
            Some(form)
        }
        Err(findings) => return Ok(shown(&findings, INVALID, terminal)),
    };
    let BuildPlan { spec, reports } = BuildPlan::new(args, date, templates, word_form)?;
    let (stop, language) = (interrupt::flag(), terminal.language);
    let mut display = Display::new(terminal, &spec.output);
    let result = batch::run(&spec, session, &stop, &mut |event| {
        // Until there is something to finish, Ctrl-C ends the program as usual.
        if matches!(event, Event::Started(_)) {
            interrupt::watch(language);
        }
        display.event(event);
    });
    display.finish()?;
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(RunError::Inputs) => return Ok(BuildEnd { code: INVALID, ..BuildEnd::default() }),
        Err(RunError::Templates(findings)) => {
            // Faults of built-in templates are ours.
            let code = if args.templates.is_some() { INVALID } else { FAILED };
            return Ok(shown(&findings, code, terminal));
        }
        Err(RunError::Setup(finding)) => return Ok(shown(&[finding], FAILED, terminal)),
        Err(RunError::Threads(error)) => {
            return Err(CommandError::Failed(say!("no thread can be started: {error}", error)));
        }
    };
    summary::gaps(&spec, &outcome, terminal);
    let report = Report::new(&outcome, language);
    for file in &reports {
        file.write(&report, language)?;
    }
    summary::undone(&spec, &outcome, terminal);
    summary::withheld(&spec, &outcome, terminal);
    terminal.tell(&summary::total(&report))?;
    let is_there = |status| matches!(status, DocumentStatus::Written | DocumentStatus::Unchanged);
    let mut there = outcome.documents.iter().filter(|document| is_there(document.status));
    let first = there.next();
    let several = there.any(|other| first.is_some_and(|first| first.project != other.project));
    let opens = first.map(|document| if several { spec.output.clone() } else { below(&spec.output, &document.file) });
    Ok(BuildEnd { code: exit::code(&outcome), opens, out_of_memory: outcome.is_out_of_memory() })
}

fn shown(findings: &[Diagnostic], code: u8, terminal: &mut Terminal) -> BuildEnd {
    terminal.diagnostics(findings);
    BuildEnd { code, ..BuildEnd::default() }
}
