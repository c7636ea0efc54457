//! Which statements the questionnaire asks for, in which order, and how each is answered. Tests compare the list
//! with the keys of the profile, so that none can be missing and none be asked for in another sense.

use crate::catalog::Workstream;
use crate::document::bounds::STATES;
use crate::profile::{CostKind, FundingStatus, Level, Status};

/// A closed list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Status,
    CostKind,
    Funding,
    Level,
    Language,
    Flag,
    Phase,
    Workstream,
    State,
    Choice,
}

impl Set {
    /// What its words begin with in the texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::CostKind => "kostenart",
            Self::Funding => "mittel",
            Self::Level => "stufe",
            Self::Language => "sprache",
            Self::Flag => "janein",
            Self::Phase => "phase",
            Self::Workstream => "bereich",
            Self::State => "land",
            Self::Choice => "auswahl",
        }
    }

    /// The words as profiles write them, in the order they are offered.
    pub fn meanings(self) -> Vec<&'static str> {
        match self {
            Self::Status => Status::ALL.map(Status::name).to_vec(),
            Self::CostKind => CostKind::ALL.map(CostKind::name).to_vec(),
            Self::Funding => FundingStatus::ALL.map(FundingStatus::name).to_vec(),
            Self::Level => Level::ALL.map(Level::name).to_vec(),
            Self::Language => vec!["de", "en"],
            Self::Flag => vec!["true", "false"],
            Self::Phase => vec!["P1", "P2", "P3", "P4", "P5", "P4 + P5"],
            Self::Workstream => Workstream::ALL.map(Workstream::name).to_vec(),
            Self::State => STATES.to_vec(),
            Self::Choice => vec!["einschliessen", "ausschliessen"],
        }
    }
}

/// Where words come from that are only suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The catalogue's operating models.
    OperatingModels,
    /// The built-in forms of the council paper.
    PaperForms,
    /// The catalogue's criteria.
    Criteria,
}

impl Source {
    /// All.
    pub const ALL: [Self; 3] = [Self::OperatingModels, Self::PaperForms, Self::Criteria];

    /// What it is called on the hidden sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::OperatingModels => "betreibermodell",
            Self::PaperForms => "vorlage",
            Self::Criteria => "kriterium",
        }
    }
}

/// What a cell may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A few words.
    Line,
    /// Sentences.
    Prose,
    /// Several texts, one a line.
    Lines,
    /// Several words of a closed list, one a line.
    Words(Set),
    /// A whole number.
    Whole(i32, i32),
    /// A number.
    Number,
    /// Euros.
    Money,
    /// A day.
    Date,
    /// A word of a closed list.
    Word(Set),
    /// A suggested word, or one's own.
    Suggested(Source),
}

/// A statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// Its key: the whole path of a single value, the last part of a table's column.
    pub key: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// How wide its column is, in characters; single values share one column.
    pub width: f64,
    /// Whether there is nothing to be read without it.
    pub required: bool,
}

const fn fact(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, width: 0.0, required: false }
}

const fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

const fn column(key: &'static str, kind: Kind, width: f64) -> Field {
    Field { key, kind, width, required: false }
}

/// Single values under a heading.
#[derive(Debug)]
pub(super) struct Section {
    /// Its heading in the texts.
    pub name: &'static str,
    /// Its statements.
    pub fields: &'static [Field],
}

use Kind::{Date, Line, Lines, Money, Number, Prose, Suggested, Whole, Word, Words};

