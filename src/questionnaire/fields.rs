//! Which statements the questionnaire asks for, in which order, and how each is answered: all of it follows from the
//! description of the profile's keys. Takes that, gives sections, tables and fields.

use std::sync::LazyLock;

use super::marks;
use crate::document::kind::{Kind, WordList, required};
use crate::language::Language;
use crate::profile::keys::{self, Bilingual, Described, KeyEntry, TableEntry};

/// Yes and no.
pub(super) const FLAG: WordList = WordList { name: "janein", words: || vec!["true", "false"] };
/// The phases a project can be in.
pub(super) const PHASES: WordList = WordList { name: "phase", words: || vec!["P1", "P2", "P3", "P4", "P5", "P4 + P5"] };
/// What can be done with a criterion of the selection.
pub(super) const CHOICES: WordList = WordList { name: "auswahl", words: || vec!["einschliessen", "ausschliessen"] };

/// Where words come from that are only suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The catalogue's operating models.
    OperatingModels,
    /// The catalogue's questions about operation.
    OperatingQuestions,
    /// The built-in forms of the council paper.
    PaperForms,
    /// The catalogue's criteria.
    Criteria,
}

impl Source {
    /// All.
    pub const ALL: [Self; 4] = [Self::OperatingModels, Self::OperatingQuestions, Self::PaperForms, Self::Criteria];

    /// What it is called on the hidden sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::OperatingModels => "betreibermodell",
            Self::OperatingQuestions => "betriebsfrage",
            Self::PaperForms => "vorlage",
            Self::Criteria => "kriterium",
        }
    }
}

/// What a cell may hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answered {
    /// A few words.
    Line,
    /// Sentences.
    Prose,
    /// Several texts, one a line.
    Lines,
    /// Several words of a closed list, one a line.
    Words(&'static WordList),
    /// A whole number.
    Whole(i64, i64),
    /// A number.
    Number,
    /// A number of wholes; per cent are parts of one.
    Part,
    /// Euros.
    Money,
    /// A day.
    Date,
    /// A word of a closed list.
    Word(&'static WordList),
    /// Yes or no.
    Flag,
    /// A suggested word, or one's own.
    Suggested(Source),
}

impl Answered {
    /// How a value of this kind is answered.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text | Kind::Title | Kind::Path(_) | Kind::Colour | Kind::Email => Self::Line,
            Kind::Prose => Self::Prose,
            Kind::Texts | Kind::Points => Self::Lines,
            Kind::OperatingModel => Self::Suggested(Source::OperatingModels),
            Kind::OperatingQuestion => Self::Suggested(Source::OperatingQuestions),
            Kind::Criterion => Self::Suggested(Source::Criteria),
            Kind::Form => Self::Suggested(Source::PaperForms),
            Kind::Date => Self::Date,
            Kind::Money => Self::Money,
            Kind::Whole(from, to) => Self::Whole(from, to),
            Kind::Number | Kind::Between(..) => Self::Number,
            Kind::Part(..) => Self::Part,
            Kind::Flag => Self::Flag,
            Kind::Word(list) => Self::Word(list),
            Kind::Words(list) => Self::Words(list),
            Kind::Phases => Self::Word(&PHASES),
            // Lists of tables have sheets of their own.
            Kind::TextsOrTables | Kind::TableOrTables | Kind::Table | Kind::Tables => Self::Lines,
        }
    }

    /// The words to choose from.
    pub fn words(self) -> Option<&'static WordList> {
        match self {
            Self::Word(list) | Self::Words(list) => Some(list),
            Self::Flag => Some(&FLAG),
            _ => None,
        }
    }
}

/// A statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Its key: the whole path of a single value, the last part of a table's column.
    pub key: &'static str,
    /// What it may hold.
    pub kind: Answered,
    /// How wide its column is, in characters; single values share one column.
    pub width: f64,
    /// Whether there is nothing to be read without it.
    pub required: bool,
    label: Bilingual,
    help: Bilingual,
}

impl Field {
    fn new(key: &'static str, entry: &KeyEntry) -> Self {
        let KeyEntry { label, help, width, .. } = *entry;
        Self { key, kind: Answered::of(entry.key.kind), width, required: entry.key.required, label, help }
    }

    /// What is asked.
    pub fn label(&self, language: Language) -> &'static str {
        self.label.of(language)
    }

    /// What helps to answer.
    pub fn help(&self, language: Language) -> &'static str {
        self.help.of(language)
    }
}

/// Single values under a heading.
#[derive(Debug)]
pub(super) struct FactGroup {
    /// Its heading; what belongs to no part of the profile has another one.
    pub heading: Option<Bilingual>,
    /// Its statements.
    pub fields: Vec<Field>,
}

/// A table on a sheet of its own.
#[derive(Debug)]
pub(super) struct ListSheet {
    /// Its key in the profile, and the name of its part.
    pub path: &'static str,
    /// Its columns.
    pub columns: Vec<Field>,
    /// How many rows there are at least.
    pub rows: u32,
}

