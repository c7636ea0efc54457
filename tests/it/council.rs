//! The council paper: forms of the Länder, the proposed resolution, sums, what is missing, the text copy.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::sync::LazyLock;

use insta::assert_snapshot;
use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, ContentBlock, DataTable, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::council_form::{self, CouncilForm};
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose, ProseBlock as Tree};

use crate::support::{drawn, sample_text};

mod first_page;
mod lists;
mod statuses;

pub(crate) const KIND: &str = "beschlussvorlage";

pub(crate) static LABELS: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(&Templates::embedded(), Language::German).expect("the German labels"));
pub(crate) static MODULES: LazyLock<Modules> =
    LazyLock::new(|| Modules::new(&Templates::embedded()).expect("the built-in text modules"));

pub(crate) fn briefing(text: &str, draft: bool) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    assert_eq!(drawn(&found), "");
    let profile = profile.expect("a profile");
    let selection = selection::select(Catalog::embedded(Language::German), &profile);
    let options =
        Options { date: date(2026, 11, 22), draft, language: Language::German, templates_sha256: String::new() };
    briefing::brief(Catalog::embedded(Language::German), &profile, &selection, &LABELS, &options)
}

/// A small profile of this phase with `more` behind it.
fn small(phase: &str, more: &str) -> String {
    format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = {phase}, stand = 2026-11-01 }}\n{more}")
}

fn copy(briefing: &Briefing) -> String {
    let own = briefing.for_kind(KIND);
    let texts = MODULES.render(KIND, "de", &own).unwrap_or_else(|d| panic!("{}", drawn(&d)));
    let copy = MODULES.copy(KIND, "de", &own, &texts).unwrap_or_else(|d| panic!("{}", drawn(&d)));
    copy.expect("this kind has a text copy")
}

/// The points of the resolution.
fn resolution(briefing: &Briefing) -> Vec<String> {
    let texts = MODULES.render(KIND, "de", briefing).unwrap_or_else(|d| panic!("{}", drawn(&d)));
    match &texts["resolution"] {
        Prose::Rich(blocks) => match &blocks[..] {
            [Tree::Ol(items)] => items
                .iter()
                .map(|i| i.iter().map(Tree::plain).collect::<Vec<_>>().join(" ").replace('\u{a0}', " "))
                .collect(),
            other => panic!("not one numbered list: {other:?}"),
        },
        Prose::Plain(text) => panic!("{text}"),
    }
}

fn headings(briefing: &Briefing) -> Vec<String> {
    let mut all = Vec::new();
    for section in &briefing.council.sections {
        all.push(section.title.clone());
        for block in &section.blocks {
            if let ContentBlock::Heading { title } = block {
                all.push(format!("- {title}"));
            }
        }
    }
    all
}

pub(crate) fn table<'b>(briefing: &'b Briefing, key: &str) -> &'b DataTable {
    let blocks = briefing.council.sections.iter().flat_map(|s| &s.blocks);
    let mut tables = blocks.filter_map(|b| if let ContentBlock::Table(t) = b { Some(t) } else { None });
    tables.find(|t| t.key == key).unwrap_or_else(|| panic!("no table {key}"))
}

/// A table's rows with plain blanks.
pub(crate) fn rows(table: &DataTable) -> Vec<String> {
    table.rows.iter().chain(&table.total).map(|r| r.join(" | ").replace('\u{a0}', " ")).collect()
}

/// The rich sample in this Land.
fn rich(state: &str) -> String {
    sample_text("musterstadt.toml").replace("\"Nordrhein-Westfalen\"", &format!("{state:?}"))
}

