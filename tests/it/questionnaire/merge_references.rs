//! What names an entry of another list names the same entry in the whole, whatever it is called or numbered there.

use ratsmappe::merge::{Merged, merge};

use super::*;

const BASE: &str = r#"
[kommune]
name = "Bachtal"
[projekt]
titel = "Pegel"
phase = "P3"
[[projekt.kennzahlen]]
name = "Vorwarnzeit"
heute = 2
einheit = "h"
[[projekt.kennzahlen]]
name = "Ausfälle"
heute = 9
[[beschluss.punkte]]
text = "Der Rat baut Pegel."
bedingungen = [{ kennzahl = "Ausfälle", hoechstens = 5 }]
[[beschluss.punkte]]
text = "Der Rat kauft Sensoren."
[[beschluss.punkte]]
text = "Der Rat mietet einen Server."
[[finanzierung.posten]]
jahr = 2027
betrag = 1000
art = "investiv"
zweck = "Sensoren"
punkt = "2"
[[finanzierung.posten]]
jahr = 2027
betrag = 2000
art = "investiv"
zweck = "Server"
punkt = "3"
[[vollzug]]
punkt = "3"
status = "offen"
"#;

/// A text with words replaced, each of which must be there.
fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// A form that was made of the base and says this now.
fn form(file: &str, text: &str) -> Profile {
    let (base, found) = profile::read("base.toml", BASE.as_bytes());
    let base = base.unwrap_or_else(|| panic!("{found:?}"));
    let made = questionnaire::read(&book(&base)).0.expect("a form").questionnaire;
    Profile { questionnaire: made, ..plain(file, text) }
}

/// A profile that does not know what it was made with.
fn plain(file: &str, text: &str) -> Profile {
    let (profile, found) = profile::read(file, text.as_bytes());
    profile.unwrap_or_else(|| panic!("{file}: {found:?}"))
}

fn merged(profiles: [&Profile; 2], preferred: &[usize]) -> Merged {
    merge(&profiles, preferred, german(), "gesamt.toml")
}

/// The point that each cost and report of the whole names, by its words, whichever form comes first.
fn named(one: &Profile, other: &Profile) -> Vec<Vec<String>> {
    let whole = |pair| {
        let Merged { profile, findings, .. } = merged(pair, &[]);
        profile.unwrap_or_else(|| panic!("{:?}", told(&findings)))
    };
    [[one, other], [other, one]].map(|pair| words(&whole(pair))).to_vec()
}

fn words(whole: &Profile) -> Vec<String> {
    let words = |name: &str| match whole.resolution.point_called(name) {
        Some(at) => whole.resolution.points[at].text.clone(),
        None => format!("no point {name}"),
    };
    let costs = whole.finance.costs.iter().filter_map(|cost| cost.point.as_deref());
    costs.chain(whole.execution.iter().map(|report| report.point.as_str())).map(words).collect()
}

const SENSORS: &str = "Der Rat kauft Sensoren.";
const SERVER: &str = "Der Rat mietet einen Server.";

/// The third point gets an id, and whether what names it follows in this form.
fn server(names: &[(&str, &str)]) -> String {
    let id = [("text = \"Der Rat mietet", "id = \"server\"\ntext = \"Der Rat mietet")];
    with(&with(BASE, &id), names)
}

#[test]
fn a_number_follows_a_point_that_another_form_has_given_an_id() {
    let follows =
        [("punkt = \"3\"", "punkt = \"server\""), ("[[vollzug]]\npunkt = \"3\"", "[[vollzug]]\npunkt = \"server\"")];
    let new =
        "\n[[finanzierung.posten]]\njahr = 2028\nbetrag = 9\nart = \"investiv\"\nzweck = \"Neues\"\npunkt = \"3\"\n";
    let (new, untouched) = (form("b.toml", &(BASE.to_owned() + new)), form("b.toml", BASE));
    // Also where the form that gave the id has left the number in its costs.
    for names in [&follows[..], &[]] {
        let one = form("a.toml", &server(names));
        for found in named(&one, &untouched) {
            assert_eq!(found, [SENSORS, SERVER, SERVER], "{names:?}");
        }
        for found in named(&one, &new) {
            assert_eq!(found, [SENSORS, SERVER, SERVER, SERVER], "{names:?}");
        }
    }
    // And where that form has put a point before all others.
    let first = "[[beschluss.punkte]]\ntext = \"Ganz vorn.\"\n[[beschluss.punkte]]\ntext = \"Der Rat baut";
    let moved = [("[[beschluss.punkte]]\ntext = \"Der Rat baut", first), ("punkt = \"2\"", "punkt = \"3\"")];
    let one = form("a.toml", &with(&server(&follows), &moved));
    for found in named(&one, &new) {
        assert_eq!(found[..2], [SENSORS, SERVER]);
        assert_eq!(found.last().map(String::as_str), Some(SERVER));
        assert!(found.iter().all(|words| !words.contains("vorn")), "{found:?}");
    }
    // An id that one has given and the other changed is followed too.
    let base = form("a.toml", &server(&follows));
    let other = form("b.toml", &with(&server(&[]), &[("\"server\"", "\"rechner\"")]));
    let whole = merged([&base, &other], &[1]).profile.expect("a profile");
    assert_eq!(words(&whole), [SENSORS, SERVER, SERVER]);
    assert_eq!(whole.finance.costs[1].point.as_deref(), Some("rechner"));
}

