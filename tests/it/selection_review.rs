//! What a project that says nothing but its phase gets from the shipped catalogue: criterion by criterion, read against
//! the roadmap's tags and texts. The table is a judgement, not a dump: whoever changes it says why beside the row.

use ratsmappe::catalog::{Catalog, Phase};
use ratsmappe::language::Language;
use ratsmappe::profile::Profile;
use ratsmappe::selection::{Group, Reason, Verdict, select};

/// The six choices of phases, in the order of the columns below.
const CHOICES: [&[Phase]; 6] =
    [&[Phase::P1], &[Phase::P2], &[Phase::P3], &[Phase::P4], &[Phase::P5], &[Phase::P4, Phase::P5]];

/// Id; stages that the tags name; what becomes of it in P1, P2, P3, P4, P5 and P4+P5:
///
/// - `M` milestone of the phase, `C` criterion of the phase
/// - `T` of an earlier phase, named for this one
/// - `E` of a later phase, named for this one: already now
/// - `O` milestone of a phase that may come next
/// - `B` of the phase that may run beside and named for this one, `b` a milestone of it that is not
/// - `X` holds in every phase and is named for this one, `x` holds in every phase
/// - `-` left out
///
/// Papers lead with capitals other than `O`.
const REVIEW: [(&str, &str, &str); 76] = [
    ("P1-01", "1245", "C T - T T T"),
    ("P1-02", "1245", "C T - T T T"),
    ("P1-03", "1245", "C T - T T T"),
    ("P1-04", "12", "C T - - - -"),
    ("P1-05", "1234", "C T T T - T"),
    ("P1-06", "1", "M - - - - -"), // proof of concept: a later project shows it as a proof once it is reported
    ("P1-07", "1", "M - - - - -"), // the same of the proof of value
    ("P1-08", "1245", "C T - T T T"),
    ("P1-09", "1", "C - - - - -"),
    ("P1-10", "1245", "M T - T T T"),
    ("P1-11", "1", "C - - - - -"),
    ("P1-12", "1", "M - - - - -"), // participation for acceptance belongs to the proof of concept alone
    ("P1-13", "1245", "M T - T T T"),
    ("P1-14", "12345", "M T T T T T"), // the head of the administration is needed in every phase
    ("P1-15", "12345", "C T T T T T"), // so is a strategy that everybody knows
    ("P1-16", "1245", "M T - T T T"),
    ("P2-01", "245", "- C - T T T"),
    ("P2-02", "24", "- C - T - T"),
    ("P2-03", "2", "O M - - - -"), // the only tag is that of the MVP
    ("P2-04", "234", "- C T T - T"),
    ("P2-05", "245", "- C - T T T"),
    ("P2-06", "2345", "O M T T T T"), // the vision is revised up to the transfer: milestone of P2, named later too
    ("P2-07", "2345", "- C T T T T"),
    ("P2-08", "2345", "- C T T T T"),
    ("P2-09", "234", "- C T T - T"),
    ("P2-10", "25", "- C - - T T"), // named for the transfer, not for consolidation
    ("P2-11", "2", "- C - - - -"),
    ("P2-12", "2", "- C - - - -"),
    ("P2-13", "2", "- C - - - -"),
    ("P2-14", "1245", "E C - T T T"), // data handling belongs to the proof of concept already
    ("P2-15", "245", "- C - T T T"),
    ("P2-16", "24", "- C - T - T"),
    ("P2-17", "4", "- C - T - T"), // begins in P2, but its only tag is consolidation: leads there
    ("P3-01", "1245", "E E C T T T"), // material that wins money is needed before there is a pilot
    ("P3-02", "1245", "E E C T T T"), // so is access to money
    ("P3-03", "12345", "E E C T T T"), // the way out is planned from the idea on (key result 6)
    ("P3-04", "3", "- O M - - -"),
    ("P3-05", "12345", "E E C T T T"), // so is the way to grow
    ("P3-06", "345", "- - C T T T"),
    ("P3-07", "34", "- - C T - T"),
    ("P3-08", "3", "- O M - - -"), // the council decides in the pilot phase; no later phase repeats it
    ("P4-01", "4", "- - O M b M"), // either of P4 and P5 may be first: an outlook, no arrears
    ("P4-02", "4", "- - - C - C"), // continuity is named for consolidation alone
    ("P4-03", "4", "- - - C - C"),
    ("P4-04", "4", "- - - C - C"),
    ("P4-05", "4", "- - - C - C"),
    ("P4-06", "45", "- - - C B C"),
    ("P4-07", "45", "- - - C B C"),
    ("P4-08", "45", "- - - C B C"),
    ("P4-09", "4", "- - O M b M"),
    ("P4-10", "5", "- - - C B C"),  // begins in P4, named for the transfer
    ("P5-01", "45", "- - - B C C"), // named for consolidation too: large sums are sought there already
    ("P5-02", "45", "- - O B M M"), // knowledge is handed on while the service is being established: P4 leads with it
    ("P5-03", "5", "- - O b M M"),
    ("P5-04", "5", "- - O b M M"),
    ("DX-01", "45", "x x x X X X"), // tagged from P4 on
    ("DX-02", "12345", "X X X X X X"),
    ("DX-03", "145", "X x x X X X"), // a milestone of every phase; P2 and P3 show it in short
    ("DX-04", "1234", "X X X X x X"),
    ("DX-05", "125", "X X x x X X"),
    ("DX-06", "12345", "X X X X X X"),
    ("DX-07", "14", "X x x X x X"),
    ("DX-08", "1245", "X X x X X X"),
    ("DX-09", "45", "x x x X X X"), // tagged from P4 on
    ("DX-10", "1345", "X x X X X X"),
    ("DX-11", "45", "x x x X X X"), // tagged from P4 on
    ("DX-12", "345", "x x X X X X"),
    ("DX-13", "4", "x x x X x X"), // a milestone of every phase, tagged for consolidation alone
    ("DX-14", "134", "X x X X x X"),
    ("DX-15", "12345", "X X X X X X"),
    ("DX-16", "", "x x x x x x"), // no tags are known: always in, always in short
    ("DX-17", "", "x x x x x x"),
    ("DX-18", "", "x x x x x x"),
    ("DX-19", "", "x x x x x x"),
    ("DX-20", "", "x x x x x x"),
    ("DX-21", "", "x x x x x x"),
];

