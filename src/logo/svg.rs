//! Checks what an SVG contains. Allowed are shapes, fills, gradients, bitmaps of its own, and references to elements of
//! the same file; not scripts, references to other files or text, and not more elements than a logo needs. What other
//! programs note for themselves is passed over, as renderers do.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::colour;
use super::embedded;
use super::errors::{broken, not_allowed, too_complex};
use super::limits::MAX_PIXELS;
use super::source;
use super::style::{Styles, urls, without_comments};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::say;

/// Elements of a drawing, each counted as often as it is drawn: `use` can multiply them exponentially.
const MAX_ELEMENTS: u64 = 100_000;
/// Levels of nested elements, and of references to elements with references.
const MAX_DEPTH: usize = 100;
/// So many pixels of a bitmap count as an element, so that no drawing has more of them than a bitmap alone may have.
const PIXELS_AN_ELEMENT: u64 = MAX_PIXELS / MAX_ELEMENTS;

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// What an element with an id contains.
#[derive(Default)]
struct ElementContent {
    /// The number of elements in it, itself included.
    elements: u64,
    /// The ids to which they refer.
    references: Vec<String>,
}

/// What is within an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// What is drawn.
    Drawing,
    /// What is drawn only where something refers to it.
    Definitions,
    /// A style sheet.
    Style,
    /// Words.
    Text,
    /// What no renderer draws: a program's notes, and what needs a program.
    Notes,
}

/// The elements and references of an SVG.
struct SvgContent {
    /// The content of each element with an id, by its id; that of the whole drawing under the empty id.
    by_id: BTreeMap<String, ElementContent>,
    /// The ids of the open elements, none for an element without an id, and what is within them.
    open: Vec<(Option<String>, Within)>,
    /// What style sheets refer to.
    styles: Styles,
    /// The ids of gradients.
    gradients: BTreeSet<String>,
    /// The prefixes that stand for drawings.
    prefixes: Vec<String>,
    /// Whether anything is drawn.
    shows: bool,
    /// Addresses of bitmaps, and what stands there instead.
    replaced: Vec<(String, String)>,
    /// The colour profile of a bitmap that is left out, if its colours may be others.
    profile: Option<String>,
}

/// Checks an SVG file and gives the text that is drawn, and the colour profile that was left out of a bitmap in it.
///
/// # Errors
/// If it is broken, contains something that is not allowed, or is beyond a limit.
pub(super) fn checked(bytes: &[u8]) -> Result<(String, Option<String>), Diagnostic> {
    let text = source::text(bytes)?;
    let mut drawing = SvgContent {
        by_id: BTreeMap::new(),
        open: Vec::new(),
        styles: Styles::default(),
        gradients: BTreeSet::new(),
        prefixes: prefixes(&text),
        shows: false,
        replaced: Vec::new(),
        profile: None,
    };
    // Style sheets may follow what they are for.
    drawing.each(&text, true)?;
    drawing.each(&text, false)?;
    drawing.check_size()?;
    if !drawing.shows {
        return Err(Diagnostic::error(Code::LogoBroken, say!("the SVG draws nothing"))
            .hint(say!("open it in a drawing program and save it again")));
    }
    let drawn = drawing.replaced.iter().fold(text, |text, (from, to)| text.replace(from, to));
    Ok((drawn, drawing.profile))
}

/// The prefixes of elements that are drawings.
fn prefixes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(SVG) {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(['"', '\'']).trim_end();
        let Some(before) = before.strip_suffix('=') else { continue };
        found.extend(before.rsplit_once("xmlns:").map(|(_, prefix)| prefix.trim().to_owned()));
    }
    found
}

fn attribute(element: &BytesStart, key: &str) -> Result<Option<String>, Diagnostic> {
    let found = element.try_get_attribute(key).map_err(|_| broken())?;
    Ok(found.map(|a| a.value.into_owned()))
}

