//! The Windows program under Wine: what `dist/windows` packs writes the same papers as the program of this machine, and
//! heeds what is different on Windows. Skipped, with a word, where Wine or the program is missing.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

use crate::support::{Desk, is_at_hand, missing, root};

/// The tool that these tests ask `TESTS_MAY_MISS` for.
const TOOL: &str = "wine";
const DATE: &str = "2026-11-22";

/// The program in a folder of its own, or why it cannot be run.
static PROGRAM: LazyLock<Result<(tempfile::TempDir, PathBuf), String>> = LazyLock::new(program);

/// Unpacks the program and puts beside it what this Wine may lack.
#[allow(clippy::disallowed_methods, reason = "whoever runs the tests says where the program is")]
fn program() -> Result<(tempfile::TempDir, PathBuf), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("ratsmappe.exe");
    let unpacked = match std::env::var_os("RATSMAPPE_EXE") {
        Some(given) => fs::copy(&given, &path).map(drop).map_err(|error| format!("{}: {error}", given.display())),
        None => unpack(&path),
    };
    unpacked?;
    let compiler = Command::new("x86_64-w64-mingw32-gcc")
        .args(["-shared", "-o"])
        .arg(folder.path().join("bcryptprimitives.dll"))
        .arg(root("tests/wine/bcryptprimitives.c"))
        .arg("-ladvapi32")
        .output();
    let version = wine(&path, ["--version"]).output();
    match version {
        Ok(output) if output.stdout.starts_with(b"ratsmappe ") => Ok((folder, path)),
        _ => Err(format!("{} does not start under Wine ({compiler:?})", path.display())),
    }
}

/// Takes the program from the zip that `dist/windows` made.
fn unpack(path: &Path) -> Result<(), String> {
    let name = format!("target/dist-packages/ratsmappe-{}-windows-x86_64.zip", env!("CARGO_PKG_VERSION"));
    let zip = fs::File::open(root(&name)).map_err(|_| format!("{name} is not here: dist/windows makes it"))?;
    let mut zip = zip::ZipArchive::new(zip).map_err(|error| error.to_string())?;
    let inside = format!("ratsmappe-{}-windows-x86_64/ratsmappe.exe", env!("CARGO_PKG_VERSION"));
    let mut exe = zip.by_name(&inside).map_err(|error| error.to_string())?;
    let mut file = fs::File::create(path).map_err(|error| error.to_string())?;
    std::io::copy(&mut exe, &mut file).map(drop).map_err(|error| error.to_string())
}

/// Wine with a program and its words, without colour, in English.
fn wine(program: &Path, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(TOOL);
    command.arg(program).args(words).stdin(Stdio::null());
    command.env("WINEPREFIX", Path::new(env!("CARGO_TARGET_TMPDIR")).join("wine"));
    command.env("WINEDEBUG", "-all").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").env_remove("SOURCE_DATE_EPOCH");
    // No windows of Wine's own, which would wait for an answer.
    command.env("WINEDLLOVERRIDES", "mscoree,mshtml=").env_remove("DISPLAY");
    command
}

/// Where the program of a test is; nothing if the test is to be skipped.
#[track_caller]
fn at_hand() -> Option<&'static Path> {
    if !is_at_hand(TOOL, &["--version"]) {
        return None;
    }
    match &*PROGRAM {
        Ok((_, path)) => Some(path),
        Err(why) => {
            missing(TOOL, why);
            None
        }
    }
}

/// What a run on a desk under Wine said: its exit code, standard output and standard error.
fn run(desk: &Desk, words: &[&str]) -> (Option<i32>, String, String) {
    let program = at_hand().expect("a program");
    told(wine(program, words).current_dir(desk.path("")).output().expect("Wine runs"))
}

fn told(output: Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The files below a folder of a desk, with their bytes.
fn contents(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let read = |name: String| (name.clone(), fs::read(desk.path(&name)).expect("a file"));
    desk.files(folder).into_iter().map(read).collect()
}

/// What each document was made from, the program's own sources among it.
fn made_from(desk: &Desk) -> BTreeMap<String, String> {
    let journal = fs::read_to_string(desk.path("out/.ratsmappe/manifest.jsonl")).expect("a journal");
    let entry = |line: &str| {
        let entry: Value = serde_json::from_str(line).expect("a line of JSON");
        let text = |key: &str| entry[key].as_str().expect(key).to_owned();
        (text("document"), text("made_from"))
    };
    journal.lines().map(entry).collect()
}

/// Runs the same words here and under Wine, each on its desk.
fn both(here: &Desk, there: &Desk, words: &[&str]) {
    let ours = here.run(words);
    let (code, out, err) = run(there, words);
    assert_eq!((ours.code, code), (Some(0), Some(0)), "{words:?}\n{}{}\n{out}{err}", ours.out, ours.err);
}

#[test]
fn the_windows_program_writes_the_same_bytes() {
    if at_hand().is_none() {
        return;
    }
    let desk = || Desk::new().with_sample("musterstadt.toml");
    let (here, there) = (desk(), desk());
    both(&here, &there, &["build", "musterstadt.toml", "--notes", "--date", DATE]);
    if made_from(&here) != made_from(&there) {
        return missing(TOOL, "the Windows program is of other sources than this one: run dist/windows again");
    }
    both(&here, &there, &["build", "musterstadt.toml", "--lang", "en", "-o", "en", "--date", DATE]);
    both(&here, &there, &["form", "musterstadt.toml", "-o", "bogen.xlsx", "--date", DATE]);
    both(&here, &there, &["build", "bogen.xlsx", "-o", "aus-bogen", "--date", DATE]);
    both(&here, &there, &["build", "musterstadt.toml", "--emit", "typst", "-o", "typst", "--date", DATE]);
    for folder in ["", "out", "en", "aus-bogen", "typst"] {
        let (ours, theirs) = (contents(&here, folder), contents(&there, folder));
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&theirs));
        assert!(ours.len() >= 5, "{folder}: {:?}", names(&ours));
        let differ: Vec<&String> = ours.keys().filter(|name| ours[*name] != theirs[*name]).collect();
        assert!(differ.is_empty(), "other bytes on Windows: {differ:?}");
    }
}

