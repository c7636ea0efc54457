//! `build`: the documents of one or many projects, written to files.

#[cfg(feature = "pdf")]
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::{Argument, Message, count, say};
#[cfg(feature = "pdf")]
use crate::render::Renderer;
use crate::templates::{PORTFOLIO, Templates};

use crate::batch::briefings::BriefingCache;
#[cfg(feature = "pdf")]
use crate::batch::format::Format;
use crate::batch::report::{self, Document, Report, Status};
use crate::cli::args::{BuildArgs, EmitFormat};
use crate::cli::exit::{DONE, FAILED, INVALID, Stop};
use crate::cli::plan;
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::load::{Inputs, Project};

/// Documents that fit a screen: what is said of them needs not be said again at the end.
const FEW: usize = 12;

/// How a run ended.
#[derive(Debug, Default)]
pub struct Done {
    /// The program's exit code.
    pub code: u8,
    /// The first document that is there.
    pub first: Option<PathBuf>,
    /// Whether memory ran out, so that only the program's end stops what took it.
    pub spent: bool,
}

impl From<u8> for Done {
    fn from(code: u8) -> Self {
        Self { code, ..Self::default() }
    }
}

/// Runs the command.
///
/// # Errors
/// For a wrong command line, and if standard output or a report cannot be written to.
pub fn run(args: &BuildArgs, date: Date, terminal: &mut Terminal) -> Result<Done, Stop> {
    let started = Instant::now();
    report::check(&args.report)?;
    let templates = match templates(args) {
        Ok(templates) => templates,
        Err(findings) => {
            terminal.diagnostics(&findings);
            return Ok(INVALID.into());
        }
    };
    let known: Vec<String> = templates.kinds().into_iter().chain([PORTFOLIO.to_owned()]).collect();
    let mut kinds = plan::kinds(&args.only, &known)?;
    // Templates, library and fonts get ready while the inputs are read.
    let (renderer, mut inputs) = thread::scope(|scope| {
        let renderer = scope.spawn(|| Renderer::new(&templates));
        let mut inputs = Inputs::read(args.catalog.as_deref(), &args.profiles, args.limits.into());
        inputs.read_earlier();
        (renderer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), inputs)
    });
    let slugs = plan::assign_slugs(&mut inputs.projects);
    let asked = args.lang.map(Into::into);
    let language = |project: &Project| asked.or(project.usable().map(|p| p.language)).unwrap_or_default();
    if inputs.projects.iter().any(|project| language(project) == Language::English) {
        inputs.read_english();
    }
    // What is over all projects is in the language asked for, else in the one most of them are in.
    let english = inputs.projects.iter().filter(|project| language(project) == Language::English).count();
    let overall = if english * 2 > inputs.projects.len() { Language::English } else { Language::German };
    let mine = |name: &str| args.shard.is_none_or(|shard| shard.holds(name));
    let shared: Vec<bool> =
        slugs.iter().zip(&inputs.projects).map(|(slug, p)| mine(slug.as_ref().unwrap_or(&p.file))).collect();
    let invalid = report_findings(&inputs, &shared, args.fail_fast, terminal);
    if inputs.catalog.is_none() || (!invalid.is_empty() && args.fail_fast) {
        return Ok(INVALID.into());
    }
    let projects = projects(&inputs, &slugs, &shared, terminal.language);
    let named = slugs.into_iter().enumerate().zip(&inputs.projects).zip(&shared).filter(|(_, mine)| **mine);
    let named: Vec<_> = named.filter_map(|(((at, slug), project), _)| Some((at, slug?, language(project)))).collect();
    let briefings = match BriefingCache::new(inputs, named, overall, &templates, date, args.draft) {
        Ok(briefings) => briefings,
        Err(findings) => return Ok(template_fault(args, &findings, terminal).into()),
    };
    // Asked for, or of several projects: the view over all.
    let many = briefings.usable() > 1 || args.only.iter().any(|kind| plan::is(kind, PORTFOLIO));
    let mut overview = many && kinds.iter().any(|kind| kind == PORTFOLIO) && mine(PORTFOLIO);
    overview &= args.emit.contains(&EmitFormat::Pdf);
    kinds.retain(|kind| kind != PORTFOLIO);
    let usable = briefings.ready().len() + usize::from(overview);
    let mut documents = Vec::new();
    if usable > 0 {
        match print(args, &templates, renderer, briefings, &kinds, overview, terminal)? {
            Ok(done) => documents = done,
            Err(code) => return Ok(code.into()),
        }
    }
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let report = Report::new(date.to_string(), args.shard, projects, documents, milliseconds);
    for path in &args.report {
        report.write(path)?;
    }
    report_undone(args, &report, &invalid, terminal);
    terminal.tell(&total(&report))?;
    let code = match (report.totals.failed + report.totals.not_begun, invalid.is_empty()) {
        (0, true) => DONE,
        (0, false) => INVALID,
        _ => FAILED,
    };
    let there = |document: &&Document| matches!(document.status, Status::Written | Status::Unchanged);
    let first = report.documents.iter().find(there).map(|document| args.output.join(&document.file));
    let spent = report.documents.iter().any(|document| document.says(Code::TakesTooMuchMemory));
    Ok(Done { code, first, spent })
}

