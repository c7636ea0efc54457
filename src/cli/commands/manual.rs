//! `completions` and `man`: the command line, told to shells and to the manual.

use std::fs;
use std::io;
use std::path::Path;

use clap::Command;
use clap::builder::PossibleValuesParser;

use crate::catalog::{Phase, Workstream};
use crate::document::bounds::STATES;
use crate::language::Language;
use crate::message::{Message, say};
use crate::output;
use crate::templates::{PORTFOLIO, Templates};

use crate::cli::args::{CompletionsArgs, ManArgs};
use crate::cli::exit::{CommandError, DONE};
use crate::cli::help;
use crate::terminal::Terminal;

/// Runs `completions`.
///
/// # Errors
/// If standard output cannot be written to.
pub fn completions(args: &CompletionsArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let mut command = with_values(help::described(terminal.language));
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    terminal.raw(&script)?;
    Ok(DONE)
}

/// The command line with the values that shells complete, though others may be given: kinds of document of one's own,
/// other spellings.
fn with_values(command: Command) -> Command {
    let kinds = || Templates::embedded().kinds().into_iter().chain([PORTFOLIO.to_owned()]);
    let offer = |values: Vec<String>| {
        move |arg: clap::Arg| arg.value_parser(PossibleValuesParser::new(values)).hide_possible_values(true)
    };
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let phases = || words(&Phase::STAGES.map(Phase::key));
    command
        .mut_subcommand("build", |build| build.mut_arg("only", offer(kinds().collect())))
        .mut_subcommand("watch", |watch| watch.mut_arg("only", offer(kinds().collect())))
        .mut_subcommand("form", |form| form.mut_arg("phase", offer(phases())))
        .mut_subcommand("new", |new| new.mut_arg("phase", offer(phases())).mut_arg("state", offer(words(&STATES))))
        .mut_subcommand("select", |select| {
            select.mut_arg("workstream", offer(words(&Workstream::ALL.map(Workstream::name))))
        })
}

/// Runs `man`.
///
/// # Errors
/// If standard output or the folder cannot be written to.
pub fn pages(args: &ManArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let language = terminal.language;
    let mut command = help::described(language);
    match &args.output {
        None => terminal.raw(&page(command, language).map_err(CommandError::Output)?.1)?,
        Some(folder) => {
            command.build();
            let written = output::make_folder(folder).and_then(|()| write(command, folder, language));
            written.map_err(|error| {
                CommandError::Failed(say!(
                    "the pages cannot be written to {folder}: {error}",
                    folder = folder.display(),
                    error
                ))
            })?;
        }
    }
    Ok(DONE)
}

/// Writes the pages of a command and of all below it.
fn write(command: Command, folder: &Path, language: Language) -> io::Result<()> {
    for below in command.get_subcommands().cloned() {
        write(below, folder, language)?;
    }
    let (name, page) = page(command, language)?;
    fs::write(folder.join(name), page)
}

/// What the pages' maker writes itself.
fn fixed() -> [Message; 6] {
    [say!("NAME"), say!("SYNOPSIS"), say!("DESCRIPTION"), say!("EXTRA"), say!("VERSION"), say!("Possible values:")]
}

/// What makes groff break words as the language does: its macros for German, where they are installed, outside the text.
fn hyphenation(language: Language) -> &'static str {
    match language {
        Language::German => ".do mso de.tmac\n",
        Language::English => "",
    }
}

/// A command's page and the name of its file.
fn page(command: Command, language: Language) -> io::Result<(String, Vec<u8>)> {
    let man = clap_mangen::Man::new(command);
    let (name, mut page) = (man.get_filename(), Vec::new());
    man.render(&mut page)?;
    let spoken = |text: &str| fixed().into_iter().find(|f| f.text(Language::English) == text).map(|f| f.text(language));
    let line = |line: &str| {
        if let Some(heading) = line.strip_prefix(".SH ") {
            return format!(".SH {}\n", spoken(heading).unwrap_or_else(|| heading.to_uppercase()));
        }
        let italic = line.strip_prefix("\\fI").and_then(|line| line.strip_suffix("\\fR")).and_then(spoken);
        italic.map_or_else(|| format!("{line}\n"), |text| format!("\\fI{text}\\fR\n"))
    };
    let page: String = String::from_utf8_lossy(&page).lines().map(line).collect();
    Ok((name, [hyphenation(language), &page].concat().into_bytes()))
}
