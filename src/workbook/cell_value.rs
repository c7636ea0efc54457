//! Cell values as a spreadsheet program shows them, from calamine's typed values or from text.

use calamine::{Data, ExcelDateTime};

use super::model::CellValue;
use super::number_format::{self, Shown};
use crate::signs;

/// The error values of English and German spreadsheet programs. In csv files they are plain text, and calamine gives
/// those of ods files as text too.
const ERRORS: [&str; 16] = [
    "#REF!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#BEZUG!",
    "#NV",
    "#WERT!",
    "#ZAHL!",
    "#ÜBERLAUF!",
    "#FELD!",
];

/// A cell's text, as it is meant, as a value; none if nothing of it can be seen. The name of an error value becomes an
/// error.
pub(super) fn text(text: &str) -> Option<CellValue> {
    if signs::is_blank(text) {
        return None;
    }
    let text = signs::as_meant(text);
    let trimmed = text.trim();
    // LibreOffice: `Err:502`.
    let numbered = trimmed.strip_prefix("Err:").is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()));
    if numbered || ERRORS.contains(&trimmed) {
        return Some(CellValue::Error(trimmed.to_owned()));
    }
    Some(CellValue::Text(text.into_owned()))
}

/// A calamine value as a spreadsheet program shows it, `shown` being what its format makes of a number; none for an
/// empty cell.
pub(super) fn typed(data: &Data, shown: impl FnOnce(f64) -> Shown) -> Option<CellValue> {
    let number = |number: f64| Some(number_format::number(number, shown(number)));
    match data {
        Data::Empty => None,
        Data::String(s) => text(s),
        Data::Int(i) => number(*i as f64),
        Data::Float(f) => number(*f),
        Data::Bool(b) => Some(CellValue::Text(if *b { "TRUE" } else { "FALSE" }.into())),
        Data::DateTime(d) => Some(date(*d)),
        Data::DateTimeIso(s) => Some(CellValue::Date(s.strip_suffix("T00:00:00").unwrap_or(s).to_owned())),
        Data::DurationIso(s) => duration(s).map(|seconds| CellValue::Text(hours(seconds))).or_else(|| text(s)),
        Data::Error(e) => Some(CellValue::Error(e.to_string())),
    }
}

/// A date, a time of day or both, in ISO 8601. Durations are the hours, minutes and seconds that people see; where a
/// program shows only number signs, because no date is so early or late, the cell holds no value.
fn date(value: ExcelDateTime) -> CellValue {
    let number = value.as_f64();
    if !value.is_datetime() {
        let seconds = (number * 86_400.0).round();
        return match (0.0..1e12).contains(&seconds) {
            true => CellValue::Text(hours(seconds as u64)),
            false => unseen(),
        };
    }
    if !(0.0..2_958_466.0).contains(&number) {
        return unseen();
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!("{hour:02}:{minute:02}:{second:02}") };
    CellValue::Date(if number < 1.0 {
        if time.is_empty() { "00:00:00".into() } else { time }
    } else if time.is_empty() {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    })
}

/// What programs show of a number that is no day or duration.
fn unseen() -> CellValue {
    CellValue::Error("#####".to_owned())
}

/// The seconds of a duration as ods files write it: `PT14H30M00S`.
fn duration(written: &str) -> Option<u64> {
    let mut seconds = 0_u64;
    let mut rest = written.strip_prefix("PT")?;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
        let (number, after) = rest.split_at(end);
        let whole: u64 = number.split(['.', ',']).next()?.parse().ok()?;
        let (unit, next) = after.split_at_checked(1)?;
        let unit = [("H", 3_600), ("M", 60), ("S", 1)].into_iter().find(|(name, _)| *name == unit)?.1;
        seconds = seconds.checked_add(whole.checked_mul(unit)?)?;
        rest = next;
    }
    Some(seconds)
}

/// A duration as people see it.
fn hours(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_program_shows_is_no_value() {
        let of = |days, kind| date(ExcelDateTime::new(days, kind, false));
        use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
        assert_eq!(of(46_348.0, DateTime), CellValue::Date("2026-11-22".into()));
        assert_eq!(of(46_348.5, DateTime), CellValue::Date("2026-11-22T12:00:00".into()));
        assert_eq!(of(-1.0, DateTime), CellValue::Error("#####".into()));
        assert_eq!(of(-0.01, TimeDelta), CellValue::Error("#####".into()));
        assert_eq!(of(1.5, TimeDelta), CellValue::Text("36:00:00".into()));
    }

    #[test]
    fn a_time_of_an_ods_file_is_what_people_see() {
        let of = |written: &str| typed(&Data::DurationIso(written.into()), |_| Shown::Plain);
        assert_eq!(of("PT14H30M00S"), Some(CellValue::Text("14:30:00".into())));
        assert_eq!(of("PT36H00M05.500S"), Some(CellValue::Text("36:00:05".into())));
        assert_eq!(of("bald"), Some(CellValue::Text("bald".into())));
    }

    #[test]
    fn error_names_in_text_are_errors() {
        assert_eq!(text(" #NV "), Some(CellValue::Error("#NV".into())));
        assert_eq!(text("Err:502"), Some(CellValue::Error("Err:502".into())));
        assert_eq!(text("#1 Titel"), Some(CellValue::Text("#1 Titel".into())));
        assert_eq!(text(" \u{a0}\n"), None);
    }
}
