//! `form`: an Excel questionnaire of one project with what is known of it filled in, or one of each row of a list.

mod folder;
mod municipality;
pub(super) mod writer;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::batch::slugs::ProjectName;
use crate::cli::args::FormArgs;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::language::Language;
use crate::load::{Loader, list};
use crate::message::say;
use crate::names;
use crate::terminal::Terminal;
use crate::terminal::words;

use municipality::municipality;
use writer::{ENDING, Writer};

/// Runs the command.
///
/// # Errors
/// For a wrong command line, and if standard output cannot be written to.
pub fn run(args: &FormArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let is_xlsx = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let is_workbook = args.output.as_ref().is_none_or(is_xlsx);
    let from_file = names_a_file(&args.project);
    if !is_workbook && !from_file {
        let shown = args.output.as_deref().unwrap_or(Path::new("")).to_string_lossy();
        return Err(CommandError::Usage(say!("`{shown}` must end with .xlsx", shown)));
    }
    let files = if from_file { std::slice::from_ref(&args.project) } else { &[] };
    if from_file && (args.phase.is_some() || args.title.is_some()) {
        let message = say!("--phase and --title go with the name of a municipality; a profile says both itself");
        return Err(CommandError::Usage(message));
    }
    let named = if from_file { None } else { Some(municipality(args, terminal.language)?) };
    let mut inputs = Loader::once(args.questionnaire.limits.into()).read(args.questionnaire.catalog.as_deref(), files);
    terminal.diagnostics(inputs.findings());
    if let Some(folder) = args.output.as_deref().filter(|_| !is_workbook) {
        return folder::write(args, folder, date, inputs, terminal);
    }
    if inputs.projects.len() > 1 {
        let (list, n) = (args.project.display(), inputs.projects.len());
        let shown = args.output.as_deref().unwrap_or(Path::new(ENDING)).to_string_lossy();
        return Err(CommandError::Usage(say!(
            "{list} lists {n} projects and {shown} is one questionnaire: name a folder with -o for one of each",
            list,
            n,
            shown
        )));
    }
    let given = inputs.projects.first().and_then(|project| project.usable()).cloned();
    let Some(profile) = named.or(given) else { return Ok(INVALID) };
    let language = args.questionnaire.lang.map_or(profile.language, Language::from);
    if language == Language::English {
        terminal.diagnostics(inputs.read_english());
    }
    // Without a title there is no project yet to name the file by.
    let name = match from_file {
        true => ProjectName::of(&profile).stem,
        false => names::slug(&profile.municipality.name),
    };
    let output = args.output.clone().unwrap_or_else(|| format!("{name}-{ENDING}").into());
    let shown = output.to_string_lossy();
    let Some(writer) = Writer::new(&inputs, language, date, args.questionnaire.force) else { return Ok(INVALID) };
    if !writer.write(profile, from_file, &output, terminal)? {
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", words::argument(&shown));
    terminal.message(&say!("open the questionnaire in Excel or LibreOffice; once it is filled in: {command}", command));
    Ok(DONE)
}

/// Whether an argument is meant as a file: it is there, or looks like one.
fn names_a_file(given: &Path) -> bool {
    let ending = given.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_profile = ending.is_some_and(|e| ["toml", "json", "yaml", "yml"].contains(&e.as_str()));
    given.symlink_metadata().is_ok() || is_profile || list::is_workbook(given) || given.components().count() > 1
}
