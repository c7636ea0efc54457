//! The keys of `[beschluss]`.

use super::entry::{TableEntry, optional, table};
use crate::document::kind::{Kind, PathTarget};
use crate::message::say;

const WORD_FORM: PathTarget = PathTarget { what: || say!("the Word form"), example: "formulare/vorlage.docx" };

pub(super) const TABLES: &[TableEntry] =
    &[table("beschluss", "[beschluss]").heading("Beschluss", "Decision").questions("Beschluss", "Decision").keys(&[
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
            .gap(27, "C", "Nummer der Vorlage", "the number of the paper")
            .reference("number of the council paper, in quotes", r#"`"2026/214"`"#)
            .papers("D C"),
        optional("federfuehrung", Kind::Text)
            .means("Das federführende Amt", "The office in charge")
            .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
            .asked("Federführung", "Office in charge")
            .help("Die zuständige Stelle", "Who is responsible for the paper")
            .untold()
            .gap(28, "C", "Federführende Stelle", "the lead department")
            .reference("office in charge", r#"`"Stabsstelle Digitales"`"#)
            .papers("C"),
        optional("frage", Kind::Text)
            .means("Die Entscheidungsfrage, in einem Satz", "The question that is decided, in one sentence")
            .example(
                r#""Soll die Stadt die Pegelwacht ab 2028 selbst betreiben?""#,
                r#""Should the town run the flood watch itself from 2028?""#,
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
            .papers("D S C")
            .gap(42, "C", "Folgen einer Ablehnung", "the consequences of a refusal"),
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
    ])];
