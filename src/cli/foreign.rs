//! Commands and options as people guess them in German or from other programs: the word that this program has for them is
//! suggested. Takes what clap says is wrong, gives it with the suggestion; understands no other command line.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::names;

/// What is guessed, and the option that is meant.
const OPTIONS: &[(&str, &str)] = &[
    ("nur", "only"),
    ("dokument", "only"),
    ("dokumente", "only"),
    ("art", "only"),
    ("kind", "only"),
    ("ausgabe", "output"),
    ("ordner", "output"),
    ("ziel", "output"),
    ("out", "output"),
    ("datei", "output"),
    ("sprache", "lang"),
    ("language", "lang"),
    ("datum", "date"),
    ("stichtag", "date"),
    ("entwurf", "draft"),
    ("vorlagen", "templates"),
    ("template", "templates"),
    ("katalog", "catalog"),
    ("kriterien", "catalog"),
    ("öffnen", "open"),
    ("oeffnen", "open"),
    ("bericht", "report"),
    ("teil", "shard"),
    ("überschreiben", "force"),
    ("ersetzen", "force"),
    ("erzwingen", "force"),
    ("overwrite", "force"),
    ("titel", "title"),
    ("land", "state"),
    ("bundesland", "state"),
    ("kommune", "name"),
    ("erklären", "explain"),
    ("begründung", "explain"),
    ("bereich", "workstream"),
    ("akteur", "stakeholder"),
    ("hilfe", "help"),
    ("fassung", "version"),
];

/// What is guessed, and the command that is meant; with hyphens, an option of the program.
const COMMANDS: &[(&str, &str)] = &[
    ("baue", "build"),
    ("bauen", "build"),
    ("erstellen", "build"),
    ("erzeugen", "build"),
    ("schreiben", "build"),
    ("make", "build"),
    ("prüfe", "check"),
    ("prüfen", "check"),
    ("pruefen", "check"),
    ("validate", "check"),
    ("auswahl", "select"),
    ("auswählen", "select"),
    ("vergleich", "diff"),
    ("vergleichen", "diff"),
    ("compare", "diff"),
    ("neu", "new"),
    ("profil", "new"),
    ("init", "new"),
    ("fragebogen", "form"),
    ("formular", "form"),
    ("questionnaire", "form"),
    ("beobachten", "watch"),
    ("vorlagen", "templates"),
    ("bericht", "report"),
    ("vervollständigung", "completions"),
    ("handbuch", "man"),
    ("hilfe", "--help"),
    ("help", "--help"),
    ("version", "--version"),
];

/// What is wrong with a command line, with what was probably meant.
pub fn with_suggestion(mut error: Error, command: &Command, words: &[std::ffi::OsString]) -> Error {
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg) else { return error };
            let given = given.split('=').next().unwrap_or_default().trim_start_matches(['-', '–', '—']);
            let Some((_, meant)) = OPTIONS.iter().find(|(guess, _)| names::same(guess, given)) else { return error };
            let below = words.iter().skip(1).find_map(|word| command.find_subcommand(word));
            let takes = |command: &Command| command.get_arguments().any(|arg| arg.get_long() == Some(meant));
            if ["help", "version"].contains(meant) || below.is_some_and(takes) {
                error.remove(ContextKind::Suggested);
                error.insert(ContextKind::SuggestedArg, ContextValue::String(format!("--{meant}")));
            }
        }
        ErrorKind::InvalidSubcommand => {
            let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidSubcommand) else { return error };
            let Some((_, meant)) = COMMANDS.iter().find(|(guess, _)| names::same(guess, given)) else { return error };
            match meant.starts_with('-') {
                true => error.insert(ContextKind::SuggestedArg, ContextValue::String((*meant).to_owned())),
                false => {
                    error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![(*meant).to_owned()]))
                }
            };
        }
        _ => {}
    }
    error
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    #[test]
    fn everything_that_is_suggested_exists() {
        let command = Args::command();
        let options = || command.get_subcommands().flat_map(Command::get_arguments).filter_map(|arg| arg.get_long());
        for (guess, meant) in OPTIONS {
            assert!(["help", "version"].contains(meant) || options().any(|name| name == *meant), "{guess}: {meant}");
        }
        for (guess, meant) in COMMANDS {
            assert!(meant.starts_with("--") || command.find_subcommand(meant).is_some(), "{guess}: {meant}");
            assert!(command.find_subcommand(guess).is_none(), "{guess} is a command");
        }
    }
}
