//! The view over all projects: what is counted and added up, what is not, and the same in paper and workbook.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod follow_up;
mod stated;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use ratsmappe::bodies::Bodies;
use ratsmappe::briefing::{Labels, Options, Sources, Survey};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::portfolio::{
    self, Amount, CellValue, Medium, Portfolio, PortfolioBuilder, ProjectSummary, SummaryTable,
};
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::Workbook;

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let labels = Labels::new(&Templates::embedded(), Language::German).expect("the German labels");
    labels.in_words_of(&Bodies::neutral())
});

fn read(text: &str) -> Profile {
    let (profile, findings) = profile::read("p.toml", text.as_bytes());
    profile.unwrap_or_else(|| panic!("{text}\n{findings:?}"))
}

/// A portfolio of profiles, each with its earlier one if there is one.
fn made(profiles: &[(String, Option<String>)]) -> Portfolio {
    let catalog = Catalog::embedded(Language::German);
    let options =
        Options { date: date(2026, 11, 22), draft: false, language: Language::German, templates_sha256: String::new() };
    let survey = Survey::new(catalog, &LABELS, &options);
    let mut builder = PortfolioBuilder::new(catalog, &LABELS, Language::German);
    for (text, earlier) in profiles {
        let (profile, earlier) = (read(text), earlier.as_deref().map(read));
        let sources = Sources { earlier: earlier.as_ref(), ..Sources::from(&profile) };
        let selection = select(catalog, &profile);
        builder.add(&profile, ProjectSummary::new(&profile, &selection, survey.overview(sources, &selection)));
    }
    builder.finish(date(2026, 11, 22), "hash")
}

/// A portfolio of projects, each a municipality, a Land, a phase and what it says of criteria.
fn of(projects: &[(&str, &str, &str, &str)]) -> Portfolio {
    let profiles: Vec<_> = { projects.iter() }
        .map(|(name, state, phase, said)| {
            let statuses = said.split(' ').filter_map(|pair| pair.split_once('='));
            let status = |(id, status): (&str, &str)| {
                format!("[[kriterien]]\nkriterium = '{id}'\nstatus = '{}'\n", status.replace('_', " "))
            };
            let criteria: String = statuses.map(status).collect();
            let text = format!(
                "[kommune]\nname = '{name}'\nbundesland = '{state}'\n[projekt]\ntitel = '=1+1'\nphase = '{phase}'\n\
                 phase_angenommen = {}\n{criteria}",
                said.is_empty()
            );
            (text, None)
        })
        .collect();
    made(&profiles)
}

/// A measure of one town.
fn measure(title: &str, rest: &str) -> (String, Option<String>) {
    let text = format!(
        "[kommune]\nname = 'Lerchenrode'\nart = 'Stadt'\nbundesland = 'Hessen'\n\
         [projekt]\ntitel = '{title}'\nphase = 'P3'\n{rest}"
    );
    (text, None)
}

fn item(year: i16, amount: &str, bearer: &str, status: &str) -> String {
    format!(
        "[[finanzierung.posten]]\njahr = {year}\nart = 'operativ'\nbetrag = {amount}\ntraeger = '{bearer}'\n\
         status = '{status}'\n"
    )
}

fn in_paper<'a>(portfolio: &'a Portfolio, key: &str) -> Option<&'a SummaryTable> {
    portfolio.tables.iter().find(|table| table.key == key && table.medium != Medium::Workbook)
}

fn row(row: &[CellValue]) -> String {
    row.iter().map(CellValue::shown).collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
}

fn rows(table: &SummaryTable) -> Vec<String> {
    table.rows.iter().map(|cells| row(cells)).collect()
}

fn total(table: &SummaryTable) -> String {
    row(table.total.as_deref().expect("a row of sums"))
}

/// The milestones of P3 that count, as they are in the shipped catalogue.
fn milestones() -> Vec<&'static str> {
    let criteria = &Catalog::embedded(Language::German).criteria;
    let mine = criteria.iter().filter(|c| c.counts() && c.phase == ratsmappe::catalog::Phase::P3);
    mine.map(|c| c.id.as_str()).collect()
}

