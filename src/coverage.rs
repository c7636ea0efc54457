//! Finds characters that the embedded fonts lack, before typesetting and with their places. PDF/A does not allow missing
//! glyphs, so a document with one could not be written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::catalog::{Catalog, Criterion};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::message::{Message, say};
use crate::names;
use crate::profile::Profile;
use crate::typeset::uncovered;

/// Reports characters in a profile's values, one for each value.
#[must_use]
pub fn of_profile(profile: &Profile) -> Vec<Diagnostic> {
    profile
        .places
        .values()
        .filter_map(|place| {
            let text = match place {
                Place::Span { source, range } => source.text.get(range.clone()).unwrap_or_default(),
                Place::Cell { value, .. } => value,
                Place::File(_) => return None,
            };
            // The profile's reader removes these marks, so they need no glyph.
            let found = of_text(&text.replace(names::is_direction_mark, ""), &say!("in this value"));
            found.map(|found| found.at(place.clone()))
        })
        .collect()
}

/// Reports characters in a catalogue's texts, one for each column of a criterion. The place is the cell of the title; the
/// message names the column.
#[must_use]
pub fn of_catalog(catalog: &Catalog) -> Vec<Diagnostic> {
    catalog.criteria.iter().flat_map(of_criterion).collect()
}

fn of_criterion(criterion: &Criterion) -> Vec<Diagnostic> {
    let c = criterion;
    let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let columns = [
        (say!("in the title of this criterion"), vec![c.title.clone()]),
        (say!("in the description of this criterion"), one(&c.description)),
        (say!("in the guiding questions of this criterion"), c.questions.clone()),
        (say!("in the typical evidence of this criterion"), c.evidence.clone()),
        (say!("in the next step of this criterion"), one(&c.next_step)),
        (say!("in the note for the council of this criterion"), one(&c.council_note)),
        (say!("in the note on the operating model of this criterion"), one(&c.operating_note)),
        (say!("in a related title of this criterion"), c.related.iter().map(|r| r.title.clone()).collect()),
        (
            say!("in a further column of this criterion"),
            c.extra.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect(),
        ),
    ];
    columns
        .into_iter()
        .filter_map(|(what, texts)| Some(texts.iter().find_map(|text| of_text(text, &what))?.at(c.place.clone())))
        .collect()
}

/// The first character of a text without a glyph, or else the first one that is not read out correctly.
fn of_text(text: &str, place: &Message) -> Option<Diagnostic> {
    let combined = || Some(combined_sign(uncomposed(text)?, place.clone()));
    uncovered(text).map(|sign| missing_glyph(sign, place.clone())).or_else(combined)
}

/// The first letter with a combining mark for which Unicode has no composed character. Fonts draw such pairs correctly, but
/// the PDF file has the text of the pair for each of its two glyphs, so that it is read out and copied twice.
fn uncomposed(text: &str) -> Option<String> {
    let signs: Vec<char> = text.nfc().collect();
    let at = signs.iter().position(|c| is_combining_mark(*c))?;
    Some(signs[at.saturating_sub(1)..=at].iter().collect())
}

fn combined_sign(pair: String, place: Message) -> Diagnostic {
    let message =
        say!("`{pair}` {place} is two signs on top of each other: screen readers may say it twice", pair, place);
    Diagnostic::warning(Code::CombinedSign, message)
        .hint(say!("write it with a letter that has the mark already, or without the mark"))
}

fn missing_glyph(sign: char, place: Message) -> Diagnostic {
    Diagnostic::error(
        Code::MissingGlyph,
        say!(
            "the fonts have no sign for `{sign}` (U+{code}) {place}",
            sign,
            code = format!("{:04X}", u32::from(sign)),
            place
        ),
    )
    .hint(say!(
        "write it in other words; Latin, Greek and Cyrillic letters and the usual signs can be printed, emoji cannot"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_shipped_catalogue_can_be_printed() {
        for language in Language::ALL {
            assert_eq!(of_catalog(Catalog::embedded(language)), []);
        }
    }

    #[test]
    fn a_sign_without_a_glyph_is_found_in_the_profile() {
        let text = "[kommune]\nname = \"A\"\n[projekt]\ntitel = \"Haus 漢\"\nphase = \"P1\"\n";
        let (profile, findings) = crate::profile::read("p.toml", text.as_bytes());
        assert_eq!(findings, []);
        let found = of_profile(&profile.unwrap());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].labels[0].place.to_string(), "p.toml:4:9");
        let message = found[0].message.text(Language::English);
        assert!(message.contains("U+6F22"), "{message}");
    }

    #[test]
    fn a_letter_whose_mark_has_no_sign_of_its_own_is_warned_of_and_others_are_not() {
        assert_eq!(of_text("e\u{301}a\u{308} Straße", &say!("in this value")), None);
        let found = of_text("Bo\u{323}\u{300}la", &say!("in this value")).unwrap();
        assert_eq!((found.code, found.is_error()), (Code::CombinedSign, false));
        let message = found.message.text(Language::English);
        assert!(message.starts_with("`ọ\u{300}` in this value"), "{message}");
    }
}
