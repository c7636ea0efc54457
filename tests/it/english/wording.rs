//! Terms, numbers and signs as British local government writes them; what the first page says of texts left in German.

use lopdf::Document;
use ratsmappe::briefing::Briefing;
use ratsmappe::language::Language;
use ratsmappe::render::Renderer;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose};

use super::{KINDS, brief, labels};
use crate::support::{drawn, sample_text};

/// Words that stand for a term of the edition's sheet, and the term.
const TERMS: [(&str, &str); 21] = [
    ("nobody pays", "not yet funded"),
    ("shall the ", "should the"),
    ("shall “", "should “"),
    ("locked", "frozen"),
    ("arrears", "outstanding"),
    ("value left", "residual value"),
    ("% interest", "discount rate"),
    ("at a rate of", "at a discount rate of"),
    ("follow-up cost", "follow-on cost"),
    ("yearly", "annual"),
    ("borne ourselves", "from our own funds"),
    ("granted", "secured"),
    ("the federation", "the Federal Government"),
    ("know-how", "expertise"),
    ("promotional", "development bank"),
    ("business development", "economic development"),
    ("project manage", "the project lead"),
    ("state law", "the law of the federal state"),
    ("länder", "federal states"),
    ("consolidat", "embedding"),
    ("‘", "“"),
];

/// Where the fourth phase is called by its name.
const PHASE_NAMES: [&str; 5] = ["Name (en)", "Kurzname (en)", "Begriff (en)", "phase.P4", "phase.P4 + P5"];

/// What a text module says where everything is said.
fn told(briefing: &Briefing) -> Vec<(String, String)> {
    let modules = Modules::new(&Templates::embedded()).expect("the built-in text modules");
    let of_kind = |kind: &str| {
        let all = modules.render(kind, "en", &briefing.for_kind(kind)).unwrap_or_else(|d| panic!("{}", drawn(&d)));
        let text = |prose: Prose| match prose {
            Prose::Rich(blocks) => blocks.iter().map(|b| b.plain()).collect::<Vec<_>>().join("\n"),
            Prose::Plain(text) => text,
        };
        all.into_iter().map(|(name, prose)| (format!("{kind}, {name}"), text(prose))).collect::<Vec<_>>()
    };
    KINDS.into_iter().flat_map(of_kind).collect()
}

#[test]
fn one_term_stands_for_one_thing() {
    let labels = labels(Language::English);
    let labels = labels.keys().map(|key| (key.to_owned(), labels.text(key)));
    let templates = Templates::embedded();
    let paths: Vec<String> = templates.paths().filter(|path| path.contains("text/en/")).map(str::to_owned).collect();
    let module = |path: String| {
        let said = std::fs::read_to_string(format!("{}/templates/{path}", env!("CARGO_MANIFEST_DIR")));
        (path, said.expect("a text module"))
    };
    let modules = paths.into_iter().map(module);
    for (name, text) in labels.chain(modules).chain(catalogue()).chain(questionnaire()) {
        // What the templates call things is none of the reader's business.
        let text = without_code(&text);
        let said = text.to_lowercase();
        let is_phase = PHASE_NAMES.iter().any(|key| name.ends_with(key));
        for (wrong, right) in TERMS.into_iter().filter(|(wrong, _)| !(is_phase && *wrong == "consolidat")) {
            let begins =
                |at: usize| !said[..at].ends_with(char::is_alphabetic) || !wrong.starts_with(char::is_alphabetic);
            let found = said.match_indices(wrong).any(|(at, _)| begins(at));
            assert!(!found, "{name} says “{wrong}”, the term is “{right}”: {said}");
        }
        let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        assert!(words.all(|word| word != "Land"), "{name} says “Land”, the term is “federal state”: {text}");
    }
}

