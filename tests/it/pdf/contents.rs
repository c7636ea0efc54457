//! What the papers say: each criterion, each reason, each sum, the decision asked for.

use std::collections::{BTreeMap, BTreeSet};

use ratsmappe::profile::{CostItem, CostKind, FundingStatus, Status};
use ratsmappe::selection::{Group, Verdict};
use ratsmappe::text::{Prose, ProseBlock};

use super::file::Element;
use super::text::plain;
use super::{Paper, RENDERER, euro, long, papers, raw, texts, word};

/// The heads of the record and of the slides' milestones.
pub const RECORD: &str = "col.id col.criterion col.status col.reason";
/// The first heads that the table of milestones on the slides may have: another one where some do not count; status, who
/// and when follow if anybody says so.
const MILESTONES: [&str; 2] = ["col.milestone-of-phase", "col.milestone-counting"];

/// The rows of that table; none if no milestone counts.
pub fn milestone_rows(paper: &Paper) -> Vec<Vec<String>> {
    let heads = MILESTONES.map(word);
    let tables = paper.file.root.tagged(&["Table"]).into_iter().map(Element::rows);
    tables
        .filter(|rows| rows[0].first().is_some_and(|head| heads.contains(head)))
        .flat_map(|rows| rows[1..].to_vec())
        .collect()
}

#[track_caller]
fn assert_says(paper: &Paper, said: &str, what: &str) {
    assert!(said.contains(&plain(what)), "{} does not say: {what}\nbut: {said:.2000}", paper.name);
}

/// Where the dossier deals with a criterion: its card, its line in a table, its line among the milestones, or, of what
/// there is no more to say than how it stands, its place in a list.
pub fn place(paper: &Paper, verdict: &Verdict) -> Option<String> {
    let title = plain(&marked(paper, verdict));
    if paper.project.briefing.work.cards.iter().any(|card| card.id == verdict.criterion.id) {
        let (head, body) = paper.file.section(&title);
        return Some(format!("{head} {body}"));
    }
    let tables = paper.file.root.tagged(&["Table"]).into_iter().map(Element::rows);
    let heads =
        [["col.criterion", "col.suggestion"], ["col.criterion", "col.questions"], ["col.milestone", "col.phase"]];
    let heads = heads.map(|head| head.map(word));
    let ours = tables.filter(|rows| heads.iter().any(|head| rows[0].get(..2) == Some(head)));
    let mut found = ours.flatten().filter(|row| row[0].starts_with(&title)).map(|row| row.join(" "));
    let in_table = found.next().map(|first| found.fold(first, |all, row| all + " " + &row));
    in_table.or_else(|| {
        let items = paper.file.root.tagged(&["LBody"]).into_iter().map(|item| plain(&item.text()));
        // What a card is related to has its page behind it.
        let related = format!("{title} ({}", word("page-short").replace("{page}", "").trim());
        items
            .filter(|_| is_only_named(paper, &verdict.criterion.id))
            .find(|item| item.starts_with(&title) && !item.starts_with(&related))
    })
}

/// Whether a criterion is named without more: one of the next phase of which nobody has said anything, or one of which
/// there is neither evidence nor a suggestion.
fn is_only_named(paper: &Paper, id: &str) -> bool {
    let groups = paper.project.briefing.work.groups.iter();
    let mut rows = groups.flat_map(|group| group.rows.iter().map(move |row| (group.key, row)));
    !paper.project.briefing.core.thin
        && rows.any(|(key, row)| {
            let next = key == "outlook" && row.status.key == "unstated";
            row.id == id && (next || row.said.is_empty() && row.who.is_none() && row.suggestion.is_none())
        })
}

/// The title as the paper prints it, with what is to be said of it.
fn marked(paper: &Paper, verdict: &Verdict) -> String {
    let mut record = paper.project.briefing.criteria.record.iter();
    record.find(|row| row.id == verdict.criterion.id).expect("a row for every criterion").title.clone()
}

