//! What the README promises: its commands work, its message is the program's own.

#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::path::Path;

use assert_cmd::Command;

use crate::support::root;

fn readme() -> String {
    std::fs::read_to_string(root("README.md")).expect("there is a README")
}

/// The fenced blocks of one kind.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

#[test]
fn the_two_commands_for_a_fresh_machine_are_there_and_name_a_sample_that_exists() {
    let console = blocks(&readme(), "console").concat();
    assert!(console.contains("$ cargo run --release -- build data/profile/musterstadt.toml\n"), "{console}");
    assert!(console.contains("$ cargo test\n"), "{console}");
    assert!(root("data/profile/musterstadt.toml").is_file());
}

#[test]
fn every_option_in_the_readme_is_known_to_the_program() {
    let help: String = ["build", "check", "select", "diff", "watch", "form"]
        .map(|command| {
            let run = Command::cargo_bin("ratsmappe")
                .expect("the program")
                .env("LC_ALL", "C")
                .args([command, "--help"])
                .output();
            String::from_utf8_lossy(&run.expect("it runs").stdout).into_owned()
        })
        .concat();
    let console = blocks(&readme(), "console").concat();
    let commands = console.lines().filter(|l| l.starts_with("$ ratsmappe"));
    let options: Vec<&str> = commands.flat_map(str::split_whitespace).filter(|w| w.starts_with("--")).collect();
    assert!(options.len() >= 2, "the README shows options: {options:?}");
    for option in options {
        assert!(help.contains(option), "{option} is in the README but not in the help");
    }
}

#[test]
fn the_message_shown_is_the_one_the_program_gives() {
    let shown = blocks(&readme(), "text").into_iter().find(|b| b.starts_with("error[")).expect("a message");
    let folder = tempfile::tempdir().expect("a folder");
    let profile = "[kommune]\nname = \"Meine Stadt\"\n\n[projekt]\ntitel = \"X\"\nphase = \"P9\"\n";
    std::fs::write(folder.path().join("meine-stadt.toml"), profile).expect("a profile");
    let run = Command::cargo_bin("ratsmappe")
        .expect("the program")
        .env("LC_ALL", "C")
        .current_dir(folder.path())
        .args(["check", "meine-stadt.toml"])
        .output()
        .expect("it runs");
    assert_eq!(String::from_utf8_lossy(&run.stderr).trim_end(), shown.trim_end());
}

#[test]
fn every_file_the_documents_link_to_exists() {
    for name in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/profile.md",
        "docs/anleitung.md",
        "docs/fortschritt.md",
        "docs/fragebogen.md",
        "docs/workbook.md",
        "docs/limits.md",
    ] {
        let path = root(name);
        let text = std::fs::read_to_string(&path).expect(name);
        let folder = path.parent().unwrap_or(Path::new("."));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") && !file.starts_with("mailto:") {
                assert!(folder.join(file).exists(), "{name} links to {target}");
            }
        }
    }
}
