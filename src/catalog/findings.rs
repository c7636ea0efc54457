//! Collects findings up to a limit, so that a malicious or broken table cannot produce a million of them; and the texts
//! that have no English twin.

use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::message::{count, say};

/// Findings that are kept; the others are only counted.
const MAX_FINDINGS: usize = 1_000;

/// The findings collected so far.
#[derive(Default)]
pub(super) struct BoundedFindings {
    kept: Vec<Diagnostic>,
    dropped: usize,
    dropped_error: bool,
    /// Texts that stay German where English was asked for.
    untranslated: Vec<String>,
}

impl BoundedFindings {
    /// Keeps a finding, or counts it if the limit is reached.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.dropped += 1;
            self.dropped_error |= diagnostic.is_error();
        } else {
            self.kept.push(diagnostic);
        }
    }

    /// Notes a text that has no English twin and so stays German. In a row that has other twins a few words are a name
    /// that is the same in both languages.
    pub(super) fn note_untranslated(&mut self, text: &str, row_is_translated: bool) {
        if !row_is_translated || text.split_whitespace().nth(5).is_some() {
            self.untranslated.push(text.to_owned());
        }
    }

    /// The texts that stay German.
    pub(super) fn take_untranslated(&mut self) -> Vec<String> {
        std::mem::take(&mut self.untranslated)
    }

    /// Whether one of the findings that are kept is an error.
    pub(super) fn has_error(&self) -> bool {
        any_error(&self.kept)
    }

    /// Whether further findings are only counted, so that computing a hint for them is wasted.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= MAX_FINDINGS
    }

    /// The findings, and how many were not kept.
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
