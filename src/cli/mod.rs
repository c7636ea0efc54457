//! The command line: the only part that sees arguments, clock, environment and terminal.
//!
//! Raw arguments (`args`) become a checked plan (`plan`); `inputs` reads the files; one module a command
//! does the rest through the library's stages.

#![allow(clippy::disallowed_methods)]

mod args;
mod build;
mod check;
#[cfg(feature = "pdf")]
mod crew;
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
mod desk;
mod diff;
mod earlier;
pub mod exit;
mod export;
mod form;
mod inputs;
mod interrupt;
mod list;
mod locale;
mod manual;
mod new;
mod plan;
#[cfg(feature = "pdf")]
mod print;
mod reading;
mod report;
mod select;
mod shard;
mod table;
#[cfg(feature = "pdf")]
mod teller;
mod terminal;
mod watch;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use jiff::civil::Date;

use args::{Args, Command, READ_COMMAND, ReadArgs, ReportCommand, TemplatesCommand};
use exit::{DONE, FAILED, Stop, USAGE};
use terminal::Terminal;

/// Runs the program on the process's own arguments, environment and streams.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = words.into_iter().collect();
    if words.get(1).is_some_and(|word| word == READ_COMMAND) {
        return ReadArgs::try_parse_from(&words[1..]).map_or_else(answer, |args| reading::child(args.limits));
    }
    let args = match Args::try_parse_from(words) {
        Ok(args) => args,
        Err(error) => return answer(error),
    };
    let mut terminal = Terminal::standard();
    let done = match &args.command {
        Command::Build(args) => {
            date(args.date).and_then(|date| build::run(args, date, &mut terminal)).map(|done| done.code)
        }
        Command::Check(args) => date(None).and_then(|date| check::run(args, date, &mut terminal)),
        Command::Select(args) => select::run(args, &mut terminal),
        Command::Diff(args) => diff::run(args, &mut terminal),
        Command::Templates(args) => match &args.command {
            TemplatesCommand::Export(args) => export::run(args, &mut terminal),
        },
        Command::Report(args) => match &args.command {
            ReportCommand::Merge(args) => report::merge(args, &mut terminal),
        },
        Command::New(args) => new::run(args, &mut terminal),
        Command::Watch(args) => date(args.build.date).and_then(|date| watch::run(args, date, &mut terminal)),
        Command::Completions(args) => manual::completions(args, &mut terminal),
        Command::Man(args) => manual::pages(args, &mut terminal),
    };
    match done {
        Ok(code) => code,
        Err(Stop::Usage(message)) => {
            let name = args.command.name();
            let mut command = Args::command();
            command.build();
            let command = command.find_subcommand_mut(name).map_or_else(Args::command, |c| c.clone());
            let _ = command.clone().error(ErrorKind::InvalidValue, message).print();
            USAGE
        }
        Err(Stop::Failed(message)) => {
            terminal.message(&format!("error: {message}"));
            FAILED
        }
        Err(Stop::Output(error)) => {
            terminal.message(&format!("error: standard output cannot be written to: {error}"));
            FAILED
        }
    }
}

/// Prints what clap answers instead of a plan. Help and version are answers too; nobody is left to hear that
/// they could not be printed.
fn answer(error: clap::Error) -> u8 {
    let _ = error.print();
    if error.use_stderr() { USAGE } else { DONE }
}

fn date(given: Option<Date>) -> Result<Date, Stop> {
    plan::date(given, std::env::var_os("SOURCE_DATE_EPOCH").as_deref(), plan::today)
}

/// A value as indented JSON.
fn json(value: &impl serde::Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value)
        .map_err(|error| Stop::Failed(format!("the result cannot be written as JSON: {error}")))
}
