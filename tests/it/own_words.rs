//! Six municipalities, each from a few lines of profile: no paper calls their body, their head or their budget by a
//! word that belongs to others.

use std::sync::LazyLock;

use jiff::civil::date;
use ratsmappe::briefing::{Briefing, Labels, Options, brief};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection::select;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose, ProseBlock};
use serde_json::Value;

use crate::support::drawn;

const KINDS: [&str; 4] = ["dossier", "praesentation", "beschlussvorlage", "pitchdeck"];

static MODULES: LazyLock<Modules> =
    LazyLock::new(|| Modules::new(&Templates::embedded()).expect("the built-in text modules"));

/// Words for bodies, heads and budgets that are somebody's own; each municipality may use its own alone.
const GERMAN: &[&str] = &[
    "Rat",
    "Rats",
    "Rates",
    "Ratsmitglieder",
    "Ratsmitgliedern",
    "Ratsfrauen",
    "Stadtrat",
    "Stadtrats",
    "Stadtratsmitglieder",
    "Gemeinderat",
    "Gemeinderats",
    "Gemeindevertretung",
    "Samtgemeinderat",
    "Samtgemeinderats",
    "Kreistag",
    "Kreistags",
    "Kreistagsabgeordnete",
    "Amtsausschuss",
    "Amtsausschusses",
    "Stadtverordnetenversammlung",
    "Stadtverordnete",
    "Verbandsversammlung",
    "Ratspräsentation",
    "Bürgermeister",
    "Bürgermeisterin",
    "Oberbürgermeister",
    "Oberbürgermeisterin",
    "Samtgemeindebürgermeisterin",
    "Landrat",
    "Landrätin",
    "Amtsdirektorin",
    "Verbandsvorsitzende",
    "Ergebnishaushalt",
    "Finanzhaushalt",
    "Ergebnisplan",
    "Finanzplan",
    "Verwaltungshaushalt",
    "Vermögenshaushalt",
    "Erfolgsplan",
    "Vermögensplan",
    "Haushaltsstelle",
];
const ENGLISH: &[&str] = &[
    "town council",
    "city council",
    "municipal council",
    "the council",
    "councillors",
    "Council presentation",
    "mayor",
    "district council",
    "assembly",
    "Ergebnishaushalt",
    "Finanzhaushalt",
    "Ergebnisplan",
    "Finanzplan",
    "Verwaltungshaushalt",
    "Vermögenshaushalt",
];

/// What nobody says: a name without the article and the case that its kind asks for.
const BROKEN: [&str; 10] = [
    "bei Landkreis",
    "mit Landkreis",
    "bei Kreis ",
    "mit Kreis ",
    "in Kreis ",
    "bei Samtgemeinde",
    "in Samtgemeinde",
    "bei Zweckverband",
    "in Amt ",
    "von Amt ",
];

struct Fixture {
    kind: &'static str,
    name: &'static str,
    state: &'static str,
    /// Words of the lists that are its own.
    own: &'static [&'static str],
    own_english: &'static [&'static str],
    /// What its council paper says in German.
    says: &'static [&'static str],
    /// What it must not call itself.
    never: &'static [&'static str],
}

