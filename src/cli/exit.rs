//! What the process ends with.

use crate::message::Message;

/// Everything asked for is done.
pub const DONE: u8 = 0;
/// A document failed, or something inside the program did.
pub const FAILED: u8 = 1;
/// The command line makes no sense.
pub const USAGE: u8 = 2;
/// A profile, workbook or template cannot be used.
pub const INVALID: u8 = 3;

/// Why a command stops before its end.
#[derive(Debug)]
pub enum Stop {
    /// A wrong command line, to be explained as clap does.
    Usage(Message),
    /// A fault inside, or of the machine.
    Failed(Message),
    /// Standard output cannot be written to.
    Output(std::io::Error),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}