#[test]
fn what_nobody_said_is_never_open() {
    let [first, second] = milestones()[..] else { unreachable!("P3 has two milestones") };
    let portfolio = of(&[
        ("Ahausen", "Hessen", "P3", &format!("{first}=erfüllt {second}=offen")),
        ("Behausen", "Bayern", "P3", &format!("{first}=in_Arbeit")),
        ("Cehausen", "Bayern", "P3", ""),
    ]);
    assert_eq!((portfolio.projects, portfolio.stated, portfolio.assumed), (3, 2, 1));
    let counts: Vec<usize> = portfolio.heat[0].cells.iter().map(|cell| cell.count).collect();
    // Whether half of them are fulfilled depends on what is not said.
    assert_eq!(counts, [0, 0, 0, 0, 2, 1], "{:?}", portfolio.bands);
    let open = rows(in_paper(&portfolio, "milestones").expect("open milestones"));
    // A title that names a body names the one that decides: over many municipalities none in particular.
    let title = |id: &str| match id {
        "P3-08" => "Beschluss in der Sitzung des zuständigen Gremiums".to_owned(),
        _ => Catalog::embedded(Language::German).by_id(id).expect("a criterion").title.clone(),
    };
    assert_eq!(
        open,
        [
            format!("{} | P3 | 1 | 1 | 1 | Behausen", title(first)),
            format!("{} | P3 | 1 | 0 | 2 | Ahausen", title(second)),
        ]
    );
    let list = rows(in_paper(&portfolio, "project-list").expect("the projects"));
    assert_eq!(list[0], "Ahausen | =1+1 | Hessen | P3 | 1 erfüllt, 1 offen, 2 ohne Angabe | 0");
    assert_eq!(list[2], "Cehausen | =1+1 | Bayern | P3 (angenommen) | – | –");
    let learning = rows(in_paper(&portfolio, "learning").expect("a pair"));
    assert_eq!(learning, [format!("Behausen | Ahausen | {} | Phase", title(first))]);
}

#[test]
fn what_nobody_says_is_one_sentence_and_no_column() {
    let portfolio = of(&[("Ahausen", "Hessen", "P4", ""), ("Behausen", "Hessen", "P3", "")]);
    let keys: Vec<&str> =
        portfolio.tables.iter().filter(|t| t.medium != Medium::Workbook).map(|table| table.key).collect();
    assert_eq!(keys, ["project-list"], "what is missing is a list to work with: in the workbook");
    assert!(portfolio.heat.is_empty(), "nobody says where it stands");
    let list = in_paper(&portfolio, "project-list").expect("the projects");
    assert_eq!(rows(list), ["Ahausen | =1+1 | Hessen | P4", "Behausen | =1+1 | Hessen | P3"]);
    assert!(list.columns.iter().any(|(name, _)| name == "Phase (angenommen)"), "{:?}", list.columns);
    assert!(list.notes[0].starts_with("P3: Pilotphase; P4: "), "{:?}", list.notes);
    let assumed = of(&[("Ahausen", "Hessen", "P4", ""), ("Behausen", "Bayern", "P3", "")]);
    let states = in_paper(&assumed, "states").expect("Länder");
    assert_eq!(rows(states), ["Bayern | 1", "Hessen | 1"], "phases that nobody has confirmed are not counted");
    assert_eq!(portfolio.meta.shared_title.as_deref(), Some("=1+1"), "the title of all is said once");
    let unsaid = portfolio.unsaid.join(", ");
    assert!(unsaid.contains("Kosten") && unsaid.contains("Beschlüsse"), "{unsaid}");
    let gaps = |of: &Portfolio| of.tables.iter().find(|table| table.key == "gaps").map(rows);
    assert_eq!(gaps(&portfolio), None, "no list of what nobody was asked for");
    let some = made(&[measure("Bus", &item(2026, "100", "eigen", "bewilligt")), measure("Hafen", "")]);
    let some = gaps(&some).expect("what is missing");
    assert!(some.iter().any(|row| row.ends_with(" | 2 | alle")), "{some:?}");
    assert!(some.iter().any(|row| row.ends_with(" | 1 | Hafen")), "{some:?}");
}

#[test]
fn money_of_which_nobody_says_how_certain_it_is_counts_as_neither_approved_nor_covered() {
    let silent =
        |title: &str| measure(title, "[[finanzierung.posten]]\njahr = 2027\nart = 'operativ'\nbetrag = 1000\n");
    let unsaid = made(&[silent("Bus"), silent("Hafen")]);
    let money = unsaid.money.as_ref().expect("costs");
    assert_eq!((money.granted.as_ref(), &money.unstated), (None, &Some(money.total.clone())));
    let said = unsaid.unsaid.join(", ");
    assert!(said.contains("wer zahlt") && said.contains("ob das Geld bewilligt ist"), "{said}");
    // One that says it is a figure, nought included.
    let known = made(&[silent("Bus"), measure("Hafen", &item(2027, "500", "eigen", "geplant"))]);
    let money = known.money.as_ref().expect("costs");
    let cents = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.cents);
    assert_eq!((cents(&money.granted), cents(&money.unstated)), (Some(0), Some(100_000)));
    let list = known.tables.iter().find(|table| table.key == "project-list" && table.medium == Medium::Workbook);
    let list = list.expect("the projects");
    let open = list.columns.iter().position(|(name, _)| name == "noch nicht gedeckt").expect("what nobody pays");
    let shown: Vec<String> = list.rows.iter().map(|cells| row(&cells[open..=open])).collect();
    assert_eq!(shown, ["–", "0"]);
}

