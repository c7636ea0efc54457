//! What a number format makes of a number: takes Excel's format codes, gives whether people see the number itself.

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
/// and one for zero.
pub(super) fn shown(code: &str, number: f64) -> Shown {
    let sections = sections(code);
    let of = |at: usize| sections.get(at).copied();
    let by_sign = match number {
        n if n < 0.0 => of(1),
        n if n == 0.0 && sections.len() > 2 => of(2),
        _ => None,
    };
    by_sign.or_else(|| of(0)).map_or(Shown::Plain, |section| section.shown())
}

/// What counts in a part of a format code.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    percents: u32,
    /// Whether a comma follows the last place of a digit.
    scaled: bool,
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
    while let Some(c) = rest.next() {
        let Some(section) = sections.last_mut() else { break };
        match c {
            // What is quoted is printed, what is in brackets says colours, languages and conditions.
            '"' => drop(rest.by_ref().find(|c| *c == '"')),
            '[' => drop(rest.by_ref().find(|c| *c == ']')),
            // The sign after these is printed, as wide as a blank, or repeated.
            '\\' | '_' | '*' => drop(rest.next()),
            '%' => section.percents += 1,
            // A comma with a digit behind it separates thousands.
            '0' | '#' | '?' => {
                section.scaled &= decimals;
                digit_before = true;
            }
            ',' => section.scaled |= digit_before,
            '.' => decimals = true,
            ';' => {
                sections.push(Section::default());
                (digit_before, decimals) = (false, false);
            }
            _ => {}
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
            ("0;-0%", -0.5, percent),
            ("0%;-0%;\"–\"", 0.0, Shown::Plain),
            ("#,##0", 22_000.0, Shown::Plain),
            ("#,##0.00\\ \"€\"", 22_000.0, Shown::Plain),
            ("#,##0,", 22_000.0, Shown::Scaled),
            ("#,##0.0,\" T€\"", 22_000.0, Shown::Scaled),
            ("0,.0", 22_000.0, Shown::Scaled),
            ("0.00E+00", 22_000.0, Shown::Plain),
            ("_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-;_-* \"-\"??\\ _€_-;_-@_-", 5.0, Shown::Plain),
            ("@", 5.0, Shown::Plain),
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
}