fn templates(args: &BuildArgs) -> Result<Templates, Vec<Diagnostic>> {
    let Some(folder) = &args.templates else { return Ok(Templates::embedded()) };
    if !folder.is_dir() {
        let finding = Diagnostic::error(Code::FileNotFound, say!("there is no such template folder"))
            .at(Place::File(folder.to_string_lossy().into()))
            .hint(say!("leave --templates out to use the built-in templates"));
        return Err(vec![finding]);
    }
    Templates::with_overlay(folder)
}

/// Tells of templates that cannot be used, and whose fault that is: built-in ones are ours.
fn template_fault(args: &BuildArgs, findings: &[Diagnostic], terminal: &mut Terminal) -> u8 {
    terminal.diagnostics(findings);
    if args.templates.is_some() { INVALID } else { FAILED }
}

/// Draws everything found in this part of the projects and gives what is wrong with those that cannot be
/// used; with `fail_fast` up to the first.
fn report_findings(inputs: &Inputs, mine: &[bool], fail_fast: bool, terminal: &mut Terminal) -> Vec<Diagnostic> {
    terminal.diagnostics(&inputs.catalog_findings);
    // One finding counts itself.
    if inputs.catalog.is_none() && inputs.catalog_findings.len() > 1 {
        terminal.message(&words::unusable(&inputs.catalog_findings));
    }
    let mut invalid = Vec::new();
    for (project, _) in inputs.projects.iter().zip(mine).filter(|(_, mine)| **mine) {
        terminal.diagnostics(&project.findings);
        if project.usable().is_none() {
            invalid.extend(project.findings.iter().find(|f| f.is_error()).cloned());
            if fail_fast {
                break;
            }
        }
    }
    invalid
}

/// This part of the projects, for the report.
fn projects(inputs: &Inputs, slugs: &[Option<String>], mine: &[bool], language: Language) -> Vec<report::Project> {
    let all = inputs.projects.iter().zip(slugs).zip(mine).filter(|(_, mine)| **mine);
    all.map(|((project, slug), _)| report::Project {
        file: project.file.clone(),
        project: slug.clone(),
        diagnostics: project.findings.iter().filter_map(|f| serde_json::to_value(f.flat(language)).ok()).collect(),
    })
    .collect()
}

