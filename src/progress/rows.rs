//! Changes as rows of one form, for scripts and for people.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::catalog::Milestone;
use crate::language::Language;
use crate::message::say;
use crate::profile::{Status, keys};
use crate::progress::{CatalogueDifference, Change, ChangeSubject, CriterionRef, FactValue, Progress, SelectionChange};
use crate::selection::words;

/// One change.
#[derive(Debug, Serialize)]
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
    /// What was said, and what is said now, as values: programs have them in `from` and `to`.
    #[serde(skip)]
    pub facts: [Option<FactValue>; 2],
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
    facts: [None, None],
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
    /// Whether it is a statement of the profile, of which nothing said is not stated, and not an entry that is there
    /// or not.
    #[must_use]
    pub fn is_statement(&self) -> bool {
        keys::find(self.key).is_some() && keys::table(self.key).is_none()
    }

    /// A statement of the profile.
    #[must_use]
    pub fn change(change: &Change) -> Self {
        let id = match &change.subject {
            Some(ChangeSubject::Criterion(named)) => Some(named.id.clone()),
            _ => None,
        };
        Self {
            topic: change.topic().code(),
            key: change.key,
            id,
            of: change.subject.as_ref().map(ChangeSubject::name),
            from: change.from.as_ref().map(written),
            to: change.to.as_ref().map(written),
            difference: change.difference().map(euros),
            direction: change.direction().map(|d| d.code()),
            reason: None,
            facts: [change.from.clone(), change.to.clone()],
        }
    }

    /// What has become of a point of the last resolution: its number, its words, the state as a code and in words, and why.
    #[must_use]
    pub fn point(number: &str, text: &str, [state, label]: [&str; 2], reason: Option<String>) -> Self {
        Self {
            topic: "resolution",
            key: "point",
            id: Some(number.to_owned()),
            of: Some(text.to_owned()),
            to: Some(json!(state)),
            facts: [None, Some(FactValue::Text(label.to_owned()))],
            reason,
            ..EMPTY
        }
    }

    fn criterion(topic: &'static str, key: &'static str, named: &CriterionRef) -> Self {
        Self { topic, key, id: Some(named.id.clone()), of: Some(named.title.clone()), ..EMPTY }
    }

    fn moved(topic: &'static str, moved: &SelectionChange, language: Language) -> Self {
        Self {
            from: Some(json!(!moved.entered)),
            to: Some(json!(moved.entered)),
            facts: [!moved.entered, moved.entered].map(|is_in| Some(FactValue::Flag(is_in))),
            reason: moved.reason.as_ref().map(|reason| words::reason(reason).text(language)),
            ..Self::criterion(topic, "in-papers", &moved.criterion)
        }
    }
}

/// What follows from the changes of a project.
#[must_use]
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
        facts: [from, to].map(|cents| Some(FactValue::Money(cents))),
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
#[must_use]
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
#[must_use]
pub fn cell(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
