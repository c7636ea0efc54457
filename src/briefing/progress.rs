//! What has changed since the last papers, in words and numbers: statuses, milestones, dates, people, money, and
//! whatever else the profile says otherwise. Nothing is judged but what the words of the profile mean themselves.

use serde::Serialize;

use super::context::Context;
use super::criteria::{StatusMark, anchor, marked_title, status_mark};
use super::labels::Labels;
use super::money::{funding, kind};
use super::project::level;
use super::reason::reason;
use super::tally::Tally;
use crate::catalog::{Phase, Workstream};
use crate::document::bounds::YEARS;
use crate::document::kind::Kind;
use crate::profile::{Profile, Status, keys};
use crate::progress::{
    self, Change, ChangeSubject, CriterionRef, Direction, FactValue, Progress, SelectionChange, Side, Topic,
};

/// The most characters of a text that is shown in a table as a whole.
const MAX_CHARS: usize = 140;

/// Then and now.
#[derive(Debug, Clone, Serialize)]
pub struct FromTo {
    /// What it is about.
    pub what: String,
    /// The label of a criterion's card, if it is about one that has a card.
    pub anchor: Option<String>,
    /// What was said; words for nothing, if nothing was.
    pub from: String,
    /// What is said now.
    pub to: String,
    /// Whether it is a detail of which nothing was said then; all these are told in one sentence.
    pub newly: bool,
}

/// A status, or that none was stated.
#[derive(Debug, Clone, Serialize)]
pub struct Stated {
    /// The status that counts.
    pub status: StatusMark,
    /// Whether the profile states it.
    pub stated: bool,
}

/// A criterion whose status has changed.
#[derive(Debug, Clone, Serialize)]
pub struct StatusRow {
    /// Its title.
    pub title: String,
    /// The label of its card, if it has one.
    pub anchor: Option<String>,
    /// Whether it is a milestone.
    pub milestone: bool,
    /// Then.
    pub from: Stated,
    /// Now.
    pub to: Stated,
    /// `forward`, `back` or `aside`.
    pub direction: &'static str,
    /// The same in words.
    pub direction_label: String,
}

/// A sum of money, then and now.
#[derive(Debug, Clone, Serialize)]
pub struct SumRow {
    /// The year, or the word for all years.
    pub year: String,
    /// Then.
    pub from: String,
    /// Now.
    pub to: String,
    /// How much more or less, with its sign.
    pub difference: String,
}

/// What differs about a cost item.
#[derive(Debug, Clone, Serialize)]
pub struct CostRow {
    /// Year, kind, purpose, source.
    pub item: String,
    /// What differs.
    pub what: String,
    /// Then.
    pub from: String,
    /// Now.
    pub to: String,
    /// How much more or less; none if it is no amount that differs.
    pub difference: Option<String>,
    /// Whether it is a detail of which nothing was said then.
    pub newly: bool,
}

/// A criterion that came or went.
#[derive(Debug, Clone, Serialize)]
pub struct MovedRow {
    /// Its title.
    pub title: String,
    /// The label of its card, if it has one.
    pub anchor: Option<String>,
    /// Why, or what else is to be said about it.
    pub note: Option<String>,
}

/// The milestones of the project's phases, then and now.
#[derive(Debug, Clone, Serialize)]
pub struct TallyText {
    /// `1 von 4`.
    pub from: String,
    /// `2 von 4`.
    pub to: String,
    /// What stands where of those that are not fulfilled now; none where all are, or nothing is stated.
    pub rest: Option<String>,
    /// Whether both may stand in large type.
    pub is_figure: bool,
}

/// The phases, then and now.
#[derive(Debug, Clone, Serialize)]
pub struct PhasesText {
    /// Then.
    pub from: String,
    /// Now.
    pub to: String,
    /// Then, in short.
    pub from_keys: String,
    /// Now, in short.
    pub to_keys: String,
    /// Whether the project is less far on now.
    pub back: bool,
}

