//! A value of a profile in the form it is compared in, and which way a status or a phase went.

use jiff::civil::Date;

use crate::catalog::Phase;
use crate::profile::{CostKind, FundingStatus, Level, Status};

/// One value of a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// Text with single blanks: where a line is broken is the editor's business.
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
    /// Where a criterion stands.
    Status(Status),
    /// Running cost or investment.
    CostKind(CostKind),
    /// How sure money is.
    Funding(FundingStatus),
    /// How likely or how grave.
    Level(Level),
}

impl FactValue {
    /// Text as it is compared.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Whether two entries that have this in common are probably one and the same: words of closed lists and
    /// short words are common to many.
    pub(super) fn is_telling(&self) -> bool {
        match self {
            Self::Text(text) => text.chars().count() > 3,
            Self::Number(_) | Self::Money(_) | Self::Date(_) => true,
            _ => false,
        }
    }
}

/// Which way a status or a phase went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Nearer to being done.
    Forward,
    /// Further from it.
    Back,
    /// Neither: to or from `nicht relevant`, or said now what was taken for granted.
    Aside,
}

impl Direction {
    /// A stable name for scripts.
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

    /// By the last phase, then by the first: from P4 to P4 with P5 is forward, and so is going on to P5 alone.
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
