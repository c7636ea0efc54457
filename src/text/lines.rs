//! Plain text in lines: running text wrapped, lists with hanging indents, tables in aligned columns. For
//! copies of papers that go into forms which know no layout. Takes words, gives lines; knows no paper.

use serde::Deserialize;
use unicode_width::UnicodeWidthStr;

use super::markdown::ProseBlock;

/// The width of the text in columns.
pub(super) const WIDTH: usize = 76;
/// Blanks between two columns of a table.
const BETWEEN: usize = 2;
/// The widest word a column of a table keeps whole while others can give way.
const KEPT_COLUMNS: usize = 16;

/// A table of texts.
#[derive(Debug, Deserialize)]
pub(super) struct TextTable {
    header: Vec<String>,
    /// `left` or `right`.
    #[serde(default)]
    align: Vec<String>,
    rows: Vec<Vec<String>>,
    #[serde(default)]
    total: Option<Vec<String>>,
}

/// Words on lines of at most `width`; a word that is longer is cut. Non-breaking spaces do not break, and
/// are plain ones in the result.
fn fill(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\r', '\t']).filter(|w| !w.is_empty()) {
        let word = word.replace('\u{a0}', " ").replace('\u{ad}', "");
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => {
                let mut piece = String::new();
                for c in word.chars() {
                    if piece.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) > width {
                        lines.push(std::mem::take(&mut piece));
                    }
                    piece.push(c);
                }
                lines.push(piece);
            }
        }
    }
    lines
}

/// Text with `first` before its first line and `rest` before the others.
pub(super) fn wrap(text: &str, first: &str, rest: &str) -> String {
    let lines = fill(text, WIDTH.saturating_sub(first.width().max(rest.width())));
    let lines: Vec<String> =
        lines.iter().enumerate().map(|(i, line)| format!("{}{line}", if i == 0 { first } else { rest })).collect();
    lines.join("\n")
}

/// Text with a line of `sign` under it, as wide as the text.
pub(super) fn underline(text: &str, sign: &str) -> String {
    let text = wrap(text, "", "");
    let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    format!("{text}\n{}", sign.repeat(widest))
}

/// A text module's tree: paragraphs and lists with an empty line between them.
pub(super) fn prose(blocks: &[ProseBlock]) -> String {
    tree(blocks, "").join("\n\n")
}