/// What has changed since the last papers.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressText {
    /// The day of the earlier statements; none if they name none.
    pub since: Option<String>,
    /// Whether anything that the papers tell of has changed.
    pub changed: bool,
    /// Whether the earlier profile says nothing about any criterion.
    pub silent: bool,
    /// The phases, if they have changed.
    pub phases: Option<PhasesText>,
    /// Milestones of the phases the project is in now; none where none counts.
    pub milestones: Option<TallyText>,
    /// Milestones that are fulfilled and were not; it is noted if one does not count towards readiness.
    pub reached: Vec<MovedRow>,
    /// Milestones that were fulfilled and are not.
    pub lost: Vec<MovedRow>,
    /// Criteria whose status has changed: those further back first, milestones first.
    pub statuses: Vec<StatusRow>,
    /// How many of them went forward.
    pub forward: usize,
    /// How many went back.
    pub back: usize,
    /// How many went neither way.
    pub aside: usize,
    /// Dates by which something is to be done.
    pub dates: Vec<FromTo>,
    /// Who is responsible.
    pub responsible: Vec<FromTo>,
    /// Cost items.
    pub costs: Vec<CostRow>,
    /// Years whose sums differ.
    pub years: Vec<SumRow>,
    /// All years together; none if neither profile names costs.
    pub total: Option<SumRow>,
    /// Everything else.
    pub facts: Vec<FromTo>,
    /// What details of facts and cost items are called of which nothing was said then.
    pub newly: Vec<String>,
    /// Criteria that are in the papers now and were not.
    pub entered: Vec<MovedRow>,
    /// Criteria that were in the papers and are not.
    pub left: Vec<MovedRow>,
    /// Criteria that the earlier profile names and the catalogue does not have.
    pub unknown: Vec<String>,
}

pub(super) fn progress(context: &Context) -> Option<ProgressText> {
    let (earlier, now) = context.sources.compared()?;
    let side = |profile| Side { catalog: context.catalog, profile };
    let progress = progress::compare(side(earlier), side(now));
    let mut statuses: Vec<StatusRow> = progress.of(Topic::Status).filter_map(|c| status_row(context, c)).collect();
    let order = |row: &StatusRow| (row.direction != Direction::Back.code(), !row.milestone);
    statuses.sort_by_key(order);
    let went = |way: Direction| statuses.iter().filter(|row| row.direction == way.code()).count();
    let moved = |entered| {
        progress.selection.iter().filter(move |m| m.entered == entered).map(|m| moved_row(context, m)).collect()
    };
    let told: Vec<&Change> = progress.changes.iter().filter(|change| keys::is_told(change.key)).collect();
    let rows = |topic| -> Vec<FromTo> {
        let mine = told.iter().filter(|c| c.topic() == topic && c.key != "projekt.phase" && !is_execution(c));
        mine.map(|c| from_to(context, c)).collect()
    };
    let facts = [Topic::Phase, Topic::Other].into_iter().flat_map(rows).collect();
    let new = told.iter().filter(|c| matches!(c.topic(), Topic::Phase | Topic::Other | Topic::Cost));
    let new = new.filter(|c| is_newly(c) && !is_execution(c));
    let mut newly: Vec<String> = new.map(|c| context.labels.text(&format!("key.{}", c.key))).collect();
    newly.sort();
    newly.dedup();
    Some(ProgressText {
        since: earlier.project.as_of.map(|date| context.formats.date(date)),
        changed: !told.is_empty(),
        silent: earlier.assessments.iter().all(|a| a.status.is_none()),
        phases: phases(context, earlier, &progress),
        milestones: milestones(context, &progress),
        reached: progress.reached.iter().map(|named| goal(context, named)).collect(),
        lost: progress.lost.iter().map(|named| goal(context, named)).collect(),
        forward: went(Direction::Forward),
        back: went(Direction::Back),
        aside: went(Direction::Aside),
        statuses,
        dates: rows(Topic::Due),
        responsible: rows(Topic::Responsible),
        costs: progress.of(Topic::Cost).filter_map(|change| cost_row(context, change)).collect(),
        years: progress.years.iter().map(|sum| sum_row(context, sum.year.to_string(), sum.from, sum.to)).collect(),
        total: (progress.total.from != 0 || progress.total.to != 0).then(|| {
            sum_row(context, context.labels.text("progress.all-years"), progress.total.from, progress.total.to)
        }),
        facts,
        newly,
        entered: moved(true),
        left: moved(false),
        unknown: progress.unknown,
    })
}

