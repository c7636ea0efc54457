//! A questionnaire of each row of a list, in a folder.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::writer::{ENDING, Writer};
use crate::batch::slugs::ProjectName;
use crate::cli::args::FormArgs;
use crate::cli::exit::{CommandError, DONE, FAILED, INVALID};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::load::{Inputs, LoadedProject};
use crate::message::{count, say};
use crate::output;
use crate::profile::Profile;
use crate::terminal::Terminal;
use crate::terminal::words;

/// Writes a questionnaire for every project that was read. One that cannot be written does not stop the others.
///
/// # Errors
/// If a questionnaire cannot be made, and if standard output cannot be written to.
pub(super) fn write(
    args: &FormArgs,
    folder: &Path,
    date: Date,
    mut inputs: Inputs,
    terminal: &mut Terminal,
) -> Result<u8, CommandError> {
    let shown = folder.to_string_lossy();
    if let Err(error) = output::make_folder(folder) {
        let message = say!("the folder for the questionnaires cannot be made: {error}", error);
        terminal.diagnostics(&[Diagnostic::error(Code::CannotWrite, message).at(Place::File(shown.into()))]);
        return Ok(FAILED);
    }
    let language = |profile: &Profile| args.questionnaire.lang.map_or(profile.language, Language::from);
    let profiles: Vec<Profile> = inputs.projects.iter().filter_map(LoadedProject::usable).cloned().collect();
    if profiles.iter().any(|profile| language(profile) == Language::English) {
        terminal.diagnostics(inputs.read_english());
    }
    let all_usable = profiles.len() == inputs.projects.len();
    let (mut written, mut missing, mut names) = (0, 0, BTreeMap::new());
    for profile in profiles {
        let Some(writer) = Writer::new(&inputs, language(&profile), date, args.questionnaire.force) else {
            return Ok(INVALID);
        };
        let name = format!("{}-{ENDING}", ProjectName::of(&profile).stem);
        let path = folder.join(&name);
        let here = profile.place("projekt.titel");
        if let Some(first) = names.get(&name) {
            let message = say!(
                "two projects of the list would have the questionnaire {name}; only the first is written",
                name = quote(&path.to_string_lossy())
            );
            let hint = say!("give them different titles, or short names in a column `Kurzname`");
            let fault = Diagnostic::error(Code::SameName, message).label(here, say!("this one is not written"));
            terminal.diagnostics(&[fault.label(Place::clone(first), say!("the first")).hint(hint)]);
            missing += 1;
            continue;
        }
        names.insert(name, here);
        if writer.write(profile, true, &path, terminal)? {
            terminal.line(&path.to_string_lossy())?;
            written += 1;
        } else {
            missing += 1;
        }
    }
    let number = count!(written, "{n} questionnaire", "{n} questionnaires");
    let command = format!("ratsmappe build {}", words::argument(&shown));
    terminal.message(&say!("{number} written; once they are filled in: {command}", number, command));
    Ok(match (missing, all_usable) {
        (0, true) => DONE,
        (0, false) => INVALID,
        _ => FAILED,
    })
}
