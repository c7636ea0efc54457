//! All criteria as a list to work with: what the papers say of each, as plain values for a spreadsheet.

use jiff::civil::Date;

use super::context::Context;
use super::criteria::{marked_title, status_mark};
use super::reason::reason_of;
use super::typography::keep_together;
use crate::profile::Status;
use crate::selection::Verdict;

/// One criterion.
#[derive(Debug, Clone)]
pub struct WorkingRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its phase in words.
    pub phase: String,
    /// Its workstreams in words.
    pub workstreams: String,
    /// The scaling driver; empty if the catalogue names none.
    pub driver: String,
    /// Who has to be involved; empty if the catalogue names nobody.
    pub stakeholders: String,
    /// What kind of milestone it is; empty if it is none.
    pub milestone: String,
    /// Whether the papers hold it, in words.
    pub selected: String,
    /// Why, or why not.
    pub reasons: String,
    /// Its status in words; empty if none is stated.
    pub status: String,
    /// The project's evidence; empty if none is stated.
    pub evidence: String,
    /// Who is responsible; empty if nobody is named.
    pub responsible: String,
    /// Until when.
    pub due: Option<Date>,
    /// The project's note; empty if there is none.
    pub note: String,
    /// The parts of the driver that it stands for, as the roadmap has them; empty if the catalogue names none.
    pub sub_drivers: String,
    /// Whether it matters for the operating model, in words; empty if the catalogue does not say.
    pub operating_model: String,
    /// Whether it matters for the transfer, in words; empty if the catalogue does not say.
    pub transfer: String,
}

/// All criteria, in the catalogue's order.
#[derive(Debug, Clone, Default)]
pub struct WorkingList {
    /// The criteria.
    pub rows: Vec<WorkingRow>,
    /// The words a status may have.
    pub statuses: Vec<String>,
}

pub(super) fn working_list(context: &Context) -> WorkingList {
    let statuses = [Status::Open, Status::InProgress, Status::Fulfilled, Status::NotRelevant];
    WorkingList {
        rows: context.selection.verdicts.iter().map(|verdict| row(context, verdict)).collect(),
        statuses: statuses.map(|status| status_mark(context, status).label).into(),
    }
}

fn row(context: &Context, verdict: &Verdict) -> WorkingRow {
    let criterion = verdict.criterion;
    let said = verdict.assessment;
    let label = |key: &str| context.labels.text(key);
    let prose = |text: &str| keep_together(text, criterion.language);
    let own = |text: Option<&String>| text.map(|text| context.prose(text)).unwrap_or_default();
    let answer = |said: Option<bool>| said.map(|yes| label(if yes { "yes" } else { "no" })).unwrap_or_default();
    let workstreams = criterion.workstreams.iter().map(|w| label(&format!("workstream.{}", w.name())));
    WorkingRow {
        id: criterion.id.clone(),
        title: marked_title(context.labels, criterion),
        phase: context.phase_label(criterion.phase),
        workstreams: workstreams.collect::<Vec<_>>().join(", "),
        driver: criterion.driver.as_deref().map(prose).unwrap_or_default(),
        stakeholders: prose(&criterion.stakeholders.join(", ")),
        milestone: criterion.milestone.map(|m| label(&format!("milestone.{}", m.kind.name()))).unwrap_or_default(),
        selected: label(if verdict.selected() { "yes" } else { "no" }),
        reasons: verdict
            .reasons
            .iter()
            .map(|r| reason_of(context, verdict.criterion, r))
            .collect::<Vec<_>>()
            .join("; "),
        status: said.and_then(|a| a.status).map(|s| status_mark(context, s).label).unwrap_or_default(),
        evidence: own(said.and_then(|a| a.evidence.as_ref())),
        responsible: own(said.and_then(|a| a.responsible.as_ref())),
        due: said.and_then(|a| a.due),
        note: own(said.and_then(|a| a.note.as_ref())),
        sub_drivers: prose(&criterion.sub_drivers.join("; ")),
        operating_model: answer(criterion.operating_model_relevant),
        transfer: answer(criterion.transfer_relevant),
    }
}
