//! The English edition: every word has its twin, and no German is left where the program speaks.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use lopdf::Document;
use ratsmappe::bodies;
use ratsmappe::briefing::{self, Briefing, Labels, Options, Sources};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::render::Renderer;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose};

use crate::support::drawn;

const KINDS: [&str; 6] = ["beschlussvorlage", "dossier", "einseiter", "pitchdeck", "praesentation", "sachstand"];

/// A complete profile whose every word is English, but for the words of closed lists. Its Land has a form of
/// its own, whose German names have to give way.
const PROFILE: &str = r##"
sprache = "en"

[kommune]
name = "Seaford"
art = "town"
bundesland = "Bayern"
einwohner = 18200
staffel = 2021
farbe = "#1f6f78"

[kommune.kontakt]
name = "Alice Carter"
stelle = "Digital Office"
telefon = "030 9001 200"
email = "carter@seaford.example"

[projekt]
titel = "Bin Watch"
kurzbeschreibung = "Sensors in public bins report when they are full."
phase = "P3"
phase_angenommen = true
stand = 2026-11-15
vorher = "earlier.toml"
problem = "Bins overflow at weekends while others are emptied half full."
loesung = "Sensors report the level. The depot plans its rounds accordingly."
mehrwert = ["Streets stay clean.", "Fewer rounds are driven."]
zielgruppen = ["Residents", "Municipal depot"]

[[projekt.alternativen]]
titel = "Larger bins"
bewertung = "Cheaper, but they do not stop empty rounds."

[[projekt.kennzahlen]]
name = "Overflowing bins"
einheit = "per week"
vorher = 40
heute = 25
ziel = 5
quelle = "Depot records"

[betrieb]
modell = "öffentliche Hand"
partner = ["Seaford Works"]
begruendung = "The depot empties the bins anyway."

[[betrieb.optionen]]
modell = "Lease from a supplier"
bewertung = "Dearer over five years."

[[finanzierung.posten]]
jahr = 2027
betrag = 20000
art = "investiv"
zweck = "Sensors"
quelle = "Town budget"
status = "offen"
punkt = "2"
traeger = "eigen"
nutzungsdauer = 8

[[finanzierung.posten]]
jahr = 2027
betrag = 9000
art = "operativ"
zweck = "Radio network"
quelle = "Town budget"
status = "geplant"
punkt = "2"
traeger = "eigen"

[[finanzierung.posten]]
jahr = 2028
betrag = 9500.50
art = "operativ"
zweck = "Radio network"
status = "beantragt"
traeger = "eigen"

[[finanzierung.posten]]
jahr = 2026
betrag = 4000
art = "operativ"
zweck = "Trial"
quelle = "State grant"
status = "bewilligt"
traeger = "land"
ist = 3800

[[vollzug]]
punkt = "1"
status = "erledigt"
datum = 2026-06-30
notiz = "Begun in June."

[beschluss]
gremium = "Town council"
sitzung = 2026-12-10
vorlage_nr = "2026/17"
federfuehrung = "Digital Office"
anlagen = ["Report on the trial"]
text = ["The council notes the report on the trial.", "The trial goes on for one year."]

[[beschluss.beratungsfolge]]
gremium = "Works committee"
datum = 2026-12-01
zustaendigkeit = "Preliminary debate"

[[kriterien]]
kriterium = "P1-03"
status = "erfüllt"
nachweis = "Test report"
verantwortlich = "Alice Carter"

[[kriterien]]
kriterium = "P3-01"
status = "in Arbeit"
faellig = 2027-03-31
notiz = "Half of the sensors are in place."

[auswahl]
einschliessen = [{ kriterium = "P4-10", grund = "The hosting is decided now." }]
ausschliessen = [{ kriterium = "DX-12", grund = "There are no investors." }]

[[risiken]]
risiko = "The radio network fails."
wahrscheinlichkeit = "mittel"
auswirkung = "hoch"
massnahme = "Drivers call in by telephone."
verantwortlich = "Depot"

