//! Changes in plain words, for messages and lists: the parts they belong to, what they are about, which way they go.

use crate::message::{Message, say};
use crate::progress::rows::Row;

/// The parts of a report: which topic, under which heading.
#[must_use]
pub fn parts() -> [(&'static str, Message); 11] {
    [
        ("phase", say!("Phase")),
        ("resolution", say!("What became of the last resolution")),
        ("milestone", say!("Milestones reached and lost")),
        ("status", say!("Status of criteria")),
        ("due", say!("Due dates")),
        ("responsible", say!("Responsible")),
        ("cost", say!("Costs")),
        ("sum", say!("Costs by year")),
        ("other", say!("Other statements")),
        ("papers", say!("In and out of the papers, because of the project")),
        ("catalogue", say!("The catalogue itself")),
    ]
}

/// What a row is about: our own words for what follows from changes, else the profile's key.
#[must_use]
pub fn key(row: &Row) -> Message {
    match (row.topic, row.key) {
        ("resolution", "point") => say!("point"),
        (_, "reached") => say!("reached"),
        (_, "lost") => say!("lost"),
        (_, "in-papers") => say!("in-papers"),
        (_, "year") => say!("year"),
        (_, "all-years") => say!("all-years"),
        ("catalogue", "new") => say!("new"),
        ("catalogue", "gone") => say!("gone"),
        ("catalogue", "title") => say!("title"),
        ("catalogue", "phase") => say!("phase"),
        ("catalogue", "milestone") => say!("milestone"),
        (_, key) => Message::verbatim(key),
    }
}

/// Which way a change goes.
#[must_use]
pub fn direction(code: &str) -> Message {
    match code {
        "forward" => say!("forward"),
        "back" => say!("back"),
        "aside" => say!("aside"),
        other => Message::verbatim(other),
    }
}
