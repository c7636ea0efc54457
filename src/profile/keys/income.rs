//! The keys of income, posts and follow-on cost.

use super::entry::{TableEntry, optional, required, table};
use super::finance::YEAR;
use crate::document::bounds::MAX_POSTS;
use crate::document::kind::Kind;
use crate::profile::words::{FUNDING, INCOME_KINDS, INCOME_STATUS};

pub(super) const TABLES: &[TableEntry] = &[
    table("finanzierung.ertraege", "[[finanzierung.ertraege]]")
        .means(
            "Was dadurch hereinkommt oder nicht mehr ausgegeben wird, ein Eintrag je Jahr",
            "What it brings in, or what is no longer spent because of it; one entry a year",
        )
        .brief()
        .sheet(22, 20)
        .sheet_name("Erträge", "Income")
        .sheet_lead(
            "Was das Vorhaben einbringt oder einspart: ein Eintrag je Jahr. Zuschüsse zu einem Posten stehen als dessen \
            Quelle im Blatt „Kosten“.",
            "What the project brings in or saves: one entry a year. Grants for an item stand as its source on the \
            sheet “Costs”.",
        )
        .change("Ertrag oder Einsparung", "Income or saving")
        .named_by(&["jahr", "zweck", "quelle"])
        .keys(&[
            required("jahr", YEAR)
                .means("Haushaltsjahr", "budget year")
                .example("2028", "2028")
                .asked("Jahr", "Year")
                .help("Haushaltsjahr", "Budget year")
                .width(9.0)
                .change("Jahr des Ertrags", "Year of the income")
                .reference("budget year", "`2028`")
                .papers("D C"),
            required("betrag", Kind::Money)
                .means("Euro, nie negativ", "euros, never negative")
                .example("6000", "6000")
                .asked("Betrag", "Amount")
                .help("In Euro, ohne Vorzeichen", "In euros, without a sign")
                .width(16.0)
                .change("Ertrag, Betrag", "Income, amount")
                .reference("never negative", "`6000`")
                .papers("D C"),
            optional("zweck", Kind::Text)
                .means("woraus er entsteht", "what it comes from")
                .example(r#""Entgelt der Nachbarkommune""#, r#""Charge to the neighbouring municipality""#)
                .asked("Wofür", "What for")
                .help("Woraus er entsteht", "What it comes from")
                .width(36.0)
                .change("Zweck des Ertrags", "Purpose of the income")
                .reference("what it comes from", r#"`"Entgelt der Nachbarkommune"`"#)
                .papers("D C"),
            optional("quelle", Kind::Text)
                .means("wer zahlt", "who pays")
                .example(r#""Gemeinde Tannrieth""#, r#""Tannrieth""#)
                .asked("Quelle", "Source")
                .help("Wer zahlt", "Who pays")
                .width(28.0)
                .change("Quelle des Ertrags", "Source of the income")
                .reference("who pays", r#"`"Gemeinde Tannrieth"`"#)
                .papers("D C"),
            optional("art", Kind::Word(&INCOME_KINDS))
                .means(
                    r#""Ertrag" (kommt herein) oder "Einsparung" (wird nicht mehr ausgegeben)"#,
                    r#""Ertrag" (comes in) or "Einsparung" (is no longer spent)"#,
                )
                .example(r#""Ertrag""#, r#""Ertrag""#)
                .asked("Art", "Kind")
                .help("Ertrag oder Einsparung", "Income or saving")
                .width(14.0)
                .change("Art des Ertrags", "Kind of income")
                .reference("income or saving", r#"`"Ertrag"`"#)
                .papers("D C"),
            optional("haushaltswirksam", Kind::Flag)
                .means(
                    "true, wenn es im Haushalt zu sehen ist; eingesparte Arbeitszeit ist es nur, wenn Stellen wegfallen",
                    "true if it shows in the budget; working time saved does only if posts are given up",
                )
                .example("true", "true")
                .asked("Haushaltswirksam?", "Shows in the budget?")
                .help(
                    "ja, wenn es im Haushalt zu sehen ist; nur dann wird es gegengerechnet",
                    "yes if it shows in the budget; only then is it set against the cost",
                )
                .width(18.0)
                .change("Haushaltswirksamkeit", "Effect on the budget")
                .reference(
                    "whether it shows in the budget. Savings are set against the cost only then; working time saved \
                    shows only if posts are given up",
                    "`true`",
                )
                .papers("D C"),
            optional("status", Kind::Word(&INCOME_STATUS))
                .means(
                    r#""gesichert", "erwartet" oder "erreicht" (schon vor diesem Beschluss)"#,
                    r#""gesichert" secured, "erwartet" expected or "erreicht" achieved before this decision"#,
                )
                .example(r#""gesichert""#, r#""gesichert""#)
                .asked("Stand", "Status")
                .help(
                    "gesichert, erwartet oder schon vor dem Beschluss erreicht",
                    "secured, expected, or achieved before the decision",
                )
                .width(14.0)
                .change("Stand des Ertrags", "State of the income")
                .reference(
                    "secured by contract, notice or adopted budget; expected; or achieved before this decision, which \
                    the papers say beside what is left after it",
                    r#"`"gesichert"`"#,
                )
                .papers("D C"),
        ]),
    table("finanzierung.stellen", "[[finanzierung.stellen]]")
        .means("Welche Stellen es braucht, ein Eintrag je Stelle", "Which posts it needs, one entry a post")
        .brief()
        .sheet(23, 15)
        .sheet_name("Stellen", "Posts")
        .sheet_lead(
            "Welche Stellen das Vorhaben braucht: eine Stelle je Zeile, ihr Umfang als Anteil einer Vollzeitstelle. Die \
            Kosten stehen als Posten im Blatt „Kosten“.",
            "Which posts the project needs: one a row, its extent as a share of a full-time post. Their cost stands as \
            an item on the sheet “Costs”.",
        )
        .change("Stelle", "Post")
        .keys(&[
            required("bezeichnung", Kind::Text)
                .means("was die Stelle tut", "what the post does")
                .example(r#""Betrieb der Messstellen""#, r#""Running the gauges""#)
                .asked("Stelle", "Post")
                .help("Was die Stelle tut", "What the post does")
                .width(52.0)
                .change("Bezeichnung der Stelle", "Name of the post")
                .reference("what the post does", r#"`"Betrieb der Messstellen"`"#)
                .papers("D C"),
            required("umfang", Kind::Part(0.01, MAX_POSTS as f64))
                .means("Vollzeitstellen: 0.5 ist eine halbe Stelle", "full-time equivalents: 0.5 is half a post")
                .example("0.5", "0.5")
                .asked("Umfang", "Extent")
                .help("Vollzeitstellen: 0,5 ist eine halbe", "Full-time equivalents: 0.5 is half a post")
                .width(14.0)
                .change("Umfang der Stelle", "Extent of the post")
                .reference("full-time equivalents", "`0.5`")
                .papers("D C"),
            optional("bewertung", Kind::Text)
                .means("Entgelt- oder Besoldungsgruppe", "the grade")
                .example(r#""EG 9b""#, r#""EG 9b""#)
                .asked("Bewertung", "Grade")
                .help("Entgelt- oder Besoldungsgruppe", "Pay grade")
                .width(16.0)
                .change("Bewertung der Stelle", "Grade of the post")
                .reference("the pay grade", r#"`"EG 9b"`"#)
                .papers("D C"),
            optional("ab", YEAR)
                .means("erstes Jahr", "first year")
                .example("2028", "2028")
                .asked("Ab", "From")
                .help("Erstes Jahr", "First year")
                .width(10.0)
                .change("Stelle, erstes Jahr", "Post, first year")
                .reference("first year", "`2028`")
                .papers("D C"),
            optional("bis", YEAR)
                .means("letztes Jahr; ohne Angabe auf Dauer", "last year; without it permanent")
                .example("2030", "2030")
                .asked("Bis", "Until")
                .help("Letztes Jahr; leer: auf Dauer", "Last year; empty: permanent")
                .width(14.0)
                .change("Stelle, letztes Jahr", "Post, last year")
                .reference("last year; permanent if missing", "`2030`")
                .papers("D C"),
            optional("status", Kind::Word(&FUNDING))
                .means(
                    r#""bewilligt" (im Stellenplan), "beantragt", "geplant" oder "offen""#,
                    "\"bewilligt\" among the established posts, \"beantragt\" applied for, \"geplant\" planned, \
                    \"offen\" open",
                )
                .example(r#""geplant""#, r#""geplant""#)
                .asked("Stand", "Status")
                .help(
                    "bewilligt (im Stellenplan), beantragt, geplant, offen",
                    "secured (established), applied for, planned, open",
                )
                .width(22.0)
                .change("Stand der Stelle", "State of the post")
                .reference("secured: among the established posts; applied for; planned; open", r#"`"geplant"`"#)
                .papers("D C"),
        ]),
    table("finanzierung.folgekosten", "[finanzierung.folgekosten]")
        .means(
            "Was es nach dem Vorhaben jedes Jahr kostet; ohne Angabe aus den Posten der vollen Jahre",
            "What it costs every year after the project; without it taken from the items of full years",
        )
        .brief()
        .questions("Folgekosten", "Follow-on cost")
        .keys(&[
            optional("ab", YEAR)
                .means("erstes Jahr", "first year")
                .example("2029", "2029")
                .asked("Folgekosten ab", "Follow-on cost from")
                .help("Das erste Jahr nach dem Vorhaben", "The first year after the project")
                .change("Folgekosten, erstes Jahr", "Follow-on cost, first year")
                .reference("first year after the project", "`2029`")
                .papers("D C"),
            optional("jaehrlich", Kind::Money)
                .means("Euro im Jahr", "euros a year")
                .example("88500", "88500")
                .asked("Folgekosten im Jahr", "Follow-on cost a year")
                .help(
                    "In Euro. Ohne Angabe werden sie aus den Posten der vollen Jahre hergeleitet, und das steht dabei.",
                    "In euros. Without it they are taken from the items of full years, and the papers say so.",
                )
                .change("Folgekosten im Jahr", "Follow-on cost a year")
                .reference(
                    "euros a year; taken from the items of full years if missing, and the papers say so",
                    "`88500`",
                )
                .papers("D C"),
            optional("bis", YEAR)
                .means("letztes Jahr, falls sie enden", "last year, if they end")
                .example("2038", "2038")
                .asked("Folgekosten bis", "Follow-on cost until")
                .help("Das letzte Jahr, falls sie enden", "The last year, if they end")
                .change("Folgekosten, letztes Jahr", "Follow-on cost, last year")
                .reference("last year, if they end", "`2038`")
                .papers("D C"),
            optional("bindung", Kind::Flag)
                .means(
                    "true, wenn dieser Beschluss sie bindet; false, wenn über sie später beschlossen wird",
                    "true if this resolution commits them; false if they are decided later",
                )
                .example("true", "true")
                .asked("Bindet der Beschluss sie?", "Does the resolution commit them?")
                .help(
                    "ja, wenn dieser Beschluss künftige Jahre bindet; nein, wenn darüber später beschlossen wird",
                    "yes if this resolution commits future years; no if they are decided later",
                )
                .change("Bindung der Folgekosten", "Commitment of the follow-on cost")
                .reference(
                    "whether this resolution commits future years; if missing it follows from the phase and the points \
                    where it can, else the papers say that it is not stated",
                    "`true`",
                )
                .papers("D S C"),
            optional("erlaeuterung", Kind::Prose)
                .means("was sie umfassen", "what they are made of")
                .example(
                    r#""Halbe Stelle, Funknetz und Wartung der Messstellen""#,
                    r#""Half a post, radio network and upkeep of the gauges""#,
                )
                .asked("Woraus die Folgekosten bestehen", "What follow-on cost is made of")
                .help("Was sie umfassen und wie sie sich ändern", "What it is made of and how it changes")
                .change("Erläuterung der Folgekosten", "Explanation of the follow-on cost")
                .reference("what they are made of", "")
                .papers("D C"),
        ]),
];
