//! A portfolio in the making: the projects, and the words, numbers and tables that all its parts are made with.

use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, Medium, SummaryTable};
use crate::briefing::format::Formats;
use crate::briefing::{Labels, Passages};
use crate::catalog::{Catalog, Phase};
use crate::language::Language;
use crate::profile::Profile;

/// What the keys of its words begin with.
const GROUP: &str = "portfolio.";
/// The most rows of a table in the paper that shows what is most frequent.
pub(super) const MAX_RANKED: usize = 20;
/// The most rows of any other table in the paper.
pub(super) const MAX_PAPER_ROWS: usize = 150;
/// How many projects are named where they are counted.
pub(super) const MAX_NAMED: usize = 5;

/// A portfolio in the making.
#[derive(Debug)]
pub struct PortfolioBuilder<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) labels: &'a Labels,
    pub(super) formats: Formats,
    pub(super) language: Language,
    pub(super) projects: Vec<ProjectSummary>,
    pub(super) colour: Option<[u8; 3]>,
    /// Whether all projects are those of one municipality.
    pub(super) is_of_one_town: bool,
    /// Whether every phase is an assumption.
    all_assumed: bool,
    /// What of it is German in an English paper.
    pub(super) passages: Passages,
}

/// The columns of a table: the key of the name, and how it is set.
pub(super) type Columns<'c> = [(&'c str, ColumnKind)];

impl<'a> PortfolioBuilder<'a> {
    /// Begins with no project.
    #[must_use]
    pub fn new(catalog: &'a Catalog, labels: &'a Labels, language: Language) -> Self {
        let mut passages = Passages::new(labels);
        passages.add_catalog(catalog);
        let (formats, projects) = (Formats::new(language), Vec::new());
        let (is_of_one_town, all_assumed, colour) = (true, true, None);
        Self { catalog, labels, formats, language, projects, colour, is_of_one_town, all_assumed, passages }
    }

    /// Adds a project.
    pub fn add(&mut self, profile: &Profile, summary: ProjectSummary) {
        self.passages.add_names(profile);
        self.colour = self.colour.or(profile.municipality.colour);
        self.is_of_one_town &= self.projects.first().is_none_or(|first| first.town == summary.town);
        self.all_assumed &= summary.assumed;
        self.projects.push(summary);
    }

    /// In the order of the municipalities' names, then of their own.
    pub(super) fn sort(&mut self) {
        let formats = &self.formats;
        self.projects.sort_by(|a, b| {
            formats.compare(&a.municipality, &b.municipality).then_with(|| formats.compare(&a.title, &b.title))
        });
    }

    /// Words of the portfolio: those for one town, where it has its own.
    pub(super) fn word(&self, key: &str) -> String {
        let own = key.strip_prefix(GROUP).filter(|_| self.is_of_one_town);
        let own = own.and_then(|key| self.labels.find(&format!("portfolio.town.{key}")));
        own.unwrap_or_else(|| self.labels.text(key))
    }

    /// Words for so many of a thing.
    pub(super) fn count(&self, key: &str, count: usize) -> String {
        let suffix = if count == 1 { ".one" } else { "" };
        let count = self.formats.count(count);
        let template = self.word(&format!("{key}{suffix}"));
        template.replace("{count}", &count)
    }

    /// What a project is called where several are: by its own name in one town, else by its municipality and that.
    pub(super) fn name(&self, project: &ProjectSummary) -> String {
        match self.is_of_one_town {
            true => project.short.clone(),
            false => format!("{}, {}", project.municipality, project.short),
        }
    }

    /// The first of these projects by name, and how many more there are.
    pub(super) fn names<'p>(&self, projects: impl IntoIterator<Item = &'p ProjectSummary>) -> String {
        let name = |project: &ProjectSummary| match self.is_of_one_town {
            true => project.short.clone(),
            false => project.municipality.clone(),
        };
        let mut names: Vec<String> = projects.into_iter().map(name).collect();
        names.dedup();
        let more = names.len().saturating_sub(MAX_NAMED);
        names.truncate(MAX_NAMED);
        let named = names.join("; ");
        match more {
            0 => named,
            more => self.labels.fill("portfolio.and-more", &[("names", &named), ("count", &self.formats.count(more))]),
        }
    }

    /// A table without rows.
    pub(super) fn table(&self, key: &'static str, columns: &Columns, rows: Vec<Vec<CellValue>>) -> SummaryTable {
        SummaryTable {
            key,
            title: self.word(&format!("portfolio.{key}")),
            sheet: self.word(&format!("portfolio.sheet.{key}")),
            columns: columns.iter().map(|(key, kind)| (self.word(key), *kind)).collect(),
            rows,
            total: None,
            notes: Vec::new(),
            more: 0,
            most: MAX_PAPER_ROWS,
            medium: Medium::Both,
        }
    }

    /// A table of what is most frequent.
    pub(super) fn ranking(&self, key: &'static str, columns: &Columns, rows: Vec<Vec<CellValue>>) -> SummaryTable {
        SummaryTable { most: MAX_RANKED, ..self.table(key, columns, rows) }
    }

    /// An amount without its currency, which the title says.
    pub(super) fn money(&self, cents: i64) -> CellValue {
        CellValue::Money(cents, self.formats.amount(cents))
    }

    /// An amount that may not be stated.
    pub(super) fn some_money(&self, cents: Option<i64>) -> CellValue {
        cents.map_or(CellValue::NotStated, |cents| self.money(cents))
    }

    /// An amount; a part of nothing is not shown.
    pub(super) fn part(&self, cents: i64) -> CellValue {
        if cents == 0 { CellValue::Empty } else { self.money(cents) }
    }

    /// Words that may not be stated.
    pub(super) fn some_text(text: Option<&String>) -> CellValue {
        text.map_or(CellValue::NotStated, |text| CellValue::Text(text.clone()))
    }

    /// `P4 + P5`; an assumed phase is marked, unless all are.
    pub(super) fn phase(&self, project: &ProjectSummary) -> String {
        let keys: Vec<String> = project.phases.iter().map(|p| p.key().to_owned()).collect();
        let marked = project.assumed && !self.all_assumed;
        let mark = if marked { self.labels.text("portfolio.assumed-mark") } else { String::new() };
        keys.join(" + ") + &mark
    }

    /// The titles of a criterion and its phase.
    pub(super) fn criterion(&self, at: usize) -> Vec<CellValue> {
        let Some(criterion) = self.catalog.criteria.get(at) else { return Vec::new() };
        let phase = match criterion.phase {
            Phase::CrossPhase => self.labels.text("phase.cross"),
            phase => phase.key().to_owned(),
        };
        vec![CellValue::Text(criterion.title.clone()), CellValue::Text(phase)]
    }
}
