//! Selection: each rule by itself; what must hold for any catalogue and profile stands in `selection/any.rs`.

mod any;

use ratsmappe::catalog::{
    Catalog, Confidence, Criterion, Milestone, MilestoneKind, Phase, ScalingDriver, SubPhase, Workstream,
};
use ratsmappe::diagnostic::Place;
use ratsmappe::language::Language;
use ratsmappe::profile::{Assessment, Pick, Profile, Status};
use ratsmappe::selection::{Group, Readiness, Reason, readiness, readiness_in, select};

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
        untranslated: Vec::new(),
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

fn named() -> Reason {
    Reason::TaggedForPhase(vec![Phase::P3])
}

#[test]
fn what_the_tags_name_for_the_phase_says_so_wherever_it_stands() {
    for (phase, group, first) in [
        (Phase::P1, Group::Earlier, None),
        (Phase::P3, Group::Criterion, Some(Reason::CriterionOfPhase(Phase::P3))),
        (Phase::P4, Group::Early, Some(Reason::EarlyForPhase(Phase::P4))),
        (Phase::CrossPhase, Group::CrossPhase, Some(Reason::CrossPhase)),
    ] {
        let reasons: Vec<Reason> = first.into_iter().chain([named()]).collect();
        assert_eq!(judged(tagged(criterion("x", phase), &[Phase::P3]), as_it_is), (Some(group), reasons));
    }
    let elsewhere = judged(tagged(criterion("x", Phase::P1), &[Phase::P2, Phase::P4]), as_it_is);
    assert_eq!(elsewhere, (None, vec![Reason::EarlierPhase(Phase::P1)]));
}

#[test]
fn papers_lead_with_what_the_phase_is_about_until_it_is_done() {
    let leads = |criterion: Criterion, change: &dyn Fn(&mut Profile)| {
        let mut profile = profile(&[Phase::P3]);
        change(&mut profile);
        let catalog = catalog(vec![criterion]);
        select(&catalog, &profile).verdicts[0].leads
    };
    let status = |status| move |p: &mut Profile| p.assessments.push(assessment("x", Some(status)));
    let here = |phase| tagged(criterion("x", phase), &[Phase::P3]);
    for phase in [Phase::P1, Phase::P3, Phase::P5, Phase::CrossPhase] {
        assert!(leads(here(phase), &as_it_is), "{phase}");
        assert!(!leads(here(phase), &status(Status::Fulfilled)), "{phase}");
        assert!(leads(criterion("x", phase), &status(Status::InProgress)), "{phase}");
    }
    assert!(!leads(criterion("x", Phase::CrossPhase), &as_it_is));
    assert!(!leads(milestone("x", Phase::P4), &as_it_is), "an outlook");
    assert!(!leads(milestone("x", Phase::P1), &status(Status::Fulfilled)), "a proof");
    assert!(leads(milestone("x", Phase::P3), &status(Status::Fulfilled)));
    assert!(!leads(criterion("x", Phase::P1), &as_it_is), "left out");
}

#[test]
fn cross_phase_criteria_are_in_even_as_milestones() {
    for c in [criterion("x", Phase::CrossPhase), milestone("x", Phase::CrossPhase)] {
        assert_eq!(judged(c, as_it_is), (Some(Group::CrossPhase), vec![Reason::CrossPhase]));
    }
}

#[test]
fn a_milestone_reported_unfinished_is_in_arrears_and_a_fulfilled_one_stays_with_its_evidence() {
    for status in [Status::Open, Status::InProgress] {
        let arrears = judged(milestone("x", Phase::P1), with_status(status));
        assert_eq!(arrears, (Some(Group::Arrears), vec![Reason::MilestoneInArrears(Phase::P1)]));
    }
    let done = judged(milestone("x", Phase::P1), with_status(Status::Fulfilled));
    assert_eq!(done, (Some(Group::Earlier), vec![Reason::MilestoneFulfilled(Phase::P1)]));
    let dropped = judged(milestone("x", Phase::P1), with_status(Status::NotRelevant));
    assert_eq!(dropped, (Some(Group::Earlier), vec![Reason::EarlierMilestone(Phase::P1), Reason::NotRelevant]));
}

/// The verdict on `x` where the project reports on another milestone.
fn judged_beside_a_report(x: Criterion) -> (Option<Group>, Vec<Reason>) {
    let catalog = catalog(vec![x, milestone("other", Phase::P3)]);
    let mut profile = profile(&[Phase::P3]);
    profile.assessments.push(assessment("other", Some(Status::Open)));
    let selection = select(&catalog, &profile);
    (selection.verdicts[0].group, selection.verdicts[0].reasons.clone())
}

