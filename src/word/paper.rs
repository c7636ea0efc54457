//! What a Word file is made from.

use std::collections::BTreeMap;

use super::picture::Crest;
use super::runs::Languages;
use crate::briefing::{Briefing, CouncilSection, Fact};
use crate::text::Prose;
use crate::word_form::WordForm;

/// A paper of a project.
pub struct Paper<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) texts: &'a BTreeMap<String, Prose>,
    pub(super) crest: Option<&'a Crest>,
    pub(super) languages: Languages<'a>,
    /// The language as Word names it.
    pub(super) language: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Council,
    Report,
}

impl<'a> Paper<'a> {
    /// The council paper of this briefing with its rendered text modules, and the crest if there is one that Word can draw.
    #[must_use]
    pub fn council(briefing: &'a Briefing, texts: &'a BTreeMap<String, Prose>, crest: Option<&'a Crest>) -> Self {
        let language = briefing.labels.language().region();
        let languages = Languages { paper: language, passages: &briefing.passages };
        Self { briefing, texts, crest, languages, language, kind: Kind::Council }
    }

    /// The status report of this briefing.
    #[must_use]
    pub fn report(briefing: &'a Briefing, texts: &'a BTreeMap<String, Prose>, crest: Option<&'a Crest>) -> Self {
        Self { kind: Kind::Report, ..Self::council(briefing, texts, crest) }
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.briefing.labels.text(key)
    }

    /// The municipality's own form for it.
    pub(super) fn form(&self) -> Option<&'a WordForm> {
        self.briefing.word_form.as_deref().filter(|_| self.kind == Kind::Council)
    }

    /// What it is called.
    pub(super) fn title(&self) -> &'a str {
        match self.kind {
            Kind::Council => &self.briefing.council.title,
            Kind::Report => &self.briefing.report.title,
        }
    }

    /// The fields of its head and its sections, but for what has a place of its own in the form.
    pub(super) fn rest(&self) -> (&'a [Fact], &'a [CouncilSection]) {
        let (council, report) = (&self.briefing.council, &self.briefing.report);
        match (self.kind, &council.placed) {
            (Kind::Report, _) => (&report.header, &report.sections),
            (Kind::Council, Some(placed)) => (&placed.header, &placed.rest),
            (Kind::Council, None) => (&council.header, &council.sections),
        }
    }

    /// Whether what is missing in its head is marked.
    pub(super) fn marks_gaps(&self) -> bool {
        self.kind == Kind::Council
    }
}
