//! Days as Excel counts them.

use jiff::civil::Date;
use rust_xlsxwriter::ExcelDateTime;

/// A day as Excel counts; none for one that it does not know.
#[must_use]
pub(crate) fn day(date: Date) -> Option<ExcelDateTime> {
    let part = |part: i8| u8::try_from(part).ok();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}
