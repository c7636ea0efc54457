//! Every table of the format with its keys and what their values may be: for hints that say where a misplaced
//! key belongs, and for the schema. The reader asserts in debug builds that these are the keys it asks for; a
//! test compares what it takes with what the schema takes.

use std::sync::OnceLock;

use super::model::{CostKind, FundingStatus, Level, Status};
use crate::catalog::Workstream;
use crate::document::bounds::{COHORTS, MAX_INHABITANTS, STATES, YEARS};
use crate::document::format::{Format, TableKeys, keys};
use crate::document::kind::{Kind, optional, required};
use crate::language::Language;
use crate::message::say;

const LANGUAGES: Kind = Kind::Word(|| Language::ALL.map(Language::code).to_vec());
const YEAR: Kind = Kind::Whole(*YEARS.start() as i64, *YEARS.end() as i64);
const COHORT: Kind = Kind::Whole(*COHORTS.start(), *COHORTS.end());
const LEVELS: Kind = Kind::Word(|| Level::ALL.map(Level::name).to_vec());

/// All tables in the order of the reference, `docs/profile.md`.
pub(crate) const TABLES: &[TableKeys] = &[
    keys(
        "",
        "the top of the file",
        &[
            optional("$schema", Kind::Text),
            optional("sprache", LANGUAGES),
            required("kommune", Kind::Table),
            required("projekt", Kind::Table),
            optional("betrieb", Kind::Table),
            optional("finanzierung", Kind::Table),
            optional("beschluss", Kind::Table),
            optional("kriterien", Kind::Tables),
            optional("auswahl", Kind::Table),
            optional("risiken", Kind::Tables),
            optional("auswirkungen", Kind::Table),
            optional("schritte", Kind::Tables),
            optional("team", Kind::Table),
            optional("transfer", Kind::Table),
            optional("investition", Kind::Table),
        ],
    ),
    keys(
        "kommune",
        "[kommune]",
        &[
            required("name", Kind::Title),
            optional("art", Kind::Text),
            optional("bundesland", Kind::Words(|| STATES.to_vec())),
            optional("einwohner", Kind::Whole(0, MAX_INHABITANTS)),
            optional("staffel", COHORT),
            optional("logo", Kind::Path),
            optional("farbe", Kind::Colour),
            optional("kontakt", Kind::Table),
            optional("quelle", Kind::Text),
        ],
    ),
    keys(
        "kommune.kontakt",
        "[kommune.kontakt]",
        &[
            optional("name", Kind::Text),
            optional("stelle", Kind::Text),
            optional("telefon", Kind::Text),
            optional("email", Kind::Email),
            optional("web", Kind::Text),
        ],
    ),
    keys(
        "projekt",
        "[projekt]",
        &[
            required("titel", Kind::Title),
            optional("kurzbeschreibung", Kind::Text),
            required("phase", Kind::Phases),
            optional("phase_angenommen", Kind::Flag),
            optional("stand", Kind::Date),
            optional("vorher", Kind::Path),
            optional("problem", Kind::Text),
            optional("loesung", Kind::Text),
            optional("mehrwert", Kind::Texts),
            optional("zielgruppen", Kind::Texts),
            optional("alternativen", Kind::Tables),
            optional("kennzahlen", Kind::Tables),
        ],
    ),
    keys(
        "projekt.alternativen",
        "[[projekt.alternativen]]",
        &[required("titel", Kind::Text), optional("bewertung", Kind::Text)],
    ),
    keys(
        "projekt.kennzahlen",
        "[[projekt.kennzahlen]]",
        &[
            required("name", Kind::Text),
            optional("einheit", Kind::Text),
            optional("vorher", Kind::Number),
            optional("heute", Kind::Number),
            optional("ziel", Kind::Number),
            optional("quelle", Kind::Text),
        ],
    ),
    keys(
        "betrieb",
        "[betrieb]",
        &[
            optional("modell", Kind::Text),
            optional("partner", Kind::Texts),
            optional("begruendung", Kind::Text),
            optional("optionen", Kind::Tables),
        ],
    ),
    keys(
        "betrieb.optionen",
        "[[betrieb.optionen]]",
        &[required("modell", Kind::Text), optional("bewertung", Kind::Text)],
    ),
    keys("finanzierung", "[finanzierung]", &[optional("posten", Kind::Tables)]),
    keys(
        "finanzierung.posten",
        "[[finanzierung.posten]]",
        &[
            required("jahr", YEAR),
            required("betrag", Kind::Money),
            required("art", Kind::Word(|| CostKind::ALL.map(CostKind::name).to_vec())),
            optional("zweck", Kind::Text),
            optional("quelle", Kind::Text),
            optional("status", Kind::Word(|| FundingStatus::ALL.map(FundingStatus::name).to_vec())),
        ],
    ),
    keys(
        "beschluss",
        "[beschluss]",
        &[
            optional("gremium", Kind::Text),
            optional("sitzung", Kind::Date),
            optional("vorlage_nr", Kind::Text),
            optional("federfuehrung", Kind::Text),
            optional("text", Kind::Texts),
            optional("vorlage", Kind::Form),
            optional("anlagen", Kind::Texts),
            optional("beratungsfolge", Kind::Tables),
        ],
    ),
    keys(
        "beschluss.beratungsfolge",
        "[[beschluss.beratungsfolge]]",
        &[required("gremium", Kind::Text), optional("datum", Kind::Date), optional("zustaendigkeit", Kind::Text)],
    ),
    keys(
        "kriterien",
        "[[kriterien]]",
        &[
            required("kriterium", Kind::Text),
            optional("status", Kind::Word(|| Status::ALL.map(Status::name).to_vec())),
            optional("nachweis", Kind::Text),
            optional("verantwortlich", Kind::Text),
            optional("faellig", Kind::Date),
            optional("notiz", Kind::Text),
        ],
    ),
    keys(
        "auswahl",
        "[auswahl]",
        &[
            optional("einschliessen", Kind::TextsOrTables),
            optional("ausschliessen", Kind::TableOrTables),
            optional("workstreams", Kind::Words(|| Workstream::ALL.map(Workstream::name).to_vec())),
        ],
    ),
    keys(
        "auswahl.einschliessen",
        "auswahl.einschliessen",
        &[required("kriterium", Kind::Text), optional("grund", Kind::Text)],
    ),
    keys(
        "auswahl.ausschliessen",
        "auswahl.ausschliessen",
        &[required("kriterium", Kind::Text), required("grund", Kind::Text)],
    ),
    keys(
        "risiken",
        "[[risiken]]",
        &[
            required("risiko", Kind::Text),
            optional("wahrscheinlichkeit", LEVELS),
            optional("auswirkung", LEVELS),
            optional("massnahme", Kind::Text),
            optional("verantwortlich", Kind::Text),
        ],
    ),
    keys(
        "auswirkungen",
        "[auswirkungen]",
        &[optional("klima", Kind::Text), optional("barrierefreiheit", Kind::Text), optional("datenschutz", Kind::Text)],
    ),
    keys(
        "schritte",
        "[[schritte]]",
        &[required("schritt", Kind::Text), optional("verantwortlich", Kind::Text), optional("bis", Kind::Date)],
    ),
    keys("team", "[team]", &[optional("steuerung", Kind::Text), optional("mitglieder", Kind::Tables)]),
    keys(
        "team.mitglieder",
        "[[team.mitglieder]]",
        &[required("name", Kind::Text), optional("rolle", Kind::Text), optional("stelle", Kind::Text)],
    ),
    keys(
        "transfer",
        "[transfer]",
        &[
            optional("ansatz", Kind::Text),
            optional("markt", Kind::Text),
            optional("interessierte", Kind::Texts),
            optional("lizenz", Kind::Text),
            optional("voraussetzungen", Kind::Texts),
        ],
    ),
    keys(
        "investition",
        "[investition]",
        &[
            optional("bedarf", Kind::Money),
            optional("gegenleistung", Kind::Text),
            optional("geschaeftsmodell", Kind::Text),
            optional("wirkung", Kind::Text),
            optional("warum_jetzt", Kind::Text),
            optional("ausstieg", Kind::Text),
            optional("verwendung", Kind::Tables),
        ],
    ),
    keys(
        "investition.verwendung",
        "[[investition.verwendung]]",
        &[required("zweck", Kind::Text), required("betrag", Kind::Money)],
    ),
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

/// A project profile.
pub(crate) static PROFILE: Format = Format { noun: || say!("a profile"), tables: TABLES };
#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bounds::MAX_TITLE_CHARS;
    use crate::document::kind::Key;

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
            Kind::Title => format!("text of {MAX_TITLE_CHARS} characters at most"),
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
