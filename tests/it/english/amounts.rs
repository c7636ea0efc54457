//! Money in both languages.

use ratsmappe::language::Language;
use ratsmappe::templates::Templates;
use ratsmappe::text::{Modules, Prose};

use super::{KINDS, brief, small};
use crate::support::drawn;

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
