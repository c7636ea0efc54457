//! A form filled: marks and content controls get what they name, everything else stays as it is. Takes a form and a
//! paper, gives the parts with words.

use std::io;

use super::body::{Body, Place};
use super::furniture::{self, short};
use super::paper::Paper;
use super::xml::{Xml, escaped};
use crate::language::Language;
use crate::word_form::WordForm;
use crate::word_form::marks::{self, Kind};
use crate::word_form::tree::{Element, Node};

/// Twips that the edges of a cell take.
const EDGES: usize = 216;
/// What a look was before a change that somebody tracks; it has to stand last, and nothing of ours is such a change.
const CHANGE: &str = "w:rPrChange";
/// Twips of the widest line that is believed.
const WIDEST: usize = 40_000;
/// Twips of a line in a text box, whose width no element says.
const BOX: usize = 4000;

/// What fills a form.
pub(super) struct Filler<'a> {
    pub(super) body: Body<'a>,
    pub(super) paper: &'a Paper<'a>,
    pub(super) form: &'a WordForm,
    /// The pointer of the crest.
    pub(super) crest: String,
    /// Whether a head or a foot is filled.
    pub(super) around: bool,
}

impl Filler<'_> {
    /// Fills the text. What may not be missing and has no place follows at its end.
    pub(super) fn text(&mut self, root: &mut Element, width: usize) -> io::Result<()> {
        let body = root.child_mut("w:body").ok_or_else(|| io::Error::other("a form without a text"))?;
        self.container(body, width);
        let added =
            self.paper.briefing.council.placed.as_ref().map(|placed| placed.added.as_slice()).unwrap_or_default();
        if !added.is_empty() {
            self.body.begin(Place { width, style: None, after_table: after_table(&body.children) });
            added.iter().for_each(|section| self.body.section(section));
            let last = body.children.iter().rposition(|node| matches!(node, Node::Element(e) if e.name == "w:sectPr"));
            body.children.insert(last.unwrap_or(body.children.len()), Node::Raw(self.body.end()));
        }
        Ok(())
    }

    /// Fills what holds paragraphs and tables.
    pub(super) fn container(&mut self, element: &mut Element, width: usize) {
        let mut filled: Vec<Node> = Vec::new();
        for node in std::mem::take(&mut element.children) {
            let Node::Element(mut child) = node else {
                filled.push(node);
                continue;
            };
            if child.name == "w:p"
                && !self.around
                && let Some(key) = marks::alone(&child)
            {
                let place = Place { width, style: style_of(&child), after_table: after_table(&filled) };
                filled.push(Node::Raw(self.blocks(key, place)));
                if let Some(mut kept) = kept(child) {
                    self.boxes(&mut kept);
                    filled.push(Node::Element(kept));
                }
                continue;
            }
            match child.name.as_str() {
                "w:p" => self.paragraph(&mut child),
                "w:tbl" => self.table(&mut child, width),
                "w:sdt" => self.control(&mut child, width),
                _ => self.container(&mut child, width),
            }
            filled.push(Node::Element(child));
        }
        let ends = |node: &Node| matches!(node, Node::Element(e) if e.name == "w:p") || matches!(node, Node::Raw(_));
        if element.name == "w:tc" && !filled.last().is_some_and(ends) {
            filled.push(Node::Element(Element { name: "w:p".to_owned(), ..Element::default() }));
        }
        element.children = filled;
    }

    fn table(&mut self, table: &mut Element, width: usize) {
        let number = |element: &Element, name: &str| -> Option<usize> {
            element.attribute(name)?.parse::<u16>().ok().map(usize::from)
        };
        let grid = table.child("w:tblGrid").map(|grid| grid.elements().filter_map(|c| number(c, "w:w")).collect());
        let grid: Vec<usize> = grid.unwrap_or_default();
        for row in table.elements_mut() {
            if row.name != "w:tr" {
                self.container(row, width);
                continue;
            }
            let mut column = 0;
            for cell in row.elements_mut() {
                let span = cell.value(&["w:tcPr", "w:gridSpan"]).and_then(|n| n.parse().ok()).unwrap_or(1_u8);
                let span = usize::from(span);
                let own = cell.child("w:tcPr").and_then(|own| own.child("w:tcW"));
                let own = own.filter(|own| own.attribute("w:type") == Some("dxa")).and_then(|own| number(own, "w:w"));
                let of_grid: usize = grid.iter().skip(column).take(span).sum();
                let room = own.filter(|room| *room > 0).unwrap_or(if of_grid > 0 { of_grid } else { width });
                let room = room.saturating_sub(EDGES).clamp(EDGES, WIDEST);
                match cell.name.as_str() {
                    "w:sdt" => self.control(cell, room),
                    _ => self.container(cell, room),
                }
                column += usize::from(matches!(cell.name.as_str(), "w:tc" | "w:sdt")) * span;
            }
        }
    }

    /// Fills a control whose tag says with what, or what is in it.
    fn control(&mut self, control: &mut Element, width: usize) {
        let Some((key, kind)) = marks::tag(control) else { return self.container(control, width) };
        if self.around && (kind == Kind::Blocks || key == marks::CREST) {
            return;
        }
        let prompt = released(control);
        let Some(content) = control.child_mut("w:sdtContent") else { return };
        // A control may be around a whole cell.
        let cell = content.elements_mut().find(|element| element.name == "w:tc");
        let is_cell = cell.is_some();
        let content = match cell {
            Some(cell) => cell,
            None => match control.child_mut("w:sdtContent") {
                Some(content) => content,
                None => return,
            },
        };
        let in_line = !is_cell && content.child("w:p").is_none() && content.child("w:tbl").is_none();
        let kept = content.child("w:tcPr").cloned();
        let paragraph = content.child("w:p");
        let markup = match kind {
            Kind::Blocks => self.blocks(key, Place { width, style: paragraph.and_then(style_of), after_table: false }),
            Kind::Words => {
                let run = paragraph.unwrap_or(content).child("w:r").and_then(|run| run.child("w:rPr"));
                let run = self.run(key, run, prompt);
                if in_line {
                    run
                } else {
                    let own = paragraph.and_then(|paragraph| paragraph.child("w:pPr")).map(written).unwrap_or_default();
                    format!("<w:p>{own}{run}</w:p>")
                }
            }
        };
        content.children = kept.map(Node::Element).into_iter().chain([Node::Raw(markup)]).collect();
    }

    /// Fills the words of a paragraph, and the text boxes in it.
    fn paragraph(&mut self, paragraph: &mut Element) {
        self.controls(paragraph);
        let (spans, _) = marks::spans(&marks::words(paragraph));
        for span in spans.iter().rev() {
            let Some((key, Kind::Words)) = marks::key(&span.says) else { continue };
            let markup = self.markup(key, marks::look(paragraph, span.from));
            let words = marks::words(paragraph);
            let (mut from, mut to) = (span.from, span.to);
            if markup.is_empty() {
                // Where nothing is said, nothing is left between two blanks.
                if words[to..].starts_with(' ') {
                    to += 1;
                } else if words[..from].ends_with(' ') {
                    from -= 1;
                }
            }
            replace(paragraph, from, to, &markup);
        }
        self.boxes(paragraph);
    }

    fn controls(&mut self, element: &mut Element) {
        for child in element.elements_mut() {
            if marks::tag(child).is_some() {
                self.control(child, BOX);
            } else if !marks::is_apart(&child.name) {
                self.controls(child);
            }
        }
    }

    fn boxes(&mut self, element: &mut Element) {
        for child in element.elements_mut() {
            if child.name == "w:txbxContent" {
                self.container(child, BOX);
            } else {
                self.boxes(child);
            }
        }
    }

    /// What a key stands for, as paragraphs and tables.
    fn blocks(&mut self, key: &str, place: Place) -> String {
        let council = &self.paper.briefing.council;
        self.body.begin(place);
        if key == marks::WHOLE {
            self.body.titles(!self.form.has(marks::TITLE), !self.form.has(marks::PROJECT));
            let (header, sections) = self.paper.rest();
            self.body.head(header);
            sections.iter().for_each(|section| self.body.section(section));
        } else if let Some(section) = council.placed.as_ref().and_then(|placed| placed.contents.get(key)) {
            self.body.content(section);
        }
        self.body.end()
    }

    /// What a key stands for, as text in a run that looks like this.
    fn markup(&self, key: &str, look: Option<&Element>) -> String {
        let (briefing, paper) = (self.paper.briefing, self.paper);
        let text = match key {
            marks::MUNICIPALITY => briefing.meta.municipality.clone(),
            marks::TITLE => paper.title().to_owned(),
            marks::PROJECT => briefing.project.title.clone(),
            marks::SHORT_TITLE => short(&briefing.meta.short_title, 60),
            marks::DRAFT if !briefing.meta.draft => String::new(),
            marks::DRAFT if self.around => paper.word("draft").to_uppercase(),
            marks::DRAFT => format!("({})", paper.word("draft")),
            marks::CREST => return self.picture(),
            key => {
                let value = briefing.council.fields.get(key).cloned().flatten();
                value.unwrap_or_else(|| paper.word("not-stated"))
            }
        };
        self.in_its_language(&text.replace('\u{ad}', ""), look)
    }

    /// Text of a run; German passages of an English paper leave it for a run of their own with the same look.
    fn in_its_language(&self, text: &str, look: Option<&Element>) -> String {
        let languages = self.paper.languages;
        let run = |language: &str| {
            let mut look = look.cloned().unwrap_or_else(plain);
            look.children
                .retain(|node| !matches!(node, Node::Element(e) if ["w:lang", CHANGE].contains(&e.name.as_str())));
            let mut own = Element { name: "w:lang".to_owned(), ..Element::default() };
            own.set("w:val", language);
            look.children.push(Node::Element(own));
            format!("</w:t></w:r><w:r>{}<w:t xml:space=\"preserve\">", written(&look))
        };
        let parts = languages.passages.parts(text).into_iter();
        let markup = parts.map(|(part, german)| match german {
            true => run(Language::German.region()) + &escaped(part) + &run(languages.paper),
            false => escaped(part),
        });
        markup.collect()
    }

    fn picture(&self) -> String {
        let Some(crest) = self.paper.crest.filter(|_| !self.around) else { return String::new() };
        let mut xml = Xml::fragment();
        let words = self.paper.briefing.labels.fill("logo.alt", &[("name", &self.paper.briefing.meta.municipality)]);
        crest.draw(&mut xml, &self.crest, &words);
        // It stands between two pieces of text of one run.
        format!("</w:t>{}<w:t xml:space=\"preserve\">", xml.take())
    }

    fn run(&self, key: &str, look: Option<&Element>, prompt: bool) -> String {
        let mut look = look.cloned().unwrap_or_else(plain);
        look.children.retain(|node| !prompt || !matches!(node, Node::Element(e) if e.name == "w:rStyle"));
        format!("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", written(&look), self.markup(key, Some(&look)))
    }
}

