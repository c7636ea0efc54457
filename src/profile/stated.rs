//! How a field of the model is read from its key and told again. Each type of value says both once; the macro
//! [`described`] makes the tables of the model from their fields, so that none can be left out.
//!
//! Takes readers over placed values, gives fields and [`Statements`]. What a value may be, its bounds and its words are
//! in `keys`.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::keys;
use super::words::{
    Bearer, BudgetSystem, ClimateRating, Consequence, CostKind, Cover, ExecutionStatus, FundingStatus, IncomeKind,
    IncomeStatus, Instrument, Level, PicturePlace, Status, Task, VoteResult,
};
use crate::catalog::Phase;
use crate::document::kind::Kind;
use crate::document::reader::{TableReader, ValueReader};
use crate::document::scalars::on_one_line;
use crate::outline;

/// What is said under one key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) enum Statement {
    /// A text.
    Text(String),
    /// Several.
    Texts(Vec<String>),
    /// The path of a file.
    Path(PathBuf),
    /// A criterion as it is named.
    Criterion(String),
    /// A number.
    Number(f64),
    /// Cents.
    Money(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// The phases of a project.
    Phases(Vec<Phase>),
    /// A word of a closed list.
    Word(&'static str),
    /// Several.
    Words(Vec<&'static str>),
    /// Where a criterion stands.
    Status(Status),
    /// Running cost or investment.
    CostKind(CostKind),
    /// How sure money is.
    Funding(FundingStatus),
    /// How likely or how grave.
    Level(Level),
}

/// A key with what is said under it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Said {
    /// Its path without positions.
    pub path: &'static str,
    /// The last part of the path.
    pub key: &'static str,
    /// What is said; none if nothing is. Lists may be empty.
    pub statement: Option<Statement>,
}

/// Everything a profile or an entry of a list says: every key, in the order of the description.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Statements {
    /// Single values.
    pub values: Vec<Said>,
    /// Lists by path, with their entries.
    pub lists: Vec<(&'static str, Vec<Statements>)>,
    /// Tables that are there, whatever they say.
    pub tables: Vec<&'static str>,
}

impl Statements {
    /// Whether something is said under this path.
    pub fn says(&self, path: &str) -> bool {
        let is_said = |statement: &Statement| match statement {
            Statement::Texts(texts) => !texts.is_empty(),
            Statement::Words(words) => !words.is_empty(),
            _ => true,
        };
        self.values.iter().any(|said| said.path == path && said.statement.as_ref().is_some_and(is_said))
            || self.lists.iter().any(|(list, entries)| *list == path && !entries.is_empty())
            || self.tables.contains(&path)
    }

    /// Notes what is said under a key.
    pub fn put(&mut self, path: &'static str, key: &'static str, statement: Option<Statement>) {
        let names_criterion = || keys::find(path).is_some_and(|key| matches!(key.entry.key.kind, Kind::Criterion));
        let statement = match statement {
            Some(Statement::Text(name)) if names_criterion() => Some(Statement::Criterion(name)),
            statement => statement,
        };
        self.values.push(Said { path, key, statement });
    }
}

/// A field of the model.
pub(super) trait Stated: Sized {
    /// Reads the key; none if it must be there and is not, or is refused, which has been reported.
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self>;

    /// Says it again under its path and key.
    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements);
}

/// A value that stands under one key.
pub(super) trait Scalar: Sized {
    /// Reads it.
    fn decode(found: &ValueReader, kind: Kind) -> Option<Self>;

    /// Says it again.
    fn statement(&self) -> Statement;
}

impl<T: Scalar> Stated for Option<T> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let kind = reader.kind(key);
        Some(reader.value(key).and_then(|found| T::decode(&found, kind)))
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, self.as_ref().map(Scalar::statement));
    }
}

impl<T: Scalar> Stated for T {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let kind = reader.kind(key);
        reader.required(key).and_then(|found| T::decode(&found, kind))
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(self.statement()));
    }
}

