//! The money of a project: exact in cents, by year, bearer and status; income, posts, follow-up costs, depreciation and
//! the alternatives compared; what is not stated is never nought.

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use serde_json::Value;
use toml::Table;

use crate::support::{drawn, root, sample_text};

/// The briefing of a profile as papers read it.
fn read(text: &str, language: Language) -> Value {
    serde_json::to_value(briefing(text, language)).expect("a briefing is JSON")
}

fn briefing(text: &str, language: Language) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{}", drawn(&found)));
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    let catalog = Catalog::embedded(language);
    let selection = selection::select(catalog, &profile);
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, &profile, &selection, &labels, &options)
}

/// A small town in this phase with `more` behind it.
fn town(phase: &str, more: &str) -> String {
    let kind = "name = \"Auental\"\nart = \"Stadt\"\nbundesland = \"Hessen\"";
    format!("[kommune]\n{kind}\n[projekt]\ntitel = \"Steg\"\nphase = {phase}\nstand = 2026-11-15\n{more}")
}

/// A cost item.
fn item(year: i32, amount: &str, kind: &str, more: &str) -> String {
    format!("\n[[finanzierung.posten]]\njahr = {year}\nbetrag = {amount}\nart = \"{kind}\"\n{more}\n")
}

/// A text with plain blanks.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.replace('\u{a0}', " "))
}

/// The values below a path of every entry of a list, each in a row.
fn rows(list: &Value, keys: &[&str]) -> Vec<String> {
    let row = |entry: &Value| keys.iter().map(|key| plain(&entry[key])).collect::<Vec<_>>().join(" | ");
    list.as_array().map(|list| list.iter().map(row).collect()).unwrap_or_default()
}

fn german(text: &str) -> Value {
    read(text, Language::German)["money"].take()
}

#[test]
fn sums_are_exact_in_cents_and_keep_apart_what_is_not_stated() {
    let items = [
        item(2026, "0.10", "operativ", "traeger = \"bund\"\nstatus = \"bewilligt\"\nist = 0.07"),
        item(2026, "0.20", "operativ", "traeger = \"eigen\"\nstatus = \"offen\""),
        item(2028, "1000.05", "investiv", "quelle = \"Bundesförderung\""),
    ];
    let money = german(&town("\"P3\"", &items.concat()));
    let years = rows(&money["years"], &["year", "operating", "capital", "total", "uncovered", "unsecured", "unstated"]);
    assert_eq!(
        years,
        [
            "2026 | 0,30 € | 0 € | 0,30 € | 0,20 € | 0,20 € | null",
            "2027 | 0 € | 0 € | 0 € | null | null | null",
            "2028 | 0 € | 1.000,05 € | 1.000,05 € | null | null | 1.000,05 €"
        ]
    );
    // Whoever is named in words as the source is not the bearer.
    assert_eq!(
        rows(&money["bearers"], &["key", "label", "amount"]),
        [
            "federal | Bund | 0,10 €",
            "not-stated | keine Angabe zum Träger | 1.000,05 €",
            "open | noch nicht gedeckt | 0,20 €"
        ]
    );
    assert_eq!(
        rows(&money["statuses"], &["key", "label", "amount"]),
        ["granted | bewilligt | 0,10 €", "open | nicht gedeckt | 0,20 €", "not-stated | keine Angabe | 1.000,05 €"]
    );
    assert_eq!(plain(&money["total"]["spent"]), "0,07 €");
    assert_eq!(plain(&money["total"]["own"]), "0,20 €");
    let without = german(&town("\"P3\"", &item(2026, "5", "operativ", "")));
    assert_eq!((plain(&without["total"]["spent"]), plain(&without["total"]["own"])), ("null".into(), "null".into()));
}

#[test]
fn the_largest_amounts_are_added_exactly() {
    let most = item(2027, "9999999999.99", "operativ", "traeger = \"eigen\"");
    let money = german(&town("\"P3\"", &most.repeat(3)));
    assert_eq!(plain(&money["total"]["total"]), "29.999.999.999,97 €");
}

