//! Signs nobody sees, and signs of symbol fonts: read as what they mean, in the one place where values of files become
//! text. Takes and gives plain strings; knows no file and no font.

use std::borrow::Cow;

/// Whether a sign turns the direction of text around, so that a text may read as another. Such signs are left out and
/// told; other invisible ones are left out silently.
#[must_use]
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a sign says nothing to a reader: soft hyphens, joiners, variation selectors, byte order marks, marks of
/// direction.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c == '\u{ad}' || is_joiner(c) || is_direction_mark(c)
}

/// Invisible signs beside letters that say nothing on paper. Soft hyphens are none: they say where a word may end its
/// line.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a reader sees nothing of a text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// What a sign means; none if nothing.
fn meaning(c: char) -> Option<char> {
    match c {
        // Line and page breaks of other programs: Word's within a paragraph, Unicode's, those of old printers.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // Blanks of other widths. Those that keep a line together, U+00A0 and U+202F, do so on paper.
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Some(' '),
        // Word's bullets, which stand in the private area of its symbol fonts.
        '\u{f06c}' | '\u{f06e}' | '\u{f06f}' | '\u{f071}' | '\u{f075}' | '\u{f076}' | '\u{f09f}' | '\u{f0a7}'
        | '\u{f0a8}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' => Some('•'),
        '\u{f02d}' => Some('–'),
        '\u{f0e0}' => Some('→'),
        c if is_joiner(c) => None,
        c => Some(c),
    }
}

/// A text as it is meant: line breaks and blanks of all kinds are `\n` and plain blanks, joiners are left out, Word's
/// bullets are bullets. Marks of direction stay, for whoever has to tell of them.
#[must_use]
pub fn as_meant(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| meaning(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        if !(before == '\r' && c == '\n') {
            out.extend(meaning(c));
        }
        before = c;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_nobody_sees_are_read_as_what_they_mean() {
        assert_eq!(as_meant("a\u{2028}b\u{2029}c\u{b}d\r\ne\rf\n\ng"), "a\nb\nc\nd\ne\nf\n\ng");
        assert_eq!(as_meant("1\u{2009}200\u{3000}€, 5\u{a0}%, 5\u{202f}%"), "1 200 €, 5\u{a0}%, 5\u{202f}%");
        assert_eq!(as_meant("Auf\u{200c}lage\u{feff} ✓\u{fe0f}\u{200b}"), "Auflage ✓");
        assert_eq!(as_meant("\u{f0b7}\tMehr Zeit"), "•\tMehr Zeit");
        assert!(matches!(as_meant("Grüße aus „Bad“ – 5 €\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_text_of_invisible_signs_is_blank() {
        assert!(is_blank("\u{200b}\u{ad}\u{200e} \u{3000}\u{feff}"));
        assert!(!is_blank("\u{200b}x"));
    }
}
