//! How the questionnaire looks: one accent colour, much room, white cells where something is to be written.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, Format, FormatAlign, FormatBorder,
    Formula, ProtectionOptions, Worksheet, XlsxError,
};

use super::fields::Answered;
use super::texts::Texts;
use crate::language::Language;
use crate::tables::{A4, ACCENT};

const PALE: Color = Color::RGB(0x00E4_EDF0);
const MUTED: Color = Color::RGB(0x00F5_F7F8);
const LINE: Color = Color::RGB(0x00C3_CED3);
const GREY: Color = Color::RGB(0x0052_5E64);

/// The formats of all cells.
#[derive(Debug)]
pub(super) struct CellFormats {
    /// The title of the workbook.
    pub cover: Format,
    /// The title of a sheet.
    pub title: Format,
    /// The cell that holds the title of a sheet and what it is for.
    pub plain_title: Format,
    /// What a sheet is for.
    pub lead: Format,
    /// Words on the cover.
    pub plain: Format,
    /// A link on the cover.
    pub link: Format,
    /// A link in a table.
    pub linked: Format,
    /// What is counted on the cover.
    pub counted: Format,
    /// A count on the cover.
    pub count: Format,
    /// The head of a column.
    pub head: Format,
    /// The explanation under the head of a column.
    pub note: Format,
    /// A heading among rows.
    pub section: Format,
    /// What a row is about.
    pub label: Format,
    /// More about it.
    pub aside: Format,
    /// Words within a cell that weigh more.
    pub bold: Format,
    /// Words within a cell.
    pub words: Format,
    /// Marks, which nobody sees.
    pub hidden: Format,
    text: Format,
    whole: Format,
    year: Format,
    number: Format,
    money: Format,
    date: Format,
}

impl CellFormats {
    /// The look in a language.
    pub fn new(language: Language) -> Self {
        let base = || Format::new().set_font_size(10).set_align(FormatAlign::Top);
        let left = |format: Format| format.set_align(FormatAlign::Left);
        let framed = |format: Format| left(format).set_border(FormatBorder::Thin).set_border_color(LINE).set_indent(1);
        let answer = || framed(base().set_unlocked().set_background_color(Color::White));
        let day = match language {
            Language::German => "dd.mm.yyyy",
            Language::English => "yyyy-mm-dd",
        };
        Self {
            cover: base().set_bold().set_font_size(24).set_font_color(ACCENT),
            title: base().set_bold().set_font_size(18).set_font_color(ACCENT),
            plain_title: base(),
            lead: base().set_font_size(11).set_font_color(GREY),
            plain: base().set_font_size(11).set_text_wrap(),
            link: base()
                .set_font_size(11)
                .set_font_color(ACCENT)
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            linked: framed(base().set_background_color(MUTED).set_text_wrap())
                .set_font_color(ACCENT)
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            counted: left(base().set_font_size(11)).set_indent(2),
            count: left(base().set_font_size(11)),
            head: framed(base().set_bold().set_font_color(Color::White).set_background_color(ACCENT).set_text_wrap())
                .set_align(FormatAlign::VerticalCenter),
            note: framed(base().set_font_size(9).set_font_color(GREY).set_background_color(PALE).set_text_wrap()),
            section: base()
                .set_bold()
                .set_font_size(12)
                .set_font_color(ACCENT)
                .set_background_color(PALE)
                .set_indent(1)
                .set_align(FormatAlign::VerticalCenter),
            label: framed(base().set_bold().set_background_color(MUTED).set_text_wrap()),
            aside: framed(base().set_font_size(9).set_background_color(MUTED).set_text_wrap()),
            bold: Format::new().set_font_size(9).set_bold(),
            words: Format::new().set_font_size(9),
            hidden: Format::new().set_font_color(GREY),
            // As text, so that no program makes a date of `3/2026` or a formula of `- zuerst`.
            text: answer().set_text_wrap().set_num_format("@"),
            whole: answer().set_num_format("#,##0"),
            year: answer().set_num_format("0"),
            number: answer(),
            money: answer().set_align(FormatAlign::Right).set_num_format("#,##0.00\\ \"€\""),
            date: answer().set_num_format(day),
        }
    }

    /// The format of an answer that a formula gives until somebody writes another one.
    pub fn formula(&self) -> &Format {
        &self.number
    }

