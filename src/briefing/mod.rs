//! The view model: a selection becomes everything the papers say, in order, in words, in the reader's
//! numbers and dates. One briefing serves all document kinds of a project, own kinds included;
//! templates take from it what they show, and compute nothing.

mod annex;
mod colour;
mod council;
mod criteria;
pub mod format;
mod gaps;
mod labels;
mod money;
mod pitch;
mod progress;
mod project;
mod roadmap;
mod sources;
mod support;

pub use colour::Palette;
pub use council::{Block, Council, FollowUp, Increment, Proposal, Section, Table};
pub use criteria::{Card, Criteria, RecordRow, RelatedLink, StatusMark};
pub use gaps::Gap;
pub use labels::Labels;
pub use money::Costs;
pub use pitch::Pitch;
pub use progress::{FromTo, ProgressText};
pub use project::{Decision, Fact};
pub use roadmap::Roadmap;
pub use sources::Sources;

use jiff::civil::Date;
use serde::Serialize;

use crate::catalog::{Catalog, Phase};
use crate::language::Language;
use crate::logo::Logo;
use crate::profile::Profile;
use crate::selection::Selection;
use format::Formats;

/// What a briefing depends on beside catalogue and profile.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Whether a town or municipal council decides, rather than a district's or an association's assembly.
    pub council: bool,
    /// The project's title.
    pub title: String,
    /// The date in words.
    pub date: String,
    /// Year, month, day for the PDF.
    pub ymd: (i16, i8, i8),
    /// The date of the statements in words.
    pub as_of: Option<String>,
    /// Whether this is a draft.
    pub draft: bool,
    /// The municipality's contact: one entry a line.
    pub contact: Vec<String>,
}

/// Lists cut to what fits a slide; what is cut is counted.
#[derive(Debug, Clone, Serialize)]
pub struct Cut<T> {
    /// The first ones.
    pub shown: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T: Clone> Cut<T> {
    fn new(all: &[T], most: usize) -> Self {
        Self { shown: all.iter().take(most).cloned().collect(), more: all.len().saturating_sub(most) }
    }
}

/// What the slides show of long lists.
#[derive(Debug, Clone, Serialize)]
pub struct Slides {
    /// The gravest risks.
    pub risks: Cut<project::RiskRow>,
    /// The nearest steps.
    pub steps: Cut<project::StepRow>,
    /// The closest practices.
    pub practices: Cut<support::PracticeRow>,
    /// The first measures.
    pub measures: Cut<project::MeasureChart>,
    /// The first benefits.
    pub benefits: Cut<String>,
    /// Milestones in arrears.
    pub arrears: Cut<Card>,
    /// Criteria whose status has changed since the last papers.
    pub progress: Cut<progress::StatusRow>,
}

/// Everything the papers of one project say.
#[derive(Debug, Clone, Serialize)]
pub struct Briefing {
    /// Who, what, when.
    pub meta: Meta,
    /// The logo, as the path templates find it at.
    pub logo: Option<Logo>,
    /// Colours.
    pub palette: Palette,
    /// The fixed words.
    pub labels: Labels,
    /// The project in words.
    pub project: project::ProjectText,
    /// Its position.
    pub roadmap: Roadmap,
    /// What has changed since the last papers; none if the profile names no earlier one.
    pub progress: Option<ProgressText>,
    /// Its measures.
    pub measures: Vec<project::MeasureChart>,
    /// Its costs; none if the profile names none.
    pub costs: Option<Costs>,
    /// The criteria.
    pub criteria: Criteria,
    /// Its risks, the gravest first.
    pub risks: Vec<project::RiskRow>,
    /// Who runs it.
    pub operation: support::OperationText,
    /// Support mechanisms by level.
    pub mechanisms: Vec<support::LevelText>,
    /// Good practice elsewhere.
    pub practices: Vec<support::PracticeRow>,
    /// Next steps by date.
    pub steps: Vec<project::StepRow>,
    /// The decision asked for; none if the profile has no resolution.
    pub decision: Option<Decision>,
    /// What a resolution is proposed from; none if the profile has its own.
    pub proposal: Option<Proposal>,
    /// What happens if the project ends, by paragraph; none if the profile does not say.
    pub exit: Option<Vec<String>>,
    /// The people.
    pub team: Option<project::TeamText>,
    /// Handing it on.
    pub transfer: Option<project::TransferText>,
    /// For funders.
    pub pitch: Pitch,
    /// What fits the slides.
    pub slides: Slides,
    /// The council paper.
    pub council: Council,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Terms that occur.
    pub glossary: Vec<annex::TermRow>,
    /// Where everything comes from.
    pub provenance: Vec<Fact>,
}

impl Briefing {
    /// What a document of this kind reads: the gaps are its own.
    #[must_use]
    pub fn for_kind(&self, kind: &str) -> Self {
        Self { gaps: gaps::of_kind(&self.gaps, kind), ..self.clone() }
    }
}

/// What every part of a briefing is made from.
struct Context<'a> {
    catalog: &'a Catalog,
    profile: &'a Profile,
    sources: Sources<'a>,
    selection: &'a Selection<'a>,
    options: &'a Options,
    labels: &'a Labels,
    formats: Formats,
}

