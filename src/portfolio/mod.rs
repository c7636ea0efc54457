//! The view over all projects of a run: where they stand, what they lack, who could learn from whom.
//!
//! Takes projects one by one and keeps of each only what the view needs, so that a thousand fit; gives a
//! [`Portfolio`] that a paper and a workbook are made from. What nobody said is never counted as open.

mod builder;
mod learning;
mod model;
mod rows;
mod sheets;
mod table;

pub use builder::PortfolioBuilder;
pub use model::{Heat, HeatRow, Portfolio, PortfolioMeta};
pub use sheets::workbook;
pub use table::{CellValue, ColumnKind, SummaryTable};

use jiff::civil::Date;

use crate::briefing::{GermanPassages, Palette};

impl PortfolioBuilder<'_> {
    /// The view over all projects added.
    #[must_use]
    pub fn finish(self, date: Date, templates_sha256: &str) -> Portfolio {
        let projects = self.projects.len();
        let fill = |key: &str, count: usize| {
            let key = if count == 1 { format!("{key}.one") } else { key.to_owned() };
            self.labels.fill(&key, &[("count", &count.to_string())])
        };
        let meta = PortfolioMeta {
            lang: self.language.code(),
            title: self.labels.text("portfolio.title"),
            municipality: fill("portfolio.projects", projects),
            date: self.formats.date(date),
            ymd: (date.year(), date.month(), date.day()),
            draft: false,
        };
        let tables = rows::tables(&self).into_iter().chain([learning::pairs(&self)]);
        let (bands, heat) = rows::heat(&self);
        let provenance = [
            ("provenance.program", format!("Ratsmappe {}", env!("CARGO_PKG_VERSION"))),
            ("provenance.catalog", self.catalog.file.clone()),
            ("provenance.templates", templates_sha256.to_owned()),
        ];
        let mut portfolio = Portfolio {
            meta,
            palette: Palette::new(None),
            labels: self.labels.clone(),
            projects,
            stated: self.projects.iter().filter(|p| p.stated()).count(),
            assumed: self.projects.iter().filter(|p| p.assumed).count(),
            bands,
            heat,
            tables: tables.filter(|table| !table.rows.is_empty()).collect(),
            provenance: provenance.into_iter().map(|(key, value)| (self.labels.text(key), value)).collect(),
            passages: GermanPassages::default(),
        };
        portfolio.passages = self.passages.found(&portfolio.for_paper());
        portfolio
    }
}
