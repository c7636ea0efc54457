//! What briefings say of the pre-check, operation, effects, investment and pictures.

use jiff::civil::date;
use ratsmappe::briefing::{self, Briefing, ContentBlock, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::logo::{Logo, Purpose};
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;

use crate::support::drawn;

fn read(phase: &str, more: &str) -> Profile {
    let text = format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = {phase} }}\n{more}");
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    assert_eq!(drawn(&found), "");
    profile.expect("a profile")
}

fn briefing(sources: Sources, language: Language) -> Briefing {
    let sources = sources.in_language(language);
    let labels = Labels::new(&Templates::embedded(), language).expect("labels");
    let options = Options { date: date(2026, 11, 22), draft: false, language, templates_sha256: String::new() };
    let catalog = Catalog::embedded(language);
    briefing::brief(catalog, sources, &select(catalog, sources.profile), &labels, &options)
}

fn german(phase: &str, more: &str) -> Briefing {
    briefing(Sources::from(&read(phase, more)), Language::German)
}

#[test]
fn the_pre_check_is_missed_before_the_pilot_only() {
    let missed = |phase: &str, more: &str| {
        let gaps = german(phase, more).gaps;
        gaps.into_iter().map(|gap| gap.key).filter(|key| key.starts_with("[vorpruefung]")).collect::<Vec<_>>()
    };
    let all = ["gesucht", "mehrwert", "ressourcen", "gemeinsam"].map(|key| format!("[vorpruefung] {key}"));
    assert_eq!(missed("\"P1\"", ""), all);
    assert_eq!(missed("\"P2\"", "vorpruefung.gesucht = \"x\"\n"), all[1..]);
    for phase in ["\"P3\"", "[\"P4\", \"P5\"]"] {
        assert_eq!(missed(phase, ""), [""; 0], "{phase}");
    }
    let stated = german("\"P1\"", "vorpruefung.gefunden = \"Nichts\"\n").pre_check;
    assert!(stated.applies && stated.stated);
    let rows: Vec<_> = stated.rows.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
    assert_eq!(rows[0], ("Wo wurde nach fertigen Lösungen gesucht?", "keine Angabe"));
    assert_eq!(rows[1], ("Was wurde gefunden?", "Nichts"));
    assert!(!german("\"P3\"", "").pre_check.applies);
}

#[test]
fn no_option_of_operation_is_lost() {
    let more = r#"
[betrieb]
modell = "Open Source"
[[betrieb.optionen]]
modell = "Cloud"
bewertung = "Zu teuer."
[[betrieb.optionen]]
modell = "open source"
bewertung = "Offen."
[[betrieb.optionen]]
modell = "On-Premise"
[[betrieb.optionen]]
modell = "proprietär"
[[betrieb.optionen]]
modell = "Öffentliche Hand"
bewertung = "Naheliegend."
[[betrieb.optionen]]
modell = "öffentliche Hand"
bewertung = "Und erprobt."
[[betrieb.optionen]]
modell = "Geschäftsmodell"
bewertung = "Ein Begriff."
[[betrieb.optionen]]
modell = "Dorfladen"
"#;
    let shown = german("\"P3\"", more).operation.models;
    let of = |name: &str| {
        let found = shown.iter().filter(|row| row.name.replace('\u{a0}', " ").contains(name)).collect::<Vec<_>>();
        let [row] = found[..] else { panic!("{name}: {found:?}") };
        (row.kind, row.chosen, row.assessment.clone().unwrap_or_default())
    };
    assert_eq!(of("Technische Option: Cloud"), ("technical", false, "Zu teuer.".into()));
    assert_eq!(of("Technische Option: Open Source"), ("technical", true, "Offen.".into()));
    assert_eq!(of("Technische Option: On-Premise").0, "technical");
    assert_eq!(of("Technische Option: Proprietär").0, "technical");
    assert_eq!(of("Öffentliche Hand"), ("model", false, "Naheliegend. Und erprobt.".into()));
    assert_eq!(of("Geschäftsmodell"), ("own", false, "Ein Begriff.".into()));
    assert_eq!(of("Dorfladen").0, "own");
    // That a technical option says nothing of who runs it is remarked once, where a model is asked for.
    let profile = read("\"P3\"", more);
    let found = profile::resolve(&profile, Catalog::embedded(Language::German));
    assert_eq!(found.iter().map(|finding| finding.code.name()).collect::<Vec<_>>(), ["unknown-operating-model"]);
    assert!(found[0].message.text(Language::German).contains("nicht, wer sie betreibt"), "{found:?}");
}