fn phases(context: &Context, earlier: &Profile, progress: &Progress) -> Option<PhasesText> {
    let change = progress.of(Topic::Phase).find(|change| change.key == "projekt.phase")?;
    let words = |profile: &Profile, name: &dyn Fn(Phase) -> String| {
        context.labels.list(&profile.project.phases.iter().map(|p| name(*p)).collect::<Vec<_>>())
    };
    let (label, key) = (|p| context.phase_label(p), |p| context.phase_key(p));
    Some(PhasesText {
        from: words(earlier, &label),
        to: words(context.profile, &label),
        from_keys: words(earlier, &key),
        to_keys: words(context.profile, &key),
        back: change.direction() == Some(Direction::Back),
    })
}

fn milestones(context: &Context, progress: &Progress) -> Option<TallyText> {
    let [then, now] = [progress.milestones.before, progress.milestones.after].map(|count| Tally::new(context, count));
    let is_figure = now.is_figure;
    (now.total > 0).then_some(TallyText { from: then.label, to: now.label, rest: now.rest, is_figure })
}

fn card_of(context: &Context, named: &CriterionRef) -> Option<String> {
    context.selection.of(&named.id).filter(|v| v.selected()).map(|v| anchor(v.criterion))
}

/// A criterion's title as all papers print it; one that the catalogue has no more keeps the words it had.
fn title(context: &Context, named: &CriterionRef) -> String {
    let known = context.selection.of(&named.id);
    known.map_or_else(|| context.prose(&named.title), |verdict| marked_title(context.labels, verdict.criterion))
}

fn goal(context: &Context, named: &CriterionRef) -> MovedRow {
    let weak = context.selection.of(&named.id).is_some_and(|v| !v.criterion.counts());
    let note = weak.then(|| context.labels.text("progress.not-counted"));
    MovedRow { title: title(context, named), anchor: card_of(context, named), note }
}

fn moved_row(context: &Context, moved: &SelectionChange) -> MovedRow {
    MovedRow { note: moved.reason.as_ref().map(|r| reason(context, r)), ..goal(context, &moved.criterion) }
}

fn status_row(context: &Context, change: &Change) -> Option<StatusRow> {
    let Some(ChangeSubject::Criterion(named)) = &change.subject else { return None };
    let stated = |value: &Option<FactValue>| {
        let status = if let Some(FactValue::Status(status)) = value { Some(*status) } else { None };
        Stated { status: status_mark(context, status.unwrap_or(Status::Open)), stated: status.is_some() }
    };
    let direction = change.direction()?.code();
    Some(StatusRow {
        title: title(context, named),
        anchor: card_of(context, named),
        milestone: named.milestone,
        from: stated(&change.from),
        to: stated(&change.to),
        direction,
        direction_label: context.labels.text(&format!("progress.{direction}")),
    })
}

fn from_to(context: &Context, change: &Change) -> FromTo {
    let label = context.labels.text(&format!("key.{}", change.key));
    let (from, to) = values(context, change);
    FromTo {
        what: match &change.subject {
            Some(ChangeSubject::Criterion(named)) => format!("{label}: {}", title(context, named)),
            Some(of) => context.prose(&format!("{label}: {}", of.name())),
            None => label,
        },
        anchor: change
            .subject
            .as_ref()
            .and_then(|subject| if let ChangeSubject::Criterion(c) = subject { card_of(context, c) } else { None }),
        from,
        to,
        newly: is_newly(change),
    }
}

/// Whether it is what became of the last resolution, which papers tell apart.
fn is_execution(change: &Change) -> bool {
    ["vollzug", "beschluss.ergebnis"].iter().any(|table| change.key.starts_with(table))
}

/// Whether nothing was said then of this detail: a whole entry of a list, such as a risk, is no detail, and neither is what
/// a cost item has come to.
fn is_newly(change: &Change) -> bool {
    let whole = change.is_entry();
    let amount = change.topic() == Topic::Cost && matches!(change.to, Some(FactValue::Money(_)));
    change.from.is_none() && !whole && !amount
}

/// Both values. Of two long texts only that they differ: they would look alike, and the newer one stands in the paper.
fn values(context: &Context, change: &Change) -> (String, String) {
    let is_long = |value: &FactValue| matches!(value, FactValue::Text(text) if text.chars().count() > MAX_CHARS);
    if let (Some(from), Some(to)) = (&change.from, &change.to)
        && (is_long(from) || is_long(to))
    {
        return (context.labels.text("progress.old-text"), context.labels.text("progress.new-text"));
    }
    let words = |value: &Option<FactValue>| match value {
        Some(value) => words(context, change.key, value),
        None => context.labels.text("progress.nothing"),
    };
    (words(&change.from), words(&change.to))
}

