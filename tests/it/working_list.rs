//! All criteria as a workbook beside the dossier: each is there with what the project says, and nothing else.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

use jiff::civil::date;
use ratsmappe::briefing::{self, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::workbook::Workbook;
use ratsmappe::working_list;

const PROFILE: &str = "[kommune]\nname = 'Au'\n[projekt]\ntitel = 'Bus'\nphase = 'P2'\n[[kriterien]]\nkriterium = \
    'P2-03'\nstatus = 'in Arbeit'\nnachweis = '=1+1'\nverantwortlich = 'Bauamt'\nfaellig = 2027-03-01\nnotiz = 'n'\n";

fn sheet(language: Language) -> Vec<Vec<String>> {
    let catalog = Catalog::embedded(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("labels");
    let profile = profile::read("p.toml", PROFILE.as_bytes()).0.expect("a profile");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let selection = select(catalog, &profile);
    let briefing = briefing::brief(catalog, &profile, &selection, &labels, &options);
    let bytes = working_list::workbook(&briefing).expect("a workbook");
    assert_eq!(bytes, working_list::workbook(&briefing).expect("the same workbook"));
    let workbook = Workbook::read("kriterien.xlsx", &bytes).expect("a workbook that can be read");
    let rows = workbook.sheets.first().expect("a sheet").rows.iter();
    rows.map(|row| {
        let cell = |column| row.cells.iter().find(|c| c.column == column).map(|c| c.value.shown().to_string());
        (0..17).map(|column| cell(column).unwrap_or_default()).collect()
    })
    .collect()
}

#[test]
fn every_criterion_is_there_with_what_the_project_says_of_it() {
    let rows = sheet(Language::German);
    assert_eq!(
        rows[0].join(" | "),
        "Nr. | Kriterium | Phase | Bereiche | Skalierungstreiber | Beteiligte | Meilenstein | Enthalten | Grund | \
         Stand | Nachweis | Verantwortlich | Fällig | Notiz | Teiltreiber | Für das Betreibermodell | Für den Transfer"
    );
    let ids: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    let all: Vec<&str> = Catalog::embedded(Language::German).criteria.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, all);
    let said = rows.iter().find(|row| row[0] == "P2-03").expect("the criterion");
    assert_eq!(said[7], "ja");
    assert_eq!(&said[9..12], ["in Arbeit", "=1+1", "Bauamt"]);
    assert!(said[12].contains("2027"), "{said:?}");
    // What is not stated is empty, not open.
    let silent = rows.iter().find(|row| row[0] == "P2-01").expect("the criterion");
    assert_eq!((silent[9].as_str(), silent[12].as_str()), ("", ""));
}

#[test]
fn the_english_list_has_english_headers_and_words() {
    let rows = sheet(Language::English);
    assert_eq!(rows[0][1], "Criterion");
    assert_eq!(rows.iter().find(|row| row[0] == "P2-03").expect("the criterion")[9], "in progress");
}
