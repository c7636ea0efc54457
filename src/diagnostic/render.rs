//! Diagnostics as text for people, in the form of compilers: message, place, the line in question, advice.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::model::{Diagnostic, Label, Severity};
use super::place::Place;
use super::quote::clean;
use crate::language::Language;
use crate::message::say;

/// Whether the text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain characters, for files and pipes.
    Plain,
    /// ANSI colours, for a terminal.
    Colour,
}

impl Style {
    /// A word in the colour of errors.
    #[must_use]
    pub fn error(self, word: &str) -> String {
        self.paint(ERROR, word)
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}

/// The SGR parameters of errors: bold red.
const ERROR: &str = "1;31";

/// Characters that are shown of a line or cell.
const MAX_EXCERPT_CHARS: usize = 100;

/// The text of a diagnostic in a language, with a line break at its end.
#[must_use]
pub fn render(diagnostic: &Diagnostic, style: Style, language: Language) -> String {
    let mut out = String::new();
    let (word, colour) = match diagnostic.severity {
        Severity::Error => (say!("error"), ERROR),
        Severity::Warning => (say!("warning"), "1;33"),
    };
    let head = style.paint(colour, &format!("{}[{}]", word.text(language), diagnostic.code));
    let _ = writeln!(out, "{head}: {}", style.paint("1", &clean(&diagnostic.message.text(language))));
    for label in &diagnostic.labels {
        draw_label(&mut out, label, style, language);
    }
    let help = style.paint("1;36", &say!("help:").text(language));
    for hint in &diagnostic.hints {
        let _ = writeln!(out, "  {help} {}", clean(&hint.text(language)));
    }
    out
}

/// The part of a line that is shown, with the character at `focus` in it, and the number of characters left out before it.
fn excerpt(line: &str, focus: usize) -> (String, usize) {
    let count = line.chars().count();
    let start = if count <= MAX_EXCERPT_CHARS { 0 } else { focus.saturating_sub(MAX_EXCERPT_CHARS / 3) };
    let mut shown: String = line.chars().skip(start).take(MAX_EXCERPT_CHARS).collect();
    if start + MAX_EXCERPT_CHARS < count {
        shown.push('…');
    }
    (clean(&shown), start)
}

/// Appends a place and the line or cell in question, with the relevant part underlined.
fn draw_label(out: &mut String, label: &Label, style: Style, language: Language) {
    let text = clean(&label.text.text(language));
    let bar = style.paint("1;34", "|");
    let (number, line, before, marked) = match &label.place {
        Place::File(_) => (None, None, 0, 0),
        Place::Cell { cell, value, .. } => {
            let first = value.lines().next().unwrap_or_default();
            let (shown, _) = excerpt(first, 0);
            let width = shown.width();
            (cell.map(|c| c.row as usize + 1), (!shown.is_empty()).then_some(shown), 0, width)
        }
        Place::Span { source, range } => {
            let (number, column) = source.line_column(range.start);
            let line = source.text.lines().nth(number - 1).unwrap_or_default();
            let (shown, skipped) = excerpt(line, column - 1);
            let before: String = shown.chars().take((column - 1).saturating_sub(skipped)).collect();
            let span = source.text.get(range.clone()).unwrap_or_default();
            let first = clean(span.lines().next().unwrap_or_default());
            let width = first.width().min(shown.width().saturating_sub(before.width()));
            (Some(number), Some(shown), before.width(), width)
        }
    };
    let gutter = number.map_or(1, |n| n.to_string().len());
    let arrow = style.paint("1;34", "-->");
    let _ = writeln!(out, "{:gutter$}{arrow} {}", "", clean(&label.place.to_string()));
    match line {
        Some(line) => {
            let number = number.map_or_else(|| " ".repeat(gutter), |n| n.to_string());
            let _ = writeln!(out, "{:gutter$} {bar}", "");
            let _ = writeln!(out, "{} {bar} {line}", style.paint("1;34", &number));
            let marks = style.paint("1;31", &"^".repeat(marked.max(1)));
            let note = if text.is_empty() { String::new() } else { format!(" {text}") };
            let _ = writeln!(out, "{:gutter$} {bar} {:before$}{marks}{note}", "", "");
        }
        None if !text.is_empty() => {
            let _ = writeln!(out, "{:gutter$} {bar} {text}", "");
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{CellRef, Code, SourceText};

    #[test]
    fn a_span_is_underlined_in_its_line() {
        let text = "[projekt]\nphase = \"P9\"\n".to_owned();
        let source = Arc::new(SourceText { name: "p.toml".into(), text });
        let d = Diagnostic::error(Code::UnknownPhase, say!("there is no phase {written}", written = "`P9`"))
            .label(Place::Span { source, range: 18..22 }, say!("here"))
            .hint(say!("use P1 to P5, or [\"P4\", \"P5\"]"));
        let want = "error[unknown-phase]: there is no phase `P9`\n --> p.toml:2:9\n  |\n2 | phase = \"P9\"\n  |         ^^^^ here\n  help: use P1 to P5, or [\"P4\", \"P5\"]\n";
        assert_eq!(render(&d, Style::Plain, Language::English), want);
    }

    #[test]
    fn a_cell_is_shown_with_its_row() {
        let place = Place::Cell {
            file: "k.xlsx".into(),
            sheet: "Kriterien".into(),
            cell: Some(CellRef { row: 13, column: 6 }),
            value: "#REF!".into(),
        };
        let d = Diagnostic::error(Code::ErrorCell, say!("the cell holds the error value {error}", error = "`#REF!`"))
            .at(place);
        let want = "error[error-cell]: the cell holds the error value `#REF!`\n  --> k.xlsx › Kriterien!G14\n   |\n14 | #REF!\n   | ^^^^^\n";
        assert_eq!(render(&d, Style::Plain, Language::English), want);
    }
}
