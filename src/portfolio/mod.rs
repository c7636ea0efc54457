//! The view over all projects of a run: the measures of one town, or the projects of many municipalities.
//!
//! Takes of each project what its own papers print, keeps only what the view needs, so that many thousands fit, and gives a
//! [`Portfolio`] that a paper and a workbook are made from. What nobody said is never counted as open and never as nothing;
//! it is named once.

mod after;
mod builder;
mod by_project;
mod control;
mod counts;
mod grid;
mod known;
mod learning;
mod model;
mod money;
mod project_money;
mod projects;
mod sheets;
mod summary;
mod table;
mod without_items;
mod years;

pub use builder::PortfolioBuilder;
pub use model::{
    Amount, AskedSums, ControlSums, FollowUpSum, Heat, HeatRow, MoneySums, NextText, Portfolio, PortfolioMeta, Shown,
};
pub use sheets::workbook;
pub use summary::{ProjectSummary, town_of};
pub use table::{CellValue, ColumnKind, Medium, RowSum, SummaryTable};

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::briefing::{GermanPassages, Palette, long_words};

/// The most letters of a name's word that stays whole in a narrow column of words.
const MAX_WHOLE: usize = 22;

impl PortfolioBuilder<'_> {
    /// The view over all projects added.
    #[must_use]
    pub fn finish(mut self, date: Date, templates_sha256: &str) -> Portfolio {
        self.sort();
        let projects = self.projects.len();
        let (lists, unsaid) = self.project_lists();
        let provenance = [
            ("provenance.program", format!("Ratsmappe {}", env!("CARGO_PKG_VERSION"))),
            ("provenance.catalog", self.catalog.file.clone()),
            ("provenance.templates", templates_sha256.to_owned()),
        ];
        let (bands, heat) = counts::heat(&self);
        let mut portfolio = Portfolio {
            meta: self.meta(date),
            palette: Palette::new(self.colour.filter(|_| self.is_of_one_town)),
            labels: self.labels.clone(),
            town: self.is_of_one_town,
            projects,
            left_out: self.left_out(),
            municipalities: self.projects.iter().map(|p| &p.town).collect::<BTreeSet<_>>().len(),
            states: self.projects.iter().flat_map(|p| &p.states).collect::<BTreeSet<_>>().len(),
            stated: self.projects.iter().filter(|p| p.stated()).count(),
            assumed: self.projects.iter().filter(|p| p.assumed).count(),
            unasked: !self.projects.is_empty() && self.projects.iter().all(|p| p.unasked),
            shown: Shown::default(),
            unsaid,
            listed: self.projects.len() <= projects::MAX_LISTED,
            sourced: lists.iter().any(|table| table.key == "sources" && !table.rows.is_empty()),
            money: money::sums(&self),
            posts: after::all_posts(&self),
            posts_of: self.projects.iter().filter(|p| !p.posts.is_empty()).count(),
            follow_up: after::all_follow_up(&self),
            asked: control::all_asked(&self),
            control: control::sums(&self),
            next: self.next_of_all(),
            bands,
            heat,
            tables: self.tables(lists, date),
            provenance: provenance.into_iter().map(|(key, value)| (self.labels.text(key), value)).collect(),
            names: Vec::new(),
            passages: GermanPassages::default(),
        };
        portfolio.shown = self.shown(&portfolio);
        let paper = portfolio.for_paper();
        portfolio.names = self.long_names(&paper);
        portfolio.passages = self.passages.found(&paper);
        portfolio
    }

    /// The long words of names that the tables of a paper hold, each once; but for those that no column of words could hold.
    fn long_names(&self, paper: &Portfolio) -> Vec<String> {
        let names = self.projects.iter().flat_map(|p| [&p.municipality, &p.short, &p.title]);
        let fits = |word: &String| word.chars().count() <= MAX_WHOLE;
        let names: BTreeSet<String> = names.flat_map(|name| long_words(name)).filter(fits).collect();
        let texts = paper.tables.iter().flat_map(|table| table.rows.iter().flatten()).filter_map(|cell| match cell {
            CellValue::Text(text) => Some(text),
            _ => None,
        });
        let found: BTreeSet<String> = texts.flat_map(|text| long_words(text)).collect();
        names.intersection(&found).cloned().collect()
    }

    fn shown(&self, portfolio: &Portfolio) -> Shown {
        let written = |count: usize| self.formats.count(count);
        let (money, control) = (portfolio.money.as_ref(), portfolio.control);
        let of_control = |of: fn(ControlSums) -> usize| written(control.map_or(0, of));
        Shown {
            projects: written(portfolio.projects),
            municipalities: written(portfolio.municipalities),
            states: written(portfolio.states),
            stated: written(portfolio.stated),
            assumed: written(portfolio.assumed),
            with_costs: written(money.map_or(0, |money| money.projects)),
            without_costs: written(money.map_or(portfolio.projects, |money| money.without)),
            points: of_control(|control| control.points),
            settled: of_control(|control| control.settled),
            overdue: of_control(|control| control.overdue),
            unverifiable: of_control(|control| control.unverifiable),
        }
    }

    fn meta(&self, date: Date) -> PortfolioMeta {
        let town = self.projects.first().filter(|_| self.is_of_one_town);
        let shared = self.projects.first().filter(|first| {
            town.is_none() && self.projects.len() > 1 && self.projects.iter().all(|p| p.title == first.title)
        });
        PortfolioMeta {
            lang: self.language.code(),
            title: match shared {
                Some(named) => self.labels.fill("portfolio.named-title", &[("name", &named.title)]),
                None => with_whole_end(&self.word("portfolio.title")),
            },
            shared_title: shared.map(|p| p.title.clone()),
            as_of: self.as_of(),
            municipality: town
                .map_or_else(|| self.count("portfolio.projects", self.projects.len()), |p| p.municipality.clone()),
            date: self.formats.date(date),
            ymd: (date.year(), date.month(), date.day()),
            draft: false,
        }
    }

    /// The day that what is stated is of, or the first and the last one.
    fn as_of(&self) -> Option<String> {
        let days: BTreeSet<Date> = self.projects.iter().filter_map(|p| p.as_of).collect();
        let (first, last) = (self.formats.date(*days.first()?), self.formats.date(*days.last()?));
        Some(match days.len() {
            1 => first,
            _ => self.labels.fill("span", &[("first", &first), ("last", &last)]),
        })
    }

    /// What is due first over all projects: everything of that day.
    fn next_of_all(&self) -> Option<NextText> {
        let dated = || self.projects.iter().filter_map(|p| Some((p, p.next.as_ref()?)));
        let day = dated().map(|(_, next)| next.day).min()?;
        let mut due: Vec<(&str, Vec<String>)> = Vec::new();
        for (project, next) in dated().filter(|(_, next)| next.day == day) {
            match due.iter_mut().find(|(title, _)| *title == next.title) {
                Some((_, names)) => names.push(self.name(project)),
                None => due.push((&next.title, vec![self.name(project)])),
            }
        }
        let what = due.into_iter().map(|(title, names)| format!("{title} ({})", self.first_names(names)));
        Some(NextText { date: self.formats.date(day), what: what.collect::<Vec<_>>().join("; ") })
    }

    /// The tables that say anything: in one town what its treasurer and its council look for, over many municipalities where
    /// they stand.
    fn tables(&self, lists: Vec<SummaryTable>, date: Date) -> Vec<SummaryTable> {
        let (control, money) = ([control::decisions(self), control::control(self)], money::tables(self, date.year()));
        let counted = [counts::milestones(self), counts::arrears(self), counts::mechanisms(self)];
        let learning = (!self.is_of_one_town).then(|| learning::pairs(self));
        let last = learning.into_iter().chain([counts::gaps(self)]);
        let all: Vec<SummaryTable> = match self.is_of_one_town {
            true => lists.into_iter().chain(control).chain(money).chain(counted).chain(last).collect(),
            false => {
                let first = counts::states(self).into_iter().chain(lists);
                first.chain(money).chain(control).chain(counted).chain(last).collect()
            }
        };
        all.into_iter().filter(|table| !table.rows.is_empty() || !table.notes.is_empty()).collect()
    }
}

/// A title whose last two words stay together: no line of a cover ends on an article.
fn with_whole_end(title: &str) -> String {
    title.rsplit_once(' ').map_or_else(|| title.to_owned(), |(start, end)| format!("{start}\u{a0}{end}"))
}
