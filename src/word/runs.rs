//! Running text: words in runs that carry their language, emphasis and links.

use crate::briefing::GermanPassages;
use crate::language::Language;
use crate::text::Inline;

use super::xml::Xml;

/// How words are drawn beyond their paragraph's style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// The id of a style of characters.
    pub(super) style: Option<&'a str>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
}

impl Look<'static> {
    pub(super) const STRONG: Self = Self { style: None, strong: true, emphasis: false };
    pub(super) const DRAFT: Self = Self { style: Some("DraftMark"), strong: false, emphasis: false };
}

/// A piece of a line that holds no words.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    Tab,
    Break,
}

/// The language of a paper, and what in it is German all the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Languages<'a> {
    /// That of the paper, as Word names it.
    pub(super) paper: &'static str,
    pub(super) passages: &'a GermanPassages,
}

/// Words in the language of the paper, but for German passages of an English one.
pub(super) fn words(xml: &mut Xml, text: &str, look: Look, languages: Languages) {
    for (part, german) in languages.passages.parts(text) {
        let language = if german { Language::German.region() } else { languages.paper };
        written(xml, part, look, language);
    }
}

/// Words in one language.
fn written(xml: &mut Xml, text: &str, look: Look, language: &str) {
    run(xml, look, language, |xml| {
        let mut rest = text;
        while let Some(at) = rest.find(['\u{ad}', '\u{2011}']) {
            let (before, from) = rest.split_at(at);
            plain(xml, before);
            // Word has elements for these; as letters some fonts lack them.
            let (name, after) = match from.strip_prefix('\u{ad}') {
                Some(after) => ("w:softHyphen", after),
                None => ("w:noBreakHyphen", from.strip_prefix('\u{2011}').unwrap_or_default()),
            };
            xml.empty(name, &[]);
            rest = after;
        }
        plain(xml, rest);
    });
}

fn plain(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.element("w:t", &[("xml:space", "preserve")], text);
    }
}

/// A tab or a line break.
pub(super) fn sign(xml: &mut Xml, sign: Sign, languages: Languages) {
    let name = match sign {
        Sign::Tab => "w:tab",
        Sign::Break => "w:br",
    };
    run(xml, Look::default(), languages.paper, |xml| xml.empty(name, &[]));
}

/// A number that Word counts.
pub(super) fn field(xml: &mut Xml, name: &str, languages: Languages) {
    xml.within("w:fldSimple", &[("w:instr", &format!(" {name} "))], |xml| {
        written(xml, "1", Look::default(), languages.paper);
    });
}

fn run(xml: &mut Xml, look: Look, language: &str, content: impl FnOnce(&mut Xml)) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| {
            if let Some(style) = look.style {
                xml.value("w:rStyle", style);
            }
            if look.strong {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if look.emphasis {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            xml.value("w:lang", language);
        });
        content(xml);
    });
}

/// Running text of a text module; `links` takes where its links lead.
pub(super) fn inlines(xml: &mut Xml, all: &[Inline], look: Look, languages: Languages, links: &mut Links) {
    for inline in all {
        match inline {
            Inline::Text(text) => words(xml, text, look, languages),
            Inline::Em(body) => inlines(xml, body, Look { emphasis: true, ..look }, languages, links),
            Inline::Strong(body) => inlines(xml, body, Look { strong: true, ..look }, languages, links),
            Inline::Br => sign(xml, Sign::Break, languages),
            Inline::Link { to, body } => {
                let (pointer, style) = (links.add(to), links.style.clone());
                xml.within("w:hyperlink", &[("r:id", &pointer)], |xml| {
                    inlines(xml, body, Look { style: Some(&style), ..look }, languages, links);
                });
            }
        }
    }
}

/// Where the links of a paper lead.
pub(super) struct Links {
    /// The beginning of their pointers' names.
    pub(super) prefix: String,
    /// The id of the style of their words.
    pub(super) style: String,
    pub(super) targets: Vec<String>,
}

impl Links {
    /// Adds a link; gives its pointer.
    fn add(&mut self, to: &str) -> String {
        self.targets.push(to.to_owned());
        self.pointer(self.targets.len())
    }

    /// The pointer of a link by its number, from 1.
    pub(super) fn pointer(&self, number: usize) -> String {
        format!("{}link{number}", self.prefix)
    }
}