#[test]
fn paths_have_one_kind_of_slash_on_windows() {
    if at_hand().is_none() {
        return;
    }
    let desk = Desk::new().with_sample("musterstadt.toml");
    let desk = desk.with("p/a.toml", super::cli::SMALL.replace("titel", "tittel")).with("p/b.toml", super::cli::SMALL);
    let (code, out, err) = run(&desk, &["build", "p/b.toml", "--only", "dossier", "-o", "aus/gabe"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(out.contains(r"aus\gabe\lerchenrode\lerchenrode-dorfanzeiger-dossier.pdf"), "{out}");
    let (code, out, err) = run(&desk, &["check", "p"]);
    assert_eq!(code, Some(3), "{out}{err}");
    assert!(err.contains(r"--> p\a.toml:"), "{err}");
    assert!(!out.contains("p/") && !err.contains("p/"), "{out}{err}");
}

#[test]
fn names_of_devices_are_refused_on_windows() {
    if at_hand().is_none() {
        return;
    }
    let desk = Desk::new()
        .with("small.toml", super::cli::SMALL)
        .with("con-town.toml", super::cli::SMALL.replace("Lerchenrode", "Con"));
    for words in [
        &["form", "small.toml", "-o", "nul.xlsx"][..],
        &["build", "small.toml", "-o", "CON"],
        &["build", "small.toml", "-o", "aux/papers"],
        &["form", "Solingen", "-o", "COM1.xlsx"],
        &["schema", "-o", "nul.json"],
    ] {
        let (code, out, err) = run(&desk, words);
        assert_eq!(code, Some(1), "{words:?}: {out}{err}");
        assert!(err.contains("the name is not allowed here"), "{words:?}: {err}");
    }
    assert_eq!(desk.files(""), ["con-town.toml", "small.toml"]);
    let (code, out, err) = run(&desk, &["build", "con-town.toml", "--only", "dossier"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(desk.path("out/con-kommune/con-kommune-dorfanzeiger-dossier.pdf").is_file());
}

#[test]
fn blanks_umlauts_and_long_paths_are_no_hindrance_on_windows() {
    if at_hand().is_none() {
        return;
    }
    let folder = format!("Ordner für „Vorlagen“ 2026/{}", ["ein recht langer Name eines Ordners"; 8].join("/"));
    let profile = format!("{folder}/Profil Süd.toml");
    assert!(profile.len() > 300, "longer than Windows likes");
    let desk = Desk::new().with(&profile, super::cli::SMALL);
    let out = format!("{folder}/aus gabe");
    let (code, said, err) = run(&desk, &["build", &profile, "-o", &out]);
    assert_eq!(code, Some(0), "{said}{err}");
    let papers = desk.files(&out);
    assert!(papers.iter().any(|file| file.ends_with("/lerchenrode-dorfanzeiger-dossier.pdf")), "{papers:?}");
}

#[test]
fn a_paper_that_another_program_holds_open_is_told_and_kept_on_windows() {
    let Some(program) = at_hand() else { return };
    let paper = "out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf";
    let desk = Desk::new().with("small.toml", super::cli::SMALL).with(paper, "");
    // The shell has the file open as long as the program runs, since it is its standard output.
    let line = format!("{} build small.toml --only dossier > {}", program.display(), paper.replace('/', r"\"));
    let line = line.replacen('/', r"Z:\", 1).replace('/', r"\");
    let output = wine(Path::new("cmd"), ["/c", &line]).current_dir(desk.path("")).output().expect("Wine runs");
    let (code, _, err) = told(output);
    assert_eq!(code, Some(1), "{line}: {err}");
    assert!(err.contains("error[cannot-write]") && err.contains("another program is using it"), "{err}");
    assert!(err.contains("close it in other programs"), "{err}");
    assert!(!desk.files("out").iter().any(|file| file.ends_with(".tmp")), "{:?}", desk.files("out"));
}

#[test]
fn a_file_dropped_on_the_script_is_built_beside_it_on_windows() {
    let Some(program) = at_hand() else { return };
    let desk = Desk::new().with("Mein Ordner/Profil Süd.toml", super::cli::SMALL);
    let script = program.with_file_name("Fragebogen hierher ziehen.cmd");
    let lines = fs::read_to_string(root("dist/hierher-ziehen.cmd")).expect("the script");
    fs::write(&script, lines.replace('\n', "\r\n")).expect("a script");
    let windows = |path: &Path| format!("Z:{}", path.display()).replace('/', r"\");
    let file = windows(&desk.path("Mein Ordner/Profil Süd.toml"));
    // `cmd` takes the first and the last quote off a line that begins with one.
    let output = wine(Path::new("cmd"), ["/c", "call", &windows(&script), &file]).output().expect("Wine runs");
    let (code, out, err) = told(output);
    assert!(
        desk.path("Mein Ordner/out/lerchenrode/lerchenrode-dorfanzeiger-dossier.pdf").is_file(),
        "{code:?}: {out}{err}"
    );
    assert!(out.contains("Dokument"), "in German: {out}{err}");
}