impl SvgContent {
    /// Goes through the file: for its style sheets and gradients first, then for all else.
    fn each(&mut self, text: &str, styles: bool) -> Result<(), Diagnostic> {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(|_| broken())? {
                Event::Start(element) => {
                    self.opened(&element, styles)?;
                    if self.open.len() > MAX_DEPTH {
                        return Err(too_complex());
                    }
                }
                Event::Empty(element) => {
                    self.opened(&element, styles)?;
                    self.open.pop();
                }
                Event::End(_) => drop(self.open.pop()),
                Event::Text(words) => self.words(&words, styles)?,
                Event::CData(words) => self.words(&words, styles)?,
                Event::GeneralRef(_) => self.words("&", styles)?,
                Event::PI(instruction) if instruction.starts_with("xml-stylesheet") => {
                    return Err(not_allowed(say!("a style sheet in another file")));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// What the next element stands in.
    fn within(&self) -> Within {
        self.open.last().map_or(Within::Drawing, |(_, within)| *within)
    }

    /// Takes an element as opened, after checking it.
    fn opened(&mut self, element: &BytesStart, styles: bool) -> Result<(), Diagnostic> {
        let around = self.within();
        let name = element.name();
        let drawn = match name.as_ref().split_once(':') {
            Some((prefix, _)) => self.prefixes.iter().any(|known| known == prefix),
            None => true,
        };
        let id = attribute(element, "id")?;
        let within = match (around, element.local_name().as_ref()) {
            (Within::Notes, _) => Within::Notes,
            _ if !drawn => Within::Notes,
            // Illustrator's own data: it says itself that only Illustrator can read them.
            (_, "foreignObject") if attribute(element, "requiredExtensions")?.is_some_and(|v| !v.trim().is_empty()) => {
                Within::Notes
            }
            (_, "metadata" | "title" | "desc") => Within::Notes,
            (_, "style") => Within::Style,
            (_, "text" | "textPath" | "tspan" | "tref" | "flowRoot" | "flowPara" | "flowSpan" | "flowDiv") => {
                Within::Text
            }
            (Within::Text, _) => Within::Text,
            (_, "defs" | "symbol" | "clipPath" | "mask" | "pattern" | "marker" | "filter") => Within::Definitions,
            (around, _) => around,
        };
        if styles {
            if matches!(element.local_name().as_ref(), "linearGradient" | "radialGradient") {
                self.gradients.extend(id.clone());
            }
            self.open.push((id, within));
            return Ok(());
        }
        self.open.push((id, within));
        if within == Within::Notes {
            self.count(1, &[]);
            return Ok(());
        }
        self.element(element, around)
    }

    /// Words in an element: only those of style sheets are wanted.
    fn words(&mut self, words: &str, styles: bool) -> Result<(), Diagnostic> {
        match self.within() {
            Within::Style if styles => self.styles.add(words),
            Within::Text if !styles && !words.trim().is_empty() => Err(Diagnostic::error(
                Code::LogoText,
                say!("the SVG holds text, which would be printed in another font"),
            )
            .hint(say!("turn its text into paths, or save it as PNG"))),
            _ => Ok(()),
        }
    }

    /// Checks an element and adds it to all open elements with an id.
    fn element(&mut self, element: &BytesStart, around: Within) -> Result<(), Diagnostic> {
        let local = element.local_name();
        let tag = local.as_ref();
        match tag {
            "script" | "handler" | "foreignObject" | "iframe" => {
                return Err(not_allowed(say!("a script or a web page")));
            }
            "feImage" => return Err(not_allowed(say!("another picture"))),
            "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "image" | "use"
                if around == Within::Drawing =>
            {
                self.shows = true;
            }
            _ => {}
        }
        let (mut references, mut classes, mut weight) = (Vec::new(), String::new(), 1);
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| broken())?;
            // With character references such as `&#117;` resolved, as a renderer reads it.
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| broken())?;
            let prefixed = attribute.key.as_ref().contains(':');
            let name = attribute.key.local_name();
            match name.as_ref() {
                // Names with other signs are notes of drawing programs.
                key if key.starts_with("on") && !prefixed && key.bytes().all(|b| b.is_ascii_alphabetic()) => {
                    return Err(not_allowed(say!("a script")));
                }
                "href" if tag == "image" => {
                    let bitmap = embedded::bitmap(&value)?;
                    weight += bitmap.pixels / PIXELS_AN_ELEMENT;
                    self.profile = self.profile.take().or(bitmap.profile);
                    self.replaced.extend(bitmap.cleaned.map(|to| (attribute.value.to_string(), to)));
                    continue;
                }
                "href" => {
                    let Some(name) = value.trim().strip_prefix('#') else {
                        return Err(not_allowed(say!("a link to something else")));
                    };
                    references.push(name.to_owned());
                }
                "class" if !prefixed => classes = value.clone().into_owned(),
                "style" if !prefixed => colour::check_style(&without_comments(&value))?,
                key if !prefixed => colour::check(key, &value)?,
                _ => {}
            }
            references.extend(urls(&value)?);
        }
        let id = self.open.last().and_then(|(id, _)| id.as_deref());
        let in_gradient = matches!(tag, "stop" | "linearGradient" | "radialGradient");
        let styled = self.styles.references(tag, id, &classes);
        // A gradient holds no shapes: a style that paints with it means none of its parts.
        references.extend(styled.filter(|name| !(in_gradient && self.gradients.contains(*name))).cloned());
        self.count(weight, &references);
        Ok(())
    }

    /// Counts an element for every open element with an id, and for the whole drawing.
    fn count(&mut self, weight: u64, references: &[String]) {
        let mut ids: Vec<&str> = self.open.iter().filter_map(|(id, _)| id.as_deref()).chain([""]).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let content = self.by_id.entry(id.to_owned()).or_default();
            content.elements = content.elements.saturating_add(weight);
            content.references.extend_from_slice(references);
        }
    }

    /// Checks the number of elements that are drawn in the end, and that no element refers to itself.
    fn check_size(&self) -> Result<(), Diagnostic> {
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
