//! The keys of the cost items.

use super::entry::{TableEntry, optional, required, table};
use super::finance::YEAR;
use crate::document::bounds::MAX_USEFUL_LIFE;
use crate::document::kind::Kind;
use crate::profile::words::{BEARERS, COST_KINDS, COVERS, FUNDING, PHASES};

pub(super) const TABLES: &[TableEntry] = &[
    table("finanzierung.posten", "[[finanzierung.posten]]")
        .means(
            "Ein Posten je Jahr, Art und Quelle; die Summen rechnet das Programm",
            "One item for each year, kind and source; the program makes the sums",
        )
        .sheet(2, 40)
        .sheet_name("Kosten", "Costs")
        .sheet_lead(
            "Kosten und Finanzierung: ein Posten je Jahr, Art und Quelle. Die Summen rechnet das \
            Programm.",
            "Cost and funding: one item for each year, kind and source. The program makes the sums.",
        )
        .gap(9, "D S P C", "Kosten und Finanzierung nach Jahren", "costs and funding by year")
        .named_by(&["jahr", "art", "zweck", "quelle"])
        .keys(&[
            required("jahr", YEAR)
                .means("Haushaltsjahr", "Budget year")
                .example("2027", "2027")
                .asked("Jahr", "Year")
                .help("Haushaltsjahr", "Budget year")
                .width(9.0)
                .change("Jahr", "Year")
                .reference("budget year", "`2027`")
                .papers("D S C P"),
            required("betrag", Kind::Money)
                .means("Euro, nie negativ", "Euros, never negative")
                .example("62400", "62400")
                .asked("Betrag", "Amount")
                .help("In Euro, ohne Vorzeichen", "In euros, without a sign")
                .width(18.0)
                .change("Betrag", "Amount")
                .reference("never negative; income is no item", "`59800`")
                .papers("D S C P"),
            required("art", Kind::Word(&COST_KINDS))
                .means(
                    r#""operativ" (laufend) oder "investiv""#,
                    r#""operativ" (running cost) or "investiv" (investment)"#,
                )
                .example(r#""operativ""#, r#""operativ""#)
                .asked("Art", "Kind")
                .help("Laufend oder investiv", "Running cost or investment")
                .width(20.0)
                .change("Art", "Kind")
                .reference("running cost or investment", r#"`"operativ"`"#)
                .papers("D S C P"),
            optional("zweck", Kind::Text)
                .means("Wofür", "What it is spent on")
                .example(r#""Pilotbetrieb""#, r#""Pilot operation""#)
                .asked("Zweck", "Purpose")
                .help("Wofür das Geld ausgegeben wird", "What it is spent on")
                .width(42.0)
                .change("Zweck", "Purpose")
                .reference("what it is spent on", r#"`"Pilotbetrieb"`"#)
                .papers("D C P"),
            optional("quelle", Kind::Text)
                .means("Wer zahlt", "Who pays")
                .example(r#""Haushalt der Stadt""#, r#""Town budget""#)
                .asked("Quelle", "Source")
                .help("Wer zahlt", "Who pays")
                .width(42.0)
                .change("Quelle", "Payer")
                .reference("who pays", r#"`"Bundesförderung"`"#)
                .papers("D C"),
            optional("status", Kind::Word(&FUNDING))
                .means(
                    r#""bewilligt", "beantragt", "geplant" oder "offen" (noch zahlt niemand)"#,
                    "\"bewilligt\" secured (approved or in the adopted budget), \"beantragt\" applied for, \"geplant\" planned, \"offen\" \
                    not yet funded",
                )
                .example(r#""beantragt""#, r#""beantragt""#)
                .asked("Stand der Mittel", "Funding status")
                .help(
                    "bewilligt, beantragt, geplant; offen: noch zahlt niemand",
                    "secured, applied for, planned; open: not yet funded",
                )
                .width(18.0)
                .change("Stand der Mittel", "State of the funds")
                .reference(
                    "secured: approved or in the adopted budget; applied for; planned; not yet funded",
                    r#"`"bewilligt"`"#,
                )
                .papers("D S C P"),
            optional("punkt", Kind::Text)
                .means(
                    "Der Punkt des Beschlusses, der darüber entscheidet, mit seiner id oder Nummer",
                    "The point of the resolution that decides on it, by its id or number",
                )
                .example(r#""anlagen""#, r#""gauges""#)
                .asked("Beschlusspunkt", "Point of the resolution")
                .help("Kennung oder Nummer des Punktes", "Id or number of the point")
                .width(18.0)
                .change("Beschlusspunkt", "Point of the resolution")
                .reference(
                    "the point of the resolution that decides on it, by its `id` or number; such items make up the sum \
                    decided on. Their `status` stays what it is",
                    r#"`"anlagen"`, `"1"`"#,
                )
                .papers("D C"),
            optional("phase", Kind::Word(&PHASES))
                .means(
                    "Die Phase des Projekts, in der das Geld ausgegeben wird: \"P1\" bis \"P5\"",
                    "The phase of the project in which it is spent: \"P1\" to \"P5\"",
                )
                .example(r#""P3""#, r#""P3""#)
                .asked("Phase", "Phase")
                .help("Phase, in der es ausgegeben wird", "Phase in which it is spent")
                .width(20.0)
                .change("Phase", "Phase")
                .reference("the phase in which it is spent", r#"`"P3"`"#)
                .papers("D"),
            optional("ist", Kind::Money)
                .means("Was davon schon ausgegeben ist, in Euro", "What has been spent of it so far, in euros")
                .example("41200", "41200")
                .asked("Davon ausgegeben", "Spent so far")
                .help("In Euro, bis zum Stand der Angaben", "In euros, up to the date of the statements")
                .width(18.0)
                .change("Davon ausgegeben", "Spent so far")
                .reference("spent so far, as of `stand`", "`41200`")
                .papers("D C"),
            optional("traeger", Kind::Word(&BEARERS))
                .means(
                    "Wessen Haushalt es trägt: \"eigen\", \"umlage\", \"bund\", \"land\", \"eu\" oder \"dritte\"",
                    "Whose budget bears it: \"eigen\" your own, \"umlage\" a levy on members, \"bund\" federation, \
                    \"land\" the Land, \"eu\" European Union, \"dritte\" others",
                )
                .example(r#""eigen""#, r#""eigen""#)
                .asked("Träger", "Borne by")
                .help("Wessen Haushalt es trägt", "Whose budget bears it")
                .width(20.0)
                .change("Träger", "Borne by")
                .reference(
                    "whose budget bears it: its own, a levy on members, federation, Land, European Union, others",
                    r#"`"eigen"`"#,
                )
                .papers("D C"),
            optional("produkt", Kind::Text)
                .means("Produkt des Haushalts, in Anführungszeichen", "Product of the budget, in quotation marks")
                .example(r#""12.6.01 Gefahrenabwehr""#, r#""12.6.01 Gefahrenabwehr""#)
                .asked("Produkt", "Product")
                .help("Produkt des Haushalts", "Product of the budget")
                .width(24.0)
                .change("Produkt", "Product")
                .reference("product of the budget, in quotes", r#"`"12.6.01 Gefahrenabwehr"`"#)
                .papers("C"),
            optional("konto", Kind::Text)
                .means("Konto, in Anführungszeichen", "Account, in quotation marks")
                .example(r#""529100""#, r#""529100""#)
                .asked("Konto", "Account")
                .help("Konto oder Haushaltsstelle", "Account or budget heading")
                .width(16.0)
                .change("Konto", "Account")
                .reference("account, in quotes; papers print none that is not stated", r#"`"529100"`"#)
                .papers("C"),
            optional("massnahme_nr", Kind::Text)
                .means(
                    "Nummer der Investitionsmaßnahme, in Anführungszeichen",
                    "Number of the investment measure, in quotation marks",
                )
                .example(r#""I-126-07""#, r#""I-126-07""#)
                .asked("Nr. der Maßnahme", "Measure number")
                .help("Nummer der Investitionsmaßnahme", "Number of the investment measure")
                .width(18.0)
                .change("Nummer der Maßnahme", "Number of the measure")
                .reference("number of the investment measure, in quotes", r#"`"I-126-07"`"#)
                .papers("C"),
            optional("nutzungsdauer", Kind::Whole(0, MAX_USEFUL_LIFE))
                .means(
                    "Bei Investitionen: Nutzungsdauer in Jahren; 0, was nicht abgeschrieben wird (Grundstück, Anteil)",
                    "Of an investment: useful life in years; 0 for what is not written off (land, a share)",
                )
                .example("10", "10")
                .asked("Nutzungsdauer", "Useful life")
                .help(
                    "In Jahren, nur bei Investitionen; 0, was nicht abgeschrieben wird",
                    "In years, only of investments; 0 for what is not written off",
                )
                .width(15.0)
                .change("Nutzungsdauer in Jahren", "Useful life in years")
                .reference(
                    "useful life of an investment in years, over which it is written off; 0 for what is not, such as land \
                    or a share in a company",
                    "`10`",
                )
                .papers("D C"),
            optional("deckung", Kind::Word(&COVERS))
                .means(
                    "Wie es im Haushalt gedeckt ist: \"veranschlagt\", \"Finanzplanung\", \"überplanmäßig\", \
                    \"außerplanmäßig\" oder \"Verpflichtungsermächtigung\"",
                    "How the budget covers it: \"veranschlagt\" budgeted, \"Finanzplanung\" in the financial plan, \
                    \"überplanmäßig\" above what is budgeted, \"außerplanmäßig\" not budgeted, \
                    \"Verpflichtungsermächtigung\" a commitment authorisation",
                )
                .example(r#""veranschlagt""#, r#""veranschlagt""#)
                .asked("Deckung", "Cover")
                .help("Wie es im Haushalt gedeckt ist", "How the budget covers it")
                .width(26.0)
                .change("Deckung im Haushalt", "Cover in the budget")
                .reference(
                    "how the budget covers it: budgeted, in the medium-term financial plan, above what is budgeted, \
                    not budgeted, by a commitment authorisation",
                    r#"`"veranschlagt"`"#,
                )
                .papers("C"),
        ]),
];
