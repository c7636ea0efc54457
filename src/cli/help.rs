//! The description of the command line in the user's language, for parsing, help, manual and completions.
//!
//! `args` says everything in English. For German every text is looked up in the table of messages; what clap
//! itself says in English (headings, `[default: …]`, lists of values) is said here instead. Commands, options
//! and values stay as they are.

use clap::builder::styling::Styles;
use clap::builder::{PathBufValueParser, PossibleValue, PossibleValuesParser, StyledStr, TypedValueParser};
use clap::{Arg, Command, CommandFactory, ValueHint};

use crate::files;
use crate::language::Language;
use crate::message::{say, translated};

use super::args::Args;

/// The command line to parse with.
#[must_use]
pub fn command(language: Language) -> Command {
    with_native_paths(told(language, argument))
}

/// Paths are taken as this system writes them, so that no message shows two kinds of slash in one.
fn with_native_paths(command: Command) -> Command {
    let native = |arg: Arg| match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath => {
            arg.value_parser(PathBufValueParser::new().map(|path| files::native(&path)))
        }
        _ => arg,
    };
    command.mut_args(native).mut_subcommands(with_native_paths)
}

/// The same to be told to shells and manuals, which list the values themselves. It cannot be parsed with:
/// values are plain words in it.
#[must_use]
pub fn described(language: Language) -> Command {
    told(language, |arg| {
        let values: Vec<PossibleValue> = values(&arg).iter().map(explained).collect();
        let hidden = arg.is_hide_possible_values_set();
        let arg = argument(arg.hide_possible_values(true));
        match values.is_empty() {
            true => arg,
            false => arg.value_parser(PossibleValuesParser::new(values)).hide_possible_values(hidden),
        }
    })
}

fn told(language: Language, argument: fn(Arg) -> Arg) -> Command {
    let mut command = Args::command();
    if language == Language::English {
        return command;
    }
    // What clap adds when it builds, such as `--help`, is to be German too.
    command.build();
    spoken(command, argument)
}

fn explained(value: &PossibleValue) -> PossibleValue {
    let plain = PossibleValue::new(value.get_name().to_owned());
    match value.get_help() {
        Some(help) => plain.help(text(help)),
        None => plain,
    }
}

/// A text of the description in German.
fn text(english: &StyledStr) -> String {
    word(&english.to_string())
}

/// The same of a single word, such as `FILE`.
fn word(english: &str) -> String {
    translated(english, Language::German).to_owned()
}

fn spoken(command: Command, argument: fn(Arg) -> Arg) -> Command {
    let mut command = command.mut_args(argument).mut_subcommands(|below| spoken(below, argument));
    if let Some(about) = command.get_about().map(text) {
        command = command.about(about);
    }
    if let Some(about) = command.get_long_about().map(text) {
        command = command.long_about(about);
    }
    if let Some(after) = command.get_after_help().map(text) {
        command = command.after_help(after);
    }
    if let Some(after) = command.get_after_long_help().map(text) {
        command = command.after_long_help(after);
    }
    command = command
        .subcommand_help_heading(say!("Commands").text(Language::German))
        .subcommand_value_name(say!("COMMAND").text(Language::German));
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let usage = usage.replace("[OPTIONS]", &say!("[OPTIONS]").text(Language::German));
    let styles = Styles::styled();
    let style = styles.get_usage();
    let heading = say!("Usage:").text(Language::German);
    command.override_usage(usage).help_template(format!(
        "{{before-help}}{{about-with-newline}}\n{style}{heading}{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

/// The values an option can have, if they are a few words.
fn values(arg: &Arg) -> Vec<PossibleValue> {
    let takes = arg.get_action().takes_values();
    if takes { arg.get_possible_values() } else { Vec::new() }
}

fn argument(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { say!("Arguments") } else { say!("Options") };
    let names: Option<Vec<String>> = arg.get_value_names().map(|names| names.iter().map(|name| word(name)).collect());
    let help = arg.get_help().map(text).unwrap_or_default();
    let long = arg.get_long_help().map(text);
    let listed = if arg.is_hide_possible_values_set() { Vec::new() } else { values(&arg) };
    let defaults: Vec<String> = match arg.get_action().takes_values() {
        true => arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect(),
        false => Vec::new(),
    };
    let default = match &defaults[..] {
        [] => String::new(),
        all => format!(" {}", say!("[default: {value}]", value = all.join(" ")).text(Language::German)),
    };
    let mut arg = arg.hide_default_value(true).hide_possible_values(true).help_heading(heading.text(Language::German));
    if let Some(names) = names {
        arg = arg.value_names(names);
    }
    if listed.is_empty() {
        arg = arg.help(help + &default);
        return match long {
            Some(long) => arg.long_help(long + &default),
            None => arg,
        };
    }
    let words: Vec<&str> = listed.iter().map(PossibleValue::get_name).collect();
    let words = say!("[possible values: {values}]", values = words.join(", ")).text(Language::German);
    let lines: String = listed.iter().map(line).collect();
    let heading = say!("Possible values:").text(Language::German);
    arg.help(format!("{help}{default} {words}")).long_help(format!("{help}{default}\n\n{heading}{lines}"))
}

/// A value with its explanation, as one line of a list.
fn line(value: &PossibleValue) -> String {
    let help = value.get_help().map(|help| format!(": {}", text(help))).unwrap_or_default();
    format!("\n- {}{help}", value.get_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_descriptions_are_well_formed_and_know_the_same_words() {
        fn words(command: &Command, found: &mut Vec<String>) {
            let ids = command.get_arguments().map(|arg| format!("{} {:?}", arg.get_id(), arg.get_long()));
            found.extend(ids.filter(|id| !id.starts_with("help") && !id.starts_with("version")));
            for command in command.get_subcommands() {
                found.push(command.get_name().to_owned());
                words(command, found);
            }
        }
        let [german, english] = Language::ALL.map(|language| {
            let mut command = command(language);
            command.build();
            command.clone().debug_assert();
            let mut found = Vec::new();
            words(&command, &mut found);
            found
        });
        assert_eq!(german, english);
    }
}
