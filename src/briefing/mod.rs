//! The view model: a selection becomes everything the papers say, in order, in words, in the reader's
//! numbers and dates. One briefing serves all document kinds of a project, own kinds included;
//! templates take from it what they show, and compute nothing.

mod annex;
mod body;
mod budget;
mod colour;
mod condition;
mod context;
mod council;
mod criteria;
mod criteria_matrix;
mod criterion_link;
mod decision;
mod excerpt;
mod execution;
pub mod format;
mod gaps;
mod german;
mod help;
mod involved;
mod labels;
mod list;
mod model;
mod money;
mod orientation;
mod overview;
mod passages;
mod pictures;
mod pitch;
mod practice;
mod pre_check;
mod progress;
mod project;
mod prose;
mod reason;
mod report;
mod resolution;
mod risk_matrix;
mod roadmap;
mod slides;
mod sources;
mod subject;
mod support;
mod tally;
mod timeline;
mod typography;
mod whole_words;
mod withheld;
mod work;
mod working_list;

pub use body::BodyText;
pub use budget::BudgetText;
pub use colour::Palette;
pub use condition::ConditionRow;
pub use context::Options;
pub use council::content::FollowUp;
pub use council::content::{ContentBlock, CoreBox, CoreFigure, Council, CouncilSection, DataTable, PointText};
pub use council::proposal::{Increment, Proposal};
pub(crate) use criteria::marked_title;
pub use criteria::{Card, Criteria, RecordRow, RelatedLink, StatusMark};
pub use decision::{Core, CorePoint, Gate, Question, Refusal, Running, Today, Yardstick};
pub use excerpt::Excerpt;
pub use execution::{ExecutedPoint, ExecutionText, Vote};
pub use gaps::Gap;
pub use german::GermanPassages;
pub use labels::{Labels, unread as unread_labels};
pub use list::{ListItem, SubItem};
pub use model::{Briefing, Meta};
pub use money::{AlternativeValue, Costs, FollowUpCosts, Money, Share};
pub(crate) use money::{MAX_PLAN_YEARS, Sum, YearSum, amounts, most_at_once, plan_years};
pub(crate) use overview::{NextDate, Standing};
pub use overview::{Overview, Survey};
pub use passages::Passages;
pub use pictures::PictureText;
pub use pitch::Pitch;
pub use pre_check::PreCheckText;
pub(crate) use progress::word;
pub use progress::{FromTo, ProgressText};
pub use project::{Decision, Fact};
pub(crate) use prose::capitalised;
pub use roadmap::Roadmap;
pub(crate) use roadmap::in_arrears;
pub use slides::Slides;
pub use sources::Sources;
pub use tally::Tally;
pub use typography::keep_together;
pub(crate) use whole_words::long_words;
pub use withheld::WithheldReason;
pub use working_list::{WorkingList, WorkingRow};

use context::Context;
use format::Formats;
use report::model::StatusReport;
use slides::Parts;

use crate::budget::BudgetWords;
use crate::catalog::Catalog;
use crate::selection::Selection;

