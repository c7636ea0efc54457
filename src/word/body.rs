//! The text of the paper: its head and the blocks of its sections, in the order of the page.

use super::furniture;
use super::lists::{self, Entry};
use super::marks::Mark;
use super::names::{MAIN, POINTERS, style};
use super::numbering::{LEVELS, Numbering, Position, indent};
use super::paper::Paper;
use super::runs::{self, Look, Sign};
use super::table;
use super::xml::Xml;
use crate::briefing::{ContentBlock, CouncilSection, Fact, ListItem};
use crate::text::{Inline, Prose, ProseBlock};

/// The pointer of the crest.
pub(super) const CREST: &str = "crest";

/// The text with what it points to.
pub(super) struct Body<'a> {
    xml: Xml,
    paper: &'a Paper<'a>,
    pub(super) numbering: Numbering,
    /// Where links lead.
    pub(super) links: Vec<String>,
    /// Whether a table stands directly before.
    after_table: bool,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
struct Form {
    style: &'static str,
    position: Option<Position>,
    /// Twips from the margin, where its style does not say it.
    indent: Option<usize>,
    /// Whether it stays with what follows.
    leads: bool,
}

impl Form {
    fn of(style: &'static str) -> Self {
        Self { style, position: None, indent: None, leads: false }
    }
}

/// Writes the part of the text.
pub(super) fn write<'a>(paper: &'a Paper<'a>) -> (Vec<u8>, Numbering, Vec<String>) {
    let mut body =
        Body { xml: Xml::new(), paper, numbering: Numbering::default(), links: Vec::new(), after_table: false };
    body.xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", POINTERS)]);
    body.xml.open("w:body", &[]);
    body.head();
    let sections = &paper.briefing.council.sections;
    for (at, section) in sections.iter().enumerate() {
        // What is said of the paper itself is small, as on the page.
        body.section(section, if at + 1 == sections.len() { style::NOTE } else { style::NORMAL });
    }
    body.apart();
    furniture::section(&mut body.xml);
    body.xml.close("w:body");
    body.xml.close("w:document");
    (body.xml.finish(), body.numbering, body.links)
}