impl Scalar for String {
    fn decode(found: &ValueReader, kind: Kind) -> Option<Self> {
        match kind {
            Kind::Title => found.title(),
            Kind::Prose => found.prose(),
            Kind::Email => found.email(),
            _ => found.text(),
        }
    }

    fn statement(&self) -> Statement {
        Statement::Text(self.clone())
    }
}

impl Scalar for Date {
    fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
        found.date()
    }

    fn statement(&self) -> Statement {
        Statement::Date(*self)
    }
}

/// Cents.
impl Scalar for i64 {
    fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
        found.money()
    }

    fn statement(&self) -> Statement {
        Statement::Money(*self)
    }
}

impl Scalar for f64 {
    fn decode(found: &ValueReader, kind: Kind) -> Option<Self> {
        match kind {
            Kind::Between(least, most) => found.number_within(least..=most),
            Kind::Part(least, most) => found.part_within(least..=most),
            _ => found.number(),
        }
    }

    fn statement(&self) -> Statement {
        Statement::Number(*self)
    }
}

/// Whole numbers within the bounds of their key.
macro_rules! whole {
    ($($type:ty),*) => {$(
        impl Scalar for $type {
            fn decode(found: &ValueReader, kind: Kind) -> Option<Self> {
                let bounds = if let Kind::Whole(least, most) = kind { least..=most } else { i64::MIN..=i64::MAX };
                found.whole(bounds).and_then(|whole| Self::try_from(whole).ok())
            }

            fn statement(&self) -> Statement {
                Statement::Number(*self as f64)
            }
        }
    )*};
}
whole!(u64, u16, i16, u8);

/// Words of closed lists.
macro_rules! words {
    ($($type:ident: $statement:expr),*) => {$(
        impl Scalar for $type {
            fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
                found.choice(&Self::ALL.map(|word| (word.name(), word)))
            }

            fn statement(&self) -> Statement {
                $statement(*self)
            }
        }
    )*};
}
words!(
    Status: Statement::Status,
    CostKind: Statement::CostKind,
    FundingStatus: Statement::Funding,
    Level: Statement::Level,
    ClimateRating: |word: Self| Statement::Word(word.name()),
    Instrument: |word: Self| Statement::Word(word.name()),
    PicturePlace: |word: Self| Statement::Word(word.name())
);

/// Words of closed lists that are told as they are written.
macro_rules! plain_words {
    ($($type:ident),*) => {$(
        impl Scalar for $type {
            fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
                found.choice(&Self::ALL.map(|word| (word.name(), word)))
            }

            fn statement(&self) -> Statement {
                Statement::Word(self.name())
            }
        }
    )*};
}
plain_words!(Task, BudgetSystem, Bearer, Cover, IncomeKind, IncomeStatus, Consequence, VoteResult, ExecutionStatus);

/// One phase of a project.
impl Scalar for Phase {
    fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
        found.choice(&Self::STAGES.map(|phase| (phase.key(), phase)))
    }

    fn statement(&self) -> Statement {
        Statement::Word(self.key())
    }
}

impl Scalar for PathBuf {
    fn decode(found: &ValueReader, kind: Kind) -> Option<Self> {
        if let Kind::Path(target) = kind { found.path(target) } else { None }
    }

    fn statement(&self) -> Statement {
        Statement::Path(self.clone())
    }
}

/// A colour.
impl Scalar for [u8; 3] {
    fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
        found.colour()
    }

    fn statement(&self) -> Statement {
        let [r, g, b] = self;
        Statement::Text(format!("#{r:02x}{g:02x}{b:02x}"))
    }
}

/// What counts as no where nothing is said.
impl Stated for bool {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        Some(reader.value(key).and_then(|found| found.flag()).unwrap_or_default())
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Flag(*self)));
    }
}

/// Yes, no, or nothing said.
impl Stated for Option<bool> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        Some(reader.value(key).and_then(|found| found.flag()))
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, self.map(Statement::Flag));
    }
}

