//! What the alternatives cost over the stated years in today's money, and whether their order would be another one with
//! a rate of one percentage point more or less, or with a fifth more or less cost.

use serde::Serialize;

use super::words::life_span;
use crate::briefing::context::Context;
use crate::profile::Alternative;

/// One alternative with its numbers.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeValue {
    /// The alternative.
    pub title: String,
    /// What it costs once.
    pub once: Option<String>,
    /// What it costs every year.
    pub yearly: Option<String>,
    /// What it brings in every year.
    pub income: Option<String>,
    /// What others grant for it.
    pub grant: Option<String>,
    /// Its useful life in years.
    pub life: Option<String>,
    /// What it costs over all years in today's money; none where it cannot be computed.
    pub value: Option<String>,
    /// Whether that is less than nothing: what it brings in is more than what it costs.
    pub is_relief: bool,
    /// Its place, 1 being the cheapest; none without a value.
    pub rank: Option<usize>,
    /// Whether it is the one chosen.
    pub chosen: bool,
    /// Whether it is what happens if nothing is done.
    pub baseline: bool,
}

/// What a change of one assumption does.
#[derive(Debug, Clone, Serialize)]
pub struct Sensitivity {
    /// `rate-down`, `rate-up`, `cost-down`, `cost-up`; `income-unagreed` without what is not agreed yet, or `income`
    /// without any income, where none is marked so.
    pub key: &'static str,
    /// Whether the order changes.
    pub changes: bool,
    /// The cheapest then.
    pub first: String,
    /// The same as a sentence.
    pub sentence: String,
}

/// The alternatives compared.
#[derive(Debug, Clone, Serialize)]
pub struct PresentValue {
    /// In the profile's order.
    pub rows: Vec<AlternativeValue>,
    /// Over how many years: `10`.
    pub horizon: String,
    /// The rate: `2 %`.
    pub rate: String,
    /// What changes of the assumptions do; empty with less than two values.
    pub sensitivity: Vec<Sensitivity>,
    /// How the numbers were found.
    pub rule: String,
    /// The useful lives they rest on; none if none is stated.
    pub lives: Option<String>,
}

/// The numbers of an alternative that its value can be computed from.
#[derive(Clone, Copy)]
struct Flow {
    once: f64,
    yearly: f64,
    income: f64,
    /// What of the income is not agreed yet; all of it where no alternative says.
    unsure: f64,
    grant: f64,
    life: Option<u8>,
}

/// The cost that goes into the value is once and every year; income and grants lower it where they are stated.
fn flow(alternative: &Alternative, marked: bool) -> Option<Flow> {
    let cents = |cents: Option<i64>| cents.unwrap_or(0) as f64;
    let unsure = if marked { alternative.unagreed_income_cents } else { alternative.yearly_income_cents };
    Some(Flow {
        once: alternative.once_cents? as f64,
        yearly: alternative.yearly_cents? as f64,
        income: cents(alternative.yearly_income_cents),
        unsure: cents(unsure).min(cents(alternative.yearly_income_cents)),
        grant: cents(alternative.grant_cents),
        life: alternative.useful_life.filter(|life| *life > 0),
    })
}

impl Flow {
    /// In cents: what is paid now less the grant, what every year costs less its income at the end of that year, what
    /// is bought anew at the end of each useful life, less what the last purchase is still worth at the end.
    fn value(self, horizon: u8, rate: f64) -> f64 {
        let factor = |year: u8| (1.0 + rate / 100.0).powi(-i32::from(year));
        let yearly: f64 = (1..=horizon).map(|year| (self.yearly - self.income) * factor(year)).sum();
        let mut value = self.once - self.grant + yearly;
        if let Some(life) = self.life {
            let mut bought = 0;
            while horizon - bought > life {
                bought += life;
                value += self.once * factor(bought);
            }
            let left = f64::from(life - (horizon - bought)) / f64::from(life);
            value -= self.once * left * factor(horizon);
        }
        value
    }

    /// With another cost; income and grants stay.
    fn dearer(self, share: f64) -> Self {
        Self { once: self.once * share, yearly: self.yearly * share, ..self }
    }

    /// Without the income that is not sure.
    fn without_unsure(self) -> Self {
        Self { income: self.income - self.unsure, ..self }
    }
}

