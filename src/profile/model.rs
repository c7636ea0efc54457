//! The project profile as plain values. Keys of the file format are German; `docs/profile.md` is their
//! reference. Everything optional may be missing: a missing value is a gap, never a guess. What is serialised tells
//! whether two profiles say the same; where it stands and what lies beside it does not count there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::origin::Questionnaire;
use crate::catalog::{Phase, Workstream};
use crate::council_form::CouncilForm;
use crate::diagnostic::Place;
use crate::language::Language;
use crate::logo::Logo;

/// `[kommune]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Municipality {
    /// `name`, required.
    pub name: String,
    /// `art`: Gemeinde, Stadt, kreisfreie Stadt, Landkreis, Zweckverband, interkommunaler Verbund …
    pub kind: Option<String>,
    /// `bundesland`: one of the sixteen, or several for a cooperation.
    pub states: Vec<String>,
    /// `einwohner`.
    pub inhabitants: Option<u64>,
    /// `staffel`: the programme's year, 2019 to 2021.
    pub cohort: Option<u16>,
    /// `logo`: a path relative to the profile.
    pub logo: Option<PathBuf>,
    /// `farbe` as red, green, blue.
    pub colour: Option<[u8; 3]>,
    /// `kontakt`.
    pub contact: Option<Contact>,
    /// `quelle`: where the facts about the municipality come from.
    pub source: Option<String>,
}

/// `[kommune.kontakt]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contact {
    /// `name`.
    pub name: Option<String>,
    /// `stelle`: office or function.
    pub office: Option<String>,
    /// `telefon`.
    pub phone: Option<String>,
    /// `email`.
    pub email: Option<String>,
    /// `web`.
    pub web: Option<String>,
}

/// `[projekt]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Project {
    /// `titel`, required.
    pub title: String,
    /// `kurzbeschreibung`.
    pub summary: Option<String>,
    /// `phase`: one stage, or P4 and P5 together; required; sorted.
    pub phases: Vec<Phase>,
    /// `phase_angenommen = true`: the phase is an assumption and is marked as one.
    pub phase_assumed: bool,
    /// `stand`: the date of the statements.
    pub as_of: Option<Date>,
    /// `vorher`: the profile that the last papers were made from, relative to this one.
    pub earlier: Option<PathBuf>,
    /// `problem`.
    pub problem: Option<String>,
    /// `loesung`.
    pub solution: Option<String>,
    /// `mehrwert`: benefits, one an entry.
    pub benefits: Vec<String>,
    /// `zielgruppen`.
    pub target_groups: Vec<String>,
    /// `[[projekt.alternativen]]`.
    pub alternatives: Vec<Alternative>,
    /// `[[projekt.kennzahlen]]`.
    pub measures: Vec<Measure>,
}

/// `[[projekt.alternativen]]`: `titel` (required), `bewertung`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// What could be done instead.
    pub title: String,
    /// Why it was not chosen, or what it would mean.
    pub assessment: Option<String>,
}

/// `[[projekt.kennzahlen]]`: a measure with its values before, today and as planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// `name`, required.
    pub name: String,
    /// `einheit`.
    pub unit: Option<String>,
    /// `vorher`.
    pub before: Option<f64>,
    /// `heute`.
    pub today: Option<f64>,
    /// `ziel`.
    pub target: Option<f64>,
    /// `quelle`: where the values come from.
    pub source: Option<String>,
}

/// `[betrieb]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Operation {
    /// `modell`: a model or mixed form of the catalogue, or the town's own words.
    pub model: Option<String>,
    /// `partner`.
    pub partners: Vec<String>,
    /// `begruendung`.
    pub rationale: Option<String>,
    /// `[[betrieb.optionen]]`.
    pub options: Vec<OperatingOption>,
}

/// `[[betrieb.optionen]]`: `modell` (required), `bewertung`: how the town assessed this form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatingOption {
    /// A model or mixed form.
    pub model: String,
    /// The town's assessment.
    pub assessment: Option<String>,
}

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

