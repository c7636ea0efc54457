//! One description of the keys: what follows from it is there, and adding a key touches nothing else. The worked
//! example of CONTRIBUTING is followed with the key that it shows.
//!
//! `INSTA_UPDATE=always` writes the tables of docs/profile.md and the schema anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use ratsmappe::language::Language;
use ratsmappe::profile;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[allow(clippy::disallowed_methods, reason = "as for snapshots")]
fn updates() -> bool {
    std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always")
}

fn ratsmappe(folder: &Path, args: &[&str]) -> String {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("ratsmappe");
    let run = command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1767225600").args(args).output();
    let run = run.expect("the program runs");
    String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned()
}

/// The page with its tables as the description has them.
fn page(text: &str) -> String {
    let mut tables = profile::reference();
    let (mut out, mut table, mut old) = (String::new(), None, false);
    for line in text.lines() {
        if line.starts_with('#') {
            let here = tables.iter().position(|(heading, _)| line.contains(heading.as_str()));
            (table, old) = (here.map(|at| tables.remove(at).1), false);
        }
        if table.is_some() && line.starts_with("| key |") {
            out.push_str(&table.take().unwrap_or_default());
            old = true;
        }
        old &= line.starts_with('|');
        if !old {
            out.push_str(line);
            out.push('\n');
        }
    }
    let missing: Vec<&str> = tables.iter().map(|(heading, _)| heading.as_str()).collect();
    assert!(missing.is_empty(), "docs/profile.md has no heading with {missing:?}");
    out
}

#[test]
fn the_page_tells_every_key_as_it_is_described() {
    let path = "docs/profile.md";
    let (old, new) = (text(path), page(&text(path)));
    if updates() {
        fs::write(root().join(path), &new).expect("the page is written");
        let schema = ratsmappe(&root(), &["schema"]);
        fs::write(root().join("docs/schema/profil.schema.json"), schema).expect("the schema is written");
    } else {
        assert!(old == new, "{path}: run INSTA_UPDATE=always cargo test --no-default-features --test it reference");
    }
}

/// The blocks of the worked example, each with the file that its first line names.
fn blocks() -> Vec<(String, String)> {
    let page = text("CONTRIBUTING.md");
    let example = page.split("### A new key of the profile").nth(1).expect("the worked example");
    let example = example.split("\n### ").next().unwrap_or_default();
    let block = |block: &str| {
        let (first, rest) = block.split_once('\n')?;
        Some((first.trim().strip_prefix("// ")?.to_owned(), rest.to_owned()))
    };
    example.split("```rust\n").skip(1).filter_map(|rest| block(rest.split("```").next()?.trim_start())).collect()
}

/// Lines without what is before and behind them.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every file below a folder.
fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, all),
            path => all.push(path),
        }
    }
}

#[test]
fn the_worked_example_shows_all_that_a_key_touches() {
    let blocks = blocks();
    let named: Vec<&str> = blocks.iter().map(|(file, _)| file.as_str()).collect();
    let [description, model, paper] = named[..] else { panic!("three places: {named:?}") };
    assert!(description.starts_with("src/profile/keys/") && model == "src/profile/model.rs", "{named:?}");
    assert!(paper.starts_with("src/briefing/"), "{named:?}");
    for (file, block) in &blocks {
        assert!(lines(&text(file)).contains(&lines(block)), "{file} does not hold what CONTRIBUTING shows:\n{block}");
    }
    // The key's name stands nowhere else in the program, nor in the texts that it is made with.
    let key = blocks[0].1.split('"').nth(1).expect("the key's name");
    let mut sources = Vec::new();
    for folder in ["src", "data/neu", "data/fragebogen", "templates/labels"] {
        files(&root().join(folder), &mut sources);
    }
    let holds = |path: &&PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains(key));
    let mut holding: Vec<PathBuf> = sources.iter().filter(holds).cloned().collect();
    holding.sort();
    assert_eq!(holding, [root().join(description), root().join(model)], "{key}");
}

#[test]
fn the_key_of_the_worked_example_is_wherever_keys_are() {
    let (_, block) = blocks().swap_remove(0);
    let said = |call: &str| block.split(&format!(".{call}(")).nth(1).and_then(|rest| rest.split('"').nth(1));
    let (key, asked) = (block.split('"').nth(1).expect("the key"), said("asked").expect("what is asked"));
    let (table, path) = ("investition", format!("investition.{key}"));
    assert!(profile::blank(Language::German).contains(&format!("\n#{key} = ")));
    let schema = profile::schema(Language::German);
    assert!(schema["properties"][table]["properties"][key]["description"].is_string());

    let folder = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| ratsmappe(folder.path(), args);
    let small = "[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P3\"\n";
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write("ohne.toml", small);
    write("mit.toml", &format!("{small}[{table}]\n{key} = \"Es endet.\"\n"));
    write("falsch.toml", &format!("{small}[{table}]\n{key}e = \"Es endet.\"\n"));
    assert!(run(&["check", "falsch.toml"]).contains(&format!("did you mean `{key}`")), "the reader knows it");
    let shown = format!("[{table}] {key}");
    assert!(run(&["check", "ohne.toml"]).contains(&shown) && !run(&["check", "mit.toml"]).contains(&shown), "a gap");
    assert!(run(&["diff", "ohne.toml", "mit.toml", "--format", "json"]).contains(&path), "a change");
    write("liste.csv", &format!("Kommune;Titel;Phase;{path}\nA;B;P3;Es endet.\n"));
    assert!(run(&["diff", "ohne.toml", "liste.csv", "--format", "json"]).contains(&path), "a column of a list");
    run(&["form", "mit.toml", "-o", "mit.xlsx", "--lang", "de"]);
    let sheet = fs::read(folder.path().join("mit.xlsx")).expect("the questionnaire");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(sheet)).expect("a workbook");
    let words = std::io::read_to_string(archive.by_name("xl/sharedStrings.xml").expect("its words")).expect("text");
    assert!(
        words.contains(&path) && words.contains(&format!(">{asked}<")) && words.contains("Es endet."),
        "a question"
    );
    assert!(!run(&["diff", "mit.toml", "mit.xlsx", "--format", "json"]).contains(&path), "and its answer");
}
