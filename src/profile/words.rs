//! The closed lists of words that profiles use, and what their words mean.

use serde::Serialize;

use crate::catalog::{Phase, Workstream};
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
/// One phase of a project.
pub(crate) const PHASES: WordList = WordList { name: "phase", words: || Phase::STAGES.map(Phase::key).to_vec() };
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

/// Makes a closed list of words: the enum, its words, and the list for the description of the keys.
macro_rules! closed {
    ($(#[$meta:meta])* $name:ident of $list:ident at $called:literal {
        $($(#[$doc:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All, in the order they are offered.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word used in profiles.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        #[doc = concat!("The words of [`", stringify!($name), "`].")]
        pub(crate) const $list: WordList =
            WordList { name: $called, words: || $name::ALL.map($name::name).to_vec() };
    };
}

closed! {
    /// Whether the law asks for it or the municipality chooses to do it.
    Task of TASKS at "aufgabe" {
        /// The law asks for it.
        Mandatory = "Pflichtaufgabe",
        /// The municipality is free to do it.
        Voluntary = "freiwillige Leistung",
    }
}

closed! {
    /// How the body keeps its accounts.
    BudgetSystem of BUDGET_SYSTEMS at "haushalt" {
        /// Double entry: the new municipal accounts.
        DoubleEntry = "doppisch",
        /// Single entry: administrative and capital budget.
        Cameral = "kameral",
        /// A business plan, as municipal enterprises and some associations have it.
        MunicipalEnterprise = "eigenbetrieb",
        /// The budget of a city state.
        StateBudget = "landeshaushalt",
    }
}

closed! {
    /// Who bears an item.
    Bearer of BEARERS at "traeger" {
        /// The body that decides, out of its own budget.
        Own = "eigen",
        /// The members of an association or district, by a levy.
        Levy = "umlage",
        /// The federation.
        Federal = "bund",
        /// The Land.
        State = "land",
        /// The European Union.
        European = "eu",
        /// Others: foundations, companies, partners.
        ThirdParty = "dritte",
    }
}

closed! {
    /// How an item is covered in the budget.
    Cover of COVERS at "deckung" {
        /// It stands in the adopted budget.
        Budgeted = "veranschlagt",
        /// It stands in the medium-term financial plan.
        FinancialPlan = "Finanzplanung",
        /// It exceeds what is budgeted.
        OverPlan = "überplanmäßig",
        /// It is budgeted nowhere.
        UnplannedItem = "außerplanmäßig",
        /// A commitment authorisation at the expense of later years.
        Commitment = "Verpflichtungsermächtigung",
    }
}

closed! {
    /// Whether money comes in or is no longer spent.
    IncomeKind of INCOME_KINDS at "ertragsart" {
        /// It comes in.
        Income = "Ertrag",
        /// It is no longer spent.
        Saving = "Einsparung",
    }
}

closed! {
    /// How sure an income or saving is.
    IncomeStatus of INCOME_STATUS at "ertragsstand" {
        /// By contract, notice or adopted budget.
        Secured = "gesichert",
        /// Expected.
        Expected = "erwartet",
        /// Reached before the vote, and so no effect of it.
        Reached = "erreicht",
    }
}

closed! {
    /// What follows if a condition is not met.
    Consequence of CONSEQUENCES at "folge" {
        /// The money stays locked.
        Lock = "sperrt",
        /// The body decides next when the condition is met: without it the next decision has no ground.
        Decision = "entscheidung",
        /// The body decides again only if the condition is not met.
        Again = "erneut",
        /// The project ends.
        End = "ende",
    }
}

closed! {
    /// How the body has voted.
    VoteResult of VOTE_RESULTS at "ergebnis" {
        /// As proposed.
        Adopted = "beschlossen",
        /// With changes.
        Amended = "geändert beschlossen",
        /// Put off to a later meeting.
        Adjourned = "vertagt",
        /// Refused.
        Rejected = "abgelehnt",
    }
}

closed! {
    /// How far a point of the resolution is carried out.
    ExecutionStatus of EXECUTION_STATUS at "vollzug" {
        /// Not begun.
        Open = "offen",
        /// Begun.
        InProgress = "in Arbeit",
        /// Carried out.
        Done = "erledigt",
        /// No longer to be carried out.
        Dropped = "entfallen",
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
    Title,
    /// `loesung`: beside the solution, also where nothing is said.
    #[default]
    Solution,
    /// `wert`: beside the value.
    Value,
}

impl PicturePlace {
    /// All, in the order of the papers.
    pub const ALL: [Self; 3] = [Self::Title, Self::Solution, Self::Value];

    /// The word used in profiles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "titel",
            Self::Solution => "loesung",
            Self::Value => "wert",
        }
    }
}
