//! The order of the alternatives by what they cost in today's money, computed from the file: whether it turns on income that
//! is not agreed, and whether papers say so where the order stands. And caps, which no sum holds.

use super::*;

/// What an alternative costs over the years in cents; none where its cost is not stated. `unsure` of the income is left out.
fn value(alternative: &Table, years: i64, rate: f64, unsure: f64) -> Option<f64> {
    let of = |key: &str| alternative.get(key).map(|amount| cents(amount) as f64);
    let (once, yearly) = (of("einmalig")?, of("jaehrlich")?);
    let factor = |year: i64| (1.0 + rate / 100.0).powf(-(year as f64));
    let income = of("ertrag_jaehrlich").unwrap_or(0.0) - unsure;
    let mut sum = once - of("foerderung").unwrap_or(0.0);
    sum += (1..=years).map(|year| (yearly - income) * factor(year)).sum::<f64>();
    if let Some(life) = alternative.get("nutzungsdauer").and_then(Value::as_integer) {
        let bought: Vec<i64> = (1..).map(|n| n * life).take_while(|at| *at < years).collect();
        sum += bought.iter().map(|at| once * factor(*at)).sum::<f64>();
        let left = life - (years - bought.last().copied().unwrap_or(0));
        sum -= once * left as f64 / life as f64 * factor(years);
    }
    Some(sum)
}

/// The association's sample with charges that nobody has agreed, on which the order of its alternatives turns.
fn unagreed(open: u32) -> String {
    let (sure, life) = ("ertrag_jaehrlich = 62000\n", "nutzungsdauer = 25\ngewaehlt");
    let text = sample_text("zweckverband-wasser-hohe-rieth.toml");
    assert!(text.contains(&format!("{sure}{life}")), "the sample has another income");
    text.replace(&format!("{sure}{life}"), &format!("ertrag_jaehrlich = 74000\nertrag_offen = {open}\n{life}"))
}

fn cheapest_first(values: &[Option<f64>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_some()).collect();
    order.sort_by(|a, b| values[*a].partial_cmp(&values[*b]).expect("numbers"));
    order
}

/// Whether the order of a file's alternatives is another one without the income that is not sure, and which is first then.
fn turns(raw: &Table) -> Option<(&'static str, bool, String)> {
    let all: Vec<&Table> = raw["projekt"].get("alternativen")?.as_array()?.iter().filter_map(Value::as_table).collect();
    let finance = raw.get("finanzierung")?;
    let years = finance.get("zeitraum")?.as_integer()?;
    let rate = finance.get("zinssatz")?;
    let rate = rate.as_float().or(rate.as_integer().map(|whole| whole as f64))?;
    let marked = all.iter().any(|a| a.contains_key("ertrag_offen"));
    let key = if marked { "ertrag_offen" } else { "ertrag_jaehrlich" };
    let unsure: Vec<f64> = all.iter().map(|a| a.get(key).map_or(0.0, |amount| cents(amount) as f64)).collect();
    let values = |without: &[f64]| -> Vec<Option<f64>> {
        all.iter().zip(without).map(|(a, unsure)| value(a, years, rate, *unsure)).collect()
    };
    let (before, after) = (cheapest_first(&values(&vec![0.0; all.len()])), cheapest_first(&values(&unsure)));
    let first = all[*after.first()?]["titel"].as_str()?.to_owned();
    unsure
        .iter()
        .any(|cents| *cents > 0.0)
        .then(|| (if marked { "income-unagreed" } else { "income" }, before != after, first))
}

