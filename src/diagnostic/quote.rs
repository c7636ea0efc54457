//! Texts from outside, made fit to be quoted in messages: short, and unable to control a terminal.

use crate::message::{Message, say};

/// Characters of a quoted value; longer ones are cut.
const MAX_QUOTE_CHARS: usize = 80;

/// A value in backticks, cut and without control characters.
#[must_use]
pub fn quote(value: &str) -> String {
    cut(value, MAX_QUOTE_CHARS)
}

fn cut(value: &str, longest: usize) -> String {
    format!("`{}`", shortened(value, longest))
}

/// The beginning of a text, at most `longest` characters, without control characters.
#[must_use]
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    let mut shown: String = clean(text).chars().take(longest).collect();
    if text.chars().count() > longest {
        shown.push('…');
    }
    shown
}

/// Values of a list in a message; the others are counted. With the next limit, a list takes a line or two on a screen.
const MAX_QUOTES: usize = 8;
/// Characters of a value in a list.
const MAX_LISTED_CHARS: usize = 30;

/// The first of several values, each quoted and cut, and the number of the others.
#[must_use]
pub fn quotes<'a>(values: impl IntoIterator<Item = &'a str>) -> Message {
    let mut values = values.into_iter();
    let shown: Vec<String> = values.by_ref().take(MAX_QUOTES).map(|value| cut(value, MAX_LISTED_CHARS)).collect();
    match values.count() {
        0 => Message::verbatim(shown.join(", ")),
        more => say!("{shown} and {more} more", shown = shown.join(", "), more),
    }
}

/// The text with control characters, and invisible characters that change the direction of text, replaced: they could
/// change what a terminal shows.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_values_are_cut_and_cannot_repaint_a_terminal() {
        let shown = quote(&format!("\u{1b}[31m\u{202e}{}", "x".repeat(1000)));
        assert!(shown.chars().count() < 90);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']));
    }
}
