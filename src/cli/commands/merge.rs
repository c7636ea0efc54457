//! `merge`: the questionnaires of one project that several people have filled in, put together to one questionnaire or
//! profile.

use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::form::writer::{Writer, unwritten};
use crate::catalog::Catalog;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::merge_args::MergeFormsArgs;
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use crate::language::Language;
use crate::load::{Inputs, Loader, moved};
use crate::merge;
use crate::message::{count, say};
use crate::output;
use crate::profile::{self, Profile};
use crate::questionnaire;

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
    let mut inputs = Loader::once(args.limits.into()).read(args.catalog.as_deref(), &args.forms);
    if inputs.projects.len() < 2 {
        return Err(CommandError::Usage(say!("name two files to merge at least")));
    }
    let preferred = preferred(args, &inputs)?;
    terminal.diagnostics(inputs.findings());
    let usable: Option<Vec<Profile>> = inputs.projects.iter().map(|project| project.usable().cloned()).collect();
    let (Some(mut profiles), Some(catalog)) = (usable, inputs.catalog()) else { return Ok(INVALID) };
    if inputs.catalog_findings().any(Diagnostic::is_error) {
        return Ok(INVALID);
    }
    let elsewhere: Vec<Diagnostic> = profiles.iter_mut().filter_map(|profile| moved(profile, &args.output)).collect();
    terminal.diagnostics(&elsewhere);
    terminal.diagnostics(&profiles.iter().filter_map(without_twins).collect::<Vec<_>>());
    let merged = merge::merge(&profiles.iter().collect::<Vec<_>>(), &preferred, catalog, &shown);
    terminal.diagnostics(&merged.findings);
    let Some(profile) = merged.profile else { return Ok(INVALID) };
    // What names of one form do with those of another; those of each by itself have been judged.
    let names = profile::resolve(&profile, catalog);
    if any_error(&names) {
        terminal.diagnostics(&names);
        return Ok(INVALID);
    }
    let language = args.lang.map_or(profile.language, Language::from);
    let number = count!(profiles.len(), "{n} file", "{n} files");
    let is_written = match target {
        Target::Toml => write_toml(&profile, catalog, args, terminal)?,
        Target::Questionnaire => {
            if language == Language::English {
                terminal.diagnostics(inputs.read_english());
            }
            let Some(writer) = Writer::new(&inputs, language, date, args.force) else { return Ok(INVALID) };
            writer.write(profile, false, &args.output, terminal)?
        }
    };
    if !is_written {
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", words::argument(&shown));
    terminal.message(&say!("{number} put together; what is wrong with the whole, and what it lacks: {command}", number, command));
    Ok(DONE)
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
            CommandError::Usage(say!("--prefer {shown} is none of the files that are merged", shown))
        })
    });
    found.collect()
}

/// That English texts of a profile are not in the whole.
fn without_twins(profile: &Profile) -> Option<Diagnostic> {
    profile.english.as_ref()?;
    let message = say!("the profile's English texts are not merged");
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message);
    let warning = warning.at(Place::File(profile.file.as_str().into()));
    Some(warning.hint(say!("keep the profile, and make English papers from it")))
}

/// Writes the whole as a profile; whether it is there.
fn write_toml(
    profile: &Profile,
    catalog: &Catalog,
    args: &MergeFormsArgs,
    terminal: &mut Terminal,
) -> Result<bool, CommandError> {
    let text = profile.as_toml();
    let (back, _) = profile::read("merged.toml", text.as_bytes());
    let lost = questionnaire::lost(profile, &back.unwrap_or_default(), catalog);
    if !lost.is_empty() {
        let keys = lost.join(", ");
        return Err(CommandError::Failed(say!("the profile cannot be written: it would lose {keys}", keys)));
    }
    let write = if args.force { output::write_whole } else { output::write_new };
    let written: io::Result<()> = write(&args.output, text.as_bytes());
    if let Err(error) = &written {
        let place = Place::File(args.output.to_string_lossy().into());
        terminal.diagnostics(&[unwritten(error).at(place)]);
    }
    Ok(written.is_ok())
}
