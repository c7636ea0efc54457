//! A questionnaire that was made from another state of the catalogue.

use insta::assert_snapshot;
use ratsmappe::catalog::Phase;

use super::*;

/// The shipped catalogue as it might be next year: one criterion gone, one renamed, one new.
fn later() -> Catalog {
    let mut catalog = german().clone();
    catalog.sha256 = "0".repeat(64);
    catalog.criteria.retain(|c| c.id != "P3-03");
    let renamed = catalog.criteria.iter_mut().find(|c| c.id == "P3-04").expect("a criterion");
    renamed.title = "Betrieb im Alltag".into();
    renamed.title_variants.clear();
    let mut new = catalog.criteria.iter().find(|c| c.id == "P3-01").expect("a criterion").clone();
    (new.id, new.title) = ("P3-99".into(), "Vertretung im Urlaub".into());
    new.title_variants.clear();
    catalog.criteria.push(new);
    catalog
}

#[test]
fn what_has_changed_is_reported_and_answers_are_kept_by_their_numbers() {
    let (profile, found) = questionnaire::read(&book(&sample("musterstadt.toml")));
    let profile = profile.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(told(&questionnaire::changes(&profile, german())), [""; 0]);
    let later = later();
    let mut found = profile::resolve(&profile, &later);
    found.extend(questionnaire::changes(&profile, &later));
    assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
    assert_snapshot!("questionnaire_changes", told(&found).join("\n"));
    let gone = found.iter().find(|f| f.code.name() == "criteria-gone").expect("the criterion that is gone");
    assert!(gone.labels[0].place.to_string().starts_with("f.xlsx › Kriterien!B"), "{gone:?}");
    let selection = ratsmappe::selection::select(&later, &profile);
    assert_eq!(selection.of("P3-04").map(|v| v.status()), Some(profile::Status::Fulfilled));
}

#[test]
fn a_profile_of_another_catalogue_is_no_excuse_for_a_slip() {
    let text =
        "[kommune]\nname = \"A\"\n[projekt]\ntitel = \"B\"\nphase = \"P3\"\n[[kriterien]]\nkriterium = \"P3-03\"\n";
    let (profile, _) = profile::read("a.toml", text.as_bytes());
    let found = profile::resolve(&profile.expect("a profile"), &later());
    assert!(found[0].is_error(), "{found:?}");
}

#[test]
fn another_phase_asks_for_other_criteria() {
    let mut book = book(&sample("minimal.toml"));
    put(&mut book, "angaben", "projekt.phase", "antwort", text("P2 Prototyp"));
    let (profile, _) = questionnaire::read(&book);
    let profile = profile.expect("a profile");
    assert_eq!(profile.project.phases, [Phase::P2]);
    let found = questionnaire::changes(&profile, german());
    let [fault] = &found[..] else { panic!("{found:?}") };
    assert_eq!(fault.code.name(), "criteria-not-asked");
    let (message, hint) = (english(&fault.message), english(&fault.hints[0]));
    assert!(message.contains("P2-0"), "{message}");
    assert!(hint.contains("ratsmappe form"), "{hint}");
}
