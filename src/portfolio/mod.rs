//! The view over all projects of a run: where they stand, what they lack, who could learn from whom.
//!
//! Takes projects one by one and keeps of each only what the view needs, so that a thousand fit; gives a
//! [`Portfolio`] that a paper and a workbook are made from. What nobody said is never counted as open.

mod learning;
mod rows;
mod sheets;

pub use sheets::workbook;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::briefing::format::Formats;
use crate::briefing::{Briefing, Labels, Palette};
use crate::catalog::{Catalog, Phase};
use crate::language::Language;
use crate::profile::{Profile, Status};
use crate::selection::{Group, Selection};

/// A value in a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(usize),
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// Words that take what room there is.
    Wide,
    /// A few words.
    Words,
    /// A number, or one of another.
    Figure,
}

/// A table of the portfolio, for the paper and the workbook alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its name for templates, such as `project-list`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// The columns.
    pub columns: Vec<(String, Column)>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
    /// How many more rows there would be.
    pub more: usize,
}

/// A cell of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heat {
    /// Projects.
    pub count: usize,
    /// 0 for none, to 4 for as many as the fullest cell has.
    pub level: usize,
}

/// A row of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatRow {
    /// The phase, or P4 and P5 together.
    pub phase: String,
    /// By readiness, what nobody said anything of last.
    pub cells: Vec<Heat>,
    /// All projects of the phase.
    pub total: usize,
}

/// For running heads and the PDF's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// `de` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// How many projects of how many municipalities, in words.
    pub municipality: String,
    /// The date in words.
    pub date: String,
    /// Year, month, day for the PDF.
    pub ymd: (i16, i8, i8),
    /// Never a draft.
    pub draft: bool,
}

/// The view over all projects.
#[derive(Debug, Clone, Serialize)]
pub struct Portfolio {
    /// For running heads.
    pub meta: Meta,
    /// Colours: no municipality's own.
    pub palette: Palette,
    /// The fixed words.
    pub labels: Labels,
    /// How many projects.
    pub projects: usize,
    /// How many say anything of any criterion.
    pub stated: usize,
    /// How many phases are assumed.
    pub assumed: usize,
    /// The classes of readiness, what nobody said anything of last.
    pub bands: Vec<String>,
    /// Phases by readiness.
    pub heat: Vec<HeatRow>,
    /// The tables that have rows, in order.
    pub tables: Vec<Table>,
    /// Where it comes from: label and value.
    pub provenance: Vec<(String, String)>,
}

/// What is kept of a project.
#[derive(Debug)]
struct Project {
    municipality: String,
    title: String,
    states: Vec<String>,
    phases: Vec<Phase>,
    assumed: bool,
    /// Milestones of the phase that count: fulfilled, not fulfilled, and such nobody said anything of.
    fulfilled: usize,
    open: usize,
    unstated: usize,
    arrears: usize,
    gaps: Vec<String>,
    mechanisms: BTreeSet<String>,
    /// By position in the catalogue: what the profile says of what its papers hold.
    said: BTreeMap<usize, Status>,
    /// What earlier phases left behind, by position in the catalogue.
    behind: BTreeSet<usize>,
    /// What its papers hold of its phase's milestones, by position.
    milestones: BTreeSet<usize>,
}

impl Project {
    fn stated(&self) -> bool {
        !self.said.is_empty()
    }
}

/// A portfolio in the making.
#[derive(Debug)]
pub struct PortfolioBuilder<'a> {
    catalog: &'a Catalog,
    labels: &'a Labels,
    formats: Formats,
    language: Language,
    projects: Vec<Project>,
}

impl<'a> PortfolioBuilder<'a> {
    /// Begins with no project.
    #[must_use]
    pub fn new(catalog: &'a Catalog, labels: &'a Labels, language: Language) -> Self {
        Self { catalog, labels, formats: Formats::new(language), language, projects: Vec::new() }
    }

    /// Adds a project; its briefing is not needed any more afterwards.
    pub fn add(&mut self, profile: &Profile, selection: &Selection, briefing: &Briefing) {
        let verdicts = selection.verdicts.iter().enumerate();
        let said = |at: usize| selection.verdicts.get(at).and_then(|v| v.assessment).and_then(|a| a.status);
        let group = |group: Group| verdicts.clone().filter(move |(_, v)| v.group == Some(group));
        let milestones: BTreeSet<usize> =
            group(Group::Milestone).filter(|(_, v)| v.criterion.counts()).map(|(at, _)| at).collect();
        let of = |wanted: fn(Option<Status>) -> bool| milestones.iter().filter(|at| wanted(said(**at))).count();
        let mechanisms = briefing.mechanisms.iter().flat_map(|level| level.mechanisms.iter().map(|m| m.name.clone()));
        let gaps: BTreeSet<&String> = briefing.gaps.iter().map(|gap| &gap.what).collect();
        self.projects.push(Project {
            municipality: profile.municipality.name.clone(),
            title: profile.project.title.clone(),
            states: profile.municipality.states.clone(),
            phases: profile.project.phases.clone(),
            assumed: profile.project.phase_assumed,
            fulfilled: of(|s| s == Some(Status::Fulfilled)),
            open: of(|s| matches!(s, Some(Status::Open | Status::InProgress))),
            unstated: of(|s| s.is_none()),
            arrears: group(Group::Arrears).count(),
            gaps: gaps.into_iter().cloned().collect(),
            mechanisms: mechanisms.collect(),
            said: verdicts.clone().filter_map(|(at, _)| Some((at, said(at)?))).collect(),
            behind: group(Group::Arrears).map(|(at, _)| at).collect(),
            milestones,
        });
    }

    /// The view over all projects added.
    #[must_use]
    pub fn finish(self, date: Date, templates_sha256: &str) -> Portfolio {
        let projects = self.projects.len();
        let fill = |key: &str, count: usize| {
            let key = if count == 1 { format!("{key}.one") } else { key.to_owned() };
            self.labels.fill(&key, &[("count", &count.to_string())])
        };
        let meta = Meta {
            lang: self.language.code(),
            title: self.labels.text("portfolio.title"),
            municipality: fill("portfolio.projects", projects),
            date: self.formats.date(date),
            ymd: (date.year(), date.month(), date.day()),
            draft: false,
        };
        let tables = rows::tables(&self).into_iter().chain([learning::pairs(&self)]);
        let (bands, heat) = rows::heat(&self);
        let provenance = [
            ("provenance.program", format!("Ratsmappe {}", env!("CARGO_PKG_VERSION"))),
            ("provenance.catalog", self.catalog.file.clone()),
            ("provenance.templates", templates_sha256.to_owned()),
        ];
        Portfolio {
            meta,
            palette: Palette::new(None),
            labels: self.labels.clone(),
            projects,
            stated: self.projects.iter().filter(|p| p.stated()).count(),
            assumed: self.projects.iter().filter(|p| p.assumed).count(),
            bands,
            heat,
            tables: tables.filter(|table| !table.rows.is_empty()).collect(),
            provenance: provenance.into_iter().map(|(key, value)| (self.labels.text(key), value)).collect(),
        }
    }
}