/// `[[finanzierung.posten]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostItem {
    /// `jahr`, required.
    pub year: i16,
    /// `betrag` in cents, required; never negative.
    pub cents: i64,
    /// `art`, required.
    pub kind: CostKind,
    /// `zweck`: what it is spent on.
    pub purpose: Option<String>,
    /// `quelle`: who pays.
    pub source: Option<String>,
    /// `status`.
    pub status: Option<FundingStatus>,
}

/// `[beschluss]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Resolution {
    /// `gremium`: the body that decides.
    pub body: Option<String>,
    /// `sitzung`: the date of the meeting.
    pub meeting: Option<Date>,
    /// `vorlage_nr`.
    pub number: Option<String>,
    /// `federfuehrung`: the office in charge.
    pub lead: Option<String>,
    /// `text`: the resolution, one point an entry.
    pub text: Vec<String>,
    /// `vorlage`: the form of the council paper; none for the one customary in the municipality's Land.
    pub form: Option<FormChoice>,
    /// The form from the municipality's own file, once it has been read.
    pub own_form: Option<CouncilForm>,
    /// `anlagen`: what is attached to the council paper.
    pub attachments: Vec<String>,
    /// `[[beschluss.beratungsfolge]]`.
    pub consultations: Vec<Consultation>,
}

/// `vorlage` of `[beschluss]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum FormChoice {
    /// The key of a built-in form.
    BuiltIn(&'static str),
    /// A file, relative to the profile.
    File(PathBuf),
}

/// `[auswirkungen]`: what the project means beyond its purpose and its money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Effects {
    /// `klima`.
    pub climate: Option<String>,
    /// `barrierefreiheit`.
    pub accessibility: Option<String>,
    /// `datenschutz`.
    pub privacy: Option<String>,
}

/// `[[beschluss.beratungsfolge]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Consultation {
    /// `gremium`, required.
    pub body: String,
    /// `datum`.
    pub date: Option<Date>,
    /// `zustaendigkeit`: Vorberatung, Entscheidung, Kenntnisnahme …
    pub role: Option<String>,
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

/// `[[kriterien]]`: what the project says about one criterion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// `kriterium`: id or title, as written; required.
    pub criterion: String,
    /// Where that stands.
    #[serde(skip)]
    pub place: Place,
    /// `status`; none where the profile says nothing, which counts as open and is shown as not stated.
    pub status: Option<Status>,
    /// `nachweis`.
    pub evidence: Option<String>,
    /// `verantwortlich`.
    pub responsible: Option<String>,
    /// `faellig`.
    pub due: Option<Date>,
    /// `notiz`.
    pub note: Option<String>,
}

/// A criterion named in `[auswahl]`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pick {
    /// `kriterium`: id or title, as written.
    pub criterion: String,
    /// `grund`: mandatory for an exclusion.
    pub reason: Option<String>,
    /// Where the name stands.
    #[serde(skip)]
    pub place: Place,
}

/// `[auswahl]`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Choice {
    /// `einschliessen`.
    pub include: Vec<Pick>,
    /// `ausschliessen`.
    pub exclude: Vec<Pick>,
    /// `workstreams`: empty means all.
    pub workstreams: Vec<Workstream>,
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

/// `[[risiken]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// `risiko`, required.
    pub title: String,
    /// `wahrscheinlichkeit`.
    pub likelihood: Option<Level>,
    /// `auswirkung`.
    pub impact: Option<Level>,
    /// `massnahme`.
    pub measure: Option<String>,
    /// `verantwortlich`.
    pub responsible: Option<String>,
}

/// `[[schritte]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `schritt`, required.
    pub title: String,
    /// `verantwortlich`.
    pub responsible: Option<String>,
    /// `bis`.
    pub due: Option<Date>,
}

/// `[team]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Team {
    /// `steuerung`: how the project is steered.
    pub governance: Option<String>,
    /// `[[team.mitglieder]]`.
    pub members: Vec<Member>,
}

