//! Workbooks are read in a process of their own: the same program once more, bounded in memory and time.
//!
//! Parsers of spreadsheets panic, loop and allocate without end on broken files. What happens in the
//! child stays there; the parent gets the workbook, what is wrong with it, or how the child ended. There is
//! no other way a workbook from outside is read. The built-in one is part of the program.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{CellRef, Code, Diagnostic, Place, Severity};
use crate::message::{Message, say};
use crate::workbook::Workbook;

use crate::load::limits::ReadLimits;

/// The most bytes a child may answer. All text of a workbook fits, whatever must be escaped in it.
const MAX_ANSWER_BYTES: u64 = 1 << 30;

/// The command by which the program calls itself to read a workbook from standard input. No command for
/// people: neither help nor shells know it.
pub const READ_COMMAND: &str = "read-workbook";

/// What a child ends with that has answered.
const ANSWERED: u8 = 0;
/// What a child ends with that could not answer.
const FAILED: u8 = 1;
/// What a child ends with that has no memory for the file.
const NO_MEMORY: u8 = 4;

/// What a child answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Workbook(Workbook),
    Refused(Vec<Finding>),
}

/// A diagnostic on its way from one process to the other.
#[derive(Serialize, Deserialize)]
struct Finding {
    error: bool,
    code: Code,
    message: Message,
    places: Vec<(Spot, Message)>,
    hints: Vec<Message>,
}

/// A place in a workbook.
#[derive(Serialize, Deserialize)]
enum Spot {
    File(String),
    Cell { file: String, sheet: String, cell: Option<(u32, u32)>, value: String },
}

/// Reads a workbook in a process of its own.
///
/// # Errors
/// What is wrong with it, or with the reading.
pub fn workbook(name: &str, bytes: &[u8], limits: ReadLimits) -> Result<Workbook, Vec<Diagnostic>> {
    let failed = |finding: Diagnostic| vec![finding.at(Place::File(name.into()))];
    let mut child = spawn(limits).map_err(|error| {
        let message = say!("no process can be started to read the workbook: {error}", error);
        failed(Diagnostic::error(Code::InternalError, message).hint(say!("close other programs and try again")))
    })?;
    match talk(&mut child, name, bytes, Duration::from_secs(limits.max_seconds.get().into())) {
        Ok(Some(answer)) => match serde_json::from_slice(&answer) {
            Ok(Answer::Workbook(workbook)) => Ok(workbook),
            Ok(Answer::Refused(findings)) => Err(findings.into_iter().map(Diagnostic::from).collect()),
            Err(_) => Err(failed(ended(child.wait(), limits))),
        },
        Ok(None) => {
            let seconds = limits.max_seconds;
            let finding =
                Diagnostic::error(Code::WorkbookTooSlow, say!("the workbook was not read after {seconds} s", seconds))
                    .hint(say!(
                        "the file is probably damaged: open it in a spreadsheet program and save it again as xlsx"
                    ))
                    .hint(say!("if it is only large, allow more with --max-read-seconds"));
            Err(failed(finding))
        }
        Err(error) => {
            let message = say!("the process that reads the workbook does not answer: {error}", error);
            Err(failed(Diagnostic::error(Code::InternalError, message).hint(say!("try again"))))
        }
    }
}

