//! What a cell says where a number, an amount, a day or text is wanted, as people see it. Takes a cell and its place;
//! gives a value for the profile's decoder, and says what programs or formats have made of it. What does not fit goes
//! on as it is, and the decoder says what is wrong.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::model::CellValue;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::amounts;
use crate::document::node::Value;
use crate::message::say;
use crate::names;

/// The day before the first one of Excel's count, and its leap day that never was.
const DAY_ZERO: Date = date(1899, 12, 30);
/// The days from 1990 to 2100 as Excel counts them; smaller numbers are years or amounts.
const DAYS: std::ops::RangeInclusive<f64> = 32_874.0..=73_415.0;

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellKind<'a> {
    /// A number; the text that gives its unit, where there is a place for one.
    Number(Option<&'a str>),
    /// A number of wholes; per cent are parts of one.
    Part,
    /// A whole number.
    Whole,
    /// An amount in euros.
    Money,
    /// A day.
    Date,
    /// Words.
    Text,
}

/// What a cell says.
pub(crate) fn value(cell: &CellValue, kind: CellKind, place: &Place, findings: &mut Vec<Diagnostic>) -> Value {
    let shown = cell.shown().trim();
    let mut tell = |found: Diagnostic| findings.push(found.at(place.clone()));
    match cell {
        CellValue::Scaled(_) => tell(scaled(shown)),
        CellValue::Unseen(_) => tell(unseen(shown)),
        _ => {}
    }
    let as_text = || Value::Text(shown.to_owned());
    match (kind, cell) {
        (CellKind::Part, CellValue::Percent(_)) => {
            cell.number().map_or_else(as_text, |percent| Value::Float(percent / 100.0))
        }
        (CellKind::Part, CellValue::Number(_) | CellValue::Scaled(_) | CellValue::Unseen(_)) => {
            cell.number().map_or_else(as_text, Value::Float)
        }
        // The reader takes a text in per cent for a part as well.
        (CellKind::Part, _) => amounts::number(shown).map_or_else(as_text, Value::Float),
        (CellKind::Number(unit), CellValue::Percent(_)) => {
            unit.and_then(|unit| other_unit("%", unit)).into_iter().for_each(tell);
            cell.number().map_or_else(as_text, Value::Float)
        }
        (
            CellKind::Number(_) | CellKind::Whole | CellKind::Money,
            CellValue::Number(_) | CellValue::Scaled(_) | CellValue::Unseen(_),
        ) => cell.number().map_or_else(as_text, Value::Float),
        (CellKind::Number(_) | CellKind::Whole | CellKind::Money, CellValue::Date(_)) => {
            amounts::date(day(shown)).map_or_else(as_text, Value::Date)
        }
        (CellKind::Number(unit), _) => {
            let (number, unwanted) = number(shown, unit);
            unwanted.into_iter().for_each(tell);
            number.map_or_else(as_text, Value::Float)
        }
        (CellKind::Whole, _) => amounts::whole(shown).map_or_else(as_text, Value::Integer),
        (CellKind::Date, CellValue::Date(_)) => Value::Text(day(shown).to_owned()),
        (CellKind::Date, CellValue::Number(_)) => match cell.number().and_then(counted) {
            Some(date) => {
                tell(counted_day(shown, date));
                Value::Date(date)
            }
            None => as_text(),
        },
        (CellKind::Text, CellValue::Date(_)) => {
            tell(day_for_text(shown));
            as_text()
        }
        _ => as_text(),
    }
}

/// What is to be said of a telephone number that is a number: nobody's begins with another digit than zero.
pub(crate) fn lost_zero(cell: &CellValue, place: &Place) -> Option<Diagnostic> {
    let CellValue::Number(shown) = cell else { return None };
    let message =
        say!("the cell holds the number {number}; a zero or a plus sign in front is lost", number = quote(shown));
    let fault = Diagnostic::warning(Code::ChangedBySpreadsheet, message).at(place.clone());
    Some(fault.hint(say!("format the cell as text and write it again as it is to be read")))
}

/// The day without the time.
fn day(shown: &str) -> &str {
    shown.split_once('T').map_or(shown, |(day, _)| day)
}

