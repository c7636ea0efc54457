//! What several commands say.

use crate::diagnostic::Diagnostic;
use crate::load::{Inputs, PassedOver};
use crate::message::{Message, count, say};

use super::Terminal;

/// That a workbook cannot be used, and how much is wrong with it.
#[must_use]
pub fn unusable<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>) -> Message {
    let findings: Vec<&Diagnostic> = findings.into_iter().collect();
    let errors = findings.iter().filter(|f| f.is_error()).count();
    let warnings = count!(findings.len() - errors, "{n} warning", "{n} warnings");
    let errors = count!(errors, "{n} error", "{n} errors");
    say!("workbook: not usable, {errors}, {warnings}", errors, warnings)
}

/// Says what folders hold that was not looked at.
pub fn passed_over<'i>(inputs: impl IntoIterator<Item = &'i Inputs>, terminal: &mut Terminal) {
    let told = inputs.into_iter().flat_map(|inputs| &inputs.passed_over).filter_map(PassedOver::message);
    told.for_each(|line| terminal.message(&line));
}

/// An argument as a shell wants it, so that a command can be copied from a message.
#[must_use]
pub fn argument(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-\\:".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_can_be_copied_to_a_shell() {
        assert_eq!(argument("data/p.toml"), "data/p.toml");
        assert_eq!(argument("meine profile/o'.toml"), "'meine profile/o'\\''.toml'");
    }
}
