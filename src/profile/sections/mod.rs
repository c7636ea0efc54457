//! One reader for each part of the profile: a [`TableReader`] in, a part of the model out.

mod criteria;
mod decision;
mod finance;
mod municipality;
mod operation;
mod project;

pub(super) use decision::FILE_ENDINGS;

use super::model::Profile;
use crate::document::reader::TableReader;
use crate::language::Language;

/// Everything a profile says. Required values that are missing have been reported and are empty here.
pub(super) fn profile(mut root: TableReader) -> Profile {
    // Editors find the format's description by this key.
    let _ = root.text("$schema");
    let language = root.choice("sprache", &Language::ALL.map(|l| (l.code(), l))).unwrap_or_default();
    let (risks, steps, team) = (decision::risks(&mut root), decision::steps(&mut root), decision::team(&mut root));
    let effects = decision::effects(&mut root);
    let profile = Profile {
        language,
        municipality: municipality::read(&mut root),
        project: project::read(&mut root),
        operation: operation::read(&mut root),
        costs: finance::costs(&mut root),
        resolution: decision::resolution(&mut root),
        assessments: criteria::assessments(&mut root),
        choice: criteria::choice(&mut root),
        risks,
        effects,
        steps,
        team,
        transfer: operation::transfer(&mut root),
        investment: finance::investment(&mut root),
        ..Profile::default()
    };
    root.finish();
    profile
}
