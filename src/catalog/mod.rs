//! The catalogue: a criteria workbook read into plain values, with every finding at its cell.
//!
//! Takes a workbook, gives a [`Catalog`] and diagnostics. Knows nothing of projects.

mod columns;
mod findings;
mod layout;
mod model;
mod parse;
mod phase;
mod read;
mod rows;
mod sheets;
mod split;
mod table;
mod vocabulary;

pub use columns::roadmap_headers;
pub use model::*;
pub use phase::Phase;
pub use read::read;
pub use split::{KnownNames, NameMatch, split};

use std::sync::OnceLock;

use crate::language::Language;
use crate::workbook::Workbook;

/// The shipped workbook.
const EMBEDDED: &[u8] = include_bytes!("../../data/kriterien.xlsx");
/// How messages and papers name it.
const EMBEDDED_NAME: &str = "built-in/kriterien.xlsx";

impl Catalog {
    /// The shipped catalogue in a language.
    ///
    /// # Panics
    /// When the workbook this program was built with cannot be read; a test reads it.
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
            let found =
                Workbook::built_in(EMBEDDED_NAME, EMBEDDED).map(|workbook| read::read_with(&workbook, language, None));
            match found {
                Ok((Some(catalog), _)) => catalog,
                Ok((None, diagnostics)) | Err(diagnostics) => {
                    panic!("the built-in workbook cannot be read: {diagnostics:?}")
                }
            }
        })
    }

    /// The bytes of the shipped workbook, an xlsx file.
    #[must_use]
    pub fn embedded_bytes() -> &'static [u8] {
        EMBEDDED
    }
}
