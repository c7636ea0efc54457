//! What the process ends with, and why a command ends before its end.

use std::io;

use crate::batch::RunOutcome;
use crate::batch::report::ReportError;
use crate::message::{Message, say};
use crate::terminal::OutputError;

/// Everything asked for is done.
pub const DONE: u8 = 0;
/// A document failed, or something inside the program did.
pub const FAILED: u8 = 1;
/// The command line makes no sense.
pub const USAGE: u8 = 2;
/// A profile, workbook or template cannot be used.
pub const INVALID: u8 = 3;

/// What a run ends with that came to its end.
#[must_use]
pub fn code(outcome: &RunOutcome) -> u8 {
    match (outcome.has_missing_documents(), outcome.has_invalid_projects()) {
        (true, _) => FAILED,
        (false, true) => INVALID,
        (false, false) => DONE,
    }
}

/// Why a command stops before its end.
#[derive(Debug)]
pub enum CommandError {
    /// A wrong command line, to be explained as clap does.
    Usage(Message),
    /// A fault inside, or of the machine.
    Failed(Message),
    /// Standard input cannot be read.
    Input(io::Error),
    /// Standard output cannot be written to.
    Output(io::Error),
}

impl CommandError {
    /// What the process ends with.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Failed(_) | Self::Input(_) | Self::Output(_) => FAILED,
        }
    }

    /// What is to be said about it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Usage(message) | Self::Failed(message) => message,
            Self::Input(error) => say!("standard input cannot be read: {error}", error),
            Self::Output(error) => say!("standard output cannot be written to: {error}", error),
        }
    }
}

impl From<OutputError> for CommandError {
    fn from(OutputError(error): OutputError) -> Self {
        Self::Output(error)
    }
}

impl From<ReportError> for CommandError {
    fn from(error: ReportError) -> Self {
        Self::Failed(error.message())
    }
}