/// The day of Excel's count.
fn counted(number: f64) -> Option<Date> {
    let days = DAYS.contains(&number).then_some(number.trunc() as i64)?;
    DAY_ZERO.checked_add(days.days()).ok()
}

/// A number as text, perhaps with its unit, and what is to be said about that.
fn number(text: &str, unit: Option<&str>) -> (Option<f64>, Option<Diagnostic>) {
    if let Some(number) = amounts::number(text) {
        return (Some(number), None);
    }
    // As money is written in some places: `€ 12`.
    let text = text.strip_prefix('€').map_or(text.to_owned(), |rest| format!("{rest} €"));
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (digits, written) = text.split_at(end);
    let written = written.trim();
    let is_unit = is_percent(written) || is_euro(written) || unit.is_some_and(|unit| names::same(unit, written));
    match amounts::number(digits).filter(|_| is_unit && !written.is_empty()) {
        Some(number) => (Some(number), unit.and_then(|unit| other_unit(written, unit))),
        None => (None, None),
    }
}

fn is_percent(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    let mut words = unit.split(|c: char| !c.is_alphabetic());
    unit.contains('%') || words.any(|word| ["prozent", "percent", "vh"].iter().any(|percent| word.starts_with(percent)))
}

/// Euros themselves, no thousands of them.
fn is_euro(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    let first = unit.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    unit.starts_with('€') || ["eur", "euro", "euros"].contains(&first)
}

/// A number was written with another unit than the one beside it, or there is none.
fn other_unit(written: &str, unit: &str) -> Option<Diagnostic> {
    let same =
        names::same(written, unit) || (is_percent(written) && is_percent(unit)) || (is_euro(written) && is_euro(unit));
    if same {
        return None;
    }
    let written = quote(written);
    Some(match unit.trim() {
        "" => Diagnostic::warning(Code::OtherUnit, say!("the cell says {written}, but no unit is given", written))
            .hint(say!("the number before the sign is read; write its unit into the column of units")),
        unit => {
            let message = say!("the cell says {written}, but the unit is {unit}", written, unit = quote(unit));
            Diagnostic::error(Code::OtherUnit, message)
                .hint(say!("correct the unit, or write the number of that unit without a sign"))
        }
    })
}

fn scaled(shown: &str) -> Diagnostic {
    let message = say!("the cell shows thousands, but holds {number}, which is read", number = quote(shown));
    Diagnostic::warning(Code::ShownInThousands, message)
        .hint(say!("format the cell so that the whole number is seen, and check it"))
}

fn unseen(shown: &str) -> Diagnostic {
    let message = say!("nothing is seen in the cell, but it holds {number}, which is read", number = quote(shown));
    Diagnostic::warning(Code::UnseenNumber, message)
        .hint(say!("format the cell so that its number is seen, or empty it"))
}

fn counted_day(shown: &str, date: Date) -> Diagnostic {
    let message = say!(
        "the cell holds the number {number} and is read as the day {day}",
        number = quote(shown),
        day = date.strftime("%d.%m.%Y").to_string()
    );
    Diagnostic::warning(Code::ChangedBySpreadsheet, message).hint(say!("format the cell as a date and check the day"))
}

fn day_for_text(shown: &str) -> Diagnostic {
    let message = say!(
        "the cell holds the day {day} where text is asked for; a spreadsheet program may have made it of other text",
        day = quote(shown)
    );
    Diagnostic::warning(Code::ChangedBySpreadsheet, message)
        .hint(say!("format the cell as text and write it again as it is to be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_are_parts_of_a_whole_where_wholes_are_counted() {
        let read = |kind, cell: CellValue| {
            let mut findings = Vec::new();
            let value = value(&cell, kind, &Place::File("f.xlsx".into()), &mut findings);
            assert!(findings.is_empty(), "{findings:?}");
            if let Value::Float(number) = value { Some(number) } else { None }
        };
        let percent = || CellValue::Percent("50 %".to_owned());
        assert_eq!(read(CellKind::Part, percent()), Some(0.5));
        assert_eq!(read(CellKind::Number(None), percent()), Some(50.0));
        assert_eq!(read(CellKind::Part, CellValue::Number("1.5".to_owned())), Some(1.5));
        // The reader of the key takes the text for a part.
        assert_eq!(read(CellKind::Part, CellValue::Text("50 %".to_owned())), None);
    }
}
