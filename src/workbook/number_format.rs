//! What a number format makes of a number: takes Excel's format codes, or the text that an ods file holds beside the
//! number, gives whether people see the number itself.

use super::model::CellValue;

/// How a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is, whatever stands around it.
    Plain,
    /// So many hundred times as large, with a sign for percent: `0 %` shows 0.315 as 32 %.
    Percent { signs: u32 },
    /// A thousandth of it, or less: `#,##0,` shows 22000 as 22.
    Scaled,
    /// Nothing of it: `;;;`.
    Nothing,
}

/// The number of a cell as a person sees it.
pub(super) fn number(number: f64, shown: Shown) -> CellValue {
    match shown {
        Shown::Plain => CellValue::Number(float(number)),
        Shown::Percent { signs } => {
            // More signs than a person writes are no percentage.
            let percent = number * 100_f64.powi(i32::try_from(signs.min(4)).unwrap_or(1));
            CellValue::Percent(float(percent).replace('.', ",") + " %")
        }
        Shown::Scaled => CellValue::Scaled(float(number)),
        Shown::Nothing => CellValue::Unseen(float(number)),
    }
}

/// A number rounded to the fifteen significant digits that spreadsheet programs show, so that 0.1 + 0.2 gives 0.3.
pub(super) fn float(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        "0".into()
    } else if (1e-9..1e15).contains(&rounded.abs()) {
        rounded.to_string()
    } else {
        format!("{rounded:e}")
    }
}

/// What a format code makes of a number. The code has a part for positive numbers, and may have one for negative ones
/// and one for zero, or conditions for its parts.
pub(super) fn shown(code: &str, number: f64) -> Shown {
    let sections = sections(code);
    // The fourth is for text.
    let of_numbers = sections.get(..3).unwrap_or(&sections);
    let last = of_numbers.len() - 1;
    let holds = |(at, section): &(usize, &Section)| match (section.condition, *at) {
        (Some(condition), _) => condition.holds(number),
        (None, 0) if last == 0 => true,
        (None, 0) if last == 1 => number >= 0.0,
        (None, 0) => number > 0.0,
        (None, 1) if last == 2 => number < 0.0,
        _ => true,
    };
    let section = of_numbers.iter().enumerate().find(holds).map(|(_, section)| *section);
    match section {
        Some(section) if code.trim().is_empty() || section.number => section.shown(),
        // A dash in place of zero says zero.
        Some(section) if number == 0.0 && section.dash => Shown::Plain,
        _ => Shown::Nothing,
    }
}

/// What an ods file says of a number by the text that people see of it, in the notation of any country.
pub(super) fn shown_as(text: &str, number: f64) -> Shown {
    let says_zero = || number == 0.0 && text.contains(['-', '–', '—']);
    if !text.contains(|c: char| c.is_ascii_digit()) && !says_zero() {
        return Shown::Nothing;
    }
    let is = |factor: f64| {
        ['.', ','].into_iter().filter_map(|decimal| digits(text, decimal)).any(|(seen, decimals)| {
            let step = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
            (seen - number.abs() * factor).abs() <= step * 0.500_001
        })
    };
    if !is(1.0) && (is(1e-3) || is(1e-6)) { Shown::Scaled } else { Shown::Plain }
}

/// The digits of a text as a number with this sign before its decimals, and how many decimals it has; none if it is
/// written otherwise.
fn digits(text: &str, decimal: char) -> Option<(f64, usize)> {
    let (whole, decimals) = text.split_once(decimal).unwrap_or((text, ""));
    let signs: Vec<char> = text.chars().collect();
    let is_other = |three: &[char]| {
        let counts = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-');
        three[0].is_ascii_digit() && matches!(three[1], '/' | 'E' | 'e') && counts(three[2])
    };
    if decimals.contains(decimal) || signs.windows(3).any(is_other) {
        return None;
    }
    let only = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let decimals = only(decimals);
    Some((format!("{}.{decimals}", only(whole)).parse().ok()?, decimals.len()))
}

/// When a part of a format code is for a number: `[>=1000]`.
#[derive(Debug, Clone, Copy)]
struct Condition {
    /// Whether numbers below, equal to and above the limit are meant.
    holds: [bool; 3],
    limit: f64,
}

impl Condition {
    /// What stands in brackets; none if it says a colour or a language.
    fn parse(written: &str) -> Option<Self> {
        let end = written.find(|c| !matches!(c, '<' | '>' | '='))?;
        let (sign, limit) = written.split_at(end);
        let holds = match sign {
            "<" => [true, false, false],
            "<=" => [true, true, false],
            "=" => [false, true, false],
            "<>" => [true, false, true],
            ">=" => [false, true, true],
            ">" => [false, false, true],
            _ => return None,
        };
        Some(Self { holds, limit: limit.trim().parse().ok()? })
    }

    fn holds(self, number: f64) -> bool {
        let [below, equal, above] = self.holds;
        (below && number < self.limit) || (equal && number == self.limit) || (above && number > self.limit)
    }
}

/// What counts in a part of a format code.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    percents: u32,
    /// Whether a comma follows the last place of a digit.
    scaled: bool,
    /// Whether it prints the number in some way.
    number: bool,
    /// Whether it prints a dash.
    dash: bool,
    condition: Option<Condition>,
}

impl Section {
    fn shown(self) -> Shown {
        match self.percents {
            0 if self.scaled => Shown::Scaled,
            0 => Shown::Plain,
            signs => Shown::Percent { signs },
        }
    }
}

