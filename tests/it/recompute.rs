//! The money of the samples, computed a second time: from the raw values of their files, with arithmetic and formats of
//! its own, and compared with what the briefing, the council paper and its text copy say in both languages. Nothing here
//! may use the money code of the library.

mod burden;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, ContentBlock, DataTable, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use toml::{Table, Value};

use crate::council::{KIND, MODULES};
use crate::support::{SAMPLES, sample_text};

/// An amount as a profile may write it: `62400`, `62400.50`, `"62.400,50 €"`.
fn cents(value: &Value) -> i64 {
    match value {
        Value::Integer(euros) => euros * 100,
        Value::Float(euros) => format!("{:.0}", euros * 100.0).parse().expect("cents"),
        Value::String(text) => {
            let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
            let (euros, rest) = number.split_once(',').unwrap_or((&number, "00"));
            format!("{euros}{rest:0<2}").parse().expect("cents")
        }
        other => panic!("no amount: {other}"),
    }
}

/// A cost item or an income, as it stands in the file.
struct Row<'t>(&'t Table);

impl Row<'_> {
    fn word(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }

    fn year(&self) -> i64 {
        self.0["jahr"].as_integer().expect("a year")
    }

    fn cents(&self) -> i64 {
        cents(&self.0["betrag"])
    }

    fn is(&self, key: &str, words: &[&str]) -> bool {
        self.word(key).is_some_and(|word| words.contains(&word))
    }
}

fn rows<'t>(profile: &'t Table, list: &str) -> Vec<Row<'t>> {
    let found = profile.get("finanzierung").and_then(|finance| finance.get(list)).and_then(Value::as_array);
    found.into_iter().flatten().map(|row| Row(row.as_table().expect("a table"))).collect()
}

fn sum<'r, 't: 'r>(rows: impl IntoIterator<Item = &'r Row<'t>>) -> i64 {
    rows.into_iter().map(Row::cents).sum()
}

/// Whether an income lowers what the budget bears: a saving only if the file says so.
fn lowers(income: &Row) -> bool {
    let said = income.0.get("haushaltswirksam").and_then(Value::as_bool);
    said.unwrap_or(!income.is("art", &["Einsparung"]))
}

/// Amounts as each language writes them.
struct Written(Language);

impl Written {
    fn number(&self, cents: i64) -> String {
        let (group, point) = if self.0 == Language::German { ('.', ',') } else { (',', '.') };
        let euros = (cents.abs() / 100).to_string();
        let mut out = String::new();
        for (at, digit) in euros.chars().enumerate() {
            if at > 0 && (euros.len() - at).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        let rest = cents.abs() % 100;
        let rest = if rest == 0 { String::new() } else { format!("{point}{rest:02}") };
        format!("{}{out}{rest}", if cents < 0 { "−" } else { "" })
    }

    fn money(&self, cents: i64) -> String {
        match self.0 {
            Language::German => format!("{} €", self.number(cents)),
            Language::English if cents < 0 => format!("−{}", self.money(-cents)),
            Language::English => format!("€{}", self.number(cents)),
        }
    }

    fn range(&self, amounts: &[i64]) -> Option<String> {
        let (least, most) = (*amounts.iter().min()?, *amounts.iter().max()?);
        Some(match self.0 {
            _ if least == most => self.money(least),
            Language::German => format!("{} bis {}", self.number(least), self.money(most)),
            Language::English => format!("{} to {}", self.money(least), self.money(most)),
        })
    }

    fn relief(&self, range: &str) -> String {
        match self.0 {
            Language::German => format!("Entlastung von {range}"),
            Language::English => format!("net saving of {range}"),
        }
    }

    fn open(&self) -> &'static str {
        match self.0 {
            Language::German => "offen",
            Language::English => "not yet funded",
        }
    }

    /// None where there is nothing.
    fn some(&self, cents: i64) -> Option<String> {
        (cents > 0).then(|| self.money(cents))
    }
}

/// With plain blanks, as somebody reads it.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn some_plain(text: Option<&String>) -> Option<String> {
    text.map(|text| plain(text))
}

fn brief(text: &str, language: Language) -> Briefing {
    let profile = profile::read("p.toml", text.as_bytes()).0.expect("a profile");
    let catalog = Catalog::embedded(language);
    let selection = selection::select(catalog, &profile);
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let labels = Labels::new(&Templates::embedded(), language).expect("the labels");
    briefing::brief(catalog, &profile, &selection, &labels, &options)
}

