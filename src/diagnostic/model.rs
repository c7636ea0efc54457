//! A diagnostic: what is wrong, where, and what to do.

use serde::Serialize;

use super::code::Code;
use super::place::Place;
use crate::message::{Message, say};

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input is used, but should be checked.
    Warning,
    /// The input is not used; no document is made from it.
    Error,
}

/// A place that a diagnostic is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// A note on the place; may be empty.
    pub text: Message,
}

/// A finding about an input or output.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The kind of finding.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong: a lower-case fragment without a full stop.
    pub message: Message,
    /// The places it is about, the main one first.
    pub labels: Vec<Label>,
    /// Advice on what to do.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// An error with this code and message.
    #[must_use]
    pub fn error(code: Code, message: Message) -> Self {
        Self { code, severity: Severity::Error, message, labels: Vec::new(), hints: Vec::new() }
    }

    /// A warning with this code and message.
    #[must_use]
    pub fn warning(code: Code, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Adds a place without a note.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        self.label(place, Message::nothing())
    }

    /// Adds a place with a note.
    #[must_use]
    pub fn label(mut self, place: Place, text: Message) -> Self {
        self.labels.push(Label { place, text });
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds "did you mean …?" if there is a known name to suggest.
    #[must_use]
    pub fn did_you_mean(self, known: Option<&str>) -> Self {
        match known {
            Some(name) => self.hint(say!("did you mean `{name}`?", name)),
            None => self,
        }
    }

    /// Whether it is an error, not a warning.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Whether any of them is an error.
#[must_use]
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
