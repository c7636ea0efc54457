//! `merge`: the questionnaires of one project that several people have filled in, put together to one questionnaire or
//! profile.

use std::path::Path;

use jiff::civil::Date;

use super::form::writer::{Writer, unwritten};
use crate::catalog::Catalog;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::merge_args::MergeFormsArgs;
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::diagnostic::{Diagnostic, Place};
use crate::language::Language;
use crate::load::{Inputs, Loader, moved};
use crate::merge;
use crate::message::{count, say};
use crate::output;
use crate::profile::Profile;

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
    let mut inputs =
        Loader::once(args.questionnaire.limits.into()).read(args.questionnaire.catalog.as_deref(), &args.forms);
    if inputs.projects.len() < 2 {
        return Err(CommandError::Usage(say!("name two files to merge at least")));
    }
    let preferred = preferred(args, &inputs)?;
    terminal.diagnostics(inputs.findings());
    let usable: Option<Vec<Profile>> = inputs.projects.iter().map(|project| project.usable().cloned()).collect();
    let sound = inputs.catalog().filter(|_| !inputs.catalog_findings().any(Diagnostic::is_error));
    let (Some(mut profiles), Some(catalog)) = (usable, sound) else { return Ok(INVALID) };
    let elsewhere: Vec<Diagnostic> = profiles.iter_mut().filter_map(|profile| moved(profile, &args.output)).collect();
    terminal.diagnostics(&elsewhere);
    let merged = merge::merge(&profiles.iter().collect::<Vec<_>>(), &preferred, catalog, &shown);
    terminal.diagnostics(&merged.findings);
    let Some(profile) = merged.profile else { return Ok(INVALID) };
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

/// Writes the whole as a profile; whether it is there.
fn write_toml(
    profile: &Profile,
    catalog: &Catalog,
    args: &MergeFormsArgs,
    terminal: &mut Terminal,
) -> Result<bool, CommandError> {
    let text = merge::as_toml(profile, catalog).map_err(CommandError::Failed)?;
    let write = if args.questionnaire.force { output::write_whole } else { output::write_new };
    let written = write(&args.output, text.as_bytes()).map_err(|error| unwritten(&error));
    if let Err(fault) = &written {
        terminal.diagnostics([&fault.clone().at(Place::File(args.output.to_string_lossy().into()))]);
    }
    Ok(written.is_ok())
}