fn copy(briefing: &Briefing, language: Language) -> String {
    let own = briefing.for_kind(KIND);
    let texts = MODULES.render(KIND, language.code(), &own).expect("the modules");
    let copy = MODULES.copy(KIND, language.code(), &own, &texts).expect("the copy").expect("a kind with a text copy");
    // What stands in cells or on lines beside each other is read as one text.
    plain(&copy).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tables(briefing: &Briefing) -> BTreeMap<&'static str, &DataTable> {
    let blocks = briefing.council.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| if let ContentBlock::Table(table) = block { Some((table.key, table)) } else { None })
        .collect()
}

/// Every sample in both languages: its name, its raw values, what is written how, and the briefing.
fn every(check: impl Fn(&str, &Table, &Written, &Briefing)) {
    for name in SAMPLES {
        let text = sample_text(name);
        let raw: Table = text.parse().expect("TOML");
        let name = name.trim_end_matches(".toml");
        for language in Language::ALL {
            check(&format!("{name} {}", language.code()), &raw, &Written(language), &brief(&text, language));
        }
    }
}

/// What items name the points of the resolution by: `id`, else their number.
fn points(profile: &Table) -> BTreeSet<String> {
    let resolution = profile.get("beschluss");
    let list = |key: &str| resolution.and_then(|r| r.get(key)).and_then(Value::as_array).cloned().unwrap_or_default();
    let points = list("punkte").into_iter().chain(list("text")).enumerate();
    let name = |(at, point): (usize, Value)| {
        let id = point.get("id").and_then(Value::as_str).map(str::to_owned);
        id.unwrap_or_else(|| (at + 1).to_string())
    };
    points.map(name).collect()
}

#[test]
fn what_is_decided_today_is_the_sum_of_the_items_that_name_a_point() {
    let mut seen = Vec::new();
    every(|name, raw, written, b| {
        let (items, points) = (rows(raw, "posten"), points(raw));
        let today: Vec<&Row> =
            items.iter().filter(|item| item.word("punkt").is_some_and(|point| points.contains(point))).collect();
        let core = b.core.today.as_ref();
        let Some(core) = core else { return assert!(today.is_empty(), "{name}") };
        let of = |key: &str, words: &[&str]| sum(today.iter().copied().filter(|item| item.is(key, words)));
        let all = sum(today.iter().copied());
        assert_eq!(plain(&core.sum), written.money(all), "{name}");
        let borne = today.iter().any(|item| item.word("traeger").is_some());
        let own = borne.then(|| written.money(of("traeger", &["eigen", "umlage"])));
        assert_eq!(some_plain(core.own.as_ref()), own, "{name}");
        assert_eq!(some_plain(core.operating.as_ref()), written.some(of("art", &["operativ"])), "{name}");
        assert_eq!(some_plain(core.capital.as_ref()), written.some(of("art", &["investiv"])), "{name}");
        let locked: Vec<&Row> = today.iter().copied().filter(|item| locks(raw, item.word("punkt"))).collect();
        let locked = (!locked.is_empty()).then(|| written.money(sum(locked)));
        assert_eq!(some_plain(core.locked.as_ref()), locked, "{name}");
        let table = tables(b)["items"];
        assert_eq!(table.rows.len(), today.len(), "{name}");
        let total = table.total.as_ref().and_then(|cells| cells.last());
        assert_eq!(some_plain(total), Some(written.money(all)), "{name}");
        for item in today {
            let amount = written.money(item.cents());
            assert!(
                table.rows.iter().any(|row| row.last().is_some_and(|cell| plain(cell) == amount)),
                "{name}: {amount}"
            );
        }
    });
    for name in SAMPLES {
        let raw: Table = sample_text(name).parse().expect("TOML");
        seen.extend(rows(&raw, "posten").iter().filter_map(|item| item.word("punkt").map(|_| name)));
    }
    seen.dedup();
    assert!(seen.len() > 4, "too few samples decide on money to tell anything: {seen:?}");
}

