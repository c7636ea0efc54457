//! Every table of the format with its keys and what their values may be: for hints that say where a misplaced
//! key belongs, and for the schema. The reader asserts in debug builds that these are the keys it asks for; a
//! test compares what it takes with what the schema takes.

use std::sync::OnceLock;

use super::dialect;
use super::kind::{Key, Kind, may, must};
use super::model::{CostKind, FundingStatus, Level, Status};
use super::sections::{FIRST_COHORT, LAST_COHORT, MOST_INHABITANTS, STATES};
use super::values::YEARS;
use crate::catalog::Workstream;
use crate::language::Language;
use crate::message::{Message, say};

/// A table's path without positions, how it is written in TOML, and its keys.
#[derive(Debug)]
pub(crate) struct TableKeys {
    /// `projekt.kennzahlen`; empty for the top level.
    pub path: &'static str,
    /// `[[projekt.kennzahlen]]`.
    pub header: &'static str,
    /// The keys.
    pub keys: &'static [Key],
}

impl TableKeys {
    /// The dotted path of one of its keys.
    pub fn path_of(&self, key: &Key) -> String {
        if self.path.is_empty() { key.name.to_owned() } else { format!("{}.{}", self.path, key.name) }
    }
}

const fn keys(path: &'static str, header: &'static str, keys: &'static [Key]) -> TableKeys {
    TableKeys { path, header, keys }
}

const LANGUAGES: Kind = Kind::Word(|| Language::ALL.map(Language::code).to_vec());
const YEAR: Kind = Kind::Whole(*YEARS.start() as i64, *YEARS.end() as i64);
const LEVELS: Kind = Kind::Word(|| Level::ALL.map(Level::name).to_vec());

