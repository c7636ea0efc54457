//! JSON text into placed values: strictly JSON, no comments, no trailing commas.

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostic::{Code, Diagnostic, quote};
use crate::document::habits;
use crate::document::node::{Entry, MAX_DEPTH, Node, Table, Text, Value};
use crate::message::say;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads JSON.
pub(crate) fn parse(text: &Text) -> Result<Node, Vec<Diagnostic>> {
    let parsed = parse_to_ast(&text.source.text, &CollectOptions::default(), &STRICT);
    let value = parsed.map_err(|e| {
        let range = e.range().start..e.range().end;
        if matches!(e.kind(), ParseErrorKind::NestingDepthExceeded) {
            return vec![text.too_deep(range.start)];
        }
        vec![habits::phrases::json(e.kind()).at(text.place(range))]
    })?;
    let mut faults = Vec::new();
    let root = match &value.value {
        Some(value) => node(text, value, 0, &mut faults),
        None => Some(Node { place: text.place(0..0), value: Value::Table(Table::default()) }),
    };
    match root {
        Some(root) if faults.is_empty() => Ok(root),
        _ => Err(faults),
    }
}

fn node(text: &Text, value: &ast::Value<'_>, depth: usize, faults: &mut Vec<Diagnostic>) -> Option<Node> {
    let range = value.range();
    if depth > MAX_DEPTH {
        if !faults.iter().any(|d| d.code == Code::NestingTooDeep) {
            faults.push(text.too_deep(range.start));
        }
        return None;
    }
    let value = match value {
        ast::Value::StringLit(s) => Value::Text(s.value.to_string()),
        ast::Value::NumberLit(n) => match n.value.parse() {
            Ok(whole) => Value::Integer(whole),
            Err(_) => n.value.parse().map_or(Value::Other(say!("an unreadable number")), Value::Float),
        },
        ast::Value::BooleanLit(b) => Value::Flag(b.value),
        ast::Value::NullKeyword(_) => Value::Nothing,
        ast::Value::Array(a) => {
            Value::Array(a.elements.iter().filter_map(|v| node(text, v, depth + 1, faults)).collect())
        }
        ast::Value::Object(o) => {
            let mut seen = std::collections::HashMap::new();
            let mut table = Table::default();
            for property in &o.properties {
                let (key, at) = (property.name.as_str(), property.name.range());
                let place = text.place(at.start..at.end);
                if let Some(first) = seen.insert(key, place.clone()) {
                    faults.push(
                        Diagnostic::error(Code::DuplicateKey, say!("the key {key} is there twice", key = quote(key)))
                            .label(place, say!("here"))
                            .label(first, say!("and here")),
                    );
                } else if let Some(mut node) = node(text, &property.value, depth + 1, faults) {
                    if matches!(node.value, Value::Table(_)) {
                        // A whole object is no place to point to; its key is.
                        node.place = place.clone();
                    }
                    table.entries.push(Entry { key: key.to_owned(), place, node });
                }
            }
            Value::Table(table)
        }
    };
    Some(Node { place: text.place(range.start..range.end), value })
}
