//! YAML text into placed values: one document, no anchors or aliases, every key once.
//!
//! The parser gives events, one at a time, so that reading stops where a bound is passed: nothing is copied for an
//! alias, and nothing nests deeper than it may.

use std::borrow::Cow;
use std::collections::BTreeSet;

use saphyr::{Scalar, ScalarStyle, Tag};
use saphyr_parser::{Event, Parser, ScanError, Span, StrInput};

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::habits;
use crate::document::node::{Document, Entry, MAX_DEPTH, Node, Table, Text, Value};
use crate::message::say;

/// Reads YAML.
pub(crate) fn parse(text: &Text) -> Result<Document, Vec<Diagnostic>> {
    let source = text.source.text.as_str();
    let (events, offsets) = (Parser::new_from_str(source), Offsets::new(source));
    let mut reader = Reader { text, offsets, events, twice: None, no_word: None, remarks: Vec::new() };
    let read = reader.documents();
    let Reader { twice, no_word, remarks, .. } = reader;
    let (first, second) = read.map_err(|fault| vec![fault])?;
    let several = second.map(|place| {
        let fault = Diagnostic::error(Code::Syntax, say!("the file holds more than one YAML document"));
        fault.at(place).hint(say!("keep one profile a file"))
    });
    // A text that is no YAML has been refused; of what is wrong besides, the first is said.
    match twice.or(several).or(no_word) {
        Some(fault) => Err(vec![fault]),
        None => {
            let nothing = || Node { place: text.place(0..0), value: Value::Table(Table::default()) };
            Ok(Document { node: first.unwrap_or_else(nothing), remarks })
        }
    }
}

/// Byte offsets of characters, which the parser counts instead.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn byte(&self, character: usize) -> usize {
        self.0.get(character).or(self.0.last()).copied().unwrap_or_default()
    }
}

