//! What is still to be done: criteria that get a card, all other selected ones by the reason they are here, and the
//! milestones of this and of earlier phases in one list. Every selected criterion is in exactly one place: a card, a
//! line of a group, or, if it is a milestone that is fulfilled, the list of milestones.

use serde::Serialize;

use super::context::Context;
use super::criteria::{Card, StatusMark, anchor, card, marked_title, stated, stated_mark};
use super::decision::decides;
use super::list::in_a_row;
use super::orientation::is_thin;
use super::prose::lines;
use super::reason::printed;
use super::typography::keep_together;
use crate::catalog::Phase;
use crate::profile::Status;
use crate::selection::{Group, Reason, Verdict};

/// What is still to be done.
#[derive(Debug, Clone, Serialize)]
pub struct Work {
    /// Selected criteria reported as unfinished, and milestones of the project's phases that are not fulfilled;
    /// milestones first.
    pub cards: Vec<Card>,
    /// The anchors of those cards that are the decision asked for today.
    pub decided_today: Vec<String>,
    /// All other selected criteria, without milestones that are fulfilled.
    pub groups: Vec<WorkGroup>,
    /// Milestones of this and of earlier phases, and those of every phase.
    pub milestones: Vec<MilestoneRow>,
    /// Whether the profile states the status of any criterion.
    pub reported: bool,
}

impl Work {
    /// The texts that the dossier prints of it; an orientation prints questions where others print suggestions.
    pub(super) fn printed(&self, thin: bool) -> Vec<&String> {
        let cards = self.cards.iter().flat_map(|card| {
            let said = [&card.council_note, &card.next_step, &card.evidence, &card.note, &card.milestone_note];
            let proofs = card.typical_evidence.iter().filter(|_| card.evidence.is_none());
            let operating = card.operating_note.iter().filter(|_| card.milestone.is_some());
            let listed = card.description.iter().chain(&card.questions).chain(proofs).chain(operating);
            [&card.title, &card.badge].into_iter().chain(listed).chain(said.into_iter().flatten())
        });
        let rows = self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group.key, row)));
        let rows = rows.flat_map(move |(key, row)| {
            let asked = row.questions.iter().filter(move |_| thin);
            let meaning = if thin { row.questions.is_empty() } else { !row.said.is_empty() };
            // What comes next is only named.
            let named_only = key == "outlook" && row.status.key == "unstated";
            let told = row.said.iter().chain(&row.suggestion).filter(move |_| !thin && !named_only);
            let named = [&row.title].into_iter().chain(&row.why).chain(&row.milestone_note);
            named.chain(asked).chain(told).chain(meaning.then_some(&row.meaning))
        });
        let milestones = self
            .milestones
            .iter()
            .filter(move |_| !thin)
            .flat_map(|row| [&row.title].into_iter().chain(&row.evidence).chain(&row.note));
        cards.chain(rows).chain(milestones).collect()
    }
}

/// Selected criteria that are here for the same reason.
#[derive(Debug, Clone, Serialize)]
pub struct WorkGroup {
    /// The group: `criterion`, `included`, `early`, `earlier`, `cross-phase`, `outlook`.
    pub key: &'static str,
    /// Its heading.
    pub name: String,
    /// Why most of them are here; they do not say it again.
    pub why: Option<String>,
    /// Its criteria.
    pub rows: Vec<WorkRow>,
}

/// A selected criterion in a line.
#[derive(Debug, Clone, Serialize)]
pub struct WorkRow {
    /// The id.
    pub id: String,
    /// The label that other places link to.
    pub anchor: String,
    /// The language of the catalogue's words.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// `Meilenstein` …
    pub milestone: Option<String>,
    /// A remark where the rating as a milestone is not certain.
    pub milestone_note: Option<String>,
    /// Its status; `unstated` where the profile says nothing.
    pub status: StatusMark,
    /// Why it is here, all reasons in words; none where the group's heading says it.
    pub why: Option<String>,
    /// What it means: for the decision, else in short.
    pub meaning: String,
    /// Guiding questions, for whoever begins.
    pub questions: Vec<String>,
    /// What the catalogue proposes; none where it is fulfilled or the project says something of it.
    pub suggestion: Option<String>,
    /// What the project says: evidence, note.
    pub said: Vec<String>,
    /// Who is responsible, and until when.
    pub who: Option<String>,
}

