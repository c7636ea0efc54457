//! Where a profile comes from, if it was a questionnaire: which catalogue that was made from, and what it asks for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::made_with::MadeWith;
use crate::diagnostic::Place;
use crate::workbook::Saved;

/// A criterion that a questionnaire asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// Its title when the questionnaire was made.
    pub title: String,
}

/// What a questionnaire was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Questionnaire {
    /// SHA-256 of the catalogue's workbook, in hexadecimal; empty if it is not known any more.
    pub catalog_sha256: String,
    /// The catalogue's file.
    pub catalog: String,
    /// The criteria it asks for; none if they are not known any more.
    pub criteria: Vec<Asked>,
    /// What was filled in when it was made; none if it does not know, as questionnaires of 0.1.
    #[serde(skip)]
    pub made_with: Option<MadeWith>,
    /// Where what is not stated would be stated: the cell of a key, the first free one of a list's sheet.
    #[serde(skip)]
    pub room: BTreeMap<String, Place>,
    /// Who saved it last, and when, as far as its file says.
    #[serde(skip)]
    pub saved: Saved,
}
