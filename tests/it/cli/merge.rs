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
    // What was overruled is said, with both places and values.
    let told = "--prefer has settled 1 contradiction\n  `projekt.problem`: `Es stürmt.` (it/it.toml:5:11) counts, not \
                `Es regnet.` (bauamt.toml:5:11)\n";
    assert!(run.err.replace('\\', "/").contains(told), "{}", run.err);
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

/// A questionnaire that a department has returned in a folder of its own, made of a profile that names a picture.
fn returned(desk: Desk, folders: &[&str]) -> Desk {
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>";
    let profile = SMALL.replace("[kommune]\n", "[kommune]\nlogo = \"wappen.svg\"\n");
    let mut desk = desk.with("p.toml", profile).with("wappen.svg", logo);
    assert_eq!(desk.run(["form", "p.toml", "-o", "form.xlsx"]).code, Some(0));
    let form = fs::read(desk.path("form.xlsx")).expect("a form");
    for folder in folders {
        desk = desk.with(&format!("{folder}/wappen.svg"), logo);
        fs::write(desk.path(&format!("{folder}/form.xlsx")), &form).expect("a form");
    }
    desk
}

#[test]
fn a_picture_that_every_department_has_in_its_own_folder_is_no_contradiction() {
    let desk = returned(Desk::new(), &["alle/bauamt", "alle/it"]);
    let run = desk.run(["merge", "alle/bauamt/form.xlsx", "alle/it/form.xlsx", "-o", "alle/gesamt.toml"]);
    assert_eq!((run.code, run.err.contains("error")), (Some(0), false), "{}", run.err);
    let text = fs::read_to_string(desk.path("alle/gesamt.toml")).expect("the whole");
    assert!(text.contains("logo = \"bauamt/wappen.svg\"\n"), "{text}");
    assert_eq!(desk.run(["check", "alle/gesamt.toml"]).code, Some(0));
    // Where it cannot be reached from the whole, that is said.
    let run = desk.run(["merge", "alle/bauamt/form.xlsx", "alle/it/form.xlsx", "-o", "alle/it/gesamt.toml"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("files-elsewhere"), "{}", run.err);
}

#[test]
fn what_is_empty_in_one_file_and_must_be_there_is_taken_from_another() {
    let without = "[kommune]\nname = \"Bachtal\"\n[projekt]\nproblem = \"Es regnet.\"\n";
    let whole = "[kommune]\nname = \"Bachtal\"\n[projekt]\ntitel = \"Pegel\"\nphase = \"P3\"\n";
    let desk = Desk::new().with("a.toml", without).with("b.toml", whole).with("c.toml", without);
    for files in [["a.toml", "b.toml"], ["b.toml", "a.toml"]] {
        let run = desk.run([&["merge"], &files[..], &["-o", "g.toml", "--force"]].concat());
        assert_eq!((run.code, run.err.contains("error")), (Some(0), false), "{}", run.err);
        let text = fs::read_to_string(desk.path("g.toml")).expect("the whole");
        assert!(text.contains("titel = \"Pegel\"\nphase = \"P3\"\n") && text.contains("Es regnet."), "{text}");
    }
    // Where none has it, it is missing, and an entry without its name is refused as ever.
    let run = desk.run(["merge", "a.toml", "c.toml", "-o", "h.toml"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("missing-key"), "{}", run.err);
    let desk = desk.with("d.toml", format!("{without}[[risiken]]\nmassnahme = \"Puffer\"\n"));
    let run = desk.run(["merge", "b.toml", "d.toml", "-o", "h.toml"]);
    assert_eq!((run.code, run.err.contains("`risiko`")), (Some(3), true), "{}", run.err);
}

#[test]
fn a_folder_is_read_without_what_was_made_of_it_and_what_is_passed_over_is_said() {
    let desk = Desk::new().with("alle/a.toml", SMALL).with("alle/b.toml", SMALL).with("alle/notiz.docx", "x");
    let merge = |more: &[&str]| desk.run([&["merge", "alle", "-o", "alle/gesamt.toml"], more].concat());
    let run = merge(&[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("not read in `alle`: 1 file (1 `.docx`)"), "{}", run.err);
    assert!(run.err.contains("2 files put together"), "{}", run.err);
    // An answer that is taken back in all files does not come back from what was made of them before.
    fs::write(desk.path("alle/gesamt.toml"), format!("{SMALL}\n[[risiken]]\nrisiko = \"Von früher\"\n"))
        .expect("a file");
    let run = merge(&["--force"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("2 files put together"), "{}", run.err);
    assert!(run.err.contains("alle/gesamt.toml, which is the file to be written"), "{}", run.err);
    assert!(!fs::read_to_string(desk.path("alle/gesamt.toml")).expect("the whole").contains("Von früher"));
    // A file that is named is never replaced by what is made of it.
    for output in ["alle/a.toml", "./alle/../alle/a.toml"] {
        let run = desk.run(["merge", "alle/a.toml", "alle/b.toml", "-o", output, "--force"]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
        assert!(run.err.contains("is one of the files that are put together"), "{}", run.err);
    }
    assert_eq!(fs::read_to_string(desk.path("alle/a.toml")).expect("a file"), SMALL);
    // A folder without forms has a sentence of its own.
    let desk = desk.with("leer/notiz.docx", "x");
    let run = desk.run(["merge", "leer", "-o", "g.toml"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("no questionnaire lies in `leer`"), "{}", run.err);
}

#[test]
fn a_profile_of_another_project_is_refused_with_both_names() {
    let desk = returned(Desk::new(), &["a"]);
    let other = SMALL.replace("Lerchenrode", "Auental");
    assert_ne!(other, SMALL);
    let desk = desk.with("other.toml", other);
    let run = desk.run(["merge", "a/form.xlsx", "other.toml", "-o", "g.toml"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(run.err.contains("different-projects") && run.err.contains("Auental"), "{}", run.err);
}

#[test]
fn filters_of_the_selection_that_nobody_has_touched_give_way() {
    let with = |filters: &str| format!("{SMALL}\n[auswahl]\n{filters}\n");
    let desk = Desk::new().with("p.toml", with("stakeholder = [\"Politik\"]"));
    assert_eq!(desk.run(["form", "p.toml", "-o", "a.xlsx"]).code, Some(0));
    let desk = desk.with("b.toml", with("stakeholder = [\"Politik\", \"Kommune\"]"));
    let run = desk.run(["merge", "a.xlsx", "b.toml", "-o", "g.toml"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let text = fs::read_to_string(desk.path("g.toml")).expect("the whole");
    assert!(text.contains("stakeholder = [\"Politik\", \"Kommune\"]"), "{text}");
}

#[test]
fn english_texts_stay_beside_the_german_ones_they_are_of_and_no_others() {
    let text = |problem: &str, english: &str| {
        let twin = if english.is_empty() { String::new() } else { format!("problem_en = \"{english}\"\n") };
        format!(
            "[kommune]\nname = \"Lerchenrode\"\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P1\"\nproblem = \
             \"{problem}\"\n{twin}mehrwert = [\"Nähe\"]\nmehrwert_en = [\"Nearness\"]\n[[risiken]]\nrisiko = \
             \"Verzug\"\nrisiko_en = \"Delay\"\nmassnahme = \"Puffer\"\n"
        )
    };
    let desk = Desk::new().with("p.toml", text("Es regnet.", "It rains."));
    assert_eq!(desk.run(["form", "p.toml", "-o", "a.xlsx"]).code, Some(0));
    let merge = |desk: &Desk, other: &str| {
        let run = desk.run(["merge", "p.toml", other, "-o", "g.toml", "--force"]);
        (run.code, run.err, fs::read_to_string(desk.path("g.toml")).unwrap_or_default())
    };
    let (code, err, whole) = merge(&desk, "a.xlsx");
    assert_eq!((code, err.contains("warning")), (Some(0), false), "{err}");
    for twin in ["problem_en = \"It rains.\"\n", "mehrwert_en = [\"Nearness\"]\n", "risiko_en = \"Delay\"\n"] {
        assert!(whole.contains(twin), "{whole}");
    }
    // What is made of it is English where it was.
    assert_eq!(desk.run(["check", "g.toml"]).code, Some(0));
    // Other words, and their English is not known yet.
    let other =
        text("Es stürmt.", "").replace("mehrwert_en = [\"Nearness\"]\n", "").replace("risiko_en", "verantwortlich");
    let desk = desk.with("b.toml", other.replace("[\"Nähe\"]", "[\"Nähe\", \"Ruhe\"]"));
    let run = desk.run(["merge", "p.toml", "b.toml", "-o", "h.toml", "--prefer", "b.toml"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let told = "warning[stale-english]: the German words of `projekt.problem_en`, `projekt.mehrwert_en` in `p.toml` are \
                others now";
    assert!(run.err.contains(told), "{}", run.err);
    let whole = fs::read_to_string(desk.path("h.toml")).expect("the whole");
    assert!(whole.contains("Es stürmt.") && !whole.contains("problem_en") && !whole.contains("mehrwert_en"), "{whole}");
    assert!(whole.contains("risiko_en = \"Delay\"\nmassnahme"), "{whole}");
    // Two English versions of the same words contradict each other as any two statements do.
    let desk = desk.with("c.toml", text("Es regnet.", "It is raining."));
    let run = desk.run(["merge", "p.toml", "c.toml", "-o", "i.toml"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert!(run.err.contains("contradict each other in `projekt.problem_en`"), "{}", run.err);
    // A questionnaire has no place for them, and says so.
    let run = desk.run(["merge", "p.toml", "a.xlsx", "-o", "g.xlsx"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("not-in-questionnaire") && run.err.contains("`projekt.problem_en`"), "{}", run.err);
}
