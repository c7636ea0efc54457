//! Whatever the commands say of two inputs that do not agree names both, and where in each, in both languages.

use crate::support::{Desk, json};

use super::SMALL;

/// A profile of another day and place, as the earlier one of [`LATER`].
const EARLIER: &str =
    "[kommune]\nname = \"Amselrode\"\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P1\"\nstand = 2027-05-01\n";
const LATER: &str = "[kommune]\nname = \"Lerchenrode\"\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P1\"\nstand = 2026-11-01\n\
                     vorher = \"alt.toml\"\n";

/// The report of a part of a run.
fn report(shard: &str, date: &str) -> String {
    format!(
        "{{\"program\": \"ratsmappe\", \"build\": \"b\", \"date\": \"{date}\", \"shard\": \"{shard}\", \"totals\": \
         {{\"projects\": 0, \"invalid\": 0, \"documents\": 0, \"written\": 0, \"unchanged\": 0, \"failed\": 0, \
         \"not_begun\": 0, \"pages\": 0, \"bytes\": 0, \"milliseconds\": 0}}, \"projects\": [], \"documents\": []}}"
    )
}

fn desk() -> Desk {
    let other = |old: &str, new: &str| SMALL.replace(old, new);
    let list =
        "Kommune,Titel,Phase,Profil\nErlenau,Pegel,P3,\nErlenau,Pegel!,P3,\nLerchenrode,Dorfanzeiger,P2,small.toml\n";
    Desk::new()
        .with("small.toml", SMALL)
        .with("versions/a.toml", SMALL)
        .with("versions/b.toml", other("P1", "P2"))
        .with("copies/a.toml", SMALL)
        .with("copies/b.toml", SMALL)
        .with("names/a.toml", SMALL)
        .with("names/b.toml", other("anzeiger", "anzeiger!"))
        .with("list.csv", list)
        .with("alt.toml", EARLIER)
        .with("neu.toml", LATER)
        .with("kaputt.toml", other("P1", "P9"))
        .with("eins.toml", format!("{SMALL}problem = \"Eins\"\n"))
        .with("zwei.toml", format!("{SMALL}problem = \"Zwei\"\n"))
        .with("1.json", report("1/2", "2026-11-01"))
        .with("1b.json", report("1/2", "2026-11-01"))
        .with("2.json", report("2/2", "2026-11-02"))
        .with("3.json", report("2/3", "2026-11-01"))
}

#[test]
fn whatever_commands_say_of_two_inputs_names_both_and_where_in_each() {
    let desk = desk();
    let said: [(&[&str], &str, &[&str]); 12] = [
        (&["check", "versions"], "[differing-copies]", &["--> versions/a.toml:5:9", "--> versions/b.toml:5:9"]),
        (&["check", "copies"], "[copy]", &["--> copies/a.toml:5:9", "--> copies/b.toml:5:9"]),
        (&["check", "names"], "[same-name]", &["--> names/a.toml:5:9", "--> names/b.toml:5:9"]),
        (&["check", "list.csv"], "[conflicting-values]", &["--> list.csv › list!C4", "--> small.toml:6:9"]),
        (&["form", "list.csv", "-o", "bogen"], "[same-name]", &["--> list.csv › list!B2", "--> list.csv › list!B3"]),
        (&["check", "neu.toml"], "[other-municipality]", &["--> neu.toml:2:8", "--> alt.toml:2:8"]),
        (&["check", "neu.toml"], "[not-earlier]", &["--> neu.toml:6:9", "--> alt.toml:6:9"]),
        (
            &["merge", "eins.toml", "zwei.toml", "-o", "g.toml"],
            "[contradiction]",
            &["eins.toml:7:11", "zwei.toml:7:11"],
        ),
        (
            &["merge", "eins.toml", "zwei.toml", "-o", "g.toml", "--prefer", "eins.toml"],
            "--prefer",
            &["(eins.toml:7:11)", "(zwei.toml:7:11)"],
        ),
        (
            &["merge", "eins.toml", "zwei.toml", "-o", "h.toml", "--prefer", "drei.toml"],
            "--prefer drei.toml",
            &["`eins.toml`, `zwei.toml`"],
        ),
        (&["report", "merge", "1.json", "1b.json", "-o", "r.json"], "1/2", &["1.json", "1b.json"]),
        (&["report", "merge", "1.json", "2.json", "-o", "r.json"], "2026-11-01", &["1.json", "2.json", "2026-11-02"]),
    ];
    for (args, what, places) in said {
        for language in ["de", "en"] {
            let run = desk.run(args.iter().chain(&["--ui-lang", language]));
            let _ = std::fs::remove_file(desk.path("g.toml"));
            for wanted in std::iter::once(&what).chain(places) {
                assert!(run.err.contains(wanted), "{args:?} ({language}) does not say {wanted}:\n{}", run.err);
            }
        }
    }
    let parts = desk.run(["report", "merge", "1.json", "3.json", "-o", "r.json"]).err;
    assert!(parts.contains("1.json") && parts.contains("3.json") && parts.contains(", 3 and 2"), "{parts}");
}

#[test]
fn what_is_not_compared_names_the_files_of_both_sides() {
    let desk = desk();
    let diff = |format: &str| {
        let old = desk.path("alt");
        let new = desk.path("neu");
        for (folder, one) in [(&old, SMALL.to_owned()), (&new, SMALL.replace("P1", "P9"))] {
            std::fs::create_dir_all(folder).expect("a folder");
            std::fs::write(folder.join("a.toml"), one).expect("a file");
            std::fs::write(folder.join("b.toml"), SMALL.replace("rode", "berg")).expect("a file");
        }
        desk.run(["diff", "alt", "neu", "--format", format]).out
    };
    assert!(diff("text").contains("(alt/a.toml → neu/a.toml)"), "{}", diff("text"));
    let told = json(&diff("json"));
    let known = &told["not_compared"][0];
    assert_eq!((known["file"].as_str(), known["old"]["file"].as_str()), (Some("neu/a.toml"), Some("alt/a.toml")));
    assert!(diff("csv").contains("not-compared,,,alt/a.toml,neu/a.toml"), "{}", diff("csv"));
}

#[test]
fn programs_are_told_all_places() {
    let desk = desk();
    let told = json(&desk.run(["check", "list.csv", "--format", "json"]).out);
    let found = told["diagnostics"].as_array().expect("findings");
    let found = found.iter().find(|found| found["code"] == "conflicting-values").expect("a conflict");
    assert_eq!((&found["file"], &found["cell"]), (&"list.csv".into(), &"C4".into()));
    assert_eq!((&found["others"][0]["file"], &found["others"][0]["line"]), (&"small.toml".into(), &6.into()));
    let csv = desk.run(["check", "list.csv", "--format", "csv"]).out;
    assert!(csv.lines().next().is_some_and(|head| head.ends_with(",hints,others")), "{csv}");
    assert!(csv.contains("small.toml:6:9"), "{csv}");
}
