//! The keys of the resolution's points and of their conditions.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;
use crate::profile::words::{CONSEQUENCES, STATUS};

pub(super) const TABLES: &[TableEntry] = &[
    table("beschluss.punkte", "[[beschluss.punkte]]")
        .means(
            "Der Beschlussvorschlag Punkt für Punkt, anstelle von text: mit Obergrenze, Frist und Bedingungen",
            "The proposed resolution point by point instead of text: with cap, date and conditions",
        )
        .brief()
        .sheet(20, 15)
        .sheet_name("Beschlusspunkte", "Resolution")
        .sheet_lead(
            "Der Beschlussvorschlag Punkt für Punkt, in der Reihenfolge der Vorlage. Bleibt das Blatt leer, gilt der \
            Beschlussvorschlag im Blatt „Angaben“.",
            "The proposed resolution point by point, in the order of the paper. If it stays empty, the resolution on \
            the sheet “Facts” is used.",
        )
        .named_by(&["id", "text"])
        .keys(&[
            optional("id", Kind::Text)
                .means(
                    "kurze Kennung, mit der Posten auf den Punkt verweisen; ohne sie seine Nummer",
                    "short id by which items name the point; without it its number",
                )
                .example(r#""anlagen""#, r#""gauges""#)
                .asked("Kennung", "Id")
                .help("Kurzes Wort; leer: die Nummer", "A short word; empty: its number")
                .width(14.0)
                .untold()
                .reference(
                    "what items and `[[vollzug]]` name it by; its number, counted from 1, if missing",
                    r#"`"anlagen"`"#,
                )
                .papers("–"),
            required("text", Kind::Prose)
                .means("der Wortlaut", "its words")
                .example(
                    r#""Der Rat stimmt der Beschaffung von 12 Messstellen zu.""#,
                    r#""The council agrees to buy 12 gauges.""#,
                )
                .asked("Wortlaut", "Words")
                .help("Was beschlossen wird", "What is decided")
                .width(52.0)
                .untold()
                .reference(
                    "its words; a list in it makes points below it. `punkte` and `text` of `[beschluss]` together are \
                    an error (`resolution-twice`)",
                    "",
                )
                .papers("D S C"),
            optional("hoechstens", Kind::Money)
                .means("Obergrenze in Euro, die kein Posten ist", "a cap in euros that is no item")
                .example("15000", "15000")
                .asked("Höchstens", "At most")
                .help("Obergrenze in Euro, die kein Posten ist", "A cap in euros that is no item")
                .width(16.0)
                .untold()
                .reference(
                    "a cap that is no item, such as for an orderly end; shown apart from the sum decided on",
                    "`15000`",
                )
                .papers("D C"),
            optional("deckung", Kind::Text)
                .means("woraus die Obergrenze bezahlt würde", "what the cap would be paid from")
                .example(
                    r#""Produkt 53.80, im Haushalt 2028 zu veranschlagen""#,
                    r#""Product 53.80, to be budgeted in 2028""#,
                )
                .asked("Deckung der Obergrenze", "Cover of the cap")
                .help("Woraus die Obergrenze bezahlt würde", "What the cap would be paid from")
                .width(26.0)
                .untold()
                .reference(
                    "what the cap would be paid from: product, account, budget year. If missing, the papers say so",
                    r#"`"Produkt 53.80"`"#,
                )
                .papers("D C"),
            optional("begruendung", Kind::Text)
                .means("wo die Begründung darauf eingeht", "where the reasons speak of it")
                .example(r#""Abschnitt 3""#, r#""Section 3""#)
                .asked("Begründung", "Reasons")
                .help("Wo die Begründung darauf eingeht", "Where the reasons speak of it")
                .width(20.0)
                .untold()
                .reference("where the reasons speak of it, or why", r#"`"Abschnitt 3"`"#)
                .papers("C"),
            optional("zustaendig", Kind::Text)
                .means("wer es ausführt", "who carries it out")
                .example(r#""Stabsstelle Digitales""#, r#""Digital office""#)
                .asked("Zuständig", "Responsible")
                .help("Wer es ausführt", "Who carries it out")
                .width(22.0)
                .untold()
                .reference("who carries it out", r#"`"Stabsstelle Digitales"`"#)
                .papers("D C"),
            optional("bis", Kind::Date)
                .means("bis wann", "until when")
                .example("2027-12-31", "2027-12-31")
                .asked("Bis", "Due")
                .help("Datum", "Date")
                .width(14.0)
                .untold()
                .reference("until when", "`2027-12-31`")
                .papers("D C"),
            optional("bedingungen", Kind::Tables).untold(),
        ]),
    table("beschluss.punkte.bedingungen", "[[beschluss.punkte.bedingungen]]")
        .means(
            "Woran der Punkt gebunden ist: Grenze einer Kennzahl, Stand eines Kriteriums oder Worte",
            "What the point depends on: a bound of a measure, the status of a criterion, or words",
        )
        .brief()
        .sheet(21, 15)
        .sheet_name("Bedingungen", "Conditions")
        .sheet_lead(
            "Woran ein Beschlusspunkt gebunden ist: eine Bedingung je Zeile, als Kennzahl mit Grenze, als Kriterium mit \
            Stand oder in Worten.",
            "What a point of the resolution depends on: one condition a row, as a measure with a bound, a criterion \
            with its status, or in words.",
        )
        .named_by(&["kennzahl", "kriterium", "text"])
        .keys(&[
            optional("kennzahl", Kind::Text)
                .means("der Name einer Kennzahl des Projekts", "the name of a measure of the project")
                .example(r#""Vorwarnzeit""#, r#""Warning time""#)
                .asked("Kennzahl", "Measure")
                .help("Ihr Name im Blatt „Kennzahlen“", "Its name on the sheet “Measures”")
                .width(24.0)
                .untold()
                .reference("the name of a measure of `[[projekt.kennzahlen]]`", r#"`"Vorwarnzeit"`"#)
                .papers("D S C"),
            optional("mindestens", Kind::Number)
                .means("ihr kleinster Wert", "its least value")
                .example("45", "45")
                .asked("Mindestens", "At least")
                .help("Kleinster Wert", "Least value")
                .width(13.0)
                .untold()
                .reference("the least value of the measure", "`45`")
                .papers("D S C"),
            optional("hoechstens", Kind::Number)
                .means("oder ihr größter Wert", "or its greatest value")
                .example("60", "60")
                .asked("Höchstens", "At most")
                .help("Größter Wert", "Greatest value")
                .width(13.0)
                .untold()
                .reference("the greatest value of the measure", "`60`")
                .papers("D S C"),
            optional("kriterium", Kind::Criterion)
                .means("Nummer oder Titel eines Kriteriums", "number or title of a criterion")
                .example(r#""P3-02""#, r#""P3-02""#)
                .asked("Kriterium", "Criterion")
                .help("Aus der Liste, oder Nummer oder Titel", "From the list, or number or title")
                .width(28.0)
                .untold()
                .reference("id or title of the catalogue", r#"`"P3-02"`"#)
                .papers("D S C"),
            optional("status", Kind::Word(&STATUS))
                .means(
                    "welchen Stand es haben muss; ohne Angabe erfüllt",
                    "the status it must have; fulfilled if missing",
                )
                .example(r#""erfüllt""#, r#""erfüllt""#)
                .asked("Stand", "Status")
                .help("Leer: erfüllt", "Empty: fulfilled")
                .width(14.0)
                .untold()
                .reference("the status the criterion must have; fulfilled if missing", r#"`"erfüllt"`"#)
                .papers("D S C"),
            optional("text", Kind::Text)
                .means("oder die Bedingung in Worten", "or the condition in words")
                .example(
                    r#""Der Förderbescheid liegt vor.""#,
                    r#""The grant has been awarded.""#,
                )
                .asked("In Worten", "In words")
                .help("Wenn sie nicht zu messen ist", "If it cannot be measured")
                .width(30.0)
                .untold()
                .reference("the condition in words; alone it cannot be checked", "")
                .papers("D S C"),
            optional("bis", Kind::Date)
                .means("bis wann sie erfüllt sein muss", "until when it must be met")
                .example("2027-09-30", "2027-09-30")
                .asked("Bis", "Due")
                .help("Datum", "Date")
                .width(13.0)
                .untold()
                .reference("until when it must be met", "`2027-09-30`")
                .papers("D S C"),
            optional("folge", Kind::Word(&CONSEQUENCES))
                .means(
                    "\"sperrt\" (sonst bleiben die Mittel gesperrt), \"entscheidung\" (Voraussetzung der nächsten \
                    Entscheidung), \"erneut\" (sonst entscheidet das Gremium erneut) oder \"ende\" (sonst endet das Projekt)",
                    "\"sperrt\" else the money stays locked, \"entscheidung\" the next decision needs it, \"erneut\" else \
                    the body decides again, \"ende\" else the project ends",
                )
                .example(r#""sperrt""#, r#""sperrt""#)
                .asked("Folge", "Consequence")
                .help("Was davon abhängt", "What hangs on it")
                .width(22.0)
                .untold()
                .reference(
                    "what hangs on it: the funds remain frozen without it (`sperrt`); the next decision needs it \
                    (`entscheidung`); the body decides again only if it is not met (`erneut`); the project ends without \
                    it (`ende`)",
                    r#"`"sperrt"`"#,
                )
                .papers("D S C"),
        ]),
];
