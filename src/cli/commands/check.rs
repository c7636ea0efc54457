//! `check`: everything but typesetting.

mod many;

use std::num::NonZero;
use std::thread;

use jiff::civil::Date;
use serde::Serialize;

use crate::batch::copies::name_projects;
use crate::briefing::{self, Labels, Survey};
use crate::catalog::{Catalog, Count, Phase};
use crate::diagnostic::{Diagnostic, FlatDiagnostic, any_error};
use crate::language::Language;
use crate::message::{Message, count, say};
use crate::parallel;
use crate::profile::Profile;
use crate::selection::select;
use crate::templates::Templates;

use crate::cli::args::{CheckArgs, CheckFormat};
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::findings::Findings;
use crate::cli::format;
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::load::{Inputs, LoadedProject, Loader};

/// The number of the form of what is printed as JSON: it grows when a program that reads it must know of a change.
pub(super) const SCHEMA: u32 = 1;

/// Runs the command. The date only serves to look for gaps.
///
/// # Errors
/// If standard output cannot be written to.
pub fn run(args: &CheckArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let mut loader = Loader::once(args.limits.into());
    let mut inputs = loader.read(args.catalog.as_deref(), &args.profiles);
    loader.read_earlier(&mut inputs);
    name_projects(&mut inputs.projects);
    // Their papers take the workbook's English texts.
    if inputs.projects.iter().any(|project| project.usable().is_some_and(|p| p.language == Language::English)) {
        inputs.read_english();
    }
    let templates = Templates::embedded();
    let labels = match Labels::new(&templates, terminal.language) {
        Ok(labels) => labels,
        Err(findings) => {
            terminal.diagnostics(&findings);
            return Ok(FAILED);
        }
    };
    let language = terminal.language;
    let options = briefing::Options { date, draft: false, language, templates_sha256: String::new() };
    let kinds = templates.kinds();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let search = || Search { survey: inputs.catalog().map(|c| (c, Survey::new(c, &labels, &options))), kinds: &kinds };
    let profiles = parallel::map(&inputs.projects, threads, search, |search, project| Checked::new(project, search));
    match args.format {
        CheckFormat::Text => {
            print_text(&inputs, &profiles, terminal)?;
        }
        CheckFormat::Json => {
            let catalog = inputs.catalog().map(Catalog::count);
            let diagnostics = inputs.findings().map(|finding| finding.flat(language)).collect();
            let text = format::json(&CheckReport { schema: SCHEMA, catalog, profiles, diagnostics })?;
            terminal.line(&text)?;
        }
    }
    let invalid = inputs.catalog().is_none() || inputs.findings().any(Diagnostic::is_error);
    Ok(if invalid { INVALID } else { DONE })
}

#[derive(Serialize)]
struct CheckReport<'a> {
    schema: u32,
    catalog: Option<Count>,
    profiles: Vec<Checked<'a>>,
    diagnostics: Vec<FlatDiagnostic>,
}

#[derive(Serialize)]
struct Checked<'a> {
    file: &'a str,
    municipality: Option<&'a str>,
    title: Option<&'a str>,
    phases: &'a [Phase],
    gaps: Vec<Gap>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Gap {
    document: String,
    key: String,
    what: String,
}

impl<'a> Checked<'a> {
    fn is_usable(&self) -> bool {
        self.errors == 0 && self.municipality.is_some()
    }

    fn new(project: &'a LoadedProject, search: &Search) -> Self {
        let profile = project.profile.as_ref();
        let text = |text: &'a str| Some(text).filter(|t| !t.is_empty());
        let errors = project.findings.iter().filter(|d| d.is_error()).count();
        let gaps = project.usable().map(|profile| search.gaps(profile)).unwrap_or_default();
        Self {
            file: &project.file,
            municipality: profile.and_then(|p| text(&p.municipality.name)),
            title: profile.and_then(|p| text(&p.project.title)),
            phases: profile.map_or(&[], |p| &p.project.phases),
            gaps,
            errors,
            warnings: project.findings.len() - errors,
        }
    }
}

/// What is needed to look for gaps.
struct Search<'a> {
    /// None without a catalogue.
    survey: Option<(&'a Catalog, Survey<'a>)>,
    kinds: &'a [String],
}

impl Search<'_> {
    /// What each document lacks, by document.
    fn gaps(&self, profile: &Profile) -> Vec<Gap> {
        let Some((catalog, survey)) = &self.survey else { return Vec::new() };
        let gaps = survey.gaps(profile.into(), &select(catalog, profile));
        let mut by_document = Vec::new();
        for kind in self.kinds {
            for gap in gaps.iter().filter(|gap| gap.kinds.contains(kind)) {
                by_document.push(Gap { document: kind.clone(), key: gap.key.clone(), what: gap.what.clone() });
            }
        }
        by_document
    }
}

fn print_text(inputs: &Inputs, profiles: &[Checked], terminal: &mut Terminal) -> Result<(), CommandError> {
    terminal.diagnostics(inputs.catalog_findings());
    match inputs.catalog() {
        Some(catalog) => terminal.tell(&catalog_line(catalog))?,
        None => terminal.tell(&words::unusable(inputs.catalog_findings()))?,
    }
    let mut findings = Findings::default();
    let is_many = profiles.len() > many::FEW;
    for (project, checked) in inputs.projects.iter().zip(profiles) {
        terminal.diagnostics(findings.drawn(&project.findings));
        if !is_many {
            print_profile(project, checked, terminal)?;
        }
    }
    if is_many {
        many::print(profiles, terminal)?;
    }
    findings.rest(terminal, say!("all of them: `ratsmappe check … --format json`"));
    Ok(())
}

fn catalog_line(catalog: &Catalog) -> Message {
    let count = catalog.count();
    let by_phase: Vec<String> = count.by_phase.iter().map(|(phase, number)| format!("{phase} {number}")).collect();
    say!(
        "{file}: {criteria} criteria ({phases}), {milestones}",
        file = &catalog.file,
        criteria = count.criteria,
        phases = by_phase.join(", "),
        milestones = count!(count.milestones, "{n} milestone", "{n} milestones")
    )
}

fn print_profile(project: &LoadedProject, checked: &Checked, terminal: &mut Terminal) -> Result<(), CommandError> {
    let file = checked.file;
    let errors = count!(checked.errors, "{n} error", "{n} errors");
    let warnings = count!(checked.warnings, "{n} warning", "{n} warnings");
    if any_error(&project.findings) || project.profile.is_none() {
        terminal.tell(&say!("{file}: not usable, {errors}, {warnings}", file, errors, warnings))?;
        return Ok(());
    }
    let gaps = count!(checked.gaps.len(), "{n} gap", "{n} gaps");
    terminal.tell(&say!("{file}: {errors}, {warnings}, {gaps}", file, errors, warnings, gaps))?;
    let phases = Message::all(checked.phases.iter().map(|p| p.key()));
    let (municipality, title) = (checked.municipality.unwrap_or_default(), checked.title.unwrap_or_default());
    terminal.tell(&say!("  {municipality}, {title}, {phases}", municipality, title, phases))?;
    let mut document = "";
    for gap in &checked.gaps {
        if gap.document != document {
            document = &gap.document;
            terminal.tell(&say!("  gaps in {document}:", document))?;
        }
        terminal.line(&format!("    {}: {}", gap.key, gap.what))?;
    }
    Ok(())
}