/// `[[team.mitglieder]]`: `name` (required), `rolle`, `stelle` (where the person works).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The person or post.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where they work.
    pub office: Option<String>,
}

/// `[transfer]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Transfer {
    /// `ansatz`: how others can take it over.
    pub approach: Option<String>,
    /// `markt`: who could use it, and how many.
    pub market: Option<String>,
    /// `interessierte`: municipalities that have asked.
    pub interested: Vec<String>,
    /// `lizenz`.
    pub licence: Option<String>,
    /// `voraussetzungen`: what a taker needs.
    pub requirements: Vec<String>,
}

/// `[investition]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Investment {
    /// `bedarf` in cents.
    pub need_cents: Option<i64>,
    /// `gegenleistung`: what a funder gets.
    pub offer: Option<String>,
    /// `geschaeftsmodell`: how it pays for itself.
    pub business_model: Option<String>,
    /// `wirkung`: the impact narrative.
    pub impact: Option<String>,
    /// `warum_jetzt`.
    pub why_now: Option<String>,
    /// `ausstieg`: what happens if it ends.
    pub exit: Option<String>,
    /// `[[investition.verwendung]]`: purpose and cents.
    pub uses: Vec<FundUse>,
}

/// `[[investition.verwendung]]`: `zweck`, `betrag`, both required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundUse {
    /// What for.
    pub purpose: String,
    /// How much, in cents.
    pub cents: i64,
}

/// A municipality's project, as far as its profile tells.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Profile {
    /// The profile's name as it was given.
    pub file: String,
    /// SHA-256 of the profile's bytes, in hexadecimal.
    pub sha256: String,
    /// `sprache`.
    pub language: Language,
    /// `[kommune]`.
    pub municipality: Municipality,
    /// `[projekt]`.
    pub project: Project,
    /// `[betrieb]`.
    pub operation: Operation,
    /// `[finanzierung]`: the items, in the file's order.
    pub costs: Vec<CostItem>,
    /// `[beschluss]`.
    pub resolution: Resolution,
    /// `[[kriterien]]`.
    pub assessments: Vec<Assessment>,
    /// `[auswahl]`.
    pub choice: Choice,
    /// `[[risiken]]`.
    pub risks: Vec<Risk>,
    /// `[auswirkungen]`.
    pub effects: Effects,
    /// `[[schritte]]`.
    pub steps: Vec<Step>,
    /// `[team]`.
    pub team: Team,
    /// `[transfer]`.
    pub transfer: Transfer,
    /// `[investition]`.
    pub investment: Investment,
    /// The picture that `kommune.logo` names. The profile's text alone does not hold it: whoever reads
    /// files puts it here.
    #[serde(skip)]
    pub logo: Option<Logo>,
    /// The profile that `projekt.vorher` names, put here by whoever reads files too. It has no earlier one itself.
    pub earlier: Option<Box<Profile>>,
    /// The questionnaire it was read from, if it was one.
    pub questionnaire: Option<Questionnaire>,
    /// Where each text value stands, by its path such as `projekt.titel` or `risiken[0].risiko`, so that
    /// later stages can point to it.
    #[serde(skip)]
    pub places: BTreeMap<String, Place>,
}

impl Profile {
    /// The files it names, relative to its own folder.
    pub fn beside(&self) -> impl Iterator<Item = &Path> {
        let form =
            self.resolution.form.as_ref().and_then(|f| if let FormChoice::File(path) = f { Some(path) } else { None });
        self.municipality.logo.iter().chain(form).chain(&self.project.earlier).map(PathBuf::as_path)
    }

    /// The form of the council paper: the municipality's own, the one it names, or the one customary in
    /// its Land.
    #[must_use]
    pub fn dialect(&self) -> &CouncilForm {
        let wanted = &self.resolution;
        let key = wanted.form.as_ref().and_then(|f| if let FormChoice::BuiltIn(key) = f { Some(*key) } else { None });
        wanted.own_form.as_ref().unwrap_or_else(|| CouncilForm::choose(key, &self.municipality.states))
    }
}
