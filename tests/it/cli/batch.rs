//! Many documents, and the same ones again: what is made anew, what stays, what is told of it.

use std::collections::BTreeMap;
use std::fs;

use ratsmappe::batch::journal::Journal;
use serde_json::Value;

use super::{Desk, json};

/// Small profiles that state a resolution: without one a council paper is withheld.
const SMALL: &str = "[kommune]\nname = \"Lerchenrode\"\n\n[beschluss]\ngremium = \"Gemeinderat\"\n\
    text = [\"Der Dorfanzeiger wird erprobt.\"]\n\n[projekt]\ntitel = \"Dorfanzeiger\"\nphase = \"P1\"\n";
const OLD: &str = "[kommune]\nname = \"Bachheim\"\n\n[beschluss]\ngremium = \"Gemeinderat\"\n\
    text = [\"Die Mitfahrbank wird erprobt.\"]\n\n[projekt]\ntitel = \"Mitfahrbank\"\nphase = \"P2\"\n";
const SLIDES: [&str; 4] = ["--only", "beschlussvorlage,praesentation", "--date", "2026-11-22"];
const BACHHEIM: &str = "out/bachheim/bachheim-mitfahrbank-praesentation.pdf";

fn desk() -> Desk {
    Desk::new().with("small.toml", SMALL).with("old.toml", OLD)
}

fn build(desk: &Desk, more: &[&str]) -> super::Outcome {
    desk.run(["build", "small.toml", "old.toml"].iter().chain(&SLIDES).chain(more))
}

/// All files of a folder with their bytes.
fn contents(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let read = |name: String| {
        let bytes = fs::read(desk.path(&name)).expect("a file");
        (name.replacen(folder, "", 1), bytes)
    };
    desk.files(folder).into_iter().map(read).collect()
}

/// The closing line without its time.
fn total(run: &super::Outcome) -> String {
    let line = run.out.lines().last().unwrap_or_default();
    line.rsplit_once(", ").map_or(line, |(text, _)| text).to_owned()
}

#[test]
fn what_is_unchanged_is_not_made_again() {
    let desk = desk();
    assert_eq!(total(&build(&desk, &[])), "4 documents of 2 projects");
    let first = contents(&desk, "out");
    let again = build(&desk, &[]);
    assert_eq!((again.code, total(&again).as_str()), (Some(0), "0 documents of 2 projects, 4 unchanged"));
    assert_eq!(again.out.lines().count(), 1, "nothing is said of what stayed: {}", again.out);

    let longer = format!("{OLD}kurzbeschreibung = \"Bänke für alle Ortsteile\"\n");
    fs::write(desk.path("old.toml"), longer).expect("a changed profile");
    assert_eq!(total(&build(&desk, &[])), "2 documents of 2 projects, 2 unchanged");
    fs::write(desk.path("old.toml"), OLD).expect("the profile as before");
    build(&desk, &[]);
    assert_eq!(contents(&desk, "out"), first);

    fs::remove_file(desk.path(BACHHEIM)).expect("a document to miss");
    assert_eq!(total(&build(&desk, &[])), "1 document of 2 projects, 3 unchanged");
    for (ending, what) in [("txt", "a text copy to miss"), ("docx", "a Word file to miss")] {
        fs::remove_file(desk.path(&format!("out/bachheim/bachheim-mitfahrbank-beschlussvorlage.{ending}")))
            .expect(what);
        assert_eq!(total(&build(&desk, &[])), "1 document of 2 projects, 3 unchanged");
    }
    assert_eq!(contents(&desk, "out"), first);
}

