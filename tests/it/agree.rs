//! What `check` accepts, `build` prints: every profile and workbook of the corpus and of the fuzz seeds that is accepted
//! is typeset, and so is a profile for each sign that could make a difference.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::corpus::{self, Case};
use crate::support::{Desk, root, sample_text};

/// Signs of which some are printed, some read as others, some left out, some refused.
const SIGNS: &str = "\u{9}\u{b}\u{85}\u{a0}\u{ad}\u{301}\u{34f}\u{61c}\u{7ff}\u{e01}\u{1100}\u{115f}\u{1680}\u{180e}\u{2003}\
    \u{2007}\u{2009}\u{200b}\u{200c}\u{200d}\u{200e}\u{2010}\u{2011}\u{2012}\u{2015}\u{2028}\u{2029}\u{202f}\u{203f}\u{2044}\u{205f}\
    \u{2060}\u{2061}\u{2066}\u{206a}\u{20ac}\u{2153}\u{2192}\u{2212}\u{2260}\u{2460}\u{25cf}\u{2610}\u{2705}\u{2713}\u{2800}\
    \u{3000}\u{3164}\u{6f22}\u{f0a7}\u{f0b7}\u{f0e0}\u{f8ff}\u{fb01}\u{fe0f}\u{feff}\u{ff11}\u{fffc}\u{fffd}\u{1d400}\u{1f600}\
    \u{e0001}\u{e0020}";

/// Profiles by the name of their file.
fn profiles() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for Case { file, bytes, .. } in corpus::profiles::cases() {
        all.push((format!("{:03}-{file}", all.len()), bytes));
    }
    for seed in seeds("profile") {
        let (format, text) = seed.split_first().expect("a seed that is not empty");
        let ending = ["toml", "json", "yaml"][usize::from(format % 3)];
        all.push((format!("{:03}-seed.{ending}", all.len()), text.to_vec()));
    }
    for sign in SIGNS.chars() {
        // Escaped, so that no editor and no parser takes it for anything else.
        let text = |words: &str| format!("\"{words} \\U{:08x}{words}\"", u32::from(sign));
        let (title, prose) = (text("Haus"), text("Hof und"));
        let profile = format!(
            "[kommune]\nname = \"Auental\"\nquelle = {prose}\n[projekt]\ntitel = {title}\nphase = \"P2\"\nproblem = {prose}\n\
             mehrwert = [{prose}]\n[beschluss]\ntext = [{prose}]\n[[risiken]]\nrisiko = {title}\n"
        );
        all.push((format!("{:03}-sign-{:04x}.toml", all.len(), u32::from(sign)), profile.into_bytes()));
    }
    all
}

/// Workbooks of criteria by the name of their file.
fn catalogs() -> Vec<(String, Vec<u8>)> {
    let cases = corpus::workbooks().into_iter().filter(|case| case.said.starts_with("ok "));
    let mut all: Vec<(String, Vec<u8>)> = cases.map(|case| (case.file, case.bytes)).collect();
    let is_csv = |seed: &Vec<u8>| seed.first() == Some(&b'0');
    all.extend(seeds("workbook").into_iter().filter(is_csv).map(|seed| ("f.csv".to_owned(), seed[1..].to_vec())));
    let table = "\u{feff}Kriterium,Phase,Leitfragen,🏛 Haus,Kurzbeschreibung\n\
                 Bedarf\u{2028}geklärt,P1,\"1. Wer?\n2. Wann?\",✅,Ein\u{3000}Satz\u{200d}.\nBetrieb,P2,\u{f0b7} Wo?,🟢 gut,\u{200e}Noch einer.\n";
    all.push(("haus.csv".to_owned(), table.into()));
    all.push(("🏛.csv".to_owned(), "Kriterium,Phase\nBedarf,P1\n".into()));
    all
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = root("fuzz/seeds").join(target);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("seeds").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a seed")).collect()
}

#[test]
fn what_check_accepts_of_profiles_is_printed() {
    let (profiles, next, wrong) = (profiles(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let accepted = AtomicUsize::new(0);
    // One run each: many have the same names, and no two projects of a run may.
    let work = || {
        while let Some((file, bytes)) = profiles.get(next.fetch_add(1, Ordering::Relaxed)) {
            let desk = Desk::new().with(file, bytes);
            if desk.run(["check", file]).code != Some(0) {
                continue;
            }
            // Dossiers are long: some of them.
            let some = accepted.fetch_add(1, Ordering::Relaxed).is_multiple_of(8);
            let kinds = if some { "beschlussvorlage,dossier" } else { "beschlussvorlage" };
            // Most of them state no resolution: their council papers are drafts.
            let built = desk.run(["build", file, "-o", "out", "--only", kinds, "--draft"]);
            let papers = desk.files("out").iter().filter(|file| file.ends_with(".pdf")).count();
            if built.code != Some(0) || papers != kinds.split(',').count() {
                wrong.lock().expect("no thread has failed").push(format!("{file}: {}", built.err));
            }
        }
    };
    std::thread::scope(|scope| {
        [(); 2].map(|()| scope.spawn(work)).map(|thread| thread.join().expect("a thread that ends"))
    });
    assert_eq!(wrong.into_inner().expect("no thread has failed"), Vec::<String>::new());
    assert!(accepted.into_inner() > 40);
}

#[test]
fn what_check_accepts_of_workbooks_is_printed() {
    let (catalogs, next, wrong) = (catalogs(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let accepted = AtomicUsize::new(0);
    let work = || {
        while let Some((file, bytes)) = catalogs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let desk = Desk::new().with(file, bytes).with("p.toml", sample_text("minimal.toml"));
            if desk.run(["check", "p.toml", "--catalog", file]).code != Some(0) {
                continue;
            }
            accepted.fetch_add(1, Ordering::Relaxed);
            let built = desk.run(["build", "p.toml", "--catalog", file, "-o", "out", "--only", "dossier"]);
            if built.code != Some(0) {
                wrong.lock().expect("no thread has failed").push(format!("{file}: {}", built.err));
            }
        }
    };
    std::thread::scope(|scope| {
        [(); 2].map(|()| scope.spawn(work)).map(|thread| thread.join().expect("a thread that ends"))
    });
    assert_eq!(wrong.into_inner().expect("no thread has failed"), Vec::<String>::new());
    assert!(accepted.into_inner() > 15);
}
