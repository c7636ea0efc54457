//! Changes as rows of one form, for scripts and for people.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::catalog::Milestone;
use crate::cli::exit::Stop;
use crate::cli::words;
use crate::language::Language;
use crate::message::say;
use crate::profile::Status;
use crate::progress::{CatalogueDifference, Change, CriterionRef, FactValue, Progress, SelectionChange, Subject};

use crate::cli::commands::diff::{Compared, Report, State};

/// One change.
#[derive(Serialize)]
pub struct Row {
    /// The part of the report.
    pub topic: &'static str,
    /// The key in the profile, or what has changed.
    pub key: &'static str,
    /// A criterion's id.
    pub id: Option<String>,
    /// What it is about: a criterion's title, a cost item, another entry, a year.
    pub of: Option<String>,
    /// What was said.
    pub from: Option<Json>,
    /// What is said now.
    pub to: Option<Json>,
    /// How many euros more.
    pub difference: Option<f64>,
    /// `forward`, `back` or `aside`.
    pub direction: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
}

const EMPTY: Row = Row {
    topic: "",
    key: "",
    id: None,
    of: None,
    from: None,
    to: None,
    difference: None,
    direction: None,
    reason: None,
};

fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

/// A value as a profile writes it.
fn written(value: &FactValue) -> Json {
    match value {
        FactValue::Text(text) => json!(text),
        FactValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => json!(*number as i64),
        FactValue::Number(number) => json!(number),
        FactValue::Money(cents) => json!(euros(*cents)),
        FactValue::Date(date) => json!(date.to_string()),
        FactValue::Flag(flag) => json!(flag),
        FactValue::Phases(phases) => json!(phases),
        FactValue::Status(status) => json!(status.name()),
        FactValue::CostKind(kind) => json!(kind.name()),
        FactValue::Funding(status) => json!(status.name()),
        FactValue::Level(level) => json!(level.name()),
    }
}

impl Row {
    /// A statement of the profile.
    pub fn change(change: &Change) -> Self {
        let id = match &change.subject {
            Some(Subject::Criterion(named)) => Some(named.id.clone()),
            _ => None,
        };
        Self {
            topic: change.topic().code(),
            key: change.key,
            id,
            of: change.subject.as_ref().map(Subject::name),
            from: change.from.as_ref().map(written),
            to: change.to.as_ref().map(written),
            difference: change.difference().map(euros),
            direction: change.direction().map(|d| d.code()),
            reason: None,
        }
    }

    fn criterion(topic: &'static str, key: &'static str, named: &CriterionRef) -> Self {
        Self { topic, key, id: Some(named.id.clone()), of: Some(named.title.clone()), ..EMPTY }
    }

    fn moved(topic: &'static str, moved: &SelectionChange, language: Language) -> Self {
        Self {
            from: Some(json!(!moved.entered)),
            to: Some(json!(moved.entered)),
            reason: moved.reason.as_ref().map(|reason| words::reason(reason).text(language)),
            ..Self::criterion(topic, "in-papers", &moved.criterion)
        }
    }
}

/// What follows from the changes of a project.
pub fn consequences(progress: &Progress, language: Language) -> Vec<Row> {
    let milestones =
        |key, named: &[CriterionRef]| named.iter().map(|n| Row::criterion("milestone", key, n)).collect::<Vec<_>>();
    let mut rows = milestones("reached", &progress.reached);
    rows.extend(milestones("lost", &progress.lost));
    rows.extend(progress.selection.iter().map(|m| Row::moved("papers", m, language)));
    let sum = |of: String, from: i64, to: i64| Row {
        topic: "sum",
        key: "year",
        of: Some(of),
        from: Some(json!(euros(from))),
        to: Some(json!(euros(to))),
        difference: Some(euros(to - from)),
        ..EMPTY
    };
    rows.extend(progress.years.iter().map(|y| sum(y.year.to_string(), y.from, y.to)));
    if !progress.years.is_empty() {
        rows.push(Row {
            key: "all-years",
            ..sum(say!("all years").text(language), progress.total.from, progress.total.to)
        });
    }
    rows
}

fn milestone(milestone: Option<Milestone>) -> Option<Json> {
    milestone.map(|m| json!(format!("{} ({})", m.kind.name(), m.confidence.name())))
}

/// What differs between the catalogues.
pub fn catalogue(progress: &Progress, language: Language) -> Vec<Row> {
    let changes = progress.catalogue.iter().map(|change| {
        let (key, from, to, reason) = match &change.what {
            CatalogueDifference::New(phase) => ("new", None, Some(json!(phase)), None),
            CatalogueDifference::Gone { phase, status } => {
                let said = status.map(|s: Status| say!("its status was: {status}", status = s.name()).text(language));
                ("gone", Some(json!(phase)), None, said)
            }
            CatalogueDifference::Title(old) => ("title", Some(json!(old)), Some(json!(change.criterion.title)), None),
            CatalogueDifference::Phase { from, to } => ("phase", Some(json!(from)), Some(json!(to)), None),
            CatalogueDifference::Milestone { from, to } => ("milestone", milestone(*from), milestone(*to), None),
        };
        Row { from, to, reason, ..Row::criterion("catalogue", key, &change.criterion) }
    });
    changes.chain(progress.catalogue_selection.iter().map(|m| Row::moved("catalogue", m, language))).collect()
}

/// A value as one cell.
pub fn cell(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// All changes of all projects, one a row.
pub fn csv(report: &Report) -> Result<String, Stop> {
    let failed = |error: &dyn std::fmt::Display| {
        Stop::Failed(say!("the list cannot be written as CSV: {error}", error = error.to_string()))
    };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let header =
        ["municipality", "project", "topic", "key", "id", "of", "from", "to", "difference", "direction", "reason"];
    writer.write_record(header).map_err(|e| failed(&e))?;
    for Compared { new, changes, consequences, catalogue, .. } in &report.projects {
        for row in changes.iter().chain(consequences).chain(catalogue) {
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            let value = |value: &Option<Json>| value.as_ref().map(cell).unwrap_or_default();
            let record = [
                &new.municipality,
                &new.title,
                row.topic,
                row.key,
                &text(&row.id),
                &text(&row.of),
                &value(&row.from),
                &value(&row.to),
                &row.difference.map(|d| d.to_string()).unwrap_or_default(),
                row.direction.unwrap_or_default(),
                &text(&row.reason),
            ];
            writer.write_record(record).map_err(|e| failed(&e))?;
        }
    }
    let states = [("new", &report.new), ("gone", &report.gone), ("not-compared", &report.not_compared)];
    for (key, State { municipality, title, .. }) in
        states.iter().flat_map(|(key, all)| all.iter().map(move |s| (key, s)))
    {
        let record = [municipality, title, "project", key, "", "", "", "", "", "", ""];
        writer.write_record(record).map_err(|e| failed(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}