/// The parts of a format code, without the words that they only print.
fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut rest = code.chars();
    let (mut digit_before, mut decimals) = (false, false);
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    while let Some(c) = rest.next() {
        let Some(section) = sections.last_mut() else { break };
        match c {
            // What is quoted is printed.
            '"' => section.dash |= rest.by_ref().take_while(|c| *c != '"').filter(|c| is_dash(*c)).count() > 0,
            // What is in brackets says colours, languages, conditions, or hours that go on counting.
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                section.condition = section.condition.or_else(|| Condition::parse(&inside));
                section.number |= matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
            }
            // The sign after it is printed.
            '\\' => section.dash |= rest.next().is_some_and(is_dash),
            // The sign after these is as wide as a blank, or repeated.
            '_' | '*' => drop(rest.next()),
            '%' => section.percents += 1,
            // A comma with a digit behind it separates thousands.
            '0' | '#' | '?' => {
                section.scaled &= decimals;
                section.number = true;
                digit_before = true;
            }
            ',' => section.scaled |= digit_before,
            '.' => decimals = true,
            ';' => {
                sections.push(Section::default());
                (digit_before, decimals) = (false, false);
            }
            '@' => section.number = true,
            // `General`, days and times.
            c if c.is_alphabetic() => section.number = true,
            c => section.dash |= is_dash(c),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_see_them() {
        assert_eq!(float(3.0), "3");
        assert_eq!(float(0.1 + 0.2), "0.3");
        assert_eq!(float(-1234.5), "-1234.5");
        assert_eq!(float(1e300), "1e300");
        assert_eq!(float(-0.0), "0");
    }

    #[test]
    fn only_a_sign_that_is_no_word_makes_percent() {
        let percent = Shown::Percent { signs: 1 };
        for (code, value, want) in [
            ("General", 0.315, Shown::Plain),
            ("0.00", 0.315, Shown::Plain),
            ("0%", 0.315, percent),
            ("0.00 %", 0.315, percent),
            ("[Red]-0.0%;0.0%", 0.315, percent),
            ("0.0\"%\"", 31.5, Shown::Plain),
            ("0.0\\%", 31.5, Shown::Plain),
            ("0;-0%", 31.5, Shown::Plain),
            ("[Red]0;-0%", -0.5, percent),
            ("[<1]0%;0", 0.315, percent),
            ("[<1]0%;0", 31.5, Shown::Plain),
            ("0;-0%", -0.5, percent),
            ("0%;-0%;\"–\"", 0.0, Shown::Plain),
            ("#,##0", 22_000.0, Shown::Plain),
            ("#,##0.00\\ \"€\"", 22_000.0, Shown::Plain),
            ("#,##0,", 22_000.0, Shown::Scaled),
            ("#,##0.0,\" T€\"", 22_000.0, Shown::Scaled),
            ("0,.0", 22_000.0, Shown::Scaled),
            ("0.00E+00", 22_000.0, Shown::Plain),
            ("_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-;_-* \"-\"??\\ _€_-;_-@_-", 5.0, Shown::Plain),
            ("[>=1000000]0.0,,\" Mio.\";[>=1000]0.0,\" T\";0", 22_000.0, Shown::Scaled),
            ("[>=1000000]0.0,,\" Mio.\";[>=1000]0.0,\" T\";0", 22.0, Shown::Plain),
            ("@", 5.0, Shown::Plain),
            ("", 5.0, Shown::Plain),
            (";;;", 5.0, Shown::Nothing),
            (";;;@", 0.0, Shown::Nothing),
            ("0;-0;;@", 0.0, Shown::Nothing),
            ("0;-0;;@", 5.0, Shown::Plain),
            ("0;", -5.0, Shown::Nothing),
            ("\"ja\"", 5.0, Shown::Nothing),
            ("[Blue]Standard;-0", 5.0, Shown::Plain),
            ("[h]:mm", 5.0, Shown::Plain),
        ] {
            assert_eq!(shown(code, value), want, "{code}");
        }
    }

    #[test]
    fn a_percentage_is_the_number_before_its_sign() {
        let of = |value| number(value, Shown::Percent { signs: 1 });
        assert_eq!(of(0.315), CellValue::Percent("31,5 %".to_owned()));
        assert_eq!(of(0.07), CellValue::Percent("7 %".to_owned()), "7.000000000000001 is not what people see");
        assert_eq!(of(-12.0), CellValue::Percent("-1200 %".to_owned()));
        assert_eq!(of(0.315).number(), Some(31.5));
    }

    #[test]
    fn the_text_of_an_ods_file_says_what_is_seen() {
        for (text, value, want) in [
            ("22", 22_000.0, Shown::Scaled),
            ("2,5 Mio. Euro", 2_500_000.0, Shown::Scaled),
            ("0", 1.0, Shown::Scaled),
            ("22.000", 22_000.0, Shown::Plain),
            ("22.000,00 €", 22_000.0, Shown::Plain),
            ("22,000.00", 22_000.0, Shown::Plain),
            ("22\u{202f}000", 22_000.0, Shown::Plain),
            ("-3", -3.4, Shown::Plain),
            ("1 1/2", 1.5, Shown::Plain),
            ("2,20E+04", 22_000.0, Shown::Plain),
            ("", 5.0, Shown::Nothing),
            ("ja", 1.0, Shown::Nothing),
            ("–", 0.0, Shown::Plain),
            ("", 0.0, Shown::Nothing),
        ] {
            assert_eq!(shown_as(text, value), want, "{text}");
        }
    }
}
