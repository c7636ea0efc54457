//! The catalogue of criteria as plain values.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::other_sheets::{
    GoodPractice, KeyResult, OperatingModel, PhaseInfo, ScalingDriver, Subject, SupportMechanism, Term,
};
use super::phase::Phase;
use super::vocabulary::stakeholder_spelling;
use crate::diagnostic::{CellRef, Place};
use crate::language::Language;
use crate::names;

/// One of the four areas a criterion belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Workstream {
    /// Wirtschaftlich.
    Economic,
    /// Organisatorisch.
    Organisational,
    /// Finanziell.
    Financial,
    /// Technisch.
    Technical,
}

impl Workstream {
    /// All four in the roadmap's order.
    pub const ALL: [Self; 4] = [Self::Economic, Self::Organisational, Self::Financial, Self::Technical];

    /// The roadmap's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Economic => "Wirtschaftlich",
            Self::Organisational => "Organisatorisch",
            Self::Financial => "Finanziell",
            Self::Technical => "Technisch",
        }
    }

    /// The workstream with this name, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| names::same(w.name(), text))
    }
}

/// The three kinds of milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// Meilenstein: a milestone of the phase, from the practice of digital businesses.
    Phase,
    /// Kommunaler Meilenstein: a milestone of municipal decision making.
    Municipal,
    /// Zusätzlicher Meilenstein.
    Additional,
}

impl MilestoneKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Phase, Self::Municipal, Self::Additional];

    /// The roadmap's name, which is also the header of its checkbox column.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Phase => "Meilenstein",
            Self::Municipal => "Kommunaler Meilenstein",
            Self::Additional => "Zusätzlicher Meilenstein",
        }
    }
}

/// How certain it is that a criterion is a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// `belegt`: stated by a source. Also the rating of a ticked checkbox in an export.
    Stated,
    /// `stark`: the roadmap's text on the phase treats it as a goal to be reached.
    Strong,
    /// `schwach`: inferred from its title or position. Shown and marked, but never counted towards readiness.
    Weak,
}

impl Confidence {
    /// All ratings.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Strong, Self::Weak];

    /// The word used in the workbook.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "belegt",
            Self::Strong => "stark",
            Self::Weak => "schwach",
        }
    }
}

/// The milestone that a criterion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// Its kind.
    pub kind: MilestoneKind,
    /// How certain it is.
    pub confidence: Confidence,
}

/// A tag that names a part of a phase in which a criterion matters in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubPhase {
    /// The tag, such as `Prototyping | MvP`.
    pub tag: String,
    /// The stage it belongs to.
    pub phase: Phase,
}

/// A related criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The title as the workbook writes it.
    pub title: String,
    /// The id of the criterion with this title; none if the catalogue has no such criterion.
    pub id: Option<String>,
}

/// One success criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// The language of its texts: German, unless English was asked for and the workbook has it.
    pub language: Language,
    /// The stable id: the workbook's, else that of the shipped criterion with the same title, else the title's slug.
    pub id: String,
    /// The title.
    pub title: String,
    /// Other titles by which profiles and other cells may refer to it.
    pub title_variants: Vec<String>,
    /// The title as the source spells it, where the workbook's spelling differs.
    pub original_title: Option<String>,
    /// The phase from which it matters.
    pub phase: Phase,
    /// The parts of phases in which it matters in particular, also of earlier and later phases.
    pub sub_phases: Vec<SubPhase>,
    /// The areas it belongs to.
    pub workstreams: Vec<Workstream>,
    /// The scaling driver it serves.
    pub driver: Option<String>,
    /// Parts of scaling drivers.
    pub sub_drivers: Vec<String>,
    /// Those who have to be involved.
    pub stakeholders: Vec<String>,
    /// Groups of support mechanisms.
    pub mechanism_categories: Vec<String>,
    /// Concrete support mechanisms.
    pub mechanisms: Vec<String>,
    /// The milestone it is, if it is one.
    pub milestone: Option<Milestone>,
    /// Whether it matters for transfer; none if that is not known.
    pub transfer_relevant: Option<bool>,
    /// Whether it matters for the operating model; none if that is not known.
    pub operating_model_relevant: Option<bool>,
    /// Related criteria.
    pub related: Vec<Related>,
    /// Names of good practices.
    pub practices: Vec<String>,
    /// Short description.
    pub description: Option<String>,
    /// Guiding questions.
    pub questions: Vec<String>,
    /// Typical evidence.
    pub evidence: Vec<String>,
    /// The next concrete step.
    pub next_step: Option<String>,
    /// What it means for the council, in one sentence.
    pub council_note: Option<String>,
    /// What the criterion means for the operating model (`Beschreibung Betreibermodelle`).
    pub operating_note: Option<String>,
    /// Columns whose value was inferred, by header.
    pub inferred: Vec<String>,
    /// Columns whose value is not known, by header: empty there means "not known", not "none".
    pub unknown: Vec<String>,
    /// How certain the title is: `hoch`, `mittel` or `gering`.
    pub title_confidence: Option<String>,
    /// Where the row comes from, from the column `Quelle`.
    pub source: Option<String>,
    /// The columns without a known meaning: header and value, in the sheet's order.
    pub extra: Vec<(String, String)>,
    /// The cell of the title.
    pub place: Place,
}

