//! Blanks that must not end a line. Takes a text and its language, gives the same text; only its lines break elsewhere.

use super::format::NBSP;
use crate::language::Language;

/// The text with non-breaking spaces between a number and its unit and within telephone numbers; in German
/// also between a day and its month, and within abbreviations, which other languages write without blanks.
#[must_use]
pub fn keep_together(text: &str, language: Language) -> String {
    let german = language == Language::German;
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let glued = c == ' '
            && (is_before_unit(before, after)
                || is_between_digits(before, after)
                || german && (is_before_month(before, after) || is_in_abbreviation(before, after)));
        out.push(if glued { NBSP } else { c });
    }
    out
}

/// Units that a number leads up to, in both languages.
const UNITS: [&str; 24] = [
    "Million", "Mio", "Milliard", "Mrd", "million", "billion", "Euro", "EUR", "Minute", "minute", "Stunde", "hour",
    "Stelle", "km", "m²", "m³", "kWh", "MWh", "kW", "MB", "GB", "Uhr", "Prozent", "per cent",
];

fn is_before_unit(before: &str, after: &str) -> bool {
    let in_words = || UNITS.iter().any(|unit| after.starts_with(unit));
    before.ends_with(|c: char| c.is_ascii_digit()) && (after.starts_with(['€', '%']) || in_words())
}

/// Within a telephone number, or a large number with blanks: digits on both sides.
fn is_between_digits(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
}

fn is_before_month(before: &str, after: &str) -> bool {
    let is_ordinal = before.strip_suffix('.').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    is_ordinal && Language::German.months().iter().any(|month| after.starts_with(month))
}

/// Within `z. B.`, `d. h.`, `u. a.`, `i. d. R.`: a single letter with a full stop on both sides.
fn is_in_abbreviation(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let is_single = back.next() == Some('.')
        && back.next().is_some_and(char::is_alphabetic)
        && back.next().is_none_or(|c| !c.is_alphanumeric());
    let mut next = after.chars();
    is_single && next.next().is_some_and(char::is_alphabetic) && next.next() == Some('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_units_and_days_their_months() {
        let german = |text| keep_together(text, Language::German);
        let glued = "42.000\u{a0}€ und 65\u{a0}% am 1.\u{a0}März, z.\u{a0}B. hier";
        assert_eq!(german("42.000 € und 65 % am 1. März, z. B. hier"), glued);
        assert_eq!(german("Der 3. Mann in 5 Jahren"), "Der 3. Mann in 5 Jahren");
    }

    #[test]
    fn german_rules_are_for_german_alone() {
        let english = |text| keep_together(text, Language::English);
        assert_eq!(english("as J. S. Mill said in clause 1. May we"), "as J. S. Mill said in clause 1. May we");
        assert_eq!(english("65 %"), "65\u{a0}%");
    }
}
