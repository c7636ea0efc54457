//! One fault each: the message names place and advice, the exit code is 3, and nothing is written.

use insta::assert_snapshot;

use super::{Desk, SMALL, json};

/// Builds a profile and gives what was said; nothing may have been written.
fn told(desk: &Desk, args: &[&str]) -> String {
    let run = desk.run([&["build"], args].concat());
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert_eq!(desk.files("out"), [""; 0]);
    run.err
}

fn told_of(profile: String) -> String {
    told(&Desk::new().with("p.toml", profile), &["p.toml"])
}

#[test]
fn a_wrong_key() {
    assert_snapshot!(told_of(SMALL.replace("titel", "tittel")), @r#"
    error[missing-key]: the key `titel` is missing in [projekt]
     --> p.toml:4:1
      |
    4 | [projekt]
      | ^^^^^^^^^

    error[unknown-key]: [projekt] has no key `tittel`
     --> p.toml:5:1
      |
    5 | tittel = "Dorfanzeiger"
      | ^^^^^^
      help: did you mean `titel`?
    "#);
}

#[test]
fn a_wrong_status() {
    let more = "\n[[kriterien]]\nkriterium = \"P1-06\"\nstatus = \"fertig\"\n";
    assert_snapshot!(told_of(format!("{SMALL}{more}")), @r#"
    error[unknown-value]: `kriterien[0].status` cannot be `fertig`
      --> p.toml:10:10
       |
    10 | status = "fertig"
       |          ^^^^^^^^
      help: write: `status = "erfüllt"`
      help: possible: offen, in Arbeit, erfüllt, nicht relevant
    "#);
}

#[test]
fn an_unknown_criterion() {
    let more = "\n[[kriterien]]\nkriterium = \"Prof of Value\"\nstatus = \"offen\"\n";
    assert_snapshot!(told_of(format!("{SMALL}{more}")), @r#"
    error[unknown-criterion]: the catalogue has no criterion `Prof of Value`
     --> p.toml:9:13
      |
    9 | kriterium = "Prof of Value"
      |             ^^^^^^^^^^^^^^^
      help: did you mean `Proof of Value`?
    "#);
}

#[test]
fn a_phase_that_does_not_exist() {
    assert_snapshot!(told_of(SMALL.replace("P1", "P9")), @r#"
    error[unknown-phase]: there is no phase `P9`
     --> p.toml:6:9
      |
    6 | phase = "P9"
      |         ^^^^
      help: use P1 to P5, or ["P4", "P5"]
    "#);
}

#[test]
fn a_missing_file() {
    let desk = Desk::new().with("lerchenrode.toml", SMALL);
    assert_snapshot!(told(&desk, &["lerchenrohde.toml"]), @r#"
    error[file-not-found]: there is no such project profile
     --> lerchenrohde.toml
      help: did you mean `lerchenrode.toml`?
    "#);
    assert_snapshot!(told(&desk, &["lerchenrode.toml", "--catalog", "kriterien.xlsx"]), @r#"
    error[file-not-found]: there is no such criteria workbook
     --> kriterien.xlsx
      help: check the name, and the folder the command is run in
    "#);
    assert_snapshot!(told(&desk, &["lerchenrode.toml", "--templates", "vorlagen"]), @r#"
    error[file-not-found]: there is no such template folder
     --> vorlagen
      help: leave --templates out to use the built-in templates
    "#);
}

#[test]
fn an_error_cell() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Kriterien").expect("a name");
    for (column, header) in ["Kriterium", "Phase"].iter().enumerate() {
        sheet.write(0, column as u16, *header).expect("a cell");
    }
    sheet.write(1, 0, "Bedarf geklärt").expect("a cell");
    let broken = rust_xlsxwriter::Formula::new("=A99").set_result("#REF!");
    sheet.write_formula(1, 1, broken).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let desk = Desk::new().with("k.xlsx", bytes).with("p.toml", SMALL);
    assert_snapshot!(told(&desk, &["p.toml", "--catalog", "k.xlsx"]), @r#"
    error[error-cell]: the cell holds the error value `#REF!`
     --> k.xlsx › Kriterien!B2
      |
    2 | #REF!
      | ^^^^^
      help: repair the formula, or replace it by its value
    "#);
    let run = desk.run(["check", "--catalog", "k.xlsx", "--format", "json"]);
    assert_eq!(run.code, Some(3));
    let report = json(&run.out);
    assert!(report["catalog"].is_null());
    let finding = &report["diagnostics"][0];
    assert_eq!(
        (&finding["code"], &finding["sheet"], &finding["cell"]),
        (&"error-cell".into(), &"Kriterien".into(), &"B2".into())
    );
}

#[test]
fn several_faults_are_told_at_once() {
    let profile = SMALL.replace("titel", "tittel").replace("P1", "P9");
    let desk = Desk::new().with("p.toml", profile).with("q.toml", "no profile at all");
    let err = told(&desk, &["p.toml", "q.toml", "missing.toml"]);
    for code in ["unknown-key", "unknown-phase", "file-not-found"] {
        assert!(err.contains(code), "{code}: {err}");
    }
    assert!(err.contains("q.toml:1:"), "{err}");
}

#[test]
fn fail_fast_stops_at_the_first_fault() {
    let desk = Desk::new().with("p.toml", SMALL.replace("P1", "P9")).with("q.toml", SMALL.replace("P1", "P8"));
    let err = told(&desk, &["--fail-fast", "p.toml", "q.toml"]);
    assert!(err.contains("p.toml") && !err.contains("q.toml"), "{err}");
}

#[test]
fn a_form_of_ones_own_is_read_from_the_profiles_folder_only() {
    let with = |form: &str| format!("{SMALL}\n[beschluss]\nvorlage = \"{form}\"\n");
    let desk = Desk::new().with("p/a.toml", with("none.toml"));
    let run = desk.run(["check", "p/a.toml"]);
    assert_eq!(run.code, Some(3));
    assert_snapshot!(run.err, @r#"
    error[file-not-found]: the form p/none.toml does not exist
     --> p/a.toml:9:11
      |
    9 | vorlage = "none.toml"
      |           ^^^^^^^^^^^
      help: the path starts in the profile's folder and stays in it
    "#);
    let desk = desk.with("p/f.toml", "name = \"X\"\ntittel = \"Y\"\n").with("p/a.toml", with("f.toml"));
    let run = desk.run(["check", "p/a.toml"]);
    assert_eq!(run.code, Some(3));
    assert_snapshot!(run.err, @r#"
    error[unknown-key]: a form of the council paper has no key `tittel`
     --> p/f.toml:2:1
      |
    2 | tittel = "Y"
      | ^^^^^^
      help: did you mean `titel`?
    "#);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed_to_a_form() {
    let desk = Desk::new()
        .with("secret.toml", "name = \"X\"\n")
        .with("p/a.toml", format!("{SMALL}\n[beschluss]\nvorlage = \"f.toml\"\n"));
    std::os::unix::fs::symlink(desk.path("secret.toml"), desk.path("p/f.toml")).expect("a link");
    let run = desk.run(["check", "p/a.toml"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("error[path-outside-folder]"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_workbook_that_needs_too_much_memory() {
    let prose = format!("Bedarf,P2,{}\n", "Bedarf ".repeat(4_000));
    let desk = Desk::new().with("k.csv", format!("Titel,(ab) Phase,Beschreibung\n{}", prose.repeat(200)));
    let run = desk.run(["check", "--catalog", "k.csv", "--max-read-mib", "1"]);
    assert_eq!(run.code, Some(3), "{}", run.err);
    assert_snapshot!(run.err, @"
    error[workbook-too-large]: the workbook needs more than 1 MiB to be read
     --> k.csv
      help: the file is probably damaged: open it in a spreadsheet program and save it again as xlsx
      help: if it is only large, allow more with --max-read-mib
    ");
}

#[test]
fn forty_faults_of_a_workbook_are_forty_messages_and_a_count_apart_from_warnings() {
    let mut rows = "Kriterium;Phase;Meilenstein\n".to_owned();
    (0..40).for_each(|n| rows.push_str(&format!("Kriterium {n};P{};x\n", 6 + n % 4)));
    let desk = Desk::new().with("small.toml", SMALL).with("k.csv", format!("{rows};;x\n"));
    for command in ["check", "build"] {
        let run = desk.run([command, "small.toml", "--catalog", "k.csv"]);
        assert_eq!(run.code, Some(3), "{}", run.err);
        let count = |start: &str| run.err.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!((count("error["), count("warning[")), (40, 1), "{command}: {}", run.err);
        let total = "workbook: not usable, 40 errors, 1 warning";
        assert!(run.out.contains(total) || run.err.contains(total), "{command}: {}{}", run.out, run.err);
    }
}
