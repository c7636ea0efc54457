//! The first page of the council paper: the core of the decision in a box, and the points of the resolution with what
//! belongs to each. Takes the core as it is computed for all papers; computes nothing.

use super::content::{ContentBlock, CoreBox, CoreFigure, CouncilSection, PointText};
use super::paper::Paper;
use crate::briefing::decision::{CorePoint, Gate, Running, Today, uncovered_years};
use crate::briefing::project::Fact;
use crate::council_form::Question;

impl Paper<'_> {
    /// The core of the decision; none where there is nothing to say.
    pub(super) fn glance(&self) -> Option<CouncilSection> {
        let question = self.briefing.core.question.text.clone();
        let (figures, rows) = (self.figures(), self.core_rows());
        let block = ContentBlock::Core(CoreBox { question, figures, rows });
        let core = &self.briefing.core;
        (!core.thin && !core.question.text.is_empty())
            .then(|| CouncilSection { title: self.word("council.glance"), blocks: vec![block] })
    }

    /// The points with what belongs to each; none if the resolution is only proposed.
    pub(super) fn points(&self) -> Option<ContentBlock> {
        let points = self.briefing.core.points.iter();
        let points: Vec<PointText> = points
            .map(|point| PointText {
                number: point.number.clone(),
                text: point.text.clone(),
                items: point.items.clone(),
                note: self.note(point),
            })
            .collect();
        (!points.is_empty()).then_some(ContentBlock::Points { points })
    }

    pub(super) fn fill(&self, key: &str, name: &str, value: &str) -> String {
        self.context.labels.fill(key, &[(name, value)])
    }

    fn note(&self, point: &CorePoint) -> String {
        let own_label = self.briefing.core.today.as_ref().map(|today| today.own_label.as_str());
        let amount = point.amount.as_ref().map(|amount| match (&point.own, own_label) {
            (Some(own), Some(label)) => {
                let values = [("amount", amount.as_str()), ("own_label", label), ("own", own)];
                self.context.labels.fill("council.point.amount-own", &values)
            }
            _ => self.fill("council.point.amount", "amount", amount),
        });
        let filled = |key: &str, value: &Option<String>| value.as_ref().map(|v| self.fill(key, "value", v));
        let parts = [
            amount,
            filled("council.point.cap", &point.cap),
            filled("council.point.responsible", &point.responsible),
            filled("council.point.due", &point.due),
            filled("council.point.reason", &point.reason),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn figures(&self) -> Vec<CoreFigure> {
        let core = &self.briefing.core;
        let mut all = match &core.today {
            Some(today) => self.of_today(today),
            None => self.of_all_years(),
        };
        all.extend(core.running.as_ref().map(of_running));
        let posts = core.posts.as_ref().zip(core.posts_note.clone());
        all.extend(posts.map(|(posts, note)| CoreFigure {
            value: posts.fte.clone(),
            label: self.word("core.posts"),
            note,
        }));
        all
    }

    fn of_today(&self, today: &Today) -> Vec<CoreFigure> {
        let named = |label: &str, amount: &str| format!("{}: {amount}", self.word(label));
        let kinds = [("cost.operating", &today.operating), ("cost.capital", &today.capital)];
        let mut made_of: Vec<String> =
            kinds.into_iter().filter_map(|(label, amount)| Some(named(label, amount.as_deref()?))).collect();
        made_of.extend(today.locked.as_ref().map(|locked| self.fill("core.locked", "amount", locked)));
        made_of.extend(today.cap.as_ref().map(|cap| self.fill("core.cap", "amount", &self.with_points(cap))));
        let others: Vec<String> = today.others.iter().map(|o| format!("{}: {}", o.label, o.amount)).collect();
        let sum = CoreFigure { value: today.sum.clone(), label: self.word("core.today"), note: made_of.join("; ") };
        let own = today.own.as_ref().map(|own| CoreFigure {
            value: own.clone(),
            label: today.own_label.clone(),
            note: others.join("; "),
        });
        std::iter::once(sum).chain(own).collect()
    }

    /// A cap, with the points of the resolution that set it.
    fn with_points(&self, cap: &str) -> String {
        let points = self.briefing.core.points.iter().filter(|point| point.cap.is_some());
        let points: Vec<String> = points.map(|point| point.number.clone()).collect();
        let values = [("amount", cap), ("points", &self.context.labels.list(&points))];
        self.context.labels.fill("council.glance.cap", &values)
    }

    /// No item names a point of the resolution: what all of it costs.
    fn of_all_years(&self) -> Vec<CoreFigure> {
        let total = &self.briefing.money.total;
        let Some(costs) = &self.briefing.costs else { return Vec::new() };
        vec![CoreFigure {
            value: costs.total.clone(),
            label: self.fill("council.glance.total", "years", &total.years),
            note: String::new(),
        }]
    }

    /// How sure the money is, the gravest risk, what follows a no, the next gate.
    fn core_rows(&self) -> Vec<Fact> {
        let core = &self.briefing.core;
        let refusal = core.refusal.as_ref().map(|refusal| refusal.paragraphs.join(" "));
        let rows = [
            (self.briefing.money.total.years_label.clone(), self.sureness()),
            (self.word("core.who-pays"), self.who_pays()),
            (self.word("core.risk"), core.risk.as_ref().map(|risk| risk.title.clone())),
            (self.word("core.refusal"), refusal),
            (self.word("core.gate"), core.gate.as_ref().map(gate)),
        ];
        rows.into_iter().filter_map(|(label, value)| Some(Fact { label, value: value? })).collect()
    }

    /// Whether somebody pays for everything; none without items, and where it is not stated of all of them.
    fn who_pays(&self) -> Option<String> {
        let answer = self.answered(Question::Sources, None);
        match answer.state {
            "yes" => Some(answer.answer),
            "no" => {
                let (years, amount) = (uncovered_years(&self.briefing.money), answer.amount?);
                // Nothing is open, but somebody has only been asked.
                if years.is_empty() {
                    return Some(self.fill("core.who-pays.requested", "amount", &amount));
                }
                let values = [("amount", amount), ("years", self.context.labels.list(&years))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                Some(self.context.labels.fill("core.who-pays.no", &values))
            }
            _ => None,
        }
    }

    fn sureness(&self) -> Option<String> {
        let core = &self.briefing.core;
        let parts = [
            ("funding.granted", &core.secured),
            ("funding.requested", &core.requested),
            ("funding.planned", &core.planned),
            ("core.uncovered", &core.uncovered),
            ("core.unstated", &core.unstated),
        ];
        let said: Vec<String> = parts
            .into_iter()
            .filter_map(|(key, amount)| Some(format!("{} {}", amount.as_deref()?, self.word(key))))
            .collect();
        let total = &self.briefing.money.total.total;
        let all =
            (!said.is_empty()).then(|| format!("{total}, {} {}.", self.word("core.of-which"), said.join("; ")))?;
        // What is spent is a part of the whole, not one more beside the others.
        let spent = core.spent.as_ref().map(|spent| self.fill("core.spent-so-far", "amount", spent));
        Some([Some(all), spent, core.beyond.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

fn of_running(running: &Running) -> CoreFigure {
    CoreFigure { value: running.range.clone(), label: running.label.clone(), note: running.note.clone() }
}

/// When, who, what.
fn gate(gate: &Gate) -> String {
    let when: Vec<&str> = std::iter::once(gate.when.as_str()).chain(gate.body.as_deref()).collect();
    format!("{}: {}", when.join(", "), gate.title)
}
