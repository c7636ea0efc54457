//! Why a criterion is in the papers or not, in the reader's words. Takes the reasons of the selection, in their order.

use super::context::Context;
use crate::catalog::{Criterion, Phase};
use crate::selection::{Group, Reason, Verdict};

/// The reasons papers print: that the roadmap names a criterion for its own phase goes without saying.
pub(super) fn printed<'a>(verdict: &'a Verdict) -> impl Iterator<Item = &'a Reason> {
    let own = matches!(verdict.group, Some(Group::Milestone | Group::Criterion));
    verdict.reasons.iter().filter(move |r| !own || r.named_for().is_empty())
}

/// The project's phases that a reason names, in words.
fn named(context: &Context, reason: &Reason) -> String {
    context.labels.list(&reason.named_for().iter().map(|p| context.phase_key(*p)).collect::<Vec<_>>())
}

/// A reason in words.
pub(super) fn reason(context: &Context, reason: &Reason) -> String {
    let phase = reason.phase().map(|p| context.phase_key(p)).unwrap_or_default();
    let named = named(context, reason);
    let why = reason.why().unwrap_or_default();
    let key = match reason {
        Reason::IncludedByProfile { why: None } => "reason.included-by-profile.bare".to_owned(),
        // After the pilot, neither of P4 and P5 is the next one for sure.
        Reason::Outlook(Phase::P4 | Phase::P5) => "reason.outlook.either".to_owned(),
        other => format!("reason.{}", other.code()),
    };
    context.labels.fill(&key, &[("phase", &phase), ("named", &named), ("why", without_stop(why))])
}

/// The same where a criterion of which it is not certain that it is a milestone is not called one.
pub(super) fn reason_of(context: &Context, criterion: &Criterion, why: &Reason) -> String {
    match why {
        Reason::MilestoneOfPhase(phase) if !criterion.counts() => reason(context, &Reason::CriterionOfPhase(*phase)),
        Reason::MilestoneInArrears(phase) if !criterion.counts() => {
            reason(context, &Reason::CriterionInArrears(*phase))
        }
        why => reason(context, why),
    }
}

/// Words from a profile within a sentence of ours: without the full stop at the end, if it is one and not
/// that of an abbreviation.
pub(super) fn without_stop(text: &str) -> &str {
    let text = text.trim_end();
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if last.chars().count() > 3 { bare } else { text }
}

/// A reason in a few words, for lists of related criteria.
pub(super) fn short_reason(context: &Context, reason: &Reason) -> String {
    let phase = reason.phase().map(|p| context.phase_key(p)).unwrap_or_default();
    let named = named(context, reason);
    context.labels.fill(&format!("short.{}", reason.code()), &[("phase", &phase), ("named", &named)])
}

/// Why a criterion is in or out, as briefly as a list of all allows: reasons the profile gives in full.
pub(super) fn brief_reason(context: &Context, verdict: &Verdict) -> String {
    let reasons = verdict.reasons.iter().map(|r| match r.why() {
        Some(why) if !why.is_empty() => reason(context, r),
        _ => short_reason(context, r),
    });
    reasons.collect::<Vec<_>>().join("; ")
}
