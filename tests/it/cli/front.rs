//! The front door: started with nothing, with files instead of a command, and with a name instead of a file.

use super::{Desk, SMALL};

#[test]
fn whoever_starts_it_with_nothing_is_told_what_to_do_in_three_lines() {
    for (language, want) in [("de", "Fragebogen"), ("en", "questionnaire")] {
        let run = Desk::new().run(["--ui-lang", language]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert_eq!(run.err.lines().count(), 3, "{}", run.err);
        assert!(run.err.contains(want) && run.err.contains("ratsmappe form Solingen"), "{}", run.err);
    }
}

#[test]
fn a_municipality_by_its_name_gets_a_questionnaire_named_after_it() {
    let desk = Desk::new().with("klein.toml", SMALL);
    let run = desk.run(["form", "Solingen", "--ui-lang", "de"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "solingen-fragebogen.xlsx\n"), "{}", run.err);
    let run = desk.run(["form", "klein.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "lerchenrode-dorfanzeiger-fragebogen.xlsx\n"), "{}", run.err);
    // The answers in one that is there are kept.
    assert_eq!(desk.run(["form", "Solingen"]).code, Some(1));
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_instead_of_a_command_is_built_and_no_desktop_is_no_fault() {
    let desk = Desk::new().with("klein.toml", SMALL).with("check", "no profile");
    let run = desk.run(["klein.toml", "--only", "dossier"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(desk.path("out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf").is_file());
    // As a desktop names it, from whatever folder: the papers go beside the file.
    let desk = Desk::new().with("amt/klein.toml", SMALL);
    let file = desk.path("amt/klein.toml").to_string_lossy().into_owned();
    let run = desk.run([file.as_str(), "--only", "dossier"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(desk.path("amt/out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf").is_file());
    // A command is a command, also where a file has its name.
    assert_eq!(desk.run(["chek", "amt/klein.toml"]).code, Some(2));
}

#[test]
fn shells_complete_kinds_of_document_and_phases() {
    let script = Desk::new().run(["completions", "bash"]).out;
    for words in ["beschlussvorlage dossier einseiter", "P1 P2 P3 P4 P5", "Baden-Württemberg"] {
        assert!(script.contains(words), "{words}");
    }
}

#[test]
fn german_pages_of_the_manual_are_hyphenated_as_german() {
    let page = |language| Desk::new().run(["man", "--ui-lang", language]).out;
    assert!(page("de").starts_with(".do mso de.tmac\n"));
    assert!(!page("en").contains("de.tmac"));
}

#[test]
fn the_help_of_diff_names_the_old_state_first() {
    let help = Desk::new().run(["diff", "--help", "--ui-lang", "de"]).out;
    let at = |word: &str| help.find(word).expect("an argument");
    assert!(at("  <ALT>") < at("  <NEU>"), "{help}");
}

#[cfg(feature = "pdf")]
#[test]
fn labels_that_nothing_reads_are_named() {
    let labels = r#"{"staus.open": "x", "kind.beschlussvorlage": "Drucksache", "own.word": "y", "status.open": "z"}"#;
    let desk = Desk::new().with("klein.toml", SMALL).with("t/labels/de.json", labels);
    let desk = desk.with("t/eigen/main.typ", "#json(\"/labels/de.json\").at(\"own.word\")");
    let run = desk.run(["build", "klein.toml", "--templates", "t", "--only", "dossier", "--ui-lang", "de"]);
    for want in ["`staus.open`", "Meinten Sie `status.open`", "`kind.beschlussvorlage`", "sagt ihre Form"] {
        assert!(run.err.contains(want), "{want}: {}", run.err);
    }
    assert!(!run.err.contains("own.word") && run.code == Some(0), "{}", run.err);
    let desk = Desk::new().with("klein.toml", SMALL).with("t/labels/de.json", "{\"a\": {}}");
    let run = desk.run(["build", "klein.toml", "--templates", "t", "--ui-lang", "de"]);
    assert!(run.err.contains("Zeile 1: eine Bezeichnung") && !run.err.contains("expected"), "{}", run.err);
}