#[test]
fn every_selected_criterion_is_in_the_dossier() {
    for paper in papers("dossier") {
        let headings = paper.file.headings();
        for verdict in paper.project.selection.verdicts.iter() {
            let title = plain(&marked(paper, verdict));
            let there = place(paper, verdict);
            assert!(there.is_some() || !verdict.selected(), "{title} is not in {}", paper.name);
            let card = paper.project.briefing.work.cards.iter().any(|card| card.id == verdict.criterion.id);
            let headings = headings.iter().filter(|(_, text, _)| *text == title).count();
            let bookmarks = paper.file.bookmarks.iter().filter(|(text, _)| *text == title).count();
            assert_eq!((headings, bookmarks), (usize::from(card), usize::from(card)), "{title} in {}", paper.name);
        }
    }
}

#[test]
fn what_is_reported_as_unfinished_has_a_card_and_so_has_each_milestone_of_the_phase_that_is_not_fulfilled() {
    let mut seen = 0;
    for paper in papers("dossier") {
        for verdict in paper.project.selection.verdicts.iter().filter(|v| v.selected()) {
            let stated = verdict.assessment.and_then(|a| a.status);
            let unfinished = matches!(stated, Some(Status::Open | Status::InProgress));
            // An orientation calls nothing a milestone that does not count as one.
            let counts = verdict.criterion.counts() || !paper.project.briefing.core.thin;
            let wanted = unfinished || verdict.group == Some(Group::Milestone) && stated.is_none() && counts;
            let has = paper.project.briefing.work.cards.iter().any(|card| card.id == verdict.criterion.id);
            assert_eq!(has, wanted, "{} in {}", verdict.criterion.id, paper.name);
            seen += usize::from(has);
        }
    }
    assert!(seen > 20, "hardly any card: {seen}");
}

#[test]
fn the_annex_lists_all_76_criteria_with_status_and_reason() {
    papers("dossier").for_each(assert_record);
}

#[track_caller]
pub fn assert_record(paper: &Paper) {
    let (verdicts, record) = (&paper.project.selection.verdicts, &paper.project.briefing.criteria.record);
    assert_eq!((verdicts.len(), record.len()), (76, 76), "{}", paper.name);
    if paper.project.briefing.core.thin {
        let head = ["col.id", "col.criterion"].map(word);
        let tables = paper.file.root.tagged(&["Table"]).into_iter().map(Element::rows).filter(|rows| rows[0] == head);
        let rows: Vec<_> = tables.flat_map(|mut rows| rows.split_off(1)).collect();
        let want: Vec<_> = record.iter().map(|row| vec![plain(&row.id), plain(&row.title)]).collect();
        return assert_eq!(rows, want, "{}", paper.name);
    }
    let rows = paper.file.table(RECORD);
    assert_eq!(rows.len(), 76, "{}", paper.name);
    for ((row, verdict), said) in rows.iter().zip(verdicts).zip(record) {
        assert_eq!((&row[0], &row[1]), (&plain(&said.id), &plain(&said.title)), "{}", paper.name);
        let out = plain(&word("record.out").replace("{why}", ""));
        assert_eq!(row[3].starts_with(out.trim_end()), !verdict.selected(), "{row:?} in {}", paper.name);
        let status = verdict.assessment.and_then(|a| a.status);
        let status = status.map_or_else(|| word("status.unstated"), |status| status.name().to_owned());
        assert!(row[2].ends_with(&status), "{row:?} in {}", paper.name);
        for why in verdict.reasons.iter().filter_map(|r| r.why()) {
            assert_says(paper, &row[3], why.trim_end_matches('.'));
        }
    }
}

#[test]
fn each_criterion_says_all_that_the_profile_says_of_it_and_what_it_means() {
    papers("dossier").for_each(assert_cards);
}

