//! The points of the resolution with what belongs to each: its amount, the body's own share of it, its cap, its
//! conditions. A cap is no item: it is shown apart and never added.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::bodies::Case;
use crate::briefing::condition::{self, ConditionRow};
use crate::briefing::context::Context;
use crate::briefing::list::SubItem;
use crate::briefing::money::{Share, by_bearer, by_status, own, some_total, total};
use crate::briefing::reason::without_stop;
use crate::briefing::resolution::{self, Point};
use crate::names;
use crate::profile::{Bearer, CostItem, CostKind};

/// A point of the resolution.
#[derive(Debug, Clone, Serialize)]
pub struct CorePoint {
    /// Its number, from 1.
    pub number: String,
    /// What other statements name it by: its `id`, or else its number.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The points below it.
    pub items: Vec<SubItem>,
    /// What it decides on: the sum of the items that name it; none if none does.
    pub amount: Option<String>,
    /// What of it the body bears itself; none if no item names its bearer.
    pub own: Option<String>,
    /// A cap that is no item.
    pub cap: Option<String>,
    /// Who carries it out.
    pub responsible: Option<String>,
    /// Until when.
    pub due: Option<String>,
    /// Where the reasons speak of it.
    pub reason: Option<String>,
    /// What must be met.
    pub conditions: Vec<ConditionRow>,
    /// The day until when, as such.
    #[serde(skip)]
    pub(super) day: Option<Date>,
}

/// A name and an amount.
#[derive(Debug, Clone, Serialize)]
pub struct LabelledAmount {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its name in words.
    pub label: String,
    /// How much.
    pub amount: String,
}

/// What is decided today.
#[derive(Debug, Clone, Serialize)]
pub struct Today {
    /// The sum of the items that name a point of the resolution.
    pub sum: String,
    /// What of it the body bears itself; none if no item names its bearer.
    pub own: Option<String>,
    /// Who pays it: `davon zahlt die Stadt`.
    pub own_label: String,
    /// What others bear, and what no bearer is stated for.
    pub others: Vec<LabelledAmount>,
    /// By how sure it is.
    pub statuses: Vec<LabelledAmount>,
    /// Running cost of it; none if there is none.
    pub operating: Option<String>,
    /// Investment of it; none if there is none.
    pub capital: Option<String>,
    /// What of it stays locked until a condition of its point is met; none if that is nothing.
    pub locked: Option<String>,
    /// The caps of all points: not part of the sum.
    pub cap: Option<String>,
    /// The sum in cents.
    #[serde(skip)]
    pub(crate) sum_cents: i64,
    /// What of it the body bears itself, in cents.
    #[serde(skip)]
    pub(crate) own_cents: Option<i64>,
    /// What of it is granted or in the adopted budget, in cents; none if of no item it is said how sure its money is.
    #[serde(skip)]
    pub(crate) granted_cents: Option<i64>,
    /// What of it nobody says how sure it is, in cents.
    #[serde(skip)]
    pub(crate) unstated_cents: i64,
    /// How the sum was found, and which caps stand beside it.
    pub rule: String,
}

/// The items that name a point.
fn items_of<'a>(context: &Context<'a>, point: &Point) -> Vec<&'a CostItem> {
    let names = |item: &&CostItem| item.point.as_deref().is_some_and(|name| point.is_meant(name));
    context.profile.finance.costs.iter().filter(names).collect()
}

pub(super) fn points(context: &Context) -> Vec<CorePoint> {
    let points = resolution::points(context, &context.profile.resolution);
    points.into_iter().map(|point| core_point(context, point)).collect()
}

fn core_point(context: &Context, point: Point) -> CorePoint {
    let items = items_of(context, &point);
    let money = |cents| context.formats.money(cents);
    let stated = point.stated;
    let due = stated.and_then(|p| p.due);
    let conditions = stated.map(|p| p.conditions.as_slice()).unwrap_or_default();
    CorePoint {
        amount: some_total(items.iter().map(|i| i.cents)).map(money),
        own: own(&items).map(money),
        cap: stated.and_then(|p| p.cap_cents).map(money),
        responsible: stated.and_then(|p| context.optional_prose(&p.responsible)),
        due: due.map(|day| context.formats.date(day)),
        day: due,
        reason: stated.and_then(|p| context.optional_prose(&p.reason)),
        conditions: conditions.iter().map(|c| condition::judge(context, c, due)).collect(),
        number: point.number,
        id: point.name,
        text: point.item.text,
        items: point.item.items,
    }
}

/// The source of what third parties pay, if all of it has the same.
fn only_third_party(context: &Context, items: &[&CostItem]) -> Option<String> {
    let mine = items.iter().filter(|item| item.bearer == Some(Bearer::ThirdParty));
    let sources: BTreeSet<Option<&str>> = mine.map(|item| item.source.as_deref()).collect();
    match sources.iter().collect::<Vec<_>>()[..] {
        [Some(only)] => Some(context.prose(only)),
        _ => None,
    }
}