#[test]
fn every_source_of_a_document_counts() {
    let desk = desk();
    let one = |more: &[&str]| total(&desk.run(["build", "old.toml"].iter().chain(&SLIDES).chain(more)));
    assert_eq!(one(&[]), "2 documents of 1 project");
    assert_eq!(one(&["--draft"]), "2 documents of 1 project");
    assert_eq!(one(&["--draft", "--lang", "en"]), "2 documents of 1 project");
    assert_eq!(one(&[]), "2 documents of 1 project");
    fs::write(desk.path("k.csv"), "Titel,(ab) Phase\nBedarf geklärt,P2\n").expect("a workbook");
    assert_eq!(one(&["--catalog", "k.csv"]), "2 documents of 1 project");
    assert_eq!(one(&["--catalog", "k.csv"]), "0 documents of 1 project, 2 unchanged");
    fs::create_dir(desk.path("t")).expect("a folder");
    fs::write(desk.path("t/notes.txt"), "mine").expect("a template file");
    assert_eq!(one(&["--catalog", "k.csv", "--templates", "t"]), "2 documents of 1 project");
    let other_day = ["build", "old.toml", "--only", "praesentation", "--date", "2026-11-23"];
    assert_eq!(total(&desk.run(other_day)), "1 document of 1 project");
}

#[test]
fn what_somebody_changed_by_hand_is_not_overwritten() {
    let desk = desk();
    build(&desk, &[]);
    let signed = [fs::read(desk.path(BACHHEIM)).expect("a document"), b"\n% signed\n".to_vec()].concat();
    fs::write(desk.path(BACHHEIM), &signed).expect("a changed document");
    for profile in [OLD.to_owned(), OLD.replace("P2", "P3")] {
        fs::write(desk.path("old.toml"), profile).expect("a profile");
        let run = build(&desk, &[]);
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains("error[changed-document]: somebody changed this file"), "{}", run.err);
        assert!(run.err.contains(&format!("--> {BACHHEIM}")), "{}", run.err);
        assert_eq!(fs::read(desk.path(BACHHEIM)).expect("the document"), signed);
    }
    let run = build(&desk, &["--force"]);
    assert_eq!((run.code, total(&run).as_str()), (Some(0), "4 documents of 2 projects"));
    assert_ne!(fs::read(desk.path(BACHHEIM)).expect("the document"), signed);
    assert_eq!(total(&build(&desk, &[])), "0 documents of 2 projects, 4 unchanged");
}

#[test]
fn what_somebody_edited_in_word_stays_and_the_rest_is_written() {
    let desk = desk();
    build(&desk, &[]);
    let word = "out/bachheim/bachheim-mitfahrbank-beschlussvorlage.docx";
    fs::write(desk.path(word), "edited").expect("an edited file");
    assert_eq!(total(&build(&desk, &[])), "0 documents of 2 projects, 4 unchanged");
    fs::write(desk.path("old.toml"), OLD.replace("P2", "P3")).expect("a profile");
    let run = build(&desk, &[]);
    assert_eq!((run.code, total(&run).as_str()), (Some(0), "2 documents of 2 projects, 2 unchanged"));
    assert!(run.err.contains("warning[kept-changes]: somebody changed this file"), "{}", run.err);
    assert!(run.err.contains(&format!("--> {word}")) && !run.out.contains(".docx"), "{}{}", run.out, run.err);
    assert_eq!(fs::read(desk.path(word)).expect("the file"), b"edited");
    assert_eq!(build(&desk, &["--force"]).code, Some(0));
    assert_ne!(fs::read(desk.path(word)).expect("the file"), b"edited");
}

#[test]
fn a_folder_that_another_run_writes_to_is_left_alone() {
    let desk = desk();
    let other = Journal::open(&desk.path("out"), false).expect("a folder of its own");
    let run = build(&desk, &[]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("error[folder-in-use]: another run of ratsmappe"), "{}", run.err);
    drop(other);
    assert_eq!(build(&desk, &[]).code, Some(0));
}

/// A report without what differs from run to run.
fn steady(text: &str) -> Value {
    let mut report = json(text);
    report["shard"] = Value::Null;
    report["totals"]["milliseconds"] = Value::Null;
    for document in report["documents"].as_array_mut().expect("documents") {
        document["milliseconds"] = Value::Null;
    }
    report
}

