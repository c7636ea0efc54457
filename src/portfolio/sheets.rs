//! The portfolio as a workbook: the same tables, one a sheet.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::model::Portfolio;
use super::table::{CellValue, ColumnKind, SummaryTable};

/// Excel's number for A4.
const A4: u8 = 9;

/// Writes all tables; what projects say stays text, whatever it looks like.
///
/// # Errors
/// If a table is larger than a sheet can be.
pub fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (year, month, day) = portfolio.meta.ymd;
    let date = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1970),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    let properties = DocProperties::new().set_title(&portfolio.meta.title).set_author("Ratsmappe");
    workbook.set_properties(&properties.set_creation_datetime(&date));
    for table in std::iter::once(&heat(portfolio)).chain(&portfolio.tables) {
        write(&mut workbook, table)?;
    }
    workbook.save_to_buffer()
}

/// The heat map as a table.
fn heat(portfolio: &Portfolio) -> SummaryTable {
    let label = |key: &str| portfolio.labels.text(key);
    let bands = portfolio.bands.iter().map(|band| (band.clone(), ColumnKind::Figure));
    let columns = std::iter::once((label("col.phase"), ColumnKind::Wide)).chain(bands);
    let rows = portfolio.heat.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| CellValue::Number(cell.count));
        std::iter::once(CellValue::Text(row.phase.clone())).chain(cells).chain([CellValue::Number(row.total)]).collect()
    });
    SummaryTable {
        key: "heat",
        title: label("portfolio.heat"),
        columns: columns.chain([(label("portfolio.col-projects"), ColumnKind::Figure)]).collect(),
        rows: rows.collect(),
        more: 0,
    }
}

fn write(workbook: &mut Workbook, table: &SummaryTable) -> Result<(), XlsxError> {
    let header = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x1F_4E_5F))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let sheet = workbook.add_worksheet();
    // Sheet names have at most 31 characters.
    sheet.set_name(table.title.chars().take(31).collect::<String>())?;
    for (column, (name, kind)) in (0_u16..).zip(&table.columns) {
        let width = match kind {
            ColumnKind::Wide => 44,
            ColumnKind::Words => 22,
            ColumnKind::Figure => 16,
        };
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, name, &header)?;
    }
    for (row, values) in (1_u32..).zip(&table.rows) {
        for (column, value) in (0_u16..).zip(values) {
            match value {
                CellValue::Text(text) => sheet.write_string_with_format(row, column, text, &words)?,
                CellValue::Number(number) => sheet.write_number_with_format(row, column, *number as f64, &words)?,
            };
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}
