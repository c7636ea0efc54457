//! What a document needs and the profile lacks: named, never filled in.

use serde::Serialize;

use super::context::Context;
use super::money::Unknown;
use super::resolution;
use crate::profile::keys;
use crate::templates::companion_of;

/// A missing value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The document kinds that need it.
    pub kinds: Vec<String>,
    /// The key in the profile, such as `[betrieb] modell`.
    pub key: String,
    /// What is missing, in the reader's words.
    pub what: String,
}

/// The council paper.
pub(super) const COUNCIL_PAPER: &str = "beschlussvorlage";
/// The pitch deck.
pub(super) const PITCH: &str = "pitchdeck";
/// The kinds that say what they need, by the letters of the reference.
const KINDS: [(&str, &str); 4] = [("D", "dossier"), ("S", "praesentation"), ("C", COUNCIL_PAPER), ("P", PITCH)];

/// The key that says how the budget is kept.
const ACCOUNTS: &str = "finanzierung.haushalt";

/// The resolution as texts; one of points is a resolution as well.
const RESOLUTION: &str = "beschluss.text";

/// The alternatives; solutions that were found or rejected before the project began were examined as well.
const ALTERNATIVES: &str = "projekt.alternativen";

/// The effects on the climate as a text; a rating says them as well.
const CLIMATE: &str = "auswirkungen.klima";

/// The gaps of one kind of document. A kind of the user's own has not said what it needs: it gets all.
pub(super) fn of_kind(gaps: &[Gap], kind: &str) -> Vec<Gap> {
    let kind = companion_of(kind).unwrap_or(kind);
    gaps.iter()
        .filter(|g| !KINDS.iter().any(|(_, known)| *known == kind) || g.kinds.iter().any(|k| k == kind))
        .cloned()
        .collect()
}

/// What papers miss of what the description of the keys says they need, and what of the money cannot be computed.
pub(super) fn gaps(context: &Context, unknown: &[Unknown]) -> Vec<Gap> {
    let said = context.profile.statements();
    let phases = &context.profile.project.phases;
    // A resolution stated as points is stated.
    let resolution = resolution::is_stated(&context.profile.resolution);
    let said = |path: &str| said.says(path) || (path == "beschluss.text" && resolution);
    let resolved = resolution::is_stated(&context.profile.resolution);
    // Most Länder have one way only to keep a budget, and nobody has to say it; without money it makes no difference.
    let has_money = resolved || !context.profile.finance.costs.is_empty();
    let asked = |path: &str| path != ACCOUNTS || (has_money && context.profile.asks_for_accounts());
    let rated = context.profile.effects.climate_rating.is_some();
    let check = &context.profile.pre_check;
    let examined = check.found.is_some() || check.rejected.is_some();
    let answered = |path: &str| match path {
        RESOLUTION => resolved,
        CLIMATE => rated,
        ALTERNATIVES => examined,
        _ => false,
    };
    let asked = |path: &str| asked(path) && !answered(path);
    let needed = keys::missed().into_iter().filter(|missed| missed.need.is_in(phases) && asked(missed.path));
    let missed = needed.filter(|missed| !said(missed.path));
    let gap = |missed: keys::Missed| {
        let kind = |letter| KINDS.iter().find(|(known, _)| *known == letter).map(|(_, kind)| (*kind).to_owned());
        let key = missed.shown();
        let what = context.labels.text(&format!("gap.{key}"));
        Gap { kinds: missed.need.papers.split(' ').filter_map(kind).collect(), key, what }
    };
    let money = unknown.iter().map(|unknown| Gap {
        kinds: ["dossier", COUNCIL_PAPER].map(str::to_owned).into(),
        key: unknown.key.to_owned(),
        what: unknown.what.clone(),
    });
    missed.map(gap).chain(money).collect()
}