#[test]
fn the_parts_of_a_run_make_the_whole() {
    let desk = Desk::new().with("p/small.toml", SMALL).with("p/old.toml", OLD);
    let desk = desk.with("p/broken.toml", "[kommune]\nname = 1\n");
    let whole = ["build", "p", "-o", "whole", "--report", "whole.json"];
    assert_eq!(desk.run(whole.iter().chain(&SLIDES)).code, Some(3));
    let mut counts = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        let report = format!("part-{}.json", part.replace('/', "-"));
        let run = ["build", "p", "-o", "parts", "--report", &report, "--shard", part];
        let run = desk.run(run.iter().chain(&SLIDES));
        let invalid = json(&fs::read_to_string(desk.path(&report)).expect("a report"))["totals"]["invalid"] == 1;
        assert_eq!(run.code, Some(if invalid { 3 } else { 0 }), "{}", run.err);
        assert_eq!(run.err.contains("broken.toml"), invalid, "each part tells of its own projects: {}", run.err);
        counts.push(total(&run));
    }
    counts.sort();
    assert_eq!(counts.iter().filter(|c| c.contains("1 profile with errors")).count(), 1, "{counts:?}");
    assert_eq!(contents(&desk, "parts"), contents(&desk, "whole"));
    let merge = ["report", "merge", "part-1-3.json", "part-3-3.json", "part-2-3.json", "-o", "merged.json"];
    assert_eq!(desk.run(merge).code, Some(0));
    let read = |name: &str| steady(&fs::read_to_string(desk.path(name)).expect("a report"));
    assert_eq!(read("merged.json"), read("whole.json"));

    let missing = desk.run(["report", "merge", "part-1-3.json", "-o", "x.json"]);
    assert_eq!(missing.code, Some(1));
    assert_eq!(missing.err, "error: the reports of parts 2/3, 3/3 are missing\n");
    let twice = desk.run(["report", "merge", "part-1-3.json", "part-1-3.json", "-o", "x.json"]);
    assert_eq!(twice.err, "error: part 1/3 is there twice: part-1-3.json and part-1-3.json\n");
    let other = desk.run(["report", "merge", "part-1-3.json", "whole.json", "-o", "x.json"]);
    assert_eq!(other.err, "error: whole.json is the report of a whole run, not of a part\n");
    assert!(!desk.path("x.json").exists());
}

