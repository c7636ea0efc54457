//! The keys of `[transfer]` and `[investition]`.

use super::entry::{TableEntry, optional, required, table};
use crate::document::kind::Kind;
use crate::profile::words::INSTRUMENTS;

pub(super) const TABLES: &[TableEntry] = &[
    table("transfer", "[transfer]")
        .heading("Weitergabe und Investition", "Transfer and investment")
        .means(
            "Wie andere Kommunen die Lösung übernehmen können",
            "How other municipalities can take the solution over",
        )
        .brief()
        .questions("Weitergabe an andere", "Passing it on")
        .keys(&[
            optional("ansatz", Kind::Prose)
                .means("wie andere sie übernehmen", "how others take it over")
                .example(
                    r#""Quelltext, Bauanleitung und Musterausschreibung sind offen.""#,
                    r#""Source code, building instructions and a sample tender are open.""#,
                )
                .asked("Weg der Weitergabe", "Way of passing it on")
                .help("Wie andere das Angebot übernehmen können", "How others can take it over")
                .change("Weitergabe an andere", "Handing it on")
                .reference("how others can take it over", "")
                .papers("D P"),
            optional("markt", Kind::Prose)
                .means("wer sie brauchen kann und wie viele", "who could use it, and how many")
                .example(r#""Alle Kommunen an Mittelgebirgsbächen""#, r#""All municipalities at upland streams""#)
                .asked("Wer Bedarf hat", "Who needs it")
                .help(
                    "Wer das Angebot brauchen könnte, und wie viele das sind",
                    "Who could use it, and how many they are",
                )
                .change("Wer Bedarf hat", "Who has a need")
                .gap(19, "P", "Mögliche Nachnutzung durch andere", "possible users elsewhere")
                .reference("who could use it, and how many", "")
                .papers("P"),
            optional("interessierte", Kind::Texts)
                .means("Kommunen, die gefragt haben", "municipalities that have asked")
                .example(r#"["Nachbarkommune"]"#, r#"["Neighbouring municipality"]"#)
                .asked("Interessierte Kommunen", "Interested municipalities")
                .help(
                    "Wer schon nachgefragt hat, eine Kommune je Zeile",
                    "Who has asked already, one municipality a line",
                )
                .change("Interesse bekundet", "Has shown interest")
                .reference("municipalities that have asked", r#"`["Gemeinde Tannrieth"]`"#)
                .papers("D P F"),
            optional("lizenz", Kind::Text)
                .means("Lizenz der Lösung", "licence of the solution")
                .example(r#""EUPL-1.2""#, r#""EUPL-1.2""#)
                .asked("Lizenz", "Licence")
                .help("Zum Beispiel EUPL-1.2", "Such as EUPL-1.2")
                .change("Lizenz", "Licence")
                .reference("licence of the solution", r#"`"EUPL-1.2"`"#)
                .papers("D P"),
            optional("voraussetzungen", Kind::Texts)
                .means("was dafür da sein muss", "what must be there for it")
                .example(r#"["Funknetz", "Rufbereitschaft"]"#, r#"["Radio network", "On-call service"]"#)
                .asked("Voraussetzungen", "Requirements")
                .help(
                    "Was eine Kommune für die Übernahme braucht, eine Voraussetzung je Zeile",
                    "What a municipality needs to take it over, one a line",
                )
                .change("Voraussetzung der Übernahme", "What a taker needs")
                .reference("what a taker needs", r#"`["Rufbereitschaft"]`"#)
                .papers("D P"),
        ]),
    table("investition", "[investition]")
        .means("Für Mitfinanzierende", "For funders")
        .brief()
        .questions("Für Geldgeber", "For funders")
        .keys(&[
            optional("bedarf", Kind::Money)
                .means("Euro, um die gebeten wird", "euros asked for")
                .example("62400", "62400")
                .asked("Mittelbedarf", "Sum asked for")
                .help("Der gesuchte Betrag in Euro", "In euros")
                .change("Mittelbedarf", "Funds needed")
                .gap(24, "P", "Mittelbedarf", "the sum needed")
                .reference("the sum asked for", "`311000`")
                .papers("P"),
            optional("form", Kind::Word(&INSTRUMENTS))
                .means(
                    r#"in welcher Form: "Zuschuss", "Darlehen", "Beteiligung", "Sponsoring" oder "andere""#,
                    r#"in what form: "Zuschuss" grant, "Darlehen" loan, "Beteiligung" share, "Sponsoring", "andere" other"#,
                )
                .example(r#""Zuschuss""#, r#""Zuschuss""#)
                .asked("Form der Finanzierung", "Form of funding")
                .help("Zuschuss, Darlehen, Beteiligung, Sponsoring, andere", "Grant, loan, share, sponsoring, other")
                .change("Form der Finanzierung", "Form of funding")
                .reference("the form of the funding", r#"`"Zuschuss"`"#)
                .papers("P"),
            optional("bis", Kind::Date)
                .means("bis wann das Geld gebraucht wird", "until when the money is needed")
                .example("2027-03-31", "2027-03-31")
                .asked("Gebraucht bis", "Needed until")
                .help("Bis wann eine Zusage gebraucht wird", "Until when a commitment is needed")
                .change("Bis wann das Geld gebraucht wird", "Until when the money is needed")
                .reference("until when a commitment is needed", "`2027-03-31`")
                .papers("P"),
            optional("gegenleistung", Kind::Prose)
                .means("was Mitfinanzierende erhalten", "what funders get")
                .example(r#""Mitsprache im Lenkungskreis""#, r#""A seat in the steering group""#)
                .asked("Gegenleistung", "In return")
                .help("Was Geldgeber dafür erhalten", "What funders get for it")
                .change("Was Mitfinanzierende erhalten", "What co-funders get")
                .gap(21, "P", "Gegenleistung für Mitfinanzierende", "the return for co-funders")
                .reference("what a funder gets", "")
                .papers("P"),
            optional("geschaeftsmodell", Kind::Prose)
                .means("wie sich das Angebot trägt", "how it pays for itself")
                .example(r#""Umlage je Messstelle""#, r#""A charge for each gauge""#)
                .asked("Geschäftsmodell", "Business model")
                .help("Wie sich das Angebot trägt", "How it pays for itself")
                .change("Geschäftsmodell", "Business model")
                .gap(20, "P", "Geschäftsmodell", "the business model")
                .reference("how it pays for itself", "")
                .papers("D P"),
            optional("wirkung", Kind::Prose)
                .means("was es bewirkt", "what it brings about")
                .example(r#""Weniger Schäden in der Altstadt""#, r#""Less damage in the old town""#)
                .asked("Wirkung", "Impact")
                .help("Was sich durch das Geld ändert", "What the money changes")
                .change("Wirkung", "Impact")
                .gap(17, "P", "Wirkung bei den Menschen", "the impact on people")
                .reference("the impact narrative", "")
                .papers("P"),
            optional("warum_jetzt", Kind::Prose)
                .means("warum jetzt", "why now")
                .example(r#""Die Kanalsanierung beginnt 2027.""#, r#""The sewers are renewed from 2027.""#)
                .asked("Warum jetzt", "Why now")
                .help("Was dafür spricht, jetzt zu entscheiden", "What speaks for deciding now")
                .change("Warum jetzt", "Why now")
                .gap(18, "P", "Grund, jetzt zu entscheiden", "the reason to decide now")
                .reference("why now", "")
                .papers("P"),
            optional("ausstieg", Kind::Prose)
                .means("was geschieht, wenn es endet", "what happens if it ends")
                .example(
                    r#""Die Messstellen gehen an den Abwasserbetrieb.""#,
                    r#""The gauges go to the sewage works.""#,
                )
                .asked("Ausstieg", "Exit")
                .help("Was geschieht, wenn das Vorhaben endet", "What happens if it ends")
                .change("Was geschieht, wenn das Vorhaben endet", "What happens if it ends")
                .gap(26, "P", "Vorgehen bei einem Ende des Vorhabens", "the procedure if the project ends")
                .reference("what happens if it ends", "")
                .papers("D C P"),
            optional("verwendung", Kind::Tables),
            optional("tranchen", Kind::Tables),
        ]),
    table("investition.verwendung", "[[investition.verwendung]]")
        .means(
            "Wofür das Geld ausgegeben wird; die Beträge ergeben zusammen bedarf",
            "What the money is spent on; the amounts add up to bedarf",
        )
        .brief()
        .sheet(9, 15)
        .sheet_name("Mittel", "Use of funds")
        .sheet_lead(
            "Wofür der Mittelbedarf verwendet wird; die Beträge ergeben zusammen den Mittelbedarf im \
            Blatt „Angaben“.",
            "What the sum asked for is spent on; the amounts add up to the sum on the sheet “Facts”.",
        )
        .change("Verwendung der Mittel", "Use of funds")
        .gap(25, "P", "Verwendung der Mittel", "the use of the funds")
        .keys(&[
            required("zweck", Kind::Text)
                .means("wofür", "what for")
                .example(r#""Halbe Stelle""#, r#""Half a post""#)
                .asked("Zweck", "Purpose")
                .help("Wofür", "What for")
                .width(106.0)
                .change("Zweck der Mittel", "Purpose of the funds")
                .reference("what for", r#"`"Halbe Stelle"`"#)
                .papers("P"),
            required("betrag", Kind::Money)
                .means("Betrag in Euro", "amount in euros")
                .example("62400", "62400")
                .asked("Betrag", "Amount")
                .help("In Euro", "In euros")
                .width(24.0)
                .change("Verwendung der Mittel, Betrag", "Use of funds, amount")
                .reference("how much", "`62400`")
                .papers("P"),
        ]),
    table("investition.tranchen", "[[investition.tranchen]]")
        .means("In welchen Teilen das Geld fließt, und wann", "In what parts the money is paid, and when")
        .brief()
        .sheet(12, 8)
        .sheet_name("Tranchen", "Tranches")
        .sheet_lead(
            "In welchen Teilen das Geld fließt: ein Teil je Zeile, mit dem, was vorher erreicht sein muss.",
            "In what parts the money is paid: one part a row, with what must be reached before.",
        )
        .change("Tranche", "Tranche")
        .named_by(&["bedingung"])
        .keys(&[
            required("betrag", Kind::Money)
                .means("Betrag in Euro", "amount in euros")
                .example("54000", "54000")
                .asked("Betrag", "Amount")
                .help("In Euro", "In euros")
                .width(24.0)
                .change("Tranche, Betrag", "Tranche, amount")
                .reference("how much", "`54000`")
                .papers("D P"),
            optional("bedingung", Kind::Text)
                .means("was vorher erreicht sein muss", "what must be reached before")
                .example(r#""nach dem Beschluss des Rates""#, r#""after the council's decision""#)
                .asked("Bedingung", "Condition")
                .help("Was vorher erreicht sein muss", "What must be reached before")
                .width(106.0)
                .change("Bedingung der Tranche", "Condition of the tranche")
                .reference("what must be reached before it is paid", "")
                .papers("D P"),
        ]),
];