/// Whether any alternative has numbers.
pub(super) fn has_numbers(alternative: &Alternative) -> bool {
    [alternative.once_cents, alternative.yearly_cents, alternative.yearly_income_cents, alternative.grant_cents]
        .iter()
        .any(Option::is_some)
}

/// The alternatives with the numbers that are stated, and with their values where these can be computed; empty where no
/// alternative states a number.
pub(super) fn alternatives(context: &Context, compared: Option<&PresentValue>) -> Vec<AlternativeValue> {
    let all = &context.profile.project.alternatives;
    match compared {
        Some(compared) => compared.rows.clone(),
        None if all.iter().any(has_numbers) => all.iter().map(|a| row(context, a, None, None)).collect(),
        None => Vec::new(),
    }
}

/// None without numbers, or where years or rate are not stated.
pub(super) fn present_value(context: &Context) -> Option<PresentValue> {
    let all = &context.profile.project.alternatives;
    let finance = &context.profile.finance;
    let (horizon, rate) = (finance.horizon?, finance.rate?);
    if !all.iter().any(has_numbers) {
        return None;
    }
    let marked = all.iter().any(|a| a.unagreed_income_cents.is_some());
    let flows: Vec<Option<Flow>> = all.iter().map(|a| flow(a, marked)).collect();
    let values = |rate: f64, change: &dyn Fn(usize, Flow) -> Flow| -> Vec<Option<i64>> {
        let value = |(at, flow): (usize, &Option<Flow>)| Some(change(at, (*flow)?).value(horizon, rate).round() as i64);
        flows.iter().enumerate().map(value).collect()
    };
    let now = values(rate, &|_, flow| flow);
    let order = order(&now);
    let compared = compared(context, &order);
    let sensitivity = match compared {
        Some(at) if order.len() > 1 => {
            let dearer = |share: f64| values(rate, &|i, flow| if i == at { flow.dearer(share) } else { flow });
            let (less, more) = ((rate - 1.0).max(0.0), rate + 1.0);
            let title = |at: usize| context.prose(&all[at].title);
            let rated = |key, rate| sentence(context, key, &values(rate, &|_, flow| flow), &order, rate, &title(at));
            let costed = |key, share| sentence(context, key, &dearer(share), &order, rate, &title(at));
            let mut said = vec![
                rated("rate-down", less),
                rated("rate-up", more),
                costed("cost-down", 0.8),
                costed("cost-up", 1.2),
            ];
            if flows.iter().flatten().any(|flow| flow.unsure > 0.0) {
                let key = if marked { "income-unagreed" } else { "income" };
                let without = values(rate, &|_, flow| flow.without_unsure());
                said.push(sentence(context, key, &without, &order, rate, &unagreed(context)));
            }
            said
        }
        _ => Vec::new(),
    };
    Some(PresentValue {
        rows: all.iter().enumerate().map(|(at, a)| row(context, a, now[at], rank(&order, at))).collect(),
        horizon: horizon.to_string(),
        rate: context.formats.rate(rate),
        sensitivity,
        rule: rule(context, horizon, rate, now.iter().flatten().any(|cents| *cents < 0)),
        lives: lives(context),
    })
}

