//! `completions` and `man`: the command line, told to shells and to the manual.

use std::fs;

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs, ManArgs};
use super::exit::{DONE, Stop};
use super::terminal::Terminal;

/// Runs `completions`.
///
/// # Errors
/// If standard output cannot be written to.
pub fn completions(args: &CompletionsArgs, terminal: &mut Terminal) -> Result<u8, Stop> {
    let mut command = Args::command();
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
pub fn pages(args: &ManArgs, terminal: &mut Terminal) -> Result<u8, Stop> {
    let command = Args::command();
    match &args.output {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            terminal.raw(&page)?;
        }
        Some(folder) => {
            let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
            written.map_err(|error| {
                Stop::Failed(format!("the pages cannot be written to {}: {error}", folder.display()))
            })?;
        }
    }
    Ok(DONE)
}
