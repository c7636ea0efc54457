//! All criteria of a project as a workbook to work with: filtered, sorted, filled in further by its owners. Takes a
//! briefing, gives the bytes of an xlsx file.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::briefing::{Briefing, WorkingRow};

/// Excel's number for A4.
const A4: u8 = 9;

/// The rows below the header that have a drop-down.
const MAX_ROWS: u32 = 1_000;

/// The column of the status.
const STATUS: u16 = 9;

/// The columns: the label of the header, and the width in characters.
const COLUMNS: [(&str, f64); 14] = [
    ("col.id", 8.0),
    ("col.criterion", 44.0),
    ("col.phase", 22.0),
    ("list.workstreams", 24.0),
    ("list.driver", 24.0),
    ("list.stakeholders", 30.0),
    ("list.milestone", 20.0),
    ("col.in-papers", 10.0),
    ("col.reason", 34.0),
    ("col.status", 14.0),
    ("card.evidence", 44.0),
    ("col.responsible", 28.0),
    ("list.due", 14.0),
    ("card.note", 44.0),
];

/// Writes the list; what a project says stays text, whatever it looks like.
///
/// # Errors
/// If the workbook cannot be put together.
pub fn workbook(briefing: &Briefing) -> Result<Vec<u8>, XlsxError> {
    let label = |key: &str| briefing.labels.text(key);
    let mut workbook = Workbook::new();
    let (year, month, day) = briefing.meta.ymd;
    let date = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1970),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    let title = briefing.labels.fill("list.title", &[("title", &briefing.meta.title)]);
    let properties = DocProperties::new().set_title(&title).set_author(&briefing.meta.municipality);
    workbook.set_properties(&properties.set_creation_datetime(&date));
    let header = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_4E_5F))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let sheet = workbook.add_worksheet();
    sheet.set_name(label("list.sheet"))?;
    for (column, (key, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, label(key), &header)?;
    }
    for (row, values) in (1_u32..).zip(&briefing.working_list.rows) {
        write(sheet, row, values, &label("list.date-format"))?;
    }
    let statuses = DataValidation::new().allow_list_strings(&briefing.working_list.statuses)?;
    sheet.add_data_validation(1, STATUS, MAX_ROWS, STATUS, &statuses)?;
    let last_row = u32::try_from(briefing.working_list.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, row: u32, values: &WorkingRow, dates: &str) -> Result<(), XlsxError> {
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let before = [
        &values.id,
        &values.title,
        &values.phase,
        &values.workstreams,
        &values.driver,
        &values.stakeholders,
        &values.milestone,
        &values.selected,
        &values.reasons,
        &values.status,
        &values.evidence,
        &values.responsible,
    ];
    for (column, text) in (0_u16..).zip(before) {
        sheet.write_string_with_format(row, column, text, &words)?;
    }
    let due = u16::try_from(before.len()).unwrap_or(u16::MAX);
    let date = words.clone().set_num_format(dates);
    match values.due.map(|d| (u16::try_from(d.year()), u8::try_from(d.month()), u8::try_from(d.day()))) {
        Some((Ok(year), Ok(month), Ok(day))) => {
            sheet.write_datetime_with_format(row, due, ExcelDateTime::from_ymd(year, month, day)?, &date)?;
        }
        _ => {
            sheet.write_blank(row, due, &date)?;
        }
    }
    sheet.write_string_with_format(row, due + 1, &values.note, &words)?;
    Ok(())
}
