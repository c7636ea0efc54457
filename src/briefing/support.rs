//! Help from outside: operating models compared, support mechanisms by level.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Context;
use super::criteria::{RelatedLink, link};
use super::prose::capitalised;
use super::subject::{subjects, suits_phase, suits_subject};
use crate::catalog::{OperatingKind, OperatingModel, SupportMechanism};
use crate::names;
use crate::profile::Status;
use crate::selection::{Group, Verdict};

/// An operating model beside the others.
#[derive(Debug, Clone, Serialize)]
pub struct ModelRow {
    /// Its name; that of a technical option says that it is one.
    pub name: String,
    /// `model`, `mixed`, `technical` (how it is provided, not who runs it), or `own` for the town's own words.
    pub kind: &'static str,
    /// Whether the profile chose it.
    pub chosen: bool,
    /// Its legal forms.
    pub legal_forms: String,
    /// What it is.
    pub description: Option<String>,
    /// Strengths.
    pub strengths: Option<String>,
    /// Weak points.
    pub caveats: Option<String>,
    /// When it suits.
    pub suits: Option<String>,
    /// The town's assessment.
    pub assessment: Option<String>,
}

/// Who will run it, and the options.
#[derive(Debug, Clone, Serialize)]
pub struct OperationText {
    /// The chosen model; none if the profile names none.
    pub model: Option<String>,
    /// What kind of model that is: `public`, `private`, `civic`, `mixed`, or `own` for the town's own words;
    /// empty if none is chosen.
    pub form: &'static str,
    /// Why, by paragraph.
    pub rationale: Vec<String>,
    /// Partners.
    pub partners: Vec<String>,
    /// The pure models, and what the profile chose or assessed besides.
    pub models: Vec<ModelRow>,
    /// Whether the roadmap names the strengths of all pure models of the catalogue.
    pub strengths_stated: bool,
    /// Forms of cooperation by name.
    pub mixed: Vec<String>,
    /// Questions to settle: question and why it matters.
    pub questions: Vec<OpenQuestion>,
}

/// A question to settle.
#[derive(Debug, Clone, Serialize)]
pub struct OpenQuestion {
    /// The question.
    pub question: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What the town answers; none if it does not say.
    pub answer: Option<String>,
    /// Whether the town asks it, not the catalogue.
    pub own: bool,
}

/// A support mechanism and what it would help with.
#[derive(Debug, Clone, Serialize)]
pub struct MechanismRow {
    /// Its name.
    pub name: String,
    /// What it is.
    pub explanation: Option<String>,
    /// Whether it exists.
    pub status: Option<String>,
    /// Whether the level that would have to act was inferred, not stated by the roadmap.
    pub inferred: bool,
    /// Where the roadmap names it.
    pub source: Option<String>,
    /// The date of that source.
    pub as_of: Option<String>,
    /// How many selected criteria that are not fulfilled it would help with.
    pub count: usize,
    /// The first few of them.
    pub helps: Vec<RelatedLink>,
    /// How many more.
    pub more: usize,
}

/// The mechanisms of one level.
#[derive(Debug, Clone, Serialize)]
pub struct LevelText {
    /// The level or levels: `Bund und Länder`.
    pub name: String,
    /// Whether the level of at least one of them was inferred.
    pub inferred: bool,
    /// The mechanisms, those that would help with most first.
    pub mechanisms: Vec<MechanismRow>,
}

/// How many criteria a mechanism names before "and n more".
const NAMED_CRITERIA: usize = 3;

pub(super) fn operation(context: &Context) -> OperationText {
    let own = &context.profile.operation;
    let rows = &context.catalog.operating_models;
    OperationText {
        model: chosen_model(context),
        form: form(context),
        rationale: context.paragraphs(own.rationale.as_deref()),
        partners: context.list(&own.partners),
        models: models(context),
        strengths_stated: rows
            .iter()
            .filter(|m| m.kind == OperatingKind::Model && m.strengths.is_some())
            .all(|m| m.strengths_stated),
        mixed: rows.iter().filter(|m| m.kind == OperatingKind::Mixed).map(|m| context.prose(&m.name)).collect(),
        questions: questions(context),
    }
}

