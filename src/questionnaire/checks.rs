//! What a cell takes, for the spreadsheet program: lists to choose from, bounds, and words for both. Pasting goes
//! past all this; so whatever is there is judged again when the questionnaire is read.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, XlsxError,
};

use super::fields::Answered;
use super::memory::HiddenSheet;
use super::texts::Texts;

/// The most characters of a message, and of its title.
const MAX_LENGTHS: (usize, usize) = (250, 32);

/// What a cell of this kind takes; none if anything goes.
pub(super) fn of(
    kind: Answered,
    title: &str,
    texts: &Texts,
    memory: &HiddenSheet,
) -> Result<Option<DataValidation>, XlsxError> {
    let check = DataValidation::new();
    let text = |name: &str| texts.text(name).to_owned();
    let (check, input, fault, style) = match kind {
        Answered::Line | Answered::Prose | Answered::Lines => return Ok(None),
        Answered::Word(_) | Answered::Flag => {
            let words = kind.words().map(|list| texts.words(list)).unwrap_or_default();
            let fault = texts.filled("fehler_auswahl", &[("werte", &words.join(", "))]);
            (check.allow_list_strings(&words)?, text("eingabe_auswahl"), fault, DataValidationErrorStyle::Stop)
        }
        Answered::Words(list) => {
            let check = check.allow_list_strings(&texts.words(list))?;
            (check, text("mehrere"), text("fehler_mehrere"), DataValidationErrorStyle::Warning)
        }
        Answered::Suggested(source) => {
            let Some(range) = memory.range(source) else { return Ok(None) };
            let check = check.allow_list_formula(Formula::new(range));
            (check, text("eingabe_vorschlag"), text("fehler_vorschlag"), DataValidationErrorStyle::Information)
        }
        Answered::Whole(from, to) => {
            let fault = texts.filled("fehler_ganz", &[("von", &from.to_string()), ("bis", &to.to_string())]);
            let bound = |bound: i64| i32::try_from(bound).unwrap_or(i32::MAX);
            let check = check.allow_whole_number(DataValidationRule::Between(bound(from), bound(to)));
            (check, text("eingabe_ganz"), fault, DataValidationErrorStyle::Stop)
        }
        // What a program of another language takes for text can still be read: a warning, no refusal.
        Answered::Number | Answered::Part => {
            let check = check.allow_decimal_number(DataValidationRule::Between(-1e12, 1e12));
            (check, text("eingabe_zahl"), text("fehler_zahl"), DataValidationErrorStyle::Warning)
        }
        Answered::Money => {
            let check = check.allow_decimal_number(DataValidationRule::Between(0.0, 1e10));
            (check, text("eingabe_betrag"), text("fehler_betrag"), DataValidationErrorStyle::Warning)
        }
        Answered::Date => {
            let (first, last) = (ExcelDateTime::from_ymd(1990, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
            let check = check.allow_date(DataValidationRule::Between(first, last));
            (check, text("eingabe_datum"), text("fehler_datum"), DataValidationErrorStyle::Warning)
        }
    };
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let check = check
        .set_input_title(short(title, MAX_LENGTHS.1))?
        .set_input_message(short(&input, MAX_LENGTHS.0))?
        .set_error_title(short(title, MAX_LENGTHS.1))?
        .set_error_message(short(&fault, MAX_LENGTHS.0))?
        .set_error_style(style);
    Ok(Some(check))
}