[auswirkungen]
klima = "Fewer kilometres are driven."
barrierefreiheit = "None."
datenschutz = "No personal data is collected."

[[schritte]]
schritt = "Order the sensors"
verantwortlich = "Depot"
bis = 2027-02-01

[team]
steuerung = "A steering group meets every month."

[[team.mitglieder]]
name = "Alice Carter"
rolle = "Project lead"
stelle = "Digital Office"

[transfer]
ansatz = "Documents and source code are public."
markt = "Towns with more than a hundred bins."
interessierte = ["Northwick"]
lizenz = "EUPL-1.2"
voraussetzungen = ["A radio network"]

[investition]
bedarf = 20000
gegenleistung = "Co-funders receive the data."
geschaeftsmodell = "Savings in the depot pay for the network."
wirkung = "The market square stays clean."
warum_jetzt = "The lorries are replaced next year."
ausstieg = "The sensors are sold."

[[investition.verwendung]]
zweck = "Sensors"
betrag = 20000
"##;

/// Half a year before.
const EARLIER: &str = r##"
kommune.name = "Seaford"
[projekt]
titel = "Bin Watch"
phase = "P4"
stand = 2026-05-15
zielgruppen = ["Residents", "Shops"]
[[projekt.kennzahlen]]
name = "Overflowing bins"
heute = 31
ziel = 5
[[finanzierung.posten]]
jahr = 2027
betrag = 21000
art = "investiv"
zweck = "Sensors"
quelle = "Town budget"
status = "beantragt"
[[kriterien]]
kriterium = "P3-01"
status = "erfüllt"
faellig = 2026-12-31
[[kriterien]]
kriterium = "P3-04"
status = "erfüllt"
[[kriterien]]
kriterium = "P3-99"
status = "offen"
[[kriterien]]
kriterium = "P3-02"
status = "nicht relevant"
[[risiken]]
risiko = "The radio network fails."
wahrscheinlichkeit = "hoch"
verantwortlich = "Town hall"
[beschluss]
text = ["The trial begins.", "The depot reports in autumn."]
[beschluss.ergebnis]
datum = 2026-05-20
ergebnis = "beschlossen"
ja = 20
nein = 1
enthaltungen = 2
"##;

/// Words that carry German sentences and are none in English.
const GERMAN: &str = "der die das den dem ein eine einem einen einer eines und oder nicht kein keine keinem wird werden \
    wurde wurden ist sind sein für mit von vom zu zum zur auf bei nach noch aus als auch wer wie im über unter durch \
    gegen ohne wenn dass sich es sie wir bis ab je sowie nur schon mehr soll muss kann haben dieser diese dieses";

fn labels(language: Language) -> Labels {
    Labels::new(&Templates::embedded(), language).expect("labels")
}

/// The briefing of a profile that has no fault but, perhaps, sums that differ on purpose.
#[track_caller]
fn brief(text: &str, language: Language, draft: bool) -> Briefing {
    let (profile, found) = profile::read("p.toml", text.as_bytes());
    let faults: Vec<Diagnostic> = found.into_iter().filter(|d| d.code.name() != "sum-mismatch").collect();
    assert_eq!(drawn(&faults), "");
    let (profile, catalog) = (profile.expect("a profile"), Catalog::embedded(language));
    let earlier = profile.project.earlier.as_ref();
    let earlier = earlier.and_then(|_| profile::read("earlier.toml", EARLIER.as_bytes()).0);
    let sources = Sources { earlier: earlier.as_ref(), ..Sources::from(&profile) };
    let selection = selection::select(catalog, &profile);
    let options = Options { date: date(2026, 11, 22), draft, language, templates_sha256: "0".repeat(64) };
    briefing::brief(catalog, sources, &selection, &labels(language), &options)
}

/// Blanks of any kind are one space, words torn at the end of a line are whole. All hyphens go: a font has one
/// glyph for the soft and the hard one.
fn plain(text: &str) -> String {
    let whole: String = text.split(['\u{ad}', '-']).map(str::trim).collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).collect()
}

