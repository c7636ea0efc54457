//! The view over all projects, as templates, text modules and the workbook read it.

use serde::{Serialize, Serializer};

use super::table::{CellValue, Medium, SummaryTable};
use crate::briefing::format::Formats;
use crate::briefing::{GermanPassages, Labels, Palette, keep_together};

/// A cell of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heat {
    /// Projects.
    pub count: usize,
    /// The same as it is written.
    pub shown: String,
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
    /// The same as it is written.
    pub total_shown: String,
}

/// For running heads and the PDF's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioMeta {
    /// `de` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// How many projects of how many municipalities, in words.
    pub municipality: String,
    /// The date in words.
    pub date: String,
    /// The title that all projects of many municipalities have.
    pub shared_title: Option<String>,
    /// The day, or the first and the last one, that what is stated is of; none if no project says it.
    pub as_of: Option<String>,
    /// Year, month, day for the PDF.
    pub ymd: (i16, i8, i8),
    /// Never a draft.
    pub draft: bool,
}

/// An amount as a number and in words; papers and text modules read the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// In cents.
    pub cents: i64,
    /// With its currency.
    pub shown: String,
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.shown)
    }
}

/// What follows every year, of the projects it is known of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowUpSum {
    /// The amount or the range, in words.
    pub shown: String,
    /// How many projects it is known of.
    pub projects: usize,
    /// The least of a year.
    #[serde(skip)]
    pub least: Amount,
    /// The most.
    #[serde(skip)]
    pub most: Amount,
}

/// All that is to be decided, added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedSums {
    /// Everything.
    pub total: Amount,
    /// What of it the bodies bear themselves; none if no item names its bearer.
    pub own: Option<Amount>,
    /// What of it is granted or in the adopted budget already; none if nobody says of any of it how certain it is.
    pub granted: Option<Amount>,
    /// Whether that is anything.
    pub any_granted: bool,
    /// What of it nobody says how certain it is; none if that is nothing.
    pub unstated: Option<Amount>,
}

/// The costs of all projects that state any, added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoneySums {
    /// Everything.
    pub total: Amount,
    /// What of it is granted or in the adopted budget; none if nobody says of anything how certain it is.
    pub granted: Option<Amount>,
    /// What of it nobody says how certain it is; none if that is nothing.
    pub unstated: Option<Amount>,
    /// What the bodies bear themselves; none if no item names its bearer.
    pub own: Option<Amount>,
    /// What nobody pays yet; none if that is nothing.
    pub open: Option<Amount>,
    /// The years as one.
    pub years: String,
    /// How many projects state costs.
    pub projects: usize,
    /// How many do not.
    pub without: usize,
}

/// How the points of all resolutions that were adopted stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ControlSums {
    /// All of them.
    pub points: usize,
    /// Done.
    pub settled: usize,
    /// Not done, but their conditions are met.
    pub met: usize,
    /// Not done, and the day is over.
    pub overdue: usize,
    /// Conditions without a day that are not met.
    pub unmet: usize,
    /// Nothing tells.
    pub unverifiable: usize,
    /// Of how many of these the day is over.
    pub past: usize,
    /// Of how many of these the day is still to come.
    pub not_due: usize,
}

/// Numbers as they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Projects.
    pub projects: String,
    /// Municipalities.
    pub municipalities: String,
    /// Länder.
    pub states: String,
    /// Projects that say anything of any criterion.
    pub stated: String,
    /// Assumed phases.
    pub assumed: String,
    /// Projects that state costs.
    pub with_costs: String,
    /// Those that do not.
    pub without_costs: String,
    /// Points that were resolved.
    pub points: String,
    /// Those that are done.
    pub settled: String,
    /// Those that are overdue.
    pub overdue: String,
    /// Those that cannot be checked.
    pub unverifiable: String,
}

/// What comes next over all projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextText {
    /// The day.
    pub date: String,
    /// What, with whose it is.
    pub what: String,
}