/// The properties of a run that has none.
fn plain() -> Element {
    Element { name: "w:rPr".to_owned(), ..Element::default() }
}

/// What stays of a paragraph whose mark became paragraphs: pictures that hang on it, and the end of a section.
fn kept(mut paragraph: Element) -> Option<Element> {
    let mut hangs = false;
    paragraph.each(&mut |e| hangs |= matches!(e.name.as_str(), "w:drawing" | "w:pict" | "w:sectPr"));
    if !hangs {
        return None;
    }
    let all = marks::words(&paragraph).len();
    replace(&mut paragraph, 0, all, "");
    paragraph.children.retain(|node| !matches!(node, Node::Element(e) if marks::tag(e).is_some()));
    Some(paragraph)
}

/// Makes a control hold any text, without a source that would fill it again; gives whether it held a prompt.
fn released(control: &mut Element) -> bool {
    let Some(own) = control.child_mut("w:sdtPr") else { return false };
    let prompt = own.child("w:showingPlcHdr").is_some();
    own.children.retain(
        |node| matches!(node, Node::Element(e) if matches!(e.name.as_str(), "w:rPr" | "w:alias" | "w:tag" | "w:id")),
    );
    prompt
}

/// Puts markup in the place of a piece of the words of a paragraph.
fn replace(paragraph: &mut Element, from: usize, to: usize, markup: &str) {
    let (mut at, mut put) = (0, false);
    for piece in marks::pieces_mut(paragraph) {
        let text = piece.own_text();
        let (begin, end) = (from.clamp(at, at + text.len()) - at, to.clamp(at, at + text.len()) - at);
        at += text.len();
        if begin == end {
            continue;
        }
        let markup = if put { "" } else { markup };
        put = true;
        piece.set("xml:space", "preserve");
        piece.children = vec![Node::Raw(format!("{}{markup}{}", &text[..begin], &text[end..]))];
    }
}

