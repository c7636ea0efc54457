//! Findings about many projects: so many of a kind are drawn, and the others are counted by kind at the end.

use std::collections::BTreeMap;

use crate::cli::terminal::Terminal;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::message::{Message, count, say};

/// How many findings of a kind are drawn.
const MAX_DRAWN: usize = 25;

/// What was drawn and what was not.
#[derive(Debug, Default)]
pub struct Findings {
    seen: BTreeMap<(Severity, Code), usize>,
}

impl Findings {
    /// Those of them that are to be drawn.
    pub fn drawn<'d>(&mut self, findings: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        let mut is_drawn = |finding: &&Diagnostic| {
            let seen = self.seen.entry((finding.severity, finding.code)).or_default();
            *seen += 1;
            *seen <= MAX_DRAWN
        };
        findings.iter().filter(|finding| is_drawn(finding)).collect()
    }

    /// Counts those that were not drawn, errors first; `where_all` says where they all are.
    pub fn rest(&self, terminal: &mut Terminal, where_all: Message) {
        let more = self.seen.iter().rev().filter(|(_, seen)| **seen > MAX_DRAWN);
        let more: Vec<_> = more.map(|((severity, code), seen)| (*severity, *code, seen - MAX_DRAWN)).collect();
        if more.is_empty() {
            return;
        }
        terminal.message(&say!("not shown, by kind:"));
        for (severity, code, left) in more {
            let many = match severity {
                Severity::Error => count!(left, "{n} error", "{n} errors"),
                Severity::Warning => count!(left, "{n} warning", "{n} warnings"),
            };
            terminal.message(&say!("  {code}: {many} more", code = code.name(), many));
        }
        terminal.message(&where_all);
        terminal.message(&Message::nothing());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_kind_the_first_are_drawn_and_the_others_counted() {
        let finding = |code| Diagnostic::warning(code, Message::nothing());
        let mut findings = Findings::default();
        let many: Vec<Diagnostic> = (0..60).map(|n| finding([Code::Copy, Code::Alias][usize::from(n == 59)])).collect();
        let drawn = findings.drawn(&many[..30]).len() + findings.drawn(&many[30..]).len();
        assert_eq!(drawn, MAX_DRAWN + 1, "one of another kind is drawn, however many there are of the first");
        assert_eq!(findings.seen[&(Severity::Warning, Code::Copy)], 59);
    }
}
