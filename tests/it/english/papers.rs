//! The papers of a profile in English, word by word.

use std::collections::BTreeSet;

use lopdf::Document;
use ratsmappe::briefing::Briefing;
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::render::Renderer;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose};

use super::{KINDS, brief, labels, small};
use crate::support::drawn;

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
bei_nein = "The trial ends."
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

/// Words that carry German sentences and are none in English.
const GERMAN: &str = "der die das den dem ein eine einem einen einer eines und oder nicht kein keine keinem wird werden \
    wurde wurden ist sind sein für mit von vom zu zum zur auf bei nach noch aus als auch wer wie im über unter durch \
    gegen ohne wenn dass sich es sie wir bis ab je sowie nur schon mehr soll muss kann haben dieser diese dieses";

/// Blanks of any kind are one space, words torn at the end of a line are whole. All hyphens go: a font has one
/// glyph for the soft and the hard one.
fn plain(text: &str) -> String {
    let whole: String = text.split(['\u{ad}', '-']).map(str::trim).collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).collect()
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