/// A milestone.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneRow {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of the title.
    pub lang: &'static str,
    /// The label of its card or line; none if it has none.
    pub anchor: Option<String>,
    /// Whether this is the one place it has in the paper.
    pub listed: bool,
    /// `P3`, or the word for all phases.
    pub phase: String,
    /// Whether it belongs to one of the project's phases.
    pub here: bool,
    /// Its status; `unstated` where the profile says nothing.
    pub status: StatusMark,
    /// Whether it counts towards readiness.
    pub counts: bool,
    /// The project's evidence.
    pub evidence: Option<String>,
    /// Its note.
    pub note: Option<String>,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<String>,
}

/// The parts of the groups, in the order of the paper.
const GROUPS: [(&str, &[Group]); 6] = [
    ("criterion", &[Group::Milestone, Group::Criterion]),
    ("included", &[Group::Included]),
    ("early", &[Group::Early]),
    ("earlier", &[Group::Arrears, Group::Earlier]),
    ("cross-phase", &[Group::CrossPhase]),
    ("outlook", &[Group::Outlook]),
];

pub(super) fn work(context: &Context) -> Work {
    let verdicts = &context.selection.verdicts;
    let mut to_do: Vec<&Verdict> = verdicts.iter().filter(|v| needs_card(context, v)).collect();
    to_do.sort_by_key(|v| (v.group != Some(Group::Milestone), v.criterion.milestone.is_none()));
    let groups = GROUPS.iter().map(|(key, groups)| {
        let mine = |v: &&Verdict| {
            v.group.is_some_and(|g| groups.contains(&g)) && !needs_card(context, v) && !is_listed(context, v)
        };
        let mut found: Vec<&Verdict> = verdicts.iter().filter(mine).collect();
        // What the roadmap names for the project's phase goes first.
        found.sort_by_key(|v| !v.leads);
        let mut rows: Vec<WorkRow> = found.into_iter().map(|v| row(context, v)).collect();
        WorkGroup { key, name: context.labels.text(&group_label(context, key)), why: said_once(&mut rows), rows }
    });
    Work {
        decided_today: to_do.iter().filter(|v| is_today(context, v)).map(|v| anchor(v.criterion)).collect(),
        cards: to_do.into_iter().map(|v| card(context, v)).collect(),
        groups: groups.filter(|g| !g.rows.is_empty()).collect(),
        milestones: milestones(context),
        reported: verdicts.iter().any(|v| stated(v).is_some()),
    }
}

fn group_label(context: &Context, key: &str) -> String {
    match key {
        "criterion" if context.selection.phases.len() > 1 => "work.criterion.several".to_owned(),
        // Of P4 and P5 either may be first, or both run side by side.
        "outlook" if context.selection.may_run_beside() => "work.outlook.beside".to_owned(),
        "outlook" if context.selection.phases_ahead().len() > 1 => "work.outlook.either".to_owned(),
        key => format!("work.{key}"),
    }
}

/// Whether a criterion is work for now: reported as unfinished, or a milestone of the phase that is not fulfilled; in an
/// orientation only one that counts.
fn needs_card(context: &Context, verdict: &Verdict) -> bool {
    let unfinished = matches!(stated(verdict), Some(Status::Open | Status::InProgress));
    let counts = verdict.criterion.counts() || !is_thin(context);
    let milestone = verdict.group == Some(Group::Milestone) && stated(verdict).is_none() && counts;
    verdict.selected() && (unfinished || milestone)
}

/// Whether a milestone is the decision the body is asked for: a decision by its name, due on the day of the meeting.
pub(super) fn is_today(context: &Context, verdict: &Verdict) -> bool {
    let (meeting, due) = (context.profile.resolution.meeting, verdict.assessment.and_then(|a| a.due));
    verdict.criterion.milestone.is_some() && meeting.is_some() && due == meeting && decides(&verdict.criterion.title)
}

/// Whether the list of milestones says all there is to say of it.
fn is_listed(context: &Context, verdict: &Verdict) -> bool {
    let fulfilled = verdict.selected() && stated(verdict) == Some(Status::Fulfilled);
    fulfilled && verdict.criterion.milestone.is_some() && is_up_to_now(context, verdict)
}

/// Whether it belongs to the project's phases, an earlier one, or all.
fn is_up_to_now(context: &Context, verdict: &Verdict) -> bool {
    let last = context.selection.phases.iter().max().copied().unwrap_or(Phase::P1);
    verdict.criterion.phase <= last || verdict.criterion.phase == Phase::CrossPhase
}