/// The strings of a value, each with the keys that lead to it.
fn strings(name: &str, value: &toml::Value) -> Vec<(String, String)> {
    match value {
        toml::Value::String(text) => vec![(name.to_owned(), text.clone())],
        toml::Value::Array(all) => all.iter().flat_map(|value| strings(name, value)).collect(),
        toml::Value::Table(all) => {
            all.iter().flat_map(|(key, value)| strings(&format!("{name}, {key}"), value)).collect()
        }
        _ => Vec::new(),
    }
}

fn data(path: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(format!("{}/data/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a text form");
    strings(path, &toml::Value::Table(text.parse().expect("TOML")))
}

/// What the catalogue and its glossary say in English.
fn catalogue() -> Vec<(String, String)> {
    let folder = std::fs::read_dir(format!("{}/data/kriterien", env!("CARGO_MANIFEST_DIR"))).expect("the text form");
    let names = folder.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8"));
    let all = names.flat_map(|name| data(&format!("kriterien/{name}")));
    let english: Vec<_> = all.filter(|(name, _)| name.ends_with("(en)")).collect();
    assert!(english.len() > 1500, "{}", english.len());
    english
}

/// What the English questionnaire says; words of earlier versions are only read.
fn questionnaire() -> Vec<(String, String)> {
    data("fragebogen/en.toml").into_iter().filter(|(name, _)| !name.contains(", frueher, ")).collect()
}

/// A text module without its code.
fn without_code(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, code)) = rest.split_once('{') {
        out.push_str(before);
        rest = code.split_once('}').map_or("", |(_, after)| after.trim_start_matches('}'));
    }
    out + rest
}

fn project(phase: &str, more: &str) -> String {
    format!("kommune.name = \"Seaford\"\n[projekt]\ntitel = \"Bin Watch\"\nphase = {phase}\n{more}")
}

const MEASURES: &str = "[[projekt.kennzahlen]]\nname = \"Loss\"\neinheit = \"%\"\nvorher = 17\nheute = 11.2\nziel = 8\n\
    [[projekt.kennzahlen]]\nname = \"Charge\"\neinheit = \"€ a year\"\nvorher = 1200\nheute = 900.5\nziel = 800\n\
    [[projekt.kennzahlen]]\nname = \"Rounds\"\neinheit = \"hours\"\nvorher = 40\nheute = 30\nziel = 20\n\
    [beschluss]\n[[beschluss.punkte]]\ntext = \"The trial goes on.\"\n\
    bedingungen = [{ kennzahl = \"Loss\", mindestens = 5, hoechstens = 9, bis = 2027-01-01, folge = \"ende\" }]\n";

#[test]
fn signs_stand_at_their_numbers() {
    let briefing = brief(&project("\"P3\"", MEASURES), Language::English, false);
    let said: Vec<String> = briefing.measures.iter().filter_map(|m| m.message.clone()).collect();
    assert_eq!(
        said,
        [
            "Loss: down from 17% to 11.2%, target\u{a0}8%",
            "Charge: down from €1,200 a year to €900.5 a year, target\u{a0}€800 a year",
            "Rounds: down from 40 to 30\u{a0}hours, target\u{a0}20\u{a0}hours"
        ]
    );
    let conditions = serde_json::to_string(&briefing.core).expect("JSON");
    assert!(conditions.contains("Loss: 5% to 9%"), "{conditions}");
    let title = told(&briefing).into_iter().find(|(name, _)| name == "praesentation, title-effect").expect("a title").1;
    assert_eq!(title, "Loss: down from 17% to 11.2%; 5% are required, 8% is the target");
    let german = brief(&project("\"P3\"", MEASURES), Language::German, false);
    assert_eq!(
        german.measures[0].message.as_deref(),
        Some("Loss: von 17 auf 11,2\u{a0}% gesunken, Ziel\u{a0}8\u{a0}%")
    );
}

