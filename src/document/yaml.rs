//! YAML text into placed values: one document, no anchors or aliases, every key once.
//!
//! The loader recurses once a level and copies what an alias names, so both must be stopped while it
//! reads; afterwards is too late. Hence two passes: `sentinel` reads the text with nodes that hold
//! nothing and end the text when a bound is passed; what it lets through is loaded with its positions.

use saphyr::{LoadableYamlNode, MarkedYaml, Marker, Scalar, YamlData};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::node::{DEEPEST, Entry, Node, Table, Text, Value};
use crate::message::say;

/// Reads YAML.
pub(crate) fn parse(text: &Text) -> Result<Node, Vec<Diagnostic>> {
    let source = text.source.text.as_str();
    let offsets = Offsets::new(source);
    if let Some(stop) = sentinel::check(source) {
        let at = offsets.byte(stop.at);
        return Err(vec![match stop.why {
            sentinel::Why::Depth => text.too_deep(at),
            sentinel::Why::Anchor => {
                // The loader tells of an anchor only once its value begins, or, if it is a single word, has been read.
                let at = source[..at].rfind('&').unwrap_or(at);
                alias(text, at)
            }
        }]);
    }
    let mut documents = MarkedYaml::load_from_str(source).map_err(|e| {
        let at = offsets.byte(e.marker().index());
        let place = text.place(at..at + 1);
        vec![match e.info() {
            info if info.contains("duplicated key") => {
                Diagnostic::error(Code::DuplicateKey, say!("this key is already there")).at(place)
            }
            info if info.contains("unknown anchor") => alias(text, at),
            info => Diagnostic::error(Code::Syntax, say!("this is not valid YAML: {info}", info)).at(place),
        }]
    })?;
    match documents.len() {
        0 => Ok(Node { place: text.place(0..0), value: Value::Table(Table::default()) }),
        1 => Reader { text, offsets }.node(documents.remove(0), 0).map_err(|d| vec![d]),
        _ => {
            let at = documents.get(1).map_or(0, |d| offsets.byte(d.span.start.index()));
            let fault = Diagnostic::error(Code::Syntax, say!("the file holds more than one YAML document"));
            Err(vec![fault.at(text.place(at..at + 1)).hint(say!("keep one profile a file"))])
        }
    }
}

fn alias(text: &Text, at: usize) -> Diagnostic {
    Diagnostic::error(Code::Alias, say!("YAML anchors and aliases (`&name`, `*name`) are not accepted"))
        .at(text.place(at..at + 1))
        .hint(say!("write the value out; put text that begins with & or * in quotes"))
}

/// Byte offsets of characters, which the loader counts instead.
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
}

