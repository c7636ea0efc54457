//! What is stated and what is not: granted already, unstated for all, in which order, from which source.

use ratsmappe::portfolio::{self, CellValue, ColumnKind, Medium, Portfolio};
use ratsmappe::workbook::Workbook;

use super::{heads, in_paper, item, made, measure, milestones, of, row, rows, total};

const RESOLUTION: &str =
    "[beschluss]\ngremium = 'Rat'\nsitzung = 2026-12-08\n[[beschluss.punkte]]\nid = 'a'\ntext = 'Ja.'\n";

/// An item of what is decided; without a status where that is empty.
fn decided(amount: &str, status: &str) -> String {
    let all = item(2027, amount, "eigen", status) + "punkt = 'a'\n";
    all.replace("status = ''\n", "")
}

#[test]
fn what_is_to_be_decided_says_what_of_it_is_granted_already() {
    let portfolio = made(&[
        measure("Bus", &(decided("500", "bewilligt") + &decided("300", "beantragt") + RESOLUTION)),
        measure("Hafen", &(decided("40", "geplant") + &decided("2", "") + RESOLUTION)),
        measure("Kita", &(decided("100", "") + RESOLUTION)),
    ]);
    let table = in_paper(&portfolio, "decisions").expect("decisions");
    assert_eq!(heads(table)[2..5], ["zu beschließen", "davon bewilligt oder beschlossen", "davon eigene Mittel"]);
    let amounts: Vec<String> = { table.rows.iter() }.map(|cells| row(&cells[2..5])).collect();
    assert_eq!(amounts, ["800 | 500 | 800", "42 | 0 | 42", "100 | – | 100"], "nought is not unknown");
    assert!(total(table).starts_with("Summe |  | 942 | 500 | 942"), "{}", total(table));
    assert_eq!(
        table.notes.join("|").replace('\u{a0}', " "),
        "Ob davon etwas bewilligt ist, ist nicht angegeben bei: Hafen (2 €) und Kita (100 €)."
    );
    let asked = portfolio.asked.as_ref().expect("something is to be decided");
    let cents = [asked.granted.as_ref(), asked.unstated.as_ref()].map(|amount| amount.map(|amount| amount.cents));
    assert_eq!((cents, asked.any_granted), ([Some(50_000), Some(10_200)], true));
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    let facts: Vec<String> =
        workbook.sheets[0].rows.iter().filter_map(|row| row.value(0)).map(|v| v.shown().to_owned()).collect();
    assert!(facts.contains(&"davon ohne Angabe, ob bewilligt".to_owned()), "{facts:?}");
    // Where nobody says it of anything, there is no column of dashes.
    let silent = made(&[measure("Kita", &(decided("100", "") + RESOLUTION))]);
    let table = in_paper(&silent, "decisions").expect("decisions");
    assert!(!heads(table).contains(&"davon bewilligt oder beschlossen"), "{:?}", heads(table));
    assert_eq!(silent.asked.as_ref().map(|asked| asked.granted.is_none()), Some(true));
}

#[test]
fn a_table_of_nothing_but_what_is_not_stated_is_a_sentence() {
    let silent =
        |title: &str| measure(title, "[[finanzierung.posten]]\njahr = 2027\nart = 'operativ'\nbetrag = 1000\n");
    let keys = |of: &Portfolio| -> Vec<&'static str> { of.tables.iter().map(|table| table.key).collect() };
    let unsaid = made(&[silent("Bus"), silent("Hafen"), measure("Kita", "")]);
    for key in ["standing", "payers", "bearers", "certainty"] {
        assert!(!keys(&unsaid).contains(&key), "{key}");
    }
    assert_eq!(
        in_paper(&unsaid, "costs").expect("costs").notes,
        [
            "Ob das Geld bewilligt ist, ist nicht angegeben bei: Bus und Hafen.",
            "Wer zahlt, ist nicht angegeben bei: Bus und Hafen.",
            "Ohne Angabe zu Kosten und deshalb in keiner Summe: Kita."
        ]
    );
    let budget = in_paper(&unsaid, "budget-year").expect("the coming year");
    assert_eq!(heads(budget), ["Vorhaben", "Summe"]);
    assert_eq!(budget.notes[0], "Ob das Geld bewilligt ist, ist nicht angegeben bei: Bus und Hafen.");
    // As soon as one says it, there are two things to tell apart.
    let known = made(&[silent("Bus"), measure("Hafen", &item(2027, "5", "eigen", "geplant"))]);
    for key in ["standing", "payers", "bearers", "certainty"] {
        assert!(keys(&known).contains(&key), "{key}");
    }
    let table = in_paper(&known, "bearers").expect("bearers");
    assert_eq!(heads(table), ["Vorhaben", "eigene Mittel", "keine Angabe zum Träger", "Summe"]);
    assert!(!table.notes.iter().any(|note| note.starts_with("Wer zahlt")), "{:?}", table.notes);
}

#[test]
fn milestones_that_nobody_says_anything_of_are_no_figure_of_one_column() {
    let portfolio = of(&[("Ahausen", "Hessen", "P3", "DX-01=offen"), ("Bedorf", "Hessen", "P3", "")]);
    assert_eq!(portfolio.stated, 1, "of another criterion it is said");
    assert!(portfolio.heat.is_empty(), "{:?}", portfolio.heat);
    assert!(portfolio.unsaid.contains(&"Stand der Meilensteine".to_owned()), "{:?}", portfolio.unsaid);
}

