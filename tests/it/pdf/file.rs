//! A PDF opened: its logical structure with the text in reading order, its bookmarks, links and targets.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::text::{Fonts, Run, plain, runs};

/// An element of the logical structure.
pub struct Element {
    /// `H1`, `P`, `TD` …
    pub tag: String,
    /// Its alternative text.
    pub alt: Option<String>,
    /// The page it begins on, from 0; none for what only holds other elements.
    pub page: Option<usize>,
    parts: Vec<Part>,
}

enum Part {
    Element(Element),
    Text(String),
}

impl Element {
    /// The text in reading order.
    pub fn text(&self) -> String {
        let part = |p: &Part| match p {
            Part::Element(e) => e.text(),
            Part::Text(t) => t.clone(),
        };
        self.parts.iter().map(part).collect()
    }

    /// Headings, each with its level, and blocks of text in reading order.
    fn flow(&self, out: &mut Vec<(Option<usize>, String)>) {
        if self.level().is_some() {
            out.push((self.level(), self.text()));
        }
        if self.level().is_some() || !["Span", "Link", "Reference", "Strong", "Em"].contains(&self.tag.as_str()) {
            out.push((None, String::new()));
        }
        for part in &self.parts {
            match part {
                _ if self.level().is_some() => {}
                Part::Element(e) => e.flow(out),
                Part::Text(t) => out.last_mut().expect("the block it stands in").1.push_str(t),
            }
        }
    }

    /// This element and all below in reading order.
    pub fn all(&self) -> Vec<&Self> {
        let below = self.parts.iter().filter_map(|p| if let Part::Element(e) = p { Some(e) } else { None });
        std::iter::once(self).chain(below.flat_map(Self::all)).collect()
    }

    /// The elements below with one of these tags.
    pub fn tagged(&self, tags: &[&str]) -> Vec<&Self> {
        self.all().into_iter().filter(|e| tags.contains(&e.tag.as_str())).collect()
    }

    /// The level of a heading.
    pub fn level(&self) -> Option<usize> {
        self.tag.strip_prefix('H').and_then(|n| n.parse().ok())
    }

    /// A table's rows, each cell.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cells = |row: &Self| row.tagged(&["TH", "TD"]).iter().map(|c| plain(&c.text())).collect();
        self.tagged(&["TR"]).into_iter().map(cells).collect()
    }
}

/// What stands under a heading.
pub struct Section {
    /// The line before the heading; a card's status stands there.
    pub lead: String,
    /// Everything up to the next heading.
    pub text: String,
}

/// A link's target and its description.
pub struct Link {
    /// A named target, or an address.
    pub to: String,
    /// What a screen reader says.
    pub contents: Option<String>,
}

/// An opened PDF.
pub struct File {
    /// The file as objects.
    pub document: Document,
    /// The top of the logical structure.
    pub root: Element,
    /// Page, left and right edge of each run of text, and the text.
    pub runs: Vec<(usize, Run)>,
    /// Bookmarks: title and page.
    pub bookmarks: Vec<(String, usize)>,
    /// Named targets: name and page.
    pub targets: BTreeMap<String, usize>,
    /// All links.
    pub links: Vec<Link>,
}

fn text_of(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).ok().map(|o| decode_text_string(o).expect("a text string"))
}

impl File {
    /// Opens a PDF.
    pub fn open(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let pages: BTreeMap<ObjectId, usize> = document.page_iter().zip(0..).collect();
        let mut fonts = Fonts::default();
        let mut all = Vec::new();
        for (id, number) in &pages {
            all.extend(runs(&document, *id, &mut fonts).into_iter().map(|run| (*number, run)));
        }
        drop(fonts);
        let mut marked: BTreeMap<(usize, i64), String> = BTreeMap::new();
        for (page, run) in &all {
            if let Some(mark) = run.mark {
                marked.entry((*page, mark)).or_default().push_str(&run.text);
            }
        }
        let opener = Opener { document: &document, pages: &pages, marked: &marked };
        let catalog = document.catalog().expect("a catalogue");
        let root = opener.element(opener.dictionary(catalog, b"StructTreeRoot"), None);
        // Slides link nowhere and have no names.
        let named = catalog.has(b"Names").then(|| opener.dictionary(opener.dictionary(catalog, b"Names"), b"Dests"));
        let targets = named.map(|n| opener.names(n)).unwrap_or_default();
        let mut bookmarks = Vec::new();
        opener.bookmarks(opener.dictionary(catalog, b"Outlines"), &targets, &mut bookmarks);
        let links = pages.keys().flat_map(|page| opener.links(*page)).collect();
        Self { root, runs: all, bookmarks, targets, links, document }
    }

    /// Everything that is read out.
    pub fn said(&self) -> String {
        let mut flow = Vec::new();
        self.root.flow(&mut flow);
        plain(&flow.into_iter().map(|(_, text)| text + " ").collect::<String>())
    }

    /// The headings: level, text, page.
    pub fn headings(&self) -> Vec<(usize, String, usize)> {
        let all = self.root.all().into_iter();
        all.filter_map(|e| Some((e.level()?, plain(&e.text()), e.page.expect("a heading stands on a page")))).collect()
    }

    /// The part under the heading with this text, up to the next one.
    #[track_caller]
    pub fn section(&self, heading: &str) -> Section {
        let mut flow = Vec::new();
        self.root.flow(&mut flow);
        let is_it = |(level, text): &(Option<usize>, String)| level.is_some() && plain(text) == plain(heading);
        let at = flow.iter().position(is_it).unwrap_or_else(|| panic!("no heading says {heading}"));
        let lead =
            flow[..at].iter().rfind(|(_, text)| !text.is_empty()).map(|(_, text)| plain(text)).unwrap_or_default();
        let under: Vec<&str> =
            flow[at + 1..].iter().take_while(|(level, _)| level.is_none()).map(|(_, t)| t.as_str()).collect();
        Section { lead, text: plain(&under.join(" ")) }
    }