#[track_caller]
pub fn assert_cards(paper: &Paper) {
    let work = &paper.project.briefing.work;
    for verdict in paper.project.selection.verdicts.iter().filter(|v| v.selected()) {
        let c = verdict.criterion;
        let body = place(paper, verdict).unwrap_or_else(|| panic!("{} is not in {}", c.id, paper.name));
        if let Some(a) = verdict.assessment {
            for stated in [&a.evidence, &a.responsible, &a.note].into_iter().flatten() {
                assert_says(paper, &body, stated);
            }
            if let Some(status) = a.status {
                assert_says(paper, &body, status.name());
            }
        }
        // What is decided today needs no explanation by the catalogue.
        let explained = work.cards.iter().filter(|card| !work.decided_today.contains(&card.anchor));
        if let Some(card) = explained.into_iter().find(|card| card.id == c.id) {
            assert_says(paper, &body, c.council_note.as_deref().expect("the shipped catalogue has one"));
            assert_says(paper, &body, c.description.as_deref().expect("the shipped catalogue has one"));
            c.questions.iter().for_each(|question| assert_says(paper, &body, question));
            let thin = paper.project.briefing.core.thin;
            let related = card.related.iter().filter(|r| r.anchor.is_some() && !thin);
            // A card names three.
            related.take(3).for_each(|r| assert_says(paper, &body, &r.title));
            verdict.assessment.and_then(|a| a.due).into_iter().for_each(|due| assert_says(paper, &body, &long(due)));
        }
        let told = work.groups.iter().flat_map(|g| &g.rows).filter(|row| !is_only_named(paper, &row.id));
        if let Some(row) = told.into_iter().find(|row| row.id == c.id) {
            // What it means stands where the project says something of it; elsewhere what to do is enough.
            let means =
                if paper.project.briefing.core.thin { Some(row.questions.join(" ")) } else { row.suggestion.clone() };
            means.iter().for_each(|means| assert_says(paper, &body, means));
            if !row.said.is_empty() {
                assert_says(paper, &body, &row.meaning);
            }
            row.why.iter().for_each(|why| assert_says(paper, &body, why));
        }
    }
}