/// Whether a point has a condition that locks its money and that nothing in the file can tell to be met.
fn locks(profile: &Table, point: Option<&str>) -> bool {
    let points = profile["beschluss"].get("punkte").and_then(Value::as_array).into_iter().flatten();
    let mine = points.filter(|p| p.get("id").and_then(Value::as_str) == point);
    let conditions = mine.flat_map(|p| p.get("bedingungen").and_then(Value::as_array).into_iter().flatten());
    let lock = |c: &&Value| c.get("folge").and_then(Value::as_str) == Some("sperrt");
    conditions.filter(lock).any(|c| {
        assert!(c.get("text").is_some() && c.get("kennzahl").is_none(), "this test cannot judge {c}");
        true
    })
}

/// What the body bears itself of what is paid; nothing where nobody pays and some item says who is to.
fn own_paid(items: &[&Row]) -> Option<i64> {
    let paid: Vec<&&Row> = items.iter().filter(|item| !item.is("status", &["offen"])).collect();
    let said = if paid.is_empty() { items.iter().collect() } else { paid.clone() };
    let own = paid.iter().filter(|item| item.is("traeger", &["eigen", "umlage"])).map(|item| item.cents()).sum();
    said.iter().any(|item| item.word("traeger").is_some()).then_some(own)
}

#[test]
fn years_bearers_and_statuses_add_up_to_the_same_sums() {
    every(|name, raw, written, b| {
        let (items, income) = (rows(raw, "posten"), rows(raw, "ertraege"));
        let all: BTreeSet<i64> = items.iter().chain(&income).map(Row::year).collect();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return assert!(b.money.years.is_empty()) };
        let years: Vec<i64> = (*first..=*last).collect();
        assert_eq!(
            b.money.years.iter().map(|y| y.year.clone()).collect::<Vec<_>>(),
            years.iter().map(i64::to_string).collect::<Vec<_>>(),
            "{name}"
        );
        for (year, row) in years.iter().zip(&b.money.years) {
            let mine: Vec<&Row> = items.iter().filter(|item| item.year() == *year).collect();
            let of = |key: &str, words: &[&str]| sum(mine.iter().copied().filter(|item| item.is(key, words)));
            let cost = sum(mine.iter().copied());
            let netted: Vec<&Row> = income.iter().filter(|item| item.year() == *year && lowers(item)).collect();
            let netted = (!netted.is_empty()).then(|| sum(netted.iter().copied()));
            let place = format!("{name} {year}");
            assert_eq!(plain(&row.operating), written.money(of("art", &["operativ"])), "{place}");
            assert_eq!(plain(&row.capital), written.money(of("art", &["investiv"])), "{place}");
            assert_eq!(plain(&row.total), written.money(cost), "{place}");
            assert_eq!(some_plain(row.income.as_ref()), netted.map(|cents| written.money(cents)), "{place}");
            assert_eq!(plain(&row.net), written.money(cost - netted.unwrap_or(0)), "{place}");
            assert_eq!(some_plain(row.uncovered.as_ref()), written.some(of("status", &["offen"])), "{place}");
            // Nothing that is paid, where somebody is to pay, is no nought.
            let own = own_paid(&mine).map(|cents| match cents {
                0 if of("traeger", &["eigen", "umlage"]) > 0 => written.open().to_owned(),
                _ => written.money(cents),
            });
            // Who bears what the year costs is not stated; a year without cost needs nobody.
            let unstated = if written.0 == Language::German { "keine Angabe" } else { "not stated" };
            let own = own.or_else(|| (cost > 0).then(|| unstated.to_owned()));
            assert_eq!(some_plain(row.own.as_ref()), own, "{place}");
            assert_eq!(
                some_plain(row.unsecured.as_ref()),
                written.some(of("status", &["beantragt", "geplant", "offen"])),
                "{place}"
            );
        }
        let parts = |key: &str, words: &[(&str, &str)]| -> Vec<(String, String)> {
            let known = words.iter().map(|(json, word)| (*json, items.iter().filter(|i| i.is(key, &[word])).collect()));
            let unsaid = ("not-stated", items.iter().filter(|i| i.word(key).is_none()).collect());
            let parts = known.chain([unsaid]).filter(|(_, mine): &(&str, Vec<&Row>)| !mine.is_empty());
            parts.map(|(json, mine)| (json.to_owned(), written.money(sum(mine)))).collect()
        };
        let said = |shares: &[briefing::Share]| -> Vec<(String, String)> {
            shares.iter().map(|part| (part.key.to_owned(), plain(&part.amount))).collect()
        };
        let sure = [("granted", "bewilligt"), ("requested", "beantragt"), ("planned", "geplant"), ("open", "offen")];
        assert_eq!(said(&b.money.statuses), parts("status", &sure), "{name}");
        let bearers = [
            ("own", "eigen"),
            ("levy", "umlage"),
            ("federal", "bund"),
            ("state", "land"),
            ("european", "eu"),
            ("third-party", "dritte"),
        ];
        // What is open nobody pays yet, whoever is to bear it.
        let (open, paid): (Vec<&Row>, Vec<&Row>) = items.iter().partition(|item| item.is("status", &["offen"]));
        let of = |word: Option<&str>| -> Vec<&Row> {
            paid.iter().copied().filter(|item| item.word("traeger") == word).collect()
        };
        let mut want: Vec<(&str, Vec<&Row>)> = bearers.iter().map(|(json, word)| (*json, of(Some(word)))).collect();
        want.extend([("not-stated", of(None)), ("open", open)]);
        want.retain(|(_, mine)| !mine.is_empty());
        let total = |mine: &[&Row]| written.money(mine.iter().map(|item| item.cents()).sum());
        let want: Vec<(String, String)> = want.iter().map(|(json, mine)| ((*json).to_owned(), total(mine))).collect();
        assert_eq!(said(&b.money.bearers), want, "{name}");
    });
}