const FIXTURES: [Fixture; 6] = [
    Fixture {
        kind: "Samtgemeinde",
        name: "Samtgemeinde Auental",
        state: "Niedersachsen",
        own: &[
            "Samtgemeinderat",
            "Samtgemeinderats",
            "Ratsfrauen",
            "Samtgemeindebürgermeisterin",
            "Ratspräsentation",
            "Ergebnishaushalt",
            "Finanzhaushalt",
        ],
        own_english: &[
            "Ergebnishaushalt",
            "Finanzhaushalt",
            "the council",
            "councillors",
            "Council presentation",
            "mayor",
        ],
        says: &[
            "Ergebnishaushalt",
            "Finanzhaushalt (Auszahlungen für Investitionstätigkeit)",
            "Samtgemeindebürgermeisterin",
            "der Samtgemeinde",
        ],
        never: &["die Stadt", "der Stadt", "Landkreis Auental"],
    },
    Fixture {
        kind: "Amt",
        name: "Amt Seenland",
        state: "Brandenburg",
        own: &["Amtsausschuss", "Amtsausschusses", "Amtsdirektorin", "Ergebnishaushalt", "Finanzhaushalt"],
        own_english: &["Ergebnishaushalt", "Finanzhaushalt"],
        says: &["Finanzhaushalt (Auszahlungen aus Investitionstätigkeit)", "Amtsdirektorin", "des Amtes"],
        never: &["die Stadt", "der Stadt", "des Amts "],
    },
    Fixture {
        kind: "Stadt",
        name: "Isenfurt",
        state: "Bayern",
        own: &["Stadtrat", "Stadtrats", "Stadtratsmitglieder", "Ratspräsentation"],
        own_english: &["town council", "councillors", "the council", "Council presentation"],
        says: &["Laufender Aufwand", "Auszahlungen für Investitionen", "Leitung der Verwaltung", "der Stadt"],
        never: &["Landkreis Isenfurt", "Erster Bürgermeister", "Einnahmen des"],
    },
    Fixture {
        kind: "Zweckverband",
        name: "Zweckverband Wasser Ostheide",
        state: "Thüringen",
        own: &["Verbandsversammlung", "Verbandsvorsitzende"],
        own_english: &["assembly"],
        says: &["Laufender Aufwand", "Auszahlungen für Investitionen", "Verbandsvorsitzende", "des Zweckverbands"],
        never: &["die Stadt", "der Stadt", "§ "],
    },
    Fixture {
        kind: "kreisfreie Stadt",
        name: "Bremerhaven",
        state: "Bremen",
        own: &["Stadtverordnetenversammlung", "Stadtverordnete", "Oberbürgermeister", "Oberbürgermeisterin"],
        own_english: &["city council", "the council", "councillors", "mayor", "assembly"],
        says: &["Laufender Aufwand", "Auszahlungen für Investitionen", "Oberbürgermeisterin", "§ 11 VerfBrhv"],
        never: &["Senat", "Stadtbürgerschaft"],
    },
    Fixture {
        kind: "Kreis",
        name: "Kreis Ostermark",
        state: "Schleswig-Holstein",
        own: &["Kreistag", "Kreistags", "Kreistagsabgeordnete", "Landrat", "Landrätin", "Ergebnisplan", "Finanzplan"],
        own_english: &["district council", "councillors", "the council", "Ergebnisplan", "Finanzplan"],
        says: &["Ergebnisplan", "Finanzplan (Auszahlungen aus der Investitionstätigkeit)", "Landrätin", "des Kreises"],
        never: &["Landkreis Ostermark", "die Stadt", "der Stadt", "§ 22 GO"],
    },
];

fn profile_of(fixture: &Fixture, phase: &str) -> String {
    let Fixture { kind, name, state, .. } = fixture;
    format!(
        "kommune = {{ name = '{name}', art = '{kind}', bundesland = '{state}', einwohner = 9000 }}\n\
         projekt = {{ titel = 'Pegel', phase = '{phase}', phase_angenommen = true, stand = 2026-11-01 }}\n\
         betrieb.modell = 'Öffentliche Hand'\n\
         [[finanzierung.posten]]\n\
         jahr = 2027\nbetrag = 1000\nart = 'operativ'\n\
         [[finanzierung.posten]]\n\
         jahr = 2027\nbetrag = 2000\nart = 'investiv'\n"
    )
}

fn briefing(fixture: &Fixture, phase: &str, language: Language) -> Briefing {
    let text = profile_of(fixture, phase);
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    assert_eq!(drawn(&found), "", "{}", fixture.name);
    let profile = profile.expect("a profile");
    let labels = Labels::new(&Templates::embedded(), language).expect("the built-in labels");
    let catalog = Catalog::embedded(language).in_words_of(&profile.bodies());
    let options = Options { date: date(2026, 11, 22), draft: true, language, templates_sha256: String::new() };
    brief(&catalog, &profile, &select(&catalog, &profile), &labels, &options)
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(entries) => entries.values().for_each(|entry| strings(entry, found)),
        _ => {}
    }
}

