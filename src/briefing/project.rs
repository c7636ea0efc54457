//! The project as the profile tells it: facts, value, risks, steps, people, the decision asked for.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::context::Context;
use super::labels::Labels;
use super::list::ListItem;
use super::resolution;
use super::support::chosen_model;
use crate::names;
use crate::profile::{Condition, KeyFigure, Level, Risk, Task, Transfer};

/// A label and its value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// What the profile says about the project.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectText {
    /// The title.
    pub title: String,
    /// Whether the law asks for it or the municipality chooses to do it, in words; none if the profile does not say.
    pub task: Option<String>,
    /// In short, by paragraph.
    pub summary: Vec<String>,
    /// Facts for a table.
    pub facts: Vec<Fact>,
    /// The problem, by paragraph.
    pub problem: Vec<String>,
    /// The solution, by paragraph.
    pub solution: Vec<String>,
    /// Benefits, each in a row.
    pub benefits: Vec<String>,
    /// The same with their own marks and the points below them.
    pub benefit_items: Vec<ListItem>,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// What could be done instead.
    pub alternatives: Vec<Fact>,
}

/// A measure with its bars.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureChart {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Before, today, target: those that are known.
    pub bars: Vec<Bar>,
    /// What the resolution asks of it: the label, the value with its unit, and its place on the same scale.
    pub conditions: Vec<Bar>,
    /// What the chart shows, in a sentence; none where nothing is known of today or of what was before.
    pub message: Option<String>,
    /// Where the values come from.
    pub source: Option<String>,
    /// How much of the way from before to target is done, in words; none where that cannot be told.
    pub progress: Option<String>,
}

/// One bar of a measure.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// `before`, `today`, `target`.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// The value with its unit.
    pub value: String,
    /// The length as a share of the longest, 0 to 1.
    pub share: f64,
}

/// A risk as a row.
#[derive(Debug, Clone, Serialize)]
pub struct RiskRow {
    /// The risk.
    pub title: String,
    /// How likely, in words.
    pub likelihood: String,
    /// How grave, in words.
    pub impact: String,
    /// `high`, `medium`, `low` or `unknown`: both together.
    pub weight: &'static str,
    /// The same in words.
    pub weight_label: String,
    /// What is done about it.
    pub measure: Option<String>,
    /// Who.
    pub responsible: Option<String>,
}

/// A step as a row.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    /// What.
    pub title: String,
    /// Who.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<String>,
}

/// The decision asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Decision {
    /// The deciding body.
    pub body: Option<String>,
    /// The date of the meeting.
    pub meeting: Option<String>,
    /// Whether that day is still to come.
    pub is_ahead: bool,
    /// The paper's number.
    pub number: Option<String>,
    /// What that number is called.
    pub number_label: String,
    /// The office in charge.
    pub lead: Option<String>,
    /// The resolution, point by point, each in a row.
    pub points: Vec<String>,
    /// The same with the points below each.
    pub items: Vec<ListItem>,
    /// That the resolution is in German, and how its amounts are read; none where it is in the paper's language.
    pub note: Option<String>,
    /// The bodies in order.
    pub consultations: Vec<ConsultationRow>,
}

/// A body and its date.
#[derive(Debug, Clone, Serialize)]
pub struct ConsultationRow {
    /// The body.
    pub body: String,
    /// The date.
    pub date: Option<String>,
    /// What it does.
    pub role: Option<String>,
    /// Whether it is the body that decides.
    #[serde(skip)]
    pub decides: bool,
    /// Whether its meeting is over.
    #[serde(skip)]
    pub past: bool,
}

/// The people.
#[derive(Debug, Clone, Serialize)]
pub struct TeamText {
    /// How the project is steered, by paragraph.
    pub governance: Vec<String>,
    /// Members: name and role.
    pub members: Vec<MemberRow>,
}

/// A member.
#[derive(Debug, Clone, Serialize)]
pub struct MemberRow {
    /// Name or post.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Office.
    pub office: Option<String>,
}

/// Handing the solution on.
#[derive(Debug, Clone, Serialize)]
pub struct TransferText {
    /// How others can take it over, by paragraph.
    pub approach: Vec<String>,
    /// Who could use it, by paragraph.
    pub market: Vec<String>,
    /// Who has asked.
    pub interested: Vec<String>,
    /// The licence.
    pub licence: Option<String>,
    /// What a taker needs.
    pub requirements: Vec<String>,
    /// The same with their own marks and the points below them.
    pub requirement_items: Vec<ListItem>,
}

