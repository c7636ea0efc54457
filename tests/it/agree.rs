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

/// Runs what is to be tried of each input, two at a time; gives those of which it holds.
///
/// # Panics
/// If something was found.
#[track_caller]
fn all(inputs: &[Input], tried: impl Fn(&Input, usize) -> Result<bool, String> + Sync) -> Vec<&Input> {
    let next = AtomicUsize::new(0);
    let (accepted, wrong) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let work = || {
        while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let so_far = accepted.lock().expect("no thread has failed").len();
            match tried(input, so_far) {
                Ok(true) => accepted.lock().expect("no thread has failed").push(input),
                Ok(false) => {}
                Err(found) => wrong.lock().expect("no thread has failed").push(format!("{}: {found}", input.file)),
            }
        }
    };
    std::thread::scope(|scope| {
        [(); 2].map(|()| scope.spawn(work)).map(|thread| thread.join().expect("a thread that ends"))
    });
    assert_eq!(wrong.into_inner().expect("no thread has failed"), Vec::<String>::new());
    accepted.into_inner().expect("no thread has failed")
}

/// Builds what `check` has accepted; `named` is what names it on the command line. One run each: many have the same
/// names, and no two projects of a run may.
fn builds(desk: &Desk, named: &[&str], kinds: &str) -> Result<bool, String> {
    // Most projects state no resolution: their council papers are drafts.
    let built = desk.run([&["build"], named, &["-o", "out", "--only", kinds, "--draft"]].concat());
    let papers = desk.files("out").iter().filter(|file| file.ends_with(".pdf")).count();
    let whole = built.code == Some(0) && papers >= kinds.split(',').count();
    if whole { Ok(true) } else { Err(built.err) }
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
    let inputs = inputs::profiles();
    let accepted = all(&inputs, |input, so_far| {
        let desk = input.desk();
        if desk.run(["check", &input.file]).code != Some(0) {
            return Ok(false);
        }
        if let Some(text) = unprintable(&input.file, &input.bytes) {
            return Err(format!("accepted, but no font prints `{text}`"));
        }
        // A dossier takes seconds to typeset, and all of them minutes. Those with a picture of the seeds are made, since a
        // picture is what typesetting alone can refuse; of the others every eighth: their texts were looked through above,
        // and those of the samples are made by the tests of PDF files.
        let kinds =
            if input.has_picture || so_far.is_multiple_of(8) { "beschlussvorlage,dossier" } else { "beschlussvorlage" };
        builds(&desk, &[&input.file], kinds)
    });
    assert!(accepted.len() > 80, "{}", accepted.len());
    // Those that were refused make no paper; one run is enough for all of them.
    let is_refused = |input: &&Input| !accepted.iter().any(|one| std::ptr::eq(*one, *input));
    let refused: Vec<&Input> = inputs.iter().filter(is_refused).collect();
    let (mut desk, mut args) = (Desk::new(), vec!["build".to_owned(), "--draft".to_owned()]);
    for (number, input) in refused.iter().enumerate() {
        let file = format!("{number}/{}", input.file);
        desk = desk.with(&file, &input.bytes);
        // A picture that is refused is no picture that is missing.
        for (name, bytes) in &input.beside {
            desk = desk.with(&format!("{number}/{name}"), bytes);
        }
        args.push(file);
    }
    let built = desk.run(args);
    assert_eq!((built.code, desk.files("out")), (Some(3), Vec::new()), "{}", built.out);
}

#[test]
fn check_and_build_agree_about_workbooks() {
    let inputs = inputs::catalogs();
    let accepted = all(&inputs, |input, _| {
        let desk = input.desk().with("p.toml", sample_text("minimal.toml"));
        let named = ["p.toml", "--catalog", &input.file];
        if desk.run([&["check"], &named[..]].concat()).code == Some(0) {
            return builds(&desk, &named, "dossier");
        }
        let built = desk.run([&["build"], &named[..]].concat());
        if built.code == Some(0) || !desk.files("out").is_empty() { Err(built.out) } else { Ok(false) }
    });
    assert!(accepted.len() > 20, "{}", accepted.len());
}

#[test]
fn check_and_build_agree_about_questionnaires_and_lists() {
    let inputs = inputs::lists();
    let accepted = all(&inputs, |input, _| {
        let desk = input.desk();
        let accepted = desk.run(["check", &input.file]).code == Some(0);
        match builds(&desk, &[&input.file], "einseiter") {
            // One project with errors does not stop the others of a list.
            Ok(_) if !accepted => Err("refused, but built".to_owned()),
            Err(found) if accepted => Err(found),
            _ => Ok(accepted),
        }
    });
    assert!(accepted.len() > 3, "{}", accepted.len());
}
