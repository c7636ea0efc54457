//! Selection: each rule by itself, what must hold for any catalogue and profile, and what it gives for the
//! shipped catalogue.

use insta::assert_snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select as one_of, subsequence};

use ratsmappe::catalog::{Catalog, Confidence, Criterion, Milestone, MilestoneKind, Phase, SubPhase, Workstream};
use ratsmappe::diagnostic::Place;
use ratsmappe::language::Language;
use ratsmappe::profile::{Assessment, Pick, Profile, Status};
use ratsmappe::selection::{Group, Reason, Selection, readiness, readiness_of, select};

use crate::support::cases;

fn place() -> Place {
    Place::File("test".into())
}

fn criterion(id: &str, phase: Phase) -> Criterion {
    Criterion {
        language: Language::German,
        id: id.into(),
        title: format!("Titel {id}"),
        title_variants: Vec::new(),
        phase,
        sub_phases: Vec::new(),
        workstreams: Vec::new(),
        driver: None,
        sub_drivers: Vec::new(),
        stakeholders: Vec::new(),
        mechanism_categories: Vec::new(),
        mechanisms: Vec::new(),
        milestone: None,
        transfer_relevant: None,
        operating_model_relevant: None,
        related: Vec::new(),
        practices: Vec::new(),
        description: None,
        questions: Vec::new(),
        evidence: Vec::new(),
        next_step: None,
        council_note: None,
        operating_note: None,
        inferred: Vec::new(),
        unknown: Vec::new(),
        title_confidence: None,
        original_title: None,
        source: None,
        extra: Vec::new(),
        place: place(),
    }
}

fn milestone(id: &str, phase: Phase) -> Criterion {
    let milestone = Milestone { kind: MilestoneKind::Phase, confidence: Confidence::Stated };
    Criterion { milestone: Some(milestone), ..criterion(id, phase) }
}

fn tagged(mut criterion: Criterion, phases: &[Phase]) -> Criterion {
    criterion.sub_phases = phases.iter().map(|p| SubPhase { tag: p.key().into(), phase: *p }).collect();
    criterion
}

fn in_workstream(mut criterion: Criterion, workstreams: &[Workstream]) -> Criterion {
    criterion.workstreams = workstreams.to_vec();
    criterion
}

fn catalog(criteria: Vec<Criterion>) -> Catalog {
    Catalog {
        language: Language::German,
        file: "test".into(),
        sha256: String::new(),
        marked: false,
        criteria,
        phases: Vec::new(),
        drivers: Vec::new(),
        mechanisms: Vec::new(),
        practices: Vec::new(),
        operating_models: Vec::new(),
        glossary: Vec::new(),
        key_results: Vec::new(),
        subjects: Vec::new(),
    }
}

fn profile(phases: &[Phase]) -> Profile {
    let mut profile = Profile::default();
    profile.project.phases = phases.to_vec();
    profile
}

fn assessment(name: &str, status: Option<Status>) -> Assessment {
    Assessment {
        criterion: name.into(),
        place: place(),
        status,
        evidence: None,
        responsible: None,
        due: None,
        note: None,
    }
}

fn pick(name: &str, reason: Option<&str>) -> Pick {
    Pick { criterion: name.into(), reason: reason.map(Into::into), place: place() }
}

/// The verdict on one criterion alone: its place and all reasons.
fn judged(criterion: Criterion, change: impl FnOnce(&mut Profile)) -> (Option<Group>, Vec<Reason>) {
    let mut profile = profile(&[Phase::P3]);
    change(&mut profile);
    let catalog = catalog(vec![criterion]);
    let selection = select(&catalog, &profile);
    let verdict = &selection.verdicts[0];
    (verdict.group, verdict.reasons.clone())
}

fn as_it_is(_: &mut Profile) {}

fn with_status(status: Status) -> impl FnOnce(&mut Profile) {
    move |p| p.assessments.push(assessment("x", Some(status)))
}

fn excluded(p: &mut Profile) {
    p.choice.exclude.push(pick("x", Some("Gibt es hier nicht.")));
}

fn exclusion() -> Reason {
    Reason::ExcludedByProfile { why: "Gibt es hier nicht.".into() }
}

