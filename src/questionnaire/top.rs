//! The top of a sheet: its name, what it asks for, and the way back to the first sheet.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::cells::SheetContext;
use super::marks::START;

/// The name of a sheet with what it asks for, and below it the way back to the start.
pub(super) fn write(sheet: &mut Worksheet, tools: &SheetContext, part: &str) -> Result<(), XlsxError> {
    let (texts, look) = (tools.texts, tools.look);
    let (name, lead) = texts.sheet(part);
    let lead = format!("   {lead}");
    let parts = [(&look.title, name), (&look.lead, lead.as_str())];
    sheet.write_rich_string_with_format(0, 1, &parts, &look.plain_title)?.set_row_height(0, 30)?;
    let back = Url::new(format!("internal:{}!A1", texts.quoted_sheet(START)));
    sheet.write_url_with_options(1, 1, back, texts.text("zurueck"), "", Some(&look.link))?.set_row_height(1, 20)?;
    Ok(())
}
