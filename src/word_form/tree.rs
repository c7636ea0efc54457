//! A part of a Word file as a tree that is written again as it was read: names, attributes and text keep their escapes
//! and their order. Nothing is resolved, so nothing unfolds.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::xml;

/// How deep elements may stand in each other. Word's own files stay below fifty.
pub(super) const MAX_DEPTH: usize = 200;

/// What stands in an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Text and whatever is no element, as it is written.
    Raw(String),
}

/// An element with its attributes as they are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Element {
    /// Its name with its prefix.
    pub(crate) name: String,
    /// Names and values, these with their escapes.
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(crate) children: Vec<Node>,
}

impl Element {
    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The same, to be changed.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// The first element of that name in it.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The same, to be changed.
    pub(crate) fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// The value of an attribute, with its escapes.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Gives an attribute this value, which has its escapes.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The value of the element at the end of this way.
    pub(crate) fn value(&self, way: &[&str]) -> Option<&str> {
        match way {
            [] => self.attribute("w:val"),
            [first, rest @ ..] => self.child(first)?.value(rest),
        }
    }

    /// Every element with it, itself first.
    pub(crate) fn each<'e>(&'e self, look: &mut dyn FnMut(&'e Self)) {
        look(self);
        self.elements().for_each(|element| element.each(look));
    }

    /// The text that stands directly in it.
    pub(crate) fn own_text(&self) -> String {
        self.children
            .iter()
            .filter_map(|node| if let Node::Raw(text) = node { Some(text.as_str()) } else { None })
            .collect()
    }

    /// The part with it at its root.
    pub(crate) fn part(&self) -> Vec<u8> {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&value.replace('"', "&quot;"));
            out.push('"');
        }
        if self.children.is_empty() {
            return out.push_str("/>");
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Raw(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Why a part is no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TreeFault {
    /// It is not well-formed XML in a known encoding.
    Damaged,
    /// It declares a document type, which Word's files do not have.
    DocumentType,
    /// Its elements stand too deep in each other.
    TooDeep,
}

/// The tree of a part.
///
/// # Errors
/// If it is none.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, TreeFault> {
    let text = xml::text(bytes).ok_or(TreeFault::Damaged)?;
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|_| TreeFault::Damaged)? {
            Event::Start(start) => {
                if open.len() > MAX_DEPTH {
                    return Err(TreeFault::TooDeep);
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => add(&mut open, Node::Element(element(&start)?)),
            Event::End(_) => {
                let element = open.pop().ok_or(TreeFault::Damaged)?;
                add(&mut open, Node::Element(element));
            }
            Event::Text(text) => raw(&mut open, &text),
            Event::GeneralRef(name) => {
                // Without a document type there are no others.
                if !name.starts_with('#') && quick_xml::escape::resolve_predefined_entity(&name).is_none() {
                    return Err(TreeFault::Damaged);
                }
                raw(&mut open, &format!("&{};", &*name));
            }
            Event::CData(text) => raw(&mut open, &quick_xml::escape::escape(&*text)),
            Event::DocType(_) => return Err(TreeFault::DocumentType),
            Event::Eof => break,
            // Comments and instructions to other programs are not Word's.
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
    let root = open.pop().filter(|_| open.is_empty()).ok_or(TreeFault::Damaged)?;
    let mut elements = root.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Raw(_) => None,
    });
    elements.next().filter(|_| elements.next().is_none()).ok_or(TreeFault::Damaged)
}

fn element(start: &BytesStart) -> Result<Element, TreeFault> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| TreeFault::Damaged)?;
        attributes.push((attribute.key.as_ref().to_owned(), attribute.value.to_string()));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
}

fn add(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

/// Text goes on where it was: references are part of it.
fn raw(open: &mut [Element], text: &str) {
    let Some(last) = open.last_mut() else { return };
    match last.children.last_mut() {
        Some(Node::Raw(before)) => before.push_str(text),
        _ => last.children.push(Node::Raw(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_as_it_was_read() {
        let text = "<a x='1 \"&amp;' y=\"&#x41;\"> t &lt;&amp; <b/><c>u<!-- x --><![CDATA[<v>]]></c></a>";
        let root = parse(text.as_bytes()).unwrap();
        let written = String::from_utf8(root.part()).unwrap();
        let (_, written) = written.split_once('\n').unwrap();
        assert_eq!(written, "<a x=\"1 &quot;&amp;\" y=\"&#x41;\"> t &lt;&amp; <b/><c>u&lt;v&gt;</c></a>");
        assert_eq!(parse(&root.part()).unwrap().part(), root.part());
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in ["", "<a>", "<a></b>", "<a/><b/>", "</a>", "<a x=1/>", "<a x='1' x='2'/>", "text", "<a>&b;</a>"] {
            assert_eq!(parse(text.as_bytes()), Err(TreeFault::Damaged), "{text}");
        }
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert_eq!(parse(bomb.as_bytes()), Err(TreeFault::DocumentType));
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(parse(deep.as_bytes()), Err(TreeFault::TooDeep));
    }
}