fn small(phase: &str, more: &str) -> String {
    format!("kommune.name = \"Seaford\"\nprojekt = {{ titel = \"Bin Watch\", phase = {phase} }}\n{more}")
}

/// Placeholders that the two languages fill with other forms of the same value.
const FORMS: [(&str, &str); 4] =
    [("core.own", "who"), ("core.running-own", "who"), ("core.running-own.open", "who"), ("money.range", "least")];

#[test]
fn labels_have_the_same_keys_and_placeholders() {
    // Marks of bodies have words of their own in each language.
    let placeholders = |key: &str, text: String| -> BTreeSet<String> {
        let form = FORMS.iter().find(|(of, _)| *of == key);
        let name = |name: &str| match form {
            Some((_, value)) if ["who", "kind", "least", "least_money"].contains(&name) => (*value).to_owned(),
            _ => name.to_owned(),
        };
        bodies::unknown_marks(&text).into_iter().map(name).collect()
    };
    let of = |language| -> BTreeMap<String, BTreeSet<String>> {
        let labels = labels(language);
        labels.keys().map(|key| (key.to_owned(), placeholders(key, labels.text(key)))).collect()
    };
    assert_eq!(of(Language::English), of(Language::German));
}

#[test]
fn every_text_module_has_its_twin() {
    let templates = Templates::embedded();
    let of = |code: &str| -> BTreeSet<String> {
        let folder = format!("text/{code}/");
        let modules = templates.paths().filter(|p| p.starts_with(&folder) || p.contains(&format!("/{folder}")));
        modules.map(|p| p.replacen(&folder, "text/", 1)).collect()
    };
    let german = of("de");
    assert!(german.len() > 60, "{german:?}");
    assert_eq!(of("en"), german);
}

#[test]
fn every_criterion_is_told_in_english() {
    let (german, english) = (Catalog::embedded(Language::German), Catalog::embedded(Language::English));
    assert_eq!(english.criteria.len(), german.criteria.len());
    for (de, en) in german.criteria.iter().zip(&english.criteria) {
        let id = &de.id;
        assert_eq!((&en.id, en.language), (id, Language::English));
        assert_eq!((en.questions.len(), en.evidence.len()), (de.questions.len(), de.evidence.len()), "{id}");
        let pairs =
            [(&de.description, &en.description), (&de.next_step, &en.next_step), (&de.council_note, &en.council_note)];
        assert!(pairs.iter().all(|(de, en)| en.is_some() && de != en), "{id}");
    }
}

/// The text form is equal to the workbook; another test sees to that.
#[test]
fn every_cell_of_prose_has_its_english_twin() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kriterien");
    let mut sheets = 0;
    for entry in std::fs::read_dir(root).expect("the text form of the catalogue") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let name = path.display();
        let table: toml::Table = std::fs::read_to_string(&path).expect("a sheet").parse().expect("TOML");
        let columns: BTreeSet<&str> =
            table["spalten"].as_array().expect("columns").iter().filter_map(toml::Value::as_str).collect();
        let prose: Vec<_> = columns.iter().filter(|c| columns.contains(format!("{c} (en)").as_str())).collect();
        assert!(prose.len() >= 2, "{name}: {prose:?}");
        sheets += 1;
        for row in table["zeile"].as_array().expect("rows") {
            for column in &prose {
                let (german, english) = (row.get(column), row.get(format!("{column} (en)")));
                // Each language has search words of its own.
                let apart = **column == "Stichwörter";
                let items =
                    |v: Option<&toml::Value>| v.map(|v| if apart { 1 } else { v.as_array().map_or(1, Vec::len) });
                assert_eq!(items(english), items(german), "{name}, {column}: {german:?}");
                let empty = |v: &toml::Value| v.as_str().is_some_and(|t| t.trim().is_empty());
                assert!(!english.is_some_and(empty), "{name}, {column}: {german:?}");
            }
        }
    }
    assert_eq!(sheets, 9);
}

