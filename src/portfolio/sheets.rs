//! The portfolio as a workbook: the sums, and the tables with all their rows, one a sheet.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::model::Portfolio;
use super::table::{CellValue, ColumnKind, Medium, SummaryTable};
use crate::briefing::format::NBSP;

/// Excel's number for A4.
const A4: u8 = 9;
/// The most characters of a cell; Excel takes a few more.
const MAX_CELL: usize = 32_000;

/// The height of a line, in points, and the most lines of a row.
const LINE: u32 = 15;
const MAX_LINES: u32 = 25;

/// How cells look.
struct Looks {
    header: Format,
    words: Format,
    euros: Format,
    cents: Format,
    day: Format,
    /// The same for sums.
    sum: Box<[Format; 3]>,
}

impl Looks {
    fn new() -> Self {
        let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        let money = |format: &Format, digits: &str| format.clone().set_num_format(format!("#,##0{digits} \"€\""));
        let sum = words.clone().set_bold().set_border_top(FormatBorder::Thin);
        Self {
            header: Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x1F_4E_5F))
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            euros: money(&words, ""),
            cents: money(&words, ".00"),
            day: words.clone().set_num_format("dd.mm.yyyy"),
            sum: Box::new([sum.clone(), money(&sum, ""), money(&sum, ".00")]),
            words,
        }
    }
}

/// Writes all tables; what projects say stays text, whatever it looks like.
///
/// # Errors
/// If a table is larger than a sheet can be.
pub fn workbook(portfolio: &Portfolio) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (year, month, day) = portfolio.meta.ymd;
    let date = date(year, month, day)?;
    let properties = DocProperties::new().set_title(&portfolio.meta.title).set_author("Ratsmappe");
    workbook.set_properties(&properties.set_creation_datetime(&date));
    let (looks, not_stated) = (Looks::new(), portfolio.labels.text("not-stated"));
    let heat = (!portfolio.heat.is_empty()).then(|| heat(portfolio));
    let all = { portfolio.tables.iter() }.filter(|table| table.medium != Medium::Paper && !table.rows.is_empty());
    for table in std::iter::once(&overview(portfolio)).chain(&heat).chain(all) {
        write(workbook.add_worksheet(), table, &looks, &not_stated)?;
    }
    workbook.save_to_buffer()
}

fn date(year: i16, month: i8, day: i8) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1970), part(month), part(day))
}

fn sheet(portfolio: &Portfolio, key: &'static str, rows: Vec<Vec<CellValue>>) -> SummaryTable {
    SummaryTable {
        key,
        title: portfolio.labels.text(&format!("portfolio.{key}")),
        sheet: portfolio.labels.text(&format!("portfolio.sheet.{key}")),
        columns: Vec::new(),
        rows,
        total: None,
        notes: Vec::new(),
        more: 0,
        most: 0,
        medium: Medium::Workbook,
    }
}

/// The sums of all, and where they come from.
fn overview(portfolio: &Portfolio) -> SummaryTable {
    let label = |key: &str| portfolio.labels.text(key);
    let number = |key: &str, count: usize| Some((label(key), CellValue::Number(count)));
    let words = |key: &str, text: Option<&String>| Some((label(key), CellValue::Text(text?.clone())));
    let (money, control) = (portfolio.money.as_ref(), portfolio.control);
    let town = |key: &str| match portfolio.town {
        true => format!("portfolio.town.{key}"),
        false => format!("portfolio.{key}"),
    };
    let facts = [
        words("cover.date", Some(&portfolio.meta.date)),
        words("portfolio.fact-as-of", portfolio.meta.as_of.as_ref()),
        words("portfolio.fact-programme", portfolio.meta.shared_title.as_ref()),
        words("fact.municipality", Some(&portfolio.meta.municipality).filter(|_| portfolio.town)),
        number(&town("col-projects"), portfolio.projects),
        words("portfolio.fact-left-out", portfolio.left_out.as_ref()),
        number("portfolio.col-municipalities", portfolio.municipalities)
            .filter(|_| !portfolio.town && portfolio.municipalities != portfolio.projects),
        number("portfolio.fact-stated", portfolio.stated),
        number("portfolio.fact-assumed", portfolio.assumed),
        words("portfolio.fact-costs", money.map(|money| &money.total)),
        words("portfolio.fact-years", money.map(|money| &money.years)),
        words("portfolio.fact-granted", money.map(|money| &money.granted)),
        words("money.bearer.own", money.and_then(|money| money.own.as_ref())),
        words("money.bearer.open", money.and_then(|money| money.open.as_ref())),
        money.and_then(|money| number("portfolio.fact-without", money.without)),
        words("portfolio.tile-follow-up", portfolio.follow_up.as_ref().map(|(amount, _)| amount)),
        words("portfolio.col-posts", portfolio.posts.as_ref()),
        control.and_then(|control| number("portfolio.fact-points", control.points)),
        control.and_then(|control| number("portfolio.fact-settled", control.settled)),
        control.and_then(|control| number("portfolio.fact-overdue", control.overdue)),
        control.and_then(|control| number("portfolio.fact-unverifiable", control.unverifiable)),
        control.and_then(|control| number("portfolio.fact-past", control.past)),
        control.and_then(|control| number("portfolio.fact-not-due", control.not_due)),
        words("portfolio.fact-unsaid", Some(&portfolio.unsaid.join(", ")).filter(|text| !text.is_empty())),
    ];
    let sources = portfolio.provenance.iter().map(|(name, value)| (name.clone(), CellValue::Text(value.clone())));
    let rows = facts.into_iter().flatten().chain(sources);
    let rows = rows.map(|(name, value)| vec![CellValue::Text(name), value]).collect();
    let columns = [("col.what", ColumnKind::Wide), ("portfolio.col-value", ColumnKind::Wide)];
    let columns = columns.map(|(key, kind)| (label(key), kind)).to_vec();
    SummaryTable { columns, ..sheet(portfolio, "overview", rows) }
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
    let rows = rows.collect();
    let columns = columns.chain([(label("portfolio.col-projects"), ColumnKind::Figure)]).collect();
    SummaryTable { columns, ..sheet(portfolio, "heat", rows) }
}

