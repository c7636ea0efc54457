//! What a cell takes, for the spreadsheet program: lists to choose from, bounds, and words for both. Pasting goes
//! past all this; so whatever is there is judged again when the questionnaire is read.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, XlsxError,
};

use super::fields::Kind;
use super::memory::Memory;
use super::texts::Texts;

/// The most characters of a message, and of its title.
const MAX_LENGTHS: (usize, usize) = (250, 32);

/// What a cell of this kind takes; none if anything goes.
pub(super) fn of(kind: Kind, title: &str, texts: &Texts, memory: &Memory) -> Result<Option<DataValidation>, XlsxError> {
    let check = DataValidation::new();
    let text = |name: &str| texts.text(name).to_owned();
    let (check, input, fault, style) = match kind {
        Kind::Line | Kind::Prose | Kind::Lines => return Ok(None),
        Kind::Word(set) => {
            let words = texts.words(set);
            let fault = texts.filled("fehler_auswahl", &[("werte", &words.join(", "))]);
            (check.allow_list_strings(&words)?, text("eingabe_auswahl"), fault, DataValidationErrorStyle::Stop)
        }
        Kind::Words(set) => {
            let check = check.allow_list_strings(&texts.words(set))?;
            (check, text("mehrere"), text("fehler_mehrere"), DataValidationErrorStyle::Warning)
        }
        Kind::Suggested(source) => {
            let Some(range) = memory.range(source) else { return Ok(None) };
            let check = check.allow_list_formula(Formula::new(range));
            (check, text("eingabe_vorschlag"), text("fehler_vorschlag"), DataValidationErrorStyle::Information)
        }
        Kind::Whole(from, to) => {
            let fault = texts.filled("fehler_ganz", &[("von", &from.to_string()), ("bis", &to.to_string())]);
            let check = check.allow_whole_number(DataValidationRule::Between(from, to));
            (check, text("eingabe_ganz"), fault, DataValidationErrorStyle::Stop)
        }
        // What a program of another language takes for text can still be read: a warning, no refusal.
        Kind::Number => {
            let check = check.allow_decimal_number(DataValidationRule::Between(-1e12, 1e12));
            (check, text("eingabe_zahl"), text("fehler_zahl"), DataValidationErrorStyle::Warning)
        }
        Kind::Money => {
            let check = check.allow_decimal_number(DataValidationRule::Between(0.0, 1e10));
            (check, text("eingabe_betrag"), text("fehler_betrag"), DataValidationErrorStyle::Warning)
        }
        Kind::Date => {
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
