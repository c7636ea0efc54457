//! All criteria for Excel: as `--format csv`, in words, with what a filter needs.

use crate::briefing::Labels;
use crate::catalog::{Catalog, Confidence, Phase};
use crate::language::Language;
use crate::lists::columns::columns;
use crate::message::{Message, say};
use crate::profile::Profile;
use crate::selection::listing::Row;
use crate::selection::{Selection, Verdict};
use crate::tables::{Cell, Table};

/// The title of the list, and its one table. Titles of criteria are those of `catalog`, which is in the list's language.
#[must_use]
pub fn tables<'a>(
    (selection, profile): (&'a Selection, &Profile),
    catalog: &'a Catalog,
    labels: &'a Labels,
    language: Language,
) -> (String, Vec<Table<'a>>) {
    let columns = columns(
        [
            (say!("No."), 8),
            (say!("Criterion"), 40),
            (say!("Phase"), 13),
            (say!("Milestone"), 16),
            (say!("Certainty"), 11),
            (say!("State"), 13),
            (say!("In the papers"), 12),
            (say!("Why"), 38),
            (say!("Leads"), 9),
            (say!("Workstreams"), 20),
            (say!("Scaling driver"), 22),
            (say!("Stakeholders"), 26),
            (say!("File"), 20),
            (say!("Sheet"), 11),
            (say!("Cell"), 8),
        ],
        language,
    );
    let rows = selection.verdicts.iter().map(move |verdict| row(verdict, catalog, labels, language));
    let table = Table::new(say!("Criteria").text(language), columns, Box::new(rows));
    let (town, project) = (&profile.municipality.name, &profile.project.title);
    let title = say!("Criteria: {town}, {project}", town, project).text(language);
    (title, vec![Table { kept: 2, ..table }])
}

fn row<'a>(verdict: &'a Verdict, catalog: &'a Catalog, labels: &Labels, language: Language) -> Vec<Cell<'a>> {
    let row = Row::new(verdict, language);
    let criterion = catalog.find(row.id).unwrap_or(verdict.criterion);
    let word = |message: Message| Cell::text(message.text(language));
    let flag = |flag: bool| Cell::text(labels.text(if flag { "yes" } else { "no" }));
    let milestone = criterion.milestone;
    let workstreams = row.workstreams.iter().map(|name| labels.text(&format!("workstream.{name}")));
    let reasons: Vec<&str> = row.reasons.iter().map(|reason| reason.text.as_str()).collect();
    vec![
        Cell::text(criterion.id.as_str()),
        Cell::text(criterion.title.as_str()),
        word(phase(row.phase)),
        milestone.map_or(Cell::Empty, |m| Cell::text(labels.text(&format!("milestone.{}", m.kind.name())))),
        milestone.map_or(Cell::Empty, |m| word(certainty(m.confidence))),
        // What nobody states is not open.
        Cell::text(if row.stated { labels.status(row.status) } else { labels.text("status.unstated") }),
        flag(row.selected),
        Cell::text(reasons.join("; ")),
        flag(row.leads),
        Cell::text(workstreams.collect::<Vec<_>>().join(", ")),
        criterion.driver.as_deref().map_or(Cell::Empty, Cell::text),
        Cell::text(criterion.stakeholders.join(", ")),
        match Catalog::is_shipped(row.source.file) {
            true => word(say!("built-in")),
            false => Cell::text(row.source.file.to_owned()),
        },
        row.source.sheet.map_or(Cell::Empty, Cell::text),
        row.source.cell.map_or(Cell::Empty, Cell::text),
    ]
}

fn phase(phase: Phase) -> Message {
    match phase {
        Phase::CrossPhase => say!("every phase"),
        stage => Message::verbatim(stage.key()),
    }
}

fn certainty(confidence: Confidence) -> Message {
    match confidence {
        Confidence::Stated => say!("stated"),
        Confidence::Strong => say!("strong"),
        Confidence::Weak => say!("weak"),
    }
}