#[test]
fn those_who_could_learn_are_of_different_towns_and_report_it() {
    let fulfilled = "DX-01=erfüllt DX-02=erfüllt";
    let open = "DX-01=offen DX-02=in_Arbeit DX-03=offen";
    let portfolio = of(&[
        ("Lernau", "Hessen", "P1", open),
        ("Lernau", "Hessen", "P2", fulfilled),
        ("Fernau", "Bayern", "P5", fulfilled),
        ("Nahau", "Hessen", "P5", fulfilled),
    ]);
    let learning = rows(in_paper(&portfolio, "learning").expect("a pair"));
    assert_eq!(learning.len(), 1, "{learning:?}");
    assert!(learning[0].starts_with("Lernau | Nahau | ") && learning[0].ends_with(" | Land"), "{learning:?}");
    // An assumed phase is nothing that two have in common.
    let assumed = |state: &str, name: &str, said: &str| {
        let (id, status) = said.split_once('=').expect("a status");
        let text = format!(
            "[kommune]\nname = '{name}'\nbundesland = '{state}'\n[projekt]\ntitel = 'x'\nphase = 'P3'\n\
             phase_angenommen = true\n[[kriterien]]\nkriterium = '{id}'\nstatus = '{status}'\n"
        );
        (text, None)
    };
    let portfolio = made(&[assumed("Hessen", "Lernau", "DX-01=offen"), assumed("Bayern", "Fernau", "DX-01=erfüllt")]);
    assert!(in_paper(&portfolio, "learning").is_none());
}

#[test]
fn one_towns_measures_are_added_up_by_year_and_bearer() {
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000.50", "eigen", "bewilligt") + &item(2028, "200", "land", "beantragt"))),
        measure("Hafen", &item(2026, "2000", "eigen", "offen")),
        measure("Kita", "[[kriterien]]\nkriterium = 'DX-01'\nstatus = 'erfüllt'\n"),
    ]);
    assert!(portfolio.town);
    assert_eq!(portfolio.meta.municipality, "Lerchenrode");
    let costs = in_paper(&portfolio, "costs").expect("costs");
    let names: Vec<&str> = costs.columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Vorhaben", "2026", "2027", "2028", "Summe"]);
    assert_eq!(rows(costs), ["Bus | 1.000,50 | – | 200 | 1.200,50", "Hafen | 2.000 | – | – | 2.000"]);
    assert_eq!(total(costs), "Summe | 3.000,50 | 0 | 200 | 3.200,50");
    assert_eq!(
        costs.notes.last().map(String::as_str),
        Some("Ohne Angabe zu Kosten und deshalb in keiner Summe: Kita.")
    );
    let bearers = in_paper(&portfolio, "bearers").expect("bearers");
    let names: Vec<&str> = bearers.columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Vorhaben", "eigene Mittel", "Land", "noch nicht gedeckt", "Summe"]);
    assert_eq!(total(bearers), "Summe | 1.000,50 | 200 | 2.000 | 3.200,50");
    let of = |key: &str| in_paper(&portfolio, key).expect("a table by year");
    // What has yet to be found is not nothing, in no year and in no sum.
    let names: Vec<&str> = of("own").columns.iter().skip(4).map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Summe", "noch nicht gedeckt", "zusammen"]);
    assert_eq!(rows(of("own"))[0], "Bus | 1.000,50 | – | 0 | 1.000,50 | 0 | 1.000,50");
    assert_eq!(rows(of("own"))[1], "Hafen | offen | – | – | offen | 2.000 | 2.000");
    assert_eq!(total(of("own")), "Summe | 1.000,50 | 0 | 0 | 1.000,50 | 2.000 | 3.000,50");
    assert_eq!(rows(of("years"))[0], "2026 | 3.000,50 | 3.000,50");
    let names: Vec<&str> = of("standing").columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Jahr", "bewilligt oder beschlossen", "beantragt", "noch nicht gedeckt", "Summe"]);
    assert_eq!(total(of("standing")), "Summe | 1.000,50 | 200 | 2.000 | 3.200,50");
    assert_eq!(rows(of("payers"))[0], "2026 | 1.000,50 | 0 | 2.000 | 3.000,50");
    let money = portfolio.money.as_ref().expect("sums");
    let said = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.shown.replace('\u{a0}', " "));
    assert_eq!(said(&money.own).as_deref(), Some("1.000,50 €"));
    assert_eq!(said(&money.open).as_deref(), Some("2.000 €"));
    assert_eq!((money.projects, money.without), (2, 1));
    assert!(in_paper(&portfolio, "learning").is_none(), "a town does not learn from itself");
}

