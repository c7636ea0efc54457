//! Criteria as the papers show them: cards, groups, and the record of what was selected and why.

use serde::Serialize;

use super::context::Context;
pub(super) use super::criterion_link::anchor;
pub(crate) use super::criterion_link::marked_title;
use super::criterion_link::title_note;
use super::involved::{self, DriverRow, ProofRow, StakeholderRow};
use super::labels::status_key;
use super::list::in_a_row;
use super::orientation::is_thin;
use super::prose::{lines, sentences};
use super::reason::{brief_reason, printed, reason_of, short_reason};
use super::typography::keep_together;
use crate::catalog::{Confidence, Criterion, Workstream, cell_of};
use crate::names;
use crate::profile::Status;
use crate::selection::{Group, Reason, Verdict};

/// A status with its words.
#[derive(Debug, Clone, Serialize)]
pub struct StatusMark {
    /// `open`, `in-progress`, `fulfilled`, `not-relevant`, or `unstated`: picks the shape.
    pub key: &'static str,
    /// The words.
    pub label: String,
}

/// A related criterion.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedLink {
    /// Its title.
    pub title: String,
    /// The label of its card; none if it has none in this paper.
    pub anchor: Option<String>,
    /// Why it has none.
    pub why_not: Option<String>,
}

/// One criterion on the page.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// The id, for the record.
    pub id: String,
    /// The label other cards link to.
    pub anchor: String,
    /// The language of the catalogue's texts on the card: German where the workbook has no English ones.
    pub lang: &'static str,
    /// The title, with [`Self::title_note`] behind it.
    pub title: String,
    /// A remark where the roadmap's wording of the title is not certain.
    pub title_note: Option<String>,
    /// Its phase as the reader knows it.
    pub phase: String,
    /// What the head of the card says beside the status: phase, kind, reason, areas of work.
    pub badge: String,
    /// The reasons that need a row of their own because the head has no room for them.
    pub why: Option<String>,
    /// `Meilenstein`, `Kommunaler Meilenstein` …
    pub milestone: Option<String>,
    /// A remark where the rating as a milestone is not certain.
    pub milestone_note: Option<String>,
    /// Whether the milestone counts towards readiness.
    pub counts: bool,
    /// The same in words; none if it is no milestone.
    pub counts_label: Option<String>,
    /// The part of the papers it belongs to: `milestone`, `criterion`, `cross-phase`, `arrears`, `earlier`, `early`,
    /// `outlook`, `included`.
    pub group: &'static str,
    /// Whether papers lead with it; the others they show in short.
    pub leads: bool,
    /// Its status in this project.
    pub status: StatusMark,
    /// Whether the profile states a status at all.
    pub stated: bool,
    /// The workstreams in words.
    pub workstreams: String,
    /// The scaling driver by its full name.
    pub driver: Option<String>,
    /// The scaling driver by its short name.
    pub drivers: String,
    /// Who has to be involved, joined.
    pub stakeholders: String,
    /// The short description, by paragraph.
    pub description: Vec<String>,
    /// Its first sentence: what a title in the roadmap's own terms means.
    pub gist: Option<String>,
    /// Guiding questions.
    pub questions: Vec<String>,
    /// Typical evidence.
    pub typical_evidence: Vec<String>,
    /// The next concrete step the catalogue proposes.
    pub next_step: Option<String>,
    /// What it means for the council.
    pub council_note: Option<String>,
    /// What it means for the operating model.
    pub operating_note: Vec<String>,
    /// The project's evidence.
    pub evidence: Option<String>,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<String>,
    /// The project's note.
    pub note: Option<String>,
    /// Why it is here, all reasons in words.
    pub reasons: Vec<String>,
    /// Related criteria.
    pub related: Vec<RelatedLink>,
    /// Good practices by name.
    pub practices: Vec<String>,
    /// The workbook's columns nobody here knows.
    pub extra: Vec<(String, String)>,
    /// Whether the compact card is sure to fit on part of a page and should not be torn.
    pub short: bool,
    /// Whether the full card is sure to fit on a page and should not be torn.
    pub whole: bool,
}

/// The criteria of one workstream.
#[derive(Debug, Clone, Serialize)]
pub struct WorkstreamCards {
    /// Its name.
    pub name: String,
    /// Those for which it is the workstream the roadmap names first.
    pub cards: Vec<Card>,
}