fn write(sheet: &mut Worksheet, table: &SummaryTable, looks: &Looks, not_stated: &str) -> Result<(), XlsxError> {
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_name(&table.sheet)?;
    for (column, (name, kind)) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(column, width(*kind))?;
        sheet.write_string_with_format(0, column, plain(name), &looks.header)?;
    }
    // What a head says in brackets, such as that phases are assumed, is not cut off.
    let lines_of_head = table.columns.iter().map(|(name, kind)| lines(&CellValue::Text(name.clone()), *kind)).max();
    if let Some(lines) = lines_of_head.filter(|lines| *lines > 1) {
        sheet.set_row_height(0, LINE * lines.min(MAX_LINES))?;
    }
    for (row, values) in (1_u32..).zip(&table.rows) {
        let formats = [&looks.words, &looks.euros, &looks.cents];
        cells(sheet, row, values, formats, &looks.day, not_stated)?;
        let lines = values.iter().zip(&table.columns).map(|(value, (_, kind))| lines(value, *kind)).max();
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            sheet.set_row_height(row, LINE * lines.min(MAX_LINES))?;
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    // Sums stand apart, so that sorting and filtering leave them alone.
    if let Some(total) = &table.total {
        let [words, euros, cents] = &*looks.sum;
        cells(sheet, last_row.saturating_add(2), total, [words, euros, cents], &looks.day, not_stated)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// The width of a column, in characters.
fn width(kind: ColumnKind) -> u16 {
    match kind {
        ColumnKind::Wide => 44,
        ColumnKind::Words => 24,
        ColumnKind::Figure | ColumnKind::Money | ColumnKind::Day => 16,
    }
}

/// How many lines the words of a cell take, at most: not every program finds out.
fn lines(value: &CellValue, kind: ColumnKind) -> u32 {
    let CellValue::Text(text) = value else { return 1 };
    let signs = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    // Words do not fill their lines.
    signs.saturating_mul(10).div_ceil(u32::from(width(kind)) * 9).max(1)
}

fn cells(
    sheet: &mut Worksheet,
    row: u32,
    values: &[CellValue],
    [words, euros, cents]: [&Format; 3],
    day: &Format,
    not_stated: &str,
) -> Result<(), XlsxError> {
    for (column, value) in (0_u16..).zip(values) {
        match value {
            CellValue::Text(text) => sheet.write_string_with_format(row, column, plain(text), words)?,
            CellValue::Number(number) => sheet.write_number_with_format(row, column, *number as f64, words)?,
            CellValue::Decimal(number, _) => sheet.write_number_with_format(row, column, *number, words)?,
            CellValue::Money(amount, _) => {
                let format = if amount % 100 == 0 { euros } else { cents };
                sheet.write_number_with_format(row, column, *amount as f64 / 100.0, format)?
            }
            CellValue::Day(date_, _) => {
                let when = date(date_.year(), date_.month(), date_.day())?;
                sheet.write_datetime_with_format(row, column, when, day)?
            }
            CellValue::NotStated => sheet.write_string_with_format(row, column, not_stated, words)?,
            CellValue::Empty => sheet.write_blank(row, column, words)?,
        };
    }
    Ok(())
}

/// Words with plain blanks, and no more than a cell takes.
fn plain(text: &str) -> String {
    text.replace(NBSP, " ").chars().take(MAX_CELL).collect()
}