    /// The table whose head is this, without the head.
    #[track_caller]
    pub fn table(&self, head: &[&str]) -> Vec<Vec<String>> {
        let head: Vec<String> = head.iter().map(|h| plain(h)).collect();
        let mut found = self.root.tagged(&["Table"]).into_iter().map(Element::rows).filter(|rows| rows[0] == head);
        let rows = found.next().unwrap_or_else(|| panic!("no table has the head {head:?}"));
        rows[1..].to_vec()
    }
}

struct Opener<'a> {
    document: &'a Document,
    pages: &'a BTreeMap<ObjectId, usize>,
    marked: &'a BTreeMap<(usize, i64), String>,
}

impl<'a> Opener<'a> {
    fn resolve(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object that exists").1
    }

    fn dictionary(&self, parent: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
        let found = parent.get(key).and_then(|o| self.resolve(o).as_dict());
        found.unwrap_or_else(|_| panic!("no {}", String::from_utf8_lossy(key)))
    }

    fn page(&self, dictionary: &Dictionary) -> Option<usize> {
        let id = dictionary.get(b"Pg").and_then(Object::as_reference).ok()?;
        Some(self.pages[&id])
    }

    fn element(&self, dictionary: &'a Dictionary, page: Option<usize>) -> Element {
        let own = self.page(dictionary).or(page);
        let parts = match dictionary.get(b"K").map(|k| self.resolve(k)) {
            Ok(Object::Array(kids)) => kids.iter().filter_map(|k| self.part(k, own)).collect(),
            Ok(kid) => self.part(kid, own).into_iter().collect(),
            Err(_) => Vec::new(),
        };
        let below = parts.iter().find_map(|p| if let Part::Element(e) = p { e.page } else { None });
        let tag = dictionary.get(b"S").and_then(Object::as_name).unwrap_or_default();
        Element {
            tag: String::from_utf8_lossy(tag).into_owned(),
            alt: text_of(dictionary, b"Alt"),
            page: self.page(dictionary).or(below),
            parts,
        }
    }

    fn part(&self, kid: &'a Object, page: Option<usize>) -> Option<Part> {
        let text = |page: Option<usize>, mark: i64| self.marked.get(&(page?, mark)).cloned().map(Part::Text);
        match self.resolve(kid) {
            Object::Integer(mark) => text(page, *mark),
            Object::Dictionary(d) if d.has_type(b"MCR") => {
                text(self.page(d).or(page), d.get(b"MCID").and_then(Object::as_i64).expect("a mark"))
            }
            Object::Dictionary(d) if d.has_type(b"OBJR") => None,
            Object::Dictionary(d) => Some(Part::Element(self.element(d, None))),
            other => panic!("a strange part of the structure: {other:?}"),
        }
    }

    fn names(&self, node: &'a Dictionary) -> BTreeMap<String, usize> {
        let list =
            |key: &[u8]| node.get(key).map(|o| self.resolve(o).as_array().expect("a list")).into_iter().flatten();
        let own: Vec<&Object> = list(b"Names").collect();
        let own = own.chunks(2).map(|pair| (decode_text_string(pair[0]).expect("a name"), self.target(pair[1])));
        own.chain(list(b"Kids").flat_map(|kid| self.names(self.resolve(kid).as_dict().expect("a node")))).collect()
    }

    /// The page of an explicit target: `[page /XYZ x y z]`, or a dictionary with one.
    fn target(&self, object: &'a Object) -> usize {
        let object = self.resolve(object);
        let object = object.as_dict().map_or(object, |d| self.resolve(d.get(b"D").expect("a target")));
        let page = object.as_array().and_then(|a| a[0].as_reference()).expect("a target with a page");
        *self.pages.get(&page).expect("a target on a page of this file")
    }

    fn bookmarks(&self, parent: &'a Dictionary, targets: &BTreeMap<String, usize>, out: &mut Vec<(String, usize)>) {
        let mut next = parent.get(b"First").ok();
        while let Some(item) = next {
            let item = self.resolve(item).as_dict().expect("a bookmark");
            let title = text_of(item, b"Title").expect("a bookmark's title");
            let to = item.get(b"Dest").unwrap_or_else(|_| panic!("the bookmark {title} leads nowhere"));
            let page = match decode_text_string(to) {
                Ok(name) => {
                    *targets.get(&name).unwrap_or_else(|| panic!("the bookmark {title} leads to the unknown {name}"))
                }
                Err(_) => self.target(to),
            };
            out.push((title, page));
            self.bookmarks(item, targets, out);
            next = item.get(b"Next").ok();
        }
    }

    fn links(&self, page: ObjectId) -> Vec<Link> {
        let annotations = self.document.get_page_annotations(page).expect("annotations");
        let links =
            annotations.into_iter().filter(|a| a.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Link"));
        links
            .map(|a| {
                let action = || self.dictionary(a, b"A");
                let to = a.get(b"Dest").or_else(|_| action().get(b"URI")).or_else(|_| action().get(b"D"));
                let to = self.resolve(to.expect("a link with a target"));
                // An explicit target has no name; that its page exists is all there is to say.
                let to = decode_text_string(to).unwrap_or_else(|_| format!("page {}", self.target(to)));
                Link { to, contents: text_of(a, b"Contents") }
            })
            .collect()
    }
}