/// All single values.
pub(super) const FACTS: &[Section] = &[
    Section {
        name: "kommune",
        fields: &[
            required(fact("kommune.name", Line)),
            fact("kommune.art", Line),
            fact("kommune.bundesland", Words(Set::State)),
            fact("kommune.einwohner", Whole(0, 20_000_000)),
            fact("kommune.staffel", Whole(2019, 2021)),
            fact("kommune.logo", Line),
            fact("kommune.farbe", Line),
            fact("kommune.quelle", Line),
        ],
    },
    Section {
        name: "kontakt",
        fields: &[
            fact("kommune.kontakt.name", Line),
            fact("kommune.kontakt.stelle", Line),
            fact("kommune.kontakt.telefon", Line),
            fact("kommune.kontakt.email", Line),
            fact("kommune.kontakt.web", Line),
        ],
    },
    Section {
        name: "projekt",
        fields: &[
            required(fact("projekt.titel", Line)),
            required(fact("projekt.phase", Word(Set::Phase))),
            fact("projekt.phase_angenommen", Word(Set::Flag)),
            fact("projekt.stand", Date),
            fact("projekt.kurzbeschreibung", Prose),
            fact("projekt.problem", Prose),
            fact("projekt.loesung", Prose),
            fact("projekt.mehrwert", Lines),
            fact("projekt.zielgruppen", Lines),
            fact("projekt.vorher", Line),
        ],
    },
    Section {
        name: "betrieb",
        fields: &[
            fact("betrieb.modell", Suggested(Source::OperatingModels)),
            fact("betrieb.begruendung", Prose),
            fact("betrieb.partner", Lines),
        ],
    },
    Section {
        name: "beschluss",
        fields: &[
            fact("beschluss.gremium", Line),
            fact("beschluss.sitzung", Date),
            fact("beschluss.vorlage_nr", Line),
            fact("beschluss.federfuehrung", Line),
            fact("beschluss.text", Lines),
            fact("beschluss.vorlage", Suggested(Source::PaperForms)),
            fact("beschluss.anlagen", Lines),
        ],
    },
    Section {
        name: "auswirkungen",
        fields: &[
            fact("auswirkungen.klima", Prose),
            fact("auswirkungen.barrierefreiheit", Prose),
            fact("auswirkungen.datenschutz", Prose),
        ],
    },
    Section { name: "team", fields: &[fact("team.steuerung", Prose)] },
    Section {
        name: "transfer",
        fields: &[
            fact("transfer.ansatz", Prose),
            fact("transfer.markt", Prose),
            fact("transfer.interessierte", Lines),
            fact("transfer.lizenz", Line),
            fact("transfer.voraussetzungen", Lines),
        ],
    },
    Section {
        name: "investition",
        fields: &[
            fact("investition.bedarf", Money),
            fact("investition.gegenleistung", Prose),
            fact("investition.geschaeftsmodell", Prose),
            fact("investition.wirkung", Prose),
            fact("investition.warum_jetzt", Prose),
            fact("investition.ausstieg", Prose),
        ],
    },
    Section {
        name: "unterlagen",
        fields: &[fact("sprache", Word(Set::Language)), fact("auswahl.workstreams", Words(Set::Workstream))],
    },
];

/// A table on a sheet of its own.
#[derive(Debug)]
pub(super) struct Table {
    /// Its key in the profile, and the name of its part.
    pub path: &'static str,
    /// Its columns.
    pub columns: &'static [Field],
    /// How many rows there are at least.
    pub rows: u32,
}

/// The columns of the criteria that are filled in.
pub(super) const CRITERIA: &[Field] = &[
    column("status", Word(Set::Status), 14.0),
    column("nachweis", Prose, 28.0),
    column("verantwortlich", Line, 20.0),
    column("faellig", Date, 12.0),
    column("notiz", Prose, 24.0),
];

/// All tables but the criteria, in the order of their sheets.
pub(super) const TABLES: &[Table] = &[
    Table {
        path: "projekt.kennzahlen",
        columns: &[
            required(column("name", Line, 40.0)),
            column("einheit", Line, 18.0),
            column("vorher", Number, 12.0),
            column("heute", Number, 12.0),
            column("ziel", Number, 12.0),
            column("quelle", Line, 46.0),
        ],
        rows: 20,
    },
    Table {
        path: "finanzierung.posten",
        columns: &[
            required(column("jahr", Whole(1990, 2100), 9.0)),
            required(column("betrag", Money, 18.0)),
            required(column("art", Word(Set::CostKind), 20.0)),
            column("zweck", Line, 42.0),
            column("quelle", Line, 42.0),
            column("status", Word(Set::Funding), 18.0),
        ],
        rows: 40,
    },
    Table {
        path: "risiken",
        columns: &[
            required(column("risiko", Prose, 48.0)),
            column("wahrscheinlichkeit", Word(Set::Level), 19.0),
            column("auswirkung", Word(Set::Level), 15.0),
            column("massnahme", Prose, 46.0),
            column("verantwortlich", Line, 24.0),
        ],
        rows: 20,
    },
    Table {
        path: "schritte",
        columns: &[
            required(column("schritt", Prose, 74.0)),
            column("verantwortlich", Line, 46.0),
            column("bis", Date, 16.0),
        ],
        rows: 25,
    },
    Table {
        path: "beschluss.beratungsfolge",
        columns: &[
            required(column("gremium", Line, 64.0)),
            column("datum", Date, 18.0),
            column("zustaendigkeit", Line, 54.0),
        ],
        rows: 15,
    },
    Table {
        path: "projekt.alternativen",
        columns: &[required(column("titel", Line, 46.0)), column("bewertung", Prose, 92.0)],
        rows: 12,
    },
    Table {
        path: "betrieb.optionen",
        columns: &[
            required(column("modell", Suggested(Source::OperatingModels), 46.0)),
            column("bewertung", Prose, 92.0),
        ],
        rows: 12,
    },
    Table {
        path: "team.mitglieder",
        columns: &[required(column("name", Line, 42.0)), column("rolle", Line, 48.0), column("stelle", Line, 48.0)],
        rows: 20,
    },
    Table {
        path: "investition.verwendung",
        columns: &[required(column("zweck", Line, 106.0)), required(column("betrag", Money, 24.0))],
        rows: 15,
    },
    Table {
        path: super::marks::CHOICE,
        columns: &[
            required(column("kriterium", Suggested(Source::Criteria), 58.0)),
            required(column("art", Word(Set::Choice), 24.0)),
            column("grund", Prose, 56.0),
        ],
        rows: 20,
    },
];

