//! What the description of the profile says of a table and of a key, and how its entries are written. Takes nothing;
//! gives plain values that the schema, the blank profile, the questionnaire, lists, comparisons, gaps and the
//! reference read.

use crate::catalog::Phase;
use crate::document::kind::{Key, Kind};
use crate::language::Language;
use crate::message::Message;

/// The same in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bilingual {
    de: &'static str,
    en: &'static str,
}

impl Bilingual {
    const EMPTY: Self = Self { de: "", en: "" };

    /// The text in a language.
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::German => self.de,
            Language::English => self.en,
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(self) -> bool {
        self.de.is_empty()
    }
}

/// What papers say where a value is missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    /// Its place among all that is missing.
    pub place: u8,
    /// The papers that miss it, by their letters.
    pub papers: &'static str,
    /// What is missing, in a reader's words.
    pub words: Bilingual,
    /// The phases whose papers miss it; all if none is named.
    pub phases: &'static [Phase],
}

impl Need {
    /// Whether papers of a project in these phases miss it.
    pub fn is_in(self, phases: &[Phase]) -> bool {
        self.phases.is_empty() || self.phases.iter().any(|phase| phases.contains(phase))
    }
}

/// The sheet of a list in the questionnaire.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SheetEntry {
    /// Its place among the sheets of lists.
    pub place: u8,
    /// How many rows there are at least.
    pub rows: u32,
    /// What it is called.
    pub name: Bilingual,
    /// What it asks for.
    pub lead: Bilingual,
}

/// A table of the profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableEntry {
    /// `projekt.kennzahlen`; empty for the top level.
    pub path: &'static str,
    /// `[[projekt.kennzahlen]]`.
    pub header: &'static str,
    /// The heading above it in the blank profile.
    pub heading: Bilingual,
    /// What it is about.
    pub meaning: Bilingual,
    /// Whether it is there in the blank profile, not only as an example.
    pub open: bool,
    /// Whether the blank profile explains its keys behind them instead of above.
    pub brief: bool,
    /// What a message says must stand in it, if it must be there.
    pub needs: Option<fn() -> Message>,
    /// The heading of its single values in the questionnaire.
    pub questions: Bilingual,
    /// The sheet of its entries in the questionnaire.
    pub sheet: Option<SheetEntry>,
    /// What an entry that came, went or changed is called.
    pub change: Bilingual,
    /// The keys whose values an entry goes by; the first key if it is none.
    pub named_by: &'static [&'static str],
    /// Which papers miss it.
    pub need: Option<Need>,
    /// Its keys, in the order they are written.
    pub keys: &'static [KeyEntry],
}

/// A key of the profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeyEntry {
    /// How it is written, what it may be, and whether it must be there.
    pub key: Key,
    /// What it means, for the blank profile and editors.
    pub meaning: Bilingual,
    /// A value as TOML.
    pub example: Bilingual,
    /// The line of the blank profile that answers are put into.
    pub filled_in: &'static str,
    /// Whether the blank profile states the example.
    pub written: bool,
    /// What the questionnaire asks for.
    pub label: Bilingual,
    /// What helps to answer.
    pub help: Bilingual,
    /// How wide its column is in the questionnaire, in characters; single values share one column.
    pub width: f64,
    /// The key it is asked after, where that is another than the one before it.
    pub asked_after: &'static str,
    /// What columns of a project list are called beside the key.
    pub columns: &'static [&'static str],
    /// What papers call it when it has changed, where that is not what it is asked as.
    pub change: Bilingual,
    /// Whether papers do not tell that it has changed.
    pub untold: bool,
    /// Which papers miss it.
    pub need: Option<Need>,
    /// What the reference says of it, where that is more than its meaning.
    pub reference: &'static str,
    /// The examples of the reference, where they are not the one above.
    pub reference_example: Option<&'static str>,
    /// The papers it is meant for, by their letters.
    pub papers: &'static str,
}

/// A table of this path, written with this header.
pub(super) const fn table(path: &'static str, header: &'static str) -> TableEntry {
    TableEntry {
        path,
        header,
        heading: Bilingual::EMPTY,
        meaning: Bilingual::EMPTY,
        open: false,
        brief: false,
        needs: None,
        questions: Bilingual::EMPTY,
        sheet: None,
        change: Bilingual::EMPTY,
        named_by: &[],
        need: None,
        keys: &[],
    }
}

/// A key that may be left out.
pub(super) const fn optional(name: &'static str, kind: Kind) -> KeyEntry {
    KeyEntry {
        key: crate::document::kind::optional(name, kind),
        meaning: Bilingual::EMPTY,
        example: Bilingual::EMPTY,
        filled_in: "",
        written: false,
        label: Bilingual::EMPTY,
        help: Bilingual::EMPTY,
        width: 0.0,
        asked_after: "",
        columns: &[],
        change: Bilingual::EMPTY,
        untold: false,
        need: None,
        reference: "",
        reference_example: None,
        papers: "",
    }
}