#[test]
fn questions_about_operation_have_their_answers() {
    let first = Catalog::embedded(Language::German)
        .operating_models
        .iter()
        .find(|row| row.kind == ratsmappe::catalog::OperatingKind::Question)
        .expect("a question");
    let more = format!(
        "[[betrieb.fragen]]\nfrage = \"{}\"\nantwort = \"Die Stadt.\"\n[[betrieb.fragen]]\nfrage = \"Wer mäht?\"\n",
        first.key
    );
    for language in Language::ALL {
        let asked = briefing(Sources::from(&read("\"P3\"", &more)), language).operation.questions;
        assert_eq!(asked.len(), 11);
        let answered: Vec<_> = asked.iter().filter_map(|question| question.answer.as_deref()).collect();
        assert_eq!(answered, ["Die Stadt."]);
        let own: Vec<_> = asked.iter().filter(|question| question.own).map(|q| q.question.as_str()).collect();
        assert_eq!(own, ["Wer mäht?"]);
    }
}

#[test]
fn effects_stand_in_the_council_paper_with_the_rating() {
    let more = "[auswirkungen]\nklima_bewertung = \"--\"\ngleichstellung = \"Keine.\"\n";
    let council = german("\"P3\"", more).council;
    let blocks = council.sections.iter().flat_map(|section| &section.blocks);
    let rows: Vec<(String, String)> = blocks
        .filter_map(|block| if let ContentBlock::Facts { rows } = block { Some(rows) } else { None })
        .flatten()
        .map(|row| (row.label.clone(), row.value.clone()))
        .collect();
    let said = |label: &str| rows.iter().find(|(known, _)| known == label).map(|(_, value)| value.as_str());
    assert_eq!(said("Klima"), Some("Bewertung −− (deutlich negativ)."));
    assert_eq!(said("Datenschutz"), Some("keine Angabe"));
    assert_eq!(said("Gleichstellung"), Some("Keine."));
    assert_eq!(said("Demografie"), None, "what nobody states and not every council asks for");
}

#[test]
fn tranches_are_told_in_their_order() {
    let more = "[investition]\nbedarf = 7500.5\nform = \"Zuschuss\"\nbis = 2027-03-31\n[[investition.tranchen]]\nbetrag = 5000\n\
        bedingung = \"Start\"\n[[investition.tranchen]]\nbetrag = 2500.5\n";
    let pitch = briefing(Sources::from(&read("\"P3\"", more)), Language::English).pitch;
    let ask = pitch.ask.expect("a sum that is asked for");
    assert_eq!(ask.instrument.as_deref(), Some("grant"));
    assert_eq!(ask.until.as_deref().map(|day| day.replace('\u{a0}', " ")), Some("31 March 2027".into()));
    let tranches = pitch.tranches.expect("its parts");
    let told: Vec<_> = tranches.rows.iter().map(|t| (t.number, t.amount.as_str(), t.condition.as_deref())).collect();
    assert_eq!(told, [(1, "€5,000", Some("Start")), (2, "€2,500.50", None)]);
}

#[test]
fn pictures_that_are_there_are_told_with_their_words() {
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9Z'/></svg>";
    let more = "[[bilder]]\ndatei = \"weg.svg\"\nalt = \"Weg\"\n[[bilder]]\ndatei = \"da.svg\"\nalt = \"Ein Pegel\"\n\
        alt_en = \"A gauge\"\nunterschrift = \"Am Bach\"\nurheber = \"Stadt\"\nort = \"titel\"\n";
    let profile = read("\"P3\"", more);
    let pictures = [None, Logo::new(drawing, Purpose::Picture(2)).ok()];
    let sources = Sources { pictures: &pictures, ..Sources::from(&profile) };
    let briefing = briefing(sources, Language::English);
    let json = serde_json::to_value(&briefing.pictures).expect("JSON");
    let want = serde_json::json!([{
        "path": "/picture-2.svg", "alt": "A gauge", "caption": "Am Bach", "credit": "Stadt", "place": "title"
    }]);
    assert_eq!(json, want);
    assert_eq!(briefing.images().iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["picture-2.svg"]);
}

#[test]
fn a_translation_is_no_change() {
    let risk = |twin: &str| format!("[[risiken]]\nrisiko = \"Frost\"\n{twin}massnahme = \"Heizen\"\n");
    let twin = "risiko_en = \"Frost damage\"\n";
    let facts = |then: &str, now: &str| {
        let (then, now) = (read("\"P3\"", then), read("\"P3\"", now));
        let sources = Sources { earlier: Some(&then), ..Sources::from(&now) };
        let progress = briefing(sources, Language::English).progress.expect("an earlier profile");
        progress.facts.iter().map(|row| format!("{} → {}", row.from, row.to)).collect::<Vec<_>>()
    };
    assert_eq!(facts(&risk(""), &risk(twin)), [""; 0]);
    assert_eq!(facts(&risk(twin), &risk(twin)), [""; 0]);
    // Both in English are compared in English.
    let later = risk("risiko_en = \"Ice\"\n").replace("Frost\"\nrisiko_en", "Eis\"\nrisiko_en");
    assert_eq!(facts(&risk(twin), &later), ["Frost damage → Ice"]);
}