fn written(element: &Element) -> String {
    let part = String::from_utf8_lossy(&element.part()).into_owned();
    part.split_once('\n').map(|(_, markup)| markup.to_owned()).unwrap_or_default()
}

fn style_of(paragraph: &Element) -> Option<String> {
    paragraph.value(&["w:pPr", "w:pStyle"]).map(str::to_owned)
}

fn after_table(nodes: &[Node]) -> bool {
    let elements = nodes.iter().rev().filter(|node| !matches!(node, Node::Raw(text) if text.trim().is_empty()));
    let last = elements.into_iter().next();
    matches!(last, Some(Node::Element(e)) if e.name == "w:tbl")
}

/// Twips of a line of the text: that of its last section.
pub(super) fn width(root: &Element) -> usize {
    let number = |element: Option<&Element>, name: &str| -> Option<usize> {
        element?.attribute(name)?.parse::<u32>().ok().map(|n| n as usize)
    };
    let section = root.child("w:body").and_then(|body| body.elements().filter(|e| e.name == "w:sectPr").last());
    let of = |section: &Element| {
        let (page, edges) = (section.child("w:pgSz"), section.child("w:pgMar"));
        let edges = number(edges, "w:left")?.checked_add(number(edges, "w:right")?)?;
        let columns = number(section.child("w:cols"), "w:num").unwrap_or(1).clamp(1, 10);
        number(page, "w:w")?.checked_sub(edges).map(|room| room / columns)
    };
    section.and_then(of).filter(|width| (500..WIDEST).contains(width)).unwrap_or(furniture::WIDTH)
}
