//! The questions on money that a form asks, and the answers the profile gives. What it does not state is not stated;
//! nothing is estimated, and a question that only some items answer is not answered.

use std::collections::BTreeMap;

use super::content::{ContentBlock, DataTable, FinanceAnswer};
use super::paper::{Paper, distinct};
use crate::briefing::decision::capped_without_item;
use crate::briefing::money::{Sum, is_open, total};
use crate::briefing::prose::capitalised;
use crate::budget::Term;
use crate::council_form::{FinanceQuestion, Question};
use crate::names;
use crate::profile::{Bearer, CostItem, CostKind, Cover, FundingStatus};

/// What a form asks that names no questions.
const USUAL: [Question; 5] =
    [Question::Operating, Question::Capital, Question::FollowUp, Question::Granted, Question::Sources];

/// An answer without its question.
enum Answer {
    Yes(Option<String>),
    No(Option<String>),
    Unstated,
    Text(String),
}

impl Paper<'_> {
    /// The questions of the form with their answers.
    pub(super) fn questions(&self) -> Vec<FinanceAnswer> {
        if self.form.questions.is_empty() {
            return USUAL.into_iter().map(|asked| self.answered(asked, None)).collect();
        }
        let own = |question: &FinanceQuestion| {
            let words = question.text.as_deref().filter(|_| self.own_words);
            self.answered(question.answer, words)
        };
        let is_asked = |asked: &Question| self.form.questions.iter().any(|question| question.answer == *asked);
        // Who pays for a cost, and posts, are told whatever a form asks.
        let finance = &self.context.profile.finance;
        let more =
            [(Question::Sources, !finance.costs.is_empty()), (Question::Posts, self.briefing.money.posts.is_some())];
        let more = more.into_iter().filter(|(asked, tells)| *tells && !is_asked(asked));
        let more = more.map(|(asked, _)| self.answered(asked, None));
        self.form.questions.iter().map(own).chain(more).collect()
    }

    /// Questions with yes, no, or nothing said, and the amount that goes with them.
    pub(super) fn grid(&self) -> ContentBlock {
        let dash = || "–".to_owned();
        let task = self.briefing.project.task.iter().map(|task| vec![self.word("fact.task"), task.clone(), dash()]);
        let asked = self.questions().into_iter().map(|q| vec![q.question, q.answer, q.amount.unwrap_or_else(dash)]);
        let header = ["council.col.question", "council.col.answer", "col.amount"];
        ContentBlock::Table(DataTable {
            key: "grid",
            header: header.map(|h| self.word(h)).into(),
            align: vec!["left", "left", "right"],
            rows: task.chain(asked).collect(),
            total: None,
        })
    }

    /// What is said to a question, which is in a form's own words where it has some.
    pub(super) fn answered(&self, asked: Question, own: Option<&str>) -> FinanceAnswer {
        let question = match own {
            Some(own) => self.context.prose(&self.own_words_of_the_budget(own)),
            None => self.program_words(asked),
        };
        let (state, answer, amount) = match self.answer(asked) {
            Answer::Yes(amount) => ("yes", self.word("yes"), amount),
            // What stands in the budget but for a part of it is not missing there.
            Answer::No(Some(amount)) if asked == Question::Budgeted && self.is_partly_budgeted() => {
                ("no", self.word("council.grid.partly"), Some(amount))
            }
            Answer::No(amount) => ("no", self.word("no"), amount),
            Answer::Unstated => ("unstated", self.word("not-stated"), None),
            Answer::Text(text) => ("text", text, None),
        };
        FinanceAnswer { key: asked.key(), question, state, answer, amount }
    }

    fn is_partly_budgeted(&self) -> bool {
        self.voted_on().iter().any(|item| matches!(item.cover, Some(Cover::Budgeted | Cover::FinancialPlan)))
    }

    /// A form's own question, words of the budget in braces filled in.
    fn own_words_of_the_budget(&self, text: &str) -> String {
        let words = &self.briefing.budget;
        let filled = |text: String, term: Term| text.replace(&format!("{{{}}}", term.key()), words.word(term));
        Term::ALL.into_iter().fold(text.to_owned(), filled)
    }

    fn program_words(&self, asked: Question) -> String {
        let words = &self.briefing.budget;
        let named = |word: &str| self.context.labels.fill("council.grid.within", &[("word", word)]);
        let within = |word: &str| if words.parts { named(word) } else { String::new() };
        let capital = if words.system == "doppisch" { &words.payments } else { &words.capital_part };
        let (operating, capital) = (within(&words.operating), within(capital));
        let values = [
            ("operating", operating.as_str()),
            ("capital", &capital),
            ("over_plan", &words.over_plan),
            ("unplanned", &words.unplanned),
            ("commitment", &words.commitment),
            ("product", &capitalised(&words.product)),
            ("account", &capitalised(&words.account)),
        ];
        // The place in the budget is asked of what is decided today, where the profile says what that is.
        let today = if of_the_vote(asked) && self.briefing.core.today.is_some() { ".today" } else { "" };
        self.context.labels.fill(&format!("council.grid.{}{today}", label(asked)), &values)
    }

    fn answer(&self, asked: Question) -> Answer {
        let profile = self.context.profile;
        match asked {
            Question::Posts => {
                let Some(posts) = &self.briefing.money.posts else { return Answer::Unstated };
                // Posts that are there already are no effect of this decision.
                let are_granted = posts.rows.iter().all(|row| row.status_key == "granted");
                Answer::Yes(Some(match are_granted {
                    true => self.context.labels.fill("council.grid.posts-granted", &[("fte", &posts.fte)]),
                    false => posts.fte.clone(),
                }))
            }
            Question::Income => match total(profile.finance.income.iter().map(|i| i.cents)) {
                0 => Answer::Unstated,
                cents => Answer::Yes(self.money(cents)),
            },
            Question::FollowUp => self.follow_up(),
            Question::Alternatives if profile.project.alternatives.is_empty() => Answer::Unstated,
            Question::Alternatives => Answer::Yes(None),
            Question::Refusal => {
                let said = profile.resolution.if_refused.as_deref();
                said.map_or(Answer::Unstated, |text| Answer::Text(self.context.paragraphs(Some(text)).join(" ")))
            }
            _ if profile.finance.costs.is_empty() => Answer::Unstated,
            _ if of_the_vote(asked) => self.of_items(asked, &self.voted_on()),
            _ => {
                let of_all = self.of_items(asked, &profile.finance.costs.iter().collect::<Vec<_>>());
                let is_voted_on = is_sum(asked) && self.briefing.core.today.is_some();
                if is_voted_on { self.of_which_today(of_all, self.of_items(asked, &self.voted_on())) } else { of_all }
            }
        }
    }

    /// What of a sum of all years is decided today, before that sum.
    fn of_which_today(&self, of_all: Answer, today: Answer) -> Answer {
        let (Answer::Yes(Some(all)), Answer::Yes(Some(_)) | Answer::No(_)) = (&of_all, &today) else { return of_all };
        let today = match &today {
            Answer::Yes(Some(today)) => today.clone(),
            _ => self.context.formats.money(0),
        };
        if today == *all {
            return of_all;
        }
        let values = [("today", today.as_str()), ("all", all)];
        Answer::Yes(Some(self.context.labels.fill("council.grid.today-of-all", &values)))
    }

    /// The items that name a point of the resolution; all of them where none does.
    fn voted_on(&self) -> Vec<&CostItem> {
        let points = &self.briefing.core.points;
        let named = |item: &&CostItem| {
            item.point.as_deref().is_some_and(|name| points.iter().any(|point| names::same(&point.id, name)))
        };
        let all = &self.context.profile.finance.costs;
        let voted_on: Vec<&CostItem> = all.iter().filter(named).collect();
        if voted_on.is_empty() { all.iter().collect() } else { voted_on }
    }

    /// The answers that the items give; there are some.
    fn of_items(&self, asked: Question, items: &[&CostItem]) -> Answer {
        let sum = |fits: &dyn Fn(&CostItem) -> bool| total(items.iter().filter(|i| fits(i)).map(|i| i.cents));
        let if_any = |cents: i64| match cents {
            0 => Answer::No(None),
            cents => Answer::Yes(self.money(cents)),
        };
        // What the items do not say is neither yes nor no.
        let settled = |not: i64, unsaid: i64| match (self.money(not), self.money(unsaid)) {
            (None, None) => Answer::Yes(None),
            (None, Some(_)) => Answer::Unstated,
            (Some(amount), None) => Answer::No(Some(amount)),
            (Some(amount), Some(unsaid)) => {
                let values = [("amount", amount.as_str()), ("unsaid", &unsaid)];
                Answer::No(Some(self.context.labels.fill("council.grid.unsaid", &values)))
            }
        };
        let texts = |all: Vec<String>| match all.is_empty() {
            true => Answer::Unstated,
            false => Answer::Text(self.context.all_prose(&all).join(", ")),
        };
        let covered = |wanted: Cover| {
            let cents = sum(&|i| i.cover == Some(wanted));
            match cents {
                0 if items.iter().any(|i| i.cover.is_none()) => Answer::Unstated,
                cents => if_any(cents),
            }
        };
        match asked {
            Question::Any => if_any(sum(&|_| true)),
            Question::Operating => if_any(sum(&|i| i.kind == CostKind::Operating)),
            Question::Capital => if_any(sum(&|i| i.kind == CostKind::Capital)),
            Question::Granted => {
                let all = items.iter().copied().collect::<Sum>();
                settled(all.unsecured(), all.unstated)
            }
            Question::Sources => {
                let unsaid = sum(&|i| !is_open(i) && i.source.is_none() && i.bearer.is_none());
                match settled(sum(&is_open), unsaid) {
                    // Whoever is asked for it has not promised it.
                    Answer::Yes(None) => {
                        let requested = self.money(sum(&|i| i.status == Some(FundingStatus::Requested)));
                        let told =
                            |sum: String| self.context.labels.fill("council.grid.requested", &[("amount", &sum)]);
                        requested.map(told).map_or(Answer::Yes(None), |told| Answer::No(Some(told)))
                    }
                    answer => answer,
                }
            }
            Question::Grants => match sum(&|i| i.bearer.is_some_and(from_others)) {
                0 if items.iter().any(|i| i.bearer.is_none()) => Answer::Unstated,
                cents => if_any(cents),
            },
            Question::Budgeted => {
                let budgeted = |i: &CostItem| matches!(i.cover, Some(Cover::Budgeted | Cover::FinancialPlan));
                // A commitment authorisation is no money of the budget; a question of its own asks for it.
                let of_later = |i: &CostItem| i.cover == Some(Cover::Commitment);
                let all_later = items.iter().all(|i| of_later(i));
                // What a cap allows without an item is not in any budget.
                let beside = capped_without_item(self.context);
                let missing = |i: &CostItem| i.cover.is_some() && !budgeted(i) && (all_later || !of_later(i));
                let not = sum(&missing).saturating_add(beside);
                settled(not, sum(&|i| i.cover.is_none()))
            }
            Question::OverPlan => covered(Cover::OverPlan),
            Question::Unplanned => covered(Cover::UnplannedItem),
            Question::Commitment => covered(Cover::Commitment),
            Question::Cover => self.cover(items),
            Question::Product => texts(distinct(items.iter().filter_map(|i| i.product.as_deref()))),
            Question::Account => texts(distinct(items.iter().filter_map(|i| i.account.as_deref()))),
            Question::Measure => texts(distinct(items.iter().filter_map(|i| i.measure_number.as_deref()))),
            Question::Income | Question::Posts | Question::FollowUp | Question::Alternatives | Question::Refusal => {
                Answer::Unstated
            }
        }
    }

    /// What the money says of the years after the project.
    fn follow_up(&self) -> Answer {
        let follow_up = &self.briefing.money.follow_up;
        match (&follow_up.range, &follow_up.years) {
            (Some(range), Some(years)) => {
                let values = [("amount", range.as_str()), ("years", years)];
                Answer::Yes(Some(self.context.labels.fill("council.grid.in-years", &values)))
            }
            (Some(range), None) => Answer::Yes(Some(range.clone())),
            (None, _) if follow_up.state == "none" => Answer::No(None),
            (None, _) => Answer::Unstated,
        }
    }

    /// Who is to pay how much, the largest first.
    fn cover(&self, items: &[&CostItem]) -> Answer {
        let mut sources: BTreeMap<&str, i64> = BTreeMap::new();
        for item in items {
            if let Some(source) = item.source.as_deref() {
                let sum = sources.entry(source).or_default();
                *sum = sum.saturating_add(item.cents);
            }
        }
        if sources.is_empty() {
            return Answer::Unstated;
        }
        let mut sources: Vec<(&str, i64)> = sources.into_iter().collect();
        sources.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| self.context.formats.compare(a.0, b.0)));
        let said = sources
            .into_iter()
            .map(|(source, cents)| format!("{}: {}", self.context.prose(source), self.context.formats.money(cents)));
        Answer::Text(said.collect::<Vec<_>>().join("; "))
    }

    fn money(&self, cents: i64) -> Option<String> {
        (cents > 0).then(|| self.context.formats.money(cents))
    }
}