/// The pure models of the catalogue, and whatever else the profile chose or assessed: nothing of it is lost, also where
/// it says how a solution is provided and not who runs it.
fn models(context: &Context) -> Vec<ModelRow> {
    let own = &context.profile.operation;
    let is_option =
        |m: &&OperatingModel| matches!(m.kind, OperatingKind::Model | OperatingKind::Mixed | OperatingKind::Technical);
    let rows = || context.catalog.operating_models.iter().filter(is_option);
    let chosen = |m: &OperatingModel| own.model.as_deref().is_some_and(|name| is_called(m, name));
    // A form that is assessed twice is shown once, with all that is said of it.
    let assessed = |is_it: &dyn Fn(&str) -> bool| -> Option<Option<String>> {
        let options: Vec<_> = own.options.iter().filter(|option| is_it(&option.model)).collect();
        let said: Vec<&str> = options.iter().filter_map(|option| option.assessment.as_deref()).collect();
        (!options.is_empty()).then(|| (!said.is_empty()).then(|| said.join(" ")))
    };
    let known = rows().filter_map(|m| {
        let said = assessed(&|name| is_called(m, name));
        let shown = m.kind == OperatingKind::Model || chosen(m) || said.is_some();
        shown.then(|| model(context, m, chosen(m), said.flatten()))
    });
    // What only the profile knows stands beside the catalogue's models.
    let others = own.options.iter().enumerate().filter(|(at, option)| {
        let earlier = own.options.iter().take(*at).any(|other| names::same(&other.model, &option.model));
        !earlier && !rows().any(|m| is_called(m, &option.model))
    });
    let others = others.map(|(_, option)| ModelRow {
        name: context.prose(&option.model),
        kind: "own",
        chosen: own.model.as_deref().is_some_and(|name| names::same(name, &option.model)),
        legal_forms: String::new(),
        description: None,
        strengths: None,
        caveats: None,
        suits: None,
        assessment: context.optional_prose(&assessed(&|name| names::same(name, &option.model)).flatten()),
    });
    known.chain(others).collect()
}

/// The catalogue's questions with the town's answers, then the town's own.
fn questions(context: &Context) -> Vec<OpenQuestion> {
    let asked = &context.profile.operation.questions;
    let known = || context.catalog.operating_models.iter().filter(|m| m.kind == OperatingKind::Question);
    let of_catalogue = known().map(|m| {
        let answers = asked.iter().filter(|asked| is_called(m, &asked.question));
        let answers: Vec<&str> = answers.filter_map(|asked| asked.answer.as_deref()).collect();
        OpenQuestion {
            question: context.prose(&m.name),
            why: context.optional_prose(&m.description),
            answer: (!answers.is_empty()).then(|| context.prose(&answers.join(" "))),
            own: false,
        }
    });
    let own = asked.iter().filter(|asked| !known().any(|m| is_called(m, &asked.question))).map(|asked| OpenQuestion {
        question: context.prose(&asked.question),
        why: None,
        answer: context.optional_prose(&asked.answer),
        own: true,
    });
    of_catalogue.chain(own).collect()
}

/// The chosen model as readers see it: the catalogue's name for it, or the profile's own words.
pub(super) fn chosen_model(context: &Context) -> Option<String> {
    let own = context.profile.operation.model.as_deref()?;
    let known = context.catalog.operating_models.iter().find(|m| is_called(m, own));
    Some(match known {
        Some(model) => context.prose(&capitalised(&model.name)),
        None => context.glossed(&capitalised(own)),
    })
}

fn form(context: &Context) -> &'static str {
    let Some(own) = context.profile.operation.model.as_deref() else { return "" };
    let known = context.catalog.operating_models.iter().find(|m| is_called(m, own));
    match known.map(|m| (m.kind, names::letters(&m.key))) {
        Some((OperatingKind::Mixed, _)) => "mixed",
        Some((OperatingKind::Model, key)) if key.contains("öffentlich") => "public",
        Some((OperatingKind::Model, key)) if key.contains("privat") => "private",
        Some((OperatingKind::Model, key)) if key.contains("zivil") => "civic",
        _ => "own",
    }
}

