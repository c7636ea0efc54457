//! `merge`: several files of one project as somebody puts them together at a desk.

use std::fs;

use insta::assert_snapshot;

use super::{Desk, SMALL, json};

/// A desk with two profiles that add to each other, and contradict each other in one thing.
fn desk() -> Desk {
    let with = |problem: &str, more: &str| {
        SMALL.replace("[projekt]\n", &format!("[projekt]\nproblem = \"{problem}\"\n")) + more
    };
    Desk::new()
        .with("bauamt.toml", with("Es regnet.", "\n[[risiken]]\nrisiko = \"Verzug\"\nmassnahme = \"Puffer\"\n"))
        .with("it/it.toml", with("Es stürmt.", "\n[[risiken]]\nrisiko = \"verzug\"\nverantwortlich = \"IT\"\n"))
}

#[test]
fn contradictions_are_shown_and_settled_and_nothing_is_written_before() {
    let desk = desk();
    let run = desk.run(["merge", "bauamt.toml", "it", "-o", "gesamt.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(3), ""));
    assert_snapshot!(run.err.replace('\\', "/"));
    assert_eq!(desk.files(""), ["bauamt.toml", "it/it.toml"]);
    let run = desk.run(["merge", "bauamt.toml", "it", "-o", "gesamt.toml", "--prefer", "it/it.toml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "gesamt.toml\n"), "{}", run.err);
    let text = fs::read_to_string(desk.path("gesamt.toml")).expect("the whole");
    assert!(text.contains("problem = \"Es stürmt.\"\n"), "{text}");
    assert!(
        text.ends_with("[[risiken]]\nrisiko = \"Verzug\"\nmassnahme = \"Puffer\"\nverantwortlich = \"IT\"\n"),
        "{text}"
    );
    // A file that is there is kept, and replaced only with --force.
    let again = ["merge", "bauamt.toml", "it", "-o", "gesamt.toml", "--prefer", "bauamt.toml"];
    let run = desk.run(again);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("error[file-exists]: there is a file of this name already"), "{}", run.err);
    assert_eq!(fs::read_to_string(desk.path("gesamt.toml")).expect("the whole"), text);
    assert_eq!(desk.run([&again[..], &["--force"]].concat()).code, Some(0));
    assert!(fs::read_to_string(desk.path("gesamt.toml")).expect("the whole").contains("problem = \"Es regnet.\""));
}

#[test]
fn a_questionnaire_of_the_whole_says_what_all_have_said_and_knows_what_it_was_made_with() {
    let desk = desk();
    let args =
        ["merge", "bauamt.toml", "it/it.toml", "-o", "g.xlsx", "--prefer", "bauamt.toml", "--date", "2026-11-22"];
    let run = desk.run(args);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "g.xlsx\n"), "{}", run.err);
    let compared = json(&desk.run(["diff", "bauamt.toml", "g.xlsx", "--format", "json"]).out);
    let changes = compared["projects"][0]["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!((&changes[0]["key"], &changes[0]["to"]), (&"risiken.verantwortlich".into(), &"IT".into()));
    // What it was made with is untouched in it: merged with one of the files once more, it says the same.
    let run = desk.run(["merge", "g.xlsx", "bauamt.toml", "-o", "h.toml"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let compared = json(&desk.run(["diff", "g.xlsx", "h.toml", "--format", "json"]).out);
    assert_eq!(compared["projects"][0]["changes"], serde_json::json!([]));
    // Somebody else's word is new to it, and counts.
    assert_eq!(desk.run(["merge", "g.xlsx", "it", "-o", "i.toml"]).code, Some(0));
    assert!(fs::read_to_string(desk.path("i.toml")).expect("the whole").contains("problem = \"Es stürmt.\""));
}

#[test]
fn a_command_line_that_makes_no_sense_is_explained() {
    let desk = desk();
    for (args, told) in [
        (&["bauamt.toml", "-o", "g.toml"][..], "name two files to merge at least"),
        (&["bauamt.toml", "./bauamt.toml", "-o", "g.toml"], "name two files to merge at least"),
        (&["bauamt.toml", "it", "-o", "g.pdf"], "`g.pdf` must end with .xlsx, for a questionnaire, or .toml"),
        (&["bauamt.toml", "it", "-o", "g.toml", "--prefer", "x.toml"], "--prefer x.toml is none of the files"),
    ] {
        let run = desk.run([&["merge"], args].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.err.contains(told), "{args:?}: {}", run.err);
    }
    // A file that cannot be used stops all.
    let desk = desk.with("falsch.toml", "[kommune]\nname = 1\n");
    let run = desk.run(["merge", "bauamt.toml", "falsch.toml", "-o", "g.toml"]);
    assert_eq!((run.code, desk.files("").contains(&"g.toml".to_owned())), (Some(3), false));
    let run = desk.run(["merge", "bauamt.toml", "it", "-o", "g.toml", "--ui-lang", "de"]);
    assert!(run.err.contains("die Dateien widersprechen sich in `projekt.problem`"), "{}", run.err);
}
