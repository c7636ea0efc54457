//! The pitch deck: what a funder must be able to read in it, and what must not be hidden.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::text::Modules;

use crate::support::{SAMPLES, sample_text};

fn sample(name: &str) -> String {
    sample_text(&format!("{name}.toml"))
}

fn brief_as(text: &str, draft: bool) -> Briefing {
    let (profile, _) = profile::read("p.toml", text.as_bytes());
    let profile = profile.expect("a profile");
    let catalog = Catalog::embedded(Language::German);
    let labels = Labels::new(&Templates::embedded(), Language::German).expect("the German labels");
    let language = Language::German;
    let options = Options { date: date(2026, 11, 22), draft, language, templates_sha256: String::new() };
    briefing::brief(catalog, &profile, &selection::select(catalog, &profile), &labels, &options)
}

fn brief(text: &str) -> Briefing {
    brief_as(text, false)
}

/// A text module of the deck as it is read, blanks of any kind being one space.
fn said(briefing: &Briefing, module: &str) -> String {
    let modules = Modules::new(&Templates::embedded()).expect("the built-in modules");
    let texts = modules.render("pitchdeck", "de", &briefing.for_kind("pitchdeck")).expect("rendered modules");
    fn words(value: &serde_json::Value, out: &mut String) {
        match value {
            serde_json::Value::String(text) => *out += text,
            serde_json::Value::Array(all) => all.iter().for_each(|v| words(v, out)),
            serde_json::Value::Object(o) => o.get("c").into_iter().for_each(|v| words(v, out)),
            _ => {}
        }
    }
    let mut out = String::new();
    words(&serde_json::to_value(&texts[module]).expect("JSON"), &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gaps(text: &str) -> Vec<String> {
    brief(text).for_kind("pitchdeck").gaps.into_iter().map(|g| g.key).collect()
}

/// The text without the section under this heading, up to the next one.
fn without(text: &str, heading: &str) -> String {
    let mut dropped = false;
    let keep = |line: &&str| {
        if line.starts_with('[') {
            dropped = *line == heading;
        }
        !dropped
    };
    text.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_a_funder_needs_and_the_profile_lacks_is_a_gap() {
    let rich = sample("musterstadt");
    assert_eq!(gaps(&rich), Vec::<String>::new());
    for heading in ["[[investition.verwendung]]", "[[team.mitglieder]]", "[[projekt.alternativen]]", "[[risiken]]"] {
        assert_eq!(gaps(&without(&rich, heading)), [heading]);
    }
    assert_eq!(gaps(&without(&rich, "[transfer]")), ["[transfer] markt"]);
    let found = gaps(&without(&without(&rich, "[investition]"), "[[investition.verwendung]]"));
    let want = ["wirkung", "warum_jetzt", "geschaeftsmodell", "gegenleistung", "bedarf"];
    let mut want: Vec<String> = want.map(|k| format!("[investition] {k}")).into();
    want.extend(["[[investition.verwendung]]".to_owned(), "[investition] ausstieg".to_owned()]);
    assert_eq!(found, want);
}

#[test]
fn other_papers_do_not_complain_of_what_only_funders_need() {
    let briefing = brief(&sample("minimal"));
    for kind in ["dossier", "praesentation"] {
        let gaps = briefing.for_kind(kind).gaps;
        assert!(!gaps.is_empty() && gaps.iter().all(|g| !g.key.contains("investition")), "{kind}");
    }
    // A kind of one's own has not said what it needs.
    assert_eq!(briefing.for_kind("kurzinfo").gaps, briefing.gaps);
}

#[test]
fn the_use_of_funds_adds_up_or_says_that_it_does_not() {
    let rich = sample("musterstadt");
    let fits = brief(&rich);
    let uses = fits.pitch.uses.as_ref().expect("uses");
    assert_eq!((uses.total.as_str(), &uses.short, &uses.over), ("156.000\u{a0}€", &None, &None));
    let percent: Vec<&str> = uses.rows.iter().map(|u| u.percent.as_str()).collect();
    assert_eq!(percent, ["42\u{a0}%", "44\u{a0}%", "14\u{a0}%"]);
    assert!(said(&fits, "uses").contains("zusammen den Mittelbedarf von 156.000 €"));
    let short = brief(&rich.replace("bedarf = 156000", "bedarf = 156000.50"));
    assert!(said(&short, "uses").contains("Das sind 0,50 € weniger als der Mittelbedarf"), "{}", said(&short, "uses"));
    let over = brief(&rich.replace("bedarf = 156000", "bedarf = 145000"));
    assert!(said(&over, "uses").contains("Das sind 11.000 € mehr als der Mittelbedarf"), "{}", said(&over, "uses"));
}

#[test]
fn many_uses_keep_their_sum() {
    let uses: String =
        (1..=12).map(|n| format!("[[investition.verwendung]]\nzweck = \"Z{n}\"\nbetrag = {n}\n")).collect();
    let briefing = brief(&(sample("minimal") + "\n" + &uses));
    let uses = briefing.pitch.uses.as_ref().expect("uses");
    let last = uses.rows.last().expect("a row");
    assert_eq!((uses.rows.len(), last.purpose.as_str(), last.amount.as_str()), (6, "7 weitere Zwecke", "63\u{a0}€"));
    assert_eq!(uses.total, "78\u{a0}€");
}

#[test]
fn the_alternative_text_says_every_amount_and_share() {
    let briefing = brief(&sample("musterstadt"));
    let alt = said(&briefing, "alt-uses");
    for (amount, percent) in [("66.000 €", "42 %"), ("68.000 €", "44 %"), ("22.000 €", "14 %")] {
        assert!(alt.contains(&format!(": {amount}, {percent}.")), "{alt}");
    }
    assert!(alt.starts_with("156.000 € werden verwendet."), "{alt}");
}

#[test]
fn the_ask_says_how_it_follows_from_the_costs() {
    let rich = sample("musterstadt");
    let of = |text: &str| said(&brief(text), "ask");
    let need = |euros: &str| of(&rich.replace("bedarf = 156000", &format!("bedarf = {euros}")));
    let nobody = "Genau dieser Betrag ist von den Kosten 2026 bis 2030 (703.000 €) noch nicht gedeckt. \
                  Erwartete Erträge und Einsparungen von 15.000 € sind nicht abgezogen.";
    assert_eq!(of(&rich), nobody);
    // 2028 to 2030 cost just what is asked for.
    assert_eq!(
        need("311000"),
        "Das sind alle Kosten 2028 bis 2030. Geplant sind 155.000 €. 156.000 € sind noch nicht gedeckt. \
         Erwartete Erträge und Einsparungen von 15.000 € sind nicht abgezogen."
    );
    assert!(need("385200").starts_with("Genau dieser Betrag ist von den Kosten 2026 bis 2030 (703.000 €) noch nicht"));
    assert!(
        need("156001").contains("sind 156.000 € noch nicht gedeckt. Die Summe ist um 1 € höher;"),
        "{}",
        need("156001")
    );
    assert!(
        need("155999").contains("sind 156.000 € noch nicht gedeckt; 1 € davon blieben offen."),
        "{}",
        need("155999")
    );
    assert!(of(&without(&rich, "[[finanzierung.posten]]")).starts_with("Kosten nach Jahren liegen nicht vor."));
    assert!(of(&sample("minimal")).ends_with("Eine Summe, um die gebeten wird, ist noch nicht benannt."));
}

#[test]
fn parts_of_the_sum_wait_for_what_their_titles_say() {
    let title = |parts: &str| {
        said(
            &brief(&format!("{}\n[investition]\nbedarf = 30\ntranchen = [{parts}]\n", sample("minimal"))),
            "title-road",
        )
    };
    assert_eq!(title("{betrag=30}"), "Gezahlt wird in einer Summe");
    assert_eq!(
        title("{betrag=30, bedingung='A'}"),
        "Gezahlt wird in einer Summe, und zwar erst nach einem erreichten Ziel"
    );
    assert_eq!(
        title("{betrag=10, bedingung='A'}, {betrag=20}"),
        "Gezahlt wird in zwei Teilen, einer davon erst nach einem erreichten Ziel"
    );
    assert_eq!(
        title("{betrag=10, bedingung='A'}, {betrag=20, bedingung='B'}"),
        "Gezahlt wird in zwei Teilen, jeder erst nach einem erreichten Ziel"
    );
}

#[test]
fn what_has_been_applied_for_is_no_money_on_top() {
    let items = "finanzierung.posten = [\n\
        {jahr=2027, betrag=900, art='operativ', traeger='eigen', status='bewilligt'},\n\
        {jahr=2027, betrag=300, art='investiv', traeger='land', status='beantragt', quelle='Land'},\n\
        {jahr=2028, betrag=50, art='operativ', status='offen'}]\n";
    let of = |more: &str| {
        let head = "kommune.name = 'Ort'\nprojekt.titel = 'Titel'\nprojekt.phase = 'P3'\n";
        said(&brief(&format!("{head}{items}investition.bedarf = 300\n{more}")), "ask")
    };
    assert_eq!(
        of(""),
        "Genau dieser Betrag ist von den Kosten 2027 bis 2028 (1.250 €) beantragt (Land), aber noch nicht bewilligt. \
         Weitere 50 € sind noch nicht gedeckt; in der erbetenen Summe sind sie nicht enthalten. \
         In welcher Form und bis wann das Geld gebraucht wird, ist nicht angegeben."
    );
    assert!(of("investition.form = 'Zuschuss'\n").ends_with("Bis wann das Geld gebraucht wird, ist nicht angegeben."));
    let whole = of("investition.form = 'Zuschuss'\ninvestition.bis = 2027-03-31\n");
    assert!(whole.ends_with("in der erbetenen Summe sind sie nicht enthalten."), "{whole}");
}

#[test]
fn samples_ask_for_what_nobody_pays_or_has_granted_and_in_which_parts() {
    for name in ["falkenhaven", "koenigsmuende", "musterstadt"] {
        let briefing = brief(&sample(name));
        let ask = briefing.pitch.ask.as_ref().expect("an ask");
        assert!(["open", "requested"].contains(&ask.basis), "{name}: {}", ask.basis);
        assert!(ask.instrument.is_some() && ask.until.is_some(), "{name}");
        let parts = briefing.pitch.tranches.as_ref().expect("parts");
        assert!(parts.complete && parts.conditional == parts.rows.len(), "{name}: {parts:?}");
        assert_eq!(said(&briefing, "tranches-missing"), "");
    }
}

#[test]
fn without_parts_of_the_sum_the_deck_says_so() {
    let bare = "kommune.name = 'Ort'\nprojekt.titel = 'Titel'\nprojekt.phase = 'P3'\n";
    let text = said(&brief(&format!("{bare}investition.bedarf = 300\n")), "tranches-missing");
    assert!(text.starts_with("In welchen Teilen das Geld gezahlt wird"), "{text}");
}

#[test]
fn milestones_nobody_has_spoken_of_are_counted_and_not_listed() {
    let head = "kommune.name = 'Ort'\nprojekt.titel = 'Titel'\nprojekt.phase = 'P3'\n";
    let briefing = brief(&format!("{head}kriterien = [{{kriterium='P3-04', status='in Arbeit'}}]\n"));
    let listed: Vec<_> = briefing.pitch.open.shown.iter().map(|card| card.id.as_str()).collect();
    assert_eq!((listed.as_slice(), briefing.pitch.silent), (&["P3-04"][..], 3));
    assert_eq!(said(&briefing, "open-none"), "Zu drei Meilensteinen liegt keine Angabe vor.");
}

#[test]
fn risks_are_shown_or_said_to_be_missing() {
    let poor = brief(&sample("minimal"));
    assert!(said(&poor, "risks-missing").starts_with("Risiken sind nicht angegeben."));
    assert!(said(&poor, "unknown").contains("Der Mittelbedarf ist noch nicht beziffert."));
}

#[test]
fn titles_claim_nothing_that_nobody_has_stated() {
    let now = |more: &str| said(&brief(&format!("{}{more}", sample("minimal"))), "title-now");
    assert_eq!(now(""), "Wer die Lösung übernehmen könnte, ist nicht angegeben");
    assert_eq!(now("\n[transfer]\nlizenz = 'EUPL-1.2'\n"), "Wer die Lösung übernehmen könnte, ist nicht angegeben");
    assert_eq!(
        now("\n[transfer]\nmarkt = 'Zehn Städte.'\n"),
        "Wer die Lösung übernehmen könnte, ist beschrieben; bekundetes Interesse ist nicht angegeben"
    );
    let funding = |status: &str| {
        let item = format!("[[finanzierung.posten]]\njahr = 2027\nbetrag = 10\nart = 'operativ'\n{status}\n");
        let uses = "[investition]\nbedarf = 10\nverwendung = [{zweck='A', betrag=10}]\n";
        said(&brief(&format!("{}\n{uses}{item}", sample("minimal"))), "title-funding")
    };
    assert!(funding("status = 'geplant'").ends_with("ist noch nichts bewilligt"), "{}", funding("status = 'geplant'"));
    assert!(funding("").ends_with("ist nichts als bewilligt angegeben"), "{}", funding(""));
}

#[test]
fn every_sample_has_its_texts() {
    for name in SAMPLES {
        for draft in [false, true] {
            assert!(!said(&brief_as(&sample_text(name), draft), "title-ask").is_empty(), "{name}");
        }
    }
}

#[cfg(feature = "pdf")]
mod rendered {
    use lopdf::{Document, Object, decode_text_string};
    use ratsmappe::logo;
    use ratsmappe::render::Renderer;

    use super::*;

    fn alternative_texts(pdf: &[u8]) -> Vec<String> {
        let document = Document::load_mem(pdf).expect("a PDF");
        let dictionaries = document.objects.values().filter_map(|o| o.as_dict().ok());
        let texts: Vec<&Object> = dictionaries.filter_map(|d| d.get(b"Alt").ok()).collect();
        let read = |o: &&Object| decode_text_string(o).expect("a text").replace('\u{a0}', " ");
        texts.iter().map(read).collect()
    }

    #[test]
    fn decks_that_ask_for_money_have_ten_to_twelve_slides_and_no_talk_of_start_ups() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        for name in SAMPLES {
            for draft in [false, true] {
                let briefing = brief_as(&sample_text(name), draft);
                let rendered = renderer.render("pitchdeck", &briefing).expect("a deck");
                let promised = if briefing.pitch.ask.is_some() { 10..=12 } else { 6..=12 };
                assert!(promised.contains(&rendered.pages), "{name}, draft {draft}: {} slides", rendered.pages);
                assert!(rendered.warnings.is_empty(), "{name}: {:?}", rendered.warnings);
                let document = Document::load_mem(&rendered.pdf).expect("a PDF");
                let pages: Vec<u32> = document.get_pages().into_keys().collect();
                let said = document.extract_text(&pages).expect("text");
                for word in ["Series A", "Series B", "Erste Pilotkunden", "Exit"] {
                    assert!(!said.contains(word), "{name} says {word}");
                }
            }
        }
    }

    #[test]
    fn a_screen_reader_hears_the_amounts_and_whose_logo_it_is() {
        let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
        let folder = crate::support::root("data/profile");
        let mut briefing = brief(&sample("musterstadt"));
        briefing.logo = Some(
            logo::read(&folder, std::path::Path::new("wappen-musterstadt.svg"), logo::Purpose::Logo)
                .expect("the sample logo"),
        );
        for kind in ["dossier", "pitchdeck", "praesentation"] {
            let alt = alternative_texts(&renderer.render(kind, &briefing).expect("a paper").pdf);
            assert_eq!(alt.iter().filter(|a| *a == "Wappen oder Logo: Musterstadt").count(), 1, "{kind}: {alt:?}");
            if kind == "pitchdeck" {
                assert!(alt.iter().any(|a| a.contains(": 66.000 €, 42 %.")), "{alt:?}");
            }
            // The deck has a table in its place.
            if kind != "pitchdeck" {
                assert!(alt.iter().any(|a| a.contains("heute 35 Minuten")), "{kind}: {alt:?}");
            }
        }
    }
}
