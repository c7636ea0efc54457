//! `form`: an Excel questionnaire for exactly one project, with what is known of it filled in.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::output;
use crate::profile::{self, FormChoice, Profile};
use crate::project_list;
use crate::questionnaire::{self, Contents};
use crate::workbook::Workbook;

use crate::cli::args::FormArgs;
use crate::cli::commands::new;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::cli::terminal::Terminal;
use crate::cli::words;
use crate::load::{Loader, list};

/// Runs the command.
///
/// # Errors
/// For a wrong command line, and if standard output cannot be written to.
pub fn run(args: &FormArgs, date: Date, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let shown = args.output.to_string_lossy();
    if args.output.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(CommandError::Usage(say!("`{shown}` must end with .xlsx", shown)));
    }
    let from_file = names_a_file(&args.project);
    let files = if from_file { std::slice::from_ref(&args.project) } else { &[] };
    if from_file && (args.phase.is_some() || args.title.is_some()) {
        let message = say!("--phase and --title go with the name of a municipality; a profile says both itself");
        return Err(CommandError::Usage(message));
    }
    let municipality = if from_file { None } else { Some(municipality(args, terminal.language)?) };
    let mut inputs = Loader::once(args.limits.into()).read(args.catalog.as_deref(), files);
    terminal.diagnostics(inputs.findings());
    if inputs.projects.len() > 1 {
        let (list, n) = (args.project.display(), inputs.projects.len());
        return Err(CommandError::Usage(say!("{list} lists {n} projects; a questionnaire is for one", list, n)));
    }
    let given = inputs.projects.first().and_then(|project| project.usable()).cloned();
    let Some(mut profile) = municipality.or(given) else { return Ok(INVALID) };
    let language = args.lang.map_or(profile.language, Language::from);
    if language == Language::English {
        terminal.diagnostics(inputs.read_english());
    }
    let (Some(reference), Some(catalog)) = (inputs.catalog(), inputs.catalog_in(language)) else { return Ok(INVALID) };
    if inputs.catalog_findings().any(Diagnostic::is_error) {
        return Ok(INVALID);
    }
    let place = Place::File(shown.as_ref().into());
    if from_file && let Some(warning) = move_paths(&mut profile, &args.output) {
        terminal.diagnostics(&[warning]);
    }
    let name = args.output.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let file = words::argument(&name);
    let contents = Contents { profile: &profile, catalog, reference, language, date, file: &file };
    let bytes = match questionnaire::write(contents) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Err(CommandError::Failed(say!(
                "the questionnaire cannot be made: {error}",
                error = error.to_string()
            )));
        }
    };
    if let Some(warning) = without_twins(&profile, &place) {
        terminal.diagnostics(&[warning]);
    }
    if let Some(warning) = lost(&profile, reference, &bytes, &place) {
        terminal.diagnostics(&[warning]);
    }
    let write = if args.force { output::write_whole } else { output::write_new };
    if let Err(error) = write(&args.output, &bytes) {
        terminal.diagnostics(&[unwritten(&error).at(place)]);
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", words::argument(&shown));
    terminal.message(&say!("open the questionnaire in Excel or LibreOffice; once it is filled in: {command}", command));
    Ok(DONE)
}

fn unwritten(error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::AlreadyExists {
        let fault = Diagnostic::error(Code::FileExists, say!("there is a file of this name already, and it is kept"));
        return fault.hint(say!("choose another name; with --force it is replaced, and the answers in it are lost"));
    }
    Diagnostic::error(Code::CannotWrite, say!("the questionnaire cannot be written: {error}", error))
        .hint(say!("check that the folder is there, that you may write to it, and that no program has the file open"))
}

/// Whether an argument is meant as a file: it is there, or looks like one.
fn names_a_file(given: &Path) -> bool {
    let ending = given.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_profile = ending.is_some_and(|e| ["toml", "json", "yaml", "yml"].contains(&e.as_str()));
    given.symlink_metadata().is_ok() || is_profile || list::is_workbook(given) || given.components().count() > 1
}

