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
pub(super) fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    match chars.next() {
        Some(c @ ('a'..='z' | 'à'..='ö' | 'ø'..='þ')) => c.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
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
