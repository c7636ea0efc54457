//! The view over all projects: what is counted, what is not, and the same in paper and workbook.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::sync::LazyLock;

use jiff::civil::date;
use ratsmappe::briefing::{self, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::portfolio::{self, CellValue, Portfolio, PortfolioBuilder, SummaryTable};
use ratsmappe::profile;
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::Workbook;

static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::German).expect("the German labels"));

/// A portfolio of projects, each a municipality, a Land, a phase and what it says of criteria.
fn of(projects: &[(&str, &str, &str, &str)]) -> Portfolio {
    let catalog = Catalog::embedded(Language::German);
    let mut maker = PortfolioBuilder::new(catalog, &LABELS, Language::German);
    for (name, state, phase, said) in projects {
        let statuses = said.split(' ').filter_map(|pair| pair.split_once('='));
        let criteria: String = statuses
            .map(|(id, status)| format!("[[kriterien]]\nkriterium = '{id}'\nstatus = '{}'\n", status.replace('_', " ")))
            .collect();
        let text = format!(
            "[kommune]\nname = '{name}'\nbundesland = '{state}'\n[projekt]\ntitel = '=1+1'\nphase = '{phase}'\n\
             phase_angenommen = {}\n{criteria}",
            said.is_empty()
        );
        let profile = profile::read("p.toml", text.as_bytes()).0.expect("a profile");
        let (date, language) = (date(2026, 11, 22), Language::German);
        let options = Options { date, draft: false, language, templates_sha256: String::new() };
        let selection = select(catalog, &profile);
        maker.add(&profile, &selection, &briefing::brief(catalog, &profile, &selection, &LABELS, &options));
    }
    maker.finish(date(2026, 11, 22), "hash")
}

fn table<'a>(portfolio: &'a Portfolio, key: &str) -> Option<&'a SummaryTable> {
    portfolio.tables.iter().find(|table| table.key == key)
}

fn rows(table: &SummaryTable) -> Vec<String> {
    let cell = |value: &CellValue| match value {
        CellValue::Text(text) => text.clone(),
        CellValue::Number(number) => number.to_string(),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
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
    assert_eq!(counts, [1, 1, 0, 0, 1], "{:?}", portfolio.bands);
    let open = rows(table(&portfolio, "milestones").expect("open milestones"));
    let title = |id: &str| Catalog::embedded(Language::German).by_id(id).expect("a criterion").title.clone();
    assert_eq!(open, [format!("{} | P3 | 1 | 1 | 1", title(first)), format!("{} | P3 | 1 | 0 | 2", title(second))]);
    let list = rows(table(&portfolio, "project-list").expect("the projects"));
    assert!(list[0].starts_with("Ahausen | =1+1 | Hessen | P3 | 1 von 4 | "), "{list:?}");
    assert!(
        list[2].starts_with("Cehausen | =1+1 | Bayern | P3 (angenommen) | keine Angabe | keine Angabe | "),
        "{list:?}"
    );
    let learning = rows(table(&portfolio, "learning").expect("a pair"));
    assert_eq!(learning, [format!("Behausen | Ahausen | {} | Phase", title(first))]);
}

#[test]
fn where_nobody_says_anything_there_is_no_empty_table() {
    let portfolio = of(&[("Ahausen", "Hessen", "P4", ""), ("Behausen", "Hessen", "P3", "")]);
    let keys: Vec<&str> = portfolio.tables.iter().map(|table| table.key).collect();
    assert_eq!(keys, ["project-list", "gaps"]);
    let gaps = rows(table(&portfolio, "gaps").expect("gaps"));
    assert_eq!(gaps.len(), 1, "projects that lack the same share a row: {gaps:?}");
    assert!(gaps[0].starts_with("Ahausen, Behausen | Phase angenommen, nicht bestätigt; "), "{gaps:?}");
}

#[test]
fn those_who_could_learn_share_phase_or_land() {
    let fulfilled = "DX-01=erfüllt DX-02=erfüllt";
    let portfolio = of(&[
        ("Lernau", "Hessen", "P1", "DX-01=offen DX-02=in_Arbeit DX-03=offen"),
        ("Fernau", "Bayern", "P5", fulfilled),
        ("Nahau", "Hessen", "P5", fulfilled),
    ]);
    let learning = rows(table(&portfolio, "learning").expect("a pair"));
    assert_eq!(learning.len(), 1);
    assert!(learning[0].starts_with("Lernau | Nahau | ") && learning[0].ends_with(" | Land"), "{learning:?}");
}

#[test]
fn the_workbook_holds_the_same_tables_and_no_formula() {
    let portfolio = of(&[
        ("Ahausen", "Hessen", "P3", "P3-01=offen P1-06=offen"),
        ("=HYPERLINK(\"http://x\")", "Hessen", "P3", "P3-01=erfüllt"),
    ]);
    let bytes = portfolio::workbook(&portfolio).expect("a workbook");
    assert_eq!(bytes, portfolio::workbook(&portfolio).expect("the same workbook"));
    let workbook = Workbook::read("portfolio.xlsx", &bytes).expect("a workbook that can be read");
    assert_eq!(workbook.sheets.len(), portfolio.tables.len() + 1);
    for (sheet, table) in workbook.sheets.iter().skip(1).zip(&portfolio.tables) {
        let read = |row: &ratsmappe::workbook::SheetRow| -> Vec<String> {
            (0..table.columns.len() as u32).map(|c| row.value(c).map_or("", |v| v.shown()).to_owned()).collect()
        };
        let header: Vec<&String> = table.columns.iter().map(|(name, _)| name).collect();
        assert_eq!(read(&sheet.rows[0]).iter().collect::<Vec<_>>(), header);
        let body: Vec<String> = sheet.rows[1..].iter().map(|row| read(row).join(" | ")).collect();
        assert_eq!(body, rows(table), "{}", table.title);
    }
}