struct Reader<'a> {
    text: &'a Text<'a>,
    offsets: Offsets,
    events: Parser<'a, StrInput<'a>>,
    /// A key that is there twice.
    twice: Option<Diagnostic>,
    /// A key that is no word.
    no_word: Option<Diagnostic>,
    /// Texts that a comment cuts.
    remarks: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// The first document, and where a second one begins.
    fn documents(&mut self) -> Result<(Option<Node>, Option<Place>), Diagnostic> {
        let (mut first, mut second) = (None, None);
        while let Some((event, span)) = self.next()? {
            match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {}
                Event::DocumentEnd => {}
                event => {
                    let node = self.node(event, span, 0)?;
                    match first {
                        None => first = Some(node),
                        Some(_) => drop(second.get_or_insert_with(|| self.at(span.start.index()))),
                    }
                }
            }
        }
        Ok((first, second))
    }

    /// The next event.
    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Diagnostic> {
        self.events.next().transpose().map_err(|error| self.syntax(&error))
    }

    fn syntax(&self, error: &ScanError) -> Diagnostic {
        let at = error.marker().index();
        match error.info() {
            info if info.contains("unknown anchor") => self.alias(self.offsets.byte(at)),
            info => habits::phrases::yaml(info, self.line(at)).at(self.at(at)),
        }
    }

    /// The line that a character stands in.
    fn line(&self, character: usize) -> &'a str {
        let (source, at) = (self.text.source.text.as_str(), self.offsets.byte(character));
        let start = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// The place of one character.
    fn at(&self, character: usize) -> Place {
        let at = self.offsets.byte(character);
        self.text.place(at..at + 1)
    }

    fn bytes(&self, span: Span) -> std::ops::Range<usize> {
        self.offsets.byte(span.start.index())..self.offsets.byte(span.end.index())
    }

    /// What is to be said of a text that ends where ` #1` begins a comment: whoever means one writes a blank after it.
    fn cut(&self, written: &str, bytes: std::ops::Range<usize>) -> Option<Diagnostic> {
        let rest = self.text.source.text.get(bytes.start..)?.lines().next()?;
        let (before, comment) = rest.split_once(" #")?;
        let meant = before.trim() == written.trim() && comment.starts_with(char::is_alphanumeric);
        if !meant || written.trim().is_empty() {
            return None;
        }
        let message =
            say!("the text ends here as {text}: what follows ` #` is a comment", text = quote(written.trim()));
        let fault =
            Diagnostic::warning(Code::CutByComment, message).at(self.text.place(bytes.start..bytes.start + rest.len()));
        Some(fault.hint(say!("put the whole text in quotes, or a blank after the # of a comment")))
    }

    /// The fault of a value with a name, which stands before it.
    fn anchor(&self, span: Span) -> Diagnostic {
        let start = self.bytes(span).start;
        let before = self.text.source.text.get(..=start).unwrap_or_default();
        self.alias(before.rfind('&').unwrap_or(start))
    }

    fn alias(&self, at: usize) -> Diagnostic {
        Diagnostic::error(Code::Alias, say!("YAML anchors and aliases (`&name`, `*name`) are not accepted"))
            .at(self.text.place(at..at + 1))
            .hint(say!("write the value out; put text that begins with & or * in quotes"))
    }

    /// The value that begins with this event, within so many lists and tables.
    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Diagnostic> {
        let bytes = self.bytes(span);
        let (value, end) = match event {
            Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
                return Err(self.anchor(span));
            }
            Event::Alias(_) => return Err(self.alias(bytes.start)),
            Event::Scalar(written, style, _, tag) => {
                if style == ScalarStyle::Plain {
                    self.remarks.extend(self.cut(&written, bytes.clone()));
                }
                (scalar(written, style, tag), bytes.end)
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if depth == MAX_DEPTH => {
                return Err(self.text.too_deep(bytes.start));
            }
            Event::SequenceStart(_, tag) => {
                let (items, end) = self.sequence(depth + 1)?;
                (tagged(tag, Value::Array(items)), end)
            }
            Event::MappingStart(_, tag) => {
                let (table, end) = self.mapping(depth + 1)?;
                (tagged(tag, Value::Table(table)), end)
            }
            _ => (Value::Other(say!("a value that contradicts its tag")), bytes.end),
        };
        Ok(Node { place: self.text.place(bytes.start..end), value })
    }

    /// The values of a list, and where it ends.
    fn sequence(&mut self, depth: usize) -> Result<(Vec<Node>, usize), Diagnostic> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::SequenceEnd {
                return Ok((items, self.bytes(span).start));
            }
            items.push(self.node(event, span, depth)?);
        }
        Ok((items, self.text.source.text.len()))
    }

    /// The keys and values of a table, and where it ends.
    fn mapping(&mut self, depth: usize) -> Result<(Table, usize), Diagnostic> {
        let (mut table, mut seen) = (Table::default(), BTreeSet::new());
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                return Ok((table, self.bytes(span).start));
            }
            let key = self.node(event, span, depth)?;
            let Some((event, value_span)) = self.next()? else { break };
            let mut node = self.node(event, value_span, depth)?;
            let Value::Text(name) = key.value else {
                let fault = || Diagnostic::error(Code::Syntax, say!("a key must be a word")).at(key.place.clone());
                self.no_word.get_or_insert_with(fault);
                continue;
            };
            if !seen.insert(name.clone()) {
                let place = self.at(span.start.index());
                let fault = || Diagnostic::error(Code::DuplicateKey, say!("this key is already there")).at(place);
                self.twice.get_or_insert_with(fault);
            }
            if matches!(node.value, Value::Table(_) | Value::Nothing) {
                // A whole mapping is no place to point to; its key is.
                node.place = key.place.clone();
            }
            table.entries.push(Entry { key: name, place: key.place, node });
        }
        Ok((table, self.text.source.text.len()))
    }
}

/// A single value by the rules of YAML 1.2.
fn scalar(written: Cow<'_, str>, style: ScalarStyle, tag: Option<Cow<'_, Tag>>) -> Value {
    if tag.as_ref().is_some_and(|tag| !tag.is_yaml_core_schema()) {
        return tagged(tag, Value::Nothing);
    }
    match Scalar::parse_from_cow_and_metadata(written, style, tag.as_ref()) {
        Some(Scalar::Null) => Value::Nothing,
        Some(Scalar::Boolean(flag)) => Value::Flag(flag),
        Some(Scalar::Integer(whole)) => Value::Integer(whole),
        Some(Scalar::FloatingPoint(number)) => Value::Float(number.into_inner()),
        Some(Scalar::String(text)) => Value::Text(text.into_owned()),
        None => Value::Other(say!("a value that contradicts its tag")),
    }
}

/// A value, unless it has a tag that YAML does not know.
fn tagged(tag: Option<Cow<'_, Tag>>, value: Value) -> Value {
    match tag {
        Some(tag) if !tag.is_yaml_core_schema() => Value::Other(say!("a value with a tag of its own")),
        _ => value,
    }
}
