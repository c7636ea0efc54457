//! Running text cut for a slide: its first sentence as a title, the rest as far as it fits. Takes paragraphs, gives
//! paragraphs; ends of sentences only where they are certain, so that no date and no abbreviation is torn.

use serde::Serialize;

use super::super::prose::sentences;

/// The most characters of a sentence that is a title.
const MAX_TITLE_CHARS: usize = 120;
/// The fewest; what is shorter says too little to stand alone.
const MIN_TITLE_CHARS: usize = 24;

/// A text on a slide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SlideText {
    /// Its first sentence without its full stop, if that is fit for a title and more follows.
    pub title: Option<String>,
    /// What follows, by paragraph; everything if there is no title.
    pub body: Vec<String>,
    /// Whether the text goes on in the other papers.
    pub more: bool,
    /// What is left out, by paragraph: what is not on the slide can be said to it.
    pub rest: Vec<String>,
}

/// A text of at most `most` characters, its first sentence the title.
pub(super) fn titled(paragraphs: &[String], most: usize) -> SlideText {
    let Some((first, others)) = paragraphs.split_first() else { return SlideText::default() };
    let parts = sentences(first);
    let fit = |title: &&str| (MIN_TITLE_CHARS..=MAX_TITLE_CHARS).contains(&title.chars().count());
    let title = parts.first().map(|sentence| sentence.trim_end_matches('.')).filter(fit);
    let rest = parts.get(1..).unwrap_or_default().join(" ");
    let rest: Vec<String> =
        std::iter::once(rest).filter(|rest| !rest.is_empty()).chain(others.iter().cloned()).collect();
    match title {
        Some(title) if !rest.is_empty() => {
            let (body, rest) = cut(&rest, most);
            SlideText { title: Some(title.to_owned()), body, more: !rest.is_empty(), rest }
        }
        _ => plain(paragraphs, most),
    }
}

/// A text of at most `most` characters without a title.
pub(super) fn plain(paragraphs: &[String], most: usize) -> SlideText {
    let (body, rest) = cut(paragraphs, most);
    SlideText { title: None, body, more: !rest.is_empty(), rest }
}

/// The paragraphs up to so many characters, ending with a sentence; with a word where a sentence is longer than all. And
/// what is left out, a sentence that is cut as a whole.
fn cut(paragraphs: &[String], most: usize) -> (Vec<String>, Vec<String>) {
    let mut out: Vec<String> = Vec::new();
    let mut room = most;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let length = paragraph.chars().count();
        if length <= room {
            room -= length;
            out.push(paragraph.clone());
            continue;
        }
        let mut kept = String::new();
        let mut left = sentences(paragraph);
        while let Some(sentence) = left.first() {
            if kept.chars().count() + sentence.chars().count() + 1 > room {
                break;
            }
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(sentence);
            left.remove(0);
        }
        if kept.is_empty() && out.is_empty() {
            kept = first_words(paragraph, room);
        }
        out.extend(Some(kept).filter(|kept| !kept.is_empty()));
        let rest = std::iter::once(left.join(" ")).filter(|rest| !rest.is_empty());
        return (out, rest.chain(paragraphs[at + 1..].iter().cloned()).collect());
    }
    (out, Vec::new())
}

/// The beginning of a text, cut between sentences; between words where the first sentence is longer than all.
pub(super) fn beginning(text: &str, most: usize) -> String {
    cut(&[text.to_owned()], most).0.concat()
}

/// The beginning of a text, cut between words if there are any.
pub(super) fn first_words(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(most).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    format!("{}\u{a0}…", whole.trim_end_matches([',', ';', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paragraphs: &[&str]) -> Vec<String> {
        paragraphs.iter().map(|p| (*p).to_owned()).collect()
    }

    #[test]
    fn dates_and_abbreviations_end_no_sentence() {
        let text = "Am 14. Juli 2023 standen 86 Keller unter Wasser. Dr. Sander rechnete z. B. mit 40 %. Das reicht.";
        let want =
            ["Am 14. Juli 2023 standen 86 Keller unter Wasser.", "Dr. Sander rechnete z. B. mit 40 %.", "Das reicht."];
        assert_eq!(sentences(text), want);
    }

    #[test]
    fn the_first_sentence_is_the_title_if_more_follows() {
        let text =
            titled(&texts(&["Das Wasser läuft binnen Minuten in die Altstadt. Keller laufen voll.", "Oft."]), 99);
        assert_eq!(text.title.as_deref(), Some("Das Wasser läuft binnen Minuten in die Altstadt"));
        assert_eq!((text.body, text.more), (texts(&["Keller laufen voll.", "Oft."]), false));
        let alone = titled(&texts(&["Das Wasser läuft binnen Minuten in die Altstadt."]), 99);
        assert_eq!((alone.title, alone.body.len()), (None, 1));
        assert_eq!(titled(&[], 99), SlideText::default());
    }

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        let long = texts(&["Erster langer Satz. Zweiter Satz.", "Dritter Satz, der nicht passt."]);
        assert_eq!(
            plain(&long, 50),
            SlideText {
                title: None,
                body: texts(&["Erster langer Satz. Zweiter Satz."]),
                more: true,
                rest: texts(&["Dritter Satz, der nicht passt."]),
            }
        );
        let torn = plain(&texts(&["Wort Wort Wort"]), 10);
        assert_eq!((torn.body, torn.rest), (texts(&["Wort Wort\u{a0}…"]), texts(&["Wort Wort Wort"])));
        assert_eq!(beginning(&long[0], 20), "Erster langer Satz.");
        let half = plain(&texts(&["Erster Satz. Zweiter Satz.", "Ende."]), 15);
        assert_eq!((half.body, half.rest), (texts(&["Erster Satz."]), texts(&["Zweiter Satz.", "Ende."])));
        assert_eq!(plain(&texts(&[&"W".repeat(30)]), 10).body, [format!("{}\u{a0}…", "W".repeat(10))]);
    }
}
