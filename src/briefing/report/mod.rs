//! The status report as sections and blocks: what was resolved and what has become of it. For the Word file; the page is
//! drawn from the same values.

pub(super) mod model;

use super::council::content::{ContentBlock, CouncilSection, DataTable};
use super::labels::Labels;
use super::model::Briefing;
use super::progress::Stated;
use super::project::Fact;
use super::prose::capitalised;
use model::StatusReport;

/// The report of what a briefing holds.
pub(super) fn report(briefing: &Briefing) -> StatusReport {
    let of = Report { briefing, labels: &briefing.labels };
    let (meta, roadmap) = (&briefing.meta, &briefing.roadmap);
    let assumed = if roadmap.assumed { format!(" ({})", of.word("lane.here-assumed")) } else { String::new() };
    let phase = format!("{} {}{assumed}", roadmap.phase_keys, roadmap.phase_names);
    let (label, day) = match &meta.as_of {
        Some(day) => ("cover.as-of", day),
        None => ("cover.date", &meta.date),
    };
    let header = [("cover.phase", &phase), (label, day)];
    let sections = [of.executed(), of.since(), of.spent(), of.risks(), of.next()];
    StatusReport {
        title: of.word("kind.sachstand"),
        header: header
            .map(|(label, value)| Fact { label: of.word(label), value: value.clone() })
            .into_iter()
            .chain(of.numbers())
            .collect(),
        sections: sections.into_iter().flatten().collect(),
    }
}

struct Report<'a> {
    briefing: &'a Briefing,
    labels: &'a Labels,
}