    /// The format of a cell that is filled in.
    pub fn answer(&self, kind: Answered) -> &Format {
        match kind {
            // Years have no separator for thousands.
            Answered::Whole(least, _) if least >= 1900 => &self.year,
            Answered::Whole(..) => &self.whole,
            Answered::Number | Answered::Part => &self.number,
            Answered::Money => &self.money,
            Answered::Date => &self.date,
            _ => &self.text,
        }
    }
}

/// Colours for the words of a list: what is done, under way, open, or of no matter. The word itself stays.
fn tones(list: &str) -> &'static [(&'static str, u32, u32)] {
    const DONE: (u32, u32) = (0x00DC_EFDF, 0x001B_5E20);
    const UNDER_WAY: (u32, u32) = (0x00FF_F1CC, 0x006B_4500);
    const OPEN: (u32, u32) = (0x00FB_E3DF, 0x008A_2318);
    const NOTHING: (u32, u32) = (0x00E6_E8EA, 0x004A_5258);
    const fn tone(word: &'static str, (ground, ink): (u32, u32)) -> (&'static str, u32, u32) {
        (word, ground, ink)
    }
    const STATUS: &[(&str, u32, u32)] =
        &[tone("erfüllt", DONE), tone("in Arbeit", UNDER_WAY), tone("offen", OPEN), tone("nicht relevant", NOTHING)];
    const FUNDING: &[(&str, u32, u32)] =
        &[tone("bewilligt", DONE), tone("beantragt", UNDER_WAY), tone("geplant", UNDER_WAY), tone("offen", OPEN)];
    const LEVEL: &[(&str, u32, u32)] = &[tone("niedrig", DONE), tone("mittel", UNDER_WAY), tone("hoch", OPEN)];
    match list {
        "status" => STATUS,
        "mittel" => FUNDING,
        "stufe" => LEVEL,
        _ => &[],
    }
}

/// Colours the words of a column as long as they stand there.
pub(super) fn colour(
    sheet: &mut Worksheet,
    texts: &Texts,
    kind: Answered,
    column: u16,
    rows: (u32, u32),
) -> Result<(), XlsxError> {
    let Answered::Word(list) = kind else { return Ok(()) };
    for (word, ground, ink) in tones(list.name) {
        let format = Format::new().set_background_color(*ground).set_font_color(*ink);
        let rule = ConditionalFormatCellRule::EqualTo(texts.word(list.name, word).to_owned());
        let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
        sheet.add_conditional_format(rows.0, column, rows.1, column, &rule)?;
    }
    Ok(())
}

/// How far a sheet is kept from slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// Only cells that are filled in can be changed.
    Closed,
    /// The same, and rows may come and go.
    Rows,
    /// Everything can be changed: groups of rows fold on no protected sheet. See [`keep`].
    Open,
}

/// How many characters go across a page that lies, so that the smallest words, of nine points, have 8.5 points on paper.
pub(super) const LYING: f64 = 148.0;
/// The same for a page that stands.
pub(super) const STANDING: f64 = 98.0;

/// Refuses what somebody types by a slip into cells that only show something, on a sheet that is not protected.
pub(super) fn keep(
    sheet: &mut Worksheet,
    texts: &Texts,
    (first, last): (u32, u32),
    (from, to): (u16, u16),
) -> Result<(), XlsxError> {
    let refused = DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .set_error_title(texts.text("vordruck"))?
        .set_error_message(texts.text("fehler_vordruck"))?;
    sheet.add_data_validation(first, from, last, to, &refused)?;
    Ok(())
}

/// How a sheet is printed and what may be changed on it. `head` are the rows that every page repeats.
pub(super) fn finish(
    sheet: &mut Worksheet,
    texts: &Texts,
    footer: &str,
    head: Option<(u32, u32)>,
    guard: Guard,
) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    // Most printers need a quarter of an inch at each side.
    sheet.set_margins(0.3, 0.3, 0.4, 0.55, 0.2, 0.25);
    // An ampersand begins a code.
    let footer: String = footer.chars().take(90).collect::<String>().replace('&', "&&");
    sheet.set_footer(format!("&L&8{footer}&C&8&A&R&8{}", texts.text("seite")));
    if let Some((first, last)) = head {
        sheet.set_repeat_rows(first, last)?;
    }
    sheet.set_screen_gridlines(false);
    if guard == Guard::Open {
        return Ok(());
    }
    let rows = guard == Guard::Rows;
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: rows,
        delete_rows: rows,
        sort: rows,
        use_autofilter: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&options);
    Ok(())
}
