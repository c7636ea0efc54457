//! How lists look: one accent colour for the head, hair lines between rows.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::language::Language;

/// Excel's number for A4.
pub(crate) const A4: u8 = 9;
/// The one colour that leads the eye.
pub(crate) const ACCENT: Color = Color::RGB(0x001F_4E5F);

/// The formats of a kind of row.
#[derive(Debug)]
pub(super) struct CellLooks {
    pub words: Format,
    /// A number as it is. Numbers keep away from the words of the next column.
    pub number: Format,
    /// Words that a program would take for a formula when somebody touches the cell.
    pub quoted: Format,
    pub count: Format,
    pub euros: Format,
    pub cents: Format,
    pub day: Format,
}

impl CellLooks {
    fn new(words: Format, language: Language) -> Self {
        let right = words.clone().set_align(FormatAlign::Right).set_indent(1);
        let number = |format: &str| right.clone().set_num_format(format);
        let (euros, cents, day) = match language {
            Language::German => ("#,##0 \"€\"", "#,##0.00 \"€\"", "dd.mm.yyyy"),
            Language::English => ("\"€\"#,##0;-\"€\"#,##0", "\"€\"#,##0.00;-\"€\"#,##0.00", "dd/mm/yyyy"),
        };
        Self {
            quoted: words.clone().set_quote_prefix(),
            count: number("#,##0"),
            euros: number(euros),
            cents: number(cents),
            day: words.clone().set_num_format(day).set_align(FormatAlign::Left),
            number: right.clone(),
            words,
        }
    }
}

/// The formats of all cells.
#[derive(Debug)]
pub(super) struct Looks {
    pub head: Format,
    /// The head of a column of numbers.
    pub figures: Format,
    pub cells: CellLooks,
    pub sums: CellLooks,
    /// A sentence below the rows, which runs over the empty cells beside it.
    pub note: Format,
    /// What stands before the number of a page.
    pub page: &'static str,
}

impl Looks {
    pub fn new(language: Language) -> Self {
        let words = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        let sum = words.clone().set_bold().set_border_top(FormatBorder::Thin);
        let head = Format::new()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(ACCENT)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        Self {
            figures: head.clone().set_align(FormatAlign::Right).set_indent(1),
            head,
            cells: CellLooks::new(words, language),
            sums: CellLooks::new(sum, language),
            note: Format::new().set_italic(),
            page: match language {
                Language::German => "Seite &P von &N",
                Language::English => "Page &P of &N",
            },
        }
    }
}