/// What a single value may hold.
pub(super) fn fact_of(key: &str) -> Option<&'static Field> {
    FACTS.iter().flat_map(|section| section.fields).find(|field| field.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kind::Kind as Takes;
    use crate::profile::keys;

    #[test]
    fn every_key_of_the_profile_is_asked_for_once() {
        let mut asked: Vec<&str> = FACTS.iter().flat_map(|section| section.fields).map(|field| field.key).collect();
        let mut known: Vec<&str> = keys::single_values().iter().map(String::as_str).collect();
        asked.sort_unstable();
        known.sort_unstable();
        assert_eq!(asked, known);
        let tables = TABLES.iter().map(|table| (table.path, table.columns));
        for (path, columns) in tables.chain([(super::super::marks::CRITERIA, CRITERIA)]) {
            let mut asked: Vec<&str> = columns.iter().map(|column| column.key).collect();
            let mut known = match path {
                // Two lists on one sheet, told apart by a column.
                "auswahl" => vec!["kriterium", "art", "grund"],
                path => keys::PROFILE.of(path).iter().map(|key| key.name).collect(),
            };
            // Which criterion a row is of is no question.
            known.retain(|key| !(path == "kriterien" && *key == "kriterium"));
            asked.sort_unstable();
            known.sort_unstable();
            assert_eq!(asked, known, "{path}");
        }
        // Every table of the format is asked for.
        let repeated = keys::TABLES.iter().filter(|table| table.header.starts_with("[["));
        for table in repeated.filter(|table| table.path != "kriterien") {
            assert!(TABLES.iter().any(|asked| asked.path == table.path), "{}", table.path);
        }
    }

    #[test]
    fn every_answer_is_of_the_kind_the_key_takes() {
        let tables = TABLES.iter().map(|table| (table.path, table.columns));
        let tables = tables.chain([(super::super::marks::CRITERIA, CRITERIA)]);
        let columns = tables.filter(|(path, _)| *path != super::super::marks::CHOICE);
        let columns = columns.flat_map(|(path, columns)| columns.iter().map(move |field| (path, field.key, field)));
        let facts = FACTS.iter().flat_map(|section| section.fields);
        let facts = facts.map(|field| match field.key.rsplit_once('.') {
            Some((path, key)) => (path, key, field),
            None => ("", field.key, field),
        });
        for (path, name, field) in facts.chain(columns) {
            let key = keys::PROFILE.of(path).iter().find(|key| key.name == name).expect("a key of the profile");
            assert_eq!(field.required, key.required, "{path}.{name}");
            let same = match (field.kind, key.kind) {
                (Line, Takes::Text | Takes::Title | Takes::Path | Takes::Colour | Takes::Email)
                | (Prose, Takes::Text) => true,
                (Suggested(_), Takes::Text | Takes::Form) | (Lines, Takes::Texts) => true,
                (Number, Takes::Number) | (Money, Takes::Money) | (Date, Takes::Date) => true,
                (Word(Set::Flag), Takes::Flag) | (Word(Set::Phase), Takes::Phases) => true,
                (Whole(from, to), Takes::Whole(least, most)) => (i64::from(from), i64::from(to)) == (least, most),
                (Word(set), Takes::Word(words)) | (Words(set), Takes::Words(words)) => set.meanings() == words(),
                _ => false,
            };
            assert!(same, "{path}.{name}: {:?} is asked for, {:?} is taken", field.kind, key.kind);
        }
    }
}
