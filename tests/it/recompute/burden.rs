//! What each year burdens the result with: running cost and depreciation less the dissolution of grants, in one line, computed
//! a second time from the file. What the file does not say is not stated, never left out.

use super::*;

/// Depreciation and dissolution of a year, in cents: equal parts, what cannot be divided in the last year.
fn depreciation(items: &[Row], year: i64) -> (i64, i64) {
    let mut sums = (0, 0);
    for item in items.iter().filter(|item| item.is("art", &["investiv"])) {
        let Some(life) = item.0.get("nutzungsdauer").and_then(Value::as_integer) else { continue };
        let at = year - item.year();
        if !(0..life).contains(&at) {
            continue;
        }
        let part = item.cents() / life;
        let part = if at == life - 1 { item.cents() - part * (life - 1) } else { part };
        sums.0 += part;
        let is_from_others = item.word("traeger").is_some_and(|bearer| !["eigen", "umlage"].contains(&bearer));
        if is_from_others && item.is("status", &["bewilligt"]) {
            sums.1 += part;
        }
    }
    sums
}

/// Running cost of a year: of its items, else what is stated of every year after the project; none if nothing says.
fn running(raw: &Table, items: &[Row], year: i64) -> Option<i64> {
    let mine: Vec<&Row> = items.iter().filter(|i| i.year() == year && i.is("art", &["operativ"])).collect();
    if !mine.is_empty() {
        return Some(sum(mine));
    }
    let stated = raw["finanzierung"].get("folgekosten");
    let of = |key: &str| stated.and_then(|s| s.get(key));
    let from = of("ab").and_then(Value::as_integer);
    if let (Some(yearly), Some(from)) = (of("jaehrlich"), from)
        && from <= year
        && of("bis").and_then(Value::as_integer).is_none_or(|until| year <= until)
    {
        return Some(cents(yearly));
    }
    let years = items.iter().map(Row::year);
    let planned = years.clone().min()? <= year && year <= years.max()?;
    planned.then_some(0)
}

#[test]
fn running_cost_and_depreciation_less_grants_are_one_line_a_year() {
    let mut seen = BTreeSet::new();
    every(|name, raw, written, b| {
        let items = rows(raw, "posten");
        let Some(plan) = &b.money.depreciation else { return };
        let unstated = if written.0 == Language::German { "keine Angabe" } else { "not stated" };
        let table = tables(b)["depreciation"];
        assert_eq!(table.rows.len(), plan.rows.len(), "{name}");
        for (row, cells) in plan.rows.iter().zip(&table.rows) {
            let (from, until): (i64, i64) = (row.from.parse().expect("a year"), row.until.parse().expect("a year"));
            for year in from..=until {
                let (depreciated, dissolved) = depreciation(&items, year);
                let running = running(raw, &items, year);
                let so_far = items.iter().filter(|i| i.is("art", &["investiv"]) && i.year() <= year);
                let whole =
                    so_far.into_iter().all(|i| i.0.contains_key("nutzungsdauer") && i.0.contains_key("traeger"));
                let burden = running.filter(|_| whole).map(|cents| written.money(cents + depreciated - dissolved));
                let place = format!("{name} {year}");
                assert_eq!(some_plain(row.operating.as_ref()), running.map(|cents| written.money(cents)), "{place}");
                assert_eq!(plain(&row.depreciation), written.money(depreciated), "{place}");
                assert_eq!(some_plain(row.dissolution.as_ref()), written.some(dissolved), "{place}");
                assert_eq!(some_plain(row.burden.as_ref()), burden, "{place}");
                let said = burden.unwrap_or_else(|| unstated.to_owned());
                assert_eq!(some_plain(cells.last()), Some(said), "{place}");
            }
        }
        assert!(copy(b, written.0).contains(&plain(&plan.lives)), "{name}: {}", plan.lives);
    });
    for name in SAMPLES {
        let raw: Table = sample_text(name).parse().expect("TOML");
        seen.extend(rows(&raw, "posten").iter().filter(|i| i.0.contains_key("nutzungsdauer")).map(|_| name));
    }
    assert!(seen.len() > 2, "too few samples depreciate to tell anything: {seen:?}");
}

#[test]
fn what_follows_every_year_is_told_with_its_depreciation() {
    let text = sample_text("musterstadt.toml");
    let said = |text: &str, language| {
        let b = brief(text, language);
        (some_plain(b.money.follow_up.burden_range.as_ref()), copy(&b, language))
    };
    // 88,500 + 29,250 - 17,550 in 2028; 90,000 + 29,250 - 17,550; 92,500 + 32,000 - 17,550 in 2030.
    let (range, copy) = said(&text, Language::German);
    assert_eq!(range.as_deref(), Some("100.200 bis 106.950 €"));
    assert!(copy.contains(
        "Mit Abschreibungen und abzüglich der Auflösung von Zuschüssen sind es 100.200 bis 106.950 € im Jahr; nach Abzug der \
         Erträge und Einsparungen: 95.700 bis 100.200 €."
    ));
    let (range, copy) = said(&text, Language::English);
    assert_eq!(range.as_deref(), Some("€100,200 to €106,950"));
    assert!(copy.contains(
        "With depreciation, less the release of grants, it is €100,200 to €106,950 a year; net of income and savings: \
         €95,700 to €100,200."
    ));
    // A useful life that is missing is said, and nothing is added up without it.
    let without = text.replacen("nutzungsdauer = 8\ntraeger", "traeger", 1);
    let (range, copy) = said(&without, Language::German);
    assert_eq!(range, None);
    assert!(copy.contains("Mit Abschreibungen: keine Angabe"), "{copy}");
}
