//! The briefing itself: everything the papers of one project say. Templates and text modules read it as JSON, so the
//! names of its fields are what users' own templates rely on.

use std::sync::Arc;

use serde::Serialize;

use super::annex::TermRow;
use super::body::BodyText;
use super::budget::BudgetText;
use super::colour::Palette;
use super::council::content::Council;
use super::council::proposal::Proposal;
use super::criteria::Criteria;
use super::criteria_matrix::CriteriaMatrix;
use super::decision::Core;
use super::execution::ExecutionText;
use super::gaps::{self, Gap};
use super::german::GermanPassages;
use super::help::Help;
use super::labels::Labels;
use super::money::{Costs, Money};
use super::pictures::PictureText;
use super::pitch::Pitch;
use super::practice::{PracticeInfo, PracticeRow};
use super::pre_check::PreCheckText;
use super::progress::ProgressText;
use super::project::{Decision, Fact, MeasureChart, ProjectText, RiskRow, StepRow, TeamText, TransferText};
use super::report::model::StatusReport;
use super::risk_matrix::RiskMatrix;
use super::roadmap::Roadmap;
use super::slides::Slides;
use super::support::{LevelText, OperationText};
use super::timeline::Timeline;
use super::work::Work;
use super::working_list::WorkingList;
use crate::logo::Logo;
use crate::word_form::WordForm;

/// Who, what, when: for covers, running heads and the PDF's own metadata.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// `de` or `en`.
    pub lang: &'static str,
    /// The municipality's name.
    pub municipality: String,
    /// The file-name form of that name.
    pub slug: String,
    /// The number of inhabitants; none where it is not known.
    pub inhabitants: Option<String>,
    /// `small` below 10,000 inhabitants, `medium` below 100,000, else `large`; empty where it is not known.
    pub size: &'static str,
    /// Whether the deciding body is called a council, rather than an assembly, or is not known.
    pub council: bool,
    /// The project's title.
    pub title: String,
    /// What running heads call the project: its short name, else its title.
    pub short_title: String,
    /// The date in words.
    pub date: String,
    /// Year, month, day for the PDF.
    pub ymd: (i16, i8, i8),
    /// The date of the statements in words.
    pub as_of: Option<String>,
    /// Whether the municipality is an example: its phase is assumed, what is known of it has a source, and it has said
    /// nothing itself. Papers then say that it neither ordered nor checked them.
    pub unasked: bool,
    /// Whether this is a draft.
    pub draft: bool,
    /// That texts of an English paper are in German, for its first page; none if there are none.
    pub language_note: Option<String>,
    /// The municipality's contact: one entry a line.
    pub contact: Vec<String>,
}

/// Everything the papers of one project say.
#[derive(Debug, Clone, Serialize)]
pub struct Briefing {
    /// Who, what, when.
    pub meta: Meta,
    /// The logo, as the path templates find it at.
    pub logo: Option<Logo>,
    /// The municipality's own Word form.
    #[serde(skip)]
    pub word_form: Option<Arc<WordForm>>,
    /// The pictures, in the profile's order.
    pub pictures: Vec<PictureText>,
    /// What was examined before the project began.
    pub pre_check: PreCheckText,
    /// Colours.
    pub palette: Palette,
    /// The fixed words.
    pub labels: Labels,
    /// Who decides and who leads the administration, in every case.
    pub body: BodyText,
    /// What the parts of the budget are called.
    pub budget: BudgetText,
    /// The project in words.
    pub project: ProjectText,
    /// Its position.
    pub roadmap: Roadmap,
    /// What has changed since the last papers; none if the profile names no earlier one.
    pub progress: Option<ProgressText>,
    /// Its measures.
    pub measures: Vec<MeasureChart>,
    /// What became of the last resolution; none without an earlier profile that has a vote.
    pub execution: Option<ExecutionText>,
    /// The core of the decision.
    pub core: Core,
    /// Its costs; none if the profile names none.
    pub costs: Option<Costs>,
    /// Its money.
    pub money: Money,
    /// The criteria.
    pub criteria: Criteria,
    /// What is still to be done.
    pub work: Work,
    /// All criteria by phase and workstream.
    pub matrix: CriteriaMatrix,
    /// Risks by likelihood and effect; none where neither is stated.
    pub risk_matrix: Option<RiskMatrix>,
    /// Meetings, steps and due dates; none where nothing has a date.
    pub timeline: Option<Timeline>,
    /// Its risks, the gravest first.
    pub risks: Vec<RiskRow>,
    /// Who runs it.
    pub operation: OperationText,
    /// Support mechanisms by level.
    pub mechanisms: Vec<LevelText>,
    /// Good practice elsewhere.
    pub practices: Vec<PracticeRow>,
    /// What of both fits on a page.
    pub help: Help,
    /// How they were chosen.
    pub practice_info: PracticeInfo,
    /// Next steps by date.
    pub steps: Vec<StepRow>,
    /// The decision asked for; none if the profile has no resolution.
    pub decision: Option<Decision>,
    /// What a resolution is proposed from; none if the profile has its own.
    pub proposal: Option<Proposal>,
    /// What happens if the project ends, by paragraph; none if the profile does not say.
    pub exit: Option<Vec<String>>,
    /// The people.
    pub team: Option<TeamText>,
    /// Handing it on.
    pub transfer: Option<TransferText>,
    /// For funders.
    pub pitch: Pitch,
    /// What fits the slides.
    pub slides: Slides,
    /// The council paper.
    pub council: Council,
    /// The status report, for its Word file.
    #[serde(skip)]
    pub report: StatusReport,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// German passages of an English paper, in JSON as patterns; none in a German one.
    pub passages: GermanPassages,
    /// Long words of names, which no line may divide.
    pub names: Vec<String>,
    /// Terms that occur.
    pub glossary: Vec<TermRow>,
    /// Where everything comes from.
    pub provenance: Vec<Fact>,
    /// All criteria as a list to work with, which goes beside the dossier and not into templates.
    #[serde(skip)]
    pub working_list: WorkingList,
}

impl Briefing {
    /// Every picture of its papers with its path in the template tree.
    #[must_use]
    pub fn images(&self) -> Vec<(String, Arc<[u8]>)> {
        let pictures = self.pictures.iter().map(|picture| &picture.path);
        self.logo.iter().chain(pictures).map(|picture| (picture.path(), picture.bytes())).collect()
    }

    /// What a document of this kind reads: the gaps are its own.
    #[must_use]
    pub fn for_kind(&self, kind: &str) -> Self {
        Self { gaps: gaps::of_kind(&self.gaps, kind), ..self.clone() }
    }
}