/// All single values: by table, and at the end those of tables without a heading of their own.
pub(super) fn facts() -> &'static [FactGroup] {
    static FACTS: LazyLock<Vec<FactGroup>> = LazyLock::new(|| {
        let headed = keys::tables().filter(|table| !table.questions.is_empty());
        let of = |table: &TableEntry| {
            ordered(keys::single_values().filter(|key| key.table.path == table.path).collect::<Vec<_>>())
        };
        let mut sections: Vec<FactGroup> =
            headed.map(|table| FactGroup { heading: Some(table.questions), fields: of(table) }).collect();
        let others = keys::single_values().filter(|key| key.table.questions.is_empty());
        sections.push(FactGroup { heading: None, fields: ordered(others.collect()) });
        sections
    });
    &FACTS
}

/// Fields in the order they are asked for.
fn ordered(keys: Vec<&'static Described>) -> Vec<Field> {
    let (moved, mut ordered): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| !key.entry.asked_after.is_empty());
    for key in moved {
        let before = ordered.iter().position(|other| other.entry.key.name == key.entry.asked_after);
        ordered.insert(before.map_or(ordered.len(), |at| at + 1), key);
    }
    ordered.into_iter().map(|key| Field::new(&key.path, key.entry)).collect()
}

/// The columns of the criteria that are filled in; which criterion a row is of is no question.
pub(super) fn criteria() -> &'static [Field] {
    static CRITERIA: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let table = keys::table(marks::CRITERIA).into_iter();
        let asked = table.flat_map(|table| table.keys).filter(|entry| !entry.label.is_empty());
        asked.map(|entry| Field::new(entry.key.name, entry)).collect()
    });
    &CRITERIA
}

/// All tables but the criteria, in the order of their sheets.
pub(super) fn tables() -> &'static [ListSheet] {
    static TABLES: LazyLock<Vec<ListSheet>> = LazyLock::new(|| {
        let sheets = keys::tables().filter_map(|table| Some((table, table.sheet?)));
        let mut sheets: Vec<_> = sheets.filter(|(table, _)| table.path != marks::CRITERIA).collect();
        sheets.sort_by_key(|(_, sheet)| sheet.place);
        let table = |(table, sheet): (&'static TableEntry, keys::SheetEntry)| {
            let columns = match table.path {
                marks::CHOICE => choice(),
                marks::CONDITIONS => std::iter::once(point()).chain(columns(table)).collect(),
                _ => columns(table).collect(),
            };
            ListSheet { path: table.path, columns, rows: sheet.rows }
        };
        sheets.into_iter().map(table).collect()
    });
    &TABLES
}

/// The columns of a list: its keys but for lists of their own, which have other sheets.
fn columns(table: &TableEntry) -> impl Iterator<Item = Field> {
    let single = table.keys.iter().filter(|entry| !matches!(entry.key.kind, Kind::Table | Kind::Tables));
    single.map(|entry| Field::new(entry.key.name, entry))
}

/// The column that says which point of the resolution a condition belongs to.
fn point() -> Field {
    let entry = keys::described(required(marks::POINT, Kind::Text))
        .asked("Beschlusspunkt", "Point of the resolution")
        .help("Seine Kennung oder Nummer im Blatt „Beschlusspunkte“", "Its id or number on the sheet “Resolution”")
        .width(22.0);
    Field::new(marks::POINT, &entry)
}

/// Both lists of the selection on one sheet, told apart by a column.
fn choice() -> Vec<Field> {
    let kind = keys::described(required("art", Kind::Word(&CHOICES)))
        .asked("Aufnehmen oder weglassen", "Include or leave out")
        .help("aufnehmen, weglassen", "include, leave out")
        .width(24.0);
    let columns = keys::table("auswahl.einschliessen").map_or(&[][..], |table| table.keys);
    let mut fields: Vec<Field> = columns.iter().map(|entry| Field::new(entry.key.name, entry)).collect();
    fields.insert(fields.len().min(1), Field::new("art", &kind));
    fields
}

/// What a single value may hold.
pub(super) fn fact_of(key: &str) -> Option<&'static Field> {
    facts().iter().flat_map(|section| &section.fields).find(|field| field.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_profile_is_asked_for_once() {
        let mut asked: Vec<&str> = facts().iter().flat_map(|section| &section.fields).map(|field| field.key).collect();
        let mut known: Vec<&str> = keys::single_values().map(|key| key.path.as_str()).collect();
        asked.sort_unstable();
        known.sort_unstable();
        assert_eq!(asked, known);
        // Every list of the format has a sheet, and what is on sheets has room.
        for list in keys::tables().filter(|table| table.header.starts_with("[[")) {
            assert!(list.sheet.is_some(), "{}", list.path);
        }
        let columns = tables().iter().flat_map(|table| &table.columns).chain(criteria());
        for column in columns {
            assert!(column.width > 0.0, "{}", column.key);
            assert!(!column.label(Language::English).is_empty(), "{}", column.key);
        }
        let mut places: Vec<u8> = keys::tables().filter_map(|table| Some(table.sheet?.place)).collect();
        places.sort_unstable();
        assert!(places.windows(2).all(|two| two[0] < two[1]), "sheets have places of their own");
    }
}
