//! What people are used to from other programs and a file does not take: the sentence that says what is wrong and the
//! line as it should be, in the user's language. No word of a parser reaches anybody.
//!
//! `line` knows TOML's lines; `phrases` says what parsers mean where no habit is known; `days` and `figures` know days
//! and numbers as people write them, `words` what they call the words of closed lists, `files` other kinds of file.

pub(super) mod days;
pub(super) mod figures;
pub(super) mod files;
pub(super) mod line;
pub(super) mod phrases;
pub(super) mod words;

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::{Message, say};

/// A habit that was met: what is wrong, and what to write instead.
#[derive(Debug)]
pub(super) struct Slip {
    /// What is wrong.
    pub what: Message,
    /// What to write or do; none if nobody can know.
    pub advice: Option<Message>,
}

impl Slip {
    /// A slip whose line is known as it should be.
    fn line(what: Message, line: &str) -> Option<Self> {
        Some(Self { what, advice: Some(write(line)) })
    }

    /// A slip with advice in words.
    fn advised(what: Message, advice: Message) -> Option<Self> {
        Some(Self { what, advice: Some(advice) })
    }

    /// The fault of a file's syntax.
    pub fn at(self, place: Place) -> Diagnostic {
        let fault = Diagnostic::error(Code::Syntax, self.what).at(place);
        self.advice.into_iter().fold(fault, Diagnostic::hint)
    }
}

/// The advice to write this.
pub(super) fn write(line: &str) -> Message {
    say!("write: {line}", line = quote(line.trim()))
}