/// Federal money until 2027, then the town and a partner.
fn embedded() -> String {
    [
        item(2027, "92000", "operativ", "traeger = \"bund\""),
        item(2028, "64500", "operativ", "traeger = \"eigen\""),
        item(2028, "24000", "operativ", "traeger = \"dritte\""),
        item(2028, "18000", "investiv", "traeger = \"eigen\""),
        item(2029, "90000", "operativ", "traeger = \"eigen\""),
        item(2030, "92500", "operativ", "traeger = \"eigen\""),
        item(2030, "22000", "investiv", "traeger = \"eigen\""),
    ]
    .concat()
}

#[test]
fn running_cost_is_the_range_of_the_full_years_after_the_programme_without_investments() {
    let money = german(&town("\"P3\"", &embedded()));
    let follow_up = &money["follow_up"];
    let text = |key: &str| plain(&follow_up[key]);
    assert_eq!((text("state"), text("basis")), ("derived".into(), "programme".into()));
    assert_eq!(text("range"), "88.500 bis 92.500 €");
    assert_eq!((text("years"), text("net_range")), ("2028 bis 2030".into(), "null".into()));
    assert!(text("rule").contains("nach dem letzten Förderjahr (2027)"), "{}", text("rule"));
    let english = read(&town("\"P3\"", &embedded()), Language::English);
    assert_eq!(plain(&english["core"]["running"]["range"]), "€88,500 to €92,500");
    assert_eq!(plain(&english["core"]["running"]["years"]), "2028 to 2030");
}

#[test]
fn only_what_shows_in_the_budget_lowers_the_net_burden() {
    let income = |year: i32, euros: i32, more: &str| {
        format!("[[finanzierung.ertraege]]\njahr = {year}\nbetrag = {euros}\n{more}\n")
    };
    let more = [
        embedded(),
        income(2028, 3000, "art = \"Ertrag\"\nstatus = \"gesichert\""),
        income(2029, 4000, "art = \"Ertrag\"\nstatus = \"erwartet\""),
        income(2029, 7000, "art = \"Einsparung\"\nzweck = \"Kontrollfahrten\""),
        income(2030, 1000, "art = \"Einsparung\"\nhaushaltswirksam = true"),
        income(2030, 9000, "art = \"Einsparung\"\nhaushaltswirksam = false"),
    ];
    let money = german(&town("\"P3\"", &more.concat()));
    assert_eq!(
        rows(&money["follow_up"]["rows"], &["year", "gross", "income", "net"]),
        [
            "2028 | 88.500 € | 3.000 € | 85.500 €",
            "2029 | 90.000 € | 4.000 € | 86.000 €",
            "2030 | 92.500 € | 1.000 € | 91.500 €"
        ]
    );
    assert_eq!(plain(&money["follow_up"]["net_range"]), "85.500 bis 91.500 €");
    assert_eq!(plain(&money["total"]["income"]), "8.000 €");
    assert_eq!(plain(&money["total"]["expected"]), "4.000 €");
    assert_eq!(rows(&money["income"], &["netted"]), ["true", "true", "false", "true", "false"]);
    let said: Vec<bool> = rows(&money["income"], &["netted_label"]).iter().map(|label| label.is_empty()).collect();
    assert_eq!(said, [true, true, false, false, false], "of income it goes without saying");
    // Cost without an end is not told with income that ends as if it lasted as long.
    let net = "insgesamt nach Abzug von Erträgen und Einsparungen";
    assert_eq!(plain(&money["follow_up"]["net_text"]), format!("{net} bis 2030, auch erwarteten: 85.500 bis 91.500 €"));
    let ended = [more.concat(), "[finanzierung.folgekosten]\nab = 2029\nbis = 2030\njaehrlich = 90000\n".to_owned()];
    let ended = german(&town("\"P3\"", &ended.concat()));
    assert_eq!(plain(&ended["follow_up"]["net_text"]), format!("{net}, auch erwarteten: 86.000 bis 89.000 €"));
}