impl Criterion {
    /// Whether it is a milestone that counts towards readiness, that is, not a weakly rated one.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.milestone.is_some_and(|m| m.confidence != Confidence::Weak)
    }

    /// Whether `name` is its id, its title or a known variant of the title.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        names::same(&self.id, name)
            || names::same(&self.title, name)
            || self.title_variants.iter().any(|v| names::same(v, name))
    }
}

/// The content of a criteria workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// The workbook's file name as the user gave it, or the name of the built-in one.
    pub file: String,
    /// SHA-256 of the workbook's bytes, in hexadecimal.
    pub sha256: String,
    /// The language that was asked for. Criteria without texts in it are German.
    pub language: Language,
    /// Whether sentences hold marks that [`Self::in_words_of`] replaces.
    pub marked: bool,
    /// The criteria in the sheet's order.
    pub criteria: Vec<Criterion>,
    /// The six phases. Those that the workbook does not describe have only their names.
    pub phases: Vec<PhaseInfo>,
    /// Scaling drivers.
    pub drivers: Vec<ScalingDriver>,
    /// Support mechanisms and their categories.
    pub mechanisms: Vec<SupportMechanism>,
    /// Good practice.
    pub practices: Vec<GoodPractice>,
    /// Operating models, forms of cooperation and decision questions.
    pub operating_models: Vec<OperatingModel>,
    /// Glossary.
    pub glossary: Vec<Term>,
    /// The roadmap's key results.
    pub key_results: Vec<KeyResult>,
    /// Subjects of projects and practices.
    pub subjects: Vec<Subject>,
}

impl Catalog {
    /// The criterion with this id, title or title variant; ids take precedence.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Criterion> {
        self.criteria
            .iter()
            .find(|c| names::same(&c.id, name))
            .or_else(|| self.criteria.iter().find(|c| c.is_called(name)))
    }

    /// The criterion with exactly this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// The scaling driver of this name, which may be its short one or another spelling.
    #[must_use]
    pub fn driver(&self, name: &str) -> Option<&ScalingDriver> {
        let is_called = |driver: &&ScalingDriver| {
            let own = [&driver.name, &driver.title].into_iter().chain(&driver.short).chain(&driver.variants);
            own.into_iter().any(|known| names::same(known, name))
        };
        self.drivers.iter().find(is_called)
    }

    /// What its criteria and its sheet call scaling drivers, each once.
    #[must_use]
    pub fn driver_names(&self) -> Vec<&str> {
        let named = self.criteria.iter().filter_map(|c| c.driver.as_deref());
        each_once(self.drivers.iter().map(|d| d.name.as_str()).chain(named))
    }

    /// The stakeholder of this name as the catalogue writes it.
    #[must_use]
    pub fn stakeholder(&self, name: &str) -> Option<&str> {
        let name = stakeholder_spelling(name).unwrap_or(name);
        self.stakeholder_names().into_iter().find(|known| names::same(known, name))
    }

    /// The stakeholders its criteria name, each once.
    #[must_use]
    pub fn stakeholder_names(&self) -> Vec<&str> {
        each_once(self.criteria.iter().flat_map(|c| &c.stakeholders).map(String::as_str))
    }

    /// The description of a phase.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> Option<&PhaseInfo> {
        self.phases.iter().find(|p| p.phase == phase)
    }

    /// The number of criteria, of milestones, and of criteria by phase.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut by_phase: BTreeMap<&'static str, usize> = Phase::ALL.iter().map(|p| (p.key(), 0)).collect();
        for criterion in &self.criteria {
            *by_phase.entry(criterion.phase.key()).or_default() += 1;
        }
        Count {
            criteria: self.criteria.len(),
            milestones: self.criteria.iter().filter(|c| c.milestone.is_some()).count(),
            by_phase,
        }
    }
}

/// How many criteria a catalogue has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All criteria.
    pub criteria: usize,
    /// Criteria that are milestones, weakly rated ones included.
    pub milestones: usize,
    /// Criteria by the key of their phase.
    pub by_phase: BTreeMap<&'static str, usize>,
}

/// Names in the order in which they first occur.
fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// The sheet and cell of a place, for listings; none if the place is not a cell.
#[must_use]
pub fn cell_of(place: &Place) -> Option<(String, CellRef)> {
    match place {
        Place::Cell { sheet, cell: Some(cell), .. } => Some((sheet.to_string(), *cell)),
        _ => None,
    }
}