/// What is known of a municipality: a model project, or what the options say.
fn municipality(args: &FormArgs, here: Language) -> Result<Profile, CommandError> {
    let name = args.project.to_string_lossy();
    let known = project_list::model_projects();
    let language = args.lang.map_or(here, Language::from);
    let stated = |title: &str, phase: &str| {
        let [name, title, phase] = [&name, title, phase].map(new::value);
        let text = format!("[kommune]\nname = {name}\n[projekt]\ntitel = {title}\nphase = {phase}\n");
        let (profile, findings) = profile::read("answer.toml", text.as_bytes());
        match findings.iter().find(|finding| finding.is_error()) {
            Some(fault) => Err(CommandError::Usage(new::told(fault))),
            None => Ok(profile.unwrap_or_default()),
        }
    };
    let model = known.iter().find(|project| names::same(&project.municipality.name, &name));
    let mut profile = match (model, &args.phase) {
        (Some(model), None) => model.clone(),
        (Some(model), Some(phase)) => {
            let mut profile = model.clone();
            profile.project.phases = stated("–", phase)?.project.phases;
            profile.project.phase_assumed = false;
            profile
        }
        (None, Some(phase)) => {
            // A title stays to be filled in, if none is given.
            let mut profile = stated("–", phase)?;
            profile.project.title.clear();
            profile
        }
        (None, None) => {
            let near = names::nearest(&name, known.iter().map(|project| project.municipality.name.as_str()));
            let name = quote(&name);
            return Err(CommandError::Usage(match near {
                Some(near) => say!(
                    "there is no file and no model project {name}: did you mean {near}? for any other municipality add its phase, such as --phase P3",
                    name,
                    near = quote(near)
                ),
                None => say!(
                    "there is no file and no model project {name}: for any other municipality add its phase, such as --phase P3",
                    name
                ),
            }));
        }
    };
    if let Some(title) = &args.title {
        profile.project.title = stated(title, "P1")?.project.title;
    }
    profile.language = language;
    Ok(profile)
}

/// Makes the paths that a profile names start in the questionnaire's folder; says if they cannot.
fn move_paths(profile: &mut Profile, output: &Path) -> Option<Diagnostic> {
    let folder = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().ok()
    };
    let (from, to) = (folder(Path::new(&profile.file)), folder(output));
    if profile.beside().next().is_none() || (from.is_some() && from == to) {
        return None;
    }
    let below = from.as_deref().zip(to.as_deref()).and_then(|(from, to)| from.strip_prefix(to).ok());
    let Some(below) = below else {
        let named: Vec<String> = profile.beside().map(|path| quote(&path.to_string_lossy())).collect();
        let message = say!(
            "the profile names files that are not in the questionnaire's folder: {files}",
            files = named.join(", ")
        );
        let warning =
            Diagnostic::warning(Code::FilesElsewhere, message).at(Place::File(output.to_string_lossy().into()));
        return Some(
            warning.hint(say!("write the questionnaire into the profile's folder, or copy these files beside it")),
        );
    };
    let moved = |path: &PathBuf| below.join(path);
    profile.municipality.logo = profile.municipality.logo.as_ref().map(moved);
    profile.project.earlier = profile.project.earlier.as_ref().map(moved);
    for picture in &mut profile.pictures {
        picture.file = below.join(&picture.file);
    }
    if let Some(FormChoice::File(path)) = &mut profile.resolution.form {
        *path = below.join(&*path);
    }
    None
}

/// That a questionnaire does not ask for the English twins of texts.
fn without_twins(profile: &Profile, place: &Place) -> Option<Diagnostic> {
    let english = profile.english.as_deref()?;
    let twins: Vec<String> = english.english_keys().iter().map(|key| format!("`{key}_en`")).collect();
    let message =
        say!("the questionnaire does not ask for English texts: {keys} are not in it", keys = twins.join(", "));
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message).at(place.clone());
    Some(warning.hint(say!("keep the profile, and make English papers from it")))
}

/// What the profile says and the questionnaire, read back, does not.
fn lost(profile: &Profile, catalog: &crate::catalog::Catalog, bytes: &[u8], place: &Place) -> Option<Diagnostic> {
    // Without a title there is nothing to read yet.
    if profile.project.title.is_empty() {
        return None;
    }
    let back = Workbook::built_in(place.file(), bytes).ok().and_then(|book| questionnaire::read(&book).0);
    let lost = questionnaire::lost(profile, &back.unwrap_or_default(), catalog);
    let named: Vec<String> = lost.iter().map(|key| format!("`{key}`")).collect();
    let message = say!("the questionnaire cannot hold what the profile says of {keys}", keys = named.join(", "));
    let warning = Diagnostic::warning(Code::NotInQuestionnaire, message).at(place.clone());
    (!lost.is_empty()).then(|| warning.hint(say!("keep the profile, and write to us: this should not be")))
}