impl Context<'_> {
    fn phase_name(&self, phase: Phase) -> String {
        self.catalog.phase(phase).map_or_else(|| phase.key().to_owned(), |p| p.name.clone())
    }

    /// `P3 Pilotphase`; the cross-phase group has no number.
    fn phase_label(&self, phase: Phase) -> String {
        match phase {
            Phase::CrossPhase => self.phase_name(phase),
            _ => format!("{}{}{}", phase.key(), format::NBSP, self.phase_name(phase)),
        }
    }

    /// `P3`, or a dash-free short name for the cross-phase group.
    fn phase_key(&self, phase: Phase) -> String {
        match phase {
            Phase::CrossPhase => self.labels.text("phase.cross"),
            _ => phase.key().to_owned(),
        }
    }

    fn percent(&self, share: f64) -> String {
        self.formats.percent(share)
    }
}

/// Makes the briefing of one project.
#[must_use]
pub fn brief<'a>(
    catalog: &Catalog,
    project: impl Into<Sources<'a>>,
    selection: &Selection,
    labels: &Labels,
    options: &Options,
) -> Briefing {
    let sources = project.into();
    let profile = sources.profile;
    let context =
        Context { catalog, profile, sources, selection, options, labels, formats: Formats::new(options.language) };
    let risks = project::risks(&context);
    let steps = project::steps(&context);
    let practices = support::practices(&context);
    let measures = project::measures(&context);
    let project = project::project(&context);
    let criteria = criteria::criteria(&context);
    let progress = progress::progress(&context);
    let slides = Slides {
        risks: Cut::new(&risks, 5),
        steps: Cut::new(&steps, 6),
        practices: Cut::new(&practices, 3),
        measures: Cut::new(&measures, 4),
        benefits: Cut::new(&project.benefits, 5),
        arrears: Cut::new(&criteria.arrears, 6),
        progress: Cut::new(progress.as_ref().map_or(&[], |p| p.statuses.as_slice()), 4),
    };
    let gaps = gaps::gaps(&context);
    let mut briefing = Briefing {
        meta: meta(&context),
        logo: sources.logo.cloned(),
        palette: Palette::new(profile.municipality.colour),
        labels: labels.clone(),
        roadmap: roadmap::roadmap(&context),
        progress,
        costs: money::costs(&context),
        operation: support::operation(&context),
        mechanisms: support::mechanisms(&context),
        decision: project::decision(&context),
        proposal: council::proposal(&context),
        exit: profile.investment.exit.as_deref().map(|text| project::paragraphs(Some(text))),
        council: Council::default(),
        team: project::team(&context),
        transfer: project::transfer(&context),
        pitch: pitch::pitch(&context, &project, &gaps),
        gaps,
        provenance: annex::provenance(&context),
        glossary: Vec::new(),
        project,
        measures,
        criteria,
        risks,
        practices,
        steps,
        slides,
    };
    briefing.council = council::council(&context, &briefing);
    briefing.glossary = annex::glossary(&context, &briefing);
    briefing
}

fn meta(context: &Context) -> Meta {
    let (profile, date) = (context.profile, context.options.date);
    let contact = profile.municipality.contact.as_ref();
    Meta {
        lang: context.options.language.code(),
        municipality: profile.municipality.name.clone(),
        slug: project::slug(context),
        inhabitants: profile
            .municipality
            .inhabitants
            .map(|n| context.formats.integer(i64::try_from(n).unwrap_or(i64::MAX))),
        size: match profile.municipality.inhabitants {
            Some(n) if n < 10_000 => "small",
            Some(n) if n < 100_000 => "medium",
            Some(_) => "large",
            None => "",
        },
        council: project::has_council(context),
        title: profile.project.title.clone(),
        date: context.formats.date(date),
        ymd: (date.year(), date.month(), date.day()),
        as_of: profile.project.as_of.map(|d| context.formats.date(d)),
        draft: context.options.draft,
        contact: contact
            .map(|c| [&c.name, &c.office, &c.phone, &c.email, &c.web].into_iter().filter_map(Clone::clone).collect())
            .unwrap_or_default(),
    }
}
