//! The command line: the only part that sees arguments and the clock.
//!
//! Raw arguments (`args`) become a checked plan (`plan`); one module a command does the rest through `load`,
//! `batch` and the other stages. What happens is shown through `terminal`. The clock is in the file of this name, and
//! nowhere else.

mod args;
mod clock;
mod commands;
mod entrance;
mod examples;
mod exit;
mod foreign;
mod format;
mod help;
mod interrupt;
mod list_file;
mod locale;
mod merge_args;
mod options;
mod plan;
mod usage;

use crate::language::Language;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser};

use crate::load::sandbox::{self, READ_COMMAND};
use crate::terminal::Terminal;
use args::{Args, Command, ReadArgs, ReportCommand, TemplatesCommand};
use clock::date;
use entrance::Entrance;
use exit::{CommandError, DONE, USAGE};

/// Runs the program on the process's own arguments, environment and streams.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = words.into_iter().collect();
    if words.get(1).is_some_and(|word| word == READ_COMMAND) {
        let read = ReadArgs::try_parse_from(&words[1..]);
        return read.map_or_else(|error| answer(error, Language::English), |args| sandbox::child(args.limits.into()));
    }
    let language = locale::language(&words);
    let mut terminal = Terminal::standard(language);
    let (code, waits) = match Entrance::of(words) {
        Entrance::Nothing => {
            entrance::welcome(&mut terminal);
            (USAGE, true)
        }
        Entrance::Files(words, dropped) => (obey(words, language, &mut terminal), dropped),
        Entrance::Words(words) => (obey(words, language, &mut terminal), false),
    };
    if waits {
        terminal.wait_where_the_window_closes();
    }
    code
}

/// Does what a command line says.
fn obey(words: Vec<OsString>, language: Language, terminal: &mut Terminal) -> u8 {
    let command = help::command(language);
    let parsed = command.clone().try_get_matches_from(&words);
    let args = match parsed.and_then(|mut matches| Args::from_arg_matches_mut(&mut matches)) {
        Ok(args) => args,
        Err(error) => return answer(foreign::with_suggestion(error, &command, &words), language),
    };
    let done = match &args.command {
        Command::Build(args) => date(args.date).and_then(|date| commands::build::run(args, date, terminal)),
        Command::Check(args) => date(None).and_then(|date| commands::check::run(args, date, terminal)),
        Command::Select(args) => date(None).and_then(|date| commands::select::run(args, date, terminal)),
        Command::Diff(args) => date(None).and_then(|date| commands::diff::run(args, date, terminal)),
        Command::Templates(args) => match &args.command {
            TemplatesCommand::Export(args) => commands::templates::run(args, terminal),
        },
        Command::Report(args) => match &args.command {
            ReportCommand::Merge(args) => commands::report::merge(args, terminal),
        },
        Command::New(args) => commands::new::run(args, terminal),
        Command::Form(args) => date(args.questionnaire.date).and_then(|date| commands::form::run(args, date, terminal)),
        Command::Merge(args) => {
            date(args.questionnaire.date).and_then(|date| commands::merge::run(args, date, terminal))
        }
        Command::Watch(args) => date(args.build.date).and_then(|date| commands::watch::run(args, date, terminal)),
        Command::Schema(args) => commands::schema::run(args, terminal),
        Command::Completions(args) => commands::manual::completions(args, terminal),
        Command::Man(args) => commands::manual::pages(args, terminal),
    };
    done.unwrap_or_else(|error| {
        let code = error.code();
        match error {
            CommandError::Usage(message) => usage::print_own(&message, args.command.name(), language),
            error => terminal.error(error.message()),
        }
        code
    })
}

/// The description of the command line, in English.
#[must_use]
pub fn command() -> clap::Command {
    help::command(Language::English)
}

/// What the program ends with when clap has the answer.
fn answer(error: clap::Error, language: Language) -> u8 {
    if usage::print(error, language) { USAGE } else { DONE }
}
