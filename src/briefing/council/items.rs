//! What a treasurer asks of each item: which are decided today and where they stand in the budget; income, posts,
//! depreciation; the alternatives with their numbers; the conditions of the resolution with how they stand.

use super::content::{ContentBlock, DataTable};
use super::finance;
use super::paper::Paper;
use crate::briefing::condition::ConditionRow;
use crate::briefing::money::{Costs, MoneyItem};
use crate::briefing::project::Fact;
use crate::briefing::prose::capitalised;
use crate::names;
use crate::profile::Alternative;

const LEFT: &str = "left";
const RIGHT: &str = "right";

/// One amount of an alternative, in cents.
type Amount = fn(&Alternative) -> Option<i64>;

impl Paper<'_> {
    /// The budget by year, what is decided today item by item, income, and posts.
    pub(super) fn finances(&self, costs: &Costs) -> Vec<ContentBlock> {
        let money = &self.briefing.money;
        let mut blocks = vec![finance::budget(self.context, &self.briefing.budget, costs, money)];
        blocks.extend(self.income());
        blocks.extend(money.income_rule.clone().map(|text| ContentBlock::Aside { text }));
        blocks.extend(self.decided_today());
        blocks.extend(self.posts());
        blocks
    }

    fn heading(&self, key: &str) -> ContentBlock {
        ContentBlock::Heading { title: self.word(key) }
    }

    fn or_dash(value: Option<&String>) -> String {
        value.cloned().unwrap_or_else(|| "–".to_owned())
    }

    fn rows_of(&self, key: &'static str, columns: &[(&str, &'static str)], rows: Vec<Vec<String>>) -> DataTable {
        DataTable {
            key,
            header: columns.iter().map(|(head, _)| self.word(head)).collect(),
            align: columns.iter().map(|(_, align)| *align).collect(),
            rows,
            total: None,
        }
    }

    /// The items that name a point of the resolution, with their place in the budget.
    fn decided_today(&self) -> Vec<ContentBlock> {
        let Some(today) = &self.briefing.core.today else { return Vec::new() };
        let number = |name: &str| {
            self.briefing.core.points.iter().position(|point| names::same(&point.id, name)).map(|at| at + 1)
        };
        let items = self.briefing.money.items.iter();
        let mut items: Vec<(usize, &MoneyItem)> =
            items.filter_map(|item| Some((number(item.point.as_deref()?)?, item))).collect();
        items.sort_by_key(|(point, _)| *point);
        let rows: Vec<Vec<String>> = items
            .into_iter()
            .map(|(point, item)| {
                let what: Vec<&str> = [&item.purpose, &item.source].into_iter().flatten().map(String::as_str).collect();
                let what = if what.is_empty() { item.kind_label.clone() } else { what.join("; ") };
                let year = format!("{} {}", item.year, item.kind_label);
                vec![point.to_string(), year, what, self.place(item), item.amount.clone()]
            })
            .collect();
        let columns = [
            ("col.point", LEFT),
            ("col.year", LEFT),
            ("council.col.purpose-source", LEFT),
            ("council.col.place", LEFT),
            ("col.amount", RIGHT),
        ];
        let total = [self.word("col.total"), String::new(), String::new(), String::new(), today.sum.clone()];
        let mut table = DataTable { total: Some(total.into()), ..self.rows_of("items", &columns, rows) };
        table.header[3] = self.fill("council.col.place", "in_plan", &self.briefing.budget.in_plan);
        vec![
            self.heading("council.decided-today"),
            ContentBlock::Table(table),
            ContentBlock::Aside { text: today.rule.clone() },
        ]
    }

    /// Product, account, number of the investment, cover, and how sure it is.
    fn place(&self, item: &MoneyItem) -> String {
        let words = &self.briefing.budget;
        let mine = |name: &str| self.briefing.core.points.iter().find(|point| names::same(&point.id, name));
        let is_locked =
            item.point.as_deref().and_then(mine).is_some_and(|point| point.conditions.iter().any(ConditionRow::locks));
        let named = |word: &str, value: &Option<String>| value.as_ref().map(|value| format!("{word} {value}"));
        let parts = [
            // A place in a business plan names the part of the plan itself.
            if words.system == "eigenbetrieb" { item.product.clone() } else { named(&words.product, &item.product) },
            named(&words.account, &item.account),
            named(&self.word("council.item.measure-number"), &item.measure_number),
            // Not all budgets are called so.
            if item.cover == Some("budgeted") {
                Some(self.word("council.item.budgeted"))
            } else {
                item.cover_label.clone()
            },
            match (item.status, item.bearer, item.cover) {
                ("not-stated", ..) => None,
                // Own money in the budget is planned until this paper's vote releases it, unless it locks it.
                ("planned", "own", Some("budgeted")) if is_locked => None,
                ("planned", "own", Some("budgeted")) => Some(self.word("council.item.released")),
                _ => Some(item.status_label.clone()),
            },
            is_locked.then(|| self.word("council.item.locked")),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { self.word("not-stated") } else { said.join("; ") }
    }

    fn income(&self) -> Vec<ContentBlock> {
        let rows: Vec<Vec<String>> = self
            .briefing
            .money
            .income
            .iter()
            .map(|row| {
                let what: Vec<&str> = [&row.purpose, &row.source].into_iter().flatten().map(String::as_str).collect();
                let what = if what.is_empty() { row.kind_label.clone() } else { what.join("; ") };
                let kind = [&row.kind_label, &row.status_label, &row.netted_label];
                let kind: Vec<&str> = kind.into_iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
                let kind = kind.join(", ");
                vec![row.year.clone(), what, kind, row.amount.clone()]
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns =
            [("col.year", LEFT), ("council.col.purpose-source", LEFT), ("col.kind", LEFT), ("col.amount", RIGHT)];
        vec![self.heading("h.income"), ContentBlock::Table(self.rows_of("income", &columns, rows))]
    }

    fn posts(&self) -> Vec<ContentBlock> {
        let Some(posts) = &self.briefing.money.posts else { return Vec::new() };
        let or_none = |said: &Option<String>| said.clone().unwrap_or_else(|| self.word("not-stated"));
        let rows = posts.rows.iter().map(|row| {
            vec![row.title.clone(), row.extent.clone(), or_none(&row.grade), or_none(&row.years), row.status.clone()]
        });
        let columns =
            [("col.post", LEFT), ("col.extent", RIGHT), ("col.grade", LEFT), ("col.years", LEFT), ("col.status", LEFT)];
        vec![self.heading("h.posts"), ContentBlock::Table(self.rows_of("posts", &columns, rows.collect()))]
    }

    /// Depreciation by years with the same amounts; nothing where the accounts know none or no life is stated.
    pub(super) fn depreciation(&self) -> Vec<ContentBlock> {
        let Some(known) = &self.briefing.money.depreciation else { return Vec::new() };
        let granted = known.grants.is_some();
        let stated = |value: &Option<String>| value.clone().unwrap_or_else(|| self.word("not-stated"));
        let rows = known.rows.iter().map(|row| {
            let mut cells = vec![row.years.clone(), stated(&row.operating), row.depreciation.clone()];
            cells.extend(granted.then(|| Self::or_dash(row.dissolution.as_ref())));
            cells.push(stated(&row.burden));
            cells
        });
        let mut columns =
            vec![("col.years", LEFT), ("council.col.operating", RIGHT), ("council.col.depreciation", RIGHT)];
        columns.extend(granted.then_some(("council.col.release", RIGHT)));
        columns.push(("money.col.burden", RIGHT));
        let words = &self.briefing.budget;
        let values = [
            ("depreciation", words.depreciation.as_deref().unwrap_or_default()),
            ("release", words.release.as_deref().unwrap_or_default()),
        ];
        let fill = |key: &str| self.context.labels.fill(key, &values);
        let (heading, release) = match (&words.depreciation, &words.release) {
            (Some(_), Some(_)) => ("council.col.depreciation", "council.col.release"),
            _ => ("col.depreciation", "col.dissolution"),
        };
        let mut table = self.rows_of("depreciation", &columns, rows.collect());
        table.header[1].clone_from(&words.operating_column);
        table.header[2] = capitalised(&fill(heading));
        if granted {
            table.header[3] = capitalised(&fill(release));
        }
        let amount = |key: &str, cents: &Option<String>| {
            cents.as_ref().map(|amount| self.context.labels.fill(key, &[("amount", amount)]))
        };
        let more = [
            amount("council.depreciation.kept", &known.kept),
            amount("council.depreciation.without-life", &known.without_life),
            amount("council.depreciation.without-bearer", &known.without_bearer),
            amount("council.depreciation.unsecured-grants", &known.unsecured_grants),
        ];
        let rules = [known.rule.clone(), known.lives.clone()];
        let text: Vec<String> = rules.into_iter().chain(more.into_iter().flatten()).collect();
        let heading = ContentBlock::Heading { title: capitalised(&fill(heading)) };
        vec![heading, ContentBlock::Table(table), ContentBlock::Aside { text: text.join(" ") }]
    }

    /// The alternatives: their numbers where there are some, then what speaks for and against each.
    pub(super) fn alternatives(&self) -> Vec<ContentBlock> {
        let texts = &self.briefing.project.alternatives;
        if texts.is_empty() {
            let rows = self.ready_made();
            return match rows.is_empty() {
                true => self.gap("[[projekt.alternativen]]").into_iter().collect(),
                false => vec![ContentBlock::Facts { rows }],
            };
        }
        let mut blocks = self.compared();
        blocks.push(ContentBlock::Facts { rows: texts.clone() });
        blocks
    }

    /// What was found and rejected before the project began; it was examined, if not as an alternative.
    fn ready_made(&self) -> Vec<Fact> {
        let check = &self.context.profile.pre_check;
        let rows = [("found", &check.found), ("rejected", &check.rejected)];
        let said = |(key, text): (&str, &Option<String>)| {
            let value = self.context.paragraphs(Some(text.as_deref()?)).join(" ");
            Some(Fact { label: self.word(&format!("council.pre-check.{key}")), value })
        };
        rows.into_iter().filter_map(said).collect()
    }

    fn compared(&self) -> Vec<ContentBlock> {
        let all = &self.context.profile.project.alternatives;
        let amounts: [(&str, Amount); 4] = [
            ("col.once", |a| a.once_cents),
            ("col.yearly", |a| a.yearly_cents),
            ("council.col.income-yearly", |a| a.yearly_income_cents),
            ("col.grant", |a| a.grant_cents),
        ];
        let shown: Vec<_> = amounts.into_iter().filter(|(_, of)| all.iter().any(|a| of(a).is_some())).collect();
        if shown.is_empty() {
            return Vec::new();
        }
        let value = self.briefing.money.present_value.as_ref();
        let rows = all.iter().enumerate().map(|(at, a)| {
            let mut cells = vec![self.title_of(a)];
            let money = |cents| self.context.formats.money(cents);
            cells.extend(shown.iter().map(|(_, of)| of(a).map_or_else(|| self.word("not-stated"), money)));
            cells.extend(value.map(|value| Self::or_dash(value.rows.get(at).and_then(|row| row.value.as_ref()))));
            cells
        });
        let mut columns = vec![("col.alternative", LEFT)];
        columns.extend(shown.iter().map(|(head, _)| (*head, RIGHT)));
        columns.extend(value.map(|_| ("col.present-value", RIGHT)));
        let mut blocks = vec![ContentBlock::Table(self.rows_of("alternatives", &columns, rows.collect()))];
        if let Some(value) = value {
            let changes = value.sensitivity.iter().filter(|s| s.changes).map(|s| s.sentence.clone());
            let mut text: Vec<String> = changes.collect();
            let (income, grant): (Amount, Amount) = (|a| a.yearly_income_cents, |a| a.grant_cents);
            let is_shown = |of: Amount| all.iter().any(|a| of(a).is_some()) && all.iter().any(|a| of(a).is_none());
            let reckoned_as_none = is_shown(income) || is_shown(grant);
            if text.is_empty() && !value.sensitivity.is_empty() {
                text.push(self.word("council.alternative.stable"));
            }
            if reckoned_as_none {
                text.push(self.word("council.alternative.unstated"));
            }
            // What the order turns on is read first, how it was found last.
            text.push(value.rule.clone());
            text.extend(value.lives.clone());
            blocks.push(ContentBlock::Aside { text: text.join(" ") });
        }
        blocks
    }

    fn title_of(&self, alternative: &Alternative) -> String {
        let title = self.context.prose(&alternative.title);
        let key = match (alternative.chosen, alternative.baseline) {
            (true, _) => "council.alternative.chosen",
            (false, true) => "council.alternative.baseline",
            (false, false) => return title,
        };
        self.context.labels.fill(key, &[("title", &title)])
    }

    /// What the resolution makes its points depend on, and how it stands.
    pub(super) fn conditions(&self) -> Option<ContentBlock> {
        let points = self.briefing.core.points.iter();
        let rows: Vec<Vec<String>> = points
            .flat_map(|point| point.conditions.iter().map(|c| (point.number.clone(), c)))
            .map(|(point, c)| {
                let follows = Some(&c.consequence_label).filter(|label| !label.is_empty());
                vec![point, c.text.clone(), Self::or_dash(c.due.as_ref()), self.stand(c), Self::or_dash(follows)]
            })
            .collect();
        let heads = ["col.point", "council.col.condition", "col.due", "council.col.today", "council.col.follows"];
        (!rows.is_empty()).then(|| self.table("conditions", &heads, rows))
    }

    /// How a condition stands, with what is reached.
    fn stand(&self, condition: &ConditionRow) -> String {
        let Some(reached) = &condition.reached else { return condition.state_label.clone() };
        let values = [("state", condition.state_label.as_str()), ("reached", reached)];
        self.context.labels.fill("council.condition.stand", &values)
    }
}
