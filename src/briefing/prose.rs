//! Texts as people write them, made fit for a paper: paragraphs, lines, capitals. Takes and gives plain text.

use crate::outline;

/// A text's paragraphs: parts between blank lines; line breaks within are those of the writer's editor, except before
/// the points of a list.
pub(super) fn paragraphs(text: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut part = String::new();
    for line in text.unwrap_or_default().lines().map(str::trim).chain([""]) {
        if line.is_empty() {
            out.extend(outline::entries(&part));
            part.clear();
        } else {
            part.push_str(line);
            part.push('\n');
        }
    }
    out
}

/// The paragraphs of a cell, where every line break is meant.
pub(super) fn lines(text: Option<&str>) -> Vec<String> {
    text.map(|t| t.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()).unwrap_or_default()
}

/// A name with a capital first. Of rare letters the fonts have no capitals.
pub(crate) fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(c @ ('a'..='z' | 'à'..='ö' | 'ø'..='þ')) => c.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// The first sentence of a text that is one paragraph.
pub(super) fn first_sentence(paragraph: &str) -> &str {
    sentences(paragraph).first().copied().unwrap_or_default()
}

/// A paragraph's sentences with their stops.
pub(super) fn sentences(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, stop) in paragraph.match_indices(['.', '!', '?']) {
        let after = at + stop.len();
        let (before, rest) = (&paragraph[from..at], &paragraph[after..]);
        let Some(next) = rest.strip_prefix(' ') else { continue };
        if begins(next) && (stop != "." || ends(before)) {
            out.push(&paragraph[from..after]);
            from = after + 1;
        }
    }
    out.extend(Some(&paragraph[from..]).filter(|rest| !rest.is_empty()));
    out
}

fn begins(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '„' | '“' | '"' | '‚' | '‘'))
}

/// Short words that end sentences and are no abbreviations.
const SHORT_ENDS: [&str; 24] = [
    "ab", "an", "auf", "aus", "bei", "ein", "hat", "her", "ist", "mit", "um", "vor", "war", "weg", "zu", "has", "in",
    "is", "it", "now", "on", "out", "up", "was",
];

/// Whether a full stop after these words ends a sentence: not after an ordinal number, an initial or a short abbreviation.
fn ends(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '\u{a0}').next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    // A year is no ordinal number.
    let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    letters > 3 && !last.contains('.')
        || is_year
        || SHORT_ENDS.contains(&last)
        || last.ends_with(['%', '€', ')', '“', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_a_capital_where_the_fonts_have_one() {
        let names = ["öffentliche Hand", "ꞵ-Modell", "ßa", ""].map(capitalised);
        assert_eq!(names, ["Öffentliche Hand", "ꞵ-Modell", "ßa", ""]);
    }
}