/// The columns of a table.
fn heads(table: &SummaryTable) -> Vec<&str> {
    table.columns.iter().map(|(name, _)| name.as_str()).collect()
}

fn investment(year: i16, amount: &str, bearer: &str, status: &str) -> String {
    item(year, amount, bearer, status).replace("operativ", "investiv")
}

#[test]
fn who_pays_is_told_by_how_certain_it_is() {
    let unsaid = item(2027, "30", "land", "offen").replace("status = 'offen'\n", "");
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000.50", "eigen", "bewilligt") + &item(2028, "200", "land", "beantragt"))),
        measure("Hafen", &(item(2026, "2000", "eigen", "offen") + &item(2027, "7", "eigen", "geplant") + &unsaid)),
    ]);
    let table = in_paper(&portfolio, "certainty").expect("who pays, and how certain it is");
    assert_eq!(
        heads(table),
        [
            "Wer zahlt oder zahlen soll",
            "bewilligt oder beschlossen",
            "beantragt",
            "geplant",
            "keine Angabe",
            "Zwischensumme",
            "noch nicht gedeckt",
            "Summe"
        ]
    );
    assert_eq!(
        rows(table),
        [
            "eigene Mittel | 1.000,50 | 0 | 7 | 0 | 1.007,50 | 2.000 | 3.007,50",
            "Land | 0 | 200 | 0 | 30 | 230 | 0 | 230"
        ]
    );
    assert_eq!(total(table), "Summe | 1.000,50 | 200 | 7 | 30 | 1.237,50 | 2.000 | 3.237,50");
    // The same sums as in the tables by how sure the money is and by who pays.
    let of = |key: &str| total(in_paper(&portfolio, key).expect("sums"));
    assert_eq!(of("standing"), "Summe | 1.000,50 | 200 | 7 | 30 | 2.000 | 3.237,50");
    assert_eq!(of("bearers"), "Summe | 1.007,50 | 230 | 2.000 | 3.237,50");
    let covered = made(&[measure("Bus", &item(2026, "5", "eigen", "bewilligt"))]);
    let table = in_paper(&covered, "certainty").expect("who pays");
    assert_eq!(heads(table).len(), 3, "nothing is open, and one sum is enough: {:?}", heads(table));
}

#[test]
fn the_coming_year_of_the_budget_goes_first() {
    let planned = item(2027, "40", "eigen", "bewilligt") + "deckung = 'veranschlagt'\n";
    let portfolio = made(&[
        measure(
            "Bus",
            &(planned + &investment(2027, "60", "land", "beantragt") + &item(2026, "9", "eigen", "geplant")),
        ),
        measure("Hafen", &item(2027, "500", "eigen", "offen")),
        measure("Kita", &item(2028, "3", "eigen", "geplant")),
        measure("Zoo", ""),
    ]);
    let money = ["budget-year", "costs", "own", "years"]
        .map(|key| portfolio.tables.iter().position(|table| table.key == key).expect("a table"));
    assert!(money.is_sorted(), "{money:?}");
    let table = in_paper(&portfolio, "budget-year").expect("the coming year");
    assert_eq!(
        (table.title.as_str(), table.sheet.as_str()),
        ("Haushaltsjahr 2027: Bedarf und Deckung in Euro", "Haushaltsjahr 2027")
    );
    assert_eq!(
        heads(table),
        [
            "Vorhaben",
            "bewilligt oder beschlossen",
            "beantragt",
            "noch nicht gedeckt",
            "Summe",
            "davon investiv",
            "davon eigene Mittel",
            "Veranschlagung"
        ]
    );
    let cover = "im Haushalt veranschlagt: 40; keine Angabe: 60";
    assert_eq!(
        rows(table),
        [
            format!("Bus | 40 | 60 | 0 | 100 | 60 | 40 | {cover}"),
            "Hafen | 0 | 0 | 500 | 500 | 0 | offen | –".to_owned()
        ]
    );
    assert_eq!(total(table), "Summe | 40 | 60 | 500 | 600 | 60 | 40 | ");
    assert_eq!(table.notes, ["Für 2027 sind keine Kosten angegeben bei: Kita und Zoo."]);
    // What is over is no budget to come, and a year without costs is none.
    let past = made(&[measure("Bus", &item(2026, "5", "eigen", "bewilligt"))]);
    assert!(in_paper(&past, "budget-year").is_none());
    let later = made(&[measure("Bus", &item(2029, "5", "eigen", "bewilligt"))]);
    assert!(in_paper(&later, "budget-year").expect("a budget").title.starts_with("Haushaltsjahr 2029"));
}

