//! Checks what an SVG contains. Allowed are shapes, fills, gradients, and references to elements of the same file; not
//! scripts, references to other files, embedded pictures or text, and not more elements than a logo needs.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::errors::broken;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// Elements of a drawing, each counted as often as it is drawn: `use` can multiply them exponentially.
const MAX_ELEMENTS: u64 = 100_000;
/// Levels of nested elements, and of references to elements with references.
const MAX_DEPTH: usize = 100;

/// What an element with an id contains.
#[derive(Default)]
struct ElementContent {
    /// The number of elements in it, itself included.
    elements: u64,
    /// The ids to which they refer.
    references: Vec<String>,
}

/// The elements and references of an SVG.
#[derive(Default)]
struct SvgContent {
    /// The content of each element with an id, by its id; that of the whole drawing under the empty id.
    by_id: BTreeMap<String, ElementContent>,
    /// The ids of the open elements; none for an element without an id.
    open: Vec<Option<String>>,
    /// Whether the current element is a style sheet.
    in_style: bool,
    /// The ids to which style sheets refer.
    style_references: Vec<String>,
    /// The ids of gradients.
    gradients: BTreeSet<String>,
}

/// Checks an SVG file.
///
/// # Errors
/// If it is broken, contains something that is not allowed, or is beyond a limit.
pub(super) fn check(bytes: &[u8]) -> Result<(), Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Diagnostic::error(Code::LogoFormat, say!("the SVG file is not UTF-8 text"))
            .hint(say!("save it again with the encoding UTF-8"))
    })?;
    let mut reader = Reader::from_str(text);
    let mut drawing = SvgContent::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => {
                drawing.open.push(attribute(&element, "id")?);
                if drawing.open.len() > MAX_DEPTH {
                    return Err(too_complex());
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
                return Err(not_allowed(say!("a style sheet in another file")));
            }
            // Entities can expand exponentially; a document type without declarations is harmless.
            Event::DocType(kind) if kind.contains('[') => {
                return Err(not_allowed(say!("declarations of its own (`<!ENTITY`)")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    drawing.check_size()
}

fn attribute(element: &BytesStart, key: &str) -> Result<Option<String>, Diagnostic> {
    let found = element.try_get_attribute(key).map_err(|_| broken())?;
    Ok(found.map(|a| a.value.into_owned()))
}

/// The error for content that is not part of the drawing.
fn not_allowed(what: Message) -> Diagnostic {
    Diagnostic::error(Code::LogoUnsafe, say!("the SVG holds {what}; a picture may only hold its own drawing", what))
        .hint(say!("save it as plain or optimised SVG, or as PNG"))
}

/// The error for a drawing beyond a limit.
fn too_complex() -> Diagnostic {
    Diagnostic::error(Code::LogoTooLarge, say!("the SVG is more complicated than a picture may be"))
        .hint(say!("save it as PNG"))
}

impl SvgContent {
    /// Checks an element and adds it to all open elements with an id.
    fn element(&mut self, element: &BytesStart) -> Result<(), Diagnostic> {
        match element.local_name().as_ref() {
            "script" | "handler" | "foreignObject" | "iframe" => {
                return Err(not_allowed(say!("a script or a web page")));
            }
            "image" | "feImage" => return Err(not_allowed(say!("another picture"))),
            "text" | "textPath" | "tspan" => {
                return Err(Diagnostic::error(
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
            // With character references such as `&#117;` resolved, as a renderer reads it.
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| broken())?;
            if key.as_ref().starts_with("on") {
                return Err(not_allowed(say!("a script")));
            }
            if key.as_ref() == "href" {
                let Some(name) = value.trim().strip_prefix('#') else {
                    return Err(not_allowed(say!("a link to something else")));
                };
                references.push(name.to_owned());
            }
            references.extend(urls(&value)?);
        }
        // It counts for every open element with an id, and for the whole drawing.
        let mut ids: Vec<&str> = self.open.iter().flatten().map(String::as_str).chain([""]).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let content = self.by_id.entry(id.to_owned()).or_default();
            content.elements += 1;
            content.references.extend_from_slice(&references);
        }
        Ok(())
    }

    /// Checks a style sheet. It may apply to any element, so its references are kept apart.
    fn style(&mut self, css: &str) -> Result<(), Diagnostic> {
        if css.to_ascii_lowercase().contains("@import") {
            return Err(not_allowed(say!("a style sheet in another file")));
        }
        self.style_references.extend(urls(css)?);
        Ok(())
    }

    /// Checks the number of elements that are drawn in the end, and that no element refers to itself.
    fn check_size(&self) -> Result<(), Diagnostic> {
        // Gradients contain no shapes, so a style sheet may apply one to any number of elements.
        if !self.style_references.iter().all(|name| self.gradients.contains(name)) {
            return Err(too_complex());
        }
        let mut known = BTreeMap::new();
        match self.cost("", &mut known, 0) {
            Some(cost) if cost <= MAX_ELEMENTS => Ok(()),
            _ => Err(too_complex()),
        }
    }

    /// The number of elements drawn for an element with all it refers to; none if it refers to itself.
    fn cost<'a>(&'a self, id: &'a str, known: &mut BTreeMap<&'a str, Option<u64>>, depth: usize) -> Option<u64> {
        if let Some(cost) = known.get(id) {
            return *cost;
        }
        let Some(content) = self.by_id.get(id) else { return Some(0) };
        if depth > MAX_DEPTH {
            return None;
        }
        // Finding this entry while the element is still being counted means a circle of references.
        known.insert(id, None);
        let mut sum = content.elements;
        for reference in &content.references {
            sum = sum.saturating_add(self.cost(reference, known, depth + 1)?);
        }
        known.insert(id, Some(sum));
        Some(sum)
    }
}

/// The ids in `url(#id)` references.
fn urls(value: &str) -> Result<Vec<String>, Diagnostic> {
    let lower = value.to_ascii_lowercase();
    let mut out = Vec::new();
    for (at, found) in lower.match_indices("url(") {
        let rest = value[at + found.len()..].trim_start().trim_start_matches(['"', '\'']);
        let Some(name) = rest.strip_prefix('#') else { return Err(not_allowed(say!("a link to something else"))) };
        out.push(name.chars().take_while(|c| !matches!(c, ')' | '"' | '\'')).collect());
    }
    Ok(out)
}