#[test]
fn an_order_that_turns_on_income_nobody_has_agreed_is_said_where_the_order_stands() {
    let mut told = Vec::new();
    every(|name, raw, written, b| {
        let said = b.money.present_value.iter().flat_map(|v| &v.sensitivity);
        let said = said.filter(|s| s.key.starts_with("income")).map(|s| (s.key, s.changes, plain(&s.first)));
        let wanted = turns(raw);
        if written.0 == Language::German {
            assert_eq!(said.collect::<Vec<_>>(), wanted.clone().into_iter().collect::<Vec<_>>(), "{name}");
        }
        let Some((key, true, _)) = wanted else { return };
        let all = &b.money.present_value.as_ref().expect("values").sensitivity;
        let sentence = plain(&all.iter().find(|s| s.key == key).expect("it").sentence);
        assert!(copy(b, written.0).contains(&sentence), "{name}: {sentence}");
        let blocks = b.council.sections.iter().flat_map(|section| &section.blocks).collect::<Vec<_>>();
        let table = blocks.iter().position(|b| matches!(b, ContentBlock::Table(t) if t.key == "alternatives"));
        let below = table.and_then(|at| blocks.get(at + 1));
        let Some(ContentBlock::Aside { text }) = below else { panic!("{name}: nothing stands below the order") };
        let rule = plain(&b.money.present_value.as_ref().expect("values").rule);
        let (said, rule) = (plain(text).find(&sentence), plain(text).find(&rule));
        assert!(said.is_some() && rule.is_none_or(|rule| said < Some(rule)), "{name}: {text}");
    });
    for name in SAMPLES {
        told.extend(turns(&sample_text(name).parse().expect("TOML")).filter(|(_, changes, _)| *changes).map(|_| name));
    }
    assert!(!told.is_empty(), "the order of no sample turns");
    // What the association cannot count on is not in its comparison: nothing turns.
    assert!(!told.contains(&"zweckverband-wasser-hohe-rieth.toml"), "{told:?}");
    let (text, cheapest) = (unagreed(12000), "Bei 51 Zonen bleiben".to_owned());
    assert_eq!(turns(&text.parse().expect("TOML")), Some(("income-unagreed", true, cheapest)));
    let b = brief(&text, Language::German);
    let said = b.money.present_value.expect("values").sensitivity.into_iter().find(|s| s.key == "income-unagreed");
    assert_eq!(
        plain(&said.expect("it is computed").sentence),
        "Ohne die noch nicht vereinbarten Erträge und Einsparungen im Jahr („74 Zonen überwachen“: 12.000 €) ist am \
         günstigsten, was ohne Beschluss geschieht: „Bei 51 Zonen bleiben“."
    );
}

#[test]
fn income_of_which_nothing_is_open_by_the_files_own_word_changes_no_order() {
    let text = unagreed(0);
    assert_eq!(turns(&text.parse().expect("TOML")), None);
    let said = brief(&text, Language::German).money.present_value.expect("values").sensitivity;
    assert!(said.iter().all(|s| !s.key.starts_with("income")), "{said:?}");
}

#[test]
fn useful_lives_stand_behind_the_values_that_rest_on_them() {
    let b = brief(&sample_text("musterstadt.toml"), Language::German);
    let lives = plain(b.money.present_value.as_ref().and_then(|v| v.lives.as_ref()).expect("lives"));
    assert!(lives.contains("„Nur bauliche Vorsorge“: 60 Jahre"), "{lives}");
    let copy = copy(&b, Language::German);
    assert!(copy.contains(&lives) && copy.contains("Nutzungsdauer: 8 Jahre für 256.000 €."), "{copy}");
}

#[test]
fn a_cap_that_no_item_belongs_to_is_not_budgeted_and_named_where_the_sum_is() {
    let b = brief(&sample_text("musterstadt.toml"), Language::German);
    let rule = plain(&b.core.today.as_ref().expect("a sum").rule);
    assert!(rule.contains("nicht enthalten: höchstens 14.000 € nach Punkt 5 (Deckung: 2028 bei Produkt"), "{rule}");
    let answer = b.council.questions.iter().find(|q| q.key == "veranschlagt").expect("the question");
    assert_eq!((answer.state, answer.amount.as_deref().map(plain).as_deref()), ("no", Some("14.000 €")));
    assert_eq!(answer.answer, "zum Teil");
    // What it would be paid from is never guessed: the paper says that it is not stated, and `check` names the key.
    let silent = sample_text("musterstadt.toml");
    let silent: String =
        silent.lines().filter(|line| !line.starts_with("deckung = \"2028")).collect::<Vec<_>>().join("\n");
    for (language, said) in [(Language::German, "(Deckung: keine Angabe)"), (Language::English, "(cover: not stated)")]
    {
        let b = brief(&silent, language);
        let rule = plain(&b.core.today.as_ref().expect("a sum").rule);
        assert!(rule.contains(said), "{rule}");
        assert!(b.money.unknown.iter().any(|u| u.key == "[[beschluss.punkte]] deckung"));
        assert!(copy(&b, language).contains(said));
    }
    let b = brief(&sample_text("musterstadt.toml"), Language::German);
    assert!(!b.money.unknown.iter().any(|u| u.key == "[[beschluss.punkte]] deckung"));
    let b = brief(&sample_text("landkreis-mittelhain.toml"), Language::German);
    assert!(!b.core.today.as_ref().expect("a sum").rule.contains("enthalten"));
    let answer = b.council.questions.iter().find(|q| q.key == "veranschlagt").expect("the question");
    assert_eq!(answer.state, "yes");
}

#[test]
fn more_that_is_not_agreed_than_there_is_has_a_warning_at_its_place() {
    let text = unagreed(74001);
    let (_, found) = profile::read("p.toml", text.as_bytes());
    let drawn = crate::support::drawn(&found);
    assert!(drawn.contains("sum-mismatch") && drawn.contains("ertrag_offen = 74001"), "{drawn}");
}