/// Whether the only reason that is printed is the one of the group.
fn says_heading(verdict: &Verdict) -> bool {
    let reasons: Vec<&Reason> = printed(verdict).collect();
    let weak = !verdict.criterion.counts();
    match reasons.as_slice() {
        [Reason::CriterionOfPhase(_) | Reason::CrossPhase | Reason::Outlook(_)] => true,
        [Reason::MilestoneOfPhase(_)] => weak,
        _ => false,
    }
}

/// How many criteria have to be here for the same reason so that it is said once for all of them.
const MIN_SAME_REASON: usize = 3;

/// Takes the reason that most rows give out of them. Where some give none, what is said of all would be said of them too.
fn said_once(rows: &mut [WorkRow]) -> Option<String> {
    if rows.iter().any(|row| row.why.is_none()) {
        return None;
    }
    let count = |why: &String| rows.iter().filter(|row| row.why.as_ref() == Some(why)).count();
    let most = rows.iter().filter_map(|row| row.why.as_ref()).max_by_key(|why| count(why)).cloned()?;
    if count(&most) < MIN_SAME_REASON {
        return None;
    }
    for row in rows.iter_mut().filter(|row| row.why.as_ref() == Some(&most)) {
        row.why = None;
    }
    Some(most)
}

fn row(context: &Context, verdict: &Verdict) -> WorkRow {
    let (c, said) = (verdict.criterion, verdict.assessment);
    let prose = |text: &str| keep_together(text, c.language);
    let card = card(context, verdict);
    let description = lines(c.description.as_deref()).into_iter().next();
    let meaning = c.council_note.clone().or(description);
    let fulfilled = stated(verdict) == Some(Status::Fulfilled);
    let own = said.into_iter().flat_map(|a| [&a.evidence, &a.note]);
    let told: Vec<String> = own.filter_map(|text| context.optional_prose(text)).collect();
    let due = said.and_then(|a| a.due).filter(|_| !fulfilled).map(|d| context.formats.date(d));
    let who: Vec<String> = said.and_then(|a| context.optional_prose(&a.responsible)).into_iter().chain(due).collect();
    WorkRow {
        id: c.id.clone(),
        anchor: anchor(c),
        lang: c.language.code(),
        title: marked_title(context.labels, c),
        milestone: card.milestone,
        milestone_note: card.milestone_note,
        status: stated_mark(context, verdict),
        why: (!says_heading(verdict)).then(|| card.reasons.join("; ")),
        meaning: meaning.map_or_else(|| context.labels.text("card.no-text"), |text| prose(&text)),
        questions: in_a_row(&c.questions, &prose),
        suggestion: c.next_step.as_deref().filter(|_| !fulfilled && told.is_empty()).map(prose),
        said: told,
        who: (!who.is_empty()).then(|| who.join(", ")),
    }
}

/// Those that count or are reported: milestones of the project's phases first, then earlier ones, latest first, then those of every phase.
fn milestones(context: &Context) -> Vec<MilestoneRow> {
    let own = &context.selection.phases;
    let mut found: Vec<&Verdict> = { context.selection.verdicts.iter() }
        .filter(|v| v.criterion.milestone.is_some())
        .filter(|v| is_up_to_now(context, v) && (v.criterion.counts() || stated(v).is_some()))
        .collect();
    found.sort_by_key(|v| {
        let phase = v.criterion.phase;
        let earlier = Phase::STAGES.len() - Phase::STAGES.iter().position(|p| *p == phase).unwrap_or_default();
        (!own.contains(&phase), phase == Phase::CrossPhase, earlier)
    });
    found.into_iter().map(|v| milestone(context, v)).collect()
}

fn milestone(context: &Context, verdict: &Verdict) -> MilestoneRow {
    let (c, said) = (verdict.criterion, verdict.assessment);
    MilestoneRow {
        id: c.id.clone(),
        title: marked_title(context.labels, c),
        lang: c.language.code(),
        anchor: verdict.selected().then(|| anchor(c)),
        listed: is_listed(context, verdict),
        phase: context.phase_key(c.phase),
        here: context.selection.phases.contains(&c.phase),
        status: stated_mark(context, verdict),
        counts: c.counts(),
        evidence: said.and_then(|a| context.optional_prose(&a.evidence)),
        note: said.and_then(|a| context.optional_prose(&a.note)),
        responsible: said.and_then(|a| context.optional_prose(&a.responsible)),
        due: said.and_then(|a| a.due).map(|d| context.formats.date(d)),
    }
}
