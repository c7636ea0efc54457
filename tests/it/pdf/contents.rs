//! What the papers say: each criterion, each reason, each sum, the decision asked for.

use std::collections::BTreeMap;

use ratsmappe::catalog::Phase;
use ratsmappe::profile::{CostKind, FundingStatus, Level, Profile, Status};
use ratsmappe::selection::Group;

use super::text::plain;
use super::{Paper, euro, long, papers};

#[track_caller]
fn assert_says(paper: &Paper, said: &str, what: &str) {
    assert!(
        said.contains(&plain(what)),
        "{} does not say: {what}\nbut: {}",
        paper.name(),
        &said[..said.len().min(3000)]
    );
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "offen",
        Status::InProgress => "in Arbeit",
        Status::Fulfilled => "erfüllt",
        Status::NotRelevant => "nicht relevant",
    }
}

fn or_not_stated(value: Option<&str>) -> String {
    plain(value.unwrap_or("keine Angabe"))
}

#[test]
fn a_selected_criterion_has_one_heading_and_one_bookmark_and_one_left_out_has_none() {
    for paper in papers("dossier") {
        let headings = paper.file.headings();
        for verdict in &paper.project.selection.verdicts {
            let title = plain(&verdict.criterion.title);
            let want = usize::from(verdict.selected());
            let count = (
                headings.iter().filter(|(_, text, _)| *text == title).count(),
                paper.file.bookmarks.iter().filter(|(text, _)| plain(text) == title).count(),
            );
            assert_eq!(count, (want, want), "{title} in {}", paper.name());
        }
    }
}

#[test]
fn the_record_lists_all_76_criteria_with_place_reasons_and_cell() {
    for paper in papers("dossier") {
        let rows = paper.file.table(&["Nr.", "Kriterium", "Phase", "Enthalten", "Grund", "Zelle"]);
        let verdicts = &paper.project.selection.verdicts;
        assert_eq!((rows.len(), verdicts.len()), (76, 76), "{}", paper.name());
        for ((row, verdict), said) in rows.iter().zip(verdicts).zip(&paper.project.briefing.criteria.record) {
            let c = verdict.criterion;
            let phase = if c.phase == Phase::CrossPhase { "alle" } else { c.phase.key() };
            let place = c.place.to_string();
            let cell = place.rsplit('!').next().expect("a cell");
            let yes = if verdict.selected() { "ja" } else { "nein" };
            let want: [&str; 6] = [&c.id, &c.title, phase, yes, &said.reasons.join("; "), cell];
            assert_eq!(*row, want.map(plain), "{}", paper.name());
            assert_eq!(said.reasons.len(), verdict.reasons.len(), "{}", c.id);
            for why in verdict.reasons.iter().filter_map(|r| r.why()) {
                assert_says(paper, &row[4], why.trim_end_matches('.'));
            }
        }
    }
}

#[test]
fn a_card_gives_status_reasons_and_all_that_the_profile_states() {
    for paper in papers("dossier") {
        let record = paper.project.briefing.criteria.record.iter();
        for (verdict, row) in paper.project.selection.verdicts.iter().zip(record).filter(|(v, _)| v.selected()) {
            let section = paper.file.section(&verdict.criterion.title);
            let card = format!("{} {}", section.lead, section.text);
            assert_says(paper, &section.lead, status_word(verdict.status()));
            for reason in &row.reasons {
                assert_says(paper, &card, reason);
            }
            for a in verdict.assessment {
                let due = a.due.map(long);
                for stated in [&a.evidence, &a.responsible, &a.note, &due].into_iter().flatten() {
                    assert_says(paper, &section.text, stated);
                }
            }
        }
    }
}

#[test]
fn a_card_gives_what_the_catalogue_says() {
    for paper in papers("dossier") {
        for verdict in paper.project.selection.verdicts.iter().filter(|v| v.selected()) {
            let c = verdict.criterion;
            let said = paper.file.section(&c.title).text;
            assert_says(paper, &said, c.council_note.as_deref().expect("the shipped catalogue has one"));
            if verdict.group != Some(Group::Arrears) || c.counts() {
                assert_says(paper, &said, c.description.as_deref().expect("the shipped catalogue has one"));
            }
            if verdict.status() != Status::Fulfilled {
                assert_says(paper, &said, c.next_step.as_deref().expect("the shipped catalogue has one"));
            }
            if verdict.group == Some(Group::Milestone) {
                for line in c.questions.iter().chain(&c.evidence).chain(&c.practices) {
                    assert_says(paper, &said, line);
                }
            }
            for related in &c.related {
                assert_says(paper, &said, &related.title);
            }
        }
    }
}

