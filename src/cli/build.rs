//! `build`: the documents of one or many projects, written to files.

use std::collections::BTreeMap;
#[cfg(feature = "pdf")]
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;

use crate::briefing::{self, Briefing, Labels};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;
use crate::selection::select;
use crate::templates::Templates;

use super::args::BuildArgs;
#[cfg(feature = "pdf")]
use super::crew::Crew;
use super::exit::{DONE, FAILED, INVALID, Stop};
use super::inputs::{Inputs, Project};
#[cfg(feature = "pdf")]
use super::print;
use super::tally::{Tally, total};
use super::terminal::Terminal;
use super::{plan, words};

/// A project whose documents are to be printed.
struct Ready<'a> {
    project: &'a Project,
    slug: String,
    briefing: Arc<Briefing>,
}

/// Runs the command.
///
/// # Errors
/// For an unknown kind of document, and if standard output cannot be written to.
pub fn run(args: &BuildArgs, date: Date, terminal: &mut Terminal) -> Result<u8, Stop> {
    let started = Instant::now();
    let templates = match templates(args) {
        Ok(templates) => templates,
        Err(findings) => {
            terminal.diagnostics(&findings);
            return Ok(INVALID);
        }
    };
    let kinds = plan::kinds(&args.only, &templates.kinds())?;
    let mut inputs = Inputs::read(args.catalog.as_deref(), &args.profiles);
    let slugs = plan::assign_slugs(&mut inputs.projects);
    let asked = args.lang.map(Into::into);
    let language = |project: &Project| asked.or(project.usable().map(|p| p.language)).unwrap_or_default();
    let languages: Vec<Language> = inputs.projects.iter().map(language).collect();
    if languages.contains(&Language::English) {
        inputs.read_english();
    }
    let invalid = report_findings(&inputs, args.fail_fast, terminal);
    if inputs.catalog.is_none() {
        return Ok(INVALID);
    }
    if invalid > 0 && args.fail_fast {
        return Ok(INVALID);
    }
    let mut labels = BTreeMap::new();
    for language in &languages {
        match Labels::new(&templates, *language) {
            Ok(read) => labels.insert(*language, read),
            Err(findings) => return Ok(template_fault(args, &findings, terminal)),
        };
    }
    let templates_sha256 = templates.sha256();
    let mut ready = Vec::new();
    for ((project, slug), language) in inputs.projects.iter().zip(slugs).zip(languages) {
        let parts = (project.usable(), slug, labels.get(&language), inputs.catalog_in(language));
        if let (Some(profile), Some(slug), Some(labels), Some(catalog)) = parts {
            let selection = select(catalog, profile);
            let templates_sha256 = templates_sha256.clone();
            let options = briefing::Options { date, draft: args.draft, language, templates_sha256 };
            let briefing = briefing::brief(catalog, profile, &selection, labels, &options);
            ready.push(Ready { project, slug, briefing: Arc::new(briefing) });
        }
    }
    let mut tally = Tally::default();
    if !ready.is_empty() {
        match print(args, &templates, &ready, &kinds, terminal)? {
            Ok(done) => tally = done,
            Err(code) => return Ok(code),
        }
        report_gaps(args, &ready, &kinds, terminal);
    }
    let seconds = started.elapsed().as_secs_f64();
    terminal.line(&total(tally, ready.len(), invalid, seconds))?;
    Ok(match (tally.failed, invalid) {
        (0, 0) => DONE,
        (0, _) => INVALID,
        _ => FAILED,
    })
}

fn templates(args: &BuildArgs) -> Result<Templates, Vec<Diagnostic>> {
    let Some(folder) = &args.templates else { return Ok(Templates::embedded()) };
    if !folder.is_dir() {
        let finding = Diagnostic::error("file-not-found", "there is no such template folder")
            .at(Place::File(folder.to_string_lossy().into()))
            .hint("leave --templates out to use the built-in templates");
        return Err(vec![finding]);
    }
    Templates::with_overlay(folder)
}

/// Tells of templates that cannot be used, and whose fault that is: built-in ones are ours.
fn template_fault(args: &BuildArgs, findings: &[Diagnostic], terminal: &mut Terminal) -> u8 {
    terminal.diagnostics(findings);
    if args.templates.is_some() { INVALID } else { FAILED }
}

/// Draws everything found and counts the projects that cannot be used; with `fail_fast` up to the first.
fn report_findings(inputs: &Inputs, fail_fast: bool, terminal: &mut Terminal) -> usize {
    terminal.diagnostics(&inputs.catalog_findings);
    let mut invalid = 0;
    for project in &inputs.projects {
        terminal.diagnostics(&project.findings);
        if project.usable().is_none() {
            invalid += 1;
            if fail_fast {
                break;
            }
        }
    }
    invalid
}

/// One line a project that leaves something unsaid which these documents would need.
fn report_gaps(args: &BuildArgs, ready: &[Ready], kinds: &[String], terminal: &mut Terminal) {
    let catalog = args.catalog.as_ref().map(|c| format!(" --catalog {}", words::argument(&c.to_string_lossy())));
    let catalog = catalog.unwrap_or_default();
    for Ready { project, slug, briefing } in ready {
        let gaps = briefing.gaps.iter().filter(|gap| gap.kinds.iter().any(|kind| kinds.contains(kind))).count();
        if gaps > 0 {
            let (gaps, verb) = (words::count(gaps, "gap"), if gaps == 1 { "lists it" } else { "lists them" });
            let file = words::argument(&project.file);
            terminal.message(&format!("{gaps} in {slug}: `ratsmappe check {file}{catalog}` {verb}"));
        }
    }
}

/// Prints all documents; the inner error is the exit code if there is nothing to print with.
#[cfg(feature = "pdf")]
fn print(
    args: &BuildArgs,
    templates: &Templates,
    ready: &[Ready],
    kinds: &[String],
    terminal: &mut Terminal,
) -> Result<Result<Tally, u8>, Stop> {
    let press = match crate::press::Press::new(templates) {
        Ok(press) => press.with_most_pages(args.max_pages.get()),
        Err(findings) => return Ok(Err(template_fault(args, &findings, terminal))),
    };
    let forms: BTreeSet<_> = args.emit.iter().copied().collect();
    let mut jobs = Vec::new();
    for Ready { slug, briefing, .. } in ready {
        for (kind, form) in kinds.iter().flat_map(|kind| forms.iter().map(move |form| (kind, *form))) {
            jobs.push(print::Job {
                kind: kind.clone(),
                form,
                name: format!("{slug}-{kind}"),
                briefing: Arc::clone(briefing),
                path: print::target(&args.output, slug, kind, form),
                template: templates.shown(&format!("{kind}/main.typ")),
            });
        }
    }
    let threads = args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let limit = std::time::Duration::from_secs(args.max_seconds.get().into());
    let crew = Crew { threads, limit, fail_fast: args.fail_fast };
    Ok(Ok(print::print(press, jobs, crew, terminal)?))
}

/// Says that there is nothing to print with.
#[cfg(not(feature = "pdf"))]
fn print(
    _: &BuildArgs,
    _: &Templates,
    _: &[Ready],
    _: &[String],
    terminal: &mut Terminal,
) -> Result<Result<Tally, u8>, Stop> {
    let finding = Diagnostic::error("no-typesetting", "this build of ratsmappe cannot typeset documents")
        .hint("build it with the feature `pdf`, which is on by default; `check` and `select` work without it");
    terminal.diagnostics(&[finding]);
    Ok(Err(FAILED))
}