#[test]
fn the_sums_of_the_council_paper_are_those_of_the_file() {
    every(|name, raw, written, b| {
        let items = rows(raw, "posten");
        let Some(costs) = &b.costs else { return assert!(items.is_empty(), "{name}") };
        let of = |key: &str, words: &[&str]| sum(items.iter().filter(|item| item.is(key, words)));
        let (all, granted) = (sum(&items), of("status", &["bewilligt"]));
        assert_eq!(plain(&costs.total), written.money(all), "{name}");
        assert_eq!(plain(&costs.granted), written.money(granted), "{name}");
        assert_eq!(plain(&costs.uncovered), written.money(of("status", &["beantragt", "geplant", "offen"])), "{name}");
        let unstated = sum(items.iter().filter(|item| item.word("status").is_none()));
        assert_eq!(some_plain(costs.unstated.as_ref()), written.some(unstated), "{name}");
        let spent: Vec<i64> = items.iter().filter_map(|item| item.0.get("ist").map(cents)).collect();
        let spent = (!spent.is_empty()).then(|| written.money(spent.iter().sum()));
        assert_eq!(some_plain(b.core.spent.as_ref()), spent, "{name}");
        let open = of("status", &["offen"]);
        assert_eq!(some_plain(b.core.uncovered.as_ref()), written.some(open), "{name}");
        let tables = tables(b);
        let budget = tables.get("budget").or(tables.get("budget-net")).expect("the budget by year");
        let total: Vec<String> = budget.total.iter().flatten().map(|cell| plain(cell)).collect();
        let sums = [of("art", &["operativ"]), of("art", &["investiv"]), all].map(|cents| written.money(cents));
        assert_eq!(total[1..4], sums, "{name}");
        let answer = |key: &str| b.council.questions.iter().find(|q| q.key == key);
        if let Some(answer) = answer("quelle") {
            let silent = |item: &&Row| item.word("quelle").is_none() && item.word("traeger").is_none();
            let unsaid = sum(items.iter().filter(silent).filter(|item| !item.is("status", &["offen"])));
            let state = match (open, unsaid) {
                // Whoever has only been asked has promised nothing.
                (0, 0) if of("status", &["beantragt"]) > 0 => "no",
                (0, 0) => "yes",
                (0, _) => "unstated",
                _ => "no",
            };
            assert_eq!(answer.state, state, "{name}");
            let amount = some_plain(answer.amount.as_ref()).unwrap_or_default();
            for wanted in [open, unsaid].into_iter().filter(|cents| open > 0 && *cents > 0) {
                assert!(amount.contains(&written.money(wanted)), "{name}: {amount}");
            }
        }
        if let Some(answer) = answer("bewilligt") {
            let not = of("status", &["beantragt", "geplant", "offen"]);
            let state = match (not, unstated) {
                (0, 0) => "yes",
                (0, _) => "unstated",
                _ => "no",
            };
            assert_eq!(answer.state, state, "{name}");
        }
        let copy = copy(b, written.0);
        let today = b.core.today.iter().flat_map(|today| [Some(&today.sum), today.own.as_ref()]).flatten();
        for amount in today.map(|amount| plain(amount)).chain(written.some(open)).chain(spent) {
            assert!(copy.contains(&amount), "{name} lacks {amount}\n{copy}");
        }
    });
}