/// Whether a question is one of the money that is voted on, rather than of all of it.
fn of_the_vote(asked: Question) -> bool {
    matches!(asked, Question::Budgeted | Question::OverPlan | Question::Unplanned | Question::Commitment)
}

/// Whether a question asks for a sum.
fn is_sum(asked: Question) -> bool {
    matches!(asked, Question::Any | Question::Operating | Question::Capital)
}

/// Whether money comes from outside the municipality and its members.
fn from_others(bearer: Bearer) -> bool {
    matches!(bearer, Bearer::Federal | Bearer::State | Bearer::European | Bearer::ThirdParty)
}

/// The end of the label's key.
fn label(asked: Question) -> &'static str {
    match asked {
        Question::Any => "any",
        Question::Operating => "operating",
        Question::Capital => "capital",
        Question::Income => "income",
        Question::Grants => "grants",
        Question::Budgeted => "budgeted",
        Question::OverPlan => "over-plan",
        Question::Unplanned => "unplanned",
        Question::Commitment => "commitment",
        Question::FollowUp => "follow-up",
        Question::Granted => "granted",
        Question::Sources => "sources",
        Question::Cover => "cover",
        Question::Product => "product",
        Question::Account => "account",
        Question::Measure => "measure-number",
        Question::Posts => "posts",
        Question::Alternatives => "alternatives",
        Question::Refusal => "refusal",
    }
}