#[test]
fn investments_are_told_by_measure_and_year() {
    let portfolio = made(&[
        measure("Bus", &(investment(2027, "60", "eigen", "geplant") + &item(2028, "9", "eigen", "geplant"))),
        measure("Hafen", &(investment(2029, "5", "land", "beantragt") + &item(2026, "1", "eigen", "geplant"))),
        measure("Kita", &item(2028, "3", "eigen", "geplant")),
    ]);
    let table = in_paper(&portfolio, "investments").expect("investments");
    assert_eq!(heads(table), ["Vorhaben", "2027", "2028", "2029", "Summe"]);
    // A year of running cost invests nothing; of a year without items nothing is said.
    assert_eq!(rows(table), ["Bus | 60 | 0 | – | 60", "Hafen | – | – | 5 | 5"]);
    assert_eq!(total(table), "Summe | 60 | 0 | 5 | 65");
    let kinds = in_paper(&portfolio, "years").expect("kinds of cost");
    assert_eq!(total(kinds), "Summe | 13 | 65 | 78", "the same sum");
    let none = made(&[measure("Kita", &item(2028, "3", "eigen", "geplant"))]);
    assert!(in_paper(&none, "investments").is_none());
}

#[test]
fn a_class_of_readiness_is_only_told_where_what_is_not_stated_cannot_change_it() {
    let all: Vec<&str> = { Catalog::embedded(Language::German).criteria.iter() }
        .filter(|c| {
            c.counts() && [ratsmappe::catalog::Phase::P3, ratsmappe::catalog::Phase::CrossPhase].contains(&c.phase)
        })
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(all.len(), 4, "two of the phase, two of every phase");
    let said = |statuses: [&str; 4]| -> String {
        let pairs = all.iter().zip(statuses).filter(|(_, status)| !status.is_empty());
        pairs.map(|(id, status)| format!("{id}={status}")).collect::<Vec<_>>().join(" ")
    };
    let class = |statuses: [&str; 4]| {
        let portfolio = of(&[("Ahausen", "Hessen", "P3", &said(statuses)), ("Behausen", "Hessen", "P3", "")]);
        let (place, cell) =
            portfolio.heat[0].cells.iter().enumerate().find(|(_, cell)| cell.count > 0).expect("a class");
        assert_eq!(cell.count, 1);
        portfolio.bands[place].clone()
    };
    let full = "erfüllt";
    assert_eq!(class([full, "", "", ""]), "teils ohne Angabe", "three of four may be fulfilled or not");
    assert_eq!(class([full, full, full, ""]), "teils ohne Angabe");
    assert_eq!(class(["offen", "offen", full, ""]), "bis zur Hälfte");
    assert_eq!(class([full, full, full, "offen"]), "mehr als die Hälfte");
    assert_eq!(class([full, full, full, full]), "alle erfüllt");
    assert_eq!(class(["offen", "offen", "offen", "in_Arbeit"]), "noch keiner erfüllt");
}

#[test]
fn towns_are_sorted_by_their_proper_names_and_a_list_by_its_title() {
    let towns = ["Stadt Zell", "Kreis Ahausen", "Gemeinde Cetal", "Bedorf", "Ahausen"];
    let projects: Vec<_> = towns.iter().map(|name| (*name, "Hessen", "P3", "")).collect();
    let portfolio = of(&projects);
    let list = in_paper(&portfolio, "project-list").expect("the projects");
    let names: Vec<String> = list.rows.iter().map(|row| row[0].shown()).collect();
    assert_eq!(names, ["Ahausen", "Kreis Ahausen", "Bedorf", "Gemeinde Cetal", "Stadt Zell"]);
    assert_eq!(portfolio.meta.title, "=1+1: alle Projekte im Überblick", "the list says what it is called");
    assert_eq!((portfolio.states, portfolio.shown.states.as_str()), (1, "1"));
}

#[test]
fn what_costs_something_every_year_is_added_up_over_all() {
    let after = "[finanzierung.folgekosten]\nab = 2027\njaehrlich = 300\n";
    let portfolio = made(&[
        measure("Bus", &(item(2026, "1000", "eigen", "bewilligt") + after)),
        measure("Hafen", &(item(2027, "200", "eigen", "geplant") + after)),
    ]);
    let after = portfolio.follow_up.clone().expect("follow-up costs");
    assert_eq!((after.shown.replace('\u{a0}', " ").as_str(), after.projects), ("600 €", 2));
}

