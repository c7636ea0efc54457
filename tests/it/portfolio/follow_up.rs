//! Follow-up costs of years without items: what is stated stands in the years and their sums, marked and apart; what is not
//! stated is nowhere made up.

use ratsmappe::portfolio::{self, Portfolio, SummaryTable};
use ratsmappe::workbook::Workbook;

use super::{heads, in_file, in_paper, investment, item, made, measure, row, rows, total};

fn apart(table: &SummaryTable) -> Vec<String> {
    table.apart.iter().map(|cells| row(cells)).collect()
}

fn costs(portfolio: &Portfolio) -> &SummaryTable {
    in_paper(portfolio, "costs").expect("costs")
}

fn notes(table: &SummaryTable) -> String {
    table.notes.join("|").replace('\u{a0}', " ")
}

const EXPLAINED: &str = "Folgekosten ohne Posten: Betrag und erstes Jahr sind angegeben, ein Posten laufender Kosten für \
                         das Jahr aber nicht. In der „Summe“ sind sie nicht enthalten.";

fn yearly(amount: u32, rest: &str) -> String {
    format!("[finanzierung.folgekosten]\njaehrlich = {amount}\n{rest}")
}

#[test]
fn what_is_stated_for_years_without_items_stands_in_the_years_beside_their_sums() {
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000", "eigen", "bewilligt") + &yearly(300, "ab = 2027\n"))),
        measure("Hafen", &(item(2027, "200", "eigen", "geplant") + &yearly(50, "ab = 2029\nbis = 2029\n"))),
        // Without any item of its own.
        measure("Kita", &yearly(7, "ab = 2026\nbis = 2027\n")),
        measure("Zoo", ""),
    ]);
    let table = costs(&portfolio);
    // The years end where the last follow-up costs begin.
    assert_eq!(heads(table), ["Vorhaben", "2026", "2027", "2028", "2029", "Summe"]);
    assert_eq!(rows(table), ["Bus | 1.000 | – | – | – | 1.000", "Hafen | – | 200 | – | – | 200"]);
    assert_eq!(total(table), "Summe | 1.000 | 200 | 0 | 0 | 1.200", "the sum of the items, as in every other table");
    assert_eq!(
        apart(table),
        [
            "Folgekosten ohne Posten: Bus |  | 300 | 300 | 300 | 900",
            "Folgekosten ohne Posten: Hafen |  |  |  | 50 | 50",
            "Folgekosten ohne Posten: Kita | 7 | 7 |  |  | 14",
            "Summe mit Folgekosten | 1.007 | 507 | 300 | 350 | 2.164",
        ]
    );
    let said = format!(
        "{EXPLAINED}|Folgekosten auch nach 2029: Bus (300 € im Jahr).|Ohne Angabe zu Kosten und deshalb in \
                        keiner Summe: Zoo."
    );
    assert_eq!(notes(table), said);
    let kinds = in_paper(&portfolio, "years").expect("kinds of cost");
    assert_eq!(heads(kinds)[2..], ["Summe", "Folgekosten ohne Posten", "zusammen"]);
    assert_eq!(rows(kinds)[1..3], ["2027 | 200 | 200 | 307 | 507", "2028 | 0 | 0 | 300 | 300"]);
    assert_eq!(total(kinds), "Summe | 1.200 | 1.200 | 964 | 2.164", "the same sums as by measure");
    let budget = in_paper(&portfolio, "budget-year").expect("the coming year");
    let sums: Vec<&str> = heads(budget).into_iter().skip(1).collect();
    assert_eq!(sums, ["geplant", "Summe", "davon eigene Mittel"]);
    assert_eq!(total(budget), "Summe | 200 | 200 | 200");
    assert_eq!(
        apart(budget),
        [
            "Folgekosten ohne Posten: Bus |  | 300 | ",
            "Folgekosten ohne Posten: Kita |  | 7 | ",
            "Summe mit Folgekosten |  | 507 | ",
        ]
    );
    // Whose year is stated is not named as silent.
    assert_eq!(notes(budget), format!("{EXPLAINED}|Für 2027 sind keine Kosten angegeben bei: Zoo."));
    let own = in_paper(&portfolio, "own").expect("own funds");
    assert!(
        notes(own).ends_with("Folgekosten ohne Posten sind hier nicht enthalten: Wer sie trägt, ist nicht angegeben.")
    );
    assert_eq!(portfolio.money.as_ref().map(|money| money.total.cents), Some(120_000), "no item, no cost on the cover");
}

