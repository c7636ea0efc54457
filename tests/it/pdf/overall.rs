//! The portfolio as a finished PDF: what its cover says, and that notes stay with their table.

use ratsmappe::briefing::{Options, Survey};
use ratsmappe::language::Language;
use ratsmappe::portfolio::{PortfolioBuilder, ProjectSummary};
use ratsmappe::profile;
use ratsmappe::selection;

use super::file::{Element, File};
use super::{DATE, LABELS, RENDERER, catalog};

/// The portfolio of these profiles.
fn portfolio(profiles: &[String]) -> File {
    let options = Options { date: DATE, draft: false, language: Language::German, templates_sha256: String::new() };
    let survey = Survey::new(catalog(), &LABELS, &options);
    let mut builder = PortfolioBuilder::new(catalog(), &LABELS, Language::German);
    for text in profiles {
        let profile = profile::read("p.toml", text.as_bytes()).0.expect("a profile");
        let selection = selection::select(catalog(), &profile);
        let overview = survey.overview((&profile).into(), &selection);
        builder.add(&profile, ProjectSummary::new(&profile, &selection, overview));
    }
    File::open(&RENDERER.render_portfolio(&builder.finish(DATE, "")).expect("a portfolio").pdf)
}

fn pages_of(element: &Element) -> (usize, usize) {
    element.span().expect("a page")
}

#[test]
fn notes_of_a_table_stand_on_the_page_where_it_ends() {
    let head = |title: &str| {
        format!(
            "[kommune]\nname = 'Lerchenrode'\nart = 'Stadt'\nbundesland = 'Hessen'\n\
             [projekt]\ntitel = '{title}'\nphase = 'P3'\n"
        )
    };
    let measure = |number: usize| {
        let item = |year: i16, status: &str| {
            format!(
                "[[finanzierung.posten]]\njahr = {year}\nart = 'operativ'\nbetrag = {number}000\ntraeger = 'eigen'\n\
                 status = '{status}'\n"
            )
        };
        let first = 2026 + i16::try_from(number % 3).expect("a year");
        head(&format!("Linie {number}")) + &item(first, "bewilligt") + &item(2029, "offen")
    };
    let mut breaks = 0;
    for measures in 11..=18 {
        let mut profiles: Vec<String> = (1..=measures).map(measure).collect();
        profiles.push(head("Zoo"));
        let file = portfolio(&profiles);
        let mut feet = 0;
        for table in file.root.tagged(&["Table"]) {
            // Notes are a row of one cell.
            let rows = table.tagged(&["TR"]);
            if let [.., last, foot] = rows.as_slice()
                && foot.tagged(&["TH", "TD"]).len() == 1
            {
                feet += 1;
                assert_eq!(pages_of(foot), pages_of(last), "{measures}: {}", foot.text());
            }
            breaks += usize::from(pages_of(table).0 < pages_of(table).1);
        }
        assert!(feet > 2, "{measures}: {feet}");
        assert!(file.said().contains("in keiner Summe: Zoo."), "{measures}");
    }
    assert!(breaks > 0, "a table that runs over a page is what this is about");
}

#[test]
fn the_cover_of_many_says_what_they_are_called_and_what_the_paper_holds() {
    let project = |name: &str, state: &str| {
        format!(
            "[kommune]\nname = '{name}'\nbundesland = '{state}'\n[projekt]\ntitel = 'Modellvorhaben Mobilität'\n\
             phase = 'P3'\n"
        )
    };
    let file = portfolio(&[project("Ahausen", "Hessen"), project("Behausen", "Bayern")]);
    let cover: String = file.runs.iter().filter(|(page, _)| *page == 0).map(|(_, run)| run.text.as_str()).collect();
    let cover: String = cover.split_whitespace().collect();
    for part in ["ModellvorhabenMobilität", "AlleProjekteimÜberblick", "Länder", "Inhalt", "ProjektenachLand"] {
        assert!(cover.contains(part), "{part}: {cover}");
    }
}
