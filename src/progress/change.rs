//! One difference between two profiles.

use super::criterion_ref::CriterionRef;
use super::facts;
use super::value::{Direction, FactValue};
use crate::document::kind::Kind;
use crate::profile::{CostItem, keys};

/// Whether a key holds a day.
fn is_day(key: &str) -> bool {
    keys::find(key).is_some_and(|key| matches!(key.entry.key.kind, Kind::Date))
}

/// What a change is about, if that does not follow from its key.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeSubject {
    /// A criterion.
    Criterion(CriterionRef),
    /// A cost item of the newer profile, or of the older one if it was removed.
    Cost(CostItem),
    /// An entry of another list, by its name.
    Entry(String),
}

impl ChangeSubject {
    /// The criterion's title or the entry's name; for a cost item its year, kind, purpose and source.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Criterion(named) => named.title.clone(),
            Self::Cost(item) => facts::cost_name(item),
            Self::Entry(name) => name.clone(),
        }
    }
}

/// The part of a report a change belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The project's phase.
    Phase,
    /// The status of a criterion.
    Status,
    /// A due date.
    Due,
    /// Who is responsible.
    Responsible,
    /// A cost item.
    Cost,
    /// Any other statement of the profile.
    Other,
}

impl Topic {
    /// All topics, in the order of a report.
    pub const ALL: [Self; 6] = [Self::Phase, Self::Status, Self::Due, Self::Responsible, Self::Cost, Self::Other];

    /// The name in JSON and csv; it does not change between versions.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Phase => "phase",
            Self::Status => "status",
            Self::Due => "due",
            Self::Responsible => "responsible",
            Self::Cost => "cost",
            Self::Other => "other",
        }
    }
}

/// One statement that differs between two profiles. A list entry that was added or removed is one change, with the
/// key of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The profile key without list positions, such as `risiken.massnahme`.
    pub key: &'static str,
    /// What it is about; none for keys that occur once in a profile.
    pub subject: Option<ChangeSubject>,
    /// The older value; none if there was none.
    pub from: Option<FactValue>,
    /// The newer value; none if there is none.
    pub to: Option<FactValue>,
}

impl Change {
    /// The part of a report that it belongs to.
    #[must_use]
    pub fn topic(&self) -> Topic {
        let field = self.key.rsplit('.').next().unwrap_or_default();
        match (self.key, field) {
            ("projekt.phase" | "projekt.phase_angenommen", _) => Topic::Phase,
            ("kriterien.status", _) => Topic::Status,
            // The last year of a post or of a cost is no day by which something is to be done.
            (key, "faellig" | "bis") if is_day(key) => Topic::Due,
            (_, "verantwortlich") => Topic::Responsible,
            (key, _) if key.starts_with("finanzierung.posten") => Topic::Cost,
            _ => Topic::Other,
        }
    }

    /// The position of its section in [`SECTIONS`]; unknown sections come last.
    pub(super) fn section(&self) -> usize {
        let section = self.key.split('.').next().unwrap_or_default();
        let known = keys::table("").map_or(&[][..], |top| top.keys);
        known.iter().position(|entry| entry.key.name == section).unwrap_or(known.len())
    }

    /// The direction in which a status or phase changed; none for other statements.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        match self.topic() {
            Topic::Status => Some(Direction::of_status(self.from.as_ref(), self.to.as_ref())),
            Topic::Phase => Direction::of_phases(self.from.as_ref()?, self.to.as_ref()?),
            _ => None,
        }
    }

    /// Whether it is an entry of a list that is there or gone as a whole.
    #[must_use]
    pub fn is_entry(&self) -> bool {
        keys::table(self.key).is_some()
    }

    /// By how many cents an amount of money grew; none for other statements. An entry that is new or gone has cost
    /// nothing without being there; an amount that is not stated is not known, and nothing can be said of how much it
    /// grew.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        match (&self.from, &self.to) {
            (Some(FactValue::Money(from)), Some(FactValue::Money(to))) => Some(to - from),
            (None, Some(FactValue::Money(to))) if self.is_entry() => Some(*to),
            (Some(FactValue::Money(from)), None) if self.is_entry() => Some(-from),
            _ => None,
        }
    }
}