/// Each block as text of its own, indented.
fn tree(blocks: &[ProseBlock], indent: &str) -> Vec<String> {
    let item = |item: &Vec<ProseBlock>, sign: String| {
        let hang = format!("{indent}{}", " ".repeat(sign.width()));
        let text = tree(item, &hang).join("\n\n");
        let bare = text.strip_prefix(&hang).unwrap_or(&text).to_owned();
        format!("{indent}{sign}{bare}")
    };
    blocks
        .iter()
        .map(|block| match block {
            ProseBlock::P(_) => {
                let lines: Vec<String> = block.plain().lines().map(|line| wrap(line, indent, indent)).collect();
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

/// A table in columns, wrapped within its cells where it is too wide; a line under the head and over the
/// sums.
pub(super) fn table(table: &TextTable) -> String {
    let all: Vec<&Vec<String>> =
        std::iter::once(&table.header).chain(&table.rows).chain(table.total.as_ref()).collect();
    let columns = all.iter().map(|r| r.len()).max().unwrap_or(0);
    let widths = column_widths(&all, columns, WIDTH.saturating_sub(BETWEEN * columns.saturating_sub(1)));
    let right = |c: usize| table.align.get(c).is_some_and(|a| a == "right");
    let draw = |row: &Vec<String>| -> Vec<String> {
        let cells: Vec<Vec<String>> = (0..columns)
            .map(|c| fill(row.get(c).map_or("", String::as_str), widths.get(c).copied().unwrap_or(1)))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|l| {
                let parts: Vec<String> = cells
                    .iter()
                    .zip(&widths)
                    .enumerate()
                    .map(|(c, (cell, width))| {
                        let text = cell.get(l).map_or("", String::as_str);
                        let space = " ".repeat(width.saturating_sub(text.width()));
                        if right(c) { format!("{space}{text}") } else { format!("{text}{space}") }
                    })
                    .collect();
                parts.join(&" ".repeat(BETWEEN)).trim_end().to_owned()
            })
            .collect()
    };
    let rule = "-".repeat(widths.iter().sum::<usize>() + BETWEEN * columns.saturating_sub(1));
    let rows: Vec<Vec<String>> = table.rows.iter().map(draw).collect();
    // Rows of several lines need air to be told apart.
    let air = if rows.iter().any(|r| r.len() > 1) { "\n\n" } else { "\n" };
    let rows: Vec<String> = rows.into_iter().map(|r| r.join("\n")).collect();
    let mut out = format!("{}\n{rule}\n{}", draw(&table.header).join("\n"), rows.join(air));
    if let Some(total) = &table.total {
        out.push_str(&format!("\n{rule}\n{}", draw(total).join("\n")));
    }
    out
}

/// The width of each column: what it needs, and if all together need more than the `room` there is, the widest give
/// way, first down to their longest word, then below.
fn column_widths(rows: &[&Vec<String>], columns: usize, room: usize) -> Vec<usize> {
    let cells = |c: usize| rows.iter().filter_map(move |r| r.get(c));
    let mut widths: Vec<usize> = (0..columns).map(|c| cells(c).map(|t| t.width()).max().unwrap_or(0).max(1)).collect();
    let words = |t: &String| t.split([' ', '\n']).map(UnicodeWidthStr::width).max().unwrap_or(0);
    let least: Vec<usize> =
        (0..columns).map(|c| cells(c).map(words).max().unwrap_or(0).clamp(1, KEPT_COLUMNS)).collect();
    while widths.iter().sum::<usize>() > room {
        let give = |floor: &dyn Fn(usize) -> usize| {
            (0..columns).filter(|c| widths[*c] > floor(*c)).max_by_key(|c| (widths[*c], usize::MAX - c))
        };
        match give(&|c| least[c]).or_else(|| give(&|_| 1)) {
            Some(c) => widths[c] -= 1,
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown::parse;

    #[test]
    fn lists_hang_and_nothing_is_wider_than_the_page() {
        let text = prose(&parse(&format!("Kurz.\n\n1. {}\n2. zwei\n\n- {}\n", "Wort ".repeat(30), "x".repeat(200))));
        assert!(text.lines().all(|l| l.width() <= WIDTH), "{text}");
        assert!(text.starts_with("Kurz.\n\n1. Wort Wort"), "{text}");
        assert!(text.contains("\n   Wort Wort"), "{text}");
        assert!(text.contains("\n\n2. zwei\n\n- xxx"), "{text}");
    }

    #[test]
    fn amounts_stay_whole_and_stand_under_each_other() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let grid = TextTable {
            header: row(["Quelle", "bewilligt", "Summe"]),
            align: row(["left", "right", "right"]),
            rows: vec![row([
                "Eine sehr lange Bezeichnung der Quelle, die nicht in eine Zeile passt, denn sie ist lang",
                "1.200\u{a0}€",
                "1.200\u{a0}€",
            ])],
            total: Some(row(["Summe", "1.200\u{a0}€", "10.200\u{a0}€"])),
        };
        let text = table(&grid);
        assert!(text.lines().all(|l| l.width() <= WIDTH), "{text}");
        let ends: Vec<&str> = text.lines().filter(|l| l.ends_with('€')).collect();
        assert_eq!(ends.iter().map(|l| l.width()).collect::<Vec<_>>(), [WIDTH, WIDTH], "{text}");
        assert!(ends[1].contains("  1.200 €  10.200 €"), "{text}");
    }
}
