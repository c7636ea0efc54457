//! What every part of a briefing is made from: catalogue, profile, selection, options, words and formats, and the
//! names of phases in them. Knows no part.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::format::{Formats, NBSP};
use super::labels::Labels;
use super::passages::Passages;
use super::prose::paragraphs;
use super::sources::Sources;
use super::typography::keep_together;
use crate::bodies;
use crate::catalog::{Catalog, Phase};
use crate::language::Language;
use crate::profile::Profile;
use crate::selection::Selection;

/// What a briefing depends on beside catalogue and profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Options {
    /// The date printed on the papers.
    pub date: Date,
    /// Whether gaps are shown as hints; a final paper leaves their sections out.
    pub draft: bool,
    /// The language of the papers.
    pub language: Language,
    /// The hash of the template tree, for the provenance; empty where it does not matter.
    pub templates_sha256: String,
}

/// What every part of a briefing is made from.
pub(super) struct Context<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) profile: &'a Profile,
    pub(super) sources: Sources<'a>,
    pub(super) selection: &'a Selection<'a>,
    pub(super) options: &'a Options,
    pub(super) labels: &'a Labels,
    pub(super) passages: &'a Passages,
    pub(super) formats: &'a Formats,
}

impl Context<'_> {
    /// Words of profile or catalogue as the papers print them, kept together by the rules of their own language.
    pub(super) fn prose(&self, text: &str) -> String {
        keep_together(text, self.passages.language_of(text, self.options.language))
    }

    /// A body, a role, a kind or a Land as the papers print it; where that is German in an English paper, with what it
    /// is in English.
    pub(super) fn glossed(&self, text: &str) -> String {
        let said = self.prose(text);
        let foreign = self.passages.language_of(text, self.options.language) != self.options.language;
        match bodies::gloss(text).filter(|_| foreign) {
            Some(english) => format!("{said} ({english})"),
            None => said,
        }
    }

    /// The same for what is said several times: only the first is explained.
    pub(super) fn glossed_once(&self, text: &str, said: &mut BTreeSet<String>) -> String {
        if said.insert(text.to_owned()) { self.glossed(text) } else { self.prose(text) }
    }

    pub(super) fn optional_prose(&self, text: &Option<String>) -> Option<String> {
        text.as_deref().map(|text| self.prose(text))
    }

    pub(super) fn all_prose(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.prose(text)).collect()
    }

    /// A text by paragraph.
    pub(super) fn paragraphs(&self, text: Option<&str>) -> Vec<String> {
        self.all_prose(&paragraphs(text))
    }

    pub(super) fn phase_name(&self, phase: Phase) -> String {
        self.catalog.phase(phase).map_or_else(|| phase.key().to_owned(), |p| self.prose(&p.name))
    }

    /// `P3 Pilotphase`; the cross-phase group has no number.
    pub(super) fn phase_label(&self, phase: Phase) -> String {
        match phase {
            Phase::CrossPhase => self.phase_name(phase),
            _ => format!("{}{}{}", phase.key(), NBSP, self.phase_name(phase)),
        }
    }

    /// `P3`, or a dash-free short name for the cross-phase group.
    pub(super) fn phase_key(&self, phase: Phase) -> String {
        match phase {
            Phase::CrossPhase => self.labels.text("phase.cross"),
            _ => phase.key().to_owned(),
        }
    }

    /// The day that statements are judged on: that of the statements, else that of the papers.
    pub(super) fn as_of(&self) -> Date {
        self.profile.project.as_of.unwrap_or(self.options.date)
    }

    /// A value of a key figure with its unit: `12,5 %`; in English `12.5%` and `€12 a year`. Units are named in the
    /// plural: one of them stands without.
    pub(super) fn value(&self, value: f64, unit: Option<&str>) -> String {
        let number = self.formats.number(value, 2);
        match unit.filter(|unit| number != "1" || !is_plural(unit)) {
            None => number,
            Some(unit) => self.prose(&self.formats.with_unit(&number, unit)),
        }
    }

    pub(super) fn percent(&self, share: f64) -> String {
        self.formats.percent(share)
    }
}

/// Whether a unit may be the plural of a noun: `Ortsteile`, `hours a day`; not `kWh`, `je Woche` or `Prozent`.
fn is_plural(unit: &str) -> bool {
    const OF_BOTH: [&str; 6] = ["euro", "prozent", "grad", "meter", "liter", "stück"];
    let noun = unit.split_whitespace().next().unwrap_or_default();
    let mut signs = noun.chars();
    let german = signs.next().is_some_and(char::is_uppercase) && signs.next().is_some_and(char::is_lowercase);
    let english = noun.chars().count() > 2 && noun.ends_with('s') || noun == "people";
    (german || english) && !OF_BOTH.iter().any(|same| noun.to_lowercase().ends_with(same))
}