/// A row of the selection record.
#[derive(Debug, Clone, Serialize)]
pub struct RecordRow {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The label of its card, if it has one.
    pub anchor: Option<String>,
    /// Its phase.
    pub phase: String,
    /// Whether the papers hold it.
    pub selected: bool,
    /// Its status; `unstated` where the profile says nothing.
    pub status: StatusMark,
    /// Whether it is a milestone.
    pub milestone: bool,
    /// Every reason in words.
    pub reasons: Vec<String>,
    /// The same as briefly as a list of all allows.
    pub why: String,
    /// The cell it comes from.
    pub cell: String,
    /// Whether papers lead with it.
    pub leads: bool,
    /// Its workstreams, joined.
    pub workstreams: String,
    /// Its scaling driver by its short name.
    pub drivers: String,
    /// Who has to be involved, joined.
    pub stakeholders: String,
    /// Whether it matters for the transfer; none where the catalogue does not say.
    pub transfer: Option<bool>,
    /// Whether it matters for the operating model; none where the catalogue does not say.
    pub operating_model: Option<bool>,
}

/// Everything about criteria.
#[derive(Debug, Clone, Serialize)]
pub struct Criteria {
    /// Milestones of the phase.
    pub milestones: Vec<Card>,
    /// Other criteria of the phase, by workstream; those the profile includes stand here too.
    pub by_workstream: Vec<WorkstreamCards>,
    /// Cross-phase milestones and criteria.
    pub cross_phase: Vec<Card>,
    /// Milestones and criteria in arrears.
    pub arrears: Vec<Card>,
    /// Milestones of earlier phases that are fulfilled or about which nothing is said, and criteria of earlier phases that
    /// the roadmap names for the project's phase.
    pub earlier: Vec<Card>,
    /// Criteria of later phases whose time is already now.
    pub early: Vec<Card>,
    /// Milestones of the phase to come, and of the one that may run beside the project's.
    pub outlook: Vec<Card>,
    /// Fulfilled milestones, earliest first, with their evidence.
    pub proofs: Vec<ProofRow>,
    /// Who must be at the table for what is not yet done, each role once.
    pub stakeholders: Vec<StakeholderRow>,
    /// Which scaling drivers carry this phase, each once.
    pub drivers: Vec<DriverRow>,
    /// All criteria.
    pub record: Vec<RecordRow>,
    /// How many are selected.
    pub selected: usize,
    /// How many are left out.
    pub left_out: usize,
    /// How many selected ones the profile says nothing about.
    pub not_stated: usize,
    /// The sheet the criteria come from.
    pub sheet: String,
}

pub(super) fn criteria(context: &Context) -> Criteria {
    let cards = |group| context.selection.group(group).map(|v| card(context, v)).collect::<Vec<_>>();
    let by_workstream = Workstream::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|workstream| WorkstreamCards {
            name: match workstream {
                Some(w) => context.labels.text(&format!("workstream.{}", w.name())),
                None => context.labels.text("workstream.none"),
            },
            cards: context
                .selection
                .verdicts
                .iter()
                .filter(|v| matches!(v.group, Some(Group::Criterion | Group::Included)))
                .filter(|v| v.criterion.workstreams.first().copied() == workstream)
                .map(|v| card(context, v))
                .collect(),
        })
        .filter(|w| !w.cards.is_empty())
        .collect();
    // Milestones first, then what papers lead with; the sort is stable, so the catalogue's order stays within the parts.
    let sorted = |group| {
        let mut found = cards(group);
        found.sort_by_key(|c| (c.milestone.is_none(), !c.leads));
        found
    };
    let verdicts = &context.selection.verdicts;
    let selected = verdicts.iter().filter(|v| v.selected()).count();
    Criteria {
        milestones: cards(Group::Milestone),
        by_workstream,
        cross_phase: sorted(Group::CrossPhase),
        arrears: sorted(Group::Arrears),
        earlier: sorted(Group::Earlier),
        early: sorted(Group::Early),
        outlook: cards(Group::Outlook),
        proofs: involved::proofs(context),
        stakeholders: involved::stakeholders(context),
        drivers: involved::drivers(context),
        record: verdicts.iter().map(|v| record_row(context, v)).collect(),
        selected,
        left_out: verdicts.len() - selected,
        not_stated: verdicts.iter().filter(|v| v.selected() && v.assessment.and_then(|a| a.status).is_none()).count(),
        sheet: verdicts.iter().find_map(|v| cell_of(&v.criterion.place)).map(|(sheet, _)| sheet).unwrap_or_default(),
    }
}

/// A criterion's workstreams in words, in the roadmap's order.
fn workstreams(context: &Context, criterion: &Criterion) -> String {
    let word = |w: &Workstream| context.labels.text(&format!("workstream.{}", w.name()));
    context.labels.list(&criterion.workstreams.iter().map(word).collect::<Vec<_>>())
}

/// A criterion that something else names.
pub(super) fn link(context: &Context, verdict: &Verdict) -> RelatedLink {
    let anchor = verdict.selected().then(|| anchor(verdict.criterion));
    RelatedLink { title: marked_title(context.labels, verdict.criterion), anchor, why_not: None }
}

