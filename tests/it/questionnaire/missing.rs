//! The sheet „Was fehlt“: what papers need, whether it is there, as `check` says it, and true while somebody fills in.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::support::Desk;

/// What the sheet says: each statement, and whether it is there.
fn states(book: &Workbook) -> Vec<(String, bool)> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name.as_ref() == "Was fehlt").expect("the sheet");
    let state = |row: &SheetRow| {
        let there = match row.value(1)?.shown() {
            "vorhanden" => true,
            "fehlt" => false,
            _ => return None,
        };
        Some((row.value(2)?.shown().to_owned(), there))
    };
    sheet.rows.iter().filter_map(state).collect()
}

/// Words as they stand within a sentence.
fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[test]
fn the_sheet_and_check_say_the_same_of_what_papers_lack() {
    for (name, computes) in [("minimal.toml", false), ("musterstadt.toml", true)] {
        let mut profile = sample(name);
        profile.english = None;
        profile.project.problem = None;
        // A cost of which nobody says who bears it.
        if let Some(cost) = profile.finance.costs.first_mut() {
            cost.bearer = None;
        }
        let desk = Desk::new();
        std::fs::write(desk.path("f.xlsx"), bytes(&profile, Language::German)).expect("a form");
        let run = desk.run(["check", "f.xlsx", "--format", "json", "--ui-lang", "de"]);
        let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let gaps = report["profiles"][0]["gaps"].as_array().expect("gaps");
        let what = |gap: &serde_json::Value| uncapitalised(gap["what"].as_str().expect("words"));
        let lacking: BTreeSet<String> = gaps.iter().map(what).collect();
        let said = states(&book(&profile));
        let missing: BTreeSet<String> =
            said.iter().filter(|(_, there)| !there).map(|(what, _)| uncapitalised(what)).collect();
        assert!(!missing.is_empty() && missing.is_subset(&lacking), "{name}: {:?}", missing.difference(&lacking));
        // What single items must say so that the money can be computed is told by `check` alone.
        assert_eq!(lacking.difference(&missing).next().is_some(), computes, "{name}: {lacking:?}");
        assert!(said.iter().any(|(_, there)| *there), "{name}");
        // Each gap has the cell that would state it: the one of its key, on the sheet of its table.
        let problem = gaps.iter().find(|gap| gap["key"] == "[projekt] problem").expect("the problem is missing");
        let cell = problem["cell"].as_str().expect("a cell");
        let row: u32 = cell.strip_prefix("Angaben!C").expect("an answer").parse().expect("a row");
        let mut book = book(&profile);
        let facts = super::sheet(&mut book, "angaben");
        let key = facts.rows.iter().find(|found| found.index + 1 == row).and_then(|row| row.value(0));
        assert_eq!(key.map(|key| key.shown().to_owned()).as_deref(), Some("projekt.problem"), "{name}: {cell}");
        assert!(gaps.iter().all(|gap| gap["cell"].is_string()), "{name}: every gap of a form has its cell: {gaps:?}");
    }
}

#[test]
fn what_somebody_fills_in_is_missing_no_more() {
    let Some(python) = super::office::python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (form, saved) = (folder.path().join("form.xlsx"), folder.path().join("saved.xlsx"));
    std::fs::write(&form, bytes(&sample("minimal.toml"), Language::German)).expect("a file");
    let read = |path: &Path| Workbook::read("f.xlsx", &std::fs::read(path).expect("a file")).expect("a workbook");
    super::office::fill(
        python,
        &form,
        &saved,
        &json!([
            {"part": "angaben", "row": "projekt.problem", "column": "antwort", "set": "Es regnet."},
            {"part": "risiken", "row": 0, "column": "risiko", "set": "Verzug"},
        ]),
    );
    let (before, after) = (states(&read(&form)), states(&read(&saved)));
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed.iter().all(|(before, after)| !before.1 && after.1), "{changed:?}");
}
