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
mod examples;
pub mod exit;
mod export;
mod help;
mod inputs;
mod interrupt;
mod list;
mod locale;
mod manual;
mod new;
mod paper_form;
mod plan;
#[cfg(feature = "pdf")]
mod print;
mod questionnaire;
mod reading;
mod refusal;
mod report;
mod schema;
mod select;
mod shard;
mod table;
#[cfg(feature = "pdf")]
mod teller;
mod terminal;
mod watch;
mod words;

use crate::language::Language;
use crate::message::say;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser};
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
        let read = ReadArgs::try_parse_from(&words[1..]);
        return read.map_or_else(|error| answer(error, Language::English), |args| reading::child(args.limits));
    }
    let language = locale::language(&words);
    let parsed = help::command(language).try_get_matches_from(words);
    let args = match parsed.and_then(|mut matches| Args::from_arg_matches_mut(&mut matches)) {
        Ok(args) => args,
        Err(error) => return answer(error, language),
    };
    let mut terminal = Terminal::standard(language);
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
        Command::Form(args) => date(args.date).and_then(|date| questionnaire::run(args, date, &mut terminal)),
        Command::Watch(args) => date(args.build.date).and_then(|date| watch::run(args, date, &mut terminal)),
        Command::Schema(args) => schema::run(args, &mut terminal),
        Command::Completions(args) => manual::completions(args, &mut terminal),
        Command::Man(args) => manual::pages(args, &mut terminal),
    };
    match done {
        Ok(code) => code,
        Err(Stop::Usage(message)) => {
            refusal::print_own(&message, args.command.name(), language);
            USAGE
        }
        Err(Stop::Failed(message)) => {
            terminal.error(message);
            FAILED
        }
        Err(Stop::Output(error)) => {
            terminal.error(say!("standard output cannot be written to: {error}", error));
            FAILED
        }
    }
}

/// The description of the command line, in English.
#[must_use]
pub fn command() -> clap::Command {
    help::command(Language::English)
}

/// What the program ends with when clap has the answer.
fn answer(error: clap::Error, language: Language) -> u8 {
    if refusal::print(error, language) { USAGE } else { DONE }
}

fn date(given: Option<Date>) -> Result<Date, Stop> {
    plan::date(given, std::env::var_os("SOURCE_DATE_EPOCH").as_deref(), plan::today)
}

/// A value as indented JSON.
fn json(value: &impl serde::Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value)
        .map_err(|error| Stop::Failed(say!("the result cannot be written as JSON: {error}", error = error.to_string())))
}