pub(super) fn card(context: &Context, verdict: &Verdict) -> Card {
    let c = verdict.criterion;
    let said = verdict.assessment;
    // The catalogue's words follow the rules of the language they are in.
    let prose = |text: &String| keep_together(text, c.language);
    let all_prose = |texts: &[String]| texts.iter().map(prose).collect::<Vec<_>>();
    let card_length = length(verdict);
    let reasons: Vec<String> = printed(verdict).map(|r| reason_of(context, c, r)).collect();
    let areas = workstreams(context, c);
    let milestone = c.milestone.map(|m| match c.counts() {
        true => context.labels.text(&format!("milestone.{}", m.kind.name())),
        false => context.labels.text("col.criterion"),
    });
    let (badge, why) = badge(context, verdict, &reasons, milestone.as_deref(), &areas);
    let description = all_prose(&lines(c.description.as_deref()));
    Card {
        id: c.id.clone(),
        anchor: anchor(c),
        lang: c.language.code(),
        title: marked_title(context.labels, c),
        title_note: title_note(context.labels, c),
        phase: context.phase_label(c.phase),
        badge,
        why,
        milestone,
        milestone_note: c.milestone.and_then(|m| match m.confidence {
            Confidence::Stated => None,
            Confidence::Strong => Some(context.labels.text("milestone.strong")),
            Confidence::Weak if is_thin(context) => Some(context.labels.text("milestone.weak.thin")),
            Confidence::Weak => Some(context.labels.text("milestone.weak")),
        }),
        counts: c.counts(),
        counts_label: c.milestone.map(|_| context.labels.text(if c.counts() { "counts.yes" } else { "counts.no" })),
        group: verdict.group.map(Group::key).unwrap_or_default(),
        leads: verdict.leads,
        status: status_mark(context, verdict.status()),
        stated: said.and_then(|a| a.status).is_some(),
        workstreams: areas,
        driver: c.driver.as_deref().map(|name| involved::driver_name(context, name)),
        drivers: c.driver.as_deref().map(|name| involved::short_driver(context, name)).unwrap_or_default(),
        stakeholders: involved::roles(context, c),
        gist: description.first().and_then(|text| sentences(text).first().map(|s| (*s).to_owned())),
        description,
        questions: in_a_row(&c.questions, &|text| keep_together(text, c.language)),
        typical_evidence: in_a_row(&c.evidence, &|text| keep_together(text, c.language)),
        next_step: c.next_step.as_ref().map(prose),
        council_note: c.council_note.as_ref().map(prose),
        operating_note: all_prose(&lines(c.operating_note.as_deref())),
        evidence: said.and_then(|a| context.optional_prose(&a.evidence)),
        responsible: said.and_then(|a| context.optional_prose(&a.responsible)),
        due: said.and_then(|a| a.due).map(|d| context.formats.date(d)),
        note: said.and_then(|a| context.optional_prose(&a.note)),
        reasons,
        related: related(context, c),
        practices: c.practices.iter().filter_map(|key| practice_name(context, key)).collect(),
        extra: c.extra.iter().map(|(name, value)| (prose(name), prose(value))).collect(),
        short: card_length < MAX_WHOLE_CARD_CHARS,
        whole: tallest(verdict) < MAX_WHOLE_PAGE_CHARS,
    }
}

/// The most characters the head of a card has room for beside the status.
const MAX_BADGE_CHARS: usize = 82;

/// The head of a card: a single short reason stands there; several or long ones get a row, and the head
/// says phase and kind instead.
fn badge(
    context: &Context,
    verdict: &Verdict,
    reasons: &[String],
    milestone: Option<&str>,
    areas: &str,
) -> (String, Option<String>) {
    let join = |parts: &[&str]| parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let names_kind = !matches!(verdict.reasons.first(), Some(Reason::CrossPhase | Reason::IncludedByProfile { .. }));
    let kind = milestone.unwrap_or_default();
    let all = reasons.join("; ");
    let short = if names_kind { join(&[&all, areas]) } else { join(&[&all, kind, areas]) };
    if short.chars().count() <= MAX_BADGE_CHARS {
        return (short, None);
    }
    (join(&[&context.phase_key(verdict.criterion.phase), kind, areas]), Some(all))
}

/// The most characters of text in a compact card that is kept in one piece: about a third of a page.
const MAX_WHOLE_CARD_CHARS: usize = 1100;
/// The most characters of text in the longer column of a full card that is kept in one piece: not quite a page.
const MAX_WHOLE_PAGE_CHARS: usize = 2400;

