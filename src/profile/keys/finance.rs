//! The keys of `[finanzierung]`.

use super::entry::{TableEntry, optional, required, table};
use crate::document::bounds::YEARS;
use crate::document::kind::Kind;
use crate::profile::words::{COST_KINDS, FUNDING};

const YEAR: Kind = Kind::Whole(*YEARS.start() as i64, *YEARS.end() as i64);

pub(super) const TABLES: &[TableEntry] = &[
    table("finanzierung", "[finanzierung]")
        .means("Kosten und Finanzierung", "Cost and funding")
        .keys(&[optional("posten", Kind::Tables)]),
    table("finanzierung.posten", "[[finanzierung.posten]]")
        .heading("Kosten und Finanzierung", "Cost and funding")
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
                    nobody pays yet",
                )
                .example(r#""geplant""#, r#""geplant""#)
                .asked("Stand der Mittel", "Funding status")
                .help(
                    "bewilligt, beantragt, geplant; offen: noch zahlt niemand",
                    "secured, applied for, planned; open: nobody pays yet",
                )
                .width(18.0)
                .change("Stand der Mittel", "State of the funds")
                .reference(
                    "secured: approved or in the adopted budget; applied for; planned; nobody pays yet",
                    r#"`"bewilligt"`"#,
                )
                .papers("D S C P"),
        ]),
];