/// Texts, or words of a closed list that are kept as texts.
impl Stated for Vec<String> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let kind = reader.kind(key);
        let Some(found) = reader.value(key) else { return Some(Self::new()) };
        let (findings, path) = (found.findings, found.path.clone());
        let items = found.items();
        Some(match kind {
            Kind::Words(list) => {
                let words: Vec<_> = (list.words)().into_iter().map(|word| (word, word)).collect();
                items.into_iter().filter_map(|item| item.choice(&words)).map(str::to_owned).collect()
            }
            _ => {
                let mut texts = Self::new();
                let mut places = Vec::new();
                for item in items.into_iter().filter_map(ValueReader::entry) {
                    for entry in item.prose().iter().flat_map(|text| outline::entries(text)) {
                        texts.push(on_one_line(&entry));
                        places.push(item.place());
                    }
                }
                // A text may be several, or none: where they stand now counts.
                for (at, place) in places.iter().enumerate() {
                    findings.stands(&format!("{path}[{at}]"), place);
                }
                texts
            }
        })
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Texts(self.clone())));
    }
}

/// The dotted path of a key.
macro_rules! dotted {
    ("" $key:tt) => {
        $key
    };
    ($table:tt $key:tt) => {
        concat!($table, ".", $key)
    };
}

/// Makes a table of the model from its fields: the struct, how it is read and how it is told again. Fields and
/// described keys must be the same, or it does not compile.
macro_rules! described {
    // A table of which there is one; what it does not say is empty.
    ($(#[$meta:meta])* table $name:ident at $path:tt {
        $($(#[$doc:meta])* $field:ident: $type:ty = $key:tt,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        const _: () = $crate::profile::keys::assert_same($path, &[$($key),*]);

        impl $name {
            fn fields(mut reader: $crate::document::reader::TableReader) -> Self {
                let read = Self {
                    $($field: $crate::profile::stated::Stated::read(&mut reader, $key).unwrap_or_default(),)*
                };
                reader.finish();
                read
            }
        }

        impl $crate::profile::stated::Stated for $name {
            fn read(reader: &mut $crate::document::reader::TableReader, key: &'static str) -> Option<Self> {
                Some(reader.table(key).map(Self::fields).unwrap_or_default())
            }

            fn state(&self, _: &'static str, _: &'static str, out: &mut $crate::profile::stated::Statements) {
                let Self { $($field),* } = self;
                $($crate::profile::stated::Stated::state(
                    $field, $crate::profile::stated::dotted!($path $key), $key, out);)*
            }
        }
    };
    // An entry of a list, refused without what it must have; `place` is where one of its values stands.
    ($(#[$meta:meta])* entry $name:ident at $path:tt {
        $($(#[$doc:meta])* $field:ident: $type:ty = $key:tt,)*
        $(@ $place:ident of $placed:tt,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            $(
                /// Where it stands.
                pub $place: $crate::diagnostic::Place,
            )?
        }

        const _: () = $crate::profile::keys::assert_same($path, &[$($key),*]);

        impl $name {
            fn fields(mut reader: $crate::document::reader::TableReader) -> Option<Self> {
                $(let $field = $crate::profile::stated::Stated::read(&mut reader, $key);)*
                $(let $place = reader.place_of($placed);)?
                reader.finish();
                Some(Self { $($field: $field?,)* $($place,)? })
            }

            /// Everything it says.
            pub(crate) fn statements(&self) -> $crate::profile::stated::Statements {
                let Self { $($field,)* $($place: _,)? } = self;
                let mut out = $crate::profile::stated::Statements::default();
                $($crate::profile::stated::Stated::state(
                    $field, $crate::profile::stated::dotted!($path $key), $key, &mut out);)*
                out
            }
        }

        impl $crate::profile::stated::Stated for Vec<$name> {
            fn read(reader: &mut $crate::document::reader::TableReader, key: &'static str) -> Option<Self> {
                Some(reader.tables(key).into_iter().filter_map($name::fields).collect())
            }

            fn state(&self, path: &'static str, _: &'static str, out: &mut $crate::profile::stated::Statements) {
                out.lists.push((path, self.iter().map($name::statements).collect()));
            }
        }
    };
}

pub(super) use {described, dotted};
