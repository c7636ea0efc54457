//! What a paper says, in Word's paragraphs, lists and tables: the blocks of its sections, in the order of the page.

use super::furniture;
use super::lists::{self, List};
use super::marks::Mark;
use super::measure;
use super::numbering::{LEVELS, Numbering, Position, indent};
use super::paper::Paper;
use super::runs::{self, Links, Look, Sign};
use super::style;
use super::styles::Styles;
use super::table;
use super::xml::Xml;
use crate::briefing::{ContentBlock, CoreBox, CouncilSection, Fact, ListItem, PointText};
use crate::text::{Inline, Prose, ProseBlock};

/// The size of the text, in half points.
const SIZE: usize = 21;
/// Twips of a line below which labels have no column of their own.
const NARROW: usize = 7000;

/// The content of a paper as it is written piece by piece.
pub(super) struct Body<'a> {
    xml: Xml,
    paper: &'a Paper<'a>,
    styles: &'a Styles,
    pub(super) numbering: Numbering,
    pub(super) links: Links,
    /// The place that is being filled.
    place: Place,
    /// What stands directly before.
    after: After,
}

/// Where content is written to.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// Twips of a line.
    pub(super) width: usize,
    /// The style of running text, if the place has one.
    pub(super) style: Option<String>,
    /// Whether a table stands directly before.
    pub(super) after_table: bool,
}

/// What a paragraph may have to keep away from, because it brings no room of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Words,
    Box,
    Table,
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
    /// Twips of room below, where its style does not say it.
    room: Option<&'static str>,
}

