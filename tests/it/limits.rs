//! The numbers in `docs/limits.md` are those of the code.

use std::fs;

use crate::support::{root, sources};

/// The values of all constants of this name in a room.
fn values(room: &str, name: &str) -> Vec<u64> {
    let in_room = |file: &String| file.split(['/', '.']).next() == Some(room);
    let texts = sources(&root("src")).into_iter().filter(in_room);
    let texts = texts.map(|file| fs::read_to_string(root("src").join(file)).expect("a source file"));
    let definition = format!("const {name}: ");
    let of = |text: String| -> Vec<u64> {
        let lines = text.lines().filter_map(|line| line.split_once(&definition)?.1.split_once(" = "));
        lines.map(|(_, value)| number(value.trim_end_matches(';'))).collect()
    };
    texts.flat_map(of).collect()
}

/// A number as the sources write it: digits, products and shifts.
fn number(value: &str) -> u64 {
    let part = |text: &str| -> u64 { text.trim().replace('_', "").parse().unwrap_or_else(|_| panic!("{value}")) };
    match value.split_once("<<") {
        Some((number, bits)) => part(number) << part(bits),
        None => value.split('*').map(part).product(),
    }
}

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|part| str::from_utf8(part).ok()).collect();
    groups.join(",")
}

#[test]
fn the_page_of_limits_says_what_the_code_holds() {
    let page = fs::read_to_string(root("docs/limits.md")).expect("the page of limits");
    let mut compared = 0;
    for row in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let names = cells.last().into_iter().flat_map(|cell| cell.split('`')).filter(|part| part.contains("::"));
        for constant in names {
            let (room, name) = constant.split_once("::").expect("a room and a name");
            let values = values(room, name);
            assert!(!values.is_empty(), "the code has no constant {constant}: {row}");
            let written = |value: u64| [grouped(value), format!("{} KiB", value >> 10), format!("{} MiB", value >> 20)];
            let said = |text: &String| cells[1].split([' ', ';']).any(|word| word == text) || cells[1].contains(text);
            assert!(values.iter().any(|value| written(*value).iter().any(said)), "{constant} is {values:?}: {row}");
            compared += 1;
        }
    }
    assert!(compared >= 20, "{compared} limits are compared");
}
