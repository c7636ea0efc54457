//! `templates export`.

use std::fs;

use ratsmappe::templates::Templates;

use super::Desk;

#[test]
fn the_built_in_tree_is_written_once() {
    let desk = Desk::new();
    let run = desk.run(["templates", "export", "vorlagen"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let tree = Templates::embedded();
    let paths: Vec<String> = tree.paths().map(|path| format!("vorlagen/{path}")).collect();
    assert_eq!(desk.files("vorlagen"), paths);
    for path in tree.paths() {
        assert!(run.out.contains(&format!("vorlagen/{path}  written")), "{path} is not named: {}", run.out);
        let bytes = fs::read(desk.path(&format!("vorlagen/{path}"))).expect("a written template");
        assert_eq!(Some(bytes.as_slice()), tree.bytes(path), "{path}");
    }
    let again = desk.run(["templates", "export", "vorlagen"]);
    assert_eq!(again.out, format!("0 files written, {} as they were\n", paths.len()));
}

#[test]
fn changed_files_are_kept_unless_forced() {
    let desk = Desk::new().with("vorlagen/design/tokens.typ", "mine").with("vorlagen/kurzinfo/main.typ", "mine too");
    let run = desk.run(["templates", "export", "vorlagen"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(run.err, @r"
    error[changed-template]: this file differs from the built-in template and is not overwritten
     --> vorlagen/design/tokens.typ

    nothing was written; --force replaces changed files, another folder keeps them
    ");
    assert_eq!(desk.files("vorlagen"), ["vorlagen/design/tokens.typ", "vorlagen/kurzinfo/main.typ"]);
    let forced = desk.run(["templates", "export", "vorlagen", "--force"]);
    assert_eq!(forced.code, Some(0), "{}", forced.err);
    assert!(forced.out.contains("vorlagen/design/tokens.typ  replaced"), "{}", forced.out);
    let read = |path| fs::read_to_string(desk.path(path)).expect("a template");
    assert!(read("vorlagen/design/tokens.typ").contains("briefing.json"));
    assert_eq!(read("vorlagen/kurzinfo/main.typ"), "mine too");
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() {
    let run = Desk::new().with("vorlagen", "a file").run(["templates", "export", "vorlagen"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("error[cannot-write]: ") && run.err.contains("--> vorlagen/design/"), "{}", run.err);
}
