//! Blanks that must not end a line. Takes a text and its language, gives the same text; only its lines break elsewhere.

use super::format::NBSP;
use crate::language::Language;

/// The text with non-breaking spaces between a number and its unit, within telephone numbers, dates and the numbers of
/// measures, and after titles of persons; in German also within abbreviations, which other languages write without blanks.
#[must_use]
pub fn keep_together(text: &str, language: Language) -> String {
    let german = language == Language::German;
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let glued = c == ' '
            && (is_before_unit(before, after)
                || is_between_digits(before, after)
                || is_within_date(before, after, language)
                || is_after_title(before)
                || is_within_number(before, after)
                || german && is_in_abbreviation(before, after));
        out.push(if glued { NBSP } else { c });
    }
    out
}

/// Units that a number leads up to, in both languages.
const UNITS: [&str; 26] = [
    "Million", "Mio", "Milliard", "Mrd", "million", "billion", "Euro", "EUR", "Minute", "minute", "Stunde", "hour",
    "Stelle", "km", "m²", "m³", "kWh", "MWh", "kW", "MB", "GB", "Uhr", "Prozent", "per cent", "Kubikm", "Quadratm",
];

/// Words of large numbers, which a unit follows as it does digits.
const SCALES: [&str; 8] = ["Million", "Millionen", "Mio.", "Milliarde", "Milliarden", "Mrd.", "million", "billion"];

fn is_before_unit(before: &str, after: &str) -> bool {
    let in_words = || UNITS.iter().any(|unit| after.starts_with(unit));
    let scaled = || SCALES.iter().any(|scale| before.ends_with(*scale));
    let counted = before.ends_with(|c: char| c.is_ascii_digit()) || scaled();
    counted && (after.starts_with(['€', '%']) || in_words())
}

/// Within a telephone number, or a large number with blanks: digits on both sides.
fn is_between_digits(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
}

/// Between a day and its month, or a month and its year. An English day has no full stop, and is one only where a year
/// follows: `clause 1 May` is not a day.
fn is_within_date(before: &str, after: &str, language: Language) -> bool {
    let months = language.months();
    let begins_with_year = |text: &str| text.chars().take_while(char::is_ascii_digit).count() == 4;
    let before_year = begins_with_year(after) && months.iter().any(|month| before.ends_with(*month));
    let day = if language == Language::German { before.strip_suffix('.') } else { Some(before) };
    let before_month = day.is_some_and(|day| day.ends_with(|c: char| c.is_ascii_digit()))
        && months
            .iter()
            .filter_map(|month| after.strip_prefix(*month))
            .any(|rest| language == Language::German || rest.strip_prefix(' ').is_some_and(begins_with_year));
    before_year || before_month
}

/// After `Dr.` and `Prof.`, which a name follows.
fn is_after_title(before: &str) -> bool {
    let ends_with = |title: &str| before.strip_suffix(title).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    ends_with("Dr.") || ends_with("Prof.")
}

/// Within the number of a measure or a paper: `I 2027-018`, `KT 2026/88`.
fn is_within_number(before: &str, after: &str) -> bool {
    let letters = before.chars().rev().take_while(char::is_ascii_uppercase).count();
    let is_word = before.chars().rev().nth(letters).is_none_or(|c| !c.is_alphanumeric());
    let mut rest = after.chars().skip_while(char::is_ascii_digit);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let goes_on = rest.next().is_some_and(|c| "-/.".contains(c)) && rest.next().is_some_and(|c| c.is_ascii_digit());
    (1..=4).contains(&letters) && is_word && digits == 4 && goes_on
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
        assert_eq!(german("am 10. Dezember 2026"), "am 10.\u{a0}Dezember\u{a0}2026");
        assert_eq!(german("seit Oktober 2026, im Mai 3 Tage"), "seit Oktober\u{a0}2026, im Mai 3 Tage");
        let large = "2,6\u{a0}Millionen\u{a0}Kubikmeter, 2.140 Haushalte, Millionen Menschen";
        assert_eq!(german("2,6 Millionen Kubikmeter, 2.140 Haushalte, Millionen Menschen"), large);
    }

    #[test]
    fn titles_keep_their_names() {
        let german = |text| keep_together(text, Language::German);
        assert_eq!(german("Frau Prof. Dr. Sander"), "Frau Prof.\u{a0}Dr.\u{a0}Sander");
        assert_eq!(german("mit AnlDr. Mann"), "mit AnlDr. Mann");
    }

    #[test]
    fn numbers_of_measures_are_not_torn() {
        let german = |text| keep_together(text, Language::German);
        assert_eq!(
            german("Maßnahme I 2027-018, Vorlage KT 2026/88"),
            "Maßnahme I\u{a0}2027-018, Vorlage KT\u{a0}2026/88"
        );
        assert_eq!(german("Plan B 2027 und EU 2027."), "Plan B 2027 und EU 2027.");
    }

    #[test]
    fn german_rules_are_for_german_alone() {
        let english = |text| keep_together(text, Language::English);
        assert_eq!(english("as J. S. Mill said in clause 1. May we"), "as J. S. Mill said in clause 1. May we");
        assert_eq!(english("65 %"), "65\u{a0}%");
        assert_eq!(english("on 10 December 2026 in 5 May"), "on 10\u{a0}December\u{a0}2026 in 5 May");
    }
}
