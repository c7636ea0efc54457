//! Several texts in one cell: one a line. A text that has lines itself goes on behind `↳`.

/// What a line begins with that goes on with the text above.
const ON: char = '↳';

/// The most characters of one cell; what is more goes into another row of the same statement.
const MAX_CHARS: usize = 30_000;

/// The texts as cells, each within what a cell can hold.
pub(super) fn cells(texts: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for text in texts {
        let text = text.replace('\n', &format!("\n{ON} "));
        let length = |text: &str| text.chars().count();
        match cells.last_mut().filter(|cell| length(cell) + length(&text) < MAX_CHARS) {
            Some(cell) => {
                cell.push('\n');
                cell.push_str(&text);
            }
            None => cells.push(text),
        }
    }
    cells
}

/// The texts of a cell.
pub(super) fn texts(cell: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for line in cell.split('\n') {
        match (line.trim_start().strip_prefix(ON), texts.last_mut()) {
            (Some(rest), Some(text)) => {
                text.push('\n');
                text.push_str(rest.strip_prefix(' ').unwrap_or(rest));
            }
            _ if line.trim().is_empty() => {}
            _ => texts.push(line.to_owned()),
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(given: &[&str]) -> Vec<String> {
        let given: Vec<String> = given.iter().map(|s| (*s).to_owned()).collect();
        cells(&given).iter().flat_map(|cell| texts(cell)).collect()
    }

    #[test]
    fn texts_with_lines_of_their_own_stay_whole() {
        for given in [&["a", "b"][..], &["a\n\n  b; c", "d"], &["a"], &[]] {
            assert_eq!(there_and_back(given), given);
        }
        assert_eq!(texts("a\n\n  \nb\n"), ["a", "b"]);
    }

    #[test]
    fn what_is_too_much_for_a_cell_goes_into_the_next() {
        let long = "x".repeat(20_000);
        let given = [long.as_str(), "kurz", long.as_str()];
        assert_eq!(cells(&given.map(str::to_owned)).len(), 2);
        assert_eq!(there_and_back(&given), given);
    }
}
