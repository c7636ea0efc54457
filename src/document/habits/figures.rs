//! Numbers as people write them in a sentence: with words, units, millions, a dot before decimals, as a range. Takes
//! text, gives the number that is probably meant; what is read without a doubt is in `amounts`.

use crate::document::amounts;

/// What stands in the way of reading a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::document) enum Habit {
    /// Words or units before or after it.
    Words,
    /// It counts thousands, millions or billions.
    Multiple,
    /// A dot before decimals, or commas between thousands.
    EnglishDecimals,
    /// Two numbers: a range, two years.
    Several,
    /// Nothing: it stands in quotes.
    Quotes,
}

/// The habit of a text, and the number that is probably meant.
pub(in crate::document) fn meant(text: &str) -> Option<(Habit, f64)> {
    let text = text.trim();
    let begins = |c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–');
    let start = text.find(begins)?;
    let (before, rest) = text.split_at(start);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’');
    let sign = rest.chars().next().filter(|c| !c.is_ascii_digit());
    let body = &rest[sign.map_or(0, char::len_utf8)..];
    // A blank between digits separates thousands.
    let within = |at: usize, c: char| {
        let next = body[at + c.len_utf8()..].chars().next();
        digits(c) || (c.is_whitespace() && next.is_some_and(|c| c.is_ascii_digit()))
    };
    let end = body.char_indices().find(|(at, c)| !within(*at, *c)).map_or(body.len(), |(at, _)| at);
    let (number, after) = body.split_at(end);
    let number = number.trim_end_matches(['.', ',', ' ']);
    let (value, english) = value(number)?;
    let value = if sign.is_some() { -value } else { value };
    let unit = after.trim().trim_start_matches(['.', ',']).trim_start_matches(['-', '–', '—']).trim();
    if unit.chars().any(|c| c.is_ascii_digit()) || (after.trim().starts_with(['/', '-', '–']) && !unit_only(after)) {
        return Some((Habit::Several, value));
    }
    let factor = factor(unit);
    let habit = match () {
        () if factor > 1.0 => Habit::Multiple,
        () if !before.trim().is_empty() || !after.trim().is_empty() => Habit::Words,
        () if english => Habit::EnglishDecimals,
        () => Habit::Quotes,
    };
    Some((habit, (value * factor * 100.0).round() / 100.0))
}

/// Whether what follows a number are only the strokes in place of cents: `,-`.
fn unit_only(after: &str) -> bool {
    after.chars().all(|c| matches!(c, '-' | '–' | '—' | ' ' | '€') || c.is_alphabetic())
}

/// A number in German or else in English notation, and whether it is English.
fn value(number: &str) -> Option<(f64, bool)> {
    if let Some(value) = amounts::number(number) {
        return Some((value, false));
    }
    let plain = number.replace(',', "");
    let is_decimal = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') && plain.matches('.').count() <= 1;
    is_decimal.then(|| plain.parse().ok()).flatten().map(|value| (value, true))
}

/// How many a unit stands for.
fn factor(unit: &str) -> f64 {
    let lower = unit.to_lowercase();
    let word = lower.split(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    match word {
        "mrd" | "mia" | "milliarde" | "milliarden" | "bn" | "billion" => 1e9,
        "mio" | "mill" | "million" | "millionen" | "m€" | "m" | "meur" | "mn" => 1e6,
        "tsd" | "tausend" | "t€" | "teur" | "t" | "k€" | "k" | "keur" | "thousand" | "tsd€" => 1e3,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_a_sentence_is_the_one_that_is_meant() {
        for (text, want) in [
            ("ca. 50.000", Some((Habit::Words, 50_000.0))),
            ("rund 50.000 €", Some((Habit::Words, 50_000.0))),
            ("1,2 Mio. €", Some((Habit::Multiple, 1_200_000.0))),
            ("1.5 Mio. €", Some((Habit::Multiple, 1_500_000.0))),
            ("50 T€", Some((Habit::Multiple, 50_000.0))),
            ("50 TEUR", Some((Habit::Multiple, 50_000.0))),
            ("rund 50 Tsd.", Some((Habit::Multiple, 50_000.0))),
            ("50.000,- €", Some((Habit::Words, 50_000.0))),
            ("50.000,--", Some((Habit::Words, 50_000.0))),
            ("12.50", Some((Habit::EnglishDecimals, 12.5))),
            ("1,234.50", Some((Habit::EnglishDecimals, 1234.5))),
            ("2027/28", Some((Habit::Several, 2027.0))),
            ("2027-2029", Some((Habit::Several, 2027.0))),
            ("2027 bis 2029", Some((Habit::Several, 2027.0))),
            ("50-60.000 €", Some((Habit::Several, 50.0))),
            ("ab 2027", Some((Habit::Words, 2027.0))),
            ("48.210", Some((Habit::Quotes, 48_210.0))),
            ("48 210 Einwohner", Some((Habit::Words, 48_210.0))),
            ("12 %", Some((Habit::Words, 12.0))),
            ("-5", Some((Habit::Quotes, -5.0))),
            ("unbekannt", None),
            ("", None),
        ] {
            assert_eq!(meant(text), want, "{text}");
        }
    }
}