#[test]
fn everything_that_is_due_next_is_named_and_what_is_asked_has_an_order() {
    let asked = |day: &str, amount: Option<u32>| {
        let item = amount.map(|amount| item(2027, &amount.to_string(), "eigen", "geplant") + "punkt = 'a'\n");
        format!(
            "{}[beschluss]\ngremium = 'Rat'\nsitzung = {day}\n[[beschluss.punkte]]\nid = 'a'\ntext = 'Ja.'\n",
            item.unwrap_or_default()
        )
    };
    let portfolio = made(&[
        measure("Akte", &asked("2027-03-01", Some(500))),
        measure("Bus", &asked("2026-12-08", Some(100))),
        measure("Hafen", &asked("2026-12-08", None)),
    ]);
    let next = portfolio.next.clone().expect("what comes next");
    assert_eq!(
        (next.date.replace('\u{a0}', " ").as_str(), next.what.as_str()),
        ("8. Dezember 2026", "Rat (Bus und Hafen)")
    );
    let decisions = in_paper(&portfolio, "decisions").expect("decisions");
    let first: Vec<String> = decisions.rows.iter().map(|row| row[0].shown()).collect();
    assert_eq!(first, ["Bus", "Hafen", "Akte"]);
    assert_eq!(decisions.notes, ["Ohne Posten zum Beschluss und deshalb nicht in der Summe: Hafen."]);
    assert!(total(decisions).starts_with("Summe |  | 600 | 0 | 600"), "{}", total(decisions));
}

#[test]
fn one_more_is_named_and_several_are_counted() {
    let silent = |count: usize| {
        let all: Vec<_> = (0..count).map(|at| measure(&format!("Vorhaben {at}"), "")).collect();
        let costly = measure("Zug", &item(2026, "100", "eigen", "bewilligt"));
        let portfolio = made(&[all, vec![costly]].concat());
        in_paper(&portfolio, "costs").expect("costs").notes.join("|")
    };
    let six = "Vorhaben 0, Vorhaben 1, Vorhaben 2, Vorhaben 3, Vorhaben 4 und Vorhaben 5.";
    assert!(silent(6).ends_with(six), "{}", silent(6));
    assert!(silent(7).ends_with("Vorhaben 3; Vorhaben 4 und 2 weitere."), "{}", silent(7));
}

#[test]
fn posts_that_follow_each_other_are_not_added_up() {
    let post = |from: i16, until: i16| {
        format!("[[finanzierung.stellen]]\nbezeichnung = 'Stelle'\numfang = 0.5\nab = {from}\nbis = {until}\n")
    };
    let portfolio = made(&[measure("Bus", &post(2026, 2027)), measure("Hafen", &post(2028, 2029))]);
    assert_eq!(portfolio.posts.as_ref().map(CellValue::shown).as_deref(), Some("0,5"));
}

#[test]
fn the_control_list_begins_with_what_is_overdue_and_takes_nothing_for_done() {
    let earlier = "[beschluss]\ngremium = 'Rat'\n[[beschluss.punkte]]\ntext = 'Bericht'\nbis = 2026-06-30\n\
                   zustaendig = 'Kämmerei'\n[[beschluss.punkte]]\ntext = 'Ausschreibung'\n\
                   [[beschluss.punkte]]\ntext = 'Beginn'\n[beschluss.ergebnis]\ndatum = 2026-03-12\n\
                   ergebnis = 'beschlossen'\n";
    let reports = "[[vollzug]]\npunkt = '1'\nstatus = 'offen'\n[[vollzug]]\npunkt = '3'\nstatus = 'erledigt'\n";
    let (now, _) = measure("Bus", reports);
    let (then, _) = measure("Bus", earlier);
    let portfolio = made(&[(now, Some(then)), measure("Hafen", "")]);
    let control = in_paper(&portfolio, "control").expect("a control list");
    assert_eq!(
        rows(control),
        [
            "Bus | Punkt 1: Bericht | Kämmerei | 30. Juni 2026 | überfällig | ",
            "Bus | Punkt 2: Ausschreibung | – | – | nicht prüfbar | ",
            "Bus | Punkt 3: Beginn | – | – | erledigt | ",
        ]
    );
    let sums = portfolio.control.expect("sums");
    assert_eq!((sums.points, sums.settled, sums.overdue, sums.unverifiable), (3, 1, 1, 1));
    let decisions = rows(in_paper(&portfolio, "decisions").expect("decisions"));
    assert_eq!(
        decisions,
        ["Bus | beschlossen am 12. März 2026: 1 von 3 Punkten erledigt, 1 überfällig, 1 nicht prüfbar"]
    );
}

