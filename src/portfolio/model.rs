//! The view over all projects, as templates, text modules and the workbook read it.

use serde::Serialize;

use super::table::{CellValue, SummaryTable};
use crate::briefing::{GermanPassages, Labels, Palette, keep_together};

/// A cell of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heat {
    /// Projects.
    pub count: usize,
    /// 0 for none, to 4 for as many as the fullest cell has.
    pub level: usize,
}

/// A row of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatRow {
    /// The phase, or P4 and P5 together.
    pub phase: String,
    /// By readiness, what nobody said anything of last.
    pub cells: Vec<Heat>,
    /// All projects of the phase.
    pub total: usize,
}

/// For running heads and the PDF's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioMeta {
    /// `de` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// How many projects of how many municipalities, in words.
    pub municipality: String,
    /// The date in words.
    pub date: String,
    /// Year, month, day for the PDF.
    pub ymd: (i16, i8, i8),
    /// Never a draft.
    pub draft: bool,
}

/// The view over all projects.
#[derive(Debug, Clone, Serialize)]
pub struct Portfolio {
    /// For running heads.
    pub meta: PortfolioMeta,
    /// Colours: no municipality's own.
    pub palette: Palette,
    /// The fixed words.
    pub labels: Labels,
    /// How many projects.
    pub projects: usize,
    /// How many say anything of any criterion.
    pub stated: usize,
    /// How many phases are assumed.
    pub assumed: usize,
    /// The classes of readiness, what nobody said anything of last.
    pub bands: Vec<String>,
    /// Phases by readiness.
    pub heat: Vec<HeatRow>,
    /// The tables that have rows, in order.
    pub tables: Vec<SummaryTable>,
    /// German passages of an English paper, in JSON as patterns; none in a German one.
    pub passages: GermanPassages,
    /// Where it comes from: label and value.
    pub provenance: Vec<(String, String)>,
}

impl Portfolio {
    /// The same for a paper, where some blanks must not end a line; in a workbook they are plain ones.
    #[must_use]
    pub fn for_paper(&self) -> Self {
        let language = self.labels.language();
        let mut paper = self.clone();
        for cell in paper.tables.iter_mut().flat_map(|table| table.rows.iter_mut().flatten()) {
            if let CellValue::Text(text) = cell {
                *text = keep_together(text, language);
            }
        }
        for row in &mut paper.heat {
            row.phase = keep_together(&row.phase, language);
        }
        paper
    }
}