/// All amounts of a text in cents, sorted. German writes `1.234,50 €`, English `€1,234.50`.
fn amounts(text: &str, language: Language) -> Vec<i64> {
    let text = text.replace('\u{a0}', " ");
    let other = |c: char| !(c.is_ascii_digit() || c == ',' || c == '.');
    let (numbers, point): (Vec<&str>, char) = match language {
        Language::German => {
            (text.match_indices(" €").filter_map(|(at, _)| text[..at].rsplit(other).next()).collect(), ',')
        }
        Language::English => (text.split('€').skip(1).filter_map(|rest| rest.split(other).next()).collect(), '.'),
    };
    let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
    let cents = |number: &str| {
        let (whole, part) = number.split_once(point).unwrap_or((number, ""));
        format!("{}{:0<2}", digits(whole), digits(part)).parse().expect("an amount")
    };
    let mut all: Vec<i64> = numbers.into_iter().filter(|n| !digits(n).is_empty()).map(cents).collect();
    all.sort_unstable();
    all
}

#[test]
fn both_languages_name_the_same_amounts() {
    assert_eq!(amounts("10.200,50 € und 3 €.", Language::German), [300, 1_020_050]);
    assert_eq!(amounts("€10,200.50 and €3.", Language::English), [300, 1_020_050]);
    let modules = Modules::new(&Templates::embedded()).expect("the built-in text modules");
    let item = |year: i16, kind: &str, amount: i64, status: &str| {
        format!("[[finanzierung.posten]]\njahr = {year}\nbetrag = {amount}\nart = \"{kind}\"\nstatus = \"{status}\"\n")
    };
    let (running, capital) = (item(2027, "operativ", 5000, "offen"), item(2027, "investiv", 9000, "offen"));
    let money = [
        String::new(),
        running.clone(),
        capital.clone(),
        format!("{running}{capital}{}", item(2025, "operativ", 70, "geplant")),
        item(2027, "operativ", 5000, "bewilligt"),
        format!("{running}[investition]\nbedarf = 8000\n[[investition.verwendung]]\nzweck = \"X\"\nbetrag = 7000"),
        format!("{running}[investition]\nbedarf = 6000\n[[investition.verwendung]]\nzweck = \"X\"\nbetrag = 7000"),
        "[investition]\nbedarf = 7000\n[[investition.verwendung]]\nzweck = \"X\"\nbetrag = 7000".to_owned(),
        "[[investition.verwendung]]\nzweck = \"X\"\nbetrag = 7000".to_owned(),
        format!("{running}{capital}{}{}", item(2028, "operativ", 6000, "offen"), item(2029, "investiv", 80, "offen")),
    ];
    for phase in ["\"P1\"", "\"P2\"", "\"P3\"", "\"P4\"", "\"P5\"", "[\"P4\", \"P5\"]"] {
        // One phase sees all of it, the others the fullest.
        let skip = if phase == "\"P3\"" { 0 } else { money.len() - 1 };
        for more in money.iter().skip(skip) {
            let [german, english] = Language::ALL.map(|l| brief(&small(phase, more), l, false));
            for kind in KINDS {
                let [german, english] = [("de", &german), ("en", &english)].map(|(code, briefing)| {
                    modules.render(kind, code, &briefing.for_kind(kind)).unwrap_or_else(|d| panic!("{}", drawn(&d)))
                });
                let text = |prose: &Prose| match prose {
                    Prose::Rich(blocks) => blocks.iter().map(|b| b.plain()).collect::<Vec<_>>().join("\n"),
                    Prose::Plain(text) => text.clone(),
                };
                for (name, de) in &german {
                    let (de, en) = (text(de), text(&english[name]));
                    let told = format!("{kind}, {name}, {phase}:\n{de}\n{en}");
                    assert_eq!(amounts(&en, Language::English), amounts(&de, Language::German), "{told}");
                    assert_eq!(en.is_empty(), de.is_empty(), "{told}");
                }
            }
        }
    }
}

