//! The shipped catalogue, and reading other workbooks with its ids, names and spellings.

use std::sync::OnceLock;

use super::model::Catalog;
use super::read::read_with;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::workbook::Workbook;

/// The shipped workbook.
const EMBEDDED: &[u8] = include_bytes!("../../data/kriterien.xlsx");
/// The file name that messages and papers give for it.
const EMBEDDED_NAME: &str = "built-in/kriterien.xlsx";

impl Catalog {
    /// The shipped catalogue in a language; read once and kept.
    ///
    /// # Panics
    /// If the workbook inside the program cannot be read. A test reads it, so this is a broken build.
    #[must_use]
    #[expect(clippy::panic, reason = "the bytes are part of the program, not input")]
    pub fn embedded(language: Language) -> &'static Self {
        static GERMAN: OnceLock<Catalog> = OnceLock::new();
        static ENGLISH: OnceLock<Catalog> = OnceLock::new();
        let catalog = match language {
            Language::German => &GERMAN,
            Language::English => &ENGLISH,
        };
        catalog.get_or_init(|| {
            let read = Workbook::built_in(EMBEDDED_NAME, EMBEDDED).map(|workbook| read_with(&workbook, language, None));
            match read {
                Ok((Some(catalog), _)) => catalog,
                Ok((None, diagnostics)) | Err(diagnostics) => {
                    panic!("the built-in workbook cannot be read: {diagnostics:?}")
                }
            }
        })
    }

    /// Whether a file is the name of the shipped workbook.
    #[must_use]
    pub fn is_shipped(file: &str) -> bool {
        file == EMBEDDED_NAME
    }

    /// The bytes of the shipped workbook, an xlsx file.
    #[must_use]
    pub fn embedded_bytes() -> &'static [u8] {
        EMBEDDED
    }
}

/// Reads a catalogue. Texts are in `language` where the workbook has them, else in German.
///
/// All findings of the workbook are collected in one run, in the order of its sheets and cells. There is no catalogue
/// if one of them is an error.
#[must_use]
pub fn read(workbook: &Workbook, language: Language) -> (Option<Catalog>, Vec<Diagnostic>) {
    read_with(workbook, language, Some(Catalog::embedded(Language::German)))
}