/// All tables in the order of the reference, `docs/profile.md`.
pub(crate) const TABLES: &[TableKeys] = &[
    keys(
        "",
        "the top of the file",
        &[
            may("$schema", Kind::Text),
            may("sprache", LANGUAGES),
            must("kommune", Kind::Table),
            must("projekt", Kind::Table),
            may("betrieb", Kind::Table),
            may("finanzierung", Kind::Table),
            may("beschluss", Kind::Table),
            may("kriterien", Kind::Tables),
            may("auswahl", Kind::Table),
            may("risiken", Kind::Tables),
            may("auswirkungen", Kind::Table),
            may("schritte", Kind::Tables),
            may("team", Kind::Table),
            may("transfer", Kind::Table),
            may("investition", Kind::Table),
        ],
    ),
    keys(
        "kommune",
        "[kommune]",
        &[
            must("name", Kind::Title),
            may("art", Kind::Text),
            may("bundesland", Kind::Words(|| STATES.to_vec())),
            may("einwohner", Kind::Whole(0, MOST_INHABITANTS)),
            may("staffel", Kind::Whole(FIRST_COHORT, LAST_COHORT)),
            may("logo", Kind::Path),
            may("farbe", Kind::Colour),
            may("kontakt", Kind::Table),
            may("quelle", Kind::Text),
        ],
    ),
    keys(
        "kommune.kontakt",
        "[kommune.kontakt]",
        &[
            may("name", Kind::Text),
            may("stelle", Kind::Text),
            may("telefon", Kind::Text),
            may("email", Kind::Email),
            may("web", Kind::Text),
        ],
    ),
    keys(
        "projekt",
        "[projekt]",
        &[
            must("titel", Kind::Title),
            may("kurzbeschreibung", Kind::Text),
            must("phase", Kind::Phases),
            may("phase_angenommen", Kind::Flag),
            may("stand", Kind::Date),
            may("vorher", Kind::Path),
            may("problem", Kind::Text),
            may("loesung", Kind::Text),
            may("mehrwert", Kind::Texts),
            may("zielgruppen", Kind::Texts),
            may("alternativen", Kind::Tables),
            may("kennzahlen", Kind::Tables),
        ],
    ),
    keys(
        "projekt.alternativen",
        "[[projekt.alternativen]]",
        &[must("titel", Kind::Text), may("bewertung", Kind::Text)],
    ),
    keys(
        "projekt.kennzahlen",
        "[[projekt.kennzahlen]]",
        &[
            must("name", Kind::Text),
            may("einheit", Kind::Text),
            may("vorher", Kind::Number),
            may("heute", Kind::Number),
            may("ziel", Kind::Number),
            may("quelle", Kind::Text),
        ],
    ),
    keys(
        "betrieb",
        "[betrieb]",
        &[
            may("modell", Kind::Text),
            may("partner", Kind::Texts),
            may("begruendung", Kind::Text),
            may("optionen", Kind::Tables),
        ],
    ),
    keys("betrieb.optionen", "[[betrieb.optionen]]", &[must("modell", Kind::Text), may("bewertung", Kind::Text)]),
    keys("finanzierung", "[finanzierung]", &[may("posten", Kind::Tables)]),
    keys(
        "finanzierung.posten",
        "[[finanzierung.posten]]",
        &[
            must("jahr", YEAR),
            must("betrag", Kind::Money),
            must("art", Kind::Word(|| CostKind::ALL.map(CostKind::name).to_vec())),
            may("zweck", Kind::Text),
            may("quelle", Kind::Text),
            may("status", Kind::Word(|| FundingStatus::ALL.map(FundingStatus::name).to_vec())),
        ],
    ),
    keys(
        "beschluss",
        "[beschluss]",
        &[
            may("gremium", Kind::Text),
            may("sitzung", Kind::Date),
            may("vorlage_nr", Kind::Text),
            may("federfuehrung", Kind::Text),
            may("text", Kind::Texts),
            may("vorlage", Kind::Form),
            may("anlagen", Kind::Texts),
            may("beratungsfolge", Kind::Tables),
        ],
    ),
    keys(
        "beschluss.beratungsfolge",
        "[[beschluss.beratungsfolge]]",
        &[must("gremium", Kind::Text), may("datum", Kind::Date), may("zustaendigkeit", Kind::Text)],
    ),
    keys(
        "kriterien",
        "[[kriterien]]",
        &[
            must("kriterium", Kind::Text),
            may("status", Kind::Word(|| Status::ALL.map(Status::name).to_vec())),
            may("nachweis", Kind::Text),
            may("verantwortlich", Kind::Text),
            may("faellig", Kind::Date),
            may("notiz", Kind::Text),
        ],
    ),
    keys(
        "auswahl",
        "[auswahl]",
        &[
            may("einschliessen", Kind::TextsOrTables),
            may("ausschliessen", Kind::TableOrTables),
            may("workstreams", Kind::Words(|| Workstream::ALL.map(Workstream::name).to_vec())),
        ],
    ),
    keys("auswahl.einschliessen", "auswahl.einschliessen", &[must("kriterium", Kind::Text), may("grund", Kind::Text)]),
    keys("auswahl.ausschliessen", "auswahl.ausschliessen", &[must("kriterium", Kind::Text), must("grund", Kind::Text)]),
    keys(
        "risiken",
        "[[risiken]]",
        &[
            must("risiko", Kind::Text),
            may("wahrscheinlichkeit", LEVELS),
            may("auswirkung", LEVELS),
            may("massnahme", Kind::Text),
            may("verantwortlich", Kind::Text),
        ],
    ),
    keys(
        "auswirkungen",
        "[auswirkungen]",
        &[may("klima", Kind::Text), may("barrierefreiheit", Kind::Text), may("datenschutz", Kind::Text)],
    ),
    keys(
        "schritte",
        "[[schritte]]",
        &[must("schritt", Kind::Text), may("verantwortlich", Kind::Text), may("bis", Kind::Date)],
    ),
    keys("team", "[team]", &[may("steuerung", Kind::Text), may("mitglieder", Kind::Tables)]),
    keys(
        "team.mitglieder",
        "[[team.mitglieder]]",
        &[must("name", Kind::Text), may("rolle", Kind::Text), may("stelle", Kind::Text)],
    ),
    keys(
        "transfer",
        "[transfer]",
        &[
            may("ansatz", Kind::Text),
            may("markt", Kind::Text),
            may("interessierte", Kind::Texts),
            may("lizenz", Kind::Text),
            may("voraussetzungen", Kind::Texts),
        ],
    ),
    keys(
        "investition",
        "[investition]",
        &[
            may("bedarf", Kind::Money),
            may("gegenleistung", Kind::Text),
            may("geschaeftsmodell", Kind::Text),
            may("wirkung", Kind::Text),
            may("warum_jetzt", Kind::Text),
            may("ausstieg", Kind::Text),
            may("verwendung", Kind::Tables),
        ],
    ),
    keys(
        "investition.verwendung",
        "[[investition.verwendung]]",
        &[must("zweck", Kind::Text), must("betrag", Kind::Money)],
    ),
];

/// Every table of a form of the council paper, in the order of `docs/vorlagen.md`.
const DIALECT_TABLES: &[TableKeys] = &[
    keys(
        "",
        "the top of the file",
        &[
            must("name", Kind::Text),
            may("sprache", LANGUAGES),
            may("laender", Kind::Words(|| STATES.to_vec())),
            may("titel", Kind::Text),
            may("kopf", Kind::Words(dialect::fields)),
            may("namen", Kind::Table),
            may("abschnitt", Kind::Tables),
        ],
    ),
    keys("namen", "[namen]", &dialect::NAMED),
    keys("abschnitt", "[[abschnitt]]", &[may("titel", Kind::Text), must("inhalt", Kind::Words(dialect::contents))]),
];

/// Every key of a profile that holds no tables, as a dotted path.
pub(crate) fn single_values() -> &'static [String] {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    PATHS.get_or_init(|| {
        let repeated = |table: &TableKeys| table.header != format!("[{}]", table.path) && !table.path.is_empty();
        let all = TABLES.iter().filter(|table| !repeated(table)).flat_map(|t| t.keys.iter().map(|k| t.path_of(k)));
        all.filter(|path| !path.starts_with('$') && !TABLES.iter().any(|table| table.path == *path)).collect()
    })
}

