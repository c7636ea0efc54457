//! What the papers say: each criterion, each reason, each sum, the decision asked for.

use std::collections::{BTreeMap, BTreeSet};

use ratsmappe::catalog::Phase;
use ratsmappe::profile::{CostItem, CostKind, FundingStatus, Status};
use ratsmappe::selection::{Group, Verdict};
use ratsmappe::text::{Prose, ProseBlock};

use super::file::Element;
use super::text::plain;
use super::{Paper, RENDERER, euro, long, papers, raw, texts, word};

/// The heads of the record and of the slides' milestones.
pub const RECORD: &str = "col.id col.criterion col.phase col.in-papers col.reason col.source";
/// The first heads of the table of milestones on the slides; who and when follow if anybody says so.
const MILESTONES: [&str; 2] = ["col.milestone-of-phase", "col.status"];

/// The rows of that table; none if no milestone counts.
pub fn milestone_rows(paper: &Paper) -> Vec<Vec<String>> {
    let head = MILESTONES.map(word);
    let tables = paper.file.root.tagged(&["Table"]).into_iter().map(Element::rows);
    tables.filter(|rows| rows[0].starts_with(&head)).flat_map(|rows| rows[1..].to_vec()).collect()
}

#[track_caller]
fn assert_says(paper: &Paper, said: &str, what: &str) {
    assert!(said.contains(&plain(what)), "{} does not say: {what}\nbut: {said:.2000}", paper.name);
}

#[test]
fn a_selected_criterion_has_one_heading_and_one_bookmark_and_one_left_out_has_none() {
    for paper in papers("dossier") {
        let headings = paper.file.headings();
        for verdict in &paper.project.selection.verdicts {
            let (title, want) = (plain(&verdict.criterion.title), usize::from(verdict.selected()));
            let headings = headings.iter().filter(|(_, text, _)| *text == title).count();
            let bookmarks = paper.file.bookmarks.iter().filter(|(text, _)| *text == title).count();
            assert_eq!((headings, bookmarks), (want, want), "{title} in {}", paper.name);
        }
    }
}

#[test]
fn the_record_lists_all_76_criteria_with_place_reasons_and_cell() {
    papers("dossier").for_each(assert_record);
}

#[track_caller]
pub fn assert_record(paper: &Paper) {
    let rows = paper.file.table(RECORD);
    let (verdicts, record) = (&paper.project.selection.verdicts, &paper.project.briefing.criteria.record);
    assert_eq!((rows.len(), verdicts.len(), record.len()), (76, 76, 76), "{}", paper.name);
    for ((row, verdict), said) in rows.iter().zip(verdicts).zip(record) {
        let (c, reasons, place) = (verdict.criterion, said.reasons.join("; "), verdict.criterion.place.to_string());
        let phase = if c.phase == Phase::CrossPhase { word("phase.cross") } else { c.phase.key().to_owned() };
        let there = word(if verdict.selected() { "yes" } else { "no" });
        let want = [c.id.as_str(), &c.title, &phase, &there, &reasons, place.rsplit('!').next().expect("a cell")];
        assert_eq!(*row, want.map(plain), "{}", paper.name);
        assert_eq!(said.reasons.len(), verdict.reasons.len(), "{}", c.id);
        for why in verdict.reasons.iter().filter_map(|r| r.why()) {
            assert_says(paper, &row[4], why.trim_end_matches('.'));
        }
    }
}

#[test]
fn a_card_gives_status_reasons_and_all_that_profile_and_catalogue_say() {
    papers("dossier").for_each(assert_cards);
}

#[track_caller]
pub fn assert_cards(paper: &Paper) {
    let record = paper.project.briefing.criteria.record.iter();
    for (verdict, row) in paper.project.selection.verdicts.iter().zip(record).filter(|(v, _)| v.selected()) {
        let c = verdict.criterion;
        let (head, body) = paper.file.section(&c.title);
        assert_says(paper, &body, verdict.status().name());
        for reason in &row.reasons {
            assert_says(paper, &format!("{head} {body}"), reason);
        }
        if let Some(a) = verdict.assessment {
            for stated in [&a.evidence, &a.responsible, &a.note, &a.due.map(long)].into_iter().flatten() {
                assert_says(paper, &body, stated);
            }
        }
        assert_says(paper, &body, c.council_note.as_deref().expect("the shipped catalogue has one"));
        if verdict.group != Some(Group::Arrears) || c.counts() {
            assert_says(paper, &body, c.description.as_deref().expect("the shipped catalogue has one"));
        }
        let in_full = verdict.group == Some(Group::Milestone);
        let full = c.questions.iter().chain(&c.evidence).chain(&c.practices).filter(|_| in_full);
        for line in full.chain(c.related.iter().map(|r| &r.title)) {
            assert_says(paper, &body, line);
        }
    }
}

