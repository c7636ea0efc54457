//! What is said in German. The English twin of each is asserted elsewhere.

use insta::assert_snapshot;

use super::{Desk, SMALL, json};

/// What is said to somebody whose system speaks German, on both streams.
fn said(desk: &Desk, args: &[&str]) -> String {
    let run = desk.command().env("LC_ALL", "de_DE.UTF-8").args(args).output().expect("the program runs");
    String::from_utf8([run.stdout, run.stderr].concat()).expect("UTF-8")
}

#[test]
fn help() {
    assert_snapshot!("help", said(&Desk::new(), &["--help"]));
    assert_snapshot!("help_build", said(&Desk::new(), &["build", "--help"]));
    assert_snapshot!("help_select_short", said(&Desk::new(), &["select", "-h"]));
}

#[test]
fn the_manual() {
    let desk = Desk::new();
    assert_eq!(said(&desk, &["man", "-o", "man"]), "");
    let page = std::fs::read_to_string(desk.path("man/ratsmappe-check.1")).expect("a page");
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    assert_eq!(headings, ["NAME", "ÜBERSICHT", "BESCHREIBUNG", "ARGUMENTE", "OPTIONEN", "WEITERES"]);
    assert!(page.contains("\\fIMögliche Werte:\\fR"), "{page}");
    assert!(said(&desk, &["completions", "fish"]).contains("Unterlagen"), "completions are German too");
}

#[test]
fn wrong_command_lines() {
    let wrong: [&[&str]; 11] = [
        &["chek"],
        &["check", "--catlog", "x"],
        &["build"],
        &["build", "a.toml", "--date", "morgen"],
        &["build", "a.toml", "--jobs", "0"],
        &["build", "a.toml", "--emit", "pfd"],
        &["select", "a.toml", "b.toml"],
        &["select", "a.toml", "--format", "csv", "--explain", "P1-01"],
        &["check", "--catalog"],
        &["check", "--format", "json", "--format", "text"],
        &["new", "a.txt"],
    ];
    let desk = Desk::new();
    let told: Vec<String> = wrong.iter().map(|args| said(&desk, args)).collect();
    assert_snapshot!("wrong_command_lines", told.join("\n"));
}

#[test]
fn a_fault_in_a_line() {
    let desk = Desk::new().with("p.toml", SMALL.replace("titel", "tittel").replace("P1", "P9"));
    assert_snapshot!("fault_line", said(&desk, &["check", "p.toml"]));
}

#[test]
fn a_fault_in_a_cell() {
    let table = "Kriterium;Phase;Meilenstein\nAlpha;P7;Ja\nBeta;P2;vielleicht\nBeta;P3;\n";
    let desk = Desk::new().with("k.csv", table);
    assert_snapshot!("fault_cell", said(&desk, &["check", "--catalog", "k.csv"]));
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::new().with("musterstadt.toml", SMALL);
    assert_snapshot!("missing_file", said(&desk, &["check", "musterstdat.toml"]));
}

#[test]
fn the_summary_of_a_check() {
    let desk = Desk::new().with_sample("musterstadt.toml").with("small.toml", SMALL);
    let told = said(&desk, &["check", "musterstadt.toml", "small.toml"]);
    let first: Vec<&str> = told.lines().take(8).collect();
    assert_snapshot!("check_summary", first.join("\n"));
}

#[test]
fn why_a_criterion_is_in_the_papers() {
    let desk = Desk::new().with_sample("musterstadt.toml");
    assert_snapshot!("explain", said(&desk, &["select", "musterstadt.toml", "--explain", "P3-04"]));
}

#[test]
fn programs_read_the_same_keys_in_both_languages() {
    let desk = Desk::new().with("p.toml", SMALL.replace("P1", "P9"));
    let of = |language: &str| json(&desk.run(["check", "p.toml", "--format", "json", "--ui-lang", language]).out);
    let (mut german, mut english) = (of("de"), of("en"));
    let take = |report: &mut serde_json::Value, key: &str| report["diagnostics"][0][key].take();
    assert_eq!(take(&mut german, "message"), "die Phase `P9` gibt es nicht");
    assert_eq!(take(&mut english, "message"), "there is no phase `P9`");
    assert_ne!(take(&mut german, "hints"), take(&mut english, "hints"));
    assert_eq!(german, english);
}

#[test]
fn questions_follow_the_users_language_and_the_profile_its_own() {
    let desk = Desk::new();
    let answers = ["--name", "Lerchenrode", "--title", "Dorfanzeiger", "--phase", "P1"];
    let new = |file: &str, more: &[&str]| said(&desk, &[&["new", file], &answers[..], more].concat());
    let told = new("a.toml", &[]);
    assert_eq!(told, "a.toml\nÖffnen Sie die Datei in einem Texteditor; dann: ratsmappe check a.toml\n");
    new("b.toml", &["--lang", "en"]);
    let language = |file: &str| {
        let text = std::fs::read_to_string(desk.path(file)).expect("a profile");
        text.lines().find(|line| line.starts_with("sprache")).map(str::to_owned)
    };
    assert_eq!(language("a.toml").as_deref(), Some("sprache = \"de\""));
    assert_eq!(language("b.toml").as_deref(), Some("sprache = \"en\""));
}

#[test]
fn the_option_comes_before_the_system() {
    let desk = Desk::new();
    let english = said(&desk, &["chek", "--ui-lang", "en"]);
    assert!(english.starts_with("error: unrecognized subcommand 'chek'"), "{english}");
    let german = desk.run(["chek", "--ui-lang=de"]);
    assert_eq!(german.code, Some(2));
    assert!(german.err.starts_with("Fehler: den Befehl `chek` gibt es nicht"), "{}", german.err);
    let wrong = desk.run(["check", "--ui-lang", "fr"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("fr"), "{}", wrong.err);
}

#[cfg(feature = "pdf")]
#[test]
fn a_build_and_what_fails_in_it() {
    let desk = Desk::new().with("small.toml", SMALL).with("vorlagen/kurz/main.typ", "#import \"mian.typ\": *\n");
    let build = ["build", "small.toml", "--templates", "vorlagen", "--date", "2026-11-22", "--only"];
    let built = said(&desk, &[&build[..], &["dossier"]].concat());
    let total = built.lines().find(|line| line.starts_with("1 Dokument für 1 Projekt, ")).expect("a total");
    assert!(built.contains(" Seiten  ") && !total.contains('.'), "{built}");
    assert!(built.contains("Lücken in lerchenrode-dorfanzeiger: `ratsmappe check small.toml` nennt sie"), "{built}");
    let failed = said(&desk, &[&build[..], &["kurz"]].concat());
    assert!(failed.contains("out/lerchenrode/lerchenrode-dorfanzeiger-kurz.pdf wurde nicht geschrieben"), "{failed}");
    assert!(failed.contains("0 Dokumente für 1 Projekt, 1 fehlgeschlagen, "), "{failed}");
    let why = "Fehler[template-error]: die Datei kann nicht geladen werden (unter den Vorlagen gibt es kein \
               `/kurz/mian.typ`: meinten Sie `/kurz/main.typ`?)";
    assert!(failed.contains(why), "{failed}");
}