/// A key that must be there.
pub(super) const fn required(name: &'static str, kind: Kind) -> KeyEntry {
    KeyEntry { key: crate::document::kind::required(name, kind), ..optional(name, kind) }
}

impl TableEntry {
    pub(super) const fn heading(self, de: &'static str, en: &'static str) -> Self {
        Self { heading: Bilingual { de, en }, ..self }
    }

    pub(super) const fn means(self, de: &'static str, en: &'static str) -> Self {
        Self { meaning: Bilingual { de, en }, ..self }
    }

    pub(super) const fn open(self) -> Self {
        Self { open: true, ..self }
    }

    pub(super) const fn brief(self) -> Self {
        Self { brief: true, ..self }
    }

    pub(super) const fn needs(self, keys: fn() -> Message) -> Self {
        Self { needs: Some(keys), ..self }
    }

    pub(super) const fn questions(self, de: &'static str, en: &'static str) -> Self {
        Self { questions: Bilingual { de, en }, ..self }
    }

    pub(super) const fn sheet(self, place: u8, rows: u32) -> Self {
        Self { sheet: Some(SheetEntry { place, rows, name: Bilingual::EMPTY, lead: Bilingual::EMPTY }), ..self }
    }

    pub(super) const fn sheet_name(self, de: &'static str, en: &'static str) -> Self {
        let Some(sheet) = self.sheet else { return self };
        Self { sheet: Some(SheetEntry { name: Bilingual { de, en }, ..sheet }), ..self }
    }

    pub(super) const fn sheet_lead(self, de: &'static str, en: &'static str) -> Self {
        let Some(sheet) = self.sheet else { return self };
        Self { sheet: Some(SheetEntry { lead: Bilingual { de, en }, ..sheet }), ..self }
    }

    pub(super) const fn change(self, de: &'static str, en: &'static str) -> Self {
        Self { change: Bilingual { de, en }, ..self }
    }

    pub(super) const fn named_by(self, keys: &'static [&'static str]) -> Self {
        Self { named_by: keys, ..self }
    }

    pub(super) const fn gap(self, place: u8, papers: &'static str, de: &'static str, en: &'static str) -> Self {
        Self { need: Some(Need { place, papers, words: Bilingual { de, en }, phases: &[] }), ..self }
    }

    pub(super) const fn keys(self, keys: &'static [KeyEntry]) -> Self {
        Self { keys, ..self }
    }
}

impl KeyEntry {
    pub(super) const fn means(self, de: &'static str, en: &'static str) -> Self {
        Self { meaning: Bilingual { de, en }, ..self }
    }

    pub(super) const fn example(self, de: &'static str, en: &'static str) -> Self {
        Self { example: Bilingual { de, en }, ..self }
    }

    pub(super) const fn filled_in(self, line: &'static str) -> Self {
        Self { filled_in: line, ..self }
    }

    pub(super) const fn written(self) -> Self {
        Self { written: true, ..self }
    }

    pub(crate) const fn asked(self, de: &'static str, en: &'static str) -> Self {
        Self { label: Bilingual { de, en }, ..self }
    }

    pub(crate) const fn help(self, de: &'static str, en: &'static str) -> Self {
        Self { help: Bilingual { de, en }, ..self }
    }

    pub(crate) const fn width(self, characters: f64) -> Self {
        Self { width: characters, ..self }
    }

    pub(super) const fn asked_after(self, key: &'static str) -> Self {
        Self { asked_after: key, ..self }
    }

    pub(super) const fn columns(self, names: &'static [&'static str]) -> Self {
        Self { columns: names, ..self }
    }

    pub(super) const fn change(self, de: &'static str, en: &'static str) -> Self {
        Self { change: Bilingual { de, en }, ..self }
    }

    pub(super) const fn untold(self) -> Self {
        Self { untold: true, ..self }
    }

    pub(super) const fn gap(self, place: u8, papers: &'static str, de: &'static str, en: &'static str) -> Self {
        Self { need: Some(Need { place, papers, words: Bilingual { de, en }, phases: &[] }), ..self }
    }

    pub(super) const fn in_phases(self, phases: &'static [Phase]) -> Self {
        let Some(need) = self.need else { return self };
        Self { need: Some(Need { phases, ..need }), ..self }
    }

    pub(super) const fn without_twin(self) -> Self {
        Self { key: Key { twin: false, ..self.key }, ..self }
    }

    pub(super) const fn reference(self, text: &'static str, example: &'static str) -> Self {
        Self { reference: text, reference_example: Some(example), ..self }
    }

    pub(super) const fn papers(self, letters: &'static str) -> Self {
        Self { papers: letters, ..self }
    }
}
