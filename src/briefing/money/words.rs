//! What money is called: kinds of cost, how sure it is, who bears it, spans of years and of amounts.

use crate::briefing::budget;
use crate::briefing::context::Context;
use crate::briefing::format::Formats;
use crate::briefing::labels::Labels;
use crate::profile::{Bearer, CostKind, FundingStatus};

/// Running cost or investment, in words.
pub(crate) fn kind(labels: &Labels, kind: CostKind) -> String {
    labels.text(match kind {
        CostKind::Operating => "cost.operating",
        CostKind::Capital => "cost.capital",
    })
}

/// How sure money is: its name in JSON.
pub(super) fn funding_key(status: Option<FundingStatus>) -> &'static str {
    match status {
        Some(FundingStatus::Granted) => "granted",
        Some(FundingStatus::Requested) => "requested",
        Some(FundingStatus::Planned) => "planned",
        Some(FundingStatus::Open) => "open",
        None => "not-stated",
    }
}

/// How sure money is, in words.
pub(crate) fn funding(labels: &Labels, status: Option<FundingStatus>) -> String {
    labels.text(match status {
        Some(FundingStatus::Granted) => "funding.granted",
        Some(FundingStatus::Requested) => "funding.requested",
        Some(FundingStatus::Planned) => "funding.planned",
        Some(FundingStatus::Open) => "funding.open",
        None => "not-stated",
    })
}

/// Everybody who may bear an item, the body that decides first; who is not stated last.
pub(super) const BEARERS: [Option<Bearer>; 7] = [
    Some(Bearer::Own),
    Some(Bearer::Levy),
    Some(Bearer::Federal),
    Some(Bearer::State),
    Some(Bearer::European),
    Some(Bearer::ThirdParty),
    None,
];

/// Who bears an item: the name in JSON.
pub(super) fn bearer_key(bearer: Option<Bearer>) -> &'static str {
    match bearer {
        Some(Bearer::Own) => "own",
        Some(Bearer::Levy) => "levy",
        Some(Bearer::Federal) => "federal",
        Some(Bearer::State) => "state",
        Some(Bearer::European) => "european",
        Some(Bearer::ThirdParty) => "third-party",
        None => "not-stated",
    }
}

/// Who bears an item, in words.
pub(crate) fn bearer(context: &Context, bearer: Option<Bearer>) -> String {
    context.labels.text(&format!("money.bearer.{}", bearer_key(bearer)))
}

/// A word of money that says where it stands: `im Haushalt veranschlagt`.
pub(super) fn in_plan(context: &Context, key: &str) -> String {
    let plan = budget::in_plan(context, &context.profile.budget_words());
    context.labels.fill(key, &[("in_plan", &plan)])
}

/// Years as one: `2028 bis 2030`, or `2028`.
pub(crate) fn years(context: &Context, first: i16, last: i16) -> String {
    if first == last {
        return first.to_string();
    }
    context.labels.fill("span", &[("first", &first.to_string()), ("last", &last.to_string())])
}

/// A span of amounts: `88.500 bis 92.500 €`, or one amount if both are the same.
pub(super) fn range(context: &Context, least: i64, most: i64) -> String {
    amounts(context.labels, context.formats, least, most)
}

/// The same in the words of these labels.
pub(crate) fn amounts(labels: &Labels, formats: &Formats, least: i64, most: i64) -> String {
    // Less than nothing is a relief.
    if most < 0 {
        let relief = amounts(labels, formats, most.saturating_neg(), least.saturating_neg());
        return labels.fill("money.relief", &[("range", &relief)]);
    }
    if least == most {
        return formats.money(least);
    }
    labels.fill(
        "money.range",
        &[
            ("least", &formats.amount(least)),
            ("most", &formats.amount(most)),
            ("least_money", &formats.money(least)),
            ("most_money", &formats.money(most)),
        ],
    )
}

/// A useful life: `8 Jahre`.
pub(super) fn life_span(context: &Context, years: u8) -> String {
    let key = if years == 1 { "money.life.one" } else { "money.life" };
    context.labels.fill(key, &[("years", &years.to_string())])
}
