//! What one project's papers are made from: its profile, and what was read of the files it names.

use serde::Serialize;

use crate::council_form::CouncilForm;
use crate::logo::Logo;
use crate::profile::{FormChoice, Profile};

/// A project as its papers are made from it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Sources<'a> {
    /// What was stated.
    pub profile: &'a Profile,
    /// The picture of the municipality.
    pub logo: Option<&'a Logo>,
    /// The profile that the last papers were made from.
    pub earlier: Option<&'a Profile>,
    /// The municipality's own form of the council paper.
    pub own_form: Option<&'a CouncilForm>,
}

impl<'a> From<&'a Profile> for Sources<'a> {
    /// A profile with nothing beside it.
    fn from(profile: &'a Profile) -> Self {
        Self { profile, logo: None, earlier: None, own_form: None }
    }
}

impl<'a> Sources<'a> {
    /// The form of the council paper: the municipality's own, the one it names, or the one customary in its Land.
    pub(super) fn council_form(&self) -> &'a CouncilForm {
        let wanted = self.profile.resolution.form.as_ref();
        let key = wanted.and_then(|form| if let FormChoice::BuiltIn(key) = form { Some(*key) } else { None });
        self.own_form.unwrap_or_else(|| CouncilForm::choose(key, &self.profile.municipality.states))
    }
}
