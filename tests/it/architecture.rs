//! The house is built as docs/architecture.md draws it: no room imports one above it, no two files import each other
//! in a loop, and no part is too large to be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use imports::Tree;

use crate::support::{root, sources};

#[path = "architecture/imports.rs"]
mod imports;

/// The rooms in the order of the table in docs/architecture.md, the lowest first.
fn rooms(tree: &Path) -> Vec<String> {
    let text = fs::read_to_string(tree.join("docs/architecture.md")).expect("the page of the architecture");
    let (_, table) = text.split_once("\n| room |").expect("the table of rooms");
    let rows = table.lines().skip(2).map_while(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).map(str::to_owned).collect()
}

/// The room a file is in.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Imports of a room that stands above, and rooms that the table or the tree does not have.
fn upward(tree: &Path, imports: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let rooms = rooms(tree);
    let there: BTreeSet<&str> = imports.keys().map(|file| room(file)).filter(|room| *room != "lib").collect();
    let mut found: Vec<String> =
        rooms.iter().filter(|room| !there.contains(room.as_str())).map(|room| format!("no room {room}")).collect();
    let level = |file: &str| rooms.iter().position(|name| name == room(file));
    found.extend(there.iter().filter(|room| level(room).is_none()).map(|room| format!("{room} is not in the table")));
    for (file, all) in imports.iter().filter(|(file, _)| **file != "lib.rs") {
        let above = all.iter().filter(|other| level(other) > level(file));
        found.extend(above.map(|other| format!("{file} imports {other}, which is above it")));
    }
    found
}

/// Files that import each other, each group with the imports that make the loop.
fn loops(imports: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let reached = |from: &str| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(file) = next.pop() {
            for other in imports.get(file).into_iter().flatten() {
                if seen.insert(*other) {
                    next.push(other);
                }
            }
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = imports.keys().map(|file| (*file, reached(file))).collect();
    let with = |file: &str| -> BTreeSet<&str> {
        all[file].iter().copied().filter(|other| all.get(other).is_some_and(|back| back.contains(file))).collect()
    };
    let groups: BTreeSet<BTreeSet<&str>> = imports.keys().map(|file| with(file)).filter(|g| !g.is_empty()).collect();
    let line = |group: &BTreeSet<&str>| {
        let within =
            group.iter().flat_map(|file| imports[file].intersection(group).map(move |o| format!("{file} → {o}")));
        format!("a loop: {}", within.collect::<Vec<_>>().join(", "))
    };
    groups.iter().map(line).collect()
}

/// All that is wrong with the layers of a tree.
fn faults(tree: &Path) -> Vec<String> {
    let sources = Tree::read(&tree.join("src"));
    let imports = sources.imports();
    [upward(tree, &imports), loops(&imports)].concat()
}

/// What is wrong with the house as it stands.
static FAULTS: LazyLock<Vec<String>> = LazyLock::new(|| faults(&root("")));

/// A copy of what [`faults`] looks at.
fn copied() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    let files = sources(&root("src"));
    let files = files.iter().map(|file| format!("src/{file}")).chain(["docs/architecture.md".to_owned()]);
    for file in files {
        let to = copy.path().join(&file);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(root(&file), to).expect("a copied file");
    }
    copy
}

/// What is found after a line is put at the end of a file, and was not there before.
fn found_after(file: &str, line: &str) -> Vec<String> {
    let copy = copied();
    let path = copy.path().join("src").join(file);
    let text = fs::read_to_string(&path).expect("a source file");
    fs::write(&path, format!("{text}\n{line}\n")).expect("a source file");
    faults(copy.path()).into_iter().filter(|fault| !FAULTS.contains(fault)).collect()
}

#[test]
fn an_import_that_runs_upward_is_found() {
    let upward = "catalog/model.rs imports cli/exit.rs, which is above it";
    for line in [
        "use crate::cli::exit::DONE;",
        "fn f() -> u8 { crate::cli::exit::DONE }",
        "say!(super::super::cli::exit::DONE);",
    ] {
        let found = found_after("catalog/model.rs", line);
        assert!(found.iter().any(|fault| fault == upward), "{line}: {found:?}");
    }
    // A name that is passed on is looked for where it is defined.
    let found = found_after("names.rs", "use crate::selection::Reason;");
    assert!(
        found
            .iter()
            .all(|fault| fault.starts_with("names.rs imports selection/reason.rs") || fault.starts_with("a loop: ")),
        "{found:?}"
    );
    assert_eq!(found_after("catalog/model.rs", "#[cfg(test)]\nmod tests { use crate::cli::exit::DONE; }"), [""; 0]);
}