#[test]
fn the_phases_own_criteria_are_in() {
    let own = judged(milestone("x", Phase::P3), as_it_is);
    assert_eq!(own, (Some(Group::Milestone), vec![Reason::MilestoneOfPhase(Phase::P3)]));
    let own = judged(criterion("x", Phase::P3), as_it_is);
    assert_eq!(own, (Some(Group::Criterion), vec![Reason::CriterionOfPhase(Phase::P3)]));
    // Fulfilled ones stay: the papers show what was reached.
    let done = judged(criterion("x", Phase::P3), with_status(Status::Fulfilled));
    assert_eq!(done.0, Some(Group::Criterion));
}

#[test]
fn cross_phase_criteria_are_in_even_as_milestones() {
    for c in [criterion("x", Phase::CrossPhase), milestone("x", Phase::CrossPhase)] {
        assert_eq!(judged(c, as_it_is), (Some(Group::CrossPhase), vec![Reason::CrossPhase]));
    }
}

#[test]
fn a_milestone_of_an_earlier_phase_is_in_until_it_is_fulfilled() {
    for status in [Status::Open, Status::InProgress] {
        let arrears = judged(milestone("x", Phase::P1), with_status(status));
        assert_eq!(arrears, (Some(Group::Arrears), vec![Reason::MilestoneInArrears(Phase::P1)]));
    }
    let done = judged(milestone("x", Phase::P1), with_status(Status::Fulfilled));
    assert_eq!(done, (None, vec![Reason::FulfilledEarlier(Phase::P1)]));
}

#[test]
fn an_earlier_criterion_is_in_only_if_its_tags_name_the_phase() {
    let tags = [Phase::P1, Phase::P3];
    let arrears = judged(tagged(criterion("x", Phase::P1), &tags), as_it_is);
    let reason = Reason::CriterionInArrears { phase: Phase::P1, named_for: vec![Phase::P3] };
    assert_eq!(arrears, (Some(Group::Arrears), vec![reason]));
    let done = judged(tagged(criterion("x", Phase::P1), &tags), with_status(Status::Fulfilled));
    assert_eq!(done, (None, vec![Reason::FulfilledEarlier(Phase::P1)]));
    let elsewhere = judged(tagged(criterion("x", Phase::P1), &[Phase::P2, Phase::P4]), as_it_is);
    assert_eq!(elsewhere, (None, vec![Reason::EarlierPhase(Phase::P1)]));
}

#[test]
fn of_later_phases_only_the_next_milestones_are_in() {
    let next = judged(milestone("x", Phase::P4), as_it_is);
    assert_eq!(next, (Some(Group::Outlook), vec![Reason::Outlook(Phase::P4)]));
    for later in [criterion("x", Phase::P4), milestone("x", Phase::P5), tagged(criterion("x", Phase::P4), &[Phase::P3])]
    {
        let phase = later.phase;
        assert_eq!(judged(later, as_it_is), (None, vec![Reason::LaterPhase(phase)]));
    }
}

#[test]
fn consolidation_and_transfer_together_have_both_phases_and_no_outlook() {
    let both = |p: &mut Profile| p.project.phases = vec![Phase::P4, Phase::P5];
    assert_eq!(judged(milestone("x", Phase::P4), both).0, Some(Group::Milestone));
    assert_eq!(judged(milestone("x", Phase::P5), both).0, Some(Group::Milestone));
    assert_eq!(judged(milestone("x", Phase::P3), both).0, Some(Group::Arrears));
    let tagged = judged(tagged(criterion("x", Phase::P2), &[Phase::P4, Phase::P5]), both);
    let reason = Reason::CriterionInArrears { phase: Phase::P2, named_for: vec![Phase::P4, Phase::P5] };
    assert_eq!(tagged, (Some(Group::Arrears), vec![reason]));
    let (catalog, profile) = (catalog(Vec::new()), profile(&[Phase::P4, Phase::P5]));
    assert_eq!(select(&catalog, &profile).next_phase(), None);
}

