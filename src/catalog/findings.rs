//! Findings as they come, with an end: a hostile table must not produce a million of them.

use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::message::{count, say};

/// How many findings are kept.
const MAX_FINDINGS: usize = 1_000;

/// What was found so far.
#[derive(Default)]
pub(super) struct BoundedFindings {
    kept: Vec<Diagnostic>,
    dropped: usize,
    dropped_error: bool,
}

impl BoundedFindings {
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.dropped += 1;
            self.dropped_error |= diagnostic.is_error();
        } else {
            self.kept.push(diagnostic);
        }
    }

    /// Whether any of them is an error.
    pub(super) fn has_error(&self) -> bool {
        any_error(&self.kept)
    }

    /// Whether looking for advice is wasted effort.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= MAX_FINDINGS
    }

    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        if self.dropped > 0 {
            let message =
                count!(self.dropped, "{n} further finding is not shown", "{n} further findings are not shown");
            let new = if self.dropped_error { Diagnostic::error } else { Diagnostic::warning };
            self.kept.push(new(Code::TooManyFindings, message).hint(say!("repair the first ones and check again")));
        }
        self.kept
    }
}
