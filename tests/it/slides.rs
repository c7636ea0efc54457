//! The titles of slides are true to the figures they are made from, in every state a profile can be in.

use std::collections::BTreeMap;

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::{NOTES, Templates};
use ratsmappe::text::{Modules, Prose};

use crate::support::{SAMPLES, sample_text};

const HEAD: &str = "kommune.name = 'Ort'\nprojekt.titel = 'Titel'\nprojekt.phase = 'P3'\n";

fn brief(text: &str, language: Language) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let profile = profile.unwrap_or_else(|| panic!("{found:?}"));
    let catalog = Catalog::embedded(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    briefing::brief(catalog, &profile, &selection::select(catalog, &profile), &labels, &options)
}

/// The plain modules of a kind, blanks of any kind being one space.
fn titles(kind: &str, briefing: &Briefing) -> BTreeMap<String, String> {
    let modules = Modules::new(&Templates::embedded()).expect("the built-in modules");
    let texts = modules.render(kind, briefing.meta.lang, &briefing.for_kind(kind)).expect("rendered modules");
    let plain = |(name, prose)| match prose {
        Prose::Plain(text) => Some((name, text.replace('\u{a0}', " "))),
        Prose::Rich(_) => None,
    };
    texts.into_iter().filter_map(plain).collect()
}