#[test]
fn what_the_profile_includes_is_in_with_its_words_first() {
    let include = |p: &mut Profile| p.choice.include.push(pick("Titel x", Some("Fragt der Rat nach.")));
    let reason = Reason::IncludedByProfile { why: Some("Fragt der Rat nach.".into()) };
    let later = judged(criterion("x", Phase::P5), include);
    assert_eq!(later, (Some(Group::Included), vec![reason.clone(), Reason::LaterPhase(Phase::P5)]));
    // What is in anyway keeps its place.
    let own = judged(criterion("x", Phase::P3), include);
    assert_eq!(own, (Some(Group::Criterion), vec![Reason::CriterionOfPhase(Phase::P3), reason]));
}

#[test]
fn what_the_profile_excludes_is_out_with_its_words_first() {
    let out = judged(criterion("x", Phase::P3), excluded);
    assert_eq!(out, (None, vec![exclusion(), Reason::CriterionOfPhase(Phase::P3)]));
}

#[test]
fn an_excluded_milestone_stays_and_shows_what_was_said() {
    let kept = judged(milestone("x", Phase::P3), excluded);
    assert_eq!(kept, (Some(Group::Milestone), vec![Reason::MilestoneOfPhase(Phase::P3), exclusion()]));
    let kept = judged(milestone("x", Phase::P3), with_status(Status::NotRelevant));
    assert_eq!(kept, (Some(Group::Milestone), vec![Reason::MilestoneOfPhase(Phase::P3), Reason::NotRelevant]));
    // One that the phase does not ask for is out as any other.
    let later = judged(milestone("x", Phase::P5), excluded);
    assert_eq!(later, (None, vec![exclusion(), Reason::LaterPhase(Phase::P5)]));
}

#[test]
fn what_is_not_relevant_is_out() {
    let out = judged(criterion("x", Phase::P3), with_status(Status::NotRelevant));
    assert_eq!(out, (None, vec![Reason::NotRelevant, Reason::CriterionOfPhase(Phase::P3)]));
}

#[test]
fn workstreams_filter_criteria_but_neither_milestones_nor_what_is_asked_for() {
    let finance = |p: &mut Profile| p.choice.workstreams = vec![Workstream::Financial];
    let of = |c: Criterion| in_workstream(c, &[Workstream::Technical]);
    let out = judged(of(criterion("x", Phase::P3)), finance);
    assert_eq!(out, (None, vec![Reason::OtherWorkstream, Reason::CriterionOfPhase(Phase::P3)]));
    assert_eq!(judged(of(milestone("x", Phase::P3)), finance).0, Some(Group::Milestone));
    assert_eq!(judged(criterion("x", Phase::P3), finance).0, Some(Group::Criterion));
    let shared = in_workstream(criterion("x", Phase::P3), &[Workstream::Technical, Workstream::Financial]);
    assert_eq!(judged(shared, finance).0, Some(Group::Criterion));
    let asked = judged(of(criterion("x", Phase::P5)), |p| {
        finance(p);
        p.choice.include.push(pick("x", None));
    });
    assert_eq!(asked.0, Some(Group::Included));
}

#[test]
fn a_name_means_an_id_before_it_means_a_title() {
    let misleading = Criterion { title: "b".into(), ..criterion("a", Phase::P3) };
    let catalog = catalog(vec![misleading, criterion("b", Phase::P3)]);
    let mut profile = profile(&[Phase::P3]);
    profile.assessments.push(assessment("B", Some(Status::Fulfilled)));
    let selection = select(&catalog, &profile);
    assert_eq!(selection.verdicts.iter().map(|v| v.status()).collect::<Vec<_>>(), [Status::Open, Status::Fulfilled]);
}