/// The word for a value that is one of few, as people say it; none for other values.
pub(crate) fn word(labels: &Labels, key: &str, value: &FactValue) -> Option<String> {
    match value {
        FactValue::Text(text) if key == "auswahl.workstreams" => {
            Workstream::parse(text).map(|workstream| labels.text(&format!("workstream.{}", workstream.name())))
        }
        FactValue::Text(text) => {
            let Some(Kind::Word(list)) = keys::find(key).map(|key| key.entry.key.kind) else { return None };
            labels.find(&format!("word.{}.{text}", list.name))
        }
        FactValue::Flag(flag) => Some(labels.text(if *flag { "yes" } else { "no" })),
        FactValue::Status(status) => Some(labels.status(*status)),
        FactValue::CostKind(cost) => Some(kind(labels, *cost)),
        FactValue::Funding(status) => Some(funding(labels, Some(*status))),
        FactValue::Level(grade) => Some(level(labels, Some(*grade))),
        _ => None,
    }
}

fn words(context: &Context, key: &str, value: &FactValue) -> String {
    let labels = context.labels;
    if let Some(word) = word(labels, key, value) {
        return word;
    }
    match value {
        FactValue::Text(text) => match phase(key, text) {
            Some(phase) => context.phase_label(phase),
            None => context.prose(&shortened(text)),
        },
        FactValue::Number(number) if is_year(key) => number.to_string(),
        FactValue::Number(number) => context.formats.number(*number, 2),
        FactValue::Money(cents) => context.formats.money(*cents),
        FactValue::Date(date) => context.formats.date(*date),
        FactValue::Phases(phases) => labels.list(&phases.iter().map(|p| context.phase_label(*p)).collect::<Vec<_>>()),
        // One of few, which has a word.
        FactValue::Flag(_)
        | FactValue::Status(_)
        | FactValue::CostKind(_)
        | FactValue::Funding(_)
        | FactValue::Level(_) => String::new(),
    }
}

/// The phase that a word of a closed list is.
fn phase(key: &str, word: &str) -> Option<Phase> {
    let is_word = matches!(keys::find(key).map(|key| key.entry.key.kind), Some(Kind::Word(_)));
    Phase::STAGES.into_iter().find(|phase| is_word && phase.key() == word)
}

/// Whether a key holds a year, which has no separator for thousands.
fn is_year(key: &str) -> bool {
    let years = i64::from(*YEARS.start())..=i64::from(*YEARS.end());
    let kind = keys::find(key).map(|key| key.entry.key.kind);
    matches!(kind, Some(Kind::Whole(from, to)) if years.contains(&from) && years.contains(&to))
}

/// A text cut between words.
fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}{}…", whole.trim_end_matches([',', ';', '.', ':']), super::format::NBSP)
}

fn cost_row(context: &Context, change: &Change) -> Option<CostRow> {
    let Some(ChangeSubject::Cost(item)) = &change.subject else { return None };
    let (year, kind) = (item.year.to_string(), kind(context.labels, item.kind));
    let parts = [Some(&year), Some(&kind), item.purpose.as_ref(), item.source.as_ref()];
    let what = match (change.key, &change.from) {
        ("finanzierung.posten", None) => context.labels.text("progress.new-item"),
        ("finanzierung.posten", Some(_)) => context.labels.text("progress.gone-item"),
        (key, _) => context.labels.text(&format!("key.{key}")),
    };
    let (from, to) = values(context, change);
    Some(CostRow {
        item: context.prose(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")),
        what,
        from,
        to,
        difference: change.difference().map(|cents| signed(context, cents)),
        newly: is_newly(change),
    })
}

fn sum_row(context: &Context, year: String, from: i64, to: i64) -> SumRow {
    let money = |cents| context.formats.money(cents);
    SumRow { year, from: money(from), to: money(to), difference: signed(context, to - from) }
}

/// An amount with its sign.
fn signed(context: &Context, cents: i64) -> String {
    let money = context.formats.money(cents.saturating_abs());
    match cents {
        0 => money,
        c if c > 0 => format!("+{money}"),
        _ => format!("−{money}"),
    }
}
