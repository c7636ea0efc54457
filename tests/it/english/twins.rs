//! Labels, text modules and the catalogue in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ratsmappe::bodies;
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::templates::Templates;

use super::labels;

/// Placeholders that the two languages fill with other forms of the same value.
const FORMS: [(&str, &str); 5] = [
    ("core.own", "who"),
    ("core.running-own", "who"),
    ("core.running-own.open", "who"),
    ("core.running-own.open-beyond", "who"),
    ("money.range", "least"),
];

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

/// They stand in one list: none is half a sentence among nouns.
#[test]
fn what_is_missing_is_named_by_a_noun() {
    let labels = labels(Language::German);
    let gaps: Vec<&str> =
        labels.keys().filter(|key| key.starts_with("gap.[") || key.starts_with("money.gap.")).collect();
    assert!(gaps.len() > 40, "{gaps:?}");
    for key in gaps {
        assert!(labels.text(key).starts_with(char::is_uppercase), "{key}: {}", labels.text(key));
    }
}

/// A tag swallows the end of its line: words that go on below one are glued to those before it.
#[test]
fn no_line_of_a_text_module_is_glued_to_the_next() {
    let templates = Templates::embedded();
    let (mut read, mut glued) = (0, Vec::new());
    for path in templates.paths().filter(|path| path.contains("text/") && !path.ends_with(".typ")) {
        let text = std::str::from_utf8(templates.bytes(path).expect("a file")).expect("UTF-8");
        read += 1;
        for (number, (line, next)) in text.lines().zip(text.lines().skip(1)).enumerate() {
            if ends_in_a_tag_after_words(line)
                && next.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '{')
                && !next.trim_start().starts_with("{%")
            {
                glued.push(format!("{path}, {}: {line}", number + 1));
            }
        }
    }
    assert!(read > 120, "{read} modules");
    assert_eq!(glued, [""; 0]);
    assert!(ends_in_a_tag_after_words("the {% if a %}phases are{% else %}phase is{% endif %}"));
    assert!(!ends_in_a_tag_after_words("{% if a %}{% endif %}") && !ends_in_a_tag_after_words("a {{ b }}"));
}

/// Whether a line holds words and ends in a tag that does not stand after a blank of its own.
fn ends_in_a_tag_after_words(line: &str) -> bool {
    let Some(before) = line.strip_suffix("%}").and_then(|line| line.rfind("{%").map(|at| &line[..at])) else {
        return false;
    };
    let mut words = String::new();
    let mut rest = before;
    while let Some((text, tag)) = rest.split_once("{%") {
        words += text;
        rest = tag.split_once("%}").map_or("", |(_, rest)| rest);
    }
    words += rest;
    !words.trim().is_empty() && !before.ends_with(' ')
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