#[test]
fn a_number_that_no_point_has_never_becomes_that_of_another_form() {
    let stray = form("a.toml", &with(BASE, &[("\"Server\"\npunkt = \"3\"", "\"Server\"\npunkt = \"4\"")]));
    let fourth =
        with(BASE, &[("[[finanzierung.posten]]", "[[beschluss.punkte]]\ntext = \"Neu.\"\n[[finanzierung.posten]]")]);
    let fourth = form("b.toml", &fourth);
    for pair in [[&stray, &fourth], [&fourth, &stray]] {
        let Merged { profile, findings, .. } = merged(pair, &[]);
        assert!(profile.is_none());
        let places: Vec<_> = findings[0].labels.iter().map(|label| label.place.to_string()).collect();
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(places[0].starts_with("a.toml:") && places[1].starts_with("b.toml:"), "{places:?}");
    }
    // Where it stays without a point, it is what it was; and a file without a resolution means that of the others.
    let whole = merged([&stray, &form("b.toml", BASE)], &[]).profile.expect("a profile");
    assert_eq!(words(&whole), [SENSORS, "no point 4", SERVER]);
    let (head, _) = BASE.split_once("[[projekt.kennzahlen]]").expect("a head");
    let cost = "[[finanzierung.posten]]\njahr = 2030\nbetrag = 5\nart = \"investiv\"\npunkt = \"4\"\n";
    for found in named(&plain("k.toml", &format!("{head}{cost}")), &fourth) {
        assert!(found.contains(&"Neu.".to_owned()), "{found:?}");
    }
}

#[test]
fn a_condition_follows_a_measure_that_another_form_has_renamed() {
    let renamed = form("a.toml", &with(BASE, &[("name = \"Vorwarnzeit\"", "name = \"Warnzeit\"")]));
    let both = with(BASE, &[("name = \"Ausfälle\"", "name = \"Störungen\"")]);
    let new = "text = \"Der Rat kauft Sensoren.\"\nbedingungen = [{ kennzahl = \"Vorwarnzeit\", mindestens = 4 }]";
    let new = form("b.toml", &with(BASE, &[("text = \"Der Rat kauft Sensoren.\"", new)]));
    for pair in [[&renamed, &new], [&new, &renamed], [&form("c.toml", &both), &new]] {
        let Merged { profile, findings, .. } = merged(pair, &[]);
        let whole = profile.unwrap_or_else(|| panic!("{:?}", told(&findings)));
        let names: Vec<&str> = whole.project.key_figures.iter().map(|figure| figure.name.as_str()).collect();
        let conditions = whole.resolution.points.iter().flat_map(|point| &point.conditions);
        let conditions: Vec<&str> = conditions.filter_map(|condition| condition.key_figure.as_deref()).collect();
        assert_eq!((names.len(), conditions.len()), (2, 2), "{names:?}, {conditions:?}");
        assert!(conditions.iter().all(|name| names.contains(name)), "{names:?}, {conditions:?}");
    }
}

#[test]
fn equal_numbers_that_contradict_each_other_say_what_they_mean() {
    // One has put the point in other words, the other has completed it: both stay, and nobody knows which is meant.
    let reworded = form("a.toml", &with(BASE, &[(SENSORS, "Die Verwaltung wird mit dem Kauf beauftragt.")]));
    let text = format!("text = \"{SENSORS}\"");
    let completed = form("b.toml", &with(BASE, &[(&text, &format!("{text}\nzustaendig = \"Bauamt\""))]));
    let Merged { profile, findings, .. } = merged([&reworded, &completed], &[]);
    assert!(profile.is_none());
    let said: Vec<String> = findings.iter().flat_map(|fault| &fault.labels).map(|label| english(&label.text)).collect();
    let means = |words: &str| said.iter().any(|text| text.contains(&format!("it means `{words}")));
    assert!(means("Die Verwaltung wird mit dem Kauf") && means(SENSORS), "{said:?}");
    let whole = merged([&reworded, &completed], &[1]);
    assert_eq!(whole.overruled.len(), 1);
    assert_eq!(words(&whole.profile.expect("a profile"))[0], SENSORS);
}

#[test]
fn a_form_that_serves_for_another_municipality_is_told() {
    let changes = |text: &str| told(&questionnaire::changes(&form("a.toml", text), german()));
    let other = |found: &[String]| found.iter().filter(|found| found.starts_with("other-municipality")).count();
    let name = ("name = \"Bachtal\"", "name = \"Auental\"");
    assert_eq!(other(&changes(BASE)), 0);
    assert_eq!(other(&changes(&with(BASE, &[name]))), 1, "{:?}", changes(&with(BASE, &[name])));
    assert_eq!(other(&changes(&with(BASE, &[name, ("titel = \"Pegel\"", "titel = \"Bad\"")]))), 0);
    assert!(questionnaire::changes(&plain("p.toml", BASE), german()).is_empty());
}