impl Report<'_> {
    fn word(&self, key: &str) -> String {
        self.labels.text(key)
    }

    fn section(&self, title: &str, blocks: Vec<ContentBlock>) -> Option<CouncilSection> {
        (!blocks.is_empty()).then(|| CouncilSection { title: self.word(title), blocks })
    }

    fn table(&self, heads: &[&str], rows: Vec<Vec<String>>) -> Option<ContentBlock> {
        let header = heads.iter().map(|head| self.word(head)).collect();
        let table = DataTable { key: "report", header, align: vec!["left"; heads.len()], rows, total: None };
        (!table.rows.is_empty()).then_some(ContentBlock::Table(table))
    }

    /// The report in four numbers.
    fn numbers(&self) -> Vec<Fact> {
        let of = |n: usize, all: usize| {
            self.labels.fill("sachstand.of", &[("n", &n.to_string()), ("all", &all.to_string())])
        };
        let mut rows = Vec::new();
        let mut row = |label: &str, value: String| {
            rows.push(Fact { label: capitalised(&self.word(label)), value });
        };
        if let Some(executed) = self.briefing.execution.as_ref().filter(|executed| !executed.points.is_empty()) {
            let done = of(executed.done, executed.points.len());
            let besides = [("sachstand.met", executed.met), ("sachstand.overdue", executed.overdue)];
            let besides: Vec<String> = besides
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(key, count)| self.labels.fill(key, &[("count", &count.to_string())]))
                .collect();
            let besides = if besides.is_empty() { besides.concat() } else { format!(" ({})", besides.join("; ")) };
            row("sachstand.settled", format!("{done}{besides}"));
        }
        let tally = &self.briefing.core.yardstick.milestones;
        if tally.is_figure {
            let rest = tally.rest.as_ref().map(|rest| format!(" ({rest})")).unwrap_or_default();
            row("sachstand.milestones-row", format!("{}{rest}", tally.label));
        } else if tally.stated {
            row("h.milestones", tally.text.clone());
        }
        let total = &self.briefing.money.total;
        if let Some(spent) = &total.spent {
            let of_all = self.labels.fill("sachstand.total", &[("amount", &total.total)]);
            row("sachstand.spent", format!("{spent} ({of_all}, {})", total.years));
        }
        if let Some(running) = &self.briefing.core.running {
            let label = capitalised(&running.label);
            rows.push(Fact { label, value: format!("{} ({})", running.range, running.own) });
        }
        rows
    }

    fn executed(&self) -> Option<CouncilSection> {
        let executed = self.briefing.execution.as_ref()?;
        let none = || "–".to_owned();
        let rows = executed.points.iter().map(|point| {
            let said: Vec<&str> =
                [&point.date, &point.note, &point.detail].into_iter().flatten().map(String::as_str).collect();
            let remark = if said.is_empty() { none() } else { said.join("; ") };
            let due = point.due.clone().unwrap_or_else(none);
            vec![point.number.clone(), point.text.clone(), point.state_label.clone(), due, remark]
        });
        let table = self.table(&["col.id", "col.point", "col.state", "col.due", "col.remark"], rows.collect());
        self.section("h.executed", std::iter::once(ContentBlock::Module { name: "vote" }).chain(table).collect())
    }

    fn since(&self) -> Option<CouncilSection> {
        let mut blocks = Vec::new();
        if let Some(progress) = &self.briefing.progress {
            blocks.push(ContentBlock::Module { name: "since" });
            let said = |stated: &Stated| {
                let unsaid = !stated.stated && stated.status.key == "open";
                if unsaid { self.word("status.unstated") } else { stated.status.label.clone() }
            };
            let rows = progress.statuses.iter().map(|row| vec![row.title.clone(), said(&row.from), said(&row.to)]);
            blocks.extend(self.table(&["col.criterion", "col.then", "col.now"], rows.collect()));
        }
        let measures = self.briefing.measures.iter().map(|measure| {
            let bar = |key: &str| measure.bars.iter().find(|bar| bar.key == key).map(|bar| bar.value.clone());
            let bars = ["before", "today", "target"].map(|key| bar(key).unwrap_or_else(|| self.word("not-stated")));
            std::iter::once(measure.name.clone()).chain(bars).collect()
        });
        let heads = ["council.col.measure", "measure.before", "measure.today", "measure.target"];
        blocks.extend(
            self.table(&heads, measures.collect()).map(|block| aligned(block, &["left", "right", "right", "right"])),
        );
        self.section("h.since", blocks)
    }

    fn spent(&self) -> Option<CouncilSection> {
        let years = self.briefing.money.years.iter();
        let rows = years.filter_map(|year| Some(vec![year.year.clone(), year.total.clone(), year.spent.clone()?]));
        let table = self.table(&["col.year", "col.planned", "col.spent"], rows.collect());
        self.section("h.spent", table.map(|block| aligned(block, &["left", "right", "right"])).into_iter().collect())
    }

    fn risks(&self) -> Option<CouncilSection> {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| self.word("not-stated"));
        let rows = self.briefing.risks.iter().map(|risk| {
            vec![risk.title.clone(), risk.weight_label.clone(), or_none(&risk.measure), or_none(&risk.responsible)]
        });
        let table = self.table(&["col.risk", "col.weight", "col.measure", "col.responsible"], rows.collect());
        self.section("h.risk", table.into_iter().collect())
    }

    fn next(&self) -> Option<CouncilSection> {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| self.word("not-stated"));
        let rows = self.briefing.steps.iter();
        let rows = rows.map(|step| vec![step.title.clone(), or_none(&step.responsible), or_none(&step.due)]);
        let mut blocks: Vec<ContentBlock> =
            self.table(&["col.step", "col.who", "col.due"], rows.collect()).into_iter().collect();
        if let Some(gate) = &self.briefing.core.gate {
            let when: Vec<&str> = std::iter::once(gate.when.as_str()).chain(gate.body.as_deref()).collect();
            let value = format!("{} – {}", when.join(", "), gate.title);
            blocks.push(ContentBlock::Facts { rows: vec![Fact { label: self.word("core.gate"), value }] });
        }
        self.section("h.next", blocks)
    }
}

fn aligned(block: ContentBlock, align: &[&'static str]) -> ContentBlock {
    match block {
        ContentBlock::Table(table) => ContentBlock::Table(DataTable { align: align.to_vec(), ..table }),
        other => other,
    }
}