/// Operating, capital and uncovered cents of some items, and all together.
fn sums<'a>(items: impl Iterator<Item = &'a ratsmappe::profile::CostItem>) -> [i64; 4] {
    items.fold([0; 4], |[o, c, t, u], i| {
        let (op, cap) = if i.kind == CostKind::Operating { (i.cents, 0) } else { (0, i.cents) };
        let uncovered = if i.status == Some(FundingStatus::Granted) { 0 } else { i.cents };
        [o + op, c + cap, t + i.cents, u + uncovered]
    })
}

fn years(profile: &Profile) -> impl Iterator<Item = (i16, [i64; 4])> {
    let first = profile.costs.iter().map(|i| i.year).min().expect("costs");
    let last = profile.costs.iter().map(|i| i.year).max().expect("costs");
    (first..=last).map(|year| (year, sums(profile.costs.iter().filter(|i| i.year == year))))
}

#[test]
fn printed_sums_are_those_of_the_profiles_items() {
    let mut with_costs = 0;
    for paper in papers("dossier").filter(|p| !p.project.profile.costs.is_empty()) {
        with_costs += 1;
        let profile = paper.project.profile;
        let all = sums(profile.costs.iter());
        let row = |name: String, sums: [i64; 4]| std::iter::once(name).chain(sums.map(euro)).collect::<Vec<_>>();
        let mut want: Vec<_> = years(profile).map(|(year, sums)| row(year.to_string(), sums)).collect();
        want.push(row("Summe".into(), all));
        let head = ["Jahr", "Laufende Kosten", "Investitionen", "Summe", "Noch nicht bewilligt"];
        assert_eq!(paper.file.table(&head), want, "{}", paper.name());

        let mut payers: BTreeMap<String, i64> = BTreeMap::new();
        for item in &profile.costs {
            *payers.entry(plain(item.source.as_deref().unwrap_or("noch ohne Quelle"))).or_default() += item.cents;
        }
        let share = |cents: i64| format!("{:.0} %", cents as f64 * 100.0 / all[2] as f64);
        let mut want: Vec<_> = payers.into_iter().map(|(name, cents)| vec![name, euro(cents), share(cents)]).collect();
        let mut got = paper.file.table(&["Quelle", "Betrag", "Anteil"]);
        want.sort();
        got.sort();
        assert_eq!(got, want, "{}", paper.name());

        let mut items: Vec<_> = profile.costs.iter().collect();
        items.sort_by_key(|i| (i.year, i.kind == CostKind::Capital));
        let amounts: Vec<_> =
            items.iter().map(|i| (i.year.to_string(), or_not_stated(i.purpose.as_deref()), euro(i.cents))).collect();
        let got = paper.file.table(&["Jahr", "Zweck", "Art", "Betrag", "Quelle", "Stand"]);
        let got: Vec<_> = got.iter().map(|r| (r[0].clone(), r[1].clone(), r[3].clone())).collect();
        assert_eq!(got, amounts, "{}", paper.name());

        for cents in [all[0], all[1], all[2], all[3], all[2] - all[3]] {
            let summary =
                paper.file.section("Auf einen Blick").text + &paper.file.section("Kosten und Finanzierung").text;
            assert_says(paper, &summary, &euro(cents));
        }
        let slides = papers("praesentation").find(|p| p.project.name == paper.project.name).expect("the same project");
        let said = slides.file.section("Worum wir Sie bitten").text + &slides.file.section("Was es kostet").text;
        for cents in all {
            assert_says(slides, &said, &euro(cents));
        }
    }
    assert!(with_costs >= 5, "only {with_costs} sample profiles have costs");
}

#[test]
fn risks_stand_with_weight_and_measure_the_gravest_first() {
    let points = |level: Option<Level>| match level {
        Some(Level::Low) => 1,
        Some(Level::Medium) => 2,
        Some(Level::High) => 3,
        None => 0,
    };
    for paper in papers("dossier").filter(|p| !p.project.profile.risks.is_empty()) {
        let mut risks: Vec<_> = paper.project.profile.risks.iter().collect();
        risks.sort_by_key(|r| -(points(r.likelihood) * points(r.impact)));
        let rows = paper.file.table(&["Risiko", "Gewicht", "Maßnahme", "Verantwortlich"]);
        let got: Vec<_> = rows.iter().map(|r| (r[0].clone(), r[2].clone(), r[3].clone())).collect();
        let own = |v: &Option<String>| or_not_stated(v.as_deref());
        let want: Vec<_> = risks.iter().map(|r| (plain(&r.title), own(&r.measure), own(&r.responsible))).collect();
        assert_eq!(got, want, "{}", paper.name());
        let slides = papers("praesentation").find(|p| p.project.name == paper.project.name).expect("the same project");
        let said = slides.file.section("Risiken").text;
        for risk in risks.iter().take(5) {
            assert_says(slides, &said, &risk.title);
        }
        if risks.len() > 5 {
            assert_says(slides, &said, &format!("weitere: {}", risks.len() - 5));
        }
    }
}