#[test]
fn arrears_are_those_of_the_projects_own_papers() {
    let criteria = &Catalog::embedded(Language::German).criteria;
    let early = |c: &&ratsmappe::catalog::Criterion| c.phase == ratsmappe::catalog::Phase::P1;
    let milestone = criteria.iter().filter(early).find(|c| c.counts()).expect("a milestone").id.clone();
    let other = criteria.iter().filter(early).find(|c| c.milestone.is_none()).expect("a criterion").id.clone();
    let portfolio = of(&[
        ("Ahausen", "Hessen", "P3", &format!("{milestone}=offen {other}=in_Arbeit")),
        ("Behausen", "Hessen", "P3", &format!("{milestone}=erfüllt")),
    ]);
    let list = rows(in_paper(&portfolio, "project-list").expect("the projects"));
    assert!(list[0].ends_with(" | 1") && list[1].ends_with(" | 0"), "one milestone, no other criterion: {list:?}");
    assert_eq!(in_paper(&portfolio, "arrears").expect("arrears").rows.len(), 1);
}

#[test]
fn thousands_of_projects_are_counted_on_paper_and_listed_in_the_workbook() {
    let names: Vec<String> = (0..400).map(|n| format!("Ort {n:03}")).collect();
    let projects: Vec<(&str, &str, &str, &str)> = { names.iter().enumerate() }
        .map(|(n, name)| {
            (name.as_str(), ["Hessen", "Bayern"][n % 2], "P3", if n % 2 == 0 { "" } else { "DX-01=offen" })
        })
        .collect();
    let portfolio = of(&projects);
    assert!(!portfolio.listed && in_paper(&portfolio, "project-list").is_none());
    let states = in_paper(&portfolio, "states").expect("Länder");
    assert_eq!(rows(states), ["Bayern | 200 | 200", "Hessen | 200 | 200"]);
    assert_eq!(total(states), "Summe | 400 | 400");
    let list = portfolio.tables.iter().find(|table| table.key == "project-list").expect("the projects");
    assert_eq!((list.rows.len(), list.medium), (400, Medium::Workbook));
    let longest = portfolio.tables.iter().flat_map(|t| t.rows.iter().flatten()).map(|c| c.shown().len()).max();
    assert!(longest.is_some_and(|most| most < 400), "{longest:?}");
}

#[test]
fn the_workbook_holds_the_same_tables() {
    let [first, _] = milestones()[..] else { unreachable!("P3 has two milestones") };
    let portfolio = of(&[
        ("Ahausen", "Hessen", "P3", &format!("{first}=offen P1-06=offen")),
        ("=HYPERLINK(\"http://x\")", "Hessen", "P3", &format!("{first}=erfüllt")),
    ]);
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    assert_eq!(bytes, portfolio::workbook(&portfolio).expect("the same workbook"));
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    let tables: Vec<&SummaryTable> =
        { portfolio.tables.iter() }.filter(|t| t.medium != Medium::Paper && !t.rows.is_empty()).collect();
    assert_eq!(workbook.sheets.len(), tables.len() + 2, "the sums and the heat map go first");
    for (sheet, table) in workbook.sheets.iter().skip(2).zip(tables) {
        assert_eq!(&*sheet.name, table.sheet);
        let read = |row: &ratsmappe::workbook::SheetRow| -> Vec<String> {
            (0..table.columns.len() as u32).map(|c| row.value(c).map_or("", |v| v.shown()).to_owned()).collect()
        };
        let header: Vec<&String> = table.columns.iter().map(|(name, _)| name).collect();
        assert_eq!(read(&sheet.rows[0]).iter().collect::<Vec<_>>(), header);
        let body: Vec<String> = sheet.rows[1..=table.rows.len()].iter().map(|row| read(row).join(" | ")).collect();
        let body: Vec<String> = body.iter().map(|row| row.replace("keine Angabe", "–")).collect();
        assert_eq!(body, rows(table), "{}", table.title);
        // Whoever reads a sum there has to know what is in none.
        let below: Vec<&str> = { sheet.rows.iter().skip(table.rows.len() + 1) }
            .filter_map(|row| row.value(0).map(|value| value.shown()))
            .collect();
        assert!(below.ends_with(&table.notes.iter().map(String::as_str).collect::<Vec<_>>()), "{below:?}");
    }
}