#[test]
fn a_report_says_what_became_of_each_document() {
    let desk = desk().with("broken.toml", "[kommune]\nname = \"Alt\"\n[projekt]\ntitel = \"T\"\nphase = \"P9\"\n");
    fs::create_dir_all(desk.path("out/bachheim/bachheim-mitfahrbank-praesentation.pdf/full"))
        .expect("a place that is taken");
    let run = build(&desk, &["broken.toml", "--report", "r.json", "--report", "r.csv"]);
    assert_eq!(run.code, Some(1));
    let report = json(&fs::read_to_string(desk.path("r.json")).expect("a report"));
    let totals = |key: &str| report["totals"][key].as_u64().expect("a number");
    let sums = ["projects", "invalid", "documents", "written", "unchanged", "failed", "not_begun"].map(totals);
    assert_eq!(sums, [2, 1, 4, 3, 0, 1, 0]);
    let documents = report["documents"].as_array().expect("documents");
    for document in documents {
        let file = document["file"].as_str().expect("a file");
        let bytes = fs::read(desk.path(&format!("out/{file}")));
        if document["status"] == "failed" {
            assert_eq!(file, "bachheim/bachheim-mitfahrbank-praesentation.pdf");
            assert_eq!(document["diagnostics"][0]["code"], "cannot-write");
        } else {
            let bytes = bytes.expect("a document");
            assert_eq!(document["bytes"], bytes.len());
            assert_eq!(document["sha256"], ratsmappe::hash::sha256(&bytes));
            assert!(document["pages"].as_u64().is_some_and(|pages| pages > 0));
        }
    }
    let broken = report["projects"].as_array().expect("projects").iter().find(|p| p["project"].is_null());
    assert_eq!(broken.expect("the broken one")["diagnostics"][0]["line"], 5);
    let table = fs::read_to_string(desk.path("r.csv")).expect("a table");
    assert_eq!(table.lines().next(), Some("project,kind,form,status,file,pages,bytes,sha256,milliseconds,findings"));
    assert!(
        table.contains(
            "bachheim-mitfahrbank,praesentation,pdf,failed,bachheim/bachheim-mitfahrbank-praesentation.pdf,,,,,"
        ),
        "{table}"
    );
    assert!(table.contains(",,,invalid,broken.toml,,,,,broken.toml:5: error"), "{table}");
    let wrong = build(&desk, &["--report", "r.txt"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("the report `r.txt` must end with .xlsx, .json or .csv"), "{}", wrong.err);
}

#[test]
fn what_failed_is_named_once_more_at_the_end_of_a_long_run() {
    let mut desk = Desk::new();
    for number in 0..14 {
        desk = desk.with(&format!("p/{number:02}.toml"), SMALL.replace("Lerchenrode", &format!("Ort {number}")));
    }
    let desk = desk.with("p/99.toml", "[kommune]\nname = \"Alt\"\n[projekt]\ntitel = \"T\"\nphase = \"P9\"\n");
    fs::create_dir_all(desk.path("out/ort-3/ort-3-dorfanzeiger-beschlussvorlage.pdf/full"))
        .expect("a place that is taken");
    let run = desk.run(["build", "p", "--only", "beschlussvorlage"]);
    assert_eq!(run.code, Some(1));
    let (_, end) = run.err.split_once("not done:\n").expect("a list at the end");
    assert!(end.starts_with("  p/99.toml:5:9: "), "{end}");
    assert!(
        end.contains("\n  out/ort-3/ort-3-dorfanzeiger-beschlussvorlage.pdf: the document cannot be written: "),
        "{end}"
    );
    assert_eq!(total(&run), "13 documents of 14 projects, 1 failed, 1 profile with errors");
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_what_is_in_hand_and_the_next_run_goes_on() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};
    let mut desk = Desk::new();
    for number in 0..6 {
        desk = desk.with(&format!("p/{number}.toml"), SMALL.replace("Lerchenrode", &format!("Ort {number}")));
    }
    let arguments = ["build", "p", "--only", "beschlussvorlage,praesentation", "--jobs", "1", "--date", "2026-11-22"];
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("ratsmappe"))
        .env("LC_ALL", "C")
        .args(arguments)
        .current_dir(desk.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut out = BufReader::new(child.stdout.take().expect("standard output"));
    let mut said = String::new();
    out.read_line(&mut said).expect("a first document");
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    out.read_to_string(&mut said).expect("the rest");
    let mut err = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut err).expect("messages");
    assert_eq!(child.wait().expect("an end").code(), Some(1), "{err}");
    assert!(err.contains("error[interrupted]: ") && err.contains("run the same command again to go on"), "{err}");
    let written = desk.files("out");
    let pdfs = |files: &[String]| files.iter().filter(|f| f.ends_with(".pdf")).count();
    assert!((1..12).contains(&pdfs(&written)), "{written:?}");
    assert_eq!(said.lines().filter(|l| l.contains(".pdf  ")).count(), pdfs(&written), "all that is written is told");
    let rest = desk.run(arguments);
    let (left, kept) = (12 - pdfs(&written), pdfs(&written));
    assert_eq!(total(&rest), format!("{left} documents of 6 projects, {kept} unchanged"));
}

