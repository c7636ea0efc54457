//! Where a profile comes from, if it was a questionnaire: which catalogue that was made from, and what it asks for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::made_with::MadeWith;
use crate::diagnostic::{CellRef, Place};
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
    /// Where what is not stated would be stated: the cell of a key, the first free one of a list's sheet, each cell of a
    /// criterion; and where the catalogue is named, as `katalog`.
    #[serde(skip)]
    pub room: BTreeMap<String, Place>,
    /// Who saved it last, and when, as far as its file says.
    #[serde(skip)]
    pub saved: Saved,
}

impl Questionnaire {
    /// The cell in which something that is missing would be stated, under one of these paths; none if the
    /// questionnaire has no room for it.
    #[must_use]
    pub fn cell_for(&self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.first_cell(path))
    }

    /// The cell of a path, or the first one of what stands below it.
    fn first_cell(&self, path: &str) -> Option<String> {
        let below = format!("{path}.");
        let is_below = |(known, place): (&String, &Place)| known.starts_with(&below).then(|| place.clone());
        let place = self.room.get(path).cloned();
        let place = place.or_else(|| self.room.iter().filter_map(is_below).min_by_key(position))?;
        match place {
            Place::Cell { sheet, cell: Some(cell), .. } => Some(format!("{sheet}!{cell}")),
            _ => None,
        }
    }
}

/// The path of a criterion's cell in [`Questionnaire::room`], by its id and its column.
#[must_use]
pub(crate) fn of_criterion(id: &str, key: &str) -> String {
    format!("kriterien/{id}/{key}")
}

fn position(place: &Place) -> Option<CellRef> {
    if let Place::Cell { cell, .. } = place { *cell } else { None }
}
