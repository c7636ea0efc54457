//! What a document needs and the profile lacks: named, never filled in.

use serde::Serialize;

use super::context::Context;
use super::money::Unknown;
use crate::profile::{self, keys};
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
    /// The paths of the keys or the table that would bring it.
    #[serde(skip)]
    pub paths: Vec<&'static str>,
}

/// The council paper.
pub(super) const COUNCIL_PAPER: &str = "beschlussvorlage";
/// The pitch deck.
pub(super) const PITCH: &str = "pitchdeck";
/// The kinds that say what they need, by the letters of the reference.
const KINDS: [(&str, &str); 4] = [("D", "dossier"), ("S", "praesentation"), ("C", COUNCIL_PAPER), ("P", PITCH)];

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
    let is_said = |path: &str| said.says(path) || keys::answered_by(path).iter().any(|other| said.says(other));
    let missed = profile::needs(context.profile).filter(|missed| !is_said(missed.path));
    let gap = |missed: keys::Missed| {
        let kind = |letter| KINDS.iter().find(|(known, _)| *known == letter).map(|(_, kind)| (*kind).to_owned());
        let key = missed.shown();
        let what = context.labels.text(&format!("gap.{key}"));
        let kinds = missed.need.papers.split(' ').filter_map(kind).collect();
        Gap { kinds, key, what, paths: vec![missed.path] }
    };
    let money = unknown.iter().map(|unknown| Gap {
        kinds: ["dossier", COUNCIL_PAPER].map(str::to_owned).into(),
        key: unknown.key.clone(),
        what: unknown.what.clone(),
        paths: unknown.paths.to_vec(),
    });
    missed.map(gap).chain(money).collect()
}
