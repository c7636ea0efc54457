//! Tables of the portfolio, for the paper and the workbook alike.

use serde::Serialize;

/// A value in a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum CellValue {
    /// Words.
    Text(String),
    /// A number.
    Number(usize),
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words that take what room there is.
    Wide,
    /// A few words.
    Words,
    /// A number, or one of another.
    Figure,
}

/// A table of the portfolio, for the paper and the workbook alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummaryTable {
    /// Its name for templates, such as `project-list`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// The columns.
    pub columns: Vec<(String, ColumnKind)>,
    /// The rows.
    pub rows: Vec<Vec<CellValue>>,
    /// How many more rows there would be.
    pub more: usize,
}
