//! Briefings of profiles, made as the program makes them.

use jiff::civil::{Date, date};
use ratsmappe::briefing::{self, Briefing, Labels, Options};
use ratsmappe::catalog::Catalog;
use ratsmappe::diagnostic::{Diagnostic, any_error};
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe::selection;
use ratsmappe::templates::Templates;

const DATE: Date = date(2026, 11, 22);

/// The labels of a language.
pub fn labels(language: Language) -> Labels {
    Labels::new(&Templates::embedded(), language).expect("the built-in labels")
}

/// The briefing of a profile with the shipped catalogue, and the findings about the names in it; no briefing if one
/// of them is an error.
pub fn brief(profile: &Profile, language: Language, labels: &Labels) -> (Option<Briefing>, Vec<Diagnostic>) {
    let catalog = Catalog::embedded(language);
    let found = profile::resolve(profile, catalog);
    if any_error(&found) {
        return (None, found);
    }
    let selection = selection::select(catalog, profile);
    assert_eq!(selection.verdicts.len(), catalog.criteria.len(), "a criterion is lost");
    for (verdict, criterion) in selection.verdicts.iter().zip(&catalog.criteria) {
        assert!(!verdict.reasons.is_empty(), "{} has no reason", criterion.id);
    }
    let options = Options { date: DATE, draft: false, language, templates_sha256: "0".repeat(64) };
    (Some(briefing::brief(catalog, profile, &selection, labels, &options)), found)
}
