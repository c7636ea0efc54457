//! Every table of the format with its keys: for hints that say where a misplaced key belongs. The reader
//! asserts in debug builds that this list is what it asks for.

use std::sync::OnceLock;

use crate::message::{Message, say};

/// A table's path without positions, how it is written in TOML, and its keys.
#[derive(Debug)]
pub(crate) struct TableKeys {
    /// `projekt.kennzahlen`; empty for the top level.
    pub path: &'static str,
    /// `[[projekt.kennzahlen]]`.
    pub header: &'static str,
    /// The keys.
    pub keys: &'static [&'static str],
}

const fn keys(path: &'static str, header: &'static str, keys: &'static [&'static str]) -> TableKeys {
    TableKeys { path, header, keys }
}

/// All tables in the order of the reference, `docs/profile.md`.
pub(crate) const TABLES: &[TableKeys] = &[
    keys(
        "",
        "the top of the file",
        &[
            "$schema",
            "sprache",
            "kommune",
            "projekt",
            "betrieb",
            "finanzierung",
            "beschluss",
            "kriterien",
            "auswahl",
            "risiken",
            "auswirkungen",
            "schritte",
            "team",
            "transfer",
            "investition",
        ],
    ),
    keys(
        "kommune",
        "[kommune]",
        &["name", "art", "bundesland", "einwohner", "staffel", "logo", "farbe", "kontakt", "quelle"],
    ),
    keys("kommune.kontakt", "[kommune.kontakt]", &["name", "stelle", "telefon", "email", "web"]),
    keys(
        "projekt",
        "[projekt]",
        &[
            "titel",
            "kurzbeschreibung",
            "phase",
            "phase_angenommen",
            "stand",
            "vorher",
            "problem",
            "loesung",
            "mehrwert",
            "zielgruppen",
            "alternativen",
            "kennzahlen",
        ],
    ),
    keys("projekt.alternativen", "[[projekt.alternativen]]", &["titel", "bewertung"]),
    keys("projekt.kennzahlen", "[[projekt.kennzahlen]]", &["name", "einheit", "vorher", "heute", "ziel", "quelle"]),
    keys("betrieb", "[betrieb]", &["modell", "partner", "begruendung", "optionen"]),
    keys("betrieb.optionen", "[[betrieb.optionen]]", &["modell", "bewertung"]),
    keys("finanzierung", "[finanzierung]", &["posten"]),
    keys("finanzierung.posten", "[[finanzierung.posten]]", &["jahr", "betrag", "art", "zweck", "quelle", "status"]),
    keys(
        "beschluss",
        "[beschluss]",
        &["gremium", "sitzung", "vorlage_nr", "federfuehrung", "text", "vorlage", "anlagen", "beratungsfolge"],
    ),
    keys("beschluss.beratungsfolge", "[[beschluss.beratungsfolge]]", &["gremium", "datum", "zustaendigkeit"]),
    keys("kriterien", "[[kriterien]]", &["kriterium", "status", "nachweis", "verantwortlich", "faellig", "notiz"]),
    keys("auswahl", "[auswahl]", &["einschliessen", "ausschliessen", "workstreams"]),
    keys("auswahl.einschliessen", "auswahl.einschliessen", &["kriterium", "grund"]),
    keys("auswahl.ausschliessen", "auswahl.ausschliessen", &["kriterium", "grund"]),
    keys("risiken", "[[risiken]]", &["risiko", "wahrscheinlichkeit", "auswirkung", "massnahme", "verantwortlich"]),
    keys("auswirkungen", "[auswirkungen]", &["klima", "barrierefreiheit", "datenschutz"]),
    keys("schritte", "[[schritte]]", &["schritt", "verantwortlich", "bis"]),
    keys("team", "[team]", &["steuerung", "mitglieder"]),
    keys("team.mitglieder", "[[team.mitglieder]]", &["name", "rolle", "stelle"]),
    keys("transfer", "[transfer]", &["ansatz", "markt", "interessierte", "lizenz", "voraussetzungen"]),
    keys(
        "investition",
        "[investition]",
        &["bedarf", "gegenleistung", "geschaeftsmodell", "wirkung", "warum_jetzt", "ausstieg", "verwendung"],
    ),
    keys("investition.verwendung", "[[investition.verwendung]]", &["zweck", "betrag"]),
];

/// Every table of a form of the council paper, in the order of `docs/vorlagen.md`.
const DIALECT_TABLES: &[TableKeys] = &[
    keys("", "the top of the file", &["name", "sprache", "laender", "titel", "kopf", "namen", "abschnitt"]),
    keys("namen", "[namen]", super::dialect::NAMED),
    keys("abschnitt", "[[abschnitt]]", &["titel", "inhalt"]),
];

/// Every key of a profile that holds no tables, as a dotted path.
pub(crate) fn single_values() -> &'static [String] {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    PATHS.get_or_init(|| {
        let repeated = |table: &TableKeys| table.header != format!("[{}]", table.path) && !table.path.is_empty();
        let path = |table: &TableKeys, key: &str| match table.path {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        let all = TABLES.iter().filter(|table| !repeated(table)).flat_map(|t| t.keys.iter().map(|k| path(t, k)));
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
    pub fn of(&self, path: &str) -> &'static [&'static str] {
        self.tables.iter().find(|t| t.path == path).map_or(&[], |t| t.keys)
    }

    /// How the tables that know this key are written, other than the one with this path.
    pub fn elsewhere(&self, key: &str, path: &str) -> Vec<Message> {
        let written = |table: &TableKeys| match table.path {
            "" => say!("the top of the file"),
            _ => Message::verbatim(table.header),
        };
        self.tables.iter().filter(|t| t.path != path && t.keys.contains(&key)).map(written).collect()
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

    #[test]
    fn the_reference_names_every_key_once() {
        // Tables within one entry, or with nothing but a list, have no heading of their own.
        let within = ["finanzierung", "auswahl.einschliessen", "auswahl.ausschliessen"];
        // Keys that hold a table have a heading instead of a row.
        let is_table = |t: &TableKeys, key: &str| {
            let path = if t.path.is_empty() { key.to_owned() } else { format!("{}.{key}", t.path) };
            TABLES.iter().any(|t| t.path == path) && !within.contains(&path.as_str()) || path == "finanzierung"
        };
        for table in TABLES.iter().filter(|t| !within.contains(&t.path)) {
            let rows: Vec<&str> =
                section(table).lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next()).collect();
            let mut want: Vec<&str> = table.keys.iter().copied().filter(|k| !is_table(table, k)).collect();
            let mut found = rows.clone();
            want.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, want, "docs/profile.md, {}", table.header);
        }
    }
}
