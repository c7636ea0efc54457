//! What a Word file is made from.

use std::collections::BTreeMap;

use super::picture::Crest;
use super::styles;
use crate::briefing::Briefing;
use crate::text::Prose;

/// The council paper of a project.
pub struct Paper<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) texts: &'a BTreeMap<String, Prose>,
    pub(super) crest: Option<&'a Crest>,
    /// The language as Word names it.
    pub(super) language: &'static str,
}

impl<'a> Paper<'a> {
    /// The paper of this briefing with its rendered text modules, and the crest if there is one that Word can draw.
    #[must_use]
    pub fn new(briefing: &'a Briefing, texts: &'a BTreeMap<String, Prose>, crest: Option<&'a Crest>) -> Self {
        Self { briefing, texts, crest, language: styles::tag(briefing.labels.language()) }
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.briefing.labels.text(key)
    }
}