impl Form {
    fn of(style: &'static str) -> Self {
        Self { style, position: None, indent: None, leads: false, room: None }
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(paper: &'a Paper<'a>, styles: &'a Styles, numbering: Numbering, links: Links) -> Self {
        let place = Place::default();
        Self { xml: Xml::fragment(), paper, styles, numbering, links, place, after: After::Words }
    }

    /// Goes on at another place.
    pub(super) fn begin(&mut self, place: Place) {
        self.after = if place.after_table { After::Table } else { After::Words };
        self.place = place;
    }

    /// What was written at this place, as markup.
    pub(super) fn end(&mut self) -> String {
        self.apart();
        self.xml.take()
    }

    /// Title and subject, where the form has no place for them.
    pub(super) fn titles(&mut self, kind: bool, title: bool) {
        let (paper, languages) = (self.paper, self.paper.languages);
        if kind {
            self.paragraph(Form::of(style::SUBTITLE), |xml, _| {
                runs::words(xml, paper.title(), Look::default(), languages);
            });
        }
        if title {
            self.words(Form::of(style::TITLE), &paper.briefing.project.title);
        }
    }

    /// The fields of the head, and hints at those that are missing.
    pub(super) fn head(&mut self, header: &[Fact]) {
        self.facts(header);
        let council = &self.paper.briefing.council;
        let missing = council.missing.iter().filter(|_| self.paper.marks_gaps());
        for block in council.notes.iter().chain(missing) {
            self.block(block, None, "");
        }
    }

    pub(super) fn section(&mut self, section: &CouncilSection) {
        self.words(Form::of(style::SECTION), &section.title);
        self.content(section);
    }

    /// What a section says, without its heading; that nothing is stated if there is nothing to say.
    pub(super) fn content(&mut self, section: &CouncilSection) {
        if section.blocks.is_empty() {
            return self.words(Form::of(style::NORMAL), &self.paper.word("not-stated"));
        }
        let mut title = section.title.as_str();
        for (at, block) in section.blocks.iter().enumerate() {
            if let ContentBlock::Heading { title: own } = block {
                title = own;
            }
            self.block(block, section.blocks.get(at + 1), title);
        }
    }

    /// A block; `title` is what the nearest heading above it says.
    fn block(&mut self, block: &ContentBlock, next: Option<&ContentBlock>, title: &str) {
        match block {
            ContentBlock::Heading { title } => self.words(Form::of(style::PART), title),
            ContentBlock::Module { name } => {
                // A sentence that leads to a table or a list stays with it.
                let leads = matches!(next, Some(ContentBlock::Table(_) | ContentBlock::Bullets { .. }));
                self.module(name, Form { leads, ..Form::of(style::NORMAL) });
            }
            ContentBlock::Notice { name } => self.module(name, Form::of(style::NOTICE)),
            ContentBlock::Paragraphs { texts } => {
                texts.iter().for_each(|text| self.words(Form::of(style::NORMAL), text))
            }
            ContentBlock::Bullets { list, .. } => self.items(list),
            ContentBlock::Facts { rows } => self.facts(rows),
            ContentBlock::Table(table) => {
                self.apart();
                let look = table::Look {
                    style: self.styles,
                    width: self.place.width,
                    is_measured: self.paper.form().is_none(),
                };
                table::draw(&mut self.xml, table, title, self.paper.languages, &look);
                self.after = After::Table;
            }
            ContentBlock::Core(core) => self.core(core),
            ContentBlock::Points { points } => self.points(points),
            ContentBlock::Aside { text } => self.words(Form::of(style::NOTE), text),
            ContentBlock::Signatures { names } => self.signatures(names),
            ContentBlock::Gap { text, .. } => self.words(Form::of(style::GAP), text),
        }
    }

    /// Word makes one table of two that follow each other, and needs a paragraph after the last.
    fn apart(&mut self) {
        if self.after == After::Table {
            self.paragraph(Form::of(style::NOTE), |_, _| ());
        }
    }

    /// The id of a style; none for the one that all paragraphs have.
    fn style(&self, role: &'static str) -> Option<String> {
        match (role, &self.place.style) {
            (style::NORMAL, own) => own.clone(),
            _ => Some(self.styles.id(role).to_owned()),
        }
    }

    fn paragraph(&mut self, form: Form, content: impl FnOnce(&mut Xml, &mut Links)) {
        let own_room = [style::SECTION, style::PART, style::SIGNATURE, style::CORE].contains(&form.style);
        let below = std::mem::replace(&mut self.after, After::Words) != After::Words && !own_room;
        let own_style = self.style(form.style);
        let Self { xml, links, .. } = self;
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                if let Some(style) = &own_style {
                    xml.value("w:pStyle", style);
                }
                if form.leads {
                    xml.empty("w:keepNext", &[]);
                }
                if let Some(position) = form.position {
                    xml.within("w:numPr", &[], |xml| {
                        xml.value("w:ilvl", &position.level.to_string());
                        xml.value("w:numId", &position.list.to_string());
                    });
                }
                let room = [below.then_some(("w:before", "160")), form.room.map(|room| ("w:after", room))];
                let room: Vec<_> = room.into_iter().flatten().collect();
                if !room.is_empty() {
                    xml.empty("w:spacing", &room);
                }
                match form.indent {
                    Some(0) => xml.empty("w:ind", &[("w:left", "0"), ("w:firstLine", "0")]),
                    Some(indent) => xml.empty("w:ind", &[("w:left", &indent.to_string())]),
                    None => {}
                }
            });
            content(xml, links);
        });
    }

    fn words(&mut self, form: Form, text: &str) {
        let languages = self.paper.languages;
        self.paragraph(form, |xml, _| runs::words(xml, text, Look::default(), languages));
    }

    fn running(&mut self, form: Form, text: &[Inline]) {
        let languages = self.paper.languages;
        self.paragraph(form, |xml, links| runs::inlines(xml, text, Look::default(), languages, links));
    }

    fn facts(&mut self, rows: &[Fact]) {
        rows.iter().for_each(|row| self.pair(Form::of(style::FACT), &format!("{}:", row.label), &row.value));
    }

    /// Words that catch the eye, and what belongs to them beside them.
    fn pair(&mut self, form: Form, first: &str, then: &str) {
        let languages = self.paper.languages;
        if self.place.width < NARROW {
            return self.paragraph(Form { indent: Some(0), ..form }, |xml, _| {
                runs::words(xml, first, Look::STRONG, languages);
                runs::words(xml, &format!(" {then}"), Look::default(), languages);
            });
        }
        self.paragraph(form, |xml, _| {
            runs::words(xml, first, Look::STRONG, languages);
            // What stands beside it begins on the next line if there is no room.
            let wide = measure::twips(first, SIZE, true) > furniture::BESIDE;
            runs::sign(xml, if wide { Sign::Break } else { Sign::Tab }, languages);
            runs::words(xml, then, Look::default(), languages);
        });
    }

    /// Question, numbers, and what else must be known before the vote.
    fn core(&mut self, core: &CoreBox) {
        if !core.question.is_empty() {
            self.words(Form::of(style::QUESTION), &core.question);
        }
        let figures = core.figures.iter().map(|figure| {
            let note = if figure.note.is_empty() { String::new() } else { format!(" ({})", figure.note) };
            (figure.value.clone(), format!("{}{note}", figure.label))
        });
        let rows = core.rows.iter().map(|row| (format!("{}:", row.label), row.value.clone()));
        for (first, then) in figures.chain(rows) {
            self.pair(Form::of(style::CORE), &first, &then);
        }
        self.after = After::Box;
    }

    /// The points of the resolution, each with what belongs to it.
    fn points(&mut self, points: &[PointText]) {
        let position = self.numbering.begin(Mark::Number, 0, 1);
        for point in points {
            let noted = !point.note.is_empty();
            let item = Form {
                position: Some(position),
                leads: noted,
                room: noted.then_some("20"),
                ..Form::of(style::NUMBERS)
            };
            self.words(item, &point.text);
            for below in lists::below(&point.items) {
                self.entries(&below, 1);
            }
            if noted {
                let note = Form { indent: Some(indent(0)), ..Form::of(style::NOTE) };
                self.words(note, &format!("({})", point.note));
            }
        }
    }

    /// A line for each of those who sign; the style draws it.
    fn signatures(&mut self, names: &[String]) {
        let languages = self.paper.languages;
        for name in names {
            self.paragraph(Form::of(style::SIGNATURE), |xml, _| {
                runs::words(xml, &format!("{name}:"), Look::default(), languages);
                runs::sign(xml, Sign::Tab, languages);
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
        lists::of(list).iter().for_each(|list| self.entries(list, 0));
    }

    fn entries(&mut self, list: &List, level: usize) {
        let position = self.numbering.begin(list.mark.clone(), level, list.start);
        let last = list.entries.len().saturating_sub(1);
        for (at, entry) in list.entries.iter().enumerate() {
            // The last item has the room of a paragraph below it.
            let room = (at == last && entry.below.is_empty() && level == 0).then_some("120");
            let form = Form { position: Some(position), room, ..Form::of(style::BULLETS) };
            self.words(form, entry.text);
            lists::below(entry.below).iter().for_each(|below| self.entries(below, level + 1));
        }
    }
}
