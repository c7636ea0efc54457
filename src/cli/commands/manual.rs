//! `completions` and `man`: the command line, told to shells and to the manual.

use crate::language::Language;
use crate::message::{Message, say};
use std::fs;
use std::io;
use std::path::Path;

use clap::Command;

use crate::cli::args::{CompletionsArgs, ManArgs};
use crate::cli::exit::{CommandError, DONE};
use crate::cli::help;
use crate::cli::terminal::Terminal;

/// Runs `completions`.
///
/// # Errors
/// If standard output cannot be written to.
pub fn completions(args: &CompletionsArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let mut command = help::described(terminal.language);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    terminal.raw(&script)?;
    Ok(DONE)
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
            let written = fs::create_dir_all(folder).and_then(|()| write(command, folder, language));
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
    Ok((name, page.into_bytes()))
}
