//! `new`: a first profile, with what somebody answers and every key explained.

use std::io::{self, BufRead, IsTerminal};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::{Message, say};
use crate::output;
use crate::profile::{FirstProfile, FirstQuestion};

use crate::cli::args::NewArgs;
use crate::cli::exit::{CommandError, DONE, FAILED};
use crate::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// For a wrong command line, answers that are missing included.
pub fn run(args: &NewArgs, terminal: &mut Terminal) -> Result<u8, CommandError> {
    let shown = args.file.to_string_lossy();
    if args.file.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("toml")) {
        return Err(CommandError::Usage(say!("`{shown}` must end with .toml", shown)));
    }
    if args.file.symlink_metadata().is_ok() {
        let finding = Diagnostic::error(Code::FileExists, say!("there is a file of this name already, and it is kept"))
            .at(Place::File(shown.as_ref().into()))
            .hint(say!("choose another name, or move the file away"));
        terminal.diagnostics(&[finding]);
        return Ok(FAILED);
    }
    let language = args.lang.map_or(terminal.language, Language::from);
    let mut answers = FirstProfile::default();
    let stdin = io::stdin();
    let somebody = stdin.is_terminal() && terminal.is_read();
    let mut hear = stdin.lock();
    for (question, given) in FirstQuestion::ALL.into_iter().zip([&args.name, &args.state, &args.title, &args.phase]) {
        if let Some(answer) = given {
            let taken = answers.take(question, answer);
            taken.map_err(|fault| {
                CommandError::Usage(say!("--{option}: {fault}", option = question.option(), fault = told(&fault)))
            })?;
        } else if somebody {
            ask(question, &mut answers, &mut hear, terminal)?;
        } else if question.is_required() {
            let option = question.option();
            return Err(CommandError::Usage(say!("--{option} is missing, and there is no terminal to ask on", option)));
        }
    }
    let name = args.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let text = answers.text(language, &crate::terminal::words::argument(&name));
    if let Err(error) = output::write_new(&args.file, text.as_bytes()) {
        let finding = Diagnostic::error(Code::CannotWrite, say!("the profile cannot be written: {error}", error))
            .at(Place::File(shown.as_ref().into()))
            .hint(say!("check that the folder is there and that you may write to it"));
        terminal.diagnostics(&[finding]);
        return Ok(FAILED);
    }
    terminal.line(&shown)?;
    let command = format!("ratsmappe check {}", crate::terminal::words::argument(&shown));
    terminal.message(&say!("open it in a text editor; then: {command}", command));
    Ok(DONE)
}

impl FirstQuestion {
    /// The option that answers it.
    fn option(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::State => "state",
            Self::Title => "title",
            Self::Phase => "phase",
        }
    }

    fn text(self) -> Message {
        match self {
            Self::Name => say!("Name of the municipality"),
            Self::State => say!("Land, such as Hessen (Enter: not stated)"),
            Self::Title => say!("Title of the project"),
            Self::Phase => say!("Phase: P1 idea, P2 prototype, P3 pilot, P4 consolidation, P5 transfer"),
        }
    }

    /// Whether there is no profile without it.
    fn is_required(self) -> bool {
        self != Self::State
    }
}

/// Asks until there is an answer that can be used, or nobody answers any more.
fn ask(
    question: FirstQuestion,
    answers: &mut FirstProfile,
    hear: &mut impl BufRead,
    terminal: &mut Terminal,
) -> Result<(), CommandError> {
    loop {
        terminal.prompt(&question.text());
        let mut answer = String::new();
        if hear.read_line(&mut answer).map_err(CommandError::Input)? == 0 {
            return Err(CommandError::Failed(say!("nobody answers; nothing was written")));
        }
        let answer = answer.trim();
        if answer.is_empty() && !question.is_required() {
            return Ok(());
        }
        match answers.take(question, answer) {
            Ok(()) => return Ok(()),
            Err(fault) => terminal.message(&told(&fault)),
        }
    }
}

/// A fault in a few words: what is wrong and what to do.
pub(super) fn told(fault: &Diagnostic) -> Message {
    let join = |text: Message, hint: &Message| say!("{text}; {hint}", text, hint);
    fault.hints.iter().fold(fault.message.clone(), join)
}
