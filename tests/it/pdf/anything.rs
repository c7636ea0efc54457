//! Any printable text in any field of a profile can be read out of the papers as itself.
//!
//! Which fields there are says the reference, which another test ties to the reader.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use ratsmappe::typeset::uncovered;
use ratsmappe::{outline, profile, signs};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::support::cases;

use super::contents::capitalised;
use super::text::plain;
use super::{DATE, KINDS, catalog, paper, project, raw, sample};

/// Texts that are no free texts: paths, colours, names of criteria, figures and points, words of closed lists, an
/// address. A resolution that is stated point by point has no other text.
const CLOSED: [&str; 19] = [
    "$schema",
    "kommune.logo",
    "kommune.farbe",
    "kommune.kontakt.email",
    "projekt.phase",
    "projekt.vorher",
    "finanzierung.posten.punkt",
    "beschluss.vorlage",
    "beschluss.word_vorlage",
    "beschluss.text",
    "beschluss.punkte.id",
    "beschluss.punkte.bedingungen.kennzahl",
    "beschluss.punkte.bedingungen.kriterium",
    "kriterien.kriterium",
    "auswahl.workstreams",
    "auswahl.treiber",
    "auswahl.stakeholder",
    "bilder.datei",
    "vollzug.punkt",
];

/// The free texts of the format.
static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let reference = include_str!("../../../docs/profile.md");
    let (mut table, mut keys) = (String::new(), BTreeSet::new());
    for line in reference.lines() {
        if line.starts_with('#') {
            table = line.split('`').nth(1).unwrap_or_default().trim_matches(['[', ']']).to_owned();
        }
        let cells: Vec<&str> = line.split(" | ").collect();
        let Some(key) = cells[0].strip_prefix("| `").and_then(|k| k.strip_suffix('`')) else { continue };
        let path = if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
        if cells[1].starts_with("text") && !CLOSED.contains(&path.as_str()) {
            keys.insert(path);
        }
    }
    // Entries of these lists are written in one line of the reference.
    keys.extend(["auswahl.ausschliessen.grund", "auswahl.einschliessen.grund"].map(str::to_owned));
    keys
});

/// Letters, digits and signs the fonts have, as far as a profile may hold them.
static SIGNS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let all = ('!'..='\u{ffff}').filter(|c| uncovered(&c.to_string()).is_none() && !c.is_whitespace());
    let printable = |c: &char| {
        let profile = format!("kommune.name = 'A{c}'\nprojekt = {{ titel = 'T', phase = 'P3' }}");
        // What nobody sees goes, and some signs are read as others.
        // Marks stand on letters, and are warned of where the two are not one sign.
        !signs::is_invisible(*c)
            && signs::as_meant(&c.to_string()) == c.to_string()
            && *c != '\''
            && !is_combining_mark(*c)
            && profile::read("p.toml", profile.as_bytes()).1.is_empty()
    };
    all.filter(printable).collect()
});

/// What breaks programs that paste texts into sources, and what breaks fonts.
const PIECES: [&str; 40] = [
    "#read(\"/etc/passwd\")",
    "#import \"@preview/x:0.1.0\": *",
    "{{ 7*7 }}",
    "{% if x %}",
    "{# x #}",
    "*fett*",
    "_kursiv_",
    "[x](javascript:1)",
    "<b>fett</b>",
    "<label>",
    "@ref",
    "$x^2$",
    "`x`",
    "\\",
    "\\n",
    "~",
    "//",
    "/* x */",
    "= T",
    "- Strich",
    "1.",
    "2)",
    "+ x",
    "| a |",
    "&amp;",
    "&#65;",
    "'einfach'",
    "\"doppelt\"",
    "„unten“",
    "–",
    "--",
    "---",
    "...",
    "ß",
    "ẞ",
    "office Auflage Schifffahrt",
    // An amount of euros in a resolution would have to be one of the figures.
    "1.234,50 kg",
    "2026-11-22",
    "https://example.org/a_b?c=d&e",
    "e\u{301}a\u{308}o\u{302}",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        3 => proptest::collection::vec(proptest::sample::select(SIGNS.as_slice()), 1..12).prop_map(String::from_iter),
        2 => "[A-Za-zÄÖÜäöüß]{1,14}",
        1 => "[a-zäöüß]{40,90}",
    ]
}

