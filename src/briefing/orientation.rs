//! Whether papers can only be an orientation, and whether the municipality had any part in them.

use super::context::Context;
use super::resolution;

/// Whether the profile states no status, no money, no resolution and no problem.
pub(super) fn is_thin(context: &Context) -> bool {
    let profile = context.profile;
    let finance = &profile.finance;
    let no_money = finance.costs.is_empty() && finance.income.is_empty() && profile.investment.need_cents.is_none();
    profile.assessments.iter().all(|said| said.status.is_none())
        && no_money
        && !resolution::is_stated(&profile.resolution)
        && profile.project.problem.is_none()
}

/// Whether somebody else wrote of the municipality what is known of it: the phase is assumed, the facts have a source, and
/// it says nothing of its project.
pub(super) fn is_unasked(context: &Context) -> bool {
    let profile = context.profile;
    is_thin(context) && profile.project.phase_assumed && profile.municipality.source.is_some()
}
