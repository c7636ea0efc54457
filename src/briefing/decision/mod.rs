//! The core of the decision, computed once for all papers: the question, what is asked for today and what it costs,
//! what follows every year, the gravest risk, what follows a no, the next gate, and the yardstick. A part for which
//! the profile says nothing is not there.

mod gate;
mod points;
mod running;

pub use gate::Gate;
pub(super) use gate::decides;
pub(super) use points::capped_without_item;
pub use points::{CorePoint, Today};
pub use running::Running;

use serde::Serialize;

use super::context::Context;
use super::money::{Money, Posts, Share};
use super::orientation::is_thin;
use super::project;
use super::tally::Tally;
use crate::catalog::Phase;
use crate::selection::{readiness, readiness_in};

/// The question that is decided.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// One sentence; empty if there is nothing to decide.
    pub text: String,
    /// Whether the profile states it.
    pub stated: bool,
}

/// The gravest risk.
#[derive(Debug, Clone, Serialize)]
pub struct CoreRisk {
    /// The risk.
    pub title: String,
    /// What is done about it.
    pub action: Option<String>,
    /// Who does it.
    pub responsible: Option<String>,
    /// How likely, in words.
    pub likelihood: String,
    /// How grave, in words.
    pub impact: String,
    /// Both together: `high`, `medium`, `low` or `unknown`.
    pub weight: &'static str,
    /// The same in words.
    pub weight_label: String,
}

/// What follows if the answer is no.
#[derive(Debug, Clone, Serialize)]
pub struct Refusal {
    /// By paragraph.
    pub paragraphs: Vec<String>,
    /// Whether the profile states it; else it is what it says about doing nothing.
    pub stated: bool,
    /// What has been spent so far; none if the profile does not say.
    pub spent: Option<String>,
}

/// What the project is measured by.
#[derive(Debug, Clone, Serialize)]
pub struct Yardstick {
    /// How many criteria apply.
    pub criteria: usize,
    /// Of how many.
    pub of: usize,
    /// The milestones of the project's phases.
    pub milestones: Tally,
    /// The same in one sentence.
    pub sentence: String,
}

/// The core of the decision.
#[derive(Debug, Clone, Serialize)]
pub struct Core {
    /// The question.
    pub question: Question,
    /// The points of the resolution; empty without one.
    pub points: Vec<CorePoint>,
    /// What is decided today; none if no item names a point of the resolution.
    pub today: Option<Today>,
    /// What has been spent so far.
    pub spent: Option<String>,
    /// What is granted or in the adopted budget.
    pub secured: Option<String>,
    /// What is requested.
    pub requested: Option<String>,
    /// What is planned.
    pub planned: Option<String>,
    /// What nobody pays yet.
    pub uncovered: Option<String>,
    /// That nobody pays for it, with its years: `noch nicht gedeckt (2029 und 2030)`.
    pub uncovered_label: String,
    /// What the profile says no status of.
    pub unstated: Option<String>,
    /// Running cost after the project; none if there is none or it cannot be told.
    pub running: Option<Running>,
    /// What of it comes after all years of the plan, so that no sum has it; none if nothing does.
    pub beyond: Option<String>,
    /// Posts.
    pub posts: Option<Posts>,
    /// From when they are needed, and whether they are decided today: `Pflege, ab 2028, heute nicht beschlossen`.
    pub posts_note: Option<String>,
    /// The gravest risk.
    pub risk: Option<CoreRisk>,
    /// What follows a no.
    pub refusal: Option<Refusal>,
    /// When the body decides next.
    pub gate: Option<Gate>,
    /// What the project is measured by.
    pub yardstick: Yardstick,
    /// Whether the profile states no status, no money, no resolution and no problem: an orientation, no decision.
    pub thin: bool,
}

/// The years with money that nobody pays.
pub(super) fn uncovered_years(money: &Money) -> Vec<String> {
    money.years.iter().filter(|year| year.uncovered.is_some()).map(|year| year.year.clone()).collect()
}