/// A text of a few words; blanks between them may be line breaks.
fn text() -> impl Strategy<Value = String> {
    let blank = proptest::sample::select(vec![" ", " ", " ", " ", "\u{a0}", "\n", ""]);
    proptest::collection::vec((piece(), blank), 1..4)
        .prop_map(|words| words.into_iter().map(|(word, blank)| word + blank).collect())
}

/// What stands before and after the mark of each place; more places take them again from the beginning.
struct Texts(Vec<(String, String)>);

/// A failure names the texts it is about.
impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} texts", self.0.len())
    }
}

fn many() -> impl Strategy<Value = Texts> {
    proptest::collection::vec((text(), text()), 160).prop_map(Texts)
}

/// A place in the profile and what is written there.
type Written = Vec<(String, String)>;

/// Puts texts at all places of free texts, each with a mark of its own in the middle.
fn fill(path: &str, value: &mut Value, texts: &mut dyn Iterator<Item = &(String, String)>, written: &mut Written) {
    match value {
        Value::String(old) if KEYS.contains(path) => {
            let (before, after) = texts.next().expect("as many texts as wanted");
            // What stands on title pages may not be long.
            let room = if ["kommune.name", "projekt.titel"].contains(&path) { 110 } else { usize::MAX };
            let [before, after] = [before, after].map(|text| text.chars().take(room).collect::<String>());
            let new = format!("{} q{}z {}", before.trim(), written.len(), after.trim());
            *old = new.trim().to_owned();
            written.push((path.to_owned(), old.clone()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(path, item, texts, written)),
        Value::Object(table) => {
            for (key, value) in table {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                fill(&path, value, texts, written);
            }
        }
        _ => {}
    }
}

/// Texts as they are compared: composed, blanks of any kind one.
fn comparable(text: &str) -> String {
    plain(text).nfc().collect()
}

/// What a paper says where a text should stand; nothing if its mark is not there.
fn around<'a>(said: &'a str, text: &str) -> &'a str {
    let is_mark = |w: &&str| {
        w.len() > 2 && w.starts_with('q') && w.ends_with('z') && w[1..w.len() - 1].bytes().all(|b| b.is_ascii_digit())
    };
    let Some(at) = text.split_whitespace().find(is_mark).and_then(|mark| said.find(&format!(" {mark} "))) else {
        return "";
    };
    let (before, after) = said.split_at(at);
    let start = before.char_indices().rev().nth(text.chars().count()).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(text.chars().count()).map_or(said.len(), |(to, _)| at + to);
    &said[start..end]
}

