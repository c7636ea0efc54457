//! The closed lists of words that profiles use, and what their words mean.

use serde::Serialize;

use crate::catalog::Workstream;
use crate::document::bounds::STATES;
use crate::document::kind::WordList;
use crate::language::Language;

/// The languages of the papers.
pub(crate) const LANGUAGES: WordList =
    WordList { name: "sprache", words: || Language::ALL.map(Language::code).to_vec() };
/// The sixteen Länder.
pub(crate) const LAENDER: WordList = WordList { name: "land", words: || STATES.to_vec() };
/// Areas of work.
pub(crate) const WORKSTREAMS: WordList =
    WordList { name: "bereich", words: || Workstream::ALL.map(Workstream::name).to_vec() };
/// Kinds of cost.
pub(crate) const COST_KINDS: WordList =
    WordList { name: "kostenart", words: || CostKind::ALL.map(CostKind::name).to_vec() };
/// How sure money is.
pub(crate) const FUNDING: WordList =
    WordList { name: "mittel", words: || FundingStatus::ALL.map(FundingStatus::name).to_vec() };
/// Where criteria stand.
pub(crate) const STATUS: WordList = WordList { name: "status", words: || Status::ALL.map(Status::name).to_vec() };
/// How likely or how grave.
pub(crate) const LEVELS: WordList = WordList { name: "stufe", words: || Level::ALL.map(Level::name).to_vec() };
/// How a project bears on the climate.
pub(crate) const CLIMATE: WordList =
    WordList { name: "klima", words: || ClimateRating::ALL.map(ClimateRating::name).to_vec() };
/// Forms of funding.
pub(crate) const INSTRUMENTS: WordList =
    WordList { name: "form", words: || Instrument::ALL.map(Instrument::name).to_vec() };
/// Where pictures stand.
pub(crate) const PICTURE_PLACES: WordList =
    WordList { name: "bildort", words: || PicturePlace::ALL.map(PicturePlace::name).to_vec() };

/// Whether money runs or is invested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum CostKind {
    /// `operativ`.
    Operating,
    /// `investiv`.
    Capital,
}

impl CostKind {
    /// All, running cost first.
    pub const ALL: [Self; 2] = [Self::Operating, Self::Capital];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Operating => "operativ",
            Self::Capital => "investiv",
        }
    }
}

/// How sure the money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum FundingStatus {
    /// `bewilligt`: granted or in the adopted budget.
    Granted,
    /// `beantragt`.
    Requested,
    /// `geplant`.
    Planned,
    /// `offen`: nobody pays yet.
    Open,
}

impl FundingStatus {
    /// All, the surest first.
    pub const ALL: [Self; 4] = [Self::Granted, Self::Requested, Self::Planned, Self::Open];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Granted => "bewilligt",
            Self::Requested => "beantragt",
            Self::Planned => "geplant",
            Self::Open => "offen",
        }
    }
}

/// Where a criterion stands in this project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// `offen`, also where the profile says nothing.
    #[default]
    Open,
    /// `in Arbeit`.
    InProgress,
    /// `erfüllt`.
    Fulfilled,
    /// `nicht relevant`.
    NotRelevant,
}

impl Status {
    /// All, in the order of a questionnaire.
    pub const ALL: [Self; 4] = [Self::Open, Self::InProgress, Self::Fulfilled, Self::NotRelevant];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::InProgress => "in Arbeit",
            Self::Fulfilled => "erfüllt",
            Self::NotRelevant => "nicht relevant",
        }
    }
}

impl Serialize for Status {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// How likely or how grave a risk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Level {
    /// `niedrig`.
    Low,
    /// `mittel`.
    Medium,
    /// `hoch`.
    High,
}

impl Level {
    /// All, from low to high.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "niedrig",
            Self::Medium => "mittel",
            Self::High => "hoch",
        }
    }
}

/// How a project bears on the climate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum ClimateRating {
    /// `++`.
    VeryPositive,
    /// `+`.
    Positive,
    /// `0`.
    Neutral,
    /// `-`.
    Negative,
    /// `--`.
    VeryNegative,
}

impl ClimateRating {
    /// All, the best first.
    pub const ALL: [Self; 5] = [Self::VeryPositive, Self::Positive, Self::Neutral, Self::Negative, Self::VeryNegative];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::VeryPositive => "++",
            Self::Positive => "+",
            Self::Neutral => "0",
            Self::Negative => "-",
            Self::VeryNegative => "--",
        }
    }
}

/// The form in which a funder gives money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Instrument {
    /// `Zuschuss`.
    Grant,
    /// `Darlehen`.
    Loan,
    /// `Beteiligung`.
    Share,
    /// `Sponsoring`.
    Sponsoring,
    /// `andere`.
    Other,
}

impl Instrument {
    /// All, in the order of a questionnaire.
    pub const ALL: [Self; 5] = [Self::Grant, Self::Loan, Self::Share, Self::Sponsoring, Self::Other];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grant => "Zuschuss",
            Self::Loan => "Darlehen",
            Self::Share => "Beteiligung",
            Self::Sponsoring => "Sponsoring",
            Self::Other => "andere",
        }
    }
}

/// Where a picture stands in the papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Default)]
pub enum PicturePlace {
    /// `titel`: on the cover.
    Cover,
    /// `loesung`: beside the solution, also where nothing is said.
    #[default]
    Solution,
    /// `wert`: beside the value.
    Value,
}

impl PicturePlace {
    /// All, in the order of the papers.
    pub const ALL: [Self; 3] = [Self::Cover, Self::Solution, Self::Value];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cover => "titel",
            Self::Solution => "loesung",
            Self::Value => "wert",
        }
    }
}