#[test]
fn readiness_counts_what_counts() {
    let rated = |id, confidence| {
        let milestone = Milestone { kind: MilestoneKind::Municipal, confidence };
        Criterion { milestone: Some(milestone), ..criterion(id, Phase::P3) }
    };
    let catalog = catalog(vec![
        rated("done", Confidence::Stated),
        rated("begun", Confidence::Strong),
        rated("silent", Confidence::Stated),
        rated("not-here", Confidence::Stated),
        rated("weak", Confidence::Weak),
        criterion("plain", Phase::P3),
        milestone("other", Phase::P4),
    ]);
    let mut profile = profile(&[Phase::P3]);
    for (id, status) in [
        ("done", Status::Fulfilled),
        ("begun", Status::InProgress),
        ("not-here", Status::NotRelevant),
        ("weak", Status::Fulfilled),
        ("plain", Status::Fulfilled),
        ("other", Status::Fulfilled),
    ] {
        profile.assessments.push(assessment(id, Some(status)));
    }
    let selection = select(&catalog, &profile);
    let ready = readiness(&selection, Phase::P3);
    assert_eq!((ready.fulfilled, ready.in_progress, ready.open, ready.total()), (1, 1, 1, 3));
    assert!(!ready.is_complete());
    assert!(!readiness(&selection, Phase::P1).is_complete(), "nothing to fulfil is not readiness");
}

fn phases() -> impl Strategy<Value = Vec<Phase>> {
    let mut choices: Vec<Vec<Phase>> = Phase::STAGES.iter().map(|p| vec![*p]).collect();
    choices.push(vec![Phase::P4, Phase::P5]);
    one_of(choices)
}

fn any_workstreams() -> impl Strategy<Value = Vec<Workstream>> {
    subsequence(Workstream::ALL.to_vec(), 0..=4)
}

fn any_milestone() -> impl Strategy<Value = Option<Milestone>> {
    let rated = (one_of(MilestoneKind::ALL.to_vec()), one_of(Confidence::ALL.to_vec()));
    proptest::option::of(rated.prop_map(|(kind, confidence)| Milestone { kind, confidence }))
}

/// A criterion, and what a profile says of it: status, included, excluded.
fn any_row() -> impl Strategy<Value = (Criterion, Option<Option<Status>>, bool, bool)> {
    let criterion =
        (one_of(Phase::ALL.to_vec()), any_milestone(), subsequence(Phase::STAGES.to_vec(), 0..=5), any_workstreams())
            .prop_map(|(phase, milestone, tags, workstreams)| {
                let plain = tagged(in_workstream(criterion("", phase), &workstreams), &tags);
                Criterion { milestone, ..plain }
            });
    let status = proptest::option::of(proptest::option::of(one_of(Status::ALL.to_vec())));
    (criterion, status, proptest::bool::weighted(0.2), proptest::bool::weighted(0.2))
}

prop_compose! {
    fn any_project()(rows in vec(any_row(), 0..14), phases in phases(), workstreams in any_workstreams())
        -> (Catalog, Profile) {
        let mut profile = profile(&phases);
        profile.choice.workstreams = workstreams;
        let mut criteria = Vec::new();
        for (number, (criterion, status, include, exclude)) in rows.into_iter().enumerate() {
            let id = format!("K-{number:02}");
            let title = format!("Titel {id}");
            if let Some(status) = status {
                // By title or by id: both must mean the same.
                let name = if number % 2 == 0 { &id } else { &title };
                profile.assessments.push(assessment(name, status));
            }
            if include {
                profile.choice.include.push(pick(&title, None));
            }
            if exclude {
                profile.choice.exclude.push(pick(&id, Some(&format!("Grund {id}"))));
            }
            criteria.push(Criterion { id, title, ..criterion });
        }
        (catalog(criteria), profile)
    }
}

/// The profile without anything that could speak against a criterion.
fn without_objections(profile: &Profile) -> Profile {
    let mut profile = profile.clone();
    profile.choice.exclude.clear();
    profile.choice.workstreams.clear();
    for assessment in &mut profile.assessments {
        if assessment.status == Some(Status::NotRelevant) {
            assessment.status = Some(Status::Open);
        }
    }
    profile
}

