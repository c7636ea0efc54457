//! The resolutions of all projects: what is up for decision, and the control list of what was decided, point by point. The
//! states are those of the projects' own papers; what cannot be checked is never counted as done.

use super::after::range;
use super::builder::PortfolioBuilder;
use super::model::{AskedSums, ControlSums};
use super::summary::{ProjectSummary, TodaySums};
use super::table::{CellValue, ColumnKind, SummaryTable};
use crate::briefing::{ExecutedPoint, ExecutionText};

/// The states of a point, those that somebody has to see to first.
const ORDER: [&str; 10] =
    ["overdue", "unmet", "unverifiable", "changed", "pending", "open", "in-progress", "dropped", "met", "done"];
/// The most rows in the paper.
const MAX_ROWS: usize = 60;

fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

fn all_points<'b>(builder: &'b PortfolioBuilder) -> impl Iterator<Item = (&'b ProjectSummary, &'b ExecutedPoint)> {
    { builder.projects.iter() }.flat_map(|p| p.resolutions.iter().flat_map(|r| &r.points).map(move |point| (p, point)))
}

/// How the points stand; none if nothing was decided.
pub(super) fn sums(builder: &PortfolioBuilder) -> Option<ControlSums> {
    let count = |states: &[&str]| all_points(builder).filter(|(_, point)| states.contains(&point.state)).count();
    let points = all_points(builder).count();
    (points > 0).then(|| ControlSums {
        points,
        settled: count(&["done"]),
        met: count(&["met"]),
        overdue: count(&["overdue"]),
        unmet: count(&["unmet"]),
        unverifiable: count(&["unverifiable"]),
        past: all_points(builder).filter(|(_, point)| point.is_over == Some(true)).count(),
        not_due: all_points(builder).filter(|(_, point)| point.is_over == Some(false)).count(),
    })
}

impl PortfolioBuilder<'_> {
    /// How the resolution of a project stands: the last vote, else what is up for decision.
    pub(super) fn decision(&self, p: &ProjectSummary) -> CellValue {
        let voted = p.resolutions.last().map(|resolution| self.voted(resolution));
        let standing = p.standing.as_ref().map(|standing| {
            let body = standing.body.clone().unwrap_or_default();
            let day = standing.meeting.map(|day| self.formats.date(day));
            match (standing.body.is_some(), day) {
                (true, Some(day)) => self.labels.fill("portfolio.waits.both", &[("body", &body), ("date", &day)]),
                (true, None) => self.labels.fill("portfolio.waits.body", &[("body", &body)]),
                (false, Some(day)) => self.labels.fill("portfolio.waits.date", &[("date", &day)]),
                (false, None) => self.word("portfolio.waits"),
            }
        });
        let words: Vec<String> = voted.into_iter().chain(standing).collect();
        if words.is_empty() { CellValue::NotStated } else { text(words.join("; ")) }
    }

    /// `beschlossen am 12. März 2026: 3 von 5 Punkten erledigt, 1 überfällig`.
    fn voted(&self, resolution: &ExecutionText) -> String {
        let vote = &resolution.vote;
        let mut words = match &vote.date {
            Some(date) => self.labels.fill("portfolio.voted", &[("result", &vote.result_label), ("date", date)]),
            None => vote.result_label.clone(),
        };
        let all = resolution.points.len();
        if all == 0 {
            return words;
        }
        let (settled, total) = (resolution.done.to_string(), all.to_string());
        words += &self.labels.fill("portfolio.settled", &[("settled", &settled), ("total", &total)]);
        for (count, key) in
            [(resolution.met, "met"), (resolution.overdue, "overdue"), (resolution.unverifiable, "unverifiable")]
        {
            if count > 0 {
                words += &self.labels.fill(&format!("portfolio.points.{key}"), &[("count", &count.to_string())]);
            }
        }
        words
    }
}

/// What is decided today; what was voted on is asked for no more.
fn asked(p: &ProjectSummary) -> Option<TodaySums> {
    p.today.filter(|_| p.standing.is_some())
}

/// What these come to; none if there are none.
fn added_up<'p>(projects: impl IntoIterator<Item = &'p ProjectSummary>) -> Option<TodaySums> {
    let both = |a: Option<i64>, b: Option<i64>| a.into_iter().chain(b).reduce(i64::saturating_add);
    projects.into_iter().filter_map(asked).reduce(|a, b| TodaySums {
        sum: a.sum.saturating_add(b.sum),
        own: both(a.own, b.own),
        granted: both(a.granted, b.granted),
        unstated: a.unstated.saturating_add(b.unstated),
    })
}

/// All that is to be decided; none if nothing is.
pub(super) fn all_asked(builder: &PortfolioBuilder) -> Option<AskedSums> {
    let TodaySums { sum, own, granted, unstated } = added_up(&builder.projects)?;
    let money = |cents| builder.amount(cents);
    Some(AskedSums {
        total: money(sum),
        own: own.map(money),
        granted: granted.map(money),
        any_granted: granted.is_some_and(|cents| cents > 0),
        unstated: (unstated > 0).then(|| money(unstated)),
    })
}

