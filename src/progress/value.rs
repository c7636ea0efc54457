//! The values of a profile in the form in which they are compared, and the direction in which a status or phase changed.

use jiff::civil::Date;

use crate::catalog::Phase;
use crate::profile::{CostKind, FundingStatus, Level, Status};

/// A value of a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// Text with single spaces, because line breaks in a file depend on the editor.
    Text(String),
    /// A number.
    Number(f64),
    /// An amount in cents.
    Money(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// The phases of a project.
    Phases(Vec<Phase>),
    /// The status of a criterion.
    Status(Status),
    /// Running cost or investment.
    CostKind(CostKind),
    /// How certain funding is.
    Funding(FundingStatus),
    /// The probability or severity of a risk.
    Level(Level),
}

impl FactValue {
    /// A text with its white space reduced to single spaces.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Whether two list entries with this value in common are probably the same entry. Short texts and words of closed
    /// lists are common to many.
    pub(super) fn is_identifying(&self) -> bool {
        match self {
            Self::Text(text) => text.chars().count() > 3,
            Self::Number(_) | Self::Money(_) | Self::Date(_) => true,
            _ => false,
        }
    }
}

/// The direction in which a status or phase changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Closer to completion.
    Forward,
    /// Further from completion.
    Back,
    /// Neither: to or from `nicht relevant`, or a status that is stated now and was assumed before.
    Aside,
}

impl Direction {
    /// The name in JSON and csv; it does not change between versions.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Aside => "aside",
        }
    }

    fn of<T: Ord>(from: T, to: T) -> Self {
        match to.cmp(&from) {
            std::cmp::Ordering::Greater => Self::Forward,
            std::cmp::Ordering::Less => Self::Back,
            std::cmp::Ordering::Equal => Self::Aside,
        }
    }

    /// The direction of a change of status. A status that is not stated counts as open.
    pub(super) fn of_status(from: Option<&FactValue>, to: Option<&FactValue>) -> Self {
        let step = |value: Option<&FactValue>| match value {
            None | Some(FactValue::Status(Status::Open)) => Some(0),
            Some(FactValue::Status(Status::InProgress)) => Some(1),
            Some(FactValue::Status(Status::Fulfilled)) => Some(2),
            Some(_) => None,
        };
        match (step(from), step(to)) {
            (Some(from), Some(to)) => Self::of(from, to),
            _ => Self::Aside,
        }
    }

    /// The direction of a change of phases, by the last phase, then by the first: from P4 to P4 and P5 is forward, and so
    /// is from P4 and P5 to P5. None for other values.
    pub(super) fn of_phases(from: &FactValue, to: &FactValue) -> Option<Self> {
        let (FactValue::Phases(from), FactValue::Phases(to)) = (from, to) else { return None };
        Some(Self::of((from.last(), from.first()), (to.last(), to.first())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_goes_forward_back_or_aside() {
        let way = |from: Option<Status>, to: Option<Status>| {
            Direction::of_status(from.map(FactValue::Status).as_ref(), to.map(FactValue::Status).as_ref())
        };
        assert_eq!(way(None, Some(Status::Fulfilled)), Direction::Forward);
        assert_eq!(way(Some(Status::Open), Some(Status::InProgress)), Direction::Forward);
        assert_eq!(way(Some(Status::Fulfilled), Some(Status::InProgress)), Direction::Back);
        assert_eq!(way(Some(Status::InProgress), None), Direction::Back);
        assert_eq!(way(None, Some(Status::Open)), Direction::Aside);
        assert_eq!(way(Some(Status::Fulfilled), Some(Status::NotRelevant)), Direction::Aside);
    }

    #[test]
    fn phases_have_an_order() {
        let way = |from: &[Phase], to: &[Phase]| {
            Direction::of_phases(&FactValue::Phases(from.to_vec()), &FactValue::Phases(to.to_vec()))
        };
        assert_eq!(way(&[Phase::P3], &[Phase::P4]), Some(Direction::Forward));
        assert_eq!(way(&[Phase::P4], &[Phase::P4, Phase::P5]), Some(Direction::Forward));
        assert_eq!(way(&[Phase::P4, Phase::P5], &[Phase::P5]), Some(Direction::Forward));
        assert_eq!(way(&[Phase::P4, Phase::P5], &[Phase::P4]), Some(Direction::Back));
    }
}
