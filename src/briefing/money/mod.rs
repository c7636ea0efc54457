//! Money, computed once for all papers and exact in cents, with the rule beside each number that is derived: years, who
//! bears it, how sure it is, income, posts, follow-up costs, depreciation, the alternatives compared. What cannot be
//! computed is named.

mod costs;
mod depreciation;
mod follow_up;
mod income;
mod items;
mod posts;
mod present_value;
mod sum;
mod unknown;
mod words;
mod years;

pub use costs::Costs;
pub use depreciation::Depreciation;
pub use follow_up::FollowUpCosts;
pub use income::IncomeRow;
pub use items::{MoneyItem, PhaseShare};
pub use posts::{PostRow, Posts};
pub use present_value::{AlternativeValue, PresentValue};
pub use unknown::Unknown;
pub use years::{MoneyTotal, MoneyYear, Share};

pub(super) use costs::costs;
pub(crate) use posts::most_at_once;
pub(crate) use sum::{MAX_PLAN_YEARS, Sum, plan_years, some_total};
pub(super) use sum::{is_open, total};
pub(crate) use words::amounts;
pub(super) use words::{bearer, funding, kind};
pub(crate) use years::YearSum;
pub(super) use years::{by_bearer, by_status, own};

use serde::Serialize;

use super::context::Context;
use crate::profile::CostItem;

/// The money of a project.
#[derive(Debug, Clone, Serialize)]
pub struct Money {
    /// By year, years between the first and the last included.
    pub years: Vec<MoneyYear>,
    /// All years together.
    pub total: MoneyTotal,
    /// By who bears it, over all years.
    pub bearers: Vec<Share>,
    /// By how sure it is, over all years.
    pub statuses: Vec<Share>,
    /// Every item, by year, running cost before investment.
    pub items: Vec<MoneyItem>,
    /// What it costs phase by phase; empty if the profile says the phase of no item.
    pub phases: Vec<PhaseShare>,
    /// Every income and saving, by year.
    pub income: Vec<IncomeRow>,
    /// How income is netted; none without income.
    pub income_rule: Option<String>,
    /// Posts; none if the profile names none.
    pub posts: Option<Posts>,
    /// Running cost after the project.
    pub follow_up: FollowUpCosts,
    /// Depreciation; none if no investment has a useful life.
    pub depreciation: Option<Depreciation>,
    /// The alternatives compared; none without numbers, years or rate.
    pub present_value: Option<PresentValue>,
    /// The alternatives with the numbers that are stated; empty where none states any.
    pub alternatives: Vec<AlternativeValue>,
    /// What cannot be computed.
    pub unknown: Vec<Unknown>,
}

pub(super) fn money(context: &Context) -> Money {
    let items: Vec<&CostItem> = context.profile.finance.costs.iter().collect();
    let follow_up = follow_up::follow_up(context);
    let income = income::rows(context);
    let present_value = present_value::present_value(context);
    Money {
        years: years::years(context),
        total: years::all_years(context),
        bearers: years::by_bearer(context, &items),
        statuses: years::by_status(context, &items),
        items: items::items(context),
        phases: items::by_phase(context),
        income_rule: (!income.is_empty()).then(|| words::in_plan(context, "money.income.rule")),
        income,
        posts: posts::posts(context),
        unknown: unknown::unknown(context, &follow_up),
        follow_up,
        depreciation: depreciation::depreciation(context),
        alternatives: present_value::alternatives(context, present_value.as_ref()),
        present_value,
    }
}
