//! What every diagnostic must be, whatever the input was: short, clean, and at a place that exists.

use ratsmappe::diagnostic::{Diagnostic, Place, Style, render};
use ratsmappe::language::Language;
use ratsmappe::workbook::Workbook;

/// The longest line of a message, in characters: a screen's worth, as in the tests.
const LONGEST_LINE: usize = 400;

/// Holds diagnostics to what people and terminals need.
pub fn check(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_nothing(), "a message without words: {diagnostic:?}");
        assert!(
            diagnostic.code.name().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "{}",
            diagnostic.code
        );
        for label in &diagnostic.labels {
            if let Place::Span { source, range } = &label.place {
                let within = range.start <= range.end && range.end <= source.text.len() + 3;
                assert!(within, "a place beyond the text: {range:?} of {} bytes", source.text.len());
            }
        }
        for language in Language::ALL {
            let drawn = render(diagnostic, Style::Plain, language);
            let control = drawn.chars().find(|c| {
                c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(control, None, "a message that could repaint a terminal: {drawn:?}");
            let longest = drawn.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
            assert!(
                longest.chars().count() <= LONGEST_LINE,
                "a line of {} characters: {longest}",
                longest.chars().count()
            );
        }
        let json = serde_json::to_string(&diagnostic.flat(Language::English)).expect("a diagnostic as JSON");
        assert!(json.contains(diagnostic.code.name()));
    }
}

/// The same, and every place in this workbook exists.
pub fn check_in(workbook: &Workbook, diagnostics: &[Diagnostic]) {
    check(diagnostics);
    for place in diagnostics.iter().flat_map(|d| &d.labels).map(|label| &label.place) {
        match place {
            Place::Cell { file, sheet, cell, .. } if *file == workbook.file => {
                let found = workbook.sheets.iter().filter(|s| s.name == *sheet);
                let there = |row: u32| found.clone().any(|s| s.rows.iter().any(|r| r.index == row));
                assert!(found.clone().next().is_some(), "there is no sheet {sheet:?}");
                assert!(cell.is_none_or(|cell| there(cell.row)), "there is no row at {place}");
            }
            Place::File(_) | Place::Cell { .. } | Place::Span { .. } => {}
        }
    }
}
