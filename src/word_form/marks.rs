//! The marks of a form: `{{beschluss}}` in its words, however they are split over runs, and content controls whose tag
//! is the key of one. Which there are, and where they stand.

use super::tree::Element;
use crate::council_form::{CONTENTS, FIELDS};

/// Everything that no other mark of the form holds, in the order of the form of the council paper.
pub(crate) const WHOLE: &str = "inhalt";
/// The core of the decision, what became of the last resolution, and what is missing: no form of the council paper
/// decides on them.
pub(crate) const CORE: &str = "kern";
pub(crate) const EXECUTION: &str = "ausfuehrung";
pub(crate) const NOTES: &str = "hinweise";
/// Who and what it is about.
pub(crate) const MUNICIPALITY: &str = "kommune";
pub(crate) const TITLE: &str = "titel";
pub(crate) const PROJECT: &str = "projekt";
pub(crate) const SHORT_TITLE: &str = "kurztitel";
pub(crate) const DRAFT: &str = "entwurf";
pub(crate) const CREST: &str = "wappen";

const BLOCKS: [&str; 4] = [WHOLE, CORE, EXECUTION, NOTES];
const WORDS: [&str; 6] = [MUNICIPALITY, TITLE, PROJECT, SHORT_TITLE, DRAFT, CREST];

/// The longest mark that is looked for.
const MAX_MARK: usize = 60;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A few words within a line.
    Words,
    /// Paragraphs, lists and tables.
    Blocks,
}

/// All keys with what they stand for.
pub(crate) fn known() -> impl Iterator<Item = (&'static str, Kind)> {
    let words = FIELDS.iter().map(|(key, _)| *key).chain(WORDS).map(|key| (key, Kind::Words));
    let blocks = CONTENTS.iter().map(|(key, _)| *key).chain(BLOCKS).map(|key| (key, Kind::Blocks));
    words.chain(blocks)
}

/// What a key is and stands for; none if there is no such mark.
pub(crate) fn key(written: &str) -> Option<(&'static str, Kind)> {
    let written = written.trim().to_lowercase();
    known().find(|(key, _)| *key == written)
}

/// A mark in text: from where to where, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) says: String,
}

/// The marks of a text in order, and whether braces are left that belong to none.
pub(crate) fn spans(text: &str) -> (Vec<Span>, bool) {
    let (mut spans, mut at) = (Vec::new(), 0);
    let mut odd = false;
    while let Some(begin) = text[at..].find("{{").map(|begin| at + begin) {
        odd |= text[at..begin].contains("}}");
        let inside = &text[begin + 2..];
        let end = inside.find("}}").filter(|end| !inside[..*end].contains('{') && *end <= MAX_MARK);
        match end {
            Some(end) => {
                at = begin + 2 + end + 2;
                spans.push(Span { from: begin, to: at, says: inside[..end].trim().to_owned() });
            }
            None => {
                odd = true;
                at = begin + 2;
            }
        }
    }
    (spans, odd || text[at..].contains("}}"))
}

/// Whether what stands in an element is text of its own, or not read at all: text boxes, and what was deleted.
pub(crate) fn is_apart(name: &str) -> bool {
    matches!(name, "w:txbxContent" | "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" | "w:sdtPr" | "w:instrText")
}

/// The pieces of text of a paragraph in order, without those of controls that are filled as a whole.
pub(crate) fn pieces(paragraph: &Element) -> Vec<&Element> {
    let mut all = Vec::new();
    for element in paragraph.elements() {
        if element.name == "w:t" {
            all.push(element);
        } else if !is_apart(&element.name) && tag(element).is_none() {
            all.extend(pieces(element));
        }
    }
    all
}

/// The same, to be changed.
pub(crate) fn pieces_mut(paragraph: &mut Element) -> Vec<&mut Element> {
    let mut all = Vec::new();
    for element in paragraph.elements_mut() {
        if element.name == "w:t" {
            all.push(element);
        } else if !is_apart(&element.name) && tag(element).is_none() {
            all.extend(pieces_mut(element));
        }
    }
    all
}

/// The words of a paragraph, with their escapes.
pub(crate) fn words(paragraph: &Element) -> String {
    pieces(paragraph).into_iter().map(Element::own_text).collect()
}

/// The properties of the run that holds the words of a paragraph at this place.
pub(crate) fn look(paragraph: &Element, at: usize) -> Option<&Element> {
    let mut left = at;
    look_within(paragraph, None, &mut left).flatten()
}

