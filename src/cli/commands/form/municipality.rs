//! What is known of a municipality that was named: a model project, or what the options say.

use crate::cli::args::FormArgs;
use crate::cli::commands::new;
use crate::cli::exit::CommandError;
use crate::diagnostic::quote;
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::profile::{self, Profile, toml_text};
use crate::project_list;

/// A shipped project in the language of its form, which asks for each text once.
fn in_one_language(model: &Profile, language: Language) -> Profile {
    Profile { english: None, translation: None, ..model.in_language(language).clone() }
}

/// What is known of a municipality: a model project, or what the options say.
///
/// # Errors
/// For a name that is neither a file nor a model project, without a phase.
pub(super) fn municipality(args: &FormArgs, here: Language) -> Result<Profile, CommandError> {
    let name = args.project.to_string_lossy();
    let known = project_list::model_projects();
    let language = args.questionnaire.lang.map_or(here, Language::from);
    let stated = |title: &str, phase: &str| {
        let [name, title, phase] = [&name, title, phase].map(toml_text);
        let text = format!("[kommune]\nname = {name}\n[projekt]\ntitel = {title}\nphase = {phase}\n");
        let (profile, findings) = profile::read("answer.toml", text.as_bytes());
        match findings.iter().find(|finding| finding.is_error()) {
            Some(fault) => Err(CommandError::Usage(new::told(fault))),
            None => Ok(profile.unwrap_or_default()),
        }
    };
    let model = known.iter().find(|project| names::same(&project.municipality.name, &name));
    let model = model.map(|model| in_one_language(model, language));
    let mut profile = match (model, &args.phase) {
        (Some(model), None) => model,
        (Some(mut model), Some(phase)) => {
            model.project.phases = stated("–", phase)?.project.phases;
            model.project.phase_assumed = false;
            // Why a phase was assumed is of no use to those who now state theirs.
            model.project.phase_reason = None;
            model
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
