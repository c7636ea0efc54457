//! What the value of a key may be, as the table of keys says it. Takes nothing, gives the bounds and words
//! that readers and the schema share; decodes nothing itself.

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What its value may be.
    pub kind: Kind,
    /// Whether its table is refused without it.
    pub required: bool,
}

/// A key that may be left out.
pub(crate) const fn optional(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: false }
}

/// A key that must be there.
pub(crate) const fn required(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, required: true }
}

/// What the value of a key may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A name that a title page has room for.
    Title,
    /// One text or several.
    Texts,
    /// The path of a file, from the profile's folder downwards.
    Path,
    /// A colour in hexadecimal digits.
    Colour,
    /// An e-mail address.
    Email,
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
    /// True or false.
    Flag,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// One word of a closed list or several.
    Words(fn() -> Vec<&'static str>),
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