fn look_within<'a>(element: &'a Element, run: Option<&'a Element>, left: &mut usize) -> Option<Option<&'a Element>> {
    for child in element.elements() {
        if child.name == "w:t" {
            let length = child.own_text().len();
            if *left < length {
                return Some(run);
            }
            *left -= length;
        } else if !is_apart(&child.name) && tag(child).is_none() {
            let run = if child.name == "w:r" { child.child("w:rPr") } else { run };
            let found = look_within(child, run, left);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// The key of a content control that is to be filled.
pub(crate) fn tag(control: &Element) -> Option<(&'static str, Kind)> {
    key(written_tag(control)?)
}

/// What the tag of a content control says.
pub(crate) fn written_tag(control: &Element) -> Option<&str> {
    if control.name == "w:sdt" { control.value(&["w:sdtPr", "w:tag"]) } else { None }
}

/// The controls of a paragraph that are to be filled.
pub(crate) fn controls(paragraph: &Element) -> Vec<(&'static str, Kind)> {
    let mut all = Vec::new();
    for element in paragraph.elements() {
        match tag(element) {
            Some(found) => all.push(found),
            None if is_apart(&element.name) => {}
            None => all.extend(controls(element)),
        }
    }
    all
}

/// The mark of blocks that is all there is in a paragraph.
pub(crate) fn alone(paragraph: &Element) -> Option<&'static str> {
    let words = words(paragraph);
    match (&controls(paragraph)[..], words.trim()) {
        ([], text) => {
            let (spans, odd) = spans(text);
            let [span] = &spans[..] else { return None };
            let whole = !odd && span.from == 0 && span.to == text.len();
            key(&span.says).filter(|(_, kind)| whole && *kind == Kind::Blocks).map(|(key, _)| key)
        }
        ([(key, Kind::Blocks)], "") => Some(key),
        _ => None,
    }
}

/// Where a mark stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The key, or what stands in the place of one.
    pub(crate) says: String,
    /// What it stands for; none if there is no such mark.
    pub(crate) known: Option<(&'static str, Kind)>,
    /// Whether it has its place for itself.
    pub(crate) alone: bool,
    /// Whether it is a tag.
    pub(crate) tag: bool,
    /// The words of the paragraph.
    pub(crate) words: String,
}

/// All marks of a part; `odd` takes the words of paragraphs with braces that belong to no mark. What stands in there for
/// older programs is not looked at: it says the same again.
pub(crate) fn find(element: &Element, found: &mut Vec<Found>, odd: &mut Vec<String>) {
    if element.name == "mc:Fallback" {
        return;
    }
    if element.name == "w:p" {
        let words = words(element);
        let (spans, left) = spans(&words);
        if left {
            odd.push(words.clone());
        }
        let alone = alone(element).is_some();
        found.extend(spans.into_iter().map(|span| Found {
            known: key(&span.says),
            says: span.says,
            alone,
            tag: false,
            words: words.clone(),
        }));
    }
    if let Some(written) = written_tag(element) {
        // A control around a paragraph or a cell has its place for itself; one in a line only if nothing else is there.
        let block = element.child("w:sdtContent").is_some_and(|content| content.child("w:r").is_none());
        let says = quick_xml::escape::unescape(written).map_or_else(|_| written.to_owned(), Into::into);
        found.push(Found { known: key(written), says, alone: block, tag: true, words: String::new() });
    }
    let from = found.len();
    element.elements().for_each(|child| find(child, found, odd));
    if element.name == "w:p" && alone(element).is_some() {
        found[from..].iter_mut().filter(|found| found.tag).for_each(|found| found.alone = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_form::tree::parse;

    fn told(text: &str) -> (Vec<String>, bool) {
        let (spans, odd) = spans(text);
        (spans.into_iter().map(|span| span.says).collect(), odd)
    }

    #[test]
    fn marks_are_found_and_what_is_none_is_told() {
        assert_eq!(told("a {{ beschluss }}{{x}} b"), (vec!["beschluss".to_owned(), "x".to_owned()], false));
        for text in ["{{beschluss", "beschluss}}", "{{a {{b}}", "{{a}} }}"] {
            assert!(told(text).1, "{text}");
        }
        assert_eq!(told("{a} }{ {"), (Vec::new(), false));
        assert_eq!(told(&format!("{{{{{}}}}}", "x".repeat(70))), (Vec::new(), true));
    }

    #[test]
    fn a_mark_that_is_split_over_runs_stands_alone() {
        let text = "<w:p><w:pPr/><w:r><w:t>{</w:t></w:r><w:proofErr/><w:r><w:t>{be</w:t></w:r><w:hyperlink><w:r><w:t>\
            schluss}} </w:t></w:r></w:hyperlink></w:p>";
        assert_eq!(alone(&parse(text.as_bytes()).unwrap()), Some("beschluss"));
        let text = text.replace("schluss", "schlusz");
        assert_eq!(alone(&parse(text.as_bytes()).unwrap()), None);
    }
}