#[test]
fn several_projects_get_a_paper_over_all_of_them() {
    let desk = desk();
    let only = ["build", "small.toml", "old.toml", "--only", "portfolio", "--date", "2026-11-22"];
    let run = desk.run(only);
    assert_eq!((run.code, total(&run).as_str()), (Some(0), "1 document of 2 projects"), "{}", run.err);
    assert_eq!(desk.files("out"), ["out/portfolio.pdf", "out/portfolio.xlsx"]);
    let said = super::pages(&desk.path("out/portfolio.pdf")).join(" ").replace('\u{a0}', " ");
    for part in ["2 Projekte", "Bachheim", "Lerchenrode", "Angaben zum Stand der Kriterien liegen nicht vor"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(total(&desk.run(only)), "0 documents of 2 projects, 1 unchanged");
    let cost = "[[finanzierung.posten]]\njahr = 2027\nbetrag = 1000\nart = \"investiv\"\n";
    fs::write(desk.path("old.toml"), OLD.replace("P2", "P3") + cost).expect("a changed profile");
    assert_eq!(total(&desk.run(only)), "1 document of 2 projects");
    // What is missing, and where, is a list to work with: in the workbook.
    let bytes = fs::read(desk.path("out/portfolio.xlsx")).expect("the workbook");
    let book = ratsmappe::workbook::Workbook::read("portfolio.xlsx", &bytes).expect("a workbook");
    let gaps = book.sheets.iter().find(|sheet| sheet.name.as_ref() == "Was fehlt").expect("what is missing");
    let row = |row: &ratsmappe::workbook::SheetRow| [1, 2].map(|at| row.value(at).map_or("", |v| v.shown()).to_owned());
    let gaps: Vec<[String; 2]> = gaps.rows.iter().map(row).collect();
    for wanted in [["2", "alle"], ["1", "Lerchenrode"], ["1", "Bachheim"]] {
        assert!(gaps.iter().any(|row| row[0] == wanted[0] && row[1].contains(wanted[1])), "{wanted:?}: {gaps:?}");
    }
    // Nobody may take the sums for those of all: what cannot be read is named, by its title where it has one.
    fs::write(desk.path("torn.toml"), "[kommune\n").expect("a broken profile");
    fs::write(desk.path("wrong.toml"), OLD.replace("P2", "P9").replace("Mitfahrbank", "Mitfahrbus"))
        .expect("a profile with an error");
    let three = ["small.toml", "old.toml", "torn.toml", "wrong.toml"];
    let run = desk.run(["build"].iter().chain(&three).chain(&["-o", "three", "--only", "portfolio"]).copied());
    assert_eq!(run.code, Some(3), "{}", run.err);
    let said = super::pages(&desk.path("three/portfolio.pdf")).join(" ");
    assert!(said.contains("Nicht enthalten, weil die Angaben Fehler haben:"), "{said}");
    assert!(said.contains("torn.toml") && said.contains("wrong.toml"), "{said}");
    let whole = desk.run(["build", "small.toml", "old.toml", "-o", "whole", "--lang", "en"]);
    // Nobody asks for a sum here, and there is no earlier state: neither decks nor status reports.
    assert_eq!(total(&whole), "9 documents of 2 projects, 4 withheld");
    // The title may run over lines, and its last words stay together.
    let said = super::pages(&desk.path("whole/portfolio.pdf")).join(" ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("All projects at a glance"), "{said}");
    // One project has nothing to be compared with.
    assert_eq!(total(&desk.run(["build", "small.toml", "-o", "one"])), "4 documents of 1 project, 2 withheld");
}

/// Whole files or none, whenever the program is killed; and the next run goes on from there.
#[test]
fn killing_it_at_any_moment_leaves_whole_files() {
    use std::process::{Command, Stdio};
    let mut desk = Desk::new();
    for number in 0..4 {
        desk = desk.with(&format!("p/{number}.toml"), SMALL.replace("Lerchenrode", &format!("Ort {number}")));
    }
    let arguments =
        |out| ["build", "p", "--only", "beschlussvorlage", "--jobs", "1", "--date", "2026-11-22", "-o", out];
    let started = std::time::Instant::now();
    assert_eq!(total(&desk.run(arguments("whole"))), "4 documents of 4 projects");
    let length = started.elapsed();
    let papers = |folder| {
        let mut all = contents(&desk, folder);
        all.retain(|name, _| !name.contains(".ratsmappe"));
        all
    };
    let whole = papers("whole");
    assert_eq!(whole.len(), 12, "a PDF, a text copy and a Word file each");
    // Moments spread over the run without a pattern, the same in each test.
    let mut chance = 0x9e37_79b9_u32;
    for _ in 0..50 {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("ratsmappe"))
            .env("LC_ALL", "C")
            .args(arguments("out"))
            .current_dir(desk.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        std::thread::sleep(length.mul_f64(f64::from(chance) / f64::from(u32::MAX)));
        child.kill().expect("it can be killed");
        child.wait().expect("an end");
        if !desk.path("out").exists() {
            continue;
        }
        let mut left = papers("out");
        left.retain(|name, _| !name.ends_with(".tmp"));
        for (name, bytes) in &left {
            assert!(whole.get(name) == Some(bytes), "{name} is not whole");
        }
        if left.len() == whole.len() {
            fs::remove_dir_all(desk.path("out")).expect("a fresh start");
        }
    }
    assert_eq!(desk.run(arguments("out")).code, Some(0));
    assert!(papers("out") == whole, "what is left of killed runs: {:?}", desk.files("out"));
}

/// A disk that is full in the middle of a run: whole files or none, a message that says so, and the rest goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_whole_files_and_says_so() {
    use std::process::Command;
    let mounted = ["--map-root-user", "--mount"];
    let try_it = ["sh", "-c", "mount -t tmpfs tmpfs /mnt"];
    if !crate::support::is_at_hand("unshare", &[&mounted[..], &try_it].concat()) {
        return;
    }
    let desk = Desk::new().with("small.toml", SMALL).with("out/.keep", "").with("kept/.keep", "");
    // The dossier does not fit; the slides do. What is there is copied before the disk goes.
    let script = "mount -t tmpfs -o size=200k tmpfs out && \"$0\" build small.toml --only dossier,praesentation --jobs 1; \
                  code=$?; cp -r out/. kept; exit $code";
    let run = Command::new("unshare")
        .args(mounted)
        .args(["sh", "-c", script])
        .arg(assert_cmd::cargo::cargo_bin!("ratsmappe"))
        .current_dir(desk.path(""))
        .output()
        .expect("unshare runs");
    let told = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(1), "{told}");
    let files = desk.files("kept");
    let papers: Vec<_> = files.iter().filter(|name| name.contains("lerchenrode/")).collect();
    // What stands beside a paper is written before it.
    let kept =
        ["kriterien.xlsx", "praesentation.pdf"].map(|file| format!("kept/lerchenrode/lerchenrode-dorfanzeiger-{file}"));
    assert_eq!(papers, kept.iter().collect::<Vec<_>>(), "{told}");
    let list = fs::read(desk.path(&kept[0])).expect("the list");
    assert!(ratsmappe::workbook::Workbook::read("kriterien.xlsx", &list).is_ok(), "the list is not whole");
    let bytes = fs::read(desk.path("kept/lerchenrode/lerchenrode-dorfanzeiger-praesentation.pdf")).expect("the slides");
    assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "the slides are not whole");
    let fault = told.lines().find(|line| line.starts_with("error[cannot-write]")).expect("a message");
    assert!(!fault.contains(".tmp"), "a file that nobody knows is named: {fault}");
    assert!(told.contains("lerchenrode-dorfanzeiger-dossier.pdf was not written"), "{told}");
}