/// Everything that the papers of a briefing say: its own words, the labels, every text module, the text copy.
fn said(briefing: &Briefing) -> Vec<String> {
    let mut value = serde_json::to_value(briefing).expect("JSON");
    let parts = value.as_object_mut().expect("an object");
    // Examples are of other municipalities, with bodies of their own.
    parts.remove("practices");
    parts["slides"].as_object_mut().expect("an object").remove("practices");
    let labels = parts["labels"].as_object_mut().expect("an object");
    // Which of both is printed follows from the body.
    labels.remove(if briefing.meta.council { "kind.praesentation.assembly" } else { "kind.praesentation" });
    let mut found = Vec::new();
    strings(&value, &mut found);
    for kind in KINDS {
        let own = briefing.for_kind(kind);
        let texts = MODULES.render(kind, briefing.meta.lang, &own).unwrap_or_else(|d| panic!("{}", drawn(&d)));
        for prose in texts.values() {
            found.push(match prose {
                Prose::Rich(blocks) => blocks.iter().map(ProseBlock::plain).collect::<Vec<_>>().join("\n"),
                Prose::Plain(text) => text.clone(),
            });
        }
        found.extend(MODULES.copy(kind, briefing.meta.lang, &own, &texts).unwrap_or_else(|d| panic!("{}", drawn(&d))));
    }
    found.into_iter().map(|text| text.replace('\u{a0}', " ")).collect()
}

/// Whether a text has these words, not as a part of others.
fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn no_paper_has_a_wrong_word_for_body_or_budget() {
    let mut wrong = Vec::new();
    for fixture in &FIXTURES {
        for language in Language::ALL {
            let (words, own) = match language {
                Language::German => (GERMAN, fixture.own),
                Language::English => (ENGLISH, fixture.own_english),
            };
            let all = said(&briefing(fixture, "P4", language));
            let never = BROKEN.iter().chain(fixture.never).filter(|_| language == Language::German);
            let forbidden: Vec<&&str> = words.iter().filter(|w| !own.contains(w)).chain(never).collect();
            for text in &all {
                let found = forbidden.iter().filter(|word| match word.ends_with(' ') {
                    true => text.contains(**word),
                    false => has(text, word),
                });
                wrong.extend(found.map(|word| format!("{} {word}: {text:.160}", fixture.name)));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_council_paper_says_what_is_their_own() {
    for fixture in &FIXTURES {
        let all = said(&briefing(fixture, "P3", Language::German)).join("\n");
        for own in fixture.says {
            assert!(all.contains(own), "{} does not say {own}", fixture.name);
        }
    }
}

#[test]
fn who_has_not_said_how_the_budget_is_kept_is_asked() {
    let asked = |fixture: &Fixture| {
        briefing(fixture, "P3", Language::German).gaps.iter().any(|gap| gap.key == "[finanzierung] haushalt")
    };
    let asked: Vec<&str> = FIXTURES.iter().filter(|f| asked(f)).map(|f| f.name).collect();
    assert_eq!(asked, ["Isenfurt", "Zweckverband Wasser Ostheide"]);
}

#[test]
fn accounts_that_are_stated_give_their_words() {
    let words = |fixture: &Fixture, system: &str| {
        let text = profile_of(fixture, "P3").replacen(
            "[[finanzierung.posten]]",
            &format!("[finanzierung]\nhaushalt = '{system}'\n[[finanzierung.posten]]"),
            1,
        );
        let (profile, found) = profile::read("p.toml", text.as_bytes());
        let profile = profile.unwrap_or_else(|| panic!("{}", drawn(&found)));
        let words = profile.budget_words();
        [ratsmappe::budget::Term::Operating, ratsmappe::budget::Term::Capital].map(|term| words.german(term).to_owned())
    };
    assert_eq!(words(&FIXTURES[2], "kameral"), ["Verwaltungshaushalt", "Vermögenshaushalt"]);
    assert_eq!(words(&FIXTURES[3], "eigenbetrieb"), ["Erfolgsplan", "Vermögensplan"]);
}