/// Running cost by year after the project, or what the file states; none if it cannot be told.
fn follow_up(raw: &Table) -> Option<Vec<(i64, i64)>> {
    let items = rows(raw, "posten");
    let stated = raw.get("finanzierung").and_then(|finance| finance.get("folgekosten"));
    let year = |key: &str| stated.and_then(|s| s.get(key)).and_then(Value::as_integer);
    if let Some(yearly) = stated.and_then(|s| s.get("jaehrlich")) {
        return Some(vec![(year("ab").unwrap_or_default(), cents(yearly))]).filter(|all| all[0].1 > 0);
    }
    let last = |fits: &dyn Fn(&Row) -> bool| items.iter().filter(|item| fits(item)).map(Row::year).max();
    let after = match (year("ab"), last(&|item| item.is("traeger", &["bund", "land", "eu"]))) {
        (Some(from), _) => from - 1,
        (None, Some(end)) if items.iter().any(|item| item.word("traeger").is_none() && item.year() > end) => {
            return None;
        }
        (None, Some(end)) => end,
        (None, None) => match last(&|item| item.is("art", &["investiv"])) {
            Some(end) => end,
            None if !items.is_empty() && items.iter().all(|i| i.is("traeger", &["eigen", "umlage"])) => i64::MIN,
            None => return None,
        },
    };
    let mut years: BTreeMap<i64, i64> = BTreeMap::new();
    for item in items.iter().filter(|item| item.is("art", &["operativ"]) && item.year() > after) {
        *years.entry(item.year()).or_default() += item.cents();
    }
    let kept = years.into_iter().filter(|(y, cents)| *cents > 0 && year("bis").is_none_or(|end| *y <= end));
    Some(kept.collect()).filter(|all: &Vec<_>| !all.is_empty())
}

#[test]
fn running_cost_after_the_project_is_the_range_of_its_full_years() {
    let mut derived = 0;
    for name in SAMPLES {
        let raw: Table = sample_text(name).parse().expect("TOML");
        derived += usize::from(follow_up(&raw).is_some());
    }
    assert!(derived > 3, "too few samples have running cost to tell anything");
    every(|name, raw, written, b| {
        let running = b.core.running.as_ref();
        let Some(years) = follow_up(raw) else { return assert!(running.is_none(), "{name}") };
        let running = running.unwrap_or_else(|| panic!("{name} has running cost"));
        let gross: Vec<i64> = years.iter().map(|(_, cents)| *cents).collect();
        assert_eq!(Some(plain(&running.range)), written.range(&gross), "{name}");
        let income = rows(raw, "ertraege");
        let in_year = |year: i64| sum(income.iter().filter(|row| row.year() == year && lowers(row)));
        let stated = raw["finanzierung"].get("folgekosten").and_then(|f| f.get("jaehrlich")).is_some();
        let net: Vec<i64> = if stated {
            // What is stated of every year is met by the income of each year from then on.
            let from: BTreeSet<i64> = income.iter().filter(|row| lowers(row)).map(Row::year).collect();
            from.into_iter().filter(|year| *year >= years[0].0).map(|year| years[0].1 - in_year(year)).collect()
        } else {
            years.iter().map(|(year, cents)| cents - in_year(*year)).collect()
        };
        let lowered = if stated { !net.is_empty() } else { years.iter().any(|(year, _)| in_year(*year) > 0) };
        // Less than nothing is told as a relief.
        let relief: Vec<i64> = net.iter().map(|cents| -cents).collect();
        let want = match net.iter().all(|cents| *cents < 0) {
            true => written.range(&relief).map(|range| written.relief(&range)),
            false => written.range(&net),
        };
        let want = want.filter(|_| lowered);
        assert_eq!(some_plain(running.net_range.as_ref()), want, "{name}");
        let copy = copy(b, written.0);
        assert!(copy.contains(&plain(&running.range)), "{name}");
        let items = rows(raw, "posten");
        let own = own_share(&items, &years, stated).and_then(|own| written.range(&own));
        let unstated = if written.0 == Language::German { "keine Angabe" } else { "not stated" };
        let own = format!(": {}", own.as_deref().unwrap_or(unstated));
        assert!(plain(&running.own).contains(&own), "{name}: {} lacks {own}", running.own);
        assert!(copy.contains(&plain(&running.own)), "{name}: {}", running.own);
    });
}