/// Everything a reader of the papers gets: their pages, alternative texts, the text copy.
fn read_all(renderer: &Renderer, modules: &Modules, briefing: &Briefing) -> Vec<(&'static str, String)> {
    let print = |kind: &'static str| {
        let rendered = renderer.render(kind, briefing).unwrap_or_else(|d| panic!("{kind}: {}", drawn(&d)));
        assert_eq!(drawn(&rendered.warnings), "", "{kind}");
        let document = Document::load_mem(&rendered.pdf).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let mut text = plain(&document.extract_text(&pages).expect("text"));
        // A single page and a status report may have little to tell.
        let least = match kind {
            "einseiter" => 20,
            "sachstand" => 100,
            _ => 3000,
        };
        assert!(text.contains("Bin Watch") && text.len() > least, "{kind}: {text}");
        let texts = modules.render(kind, "en", &briefing.for_kind(kind)).unwrap_or_else(|d| panic!("{}", drawn(&d)));
        for prose in texts.values() {
            if let Prose::Plain(alt) = prose {
                text += &format!(" {}", plain(alt));
            }
        }
        for copy in rendered.beside.into_iter().filter(|file| file.ending == "txt") {
            text += &plain(&String::from_utf8(copy.bytes).expect("UTF-8"));
        }
        (kind, text)
    };
    KINDS.map(print).into()
}

#[test]
fn an_english_profile_prints_without_german() {
    let templates = Templates::embedded();
    let renderer = Renderer::new(&templates).expect("the built-in templates");
    let modules = Modules::new(&templates).expect("the built-in text modules");
    let catalog = Catalog::embedded(Language::English);
    // What keeps its German name: the roadmap, the sheet of its criteria; the catalogue explains what the Länder are.
    let mut names: Vec<String> =
        ["Smart-City-Lösungen skalieren: Eine Roadmap für Kommunen", "the Länder", "“Kriterien”"].map(plain).into();
    for practice in &catalog.practices {
        names.extend([&practice.location, &Some(practice.name.clone())].into_iter().flatten().map(|n| plain(n)));
    }
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let german = labels(Language::German);
    let english = labels(Language::English);
    let english: Vec<String> = english.keys().map(|key| plain(&english.text(key)).to_lowercase()).collect();
    let english: BTreeSet<&str> = english.iter().flat_map(|label| words(label)).collect();
    let full = brief(PROFILE, Language::English, false);
    assert_eq!(full.gaps, [], "the profile is complete");
    assert_eq!(full.council.form, "Bayern");
    let bare = brief(&small("[\"P4\", \"P5\"]", ""), Language::English, true);
    for briefing in [&full, &bare] {
        for (kind, mut text) in read_all(&renderer, &modules, briefing) {
            for name in &names {
                text = text.replace(name, " ");
            }
            let found: Vec<&str> = {
                let words = words(&text);
                let capital =
                    |w: &str| w.chars().take(1).flat_map(char::to_uppercase).chain(w.chars().skip(1)).collect();
                let spoken = |w: &&str| words.contains(w) || words.contains(String::as_str(&capital(w)));
                GERMAN.split_whitespace().filter(spoken).collect()
            };
            assert_eq!(found, [""; 0], "{kind}:\n{text}");
            // German terms may stand in brackets after the English ones.
            let mut open = text.as_str();
            let mut outside = String::new();
            while let Some((before, rest)) = open.split_once('(') {
                outside.push_str(before);
                open = rest.split_once(')').map_or("", |(_, rest)| rest);
            }
            outside.push_str(open);
            let padded = format!(" {} ", outside.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
            for key in german.keys() {
                let label = plain(&german.text(key));
                if label.contains('{') || label.chars().count() < 5 || words(&label.to_lowercase()).is_subset(&english)
                {
                    continue;
                }
                let label = label.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" ");
                assert!(!padded.contains(&format!(" {} ", label.trim())), "{kind}: the German label {key}, {label}");
            }
        }
    }
}