#[test]
fn a_loop_of_two_files_is_found() {
    let found = found_after("language.rs", "use crate::message::Message;");
    assert!(found.iter().any(|f| f.starts_with("a loop: language.rs → message/mod.rs, ")), "{found:?}");
    let (a, b) = ("questionnaire/lines.rs", "questionnaire/heights.rs");
    let copy = copied();
    for (file, other) in [(a, "heights"), (b, "lines")] {
        let path = copy.path().join("src").join(file);
        let text = fs::read_to_string(&path).expect("a source file");
        fs::write(&path, format!("{text}\nuse super::{other}::planted;\n")).expect("a source file");
    }
    let found = faults(copy.path());
    let both = |fault: &&String| fault.contains(&format!("{a} → {b}")) && fault.contains(&format!("{b} → {a}"));
    assert!(found.iter().any(|fault| fault.starts_with("a loop: ") && both(&fault)), "{found:?}");
}

/// Lines of functions that are long and say no reason: the comment before one begins with `Long:`. The sources are
/// formatted, so a function ends at the brace below its first letter.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    // Words before `fn`, such as `pub(crate) const`.
    let is_function = |line: &str| {
        let before = line.trim_start().split_once("fn ").map(|(before, _)| before);
        let visible = |word: &str| word == "pub" || word.starts_with("pub(");
        before.is_some_and(|words| words.split_whitespace().all(|word| visible(word) || word == "const"))
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = lines[at..].iter().position(|line| *line == format!("{indent}}}")).unwrap_or(0);
        let mut before = lines[..at].iter().rev().map(|line| line.trim_start());
        let comment = before.by_ref().take_while(|line| line.starts_with("//") || line.starts_with("#["));
        let has_reason = comment.into_iter().any(|line| line.trim_start_matches('/').trim_start().starts_with("Long:"));
        if end >= 80 && !line.ends_with('}') && !has_reason {
            found.push(format!("{} lines: {}", end + 1, line.trim()));
        }
    }
    found
}

#[test]
fn nothing_is_too_large_to_be_read() {
    let mut found = Vec::new();
    let mut of_cli = 0;
    for file in sources(&root("src")) {
        let text = fs::read_to_string(root("src").join(&file)).expect("a source file");
        let lines = text.lines().count();
        of_cli += if room(&file) == "cli" { lines } else { 0 };
        if lines > 500 {
            found.push(format!("src/{file} has {lines} lines"));
        }
        found.extend(long_functions(&text).into_iter().map(|fault| format!("src/{file}: {fault}")));
    }
    if of_cli >= 4_000 {
        found.push(format!("src/cli has {of_cli} lines"));
    }
    // Text modules are prose, a paragraph a line.
    let templates = ratsmappe::templates::Templates::embedded();
    for path in templates.paths().filter(|path| path.ends_with(".typ")) {
        let text = fs::read_to_string(root("templates").join(path)).expect("a template");
        let long = text.lines().enumerate().filter(|(_, line)| line.chars().count() > 120);
        found.extend(long.map(|(at, line)| format!("templates/{path}:{} has {} signs", at + 1, line.chars().count())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Papers and slides import whole files of the design: of two things of one name the last import would win, unseen.
#[test]
fn no_two_files_of_the_design_define_the_same_name() {
    // A gap is drawn otherwise on slides, which import only named things of `paper`.
    const KNOWN: [&str; 1] = ["gap"];
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in fs::read_dir(root("templates/design")).expect("the design") {
        let path = file.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a template");
        let name = |line: &str| {
            let rest = line.strip_prefix("#let ")?;
            Some(rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next()?.to_owned()).filter(|n| !n.is_empty())
        };
        let names: BTreeSet<String> = text.lines().filter_map(name).collect();
        for name in names.into_iter().filter(|name| !KNOWN.contains(&name.as_str())) {
            defined.entry(name).or_default().push(path.display().to_string());
        }
    }
    assert!(defined.len() > 50, "{defined:?}");
    defined.retain(|_, files| files.len() > 1);
    assert!(defined.is_empty(), "{defined:?}");
}

#[test]
fn the_house_is_built_as_its_page_draws_it() {
    assert!(FAULTS.is_empty(), "{}", FAULTS.join("\n"));
}
