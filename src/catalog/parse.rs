//! Reads a cell's text as a name, prose, list or checkbox.

use super::model::{Confidence, MilestoneKind};
use super::split::without_bullet;
use crate::names;
use crate::signs;

/// Text without what nobody sees: soft hyphens, and marks of direction, which the reader of the row tells.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !signs::is_invisible(*c))
}

/// A name: on one line, with single spaces. No-break spaces are kept.
pub(super) fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text) {
        match c {
            ' ' | '\n' | '\r' | '\t' if out.is_empty() || out.ends_with(' ') => {}
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// Prose: with trimmed lines, and one blank line between paragraphs.
pub(super) fn prose(text: &str) -> String {
    let text: String = visible(text).collect();
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.trim().to_owned()
}

/// One value per line, without bullets.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text: String = visible(text).collect();
    text.lines().map(|l| without_bullet(l).trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

/// A checkbox as exports write it: `Ok(None)` for an empty cell, `Err` for any other text.
pub(super) fn tick(text: &str) -> Result<Option<bool>, ()> {
    match text.trim().to_lowercase().as_str() {
        "" => Ok(None),
        "yes" | "true" | "wahr" | "ja" | "x" | "1" | "✓" | "✔" | "☑" | "☒" | "✅" | "checked" | "y" | "j" => {
            Ok(Some(true))
        }
        "no" | "false" | "falsch" | "nein" | "0" | "☐" | "✗" | "✘" | "❌" | "-" | "–" | "unchecked" | "n" => {
            Ok(Some(false))
        }
        _ => Err(()),
    }
}

/// The kind of milestone with this name.
pub(super) fn milestone_kind(text: &str) -> Option<MilestoneKind> {
    let letters = names::letters(text);
    MilestoneKind::ALL.into_iter().find(|k| names::letters(k.name()) == letters)
}

/// The confidence with this name, German as in the workbook or English.
pub(super) fn confidence(text: &str) -> Option<Confidence> {
    let english = [("stated", Confidence::Stated), ("strong", Confidence::Strong), ("weak", Confidence::Weak)];
    let ours = Confidence::ALL.into_iter().find(|c| names::same(c.name(), text));
    ours.or_else(|| english.into_iter().find(|(word, _)| names::same(word, text)).map(|(_, c)| c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_nobody_sees() {
        assert_eq!(name(" Daten\u{ad}qualität\n und  \u{200b}Schutz "), "Datenqualität und Schutz");
        assert_eq!(name("z.\u{a0}B."), "z.\u{a0}B.");
    }

    #[test]
    fn prose_keeps_its_paragraphs() {
        assert_eq!(prose(" Erster. \n\n\n\n Zweiter.\nDritter. \n"), "Erster.\n\nZweiter.\nDritter.");
        assert_eq!(lines("• Wer?\n\n – Wann?\n-1 Grad?"), ["Wer?", "Wann?", "-1 Grad?"]);
    }

    #[test]
    fn ticks_of_many_exports() {
        for yes in ["Yes", "TRUE", "wahr", " Ja", "x", "✓", "☑", "✔", "1"] {
            assert_eq!(tick(yes), Ok(Some(true)), "{yes}");
        }
        for no in ["No", "FALSE", "Falsch", "nein", "0", "☐"] {
            assert_eq!(tick(no), Ok(Some(false)), "{no}");
        }
        assert_eq!(tick(" "), Ok(None));
        assert_eq!(tick("vielleicht"), Err(()));
    }
}
