//! `[finanzierung]` and `[investition]`.

use crate::document::bounds::YEARS;
use crate::document::reader::TableReader;
use crate::profile::model::{CostItem, CostKind, FundUse, FundingStatus, Investment};

/// Reads `[[finanzierung.posten]]`.
pub(super) fn costs(root: &mut TableReader) -> Vec<CostItem> {
    let Some(mut section) = root.table("finanzierung") else { return Vec::new() };
    let costs = section.tables("posten").into_iter().filter_map(item).collect();
    section.finish();
    costs
}

fn item(mut section: TableReader) -> Option<CostItem> {
    let years = i64::from(*YEARS.start())..=i64::from(*YEARS.end());
    let year = section.required("jahr").and_then(|f| f.whole(years)).and_then(|y| i16::try_from(y).ok());
    let cents = section.required("betrag").and_then(|f| f.money());
    let kind = section.required("art").and_then(|f| f.choice(&CostKind::ALL.map(|k| (k.name(), k))));
    let purpose = section.text("zweck");
    let source = section.text("quelle");
    let status = section.choice("status", &FundingStatus::ALL.map(|s| (s.name(), s)));
    section.finish();
    Some(CostItem { year: year?, cents: cents?, kind: kind?, purpose, source, status })
}

/// Reads `[investition]`.
pub(super) fn investment(root: &mut TableReader) -> Investment {
    let Some(mut section) = root.table("investition") else { return Investment::default() };
    let investment = Investment {
        need_cents: section.money("bedarf"),
        offer: section.prose("gegenleistung"),
        business_model: section.prose("geschaeftsmodell"),
        impact: section.prose("wirkung"),
        why_now: section.prose("warum_jetzt"),
        exit: section.prose("ausstieg"),
        uses: section.tables("verwendung").into_iter().filter_map(fund_use).collect(),
    };
    section.finish();
    investment
}

fn fund_use(mut section: TableReader) -> Option<FundUse> {
    let purpose = section.required_text("zweck");
    let cents = section.required("betrag").and_then(|f| f.money());
    section.finish();
    Some(FundUse { purpose: purpose?, cents: cents? })
}
