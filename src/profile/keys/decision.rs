//! The keys of `[beschluss]` and the way through the bodies.

use super::entry::{TableEntry, optional, required, table};
use crate::document::bounds::MAX_VOTES;
use crate::document::kind::{Kind, PathTarget};
use crate::message::say;
use crate::profile::words::{EXECUTION_STATUS, VOTE_RESULTS};

const WORD_FORM: PathTarget = PathTarget { what: || say!("the Word form"), example: "formulare/vorlage.docx" };
const VOTES: Kind = Kind::Whole(0, MAX_VOTES);

pub(super) const TABLES: &[TableEntry] = &[
    table("beschluss", "[beschluss]").heading("Beschluss", "Decision").questions("Beschluss", "Decision").keys(&[
        optional("gremium", Kind::Text)
            .means("Das Gremium, das entscheidet", "The body that decides")
            .example(r#""Rat der Stadt""#, r#""Town council""#)
            .asked("Gremium", "Body")
            .help(
                "Das Gremium, das entscheidet, zum Beispiel: Rat der Stadt",
                "The body that decides, such as: town council",
            )
            .columns(&["Gremium"])
            .untold()
            .gap(11, "D S C", "Gremium, das entscheidet", "the body that decides")
            .reference("the body that decides", r#"`"Rat der Stadt"`"#)
            .papers("D S C"),
        optional("sitzung", Kind::Date)
            .means("Der Tag der Sitzung", "The day of its meeting")
            .example("2027-02-10", "2027-02-10")
            .asked("Sitzung", "Meeting")
            .help("Der Tag der Sitzung", "The day of the meeting")
            .columns(&["Sitzung"])
            .untold()
            .gap(12, "D S C", "Datum der Sitzung", "the date of the meeting")
            .reference("the day of the meeting; before `stand` is a warning", "`2026-12-10`")
            .papers("D S C"),
        optional("vorlage_nr", Kind::Text)
            .means("Nummer der Vorlage, in Anführungszeichen", "Number of the council paper, in quotation marks")
            .example(r#""2027/014""#, r#""2027/014""#)
            .asked("Nummer der Vorlage", "Number of the council paper")
            .help("Zum Beispiel 2027/014", "Such as 2027/014")
            .without_twin()
            .untold()
            .gap(27, "C", "die Nummer der Vorlage", "the number of the paper")
            .reference("number of the council paper, in quotes", r#"`"2026/214"`"#)
            .papers("D C"),
        optional("federfuehrung", Kind::Text)
            .means("Das federführende Amt", "The office in charge")
            .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
            .asked("Federführung", "Office in charge")
            .help("Die zuständige Stelle", "Who is responsible for the paper")
            .untold()
            .gap(28, "C", "die federführende Stelle", "the lead department")
            .reference("office in charge", r#"`"Stabsstelle Digitales"`"#)
            .papers("C"),
        optional("frage", Kind::Text)
            .means("Die Entscheidungsfrage, in einem Satz", "The question that is decided, in one sentence")
            .example(
                r#""Soll die Stadt die Pegelwacht ab 2028 selbst betreiben?""#,
                r#""Shall the town run the flood watch itself from 2028?""#,
            )
            .asked("Entscheidungsfrage", "Question to be decided")
            .help(
                "In einem Satz, den man mit Ja oder Nein beantwortet",
                "In one sentence that is answered by yes or no",
            )
            .untold()
            .reference("the question that is decided, in one sentence", "")
            .papers("D S C"),
        optional("text", Kind::Points)
            .means(
                "Der Beschlussvorschlag, ein Eintrag je Punkt; ohne ihn schlägt die \
                    Beschlussvorlage einen vor und sagt das",
                "The proposed resolution, one point an entry; without it the council paper proposes \
                    one and says so",
            )
            .example(
                r#"["Der Rat nimmt den Stand des Projekts zur Kenntnis."]"#,
                r#"["The council takes note of the state of the project."]"#,
            )
            .asked("Beschlussvorschlag", "Proposed resolution")
            .help(
                "Ein Punkt je Zeile. Ohne Angabe schlägt die Beschlussvorlage einen vor und sagt \
                    das. Beginnt eine Zeile mit ↳, gehört sie noch zum Punkt darüber.",
                "One point a line. Without it the council paper proposes one and says so. A line \
                    that begins with ↳ still belongs to the point above.",
            )
            .untold()
            .gap(10, "D S C", "Beschlussvorschlag", "the proposed resolution")
            .reference(
                "the proposed resolution, one point an entry. Without it the council paper proposes \
                    one and says so",
                "",
            )
            .papers("D S C"),
        optional("punkte", Kind::Tables),
        optional("bei_nein", Kind::Prose)
            .means("Was folgt, wenn das Gremium ablehnt", "What follows if the body refuses")
            .example(
                r#""Die Messstellen werden Ende 2027 abgebaut.""#,
                r#""The gauges are taken down at the end of 2027.""#,
            )
            .asked("Folge einer Ablehnung", "If it is refused")
            .help(
                "Was geschieht, wenn das Gremium ablehnt: was endet, was bleibt, was schon ausgegeben ist",
                "What happens if the body refuses: what ends, what stays, what has been spent",
            )
            .untold()
            .reference("what follows if the body refuses", "")
            .papers("D S C"),
        optional("oeffentlich", Kind::Flag)
            .means(
                "true, wenn öffentlich beraten wird; false, wenn nicht",
                "true if the meeting is public, false if not",
            )
            .example("true", "true")
            .asked("Öffentlich?", "Public?")
            .help("ja, wenn öffentlich beraten wird; nein, wenn nicht", "yes if the meeting is public, no if not")
            .untold()
            .reference("whether the body deliberates in public; nothing is printed if missing", "`true`")
            .papers("C"),
        optional("aktenzeichen", Kind::Text)
            .means("Aktenzeichen, in Anführungszeichen", "File number, in quotation marks")
            .example(r#""10.24.03-07""#, r#""10.24.03-07""#)
            .asked("Aktenzeichen", "File number")
            .help("Das Aktenzeichen der Verwaltung", "The administration's file number")
            .untold()
            .reference("the administration's file number, in quotes", r#"`"10.24.03-07"`"#)
            .papers("C"),
        optional("verfasser", Kind::Text)
            .means("Wer die Vorlage verfasst hat", "Who has written the paper")
            .example(r#""Sabine Ahlers""#, r#""Sabine Ahlers""#)
            .asked("Verfasst von", "Written by")
            .help("Wer die Vorlage verfasst hat", "Who has written the paper")
            .untold()
            .reference("who has written the paper", r#"`"Sabine Ahlers"`"#)
            .papers("C"),
        optional("beteiligte", Kind::Texts)
            .means("Ämter, die beteiligt waren", "Offices that took part")
            .example(r#"["Kämmerei", "Feuerwehr"]"#, r#"["Treasurer", "Fire brigade"]"#)
            .asked("Beteiligte Stellen", "Offices that took part")
            .help("Welche Ämter beteiligt waren, eines je Zeile", "Which offices took part, one a line")
            .untold()
            .reference("offices that took part", r#"`["Kämmerei", "Feuerwehr"]`"#)
            .papers("C"),
        optional("mitzeichnung", Kind::Texts)
            .means("Wer mitzeichnet", "Who signs beside the office in charge")
            .example(r#"["Erste Beigeordnete", "Kämmerei"]"#, r#"["Deputy head", "Treasurer"]"#)
            .asked("Mitzeichnung", "Co-signatures")
            .help("Wer mitzeichnet, eine Stelle je Zeile", "Who signs beside the office in charge, one a line")
            .untold()
            .reference("who signs beside the office in charge; each gets a line", r#"`["Kämmerei"]`"#)
            .papers("C"),
        optional("vorlage", Kind::Form)
            .means(
                "Form der Beschlussvorlage: ein Land oder eine eigene Datei; ohne Angabe die im \
                    Land übliche",
                "Form of the council paper: a Land or a file of your own; without it the one \
                    customary in the Land",
            )
            .example(r#""bayern""#, r#""bayern""#)
            .asked("Form der Beschlussvorlage", "Form of the council paper")
            .help(
                "Ohne Angabe die im Land übliche. Sonst eine aus der Liste oder eine eigene Datei: \
                    formulare/vorlage.toml",
                "Without it the one customary in the Land. Else one from the list, or a file of \
                    your own: formulare/vorlage.toml",
            )
            .untold()
            .reference(
                "the form of the council paper: a built-in one by key or Land \
                    ([vorlagen.md](vorlagen.md)), or a file from the profile's folder downwards; the \
                    one customary in `bundesland` if missing",
                r#"`"bayern"`, `"formulare/vorlage.toml"`"#,
            )
            .papers("C"),
        optional("word_vorlage", Kind::Path(&WORD_FORM))
            .means(
                "Das eigene Word-Formular, in das die Beschlussvorlage geschrieben wird",
                "Your own Word form that the council paper is put into",
            )
            .example(r#""formulare/vorlage.docx""#, r#""formulare/vorlage.docx""#)
            .asked("Word-Formular", "Word form")
            .help(
                "Ein eigenes Formular im selben Ordner oder darunter: formulare/vorlage.docx",
                "A form of your own in the same folder or below: formulare/vorlage.docx",
            )
            .untold()
            .reference(
                "a Word form of one's own that the council paper is put into, from the profile's folder downwards",
                r#"`"formulare/vorlage.docx"`"#,
            )
            .papers("C"),
        optional("anlagen", Kind::Texts)
            .means("Was der Beschlussvorlage beiliegt", "What is attached")
            .example(r#"["Kostenschätzung vom 10.11.2026"]"#, r#"["Cost estimate of 10 November 2026"]"#)
            .asked("Anlagen", "Attachments")
            .help(
                "Was der Beschlussvorlage beiliegt, eine Anlage je Zeile",
                "What is attached to the council paper, one a line",
            )
            .untold()
            .reference("what is attached to the council paper", r#"`["Kostenschätzung"]`"#)
            .papers("C"),
        optional("beratungsfolge", Kind::Tables),
        optional("ergebnis", Kind::Table),
    ]),
    table("beschluss.beratungsfolge", "[[beschluss.beratungsfolge]]")
        .means("Der Weg durch die Gremien", "The way through the bodies")
        .brief()
        .sheet(5, 15)
        .sheet_name("Beratungsfolge", "Bodies")
        .sheet_lead(
            "Der Weg durch die Gremien: eine Beratung je Zeile, in zeitlicher Folge.",
            "The way through the bodies: one consultation a row, in order of time.",
        )
        .gap(29, "C", "die Beratungsfolge", "the bodies to be consulted and their dates")
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
                .example(r#""1""#, r#""1""#)
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
