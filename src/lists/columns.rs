//! Columns of lists.

use crate::language::Language;
use crate::message::Message;
use crate::tables::Column;

/// What their heads say and how wide they are, in characters.
pub(super) fn columns<const N: usize>(columns: [(Message, u16); N], language: Language) -> Vec<Column> {
    columns.map(|(title, width)| Column::new(title.text(language), width)).into()
}