/// What is decided next, with the amounts that the items of the resolution come to and what of them is granted already.
pub(super) fn decisions(builder: &PortfolioBuilder) -> SummaryTable {
    let mut known: Vec<&ProjectSummary> =
        builder.projects.iter().filter(|p| p.standing.is_some() || !p.resolutions.is_empty()).collect();
    // In the order of their days; what has none last.
    let day = |p: &ProjectSummary| p.standing.as_ref().and_then(|standing| standing.meeting);
    known.sort_by_key(|p| (day(p).is_none(), day(p)));
    let row = |p: &&ProjectSummary| {
        let waits = p.standing.is_some();
        let of = |cents: Option<i64>| if waits { builder.some_money(cents) } else { CellValue::Empty };
        let today = asked(p);
        let (sum, own) = (today.map(|today| today.sum), today.and_then(|today| today.own));
        let granted = today.and_then(|today| today.granted);
        let after = p.follow_up.span.map_or(CellValue::NotStated, |(least, most)| range(builder, least, most));
        vec![text(builder.name(p)), builder.decision(p), of(sum), of(granted), of(own), after]
    };
    let columns = [
        ("portfolio.col-project", ColumnKind::Name),
        ("portfolio.col-decision", ColumnKind::Wide),
        ("portfolio.col-asked", ColumnKind::Money),
        ("portfolio.col-asked-granted", ColumnKind::Money),
        ("portfolio.fact-asked-own", ColumnKind::Money),
        ("portfolio.col-after", ColumnKind::Money),
    ];
    let mut table = builder.table("decisions", &columns, known.iter().map(row).collect());
    table.total = added_up(known.iter().copied()).map(|all| {
        let name = text(builder.labels.text("col.total"));
        let of = |cents: Option<i64>| builder.some_money(cents);
        vec![name, CellValue::Empty, of(Some(all.sum)), of(all.granted), of(all.own), CellValue::Empty]
    });
    let without = known.iter().filter(|p| p.standing.is_some() && asked(p).is_none()).copied();
    let without: Vec<&ProjectSummary> = without.collect();
    if table.total.is_some() && !without.is_empty() {
        let names = builder.names(without);
        table.notes.push(builder.labels.fill("portfolio.without-amount", &[("names", &names)]));
    }
    table.notes.extend(unstated(builder, &known));
    table.most = MAX_ROWS;
    table.drop_empty_columns(2);
    table
}

/// Of which of these it is not said whether what is to be decided is granted, and how much that is.
fn unstated(builder: &PortfolioBuilder, known: &[&ProjectSummary]) -> Option<String> {
    let amount = |p: &&ProjectSummary| asked(p).map_or(0, |today| today.unstated);
    let lacking = known.iter().filter(|p| amount(p) > 0);
    let named = lacking.map(|p| {
        let (name, amount) = (builder.name(p), builder.formats.money(amount(p)));
        builder.labels.fill("portfolio.amount-of", &[("name", &name), ("amount", &amount)])
    });
    let named: Vec<String> = named.collect();
    let names = (!named.is_empty()).then(|| builder.first_names(named))?;
    Some(builder.labels.fill("portfolio.asked-unstated", &[("names", &names)]))
}

/// The control list: what is to be seen to first.
pub(super) fn control(builder: &PortfolioBuilder) -> SummaryTable {
    let rank = |state: &str| ORDER.iter().position(|known| *known == state).unwrap_or(ORDER.len());
    let mut points: Vec<(&ProjectSummary, &ExecutedPoint)> = all_points(builder).collect();
    // What has no day goes after what has one.
    points.sort_by_key(|(_, point)| (rank(point.state), point.due_day.is_none(), point.due_day));
    let row = |(p, point): (&ProjectSummary, &ExecutedPoint)| {
        let why = [point.detail.as_ref(), point.note.as_ref()].into_iter().flatten();
        let why: Vec<&str> = why.map(String::as_str).collect();
        vec![
            text(builder.name(p)),
            text(builder.labels.fill("portfolio.point", &[("number", &point.number), ("text", &point.text)])),
            PortfolioBuilder::some_text(point.responsible.as_ref()),
            point.due_day.map_or(CellValue::NotStated, |day| CellValue::Day(day, builder.formats.date(day))),
            text(point.state_label.clone()),
            if why.is_empty() { CellValue::Empty } else { text(why.join("; ")) },
        ]
    };
    let columns = [
        ("portfolio.col-project", ColumnKind::Name),
        ("portfolio.col-point", ColumnKind::Wide),
        ("col.responsible", ColumnKind::Words),
        ("col.due", ColumnKind::Day),
        ("col.state", ColumnKind::Words),
        ("portfolio.col-detail", ColumnKind::Wide),
    ];
    let mut table = builder.table("control", &columns, points.into_iter().map(row).collect());
    table.most = MAX_ROWS;
    table
}
