//! How wide words are on paper, about: what columns of a table are cut to. Word sets the words itself, in the typeface it
//! has; the widths here are those of Arial, in thousandths of its size.

/// How much wider bold letters are, in hundredths.
const BOLD: usize = 108;

/// The width of words in twips, at a size in half points.
pub(super) fn twips(text: &str, half_points: usize, bold: bool) -> usize {
    let thousandths: usize = text.chars().map(advance).sum();
    let weight = if bold { BOLD } else { 100 };
    // A half point is ten twips.
    (thousandths * half_points * 10 * weight).div_ceil(100_000)
}

/// The widest word, where lines may be broken.
pub(super) fn widest_word(text: &str, half_points: usize, bold: bool) -> usize {
    text.split([' ', '\n', '\u{ad}']).map(|word| twips(word, half_points, bold)).max().unwrap_or(0)
}

fn advance(c: char) -> usize {
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' => 0,
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '\u{a0}' | '\u{202f}' | 'I' | 'f' | 't' | ',' | '.' | ':' | ';' | '/' | '!' => 278,
        'r' | '(' | ')' | '-' | '[' | ']' | '„' | '“' | '”' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'Ä' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' | 'Ü' => 722,
        'G' | 'O' | 'Q' | 'Ö' => 778,
        'm' | 'M' => 833,
        'W' | '%' => 944,
        '…' | '—' => 1000,
        // Small letters and digits. What is not Latin is wider.
        _ if c < '\u{250}' || matches!(c, '–' | '€') => 556,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_in_arial() {
        // 10 points: half points 20, 200 twips for a full width.
        assert_eq!(twips("…", 20, false), 200);
        assert!((1000..1250).contains(&twips("Zuständigkeit", 19, false)), "{}", twips("Zuständigkeit", 19, false));
        assert!(twips("Zuständigkeit", 19, true) > twips("Zuständigkeit", 19, false));
        assert_eq!(widest_word("der Zuständigkeit", 19, false), twips("Zuständigkeit", 19, false));
        assert_eq!(widest_word("180.000\u{a0}€ x", 19, false), twips("180.000\u{a0}€", 19, false));
    }
}
