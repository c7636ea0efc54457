//! What the project means beyond its purpose and its money: the checks that the form asks for, and what else is stated.

use super::content::{ContentBlock, EffectText};
use super::paper::Paper;
use crate::briefing::project::Fact;
use crate::council_form::Check;
use crate::profile::ClimateRating;

/// What a form asks that names no checks.
const USUAL: [Check; 3] = [Check::Climate, Check::Accessibility, Check::Privacy];

impl EffectText {
    fn stated(&self) -> bool {
        !self.text.is_empty() || self.rating.is_some()
    }
}

impl Paper<'_> {
    /// The checks of the form with their answers, and after them what is stated beside them.
    pub(super) fn effect_texts(&self) -> Vec<EffectText> {
        let asked = if self.form.checks.is_empty() { &USUAL[..] } else { &self.form.checks[..] };
        let beside = Check::ALL.iter().filter(|check| !asked.contains(check)).map(|check| self.effect(*check));
        asked.iter().map(|check| self.effect(*check)).chain(beside.filter(EffectText::stated)).collect()
    }

    /// The same as labels and values, and the hints of a draft.
    pub(super) fn effects(&self) -> Vec<ContentBlock> {
        let all = self.effect_texts();
        let mut blocks = Vec::new();
        if all.iter().any(EffectText::stated) {
            let value = |effect: &EffectText| {
                let said: Vec<String> = effect.rating_label.iter().chain(&effect.text).cloned().collect();
                if said.is_empty() { self.word("not-stated") } else { said.join(" ") }
            };
            let rows = all.iter().map(|effect| Fact { label: effect.label.clone(), value: value(effect) });
            blocks.push(ContentBlock::Facts { rows: rows.collect() });
        }
        let missing = all.iter().filter(|effect| !effect.stated());
        blocks.extend(missing.filter_map(|effect| self.gap(&format!("[auswirkungen] {}", effect.key))));
        blocks
    }

    fn effect(&self, check: Check) -> EffectText {
        let effects = &self.context.profile.effects;
        let text = match check {
            Check::Climate => &effects.climate,
            Check::Accessibility => &effects.accessibility,
            Check::Privacy => &effects.privacy,
            Check::Staff => &effects.staff,
            Check::Demography => &effects.demography,
            Check::Equality => &effects.equality,
        };
        let rating = effects.climate_rating.filter(|_| check == Check::Climate);
        EffectText {
            key: check.key(),
            label: self.word(&format!("council.effect.{}", check.key())),
            text: self.context.paragraphs(text.as_deref()),
            rating: rating.map(ClimateRating::name),
            rating_label: rating.map(|rating| self.word(rated(rating))),
        }
    }
}

/// The label of a rating.
fn rated(rating: ClimateRating) -> &'static str {
    match rating {
        ClimateRating::VeryPositive => "climate.very-positive",
        ClimateRating::Positive => "climate.positive",
        ClimateRating::Neutral => "climate.neutral",
        ClimateRating::Negative => "climate.negative",
        ClimateRating::VeryNegative => "climate.very-negative",
    }
}
