//! `check`: everything but typesetting.

use jiff::civil::Date;
use serde::Serialize;

use crate::batch::copies::name_projects;
use crate::briefing::{self, Briefing, Labels};
use crate::catalog::{Catalog, Count, Phase};
use crate::diagnostic::{Diagnostic, FlatDiagnostic, any_error};
use crate::language::Language;
use crate::message::{Message, count, say};
use crate::profile::Profile;
use crate::selection::select;
use crate::templates::Templates;

use crate::cli::args::{CheckArgs, CheckFormat};
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
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
    let search = Search { catalog: inputs.catalog(), kinds: templates.kinds(), labels, date, language };
    let profiles: Vec<Checked> = inputs.projects.iter().map(|project| Checked::new(project, &search)).collect();
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

impl Checked<'_> {
    /// Each gap once, with the papers that need it: what most need first.
    fn by_key(&self) -> Vec<(&Gap, String)> {
        let mut found: Vec<(&Gap, Vec<&str>)> = Vec::new();
        for gap in &self.gaps {
            match found.iter_mut().find(|(known, _)| known.key == gap.key && known.what == gap.what) {
                Some((_, documents)) => documents.push(&gap.document),
                None => found.push((gap, vec![&gap.document])),
            }
        }
        // Stable: within the same papers the order of the profile stays.
        found.sort_by_key(|(_, documents)| (std::cmp::Reverse(documents.len()), documents.clone()));
        found.into_iter().map(|(gap, documents)| (gap, documents.join(", "))).collect()
    }
}

/// What is needed to look for gaps.
struct Search<'a> {
    catalog: Option<&'a Catalog>,
    kinds: Vec<String>,
    labels: Labels,
    date: Date,
    /// The language gaps are named in.
    language: Language,
}

impl Search<'_> {
    /// What each document lacks, by document.
    fn gaps(&self, profile: &Profile) -> Vec<Gap> {
        let Some(catalog) = self.catalog else { return Vec::new() };
        let selection = select(catalog, profile);
        let options = briefing::Options {
            date: self.date,
            draft: false,
            language: self.language,
            templates_sha256: String::new(),
        };
        let Briefing { gaps, .. } = briefing::brief(catalog, profile, &selection, &self.labels, &options);
        let mut by_document = Vec::new();
        for kind in &self.kinds {
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
    for (project, checked) in inputs.projects.iter().zip(profiles) {
        terminal.diagnostics(&project.findings);
        print_profile(project, checked, terminal)?;
    }
    Ok(())
}

fn catalog_line(catalog: &Catalog) -> Message {
    let count = catalog.count();
    let by_phase: Vec<String> = count.by_phase.iter().map(|(phase, number)| format!("{phase} {number}")).collect();
    say!(
        "{file}: {criteria} ({phases}), {milestones}",
        file = &catalog.file,
        criteria = count!(count.criteria, "{n} criterion", "{n} criteria"),
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
    let by_key = checked.by_key();
    let gaps = count!(by_key.len(), "{n} gap", "{n} gaps");
    terminal.tell(&say!("{file}: {errors}, {warnings}, {gaps}", file, errors, warnings, gaps))?;
    let phases = Message::all(checked.phases.iter().map(|p| p.key()));
    let (municipality, title) = (checked.municipality.unwrap_or_default(), checked.title.unwrap_or_default());
    terminal.tell(&say!("  {municipality}, {title}, {phases}", municipality, title, phases))?;
    let mut papers = "";
    for (gap, documents) in &by_key {
        if documents.as_str() != papers {
            papers = documents;
            terminal.tell(&say!("  missing in {papers}:", papers))?;
        }
        terminal.line(&format!("    {}: {}", gap.key, gap.what))?;
    }
    Ok(())
}
