//! The resolutions of all projects: what is up for decision, and the control list of what was decided, point by point. The
//! states are those of the projects' own papers; what cannot be checked is never counted as done.

use super::after::range;
use super::builder::PortfolioBuilder;
use super::model::{Amount, ControlSums};
use super::summary::ProjectSummary;
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

/// What is decided today and what of it the body bears itself, in cents; what was voted on is asked for no more.
fn asked(p: &ProjectSummary) -> Option<(i64, Option<i64>)> {
    p.today.filter(|_| p.standing.is_some())
}

/// All that is to be decided, and what of it the bodies bear themselves; none if nothing is.
pub(super) fn all_asked(builder: &PortfolioBuilder) -> Option<(Amount, Option<Amount>)> {
    let all = builder.projects.iter().filter_map(asked);
    let both = |a: Option<i64>, b: Option<i64>| a.into_iter().chain(b).reduce(i64::saturating_add);
    let (sum, own) = all.reduce(|a, b| (a.0.saturating_add(b.0), both(a.1, b.1)))?;
    let money = |cents| builder.amount(cents);
    Some((money(sum), own.map(money)))
}

/// What is decided next, with the amounts that the items of the resolution come to.
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
        let (sum, own) = (today.map(|(sum, _)| sum), today.and_then(|(_, own)| own));
        let after = p.follow_up.span.map_or(CellValue::NotStated, |(least, most)| range(builder, least, most));
        vec![text(builder.name(p)), builder.decision(p), of(sum), of(own), after]
    };
    let columns = [
        ("portfolio.col-project", ColumnKind::Words),
        ("portfolio.col-decision", ColumnKind::Wide),
        ("portfolio.col-asked", ColumnKind::Money),
        ("money.bearer.own", ColumnKind::Money),
        ("portfolio.col-after", ColumnKind::Money),
    ];
    let mut table = builder.table("decisions", &columns, known.iter().map(row).collect());
    let sums = known.iter().filter_map(|p| asked(p)).map(|(sum, _)| sum).reduce(i64::saturating_add);
    let own = known.iter().filter_map(|p| asked(p)?.1).reduce(i64::saturating_add);
    table.total = sums.map(|_| {
        let name = text(builder.labels.text("col.total"));
        vec![name, CellValue::Empty, builder.some_money(sums), builder.some_money(own), CellValue::Empty]
    });
    let without = known.iter().filter(|p| p.standing.is_some() && asked(p).is_none()).copied();
    let without: Vec<&ProjectSummary> = without.collect();
    if table.total.is_some() && !without.is_empty() {
        let names = builder.names(without);
        table.notes.push(builder.labels.fill("portfolio.without-amount", &[("names", &names)]));
    }
    table.most = MAX_ROWS;
    table.drop_empty_columns(2);
    table
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
        ("portfolio.col-project", ColumnKind::Words),
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
