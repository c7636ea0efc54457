//! Days as people write them, where they are none or not whole: what is wrong and which day was meant. Takes text; the
//! days that are read are in `amounts`.

use jiff::civil::Date;

use crate::diagnostic::quote;
use crate::message::{Message, say};

/// What is wrong with a day, and the day that was probably meant.
pub(in crate::document) struct DayFault {
    /// What is wrong.
    pub what: Message,
    /// The day that was probably meant.
    pub meant: Option<Date>,
    /// Whether it is that day and no other.
    is_sure: bool,
}

impl DayFault {
    /// What to write, if a day is known.
    pub fn advice(&self, line: impl Fn(Date) -> String) -> Option<Message> {
        let line = line(self.meant?);
        Some(if self.is_sure {
            super::write(&line)
        } else {
            say!("if its last day is meant, write: {line}", line = quote(&line))
        })
    }
}

/// What is wrong with a text that is no day; none if nothing is known of it.
pub(in crate::document) fn fault(text: &str) -> Option<DayFault> {
    let text = text.trim();
    let parts = numbers(text);
    // Four digits may be the beginning of a telephone number.
    if parts.iter().any(|(number, digits)| *digits == 4 && !(1900..2200).contains(number)) {
        return None;
    }
    if let Some(month) = named_month(text) {
        return match parts.as_slice() {
            [(day, 1 | 2), (year, 4)] => of(*year, month, *day, text, false),
            [(year, 4)] => a_month(text, *year, month),
            _ => None,
        };
    }
    match parts.as_slice() {
        [(quarter @ 1..=4, 1), (year, 4)] | [(year, 4), (quarter @ 1..=4, 1)] if is_quarter(text) => {
            let what = say!("{text} is a quarter, and a day is asked for", text = quote(text));
            Some(DayFault { what, meant: last_of(*year, quarter * 3), is_sure: false })
        }
        [(year, 4), (month, _), (day, _)] => of(*year, *month, *day, text, false),
        [(day, 1 | 2), (month, 1 | 2), (year, digits @ (2 | 4))] if text.contains(['.', '/', '-']) => {
            let whole = if *digits == 2 { 2000 + year } else { *year };
            of(whole, *month, *day, text, *digits == 2)
        }
        [(year, 4)] if text.len() == 4 => {
            let what = say!("{text} is a year, and a day is asked for", text = quote(text));
            Some(DayFault { what, meant: date(*year, 12, 31), is_sure: false })
        }
        [(month, 1 | 2), (year, 4)] | [(year, 4), (month, 1 | 2)] => a_month(text, *year, *month),
        _ => None,
    }
}

/// The runs of digits of a text with their lengths; none of these numbers has more than four.
fn numbers(text: &str) -> Vec<(i64, usize)> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.filter_map(|run| if run.len() <= 4 { Some((run.parse().ok()?, run.len())) } else { None }).collect()
}

fn is_quarter(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with('q') || lower.contains(" q") || lower.contains("quart")
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn last_of(year: i64, month: i64) -> Option<Date> {
    date(year, month, 1).map(Date::last_of_month)
}

fn a_month(text: &str, year: i64, month: i64) -> Option<DayFault> {
    let meant = last_of(year, month)?;
    Some(DayFault {
        what: say!("{text} is a month, and a day is asked for", text = quote(text)),
        meant: Some(meant),
        is_sure: false,
    })
}

/// What is wrong with a day of which all three parts are there.
fn of(year: i64, month: i64, day: i64, text: &str, short: bool) -> Option<DayFault> {
    let text = quote(text);
    if !(1..=12).contains(&month) {
        if (1..=12).contains(&day) && date(year, day, month).is_some() {
            let what = say!("{text} has the month before the day", text);
            return Some(DayFault { what, meant: date(year, day, month), is_sure: true });
        }
        return Some(DayFault {
            what: say!("{text} names the month {month}, and a year has twelve", text, month),
            meant: None,
            is_sure: false,
        });
    }
    let first = date(year, month, 1)?;
    let days = i64::from(first.days_in_month());
    if day < 1 || day > days {
        let month = month_name(month);
        let what = say!("there is no day {text}: {month} {year} has {days} days", text, month, year, days);
        return Some(DayFault { what, meant: Some(first.last_of_month()), is_sure: false });
    }
    let what = match short {
        true => say!("{text} has a year of two digits", text),
        false => say!("{text} is not written as a day is written here", text),
    };
    Some(DayFault { what, meant: date(year, month, day), is_sure: true })
}

/// The name of a month.
fn month_name(month: i64) -> Message {
    match month {
        1 => say!("January"),
        2 => say!("February"),
        3 => say!("March"),
        4 => say!("April"),
        5 => say!("May"),
        6 => say!("June"),
        7 => say!("July"),
        8 => say!("August"),
        9 => say!("September"),
        10 => say!("October"),
        11 => say!("November"),
        _ => say!("December"),
    }
}

/// The month that a text names in German or English, by the first letters of a word of it.
fn named_month(text: &str) -> Option<i64> {
    const BEGINNINGS: [(&str, i64); 18] = [
        ("jan", 1),
        ("jän", 1),
        ("feb", 2),
        ("mär", 3),
        ("mar", 3),
        ("mrz", 3),
        ("apr", 4),
        ("mai", 5),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("okt", 10),
        ("oct", 10),
        ("nov", 11),
        ("dez", 12),
        ("dec", 12),
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    words.find_map(|word| BEGINNINGS.iter().find(|(begins, _)| word.starts_with(begins)).map(|(_, month)| *month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_day_that_is_none_names_the_day_that_is_meant() {
        for (text, want, meant) in [
            ("31.06.2027", "June 2027 has 30 days", "2027-06-30"),
            ("2027-02-29", "February 2027 has 28 days", "2027-02-28"),
            ("2027-13-01", "has the month before the day", "2027-01-13"),
            ("2027-13-40", "names the month 13", ""),
            ("2026-11-1", "is not written as", "2026-11-01"),
            ("Q3 2026", "a quarter", "2026-09-30"),
            ("11/22/2026", "has the month before the day", "2026-11-22"),
            ("1.11.26", "two digits", "2026-11-01"),
            ("22/11/2026", "is not written as", "2026-11-22"),
            ("Q3/2026", "a quarter", "2026-09-30"),
            ("3. Quartal 2026", "a quarter", "2026-09-30"),
            ("11/2026", "a month", "2026-11-30"),
            ("2026-02", "a month", "2026-02-28"),
            ("Ende November 2026", "a month", "2026-11-30"),
            ("3. März 2027", "is not written as", "2027-03-03"),
            ("2027", "a year", "2027-12-31"),
        ] {
            let fault = fault(text);
            let told = fault.as_ref().map(|fault| fault.what.text(Language::English)).unwrap_or_default();
            assert!(told.contains(want), "{text}: {told}");
            let day = fault.and_then(|fault| fault.meant).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(day, meant, "{text}");
        }
        for text in ["demnächst", "", "12345", "nach der Sommerpause"] {
            assert!(fault(text).is_none(), "{text}");
        }
    }
}