/// A sample without its earlier state, which is a file of its own.
fn alone(name: &str) -> String {
    let text = sample_text(name);
    text.lines().filter(|line| !line.starts_with("vorher = \"")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn one_is_singular_and_signs_are_closed_up() {
    let mut samples: Vec<(String, Briefing)> = ["\"P1\"", "\"P2\"", "\"P3\"", "\"P4\"", "\"P5\"", "[\"P4\", \"P5\"]"]
        .map(|phase| (phase.to_owned(), brief(&project(phase, MEASURES), Language::English, true)))
        .into();
    for name in ["musterstadt.toml", "zweckverband-wasser-hohe-rieth.toml"] {
        let text = alone(name);
        samples.push((name.to_owned(), brief(&text, Language::English, false)));
    }
    for (sample, briefing) in samples {
        for (name, text) in told(&briefing) {
            let text = text.replace('\u{a0}', " ");
            let words: Vec<&str> = text.split_whitespace().collect();
            for pair in words.windows(2) {
                let noun = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
                let plural = ["milestones", "criteria", "points", "risks", "steps", "dates", "conditions", "projects"];
                let one = ["1", "one", "One"].contains(&pair[0]);
                assert!(!(one && plural.contains(&noun)), "{sample}, {name}: {pair:?} in {text}");
            }
            let apart = text.match_indices(" %").find(|(at, _)| text[..*at].ends_with(|c: char| c.is_ascii_digit()));
            assert!(apart.is_none(), "{sample}, {name}: {text}");
        }
    }
}

/// The text of a paper's first page.
fn first_page(renderer: &Renderer, kind: &str, briefing: &Briefing) -> String {
    let rendered = renderer.render(kind, briefing).unwrap_or_else(|d| panic!("{kind}: {}", drawn(&d)));
    let document = Document::load_mem(&rendered.pdf).expect("a PDF");
    let text = document.extract_text(&[1]).expect("text").replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const GERMAN: &str = "projekt.problem = \"Bei Starkregen läuft das Wasser in die Altstadt.\"\n";

#[test]
fn the_first_page_says_which_texts_are_german() {
    let renderer = Renderer::new(&Templates::embedded()).expect("the built-in templates");
    let with = |more: &str| {
        let text = format!(
            "kommune = {{ name = \"Seaford\", art = \"Stadt\" }}\nprojekt.titel = \"Bin Watch\"\nprojekt.phase = \"P3\"\n{more}"
        );
        brief(&text, Language::English, true)
    };
    let all = "Text supplied by the town appears in German.";
    let partly = "Text that the town has not supplied in English appears in German.";
    let twin = "projekt.problem_en = \"In heavy rain, water runs into the old town.\"\n";
    let rest = "projekt.loesung = \"Die Pegel warnen die Altstadt vor dem Wasser.\"\n";
    let cases = [
        (GERMAN.to_owned(), Some(all)),
        (format!("{GERMAN}{twin}{rest}"), Some(partly)),
        (format!("{GERMAN}{twin}"), None),
        (String::new(), None),
        ("projekt.problem = \"The bins overflow and nobody knows of it.\"\n".to_owned(), None),
    ];
    for (more, note) in cases {
        let briefing = with(&more);
        assert_eq!(briefing.meta.language_note.as_deref(), note, "{more}");
        for kind in KINDS {
            let said = first_page(&renderer, kind, &briefing);
            let count = |text: &str| said.matches(text).count();
            assert_eq!(count("in German."), usize::from(note.is_some()), "{kind}: {said}");
            assert!(note.is_none_or(|note| count(note) == 1), "{kind}: {said}");
        }
    }
}

#[test]
fn samples_with_twins_are_english_throughout() {
    for name in ["musterstadt.toml", "zweckverband-wasser-hohe-rieth.toml"] {
        let text = alone(name);
        let (profile, _) = ratsmappe::profile::read("p.toml", text.as_bytes());
        let stated = profile.expect("a profile");
        let left = crate::support::german::stated_in_german(&stated);
        let sentences =
            left.iter().filter(|text| text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count() > 4);
        assert_eq!(sentences.collect::<Vec<_>>(), [""; 0], "{name}");
    }
}