pub(super) fn project(context: &Context) -> ProjectText {
    let p = &context.profile.project;
    ProjectText {
        title: context.prose(&p.title),
        task: task(context),
        summary: context.paragraphs(p.summary.as_deref()),
        facts: facts(context),
        problem: context.paragraphs(p.problem.as_deref()),
        solution: context.paragraphs(p.solution.as_deref()),
        benefits: context.list(&p.benefits),
        benefit_items: context.items(&p.benefits),
        target_groups: context.list(&p.target_groups),
        alternatives: p
            .alternatives
            .iter()
            .map(|a| Fact {
                label: context.prose(&a.title),
                value: context.optional_prose(&a.assessment).unwrap_or_else(|| context.labels.text("not-stated")),
            })
            .collect(),
    }
}

fn facts(context: &Context) -> Vec<Fact> {
    let (p, m) = (&context.profile.project, &context.profile.municipality);
    let mut out = Vec::new();
    let mut fact = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push(Fact { label: context.labels.text(key), value: context.prose(&value) });
        }
    };
    fact("fact.municipality", Some(m.name.clone()));
    fact("fact.kind", m.kind.as_deref().map(|kind| context.glossed(kind)));
    let states: Vec<String> = m.states.iter().map(|state| context.glossed(state)).collect();
    fact("fact.state", (!states.is_empty()).then(|| context.labels.list(&states)));
    fact("fact.inhabitants", m.inhabitants.map(|n| context.formats.integer(i64::try_from(n).unwrap_or(i64::MAX))));
    fact("fact.cohort", m.cohort.map(|c| c.to_string()));
    let phases: Vec<String> = p.phases.iter().map(|p| context.phase_label(*p)).collect();
    let assumed = if p.phase_assumed { context.labels.text("fact.phase-assumed") } else { String::new() };
    fact("fact.phase", Some(format!("{}{assumed}", context.labels.list(&phases))));
    fact("fact.task", task(context));
    fact("fact.target-groups", (!p.target_groups.is_empty()).then(|| context.list(&p.target_groups).join(", ")));
    fact("fact.operator", chosen_model(context));
    fact(
        "fact.partners",
        (!context.profile.operation.partners.is_empty())
            .then(|| context.list(&context.profile.operation.partners).join(", ")),
    );
    fact("fact.as-of", p.as_of.map(|d| context.formats.date(d)));
    if let Some(c) = &m.contact {
        let parts: Vec<String> =
            [&c.name, &c.office, &c.phone, &c.email, &c.web].into_iter().filter_map(Clone::clone).collect();
        fact("fact.contact", (!parts.is_empty()).then(|| parts.join(", ")));
    }
    out
}

fn task(context: &Context) -> Option<String> {
    let task = context.profile.project.task?;
    Some(context.labels.text(match task {
        Task::Mandatory => "task.mandatory",
        Task::Voluntary => "task.voluntary",
    }))
}

pub(super) fn measures(context: &Context) -> Vec<MeasureChart> {
    context.profile.project.key_figures.iter().map(|m| measure(context, m)).filter(|m| !m.bars.is_empty()).collect()
}

fn measure(context: &Context, m: &KeyFigure) -> MeasureChart {
    let known = [("before", m.before), ("today", m.today), ("target", m.target)];
    let asked = bounds(context, m);
    let values = known.iter().filter_map(|(_, v)| *v).chain(asked.iter().map(|(_, v)| *v));
    let longest = values.map(f64::abs).fold(0.0, f64::max);
    let share = |v: f64| if longest > 0.0 { v.abs() / longest } else { 0.0 };
    let shown = |v: f64| context.value(v, m.unit.as_deref());
    let bars = known
        .into_iter()
        .filter_map(|(key, value)| value.map(|v| (key, v)))
        .map(|(key, v)| Bar {
            key,
            label: context.labels.text(&format!("measure.{key}")),
            value: shown(v),
            share: share(v),
        })
        .collect();
    let conditions = asked.into_iter().map(|(key, v)| Bar {
        key: "condition",
        label: context.labels.text("measure.condition"),
        value: context.labels.fill(key, &[("value", &shown(v))]),
        share: share(v),
    });
    MeasureChart {
        name: context.prose(&m.name),
        unit: context.optional_prose(&m.unit),
        bars,
        conditions: conditions.collect(),
        message: message(context, m, &shown),
        source: context.optional_prose(&m.source),
        progress: progress(context, m),
    }
}

