//! What the value of a key may be: the kinds of values, with the bounds and words that readers, the schema, the
//! questionnaire and lists share. Decodes nothing itself. Whoever does something with values by their kind names
//! every kind, so that a new one does not compile until it is read, described, asked for and written everywhere.

use crate::message::Message;

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Whether its table is refused without it.
    pub required: bool,
    /// Whether it may have a twin with the text in English, where the kind of file has twins.
    pub twin: bool,
}

/// A key that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: false, twin: kind.is_free_text() }
}

/// A key that must be there.
pub(crate) const fn required(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: true, twin: kind.is_free_text() }
}

/// A closed list of words.
#[derive(Debug)]
pub(crate) struct WordList {
    /// What it is called where words are looked up.
    pub name: &'static str,
    /// The words as files write them, in the order they are offered.
    pub words: fn() -> Vec<&'static str>,
}

/// What a path leads to.
#[derive(Debug)]
pub(crate) struct PathTarget {
    /// What a message calls it.
    pub what: fn() -> Message,
    /// A path that could be there.
    pub example: &'static str,
}

/// What the value of a key may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A text on one line.
    Text,
    /// A text that may have paragraphs.
    Prose,
    /// A name that a title page has room for.
    Title,
    /// One text or several.
    Texts,
    /// One text or several, each of which may hold what else divides texts in a cell.
    Points,
    /// The path of a file, from the profile's folder downwards.
    Path(&'static PathTarget),
    /// A colour in hexadecimal digits.
    Colour,
    /// An e-mail address.
    Email,
    /// An operating model of the catalogue, or one's own words.
    OperatingModel,
    /// A question about operation from the catalogue, or one's own.
    OperatingQuestion,
    /// A criterion of the catalogue, by id or title.
    Criterion,
    /// A form of the council paper: a built-in one, or a file.
    Form,
    /// A day.
    Date,
    /// An amount in euros.
    Money,
    /// A whole number from one bound to the other.
    Whole(i64, i64),
    /// A number.
    Number,
    /// A number from one bound to the other.
    Between(f64, f64),
    /// A number of wholes within bounds; what is written in per cent is a part of one: `50 %` is `0.5`.
    Part(f64, f64),
    /// True or false.
    Flag,
    /// A word of a closed list.
    Word(&'static WordList),
    /// One word of a closed list or several.
    Words(&'static WordList),
    /// The phase of a project, or the two that can run together.
    Phases,
    /// Entries of the table of this path, alone or in a list; a text stands for its first key.
    TextsOrTables,
    /// Entries of the table of this path, alone or in a list.
    TableOrTables,
    /// The table of this path.
    Table,
    /// A list of tables of this path.
    Tables,
}

impl Kind {
    /// Whether people write it in words of their own, which are of a language.
    pub const fn is_free_text(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Prose
                | Self::Title
                | Self::Texts
                | Self::Points
                | Self::OperatingModel
                | Self::OperatingQuestion
        )
    }

    /// Whether the value is a table or a list of tables.
    pub fn is_table(self) -> bool {
        matches!(self, Self::TextsOrTables | Self::TableOrTables | Self::Table | Self::Tables)
    }
}
