//! What a template was setting when it failed: the criterion, risk or step by its name.
//!
//! Takes a failed document and Typst's error, gives the name of the data the failing line used. Says nothing where it
//! cannot be sure.

use typst::diag::{SourceDiagnostic, Tracepoint};
use typst::foundations::{Dict, Value};
use typst::syntax::{LinkedNode, Span, SyntaxKind};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;

use super::world::DocumentWorld;

/// How many names are looked up: each lookup sets the document again, up to the error.
const MAX_LOOKUPS: usize = 4;
/// Typst keeps so many values of an expression, the first ones. With as many, the last is not known.
const KEPT_VALUES: usize = 10;

/// What a variable of the failing line stood for.
pub(super) fn of(world: &DocumentWorld, error: &SourceDiagnostic) -> Option<String> {
    // What fails while an element is shown does not stop the layout: later values may follow.
    if error.trace.iter().any(|point| matches!(point.v, Tracepoint::Show(_))) {
        return None;
    }
    let source = world.source(error.span.id()?).ok()?;
    let range = world.range(error.span)?;
    let mut node = LinkedNode::new(source.root());
    while let Some(inner) =
        node.children().find(|child| child.range().start <= range.start && range.end <= child.range().end)
    {
        if inner.kind() == SyntaxKind::Contextual {
            return None;
        }
        node = inner;
    }
    let mut names = Vec::new();
    // The error may be at a field: what it was asked of stands before it.
    variables(if is_field(&node) { node.parent()? } else { &node }, &mut names);
    names.into_iter().take(MAX_LOOKUPS).find_map(|span| {
        let values = typst::trace::<PagedDocument>(world, span);
        match values.last() {
            Some((Value::Dict(data), _)) if values.len() < KEPT_VALUES => title(data),
            _ => None,
        }
    })
}

/// `id` and `title`, or whatever the data has that people would call it by.
fn title(data: &Dict) -> Option<String> {
    let text = |key| match data.get(key) {
        Ok(Value::Str(text)) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    };
    let name = ["title", "name", "label", "what"].into_iter().find_map(text);
    match (text("id"), name) {
        (Some(id), Some(name)) => Some(format!("{id} ({name})")),
        (id, name) => id.or(name).map(str::to_owned),
    }
}

fn is_field(node: &LinkedNode) -> bool {
    node.kind() == SyntaxKind::Ident && node.prev_sibling_kind() == Some(SyntaxKind::Dot)
}

fn variables(node: &LinkedNode, names: &mut Vec<Span>) {
    if node.kind() == SyntaxKind::Ident && !is_field(node) {
        names.push(node.span());
    }
    for child in node.children() {
        variables(&child, names);
    }
}