/// The bounds that the resolution sets, each with the key of its words.
fn bounds(context: &Context, m: &KeyFigure) -> Vec<(&'static str, f64)> {
    let conditions = context.profile.resolution.points.iter().flat_map(|point| &point.conditions);
    let mine = conditions.filter(|c| {
        c.key_figure
            .as_deref()
            .and_then(|name| context.profile.key_figure(name))
            .is_some_and(|found| found.name == m.name)
    });
    let both = |c: &Condition| [("core.at-least", c.at_least), ("core.at-most", c.at_most)];
    let mut found: Vec<_> = mine.flat_map(both).filter_map(|(key, value)| value.map(|v| (key, v))).collect();
    found.dedup();
    found
}

/// From what it was to what it is, and what is aimed at.
fn message(context: &Context, m: &KeyFigure, shown: &dyn Fn(f64) -> String) -> Option<String> {
    let (before, today) = (m.before?, m.today?);
    let key = match today.partial_cmp(&before)? {
        Ordering::Greater => "measure.rose",
        Ordering::Less => "measure.fell",
        Ordering::Equal => "measure.same",
    };
    let repeated = m.unit.as_deref().filter(|unit| context.formats.repeats(unit));
    let values = [("name", &m.name), ("before", &context.value(before, repeated)), ("today", &shown(today))];
    let sentence = context.labels.fill(key, &values.map(|(name, value)| (name, value.as_str())));
    let aim = m.target.map(|v| context.labels.fill("measure.aim", &[("target", &shown(v))])).unwrap_or_default();
    Some(context.prose(&format!("{sentence}{aim}")))
}

fn progress(context: &Context, m: &KeyFigure) -> Option<String> {
    let (before, today, target) = (m.before?, m.today?, m.target?);
    if before == target {
        return None;
    }
    let share = (today - before) / (target - before);
    let percent = context.percent(share);
    let key = match share {
        s if s >= 1.0 => "measure.reached",
        s if s < 0.0 => "measure.worse",
        _ => "measure.progress",
    };
    Some(context.labels.fill(key, &[("percent", &percent)]))
}

/// The risks, the gravest first.
pub(super) fn sorted_risks<'a>(context: &'a Context) -> Vec<&'a Risk> {
    let mut risks: Vec<&Risk> = context.profile.risks.iter().collect();
    risks.sort_by_key(|r| std::cmp::Reverse(weight(r)));
    risks
}

/// The risks as tables print them, which count themselves: without the numbers the titles may bring.
pub(super) fn risks(context: &Context) -> Vec<RiskRow> {
    let all = &context.profile.risks;
    let own = context.list(&all.iter().map(|risk| risk.title.clone()).collect::<Vec<_>>());
    // What is numbered otherwise would be a point below another.
    let own = Some(own).filter(|own| own.len() == all.len());
    let own = own.unwrap_or_else(|| all.iter().map(|risk| context.prose(&risk.title)).collect());
    let mut rows: Vec<(&Risk, String)> = all.iter().zip(own).collect();
    rows.sort_by_key(|(risk, _)| std::cmp::Reverse(weight(risk)));
    rows.into_iter().map(|(r, title)| risk(context, r, title)).collect()
}

/// Likelihood times impact, 1 to 9; 0 where one is missing.
fn weight(risk: &Risk) -> u8 {
    let points = |level: Option<Level>| level.map_or(0, |l| l as u8 + 1);
    points(risk.likelihood) * points(risk.impact)
}

/// How likely or how grave, in words.
pub(super) fn level(labels: &Labels, level: Option<Level>) -> String {
    labels.text(match level {
        Some(Level::Low) => "level.low",
        Some(Level::Medium) => "level.medium",
        Some(Level::High) => "level.high",
        None => "not-stated",
    })
}

