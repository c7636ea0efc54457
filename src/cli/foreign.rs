//! Commands and options as people guess them in German or from other programs: the word that this program has for them
//! is suggested. Takes what clap says is wrong, gives it with the suggestion; understands no other command line.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::names;

/// Options, and what is guessed for each.
const OPTIONS: &[(&str, &str)] = &[
    ("only", "nur dokument dokumente art kind"),
    ("output", "ausgabe ordner ziel out datei"),
    ("lang", "sprache language"),
    ("date", "datum stichtag"),
    ("draft", "entwurf"),
    ("templates", "vorlagen template"),
    ("catalog", "katalog kriterien"),
    ("open", "öffnen oeffnen"),
    ("report", "bericht"),
    ("shard", "teil"),
    ("force", "überschreiben ersetzen erzwingen overwrite"),
    ("title", "titel"),
    ("state", "land bundesland"),
    ("name", "kommune"),
    ("explain", "erklären begründung"),
    ("workstream", "bereich"),
    ("stakeholder", "akteur"),
    ("help", "hilfe"),
    ("version", "fassung"),
];

/// Commands, and what is guessed for each; with hyphens, options of the program.
const COMMANDS: &[(&str, &str)] = &[
    ("build", "baue bauen erstellen erzeugen schreiben make"),
    ("check", "prüfe prüfen pruefen validate"),
    ("select", "auswahl auswählen"),
    ("diff", "vergleich vergleichen compare"),
    ("new", "neu profil init"),
    ("form", "fragebogen formular questionnaire"),
    ("watch", "beobachten"),
    ("templates", "vorlagen"),
    ("report", "bericht"),
    ("completions", "vervollständigung"),
    ("man", "handbuch"),
    ("--help", "hilfe help"),
    ("--version", "version"),
];

/// The word of a table that is meant by a guess.
fn meant(table: &[(&'static str, &str)], given: &str) -> Option<&'static str> {
    let fits = |guesses: &str| guesses.split(' ').any(|guess| names::same(guess, given));
    table.iter().find(|(_, guesses)| fits(guesses)).map(|(meant, _)| *meant)
}

/// What is wrong with a command line, with what was probably meant.
pub fn with_suggestion(mut error: Error, command: &Command, words: &[std::ffi::OsString]) -> Error {
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg) else { return error };
            let given = given.split('=').next().unwrap_or_default().trim_start_matches(['-', '–', '—']);
            let Some(meant) = meant(OPTIONS, given) else { return error };
            let below = words.iter().skip(1).find_map(|word| command.find_subcommand(word));
            let takes = |command: &Command| command.get_arguments().any(|arg| arg.get_long() == Some(meant));
            if ["help", "version"].contains(&meant) || below.is_some_and(takes) {
                error.remove(ContextKind::Suggested);
                error.insert(ContextKind::SuggestedArg, ContextValue::String(format!("--{meant}")));
            }
        }
        ErrorKind::InvalidSubcommand => {
            let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidSubcommand) else { return error };
            let Some(meant) = meant(COMMANDS, given) else { return error };
            match meant.starts_with('-') {
                true => error.insert(ContextKind::SuggestedArg, ContextValue::String(meant.to_owned())),
                false => error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![meant.to_owned()])),
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
        for (meant, _) in OPTIONS {
            assert!(["help", "version"].contains(meant) || options().any(|name| name == *meant), "{meant}");
        }
        for (meant, guesses) in COMMANDS {
            assert!(meant.starts_with("--") || command.find_subcommand(meant).is_some(), "{meant}");
            assert!(guesses.split(' ').all(|guess| command.find_subcommand(guess).is_none()), "{guesses}");
        }
    }
}