/// Operating, capital, all and uncovered cents.
pub fn sums<'a>(items: impl Iterator<Item = &'a CostItem>) -> [i64; 4] {
    items.fold([0; 4], |[operating, capital, all, uncovered], i| {
        let runs = if i.kind == CostKind::Operating { i.cents } else { 0 };
        let open = if i.status == Some(FundingStatus::Granted) { 0 } else { i.cents };
        [operating + runs, capital + i.cents - runs, all + i.cents, uncovered + open]
    })
}

#[test]
fn printed_sums_are_those_of_the_profiles_items() {
    for paper in papers("dossier").filter(|p| !p.project.profile.finance.costs.is_empty()) {
        let costs = &paper.project.profile.finance.costs;
        let all = sums(costs.iter());
        let row = |name: String, sums: [i64; 4]| std::iter::once(name).chain(sums.map(euro)).collect::<Vec<_>>();
        let years = costs.iter().map(|i| i.year).min().zip(costs.iter().map(|i| i.year).max()).expect("items");
        let year = |y: i16| row(y.to_string(), sums(costs.iter().filter(|i| i.year == y)));
        let want: Vec<_> = (years.0..=years.1).map(year).chain([row(word("col.total"), all)]).collect();
        let head = "col.year col.operating col.capital col.total col.uncovered";
        assert_eq!(paper.file.table(head), want, "{}", paper.name);

        let mut payers = BTreeMap::<String, Vec<&CostItem>>::new();
        for item in costs {
            let payer = item.source.clone().unwrap_or_else(|| word("cost.no-source"));
            payers.entry(plain(&payer)).or_default().push(item);
        }
        let row = |(name, items): (String, Vec<&CostItem>)| {
            let [.., sum, open] = sums(items.into_iter());
            vec![name, euro(sum), format!("{:.0} %", sum as f64 * 100.0 / all[2] as f64), euro(sum - open)]
        };
        let want: Vec<_> = payers.into_iter().map(row).collect();
        let mut got = paper.file.table("col.payer col.amount col.share col.granted");
        got.sort();
        assert_eq!(got, want, "{}", paper.name);

        let mut items: Vec<_> = costs.iter().collect();
        items.sort_by_key(|i| (i.year, i.kind == CostKind::Capital));
        let rows = paper.file.table("col.year col.purpose col.kind col.amount col.payer col.status");
        let got: Vec<_> = rows.iter().map(|r| (r[0].clone(), r[3].clone())).collect();
        let want = items.iter().map(|i| (i.year.to_string(), euro(i.cents)));
        assert_eq!(got, want.collect::<Vec<_>>(), "{}", paper.name);

        for cents in all {
            assert_says(paper, &paper.file.section(&word("h.summary")).1, &euro(cents));
        }
        let slides = papers("praesentation").find(|p| p.project.name == paper.project.name).expect("both kinds");
        assert_says(slides, &slides.file.said(), &euro(all[2]));
    }
}

#[test]
fn the_dossier_says_all_that_the_profile_tells_of_the_project() {
    for paper in papers("dossier") {
        assert_told(paper, &raw(&paper.project.name));
    }
}

#[test]
fn the_council_paper_says_what_only_it_asks_for() {
    let mut told = 0;
    for paper in papers("beschlussvorlage") {
        let only_here = |path: &str| path.starts_with("auswirkungen.") || path.starts_with("beschluss.anlagen");
        for (_, text) in texts(&raw(&paper.project.name)).into_iter().filter(|(path, _)| only_here(path)) {
            assert_says(paper, &paper.file.said(), &text);
            told += 1;
        }
    }
    assert!(told >= 5, "a sample has effects and attachments: {told}");
}

