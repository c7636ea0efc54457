//! Signs that the fonts lack in what a profile states and in the form it names.

use std::collections::BTreeMap;

use super::{fault, of_file_name};
use crate::council_form::CouncilForm;
use crate::diagnostic::{Diagnostic, Place};
use crate::message::say;
use crate::profile::Profile;

/// Reports characters in a profile's values, one for each value, and in the name of its file. Paths and names of
/// criteria are not printed.
#[must_use]
pub fn of_profile(profile: &Profile) -> Vec<Diagnostic> {
    let english = profile.english.as_deref();
    let twins = english.into_iter().flat_map(|english| {
        let of_twins = english.texts().into_iter().filter(|(path, _)| english.is_english(path));
        of_twins
            .filter_map(|(path, text)| of_value(&text, english.places.get(&path), &profile.file))
            .collect::<Vec<_>>()
    });
    let texts = profile.texts();
    let found = texts.iter().filter_map(|(path, text)| of_value(text, profile.places.get(path), &profile.file));
    of_file_name(&profile.file).into_iter().chain(found).chain(twins).collect()
}

/// Reports characters in the words of a form of the council paper; `places` has where they stand, as profiles keep it.
#[must_use]
pub fn of_form(form: &CouncilForm, places: &BTreeMap<String, Place>) -> Vec<Diagnostic> {
    let CouncilForm { name, title, signatures, budget, questions, names, sections, .. } = form;
    let titles = sections.iter().enumerate().map(|(at, section)| (format!("abschnitt[{at}].titel"), &section.title));
    let words = std::iter::once(("name".to_owned(), name))
        .chain(title.iter().map(|title| ("titel".to_owned(), title)))
        .chain(names.iter().map(|(key, name)| (format!("namen.{key}"), name)))
        .chain(budget.iter().map(|(key, word)| (format!("haushalt.{key}"), word)))
        .chain(signatures.iter().enumerate().map(|(at, text)| (format!("unterschriften[{at}]"), text)))
        .chain(
            questions
                .iter()
                .enumerate()
                .filter_map(|(at, question)| Some((format!("finanzfrage[{at}].frage"), question.text.as_ref()?))),
        )
        .chain(titles.filter_map(|(path, title)| Some((path, title.as_ref()?))));
    let file = places.values().next().map_or("", |place| place.file());
    words.filter_map(|(path, text)| of_value(text, places.get(&format!("beschluss.vorlage:{path}")), file)).collect()
}

fn of_value(text: &str, place: Option<&Place>, file: &str) -> Option<Diagnostic> {
    let fault = fault(text)?;
    let place = match (place, fault.sign()) {
        (Some(place), Some(sign)) => place_of(sign, place),
        (Some(place), None) => place.clone(),
        (None, _) => Place::File(file.into()),
    };
    Some(fault.diagnostic(say!("in this value")).at(place))
}

/// Where a sign stands within its value, as itself or escaped; else the value.
fn place_of(sign: char, place: &Place) -> Place {
    let Place::Span { source, range } = place else { return place.clone() };
    let Some(text) = source.text.get(range.clone()) else { return place.clone() };
    let code = u32::from(sign);
    let units: String = sign.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
    let written = [sign.to_string(), units, format!("\\u{code:08x}"), format!("\\u{{{code:x}}}")];
    // Hexadecimal digits are written in capitals or not; ASCII in lower case is as long as before.
    let lower = text.to_ascii_lowercase();
    let found = written.iter().find_map(|written| Some((lower.find(written.as_str())?, written.len())));
    found.map_or_else(
        || place.clone(),
        |(at, length)| {
            let start = range.start + at;
            Place::Span { source: source.clone(), range: start..start + length }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    /// The places of what is found in a file.
    fn found(name: &str, text: &str) -> Vec<String> {
        let (profile, findings) = crate::profile::read(name, text.as_bytes());
        assert_eq!(findings, []);
        let found = of_profile(&profile.unwrap());
        let message = found.iter().map(|found| found.message.text(Language::English)).collect::<String>();
        assert!(found.is_empty() || message.contains("the fonts have no sign for"), "{message}");
        found.iter().map(|found| found.labels[0].place.to_string()).collect()
    }

    #[test]
    fn signs_are_found_typed_and_escaped_and_where_they_stand() {
        let toml = |text: &str| {
            format!("[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\nproblem = {text}\n")
        };
        assert_eq!(found("p.toml", &toml("\"Haus 漢\"")), ["p.toml:6:17"]);
        assert_eq!(found("p.toml", &toml("\"Haus \\u2705\"")), ["p.toml:6:17"]);
        assert_eq!(found("p.toml", &toml("\"Haus \\U0001F600\"")), ["p.toml:6:17"]);
        assert_eq!(found("p.toml", &toml("\"\"\"\nHaus\n\nHof 漢\"\"\"")), ["p.toml:9:5"]);
        let json = r#"{"kommune": {"name": "A"}, "projekt": {"titel": "B", "phase": "P1", "problem": "\ud83d\uDE00"}}"#;
        assert_eq!(found("p.json", json), ["p.json:1:81"]);
        let yaml = "kommune:\n  name: A\nprojekt:\n  titel: B\n  phase: P1\n  problem: \"x \\U0001F600\"\n";
        assert_eq!(found("p.yaml", yaml), ["p.yaml:6:15"]);
    }

    #[test]
    fn lists_and_names_of_files_are_looked_at_and_paths_are_not() {
        let text = "[kommune]\nname = \"A\"\nlogo = \"wappen 😀.svg\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n\
                    mehrwert = [\"x\", \"y 😀\"]\n[[risiken]]\nrisiko = \"😀\"\n";
        assert_eq!(found("p.toml", text), ["p.toml:7:21", "p.toml:9:11"]);
        let plain = "[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P1\"\n";
        assert_eq!(found("😀/p.toml", plain), Vec::<String>::new());
        assert_eq!(found("😀.toml", plain), ["😀.toml"]);
    }
}
