//! Text → profile → briefing. The first byte chooses the format of the rest.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ratsmappe::briefing::Labels;
use ratsmappe::diagnostic::any_error;
use ratsmappe::language::Language;
use ratsmappe::profile::{self, Profile};
use ratsmappe_fuzz::{findings, sample};

static LABELS: LazyLock<Labels> = LazyLock::new(|| sample::labels(Language::German));

fuzz_target!(|data: &[u8]| {
    let Some((format, text)) = data.split_first() else { return };
    let name = ["p.toml", "p.json", "p.yaml"][usize::from(format % 3)];
    let Some(profile) = read(name, text) else { return };
    let (briefing, found) = sample::brief(&profile, Language::German, &LABELS);
    findings::check(&found);
    if let Some(briefing) = briefing {
        let json = serde_json::to_value(&briefing).expect("a briefing as JSON");
        let title = json["meta"]["title"].as_str().unwrap_or_default();
        assert_eq!(title, profile.project.title, "another title");
    }
    if name == "p.json" {
        same_in_yaml(text, &profile);
    }
});

/// Reads a profile and checks its findings; none if it has errors.
fn read(name: &str, text: &[u8]) -> Option<Profile> {
    let (profile, found) = profile::read(name, text);
    findings::check(&found);
    assert!(profile.is_some() || any_error(&found), "no profile and no error");
    profile.filter(|_| !any_error(&found))
}

/// Checks that strict JSON without escapes, which is also YAML, has the same meaning when read as YAML.
fn same_in_yaml(text: &[u8], profile: &Profile) {
    let plain = !text.contains(&b'\\') && !text.contains(&b'\t');
    if !plain || serde_json::from_slice::<serde_json::Value>(text).is_err() {
        return;
    }
    if let Some(other) = read("p.yaml", text) {
        let said = |p: &Profile| (p.municipality.name.clone(), p.project.title.clone(), p.project.phases.clone());
        assert_eq!(said(&other), said(profile), "YAML reads it otherwise than JSON");
        assert_eq!(other.assessments.len(), profile.assessments.len());
        assert_eq!(other.investment.need_cents, profile.investment.need_cents);
    }
}