#[test]
fn steps_stand_by_date_with_who_and_until_when() {
    for paper in papers("dossier").filter(|p| !p.project.profile.steps.is_empty()) {
        let mut steps: Vec<_> = paper.project.profile.steps.iter().collect();
        steps.sort_by_key(|s| (s.due.is_none(), s.due));
        let row = |s: &&ratsmappe::profile::Step| {
            vec![plain(&s.title), or_not_stated(s.responsible.as_deref()), or_not_stated(s.due.map(long).as_deref())]
        };
        let want: Vec<_> = steps.iter().map(row).collect();
        assert_eq!(paper.file.table(&["Was", "Wer", "Bis wann"]), want, "{}", paper.name());
        let slides = papers("praesentation").find(|p| p.project.name == paper.project.name).expect("the same project");
        assert_eq!(slides.file.table(&["Was", "Wer", "Bis wann"]), want[..want.len().min(6)], "{}", slides.name());
    }
}

#[test]
fn the_resolution_stands_point_by_point_in_both_papers() {
    for paper in papers("dossier").chain(papers("praesentation")) {
        let points = &paper.project.profile.resolution.text;
        let heading = if paper.kind == "dossier" { "Was zu entscheiden ist" } else { "Beschlussvorschlag" };
        let there = paper.file.headings().iter().any(|(_, text, _)| text == heading);
        assert_eq!(there, !points.is_empty(), "{heading} in {}", paper.name());
        if there {
            let said = paper.file.section(heading).text;
            let list: Vec<String> = (1..).zip(points).map(|(n, p)| format!("{n}. {}", plain(p))).collect();
            assert_says(paper, &said, &list.join(" "));
        }
    }
}

#[test]
fn the_dossier_says_all_that_the_profile_tells_of_the_project() {
    for paper in papers("dossier") {
        let (p, said) = (paper.project.profile, paper.file.said());
        let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        let mut texts = [one(&p.project.summary), one(&p.project.problem), one(&p.project.solution)].concat();
        texts.extend(
            [one(&p.operation.rationale), one(&p.team.governance), one(&p.transfer.approach), one(&p.transfer.market)]
                .concat(),
        );
        texts.extend(
            [&p.project.benefits, &p.project.target_groups, &p.operation.partners, &p.transfer.requirements]
                .into_iter()
                .flatten()
                .cloned(),
        );
        texts.extend([one(&p.transfer.licence), one(&p.operation.model), p.transfer.interested.clone()].concat());
        texts.extend(
            p.project.alternatives.iter().flat_map(|a| [Some(a.title.clone()), a.assessment.clone()]).flatten(),
        );
        texts.extend(p.project.measures.iter().flat_map(|m| [Some(m.name.clone()), m.source.clone()]).flatten());
        texts.extend(p.operation.options.iter().filter_map(|o| o.assessment.clone()));
        texts.extend(
            p.team.members.iter().flat_map(|m| [Some(m.name.clone()), m.role.clone(), m.office.clone()]).flatten(),
        );
        texts.extend(
            p.resolution
                .consultations
                .iter()
                .flat_map(|c| [Some(c.body.clone()), c.date.map(long), c.role.clone()])
                .flatten(),
        );
        for text in texts.iter().flat_map(|t| t.split("\n\n")) {
            assert!(said.contains(&plain(text)), "{} does not say: {text}", paper.name());
        }
    }
}

#[test]
fn the_slides_show_every_milestone_of_the_phase_with_its_status() {
    for paper in papers("praesentation") {
        let rows = paper.file.table(&["Kriterium", "Stand", "Bis wann"]);
        let milestones: Vec<_> = paper.project.selection.group(Group::Milestone).collect();
        assert_eq!(rows.len(), milestones.len(), "{}", paper.name());
        for (row, milestone) in rows.iter().zip(milestones) {
            assert_eq!(row[0], plain(&milestone.criterion.title), "{}", paper.name());
            assert_says(paper, &row[1], status_word(milestone.status()));
        }
    }
}
