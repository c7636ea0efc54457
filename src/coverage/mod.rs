//! Finds characters that the embedded fonts lack, before typesetting and with their places: in everything of a profile,
//! a form and a catalogue that a paper prints, as it was read and not as it is written, and in nothing else. PDF/A does
//! not allow missing glyphs, so a document with one could not be written.

mod catalog;
mod profile;

pub use catalog::{leave_out_of_extra, of_catalog};
pub use profile::{of_form, of_profile};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::message::{Message, say};
use crate::signs::is_invisible;
use crate::typeset;

/// A sign of a text that cannot be printed as it is.
enum Fault {
    /// The fonts have no glyph.
    Missing(char),
    /// Two signs on top of each other that Unicode has no composed sign for.
    Combined(String),
}

/// The first character of a text without a glyph, or else the first one that is not read out correctly.
fn fault(text: &str) -> Option<Fault> {
    // Most texts are plain, and the fonts have all plain signs but those that control a terminal.
    let is_plain = |byte: u8| byte.is_ascii() && (!byte.is_ascii_control() || byte.is_ascii_whitespace());
    if text.bytes().all(is_plain) {
        return None;
    }
    uncovered(text).map(Fault::Missing).or_else(|| uncomposed(text).map(Fault::Combined))
}

/// The first character without a glyph. What nobody sees needs none: the typesetter prints nothing for it.
fn uncovered(text: &str) -> Option<char> {
    let sign = typeset::uncovered(text)?;
    if !is_invisible(sign) {
        return Some(sign);
    }
    typeset::uncovered(&text.replace(is_invisible, ""))
}

/// The first letter with a combining mark for which Unicode has no composed character. Fonts draw such pairs
/// correctly, but the PDF file has the text of the pair for each of its two glyphs, so that it is read out and copied
/// twice.
fn uncomposed(text: &str) -> Option<String> {
    let signs: Vec<char> = text.nfc().collect();
    let at = signs.iter().position(|c| is_combining_mark(*c))?;
    Some(signs[at.saturating_sub(1)..=at].iter().collect())
}

impl Fault {
    /// The sign by which it is found again.
    fn sign(&self) -> Option<char> {
        match self {
            Self::Missing(sign) => Some(*sign),
            Self::Combined(pair) => pair.chars().last(),
        }
    }

    /// What is wrong; `place` says where, as the end of the sentence.
    fn diagnostic(self, place: Message) -> Diagnostic {
        match self {
            Self::Missing(sign) => missing_glyph(sign, place),
            Self::Combined(pair) => combined_sign(pair, place),
        }
    }
}

fn missing_glyph(sign: char, place: Message) -> Diagnostic {
    let message = say!("the fonts have no sign for `{sign}` (U+{code}) {place}", sign, code = code_of(sign), place);
    Diagnostic::error(Code::MissingGlyph, message).hint(say!(
        "write it in other words; Latin, Greek and Cyrillic letters and the usual signs can be printed, emoji cannot"
    ))
}

fn combined_sign(pair: String, place: Message) -> Diagnostic {
    let message =
        say!("`{pair}` {place} is two signs on top of each other: screen readers may say it twice", pair, place);
    Diagnostic::warning(Code::CombinedSign, message)
        .hint(say!("write it with a letter that has the mark already, or without the mark"))
}

/// A sign's number as Unicode writes it.
fn code_of(sign: char) -> String {
    format!("{:04X}", u32::from(sign))
}

/// The last part of a file's path, which papers name.
fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// What is wrong with a file's name.
fn of_file_name(path: &str) -> Option<Diagnostic> {
    let found = fault(base_name(path))?.diagnostic(say!("in the name of this file, which the papers print"));
    Some(found.at(Place::File(path.into())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_letter_whose_mark_has_no_sign_of_its_own_is_warned_of_and_others_are_not() {
        assert!(fault("e\u{301}a\u{308} Straße").is_none());
        let found = fault("Bo\u{323}\u{300}la").unwrap().diagnostic(say!("in this value"));
        assert_eq!((found.code, found.is_error()), (Code::CombinedSign, false));
        let message = found.message.text(Language::English);
        assert!(message.starts_with("`ọ\u{300}` in this value"), "{message}");
    }
}
