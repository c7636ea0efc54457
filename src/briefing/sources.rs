//! What one project's papers are made from: its profile, and what was read of the files it names.

use std::sync::Arc;

use serde::Serialize;

use crate::council_form::CouncilForm;
use crate::language::Language;
use crate::logo::Logo;
use crate::profile::{FormChoice, Profile};
use crate::word_form::WordForm;

/// A project as its papers are made from it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Sources<'a> {
    /// What the papers say of it: what was stated, with the English twins of its texts if the papers are English.
    pub profile: &'a Profile,
    /// What was stated.
    pub stated: &'a Profile,
    /// The picture of the municipality.
    pub logo: Option<&'a Logo>,
    /// The pictures that the profile names, in its order; none where one is not there.
    pub pictures: &'a [Option<Logo>],
    /// The profile that the last papers were made from.
    pub earlier: Option<&'a Profile>,
    /// The municipality's own form of the council paper.
    pub own_form: Option<&'a CouncilForm>,
    /// The municipality's own Word form.
    pub word_form: Option<&'a Arc<WordForm>>,
}

impl<'a> From<&'a Profile> for Sources<'a> {
    /// A profile with nothing beside it.
    fn from(profile: &'a Profile) -> Self {
        Self { profile, stated: profile, logo: None, pictures: &[], earlier: None, own_form: None, word_form: None }
    }
}

impl<'a> Sources<'a> {
    /// The same for papers in this language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { profile: self.stated.in_language(language), ..self }
    }

    /// The earlier profile and the one of today as they are compared: both in English only if the same of their texts
    /// have English twins; else a text that was only translated would count as changed.
    pub(super) fn compared(&self) -> Option<(&'a Profile, &'a Profile)> {
        let (earlier, now) = (self.earlier?, self.profile);
        let then = earlier.in_language(Language::English);
        let alike = now.translation.is_some() && then.english_keys() == now.english_keys();
        Some(if alike { (then, now) } else { (earlier, self.stated) })
    }

    /// The form of the council paper: the municipality's own, the one it names, or the one customary in its Land.
    pub(super) fn council_form(&self) -> &'a CouncilForm {
        let wanted = self.profile.resolution.form.as_ref();
        let key = wanted.and_then(|form| if let FormChoice::BuiltIn(key) = form { Some(*key) } else { None });
        self.own_form.unwrap_or_else(|| CouncilForm::choose(key, &self.profile.municipality.states))
    }
}
