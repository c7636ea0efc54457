//! Typst's diagnostics as ours: with the template's file and line, the call that led there, and hints.

use std::sync::Arc;

use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::world::DocumentWorld;
use crate::diagnostic::{Code, Diagnostic, Place, SourceText};
use crate::message::{Message, say};

pub(super) fn translate(world: &DocumentWorld, found: &SourceDiagnostic) -> Diagnostic {
    let mut out = match found.severity {
        Severity::Error => Diagnostic::error(Code::TemplateError, world.message_of(&found.message)),
        Severity::Warning => Diagnostic::warning(Code::TemplateWarning, world.message_of(&found.message)),
    };
    // What Typst says of the document as a whole has no place: it is said of the template as a whole.
    out = out.at(place(world, found.span).unwrap_or_else(|| Place::File(world.shown(world.main()).into())));
    for point in &found.trace {
        if let Some(place) = place(world, point.span.into()) {
            out = out.label(place, trace_message(&point.v));
        }
    }
    // Typst's own options are none of ours.
    for hint in found.hints.iter().filter(|hint| !hint.v.contains("`--")) {
        out = out.hint(Message::verbatim(hint.v.as_str()));
    }
    out
}

/// The step on the way to the error.
fn trace_message(point: &Tracepoint) -> Message {
    match point {
        Tracepoint::Call(Some(name)) => say!("while calling `{name}`", name = name.as_str()),
        Tracepoint::Call(None) => say!("while calling function"),
        Tracepoint::Show(name) => say!("while showing {name} element", name = name.as_str()),
        Tracepoint::Import(name) => say!("while importing `{name}`", name = name.as_str()),
        Tracepoint::Include(name) => say!("while including `{name}`", name = name.as_str()),
    }
}

fn place(world: &DocumentWorld, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let name = world.shown(id);
    let Ok(source) = world.source(id) else { return Some(Place::File(name.into())) };
    let range = world.range(span)?;
    Some(Place::Span { source: Arc::new(SourceText { name, text: source.text().to_owned() }), range })
}