fn ids(selection: &Selection) -> Vec<String> {
    selection.verdicts.iter().map(|v| v.criterion.id.clone()).collect()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_criterion_appears_once_in_order_with_a_reason((catalog, profile) in any_project()) {
        let selection = select(&catalog, &profile);
        let want: Vec<String> = catalog.criteria.iter().map(|c| c.id.clone()).collect();
        prop_assert_eq!(ids(&selection), want);
        for verdict in &selection.verdicts {
            let first = verdict.reasons.first();
            prop_assert!(first.is_some_and(|r| r.is_for() == verdict.selected()), "{:?}", verdict);
            let mut reasons = verdict.reasons.clone();
            reasons.sort();
            reasons.dedup();
            prop_assert_eq!(reasons.len(), verdict.reasons.len(), "a reason is given twice");
        }
    }

    #[test]
    fn the_same_input_gives_the_same_output((catalog, profile) in any_project()) {
        let copy = (catalog.clone(), profile.clone());
        prop_assert_eq!(select(&catalog, &profile), select(&copy.0, &copy.1));
    }

    #[test]
    fn a_milestone_that_has_a_place_never_loses_it((catalog, profile) in any_project()) {
        let objections = select(&catalog, &profile);
        let plain = without_objections(&profile);
        let plain = select(&catalog, &plain);
        for (verdict, free) in objections.verdicts.iter().zip(&plain.verdicts) {
            if verdict.criterion.milestone.is_some() {
                prop_assert_eq!(verdict.group, free.group);
            } else {
                prop_assert!(verdict.group == free.group || verdict.group.is_none());
            }
        }
    }

    #[test]
    fn an_exclusion_is_never_silent((catalog, profile) in any_project()) {
        let selection = select(&catalog, &profile);
        for pick in &profile.choice.exclude {
            let why = pick.reason.clone().unwrap_or_default();
            let reasons = selection.of(&pick.criterion).map(|v| v.reasons.clone()).unwrap_or_default();
            prop_assert!(reasons.contains(&Reason::ExcludedByProfile { why }), "{:?}", reasons);
        }
    }

    #[test]
    fn later_criteria_are_in_only_as_next_milestones_or_when_asked_for((catalog, profile) in any_project()) {
        let selection = select(&catalog, &profile);
        let last = profile.project.phases.iter().max().copied();
        for verdict in selection.verdicts.iter().filter(|v| v.criterion.phase != Phase::CrossPhase) {
            if Some(verdict.criterion.phase) > last && verdict.selected() {
                let outlook = verdict.criterion.milestone.is_some() && Some(verdict.criterion.phase) == selection.next_phase();
                prop_assert!(outlook || verdict.group == Some(Group::Included), "{:?}", verdict);
            }
        }
    }

    #[test]
    fn readiness_is_a_share_and_weak_milestones_do_not_touch_it((catalog, profile) in any_project()) {
        let selection = select(&catalog, &profile);
        let mut without = catalog.clone();
        without.criteria.retain(|c| c.milestone.is_none_or(|m| m.confidence != Confidence::Weak));
        let strong = select(&without, &profile);
        for phase in Phase::ALL {
            let ready = readiness(&selection, phase);
            let count = catalog.criteria.iter().filter(|c| c.phase == phase && c.counts()).count();
            prop_assert!(ready.fulfilled <= ready.total() && ready.total() <= count);
            prop_assert_eq!(ready, readiness(&strong, phase));
        }
        for workstream in Workstream::ALL {
            let ready = readiness_of(&selection, workstream);
            prop_assert!(ready.fulfilled <= ready.total() && ready.total() <= selection.verdicts.len());
        }
    }
}

/// What a project that says nothing but its phase gets from the shipped catalogue: ids by group.
#[test]
fn the_shipped_catalogue_gives_each_phase_its_criteria() {
    let mut shown = String::new();
    let mut choices: Vec<Vec<Phase>> = Phase::STAGES.iter().map(|p| vec![*p]).collect();
    choices.push(vec![Phase::P4, Phase::P5]);
    for phases in choices {
        let profile = profile(&phases);
        let selection = select(Catalog::embedded(Language::German), &profile);
        let names: Vec<&str> = phases.iter().map(|p| p.key()).collect();
        let selected = selection.verdicts.iter().filter(|v| v.selected()).count();
        shown.push_str(&format!("{}: {selected} of {}\n", names.join("+"), selection.verdicts.len()));
        for group in [Group::Milestone, Group::Criterion, Group::CrossPhase, Group::Arrears, Group::Outlook] {
            let ids: Vec<&str> = selection.group(group).map(|v| v.criterion.id.as_str()).collect();
            shown.push_str(&format!("  {group:?}: {}\n", ids.join(" ")));
        }
    }
    assert_snapshot!("shipped_selection", shown);
}