/// What the body has to bear itself of each year after the project, covered or not; none if some item of those years does
/// not name its bearer, or if no year of a stated cost has items that add up to it.
fn own_share(items: &[Row], years: &[(i64, i64)], stated: bool) -> Option<Vec<i64>> {
    let of = |year: i64| items.iter().filter(move |i| i.year() == year && i.is("art", &["operativ"]));
    let years: Vec<i64> = if stated {
        let (from, yearly) = years[0];
        let all: BTreeSet<i64> = items.iter().map(Row::year).filter(|year| *year >= from && from > 0).collect();
        all.into_iter().filter(|year| sum(of(*year)) == yearly).collect()
    } else {
        years.iter().map(|(year, _)| *year).collect()
    };
    let all_borne = years.iter().all(|year| of(*year).all(|item| item.word("traeger").is_some()));
    let own = |year: &i64| sum(of(*year).filter(|item| item.is("traeger", &["eigen", "umlage"])));
    (all_borne && !years.is_empty()).then(|| years.iter().map(own).collect())
}

#[test]
fn whether_running_cost_is_decided_today_stands_beside_what_is() {
    let expected = [
        ("musterstadt", "later"),
        ("falkenhaven", "today"),
        ("landkreis-mittelhain", "later"),
        ("zweckverband-wasser-hohe-rieth", "today"),
    ];
    for (name, decided) in expected {
        for language in Language::ALL {
            let b = brief(&sample_text(&format!("{name}.toml")), language);
            let running = b.core.running.as_ref().expect("running cost");
            assert_eq!(running.decided, decided, "{name}");
            let said = running.decided_label.as_deref().expect("words for it");
            let blocks = b.council.sections.iter().flat_map(|section| &section.blocks);
            let figures = blocks
                .filter_map(|block| if let ContentBlock::Core(core) = block { Some(&core.figures) } else { None });
            let beside: Vec<_> = figures.flatten().filter(|figure| figure.note.contains(said)).collect();
            assert!(beside.iter().any(|figure| figure.value == running.range), "{name}: {beside:?}");
        }
    }
    let post = brief(&sample_text("musterstadt.toml"), Language::German).core.posts_note.expect("a post");
    let asked = "Pflege und Auswertung der Messstellen, ab 2028, heute nicht beschlossen; weitere sind schon bewilligt";
    assert_eq!(plain(&post), asked);
    // A post that ends with the project is none of the time after it.
    let post = brief(&sample_text("landkreis-mittelhain.toml"), Language::German).core.posts_note.expect("a post");
    assert!(!post.contains("heute nicht beschlossen"), "{post}");
}

#[test]
fn the_rich_sample_says_on_its_first_page_what_the_issue_of_money_asked_for() {
    let text = sample_text("musterstadt.toml");
    let said = |language| {
        let b = brief(&text, language);
        let blocks = b.council.sections.iter().flat_map(|section| &section.blocks);
        let figures =
            blocks.filter_map(|block| if let ContentBlock::Core(core) = block { Some(&core.figures) } else { None });
        figures.flatten().map(|figure| plain(&format!("{} {}", figure.value, figure.label))).collect::<Vec<_>>()
    };
    let german = [
        "212.000 € werden heute beschlossen",
        "74.200 € davon zahlt die Stadt",
        "88.500 bis 92.500 € laufend im Jahr ab 2028",
        "0,5 Stellen",
    ];
    assert_eq!(said(Language::German), german);
    let english = [
        "€212,000 to be decided today",
        "€74,200 of which the town pays",
        "€88,500 to €92,500 a year to run from 2028",
        "0.5 posts",
    ];
    assert_eq!(said(Language::English), english);
}
