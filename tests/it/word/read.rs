//! A Word file taken apart again: its parts, and its text paragraph by paragraph with what Word makes of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An element of a part; text is its own where it has no elements.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    fn new(start: &BytesStart) -> Self {
        let mut attributes = BTreeMap::new();
        for attribute in start.attributes() {
            let attribute = attribute.expect("an attribute that occurs once");
            let value = quick_xml::escape::unescape(&attribute.value).expect("known entities").into_owned();
            assert_eq!(attributes.insert(attribute.key.as_ref().to_owned(), value), None);
        }
        Self { name: start.name().as_ref().to_owned(), attributes, ..Self::default() }
    }

    /// All elements of that name in it, in the order of the text.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        let own = self.children.iter().filter(|child| child.name == name);
        if own.clone().next().is_none() {
            return below.collect();
        }
        // Elements do not stand within their own kind in what is written here.
        self.children.iter().flat_map(|c| if c.name == name { vec![c] } else { c.all(name) }).collect()
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The value of the element at the end of this way.
    pub(crate) fn value(&self, way: &[&str]) -> Option<&str> {
        match way {
            [] => self.attribute("w:val"),
            [first, rest @ ..] => self.child(first)?.value(rest),
        }
    }

    /// Every element with it, itself first.
    pub(crate) fn each<'e>(&'e self, look: &mut impl FnMut(&'e Element)) {
        look(self);
        self.children.iter().for_each(|child| child.each(look));
    }

    /// What is read, with tabs and line breaks.
    pub(crate) fn words(&self) -> String {
        match self.name.as_str() {
            "w:t" => self.text.clone(),
            "w:tab" => "\t".to_owned(),
            "w:br" => "\n".to_owned(),
            "w:softHyphen" => "\u{ad}".to_owned(),
            "w:noBreakHyphen" => "\u{2011}".to_owned(),
            "w:pPr" => String::new(),
            _ => self.children.iter().map(Self::words).collect(),
        }
    }
}

/// A part as a tree.
pub(crate) fn parse(bytes: &[u8]) -> Element {
    let mut reader = Reader::from_reader(bytes);
    let mut open = vec![Element::default()];
    loop {
        let add = |open: &mut Vec<Element>, element| open.last_mut().expect("a root").children.push(element);
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => open.push(Element::new(&start)),
            Event::Empty(start) => add(&mut open, Element::new(&start)),
            Event::End(_) => {
                let element = open.pop().expect("an element that was begun");
                add(&mut open, element);
            }
            Event::Text(text) => open.last_mut().expect("a root").text += &text,
            Event::GeneralRef(name) => {
                let known = resolve_predefined_entity(&name).unwrap_or_else(|| panic!("{name:?}"));
                open.last_mut().expect("a root").text += known;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut root = open.pop().expect("a root");
    assert!(open.is_empty() && root.children.len() == 1);
    root.children.remove(0)
}

/// A paragraph of the text.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) style: String,
    pub(crate) text: String,
    /// What Word draws before it.
    pub(crate) mark: Option<String>,
    /// The table it stands in, from 0, and its row.
    pub(crate) cell: Option<(usize, usize)>,
}

/// The parts of a Word file by their paths.
pub(crate) struct Docx(pub(crate) BTreeMap<String, Vec<u8>>);

impl Docx {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its bytes");
            let name = entry.name().expect("a name").into_owned();
            assert!(!parts.contains_key(&name), "{name} twice");
            parts.insert(name, content);
        }
        Self(parts)
    }

    pub(crate) fn part(&self, path: &str) -> Element {
        parse(self.0.get(path).unwrap_or_else(|| panic!("no part {path}")))
    }

    pub(crate) fn text(&self) -> Element {
        self.part("word/document.xml")
    }

    /// The paragraphs in order, those of tables cell by cell.
    pub(crate) fn paragraphs(&self) -> Vec<Paragraph> {
        let text = self.text();
        let mut numbers = Numbers::new(&self.part("word/numbering.xml"));
        let mut found = Vec::new();
        let mut tables = 0;
        for block in &text.child("w:body").expect("a body").children {
            match block.name.as_str() {
                "w:p" => found.push(paragraph(block, None, &mut numbers)),
                "w:tbl" => {
                    for (row, cells) in block.all("w:tr").into_iter().enumerate() {
                        let cells = cells.all("w:p").into_iter();
                        found.extend(cells.map(|cell| paragraph(cell, Some((tables, row)), &mut numbers)));
                    }
                    tables += 1;
                }
                _ => {}
            }
        }
        found
    }
}

fn paragraph(element: &Element, cell: Option<(usize, usize)>, numbers: &mut Numbers) -> Paragraph {
    let style = element.value(&["w:pPr", "w:pStyle"]).expect("a style").to_owned();
    let place = element.child("w:pPr").and_then(|own| own.child("w:numPr"));
    let of = |name: &str| Some(place?.value(&[name])?.parse().expect("a number"));
    let mark = of("w:numId").zip(of("w:ilvl")).map(|(list, level)| numbers.next(list, level));
    Paragraph { style, text: element.words(), mark, cell }
}

/// Counts the items of lists as Word does.
struct Numbers {
    /// By list and level: how it counts, what it draws, the next number.
    levels: BTreeMap<(usize, usize), (String, String, u32)>,
}

impl Numbers {
    fn new(part: &Element) -> Self {
        let mut levels = BTreeMap::new();
        let number = |text: Option<&str>| text.expect("a value").parse::<u32>().expect("a number");
        let kinds = part.all("w:abstractNum");
        for list in part.all("w:num") {
            let kind = list.value(&["w:abstractNumId"]);
            let kind = kinds.iter().find(|own| own.attribute("w:abstractNumId") == kind).expect("the kind of a list");
            for level in kind.all("w:lvl") {
                let at = number(level.attribute("w:ilvl")) as usize;
                let overrides = list.all("w:lvlOverride");
                let own = overrides.iter().find(|o| o.attribute("w:ilvl") == level.attribute("w:ilvl"));
                let start = own.map_or(level.value(&["w:start"]), |own| own.value(&["w:startOverride"]));
                let said = |name: &str| level.value(&[name]).expect("a value").to_owned();
                let list = number(list.attribute("w:numId")) as usize;
                levels.insert((list, at), (said("w:numFmt"), said("w:lvlText"), number(start)));
            }
        }
        Self { levels }
    }

    fn next(&mut self, list: usize, level: usize) -> String {
        let (format, text, next) = self.levels.get_mut(&(list, level)).expect("a list that is described");
        let number = *next;
        *next += 1;
        let roman = ["i", "ii", "iii", "iv", "v", "vi"];
        let letter = |first: u8| char::from(first + u8::try_from(number - 1).expect("a letter")).to_string();
        let drawn = match format.as_str() {
            "decimal" => number.to_string(),
            "lowerLetter" => letter(b'a'),
            "upperLetter" => letter(b'A'),
            "lowerRoman" => roman[number as usize - 1].to_owned(),
            "upperRoman" => roman[number as usize - 1].to_uppercase(),
            "bullet" => String::new(),
            other => panic!("{other}"),
        };
        text.replace(&format!("%{}", level + 1), &drawn)
    }
}
