//! What the program reaches for: the files it was given, its output, and no network.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Desk;
use crate::support::is_at_hand;

const TRACED: &str = "trace=open,openat,openat2,creat,socket,connect,bind,sendto,execve";

fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("ratsmappe").to_owned()
}

/// A folder with everything a run can be given, and beside it what it must not touch.
fn scene() -> Desk {
    let workbook = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kriterien.xlsx"));
    Desk::new()
        .with_sample("musterstadt.toml")
        .with("kriterien.xlsx", workbook.expect("the shipped workbook"))
        .with("vorlagen/text/de/nothing.txt", "nichts")
        .with("other.toml", "not = 'asked for'")
        .with("tmp/.keep", "")
}

const BUILD: [&str; 13] = [
    "build",
    "musterstadt.toml",
    "--catalog",
    "kriterien.xlsx",
    "--templates",
    "vorlagen",
    "--only",
    "beschlussvorlage",
    "--date",
    "2026-11-22",
    "--report",
    "report.json",
    "--draft",
];

/// The file a traced call opens, if it opens one.
fn opened(line: &str) -> Option<&str> {
    let call = ["open(", "openat(", "openat2(", "creat("].iter().find_map(|call| line.split_once(call))?;
    call.1.split_once('"')?.1.split('"').next()
}

/// Whether a path is the system's own: what loads the program and counts processors.
fn is_system(path: &str) -> bool {
    let library = path.contains(".so") || path.starts_with("/etc/ld.so");
    library || ["/proc/", "/sys/", "/dev/"].iter().any(|start| path.starts_with(start))
}

#[test]
fn only_what_it_was_given_is_opened_and_nobody_is_called() {
    if !is_at_hand("strace", &["-e", "trace=none", "true"]) {
        return;
    }
    let desk = scene();
    let trace = desk.path("trace.txt");
    let words: Vec<OsString> = ["-f", "-o"].map(OsString::from).into_iter().chain([trace.clone().into()]).collect();
    let run = Command::new("strace")
        .args(words)
        .args(["-e", TRACED])
        .arg(program())
        .args(BUILD)
        .current_dir(desk.path(""))
        .env("TMPDIR", desk.path("tmp"))
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("strace runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let trace = std::fs::read_to_string(trace).expect("what was traced");
    let root = desk.path("").canonicalize().expect("the folder");
    let pictures = ["wappen-musterstadt.svg", "bild-pegelwacht.svg"];
    let given = [&pictures[..], &["musterstadt.toml", "kriterien.xlsx", "vorlagen", "out", "tmp"]].concat();
    let mut seen = Vec::new();
    for path in trace.lines().filter_map(opened).filter(|path| !is_system(path)) {
        // Relative paths are below the folder the program runs in.
        let path = Path::new(path);
        let within = path.strip_prefix(&root).or_else(|_| path.strip_prefix(desk.path(""))).unwrap_or(path);
        let mut parts = within.components().filter(|part| part.as_os_str() != ".");
        let first = parts.next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        let report = first == "report.json" || (first.starts_with('.') && first.ends_with(".report.json.tmp"));
        assert!(given.contains(&first.as_str()) || report || first.is_empty(), "opened {}", path.display());
        seen.push(first);
    }
    for name in &given[..6] {
        assert!(seen.iter().any(|s| s == name), "the trace does not show `{name}`, so it shows nothing: {seen:?}");
    }
    let calls = ["AF_INET", "AF_INET6", "AF_NETLINK"].iter().find(|family| trace.contains(*family));
    assert_eq!(calls, None, "the network is called");
    // The one program it starts is itself, to read the workbook.
    let started = trace.lines().filter(|line| line.contains("execve("));
    let own = program().file_name().expect("a name").to_string_lossy().into_owned();
    assert!(started.clone().all(|line| line.contains(&own)), "{:?}", started.collect::<Vec<_>>());
}

#[test]
fn it_works_without_any_network() {
    if !is_at_hand("unshare", &["--map-root-user", "--net", "true"]) {
        return;
    }
    let desk = scene();
    let run = Command::new("unshare")
        .args(["--map-root-user", "--net"])
        .arg(program())
        .args(BUILD)
        .current_dir(desk.path(""))
        .output()
        .expect("unshare runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(desk.path("out/musterstadt/musterstadt-pegelwacht-beschlussvorlage.pdf").exists());
}