/// What likelihood times impact comes to.
pub(super) fn weight_key(weight: u8) -> &'static str {
    match weight {
        0 => "unknown",
        1 | 2 => "low",
        3 | 4 => "medium",
        _ => "high",
    }
}

fn risk(context: &Context, r: &Risk, title: String) -> RiskRow {
    let key = weight_key(weight(r));
    RiskRow {
        title,
        likelihood: level(context.labels, r.likelihood),
        impact: level(context.labels, r.impact),
        weight: key,
        weight_label: context.labels.text(&format!("weight.{key}")),
        measure: context.optional_prose(&r.action),
        responsible: context.optional_prose(&r.responsible),
    }
}

pub(super) fn steps(context: &Context) -> Vec<StepRow> {
    let mut steps: Vec<_> = context.profile.steps.iter().collect();
    // By date; what has none comes last, in the profile's order.
    steps.sort_by_key(|s| (s.due.is_none(), s.due));
    steps
        .into_iter()
        .map(|s| StepRow {
            title: context.prose(&s.title),
            responsible: context.optional_prose(&s.responsible),
            due: s.due.map(|d| context.formats.date(d)),
        })
        .collect()
}

pub(super) fn decision(context: &Context) -> Option<Decision> {
    let r = &context.profile.resolution;
    if !resolution::is_stated(r) {
        return None;
    }
    let paper = context.options.language;
    let mut texts = r.text.iter().chain(r.points.iter().map(|point| &point.text));
    let is_foreign = texts.any(|text| context.passages.language_of(text.trim(), paper) != paper);
    let items: Vec<ListItem> = resolution::points(context, r).into_iter().map(|point| point.item).collect();
    Some(Decision {
        body: r.body.as_deref().map(|body| context.glossed(body)),
        meeting: r.meeting.map(|d| context.formats.date(d)),
        is_ahead: r.meeting.is_some_and(|day| day > context.options.date),
        number: r.number.clone(),
        number_label: number_label(context),
        lead: context.optional_prose(&r.lead),
        points: items.iter().cloned().map(ListItem::in_a_row).collect(),
        items,
        note: is_foreign.then(|| context.labels.text("decision.in-german")),
        consultations: consultations(context),
    })
}

/// What the number of a paper is called where this form is used.
fn number_label(context: &Context) -> String {
    let form = context.sources.council_form();
    let own = form.called("vorlage_nr").filter(|_| form.language == context.options.language);
    own.map_or_else(|| context.labels.text("council.field.vorlage_nr"), |own| context.prose(own))
}

/// The bodies that deal with the paper, in order.
pub(super) fn consultations(context: &Context) -> Vec<ConsultationRow> {
    let r = &context.profile.resolution;
    let mut said = BTreeSet::new();
    let rows = r.consultations.iter();
    rows.map(|c| ConsultationRow {
        body: context.glossed_once(&c.body, &mut said),
        date: c.date.map(|d| context.formats.date(d)),
        role: c.role.as_deref().map(|role| context.glossed_once(role, &mut said)),
        decides: r.body.as_deref().is_some_and(|body| names::same(body, &c.body)),
        past: c.date.is_some_and(|day| day < context.options.date),
    })
    .collect()
}

pub(super) fn team(context: &Context) -> Option<TeamText> {
    let t = &context.profile.team;
    if t.governance.is_none() && t.members.is_empty() {
        return None;
    }
    Some(TeamText {
        governance: context.paragraphs(t.governance.as_deref()),
        members: t
            .members
            .iter()
            .map(|m| MemberRow {
                name: context.prose(&m.name),
                role: context.optional_prose(&m.role),
                office: context.optional_prose(&m.office),
            })
            .collect(),
    })
}

pub(super) fn transfer(context: &Context) -> Option<TransferText> {
    let t = &context.profile.transfer;
    if *t == Transfer::default() {
        return None;
    }
    Some(TransferText {
        approach: context.paragraphs(t.approach.as_deref()),
        market: context.paragraphs(t.market.as_deref()),
        interested: context.list(&t.interested),
        licence: context.optional_prose(&t.licence),
        requirements: context.list(&t.requirements),
        requirement_items: context.items(&t.requirements),
    })
}

/// The file-name form of the municipality's name.
pub(super) fn slug(context: &Context) -> String {
    names::slug(&context.profile.municipality.name)
}
