//! The pre-check, pictures, alternatives, effects and investment: what may be said, and what does not fit together.

use insta::assert_snapshot;
use ratsmappe::profile::{self, ClimateRating, Instrument, PicturePlace};

use super::{codes, drawn, told_with};

fn with(more: &str) -> String {
    format!("kommune.name = \"A\"\nprojekt = {{ titel = \"B\", phase = \"P1\" }}\n{more}")
}

#[test]
fn every_rating_of_the_climate_is_told_apart() {
    for (written, want) in [
        ("++", ClimateRating::VeryPositive),
        ("+", ClimateRating::Positive),
        ("0", ClimateRating::Neutral),
        ("-", ClimateRating::Negative),
        ("–", ClimateRating::Negative),
        ("--", ClimateRating::VeryNegative),
    ] {
        let text = with(&format!("auswirkungen.klima_bewertung = \"{written}\"\n"));
        let (read, found) = profile::read("p.toml", text.as_bytes());
        assert_eq!(drawn(&found), "");
        assert_eq!(read.expect("a profile").effects.climate_rating, Some(want), "{written}");
    }
    assert_eq!(codes("p.toml", &with("auswirkungen.klima_bewertung = \"+++\"\n")), ["unknown-value"]);
    assert_eq!(codes("p.toml", &with("auswirkungen.klima_bewertung = 0\n")), ["wrong-type"]);
}

#[test]
fn all_of_it_is_read() {
    let more = r#"
[vorpruefung]
gesucht = "Überall"
gemeinsam = "Mit Erlenbrünn"
[[betrieb.fragen]]
frage = "Wem gehören die Daten?"
antwort = "Uns."
[investition]
form = "darlehen"
bis = 31.03.2027
[[investition.tranchen]]
betrag = "1.000,50 €"
[[bilder]]
datei = "a.png"
alt = "Ein Pegel"
ort = "wert"
[[bilder]]
datei = "b.png"
alt = "Ein Bach"
"#
    .replace("31.03.2027", "2027-03-31");
    let (read, found) = profile::read("p.toml", with(&more).as_bytes());
    assert_eq!(drawn(&found), "");
    let read = read.expect("a profile");
    assert_eq!(read.pre_check.together.as_deref(), Some("Mit Erlenbrünn"));
    assert_eq!(read.operation.questions[0].answer.as_deref(), Some("Uns."));
    assert_eq!((read.investment.instrument, read.investment.tranches[0].cents), (Some(Instrument::Loan), 100_050));
    assert_eq!(read.pictures[0].place, Some(PicturePlace::Value));
    assert_eq!(read.pictures[1].place.unwrap_or_default(), PicturePlace::Solution);
    assert_eq!(read.beside().count(), 2);
}

#[test]
fn a_picture_without_words_is_refused_with_advice() {
    assert_snapshot!(told_with("[[bilder]]\ndatei = \"../a.png\"\n"), @r#"
    error[missing-key]: the key `alt` is missing in [[bilder]]
     --> p.toml:3:1
      |
    3 | [[bilder]]
      | ^^^^^^^^^^
      help: say in a sentence or two what the picture shows: whoever cannot see it is read this text

    error[path-outside-folder]: the picture `../a.png` is not in the profile's folder
     --> p.toml:4:9
      |
    4 | datei = "../a.png"
      |         ^^^^^^^^^^
      help: write a path from the profile's folder downwards, with `/`: bilder/messstelle.jpg
    "#);
    let seven = "[[bilder]]\ndatei = \"a.png\"\nalt = \"x\"\n".repeat(7);
    assert_snapshot!(told_with(&seven), @r#"
    error[too-many-entries]: there are 7 pictures, 6 are the most
      --> p.toml:22:9
       |
    22 | datei = "a.png"
       |         ^^^^^^^
      help: keep those that help to decide
    "#);
}

#[test]
fn one_alternative_is_proposed_and_one_does_nothing() {
    let alternative = |title: &str, more: &str| format!("[[projekt.alternativen]]\ntitel = \"{title}\"\n{more}\n");
    let sound = alternative("Nichts tun", "nullvariante = true") + &alternative("Pegel", "gewaehlt = true");
    let profile = |more: &str| format!("kommune.name = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n{more}");
    assert_eq!(codes("p.toml", &profile(&sound)), [""; 0]);
    let twice = sound.clone() + &alternative("Sirenen", "gewaehlt = true\nnullvariante = true");
    assert_eq!(codes("p.toml", &profile(&twice)), ["alternatives-marked", "alternatives-marked"]);
    for wrong in ["nutzungsdauer = 0", "nutzungsdauer = 81"] {
        assert_eq!(codes("p.toml", &profile(&alternative("a", wrong))), ["out-of-range"], "{wrong}");
    }
    assert_eq!(codes("p.toml", &profile(&alternative("a", "einmalig = \"1,005 €\""))), ["fraction-of-a-cent"]);
}
