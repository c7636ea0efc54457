//! Money, dates, colours and what else people write into cells, read exactly. Takes text or numbers, gives
//! cents, calendar dates and plain values; knows nothing of places.

use jiff::civil::Date;

/// The largest amount, in cents: ten billion euros. More is a slip.
pub(crate) const MAX_CENTS: i64 = 10_000_000_000 * 100;

/// Amounts that [`cents_of_text`] reads, as a regular expression without blanks around; for the schema.
pub(crate) const MONEY_PATTERN: &str = "(?:(?:€|EUR|Euro)\\s*)?\
    (?:[0-9]{1,3}(?:[. \\u00a0\\u202f'’][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2}0*)?(?:\\s*(?:€|EUR|Euro))?";

/// Days of the years that profiles may speak of, as [`date`] reads them; for the schema.
pub(crate) const DATE_PATTERN: &str = "(?:(?:199[0-9]|20[0-9]{2}|2100)\\s*-\\s*(?:0?[1-9]|1[0-2])\\s*-\\s*\
    (?:0?[1-9]|[12][0-9]|3[01])|(?:0?[1-9]|[12][0-9]|3[01])\\s*\\.\\s*(?:0?[1-9]|1[0-2])\\s*\\.\\s*\
    (?:199[0-9]|20[0-9]{2}|2100))";

/// Why an amount was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoneyFault {
    /// It does not read as an amount.
    Unreadable,
    /// Infinite or not a number.
    NotFinite,
    /// Below zero.
    Negative,
    /// More than ten billion euros.
    TooLarge,
    /// More than two decimals.
    Fraction,
}

/// Cents from whole euros.
pub(crate) fn cents_of_integer(euros: i64) -> Result<i64, MoneyFault> {
    if euros < 0 {
        return Err(MoneyFault::Negative);
    }
    euros.checked_mul(100).filter(|c| *c <= MAX_CENTS).ok_or(MoneyFault::TooLarge)
}

/// Cents from euros with decimals. The shortest decimal that means the same number is what was written.
pub(crate) fn cents_of_float(euros: f64) -> Result<i64, MoneyFault> {
    if !euros.is_finite() {
        return Err(MoneyFault::NotFinite);
    }
    if euros < 0.0 {
        return Err(MoneyFault::Negative);
    }
    if euros > MAX_CENTS as f64 / 100.0 {
        return Err(MoneyFault::TooLarge);
    }
    let written = euros.abs().to_string();
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    cents(whole, decimals)
}

/// Cents from text in German notation: `1.234,50 €`, `1234`, `1 234,5 Euro`.
pub(crate) fn cents_of_text(text: &str) -> Result<i64, MoneyFault> {
    let mut body = text.trim();
    for unit in ["€", "EUR", "Euro"] {
        let rest = body.strip_suffix(unit).or_else(|| body.strip_prefix(unit));
        if let Some(rest) = rest {
            body = rest.trim();
            break;
        }
    }
    let (negative, body) = match body.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, body),
    };
    let (whole, decimals) = body.split_once(',').unwrap_or((body, ""));
    if body.ends_with(',') || !decimals.chars().all(|c| c.is_ascii_digit()) {
        return Err(MoneyFault::Unreadable);
    }
    let mut groups = whole.split(['.', ' ', '\u{a0}', '\u{202f}', '\'', '’']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    if !digits(first) || (!rest.is_empty() && first.len() > 3) || !rest.iter().all(|g| g.len() == 3 && digits(g)) {
        return Err(MoneyFault::Unreadable);
    }
    let cents = cents(&(first.to_owned() + &rest.concat()), decimals)?;
    if negative && cents > 0 { Err(MoneyFault::Negative) } else { Ok(cents) }
}

/// Cents from the digits before and after the decimal separator.
fn cents(whole: &str, decimals: &str) -> Result<i64, MoneyFault> {
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(MoneyFault::Fraction);
    }
    let whole: i64 = whole.parse().map_err(|_| MoneyFault::TooLarge)?;
    let part: i64 = format!("{decimals:0<2}").parse().map_err(|_| MoneyFault::Unreadable)?;
    whole.checked_mul(100).and_then(|c| c.checked_add(part)).filter(|c| *c <= MAX_CENTS).ok_or(MoneyFault::TooLarge)
}

/// A whole number with or without separators for thousands: `48210`, `48.210`, `48 210`.
/// A separator stands before three digits: `48.2` is no 482.
pub(crate) fn whole(text: &str) -> Option<i64> {
    number(text).filter(|number| number.fract() == 0.0 && number.abs() < 1e15).map(|number| number as i64)
}

