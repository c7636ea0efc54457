//! `[finanzierung]` as plain values: cost items, income, posts and follow-up cost. Amounts are cents.

use super::stated::described;
use super::words::{Bearer, BudgetSystem, CostKind, Cover, FundingStatus, IncomeKind, IncomeStatus};
use crate::catalog::Phase;

described! {
    /// `[finanzierung]`.
    table Finance at "finanzierung" {
        /// `haushalt`: how the accounts are kept.
        budget_system: Option<BudgetSystem> = "haushalt",
        /// `zinssatz`: the rate that later years are discounted by, in per cent.
        rate: Option<f64> = "zinssatz",
        /// `zeitraum`: how many years alternatives are compared over.
        horizon: Option<u8> = "zeitraum",
        /// `[[finanzierung.posten]]`, in the file's order.
        costs: Vec<CostItem> = "posten",
        /// `[[finanzierung.ertraege]]`, in the file's order.
        income: Vec<Income> = "ertraege",
        /// `[[finanzierung.stellen]]`, in the file's order.
        posts: Vec<Post> = "stellen",
        /// `[finanzierung.folgekosten]`.
        follow_up: FollowUpCost = "folgekosten",
    }
}

described! {
    /// `[[finanzierung.posten]]`.
    #[derive(Eq, PartialOrd, Ord)]
    entry CostItem at "finanzierung.posten" {
        /// `jahr`, required.
        year: i16 = "jahr",
        /// `betrag` in cents, required; never negative.
        cents: i64 = "betrag",
        /// `art`, required.
        kind: CostKind = "art",
        /// `zweck`: what it is spent on.
        purpose: Option<String> = "zweck",
        /// `quelle`: who pays.
        source: Option<String> = "quelle",
        /// `status`.
        status: Option<FundingStatus> = "status",
        /// `punkt`: the point of the resolution that decides on it, by its `id` or number.
        point: Option<String> = "punkt",
        /// `phase`: the phase of the project it belongs to.
        phase: Option<Phase> = "phase",
        /// `ist` in cents: what has been spent of it so far.
        spent_cents: Option<i64> = "ist",
        /// `traeger`: whose budget bears it.
        bearer: Option<Bearer> = "traeger",
        /// `produkt`: the product of the budget.
        product: Option<String> = "produkt",
        /// `konto`: the account.
        account: Option<String> = "konto",
        /// `massnahme_nr`: the number of the investment measure.
        measure_number: Option<String> = "massnahme_nr",
        /// `nutzungsdauer`: useful life in years.
        useful_life: Option<u8> = "nutzungsdauer",
        /// `deckung`: how it is covered in the budget.
        cover: Option<Cover> = "deckung",
    }
}

described! {
    /// `[[finanzierung.ertraege]]`: what comes in, or is no longer spent.
    #[derive(Eq)]
    entry Income at "finanzierung.ertraege" {
        /// `jahr`, required.
        year: i16 = "jahr",
        /// `betrag` in cents, required; never negative.
        cents: i64 = "betrag",
        /// `zweck`: what it comes from.
        purpose: Option<String> = "zweck",
        /// `quelle`: who pays it.
        source: Option<String> = "quelle",
        /// `art`: whether it comes in or is saved.
        kind: Option<IncomeKind> = "art",
        /// `haushaltswirksam`: whether a saving shows in the budget.
        affects_budget: Option<bool> = "haushaltswirksam",
        /// `status`.
        status: Option<IncomeStatus> = "status",
    }
}

described! {
    /// `[[finanzierung.stellen]]`: a post, or a part of one.
    entry Post at "finanzierung.stellen" {
        /// `bezeichnung`, required.
        title: String = "bezeichnung",
        /// `umfang` in full-time equivalents, required.
        extent: f64 = "umfang",
        /// `bewertung`: the grade, in the words of the pay scale.
        grade: Option<String> = "bewertung",
        /// `ab`: the first year.
        from: Option<i16> = "ab",
        /// `bis`: the last year; none if it is permanent or not stated.
        until: Option<i16> = "bis",
        /// `status`: how sure it is; `bewilligt` if it is among the established posts.
        status: Option<FundingStatus> = "status",
    }
}

described! {
    /// `[finanzierung.folgekosten]`: what it costs every year after the project.
    #[derive(Eq)]
    table FollowUpCost at "finanzierung.folgekosten" {
        /// `ab`: the first year.
        from: Option<i16> = "ab",
        /// `jaehrlich` in cents.
        yearly_cents: Option<i64> = "jaehrlich",
        /// `bis`: the last year; none if it has no end or none is stated.
        until: Option<i16> = "bis",
        /// `bindung`: whether the resolution commits them.
        committed: Option<bool> = "bindung",
        /// `erlaeuterung`.
        explanation: Option<String> = "erlaeuterung",
    }
}