/// Makes the briefing of one project.
// Long: a line for every part of the briefing.
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
    let bodies = profile.bodies();
    let labels = &labels.in_words_of(&bodies);
    let words = profile.budget_words();
    let passages = &german_passages(catalog, &sources, labels, &words);
    let formats = &Formats::new(options.language);
    let context = Context { catalog, profile, sources, selection, options, labels, passages, formats };
    let risks = project::risks(&context);
    let steps = project::steps(&context);
    let mechanisms = support::mechanisms(&context);
    let (practices, practice_info) = practice::practices(&context);
    let measures = project::measures(&context);
    let project = project::project(&context);
    let criteria = criteria::criteria(&context);
    let progress = progress::progress(&context);
    let decision = project::decision(&context);
    let costs = money::costs(&context);
    let money = money::money(&context);
    let core = decision::core(&context, &money);
    let gaps = gaps::gaps(&context, &money.unknown);
    let milestones = slides::counted(&criteria);
    let pitch = pitch::pitch(&context, &project, costs.as_ref(), &gaps, &milestones);
    let operation = support::operation(&context);
    let parts = Parts {
        project: &project,
        measures: &measures,
        criteria: &criteria,
        risks: &risks,
        steps: &steps,
        practices: &practices,
        progress: progress.as_ref(),
        decision: decision.as_ref(),
        operation: &operation,
        money: &money,
        core: &core,
        milestones: &milestones,
    };
    let slides = slides::slides(&context, &parts);
    let mut briefing = Briefing {
        meta: meta(&context, body::is_council(&bodies)),
        slides,
        logo: sources.logo.cloned(),
        word_form: sources.word_form.cloned(),
        pictures: pictures::pictures(&context),
        pre_check: pre_check::pre_check(&context),
        palette: Palette::new(profile.municipality.colour),
        labels: labels.clone(),
        body: body::body(&context, &bodies, words.system),
        budget: budget::budget(&context, &words),
        roadmap: roadmap::roadmap(&context),
        work: work::work(&context),
        matrix: criteria_matrix::criteria_matrix(&context),
        risk_matrix: risk_matrix::risk_matrix(&context),
        timeline: timeline::timeline(&context, &core),
        progress,
        execution: execution::execution(&context),
        core,
        costs,
        money,
        operation,
        help: help::Help::new(&mechanisms, &practices),
        mechanisms,
        decision,
        proposal: council::proposal::proposal(&context),
        exit: profile.investment.exit.as_deref().map(|text| context.paragraphs(Some(text))),
        council: Council::default(),
        report: StatusReport::default(),
        team: project::team(&context),
        transfer: project::transfer(&context),
        pitch,
        gaps,
        provenance: annex::provenance(&context),
        glossary: Vec::new(),
        passages: GermanPassages::default(),
        names: whole_words::whole_words(&context),
        working_list: working_list::working_list(&context),
        project,
        measures,
        criteria,
        risks,
        practices,
        practice_info,
        steps,
    };
    briefing.council = council::council(&context, &briefing);
    briefing.report = report::report(&briefing);
    briefing.glossary = annex::glossary(&context, &words_of_dossier(&context, &briefing));
    briefing.passages = passages.found(&briefing);
    briefing
}

/// Everything that an English paper of this project may say in German.
fn german_passages(catalog: &Catalog, sources: &Sources, labels: &Labels, words: &BudgetWords) -> Passages {
    let mut passages = Passages::new(labels);
    passages.add_profile(sources.stated);
    sources.earlier.into_iter().for_each(|earlier| passages.add_profile(earlier));
    passages.add_catalog(catalog);
    words.norms().for_each(|norm| passages.add(norm));
    passages.add(&sources.council_form().name);
    passages
}

/// What the dossier says about this project, without what is left out: an orientation has no chapters on money and
/// operation. Of the fixed words only those that speak of the roadmap in its own terms, where they are printed.
fn words_of_dossier(context: &Context, briefing: &Briefing) -> String {
    let thin = briefing.core.thin;
    let fixed = [
        ("fig.lane", true),
        ("fig.workstreams", !thin),
        ("drivers", !briefing.criteria.drivers.is_empty()),
        ("h.mechanisms", !briefing.help.mechanisms.is_empty()),
    ];
    let printed = fixed.iter().filter(|(_, printed)| *printed);
    let fixed: Vec<String> = printed.map(|(key, _)| context.labels.text(key)).collect();
    let told = (
        (&briefing.project, &briefing.roadmap.phases, briefing.work.printed(thin), &briefing.help, &briefing.transfer),
        (&briefing.risks, &briefing.steps, &briefing.core),
    );
    let decided = (!thin).then_some((&briefing.operation, &briefing.money));
    annex::texts(&(told, decided, fixed))
}

fn meta(context: &Context, council: bool) -> Meta {
    let (profile, date) = (context.profile, context.options.date);
    let contact = profile.municipality.contact.as_ref();
    Meta {
        lang: context.options.language.code(),
        municipality: context.prose(&profile.municipality.name),
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
        council,
        title: context.prose(&profile.project.title),
        short_title: context.prose(profile.project.short_name.as_ref().unwrap_or(&profile.project.title)),
        date: context.formats.date(date),
        ymd: (date.year(), date.month(), date.day()),
        as_of: profile.project.as_of.map(|d| context.formats.date(d)),
        unasked: orientation::is_unasked(context),
        draft: context.options.draft,
        language_note: passages::note(context.sources.stated, context.labels),
        contact: contact
            .map(|c| {
                [&c.name, &c.office, &c.phone, &c.email, &c.web]
                    .into_iter()
                    .filter_map(|line| context.optional_prose(line))
                    .collect()
            })
            .unwrap_or_default(),
    }
}
