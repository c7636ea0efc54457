//! The list of all projects: what each says of itself, in the paper in few columns and in the workbook in many. What none
//! of them says is no column but a part of one sentence.

use super::after::range;
use super::builder::{Columns, PortfolioBuilder};
use super::project_money::ProjectMoney;
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, Medium, SummaryTable};
use crate::briefing::most_at_once;

/// The most projects that the paper lists.
pub(super) const MAX_LISTED: usize = 300;

/// The columns of the list in the workbook.
const WORKBOOK_COLUMNS: &Columns = &[
    ("portfolio.col-municipality", ColumnKind::Words),
    ("portfolio.col-project", ColumnKind::Wide),
    ("portfolio.col-short", ColumnKind::Words),
    ("fact.state", ColumnKind::Words),
    ("fact.inhabitants", ColumnKind::Figure),
    ("col.phase", ColumnKind::Figure),
    ("portfolio.col-milestones", ColumnKind::Words),
    ("portfolio.col-arrears", ColumnKind::Figure),
    ("portfolio.col-euros", ColumnKind::Money),
    ("money.bearer.own", ColumnKind::Money),
    ("money.bearer.open", ColumnKind::Money),
    ("portfolio.col-follow-up", ColumnKind::Money),
    ("portfolio.col-posts", ColumnKind::Figure),
    ("portfolio.col-decision", ColumnKind::Wide),
    ("portfolio.col-next", ColumnKind::Day),
    ("portfolio.col-next-what", ColumnKind::Wide),
    ("col.responsible", ColumnKind::Words),
];

fn text(text: impl Into<String>) -> CellValue {
    CellValue::Text(text.into())
}

impl PortfolioBuilder<'_> {
    fn reached(&self, p: &ProjectSummary) -> CellValue {
        match p.milestones.stated && p.milestones.total > 0 {
            true => text(p.milestones.text.clone()),
            false => CellValue::NotStated,
        }
    }

    fn arrears(p: &ProjectSummary) -> CellValue {
        if p.stated() { CellValue::Number(p.behind.len()) } else { CellValue::NotStated }
    }

    fn next_day(&self, p: &ProjectSummary) -> CellValue {
        p.next_day().map_or(CellValue::NotStated, |day| CellValue::Day(day, self.formats.date(day)))
    }

    /// The day with what is due on it.
    fn next(&self, p: &ProjectSummary) -> CellValue {
        p.next.as_ref().map_or(CellValue::NotStated, |next| {
            text(self.labels.fill("portfolio.next", &[("date", &self.formats.date(next.day)), ("title", &next.title)]))
        })
    }

    /// The most full-time equivalents at once.
    pub(super) fn posts(&self, p: &ProjectSummary) -> CellValue {
        if p.posts.is_empty() {
            return CellValue::NotStated;
        }
        let most = most_at_once(&p.posts);
        CellValue::Decimal(most, self.formats.number(most, 3))
    }

    fn total(&self, p: &ProjectSummary) -> CellValue {
        self.some_money(p.money.as_ref().map(ProjectMoney::total))
    }

    /// The lists for the paper and for the workbook, and what no project says.
    pub(super) fn project_lists(&self) -> (Vec<SummaryTable>, Vec<String>) {
        let mut workbook = self.for_workbook();
        let empty = workbook.drop_empty_columns(2);
        let keys = empty.into_iter().filter_map(|at| WORKBOOK_COLUMNS.get(at));
        // Where nobody states costs, who pays them is no question.
        let any_costs = self.projects.iter().any(|p| p.money.is_some());
        let keys = keys.filter(|(key, _)| any_costs || !key.starts_with("money."));
        let unsaid = keys.filter_map(|(key, _)| {
            let name = key.rsplit('.').next().unwrap_or(key);
            self.labels.find(&format!("portfolio.unsaid.{name}"))
        });
        let unsaid = unsaid.collect();
        let mut paper = if self.is_of_one_town { self.measures() } else { self.for_paper() };
        paper.drop_empty_columns(2);
        if self.projects.len() > MAX_LISTED {
            return (vec![workbook], unsaid);
        }
        (vec![paper, workbook], unsaid)
    }

    /// The measures of one town.
    fn measures(&self) -> SummaryTable {
        let row = |p: &ProjectSummary| {
            vec![
                text(&p.short),
                p.long().map_or(CellValue::Empty, text),
                text(self.phase(p)),
                self.reached(p),
                self.next(p),
                Self::some_text(p.responsible.as_ref()),
            ]
        };
        let columns = [
            ("portfolio.col-project", ColumnKind::Wide),
            ("portfolio.col-title", ColumnKind::Wide),
            (self.phase_column(), ColumnKind::Figure),
            ("portfolio.col-milestones", ColumnKind::Words),
            ("portfolio.col-next", ColumnKind::Wide),
            ("col.responsible", ColumnKind::Words),
        ];
        self.listed(&columns, row, Medium::Paper)
    }

    fn for_paper(&self) -> SummaryTable {
        let row = |p: &ProjectSummary| {
            vec![
                text(&p.municipality),
                text(&p.title),
                text(p.states.join(", ")),
                text(self.phase(p)),
                self.reached(p),
                Self::arrears(p),
                self.total(p),
                self.next_day(p),
            ]
        };
        let columns = [
            ("portfolio.col-municipality", ColumnKind::Wide),
            ("portfolio.col-project", ColumnKind::Wide),
            ("fact.state", ColumnKind::Wide),
            (self.phase_column(), ColumnKind::Figure),
            ("portfolio.col-milestones", ColumnKind::Words),
            ("portfolio.col-arrears", ColumnKind::Figure),
            ("portfolio.col-euros", ColumnKind::Money),
            ("portfolio.col-next", ColumnKind::Day),
        ];
        self.listed(&columns, row, Medium::Paper)
    }

    fn for_workbook(&self) -> SummaryTable {
        let row = |p: &ProjectSummary| {
            let money = p.money.as_ref();
            vec![
                text(&p.municipality),
                text(&p.title),
                if p.short == p.title { CellValue::NotStated } else { text(&p.short) },
                text(p.states.join(", ")),
                p.inhabitants
                    .map_or(CellValue::NotStated, |n| CellValue::Number(usize::try_from(n).unwrap_or(usize::MAX))),
                text(self.phase(p)),
                self.reached(p),
                Self::arrears(p),
                self.total(p),
                self.some_money(money.and_then(ProjectMoney::own)),
                self.some_money(money.filter(|money| money.is_any_certain()).map(ProjectMoney::open)),
                p.follow_up.span.map_or(CellValue::NotStated, |(least, most)| range(self, least, most)),
                self.posts(p),
                self.decision(p),
                self.next_day(p),
                p.next.as_ref().map_or(CellValue::NotStated, |next| text(&next.title)),
                Self::some_text(p.responsible.as_ref()),
            ]
        };
        let mut columns = WORKBOOK_COLUMNS.to_vec();
        columns.iter_mut().filter(|(key, _)| *key == "col.phase").for_each(|(key, _)| *key = self.phase_column());
        self.listed(&columns, row, Medium::Workbook)
    }

    fn listed(
        &self,
        columns: &Columns,
        row: impl Fn(&ProjectSummary) -> Vec<CellValue>,
        medium: Medium,
    ) -> SummaryTable {
        let rows = self.projects.iter().map(row).collect();
        let notes = vec![self.phase_names()];
        SummaryTable { medium, notes, most: MAX_LISTED, ..self.table("project-list", columns, rows) }
    }
}
