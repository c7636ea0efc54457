//! `templates export`: the built-in templates, written to a folder for somebody to change.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::{self, ReadError};
use crate::message::{count, say};
use crate::output::write_whole;
use crate::templates::Templates;

use crate::cli::args::ExportArgs;
use crate::cli::exit::{CommandError, DONE, FAILED};
use crate::terminal::Terminal;

/// What stands where a template is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Same,
    Different,
}

/// Runs the command. Looks at everything first: either all files may be written, or none is.
///
/// # Errors
/// If standard output cannot be written to.
pub fn run(args: &ExportArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let templates = Templates::embedded();
    let mut plan: Vec<(PathBuf, &[u8], Found)> = Vec::new();
    let mut problems = Vec::new();
    for (path, bytes) in templates.paths().filter_map(|path| Some((path, templates.bytes(path)?))) {
        let target = files::below(&args.folder, path);
        let found = match files::read(&target, bytes.len() as u64) {
            Ok(there) if there == bytes => Found::Same,
            Ok(_) | Err(ReadError::TooLarge) => Found::Different,
            Err(ReadError::NotFound) => Found::Nothing,
            Err(ReadError::Folder | ReadError::NotAFile | ReadError::OutsideFolder) => {
                problems.push(cannot_write(&target, &io::ErrorKind::IsADirectory.into()));
                continue;
            }
            Err(ReadError::Io(error)) => {
                problems.push(cannot_write(&target, &error));
                continue;
            }
        };
        if found == Found::Different && !args.force {
            let message = say!("this file differs from the built-in template and is not overwritten");
            problems.push(Diagnostic::error(Code::ChangedTemplate, message).at(place(&target)));
        }
        plan.push((target, bytes, found));
    }
    if !problems.is_empty() {
        terminal.diagnostics(&problems);
        let refused = problems.iter().any(|p| p.code == Code::ChangedTemplate);
        terminal.message(&if refused {
            say!("nothing was written; --force replaces changed files, another folder keeps them")
        } else {
            say!("nothing was written")
        });
        return Ok(FAILED);
    }
    let (mut written, mut same) = (0, 0);
    for (target, bytes, found) in plan {
        if found == Found::Same {
            same += 1;
            continue;
        }
        if let Err(error) = write_whole(&target, bytes) {
            terminal.diagnostics(&[cannot_write(&target, &error)]);
            return Ok(FAILED);
        }
        written += 1;
        let done = if found == Found::Different { say!("replaced") } else { say!("written") };
        terminal.tell(&say!("{file}  {done}", file = target.display(), done))?;
    }
    let files = count!(written, "{n} file", "{n} files");
    terminal.tell(&match same {
        0 => say!("{files} written", files),
        _ => say!("{files} written, {same} as they were", files, same),
    })?;
    Ok(DONE)
}

fn place(path: &std::path::Path) -> Place {
    Place::File(path.to_string_lossy().into())
}

fn cannot_write(path: &std::path::Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CannotWrite, say!("the file cannot be written: {error}", error))
        .at(place(path))
        .hint(say!("check that the folder may be written to, or choose another"))
}
