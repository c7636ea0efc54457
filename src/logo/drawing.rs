//! What an SVG may hold: shapes, fills, gradients, and references to its own parts. Nothing that acts,
//! nothing that is elsewhere, no pictures within the picture, no more work than a logo needs.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{broken, refusal};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// The most elements, each counted as often as it is referred to.
const MAX_ELEMENTS: u64 = 100_000;
/// The deepest nesting.
const DEEPEST: usize = 100;

/// What an element with a name holds and refers to.
#[derive(Default)]
struct Part {
    elements: u64,
    references: Vec<String>,
}

#[derive(Default)]
struct Drawing {
    /// Parts by their name; the whole under the empty name.
    parts: BTreeMap<String, Part>,
    /// The names of the open elements; none where one has no name.
    open: Vec<Option<String>>,
    in_style: bool,
    /// What style sheets refer to.
    styles: Vec<String>,
    /// The names of gradients.
    gradients: BTreeSet<String>,
}

/// Checks an SVG file.
pub(super) fn check(bytes: &[u8]) -> Result<(), Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        refusal(Code::LogoFormat, say!("the SVG file is not UTF-8 text"))
            .hint(say!("save it again with the encoding UTF-8"))
    })?;
    let mut reader = Reader::from_str(text);
    let mut drawing = Drawing::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => {
                drawing.open.push(attribute(&element, "id")?);
                if drawing.open.len() > DEEPEST {
                    return Err(too_much());
                }
                drawing.element(&element)?;
                drawing.in_style = element.local_name().as_ref() == "style";
            }
            Event::Empty(element) => {
                drawing.open.push(attribute(&element, "id")?);
                drawing.element(&element)?;
                drawing.open.pop();
            }
            Event::End(_) => {
                drawing.open.pop();
                drawing.in_style = false;
            }
            Event::Text(text) if drawing.in_style => drawing.style(&text)?,
            Event::CData(text) if drawing.in_style => drawing.style(&text)?,
            Event::PI(instruction) if instruction.starts_with("xml-stylesheet") => {
                return Err(elsewhere(say!("a style sheet in another file")));
            }
            // Entities could multiply without end; a plain document type is harmless.
            Event::DocType(kind) if kind.contains('[') => {
                return Err(elsewhere(say!("declarations of its own (`<!ENTITY`)")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    drawing.work()
}

fn attribute(element: &BytesStart, key: &str) -> Result<Option<String>, Diagnostic> {
    let found = element.try_get_attribute(key).map_err(|_| broken())?;
    Ok(found.map(|a| a.value.into_owned()))
}

fn elsewhere(what: Message) -> Diagnostic {
    refusal(Code::LogoUnsafe, say!("the SVG holds {what}; a logo may only hold its own drawing", what))
        .hint(say!("save it as plain or optimised SVG, or as PNG"))
}

fn too_much() -> Diagnostic {
    refusal(Code::LogoTooLarge, say!("the SVG is more complicated than a logo may be")).hint(say!("save it as PNG"))
}

impl Drawing {
    fn element(&mut self, element: &BytesStart) -> Result<(), Diagnostic> {
        match element.local_name().as_ref() {
            "script" | "handler" | "foreignObject" | "iframe" => return Err(elsewhere(say!("a script or a web page"))),
            "image" | "feImage" => return Err(elsewhere(say!("another picture"))),
            "text" | "textPath" | "tspan" => {
                return Err(refusal(
                    Code::LogoText,
                    say!("the SVG holds text, which would be printed in another font"),
                )
                .hint(say!("turn its text into paths, or save it as PNG")));
            }
            "linearGradient" | "radialGradient" => self.gradients.extend(attribute(element, "id")?),
            _ => {}
        }
        let mut references = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| broken())?;
            let key = attribute.key.local_name();
            // As the reader of the drawing sees it, with `&#117;` resolved.
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| broken())?;
            if key.as_ref().starts_with("on") {
                return Err(elsewhere(say!("a script")));
            }
            if key.as_ref() == "href" {
                let Some(name) = value.trim().strip_prefix('#') else {
                    return Err(elsewhere(say!("a link to something else")));
                };
                references.push(name.to_owned());
            }
            references.extend(urls(&value)?);
        }
        // An element belongs to every part that is open, and to the whole.
        let mut names: Vec<&str> = self.open.iter().flatten().map(String::as_str).chain([""]).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let part = self.parts.entry(name.to_owned()).or_default();
            part.elements += 1;
            part.references.extend_from_slice(&references);
        }
        Ok(())
    }

    /// A style sheet within the file. It may reach any element, so what it refers to is counted on its own.
    fn style(&mut self, css: &str) -> Result<(), Diagnostic> {
        if css.to_ascii_lowercase().contains("@import") {
            return Err(elsewhere(say!("a style sheet in another file")));
        }
        self.styles.extend(urls(css)?);
        Ok(())
    }

    /// Refuses what unfolds to too many elements, or refers to itself.
    fn work(&self) -> Result<(), Diagnostic> {
        // Gradients hold no shapes, so that any number of elements may be filled with one.
        if !self.styles.iter().all(|name| self.gradients.contains(name)) {
            return Err(too_much());
        }
        let mut known = BTreeMap::new();
        match self.cost("", &mut known, 0) {
            Some(cost) if cost <= MAX_ELEMENTS => Ok(()),
            _ => Err(too_much()),
        }
    }

    /// The elements of a part with all it refers to; none if it refers to itself.
    fn cost<'a>(&'a self, name: &'a str, known: &mut BTreeMap<&'a str, Option<u64>>, depth: usize) -> Option<u64> {
        if let Some(cost) = known.get(name) {
            return *cost;
        }
        let Some(part) = self.parts.get(name) else { return Some(0) };
        if depth > DEEPEST {
            return None;
        }
        // While it is being counted, meeting it again is a circle.
        known.insert(name, None);
        let mut sum = part.elements;
        for reference in &part.references {
            sum = sum.saturating_add(self.cost(reference, known, depth + 1)?);
        }
        known.insert(name, Some(sum));
        Some(sum)
    }
}

/// The names within `url(#name)`.
fn urls(value: &str) -> Result<Vec<String>, Diagnostic> {
    let lower = value.to_ascii_lowercase();
    let mut out = Vec::new();
    for (at, found) in lower.match_indices("url(") {
        let rest = value[at + found.len()..].trim_start().trim_start_matches(['"', '\'']);
        let Some(name) = rest.strip_prefix('#') else { return Err(elsewhere(say!("a link to something else"))) };
        out.push(name.chars().take_while(|c| !matches!(c, ')' | '"' | '\'')).collect());
    }
    Ok(out)
}