fn model(context: &Context, m: &OperatingModel, chosen: bool, assessment: Option<String>) -> ModelRow {
    let name = context.prose(&capitalised(&m.name));
    let (kind, name) = match m.kind {
        OperatingKind::Mixed => ("mixed", name),
        OperatingKind::Technical => ("technical", context.labels.fill("operation.technical", &[("name", &name)])),
        _ => ("model", name),
    };
    ModelRow {
        name,
        kind,
        chosen,
        legal_forms: context.prose(&context.labels.list(&m.legal_forms)),
        description: context.optional_prose(&m.description),
        strengths: context.optional_prose(&m.strengths),
        caveats: context.optional_prose(&m.caveats),
        suits: context.optional_prose(&m.suits),
        assessment: context.optional_prose(&assessment),
    }
}

/// Whether a profile's words mean this model: the workbook's name, or the one its readers see.
fn is_called(model: &OperatingModel, name: &str) -> bool {
    names::same(&model.key, name) || names::same(&model.name, name)
}

/// What is selected, not fulfilled, and to be done now.
fn unfulfilled<'a>(context: &'a Context) -> impl Iterator<Item = &'a Verdict<'a>> {
    context
        .selection
        .verdicts
        .iter()
        .filter(|v| v.group.is_some_and(|g| g != Group::Outlook))
        .filter(|v| matches!(v.status(), Status::Open | Status::InProgress))
}

pub(super) fn mechanisms(context: &Context) -> Vec<LevelText> {
    let mut levels: BTreeMap<usize, LevelText> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let own = subjects(context);
    let suits = |m: &&SupportMechanism| suits_phase(context, &m.phases) && suits_subject(&m.fit, &own);
    for mechanism in context.catalog.mechanisms.iter().filter(suits) {
        let helps: Vec<&Verdict> = unfulfilled(context).filter(|v| serves(mechanism, v)).collect();
        if helps.is_empty() {
            continue;
        }
        let name = level_name(context, mechanism);
        let position = order.iter().position(|l| *l == name).unwrap_or_else(|| {
            order.push(name.clone());
            order.len() - 1
        });
        let level =
            levels.entry(position).or_insert_with(|| LevelText { name, inferred: false, mechanisms: Vec::new() });
        level.inferred |= mechanism.levels_inferred;
        level.mechanisms.push(MechanismRow {
            name: context.prose(&mechanism.name),
            explanation: context.optional_prose(&mechanism.explanation),
            status: context.optional_prose(&mechanism.status),
            inferred: mechanism.levels_inferred,
            source: context.optional_prose(&mechanism.fit.source),
            as_of: context.optional_prose(&mechanism.fit.as_of),
            count: helps.len(),
            more: helps.len().saturating_sub(NAMED_CRITERIA),
            helps: helps.iter().take(NAMED_CRITERIA).map(|v| link(context, v)).collect(),
        });
    }
    let mut levels: Vec<LevelText> = levels.into_values().collect();
    for level in &mut levels {
        level.mechanisms.sort_by_key(|m| std::cmp::Reverse(m.count));
    }
    levels.sort_by_key(|l| std::cmp::Reverse(l.mechanisms.iter().map(|m| m.count).sum::<usize>()));
    levels
}

fn serves(mechanism: &SupportMechanism, verdict: &Verdict) -> bool {
    let named =
        if mechanism.is_category { &verdict.criterion.mechanism_categories } else { &verdict.criterion.mechanisms };
    named.iter().any(|n| names::same(n, &mechanism.key))
}

/// The levels of government and others, from the widest to the nearest.
const LEVELS: [&str; 5] = ["EU", "Bund", "Länder", "Kommunen", "Private"];

fn level_name(context: &Context, mechanism: &SupportMechanism) -> String {
    if mechanism.levels.is_empty() {
        return context.labels.text("level-of-mechanism.none");
    }
    // The same levels in another order are the same levels.
    let mut levels = mechanism.levels.clone();
    levels.sort_by_key(|l| LEVELS.iter().position(|known| known == l).unwrap_or(LEVELS.len()));
    let names: Vec<String> = levels.iter().map(|l| context.labels.text(&format!("level-of-mechanism.{l}"))).collect();
    capitalised(&context.labels.list(&names))
}
