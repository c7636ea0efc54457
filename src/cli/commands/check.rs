//! `check`: everything but typesetting.

mod many;

use std::num::NonZero;
use std::thread;

use jiff::civil::Date;
use serde::Serialize;

use crate::batch::checked::{self, Checked};
use crate::batch::copies::name_projects;
use crate::briefing::{Labels, Options};
use crate::catalog::{Catalog, Count};
use crate::diagnostic::{Bounded, Diagnostic, FlatDiagnostic, any_error};
use crate::language::Language;
use crate::message::{Message, count, say};
use crate::templates::Templates;

use crate::cli::args::{CheckArgs, CheckFormat};
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::format;
use crate::cli::list_file::ListFile;
use crate::lists::{self, check_records};
use crate::load::{Inputs, LoadedProject, Loader};
use crate::terminal::Terminal;
use crate::terminal::words;

/// The number of the form of what is printed as JSON: it grows when a program that reads it must know of a change.
pub(super) const SCHEMA: u32 = 1;

/// Runs the command. The date only serves to look for gaps.
///
/// # Errors
/// If standard output cannot be written to.
pub fn run(args: &CheckArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let file = ListFile::new(&args.list, args.format, terminal.language)?;
    let language = file.as_ref().map_or(terminal.language, |file| file.language);
    let mut loader = Loader::once(args.limits.into());
    let mut inputs = loader.read(args.catalog.as_deref(), &args.profiles);
    loader.read_earlier(&mut inputs);
    name_projects(&mut inputs.projects);
    // Their papers take the workbook's English texts.
    if inputs.projects.iter().any(|project| project.usable().is_some_and(|p| p.language == Language::English)) {
        inputs.read_english();
    }
    let templates = Templates::embedded();
    let labels = match Labels::new(&templates, language) {
        Ok(labels) => labels,
        Err(findings) => {
            terminal.diagnostics(&findings);
            return Ok(FAILED);
        }
    };
    let options = Options { date, draft: false, language, templates_sha256: String::new() };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let profiles = checked::all(&inputs, &labels, &templates.kinds(), &options, threads);
    let mut is_there = true;
    match (file, args.format.unwrap_or(CheckFormat::Text)) {
        (Some(file), _) => {
            let sums = many::sums(&profiles);
            is_there = file.list(
                || Ok(lists::check::tables(&inputs, &profiles, &labels, language)),
                || check_records::records(&inputs, &profiles, language),
                || json(&inputs, &profiles, language),
                (date, &[&inputs]),
                terminal,
            )?;
            // The findings are in the file.
            terminal.message(&sums);
            words::passed_over([&inputs], terminal);
        }
        (None, CheckFormat::Text) => {
            print_text(&inputs, &profiles, terminal)?;
            words::passed_over([&inputs], terminal);
        }
        (None, CheckFormat::Json) => terminal.line(&json(&inputs, &profiles, language)?)?,
        (None, CheckFormat::Csv) => {
            terminal
                .line(format::csv(check_records::records(&inputs, &profiles, language))?.trim_end_matches("\r\n"))?;
        }
    }
    let invalid = inputs.catalog().is_none() || inputs.findings().any(Diagnostic::is_error);
    Ok(match (is_there, invalid) {
        (false, _) => FAILED,
        (true, true) => INVALID,
        (true, false) => DONE,
    })
}

fn json(inputs: &Inputs, profiles: &[Checked], language: Language) -> Result<String, CommandError> {
    let catalog = inputs.catalog().map(Catalog::count);
    let diagnostics = inputs.findings().map(|finding| finding.flat(language)).collect();
    format::json(&CheckReport { schema: SCHEMA, catalog, profiles, diagnostics })
}

#[derive(Serialize)]
struct CheckReport<'a> {
    schema: u32,
    catalog: Option<Count>,
    profiles: &'a [Checked<'a>],
    diagnostics: Vec<FlatDiagnostic>,
}

fn print_text(inputs: &Inputs, profiles: &[Checked], terminal: &mut Terminal) -> Result<(), CommandError> {
    terminal.diagnostics(inputs.catalog_findings());
    match inputs.catalog() {
        Some(catalog) => terminal.tell(&catalog_line(catalog))?,
        None => terminal.tell(&words::unusable(inputs.catalog_findings()))?,
    }
    let mut findings = Bounded::default();
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
    let rest = findings.rest(say!("all of them: `ratsmappe check … --format json`"));
    rest.iter().for_each(|line| terminal.message(line));
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
    let mut papers: &[&str] = &[];
    for (gap, documents) in &by_key {
        if documents != papers {
            papers = documents;
            terminal.tell(&say!("  missing in {papers}:", papers = papers.join(", ")))?;
        }
        match &gap.cell {
            // Nobody who fills in a questionnaire knows keys.
            Some(cell) => terminal.line(&format!("    {cell}: {} ({})", gap.what, gap.key))?,
            None => terminal.line(&format!("    {}: {}", gap.key, gap.what))?,
        }
    }
    Ok(())
}
