//! The keys of `[finanzierung]`.

use super::entry::{TableEntry, optional, table};
use crate::document::bounds::{MAX_RATE, YEARS};
use crate::document::kind::Kind;
use crate::profile::words::BUDGET_SYSTEMS;

/// A budget year.
pub(super) const YEAR: Kind = Kind::Whole(*YEARS.start() as i64, *YEARS.end() as i64);

pub(super) const TABLES: &[TableEntry] = &[table("finanzierung", "[finanzierung]")
    .heading("Kosten und Finanzierung", "Cost and funding")
    .means("Wie der Haushalt geführt wird und wie verglichen wird", "How the budget is kept and what is compared")
    .questions("Kosten und Finanzierung", "Cost and funding")
    .keys(&[
        optional("haushalt", Kind::Word(&BUDGET_SYSTEMS))
            .means(
                "Wie der Haushalt geführt wird: \"doppisch\", \"kameral\", \"eigenbetrieb\" (Wirtschaftsplan) oder \
                    \"landeshaushalt\" (Stadtstaat); die Unterlagen sprechen dann in dessen Worten",
                "How the budget is kept: \"doppisch\" double entry, \"kameral\" single entry, \"eigenbetrieb\" a \
                    business plan, \"landeshaushalt\" the budget of a city state; the papers then use its words",
            )
            .example(r#""doppisch""#, r#""doppisch""#)
            .asked("Haushaltsführung", "Kind of budget")
            .help(
                "Doppisch, kameral, Wirtschaftsplan oder Landeshaushalt. In Bayern und Thüringen und bei \
                    Zweckverbänden sprechen die Unterlagen ohne diese Angabe neutral.",
                "Double entry, single entry, business plan or federal state budget. In Bayern and Thüringen, and for \
                    associations, the papers use neutral words without it.",
            )
            .columns(&["Haushaltsführung"])
            .change("Haushaltsführung", "Kind of budget")
            .gap(40, "C", "Art der Haushaltsführung", "the kind of budget accounting")
            .reference(
                "how the budget is kept: double entry, single entry, a business plan, or the budget of a city \
                    state. Without it the papers use the words of the Land; where a Land has more than one system, \
                    and for associations, neutral ones",
                r#"`"doppisch"`"#,
            )
            .papers("D C"),
        optional("zinssatz", Kind::Between(0.0, MAX_RATE as f64))
            .means(
                "Zinssatz in Prozent, mit dem spätere Jahre beim Vergleich der Alternativen abgezinst werden",
                "The rate in per cent by which later years are discounted when alternatives are compared",
            )
            .example("2.5", "2.5")
            .asked("Kalkulationszinssatz", "Discount rate")
            .help(
                "In Prozent, zum Beispiel 2,5; mit ihm werden spätere Jahre abgezinst",
                "In per cent, such as 2.5; later years are discounted by it",
            )
            .change("Kalkulationszinssatz in Prozent", "Discount rate in per cent")
            .reference("discount rate in per cent, by which alternatives are compared", "`2.5`")
            .papers("D C"),
        optional("zeitraum", Kind::Whole(1, 50))
            .means(
                "Über wie viele Jahre die Alternativen verglichen werden",
                "Over how many years alternatives are compared",
            )
            .example("10", "10")
            .asked("Betrachtungszeitraum", "Period of comparison")
            .help("In Jahren, zum Beispiel 10", "In years, such as 10")
            .change("Betrachtungszeitraum in Jahren", "Period of comparison in years")
            .reference("over how many years alternatives are compared", "`10`")
            .papers("D C"),
        optional("posten", Kind::Tables),
        optional("ertraege", Kind::Tables),
        optional("stellen", Kind::Tables),
        optional("folgekosten", Kind::Table),
    ])];
