//! Tables of the portfolio, for the paper and the workbook alike. A paper has room for so many rows and so much in a cell;
//! the workbook has everything.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Words.
    Text(String),
    /// A whole number.
    Number(usize),
    /// A number with decimals, and how it is written.
    Decimal(f64, String),
    /// An amount in cents, and how it is written without its currency.
    Money(i64, String),
    /// A day, and how it is written.
    Day(Date, String),
    /// That the project says nothing of it.
    NotStated,
    /// Nothing: the question does not arise.
    Empty,
}

/// How a paper draws that nothing is stated.
const NOT_STATED: &str = "–";

impl CellValue {
    /// As a paper shows it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Decimal(_, shown) | Self::Money(_, shown) | Self::Day(_, shown) => shown.clone(),
            Self::NotStated => NOT_STATED.to_owned(),
            Self::Empty => String::new(),
        }
    }

    /// Whether it says anything.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        !matches!(self, Self::NotStated | Self::Empty)
    }
}

impl Serialize for CellValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u64(*number as u64),
            other => serializer.serialize_str(&other.shown()),
        }
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words that take what room there is.
    Wide,
    /// Names of projects or places, which are never divided.
    Name,
    /// A few words.
    Words,
    /// A number, or one of another.
    Figure,
    /// An amount.
    Money,
    /// A day.
    Day,
}

/// Where a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// In the paper and the workbook.
    Both,
    /// In the paper alone.
    Paper,
    /// In the workbook alone.
    Workbook,
}

/// A column that is added up of others of the same row: the workbook has formulas for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowSum {
    /// Its place.
    pub at: usize,
    /// The places of what is added.
    pub plus: Vec<usize>,
    /// The place of what is taken off, if anything is.
    pub minus: Option<usize>,
}

/// A table of the portfolio, for the paper and the workbook alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummaryTable {
    /// Its name for templates, such as `project-list`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// The name of its sheet, which has at most 31 characters.
    #[serde(skip)]
    pub sheet: String,
    /// The columns.
    pub columns: Vec<(String, ColumnKind)>,
    /// The rows.
    pub rows: Vec<Vec<CellValue>>,
    /// The sums below them; none for a table that is not added up.
    pub total: Option<Vec<CellValue>>,
    /// Rows below the sums that are in none of them, such as follow-up costs that there are no items for; the last one is
    /// the sum with them.
    pub apart: Vec<Vec<CellValue>>,
    /// The columns that are sums of others.
    #[serde(skip)]
    pub sums: Vec<RowSum>,
    /// What is to be said below it.
    pub notes: Vec<String>,
    /// How many rows there are beyond those in the paper.
    pub more: usize,
    /// How many rows fit the paper.
    #[serde(skip)]
    pub most: usize,
    /// Where it stands.
    #[serde(skip)]
    pub medium: Medium,
}

/// The most characters of a cell in the paper.
const MAX_CELL: usize = 300;

impl SummaryTable {
    /// The same with as much as the paper has room for.
    #[must_use]
    pub fn for_paper(&self) -> Self {
        let rows = self.rows.iter().take(self.most);
        let rows = rows.map(|row| row.iter().map(in_paper).collect()).collect();
        Self { rows, more: self.rows.len().saturating_sub(self.most), ..self.clone() }
    }

    /// All rows, the sums and what stands below them among them.
    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<CellValue>> {
        self.rows.iter_mut().chain(&mut self.total).chain(&mut self.apart)
    }

    /// Leaves out the columns, but for the first `kept`, in which nothing is stated; gives their places.
    pub(super) fn drop_empty_columns(&mut self, kept: usize) -> Vec<usize> {
        let says = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(CellValue::is_stated));
        let empty: Vec<usize> = (kept..self.columns.len()).filter(|at| !says(*at)).collect();
        for at in empty.iter().copied().rev() {
            self.columns.remove(at);
            self.lines_mut().filter(|row| at < row.len()).for_each(|row| {
                row.remove(at);
            });
        }
        empty
    }
}

/// A cell as far as the paper has room for it, cut between words.
fn in_paper(value: &CellValue) -> CellValue {
    let CellValue::Text(text) = value else { return value.clone() };
    let Some((end, _)) = text.char_indices().nth(MAX_CELL) else { return value.clone() };
    let start = &text[..end];
    let whole = start.rfind(char::is_whitespace).map_or(start, |at| &start[..at]);
    CellValue::Text(format!("{} …", whole.trim_end()))
}