#[test]
fn what_is_in_progress_is_not_headed_open() {
    let [first, _] = milestones()[..] else { unreachable!("P3 has two milestones") };
    let portfolio = of(&[("Ahausen", "Hessen", "P3", &format!("{first}=in_Arbeit")), ("Bedorf", "Hessen", "P3", "")]);
    let table = in_paper(&portfolio, "milestones").expect("milestones");
    assert_eq!(heads(table)[2..4], ["offen oder in Arbeit", "erfüllt"]);
    assert_eq!(heads(table)[5], "Offen oder in Arbeit bei");
    assert!(table.title.contains("noch nicht erfüllte") && !table.title.contains("offene"), "{}", table.title);
}

#[test]
fn numbers_in_names_are_in_the_order_of_what_they_count() {
    let portfolio = made(&["Linie 10", "Linie 2", "Linie 1a", "Ölmühle"].map(|title| measure(title, "")));
    let list = in_paper(&portfolio, "project-list").expect("the measures");
    let names: Vec<String> = list.rows.iter().map(|row| row[0].shown()).collect();
    assert_eq!(names, ["Linie 1a", "Linie 2", "Linie 10", "Ölmühle"]);
}

fn sourced(name: &str, source: &str) -> (String, Option<String>) {
    let source = if source.is_empty() { String::new() } else { format!("quelle = '{source}'\n") };
    let text = format!(
        "[kommune]\nname = '{name}'\nbundesland = 'Hessen'\n{source}\
         [projekt]\ntitel = 'Modellvorhaben'\nphase = 'P3'\nphase_angenommen = true\nphase_grund = 'Staffel 2019'\n"
    );
    (text, None)
}

#[test]
fn the_list_names_the_sources_of_what_is_said_of_the_municipalities() {
    let portfolio = made(&[
        sourced("Ahausen", "Liste A (BMI 10.07.2019)"),
        sourced("Bedorf", "Liste B"),
        sourced("Cetal", "Liste A (BMI 10.07.2019)"),
        sourced("Dehausen", ""),
    ]);
    let list = in_paper(&portfolio, "project-list").expect("the projects");
    let last = |cells: &Vec<CellValue>| cells.last().expect("a source").shown();
    assert_eq!(heads(list).last(), Some(&"Quelle"));
    assert_eq!(list.rows.iter().map(last).collect::<Vec<_>>(), ["1", "2", "1", "–"]);
    let sources = in_paper(&portfolio, "sources").expect("sources");
    assert_eq!(rows(sources), ["1 | Liste A (BMI 10.07.2019) | 2", "2 | Liste B | 1"]);
    let place = |key: &str| portfolio.tables.iter().position(|table| table.key == key).expect(key);
    assert_eq!(place("sources"), place("project-list") + 1, "below the list");
    // The workbook has the words themselves, and what the phase is assumed from.
    let list =
        portfolio.tables.iter().find(|t| t.key == "project-list" && t.medium == Medium::Workbook).expect("a list");
    assert_eq!(heads(list)[heads(list).len() - 2..], ["Grund der Annahme", "Quelle"]);
    assert!(rows(list)[1].ends_with("Staffel 2019 | Liste B"), "{:?}", rows(list));
    // One source of all needs no number at each.
    let one = made(&[sourced("Ahausen", "Liste A"), sourced("Bedorf", "Liste A")]);
    assert!(!heads(in_paper(&one, "project-list").expect("the projects")).contains(&"Quelle"));
    assert_eq!(rows(in_paper(&one, "sources").expect("sources")), ["1 | Liste A | 2"]);
    assert!(one.unasked && one.sourced);
    let none = made(&[sourced("Ahausen", ""), sourced("Bedorf", "")]);
    assert!(in_paper(&none, "sources").is_none() && !none.sourced);
}

#[test]
fn names_of_projects_and_places_are_in_columns_that_divide_none() {
    let long = "Straßenbahnhaltestelle";
    let portfolio = made(&[
        measure(&format!("{long} Nord"), &(decided("5", "geplant") + RESOLUTION)),
        measure("Bus", &item(2027, "5", "eigen", "geplant")),
    ]);
    let mut found = 0;
    for table in &portfolio.tables {
        for (at, (name, kind)) in table.columns.iter().enumerate() {
            if table.rows.iter().any(|row| row[at].shown().contains(long)) {
                assert_eq!(*kind, ColumnKind::Name, "{}: {name}", table.title);
                found += 1;
            }
        }
    }
    assert!(found > 5, "{found}");
    assert_eq!(portfolio.names, [long]);
}

#[test]
fn amounts_of_a_column_with_cents_are_all_written_with_theirs_in_the_workbook() {
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000.50", "eigen", "bewilligt") + &item(2027, "7", "eigen", "geplant"))),
        measure("Hafen", &item(2026, "2000", "eigen", "geplant")),
    ]);
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    let sheet = workbook.sheets.iter().position(|sheet| &*sheet.name == "Kosten nach Jahren").expect("costs") + 1;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
    let part = archive.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).expect("a sheet");
    let xml = std::io::read_to_string(part).expect("a part");
    let look = |cell: &str| {
        let (_, rest) = xml.split_once(&format!("<c r=\"{cell}\" s=\"")).expect(cell);
        rest.split_once('"').expect("a look").0
    };
    assert_eq!(look("B3"), look("B2"), "2.000,00 below 1.000,50");
    assert_ne!(look("C2"), look("B2"), "a column of full amounts has no cents");
}