#[test]
fn what_was_reached_before_the_vote_is_not_told_as_its_effect() {
    let saving = |year: i32, euros: i32, status: &str| {
        format!(
            "[[finanzierung.ertraege]]\njahr = {year}\nbetrag = {euros}\nart = \"Einsparung\"\nhaushaltswirksam = true\n\
             status = \"{status}\"\n"
        )
    };
    let follow_up = "[finanzierung.folgekosten]\nab = 2029\nbis = 2030\njaehrlich = 90000\n";
    let effects = [saving(2029, 9000, "erwartet"), saving(2030, 9000, "erwartet")].concat();
    let before = [saving(2029, 30000, "erreicht"), saving(2030, 30000, "erreicht")].concat();
    let money = german(&town("\"P3\"", &[embedded(), effects.clone(), before, follow_up.to_owned()].concat()));
    assert_eq!(plain(&money["follow_up"]["net_range"]), "51.000 €");
    assert_eq!(plain(&money["follow_up"]["reached"]), "30.000 €");
    let text = plain(&money["follow_up"]["net_text"]);
    assert!(text.ends_with("51.000 €; darin 30.000 €, die schon erreicht sind"), "{text}");
    assert_eq!(plain(&money["total"]["expected"]), "18.000 €", "what is reached is no longer expected");
    let none = german(&town("\"P3\"", &[embedded(), effects, follow_up.to_owned()].concat()));
    assert!(none["follow_up"]["reached"].is_null());
    assert!(!plain(&none["follow_up"]["net_text"]).contains("erreicht"));
}

#[test]
fn what_some_items_lack_is_not_said_of_all() {
    let gaps = |more: &str| rows(&read(&town("\"P3\"", more), Language::German)["gaps"], &["what"]);
    let own = item(2027, "10", "operativ", "traeger = \"eigen\"\nstatus = \"bewilligt\"");
    let silent = item(2028, "10", "operativ", "");
    let (all, some) = (gaps(&silent), gaps(&(own + &silent)));
    for (of_all, of_some) in [
        ("Träger der Kosten", "Träger eines Teils der Kosten"),
        ("Stand der Finanzierung", "Stand der Finanzierung eines Teils der Kosten"),
    ] {
        let has = |gaps: &[String], what: &str| gaps.iter().any(|gap| gap == what);
        assert!(has(&all, of_all) && !has(&all, of_some), "{all:?}");
        assert!(has(&some, of_some) && !has(&some, of_all), "{some:?}");
    }
}

#[test]
fn follow_up_costs_are_told_only_where_the_profile_tells_them() {
    let of = |phase: &str, more: &str| german(&town(phase, more))["follow_up"].take();
    let state = |more: &str| {
        let known = of("\"P3\"", more);
        format!("{} {}", plain(&known["state"]), plain(&known["basis"]))
    };
    let fed = item(2026, "10", "operativ", "traeger = \"land\"");
    // A trial that ends: nothing after the programme, and the profile says that nothing comes.
    let trial = of(
        "\"P3\"",
        &(fed.clone() + "[finanzierung.folgekosten]\njaehrlich = 0\nerlaeuterung = \"Der Versuch endet.\""),
    );
    assert_eq!((plain(&trial["state"]), plain(&trial["range"])), ("none".into(), "null".into()));
    assert_eq!(plain(&trial["explanation"][0]), "Der Versuch endet.");
    // Saying nothing is not saying that there are none.
    assert_eq!(state(&fed), "unknown ");
    assert_eq!(
        plain(&of("\"P3\"", &fed)["unknown_reason"]),
        "Für die Zeit nach dem Projekt sind keine laufenden Kosten angegeben."
    );
    // Who bears a later item is not said: it may be the programme.
    assert_eq!(state(&(fed.clone() + &item(2027, "20", "operativ", ""))), "unknown ");
    let own = |year| item(year, "20", "operativ", "traeger = \"eigen\"");
    assert_eq!(state(&(fed.clone() + &own(2027))), "derived programme");
    assert_eq!(state(&(own(2027) + &own(2028))), "derived running");
    assert_eq!(state(&(item(2027, "9", "investiv", "") + &item(2028, "20", "operativ", ""))), "derived investment");
    let stated = "[finanzierung.folgekosten]\nab = 2029\njaehrlich = 1250.50\nbis = 2033";
    let known = of("\"P4\"", &(fed.clone() + stated));
    assert_eq!((plain(&known["range"]), plain(&known["years"])), ("1.250,50 €".into(), "2029 bis 2033".into()));
    assert_eq!(plain(&known["stated"]), "true");
    let from = of("\"P4\"", &(own(2027) + &own(2028) + &own(2029) + "[finanzierung.folgekosten]\nab = 2028"));
    assert_eq!((plain(&from["basis"]), plain(&from["years"])), ("from".into(), "2028 bis 2029".into()));
}

