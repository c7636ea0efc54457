//! Rows of the workbook's sheets beside the criteria, as plain values.

use super::phase::Phase;
use crate::names;

/// A phase as the sheet `Phasen` describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseInfo {
    /// The phase.
    pub phase: Phase,
    /// Its name.
    pub name: String,
    /// A name short enough for a figure.
    pub short: String,
    /// Its purpose.
    pub purpose: Option<String>,
    /// The question the council answers.
    pub question: Option<String>,
    /// The result that is needed to go on to the next phase.
    pub outcome: Option<String>,
    /// The corresponding stage of a start-up.
    pub analogue: Option<String>,
}

/// A row of the sheet `Skalierungstreiber`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScalingDriver {
    /// The German name, by which criteria and profiles refer to it in every language.
    pub name: String,
    /// Its name as readers see it.
    pub title: String,
    /// A short name for tables and figures.
    pub short: Option<String>,
    /// What it means.
    pub explanation: Option<String>,
    /// Other spellings.
    pub variants: Vec<String>,
}

/// A row of the sheet `Fördermechanismen`: a mechanism or a category of mechanisms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportMechanism {
    /// The German name, by which other cells refer to it in every language.
    pub key: String,
    /// Its name as readers see it.
    pub name: String,
    /// Whether it is a category rather than a concrete mechanism.
    pub is_category: bool,
    /// The category of a concrete mechanism.
    pub category: Option<String>,
    /// Who would have to act: Bund, Länder, Kommunen, EU, Private.
    pub levels: Vec<String>,
    /// Whether the levels were inferred.
    pub levels_inferred: bool,
    /// What it is.
    pub explanation: Option<String>,
    /// Whether it exists or is only recommended.
    pub status: Option<String>,
    /// The phases it is for; empty if it is for all.
    pub phases: Vec<Phase>,
    /// What it is for.
    pub fit: Fit,
}

/// What a mechanism or a practice is about, and where that is known from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fit {
    /// Subjects by their German names; empty if the workbook does not say.
    pub subjects: Vec<String>,
    /// Whether it suits every subject.
    pub any_subject: bool,
    /// Where the row comes from.
    pub source: Option<String>,
    /// The date of that source.
    pub as_of: Option<String>,
}

/// A row of the sheet `Themen`: a subject that projects and practices have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The German name, by which other cells refer to it in every language.
    pub key: String,
    /// Its name as readers see it.
    pub name: String,
    /// Words that tell a project of this subject, of all languages. A star stands for any letters.
    pub words: Vec<String>,
}

/// A row of the sheet `Gute Praxis`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodPractice {
    /// The German name, by which other cells refer to it in every language.
    pub key: String,
    /// Its name as readers see it.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What kind of example it is.
    pub kind: Option<String>,
    /// Where and by whom.
    pub location: Option<String>,
    /// What was done.
    pub description: Option<String>,
    /// What others can learn from it.
    pub lesson: Option<String>,
    /// Where the description comes from: the roadmap's texts, general knowledge, or only a name.
    pub basis: Option<String>,
    /// Titles of the criteria it belongs to.
    pub criteria: Vec<String>,
    /// The phases it belongs to.
    pub phases: Vec<Phase>,
    /// The phases that the roadmap itself explains by this example.
    pub example_of: Vec<Phase>,
    /// What it is about.
    pub fit: Fit,
    /// A page about it.
    pub web: Option<String>,
}

impl GoodPractice {
    /// Whether the source gives no more of it than its name.
    #[must_use]
    pub fn is_known_by_name_only(&self) -> bool {
        self.rests_on("name")
    }

    /// Whether its description is general knowledge, not the source's.
    #[must_use]
    pub fn is_of_general_knowledge(&self) -> bool {
        self.rests_on("wissen") && !self.is_known_by_name_only()
    }

    fn rests_on(&self, word: &str) -> bool {
        self.basis.as_deref().is_some_and(|basis| names::letters(basis).contains(word))
    }
}

/// What a row of the sheet `Betreibermodelle` describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatingKind {
    /// Begriff: what an operating model is.
    Term,
    /// Modell: one of the pure forms.
    Model,
    /// Mischform: a form of cooperation.
    Mixed,
    /// Technische Option.
    Technical,
    /// Entscheidungsfrage.
    Question,
}

/// A row of the sheet `Betreibermodelle`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatingModel {
    /// What the row describes.
    pub kind: OperatingKind,
    /// The German name, by which profiles refer to it in every language.
    pub key: String,
    /// Its name as readers see it, or the question.
    pub name: String,
    /// Legal forms.
    pub legal_forms: Vec<String>,
    /// What it is, or why the question matters.
    pub description: Option<String>,
    /// Strengths.
    pub strengths: Option<String>,
    /// Whether the strengths come from the roadmap, not from the catalogue's own assessment.
    pub strengths_stated: bool,
    /// Weak points and risks.
    pub caveats: Option<String>,
    /// When it suits.
    pub suits: Option<String>,
}

/// A row of the sheet `Glossar`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// What it means.
    pub explanation: String,
}

/// A row of the sheet `Kernergebnisse`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyResult {
    /// Its number in the roadmap, from 0 for what comes before it.
    pub number: Option<u8>,
    /// A short title.
    pub title: String,
    /// The result.
    pub statement: String,
    /// The result in one sentence.
    pub short: Option<String>,
    /// Guiding questions.
    pub questions: Vec<String>,
    /// The phases in which it answers a question.
    pub phases: Vec<Phase>,
}