/// How many criteria the papers of each choice hold, and with how many of them they lead; the numbers of
/// `docs/architecture.md`.
const COUNTS: [(usize, usize); 6] = [(44, 31), (55, 38), (42, 23), (63, 54), (53, 41), (64, 58)];

fn mark(verdict: &Verdict) -> &'static str {
    let named = verdict.reasons.iter().any(|r| matches!(r, Reason::TaggedForPhase(_)));
    match (verdict.group, verdict.reasons.first()) {
        (None, _) => "-",
        (_, Some(Reason::BesidePhase(_))) => {
            if named {
                "B"
            } else {
                "b"
            }
        }
        (Some(Group::Milestone), Some(Reason::MilestoneOfPhase(_))) => "M",
        (Some(Group::Criterion), Some(Reason::CriterionOfPhase(_))) => "C",
        (Some(Group::Earlier), Some(Reason::TaggedForPhase(_))) => "T",
        (Some(Group::Early), Some(Reason::EarlyForPhase(_))) if named => "E",
        (Some(Group::Outlook), Some(Reason::Outlook(_))) => "O",
        (Some(Group::CrossPhase), Some(Reason::CrossPhase)) => {
            if named {
                "X"
            } else {
                "x"
            }
        }
        other => panic!("{}: {other:?}", verdict.criterion.id),
    }
}

fn profile(phases: &[Phase]) -> Profile {
    let mut profile = Profile::default();
    profile.project.phases = phases.to_vec();
    profile
}

#[test]
fn a_bare_profile_gets_what_the_review_says() {
    let catalog = Catalog::embedded(Language::German);
    let profiles = CHOICES.map(profile);
    let selections = profiles.each_ref().map(|p| select(catalog, p));
    assert_eq!(catalog.criteria.len(), REVIEW.len());
    for (id, tags, want) in REVIEW {
        let criterion = catalog.by_id(id).unwrap_or_else(|| panic!("no criterion {id}"));
        let named = |stage: &Phase| criterion.sub_phases.iter().any(|tag| tag.phase == *stage);
        let stages: String = Phase::STAGES.iter().filter(|s| named(s)).map(|s| &s.key()[1..]).collect();
        assert_eq!(stages, tags, "{id}: the review goes by other tags");
        let verdicts = selections.each_ref().map(|s| s.of(id).unwrap_or_else(|| panic!("no verdict on {id}")));
        let found = verdicts.map(|v| mark(v));
        assert_eq!(found.join(" "), want, "{id} {}", criterion.title);
        for (verdict, mark) in verdicts.iter().zip(found) {
            let leads = mark.chars().all(char::is_uppercase) && mark != "O" && mark != "-";
            assert_eq!(verdict.leads, leads, "{id}: {mark}");
        }
    }
}

#[test]
fn the_papers_of_each_phase_are_as_large_as_the_documentation_says() {
    let catalog = Catalog::embedded(Language::German);
    let docs = include_str!("../../docs/architecture.md");
    for (phases, (selected, leading)) in CHOICES.iter().zip(COUNTS) {
        let profile = profile(phases);
        let selection = select(catalog, &profile);
        let name = phases.iter().map(|p| p.key()).collect::<Vec<_>>().join("+");
        let found = (
            selection.verdicts.iter().filter(|v| v.selected()).count(),
            selection.verdicts.iter().filter(|v| v.leads).count(),
        );
        assert_eq!(found, (selected, leading), "{name}");
        let row = docs.lines().find(|line| line.starts_with(&format!("| {name} |")));
        let row = row.unwrap_or_else(|| panic!("no row for {name} in docs/architecture.md"));
        assert!(row.ends_with(&format!("| {selected} | {leading} |")), "{row}");
    }
}

/// The roadmap's key result 6, and what it says on winning money.
#[test]
fn the_way_out_and_the_search_for_money_are_in_from_the_first_phase_on() {
    let catalog = Catalog::embedded(Language::German);
    for phases in [&[Phase::P1], &[Phase::P2]] {
        let profile = profile(phases);
        let selection = select(catalog, &profile);
        for id in ["P3-01", "P3-02", "P3-03", "P3-05"] {
            let verdict = selection.of(id).expect("a criterion");
            assert_eq!((verdict.group, verdict.leads), (Some(Group::Early), true), "{id}");
            assert_eq!(verdict.reasons[1], Reason::TaggedForPhase(phases.to_vec()), "{id}");
        }
    }
}