#[test]
fn not_stated_is_never_arrears() {
    let silent = judged(milestone("x", Phase::P1), as_it_is);
    assert_eq!(silent, (None, vec![Reason::EarlierPhase(Phase::P1)]), "a project that reports nothing");
    let not_reported = vec![Reason::MilestoneNotReported(Phase::P1)];
    assert_eq!(judged_beside_a_report(milestone("x", Phase::P1)), (Some(Group::Earlier), not_reported));
    let plain = judged_beside_a_report(criterion("x", Phase::P1));
    assert_eq!(plain, (None, vec![Reason::EarlierPhase(Phase::P1)]), "nobody owes a plain criterion");
    let weak = Milestone { kind: MilestoneKind::Municipal, confidence: Confidence::Weak };
    let weak = judged_beside_a_report(Criterion { milestone: Some(weak), ..criterion("x", Phase::P1) });
    assert_eq!(weak, (None, vec![Reason::EarlierPhase(Phase::P1)]), "nor one that may be no milestone");
}

#[test]
fn an_earlier_criterion_is_in_arrears_only_if_it_is_reported_and_its_tags_name_the_phase() {
    let here = || tagged(criterion("x", Phase::P1), &[Phase::P1, Phase::P3]);
    for status in [Status::Open, Status::InProgress] {
        let arrears = judged(here(), with_status(status));
        assert_eq!(arrears, (Some(Group::Arrears), vec![Reason::CriterionInArrears(Phase::P1), named()]));
    }
    // Fulfilled ones stay with their evidence as long as the roadmap names them.
    assert_eq!(judged(here(), with_status(Status::Fulfilled)), (Some(Group::Earlier), vec![named()]));
    let done = judged(criterion("x", Phase::P1), with_status(Status::Fulfilled));
    assert_eq!(done, (None, vec![Reason::FulfilledEarlier(Phase::P1)]));
}

#[test]
fn what_is_reported_as_begun_is_in_whatever_its_phase() {
    let begun = |phase| judged(criterion("x", phase), with_status(Status::InProgress));
    let reason = |phase| vec![Reason::ReportedUnfinished(phase)];
    assert_eq!(begun(Phase::P1), (Some(Group::Arrears), reason(Phase::P1)));
    assert_eq!(begun(Phase::P5), (Some(Group::Early), reason(Phase::P5)));
    let outlook = judged(milestone("x", Phase::P4), with_status(Status::InProgress));
    let reasons = vec![Reason::Outlook(Phase::P4), Reason::ReportedUnfinished(Phase::P4)];
    assert_eq!(outlook, (Some(Group::Outlook), reasons));
    // Open is not begun.
    assert_eq!(judged(criterion("x", Phase::P1), with_status(Status::Open)).0, None);
    assert_eq!(judged(criterion("x", Phase::P5), with_status(Status::Open)).0, None);
}

#[test]
fn after_the_pilot_the_outlook_holds_both_ways_to_go_on() {
    for phase in [Phase::P4, Phase::P5] {
        assert_eq!(judged(milestone("x", phase), as_it_is), (Some(Group::Outlook), vec![Reason::Outlook(phase)]));
        assert_eq!(judged(criterion("x", phase), as_it_is), (None, vec![Reason::LaterPhase(phase)]));
    }
    let early = |p: &mut Profile| p.project.phases = vec![Phase::P1];
    assert_eq!(judged(milestone("x", Phase::P2), early).0, Some(Group::Outlook));
    assert_eq!(judged(milestone("x", Phase::P3), early), (None, vec![Reason::LaterPhase(Phase::P3)]));
}

#[test]
fn of_consolidation_and_transfer_neither_is_in_arrears_with_the_other() {
    for (own, other, group) in [(Phase::P5, Phase::P4, Group::Earlier), (Phase::P4, Phase::P5, Group::Early)] {
        let here = |p: &mut Profile| p.project.phases = vec![own];
        let with = |status| {
            move |p: &mut Profile| {
                p.project.phases = vec![own];
                p.assessments.push(assessment("x", Some(status)));
            }
        };
        let beside = Reason::BesidePhase(other);
        assert_eq!(judged(milestone("x", other), here), (Some(Group::Outlook), vec![beside.clone()]));
        assert_eq!(judged(milestone("x", other), with(Status::Open)), (Some(Group::Outlook), vec![beside.clone()]));
        let begun = vec![beside.clone(), Reason::ReportedUnfinished(other)];
        assert_eq!(judged(milestone("x", other), with(Status::InProgress)), (Some(Group::Outlook), begun));
        let done = judged(milestone("x", other), with(Status::Fulfilled));
        assert_eq!(done, (Some(group), vec![Reason::MilestoneFulfilled(other)]));
        let named = judged(tagged(criterion("x", other), &[own]), here);
        assert_eq!(named, (Some(group), vec![beside, Reason::TaggedForPhase(vec![own])]));
        assert_eq!(judged(criterion("x", other), here), (None, vec![Reason::ParallelPhase(other)]));
    }
}

