//! What a Word file is made from.

use std::collections::BTreeMap;

use super::picture::Crest;
use super::runs::Languages;
use super::styles;
use crate::briefing::Briefing;
use crate::text::Prose;

/// The council paper of a project.
pub struct Paper<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) texts: &'a BTreeMap<String, Prose>,
    pub(super) crest: Option<&'a Crest>,
    pub(super) languages: Languages<'a>,
}

impl<'a> Paper<'a> {
    /// The paper of this briefing with its rendered text modules, and the crest if there is one that Word can draw.
    #[must_use]
    pub fn new(briefing: &'a Briefing, texts: &'a BTreeMap<String, Prose>, crest: Option<&'a Crest>) -> Self {
        let languages = Languages { paper: styles::tag(briefing.labels.language()), passages: &briefing.passages };
        Self { briefing, texts, crest, languages }
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.briefing.labels.text(key)
    }
}
