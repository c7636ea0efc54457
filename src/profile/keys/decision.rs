//! The keys of `[beschluss]` and the way through the bodies.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;

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
];