#[test]
fn depreciation_is_straight_line_and_grants_are_dissolved_over_the_same_years() {
    let items = [
        item(2027, "1000", "investiv", "traeger = \"bund\"\nstatus = \"bewilligt\"\nnutzungsdauer = 3"),
        item(2027, "500", "investiv", "traeger = \"eigen\"\nnutzungsdauer = 3"),
        item(2028, "90", "investiv", "traeger = \"eigen\"\nnutzungsdauer = 2"),
        item(2028, "6", "investiv", "traeger = \"land\"\nstatus = \"beantragt\"\nnutzungsdauer = 2"),
        item(2028, "8", "investiv", "traeger = \"eigen\"\nnutzungsdauer = 0"),
        item(2028, "7", "investiv", "traeger = \"eigen\""),
        item(2027, "50", "operativ", "traeger = \"eigen\""),
    ];
    let money = german(&town("\"P3\"", &items.concat()));
    let plan = &money["depreciation"];
    assert_eq!(
        rows(&plan["rows"], &["years", "operating", "depreciation", "dissolution", "burden"]),
        // What is invested in 2028 without a useful life leaves the burden from then on untold.
        [
            "2027 | 50 € | 499,99 € | 333,33 € | 216,66 €",
            "2028 | 0 € | 547,99 € | 333,33 € | null",
            "2029 | null | 548,02 € | 333,34 € | null"
        ]
    );
    assert_eq!((plain(&plan["total"]), plain(&plan["grants"])), ("1.596 €".into(), "1.000 €".into()));
    assert_eq!(plain(&plan["unsecured_grants"]), "6 €", "what is only applied for lowers no burden");
    assert_eq!((plain(&plan["kept"]), plain(&plan["without_life"])), ("8 €".into(), "7 €".into()));
    let keys = rows(&money["unknown"], &["key"]);
    assert!(keys.contains(&"[[finanzierung.posten]] nutzungsdauer".to_owned()), "{keys:?}");
    // Cameral accounts know no depreciation and are not asked for a useful life.
    let cameral = german(&town("\"P3\"", &(items.concat() + "[finanzierung]\nhaushalt = \"kameral\"")));
    assert_eq!(cameral["depreciation"], Value::Null);
    assert!(!rows(&cameral["unknown"], &["key"]).contains(&"[[finanzierung.posten]] nutzungsdauer".to_owned()));
}

#[test]
fn posts_are_added_in_full_time_equivalents() {
    let post = |title: &str, extent: &str, more: &str| {
        format!("[[finanzierung.stellen]]\nbezeichnung = \"{title}\"\numfang = {extent}\n{more}\n")
    };
    let more = post("Pflege", "0.5", "ab = 2028\nstatus = \"geplant\"") + &post("Leitung", "0.25", "bis = 2027");
    let money = german(&town("\"P3\"", &(more + &post("Auswertung", "0.75", "ab = 2028"))));
    assert_eq!(plain(&money["posts"]["fte"]), "1,25");
    assert_eq!(rows(&money["posts"]["rows"], &["title", "extent", "status"])[0], "Pflege | 0,5 | geplant");
    assert_eq!(german(&town("\"P3\"", ""))["posts"], Value::Null);
}

/// Alternatives over ten years at 2 %.
fn alternatives(entries: &[(&str, &str)]) -> String {
    let entry = |(title, more): &(&str, &str)| format!("[[projekt.alternativen]]\ntitel = \"{title}\"\n{more}\n");
    let all: String = entries.iter().map(entry).collect();
    format!("{all}[finanzierung]\nzeitraum = 10\nzinssatz = 2\n")
}

#[test]
fn alternatives_are_compared_in_todays_money() {
    let money = german(&town(
        "\"P3\"",
        &alternatives(&[
            (
                "Bauen",
                "einmalig = 100000\njaehrlich = 5000\nfoerderung = 20000\nertrag_jaehrlich = 1000\ngewaehlt = true",
            ),
            ("Mieten", "einmalig = 0\njaehrlich = 13000"),
            ("Nichts tun", "nullvariante = true\nbewertung = \"Es bleibt feucht.\""),
        ]),
    ));
    let value = &money["present_value"];
    // 80,000 + 4,000 a year and 13,000 a year, each for ten years: the sum of the factors is 8.98258501.
    assert_eq!(
        rows(&value["rows"], &["title", "value", "rank"]),
        ["Bauen | 115.930 € | 1", "Mieten | 116.774 € | 2", "Nichts tun | null | null"]
    );
    let said = rows(&value["sensitivity"], &["key", "changes", "first"]);
    assert_eq!(
        said,
        [
            "rate-down | false | Bauen",
            "rate-up | true | Mieten",
            "cost-down | false | Bauen",
            "cost-up | true | Mieten",
            "income | true | Mieten"
        ]
    );
    assert_eq!(
        plain(&value["sensitivity"][1]["sentence"]),
        "Bei einem Zinssatz von 3 % ändert sich die Reihenfolge; am günstigsten ist dann „Mieten“."
    );
}

