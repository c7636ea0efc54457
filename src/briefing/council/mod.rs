//! The council paper: head, sections and what stands in them, in the order and with the names of the municipality's
//! form. A missing risk or follow-up cost is said, whatever the form leaves out.

pub(super) mod content;
mod effects;
mod execution;
mod finance;
mod glance;
mod items;
mod paper;
mod placed;
pub(super) mod proposal;
mod questions;
mod sections;

use super::council::content::ContentBlock;
use content::{BiasText, Council, CouncilSection};
use paper::Paper;

use super::context::Context;
use super::gaps::{COUNCIL_PAPER, Gap};
use super::model::Briefing;
use crate::bodies::Bodies;
use crate::council_form::{BiasRule, Content, FormSection};
use crate::word_form::marks::{CORE, EXECUTION, NOTES};

/// Makes the paper from what the briefing holds already.
pub(super) fn council(context: &Context, briefing: &Briefing) -> Council {
    let form = context.sources.council_form();
    let paper = Paper { context, briefing, form, own_words: form.language == context.options.language };
    let own: Vec<&Gap> = briefing.gaps.iter().filter(|g| g.kinds.iter().any(|k| k == COUNCIL_PAPER)).collect();
    let bodies = context.profile.bodies();
    let (header, missing) = paper.header(&|_| false);
    let has_gaps = !own.is_empty();
    let sections = sections(&paper, has_gaps, &|_| false);
    let placed = context.sources.word_form.map(|word| {
        let rest = self::sections(&paper, has_gaps, &|key| word.has(key));
        placed::contents(&paper, has_gaps, word, rest)
    });
    Council {
        title: paper.own(form.title.as_deref()).unwrap_or_else(|| context.labels.text("council.title")),
        form: context.prose(&form.name),
        own_form: context.sources.own_form.is_some(),
        header,
        notes: briefing.meta.language_note.iter().map(|text| ContentBlock::Aside { text: text.clone() }).collect(),
        fields: paper.fields(),
        missing,
        sections,
        follow_up: finance::follow_up(context, &briefing.money.follow_up),
        gaps: own.into_iter().map(|g| g.what.clone()).collect(),
        public: paper.public(),
        questions: paper.questions(),
        signatures: paper.signatures(),
        bias: bias(context, &bodies),
        effects: paper.effect_texts(),
        placed,
    }
}

/// The sections of the form. The core of the decision stands on the first page: after the way through the bodies where
/// the form begins with it, else before everything. What became of the last resolution goes before the facts. What stands
/// elsewhere is left out.
fn sections(paper: &Paper, gaps: bool, elsewhere: &dyn Fn(&str) -> bool) -> Vec<CouncilSection> {
    let form = paper.form;
    let reports = |part: &&FormSection| part.contents.iter().any(|c| matches!(c, Content::Facts | Content::Reasons));
    let first_report = form.sections.iter().position(|part| reports(&part)).unwrap_or(form.sections.len());
    let begins_with_bodies = form.sections.first().is_some_and(|part| part.contents == [Content::Consultations]);
    let mut sections = Vec::new();
    for (at, part) in form.sections.iter().enumerate() {
        if at == usize::from(begins_with_bodies) {
            sections.extend(paper.glance().filter(|_| !elsewhere(CORE)));
        }
        if at == first_report {
            sections.extend(paper.execution().filter(|_| !elsewhere(EXECUTION)));
        }
        sections.extend(paper.section(part, elsewhere));
    }
    if first_report == form.sections.len() {
        sections.extend(paper.execution().filter(|_| !elsewhere(EXECUTION)));
    }
    sections.extend(paper.notes(gaps).filter(|_| !elsewhere(NOTES)));
    sections
}

fn bias(context: &Context, bodies: &Bodies) -> Option<BiasText> {
    let place = &context.profile.municipality;
    let rule = BiasRule::of(bodies.kind.as_deref(), &place.name, &place.states)?;
    Some(BiasText {
        norm: rule.norm().map(|norm| context.prose(norm)),
        title: rule.title().to_owned(),
        consequence: rule.consequence(context.options.language).map(str::to_owned),
    })
}
