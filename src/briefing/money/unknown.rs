//! What cannot be computed because the profile does not say it: named with the key that is missing, never filled in.

use serde::Serialize;

use super::depreciation;
use super::follow_up::FollowUpCosts;
use super::present_value::has_numbers;
use crate::briefing::context::Context;
use crate::briefing::resolution;
use crate::profile::{CostItem, keys};

/// A number that cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unknown {
    /// What is not known and why, as a sentence.
    pub text: String,
    /// The key in the profile, such as `[[finanzierung.posten]] traeger`.
    pub key: String,
    /// The paths of what is missing.
    #[serde(skip)]
    pub(crate) paths: &'static [&'static str],
    /// What is missing, for a list.
    #[serde(skip)]
    pub(crate) what: String,
}

/// The end of the name of what is missing in some items only.
const OF_SOME: &str = "-of-some";

/// Whether a cap that no item belongs to does not say what it would be paid from.
fn cap_without_cover(context: &Context) -> bool {
    let items = &context.profile.finance.costs;
    resolution::points(context, &context.profile.resolution).iter().any(|point| {
        let open = point.stated.is_some_and(|p| p.cap_cents.is_some() && p.cap_cover.is_none());
        open && !items.iter().any(|item| item.point.as_deref().is_some_and(|name| point.is_meant(name)))
    })
}

/// Everything that cannot be computed.
pub(super) fn unknown(context: &Context, follow_up: &FollowUpCosts) -> Vec<Unknown> {
    let profile = context.profile;
    let (items, alternatives) = (&profile.finance.costs, &profile.project.alternatives);
    let resolution = &profile.resolution;
    let mut out = Vec::new();
    let mut missing = |is_missing: bool, name: &str, paths: &'static [&'static str]| {
        if is_missing {
            let text = context.labels.text(&format!("money.unknown.{}", name.trim_end_matches(OF_SOME)));
            let what = context.labels.text(&format!("money.gap.{name}"));
            out.push(Unknown { text, key: keys::shown(paths), paths, what });
        }
    };
    let any = |lacks: &dyn Fn(&CostItem) -> bool| items.iter().any(lacks);
    let decides = !resolution.points.is_empty() || !resolution.text.is_empty();
    let year = profile.project.as_of.unwrap_or(context.options.date).year();
    let compared = alternatives.iter().any(has_numbers);
    let is_partial =
        |a: &crate::profile::Alternative| has_numbers(a) && (a.once_cents.is_none() || a.yearly_cents.is_none());
    missing(
        decides && !items.is_empty() && items.iter().all(|i| i.point.is_none()),
        "point",
        &["finanzierung.posten.punkt"],
    );
    // Of some items only: the paper names who bears the others.
    let of_some = |lacks: &dyn Fn(&CostItem) -> bool, all: &'static str, some: &'static str| {
        if items.iter().all(lacks) { all } else { some }
    };
    let bearer = |item: &CostItem| item.bearer.is_none();
    let status = |item: &CostItem| item.status.is_none();
    missing(any(&bearer), of_some(&bearer, "bearer", "bearer-of-some"), &["finanzierung.posten.traeger"]);
    missing(any(&status), of_some(&status, "status", "status-of-some"), &["finanzierung.posten.status"]);
    missing(
        any(&|i| i.year < year) && items.iter().all(|i| i.spent_cents.is_none()),
        "spent",
        &["finanzierung.posten.ist"],
    );
    missing(!items.is_empty() && follow_up.state == "unknown", "follow-up", &["finanzierung.folgekosten"]);
    missing(cap_without_cover(context), "cap-cover", &["beschluss.punkte.deckung"]);
    missing(depreciation::without_life(context).next().is_some(), "life", &["finanzierung.posten.nutzungsdauer"]);
    missing(compared && profile.finance.horizon.is_none(), "horizon", &["finanzierung.zeitraum"]);
    missing(compared && profile.finance.rate.is_none(), "rate", &["finanzierung.zinssatz"]);
    missing(
        alternatives.iter().any(is_partial),
        "alternative",
        &["projekt.alternativen.einmalig", "projekt.alternativen.jaehrlich"],
    );
    out
}
