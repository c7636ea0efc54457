//! The catalogue's sentences in the words of one municipality: marks such as `{der Rat}` replaced by its own bodies.

use std::borrow::Cow;

use super::model::{Catalog, Criterion};
use crate::bodies::{self, Bodies};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::message::say;
use crate::names;

impl Catalog {
    /// The catalogue as a municipality with these bodies reads it. A catalogue without marks stays as it is.
    #[must_use]
    pub fn in_words_of(&self, bodies: &Bodies) -> Cow<'_, Self> {
        if !self.marked {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        own.each_sentence(&mut |text| {
            if let Cow::Owned(filled) = bodies::fill(text, bodies) {
                *text = filled;
            }
        });
        own.marked = false;
        Cow::Owned(own)
    }

    /// Whether some sentence holds a mark.
    pub(super) fn has_marks(&mut self) -> bool {
        let mut found = false;
        self.each_sentence(&mut |text| found |= text.contains('{'));
        found
    }

    /// Calls back for every sentence that papers print; names and titles, which cells refer to, are none.
    fn each_sentence(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let Self {
            file: _,
            sha256: _,
            language: _,
            untranslated,
            marked: _,
            criteria,
            phases,
            drivers,
            mechanisms,
            practices,
            operating_models,
            glossary,
            key_results,
            subjects: _,
        } = self;
        untranslated.iter_mut().for_each(&mut *visit);
        criteria.iter_mut().for_each(|criterion| criterion.each_sentence(visit));
        for phase in phases {
            let texts = [&mut phase.purpose, &mut phase.question, &mut phase.outcome, &mut phase.analogue];
            texts.into_iter().flatten().for_each(&mut *visit);
        }
        drivers.iter_mut().filter_map(|driver| driver.explanation.as_mut()).for_each(&mut *visit);
        mechanisms.iter_mut().filter_map(|mechanism| mechanism.explanation.as_mut()).for_each(&mut *visit);
        for practice in practices {
            [&mut practice.description, &mut practice.lesson].into_iter().flatten().for_each(&mut *visit);
        }
        for model in operating_models {
            let texts = [&mut model.description, &mut model.strengths, &mut model.caveats, &mut model.suits];
            texts.into_iter().flatten().for_each(&mut *visit);
        }
        glossary.iter_mut().for_each(|term| visit(&mut term.explanation));
        for result in key_results {
            visit(&mut result.statement);
            result.short.iter_mut().chain(&mut result.questions).for_each(&mut *visit);
        }
    }
}

impl Criterion {
    fn each_sentence(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let single = [&mut self.description, &mut self.next_step, &mut self.council_note, &mut self.operating_note];
        single.into_iter().flatten().for_each(&mut *visit);
        self.questions.iter_mut().chain(&mut self.evidence).for_each(visit);
    }
}

/// The warning for what looks like a mark and is none.
pub(super) fn unknown_mark(text: &str, place: Place) -> Option<Diagnostic> {
    let unknown = *bodies::unknown_marks(text).first()?;
    let near = (unknown.len() <= 100).then(|| names::nearest(unknown, bodies::known())).flatten();
    let message = say!("there is no mark {mark}; it is printed as it stands", mark = quote(&format!("{{{unknown}}}")));
    Some(Diagnostic::warning(Code::UnknownMark, message).at(place).did_you_mean(near))
}