/// Operating, capital, all and uncovered cents.
pub fn sums<'a>(items: impl Iterator<Item = &'a CostItem>) -> [i64; 4] {
    items.fold([0; 4], |[operating, capital, all, uncovered], i| {
        let runs = if i.kind == CostKind::Operating { i.cents } else { 0 };
        let open = if matches!(i.status, None | Some(FundingStatus::Granted)) { 0 } else { i.cents };
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
        let income =
            if paper.project.briefing.money.total.income.is_some() { "money.col.income money.col.net " } else { "" };
        // Where nothing is invested, the running cost is the sum.
        let invests = all[1] > 0;
        let shown = if invests { 4 } else { 2 };
        let kinds = if invests { "col.operating col.capital col.total" } else { "col.operating" };
        let head = format!("col.year {kinds} {income}col.uncovered");
        let some = |sum: &String| if *sum == euro(0) { "–".to_owned() } else { sum.clone() };
        let last = want.len() - 1;
        let want = want.iter().enumerate().map(|(at, row)| {
            let uncovered = if at == last { row[4].clone() } else { some(&row[4]) };
            [&row[..shown], &[uncovered]].concat()
        });
        let got = paper.file.table(&head).into_iter().map(|row| [&row[..shown], &row[row.len() - 1..]].concat());
        assert_eq!(got.collect::<Vec<_>>(), want.collect::<Vec<_>>(), "{}", paper.name);

        let mut payers = BTreeMap::<String, Vec<&CostItem>>::new();
        for item in costs {
            let payer = item.source.clone().unwrap_or_else(|| word("cost.no-source"));
            payers.entry(plain(&payer)).or_default().push(item);
        }
        let row = |(name, items): (String, Vec<&CostItem>)| {
            let granted = items.iter().filter(|i| i.status == Some(FundingStatus::Granted)).map(|i| i.cents).sum();
            let [.., sum, _] = sums(items.into_iter());
            vec![name, euro(sum), format!("{:.0} %", sum as f64 * 100.0 / all[2] as f64), euro(granted)]
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

/// What only the council paper says: effects, attachments, an item's place in the budget.
const COUNCIL_ONLY: [&str; 6] = [
    "auswirkungen.",
    "beschluss.anlagen",
    "finanzierung.posten.produkt",
    "finanzierung.posten.konto",
    "finanzierung.posten.massnahme_nr",
    "beschluss.beratungsfolge.zustaendigkeit",
];

#[test]
fn the_council_paper_says_what_only_it_asks_for() {
    let mut told = 0;
    for paper in papers("beschlussvorlage") {
        let only_here = |path: &str| COUNCIL_ONLY.iter().any(|part| path.starts_with(part));
        for (_, text) in texts(&raw(&paper.project.name)).into_iter().filter(|(path, _)| only_here(path)) {
            assert_says(paper, &paper.file.said(), &text);
            told += 1;
        }
    }
    assert!(told >= 15, "a sample has effects, attachments and items: {told}");
}

pub fn capitalised(text: &str) -> String {
    plain(text).chars().enumerate().map(|(i, c)| if i == 0 { c.to_uppercase().to_string() } else { c.into() }).collect()
}

/// What the dossiers of two towns say about themselves is each town's own: no paragraph of costs or
/// of operation stands in both.
#[test]
fn two_towns_share_no_paragraph_about_themselves() {
    let own = |name: &str| {
        let paper = papers("dossier").find(|p| p.project.name == name).expect("a sample");
        let texts = RENDERER.texts("dossier", &paper.project.briefing).expect("text modules");
        let about = ["funding", "operation"];
        let prose = |name: &str| match texts.get(name) {
            Some(Prose::Rich(blocks)) => blocks.iter().map(ProseBlock::plain).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        about.into_iter().flat_map(prose).collect::<BTreeSet<String>>()
    };
    let towns =
        ["musterstadt.toml", "falkenhaven.toml", "erlenbruenn.toml", "zweckverband-wasser-hohe-rieth.toml"].map(own);
    for (i, one) in towns.iter().enumerate() {
        assert!(one.len() >= 2, "{one:#?}");
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
    // A short name is for files and running heads, which shorten it; alternative texts stand on no page; file number,
    // author, offices and signatures stand in the council paper.
    let not_here = ["kriterien.", "auswahl.", "beschluss.vorlage", "projekt.kurzname"];
    let of_forms = ["beschluss.aktenzeichen", "beschluss.verfasser", "beschluss.beteiligte", "beschluss.mitzeichnung"];
    let elsewhere = [&not_here[..], &of_forms, &["bilder.alt"]].concat();
    let is_elsewhere = |path: &str| elsewhere.iter().chain(&COUNCIL_ONLY).any(|part| path.starts_with(part));
    for (path, text) in texts(profile).into_iter().filter(|(path, _)| !is_elsewhere(path)) {
        for paragraph in text.split("\n\n") {
            // A name may begin a heading with a capital, and a condition is followed by how it stands.
            let name = path.ends_with(".modell").then(|| capitalised(paragraph));
            let condition = path.ends_with(".bedingungen.text").then(|| plain(paragraph.trim_end_matches('.')));
            let there =
                [Some(plain(paragraph)), name, condition].into_iter().flatten().any(|text| said.contains(&text));
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
    let mut told = 0;
    for paper in papers("praesentation") {
        for (number, point) in (1..).zip(paper.project.points()) {
            assert_says(paper, &paper.file.said(), &format!("{number}. {point}"));
            told += 1;
        }
        let rows = milestone_rows(paper);
        let counts = |v: &&Verdict| v.criterion.counts() && v.status() != Status::NotRelevant;
        let groups = [Group::Milestone, Group::CrossPhase].into_iter();
        let all = groups.flat_map(|group| paper.project.selection.group(group));
        let milestones: Vec<_> = all.filter(|v| v.criterion.milestone.is_some()).filter(counts).take(6).collect();
        assert_eq!(rows.len(), milestones.len(), "{}", paper.name);
        for (row, milestone) in rows.iter().zip(milestones) {
            let title = plain(&marked(paper, milestone));
            // An orientation says what a title means.
            let is_told = if paper.project.briefing.core.thin { row[0].starts_with(&title) } else { row[0] == title };
            assert!(is_told, "{}: {} is not {title}", paper.name, row[0]);
            let status = milestone.assessment.and_then(|said| said.status);
            match row.get(1) {
                Some(said) => {
                    assert_says(paper, said, &status.map_or_else(|| word("not-stated"), |s| s.name().to_owned()));
                }
                // Whoever has told nothing of a state is shown none.
                None => assert!(paper.project.briefing.core.thin && status.is_none(), "{}", paper.name),
            }
        }
    }
    assert!(told > 20, "hardly any point: {told}");
}