/// The view over all projects.
#[derive(Debug, Clone, Serialize)]
pub struct Portfolio {
    /// For running heads.
    pub meta: PortfolioMeta,
    /// Colours: no municipality's own.
    pub palette: Palette,
    /// The fixed words.
    pub labels: Labels,
    /// Whether all are projects of one municipality.
    pub town: bool,
    /// How many projects.
    pub projects: usize,
    /// Those that are not in it because what they state has errors; none if there are none.
    pub left_out: Option<String>,
    /// Of how many municipalities.
    pub municipalities: usize,
    /// In how many Länder.
    pub states: usize,
    /// How many say anything of any criterion.
    pub stated: usize,
    /// How many phases are assumed.
    pub assumed: usize,
    /// Whether of none of the municipalities anything is known but what others wrote of it.
    pub unasked: bool,
    /// These numbers as they are written.
    pub shown: Shown,
    /// What no project says, in words.
    pub unsaid: Vec<String>,
    /// Whether the paper lists the projects; if they are too many, the workbook alone does.
    pub listed: bool,
    /// Whether the paper names the sources of what is said of the municipalities.
    pub sourced: bool,
    /// The costs of all; none if none states any.
    pub money: Option<MoneySums>,
    /// The most full-time equivalents at once; none if no project states posts.
    pub posts: Option<CellValue>,
    /// Of how many projects that is.
    pub posts_of: usize,
    /// What follows every year; none if it is known of no project.
    pub follow_up: Option<FollowUpSum>,
    /// All that is to be decided; none if nothing is.
    pub asked: Option<AskedSums>,
    /// How what was resolved is carried out; none if nothing was.
    pub control: Option<ControlSums>,
    /// What comes next; none if nothing has a day.
    pub next: Option<NextText>,
    /// The classes of readiness, what nobody said anything of last.
    pub bands: Vec<String>,
    /// Phases by readiness; empty if nobody says where it stands.
    pub heat: Vec<HeatRow>,
    /// The tables that have rows, in order.
    pub tables: Vec<SummaryTable>,
    /// Long words of the names of projects and places that its tables hold; no line ends within them.
    pub names: Vec<String>,
    /// German passages of an English paper, in JSON as patterns; none in a German one.
    pub passages: GermanPassages,
    /// Where it comes from: label and value.
    pub provenance: Vec<(String, String)>,
}

impl Portfolio {
    /// The same for a paper: with as much as it has room for, and with blanks that must not end a line.
    #[must_use]
    pub fn for_paper(&self) -> Self {
        let language = self.labels.language();
        let formats = Formats::new(language);
        let tables = self.tables.iter().filter(|table| table.medium != Medium::Workbook);
        let mut paper = Self { tables: tables.map(SummaryTable::for_paper).collect(), ..self.without_tables() };
        for cell in paper.tables.iter_mut().flat_map(|table| table.lines_mut().flatten()) {
            match cell {
                CellValue::Text(text) => *text = keep_together(text, language),
                CellValue::Number(number) => *cell = CellValue::Decimal(*number as f64, formats.count(*number)),
                _ => {}
            }
        }
        for row in &mut paper.heat {
            row.phase = keep_together(&row.phase, language);
        }
        paper
    }

    fn without_tables(&self) -> Self {
        Self {
            meta: self.meta.clone(),
            palette: self.palette.clone(),
            labels: self.labels.clone(),
            shown: self.shown.clone(),
            unsaid: self.unsaid.clone(),
            left_out: self.left_out.clone(),
            money: self.money.clone(),
            posts: self.posts.clone(),
            follow_up: self.follow_up.clone(),
            asked: self.asked.clone(),
            next: self.next.clone(),
            bands: self.bands.clone(),
            heat: self.heat.clone(),
            tables: Vec::new(),
            names: self.names.clone(),
            passages: self.passages.clone(),
            provenance: self.provenance.clone(),
            ..*self
        }
    }
}
