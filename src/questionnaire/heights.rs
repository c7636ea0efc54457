//! How high rows must be for their words. Programs fit rows to words when somebody writes, but not all of them when
//! they open a file.

/// Room above and below.
const MARGIN: f64 = 4.0;
/// The highest a row can be.
const MAX_HEIGHT: f64 = 409.0;

/// How large words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// Ten or eleven points: answers.
    Plain,
    /// Nine points: explanations.
    Small,
}

impl Size {
    /// Letters for each of a column's characters (its width counts wide digits), and the height of a line.
    fn measures(self) -> (f64, f64) {
        match self {
            Self::Plain => (1.25, 13.0),
            Self::Small => (1.42, 12.0),
        }
    }
}

/// How high a text is in a column of so many characters, in points.
pub(super) fn points(text: &str, width: f64, size: Size) -> f64 {
    let (density, height) = size.measures();
    // The indent takes two.
    let width = ((width - 2.0) * density).max(4.0) as usize;
    let lines: usize = text.split('\n').map(|line| wrapped(line, width)).sum();
    lines as f64 * height
}

/// The height of a row for words so high.
pub(super) fn row(points: f64) -> f64 {
    (points + MARGIN).min(MAX_HEIGHT)
}

fn wrapped(line: &str, width: usize) -> usize {
    let (mut count, mut used) = (1, 0);
    for word in line.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            count += 1;
            used = 0;
        }
        // A word that is too long for a line is broken.
        count += length.saturating_sub(1) / width;
        used = if used == 0 { length % (width + 1) } else { used + 1 + length };
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_as_they_come() {
        assert_eq!(wrapped("", 10), 1);
        assert_eq!(wrapped("zehn Zeich", 10), 1);
        assert_eq!(wrapped("zehn Zeichen", 10), 2);
        assert_eq!(wrapped(&"x".repeat(25), 10), 3);
        assert_eq!(points("a\nb\n\nc", 10.0, Size::Small), 48.0);
        assert!(row(5000.0) <= 409.0, "Excel refuses higher rows");
    }
}
