//! A tree of values that know where they stand: what every form of the profile is read into first, so
//! that text files and spreadsheets decode through the same path.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText};
use crate::message::{Message, say};
use crate::signs;

/// The deepest nesting of tables and arrays. The format itself needs six levels.
pub(crate) const MAX_DEPTH: usize = 32;

/// What a file says, and what is to be said of how it is written.
pub(crate) struct Document {
    /// The values.
    pub node: Node,
    /// Warnings.
    pub remarks: Vec<Diagnostic>,
}

impl From<Node> for Document {
    fn from(node: Node) -> Self {
        Self { node, remarks: Vec::new() }
    }
}

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a profile can say.
#[derive(Debug)]
pub(crate) enum Value {
    /// Keys and values.
    Table(Table),
    /// Several values.
    Array(Vec<Node>),
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals; may be infinite or not a number.
    Float(f64),
    /// True or false.
    Flag(bool),
    /// A date without a time.
    Date(Date),
    /// Nothing: JSON's `null`, an empty YAML value, an empty cell.
    Nothing,
    /// Something no key takes, such as a time of day; the words say what.
    Other(Message),
}

impl Value {
    /// What it is, in words for a message.
    pub fn kind(&self) -> Message {
        match self {
            Self::Table(_) => say!("a table"),
            Self::Array(_) => say!("an array"),
            Self::Text(_) => say!("text"),
            Self::Integer(_) => say!("a whole number"),
            Self::Float(_) => say!("a number with decimals"),
            Self::Flag(_) => say!("true or false"),
            Self::Date(_) => say!("a date"),
            Self::Nothing => say!("nothing"),
            Self::Other(what) => what.clone(),
        }
    }
}

impl Node {
    /// The same with all texts as they are meant, whatever invisible signs they are written with.
    pub fn into_meant(self) -> Self {
        let value = match self.value {
            Value::Text(text) => Value::Text(match signs::as_meant(&text) {
                Cow::Borrowed(_) => text,
                Cow::Owned(meant) => meant,
            }),
            Value::Array(items) => Value::Array(items.into_iter().map(Self::into_meant).collect()),
            Value::Table(table) => {
                let entries = table.entries.into_iter().map(|entry| Entry { node: entry.node.into_meant(), ..entry });
                Value::Table(Table { entries: entries.collect() })
            }
            other => other,
        };
        Self { place: self.place, value }
    }

    /// The value under a dotted key.
    pub fn find_mut(&mut self, key: &str) -> Option<&mut Self> {
        key.split('.').try_fold(self, |node, part| {
            let Value::Table(table) = &mut node.value else { return None };
            table.entries.iter_mut().find(|entry| entry.key == part).map(|entry| &mut entry.node)
        })
    }

    /// Puts a value under a dotted key, `header` being where the key stands; tables on the way are made.
    ///
    /// # Errors
    /// The place of the value that is there already.
    pub fn put(&mut self, key: &str, header: Place, value: Self) -> Result<(), Place> {
        let (first, rest) = match key.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (key, None),
        };
        let place = value.place.clone();
        let Value::Table(table) = &mut self.value else { return Err(self.place.clone()) };
        let at = table.entries.iter().position(|entry| entry.key == first);
        match (rest, at) {
            (None, Some(at)) => Err(table.entries[at].node.place.clone()),
            (None, None) => {
                table.entries.push(Entry { key: first.to_owned(), place: header, node: value });
                Ok(())
            }
            (Some(rest), at) => {
                let at = at.unwrap_or_else(|| {
                    let inner = Self { place, value: Value::Table(Table::default()) };
                    table.entries.push(Entry { key: first.to_owned(), place: header.clone(), node: inner });
                    table.entries.len() - 1
                });
                table.entries[at].node.put(rest, header, value)
            }
        }
    }
}

/// Keys and values in the file's order. No key occurs twice.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Table {
    /// The entry of this key.
    pub fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }
}

/// One key with its value.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key as written.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// The value.
    pub node: Node,
}

/// Makes places in one text file.
pub(crate) struct Text<'a> {
    /// The file and its text.
    pub source: &'a Arc<SourceText>,
}

impl Text<'_> {
    /// The place of a byte range; ranges that do not fit the text are cut to it.
    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        let text = &self.source.text;
        let start = floor(text, range.start);
        let end = floor(text, range.end).max(start);
        Place::Span { source: Arc::clone(self.source), range: start..end }
    }

    /// The fault of a file that nests deeper than [`MAX_DEPTH`].
    pub fn too_deep(&self, at: usize) -> Diagnostic {
        Diagnostic::error(
            Code::NestingTooDeep,
            say!("values are nested more than {deepest} levels deep", deepest = MAX_DEPTH),
        )
        .at(self.place(at..at + 1))
        .hint(say!("a profile needs six levels at most"))
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