/// What these papers need not say: a short name is for files and running heads, which shorten it; why a phase is assumed is
/// told where it is; the vote and what became of it are told by the next profile; alternative texts are
/// read out and not printed.
const ELSEWHERE: [&str; 5] =
    ["projekt.kurzname", "projekt.phase_grund", "beschluss.ergebnis.wortlaut", "vollzug.notiz", "bilder.alt"];

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..cases(4) })]

    #[test]
    fn any_text_in_any_field_can_be_read_out_of_the_papers(texts in many()) {
        let profile = raw("musterstadt.toml").parse::<toml::Table>().expect("a profile");
        let mut profile: Value = serde_json::to_value(profile).expect("JSON");
        dates(&mut profile);
        complete(&mut profile);
        // What is noted at criteria that no paper shows, no paper shows.
        let selection = &sample("musterstadt.toml", catalog(), DATE, false).selection;
        if let Some(notes) = profile["kriterien"].as_array_mut() {
            notes.retain(|note| selection.of(note["kriterium"].as_str().unwrap_or_default()).is_some_and(|v| v.selected()));
        }
        let mut written = Written::new();
        fill("", &mut profile, &mut texts.0.iter().cycle(), &mut written);
        let filled: BTreeSet<&str> = written.iter().map(|(path, _)| path.as_str()).collect();
        let all: BTreeSet<&str> = KEYS.iter().map(String::as_str).collect();
        let unlike: Vec<_> = filled.symmetric_difference(&all).collect();
        prop_assert!(unlike.is_empty(), "not in the sample: {unlike:?}");
        let project = project("any.json", &profile.to_string(), catalog(), DATE, false);
        let said = KINDS.map(|kind| (kind, comparable(&paper(project, kind).file.said())));
        let mut lost = Vec::new();
        for (path, text) in &written {
            let told: Vec<_> = said.iter().map(|(kind, said)| (kind, said, around(said, text))).collect();
            if !ELSEWHERE.contains(&path.as_str()) && told.iter().all(|(_, _, around)| around.is_empty()) {
                lost.push(format!("no paper says {path}: {text:?}"));
            }
            // Who shows a text shows all of it.
            for (kind, said, around) in told {
                // A name may begin a line with a capital.
                let name = path.ends_with(".modell").then(|| comparable(&capitalised(text)));
                // In a list the paper's mark stands for the text's own.
                let bare = outline::points(std::slice::from_ref(text)).pop().map(|item| comparable(&item.text));
                // The second of a list may bring its number where the first has none.
                let unnumbered = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix([')', '.']);
                let unnumbered = unnumbered.filter(|rest| rest.starts_with(' ')).map(comparable);
                let is_said = |words: &String| said.contains(words);
                let there = is_said(&comparable(text)) || name.as_ref().is_some_and(is_said) || [&bare, &unnumbered].into_iter().flatten().any(is_said);
                // Slides show the beginning of what is too long for them, and that it goes on.
                let whole = comparable(text);
                let ends = whole.char_indices().map(|(at, _)| at).skip(8);
                let is_cut = |at| {
                    let kept = whole[..at].trim_end();
                    // Whole words that are left out have a blank before the dots.
                    [format!("{kept}…"), format!("{kept} …")].iter().any(|begun| said.contains(begun))
                };
                let begun = ["praesentation", "pitchdeck"].contains(kind) && !there && ends.clone().any(is_cut);
                // What is decided next is quoted by its first sentence.
                let is_quoted = |at| said.contains(&format!("{}“", whole[..at].trim_end()));
                let begun = begun || *kind == "sachstand" && !there && ends.clone().any(is_quoted);
                if !around.is_empty() && !there && !begun {
                    lost.push(format!("{kind} says of {path} {around:?} instead of {text:?}"));
                }
            }
        }
        prop_assert!(lost.is_empty(), "{}", lost.join("\n"));
    }
}

/// Adds what the sample does not state, since it does not apply to it.
fn complete(profile: &mut Value) {
    profile["kommune"]["quelle"] = "Statistik".into();
    profile["projekt"]["phase_grund"] = "Stand".into();
    profile["auswirkungen"]["demografie"] = "Keine".into();
    profile["auswirkungen"]["gleichstellung"] = "Keine".into();
    profile["finanzierung"]["folgekosten"]["erlaeuterung"] = "Betrieb".into();
    profile["beschluss"]["punkte"][0]["begruendung"] = "Bericht".into();
    profile["beschluss"]["ergebnis"] =
        json!({ "datum": "2026-12-10", "ergebnis": "geändert beschlossen", "wortlaut": "Ja." });
    profile["vollzug"] = json!([{ "punkt": "pilot", "status": "offen", "notiz": "Entwurf" }]);
    let asked = ["gesucht", "gefunden", "verworfen", "mehrwert", "ressourcen", "gemeinsam"];
    profile["vorpruefung"] = asked.into_iter().map(|key| (key.to_owned(), Value::from("Liste"))).collect();
    // A condition that names a figure names one that is renamed here.
    for point in profile["beschluss"]["punkte"].as_array_mut().into_iter().flatten() {
        let conditions = point.get_mut("bedingungen").and_then(Value::as_array_mut);
        for condition in conditions.into_iter().flatten() {
            if condition.get("kennzahl").is_some() {
                *condition = json!({ "text": "Erreicht", "bis": "2027-08-31", "folge": "entscheidung" });
            }
        }
    }
}

/// Dates of TOML as texts of JSON.
fn dates(value: &mut Value) {
    match value {
        Value::Object(table) => {
            if let Some(date) = table.get("$__toml_private_datetime").cloned() {
                *value = date;
            } else {
                table.values_mut().for_each(dates);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(dates),
        _ => {}
    }
}