/// Those years behind the words for it; only the words where there are none.
fn uncovered_label(context: &Context, money: &Money) -> String {
    let years = uncovered_years(money);
    match years.is_empty() {
        true => context.labels.text("core.uncovered"),
        false => context.labels.fill("core.uncovered-years", &[("years", &context.labels.list(&years))]),
    }
}

pub(super) fn core(context: &Context, money: &Money) -> Core {
    let points = points::points(context);
    let today = points::today(context);
    let thin = is_thin(context);
    let running = running::running(context, &money.follow_up, &points, today.as_ref());
    let status = |key: &str| money.statuses.iter().find(|part: &&Share| part.key == key);
    let by_status = |key: &str| status(key).map(|part| part.amount.clone());
    Core {
        question: question(context, thin),
        today,
        spent: money.total.spent.clone(),
        secured: by_status("granted"),
        requested: by_status("requested"),
        planned: by_status("planned"),
        uncovered: by_status("open"),
        uncovered_label: uncovered_label(context, money),
        unstated: by_status("not-stated"),
        posts_note: money.posts.as_ref().map(|posts| running::posts_note(context, posts, running.as_ref())),
        running,
        beyond: running::beyond(context, &money.follow_up),
        posts: money.posts.clone(),
        risk: risk(context),
        refusal: refusal(context, money.total.spent.as_ref()),
        gate: gate::gate(context, &points),
        yardstick: yardstick(context),
        points,
        thin,
    }
}

/// As the profile states it, else made from the phase: with a resolution whether it is adopted, without one how to go
/// on.
fn question(context: &Context, thin: bool) -> Question {
    let profile = context.profile;
    if let Some(stated) = &profile.resolution.question {
        return Question { text: context.prose(stated), stated: true };
    }
    if thin {
        return Question { text: String::new(), stated: false };
    }
    let phases: Vec<&str> = context.selection.phases.iter().map(|phase: &Phase| phase.key()).collect();
    let title = profile.project.short_name.as_ref().unwrap_or(&profile.project.title);
    let key = format!("core.question.{}", phases.join("+"));
    let text = context.labels.fill(&key, &[("title", &context.prose(title))]);
    Question { text, stated: false }
}

/// The first in the order of the papers.
fn risk(context: &Context) -> Option<CoreRisk> {
    let first = project::risks(context).into_iter().next()?;
    Some(CoreRisk {
        title: first.title,
        action: first.measure,
        responsible: first.responsible,
        likelihood: first.likelihood,
        impact: first.impact,
        weight: first.weight,
        weight_label: first.weight_label,
    })
}

fn refusal(context: &Context, spent: Option<&String>) -> Option<Refusal> {
    let profile = context.profile;
    let stated = profile.resolution.if_refused.as_deref();
    let baseline = profile.project.alternatives.iter().find(|a| a.baseline);
    let words = stated.or_else(|| baseline?.assessment.as_deref())?;
    Some(Refusal { paragraphs: context.paragraphs(Some(words)), stated: stated.is_some(), spent: spent.cloned() })
}

fn yardstick(context: &Context) -> Yardstick {
    let verdicts = &context.selection.verdicts;
    let criteria = verdicts.iter().filter(|verdict| verdict.selected()).count();
    let phases = &context.selection.phases;
    let milestones = Tally::new(context, readiness_in(context.selection, phases));
    let cross = readiness(context.selection, Phase::CrossPhase).total();
    let names: Vec<String> = phases.iter().map(|phase| context.phase_label(*phase)).collect();
    let values = [
        ("phases", context.labels.list(&names)),
        ("criteria", criteria.to_string()),
        ("of", verdicts.len().to_string()),
        ("milestones", milestones.text.clone()),
        ("own", (milestones.total - cross.min(milestones.total)).to_string()),
        ("cross", cross.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = match (milestones.total, phases.len()) {
        (0, _) => "core.yardstick.none",
        (_, 1) => "core.yardstick",
        _ => "core.yardstick.several",
    };
    Yardstick { criteria, of: verdicts.len(), milestones, sentence: context.labels.fill(key, &values) }
}
