//! `data/befangenheit.toml` as values: which paragraph says who may not take part, and what follows if somebody does.
//! Takes a kind of municipality and its Länder; gives what was read for them, and nothing else.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;

const FILE: &str = include_str!("../../data/befangenheit.toml");

static RULES: LazyLock<Vec<BiasRule>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct File {
        regel: Vec<BiasRule>,
    }
    // The file is part of the program, and a test reads it.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(FILE).expect("data/befangenheit.toml is well formed");
    file.regel
});

/// The rule of a Land for kinds of municipality.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BiasRule {
    land: String,
    art: Vec<String>,
    /// Municipalities it holds for alone; empty for all of these kinds.
    #[serde(default)]
    nur: Vec<String>,
    norm: Option<String>,
    titel: String,
    folge: Option<String>,
    folge_en: Option<String>,
    quelle: String,
    sicher: String,
}

impl BiasRule {
    /// The rule for a municipality of this kind and name; none where none was read.
    #[must_use]
    pub fn of(kind: Option<&str>, name: &str, states: &[String]) -> Option<&'static Self> {
        let ([state], Some(kind)) = (states, kind) else { return None };
        let named = |rule: &&Self| rule.nur.is_empty() || rule.nur.iter().any(|only| name.contains(only.as_str()));
        RULES.iter().filter(|rule| rule.land == *state && rule.art.iter().any(|art| art == kind)).find(named)
    }

    /// The paragraph; none where it is known from memory only.
    #[must_use]
    pub fn norm(&self) -> Option<&str> {
        self.norm.as_deref().filter(|_| self.sicher == "gelesen")
    }

    /// What the paragraph is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.titel
    }

    /// What follows if somebody takes part who may not; none where it was not read.
    #[must_use]
    pub fn consequence(&self, language: Language) -> Option<&str> {
        match language {
            Language::German => self.folge.as_deref(),
            Language::English => self.folge_en.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::bounds::STATES;

    #[test]
    fn the_rules_are_sound() {
        for rule in &*RULES {
            assert!(STATES.contains(&rule.land.as_str()), "{}", rule.land);
            assert!(matches!(rule.sicher.as_str(), "gelesen" | "bekannt"), "{}", rule.land);
            assert!(!rule.quelle.is_empty() && !rule.titel.is_empty() && !rule.art.is_empty(), "{}", rule.land);
            assert_eq!(rule.folge.is_some(), rule.folge_en.is_some(), "{}: one language is missing", rule.land);
        }
    }

    #[test]
    fn a_rule_holds_for_whom_it_was_read() {
        let of = |kind: &str, name: &str, state: &str| {
            BiasRule::of(Some(kind), name, &[state.to_owned()]).and_then(BiasRule::norm)
        };
        assert_eq!(of("Stadt", "Musterstadt", "Nordrhein-Westfalen"), Some("§ 31 GO NRW"));
        assert_eq!(of("Landkreis", "Auenkreis", "Baden-Württemberg"), Some("§ 14 LKrO"));
        assert_eq!(of("Landkreis", "Auenkreis", "Hessen"), None);
        assert_eq!(of("Gemeinde", "Seedorf", "Brandenburg"), None);
        assert_eq!(of("kreisfreie Stadt", "Bremerhaven", "Bremen"), Some("§ 11 VerfBrhv"));
        assert_eq!(of("kreisfreie Stadt", "Bremen", "Bremen"), None);
        assert_eq!(of("Zweckverband", "Zweckverband Ost", "Hessen"), None);
    }
}
