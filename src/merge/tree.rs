//! The whole as a tree of placed values, as any profile is read from. Takes an entry, gives a node.

use super::form::{Entry, Said, Twin};
use crate::diagnostic::Place;
use crate::document::format::TWIN;
use crate::document::node::{self, Node, Table, Value};
use crate::profile::Plain;

/// The whole profile; `place` is where it will be.
pub(super) fn node(whole: &Entry, place: &Place) -> Node {
    let mut root = Node { place: place.clone(), value: Value::Table(Table::default()) };
    for value in &whole.values {
        if let Some(said) = &value.said {
            // Every path is there once.
            let _ = root.put(value.path, said.place.clone(), single(said));
        }
    }
    for (path, entries) in &whole.lists {
        if let Some(list) = list(entries) {
            let _ = root.put(path, list.place.clone(), list);
        }
    }
    for Twin { path, said, .. } in &whole.twins {
        let _ = root.put(&format!("{path}{TWIN}"), said.place.clone(), single(said));
    }
    root
}

/// A list; none without entries.
fn list(entries: &[Entry]) -> Option<Node> {
    let entries: Vec<Node> = entries.iter().filter_map(entry).collect();
    let place = entries.first()?.place.clone();
    Some(Node { place, value: Value::Array(entries) })
}

/// An entry of a list; a text of a list is one value without a key.
fn entry(entry: &Entry) -> Option<Node> {
    if let [only] = &entry.values[..]
        && only.key.is_empty()
    {
        return only.said.as_ref().map(single);
    }
    let said = entry.values.iter().filter_map(|value| Some((value.key, value.said.as_ref()?)));
    let mut entries: Vec<node::Entry> = said.map(|(key, said)| under(key, single(said))).collect();
    for (path, held) in &entry.lists {
        let key = path.rsplit('.').next().unwrap_or(path);
        entries.extend(list(held).map(|list| under(key, list)));
    }
    entries.extend(entry.twins.iter().map(|twin| under(&format!("{}{TWIN}", twin.key), single(&twin.said))));
    let place = entries.first()?.node.place.clone();
    Some(Node { place, value: Value::Table(Table { entries }) })
}

fn under(key: &str, node: Node) -> node::Entry {
    node::Entry { key: key.to_owned(), place: node.place.clone(), node }
}

fn single(said: &Said) -> Node {
    let text = |text: String| Node { place: said.place.clone(), value: Value::Text(text) };
    let value = match &said.plain {
        Plain::Text(words) => Value::Text(words.clone()),
        Plain::Texts(all) => Value::Array(all.iter().cloned().map(text).collect()),
        Plain::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Value::Integer(*number as i64),
        Plain::Number(number) => Value::Float(*number),
        Plain::Money(cents) if cents % 100 == 0 => Value::Integer(cents / 100),
        Plain::Money(cents) => Value::Float(*cents as f64 / 100.0),
        Plain::Date(date) => Value::Date(*date),
        Plain::Flag(flag) => Value::Flag(*flag),
    };
    Node { place: said.place.clone(), value }
}