/// The words of a module of running text, blanks of any kind being one space.
fn plain(kind: &str, briefing: &Briefing, name: &str) -> String {
    let modules = Modules::new(&Templates::embedded()).expect("the built-in modules");
    let texts = modules.render(kind, briefing.meta.lang, &briefing.for_kind(kind)).expect("rendered modules");
    let Some(Prose::Rich(blocks)) = texts.get(name) else { return String::new() };
    let said: Vec<String> = blocks.iter().map(ratsmappe::text::ProseBlock::plain).collect();
    said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn title(text: &str, name: &str) -> String {
    titles("praesentation", &brief(&format!("{HEAD}{text}"), Language::German))[name].clone()
}

#[test]
fn the_title_of_a_key_figure_says_what_its_numbers_say() {
    let figure = |values: &str| {
        title(&format!("[[projekt.kennzahlen]]\nname = 'Wartezeit'\neinheit = 'Tage'\n{values}"), "title-effect")
    };
    for (values, want) in [
        ("vorher = 10\nheute = 35\nziel = 60", "Wartezeit: von 10 auf 35 Tage gestiegen, Ziel 60"),
        ("vorher = 35\nheute = 10\nziel = 5", "Wartezeit: von 35 auf 10 Tage gesunken, Ziel 5"),
        ("vorher = 35\nheute = 5\nziel = 5", "Wartezeit: von 35 auf 5 Tage gesunken, Ziel 5 erreicht"),
        (
            "vorher = 10\nheute = 12\nziel = 5",
            "Wartezeit: von 10 auf 12 Tage gestiegen, also weiter weg vom Ziel 5 als vorher",
        ),
        ("vorher = 10\nheute = 10\nziel = 5", "Wartezeit: heute 10 Tage wie vorher, Ziel 5"),
        ("vorher = 10\nheute = 8", "Wartezeit: von 10 auf 8 Tage gesunken"),
        ("vorher = 10\nziel = 5", "Wartezeit: vor dem Projekt 10 Tage, Ziel 5"),
        ("heute = 10\nziel = 5", "Wartezeit: heute 10 Tage, Ziel 5"),
        ("heute = 1", "Wartezeit: heute 1"),
        ("ziel = 5", "Wartezeit: Ziel 5 Tage"),
    ] {
        assert_eq!(figure(values), want);
    }
    // A sign is not left out: "Ziel 8" would be read as a count.
    let percent = "[[projekt.kennzahlen]]\nname = 'Verlust'\neinheit = '%'\nvorher = 17\nheute = 11.2\nziel = 8";
    assert_eq!(title(percent, "title-effect"), "Verlust: von 17 auf 11,2 % gesunken, Ziel 8 %");
}

#[test]
fn one_of_a_unit_in_the_plural_stands_without_it() {
    let values = |unit: &str| {
        let text = format!("{HEAD}projekt.kennzahlen = [{{name='A', einheit='{unit}', heute=1, ziel=5}}]");
        let bars = brief(&text, Language::German).measures[0].bars.clone();
        bars.iter().map(|bar| bar.value.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(values("Ortsteile"), ["1", "5 Ortsteile"]);
    assert_eq!(values("Stunden am Tag"), ["1", "5 Stunden am Tag"]);
    for unit in ["%", "je Woche", "kWh", "MWh", "Prozent", "Meter", "Kubikmeter", "Stück", "Euro"] {
        assert_eq!(values(unit)[0], format!("1 {unit}"));
    }
}

#[test]
fn titles_of_key_figures_hold_for_all_orders_of_their_numbers() {
    for before in [0.0, 5.0, 10.0_f64] {
        for today in [0.0, 4.0, 5.0, 7.5, 10.0, 12.0] {
            for target in [0.0, 5.0, 10.0_f64] {
                let numbers = format!("vorher = {before:?}\nheute = {today:?}\nziel = {target:?}");
                let said = title(&format!("[[projekt.kennzahlen]]\nname = 'A'\n{numbers}"), "title-effect");
                assert_eq!(said.contains("gestiegen"), today > before, "{said}: {numbers}");
                assert_eq!(said.contains("gesunken"), today < before, "{said}: {numbers}");
                let (then, now) = ((target - before).abs(), (target - today).abs());
                let reached = match target - before {
                    way if way > 0.0 => today >= target,
                    way if way < 0.0 => today <= target,
                    _ => today == target,
                };
                assert_eq!(said.contains("erreicht"), reached, "{said}: {numbers}");
                assert_eq!(said.contains("weiter weg"), now > then && !reached, "{said}: {numbers}");
            }
        }
    }
}

#[test]
fn a_figure_that_got_worse_is_not_hidden_behind_one_that_got_better() {
    let said = title(
        "projekt.kennzahlen = [{name='A', vorher=1, heute=2, ziel=3}, {name='B', vorher=2, heute=1, ziel=3},\n\
         {name='C', heute=2, ziel=3}]",
        "title-effect",
    );
    assert_eq!(said, "A: von 1 auf 2 gestiegen, Ziel 3; eine andere Kennzahl ist schlechter als vorher");
}

#[test]
fn what_the_resolution_asks_of_a_key_figure_stands_in_its_title() {
    let said = title(
        "projekt.kennzahlen = [{name='A', vorher=1, heute=2, ziel=3}, {name='Zeit', einheit='Minuten', heute=35, ziel=60}]\n\
         beschluss.punkte = [{text='Ja.', bedingungen=[{kennzahl='Zeit', mindestens=45}]}]",
        "title-effect",
    );
    assert_eq!(said, "Zeit: heute 35 Minuten; 45 Minuten sind verlangt, 60 das Ziel");
}

#[test]
fn milestones_are_counted_and_silence_is_neither_open_nor_done() {
    let with = |statuses: &[(&str, &str)]| {
        let entries: Vec<String> =
            statuses.iter().map(|(id, status)| format!("{{kriterium='{id}', status='{status}'}}")).collect();
        title(&format!("kriterien = [{}]", entries.join(", ")), "title-position")
    };
    assert_eq!(with(&[]), "Pilotphase: hier zählen vier Meilensteine");
    assert_eq!(with(&[("P1-03", "offen")]), "Pilotphase: vier Meilensteine, zu denen noch keine Angaben vorliegen");
    assert_eq!(with(&[("P3-04", "erfüllt")]), "Pilotphase: einer von vier Meilensteinen ist erfüllt, drei ohne Angabe");
    assert_eq!(
        with(&[("P3-04", "in Arbeit"), ("P3-08", "offen")]),
        "Pilotphase: von vier Meilensteinen ist noch keiner erfüllt, einer in Arbeit, einer offen, zwei ohne Angabe"
    );
    assert_eq!(
        with(&[("P3-04", "erfüllt"), ("P3-08", "erfüllt")]),
        "Pilotphase: zwei von vier Meilensteinen sind erfüllt, zwei ohne Angabe"
    );
}

#[test]
fn the_title_of_the_costs_says_how_sure_the_money_is() {
    let items = |items: &[(i64, &str)]| {
        let entry = |(at, (amount, status)): (usize, &(i64, &str))| {
            let status = if status.is_empty() { String::new() } else { format!("status='{status}'") };
            format!("[[finanzierung.posten]]\njahr={}\nbetrag={amount}\nart='operativ'\n{status}\n", 2027 + at)
        };
        title(&items.iter().enumerate().map(entry).collect::<String>(), "title-costs")
    };
    for (given, want) in [
        (&[(10, "bewilligt")][..], "2027 kostet das Projekt 10 €; alle Mittel sind bewilligt"),
        (&[(10, "bewilligt"), (5, "offen")], "2027 bis 2028 kostet das Projekt 15 €; 5 € sind noch nicht gedeckt"),
        (
            &[(10, "bewilligt"), (5, "geplant")],
            "2027 bis 2028 kostet das Projekt 15 €; 10 € sind bewilligt, 5 € geplant",
        ),
        (&[(5, "beantragt")], "2027 kostet das Projekt 5 €; das Geld ist beantragt, noch nichts ist bewilligt"),
        (
            &[(5, "beantragt"), (5, "geplant")],
            "2027 bis 2028 kostet das Projekt 10 €; das Geld ist beantragt oder geplant, noch nichts ist bewilligt",
        ),
        (&[(5, "")], "2027 kostet das Projekt 5 €; wie sicher das Geld ist, ist noch nicht angegeben"),
        (
            &[(10, "bewilligt"), (5, "")],
            "2027 bis 2028 kostet das Projekt 15 €; zu 5 € fehlt die Angabe, wie sicher das Geld ist",
        ),
    ] {
        assert_eq!(items(given), want);
    }
}

#[test]
fn shares_of_payers_are_rounded_alike_and_their_columns_the_years() {
    let text = "finanzierung.posten = [\n\
        {jahr=2027, betrag=100, art='operativ', traeger='bund', status='bewilligt'},\n\
        {jahr=2027, betrag=100, art='operativ', traeger='eigen', status='geplant'},\n\
        {jahr=2029, betrag=100, art='investiv', traeger='eigen', status='offen'}]";
    let briefing = brief(&format!("{HEAD}{text}"), Language::German);
    let payers = briefing.slides.payers.expect("costs");
    let parts: Vec<_> = payers.parts.iter().map(|p| (p.tone.as_str(), p.percent.replace('\u{a0}', " "))).collect();
    assert_eq!(parts, [("0", "33 %".to_owned()), ("1", "33 %".to_owned()), ("open", "33 %".to_owned())]);
    assert!(payers.rounded);
    let years: Vec<_> = payers.years.iter().map(|y| (y.year.as_str(), y.parts.len())).collect();
    assert_eq!(years, [("2027", 2), ("2028", 0), ("2029", 1)]);
    for year in &payers.years {
        let sum: f64 = year.parts.iter().map(|p| p.share).sum();
        assert!((0.0..=1.0).contains(&sum), "{year:?}");
    }
}

#[test]
fn the_title_of_the_risks_counts_them() {
    let risk = |text: &str| title(&format!("risiken = [{text}]"), "title-risks");
    let grave = "{risiko='A', wahrscheinlichkeit='hoch', auswirkung='hoch', massnahme='M'}";
    let light = "{risiko='B', wahrscheinlichkeit='niedrig', auswirkung='niedrig'}";
    let unrated = "{risiko='C', massnahme='M'}";
    for (risks, want) in [
        (grave.to_owned(), "Ein Risiko ist benannt; es wiegt schwer; eine Maßnahme ist benannt"),
        (light.to_owned(), "Ein Risiko ist benannt; Maßnahmen sind noch nicht benannt"),
        (format!("{grave}, {light}"), "Von zwei Risiken wiegt eines schwer; bei einem fehlt die Maßnahme"),
        (format!("{grave}, {grave}"), "Beide benannten Risiken wiegen schwer; für beide ist eine Maßnahme benannt"),
        (
            format!("{light}, {unrated}"),
            "Zwei Risiken sind benannt, keines der eingeschätzten wiegt schwer; bei einem fehlt die Maßnahme",
        ),
        (unrated.to_owned(), "Ein Risiko ist benannt, das Gewicht noch nicht eingeschätzt; eine Maßnahme ist benannt"),
    ] {
        assert_eq!(risk(&risks), want);
    }
}

#[test]
fn slide_two_asks_for_the_amount_of_the_points() {
    let text = "beschluss.punkte = [{id='a', text='Ja.'}]\n\
        finanzierung.posten = [{jahr=2027, betrag=300, art='operativ', traeger='eigen', punkt='a'},\n\
        {jahr=2027, betrag=700, art='operativ', traeger='bund', punkt='a'},\n\
        {jahr=2028, betrag=900, art='operativ', traeger='eigen'}]";
    assert_eq!(title(text, "title-decision"), "Wir bitten Sie um 1.000 €; davon zahlt die Kommune 300 €");
    let whole = title(&text.replace("'bund'", "'eigen'"), "title-decision");
    assert_eq!(whole, "Wir bitten Sie um 1.000 €, ganz aus eigenen Mitteln");
    let bare = title("beschluss.text = ['Ja.']", "title-decision");
    assert_eq!(bare, "Soll der Pilotbetrieb „Titel“ wie vorgeschlagen durchgeführt werden?");
}

#[test]
fn conditions_are_counted_as_they_are_judged() {
    let with = |figures: &str, conditions: &str| {
        let point = format!("beschluss.punkte = [{{text='Ja.', bedingungen=[{conditions}]}}]");
        title(&format!("projekt.kennzahlen = [{figures}]\n{point}"), "title-agenda-conditions")
    };
    let figure = "{name='A', heute=50}";
    let (met, unmet) = ("{kennzahl='A', mindestens=45}", "{kennzahl='A', mindestens=60}");
    assert_eq!(with(figure, met), "Die Bedingung ist heute erfüllt");
    assert_eq!(with(figure, unmet), "A: mindestens 60 verlangt, 50 erreicht");
    assert_eq!(with(figure, &format!("{met}, {unmet}")), "Eine von zwei Bedingungen ist heute erfüllt");
    assert_eq!(
        with(figure, &format!("{unmet}, {{text='Vertrag.'}}")),
        "A: mindestens 60 verlangt, 50 erreicht; eine weitere Bedingung ist noch zu erfüllen"
    );
    assert_eq!(with("", "{text='Vertrag.'}"), "Eine Bedingung gehört zum Beschluss");
}

/// The body knows its condition by its own words, not by the name of the roadmap's criterion that tells how it stands.
#[test]
fn a_condition_with_words_of_its_own_leads_with_them() {
    let with = |words: &str| {
        let first = format!("{{kriterium='P3-04', status='erfüllt', text='{words}'}}");
        title(
            &format!(
                "kriterien = [{{kriterium='P3-04', status='in Arbeit'}}]\n\
                 beschluss.punkte = [{{text='Ja.', bedingungen=[{first}, {{text='Zusage.'}}]}}]"
            ),
            "title-agenda-conditions",
        )
    };
    let said = with("Der Betriebsvertrag ist unterzeichnet.");
    assert_eq!(said, "Noch zu erfüllen: „Der Betriebsvertrag ist unterzeichnet“ und eine weitere Bedingung");
    // What is too long for a title is not cut.
    assert_eq!(with(&"Der Vertrag ist da. ".repeat(8)), "Zwei Bedingungen gehören zum Beschluss");
}

/// What is not stated is no nought in large type.
#[test]
fn a_number_of_milestones_is_shown_large_only_if_something_is_known() {
    let with = |statuses: &str| {
        let milestones = brief(&format!("{HEAD}kriterien = [{statuses}]"), Language::German).core.yardstick.milestones;
        (milestones.stated, milestones.is_figure)
    };
    let status = |ids: &[&str], status: &str| -> String {
        ids.iter().map(|id| format!("{{kriterium='{id}', status='{status}'}}, ")).collect()
    };
    assert_eq!(with(""), (false, false));
    assert_eq!(with(&status(&["P3-04"], "offen")), (true, false));
    assert_eq!(with(&status(&["P3-04"], "erfüllt")), (true, true));
    assert_eq!(with(&status(&["P3-04", "P3-08", "DX-03", "DX-13"], "offen")), (true, true));
}

#[test]
fn an_assessment_is_not_cut_within_its_first_sentence() {
    let first = format!("Die Lösung {}passt.", "der Nachbarn ".repeat(14));
    let text = format!(
        "projekt.alternativen = [{{titel='A', bewertung='{first} Mehr dazu steht in der Vorlage.', einmalig=1, jaehrlich=1}}]"
    );
    let table = brief(&format!("{HEAD}{text}"), Language::German).slides.alternatives.expect("alternatives");
    assert_eq!(table.rows.shown[0].assessment.as_deref(), Some(first.as_str()));
    assert_eq!(table.rows.shown[0].rest.as_deref(), Some("Mehr dazu steht in der Vorlage."));
}

#[test]
fn every_title_of_a_sample_is_one_plain_sentence_in_both_languages() {
    for name in SAMPLES {
        for language in Language::ALL {
            let briefing = brief(&sample_text(name), language);
            for kind in ["praesentation", "pitchdeck"] {
                for (module, text) in titles(kind, &briefing).into_iter().filter(|(m, _)| m.starts_with("title-")) {
                    let faults = ["  ", " ,", " ;", " :", " .", "{", ",,", ";,"];
                    let found: Vec<_> = faults.iter().filter(|fault| text.contains(**fault)).collect();
                    assert!(found.is_empty() && !text.ends_with(['.', ';', ',', ':']), "{name} {module}: {text}");
                    assert!(
                        text.is_empty() || text.starts_with(|c: char| !c.is_lowercase()),
                        "{name} {module}: {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_long_story_is_cut_after_a_sentence_and_says_so() {
    let long = "Das Wasser steht binnen Minuten in der Altstadt. ".repeat(60);
    let text = format!("projekt.problem = '{long}'\nprojekt.loesung = '{long}'");
    let story = brief(&format!("{HEAD}{text}"), Language::German).slides.story;
    assert!(story.problem.more && !story.together);
    assert_eq!(story.problem.title.as_deref(), Some("Das Wasser steht binnen Minuten in der Altstadt"));
    assert!(story.problem.body.concat().len() < 1000 && story.problem.body[0].ends_with('.'), "{:?}", story.problem);
}

#[test]
fn what_everything_leads_to_stays_on_the_time_line() {
    let steps: Vec<String> = (1..=9).map(|n| format!("{{schritt='S{n}', bis=2027-0{n}-01}}")).collect();
    let text = format!(
        "schritte = [{}]\nbeschluss = {{gremium='Rat', sitzung=2026-12-10, text=['Ja.'],\n\
         beratungsfolge=[{{gremium='Ausschuss', datum=2026-12-01}}, {{gremium='Rat', datum=2026-12-10}}]}}",
        steps.join(", ")
    );
    let agenda = brief(&format!("{HEAD}{text}"), Language::German).slides.agenda;
    let shown: Vec<_> = agenda.events.shown.iter().map(|e| e.title.as_str()).collect();
    assert_eq!(shown, ["Rat", "S1", "S2", "S3", "S4", "S9"]);
    assert_eq!(agenda.events.more, 4);
}

#[test]
fn the_time_line_ends_with_the_next_gate() {
    let text = "schritte = [{schritt='S', bis=2027-01-29}]\nbeschluss = {gremium='Rat', sitzung=2026-12-10, punkte=[\n\
        {text='Ja.', bis=2027-09-30, bedingungen=[{text='Vertrag.', folge='entscheidung'}]}]}\n";
    let of = |text: &str| {
        let agenda = brief(&format!("{HEAD}{text}"), Language::German).slides.agenda;
        let shown = agenda.events.shown.into_iter().map(|e| (e.title, e.kind)).collect::<Vec<_>>();
        (shown, agenda.last.unwrap_or_default())
    };
    let (shown, last) = of(text);
    let shown: Vec<_> = shown.iter().map(|(title, kind)| (title.as_str(), *kind)).collect();
    // A condition's last day is no meeting.
    assert_eq!(shown, [("Rat", "decision"), ("S", "step"), ("Rat (spätestens; Termin offen)", "decision")]);
    assert_eq!(last, "30.\u{a0}September\u{a0}2027");
    // A step of that day says it already.
    let (shown, _) = of(&text.replace("2027-01-29", "2027-09-30"));
    assert_eq!(shown.len(), 2);
}

#[test]
fn a_yes_says_what_comes_next_and_when_the_body_decides_again() {
    let text = "schritte = [{schritt='Ausschreiben', bis=2027-01-29}]\nbeschluss = {gremium='Rat', sitzung=2026-12-10,\n\
        punkte=[{text='Ja.', bis=2027-09-30, bedingungen=[{text='Vertrag.', folge='entscheidung'}]}]}\n";
    let briefing = brief(&format!("{HEAD}{text}"), Language::German);
    assert_eq!(
        plain("praesentation", &briefing, "if-yes"),
        "Als Nächstes: Ausschreiben (bis 29. Januar 2027). Spätestens am 30. September 2027 entscheidet der Rat erneut und prüft \
         dann eine Bedingung."
    );
    assert_eq!(plain("praesentation", &brief(HEAD, Language::German), "if-yes"), "");
}

#[test]
fn the_vote_itself_is_no_open_point_and_own_steps_go_before_the_roadmap() {
    let text = "beschluss = {sitzung=2026-12-10, text=['Ja.']}\n\
        kriterien = [{kriterium='P3-08', status='offen', faellig=2026-12-10},\n\
        {kriterium='P3-04', status='in Arbeit', faellig=2027-02-01}]\n";
    let todo = brief(&format!("{HEAD}{text}"), Language::German).slides.todo;
    assert_eq!((todo.count, todo.next.as_deref()), (1, Some("1.\u{a0}Februar\u{a0}2027")));
    assert_eq!(title(text, "title-todo"), "Ein Punkt ist noch zu erledigen, und zwar bis zum 1. Februar 2027");
    let with_steps = format!(
        "{text}schritte = [{{schritt='Vorher', bis=2026-12-01}}, {{schritt='B', bis=2027-03-01}},\n\
        {{schritt='A', bis=2027-01-29}}]"
    );
    assert_eq!(title(&with_steps, "title-todo"), "Zwei Schritte stehen noch an, der nächste bis zum 29. Januar 2027");
}

#[test]
fn doing_nothing_is_never_the_cheapest_way() {
    let text = "finanzierung.zeitraum = 10\nfinanzierung.zinssatz = 2\nprojekt.alternativen = [\n\
        {titel='Nichts tun', einmalig=0, jaehrlich=0, nullvariante=true},\n\
        {titel='Teuer', einmalig=900, jaehrlich=9},\n\
        {titel='Der Vorschlag', einmalig=100, jaehrlich=10, gewaehlt=true}]";
    let table = brief(&format!("{HEAD}{text}"), Language::German).slides.alternatives.expect("alternatives");
    let rows: Vec<_> = table.rows.shown.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(rows, ["Der Vorschlag", "Teuer", "Nichts tun"]);
    assert_eq!(table.order, ["Der Vorschlag", "Teuer"]);
    assert_eq!(title(text, "title-alternatives"), "Drei Wege sind verglichen; vorgeschlagen ist „Der Vorschlag“");
}

#[test]
fn notes_say_as_much_in_both_languages() {
    let modules = Modules::new(&Templates::embedded()).expect("the built-in modules");
    for name in SAMPLES {
        let [german, english] = [Language::German, Language::English].map(|language| {
            let briefing = brief(&sample_text(name), language);
            modules.render(NOTES, briefing.meta.lang, &briefing.for_kind(NOTES)).expect("rendered modules")
        });
        let parts = |texts: &BTreeMap<String, Prose>| -> Vec<(String, usize)> {
            let blocks = texts.iter().filter_map(|(name, prose)| match prose {
                Prose::Rich(blocks) => Some((name.clone(), blocks.len())),
                Prose::Plain(_) => None,
            });
            blocks
                .filter(|(name, _)| ["say-", "numbers-", "asked-", "sources-"].iter().any(|of| name.starts_with(of)))
                .collect()
        };
        assert!(parts(&german).len() > 15, "{name}");
        assert_eq!(parts(&german), parts(&english), "{name}");
    }
}

#[cfg(feature = "pdf")]
mod notes {
    use lopdf::{Dictionary, Document, Object, decode_text_string};
    use ratsmappe::render::Renderer;

    use super::*;

    /// The headings of a paper that stand among its bookmarks, each before those beneath it and those after it; blanks of
    /// any kind are one space.
    fn bookmarks(pdf: &[u8]) -> Vec<String> {
        fn collect(document: &Document, entry: &Dictionary, found: &mut Vec<String>) {
            if let Ok(title) = entry.get(b"Title") {
                found.push(decode_text_string(title).expect("a text").split_whitespace().collect::<Vec<_>>().join(" "));
            }
            for key in [b"First".as_slice(), b"Next"] {
                if let Ok(next) = entry.get(key).and_then(Object::as_reference) {
                    collect(document, document.get_dictionary(next).expect("a bookmark"), found);
                }
            }
        }
        let document = Document::load_mem(pdf).expect("a PDF");
        let outlines = document.catalog().and_then(|catalog| catalog.get(b"Outlines")?.as_reference());
        let mut found = Vec::new();
        collect(&document, document.get_dictionary(outlines.expect("bookmarks")).expect("a dictionary"), &mut found);
        found
    }

    fn words(pdf: &[u8]) -> String {
        let document = Document::load_mem(pdf).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        document.extract_text(&pages).expect("text").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_slide_has_its_notes_under_its_own_title() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        for (name, language) in SAMPLES.iter().flat_map(|name| Language::ALL.map(|language| (name, language))) {
            let briefing = brief(&sample_text(name), language);
            let slides = renderer.render("praesentation", &briefing).expect("slides");
            let notes = renderer.render(NOTES, &briefing).expect("notes");
            assert!(notes.warnings.is_empty(), "{name}: {:?}", notes.warnings);
            let (slide, parts) = match language {
                Language::German => (
                    "Folie",
                    ["Belege und Quellen", "Was zu sagen ist", "Was die Zahlen bedeuten", "Wonach gefragt werden kann"],
                ),
                Language::English => {
                    ("Slide", ["Evidence and sources", "What to say", "What the figures mean", "What may be asked"])
                }
            };
            let all = bookmarks(&notes.pdf);
            let titled: Vec<&String> = all.iter().filter(|title| title.starts_with(slide)).collect();
            assert_eq!(titled.len(), slides.pages, "{name}: {titled:?}");
            let [sources, said @ ..] = parts.map(|part| all.iter().filter(|title| *title == part).count());
            assert_eq!(sources, slides.pages, "{name}");
            assert!(said.iter().all(|count| *count > 0), "{name}: {all:?}");
            // Each slide has something to say to it, to its figures, or to be ready for.
            let begins: Vec<usize> = (0..all.len()).filter(|at| all[*at].starts_with(slide)).collect();
            for (from, to) in begins.iter().zip(begins.iter().skip(1).chain([&all.len()])) {
                let mine = &all[*from..*to];
                assert!(mine.iter().any(|title| parts[1..].contains(&title.as_str())), "{name}: {mine:?}");
            }
            // Headings of the deck are its titles and those within slides; each title has its notes.
            let shown = bookmarks(&slides.pdf);
            for title in &titled {
                let (_, own) = title.split_once(": ").expect("a number");
                assert!(shown.iter().any(|heading| heading == own), "{name}: {own:?} is on no slide: {shown:?}");
            }
        }
    }

    #[test]
    fn notes_say_no_amount_that_the_profile_does_not_bear() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        for name in SAMPLES {
            let briefing = brief(&sample_text(name), Language::German);
            let known = serde_json::to_string(&briefing).expect("JSON").replace('\u{a0}', " ");
            let said = words(&renderer.render(NOTES, &briefing).expect("notes").pdf).replace('\u{a0}', " ");
            let amounts = said.match_indices(" €").map(|(at, _)| {
                let number = said[..at].rsplit(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').next();
                number.unwrap_or_default().trim_start_matches(['.', ',']).to_owned()
            });
            for amount in amounts.filter(|amount| !amount.is_empty()) {
                assert!(known.contains(&format!("{amount} €")), "{name}: {amount} €");
            }
        }
    }

    #[test]
    fn notes_say_what_the_slide_has_no_room_for() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        let briefing = brief(&sample_text("musterstadt.toml"), Language::German);
        let said = words(&renderer.render(NOTES, &briefing).expect("notes").pdf).replace('\u{a0}', " ");
        for want in [
            // What it means for the council, evidence, source, how a sum was found.
            "Für den Rat:",
            "Nachweis: Bericht über die Pilotsaison",
            "Einsatzberichte der Feuerwehr 2023",
            "Summe der Posten, die zu einem Punkt des Beschlusses gehören",
            "Angaben der Stadt, Stand 15. November 2026.",
        ] {
            // A change of face ends a run of text, whose blanks are not told then.
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert!(bare(&said).contains(&bare(want)), "{want} is missing");
        }
    }
}