/// What was not done, once more, when it may have left the screen: one line each with its place.
fn report_undone(args: &BuildArgs, report: &Report, invalid: &[Diagnostic], terminal: &mut Terminal) {
    let failed: Vec<&Document> = report.documents.iter().filter(|d| d.status == Status::Failed).collect();
    let few = report.totals.documents + report.projects.len() <= FEW;
    if few || failed.len() + invalid.len() == 0 {
        return;
    }
    terminal.message(&say!("not done:"));
    for finding in invalid {
        let message = &finding.message;
        terminal.message(&match finding.labels.first() {
            Some(label) => say!("  {place}: {message}", place = &label.place, message),
            None => say!("  {message}", message),
        });
    }
    for document in failed {
        let path = args.output.join(&document.file);
        let text = |key| {
            let first = document.diagnostics.iter().find(|d| d.get("severity").is_some_and(|s| s == "error"));
            first.and_then(|d| d.get(key)).and_then(serde_json::Value::as_str).unwrap_or_default()
        };
        let (place, message) = (path.display(), text("message"));
        terminal.message(&match text("file") {
            file if path.as_os_str() == file => say!("  {place}: {message}", place, message),
            file => say!("  {place}: {message} ({file})", place, message, file),
        });
    }
    terminal.message(&Message::nothing());
}

/// The closing line of a run.
fn total(report: &Report) -> Message {
    let totals = &report.totals;
    let documents = count!(totals.written, "{n} document", "{n} documents");
    let projects = count!(totals.projects, "{n} project", "{n} projects");
    let mut text = say!("{documents} of {projects}", documents, projects);
    if let Some(shard) = report.shard {
        text = say!("{text} (part {shard})", text, shard = shard.to_string());
    }
    let others = [
        (totals.unchanged, say!("{n} unchanged", n = totals.unchanged)),
        (totals.failed, say!("{n} failed", n = totals.failed)),
        (totals.not_begun, say!("{n} not begun", n = totals.not_begun)),
        (totals.invalid, count!(totals.invalid, "{n} profile with errors", "{n} profiles with errors")),
    ];
    for (_, other) in others.into_iter().filter(|(number, _)| *number > 0) {
        text = say!("{text}, {other}", text, other);
    }
    say!("{text}, {seconds} s", text, seconds = Argument::Decimal(totals.milliseconds as f64 / 1e3, 1))
}

/// What the projects leave unsaid that these documents would need: a line a project, or one for many.
#[cfg(feature = "pdf")]
fn report_gaps(args: &BuildArgs, briefings: &BriefingCache, documents: &[Document], terminal: &mut Terminal) {
    let catalog = args.catalog.as_ref().map(|c| format!(" --catalog {}", words::argument(&c.to_string_lossy())));
    let catalog = catalog.unwrap_or_default();
    let written: BTreeSet<&str> =
        documents.iter().filter(|d| d.status == Status::Written).map(|d| d.project.as_str()).collect();
    let lacking: Vec<_> = briefings
        .ready()
        .iter()
        .filter(|ready| written.contains(ready.slug.as_str()))
        .map(|ready| (ready, briefings.gaps(ready)))
        .filter(|(_, gaps)| *gaps > 0)
        .collect();
    if lacking.len() > FEW {
        let files: Vec<String> = args.profiles.iter().map(|p| words::argument(&p.to_string_lossy())).collect();
        let gaps = lacking.iter().map(|(_, gaps)| gaps).sum();
        return terminal.message(&say!(
            "{gaps} in {projects} projects: `ratsmappe check {files}{catalog}` lists them",
            gaps = count!(gaps, "{n} gap", "{n} gaps"),
            projects = lacking.len(),
            files = files.join(" "),
            catalog
        ));
    }
    for (ready, gaps) in lacking {
        let file = briefings.project(ready).map(|p| words::argument(&p.file)).unwrap_or_default();
        let project = &ready.slug;
        terminal.message(&match gaps {
            1 => say!(
                "1 gap in {project}: `ratsmappe check {file}{catalog}` lists it",
                project,
                file,
                catalog = &catalog
            ),
            n => say!(
                "{n} gaps in {project}: `ratsmappe check {file}{catalog}` lists them",
                n,
                project,
                file,
                catalog = &catalog
            ),
        });
    }
}

