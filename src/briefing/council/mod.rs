//! The council paper: head, sections and what stands in them, in the order and with the names of the municipality's
//! form. A missing risk or follow-up cost is said, whatever the form leaves out.

pub(super) mod content;
mod finance;
mod paper;
pub(super) mod proposal;
mod questions;
mod sections;

use content::{BiasText, Council, CouncilSection};
use paper::Paper;

use super::context::Context;
use super::gaps::{COUNCIL_PAPER, Gap};
use super::model::Briefing;
use crate::bodies::Bodies;
use crate::council_form::BiasRule;

/// Makes the paper from what the briefing holds already.
pub(super) fn council(context: &Context, briefing: &Briefing) -> Council {
    let form = context.sources.council_form();
    let paper = Paper { context, briefing, form, own_words: form.language == context.options.language };
    let own: Vec<&Gap> = briefing.gaps.iter().filter(|g| g.kinds.iter().any(|k| k == COUNCIL_PAPER)).collect();
    let bodies = context.profile.bodies();
    let (header, missing) = paper.header();
    let mut sections: Vec<CouncilSection> = form.sections.iter().filter_map(|p| paper.section(p)).collect();
    sections.push(paper.notes(!own.is_empty()));
    Council {
        title: paper.own(form.title.as_deref()).unwrap_or_else(|| context.labels.text("council.title")),
        form: context.prose(&form.name),
        own_form: context.sources.own_form.is_some(),
        header,
        missing,
        sections,
        follow_up: finance::follow_up(context, &briefing.money.follow_up),
        gaps: own.into_iter().map(|g| g.what.clone()).collect(),
        public: paper.public(),
        questions: paper.questions(),
        signatures: paper.signatures(),
        bias: bias(context, &bodies),
    }
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
