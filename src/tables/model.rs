//! Tables of values, before they are a workbook.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::language::Language;

/// A workbook of tables.
#[derive(Debug)]
pub struct Book<'a> {
    /// Its title, for its properties and the foot of every page.
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// The language of its words, days and amounts.
    pub language: Language,
    /// The day it is made.
    pub date: Date,
    /// Its sheets.
    pub tables: Vec<Table<'a>>,
}

/// A table on a sheet of its own.
pub struct Table<'a> {
    /// The name of its sheet: at most 31 characters.
    pub name: Cow<'a, str>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many of them stay in view.
    pub kept: u16,
    /// Its rows, with a cell a column.
    pub rows: Rows<'a>,
    /// The sums below them, apart, so that sorting and filtering leave them alone.
    pub total: Option<Vec<Cell<'a>>>,
    /// Rows below the sums that are in none of them.
    pub apart: Vec<Vec<Cell<'a>>>,
    /// What is to be said of all rows, below them.
    pub notes: Vec<Cow<'a, str>>,
    /// Whether somebody writes on in it, so that rows grow with what is written. Else they are as high as their words
    /// need: not every program finds out.
    pub grows: bool,
}

/// Rows as they are made.
pub type Rows<'a> = Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>;

impl std::fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("name", &self.name).field("columns", &self.columns).finish_non_exhaustive()
    }
}

impl<'a> Table<'a> {
    /// A table that is read, not written on in; its first column stays in view.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>, columns: Vec<Column>, rows: Rows<'a>) -> Self {
        Self {
            name: name.into(),
            columns,
            kept: 1,
            rows,
            total: None,
            apart: Vec::new(),
            notes: Vec::new(),
            grows: false,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What its head says.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
    /// What its cells take.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of words or numbers.
    #[must_use]
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, kind: ColumnKind::Any }
    }
}

/// The columns at these places hold numbers or amounts.
#[must_use]
pub fn with_figures(mut columns: Vec<Column>, places: &[usize]) -> Vec<Column> {
    for place in places {
        if let Some(column) = columns.get_mut(*place) {
            column.kind = ColumnKind::Figure;
        }
    }
    columns
}

/// What the cells of a column take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// Anything.
    Any,
    /// Numbers and amounts, under a head at the right.
    Figure,
    /// Amounts of which one has cents: all are written with theirs, so that their commas stand one below the other.
    Cents,
    /// A day, also where there is none yet.
    Day,
    /// One of these words.
    Choice(Vec<String>),
}

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words.
    Text(Cow<'a, str>),
    /// A number as it is.
    Number(f64),
    /// How many there are of something, with separators.
    Count(u64),
    /// An amount in cents.
    Money(i64),
    /// A day.
    Day(Date),
    /// A number that is added up of other cells: what it comes to, for programs that compute nothing, and of which.
    Sum(Box<Cell<'a>>, Adds),
}

/// Which cells a sum is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adds {
    /// Of a row of sums: those of all rows in the same column.
    Rows,
    /// Those of the same row in the columns at these places, less the one at the other place.
    Columns(Vec<u16>, Option<u16>),
    /// Those of so many rows above it in the same column.
    Above(usize),
}

impl<'a> Cell<'a> {
    /// Words; nothing if there are none.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// How many there are.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