/// A number in German notation: `31,5`, `1.234,5`, `-2`. A point separates thousands only: what could be decimals
/// is refused.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, body) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text),
    };
    let (whole, decimals) = body.split_once(',').unwrap_or((body, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split(['.', ' ', '\u{a0}', '\u{202f}', '\'', '’']).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if !grouped || !groups.iter().all(|g| digits(g)) || !digits(decimals) {
        return None;
    }
    format!("{}.{decimals}", groups.concat()).parse::<f64>().ok().map(|number| sign * number)
}

/// Yes or no, as a cell says it.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "yes" | "wahr" | "true" | "x" | "1" => Some(true),
        "nein" | "no" | "falsch" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A date written `2026-11-22` or `22.11.2026`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = if text.contains('-') { text.split('-').collect() } else { text.rsplit('.').collect() };
    let [year, month, day] = parts.as_slice() else { return None };
    let number = |s: &str, longest: usize| {
        let s = s.trim();
        (!s.is_empty() && s.len() <= longest && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i16>().ok())?
    };
    if year.trim().len() != 4 {
        return None;
    }
    let (month, day) = (i8::try_from(number(month, 2)?).ok()?, i8::try_from(number(day, 2)?).ok()?);
    Date::new(number(year, 4)?, month, day).ok()
}

/// A colour written `#rgb` or `#rrggbb`.
pub(crate) fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#')?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize, len: usize| u8::from_str_radix(digits.get(at..at + len)?, 16).ok();
    match digits.len() {
        3 => Some([part(0, 1)? * 17, part(1, 1)? * 17, part(2, 1)? * 17]),
        6 => Some([part(0, 2)?, part(2, 2)?, part(4, 2)?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_german_notation_are_exact() {
        for (text, want) in [
            ("1.234,50 €", Ok(123_450)),
            ("1234,5", Ok(123_450)),
            ("€ 12", Ok(1_200)),
            ("1.234", Ok(123_400)),
            ("1 234 567,89 Euro", Ok(123_456_789)),
            ("0,100", Ok(10)),
            ("0,105", Err(MoneyFault::Fraction)),
            ("-5", Err(MoneyFault::Negative)),
            ("12.50", Err(MoneyFault::Unreadable)),
            ("1,234.50", Err(MoneyFault::Unreadable)),
            ("1.5 Mio. €", Err(MoneyFault::Unreadable)),
            ("", Err(MoneyFault::Unreadable)),
            ("12,", Err(MoneyFault::Unreadable)),
            ("10.000.000.000,01", Err(MoneyFault::TooLarge)),
            ("99999999999999999999999", Err(MoneyFault::TooLarge)),
        ] {
            assert_eq!(cents_of_text(text), want, "{text}");
        }
    }

    #[test]
    fn amounts_with_decimals_are_exact() {
        assert_eq!(cents_of_float(0.29), Ok(29));
        assert_eq!(cents_of_float(1_234_567.89), Ok(123_456_789));
        assert_eq!(cents_of_float(9_999_999_999.99), Ok(999_999_999_999));
        assert_eq!(cents_of_float(1.234), Err(MoneyFault::Fraction));
        assert_eq!(cents_of_float(1e300), Err(MoneyFault::TooLarge));
        assert_eq!(cents_of_float(f64::NAN), Err(MoneyFault::NotFinite));
        assert_eq!(cents_of_integer(i64::MAX), Err(MoneyFault::TooLarge));
    }

    #[test]
    fn numbers_in_german_notation_leave_no_doubt() {
        for (text, want) in [
            ("31,5", Some(31.5)),
            ("1.234,5", Some(1234.5)),
            ("1 234", Some(1234.0)),
            ("−2", Some(-2.0)),
            ("12.5", None),
            ("31,5 %", None),
            ("1234.567", None),
            (",5", None),
            ("5,", None),
            ("", None),
            ("1e5", None),
        ] {
            assert_eq!(number(text), want, "{text}");
        }
    }

    #[test]
    fn whole_numbers_have_groups_of_three() {
        for (text, want) in [
            ("48.210", Some(48_210)),
            ("48 210", Some(48_210)),
            ("48210,00", Some(48_210)),
            ("48.2", None),
            ("4821.0", None),
            ("48,2", None),
            ("1.5", None),
            ("1e3", None),
        ] {
            assert_eq!(whole(text), want, "{text}");
        }
    }

    #[test]
    fn dates_and_colours() {
        assert_eq!(date("22.11.2026"), Date::new(2026, 11, 22).ok());
        assert_eq!(date("2026-11-22"), Date::new(2026, 11, 22).ok());
        for text in ["31.02.2026", "22.11.26", "2026-11", "11/22/2026", "22.11.", "+2.11.2026"] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(colour("#0a8"), Some([0, 170, 136]));
        assert_eq!(colour("#1F6F78"), Some([31, 111, 120]));
        assert_eq!(colour("1F6F78"), None);
        assert_eq!(colour("#+1+1+1"), None);
    }
}