fn spawn(limits: ReadLimits) -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .args([READ_COMMAND, "--max-read-mib", &limits.max_mib.to_string()])
        .args(["--max-read-seconds", &limits.max_seconds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands the bytes over and takes the answer; none if it does not come in time. The child has ended then, or
/// is about to.
fn talk(child: &mut Child, name: &str, bytes: &[u8], limit: Duration) -> io::Result<Option<Vec<u8>>> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let length = u32::try_from(name.len()).map_err(io::Error::other)?;
    let (sender, answered) = channel();
    let received = thread::scope(|scope| {
        scope.spawn(move || {
            // A child that refuses a file before it has all of it closes the pipe; it says why.
            let parts = [&length.to_le_bytes(), name.as_bytes(), bytes];
            let _ = parts.into_iter().try_for_each(|part| stdin.write_all(part));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.take(MAX_ANSWER_BYTES).read_to_end(&mut answer).map(|_| answer);
            // Nobody listens any more if it took too long.
            let _ = sender.send(read);
        });
        let received = answered.recv_timeout(limit);
        if received.is_err() {
            // Its pipes close with it, so that both threads end.
            let _ = child.kill();
            let _ = child.wait();
        }
        received
    });
    match received {
        Ok(answer) => answer.map(Some),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

/// What a child died of that gave no answer.
fn ended(status: io::Result<ExitStatus>, limits: ReadLimits) -> Diagnostic {
    match status {
        Ok(status) if out_of_memory(status) => {
            let mib = limits.max_mib;
            Diagnostic::error(Code::WorkbookTooLarge, say!("the workbook needs more than {mib} MiB to be read", mib))
                .hint(say!("the file is probably damaged: open it in a spreadsheet program and save it again as xlsx"))
                .hint(say!("if it is only large, allow more with --max-read-mib"))
        }
        _ => Diagnostic::error(Code::UnreadableWorkbook, say!("the workbook cannot be read: its reader failed"))
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    }
}

/// Memory that is not to be had ends a program of ours with an abort.
#[cfg(unix)]
fn out_of_memory(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const SIGABRT: i32 = 6;
    const SIGKILL: i32 = 9;
    const SIGSEGV: i32 = 11;
    status.code() == Some(NO_MEMORY.into()) || matches!(status.signal(), Some(SIGABRT | SIGKILL | SIGSEGV))
}

#[cfg(not(unix))]
fn out_of_memory(status: ExitStatus) -> bool {
    status.code().is_none_or(|code| code != i32::from(FAILED))
}

/// The child: bounds itself, reads a name and a workbook from standard input, and answers.
pub fn child(limits: ReadLimits) -> u8 {
    if bound(limits).is_err() {
        return FAILED;
    }
    let answer = || -> io::Result<Vec<u8>> {
        let mut stdin = io::stdin().lock();
        let mut length = [0; 4];
        stdin.read_exact(&mut length)?;
        let mut name = Vec::new();
        stdin.by_ref().take(u32::from_le_bytes(length).into()).read_to_end(&mut name)?;
        let mut bytes = Vec::new();
        stdin.read_to_end(&mut bytes)?;
        let answer = match Workbook::read(&String::from_utf8_lossy(&name), &bytes) {
            Ok(workbook) => Answer::Workbook(workbook),
            Err(findings) => Answer::Refused(findings.iter().map(Finding::from).collect()),
        };
        Ok(serde_json::to_vec(&answer)?)
    };
    match answer().and_then(|answer| io::stdout().write_all(&answer)) {
        Ok(()) => ANSWERED,
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => NO_MEMORY,
        Err(_) => FAILED,
    }
}

/// Bounds this process in memory, and in time too, should the parent be gone.
#[cfg(unix)]
fn bound(limits: ReadLimits) -> io::Result<()> {
    use rlimit::Resource;
    let memory = u64::from(limits.max_mib.get()) << 20;
    // Where an address space cannot be bounded, the bounds of the reading itself remain.
    let _ = Resource::AS.set(memory, memory);
    Resource::CORE.set(0, 0)?;
    let seconds = u64::from(limits.max_seconds.get()) + 1;
    Resource::CPU.set(seconds, seconds)
}

#[cfg(not(unix))]
fn bound(_: ReadLimits) -> io::Result<()> {
    Ok(())
}

impl From<&Diagnostic> for Finding {
    fn from(finding: &Diagnostic) -> Self {
        let spot = |place: &Place| match place {
            Place::Cell { file, sheet, cell, value } => Spot::Cell {
                file: file.to_string(),
                sheet: sheet.to_string(),
                cell: cell.map(|c| (c.row, c.column)),
                value: value.clone(),
            },
            Place::File(_) | Place::Span { .. } => Spot::File(place.file().to_owned()),
        };
        Self {
            error: finding.is_error(),
            code: finding.code,
            message: finding.message.clone(),
            places: finding.labels.iter().map(|label| (spot(&label.place), label.text.clone())).collect(),
            hints: finding.hints.clone(),
        }
    }
}

impl From<Finding> for Diagnostic {
    fn from(finding: Finding) -> Self {
        let mut diagnostic = Self::error(finding.code, finding.message);
        if !finding.error {
            diagnostic.severity = Severity::Warning;
        }
        for (spot, text) in finding.places {
            let place = match spot {
                Spot::File(file) => Place::File(file.into()),
                Spot::Cell { file, sheet, cell, value } => Place::Cell {
                    file: file.into(),
                    sheet: sheet.into(),
                    cell: cell.map(|(row, column)| CellRef { row, column }),
                    value,
                },
            };
            diagnostic = diagnostic.label(place, text);
        }
        finding.hints.into_iter().fold(diagnostic, Diagnostic::hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::count;

    #[cfg(unix)]
    #[test]
    fn a_child_that_never_answers_is_given_up_and_ended() -> io::Result<()> {
        // It takes nothing from its standard input either, so that the bytes do not fit the pipe.
        let mut child = Command::new("sleep").arg("600").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let answer = talk(&mut child, "k.xlsx", &vec![0; 1 << 20], Duration::from_millis(10))?;
        assert_eq!(answer, None);
        assert!(!child.wait()?.success());
        Ok(())
    }

    #[test]
    fn findings_survive_the_way_from_one_process_to_the_other() -> serde_json::Result<()> {
        let cell = Place::Cell {
            file: "k.xlsx".into(),
            sheet: "Kriterien".into(),
            cell: Some(CellRef { row: 13, column: 6 }),
            value: "#REF!".into(),
        };
        let error = Diagnostic::error(Code::DuplicateColumn, say!("two columns give `{key}`", key = "x"))
            .label(cell, say!("here"))
            .at(Place::File("k.xlsx".into()))
            .hint(say!("delete one of them"));
        for finding in [error, Diagnostic::warning(Code::TooManyPages, count!(2, "{n} page", "{n} pages"))] {
            let sent = serde_json::to_string(&Finding::from(&finding))?;
            assert_eq!(Diagnostic::from(serde_json::from_str::<Finding>(&sent)?), finding);
        }
        Ok(())
    }
}