/// How much there is to read in the longer of a full card's columns and in what stands below both.
fn tallest(verdict: &Verdict) -> usize {
    let c = verdict.criterion;
    let said = verdict.assessment.into_iter().flat_map(|a| [&a.evidence, &a.note, &a.responsible]);
    let size = |text: &str| text.len() + 40;
    let all = |texts: &[String]| texts.iter().map(|text| size(text)).sum::<usize>();
    let one = |text: &Option<String>| text.as_deref().map_or(0, size);
    let extra: usize = c.extra.iter().map(|(name, value)| size(name) + value.len()).sum();
    let what = one(&c.description) + one(&c.council_note) + one(&c.operating_note) + extra;
    let to_do = said.map(one).sum::<usize>() + all(&c.questions) + all(&c.evidence);
    let related: usize = c.related.iter().map(|r| size(&r.title)).sum();
    what.max(to_do) + (one(&c.next_step) + all(&c.practices) + related + 200) / 2
}

fn length(verdict: &Verdict) -> usize {
    let c = verdict.criterion;
    let said = verdict.assessment;
    let texts = [&c.description, &c.council_note, &c.next_step].into_iter().filter_map(Option::as_deref);
    let own =
        said.into_iter().flat_map(|a| [&a.evidence, &a.note, &a.responsible].into_iter().filter_map(Option::as_deref));
    let extra = c.extra.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
    let related = c.related.iter().map(|r| r.title.len() + 20).sum::<usize>();
    texts.chain(own).map(str::len).sum::<usize>() + extra + related
}

/// A practice as readers know it; none of which the source gives no more than the name.
fn practice_name(context: &Context, key: &str) -> Option<String> {
    match context.catalog.practices.iter().find(|p| names::same(&p.key, key)) {
        Some(practice) if practice.is_known_by_name_only() => None,
        Some(practice) => Some(context.prose(practice.name.trim())),
        None => Some(context.prose(key.trim())),
    }
}

fn related(context: &Context, criterion: &Criterion) -> Vec<RelatedLink> {
    criterion
        .related
        .iter()
        .map(|r| {
            let verdict = r.id.as_deref().and_then(|id| context.selection.of(id));
            match verdict {
                Some(v) if v.selected() => RelatedLink {
                    title: marked_title(context.labels, v.criterion),
                    anchor: Some(anchor(v.criterion)),
                    why_not: None,
                },
                Some(v) => RelatedLink {
                    title: marked_title(context.labels, v.criterion),
                    anchor: None,
                    why_not: v.reasons.first().map(|r| short_reason(context, r)),
                },
                None => RelatedLink {
                    title: keep_together(&r.title, criterion.language),
                    anchor: None,
                    why_not: Some(context.labels.text("reason.not-in-catalogue")),
                },
            }
        })
        .collect()
}

pub(super) fn status_mark(context: &Context, status: Status) -> StatusMark {
    StatusMark { key: status_key(status), label: context.labels.status(status) }
}

/// The status the profile states, if it states one.
pub(super) fn stated(verdict: &Verdict) -> Option<Status> {
    verdict.assessment.and_then(|a| a.status)
}

/// The status as the paper says it. A milestone of an earlier phase about which a project that reports others says
/// nothing is not reported, rather than open.
pub(super) fn stated_mark(context: &Context, verdict: &Verdict) -> StatusMark {
    match stated(verdict) {
        Some(status) => status_mark(context, status),
        None => StatusMark { key: "unstated", label: context.labels.text("status.unstated") },
    }
}

/// Whether it is shown as a milestone: in an orientation only if it is certain to be one.
pub(super) fn is_called_milestone(context: &Context, c: &Criterion) -> bool {
    c.milestone.is_some() && (c.counts() || !is_thin(context))
}

fn record_row(context: &Context, verdict: &Verdict) -> RecordRow {
    let c = verdict.criterion;
    RecordRow {
        id: c.id.clone(),
        title: marked_title(context.labels, c),
        anchor: verdict.selected().then(|| anchor(c)),
        phase: context.phase_key(c.phase),
        selected: verdict.selected(),
        status: stated_mark(context, verdict),
        milestone: is_called_milestone(context, c),
        why: brief_reason(context, verdict),
        reasons: printed(verdict).map(|r| reason_of(context, c, r)).collect(),
        cell: cell_of(&c.place).map(|(_, cell)| cell.to_string()).unwrap_or_default(),
        leads: verdict.leads,
        workstreams: workstreams(context, c),
        drivers: c.driver.as_deref().map(|name| involved::short_driver(context, name)).unwrap_or_default(),
        stakeholders: involved::roles(context, c),
        transfer: c.transfer_relevant,
        operating_model: c.operating_model_relevant,
    }
}
