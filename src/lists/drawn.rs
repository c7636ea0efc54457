//! Plain columns that fit a width: cells wrap at blanks, widths are those a terminal shows.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// Between two columns.
const GAP: usize = 2;
/// No column is made narrower than this, even if the table then gets too wide.
const MIN_COLUMN: usize = 6;

/// Draws rows under a header within `width`; the widest columns give way first.
#[must_use]
pub fn draw(header: &[&str], rows: &[Vec<String>], width: usize) -> String {
    let mut widths: Vec<usize> = header.iter().map(|h| h.width()).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(cell.width());
        }
    }
    let room = width.saturating_sub(GAP * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|w| **w > MIN_COLUMN) else { break };
        *widest -= 1;
    }
    let mut out = String::new();
    draw_row(&mut out, &widths, header.iter().copied());
    let rule: Vec<String> = widths.iter().map(|w| "─".repeat(*w)).collect();
    draw_row(&mut out, &widths, rule.iter().map(String::as_str));
    for row in rows {
        draw_row(&mut out, &widths, row.iter().map(String::as_str));
    }
    out
}

fn draw_row<'a>(out: &mut String, widths: &[usize], cells: impl Iterator<Item = &'a str>) {
    let cells: Vec<Vec<String>> = cells.zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..height {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(number).map_or("", String::as_str);
            line.push_str(part);
            line.push_str(&" ".repeat(width.saturating_sub(part.width()) + GAP));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Breaks text into lines of at most `width` columns: at blanks, or within a word that is longer. Control
/// characters become blanks.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let blanked: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = blanked.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_wrap_and_columns_stay_in_line() {
        let rows = vec![
            vec!["P1-01".to_owned(), "Datenqualität für alle".to_owned(), "✓".to_owned()],
            vec!["P1-02".to_owned(), "検証".to_owned(), "–".to_owned()],
        ];
        let want = "\
id     title          in
─────  ─────────────  ──
P1-01  Datenqualität  ✓
       für alle
P1-02  検証           –
";
        assert_eq!(draw(&["id", "title", "in"], &rows, 24), want);
    }

    #[test]
    fn long_words_are_broken_and_nothing_is_lost() {
        assert_eq!(wrap("Verwaltungs\tdigitalisierung", 8), ["Verwaltu", "ngs", "digitali", "sierung"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("検証", 1), ["検", "証"]);
    }
}