impl Reader<'_> {
    fn bytes(&self, start: Marker, end: Marker) -> std::ops::Range<usize> {
        self.offsets.byte(start.index())..self.offsets.byte(end.index())
    }

    fn node(&self, yaml: MarkedYaml<'_>, depth: usize) -> Result<Node, Diagnostic> {
        let range = self.bytes(yaml.span.start, yaml.span.end);
        if depth > DEEPEST {
            return Err(self.text.too_deep(range.start));
        }
        let place = self.text.place(range.clone());
        let value = match yaml.data {
            YamlData::Value(scalar) => match scalar {
                Scalar::Null => Value::Nothing,
                Scalar::Boolean(b) => Value::Flag(b),
                Scalar::Integer(i) => Value::Integer(i),
                Scalar::FloatingPoint(f) => Value::Float(f.into_inner()),
                Scalar::String(s) => Value::Text(s.into_owned()),
            },
            YamlData::Sequence(items) => {
                Value::Array(items.into_iter().map(|item| self.node(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            YamlData::Mapping(entries) => {
                let mut table = Table::default();
                for (key, value) in entries {
                    let place = self.text.place(self.bytes(key.span.start, key.span.end));
                    let YamlData::Value(Scalar::String(name)) = key.data else {
                        return Err(Diagnostic::error(Code::Syntax, say!("a key must be a word")).at(place));
                    };
                    let mut node = self.node(value, depth + 1)?;
                    if matches!(node.value, Value::Table(_) | Value::Nothing) {
                        // A whole mapping is no place to point to; its key is.
                        node.place = place.clone();
                    }
                    table.entries.push(Entry { key: name.into_owned(), place, node });
                }
                Value::Table(table)
            }
            YamlData::Tagged(..) => Value::Other(say!("a value with a tag of its own")),
            YamlData::BadValue | YamlData::Alias(_) | YamlData::Representation(..) => {
                Value::Other(say!("a value that contradicts its tag"))
            }
        };
        Ok(Node { place, value })
    }
}

/// The first pass: nodes that hold nothing and watch.
mod sentinel {
    use std::cell::Cell;
    use std::hash::{Hash, Hasher};

    use saphyr::{AnnotatedMapping, LoadableYamlNode, Marker, Tag, Yaml};

    use super::DEEPEST;

    /// Which bound was passed.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub(crate) enum Why {
        /// A value was given a name.
        Anchor,
        /// Values are nested too deeply.
        Depth,
    }

    /// Where reading was stopped, in characters.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Stop {
        pub why: Why,
        pub at: usize,
    }

    #[derive(Debug, Clone, Copy)]
    struct Watch {
        read: usize,
        depth: usize,
        nodes: usize,
        stop: Option<Stop>,
    }

    impl Watch {
        const START: Self = Self { read: 0, depth: 0, nodes: 0, stop: None };

        /// Changes this thread's watch.
        fn change(change: impl FnOnce(&mut Self)) -> Self {
            WATCH.with(|cell| {
                let mut watch = cell.get();
                change(&mut watch);
                cell.set(watch);
                watch
            })
        }
    }

    thread_local! {
        /// The loader makes nodes without telling for which text, so the watch cannot be passed along.
        static WATCH: Cell<Watch> = const { Cell::new(Watch::START) };
    }

    /// Reads the text and says what stopped the reading, if a bound was passed. Syntax errors are left
    /// to the second pass.
    pub(crate) fn check(text: &str) -> Option<Stop> {
        WATCH.set(Watch::START);
        let watched = text.chars().take_while(|_| Watch::change(|w| w.read += 1).stop.is_none());
        // An error is either ours, and then in the watch, or the second pass finds it again.
        let _ = Blank::load_from_iter(watched);
        WATCH.get().stop
    }

    enum Kind {
        Leaf,
        Bad,
        Sequence,
        Mapping,
    }

    struct Blank {
        number: usize,
        /// Where a list or table begins.
        start: Option<usize>,
        kind: Kind,
        items: Vec<Self>,
        entries: AnnotatedMapping<'static, Self>,
    }

    impl Blank {
        fn new(kind: Kind) -> Self {
            let number = Watch::change(|w| w.nodes += 1).nodes;
            Self { number, start: None, kind, items: Vec::new(), entries: AnnotatedMapping::new() }
        }
    }

    impl Clone for Blank {
        /// The loader copies a node only where an anchor or alias asks for it.
        fn clone(&self) -> Self {
            Watch::change(|w| {
                let at = self.start.unwrap_or(w.read);
                w.stop.get_or_insert(Stop { why: Why::Anchor, at });
            });
            Self::new(Kind::Leaf)
        }
    }

    // Every node is a key of its own: that two keys are the same is for the second pass to find.
    impl PartialEq for Blank {
        fn eq(&self, other: &Self) -> bool {
            self.number == other.number
        }
    }

    impl Eq for Blank {}

    impl Hash for Blank {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.number.hash(state);
        }
    }

    impl<'input> LoadableYamlNode<'input> for Blank {
        type HashKey = Self;

        fn from_bare_yaml(yaml: Yaml<'input>) -> Self {
            Self::new(match yaml {
                Yaml::Sequence(_) => Kind::Sequence,
                Yaml::Mapping(_) => Kind::Mapping,
                Yaml::BadValue => Kind::Bad,
                _ => Kind::Leaf,
            })
        }

        fn is_sequence(&self) -> bool {
            matches!(self.kind, Kind::Sequence)
        }

        fn is_mapping(&self) -> bool {
            matches!(self.kind, Kind::Mapping)
        }

        fn is_badvalue(&self) -> bool {
            matches!(self.kind, Kind::Bad)
        }

        fn sequence_mut(&mut self) -> &mut Vec<Self> {
            &mut self.items
        }

        fn mapping_mut(&mut self) -> &mut AnnotatedMapping<'input, Self> {
            &mut self.entries
        }

        fn into_tagged(self, _: std::borrow::Cow<'input, Tag>) -> Self {
            self
        }

        fn take(&mut self) -> Self {
            std::mem::replace(self, Self::new(Kind::Bad))
        }

        fn with_start_marker(mut self, mark: Marker) -> Self {
            self.start = Some(mark.index());
            Watch::change(|w| {
                w.depth += 1;
                if w.depth > DEEPEST {
                    w.stop.get_or_insert(Stop { why: Why::Depth, at: mark.index() });
                }
            });
            self
        }

        fn with_end_marker(self, _: Marker) -> Self {
            Watch::change(|w| w.depth = w.depth.saturating_sub(1));
            self
        }
    }
}