#[test]
fn each_land_has_its_order_and_its_names() {
    let of = |state: &str| headings(&briefing(&rich(state), false)).join("\n");
    assert_snapshot!("form_allgemein", of("Saarland"));
    assert_snapshot!("form_baden_wuerttemberg", of("Baden-Württemberg"));
    assert_snapshot!("form_bayern", of("Bayern"));
    assert_snapshot!("form_brandenburg", of("Brandenburg"));
    assert_snapshot!("form_hessen", of("Hessen"));
    assert_snapshot!("form_mecklenburg_vorpommern", of("Mecklenburg-Vorpommern"));
    assert_snapshot!("form_niedersachsen", of("Niedersachsen"));
    assert_snapshot!("form_nordrhein_westfalen", of("Nordrhein-Westfalen"));
    assert_snapshot!("form_rheinland_pfalz", of("Rheinland-Pfalz"));
    assert_snapshot!("form_sachsen", of("Sachsen"));
    assert_snapshot!("form_sachsen_anhalt", of("Sachsen-Anhalt"));
    assert_snapshot!("form_schleswig_holstein", of("Schleswig-Holstein"));
    assert_snapshot!("form_thueringen", of("Thüringen"));
}

#[test]
fn the_profile_may_choose_another_form() {
    let with = |form: &str| rich("Saarland").replace("vorlage_nr =", &format!("vorlage = {form:?}\nvorlage_nr ="));
    let chosen = briefing(&with("Baden-Württemberg"), false).council;
    assert_eq!((chosen.title.as_str(), chosen.header[0].label.as_str()), ("Sitzungsvorlage", "Drucksache Nr."));
    assert_eq!(briefing(&with("bayern"), false).council.form, "Bayern");
    let told = drawn(&profile::read("p.toml", small("\"P1\"", "[beschluss]\nvorlage = \"bayren\"").as_bytes()).1);
    assert_snapshot!(told, @r#"
    error[unknown-form]: there is no form of the council paper `bayren`
     --> p.toml:4:11
      |
    4 | vorlage = "bayren"
      |           ^^^^^^^^
      help: did you mean `bayern`?
      help: possible: allgemein, baden-wuerttemberg, bayern, brandenburg, hessen, mecklenburg-vorpommern, niedersachsen, nordrhein-westfalen, rheinland-pfalz, sachsen, sachsen-anhalt, schleswig-holstein, thueringen, or a file of your own that ends with .toml
    "#);
    for outside in ["../x.toml", "/etc/x.toml", "a\\\\x.toml"] {
        let text = small("\"P1\"", &format!("[beschluss]\nvorlage = \"{outside}\""));
        assert_eq!(profile::read("p.toml", text.as_bytes()).1[0].code.name(), "path-outside-folder", "{outside}");
    }
}

#[test]
fn faults_of_a_form_point_to_their_line() {
    let read = |text: &str| council_form::read("form.toml", text.as_bytes());
    let found = read(
        "name = \"X\"\ntitle = \"Y\"\n[[abschnitt]]\ninhalt = [\"risken\", \"beschluss\"]\n[[abschnitt]]\ninhalt = \"beschluss\"\n",
    );
    assert!(found.form.is_none());
    assert_snapshot!(drawn(&found.findings), @r#"
    error[unknown-key]: a form of the council paper has no key `title`
     --> form.toml:2:1
      |
    2 | title = "Y"
      | ^^^^^
      help: did you mean `titel`?
    error[unknown-value]: `abschnitt[0].inhalt[0]` cannot be `risken`
     --> form.toml:4:11
      |
    4 | inhalt = ["risken", "beschluss"]
      |           ^^^^^^^^
      help: did you mean `risiken`?
      help: possible: beratungsfolge, beschluss, befangenheit, sachverhalt, begruendung, finanzraster, haushalt, folgekosten, deckung, alternativen, risiken, auswirkungen, anlagen, unterschriften
    error[duplicate-content]: `beschluss` is in the paper twice
     --> form.toml:6:10
      |
    6 | inhalt = "beschluss"
      |          ^^^^^^^^^^^ here
     --> form.toml:4:21
      |
    4 | inhalt = ["risken", "beschluss"]
      |                     ^^^^^^^^^^^ and here
      help: keep one of the two
    "#);
}

#[test]
fn no_form_can_hide_costs_or_risks() {
    let read = council_form::read("form.toml", b"name = \"X\"\n[[abschnitt]]\ninhalt = \"anlagen\"\n");
    let (profile, _) = profile::read("p.toml", rich("Saarland").as_bytes());
    let profile = profile.expect("a profile");
    let sources = Sources { own_form: read.form.as_ref(), ..Sources::from(&profile) };
    let selection = selection::select(Catalog::embedded(Language::German), &profile);
    let options =
        Options { date: date(2026, 11, 22), draft: false, language: Language::German, templates_sha256: String::new() };
    let briefing = briefing::brief(Catalog::embedded(Language::German), sources, &selection, &LABELS, &options);
    let all = headings(&briefing);
    let want = [
        "Auf einen Blick",
        "Beschlussvorschlag",
        "Ergebnishaushalt und Finanzhaushalt",
        "Folgekosten",
        "Risiken",
        "Anlagen",
    ];
    assert_eq!(
        all.iter().filter(|title| !title.starts_with("- ")).collect::<Vec<_>>(),
        want.iter().collect::<Vec<_>>()
    );
    assert!(briefing.council.own_form);
}

#[test]
fn missing_risks_and_costs_are_said_in_every_form() {
    for (key, _) in CouncilForm::built_in() {
        let text = copy(&briefing(&small("\"P2\"", &format!("[beschluss]\nvorlage = {key:?}")), false));
        for said in [
            "Angaben zu Risiken fehlen.",
            "Angaben zu Folgekosten fehlen.",
            "Angaben zu Kosten und Finanzierung fehlen.",
        ] {
            assert!(text.contains(said), "{key}: {said}\n{text}");
        }
    }
    // Capital cost alone tells nothing of what follows.
    let text = copy(&briefing(
        &small("\"P2\"", "[[finanzierung.posten]]\njahr = 2027\nbetrag = 10\nart = \"investiv\""),
        false,
    ));
    assert!(text.contains("Angaben zu Folgekosten fehlen."), "{text}");
    assert!(!text.contains("Angaben zu Kosten und Finanzierung fehlen."), "{text}");
}

#[test]
fn the_resolution_is_the_profiles_own_if_it_has_one() {
    let rich = briefing(&rich("Saarland"), true);
    let read = profile::read("p.toml", sample_text("musterstadt.toml").as_bytes()).0.expect("a profile");
    let own: Vec<String> = read.resolution.points.into_iter().map(|point| point.text).collect();
    assert_eq!(resolution(&rich), own);
    assert!(!copy(&rich).contains("automatisch erstellter Entwurf"));
}

#[test]
fn the_proposal_goes_stage_by_stage_with_conditions_money_and_a_way_out() {
    let money = "[[finanzierung.posten]]\njahr = 2027\nbetrag = 9000\nart = \"investiv\"\nstatus = \"offen\"\n\
                 [[finanzierung.posten]]\njahr = 2027\nbetrag = 5000\nart = \"operativ\"\nstatus = \"geplant\"\n\
                 [[finanzierung.posten]]\njahr = 2028\nbetrag = 6000\nart = \"operativ\"\n\
                 [[finanzierung.posten]]\njahr = 2025\nbetrag = 100\nart = \"operativ\"\n\
                 [[finanzierung.posten]]\njahr = 2027\nbetrag = 70\nart = \"operativ\"\nstatus = \"bewilligt\"\n\
                 [investition]\nausstieg = \"Die Geräte werden verkauft.\"\n";
    assert_snapshot!("proposal_p3", resolution(&briefing(&small("\"P3\"", money), false)).join("\n"));
    for phase in ["\"P1\"", "\"P2\"", "\"P3\"", "\"P4\"", "\"P5\"", "[\"P4\", \"P5\"]"] {
        assert_eq!(resolution(&briefing(&small(phase, money), false)).len(), 5, "{phase}");
    }
}

#[test]
fn a_proposal_is_marked_in_drafts_and_at_the_end() {
    let marked = |draft| copy(&briefing(&small("\"P1\"", ""), draft)).matches("automatisch erstellter Entwurf").count();
    assert_eq!((marked(false), marked(true)), (1, 2));
}

#[test]
fn the_table_of_milestones_has_those_that_the_sentence_before_it_counts() {
    let b = briefing(&sample_text("erlenbruenn.toml"), false);
    let text = copy(&b).replace('\u{a0}', " ");
    assert!(text.contains("Stand der 4 Meilensteine, die in dieser Phase zählen: 1 offen, 3 ohne Angabe."), "{text}");
    let table = rows(table(&b, "milestones"));
    assert_eq!(table.len(), 4, "{table:?}");
    assert_eq!(table.iter().filter(|row| row.ends_with("keine Angabe")).count(), 3, "{table:?}");
}

#[test]
fn sums_are_those_of_the_items() {
    let b = briefing(&sample_text("musterstadt.toml"), false);
    let budget = rows(table(&b, "budget-net"));
    assert_eq!(budget[1], "2027 | 92.000 € | 120.000 € | 212.000 € | – | 74.200 € | 74.200 €");
    assert_eq!(budget[5], "Summe | 447.000 € | 256.000 € | 703.000 € | 15.000 € | 219.700 € | 385.200 €");
    let items = rows(table(&b, "items"));
    let [own, sum] = [&items[3], &items[4]];
    assert!(
        own.starts_with("3 | 2027 investiv | 36 Messstellen in Südstadt und Weiler; Städtischer Haushalt"),
        "{own}"
    );
    assert!(own.contains("Sachkonto 7831; Maßnahme I 2027-018; veranschlagt; gesperrt | 42.000 €"), "{own}");
    assert!(items[1].ends_with("veranschlagt; wird freigegeben | 32.200 €"), "no condition locks it: {}", items[1]);
    assert_eq!(sum, "Summe |  |  |  | 212.000 €");
    let cover = rows(table(&b, "cover"));
    assert_eq!(cover[1], "Städtischer Haushalt | – | 82.500 € | 156.000 € | 238.500 €");
    assert_eq!(cover[4], "Summe | 317.800 € | 229.200 € | 156.000 € | 703.000 €");
    let answer = |key: &str| {
        let found = b.council.questions.iter().find(|q| q.key == key).unwrap_or_else(|| panic!("no question {key}"));
        format!("{} {}", found.state, found.amount.as_deref().unwrap_or("–")).replace('\u{a0}', " ")
    };
    assert_eq!(answer("laufend"), "yes 92.000 € heute; 447.000 € alle Jahre");
    assert_eq!(answer("investition"), "yes 120.000 € heute; 256.000 € alle Jahre");
    assert_eq!(answer("bewilligt"), "no 385.200 €");
    assert_eq!(answer("quelle"), "no 156.000 €");
    assert_eq!(b.council.follow_up.state, "after");
    let none = briefing(&small("\"P1\"", ""), false);
    assert!(table(&none, "grid").rows.iter().all(|r| r[1] == "keine Angabe"));
}

#[test]
fn follow_up_costs_are_those_after_the_last_investment() {
    let item = |year: i32, kind: &str, euros: i32| {
        format!("[[finanzierung.posten]]\njahr = {year}\nbetrag = {euros}\nart = \"{kind}\"\n")
    };
    let items = [
        item(2027, "investiv", 50),
        item(2027, "operativ", 1),
        item(2028, "operativ", 2),
        item(2029, "operativ", 3),
        item(2029, "operativ", 4),
    ];
    let after = briefing(&small("\"P3\"", &items.concat()), false);
    assert_eq!(after.council.follow_up.state, "after");
    let years = |b: &Briefing| -> Vec<String> {
        b.money
            .follow_up
            .rows
            .iter()
            .map(|row| format!("{} | {}", row.year, row.gross).replace('\u{a0}', " "))
            .collect()
    };
    assert_eq!(years(&after), ["2028 | 2 €", "2029 | 7 €"]);
    let own = items[1..].iter().map(|item| format!("{item}traeger = \"eigen\"\n")).collect::<String>();
    let running = briefing(&small("\"P3\"", &own), false);
    assert_eq!(running.council.follow_up.state, "running");
    assert_eq!(years(&running), ["2027 | 1 €", "2028 | 2 €", "2029 | 7 €"]);
}

#[test]
fn the_copy_has_a_line_a_paragraph_and_nothing_in_it_is_markup() {
    let nasty = "*x* _ # {{ 7*7 }} <b> [x](javascript:1) ".to_owned() + &"y".repeat(5000);
    let text =
        sample_text("musterstadt.toml").replace("\"Die Feuerwehr fährt gezielt an", &format!("\"{nasty}\", \"Die"));
    let copy = copy(&briefing(&text, true));
    assert!(copy.lines().any(|line| line == format!("- {nasty}")), "{copy}");
    for line in copy.lines() {
        assert_eq!(line, line.trim_end_matches(' '));
    }
    // Whatever breaks a line in a paper is none in the copy: a paragraph is found whole.
    let b = briefing(&sample_text("musterstadt.toml"), false);
    let lines: Vec<String> = self::copy(&b).lines().map(str::to_owned).collect();
    for (number, point) in (1..).zip(&b.decision.as_ref().expect("a resolution").items) {
        let whole = format!("{}. {}", number, one_line(&point.text));
        assert!(lines.contains(&whole), "{whole}\n{lines:#?}");
    }
}

/// Without line breaks and non-breaking blanks.
fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn tables_of_the_copy_have_a_line_a_row_and_a_tab_between_cells() {
    for (name, empty_last) in
        [("musterstadt.toml", true), ("landkreis-mittelhain.toml", false), ("minimal.toml", false)]
    {
        let b = briefing(&sample_text(name), true);
        let text = copy(&b);
        let mut seen = (0, false);
        for block in b.council.sections.iter().flat_map(|section| &section.blocks) {
            let ContentBlock::Table(table) = block else { continue };
            let rows = std::iter::once(&table.header).chain(&table.rows).chain(table.total.as_ref());
            let rows: Vec<String> =
                rows.map(|row| row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join("\t")).collect();
            // Also a row whose last cells are empty has all its tabs.
            assert!(text.contains(&format!("\n{}\n", rows.join("\n"))), "{name}: {rows:#?}\n{text}");
            seen = (seen.0 + 1, seen.1 || rows.iter().any(|row| row.ends_with('\t')));
        }
        assert!(seen.0 > 0 && seen.1 >= empty_last, "{name}: {seen:?}");
        let outside = text.lines().filter(|line| line.contains('\t')).count();
        let tables = b.council.sections.iter().flat_map(|section| &section.blocks);
        let rows = tables.map(|block| match block {
            ContentBlock::Table(table) => 1 + table.rows.len() + usize::from(table.total.is_some()),
            _ => 0,
        });
        assert_eq!(outside, rows.sum::<usize>(), "{name}: tabs in tables alone");
    }
}

#[test]
fn headings_of_the_copy_stand_apart() {
    let b = briefing(&sample_text("musterstadt.toml"), false);
    let text = copy(&b);
    for section in &b.council.sections {
        let title = one_line(&section.title);
        let heading = format!("\n\n\n{title}\n{}\n\n", "=".repeat(title.chars().count().min(60)));
        assert!(text.contains(&heading), "{title}\n{text}");
    }
}

/// What a town hall would not say of its own paper.
#[test]
fn a_finished_paper_has_no_words_of_the_tool() {
    for name in ["musterstadt.toml", "falkenhaven.toml", "landkreis-mittelhain.toml", "erlenbruenn.toml"] {
        let text = copy(&briefing(&sample_text(name), false));
        for word in ["Projektprofil", "hochgerechnet", "Angaben des Profils", "Ratsmappe", "Programm "] {
            assert!(!text.contains(word), "{name}: {word}\n{text}");
        }
    }
}

#[test]
fn the_core_stands_before_all_but_the_way_through_the_bodies() {
    for (state, first) in [("Nordrhein-Westfalen", 1), ("Niedersachsen", 1), ("Bayern", 1)] {
        let b = briefing(&rich(state), false);
        let at = |wanted: &dyn Fn(&ContentBlock) -> bool| {
            b.council.sections.iter().position(|s| s.blocks.iter().any(wanted))
        };
        assert_eq!(at(&|block| matches!(block, ContentBlock::Core(_))), Some(first), "{state}");
        let points = at(&|block| matches!(block, ContentBlock::Points { .. })).expect("the points");
        assert!(points > first, "{state}");
    }
}

#[test]
fn a_point_says_its_amount_who_and_until_when_and_where_the_reasons_speak_of_it() {
    let text = sample_text("musterstadt.toml")
        .replace("zustaendig = \"Tiefbauamt\"", "zustaendig = \"Tiefbauamt\"\nbegruendung = \"Abschnitt 2\"");
    let b = briefing(&text, false);
    let points = b.council.sections.iter().flat_map(|s| &s.blocks);
    let mut points =
        points.filter_map(|block| if let ContentBlock::Points { points } = block { Some(points) } else { None });
    let notes: Vec<String> = points.next().expect("points").iter().map(|p| p.note.replace('\u{a0}', " ")).collect();
    assert_eq!(
        notes[2],
        "Betrag: 120.000 €, davon zahlt die Stadt 42.000 €; zuständig: Tiefbauamt; bis 31. Mai 2027; siehe Abschnitt 2"
    );
    assert_eq!(notes[4], "höchstens 14.000 €; zuständig: Stabsstelle Digitales; bis 31. Dezember 2027");
    assert!(!b.gaps.iter().any(|gap| gap.key == "[beschluss] text"), "points are a resolution");
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    use lopdf::Document;
    use ratsmappe::render::Renderer;

    /// How often each letter occurs, so that neither hyphens nor the order of cells matter.
    fn letters(text: &str) -> BTreeMap<char, usize> {
        let mut all = BTreeMap::new();
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            *all.entry(c).or_default() += 1;
        }
        all
    }

    #[test]
    fn the_copy_says_what_the_page_says() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        for (text, draft) in
            [(rich("Bayern"), false), (rich("Baden-Württemberg"), false), (sample_text("minimal.toml"), true)]
        {
            let b = briefing(&text, draft);
            let rendered = renderer.render(KIND, &b).unwrap_or_else(|d| panic!("{}", drawn(&d)));
            let copy =
                String::from_utf8(rendered.beside.into_iter().find(|f| f.ending == "txt").expect("a text copy").bytes)
                    .expect("UTF-8");
            assert_eq!(copy, self::copy(&b));
            let file = Document::load_mem(&rendered.pdf).expect("a PDF");
            let pages: Vec<u32> = file.get_pages().keys().copied().collect();
            let page = file.extract_text(&pages).expect("text");
            // The furniture of each page, and heads of tables that are drawn again on the next one.
            let furniture = |n: u32| {
                let mark = if draft { "Entwurf" } else { "" };
                let foot = format!("{}{}{mark}SeitevonXX", b.council.title, b.meta.date);
                // The first page has its number too.
                if n == 1 { foot } else { format!("{}{}{foot}", b.meta.short_title, b.meta.municipality) }
            };
            let mut want = letters(&copy);
            for n in pages {
                for (c, count) in letters(&furniture(n).replace("XX", "")) {
                    *want.entry(c).or_default() += count;
                }
            }
            let missing: Vec<_> =
                want.iter().filter(|(c, n)| letters(&page).get(c).copied().unwrap_or(0) < **n).collect();
            assert!(missing.is_empty(), "the page lacks {missing:?}\n{page}\n--\n{copy}");
            let tables = b.council.sections.iter().flat_map(|s| &s.blocks);
            let heads =
                tables.filter_map(|b| if let ContentBlock::Table(t) = b { Some(t.header.concat()) } else { None });
            let heads: BTreeSet<usize> = heads.map(|head| letters(&head).values().sum()).chain([0]).collect();
            let (all, known): (usize, usize) = (letters(&page).values().sum(), want.values().sum());
            let again = |more: usize| heads.iter().any(|one| heads.iter().any(|two| one + two == more));
            assert!(all >= known && again(all - known), "{all} letters on the page, {known} in the copy");
            let squashed: String = page.chars().filter(|c| c.is_alphanumeric()).collect();
            for section in &b.council.sections {
                let title: String = section.title.chars().filter(|c| c.is_alphanumeric()).collect();
                assert!(squashed.contains(&title), "{title}");
            }
        }
    }
}