pub fn capitalised(text: &str) -> String {
    plain(text).chars().enumerate().map(|(i, c)| if i == 0 { c.to_uppercase().to_string() } else { c.into() }).collect()
}

/// What the dossiers of two towns say about themselves is each town's own: no paragraph of the summary, of
/// costs or of operation stands in both.
#[test]
fn two_towns_share_no_paragraph_about_themselves() {
    let own = |name: &str| {
        let paper = papers("dossier").find(|p| p.project.name == name).expect("a sample");
        let texts = RENDERER.texts("dossier", &paper.project.briefing).expect("text modules");
        let about = ["summary", "funding", "operation", "milestones", "outlook", "record"];
        let prose = |name: &str| match texts.get(name) {
            Some(Prose::Rich(blocks)) => blocks.iter().map(ProseBlock::plain).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        about.into_iter().flat_map(prose).collect::<BTreeSet<String>>()
    };
    let towns =
        ["musterstadt.toml", "falkenhaven.toml", "erlenbruenn.toml", "zweckverband-wasser-hohe-rieth.toml"].map(own);
    for (i, one) in towns.iter().enumerate() {
        assert!(one.len() >= 6, "{one:#?}");
        for other in &towns[i + 1..] {
            let both: Vec<_> = one.intersection(other).collect();
            assert!(both.is_empty(), "{both:#?}");
        }
    }
}

/// Risks, steps, resolution, people, alternatives: every text of the profile that is not about one criterion.
#[track_caller]
pub fn assert_told(paper: &Paper, profile: &str) {
    let said = paper.file.said();
    let of_criteria = |path: &str| {
        // A short name is for files and running heads, which shorten it.
        ["kriterien.", "auswahl.", "auswirkungen.", "beschluss.anlagen", "beschluss.vorlage", "projekt.kurzname"]
            .iter()
            .any(|part| path.starts_with(part))
    };
    for (path, text) in texts(profile).into_iter().filter(|(path, _)| !of_criteria(path)) {
        for paragraph in text.split("\n\n") {
            // A name may begin a heading with a capital.
            let name = path.ends_with(".modell").then(|| capitalised(paragraph));
            let there = [Some(plain(paragraph)), name].into_iter().flatten().any(|text| said.contains(&text));
            assert!(there, "{} does not say {path}: {paragraph}", paper.name);
        }
    }
}

#[test]
fn lines_one_below_the_other_are_read_one_after_the_other() {
    let rich = papers("dossier").find(|p| p.project.name == "musterstadt.toml").expect("the rich sample");
    let (said, briefing) = (rich.file.said(), &rich.project.briefing);
    assert!(briefing.meta.contact.len() > 2 && briefing.risks.len() > 2);
    assert_says(rich, &said, &briefing.meta.contact.join(" "));
    for risk in &briefing.risks {
        let [likelihood, impact] = ["col.likelihood", "col.impact"].map(word);
        let cell = format!("{} {likelihood}: {} {impact}: {}", risk.weight_label, risk.likelihood, risk.impact);
        assert_says(rich, &said, &cell);
    }
}

#[test]
fn the_slides_show_the_resolution_point_by_point_and_every_milestone_with_its_status() {
    for paper in papers("praesentation") {
        let points = &paper.project.profile.resolution.text;
        if !points.is_empty() {
            let list: Vec<_> = (1..).zip(points).map(|(n, point)| format!("{n}. {point}")).collect();
            assert_says(paper, &paper.file.said(), &list.join(" "));
        }
        let rows = milestone_rows(paper);
        let counts = |v: &&Verdict| v.criterion.counts() && v.status() != Status::NotRelevant;
        let milestones: Vec<_> = paper.project.selection.group(Group::Milestone).filter(counts).take(6).collect();
        assert_eq!(rows.len(), milestones.len(), "{}", paper.name);
        for (row, milestone) in rows.iter().zip(milestones) {
            assert_eq!(row[0], plain(&milestone.criterion.title), "{}", paper.name);
            let status = milestone.assessment.and_then(|said| said.status);
            assert_says(paper, &row[1], &status.map_or_else(|| word("not-stated"), |s| s.name().to_owned()));
        }
    }
}
