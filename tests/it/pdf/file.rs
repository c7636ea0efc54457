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
    /// The language it says it is in.
    pub lang: Option<String>,
    /// The pages it stands on, from 0, in reading order; none for what says nothing.
    pages: Vec<usize>,
    parts: Vec<Part>,
}

enum Part {
    Element(Element),
    /// A text, and the language that its mark says.
    Text(String, Option<String>),
}

/// A heading or a block of text.
#[derive(Default)]
pub struct Block {
    /// The level of a heading.
    pub level: Option<usize>,
    /// The page a heading stands on, from 0.
    pub page: Option<usize>,
    pub text: String,
}

impl Element {
    pub fn text(&self) -> String {
        let part = |p: &Part| match p {
            Part::Element(e) => e.text(),
            Part::Text(t, _) => t.clone(),
        };
        self.parts.iter().map(part).collect()
    }

    /// What it says, piece by piece, each with its language; of a figure the alternative text is read in its place.
    fn by_language<'a>(&'a self, around: &'a str, out: &mut Vec<(&'a str, &'a str)>) {
        if self.alt.is_some() {
            return;
        }
        let own = self.lang.as_deref().unwrap_or(around);
        for part in &self.parts {
            match part {
                Part::Element(below) => below.by_language(own, out),
                Part::Text(text, lang) => out.push((lang.as_deref().unwrap_or(own), text)),
            }
        }
    }

    /// The elements below with one of these tags, in reading order.
    pub fn tagged(&self, tags: &[&str]) -> Vec<&Self> {
        let below = self.parts.iter().filter_map(|p| if let Part::Element(e) = p { Some(e) } else { None });
        below.flat_map(|e| e.tagged(tags).into_iter().chain(tags.contains(&e.tag.as_str()).then_some(e))).collect()
    }

    /// The first page it stands on and the last.
    pub fn span(&self) -> Option<(usize, usize)> {
        Some((*self.pages.iter().min()?, *self.pages.iter().max()?))
    }

    /// A table's rows, cell by cell.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cells = |row: &Self| row.tagged(&["TH", "TD"]).iter().map(|c| plain(&c.text())).collect();
        self.tagged(&["TR"]).into_iter().map(cells).collect()
    }

    /// Headings and blocks of text in reading order.
    fn flow(&self, out: &mut Vec<Block>) {
        if let Some(level) = self.tag.strip_prefix('H').and_then(|n| n.parse().ok()) {
            out.push(Block { level: Some(level), page: self.pages.first().copied(), text: self.text() });
            return out.push(Block::default());
        }
        let inline = ["Span", "Link", "Reference"].contains(&self.tag.as_str());
        out.extend((!inline).then(Block::default));
        for part in &self.parts {
            match part {
                Part::Element(e) => e.flow(out),
                Part::Text(t, _) => out.last_mut().expect("the block it stands in").text.push_str(t),
            }
        }
        out.extend((!inline).then(Block::default));
    }
}

/// An opened PDF.
pub struct File {
    pub document: Document,
    /// The top of the logical structure.
    pub root: Element,
    /// What is read out, in order.
    pub flow: Vec<Block>,
    /// The page of each run of text, and the run.
    pub runs: Vec<(usize, Run)>,
    /// Bookmarks: title and page.
    pub bookmarks: Vec<(String, usize)>,
    /// Named targets: name and page.
    pub targets: BTreeMap<String, usize>,
    /// Links: a named target or an address, and what a screen reader says.
    pub links: Vec<(String, Option<String>)>,
}

impl File {
    /// Opens a PDF.
    pub fn open(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let pages: BTreeMap<ObjectId, usize> = document.page_iter().zip(0..).collect();
        let (mut fonts, mut all, mut marked) =
            (Fonts::new(), Vec::new(), BTreeMap::<_, (String, Option<String>)>::new());
        for (id, page) in &pages {
            all.extend(runs(&document, *id, &mut fonts).into_iter().map(|run| (*page, run)));
        }
        drop(fonts);
        for (page, run) in &all {
            let (text, lang) = marked.entry((*page, run.mark)).or_default();
            text.push_str(&run.text);
            *lang = run.lang.clone();
        }
        let opener = Opener { document: &document, pages, marked };
        let catalog = document.catalog().expect("a catalogue");
        let root = opener.element(document.get_dict_in_dict(catalog, b"StructTreeRoot").expect("a structure"));
        let mut flow = Vec::new();
        root.flow(&mut flow);
        flow.iter_mut().for_each(|block| block.text = plain(&block.text));
        flow.retain(|block| block.level.is_some() || !block.text.is_empty());
        let mut named = Default::default();
        // Slides link nowhere and have no named targets.
        if let Ok(names) = document.get_dict_in_dict(catalog, b"Names") {
            let tree = document.get_dict_in_dict(names, b"Dests").expect("named targets");
            document.get_named_destinations(tree, &mut named).expect("named targets");
        }
        let page = |d: &lopdf::Destination| opener.pages[&d.page().and_then(Object::as_reference).expect("a page")];
        let targets = named.iter().map(|(n, d)| (String::from_utf8_lossy(n).into_owned(), page(d))).collect();
        let toc = document.get_toc().expect("bookmarks");
        let bookmarks = toc.toc.into_iter().map(|b| (plain(&b.title), b.page - 1)).collect();
        let links = document.page_iter().flat_map(|page| opener.links(page)).collect();
        Self { root, flow, runs: all, bookmarks, targets, links, document }
    }