#[test]
fn consolidation_and_transfer_together_have_both_phases_and_no_outlook() {
    let both = |p: &mut Profile| p.project.phases = vec![Phase::P4, Phase::P5];
    assert_eq!(judged(milestone("x", Phase::P4), both).0, Some(Group::Milestone));
    assert_eq!(judged(milestone("x", Phase::P5), both).0, Some(Group::Milestone));
    let tagged = judged(tagged(criterion("x", Phase::P2), &[Phase::P4, Phase::P5]), both);
    let reason = Reason::TaggedForPhase(vec![Phase::P4, Phase::P5]);
    assert_eq!(tagged, (Some(Group::Earlier), vec![reason]));
    let (catalog, profile) = (catalog(Vec::new()), profile(&[Phase::P4, Phase::P5]));
    let selection = select(&catalog, &profile);
    assert_eq!((selection.next_phase(), selection.phases_ahead()), (None, Vec::new()));
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
    let earlier = judged(milestone("x", Phase::P1), excluded);
    assert_eq!(earlier, (None, vec![exclusion(), Reason::EarlierPhase(Phase::P1)]));
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

/// A catalogue with drivers and stakeholders.
fn with_involved(criteria: Vec<Criterion>) -> Catalog {
    let driver = ScalingDriver {
        name: "Geld als Grundlage".into(),
        title: "Money as the basis".into(),
        short: Some("Geld".into()),
        explanation: None,
        variants: vec!["Kapital als Grundlage".into()],
    };
    Catalog { drivers: vec![driver], ..catalog(criteria) }
}

#[test]
fn drivers_and_stakeholders_filter_by_any_of_their_names() {
    let of = |id: &str, driver: Option<&str>, stakeholders: &[&str]| Criterion {
        driver: driver.map(str::to_owned),
        stakeholders: stakeholders.iter().map(|s| (*s).to_owned()).collect(),
        ..criterion(id, Phase::P3)
    };
    let kept =
        Criterion { milestone: milestone("", Phase::P3).milestone, ..of("milestone", Some("Technik"), &["Kommune"]) };
    let catalog = with_involved(vec![
        of("money", Some("Geld als Grundlage"), &["Politik", "Kommune"]),
        of("technology", Some("Technik"), &["Kommune"]),
        of("residents", Some("Technik"), &["Bürger:innen"]),
        of("begun", Some("Technik"), &["Kommune"]),
        of("not known", None, &[]),
        kept,
    ]);
    let selected = |drivers: &[&str], stakeholders: &[&str]| -> Vec<&str> {
        let mut profile = profile(&[Phase::P3]);
        profile.choice.drivers = drivers.iter().map(|d| (*d).to_owned()).collect();
        profile.choice.stakeholders = stakeholders.iter().map(|s| (*s).to_owned()).collect();
        profile.assessments.push(assessment("begun", Some(Status::InProgress)));
        let chosen = select(&catalog, &profile);
        let ids = chosen.verdicts.iter().filter(|v| v.selected()).map(|v| v.criterion.id.clone()).collect::<Vec<_>>();
        catalog.criteria.iter().map(|c| c.id.as_str()).filter(|id| ids.iter().any(|i| i == id)).collect()
    };
    let always = ["begun", "not known", "milestone"];
    for name in ["Geld", "geld als grundlage", "Kapital als Grundlage", "Money as the basis"] {
        assert_eq!(selected(&[name], &[]), [&["money"], &always[..]].concat(), "{name}");
    }
    assert_eq!(selected(&["Technik"], &[]), [&["technology", "residents"], &always[..]].concat());
    assert_eq!(selected(&[], &["Politik"]), [&["money"], &always[..]].concat());
    assert_eq!(selected(&[], &["Bürgerinnen und Bürger"]), [&["residents"], &always[..]].concat());
    assert_eq!(selected(&["Technik"], &["Politik"]), always, "each filter holds");
    assert_eq!(selected(&["Geld", "Technik"], &[]).len(), 6, "any of several");
    let mut profile = profile(&[Phase::P3]);
    profile.choice.drivers = vec!["Geld".into()];
    profile.choice.stakeholders = vec!["Politik".into()];
    let selection = select(&catalog, &profile);
    let reasons = &selection.of("technology").expect("a criterion").reasons;
    assert_eq!(reasons[..2], [Reason::OtherDriver, Reason::OtherStakeholder]);
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
    // What nothing is said about counts, but it is not open.
    let want = Readiness { fulfilled: 1, in_progress: 1, open: 0, not_stated: 1, not_relevant: 1 };
    assert_eq!((ready, ready.total()), (want, 3));
    assert!(!ready.is_complete());
    assert!(!readiness(&selection, Phase::P1).is_complete(), "nothing to fulfil is not readiness");
}

#[test]
fn milestones_of_every_phase_count_in_every_phase() {
    let catalog = catalog(vec![milestone("own", Phase::P3), milestone("always", Phase::CrossPhase)]);
    let mut profile = profile(&[Phase::P3]);
    profile.assessments.push(assessment("always", Some(Status::Fulfilled)));
    let ready = readiness_in(&select(&catalog, &profile), &[Phase::P3]);
    assert_eq!((ready.fulfilled, ready.not_stated, ready.total()), (1, 1, 2));
}
