//! What must hold of the selection for any catalogue and profile.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select as one_of, subsequence};

use ratsmappe::catalog::{Catalog, Confidence, Criterion, Milestone, MilestoneKind, Phase, Workstream};
use ratsmappe::profile::{Profile, Status};
use ratsmappe::selection::{Group, Reason, Selection, readiness, readiness_of, select};

use super::{assessment, catalog, criterion, in_workstream, pick, profile, tagged};
use crate::support::cases;

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
                prop_assert_eq!(verdict.selected(), free.selected());
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
    fn later_criteria_are_in_only_as_next_milestones_named_begun_or_asked_for((catalog, profile) in any_project()) {
        let selection = select(&catalog, &profile);
        let phases = &profile.project.phases;
        let last = phases.iter().max().copied();
        for verdict in selection.verdicts.iter().filter(|v| v.criterion.phase != Phase::CrossPhase) {
            let criterion = verdict.criterion;
            if Some(criterion.phase) > last && verdict.selected() {
                let next = criterion.milestone.is_some() && selection.phases_ahead().contains(&criterion.phase);
                let named = criterion.sub_phases.iter().any(|tag| phases.contains(&tag.phase));
                let begun = verdict.stated() == Some(Status::InProgress);
                prop_assert!(next || named || begun || verdict.group == Some(Group::Included), "{:?}", verdict);
            }
        }
    }

    #[test]
    fn only_what_is_reported_is_in_arrears((catalog, profile) in any_project()) {
        for verdict in select(&catalog, &profile).group(Group::Arrears) {
            prop_assert!(matches!(verdict.stated(), Some(Status::Open | Status::InProgress)), "{:?}", verdict);
        }
    }

    #[test]
    fn unfinished_work_is_in_unless_the_profile_excludes_it((catalog, profile) in any_project()) {
        for verdict in &select(&catalog, &profile).verdicts {
            let excluded = verdict.reasons.iter().any(|r| matches!(r, Reason::ExcludedByProfile { .. }));
            if verdict.stated() == Some(Status::InProgress) && !excluded {
                prop_assert!(verdict.leads, "{:?}", verdict);
            }
        }
    }

    #[test]
    fn papers_lead_only_with_what_is_in_them((catalog, profile) in any_project()) {
        for verdict in &select(&catalog, &profile).verdicts {
            prop_assert!(verdict.selected() || !verdict.leads, "{:?}", verdict);
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
