//! Many projects looked at in a row: of each what the view over all of them takes, or what its papers lack. The values are
//! those that its own papers print, made by the same functions; what only a paper needs is not made.

use jiff::civil::Date;

use super::context::{Context, Options};
use super::decision::{self, Today};
use super::execution::{self, ExecutedPoint, ExecutionText};
use super::format::Formats;
use super::gaps::{self, Gap};
use super::labels::Labels;
use super::money::{self, Money};
use super::orientation;
use super::passages::Passages;
use super::resolution;
use super::sources::Sources;
use super::support;
use super::tally::Tally;
use super::timeline;
use crate::catalog::Catalog;
use crate::selection::{Selection, readiness_in};

/// What many projects are looked at with; got ready once.
#[derive(Debug)]
pub struct Survey<'a> {
    catalog: &'a Catalog,
    labels: &'a Labels,
    options: &'a Options,
    passages: Passages,
    formats: Formats,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NextDate {
    /// The day.
    pub(crate) day: Date,
    /// What: the body that meets, a step, a condition that is judged.
    pub(crate) title: String,
}

/// How the project's own resolution stands, before anybody has voted on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The body that decides.
    pub(crate) body: Option<String>,
    /// The day of the meeting.
    pub(crate) meeting: Option<Date>,
}

/// What the view over many projects takes of one.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The milestones of the project's phases, and those of every phase.
    pub milestones: Tally,
    /// Its money.
    pub money: Money,
    /// What is decided today; none if no item names a point of the resolution.
    pub today: Option<Today>,
    /// What has become of the last resolution.
    pub execution: Option<ExecutionText>,
    /// What becomes of its own resolution, once it was voted on.
    pub adopted: Option<ExecutionText>,
    /// What its papers lack.
    pub gaps: Vec<Gap>,
    /// Whether somebody else wrote of the municipality what is known of it.
    pub unasked: bool,
    /// The support mechanisms that could help with what is not fulfilled.
    pub mechanisms: Vec<String>,
    /// Its own resolution that nobody has voted on; none if it states none.
    pub(crate) standing: Option<Standing>,
    /// The next day that something is due on.
    pub(crate) next: Option<NextDate>,
    /// Who answers for it: the first of its team, else the municipality's contact.
    pub(crate) responsible: Option<String>,
}

impl<'a> Survey<'a> {
    /// Gets ready to look at projects.
    #[must_use]
    pub fn new(catalog: &'a Catalog, labels: &'a Labels, options: &'a Options) -> Self {
        Self { catalog, labels, options, passages: Passages::new(labels), formats: Formats::new(options.language) }
    }

    fn context<'c>(&'c self, sources: Sources<'c>, selection: &'c Selection<'c>, labels: &'c Labels) -> Context<'c> {
        let Self { catalog, options, passages, formats, .. } = self;
        Context { catalog, profile: sources.profile, sources, selection, options, labels, passages, formats }
    }

    /// What the view over many projects takes of one, in the words of the labels as they are.
    #[must_use]
    pub fn overview(&self, sources: Sources, selection: &Selection) -> Overview {
        let context = &self.context(sources, selection, self.labels);
        let money = money::money(context);
        let core = decision::core(context, &money);
        let levels = support::mechanisms(context).into_iter().flat_map(|level| level.mechanisms);
        Overview {
            milestones: Tally::new(context, readiness_in(selection, &selection.phases)),
            gaps: gaps::gaps(context, &money.unknown),
            unasked: orientation::is_unasked(context),
            next: next(context, &core),
            today: core.today,
            execution: execution::execution(context),
            adopted: execution::own(context),
            mechanisms: levels.map(|mechanism| mechanism.name).collect(),
            standing: standing(context),
            responsible: responsible(context),
            money,
        }
    }

    /// What has become of each point of the last resolution that was voted on: that of the earlier state, else its own.
    #[must_use]
    pub fn executed(&self, sources: Sources, selection: &Selection) -> Vec<ExecutedPoint> {
        let context = &self.context(sources, selection, self.labels);
        let told = execution::execution(context).or_else(|| execution::own(context));
        told.map(|told| told.points).unwrap_or_default()
    }

    /// What a project's papers lack, in its own words.
    #[must_use]
    pub fn gaps(&self, sources: Sources, selection: &Selection) -> Vec<Gap> {
        let labels = self.labels.in_words_of(&sources.profile.bodies());
        let context = &self.context(sources, selection, &labels);
        gaps::gaps(context, &money::money(context).unknown)
    }
}

fn next(context: &Context, core: &decision::Core) -> Option<NextDate> {
    let ahead = timeline::timeline(context, core)?.events.into_iter().find(|event| !event.past)?;
    Some(NextDate { day: ahead.day, title: ahead.title })
}

fn standing(context: &Context) -> Option<Standing> {
    let own = &context.profile.resolution;
    let waits = resolution::is_stated(own) && own.outcome.result.is_none();
    waits.then(|| Standing { body: context.optional_prose(&own.body), meeting: own.meeting })
}

fn responsible(context: &Context) -> Option<String> {
    let first = context.profile.team.members.first();
    let member = first.map(|m| [Some(&m.name), m.role.as_ref()]);
    let contact = context.profile.municipality.contact.as_ref();
    let contact = contact.filter(|c| c.name.is_some() || c.office.is_some());
    let words = member.or_else(|| contact.map(|c| [c.name.as_ref(), c.office.as_ref()]))?;
    let words: Vec<String> = words.into_iter().flatten().map(|word| context.prose(word)).collect();
    Some(words.join(", "))
}
