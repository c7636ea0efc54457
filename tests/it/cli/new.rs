//! `new`, `completions` and `man`: what gets somebody started.

use super::{Desk, json};

#[test]
fn a_new_profile_makes_papers_at_once() {
    let desk = Desk::new();
    let answers = ["--name", "Bad Süd", "--title", "Pegelwacht", "--phase", "P3", "--lang", "de"];
    let run = desk.run(["new", "süd.toml"].iter().chain(&answers));
    assert_eq!((run.code, run.out.as_str()), (Some(0), "süd.toml\n"), "{}", run.err);
    assert_eq!(run.err, "open it in a text editor; then: ratsmappe check süd.toml\n");
    let check = desk.run(["check", "süd.toml", "--format", "json"]);
    assert_eq!(check.code, Some(0));
    let report = json(&check.out);
    assert_eq!((&report["diagnostics"], &report["profiles"][0]["title"]), (&json("[]"), &json("\"Pegelwacht\"")));

    let kept = std::fs::read(desk.path("süd.toml")).expect("the profile");
    let again = desk.run(["new", "süd.toml"].iter().chain(&answers));
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("error[file-exists]"), "{}", again.err);
    assert_eq!(std::fs::read(desk.path("süd.toml")).expect("the profile"), kept);
}

#[test]
fn where_nobody_can_be_asked_every_needed_answer_is_named() {
    let desk = Desk::new();
    let refused = |args: &[&str]| {
        let run = desk.run(["new"].iter().chain(args));
        assert_eq!(run.code, Some(2));
        assert_eq!(desk.files(""), [""; 0], "nothing is written");
        run.err.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(refused(&["a.toml", "--name", "A"]), "error: --title is missing, and there is no terminal to ask on");
    let wrong = refused(&["a.toml", "--name", "A", "--title", "B", "--phase", "P7"]);
    assert_eq!(wrong, "error: --phase: there is no phase `P7`; use P1 to P5, or [\"P4\", \"P5\"]");
    let state = refused(&["a.toml", "--name", "A", "--state", "Sachsen-Anhalk"]);
    assert!(
        state.starts_with(
            "error: --state: `kommune.bundesland` cannot be `Sachsen-Anhalk`; did you mean `Sachsen-Anhalt`?"
        ),
        "{state}"
    );
    assert_eq!(refused(&["a.txt"]), "error: `a.txt` must end with .toml");
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = desk.run(["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert!(run.out.contains("max-read-seconds") && !run.out.contains('\u{fffd}'), "{shell}");
        assert!(!run.out.contains("read-workbook"), "{shell} offers what is for the program itself");
    }
    let page = desk.run(["man"]);
    assert!(page.out.starts_with(".ie ") && page.out.contains("\nratsmappe\\-build(1)\n"), "{}", page.out);
    assert_eq!(desk.run(["man", "-o", "man1"]).code, Some(0));
    let pages = desk.files("man1");
    for name in ["ratsmappe.1", "ratsmappe-build.1", "ratsmappe-templates-export.1", "ratsmappe-watch.1"] {
        assert!(pages.contains(&format!("man1/{name}")), "{pages:?}");
    }
    assert!(!pages.iter().any(|p| p.contains("read-workbook")), "{pages:?}");
}
