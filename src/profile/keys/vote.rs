//! The keys of the way through the bodies, of the vote, and of how far earlier decisions are carried out.

use super::entry::{TableEntry, optional, required, table};
use crate::document::bounds::MAX_VOTES;
use crate::document::kind::Kind;
use crate::profile::words::{EXECUTION_STATUS, VOTE_RESULTS};

const VOTES: Kind = Kind::Whole(0, MAX_VOTES);

pub(super) const TABLES: &[TableEntry] = &[
    table("beschluss.beratungsfolge", "[[beschluss.beratungsfolge]]")
        .means("Der Weg durch die Gremien", "The way through the bodies")
        .brief()
        .sheet(5, 15)
        .sheet_name("Beratungsfolge", "Bodies")
        .sheet_lead(
            "Der Weg durch die Gremien: eine Beratung je Zeile, in zeitlicher Folge.",
            "The way through the bodies: one consultation a row, in order of time.",
        )
        .gap(29, "C", "Beratungsfolge", "the bodies to be consulted and their dates")
        .named_by(&["gremium", "zustaendigkeit"])
        .keys(&[
            required("gremium", Kind::Text)
                .means("das Gremium", "the body")
                .example(r#""Hauptausschuss""#, r#""Main committee""#)
                .asked("Gremium", "Body")
                .help("Ausschuss oder Rat", "Committee or council")
                .width(64.0)
                .untold()
                .reference("body", r#"`"Hauptausschuss"`"#)
                .papers("C"),
            optional("datum", Kind::Date)
                .means("Tag seiner Sitzung", "day of its meeting")
                .example("2027-01-27", "2027-01-27")
                .asked("Sitzung", "Meeting")
                .help("Datum", "Date")
                .width(18.0)
                .untold()
                .reference("its meeting", "`2026-12-02`")
                .papers("C"),
            optional("zustaendigkeit", Kind::Text)
                .means(
                    "Vorberatung, Entscheidung, Kenntnisnahme …",
                    "preliminary discussion, decision, for information …",
                )
                .example(r#""Vorberatung""#, r#""Preliminary discussion""#)
                .asked("Zuständigkeit", "Role")
                .help(
                    "Vorberatung, Entscheidung, Kenntnisnahme …",
                    "Preliminary discussion, decision, for information …",
                )
                .width(54.0)
                .untold()
                .reference("Vorberatung, Entscheidung, Kenntnisnahme …", r#"`"Vorberatung"`"#)
                .papers("C"),
        ]),
    table("beschluss.ergebnis", "[beschluss.ergebnis]")
        .means("Wie abgestimmt wurde", "How the body has voted")
        .brief()
        .questions("Ergebnis der Abstimmung", "Result of the vote")
        .keys(&[
            optional("datum", Kind::Date)
                .means("Tag der Abstimmung", "day of the vote")
                .example("2027-02-10", "2027-02-10")
                .asked("Tag der Abstimmung", "Day of the vote")
                .help("Wann abgestimmt wurde", "When the body voted")
                .columns(&["Tag des Beschlusses"])
                .change("Tag der Abstimmung", "Day of the vote")
                .reference("day of the vote; needed with every other key of this table (`missing-key`)", "`2027-02-10`")
                .papers("D S C F"),
            optional("ergebnis", Kind::Word(&VOTE_RESULTS))
                .means(
                    r#""beschlossen", "geändert beschlossen", "vertagt" oder "abgelehnt""#,
                    "\"beschlossen\" adopted, \"geändert beschlossen\" adopted with changes, \"vertagt\" adjourned, \
                    \"abgelehnt\" rejected",
                )
                .example(r#""beschlossen""#, r#""beschlossen""#)
                .asked("Ergebnis", "Result")
                .help(
                    "beschlossen, geändert beschlossen, vertagt, abgelehnt",
                    "adopted, adopted with changes, adjourned, rejected",
                )
                .columns(&["Abstimmungsergebnis"])
                .change("Ergebnis der Abstimmung", "Result of the vote")
                .reference("adopted, adopted with changes, adjourned or rejected", r#"`"beschlossen"`"#)
                .papers("D S C F"),
            optional("ja", VOTES)
                .means("Ja-Stimmen", "votes in favour")
                .example("31", "31")
                .asked("Ja-Stimmen", "Votes in favour")
                .help("Anzahl", "How many")
                .change("Ja-Stimmen", "Votes in favour")
                .reference("votes in favour", "`31`")
                .papers("D C"),
            optional("nein", VOTES)
                .means("Nein-Stimmen", "votes against")
                .example("6", "6")
                .asked("Nein-Stimmen", "Votes against")
                .help("Anzahl", "How many")
                .change("Nein-Stimmen", "Votes against")
                .reference("votes against", "`6`")
                .papers("D C"),
            optional("enthaltungen", VOTES)
                .means("Enthaltungen", "abstentions")
                .example("2", "2")
                .asked("Enthaltungen", "Abstentions")
                .help("Anzahl", "How many")
                .change("Enthaltungen", "Abstentions")
                .reference("abstentions", "`2`")
                .papers("D C"),
            optional("wortlaut", Kind::Prose)
                .means("was beschlossen wurde, wenn es vom Vorschlag abweicht", "what was decided, if not as proposed")
                .example(
                    r#""Punkt 2 mit der Maßgabe, dass die Kämmerei jährlich berichtet.""#,
                    r#""Point 2 provided that the treasurer reports every year.""#,
                )
                .asked("Beschlossener Wortlaut", "Wording as decided")
                .help("Nur, wenn er vom Vorschlag abweicht", "Only if it is not what was proposed")
                .change("Beschlossener Wortlaut", "Wording as decided")
                .reference("what was decided, where it is not what was proposed", "")
                .papers("D C"),
        ]),
    table("vollzug", "[[vollzug]]")
        .heading("Vollzug früherer Beschlüsse", "Carrying out earlier decisions")
        .means(
            "Wie weit die Punkte des Beschlusses sind, der im früheren Profil (vorher) steht",
            "How far the points of the resolution are that stands in the earlier profile (vorher)",
        )
        .brief()
        .sheet(24, 20)
        .sheet_name("Vollzug", "Execution")
        .sheet_lead(
            "Wie weit die Punkte des letzten Beschlusses sind: ein Punkt je Zeile.",
            "How far the points of the last resolution are carried out: one point a row.",
        )
        .change("Vollzug eines Beschlusspunktes", "Execution of a point")
        .keys(&[
            required("punkt", Kind::Text)
                .means("der Punkt des Beschlusses, mit seiner id oder Nummer", "the point, by its id or number")
                .example(r#""anlagen""#, r#""gauges""#)
                .asked("Beschlusspunkt", "Point of the resolution")
                .help("Kennung oder Nummer des Punktes", "Id or number of the point")
                .width(26.0)
                .change("Beschlusspunkt des Vollzugs", "Point carried out")
                .reference(
                    "the point of the earlier profile's resolution (`projekt.vorher`), by its `id` or number",
                    r#"`"anlagen"`, `"1"`"#,
                )
                .papers("D C F"),
            optional("status", Kind::Word(&EXECUTION_STATUS))
                .means(
                    r#""offen", "in Arbeit", "erledigt" oder "entfallen""#,
                    "\"offen\" open, \"in Arbeit\" in progress, \"erledigt\" done, \"entfallen\" dropped",
                )
                .example(r#""erledigt""#, r#""erledigt""#)
                .asked("Stand", "Status")
                .help("offen, in Arbeit, erledigt, entfallen", "open, in progress, done, dropped")
                .width(18.0)
                .change("Stand des Vollzugs", "State of execution")
                .reference("open, in progress, done, dropped", r#"`"erledigt"`"#)
                .papers("D C F"),
            optional("datum", Kind::Date)
                .means("seit wann", "since when")
                .example("2027-09-30", "2027-09-30")
                .asked("Datum", "Date")
                .help("Seit wann der Stand gilt", "Since when it is so")
                .width(18.0)
                .change("Datum des Vollzugs", "Date of execution")
                .reference("since when it is so", "`2027-09-30`")
                .papers("D C F"),
            optional("notiz", Kind::Text)
                .means("was dazu zu sagen ist", "what is to be said about it")
                .example(r#""Alle Messstellen sind in Betrieb.""#, r#""All gauges are running.""#)
                .asked("Notiz", "Note")
                .help("Was dazu zu sagen ist", "What is to be said about it")
                .width(76.0)
                .change("Notiz zum Vollzug", "Note on execution")
                .reference("remark", "")
                .papers("D C F"),
        ]),
];