#[test]
fn without_years_or_rate_nothing_is_compared_and_the_key_is_named() {
    let bare = alternatives(&[("Bauen", "einmalig = 5\njaehrlich = 1"), ("Mieten", "jaehrlich = 2")]);
    let keys = |text: &str| rows(&german(&town("\"P3\"", text))["unknown"], &["key"]);
    assert_eq!(keys(&bare), ["[[projekt.alternativen]] einmalig, jaehrlich"]);
    let without = bare.replace("zeitraum = 10", "").replace("zinssatz = 2", "");
    assert_eq!(keys(&without)[..2], ["[finanzierung] zeitraum", "[finanzierung] zinssatz"]);
    let money = german(&town("\"P3\"", &without));
    assert_eq!(money["present_value"], Value::Null);
    // What is stated is told all the same.
    assert_eq!(
        rows(&money["alternatives"], &["title", "once", "yearly", "grant", "value"]),
        ["Bauen | 5 € | 1 € | null | null", "Mieten | null | 2 € | null | null"]
    );
}

/// The cents of an amount as a profile writes it.
fn cents(value: &toml::Value) -> i64 {
    match value {
        toml::Value::Integer(euros) => euros * 100,
        toml::Value::Float(euros) => (euros * 100.0).round() as i64,
        toml::Value::String(text) => {
            let number = text.replace(['.', '€', ' '], "").replace(',', ".");
            (number.parse::<f64>().expect("an amount") * 100.0).round() as i64
        }
        other => panic!("no amount: {other}"),
    }
}

/// An amount as German papers print it, written down a second time.
fn euros(cents: i64) -> String {
    let whole: String = (cents / 100)
        .to_string()
        .chars()
        .rev()
        .enumerate()
        .flat_map(|(at, c)| (at > 0 && at % 3 == 0).then_some('.').into_iter().chain([c]))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    match cents % 100 {
        0 => format!("{whole} €"),
        rest => format!("{whole},{rest:02} €"),
    }
}

#[test]
fn every_sum_of_every_sample_is_that_of_its_file() {
    let samples = std::fs::read_dir(root("data/profile")).expect("the samples");
    let mut names: Vec<String> =
        samples.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".toml"));
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let text = sample_text(&name);
        let file: Table = text.parse().expect("TOML");
        let found = read(&text, Language::German);
        let (core, money) = (&found["core"], &found["money"]);
        let items = file.get("finanzierung").and_then(|f| f.get("posten")).and_then(toml::Value::as_array);
        let items: Vec<&Table> = items.into_iter().flatten().filter_map(toml::Value::as_table).collect();
        let said = |item: &Table, key: &str| item.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let sum = |fits: &dyn Fn(&Table) -> bool| -> i64 {
            items.iter().filter(|item| fits(item)).map(|item| cents(&item["betrag"])).sum()
        };
        assert_eq!(plain(&money["total"]["total"]), euros(sum(&|_| true)), "{name}");
        let statuses =
            [("secured", "bewilligt"), ("requested", "beantragt"), ("planned", "geplant"), ("uncovered", "offen")];
        for (key, word) in statuses {
            let expected = sum(&|item| said(item, "status").as_deref() == Some(word));
            let printed = if expected == 0 { "null".to_owned() } else { euros(expected) };
            assert_eq!(plain(&core[key]), printed, "{name}: {key}");
        }
        for year in money["years"].as_array().expect("years") {
            let expected = sum(&|item| item["jahr"].to_string() == plain(&year["year"]));
            assert_eq!(plain(&year["total"]), euros(expected), "{name}");
        }
        let decided = sum(&|item| item.contains_key("punkt"));
        if decided == 0 {
            assert_eq!(core["today"], Value::Null, "{name}");
            continue;
        }
        assert_eq!(plain(&core["today"]["sum"]), euros(decided), "{name}");
        let is_own = |item: &Table| matches!(said(item, "traeger").as_deref(), Some("eigen" | "umlage"));
        let own = sum(&|item| item.contains_key("punkt") && is_own(item));
        assert_eq!(plain(&core["today"]["own"]), euros(own), "{name}");
        for point in core["points"].as_array().expect("points") {
            let of = sum(&|item| said(item, "punkt") == Some(plain(&point["id"])));
            let printed = if of == 0 { "null".to_owned() } else { euros(of) };
            assert_eq!(plain(&point["amount"]), printed, "{name}");
        }
    }
}