/// Prints all documents; the inner error is the exit code if there is nothing to print with, or to.
#[cfg(feature = "pdf")]
fn print(
    args: &BuildArgs,
    templates: &Templates,
    renderer: Result<Renderer, Vec<Diagnostic>>,
    mut briefings: BriefingCache,
    kinds: &[String],
    overview: bool,
    terminal: &mut Terminal,
) -> Result<Result<Vec<Document>, u8>, Stop> {
    use std::sync::Arc;

    use crate::batch::executor::{Executor, Memory};
    use crate::batch::job::{Job, Run};
    use crate::cli::{display, interrupt};

    let renderer = match renderer {
        Ok(renderer) => renderer.with_max_pages(args.max_pages.get()),
        Err(findings) => return Ok(Err(template_fault(args, &findings, terminal))),
    };
    let manifest = match manifest(args) {
        Ok(manifest) => manifest,
        Err(finding) => {
            terminal.diagnostics(&[finding]);
            return Ok(Err(FAILED));
        }
    };
    let forms: BTreeSet<_> = args.emit.iter().map(|format| Format::from(*format)).collect();
    let each: Vec<_> = kinds.iter().flat_map(|kind| forms.iter().map(move |form| (kind, *form))).collect();
    briefings.expect(each.len(), kinds);
    let mut jobs = Vec::new();
    for (position, ready) in briefings.ready().iter().enumerate() {
        jobs.extend(each.iter().map(|(kind, form)| Job {
            position: Some(position),
            slug: ready.slug.clone(),
            kind: (*kind).clone(),
            form: *form,
            template: templates.shown(&format!("{kind}/main.typ")),
        }));
    }
    if overview {
        let kind = PORTFOLIO;
        let template = templates.shown(&format!("{kind}/main.typ"));
        jobs.push(Job { position: None, slug: String::new(), kind: kind.to_owned(), form: Format::Pdf, template });
    }
    let threads = args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let limit = std::time::Duration::from_secs(args.max_seconds.get().into());
    let mib = args.max_mib.get();
    let used = || memory_stats::memory_stats().map(|stats| stats.physical_mem);
    let memory = Memory { limit: usize::try_from(u64::from(mib) << 20).unwrap_or(usize::MAX), used };
    let executor =
        Executor { threads, limit, memory, fail_fast: args.fail_fast, stop: interrupt::watch(terminal.language) };
    let (folder, force, seconds) = (args.output.clone(), args.force, args.max_seconds.get());
    let run = Arc::new(Run { renderer, jobs, briefings, folder, manifest, force, seconds, mib });
    let documents = display::print(&run, &executor, terminal)?;
    report_gaps(args, &run.briefings, &documents, terminal);
    Ok(Ok(documents))
}

#[cfg(feature = "pdf")]
fn manifest(args: &BuildArgs) -> Result<crate::batch::journal::Manifest, Diagnostic> {
    use crate::batch::journal::{Fault, Manifest};
    let place = Place::File(args.output.to_string_lossy().into());
    Manifest::open(&args.output, args.shard.is_some()).map_err(|fault| match fault {
        Fault::Busy => Diagnostic::error(Code::FolderInUse, say!("another run of ratsmappe is writing to this folder"))
            .at(place)
            .hint(say!("wait until it has ended, or choose another folder with -o")),
        Fault::Io(error) => {
            let message = say!("the output folder cannot be written to: {error}", error);
            Diagnostic::error(Code::CannotWrite, message).at(place).hint(crate::batch::job::about_the_folder())
        }
    })
}

/// What stands for a renderer where there is none.
#[cfg(not(feature = "pdf"))]
struct Renderer;

#[cfg(not(feature = "pdf"))]
impl Renderer {
    fn new(_: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let finding = Diagnostic::error(Code::NoTypesetting, say!("this build of ratsmappe cannot typeset documents"))
            .hint(say!(
                "build it with the feature `pdf`, which is on by default; `check` and `select` work without it"
            ));
        Err(vec![finding])
    }
}

/// Says that there is nothing to print with.
#[cfg(not(feature = "pdf"))]
fn print(
    _: &BuildArgs,
    _: &Templates,
    renderer: Result<Renderer, Vec<Diagnostic>>,
    _: BriefingCache,
    _: &[String],
    _: bool,
    terminal: &mut Terminal,
) -> Result<Result<Vec<Document>, u8>, Stop> {
    terminal.diagnostics(&renderer.err().unwrap_or_default());
    Ok(Err(FAILED))
}
