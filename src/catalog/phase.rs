//! The five stages of the roadmap, and the group of criteria that apply in all of them.

use std::fmt;

use serde::Serialize;

use crate::message::Argument;
use crate::names;

/// A stage in a solution's life, or the group of criteria that apply in every stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Ideenfindung.
    P1,
    /// Prototypentwicklung.
    P2,
    /// Pilotphase.
    P3,
    /// Verstetigung, vertical scaling.
    P4,
    /// Transfer, horizontal scaling.
    P5,
    /// Durchgehend.
    CrossPhase,
}

impl Phase {
    /// The five stages in order.
    pub const STAGES: [Self; 5] = [Self::P1, Self::P2, Self::P3, Self::P4, Self::P5];
    /// The stages in which it is still open whether to develop a solution.
    pub const BEFORE_PILOT: [Self; 2] = [Self::P1, Self::P2];
    /// The five stages and the cross-phase group.
    pub const ALL: [Self; 6] = [Self::P1, Self::P2, Self::P3, Self::P4, Self::P5, Self::CrossPhase];

    /// The name in profiles and JSON: `P1` to `P5`, or `durchgehend`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
            Self::P4 => "P4",
            Self::P5 => "P5",
            Self::CrossPhase => "durchgehend",
        }
    }

    /// Reads a phase as people and exports write it: `P2 – Prototypentwicklung`, `Phase 2`,
    /// `∞ Durchgehend`, `Pilotphase`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters = names::letters(text);
        if letters.contains("durchgehend") || text.trim() == "∞" {
            return Some(Self::CrossPhase);
        }
        // Several phases or a negative number are not a phase.
        let named = letters.as_bytes().windows(2).filter(|w| w[0] == b'p' && (b'1'..=b'5').contains(&w[1])).count();
        let below_zero =
            text.trim_start().strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if named > 1 || below_zero {
            return None;
        }
        let rest = letters.strip_prefix("phase").or_else(|| letters.strip_prefix('p')).unwrap_or(&letters);
        let mut rest = rest.chars();
        if let Some(digit) = rest.next().and_then(|c| c.to_digit(10)) {
            let has_more_digits = rest.next().is_some_and(|c| c.is_ascii_digit());
            return if has_more_digits { None } else { Self::STAGES.get((digit as usize).checked_sub(1)?).copied() };
        }
        Self::STAGES.into_iter().find(|phase| phase.names().iter().any(|name| letters.starts_with(name)))
    }

    /// How the names of a stage begin, in lower case without spaces.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::P1 => &["ideenfindung"],
            Self::P2 => &["prototyp"],
            Self::P3 => &["pilot"],
            Self::P4 => &["verstetigung", "vertikaleskalierung"],
            Self::P5 => &["transfer", "horizontaleskalierung"],
            Self::CrossPhase => &["durchgehend"],
        }
    }

    /// The stage after this one; none after P5 and for the cross-phase group.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::P1 => Some(Self::P2),
            Self::P2 => Some(Self::P3),
            Self::P3 => Some(Self::P4),
            Self::P4 => Some(Self::P5),
            Self::P5 | Self::CrossPhase => None,
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl From<Phase> for Argument {
    fn from(phase: Phase) -> Self {
        Self::Verbatim(phase.to_string())
    }
}

impl From<&Phase> for Argument {
    fn from(phase: &Phase) -> Self {
        Self::from(*phase)
    }
}

impl Serialize for Phase {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_are_read_as_exports_write_them() {
        for (text, want) in [
            ("P2 Prototyping / MvP", Some(Phase::P2)),
            ("P2 – Prototypentwicklung", Some(Phase::P2)),
            ("PHASE 1 - Ideenfindung", Some(Phase::P1)),
            ("∞ - Durchgehend", Some(Phase::CrossPhase)),
            ("∞", Some(Phase::CrossPhase)),
            ("Verstetigungsphase", Some(Phase::P4)),
            ("p5", Some(Phase::P5)),
            ("P9", None),
            ("P0", None),
            ("P12", None),
            ("Projekt", None),
            ("", None),
        ] {
            assert_eq!(Phase::parse(text), want, "{text}");
        }
    }
}
