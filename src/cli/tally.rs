//! How the printing of many documents went, as numbers and as a sentence.

use super::words;

/// How the printing went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents written.
    pub written: usize,
    /// Documents that failed.
    pub failed: usize,
}

/// The closing line of a run.
#[must_use]
pub fn total(tally: Tally, projects: usize, invalid: usize, seconds: f64) -> String {
    let mut text = format!("{} of {}", words::count(tally.written, "document"), words::count(projects, "project"));
    if tally.failed > 0 {
        text.push_str(&format!(", {} failed", tally.failed));
    }
    if invalid > 0 {
        text.push_str(&format!(", {} with errors", words::count(invalid, "profile")));
    }
    format!("{text}, {seconds:.1} s")
}
