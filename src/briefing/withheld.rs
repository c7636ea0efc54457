//! Kinds of document that lack what they cannot do without: they are withheld, not written. Takes what a project
//! states; gives why, and which key would bring the document.

use serde::{Deserialize, Serialize};

use super::sources::Sources;

/// Why a kind of document is not made for a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithheldReason {
    /// A council paper without a resolution.
    NoResolution,
    /// A council paper of which nobody says who decides.
    NoBody,
    /// A pitch deck that asks for nothing.
    NoAsk,
    /// A single page with neither a resolution nor a cost nor a key figure.
    NothingToShow,
    /// A status report without an earlier state or a vote to report on.
    NoEarlierState,
}

impl WithheldReason {
    /// Why a document of this kind is withheld; none if it can be made. Kinds of one's own always can.
    #[must_use]
    pub fn of(kind: &str, sources: &Sources) -> Option<Self> {
        let profile = sources.profile;
        let resolution = &profile.resolution;
        let has_resolution = resolution.has_points();
        match kind {
            "beschlussvorlage" if !has_resolution => Some(Self::NoResolution),
            "beschlussvorlage" if resolution.body.is_none() => Some(Self::NoBody),
            "pitchdeck" if profile.investment.need_cents.is_none() => Some(Self::NoAsk),
            "einseiter"
                if !has_resolution && profile.finance.costs.is_empty() && profile.project.key_figures.is_empty() =>
            {
                Some(Self::NothingToShow)
            }
            "sachstand" if sources.earlier.is_none() && !resolution.outcome.is_stated() => Some(Self::NoEarlierState),
            _ => None,
        }
    }

    /// The key of the profile that would bring the document.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoResolution => "beschluss.punkte",
            Self::NoBody => "beschluss.gremium",
            Self::NoAsk => "investition.bedarf",
            Self::NothingToShow => "projekt.kennzahlen",
            Self::NoEarlierState => "projekt.vorher",
        }
    }
}