/// A cell of a sheet as it is in the file: its formula, and its value.
fn in_file(bytes: &[u8], sheet: usize, cell: &str) -> (Option<String>, String) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let part = archive.by_name(&format!("xl/worksheets/sheet{sheet}.xml")).expect("a sheet");
    let xml = std::io::read_to_string(part).expect("a part");
    let start = xml.find(&format!("<c r=\"{cell}\"")).expect("a cell");
    let xml = &xml[start..start + xml[start..].find("</c>").expect("its end")];
    let inner = |name: &str| {
        let (_, rest) = xml.split_once(&format!("<{name}>"))?;
        Some(rest.split_once(&format!("</{name}>"))?.0.to_owned())
    };
    (inner("f"), inner("v").expect("a value"))
}

#[test]
fn sums_of_the_workbook_are_formulas_and_the_cover_has_numbers() {
    let after = "[finanzierung.folgekosten]\nab = 2027\njaehrlich = 300\n";
    let portfolio = made(&[
        measure("=1+1", &(item(2026, "1000.50", "eigen", "bewilligt") + after)),
        measure("Hafen", &(item(2027, "2000", "eigen", "offen") + &item(2027, "6", "land", "geplant"))),
    ]);
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    let place = |name: &str| 1 + workbook.sheets.iter().position(|sheet| &*sheet.name == name).expect(name);
    let formula = |sheet: &str, cell: &str| {
        let (formula, value) = in_file(&bytes, place(sheet), cell);
        format!("{} = {value}", formula.unwrap_or_default())
    };
    // The sums of all rows, and those beside what they are of.
    assert_eq!(formula("Kosten nach Jahren", "B5"), "SUM(B2:B3) = 1000.5");
    assert_eq!(formula("Kosten nach Jahren", "D3"), "SUM(B3:C3) = 2006");
    assert_eq!(formula("Träger und Sicherheit", "D2"), "SUM(B2:C2) = 1000.5");
    assert_eq!(formula("Träger und Sicherheit", "F2"), "SUM(D2:E2) = 3000.5");
    // An amount that is stated is one, and words are no formula.
    assert_eq!(formula("Kosten nach Jahren", "B2"), " = 1000.5");
    assert!(formula("Eigene Mittel nach Jahren", "D3").starts_with(" = "), "what is open is no sum");
    assert_eq!(formula("Eigene Mittel nach Jahren", "F3"), "SUM(D3:E3) = 2000");
    let names = workbook.sheets.iter().flat_map(|sheet| &sheet.rows).filter_map(|row| row.value(0));
    assert!(names.into_iter().any(|value| value.shown() == "=1+1"));
    let overview = &workbook.sheets[0];
    let said = |name: &str| {
        let row = overview.rows.iter().position(|row| row.value(0).is_some_and(|v| v.shown() == name)).expect(name);
        in_file(&bytes, 1, &format!("B{}", row + 1)).1
    };
    assert_eq!(said("Kosten"), "3006.5");
    assert_eq!(said("noch nicht gedeckt"), "2000");
    assert_eq!(said("Folgekosten im Jahr"), "300");
    let date = said("Erstellt");
    assert!(date.parse::<f64>().is_ok_and(|days| days > 40_000.0), "a day as such: {date}");
}

#[test]
fn an_uncertain_title_says_so_in_every_table() {
    let portfolio = of(&[
        ("Ahausen", "Hessen", "P3", "DX-13=offen"),
        ("Bedorf", "Hessen", "P3", "DX-13=erfüllt"),
        ("Cetal", "Hessen", "P3", "DX-13=in_Arbeit"),
    ]);
    let title = "Wagniskapital-Strategie (Venture Capital Strategy)";
    let mut tables = BTreeSet::new();
    for table in &portfolio.tables {
        for row in rows(table).iter().filter(|row| row.contains(title)) {
            tables.insert(table.key);
            assert!(row.contains(&format!("{title} [Titel nicht gesichert]")), "{}: {row}", table.title);
        }
    }
    assert_eq!(tables.into_iter().collect::<Vec<_>>(), ["learning", "milestones"]);
}

#[test]
fn sheets_are_called_by_names_that_are_not_cut_and_not_twice() {
    for language in [Language::German, Language::English] {
        let labels = Labels::new(&Templates::embedded(), language).expect("labels");
        for prefix in ["portfolio.sheet.", "portfolio.town.sheet."] {
            let keys: Vec<&str> = labels.keys().filter(|key| key.starts_with(prefix)).collect();
            let names: BTreeSet<String> = keys.iter().map(|key| labels.text(key)).collect();
            assert_eq!(names.len(), keys.len());
            assert!(names.iter().all(|name| name.chars().count() <= 31), "{names:?}");
        }
    }
}
