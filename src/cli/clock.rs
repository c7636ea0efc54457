//! The clock: today, where no other date is given. Nothing else in the program knows what day it is.

use std::ffi::OsStr;
use std::ops::RangeInclusive;
use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::cli::exit::CommandError;
use crate::diagnostic::{InvalidValue, quote};
use crate::message::say;
use crate::terminal::environment;

/// The documents' date: the one asked for, else `SOURCE_DATE_EPOCH` (UTC), else today.
pub fn date(given: Option<Date>) -> Result<Date, CommandError> {
    choose(given, environment::source_date_epoch().as_deref(), today)
}

fn choose(
    given: Option<Date>,
    epoch: Option<&OsStr>,
    today: impl FnOnce() -> Result<Date, CommandError>,
) -> Result<Date, CommandError> {
    if let Some(date) = given {
        return Ok(date);
    }
    let Some(epoch) = epoch.filter(|e| !e.is_empty()) else { return today() };
    let seconds = epoch.to_str().and_then(|text| text.parse::<i64>().ok()).filter(|seconds| *seconds >= 0);
    match seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(moment) => Ok(moment.to_zoned(TimeZone::UTC).date()),
        None => {
            let shown = quote(&epoch.to_string_lossy());
            Err(CommandError::Usage(say!(
                "SOURCE_DATE_EPOCH is {shown}, but must be seconds since 1970, such as 1795305600",
                shown
            )))
        }
    }
}

/// Today where this computer stands.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn today() -> Result<Date, CommandError> {
    Timestamp::try_from(SystemTime::now())
        .map(|moment| Zoned::new(moment, TimeZone::system()).date())
        .map_err(|_| CommandError::Failed(say!("the computer's clock is out of range; give the date with --date")))
}

/// The years a document may be dated in; 1970 is where `SOURCE_DATE_EPOCH` starts.
const YEARS: RangeInclusive<i16> = 1970..=9999;

/// Reads a date in the one form the help names.
pub fn parse_date(text: &str) -> Result<Date, InvalidValue> {
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    match text.parse::<Date>() {
        Ok(date) if well_formed && YEARS.contains(&date.year()) => Ok(date),
        _ => Err(InvalidValue(say!("write a day of the calendar as YYYY-MM-DD, such as 2026-11-22"))),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn the_date_is_the_given_one_then_the_epochs_then_todays() {
        let today = || Ok(day(2026, 11, 22));
        let of = |given, epoch: Option<&str>| choose(given, epoch.map(OsStr::new), today).ok();
        assert_eq!(of(Some(day(2027, 1, 2)), Some("0")), Some(day(2027, 1, 2)));
        assert_eq!(of(None, Some("86400")), Some(day(1970, 1, 2)));
        assert_eq!(of(None, Some("")), Some(day(2026, 11, 22)));
        assert_eq!(of(None, None), Some(day(2026, 11, 22)));
        for wrong in ["tomorrow", "-1", "1.5", "999999999999999"] {
            assert_eq!(of(None, Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn only_one_form_of_date_is_taken() {
        assert_eq!(parse_date("2026-11-22"), Ok(day(2026, 11, 22)));
        for wrong in
            ["22.11.2026", "20261122", "2026-02-30", "2026-11-22T10:00", "1969-12-31", "2026-1-1", "", "−026-01-01"]
        {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }
}
