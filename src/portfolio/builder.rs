//! A portfolio in the making: the projects, and the words, numbers and tables that all its parts are made with.

use std::collections::BTreeSet;

use super::model::Amount;
use super::summary::ProjectSummary;
use super::table::{CellValue, ColumnKind, Medium, SummaryTable};
use crate::bodies::proper_name;
use crate::briefing::format::Formats;
use crate::briefing::{Labels, Passages, marked_title};
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
    /// Projects of the run that are not in it, because what they state has errors.
    left_out: Vec<String>,
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
        let (formats, projects, left_out) = (Formats::new(language), Vec::new(), Vec::new());
        let (is_of_one_town, all_assumed, colour) = (true, true, None);
        Self { catalog, labels, formats, language, projects, left_out, colour, is_of_one_town, all_assumed, passages }
    }

    /// Adds a project.
    pub fn add(&mut self, profile: &Profile, summary: ProjectSummary) {
        self.passages.add_names(profile);
        self.colour = self.colour.or(profile.municipality.colour);
        self.is_of_one_town &= self.projects.first().is_none_or(|first| first.town == summary.town);
        self.all_assumed &= summary.assumed;
        self.projects.push(summary);
    }

    /// Names a project that cannot be added, so that nobody takes the sums for those of all.
    pub fn leave_out(&mut self, name: String) {
        self.left_out.push(name);
    }

    /// Those that were left out, if any.
    pub(super) fn left_out(&self) -> Option<String> {
        (!self.left_out.is_empty()).then(|| self.first_names(self.left_out.clone()))
    }

    /// In the order of the municipalities' proper names, a town before the county around it, then of their own.
    pub(super) fn sort(&mut self) {
        let formats = &self.formats;
        self.projects.sort_by(|a, b| {
            let proper = formats.compare(proper_name(&a.municipality), proper_name(&b.municipality));
            let whole = || a.municipality.chars().count().cmp(&b.municipality.chars().count());
            let whole = || whole().then_with(|| formats.compare(&a.municipality, &b.municipality));
            proper.then_with(whole).then_with(|| formats.compare(&a.short, &b.short))
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
        self.first_names(names)
    }

    /// The first of these names, and how many more there are.
    pub(super) fn first_names(&self, mut names: Vec<String>) -> String {
        // One more is named rather than counted.
        let more = Some(names.len().saturating_sub(MAX_NAMED)).filter(|more| *more > 1).unwrap_or(0);
        if more == 0 && !names.iter().any(|name| name.contains([',', ';'])) {
            return self.labels.list(&names);
        }
        names.truncate(if more > 0 { MAX_NAMED } else { MAX_NAMED + 1 });
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
            apart: Vec::new(),
            sums: Vec::new(),
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

    /// An amount that stands for itself.
    pub(super) fn amount(&self, cents: i64) -> Amount {
        Amount { cents, shown: self.formats.money(cents) }
    }

    /// An amount that may not be stated.
    pub(super) fn some_money(&self, cents: Option<i64>) -> CellValue {
        cents.map_or(CellValue::NotStated, |cents| self.money(cents))
    }

    /// Words that may not be stated.
    pub(super) fn some_text(text: Option<&String>) -> CellValue {
        text.map_or(CellValue::NotStated, |text| CellValue::Text(text.clone()))
    }

    /// The name of the column of phases: where all are assumed, it says so.
    pub(super) fn phase_column(&self) -> &'static str {
        if self.all_assumed { "portfolio.col-assumed-phase" } else { "col.phase" }
    }

    /// Whether every phase is an assumption.
    pub(super) fn is_all_assumed(&self) -> bool {
        self.all_assumed && !self.projects.is_empty()
    }

    /// What the phases are called in which there are projects: `P1: Idee; P3: Pilot`.
    pub(super) fn phase_names(&self) -> String {
        let phases: BTreeSet<Phase> = self.projects.iter().flat_map(|p| p.phases.iter().copied()).collect();
        let name = |phase: &Phase| Some(format!("{}: {}", phase.key(), self.catalog.phase(*phase)?.name));
        phases.iter().filter_map(name).collect::<Vec<_>>().join("; ")
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
        vec![CellValue::Text(marked_title(self.labels, criterion)), CellValue::Text(phase)]
    }
}
