//! What `check` accepts, `build` prints, and what it refuses, `build` refuses: every profile, workbook and list of these
//! tests, of the corpus and of the fuzz seeds, and a profile for each sign that could make a difference.

#[path = "../../fuzz/src/grid.rs"]
mod grid;
mod inputs;
#[path = "../../fuzz/src/parts.rs"]
mod parts;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use ratsmappe::briefing::{self, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::language::Language;
use ratsmappe::profile;
use ratsmappe::selection;
use ratsmappe::templates::Templates;
use ratsmappe::{signs, typeset};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::support::{Desk, sample_text};
use inputs::Input;

/// Runs what is to be tried of each input, two at a time; gives how many were accepted.
///
/// # Panics
/// If something was found.
#[track_caller]
fn all(inputs: &[Input], tried: impl Fn(&Input, usize) -> Result<bool, String> + Sync) -> usize {
    let (next, accepted, wrong) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
            match tried(input, accepted.load(Ordering::Relaxed)) {
                Ok(true) => drop(accepted.fetch_add(1, Ordering::Relaxed)),
                Ok(false) => {}
                Err(found) => wrong.lock().expect("no thread has failed").push(format!("{}: {found}", input.file)),
            }
        }
    };
    std::thread::scope(|scope| {
        [(); 2].map(|()| scope.spawn(work)).map(|thread| thread.join().expect("a thread that ends"))
    });
    assert_eq!(wrong.into_inner().expect("no thread has failed"), Vec::<String>::new());
    accepted.into_inner()
}

/// Whether both commands take an input, `named` being what names it on the command line, and whether the papers asked
/// for are there if they do. One run each: many have the same names, and no two projects of a run may.
fn agree(desk: &Desk, named: &[&str], kinds: &str, of_many: bool) -> Result<bool, String> {
    let checked = desk.run([&["check"], named].concat());
    // Most projects state no resolution: their council papers are drafts.
    let built = desk.run([&["build"], named, &["-o", "out", "--only", kinds, "--draft"]].concat());
    let papers = desk.files("out").iter().filter(|file| file.ends_with(".pdf")).count();
    match checked.code {
        Some(0) if built.code == Some(0) && papers >= kinds.split(',').count() => Ok(true),
        Some(0) => Err(built.err),
        // One project with errors does not stop the others of a list.
        _ if built.code == checked.code && (papers == 0 || of_many) => Ok(false),
        code => Err(format!("`check` says {code:?}, `build` {:?}: {}{}", built.code, checked.err, built.err)),
    }
}

/// The first text of a briefing that the fonts cannot print: typesetting fails at such a text alone, and every kind of
/// paper is made of the same briefing.
fn unprintable(file: &str, bytes: &[u8]) -> Option<String> {
    let (profile, catalog) = (profile::read(file, bytes).0?, Catalog::embedded(Language::German));
    let labels = Labels::new(&Templates::embedded(), Language::German).expect("the built-in labels");
    let options =
        Options { date: date(2026, 11, 22), draft: true, language: Language::German, templates_sha256: "0".repeat(64) };
    let selection = selection::select(catalog, &profile);
    let briefing = briefing::brief(catalog, &profile, &selection, &labels, &options);
    first(&serde_json::to_value(briefing).expect("JSON"), &|text| {
        let seen: String = text.nfc().filter(|c| !signs::is_invisible(*c)).collect();
        typeset::uncovered(&seen).is_some()
    })
}

/// The first text of a value of which this holds.
fn first(value: &Value, holds: &dyn Fn(&str) -> bool) -> Option<String> {
    match value {
        Value::String(text) => holds(text).then(|| text.clone()),
        Value::Array(items) => items.iter().find_map(|item| first(item, holds)),
        Value::Object(table) => table.values().find_map(|item| first(item, holds)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[test]
fn check_and_build_agree_about_profiles() {
    let accepted = all(&inputs::profiles(), |input, so_far| {
        // A dossier takes seconds to typeset, so every eighth is; the texts of all are looked through below.
        let kinds = if so_far.is_multiple_of(8) { "beschlussvorlage,dossier" } else { "beschlussvorlage" };
        let taken = agree(&input.desk(), &[&input.file], kinds, false)?;
        match unprintable(&input.file, &input.bytes).filter(|_| taken) {
            Some(text) => Err(format!("accepted, but no font prints `{text}`")),
            None => Ok(taken),
        }
    });
    assert!(accepted > 80, "{accepted}");
}

#[test]
fn check_and_build_agree_about_workbooks() {
    let accepted = all(&inputs::catalogs(), |input, _| {
        let desk = input.desk().with("p.toml", sample_text("minimal.toml"));
        agree(&desk, &["p.toml", "--catalog", &input.file], "dossier", false)
    });
    assert!(accepted > 20, "{accepted}");
}

#[test]
fn check_and_build_agree_about_questionnaires_and_lists() {
    let accepted = all(&inputs::lists(), |input, _| {
        let desk = input.desk().with("p.toml", sample_text("minimal.toml"));
        agree(&desk, &[&input.file], "einseiter", true)
    });
    assert!(accepted > 3, "{accepted}");
}
