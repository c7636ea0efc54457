//! What forms of the council paper ask for: questions on money, head, result column, signatures, checks, the rule on
//! bias, and their own words of the budget.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use jiff::civil::date;
use ratsmappe::briefing::{self, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::council_form;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::text::{Prose, ProseBlock as Tree};

use crate::council::{KIND, LABELS, MODULES, briefing, rows, table};
use crate::support::drawn;

/// A profile of a town in this Land with these items, and `beschluss` keys.
fn town(state: &str, resolution: &str, items: &str) -> String {
    format!(
        "kommune = {{ name = \"Musterhausen\", art = \"Stadt\", bundesland = \"{state}\" }}\n\
         projekt = {{ titel = \"B\", phase = \"P3\", stand = 2026-11-01 }}\n[beschluss]\n{resolution}\n{items}"
    )
}

#[test]
fn questions_on_money_are_answered_by_the_items_or_not_at_all() {
    let item = |more: &str| {
        format!("[[finanzierung.posten]]\njahr = 2027\nbetrag = 1000\nart = \"operativ\"\nquelle = \"Stadt\"\n{more}\n")
    };
    let answers = |items: &str| {
        let b = briefing(&town("Nordrhein-Westfalen", "bei_nein = \"Es endet.\"", items), false);
        let found = b.council.questions.into_iter();
        found
            .map(|q| (q.key, format!("{} {}", q.state, q.amount.unwrap_or(q.answer)).replace('\u{a0}', " ")))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let all = answers(&(item("deckung = \"veranschlagt\"\nprodukt = \"1201\"") + &item("deckung = \"überplanmäßig\"")));
    assert_eq!(all["veranschlagt"], "no 1.000 €");
    assert_eq!(all["ueberplanmaessig"], "yes 1.000 €");
    assert_eq!(all["ausserplanmaessig"], "no nein");
    assert_eq!(all["produkt"], "text 1201");
    assert_eq!(all["konto"], "unstated keine Angabe");
    assert_eq!(all["quelle"], "yes ja");
    // One item says nothing about the budget, so nothing can be said of all.
    let some = answers(&(item("deckung = \"veranschlagt\"") + &item("zweck = \"Mast\"")));
    assert_eq!(some["veranschlagt"], "unstated keine Angabe");
    assert_eq!(some["verpflichtung"], "unstated keine Angabe");
    let own = answers(&item("status = \"offen\""));
    assert_eq!(own["quelle"], "no 1.000 €");
    // A commitment authorisation is asked for by a question of its own; where there is nothing else, nothing is budgeted.
    let later = item("deckung = \"Verpflichtungsermächtigung\"");
    let both = answers(&(item("deckung = \"veranschlagt\"") + &later));
    assert_eq!((both["veranschlagt"].as_str(), both["verpflichtung"].as_str()), ("yes ja", "yes 1.000 €"));
    assert_eq!(answers(&later)["veranschlagt"], "no 1.000 €");
    // What is decided today is budgeted, whatever later years say.
    let points = "[[beschluss.punkte]]\ntext = \"Es wird gebaut.\"\n";
    let today = item("deckung = \"veranschlagt\"\npunkt = \"1\"") + &item("zweck = \"Mast\"");
    let today = answers(&format!("{points}{today}"));
    assert_eq!((today["veranschlagt"].as_str(), today["ueberplanmaessig"].as_str()), ("yes ja", "no nein"));
}

#[test]
fn the_head_the_way_through_the_bodies_and_the_signatures_say_what_is_stated() {
    let resolution = "gremium = \"Rat\"\noeffentlich = false\naktenzeichen = \"10-1\"\nverfasser = \"Amt 10\"\n\
        mitzeichnung = [\"Kämmerei\"]\n\
        beratungsfolge = [{ gremium = \"Finanzausschuss\" }, { gremium = \"Rat\", datum = 2026-11-10 }]\n\
        ergebnis = { datum = 2026-11-10, ergebnis = \"geändert beschlossen\", ja = 20, nein = 3 }";
    let b = briefing(&town("Niedersachsen", resolution, ""), false);
    let head: Vec<String> = b.council.header.iter().map(|f| format!("{}: {}", f.label, f.value)).collect();
    for row in ["Sitzung: nichtöffentlich", "Aktenzeichen: 10-1", "Verfasst von: Amt 10"] {
        assert!(head.iter().any(|said| said == row), "{head:?}");
    }
    let way = rows(table(&b, "consultations-own"));
    assert_eq!(way[0], "Finanzausschuss | keine Angabe | keine Angabe | ");
    assert_eq!(way[1], "Rat | keine Angabe | 10. November 2026 | geändert beschlossen, Ja 20, Nein 3");
    assert_eq!(b.council.signatures, ["Die Leitung der Verwaltung", "Kämmerei"]);
    // Whoever leads the administration and is named signs once.
    let named = resolution.replace("\"Kämmerei\"", "\"Kämmerei\", \"Bürgermeister, Tobias Wendland\"");
    let signed = briefing(&town("Niedersachsen", &named, ""), false).council.signatures;
    assert_eq!(signed, ["Kämmerei", "Bürgermeister, Tobias Wendland"]);
    assert_eq!(b.council.public.as_deref(), Some("nichtöffentlich"));
}

#[test]
fn a_form_asks_for_its_checks_and_what_else_is_stated_follows() {
    let stated =
        "[auswirkungen]\nklima = \"Weniger Fahrten.\"\nklima_bewertung = \"+\"\npersonal = \"Keine neue Stelle.\"\n";
    let effects = |state: &str| {
        let all = briefing(&town(state, "", stated), false).council.effects.into_iter();
        all.map(|e| (e.key, e.rating, e.text.join(" "))).collect::<Vec<_>>()
    };
    let climate = ("klima", Some("+"), "Weniger Fahrten.".to_owned());
    let staff = ("personal", None, "Keine neue Stelle.".to_owned());
    let none = |key| (key, None, String::new());
    let [kept, open] = [none("barrierefreiheit"), none("datenschutz")];
    assert_eq!(effects("Hessen"), [climate.clone(), kept.clone(), open.clone(), staff.clone()]);
    let all = [climate, staff, none("demografie"), none("gleichstellung"), kept, open];
    assert_eq!(effects("Niedersachsen"), all);
}

#[test]
fn the_rule_on_bias_is_the_lands_own_and_only_what_was_read() {
    let said = |state: &str| {
        let texts = MODULES.render(KIND, "de", &briefing(&town(state, "", ""), false)).expect("the modules");
        match &texts["bias"] {
            Prose::Rich(blocks) => blocks.iter().map(Tree::plain).collect::<Vec<_>>().join(" ").replace('\u{a0}', " "),
            Prose::Plain(text) => text.clone(),
        }
    };
    assert!(said("Hessen").contains("§ 25 HGO (Widerstreit der Interessen)"), "{}", said("Hessen"));
    assert!(said("Hessen").contains("nach sechs Monaten"));
    // Of Nordrhein-Westfalen, the paragraph was read, and what follows was not.
    assert!(said("Nordrhein-Westfalen").contains("§ 31 GO NRW"));
    assert!(!said("Nordrhein-Westfalen").contains("unwirksam"));
    assert!(!said("Brandenburg").contains('§'));
}

#[test]
fn a_form_has_its_own_words_of_the_budget_and_its_own_questions() {
    let form = "name = \"X\"\nhaushalt = { laufend = \"Teilergebnisplan 12\", investiv = \"Teilfinanzplan 12\" }\n\
        finanzfrage = [{ antwort = \"veranschlagt\", frage = \"Im {laufend} geplant?\" }]\n\
        abschnitt = [{ inhalt = [\"finanzraster\", \"haushalt\"] }]";
    let read = council_form::read("form.toml", form.as_bytes());
    assert_eq!(drawn(&read.findings), "");
    let slips = "name = \"X\"\nunterschriften = [\"{Der Ratt}\"]\nfinanzfrage = [{ antwort = \"konto\", frage = \"{kontto}?\" }]";
    let slips = council_form::read("form.toml", slips.as_bytes());
    let found: Vec<_> = slips.findings.iter().map(|f| (f.code.name(), f.labels[0].place.to_string())).collect();
    assert_eq!(found, [("unknown-mark", "form.toml:2:19".to_owned()), ("unknown-mark", "form.toml:3:45".to_owned())]);
    let own = read.form.expect("a form");
    let item = "[[finanzierung.posten]]\njahr = 2027\nbetrag = 1000\nart = \"operativ\"\n";
    let (profile, _) = profile::read("p.toml", town("Bayern", "", item).as_bytes());
    let profile = profile.expect("a profile");
    let catalog = Catalog::embedded(Language::German);
    let options =
        |language| Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let sources = Sources { own_form: Some(&own), ..Sources::from(&profile) };
    let selection = selection::select(catalog, &profile);
    let b = briefing::brief(catalog, sources, &selection, &LABELS, &options(Language::German));
    // Who pays is told whatever a form asks.
    let asked: Vec<&str> = b.council.questions.iter().map(|question| question.key).collect();
    assert_eq!(asked, [b.council.questions[0].key, "quelle"]);
    assert_eq!(b.council.questions[0].question, "Im Teilergebnisplan 12 geplant?");
    assert_eq!(
        table(&b, "budget").header[1..3],
        ["laufend (im Teilergebnisplan 12)", "investiv (im Teilfinanzplan 12)"]
    );
    assert_eq!(b.budget.in_operating, "im Teilergebnisplan 12");
}

#[test]
fn what_is_stated_for_the_paper_stands_in_its_head_whatever_the_form() {
    let stated = "aktenzeichen = \"10-1\"\nverfasser = \"Amt 10\"\nbeteiligte = [\"Kämmerei\", \"Bauamt\"]";
    let names = ["10-1", "Amt 10", "Kämmerei, Bauamt"];
    for state in ["Hessen", "Nordrhein-Westfalen", "Saarland", "Sachsen-Anhalt", "Schleswig-Holstein", "Thüringen"] {
        let head = briefing(&town(state, stated, ""), false).council.header;
        let values: Vec<&str> = head.iter().map(|row| row.value.as_str()).collect();
        for name in names {
            assert_eq!(values.iter().filter(|value| **value == name).count(), 1, "{state}: {values:?}");
        }
    }
}

#[test]
fn a_meeting_that_is_over_has_no_empty_result() {
    let meeting =
        |body: &str, day: &str| format!("[[beschluss.beratungsfolge]]\ngremium = \"{body}\"\ndatum = {day}\n");
    let resolution =
        format!("gremium = \"Rat\"\n{}{}", meeting("Ausschuss", "2026-11-20"), meeting("Rat", "2026-12-01"));
    let b = briefing(&town("Saarland", &resolution, ""), false);
    let results: Vec<&String> = table(&b, "consultations-own").rows.iter().filter_map(|row| row.last()).collect();
    assert_eq!(results, ["liegt noch nicht vor", ""]);
}

#[test]
fn solutions_found_before_the_project_are_alternatives_that_were_examined() {
    let check = "[vorpruefung]\ngefunden = \"Zwei Portale.\"\nverworfen = \"Beide, wegen der Gebühren.\"\n";
    let lacks = |more: &str| {
        let b = briefing(&town("Saarland", "bei_nein = \"Es endet.\"", more), false);
        let sections = format!("{:?}", b.council.sections);
        (b.council.gaps.iter().any(|gap| gap.contains("Alternativen")), sections.contains("Zwei Portale."))
    };
    assert_eq!((lacks(""), lacks(check)), ((true, false), (false, true)));
}

#[test]
fn a_relief_and_a_burden_are_told_in_whole_sentences() {
    let told = |income: u32| {
        let items = format!(
            "[[finanzierung.posten]]\njahr = 2027\nbetrag = 9000\nart = \"operativ\"\ntraeger = \"eigen\"\n\
             [[finanzierung.ertraege]]\njahr = 2027\nbetrag = {income}\nart = \"Ertrag\"\n"
        );
        let b = briefing(&town("Saarland", "bei_nein = \"Es endet.\"", &items), false);
        let own = b.for_kind(KIND);
        let texts = MODULES.render(KIND, "de", &own).unwrap_or_else(|d| panic!("{}", drawn(&d)));
        let Prose::Rich(blocks) = &texts["follow-up"] else { panic!("a text") };
        blocks.iter().map(Tree::plain).collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
    };
    assert!(told(10_000).contains("bleibt eine Entlastung von 1.000 € im Jahr."), "{}", told(10_000));
    assert!(told(1000).contains("bleiben 8.000 € im Jahr."), "{}", told(1000));
    assert!(told(1000).contains("Anteil der Stadt: 9.000 €."), "{}", told(1000));
}
