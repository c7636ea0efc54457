//! Every code is explained once, in `docs/meldungen.md`.

use std::collections::BTreeMap;
use std::fs;

use ratsmappe::diagnostic::Code;

use crate::support::root;

/// The rows of the page, by code: kind, meaning, what to do.
fn rows() -> BTreeMap<String, Vec<String>> {
    let page = fs::read_to_string(root("docs/meldungen.md")).expect("the page of codes");
    let mut rows = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        let code = cells[0].trim_matches('`').to_owned();
        assert!(rows.insert(code, cells[1..].to_vec()).is_none(), "told twice: {line}");
    }
    rows
}

#[test]
fn every_code_is_told_once_with_its_kind_and_what_to_do() {
    let rows = rows();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(rows.keys().map(String::as_str).collect::<Vec<_>>(), codes);
    for (code, cells) in rows {
        let [kind, meaning, advice] = &cells[..] else { panic!("{code}: {cells:?}") };
        assert!(["Fehler", "Warnung", "Fehler oder Warnung"].contains(&kind.as_str()), "{code}: {kind}");
        for text in [meaning, advice] {
            assert!(text.ends_with('.') && text.split(' ').count() > 1, "{code}: {text}");
        }
    }
}

#[test]
fn a_code_is_written_as_its_name() {
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).expect("JSON"), code.name());
        let name = code.name();
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
    }
}