#[test]
fn the_rich_sample_asks_for_what_its_resolution_says() {
    let found = read(&sample_text("musterstadt.toml"), Language::German);
    let core = &found["core"];
    assert_eq!(plain(&core["today"]["sum"]), "212.000 €");
    assert_eq!(plain(&core["today"]["own"]), "74.200 €");
    assert_eq!(plain(&core["today"]["cap"]), "14.000 €");
    assert_eq!(plain(&core["uncovered"]), "156.000 €");
    assert_eq!(plain(&core["running"]["range"]), "88.500 bis 92.500 €");
    assert_eq!(plain(&core["running"]["years"]), "2028 bis 2030");
    assert_eq!(plain(&core["posts"]["fte"]), "0,5");
    assert_eq!((plain(&core["gate"]["kind"]), plain(&core["gate"]["points"][0])), ("decision".into(), "4".into()));
    let conditions = core["gate"]["conditions"].as_array().expect("conditions");
    let measured = conditions.iter().find(|condition| !condition["detail"].is_null()).expect("one that is measured");
    let detail = plain(&measured["detail"]);
    assert_eq!(detail, "mindestens 45 Minuten verlangt, 35 Minuten erreicht");
    let (_, warnings) = profile::read("musterstadt.toml", sample_text("musterstadt.toml").as_bytes());
    assert_eq!(drawn(&warnings), "", "its statements agree");
}

#[test]
fn statements_that_do_not_agree_are_warned_of() {
    let warned = |text: &str| {
        let (_, found) = profile::read("p.toml", text.as_bytes());
        found.iter().map(|d| format!("{} {}", d.code.name(), d.labels.len())).collect::<Vec<_>>()
    };
    let items = item(2027, "65", "operativ", "zweck = \"A\"\nquelle = \"Bund (65 %)\"\nstatus = \"bewilligt\"")
        + &item(2027, "35", "operativ", "zweck = \"A\"\nquelle = \"Stadt (35 %)\"\nstatus = \"offen\"");
    let sound = [
        "[beschluss]\ngremium = \"Rat\"\nsitzung = 2026-12-10\ntext = [\"Es werden 100 € bereitgestellt.\"]",
        "[[beschluss.beratungsfolge]]\ngremium = \"Hauptausschuss\"\ndatum = 2026-12-02\nzustaendigkeit = \"Vorberatung\"",
        "[[beschluss.beratungsfolge]]\ngremium = \"Rat der Stadt\"\ndatum = 2026-12-10\nzustaendigkeit = \"Entscheidung\"",
        "[investition]\nbedarf = 35",
        &items,
    ]
    .join("\n");
    let sound = town("\"P3\"", &sound);
    assert_eq!(warned(&sound), [""; 0]);
    let with = |from: &str, to: &str| {
        assert!(sound.contains(from), "{from}");
        warned(&sound.replacen(from, to, 1))
    };
    assert_eq!(with("100 €", "120 €"), ["amount-mismatch 2"]);
    assert_eq!(with("datum = 2026-12-10", "datum = 2026-12-17"), ["consultation-mismatch 2"]);
    assert_eq!(with("datum = 2026-12-02", "datum = 2026-12-12"), ["consultation-mismatch 2"]);
    assert_eq!(with("bedarf = 35", "bedarf = 36"), ["sum-mismatch 2"]);
    assert_eq!(with("(35 %)", "(30 %)"), ["share-mismatch 2"]);
    let moved = "[finanzierung.folgekosten]\nab = 2027\njaehrlich = 99";
    assert_eq!(warned(&format!("{sound}\n{moved}")), ["sum-mismatch 2"]);
}