#[test]
fn what_is_not_stated_of_follow_up_costs_is_made_up_in_no_year() {
    let portfolio = made(&[
        // No first year.
        measure("Bus", &(item(2026, "1000", "eigen", "bewilligt") + &yearly(300, ""))),
        // Only derived from items.
        measure("Hafen", &(investment(2026, "9", "eigen", "geplant") + &item(2027, "200", "eigen", "geplant"))),
        measure("Kita", &item(2028, "5", "eigen", "geplant")),
        // That there are none.
        measure("Zoo", &(item(2026, "1", "eigen", "geplant") + &yearly(0, "ab = 2027\n"))),
    ]);
    let table = costs(&portfolio);
    assert!(table.apart.is_empty(), "{:?}", apart(table));
    assert_eq!(
        notes(table),
        "Ab welchem Jahr Folgekosten anfallen, ist nicht angegeben bei: Bus (300 € im Jahr). Sie stehen deshalb in keinem \
         Jahr.|Aus Posten abgeleitete Folgekosten sind für Jahre ohne Posten in keiner dieser Summen enthalten: Hafen \
         (200 €, 2028)."
    );
    let kinds = in_paper(&portfolio, "years").expect("kinds of cost");
    assert!(!heads(kinds).iter().any(|name| name.contains("Folgekosten")), "{:?}", heads(kinds));
}

#[test]
fn a_year_with_an_item_of_running_cost_has_its_follow_up_costs_already() {
    let all = item(2026, "1000", "eigen", "bewilligt")
        + &item(2027, "0", "eigen", "geplant")
        + &investment(2028, "80", "eigen", "geplant")
        + &yearly(300, "ab = 2026\nbis = 2029\n");
    let portfolio = made(&[measure("Bus", &all), measure("Hafen", &item(2029, "1", "eigen", "geplant"))]);
    let table = costs(&portfolio);
    // An item of nothing says that there is nothing; an investment is no running cost.
    assert_eq!(apart(table)[0], "Folgekosten ohne Posten: Bus |  |  | 300 | 300 | 600");
    assert_eq!(notes(table), EXPLAINED, "nothing goes on");
}

#[test]
fn years_do_not_run_on_to_a_slip_and_many_measures_are_one_row() {
    let many: Vec<_> = (1..=21)
        .map(|at| measure(&format!("Linie {at}"), &(item(2026, "10", "eigen", "geplant") + &yearly(1, "ab = 2027\n"))))
        .collect();
    let far = measure("Zug", &(item(2026, "10", "eigen", "geplant") + &yearly(5, "ab = 2090\n")));
    let portfolio = made(&[many, vec![far]].concat());
    let table = costs(&portfolio);
    assert_eq!(heads(table), ["Vorhaben", "2026", "2027", "Summe"]);
    assert_eq!(
        apart(table),
        ["Folgekosten ohne Posten von 21 Vorhaben |  | 21 | 21", "Summe mit Folgekosten | 220 | 21 | 241"]
    );
    assert!(notes(table).contains("Folgekosten auch nach 2027: Linie 1 (1 € im Jahr)"), "{}", notes(table));
}

#[test]
fn income_is_taken_off_before_follow_up_costs_are_added() {
    let income = "[[finanzierung.ertraege]]\njahr = 2026\nbetrag = 400\nzweck = 'Tickets'\nart = 'Ertrag'\n\
                  haushaltswirksam = true\nstatus = 'gesichert'\n";
    let portfolio =
        made(&[measure("Bus", &(item(2026, "1000", "eigen", "bewilligt") + income + &yearly(300, "ab = 2027\n")))]);
    let kinds = in_paper(&portfolio, "years").expect("kinds of cost");
    assert_eq!(
        heads(kinds)[2..],
        ["Summe", "Ertrag und Einsparung", "nach Erträgen", "Folgekosten ohne Posten", "zusammen"]
    );
    assert_eq!(total(kinds), "Summe | 1.000 | 1.000 | 400 | 600 | 300 | 900");
}

#[test]
fn the_workbook_adds_follow_up_costs_to_the_sum_above_them() {
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000.50", "eigen", "bewilligt") + &yearly(300, "ab = 2027\n"))),
        measure("Hafen", &item(2027, "200", "eigen", "geplant")),
    ]);
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    let place = |name: &str| 1 + workbook.sheets.iter().position(|sheet| &*sheet.name == name).expect(name);
    let cell = |sheet: &str, cell: &str| {
        let (formula, value) = in_file(&bytes, place(sheet), cell);
        format!("{} = {value}", formula.unwrap_or_default())
    };
    assert_eq!(cell("Kosten nach Jahren", "D5"), "SUM(D2:D3) = 1200.5");
    assert_eq!(cell("Kosten nach Jahren", "D6"), " = 300", "what is stated");
    assert_eq!(cell("Kosten nach Jahren", "D7"), "SUM(D5:D6) = 1500.5");
    assert_eq!(cell("Kosten nach Art", "E3"), "SUM(C3:D3) = 500");
    let sheet = workbook.sheets.get(place("Kosten nach Jahren") - 1).expect("a sheet");
    let names: Vec<String> =
        sheet.rows.iter().filter_map(|row| row.value(0)).map(|value| value.shown().to_owned()).collect();
    assert!(names.contains(&"Folgekosten ohne Posten: Bus".to_owned()), "{names:?}");
    assert!(names.contains(&EXPLAINED.to_owned()), "{names:?}");
}
