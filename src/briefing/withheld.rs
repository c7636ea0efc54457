//! Kinds of document that lack what they cannot do without: they are withheld, not written. Takes what a project
//! states; gives why, and which key would bring the document.

use serde::{Deserialize, Serialize};

use super::sources::Sources;
use crate::message::{Message, count, say};

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
        let has_resolution = !resolution.points.is_empty() || !resolution.text.is_empty();
        match kind {
            "beschlussvorlage" if !has_resolution => Some(Self::NoResolution),
            "beschlussvorlage" if resolution.body.is_none() => Some(Self::NoBody),
            "pitchdeck" if profile.investment.need_cents.is_none() => Some(Self::NoAsk),
            "einseiter"
                if !has_resolution && profile.finance.costs.is_empty() && profile.project.key_figures.is_empty() =>
            {
                Some(Self::NothingToShow)
            }
            "sachstand" if sources.earlier.is_none() && resolution.outcome.result.is_none() => {
                Some(Self::NoEarlierState)
            }
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

    /// That so many documents are withheld, why, and the key that would bring them.
    #[must_use]
    pub fn message(self, number: usize) -> Message {
        let papers = match self {
            Self::NoResolution => count!(
                number,
                "{n} council paper withheld: no resolution is stated",
                "{n} council papers withheld: no resolution is stated"
            ),
            Self::NoBody => count!(
                number,
                "{n} council paper withheld: the body that decides is not stated",
                "{n} council papers withheld: the body that decides is not stated"
            ),
            Self::NoAsk => count!(
                number,
                "{n} pitch deck withheld: no sum is asked for",
                "{n} pitch decks withheld: no sum is asked for"
            ),
            Self::NothingToShow => count!(
                number,
                "{n} one-page summary withheld: neither a resolution nor costs nor a key figure is stated",
                "{n} one-page summaries withheld: neither a resolution nor costs nor a key figure is stated"
            ),
            Self::NoEarlierState => count!(
                number,
                "{n} status report withheld: there is no earlier state and no vote to report on",
                "{n} status reports withheld: there is no earlier state and no vote to report on"
            ),
        };
        say!("{papers} (`{key}`)", papers, key = self.key())
    }
}
