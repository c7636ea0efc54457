//! `merge`: the questionnaires of one project that several people have filled in, put together to one questionnaire or
//! profile.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::form::writer::{Writer, unwritten};
use crate::catalog::Catalog;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::merge_args::MergeFormsArgs;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::load::{Inputs, LoadedProject, Loader, moved_from};
use crate::merge::{self, Overruled};
use crate::message::{Message, count, say};
use crate::output;
use crate::profile::Profile;
use crate::terminal::Terminal;
use crate::terminal::words;

/// How many settled contradictions are shown one by one.
const SHOWN: usize = 6;

/// What the whole is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Questionnaire,
    Toml,
}

/// Runs the command. Nothing is written unless everything fits together.
///
/// # Errors
/// For a wrong command line, and if standard output cannot be written to.
pub fn run(args: &MergeFormsArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let target = target(&args.output)?;
    let shown = args.output.to_string_lossy();
    let catalog = args.questionnaire.catalog.as_deref();
    let is_given = args.forms.iter().map(PathBuf::as_path).chain(catalog).any(|path| is_same(path, &args.output));
    let mut inputs = Loader::once(args.questionnaire.limits.into()).read_but(catalog, &args.forms, &args.output);
    if is_given || inputs.has_read(&args.output) {
        return Err(CommandError::Usage(say!(
            "`{shown}` is one of the files that are put together; name another file for the whole",
            shown
        )));
    }
    words::passed_over([&inputs], terminal);
    if args.output.exists() && args.forms.iter().any(|form| form.is_dir() && holds(form, &args.output)) {
        terminal.message(&say!(
            "not put together with the others: {shown}, which is the file to be written",
            shown = shown.as_ref()
        ));
    }
    if inputs.projects.len() < 2 {
        return Err(CommandError::Usage(too_few(args, &inputs)));
    }
    let preferred = preferred(args, &inputs)?;
    let Some(profiles) = usable(&inputs, terminal) else { return Ok(INVALID) };
    let Some(catalog) = inputs.catalog() else { return Ok(INVALID) };
    let merged = merge::merge(&profiles.iter().collect::<Vec<_>>(), &preferred, catalog, &shown);
    terminal.diagnostics(&merged.findings);
    let Some(mut profile) = merged.profile else { return Ok(INVALID) };
    told_of(&merged.overruled, terminal);
    let elsewhere = moved_from(&mut profile, &profiles, &args.output);
    terminal.diagnostics(&elsewhere);
    let language = args.questionnaire.lang.map_or(profile.language, Language::from);
    let number = count!(profiles.len(), "{n} file", "{n} files");
    let is_written = match target {
        Target::Toml => write_toml(&profile, catalog, args, terminal)?,
        Target::Questionnaire => {
            if language == Language::English {
                terminal.diagnostics(inputs.read_english());
            }
            let Some(writer) = Writer::new(&inputs, language, date, args.questionnaire.force) else {
                return Ok(INVALID);
            };
            writer.write(profile, false, &args.output, terminal)?
        }
    };
    if !is_written {
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", words::argument(&shown));
    terminal.message(&say!(
        "{number} put together; what is wrong with the whole, and what it lacks: {command}",
        number,
        command
    ));
    Ok(DONE)
}

/// Says what --prefer has settled: how much, and the first of it one by one.
fn told_of(overruled: &[Overruled], terminal: &mut Terminal) {
    if overruled.is_empty() {
        return;
    }
    let number =
        count!(overruled.len(), "--prefer has settled {n} contradiction", "--prefer has settled {n} contradictions");
    terminal.message(&number);
    let said =
        |(place, value): &(Place, String)| say!("{value} ({place})", value = quote(value), place = place.to_string());
    for Overruled { what, counts, others } in overruled.iter().take(SHOWN) {
        let (what, counts) = (what.clone(), said(counts));
        let others = Message::all(others.iter().map(said));
        terminal.message(&say!("  {what}: {counts} counts, not {others}", what, counts, others));
    }
    let more = overruled.len().saturating_sub(SHOWN);
    if more > 0 {
        terminal.message(&say!("  and {more} more", more));
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

fn holds(folder: &Path, file: &Path) -> bool {
    let of = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    is_same(folder, of)
}

/// That there is nothing, or nothing else, to put together.
fn too_few(args: &MergeFormsArgs, inputs: &Inputs) -> Message {
    let is_empty = |finding: &Diagnostic| finding.code == Code::NoProfiles;
    match (&args.forms[..], inputs.projects.iter().any(|project| project.findings.iter().any(is_empty))) {
        ([folder], true) => say!(
            "no questionnaire lies in {folder}, and no profile: give the folder that the filled ones were put into",
            folder = quote(&folder.to_string_lossy())
        ),
        _ => say!("name two files to merge at least"),
    }
}

/// What all files say, if all can be used; says what is wrong with them. A file may lack what its project is known
/// by, if another one has it: it is an empty cell then.
fn usable(inputs: &Inputs, terminal: &mut Terminal) -> Option<Vec<Profile>> {
    let stated = |key: &str| {
        let mut said = inputs.projects.iter().filter_map(LoadedProject::part);
        said.any(|profile| profile.lacks().all(|lacking| lacking != key))
    };
    let said = |project: &LoadedProject| project.part().filter(|part| part.lacks().all(stated)).cloned();
    let profiles: Vec<Option<Profile>> = inputs.projects.iter().map(said).collect();
    let told = inputs.projects.iter().zip(&profiles).flat_map(|(project, profile)| {
        project.findings.iter().filter(move |finding| profile.is_none() || !finding.is_error())
    });
    terminal.diagnostics(inputs.catalog_findings().chain(told));
    let is_sound = !inputs.catalog_findings().any(Diagnostic::is_error);
    profiles.into_iter().collect::<Option<Vec<Profile>>>().filter(|_| is_sound)
}

fn target(output: &Path) -> Result<Target, CommandError> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Ok(Target::Questionnaire),
        Some("toml") => Ok(Target::Toml),
        _ => {
            let shown = output.to_string_lossy();
            Err(CommandError::Usage(say!(
                "`{shown}` must end with .xlsx, for a questionnaire, or .toml, for a profile",
                shown
            )))
        }
    }
}

/// The numbers of the files whose answers count, in the order they are named.
fn preferred(args: &MergeFormsArgs, inputs: &Inputs) -> Result<Vec<usize>, CommandError> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let number = |wanted: &Path| inputs.projects.iter().position(|p| real(Path::new(&p.file)) == real(wanted));
    let found = args.prefer.iter().map(|wanted| {
        number(wanted).ok_or_else(|| {
            let shown = wanted.to_string_lossy();
            let files: Vec<String> = inputs.projects.iter().map(|project| quote(&project.file)).collect();
            CommandError::Usage(say!(
                "--prefer {shown} is none of the files that are merged: {files}",
                shown,
                files = files.join(", ")
            ))
        })
    });
    found.collect()
}

/// Writes the whole as a profile; whether it is there.
fn write_toml(
    profile: &Profile,
    catalog: &Catalog,
    args: &MergeFormsArgs,
    terminal: &mut Terminal,
) -> Result<bool, CommandError> {
    let text = merge::as_toml(profile, catalog).map_err(CommandError::Failed)?;
    let write = if args.questionnaire.force { output::write_whole } else { output::write_new };
    let written = write(&args.output, text.as_bytes())
        .map_err(|error| unwritten(&error, say!("the profile cannot be written: {error}", error = &error)));
    if let Err(fault) = &written {
        terminal.diagnostics([&fault.clone().at(Place::File(args.output.to_string_lossy().into()))]);
    }
    Ok(written.is_ok())
}
