//! What stands where in a Word form of a municipality's own: each content that the form names, and the rest.

use std::collections::BTreeMap;

use super::content::{CouncilSection, PlacedContents};
use super::paper::Paper;
use crate::council_form::CONTENTS;
use crate::word_form::WordForm;
use crate::word_form::marks::{CORE, EXECUTION, NOTES};

/// The contents of this form; `rest` are the sections without what has a place of its own.
pub(super) fn contents(paper: &Paper, gaps: bool, form: &WordForm, rest: Vec<CouncilSection>) -> PlacedContents {
    let named = CONTENTS.iter().filter(|(key, _)| form.has(key));
    let mut contents: BTreeMap<_, _> = named.map(|(key, content)| (*key, paper.content(*content))).collect();
    let mut own = |key, section: Option<CouncilSection>| {
        if form.has(key) {
            let nothing = || CouncilSection { title: String::new(), blocks: Vec::new() };
            contents.insert(key, section.unwrap_or_else(nothing));
        }
    };
    own(CORE, paper.glance());
    own(EXECUTION, paper.execution());
    own(NOTES, paper.notes(gaps));
    PlacedContents {
        contents,
        header: paper.header(&|key| form.has(key)).0,
        rest,
        added: form.lacks().into_iter().map(|content| paper.content(content)).collect(),
    }
}