/// How the values were found, and what one below nothing means where there is one.
fn rule(context: &Context, horizon: u8, rate: f64, has_savings: bool) -> String {
    let values = [("years", horizon.to_string()), ("rate", context.formats.rate(rate))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let rule = context.labels.fill("money.present-value.rule", &values);
    if has_savings { format!("{rule} {}", context.labels.text("money.present-value.negative")) } else { rule }
}

/// The useful lives that the values rest on, each with its alternative; none if none is stated.
fn lives(context: &Context) -> Option<String> {
    let said = of_alternatives(context, |a| {
        let life = a.useful_life.filter(|life| *life > 0 && flow(a, false).is_some())?;
        Some(life_span(context, life))
    });
    said.map(|lives| context.labels.fill("money.present-value.lives", &[("lives", &lives)]))
}

/// What of each alternative's income is not agreed yet.
fn unagreed(context: &Context) -> String {
    let cents = |a: &Alternative| a.unagreed_income_cents.filter(|cents| *cents > 0);
    of_alternatives(context, |a| cents(a).map(|cents| context.formats.money(cents))).unwrap_or_default()
}

/// A value of each alternative that has one, with its title; none if none has.
fn of_alternatives(context: &Context, value: impl Fn(&Alternative) -> Option<String>) -> Option<String> {
    let said = context.profile.project.alternatives.iter().filter_map(|a| {
        let values = [("title", context.prose(&a.title)), ("value", value(a)?)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Some(context.labels.fill("money.of-alternative", &values))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The alternative whose cost is varied: the chosen one, else the cheapest.
fn compared(context: &Context, order: &[usize]) -> Option<usize> {
    let chosen = order.iter().find(|at| context.profile.project.alternatives[**at].chosen);
    chosen.or(order.first()).copied()
}

/// Those that have a value, the cheapest first; of equal ones the first named.
fn order(values: &[Option<i64>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_some()).collect();
    order.sort_by_key(|at| values[*at]);
    order
}

fn rank(order: &[usize], at: usize) -> Option<usize> {
    order.iter().position(|other| *other == at).map(|place| place + 1)
}

fn sentence(
    context: &Context,
    key: &'static str,
    values: &[Option<i64>],
    before: &[usize],
    rate: f64,
    varied: &str,
) -> Sensitivity {
    let after = order(values);
    let baseline = after.first().is_some_and(|at| context.profile.project.alternatives[*at].baseline);
    let titles = |at: &usize| context.prose(&context.profile.project.alternatives[*at].title);
    let first = after.first().map(titles).unwrap_or_default();
    let changes = after != before;
    let stays = match (changes, after.first() == before.first()) {
        (false, _) => "same",
        (true, true) => "same-first",
        (true, false) if baseline => "baseline",
        (true, false) => "other",
    };
    let values = [("rate", context.formats.rate(rate)), ("first", first.clone()), ("title", varied.to_owned())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let condition = context.labels.fill(&format!("money.if.{key}"), &values);
    let result = context.labels.fill(&format!("money.order.{stays}"), &values);
    Sensitivity { key, changes, first, sentence: format!("{condition} {result}") }
}

/// Rounded to whole euros.
fn whole_euros(cents: i64) -> i64 {
    (cents as f64 / 100.0).round() as i64 * 100
}

fn row(context: &Context, a: &Alternative, value: Option<i64>, rank: Option<usize>) -> AlternativeValue {
    let money = |cents: Option<i64>| cents.map(|cents| context.formats.money(cents));
    AlternativeValue {
        title: context.prose(&a.title),
        once: money(a.once_cents),
        yearly: money(a.yearly_cents),
        income: money(a.yearly_income_cents),
        grant: money(a.grant_cents),
        life: a.useful_life.map(|years| years.to_string()),
        // Cents would say more than the assumptions bear.
        value: money(value.map(whole_euros)),
        is_relief: value.is_some_and(|cents| whole_euros(cents) < 0),
        rank,
        chosen: a.chosen,
        baseline: a.baseline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(once: f64, yearly: f64, life: Option<u8>) -> Flow {
        Flow { once, yearly, income: 0.0, unsure: 0.0, grant: 0.0, life }
    }

    #[test]
    fn years_are_discounted_at_their_end() {
        // 1,000 now, 100 a year for three years at 2 %: 1,000 + 98.0392 + 96.1169 + 94.2322.
        let value = flow(100_000.0, 10_000.0, None).value(3, 2.0);
        assert_eq!(value.round() as i64, 128_839);
        assert_eq!(flow(100_000.0, 10_000.0, None).value(3, 0.0).round() as i64, 130_000);
    }

    #[test]
    fn what_wears_out_is_bought_anew_and_what_is_left_counts() {
        // Without interest: bought now and after four years; of the second one two of four years are left.
        assert_eq!(flow(80_000.0, 0.0, Some(4)).value(6, 0.0).round() as i64, 120_000);
        assert_eq!(flow(80_000.0, 0.0, Some(6)).value(6, 0.0).round() as i64, 80_000);
        assert_eq!(flow(80_000.0, 0.0, Some(12)).value(6, 0.0).round() as i64, 40_000);
        assert_eq!(flow(80_000.0, 0.0, Some(3)).value(6, 0.0).round() as i64, 160_000);
    }
}
