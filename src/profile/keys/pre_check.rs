//! The keys of `[vorpruefung]`: what was looked into before the project began.

use super::entry::{TableEntry, optional, table};
use crate::catalog::Phase;
use crate::document::kind::Kind;

pub(super) const TABLES: &[TableEntry] = &[table("vorpruefung", "[vorpruefung]")
    .heading("Vorprüfung: selbst entwickeln oder übernehmen?", "Pre-check: develop it or take it over?")
    .means("Was vor dem Start geprüft wurde", "What was examined before the start")
    .questions("Vorprüfung: selbst entwickeln oder übernehmen?", "Pre-check: develop it or take it over?")
    .keys(&[
        optional("gesucht", Kind::Prose)
            .means("Wo nach fertigen Lösungen gesucht wurde", "Where existing solutions were looked for")
            .example(
                r#""Marktplatz der Länder, Nachbarkreise, zwei Anbieter""#,
                r#""Marketplaces of the Länder, neighbouring districts, two suppliers""#,
            )
            .asked("Wo gesucht wurde", "Where we looked")
            .help(
                "Wo und bei wem nach einer fertigen Lösung gesucht wurde",
                "Where and with whom an existing solution was looked for",
            )
            .change("Suche nach fertigen Lösungen", "Search for existing solutions")
            .gap(
                33,
                "D C",
                "Suche nach fertigen Lösungen vor dem Start",
                "the search for existing solutions before the start",
            )
            .in_phases(&Phase::BEFORE_PILOT)
            .reference("where existing solutions were looked for", "")
            .papers("D C"),
        optional("gefunden", Kind::Prose)
            .means("Was dabei gefunden wurde", "What was found")
            .example(
                r#""Zwei Systeme für große Flüsse, keines für Bäche""#,
                r#""Two systems for large rivers, none for streams""#,
            )
            .asked("Was gefunden wurde", "What was found")
            .help("Fertige Lösungen, die infrage kamen; auch: keine", "Existing solutions considered; or: none")
            .change("Gefundene Lösungen", "Solutions found")
            .reference("what was found", "")
            .papers("D C"),
        optional("verworfen", Kind::Prose)
            .means("Was verworfen wurde und warum", "What was rejected, and why")
            .example(
                r#""Die Systeme melden erst nach 30 Minuten, das ist für Bäche zu spät.""#,
                r#""The systems report after 30 minutes, too late for streams.""#,
            )
            .asked("Was verworfen wurde", "What was rejected")
            .help(
                "Welche Lösungen nicht übernommen wurden, und aus welchem Grund",
                "Which solutions were not taken over, and for what reason",
            )
            .change("Verworfene Lösungen", "Solutions rejected")
            .reference("what was rejected, and why", "")
            .papers("D C"),
        optional("mehrwert", Kind::Prose)
            .means("Was das Projekt über Vorhandenes hinaus bringt", "What the project adds to what there is already")
            .example(
                r#""Warnung in fünf Minuten statt in dreißig""#,
                r#""A warning in five minutes instead of thirty""#,
            )
            .asked("Was es zusätzlich bringt", "What it adds")
            .help("Was es besser macht als das, was es schon gibt", "What it does better than what there is already")
            .change("Mehrwert gegenüber Vorhandenem", "What it adds to what there is")
            .gap(34, "D C", "Mehrwert gegenüber vorhandenen Lösungen", "the added value over existing solutions")
            .in_phases(&Phase::BEFORE_PILOT)
            .reference("what the project adds to what there is already", "")
            .papers("D C"),
        optional("ressourcen", Kind::Prose)
            .means("Ob Personal, Geld und Wissen dafür reichen", "Whether staff, money and knowledge suffice for it")
            .example(
                r#""Eine halbe Stelle ist da, die Funktechnik betreuen die Stadtwerke.""#,
                r#""Half a post is there; the utility looks after the radio network.""#,
            )
            .asked("Eigene Mittel und Kräfte", "Own resources")
            .help(
                "Ob Personal, Geld und Wissen für eine eigene Entwicklung reichen",
                "Whether staff, money and knowledge suffice to develop it",
            )
            .change("Eigene Mittel und Kräfte", "Own resources")
            .gap(
                35,
                "D C",
                "Einschätzung der eigenen Mittel und Kräfte",
                "an assessment of the municipality’s own resources",
            )
            .in_phases(&Phase::BEFORE_PILOT)
            .reference("whether staff, money and knowledge suffice for it", "")
            .papers("D C"),
        optional("gemeinsam", Kind::Prose)
            .means("Mit wem es sich gemeinsam entwickeln ließe", "With whom it could be developed")
            .example(
                r#""Zwei Nachbargemeinden sind bereit, sich zu beteiligen.""#,
                r#""Two neighbouring municipalities are ready to take part.""#,
            )
            .asked("Gemeinsam mit anderen", "Together with others")
            .help(
                "Ob und mit wem es sich gemeinsam entwickeln oder betreiben ließe",
                "Whether and with whom it could be developed or run together",
            )
            .change("Gemeinsame Entwicklung", "Development with others")
            .gap(
                36,
                "D C",
                "Prüfung einer gemeinsamen Entwicklung mit anderen",
                "an assessment of joint development with others",
            )
            .in_phases(&Phase::BEFORE_PILOT)
            .reference("whether it could be developed together, and with whom", "")
            .papers("D C"),
    ])];