/// None if no item names a point of the resolution.
pub(super) fn today(context: &Context) -> Option<Today> {
    let points = resolution::points(context, &context.profile.resolution);
    let items: Vec<&CostItem> = points.iter().flat_map(|point| items_of(context, point)).collect();
    let sum = some_total(items.iter().map(|i| i.cents))?;
    let money = |cents| context.formats.money(cents);
    let caps = without_item(context, &points);
    let of = |kind| {
        let mine = items.iter().filter(|i| i.kind == kind).map(|i| i.cents);
        Some(total(mine)).filter(|cents| *cents > 0).map(money)
    };
    let others = by_bearer(context, &items).into_iter().filter(|part| part.key != "own" && part.key != "levy");
    let named = |part: Share| LabelledAmount { key: part.key, label: part.label, amount: part.amount };
    // Others have a name where there is one of them only.
    let other = only_third_party(context, &items);
    let others = others.map(|part| match &other {
        Some(name) if part.key == "third-party" => Share { label: name.clone(), ..part },
        _ => part,
    });
    let statuses = by_status(context, &items);
    let cents = |key: &str| statuses.iter().find(|part| part.key == key).map_or(0, |part| part.cents);
    let is_any_stated = items.iter().any(|item| item.status.is_some());
    Some(Today {
        sum: money(sum),
        sum_cents: sum,
        own: own(&items).map(money),
        own_cents: own(&items),
        granted_cents: is_any_stated.then(|| cents("granted")),
        unstated_cents: cents("not-stated"),
        own_label: own_label(context),
        others: others.map(named).collect(),
        statuses: statuses.into_iter().map(named).collect(),
        operating: of(CostKind::Operating),
        capital: of(CostKind::Capital),
        locked: locked(context, &points).map(money),
        cap: some_total(points.iter().filter_map(|point| point.stated?.cap_cents)).map(money),
        rule: rule(context, &caps),
    })
}

/// The caps of points that no item belongs to: money that no sum holds.
fn without_item<'p>(context: &Context, points: &'p [Point]) -> Vec<(&'p Point<'p>, i64)> {
    let capped = points.iter().filter_map(|point| Some((point, point.stated?.cap_cents?)));
    capped.filter(|(point, _)| items_of(context, point).is_empty()).collect()
}

/// Whether a point grants running cost.
pub(super) fn grants_running_cost(context: &Context, point: &CorePoint) -> bool {
    let mut items = context.profile.finance.costs.iter().filter(|item| item.kind == CostKind::Operating);
    items.any(|item| item.point.as_deref().is_some_and(|name| names::same(name, &point.id)))
}

/// What nothing is budgeted for though the resolution allows it to be spent.
pub(in crate::briefing) fn capped_without_item(context: &Context) -> i64 {
    let points = resolution::points(context, &context.profile.resolution);
    total(without_item(context, &points).into_iter().map(|(_, cents)| cents))
}

/// The items of points with a condition that locks their money and is not met.
fn locked(context: &Context, points: &[Point]) -> Option<i64> {
    let locks = |point: &&Point| {
        let stated = point.stated.map(|stated| (stated.conditions.as_slice(), stated.due));
        let (conditions, due) = stated.unwrap_or_default();
        let rows = conditions.iter().map(|c| condition::judge(context, c, due));
        rows.into_iter().any(|row| row.locks())
    };
    let items = points.iter().filter(locks).flat_map(|point| items_of(context, point));
    some_total(items.map(|item| item.cents))
}

/// How the sum was found; a cap that no item belongs to is named, with what it would be paid from.
fn rule(context: &Context, caps: &[(&Point, i64)]) -> String {
    let base = context.labels.text("core.today.rule");
    let cap = |(point, cents): &(&Point, i64)| {
        let cover = point.stated.and_then(|stated| context.optional_prose(&stated.cap_cover));
        let cover = cover.map_or_else(|| context.labels.text("not-stated"), |cover| without_stop(&cover).to_owned());
        let amount = context.formats.money(*cents);
        let values = [("amount", amount.as_str()), ("point", &point.number), ("cover", &cover)];
        context.labels.fill("core.today.rule.cap", &values)
    };
    if caps.is_empty() {
        return base;
    }
    let named: Vec<String> = caps.iter().map(cap).collect();
    format!("{base} {}", context.labels.fill("core.today.rule.caps", &[("caps", &named.join("; "))]))
}

/// Who pays the share that the body bears itself: `davon zahlt die Stadt`.
fn own_label(context: &Context) -> String {
    let municipality = context.profile.bodies().municipality;
    let values = [("who", municipality.with_article(Case::Nominative)), ("kind", municipality.english.as_str())];
    context.labels.fill("core.own", &values)
}
