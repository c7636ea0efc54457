//! Runs that typeset.

use std::fs;

use super::{Desk, SMALL};

const DATE: &str = "2026-11-22";

#[test]
fn the_same_command_twice_gives_the_same_bytes() {
    let desk = Desk::new().with("small.toml", SMALL);
    for folder in ["one", "two"] {
        let run = desk.run(["build", "small.toml", "--only", "dossier", "--date", DATE, "-o", folder]);
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    let read = |folder: &str| {
        fs::read(desk.path(&format!("{folder}/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf"))).expect("a dossier")
    };
    let first = read("one");
    assert!(first.starts_with(b"%PDF-"));
    assert!(first == read("two"), "the bytes differ");
    // The environment's date is as good as the option's, and the option goes before it.
    let epoch = desk
        .command()
        .args(["build", "small.toml", "--only", "dossier", "-o", "three"])
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .output()
        .expect("the program runs");
    assert_eq!(epoch.status.code(), Some(0));
    assert!(first == read("three"), "SOURCE_DATE_EPOCH gives another document than --date");
}

#[test]
fn what_was_written_is_said_in_order() {
    let desk = Desk::new().with("a.toml", SMALL).with("b.toml", SMALL.replace("Lerchenrode", "Bachheim"));
    let run = desk.run(["build", "a.toml", "b.toml", "--only", "dossier", "--date", DATE, "--jobs", "2"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let lines: Vec<Vec<&str>> = run.out.lines().map(|line| line.split("  ").collect()).collect();
    let [first, first_list, second, second_list, total] = &lines[..] else { panic!("{}", run.out) };
    let papers = ["dossier.pdf", "kriterien.xlsx"];
    let of = |town: &str| papers.map(|paper| format!("out/{town}/{town}-dorfanzeiger-{paper}"));
    assert_eq!([first[0], first_list[0]], of("lerchenrode"));
    assert_eq!([second[0], second_list[0]], of("bachheim"));
    assert!(first_list[1].ends_with(" kB"), "{first_list:?}");
    assert!(first[1].ends_with(" pages") && first[2].ends_with(" kB") && first[3].ends_with(" s"), "{first:?}");
    assert!(total[0].starts_with("2 documents of 2 projects, "), "{total:?}");
    assert!(run.err.contains(" gaps in lerchenrode-dorfanzeiger: `ratsmappe check a.toml` lists them"), "{}", run.err);
    assert_eq!(desk.files("out"), [of("bachheim"), of("lerchenrode")].concat());
}

#[test]
fn a_bad_profile_does_not_stop_the_others() {
    let desk =
        Desk::new().with("a.toml", SMALL.replace("P1", "P9")).with("b.toml", SMALL.replace("Lerchenrode", "Bachheim"));
    let run = desk.run(["build", ".", "--only", "dossier"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("error[unknown-phase]"), "{}", run.err);
    assert!(
        run.out.lines().any(|line| line.starts_with("1 document of 1 project, 1 profile with errors, ")),
        "{}",
        run.out
    );
    let papers = ["dossier.pdf", "kriterien.xlsx"];
    assert_eq!(desk.files("out"), papers.map(|paper| format!("out/bachheim/bachheim-dorfanzeiger-{paper}")));
}

#[test]
fn a_place_that_cannot_be_written_to_fails_the_document() {
    // A file where a folder is needed: this holds for root too, whom permissions do not stop.
    let desk = Desk::new().with("small.toml", SMALL).with("out/lerchenrode", "a file").with("taken", "a file");
    let run = desk.run(["build", "small.toml", "--only", "dossier"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("error[cannot-write]: the document cannot be written: "), "{}", run.err);
    // Of a paper's files the first that is in the way is named, and the paper that is missing for it.
    assert!(run.err.contains("--> out/lerchenrode/lerchenrode-dorfanzeiger-kriterien.xlsx"), "{}", run.err);
    assert!(run.err.contains("out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf was not written"), "{}", run.err);
    assert!(run.out.starts_with("0 documents of 1 project, 1 failed, "), "{}", run.out);
    let run = desk.run(["build", "small.toml", "-o", "taken"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("error[cannot-write]: the output folder cannot be written to: "), "{}", run.err);
}

#[test]
fn of_a_paper_that_cannot_be_written_that_file_is_named_which_is_in_the_way() {
    // Whoever has the workbook open is to close that, not the paper.
    let workbook = "out/lerchenrode/lerchenrode-dorfanzeiger-kriterien.xlsx";
    let desk = Desk::new().with("small.toml", SMALL).with(&format!("{workbook}/full"), "");
    let run = desk.run(["build", "small.toml", "--only", "dossier"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("error[cannot-write]: the document cannot be written: it is a folder"), "{}", run.err);
    assert!(run.err.contains(&format!("--> {workbook}")), "{}", run.err);
    assert_eq!(desk.files("out"), [format!("{workbook}/full")], "no half of a paper is left");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_keeps_what_it_holds() {
    use std::os::unix::fs::PermissionsExt;
    let old = "out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf";
    let desk = Desk::new().with("small.toml", SMALL).with(old, "an older paper");
    let folder = desk.path("out/lerchenrode");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("a read-only folder");
    let stopped = fs::write(folder.join("probe"), "").is_err();
    let run = desk.run(["build", "small.toml", "--only", "dossier"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("a folder as before");
    // Root may write anywhere; the test then has nothing to see.
    if stopped {
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert_eq!(desk.files("out"), [old]);
        assert_eq!(fs::read(desk.path(old)).expect("the older paper"), b"an older paper");
    }
}

#[test]
fn notes_come_beside_the_slides_if_they_are_asked_for() {
    let desk = Desk::new().with("small.toml", SMALL);
    let stem = "out/lerchenrode/lerchenrode-dorfanzeiger";
    let slides = format!("{stem}-praesentation.pdf");
    let notes = format!("{stem}-praesentation-notizen.pdf");
    let build = |more: &[&str]| {
        let run = desk.run(["build", "small.toml", "--only", "praesentation", "--date", DATE].iter().chain(more));
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out.lines().last().unwrap_or_default().to_owned()
    };
    build(&[]);
    assert_eq!(desk.files("out"), [slides.as_str()]);
    // The slides stand there already; the journal knows the notes as a document of its own.
    assert!(build(&["--notes"]).starts_with("1 document of 1 project, 1 unchanged"));
    assert_eq!(desk.files("out"), [notes.as_str(), slides.as_str()]);
    assert!(build(&["--notes"]).starts_with("0 documents of 1 project, 2 unchanged"));
}
