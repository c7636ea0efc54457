//! `watch`: what changes is followed, errors are shown and go when they are repaired.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{fs, thread};

use super::{Desk, SMALL};

/// A test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running `watch` and what it says, line by line.
struct Watched(Child, Receiver<String>);

impl Watched {
    fn start(desk: &Desk, args: &[&str]) -> Self {
        // One pipe for both streams, so that lines come in the order in which they are said.
        let (stream, said) = std::io::pipe().expect("a pipe");
        let child = Command::new(assert_cmd::cargo::cargo_bin!("ratsmappe"))
            .env("LC_ALL", "C")
            .arg("watch")
            .args(args)
            .current_dir(desk.path(""))
            .stdout(said.try_clone().expect("a second end"))
            .stderr(said)
            .spawn()
            .expect("the program runs");
        let (sender, lines) = channel();
        thread::spawn(move || {
            BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Self(child, lines)
    }

    /// What is said until it waits for changes again.
    fn round(&self) -> String {
        let mut said = String::new();
        loop {
            let line = self.1.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it does not go on after:\n{said}"));
            if line.starts_with("watching ") {
                return said;
            }
            said.push_str(&line);
            said.push('\n');
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_syntax_error_is_shown_and_its_repair_shows_the_pages_again() {
    let desk = Desk::new().with("small.toml", SMALL);
    let watch = Watched::start(&desk, &["small.toml", "--only", "beschlussvorlage", "--draft"]);
    let paper = "out/lerchenrode/lerchenrode-dorfanzeiger-beschlussvorlage.pdf  ";
    let first = watch.round();
    assert!(first.contains(paper) && first.contains("1 document of 1 project"), "{first}");

    fs::write(desk.path("small.toml"), SMALL.replace("\"P1\"", "\"P1")).expect("a broken profile");
    let broken = watch.round();
    assert!(broken.contains("error[syntax]") && broken.contains("small.toml:6"), "{broken}");
    assert!(!broken.contains(paper), "{broken}");

    // As editors do it: a new file in the place of the old one.
    fs::write(desk.path("small.toml~"), SMALL.replace("Dorfanzeiger", "Dorfbote")).expect("a new file");
    fs::rename(desk.path("small.toml~"), desk.path("small.toml")).expect("in the place of the old one");
    let repaired = watch.round();
    let paper = "out/lerchenrode/lerchenrode-dorfbote-beschlussvorlage";
    assert!(repaired.contains(&format!("{paper}.pdf  ")), "{repaired}");
    let said = super::pages(&desk.path(&format!("{paper}.pdf"))).join(" ");
    assert!(said.contains("Dorfbote"), "{said}");
    // What this watch itself wrote under the title before goes with it.
    assert!(repaired.contains("1 document under an older name was removed"), "{repaired}");
    assert_eq!(desk.files("out"), ["docx", "pdf", "txt"].map(|ending| format!("{paper}.{ending}")));
}

#[test]
fn what_a_profile_names_is_watched_from_the_moment_it_names_it() {
    let desk = Desk::new().with("p/small.toml", SMALL).with("eigene/text/de/own.txt", "eins");
    let logo = |colour: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path fill='{colour}' d='M0 0h9v9z'/></svg>")
    };
    let watch = Watched::start(&desk, &["p", "--only", "beschlussvorlage", "--templates", "eigene", "--draft"]);
    assert!(watch.round().contains("1 document of 1 project"));

    let named = SMALL.replace("name = \"Lerchenrode\"", "name = \"Lerchenrode\"\nlogo = \"bild.svg\"");
    fs::write(desk.path("p/small.toml"), named).expect("a logo is named");
    let missing = watch.round();
    assert!(missing.contains("warning[logo-not-found]"), "{missing}");

    fs::write(desk.path("p/bild.svg"), logo("#123456")).expect("the logo");
    let there = watch.round();
    assert!(there.contains("1 document of 1 project") && !there.contains("warning"), "{there}");

    fs::write(desk.path("p/other.toml"), SMALL.replace("Lerchenrode", "Bachheim")).expect("one more profile");
    let two = watch.round();
    assert!(
        two.contains("out/bachheim/bachheim-dorfanzeiger-beschlussvorlage.pdf") && two.contains("1 unchanged"),
        "{two}"
    );

    fs::write(desk.path("eigene/text/de/own.txt"), "{{ falsch").expect("a broken template");
    assert!(watch.round().contains("eigene/text/de/own.txt"), "templates are watched");
}