    /// Everything that is read out.
    pub fn said(&self) -> String {
        self.flow.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What is read out in a language, in order; what stands between is a stroke.
    pub fn said_in(&self, language: &str) -> String {
        let whole = self.document.catalog().ok().and_then(|catalog| text_of(catalog, b"Lang")).unwrap_or_default();
        let mut pieces = Vec::new();
        self.root.by_language(&whole, &mut pieces);
        let said = pieces.into_iter().map(|(lang, text)| if lang == language { text } else { "|" });
        plain(&said.collect::<String>())
    }

    /// The headings: level, text, page.
    pub fn headings(&self) -> Vec<(usize, &str, usize)> {
        self.flow.iter().filter_map(|b| Some((b.level?, b.text.as_str(), b.page.expect("a page")))).collect()
    }

    /// The block before the heading with this text, and everything under it up to the next heading.
    #[track_caller]
    pub fn section(&self, heading: &str) -> (&str, String) {
        let at = self.flow.iter().position(|b| b.level.is_some() && b.text == plain(heading));
        let at = at.unwrap_or_else(|| panic!("no heading says {heading}"));
        let under = self.flow[at + 1..].iter().take_while(|b| b.level.is_none()).map(|b| b.text.as_str());
        (&self.flow[at.saturating_sub(1)].text, under.collect::<Vec<_>>().join(" "))
    }

    /// The table whose head has these labels, without the head.
    #[track_caller]
    pub fn table(&self, keys: &str) -> Vec<Vec<String>> {
        let head: Vec<String> = keys.split(' ').map(super::word).collect();
        let mut found = self.root.tagged(&["Table"]).into_iter().map(Element::rows).filter(|rows| rows[0] == head);
        found.next().unwrap_or_else(|| panic!("no table has the head {head:?}")).split_off(1)
    }
}

struct Opener<'a> {
    document: &'a Document,
    pages: BTreeMap<ObjectId, usize>,
    /// Text by page and mark, with the language that the mark says.
    marked: BTreeMap<(usize, Option<i64>), (String, Option<String>)>,
}

impl Opener<'_> {
    fn element(&self, dictionary: &Dictionary) -> Element {
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().map(|id| self.pages[&id]);
        let (mut parts, mut pages) = (Vec::new(), Vec::from_iter(page));
        let kids = dictionary.get_deref(b"K", self.document).ok();
        for kid in kids.map(|k| k.as_array().map_or(std::slice::from_ref(k), Vec::as_slice)).unwrap_or_default() {
            let text = |page: Option<usize>, mark| self.marked.get(&(page?, mark)).cloned();
            let said = |(text, lang)| Part::Text(text, lang);
            match self.document.dereference(kid).expect("a part of the structure").1 {
                Object::Integer(mark) => parts.extend(text(page, Some(*mark)).map(said)),
                Object::Dictionary(d) if d.has_type(b"OBJR") => {}
                Object::Dictionary(d) if d.has_type(b"MCR") => {
                    let other = d.get(b"Pg").and_then(Object::as_reference).ok().map(|id| self.pages[&id]);
                    let mark = d.get(b"MCID").and_then(Object::as_i64).ok();
                    pages.extend(other);
                    parts.extend(text(other.or(page), mark).map(said));
                }
                below => {
                    let below = self.element(below.as_dict().expect("an element"));
                    pages.extend(&below.pages);
                    parts.push(Part::Element(below));
                }
            }
        }
        let tag =
            String::from_utf8_lossy(dictionary.get(b"S").and_then(Object::as_name).unwrap_or_default()).into_owned();
        Element { tag, alt: text_of(dictionary, b"Alt"), lang: text_of(dictionary, b"Lang"), pages, parts }
    }

    fn links(&self, page: ObjectId) -> Vec<(String, Option<String>)> {
        let found = self.document.get_page_annotations(page).expect("annotations").into_iter();
        let links = found.filter(|a| a.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Link"));
        let address = |a: &Dictionary| text_of(self.document.get_dict_in_dict(a, b"A").ok()?, b"URI");
        // A link without a name leads to a page directly.
        let direct = |a: &Dictionary| {
            let to = a.get_deref(b"Dest", self.document).and_then(Object::as_array).expect("a link with a target");
            format!("page {}", self.pages[&to[0].as_reference().expect("a page")])
        };
        links
            .map(|a| (text_of(a, b"Dest").or_else(|| address(a)).unwrap_or_else(|| direct(a)), text_of(a, b"Contents")))
            .collect()
    }
}

fn text_of(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).ok().and_then(|o| decode_text_string(o).ok())
}
