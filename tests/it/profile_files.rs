//! Files as a whole: form, size, encoding, syntax, nesting. Each fault with the message its writer sees.

use insta::assert_snapshot;
use ratsmappe::profile;

use super::{codes, drawn, told};

#[test]
fn another_kind_of_file_is_refused() {
    assert_snapshot!(told("profil.docx", ""), @r#"
    error[unsupported-format]: a text document is no project profile
     --> profil.docx
      help: fill in a questionnaire instead: `ratsmappe form` makes one
      help: profiles end with .toml, .json, .yaml or .yml; filled questionnaires and project lists with .xlsx, .xlsm, .ods or .csv
    "#);
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    assert_snapshot!(told("p.toml", &"#".repeat(3 << 20)), @r#"
    error[file-too-large]: the file has 3145728 bytes, 2097152 are the most
     --> p.toml
    "#);
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    assert_snapshot!(drawn(&profile::read("p.toml", b"[kommune]\nname = \"M\xfcnchen\"\n").1), @r#"
    error[not-utf8]: the file is not UTF-8 text
     --> p.toml:2:10
      |
    2 | name = "M�nchen"
      |          ^
      help: save it again with the encoding UTF-8
      help: in the Windows editor: `Datei › Speichern unter … › Codierung: UTF-8`
    "#);
}

#[test]
fn an_empty_file_lacks_everything() {
    assert_snapshot!(told("p.toml", ""), @r#"
    error[missing-key]: the table [kommune] with the key `name` is missing
     --> p.toml

    error[missing-key]: the table [projekt] with the keys `titel` and `phase` is missing
     --> p.toml
    "#);
    assert_eq!(codes("p.json", ""), codes("p.toml", ""));
    assert_eq!(codes("p.yaml", ""), codes("p.toml", ""));
}

#[test]
fn a_list_is_no_profile() {
    assert_snapshot!(told("p.json", "[1, 2]"), @r#"
    error[wrong-type]: a profile must be a table of keys and values, not an array
     --> p.json:1:1
      |
    1 | [1, 2]
      | ^^^^^^
    "#);
}

#[test]
fn syntax_errors_point_to_their_place() {
    assert_snapshot!(told("p.toml", "[kommune]\nname = \"A\nart = \"Stadt\"\n[projekt\n"), @r#"
    error[syntax]: the text has no quote at its end
     --> p.toml:2:10
      |
    2 | name = "A
      |          ^
      help: write: `name = "A"`

    error[syntax]: the header lacks a bracket at its end
     --> p.toml:4:9
      |
    4 | [projekt
      |         ^
      help: write: `[projekt]`
    "#);
    assert_snapshot!(told("p.json", "{\"kommune\": {\"name\": \"A\",}}"), @r#"
    error[syntax]: after the last value stands a comma
     --> p.json:1:25
      |
    1 | {"kommune": {"name": "A",}}
      |                         ^
      help: after every value but the last of a table or list stands a comma, after the last none
    "#);
    assert_snapshot!(told("p.json", "{\n  // Kommentar\n}"), @r#"
    error[syntax]: JSON has no comments
     --> p.json:2:3
      |
    2 |   // Kommentar
      |   ^^^^^^^^^^^^
      help: delete it; a profile with comments is written in TOML or YAML
    "#);
    assert_snapshot!(told("p.yaml", "kommune:\n  name: \"A\n  art: [Stadt\n"), @r#"
    error[syntax]: the text has no quote at its end
     --> p.yaml:2:9
      |
    2 |   name: "A
      |         ^
      help: write the quote at the end of the text: "…"
    "#);
    assert_snapshot!(told("p.yaml", "a: 1\n---\nb: 2\n"), @r#"
    error[syntax]: the file holds more than one YAML document
     --> p.yaml:3:1
      |
    3 | b: 2
      | ^
      help: keep one profile a file
    "#);
}

#[test]
fn keys_that_are_there_twice_are_refused() {
    assert_snapshot!(told("p.toml", "[kommune]\nname = \"A\"\nname = \"B\"\n"), @r#"
    error[duplicate-key]: this key or table is already there
     --> p.toml:3:1
      |
    3 | name = "B"
      | ^^^^ here
     --> p.toml:2:1
      |
    2 | name = "A"
      | ^^^^ and here
      help: keep one of the two; entries of a list such as [[kriterien]] have double brackets
    "#);
    assert_snapshot!(told("p.json", "{\"kommune\": {\"name\": \"A\",\n \"name\": \"B\"}}"), @r#"
    error[duplicate-key]: the key `name` is there twice
     --> p.json:2:2
      |
    2 |  "name": "B"}}
      |  ^^^^^^ here
     --> p.json:1:14
      |
    1 | {"kommune": {"name": "A",
      |              ^^^^^^ and here
    "#);
    assert_snapshot!(told("p.yaml", "kommune:\n  name: A\n  name: B\n"), @r#"
    error[duplicate-key]: this key is already there
     --> p.yaml:3:3
      |
    3 |   name: B
      |   ^
    "#);
}

#[test]
fn yaml_aliases_are_refused_before_they_grow() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, of) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"]) {
        bomb += &format!("{name}: &{name} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n");
    }
    assert_snapshot!(told("p.yaml", &bomb), @r#"
    error[alias]: YAML anchors and aliases (`&name`, `*name`) are not accepted
     --> p.yaml:1:4
      |
    1 | a: &a [x, x, x, x, x, x, x, x, x]
      |    ^
      help: write the value out; put text that begins with & or * in quotes
    "#);
    // One long text repeated a hundred thousand times passes every bound on the number of nodes.
    let long = format!("a: &a {}\nb:\n{}", "x".repeat(500_000), "- *a\n".repeat(100_000));
    assert_eq!(codes("p.yaml", &long), ["alias"]);
    assert_eq!(codes("p.yaml", "a: *b\n"), ["alias"]);
    assert_eq!(codes("p.yaml", "a: \"&b *c\"\n- x"), ["syntax"]);
}

#[test]
fn deep_nesting_is_refused() {
    assert_snapshot!(told("p.toml", &format!("a = {}{}", "[".repeat(40), "]".repeat(40))), @r#"
    error[nesting-too-deep]: values are nested more than 32 levels deep
     --> p.toml:1:37
      |
    1 | a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      |                                     ^
      help: a profile needs six levels at most
    "#);
    let deep = 900_000;
    for (name, text) in [
        ("p.toml", format!("a = {}", "[".repeat(deep))),
        ("p.toml", format!("{}a = 1", "a.".repeat(deep))),
        ("p.toml", format!("[{}a]", "a.".repeat(deep))),
        ("p.toml", format!("{}a = 1", "a.".repeat(50))),
        ("p.json", "[".repeat(deep)),
        ("p.json", format!("{}{}", "[".repeat(40), "]".repeat(40))),
        ("p.json", "{\"a\":".repeat(deep / 3)),
        ("p.yaml", "[".repeat(deep)),
        ("p.yaml", "{a: ".repeat(deep / 3)),
        ("p.yaml", "- ".repeat(deep)),
        ("p.yaml", format!("{}{}", "[".repeat(40), "]".repeat(40))),
        ("p.yaml", "? ".repeat(deep)),
    ] {
        let (profile, diagnostics) = profile::read(name, text.as_bytes());
        assert!(profile.is_none());
        let shown = text.chars().take(12).collect::<String>();
        assert!(
            diagnostics.iter().any(|d| matches!(d.code.name(), "nesting-too-deep" | "syntax")),
            "{name} {shown}: {}",
            drawn(&diagnostics)
        );
    }
}