impl Body<'_> {
    fn head(&mut self) {
        let (briefing, crest, language) = (self.paper.briefing, self.paper.crest, self.paper.language);
        let (meta, council) = (&briefing.meta, &briefing.council);
        let picture = briefing.labels.fill("logo.alt", &[("name", &meta.municipality)]);
        self.paragraph(Form::of(style::SENDER), |xml, _| {
            runs::words(xml, &meta.municipality, Look::default(), language);
            if let Some(crest) = crest {
                runs::sign(xml, Sign::Tab, language);
                crest.draw(xml, CREST, &picture);
            }
        });
        let draft = format!(" ({})", self.paper.word("draft"));
        self.paragraph(Form::of(style::SUBTITLE), |xml, _| {
            runs::words(xml, &council.title, Look::default(), language);
            if meta.draft {
                runs::words(xml, &draft, Look::DRAFT, language);
            }
        });
        self.words(Form::of(style::TITLE), &briefing.project.title);
        self.facts(&council.header);
        for block in &council.missing {
            self.block(block, None, style::NORMAL, "");
        }
    }

    fn section(&mut self, section: &CouncilSection, usual: &'static str) {
        self.words(Form::of(style::SECTION), &section.title);
        let mut title = section.title.as_str();
        for (at, block) in section.blocks.iter().enumerate() {
            if let ContentBlock::Heading { title: own } = block {
                title = own;
            }
            self.block(block, section.blocks.get(at + 1), usual, title);
        }
    }

    /// A block; `title` is what the nearest heading above it says.
    fn block(&mut self, block: &ContentBlock, next: Option<&ContentBlock>, usual: &'static str, title: &str) {
        match block {
            ContentBlock::Heading { title } => self.words(Form::of(style::PART), title),
            ContentBlock::Module { name } => {
                // A sentence that leads to a table stays with it.
                let leads = matches!(next, Some(ContentBlock::Table(_)));
                self.module(name, Form { leads, ..Form::of(usual) });
            }
            ContentBlock::Notice { name } => self.module(name, Form::of(style::NOTICE)),
            ContentBlock::Paragraphs { texts } => texts.iter().for_each(|text| self.words(Form::of(usual), text)),
            ContentBlock::Bullets { list, .. } => self.items(list),
            ContentBlock::Facts { rows } => self.facts(rows),
            ContentBlock::Table(table) => {
                self.apart();
                table::draw(&mut self.xml, table, title, self.paper.language);
                self.after_table = true;
            }
            ContentBlock::Gap { text, .. } => self.words(Form::of(style::GAP), text),
        }
    }

    /// Word makes one table of two that follow each other, and needs a paragraph after the last.
    fn apart(&mut self) {
        if self.after_table {
            self.paragraph(Form::of(style::NOTE), |_, _| ());
        }
    }

    fn paragraph(&mut self, form: Form, content: impl FnOnce(&mut Xml, &mut Vec<String>)) {
        let heading = [style::SECTION, style::PART].contains(&form.style);
        let below = std::mem::take(&mut self.after_table) && !heading;
        let Self { xml, links, .. } = self;
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", form.style);
                if form.leads {
                    xml.empty("w:keepNext", &[]);
                }
                if let Some(position) = form.position {
                    xml.within("w:numPr", &[], |xml| {
                        xml.value("w:ilvl", &position.level.to_string());
                        xml.value("w:numId", &position.list.to_string());
                    });
                }
                if below {
                    xml.empty("w:spacing", &[("w:before", "160")]);
                }
                if let Some(indent) = form.indent {
                    xml.empty("w:ind", &[("w:left", &indent.to_string())]);
                }
            });
            content(xml, links);
        });
    }

    fn words(&mut self, form: Form, text: &str) {
        let language = self.paper.language;
        self.paragraph(form, |xml, _| runs::words(xml, text, Look::default(), language));
    }

    fn running(&mut self, form: Form, text: &[Inline]) {
        let language = self.paper.language;
        self.paragraph(form, |xml, links| runs::inlines(xml, text, Look::default(), language, links));
    }

    fn facts(&mut self, rows: &[Fact]) {
        let language = self.paper.language;
        for row in rows {
            self.paragraph(Form::of(style::FACT), |xml, _| {
                runs::words(xml, &format!("{}:", row.label), Look::STRONG, language);
                runs::sign(xml, Sign::Tab, language);
                runs::words(xml, &row.value, Look::default(), language);
            });
        }
    }

    /// A text module; one that is not there was missed when the page was set.
    fn module(&mut self, name: &str, form: Form) {
        match self.paper.texts.get(name) {
            Some(Prose::Rich(blocks)) => blocks.iter().for_each(|block| self.prose(block, form)),
            Some(Prose::Plain(text)) => self.words(form, text),
            None => {}
        }
    }

    fn prose(&mut self, block: &ProseBlock, form: Form) {
        match block {
            ProseBlock::P(text) => self.running(form, text),
            ProseBlock::Ul(items) => self.tree(items, Mark::Bullet, 0),
            ProseBlock::Ol(items) => self.tree(items, Mark::Number, 0),
        }
    }

    /// A list of a text module: the first paragraph of an item has the mark, the others stand below it.
    fn tree(&mut self, items: &[Vec<ProseBlock>], mark: Mark, level: usize) {
        let level = level.min(LEVELS - 1);
        let style = if mark == Mark::Number { style::NUMBERS } else { style::BULLETS };
        let position = self.numbering.begin(mark, level, 1);
        for item in items {
            let mut marked = false;
            for block in item {
                match block {
                    ProseBlock::P(text) if marked => {
                        let form = Form { indent: Some(indent(level)), ..Form::of(style::CONTINUED) };
                        self.running(form, text);
                    }
                    ProseBlock::P(text) => self.running(Form { position: Some(position), ..Form::of(style) }, text),
                    ProseBlock::Ul(below) => self.tree(below, Mark::Bullet, level + 1),
                    ProseBlock::Ol(below) => self.tree(below, Mark::Number, level + 1),
                }
                marked = true;
            }
        }
    }

    /// A list of the profile, whose items may have marks of their own.
    fn items(&mut self, list: &[ListItem]) {
        let lists = lists::of(list);
        for own in lists {
            self.entries(&own.mark, own.start, &own.entries, 0);
        }
    }

    fn entries(&mut self, mark: &Mark, start: u32, entries: &[Entry], level: usize) {
        let position = self.numbering.begin(mark.clone(), level, start);
        for entry in entries {
            let form = Form { position: Some(position), ..Form::of(style::BULLETS) };
            self.words(form, entry.text);
            for below in lists::below(entry.below) {
                self.entries(&below.mark, below.start, &below.entries, level + 1);
            }
        }
    }
}
