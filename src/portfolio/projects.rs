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
    ("portfolio.col-municipality", ColumnKind::Name),
    ("portfolio.col-project", ColumnKind::Name),
    ("portfolio.col-short", ColumnKind::Name),
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
    ("portfolio.col-phase-reason", ColumnKind::Wide),
    ("portfolio.col-source", ColumnKind::Wide),
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

    fn states(p: &ProjectSummary) -> CellValue {
        if p.states.is_empty() { CellValue::NotStated } else { text(p.states.join(", ")) }
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
        // Where nothing is said of any criterion, another sentence says so.
        let any_status = self.projects.iter().any(ProjectSummary::stated);
        let keys = keys.filter(|(key, _)| any_status || *key != "portfolio.col-milestones");
        let unsaid = keys.filter_map(|(key, _)| {
            let name = key.rsplit('.').next().unwrap_or(key);
            self.labels.find(&format!("portfolio.unsaid.{name}"))
        });
        let unsaid = unsaid.collect();
        if self.projects.len() > MAX_LISTED {
            return (vec![workbook], unsaid);
        }
        let mut paper = if self.is_of_one_town { self.measures() } else { self.for_paper() };
        paper.drop_empty_columns(2);
        // A town's own measures are of one source, if of any: itself.
        let sources = (!self.is_of_one_town).then(|| self.sources_for_paper());
        (std::iter::once(paper).chain(sources).chain([workbook]).collect(), unsaid)
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
            ("portfolio.col-project", ColumnKind::Name),
            ("portfolio.col-title", ColumnKind::Name),
            (self.phase_column(), ColumnKind::Figure),
            ("portfolio.col-milestones", ColumnKind::Words),
            ("portfolio.col-next", ColumnKind::Wide),
            ("col.responsible", ColumnKind::Words),
        ];
        self.listed(&columns, row, Medium::Paper)
    }

    fn for_paper(&self) -> SummaryTable {
        let sources = self.sources();
        let number = |p: &ProjectSummary| match sources.iter().position(|(source, _)| p.source.as_ref() == Some(source))
        {
            // One source of all is said once.
            Some(0) if sources.iter().all(|(_, count)| *count == self.projects.len()) => CellValue::Empty,
            Some(at) => CellValue::Number(at + 1),
            None => CellValue::NotStated,
        };
        let row = |p: &ProjectSummary| {
            vec![
                text(&p.municipality),
                text(&p.title),
                Self::states(p),
                text(self.phase(p)),
                self.reached(p),
                Self::arrears(p),
                self.total(p),
                self.next_day(p),
                number(p),
            ]
        };
        let columns = [
            ("portfolio.col-municipality", ColumnKind::Name),
            ("portfolio.col-project", ColumnKind::Name),
            ("fact.state", ColumnKind::Name),
            (self.phase_column(), ColumnKind::Figure),
            ("portfolio.col-milestones", ColumnKind::Words),
            ("portfolio.col-arrears", ColumnKind::Figure),
            ("portfolio.col-euros", ColumnKind::Money),
            ("portfolio.col-next", ColumnKind::Day),
            ("portfolio.col-source", ColumnKind::Figure),
        ];
        self.listed(&columns, row, Medium::Paper)
    }

    /// The sources of what is said of the municipalities, in the order of the list, and how many projects each is of.
    fn sources(&self) -> Vec<(&String, usize)> {
        let mut sources: Vec<(&String, usize)> = Vec::new();
        for source in self.projects.iter().filter_map(|p| p.source.as_ref()) {
            match sources.iter_mut().find(|(known, _)| *known == source) {
                Some((_, count)) => *count += 1,
                None => sources.push((source, 1)),
            }
        }
        sources
    }

    /// The sources that the numbers of the list in the paper stand for; in the workbook they stand in the list itself.
    fn sources_for_paper(&self) -> SummaryTable {
        let sources = self.sources();
        let row = |(at, (source, count)): (usize, &(&String, usize))| {
            vec![CellValue::Number(at + 1), text(source.as_str()), CellValue::Number(*count)]
        };
        let columns = [
            ("col.id", ColumnKind::Figure),
            ("portfolio.col-source", ColumnKind::Wide),
            ("portfolio.col-projects", ColumnKind::Figure),
        ];
        let rows = sources.iter().enumerate().map(row).collect();
        SummaryTable { medium: Medium::Paper, ..self.table("sources", &columns, rows) }
    }

    fn for_workbook(&self) -> SummaryTable {
        let row = |p: &ProjectSummary| {
            let money = p.money.as_ref();
            vec![
                text(&p.municipality),
                text(&p.title),
                if p.short == p.title { CellValue::NotStated } else { text(&p.short) },
                Self::states(p),
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
                p.phase_reason.as_ref().map_or(CellValue::Empty, text),
                Self::some_text(p.source.as_ref()),
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
