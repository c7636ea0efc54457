//! A profile as its English papers read it: with the English twins of its texts (`problem_en` beside `problem`), and what
//! has no twin as it is stated.
//!
//! Takes a profile that was read with its twins and the one that was stated; gives the first with what it must still
//! know of the second: which of its texts are English, and the German names by which other statements and tables of
//! words know its parts.

use std::collections::BTreeSet;

use super::model::KeyFigure;
use super::whole::Profile;
use crate::bodies::Bodies;
use crate::document::format::path_of_twin_of;
use crate::language::Language;
use crate::names;

/// What a profile in English knows of the one that was stated.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The texts that are English: their paths, as in [`Profile::places`].
    pub texts: BTreeSet<String>,
    /// The words for its bodies, which are looked up by German names.
    pub(super) bodies: Bodies,
    /// The key figures' names as they were stated.
    key_figures: Vec<String>,
}

/// A profile that was read with its twins.
pub(super) fn of(mut english: Profile, stated: &Profile) -> Profile {
    let twins = english.places.iter().filter_map(|(path, place)| Some((path_of_twin_of(path)?, place.clone())));
    let twins: Vec<_> = twins.collect();
    english.translation = Some(Translation {
        texts: twins.iter().map(|(path, _)| path.clone()).collect(),
        bodies: stated.bodies(),
        key_figures: stated.project.key_figures.iter().map(|figure| figure.name.clone()).collect(),
    });
    // Later stages look for a text where its key is.
    english.places.extend(twins);
    english
}

impl Profile {
    /// The profile as papers in this language read it.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &Self {
        match language {
            Language::German => self,
            Language::English => self.english.as_deref().unwrap_or(self),
        }
    }

    /// Whether the text at this path, such as `projekt.problem` or `beschluss.text[0]`, is English because it has an
    /// English twin. All other texts of a profile are in the language they were stated in, which is German.
    #[must_use]
    pub fn is_english(&self, path: &str) -> bool {
        self.translation.as_ref().is_some_and(|translation| translation.texts.contains(path))
    }

    /// The keys, without positions, of the texts that are English.
    pub(crate) fn english_keys(&self) -> BTreeSet<String> {
        let texts = self.translation.iter().flat_map(|translation| &translation.texts);
        texts.map(|path| crate::document::format::without_positions(path)).collect()
    }

    /// The key figure of this name. Other statements name it as it was stated, also where it has an English name.
    #[must_use]
    pub fn key_figure(&self, name: &str) -> Option<&KeyFigure> {
        let own = self.project.key_figures.iter().position(|figure| names::same(&figure.name, name));
        let stated = || self.translation.as_ref()?.key_figures.iter().position(|stated| names::same(stated, name));
        self.project.key_figures.get(own.or_else(stated)?)
    }
}
