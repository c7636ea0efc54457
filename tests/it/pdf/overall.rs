//! The portfolio as a finished PDF: what its cover says, that notes stay with their table, amounts have their commas one
//! below the other, and names are whole.

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

/// A measure of a town, with what else it says.
fn measure(title: &str, rest: &str) -> String {
    format!(
        "[kommune]\nname = 'Lerchenrode'\nart = 'Stadt'\nbundesland = 'Hessen'\n\
         [projekt]\ntitel = '{title}'\nphase = 'P3'\n{rest}"
    )
}

/// An item of running cost, with what else it says.
fn item(year: i16, amount: &str, rest: &str) -> String {
    format!("[[finanzierung.posten]]\njahr = {year}\nart = 'operativ'\nbetrag = {amount}\ntraeger = 'eigen'\n{rest}")
}

#[test]
fn a_full_amount_has_room_for_the_cents_of_others() {
    let of = |amounts: [&str; 2]| {
        let [bus, port] = amounts.map(|amount| item(2027, amount, "status = 'geplant'\n"));
        portfolio(&[measure("Bus", &bus), measure("Hafen", &port)])
    };
    let edge = |file: &File, amount: &str| -> f32 {
        let shown = file.runs.iter().filter(|(page, run)| *page > 0 && run.text.trim() == amount);
        shown.map(|(_, run)| run.edges.1).reduce(f32::max).expect(amount)
    };
    let file = of(["1234.50", "2001"]);
    let (with, without) = (edge(&file, "1.234,50"), edge(&file, "2.001"));
    // A comma and two digits in type of 8.5 points.
    assert!((9.0..12.5).contains(&(with - without)), "{with} {without}");
    assert!(!file.said().contains("2.001,00"), "the room is not read out");
    let file = of(["1234", "2001"]);
    assert!((edge(&file, "1.234") - edge(&file, "2.001")).abs() < 0.1, "no cents, no room");
}

#[test]
fn no_line_ends_within_the_name_of_a_project() {
    let names =
        ["Straßenbeleuchtungserneuerung Oberdiebach", "Kinderbetreuungsplatzvergabe", "Lerchenroder Altstadtbus"];
    let resolution =
        "[beschluss]\ngremium = 'Rat'\nsitzung = 2026-12-08\n[[beschluss.punkte]]\nid = 'a'\ntext = 'Ja.'\n";
    let profiles = names.map(|name| {
        let items =
            item(2027, "123456.78", "status = 'bewilligt'\npunkt = 'a'\n") + &item(2028, "9", "status = 'offen'\n");
        let after = "[finanzierung.folgekosten]\nab = 2029\njaehrlich = 300\n";
        measure(name, &(items + after + resolution))
    });
    let file = portfolio(&profiles);
    let all: String = file.runs.iter().map(|(_, run)| run.text.as_str()).collect();
    for word in names.iter().flat_map(|name| name.split(' ')) {
        assert!(all.matches(word).count() > 4, "{word}");
        for (at, _) in word.char_indices().skip(1) {
            let torn = &word[..at];
            assert!(!all.contains(&format!("{torn}\u{ad}")) && !all.contains(&format!("{torn}-")), "{word}: {torn}");
        }
    }
}

#[test]
fn the_cover_says_what_of_the_amount_to_be_decided_is_granted() {
    let resolution =
        "[beschluss]\ngremium = 'Rat'\nsitzung = 2026-12-08\n[[beschluss.punkte]]\nid = 'a'\ntext = 'Ja.'\n";
    let said = |statuses: [&str; 2]| {
        let items: String =
            { statuses.iter() }.map(|status| item(2027, "500", &format!("punkt = 'a'\n{status}"))).collect();
        portfolio(&[measure("Bus", &(items + resolution))]).said()
    };
    let [granted, planned] = ["status = 'bewilligt'\n", "status = 'geplant'\n"];
    for (statuses, wanted) in [
        ([granted, planned], "Davon schon bewilligt oder im Haushalt beschlossen: 500 €."),
        ([granted, ""], "Davon schon bewilligt oder im Haushalt beschlossen: 500 €; ohne Angabe dazu: 500 €."),
        ([planned, planned], "Bewilligt oder im Haushalt beschlossen ist davon noch nichts."),
        (["", ""], "Ob davon etwas bewilligt ist, ist nicht angegeben."),
    ] {
        // Between bold and plain type there may be a blank to whoever reads by machine.
        let close = |text: &str| text.split_whitespace().collect::<String>();
        let said = said(statuses);
        assert!(close(&said).contains(&close(wanted)), "{wanted}: {said}");
    }
}

#[test]
fn a_list_of_many_names_its_sources() {
    let project = |name: &str, source: &str| {
        format!(
            "[kommune]\nname = '{name}'\nbundesland = 'Hessen'\nquelle = '{source}'\n[projekt]\n\
             titel = 'Modellvorhaben'\nphase = 'P3'\nphase_angenommen = true\n"
        )
    };
    let file = portfolio(&[project("Ahausen", "Liste A, BMI 2019"), project("Bedorf", "https://www.example.org/b")]);
    let said = file.said();
    assert!(said.contains("Woher die Angaben sind, steht unter „Quellen der Angaben“"), "{said}");
    let tables = file.root.tagged(&["Table"]);
    let rows: Vec<Vec<String>> = tables.iter().flat_map(|table| table.rows()).collect();
    assert!(rows.contains(&["1", "Liste A, BMI 2019", "1"].map(str::to_owned).to_vec()), "{rows:?}");
    assert!(rows.iter().any(|row| row[0] == "Bedorf" && row.last().is_some_and(|last| last == "2")), "{rows:?}");
}
