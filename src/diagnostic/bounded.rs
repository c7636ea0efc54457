//! Findings about many things: so many of a kind are drawn, and the others are counted by kind.

use std::collections::BTreeMap;

use super::code::Code;
use super::model::{Diagnostic, Severity};
use crate::message::{Message, count, say};

/// How many findings of a kind are drawn.
const MAX_DRAWN: usize = 25;

/// What was drawn and what was not.
#[derive(Debug, Default)]
pub struct Bounded {
    seen: BTreeMap<(Severity, Code), usize>,
}

impl Bounded {
    /// Those of them that are to be drawn.
    pub fn drawn<'d>(&mut self, findings: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        let mut is_drawn = |finding: &&Diagnostic| {
            let seen = self.seen.entry((finding.severity, finding.code)).or_default();
            *seen += 1;
            *seen <= MAX_DRAWN
        };
        findings.iter().filter(|finding| is_drawn(finding)).collect()
    }

    /// What was not drawn, errors first, a line a kind; `where_all` says where they all are. Nothing if all were drawn.
    #[must_use]
    pub fn rest(&self, where_all: Message) -> Vec<Message> {
        let more = self.seen.iter().rev().filter(|(_, seen)| **seen > MAX_DRAWN);
        let lines = more.map(|((severity, code), seen)| {
            let left = seen - MAX_DRAWN;
            let many = match severity {
                Severity::Error => count!(left, "{n} error", "{n} errors"),
                Severity::Warning => count!(left, "{n} warning", "{n} warnings"),
            };
            say!("  {code}: {many} more", code = code.name(), many)
        });
        let lines: Vec<Message> = lines.collect();
        if lines.is_empty() {
            return lines;
        }
        let (first, last) = (say!("not shown, by kind:"), [where_all, Message::nothing()]);
        std::iter::once(first).chain(lines).chain(last).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_kind_the_first_are_drawn_and_the_others_counted() {
        let finding = |code| Diagnostic::warning(code, Message::nothing());
        let mut findings = Bounded::default();
        let many: Vec<Diagnostic> = (0..60).map(|n| finding([Code::Copy, Code::Alias][usize::from(n == 59)])).collect();
        let drawn = findings.drawn(&many[..30]).len() + findings.drawn(&many[30..]).len();
        assert_eq!(drawn, MAX_DRAWN + 1, "one of another kind is drawn, however many there are of the first");
        assert_eq!(findings.seen[&(Severity::Warning, Code::Copy)], 59);
    }
}
