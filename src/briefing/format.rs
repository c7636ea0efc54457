//! Numbers, money and dates as the reader's language writes them.

use icu::calendar::Date as IcuDate;
use icu::collator::options::CollatorOptions;
use icu::collator::preferences::CollationNumericOrdering;
use icu::collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::YMD;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::locale::{Locale, locale};
use jiff::civil::Date;

use crate::language::Language;

/// A non-breaking space.
pub const NBSP: char = '\u{a0}';

/// The language's formats, loaded once a briefing.
#[derive(Debug)]
pub struct Formats {
    decimal: Option<DecimalFormatter>,
    date: Option<FixedCalendarDateTimeFormatter<icu::calendar::Gregorian, YMD>>,
    collator: Option<CollatorBorrowed<'static>>,
    language: Language,
}

impl Formats {
    /// The formats of a language. The data is compiled in, so that none can be missing; if one were,
    /// numbers and dates would come out in their plain technical form.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let locale: Locale = match language {
            Language::German => locale!("de-DE"),
            Language::English => locale!("en-GB"),
        };
        let mut order = CollatorPreferences::from(&locale);
        order.numeric_ordering = Some(CollationNumericOrdering::True);
        Self {
            decimal: DecimalFormatter::try_new(locale.clone().into(), Default::default()).ok(),
            date: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMD::long()).ok(),
            collator: Collator::try_new(order, CollatorOptions::default()).ok(),
            language,
        }
    }

    /// A whole number: `48.200`.
    #[must_use]
    pub fn integer(&self, value: i64) -> String {
        self.decimal(Decimal::from(value))
    }

    /// How many: `11.000`.
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        self.integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A number with at most `digits` decimal places, without trailing zeros: `12,5`.
    #[must_use]
    pub fn number(&self, value: f64, digits: i16) -> String {
        let rounded = format!("{value:.*}", usize::try_from(digits).unwrap_or(0));
        let mut decimal = rounded.parse::<Decimal>().unwrap_or_else(|_| Decimal::from(0));
        decimal.absolute.trim_end();
        self.decimal(decimal)
    }

    /// A number with so many decimal places, so that numbers below each other have their commas below each other: `1,00`.
    #[must_use]
    pub fn fixed(&self, value: f64, digits: i16) -> String {
        let rounded = format!("{value:.*}", usize::try_from(digits).unwrap_or(0));
        let mut decimal = rounded.parse::<Decimal>().unwrap_or_else(|_| Decimal::from(0));
        decimal.absolute.pad_end(-digits);
        self.decimal(decimal)
    }

    /// An amount in cents: `1.234,50 €`, or `1.234 €` without cents.
    #[must_use]
    pub fn money(&self, cents: i64) -> String {
        self.in_euros(&self.amount(cents))
    }

    /// An amount in cents without its currency, for spans: `1.234,50`, or `1.234` without cents.
    #[must_use]
    pub fn amount(&self, cents: i64) -> String {
        let mut decimal = Decimal::from(cents);
        decimal.multiply_pow10(-2);
        if cents % 100 == 0 {
            decimal.absolute.trim_end();
        }
        self.decimal(decimal)
    }

    /// A small amount, always with its cents: `0,80 €`.
    #[must_use]
    pub fn cents(&self, cents: i64) -> String {
        let mut decimal = Decimal::from(cents);
        decimal.multiply_pow10(-2);
        decimal.absolute.pad_end(-2);
        self.in_euros(&self.decimal(decimal))
    }

    /// A share of one as a whole percentage: `41 %`.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        self.in_percent(&self.number(share * 100.0, 0))
    }

    /// A rate in per cent, with up to two decimals: `1,75 %`.
    #[must_use]
    pub fn rate(&self, percent: f64) -> String {
        self.in_percent(&self.number(percent, 2))
    }

    /// A number with the unit it is counted in: `12,5 %`, `35 Minuten`; in English `12.5%`, `€12 a year`.
    #[must_use]
    pub fn with_unit(&self, number: &str, unit: &str) -> String {
        match (self.language, unit.strip_prefix('€')) {
            (Language::English, Some(per)) => format!("{}{per}", self.in_euros(number)),
            (Language::English, None) if Self::is_close(unit) => format!("{number}{unit}"),
            _ => format!("{number}{NBSP}{unit}"),
        }
    }

    /// Whether a unit stands at each of several numbers and not only at the last: English says “from 17% to 11%”.
    #[must_use]
    pub fn repeats(&self, unit: &str) -> bool {
        self.language == Language::English && Self::is_sign(unit)
    }

    /// Whether a unit is a sign, without which a number of its own would be read as a count.
    #[must_use]
    pub fn is_sign(unit: &str) -> bool {
        Self::is_close(unit) || unit.starts_with('€')
    }

    /// Signs that English sets without a blank.
    fn is_close(unit: &str) -> bool {
        unit.starts_with(['%', '‰', '°']) && !unit.starts_with("°C")
    }

    fn in_percent(&self, number: &str) -> String {
        match self.language {
            Language::German => format!("{number}{NBSP}%"),
            Language::English => format!("{number}%"),
        }
    }

    fn in_euros(&self, number: &str) -> String {
        match self.language {
            Language::German => format!("{number}{NBSP}€"),
            Language::English => match number.strip_prefix('−') {
                Some(amount) => format!("−€{amount}"),
                None => format!("€{number}"),
            },
        }
    }

    /// `22. November 2026`, with blanks that end no line.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let plain = date.to_string();
        let (Some(format), Ok(month), Ok(day)) = (&self.date, u8::try_from(month), u8::try_from(day)) else {
            return plain;
        };
        match IcuDate::try_new_gregorian(i32::from(year), month, day) {
            Ok(date) => format.format(&date).to_string().replace(' ', &NBSP.to_string()),
            Err(_) => plain,
        }
    }

    /// The dictionary's order of two words; numbers within them in the order of what they count, `Linie 2` before
    /// `Linie 10`.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.collator.as_ref().map_or_else(|| a.cmp(b), |c| c.compare(a, b)).then_with(|| a.cmp(b))
    }

    fn decimal(&self, value: Decimal) -> String {
        let text = self.decimal.as_ref().map_or_else(|| value.to_string(), |f| f.format_to_string(&value));
        text.replace('-', "−")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_numbers_and_dates() {
        let f = Formats::new(Language::German);
        assert_eq!(f.integer(48_200), "48.200");
        assert_eq!(f.number(12.50, 2), "12,5");
        assert_eq!(f.number(-3.0, 1), "−3");
        assert_eq!(f.money(123_450), "1.234,50\u{a0}€");
        assert_eq!(f.money(12_300_000), "123.000\u{a0}€");
        assert_eq!(["%", "€", "Tage"].map(|unit| f.with_unit("8", unit)), ["8\u{a0}%", "8\u{a0}€", "8\u{a0}Tage"]);
        assert!(!f.repeats("%"));
        assert_eq!(f.cents(80), "0,80\u{a0}€");
        assert_eq!(f.cents(500), "5,00\u{a0}€");
        assert_eq!(f.date(Date::constant(2026, 11, 22)), "22.\u{a0}November\u{a0}2026");
        assert!(f.compare("Äpfel", "Birnen").is_lt());
        let mut lines =
            ["Linie 10", "Linie 2b", "Linie 2", "Linie 002", "Linie", "Linie 2 Nord", "10. Schule", "9. Schule"];
        lines.sort_by(|a, b| f.compare(a, b));
        assert_eq!(
            lines,
            ["9. Schule", "10. Schule", "Linie", "Linie 002", "Linie 2", "Linie 2 Nord", "Linie 2b", "Linie 10"]
        );
    }

    #[test]
    fn english_numbers_and_dates() {
        let f = Formats::new(Language::English);
        assert_eq!(f.money(123_450), "€1,234.50");
        assert_eq!(f.money(-500), "−€5");
        let with = ["%", "% of meters", "€", "€ a year", "°C", "hours a year"].map(|unit| f.with_unit("−12.5", unit));
        assert_eq!(
            with,
            ["−12.5%", "−12.5% of meters", "−€12.5", "−€12.5 a year", "−12.5\u{a0}°C", "−12.5\u{a0}hours a year"]
        );
        assert_eq!(["%", "€", "hours"].map(|unit| f.repeats(unit)), [true, true, false]);
        assert_eq!(f.date(Date::constant(2026, 11, 22)), "22\u{a0}November\u{a0}2026");
    }
}
