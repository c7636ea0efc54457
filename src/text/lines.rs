//! Plain text without layout: a paragraph, an item, a row of a table is one line, however long. For copies of papers that
//! are pasted into Word, an e-mail or the fields of a council information system, which break lines themselves. Takes words,
//! gives lines; knows no paper.

use serde::Deserialize;

use super::markdown::ProseBlock;

/// What stands between two cells of a row: Word and Excel make columns of it.
const BETWEEN: &str = "\t";
/// The longest line under a heading: a longer one would be broken where it is pasted.
const MAX_UNDERLINE: usize = 60;

/// A table of texts.
#[derive(Debug, Deserialize)]
pub(super) struct TextTable {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    #[serde(default)]
    total: Option<Vec<String>>,
}

/// Text on one line. Its own line breaks and tabs would part it, non-breaking blanks and places to divide words mean
/// nothing in a field.
fn one(text: &str) -> String {
    let words = text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    words.map(|word| word.replace('\u{a0}', " ").replace('\u{ad}', "")).collect::<Vec<_>>().join(" ")
}

/// Text on one line, with a mark before it.
pub(super) fn marked(text: &str, mark: &str) -> String {
    format!("{mark}{}", one(text))
}

/// Text with a line of `sign` under it, as wide as the text.
pub(super) fn underline(text: &str, sign: &str) -> String {
    let text = one(text);
    let signs = text.chars().count().min(MAX_UNDERLINE);
    format!("{text}\n{}", sign.repeat(signs))
}

/// A text module's tree: paragraphs and lists with an empty line between them.
pub(super) fn prose(blocks: &[ProseBlock]) -> String {
    tree(blocks, "").join("\n\n")
}

/// Each block as text of its own, indented.
fn tree(blocks: &[ProseBlock], indent: &str) -> Vec<String> {
    let item = |item: &Vec<ProseBlock>, sign: String| {
        let hang = format!("{indent}{}", " ".repeat(sign.chars().count()));
        let text = tree(item, &hang).join("\n\n");
        let bare = text.strip_prefix(&hang).unwrap_or(&text).to_owned();
        format!("{indent}{sign}{bare}")
    };
    blocks
        .iter()
        .map(|block| match block {
            ProseBlock::P(_) => {
                let lines: Vec<String> = block.plain().lines().map(|line| marked(line, indent)).collect();
                lines.join("\n")
            }
            ProseBlock::Ul(items) => {
                let items: Vec<String> = items.iter().map(|i| item(i, "- ".to_owned())).collect();
                items.join("\n")
            }
            ProseBlock::Ol(items) => {
                let items: Vec<String> =
                    items.iter().enumerate().map(|(n, i)| item(i, format!("{}. ", n + 1))).collect();
                items.join("\n\n")
            }
        })
        .collect()
}

/// A table: its head, its rows and its sums, each on one line with as many tabs, so that columns stay columns.
pub(super) fn table(table: &TextTable) -> String {
    let all: Vec<&Vec<String>> =
        std::iter::once(&table.header).chain(&table.rows).chain(table.total.as_ref()).collect();
    let columns = all.iter().map(|row| row.len()).max().unwrap_or(0);
    let line = |row: &&Vec<String>| {
        let cells: Vec<String> = (0..columns).map(|c| row.get(c).map(|cell| one(cell)).unwrap_or_default()).collect();
        cells.join(BETWEEN)
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::parse;

    #[test]
    fn a_paragraph_or_an_item_is_one_line_with_its_mark() {
        let long = "Wort ".repeat(300);
        let text = prose(&parse(&format!(
            "Kurz.\n\n1. {long}\n\n   Noch einer.\n2. zwei\n   - darunter\n\n- {}\n",
            "x".repeat(2000)
        )));
        let want = format!(
            "Kurz.\n\n1. {}\n\n   Noch einer.\n\n2. zwei\n\n   - darunter\n\n- {}",
            long.trim(),
            "x".repeat(2000)
        );
        assert_eq!(text, want);
    }

    #[test]
    fn a_row_is_one_line_and_every_line_has_as_many_tabs() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let grid = TextTable {
            header: row(&["", "bewilligt", "Summe"]),
            rows: vec![
                row(&["Eine Quelle\nmit\teiner Notiz", "1.200\u{a0}€", "1.200\u{a0}€"]),
                row(&["Kurze Zeile", ""]),
            ],
            total: Some(row(&["Summe", "1.200\u{a0}€", "10.200\u{a0}€"])),
        };
        let want = "\tbewilligt\tSumme\nEine Quelle mit einer Notiz\t1.200 €\t1.200 €\nKurze Zeile\t\t\n\
            Summe\t1.200 €\t10.200 €";
        assert_eq!(table(&grid), want);
    }

    #[test]
    fn a_line_under_a_heading_is_as_long_as_the_heading_and_never_breaks() {
        assert_eq!(underline("Über\u{ad}sicht", "="), "Übersicht\n=========");
        assert_eq!(underline(&"Wort ".repeat(40), "-").lines().nth(1).map(str::len), Some(MAX_UNDERLINE));
    }
}
