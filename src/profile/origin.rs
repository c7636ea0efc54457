//! Where a profile comes from, if it was a questionnaire: which catalogue that was made from, and what it asks for.

use serde::Serialize;

/// A criterion that a questionnaire asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// Its title when the questionnaire was made.
    pub title: String,
}

/// What a questionnaire was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Questionnaire {
    /// SHA-256 of the catalogue's workbook, in hexadecimal; empty if it is not known any more.
    pub catalog_sha256: String,
    /// The catalogue's file.
    pub catalog: String,
    /// The criteria it asks for; none if they are not known any more.
    pub criteria: Vec<Asked>,
}
