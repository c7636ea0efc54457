//! Cell values as a spreadsheet program shows them, from calamine's typed values or from text.

use calamine::{Data, ExcelDateTime};

use super::model::CellValue;
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

/// A cell's text, as it is meant, as a value; none if nothing of it can be seen. The name of an error value becomes an error.
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

/// A calamine value as a spreadsheet program shows it; none for an empty cell.
pub(super) fn typed(data: &Data) -> Option<CellValue> {
    match data {
        Data::Empty => None,
        Data::String(s) => text(s),
        Data::Int(i) => Some(CellValue::Number(i.to_string())),
        Data::Float(f) => Some(CellValue::Number(float(*f))),
        Data::Bool(b) => Some(CellValue::Text(if *b { "TRUE" } else { "FALSE" }.into())),
        Data::DateTime(d) => Some(CellValue::Text(date(*d))),
        Data::DateTimeIso(s) => text(s.strip_suffix("T00:00:00").unwrap_or(s)),
        Data::DurationIso(s) => text(s),
        Data::Error(e) => Some(CellValue::Error(e.to_string())),
    }
}

/// A number rounded to the fifteen significant digits that spreadsheet programs show, so that 0.1 + 0.2 gives 0.3.
fn float(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        "0".into()
    } else if (1e-9..1e15).contains(&rounded.abs()) {
        rounded.to_string()
    } else {
        format!("{rounded:e}")
    }
}

/// A date, a time of day or both, in ISO 8601; durations and numbers beyond the year 9999 stay numbers.
fn date(value: ExcelDateTime) -> String {
    if !value.is_datetime() || !(0.0..2_958_466.0).contains(&value.as_f64()) {
        return float(value.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!("{hour:02}:{minute:02}:{second:02}") };
    if value.as_f64() < 1.0 {
        if time.is_empty() { "00:00:00".into() } else { time }
    } else if time.is_empty() {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
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
    fn error_names_in_text_are_errors() {
        assert_eq!(text(" #NV "), Some(CellValue::Error("#NV".into())));
        assert_eq!(text("Err:502"), Some(CellValue::Error("Err:502".into())));
        assert_eq!(text("#1 Titel"), Some(CellValue::Text("#1 Titel".into())));
        assert_eq!(text(" \u{a0}\n"), None);
    }
}