/// A kind of file that is read into placed values: what a message calls it, and its tables.
#[derive(Debug)]
pub(crate) struct Format {
    /// The noun for messages.
    pub noun: fn() -> Message,
    tables: &'static [TableKeys],
}

/// A project profile.
pub(crate) static PROFILE: Format = Format { noun: || say!("a profile"), tables: TABLES };
/// A form of the council paper.
pub(super) static DIALECT: Format = Format { noun: || say!("a form of the council paper"), tables: DIALECT_TABLES };

impl Format {
    /// The keys of the table with this path.
    pub fn of(&self, path: &str) -> &'static [Key] {
        self.tables.iter().find(|t| t.path == path).map_or(&[], |t| t.keys)
    }

    /// How the tables that know this key are written, other than the one with this path.
    pub fn elsewhere(&self, key: &str, path: &str) -> Vec<Message> {
        let written = |table: &TableKeys| match table.path {
            "" => say!("the top of the file"),
            _ => Message::verbatim(table.header),
        };
        self.tables.iter().filter(|t| t.path != path && t.keys.iter().any(|k| k.name == key)).map(written).collect()
    }

    /// How the table with this path is written.
    pub fn header(&self, path: &str) -> Option<&'static str> {
        self.tables.iter().find(|t| t.path == path).map(|t| t.header)
    }

    /// How the table with this path, positions included, is written in a message.
    pub fn shown(&self, path: &str) -> String {
        let plain = without_positions(path);
        self.header(&plain).map_or(plain, str::to_owned)
    }
}

/// A path with the positions in lists left out: `risiken[0].risiko` becomes `risiken.risiko`.
pub(super) fn without_positions(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::values::LONGEST_TITLE;
    use super::*;

    /// The part of the reference from the heading that names this table to the next heading.
    fn section(table: &TableKeys) -> &'static str {
        let reference = include_str!("../../docs/profile.md");
        let heading = if table.path.is_empty() { "Top level".to_owned() } else { format!("`{}`", table.header) };
        let at = reference
            .match_indices("\n#")
            .find(|(at, _)| reference[at + 1..].lines().next().is_some_and(|line| line.contains(&heading)));
        let rest = at.map_or("", |(at, _)| &reference[at + 1..]);
        rest.split("\n#").next().unwrap_or_default()
    }

    /// How the reference says what a value may be.
    fn told(kind: Kind) -> String {
        let words =
            |words: fn() -> Vec<&'static str>| words().iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
        match kind {
            Kind::Text | Kind::Path | Kind::Colour | Kind::Form => "text".into(),
            Kind::Title => format!("text of {LONGEST_TITLE} characters at most"),
            Kind::Texts => "texts".into(),
            Kind::Email => "text with `@`".into(),
            Kind::Date => "date".into(),
            Kind::Money => "money".into(),
            Kind::Whole(from, to) => {
                let grouped = |n: i64| match n {
                    ..10_000 => n.to_string(),
                    n => format!("{},{:03},{:03}", n / 1_000_000, n / 1000 % 1000, n % 1000),
                };
                format!("whole, {} to {}", grouped(from), grouped(to))
            }
            Kind::Number => "number".into(),
            Kind::Flag => "flag".into(),
            Kind::Word(of) => format!("one of {}", words(of)),
            Kind::Words(of) if of().len() > 10 => "one of the sixteen Länder, or a list of them".into(),
            Kind::Words(of) => format!("texts, each one of {}", words(of)),
            Kind::Phases => "text or array".into(),
            Kind::TextsOrTables => "array of texts, or of tables `kriterium`, `grund`".into(),
            Kind::TableOrTables => "array of tables `kriterium`, `grund`".into(),
            Kind::Table | Kind::Tables => "table".into(),
        }
    }

    #[test]
    fn the_reference_tells_every_key_once_with_what_it_may_be() {
        // Tables within one entry, or with nothing but a list, have no heading of their own.
        let within = ["finanzierung", "auswahl.einschliessen", "auswahl.ausschliessen"];
        // Keys that hold a table have a heading instead of a row.
        let is_table = |t: &TableKeys, key: &Key| {
            let path = t.path_of(key);
            TABLES.iter().any(|t| t.path == path) && !within.contains(&path.as_str()) || path == "finanzierung"
        };
        for table in TABLES.iter().filter(|t| !within.contains(&t.path)) {
            let rows = section(table).lines().filter_map(|l| {
                let (name, rest) = l.strip_prefix("| `")?.split_once('`')?;
                Some(format!("{name}: {}", rest.trim_start_matches([' ', '|']).split(" |").next()?))
            });
            let mut found: Vec<String> = rows.collect();
            let keys = table.keys.iter().filter(|k| !is_table(table, k));
            let mut want: Vec<String> = keys
                .map(|k| format!("{}: {}{}", k.name, told(k.kind), if k.required { ", **required**" } else { "" }))
                .collect();
            want.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, want, "docs/profile.md, {}", table.header);
        }
    }
}
