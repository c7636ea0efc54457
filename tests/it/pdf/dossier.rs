//! What only the dossier has: the decision first, figures that say their numbers, page labels, an orientation for
//! whoever says little.

use std::collections::BTreeSet;

use super::file::Element;
use super::text::plain;
use super::{Paper, papers, word};
use ratsmappe::profile::Status;

fn of(name: &str) -> &'static Paper {
    papers("dossier").find(|p| p.project.name == name).expect("a sample")
}

fn alts(paper: &Paper) -> Vec<String> {
    let figures = paper.file.root.tagged(&["Figure"]);
    figures.iter().map(|f| plain(f.alt.as_deref().unwrap_or_default())).collect()
}

#[test]
fn the_decision_comes_first_on_one_page() {
    let paper = of("musterstadt.toml");
    let core = &paper.project.briefing.core;
    let page = |heading: &str| {
        let mut found = paper.file.headings().into_iter().filter(|(_, text, _)| *text == plain(heading));
        found.next().unwrap_or_else(|| panic!("no heading {heading}")).2
    };
    assert_eq!((page(&word("h.core")), page(&word("h.project"))), (1, 2), "the pages of decision and project");
    let said: Vec<&str> =
        paper.file.runs.iter().filter(|(page, _)| *page == 1).map(|(_, run)| run.text.as_str()).collect();
    let said = plain(&said.join(" ")).replace(' ', "");
    let today = core.today.as_ref().expect("the rich sample decides on money");
    let amounts = [Some(&today.sum), today.own.as_ref(), core.spent.as_ref(), core.uncovered.as_ref()];
    let points = core.points.iter().map(|point| &point.text);
    for text in amounts.into_iter().flatten().chain(points).chain([&core.question.text]) {
        assert!(said.contains(&plain(text).replace(' ', "")), "the page of the decision does not say {text}: {said}");
    }
}

/// Who is needed is told for what is reported as unfinished alone, by its name.
#[test]
fn roles_and_drivers_stand_where_they_are_asked_for() {
    let mut told = 0;
    for paper in papers("dossier").filter(|paper| !paper.project.briefing.core.thin) {
        let briefing = &paper.project.briefing;
        let said = plain(&paper.file.said()).replace(' ', "");
        let tables = paper.file.root.tagged(&["Table"]).into_iter().map(Element::rows);
        let heads = [word("col.needed-for"), word("card.stakeholders")];
        let rows: Vec<Vec<String>> =
            tables.filter(|rows| rows[0][..] == heads).flat_map(|rows| rows[1..].to_vec()).collect();
        let all = briefing.criteria.stakeholders.iter().flat_map(|row| &row.criteria);
        let reported = |title: &str| {
            let link = all.clone().find(|link| plain(&link.title) == title).expect("a criterion");
            let verdict = paper.project.selection.of(&link.id).expect("a criterion");
            matches!(verdict.stated(), Some(Status::Open | Status::InProgress))
        };
        let needed: Vec<(String, &str)> = { briefing.criteria.stakeholders.iter() }
            .flat_map(|row| row.criteria[..row.reported].iter().map(|link| (plain(&link.title), row.role.as_str())))
            .collect();
        for row in &rows {
            assert!(reported(&row[0]), "{}: {row:?}", paper.name);
            let roles: Vec<&str> = needed.iter().filter(|(title, _)| *title == row[0]).map(|(_, role)| *role).collect();
            assert_eq!(row[1], plain(&roles.join(", ")), "{}: {row:?}", paper.name);
        }
        let needed: BTreeSet<&String> = needed.iter().map(|(title, _)| title).collect();
        assert_eq!(rows.len(), needed.len(), "{}", paper.name);
        told += rows.len();
        for driver in &briefing.criteria.drivers {
            let counted = format!("{}({})", driver.short, driver.count).replace([' ', '\u{a0}'], "");
            assert!(said.contains(&counted), "{} does not say {counted}", paper.name);
        }
        // What the roadmap holds in general is not told as if it were agreed here.
        let found = &briefing.roadmap.key_result;
        for finding in [&found.staged_release, &found.honest_failure, &found.exit].into_iter().flatten() {
            assert!(!said.contains(&plain(finding).replace(' ', "")), "{}: {finding}", paper.name);
        }
    }
    assert!(told > 5, "{told}");
}

/// What the roadmap says somewhere at some time is not told as if it were so.
#[test]
fn examples_and_mechanisms_stand_beside_their_source_and_its_date() {
    let (mut dossiers, mut slides) = (0, 0);
    for paper in ["dossier", "praesentation"].into_iter().flat_map(papers) {
        let briefing = &paper.project.briefing;
        let help = &briefing.help;
        let mechanisms = help.mechanisms.iter().map(|m| (&m.source, &m.as_of));
        let shown: Vec<_> = match paper.kind {
            "dossier" => mechanisms.chain(help.practices.iter().map(|p| (&p.source, &p.as_of))).collect(),
            _ if briefing.decision.is_some() => Vec::new(),
            _ => briefing.slides.practices.shown.iter().map(|p| (&p.source, &p.as_of)).collect(),
        };
        let said: Vec<&str> = paper.file.runs.iter().map(|(_, run)| run.text.as_str()).collect();
        let said = plain(&said.join(" ")).replace(' ', "");
        let lines: Vec<String> = { shown.iter() }
            .map(|(source, date)| {
                let (source, date) = (source.as_deref().expect("a source"), date.as_deref().expect("a date"));
                plain(&word("fit.source").replace("{source}", source).replace("{date}", date)).replace(' ', "")
            })
            .collect();
        for line in &lines {
            let want = lines.iter().filter(|other| *other == line).count();
            assert!(said.matches(line.as_str()).count() >= want, "{}: {line} stands {want} times", paper.name);
        }
        *if paper.kind == "dossier" { &mut dossiers } else { &mut slides } += lines.len();
    }
    assert!(dossiers > 20 && slides > 0, "{dossiers}, {slides}");
}

/// The annex's table of all criteria is read at a glance: where it begins far down a page, the terms come first.
#[test]
fn all_criteria_stand_on_two_pages() {
    let mut seen = 0;
    for paper in papers("dossier").filter(|paper| !paper.project.briefing.core.thin) {
        let head = ["col.id", "col.criterion", "col.status", "col.reason"].map(word);
        let tables = paper.file.root.tagged(&["Table"]);
        let table = tables.into_iter().find(|table| table.rows()[0][..] == head).expect("the table of all criteria");
        let (first, last) = table.span().expect("pages");
        assert!(last - first <= 1, "{}: pages {} to {}", paper.name, first + 1, last + 1);
        seen += 1;
    }
    assert!(seen > 3, "{seen} dossiers");
}

#[test]
fn a_figures_alternative_text_says_what_it_shows() {
    for paper in papers("dossier") {
        let (briefing, alts) = (&paper.project.briefing, alts(paper));
        assert!(alts.iter().all(|alt| !alt.is_empty()), "a figure without words in {}: {alts:#?}", paper.name);
        let says = |parts: &[String]| {
            let parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
            let found = alts.iter().any(|alt| parts.iter().all(|part| alt.contains(part)));
            assert!(found, "no figure of {} says {parts:?}: {alts:#?}", paper.name);
        };
        if let Some(logo) =
            briefing.logo.as_ref().map(|_| word("logo.alt").replace("{name}", &briefing.meta.municipality))
        {
            says(&[logo]);
        }
        if let Some(timeline) = &briefing.timeline {
            timeline.events.iter().for_each(|e| says(&[e.date.clone(), e.title.clone()]));
        }
        for measure in &briefing.measures {
            let values =
                measure.bars.iter().chain(&measure.conditions).map(|bar| format!("{} {}", bar.label, bar.value));
            says(&values.chain([measure.name.clone()]).collect::<Vec<_>>());
        }
        for year in &briefing.money.years {
            says(&[year.year.clone(), year.total.clone()]);
        }
        if !briefing.core.thin {
            let counts = briefing.matrix.rows.iter().flat_map(|row| &row.counts);
            counts.for_each(|c| says(&[format!("{} {}", c.count, c.status.label)]));
        }
    }
}

#[test]
fn the_pages_labels_are_the_numbers_printed() {
    for paper in papers("dossier") {
        let document = &paper.file.document;
        let catalog = document.catalog().expect("a catalogue");
        let labels = document.get_dict_in_dict(catalog, b"PageLabels").expect("labels of pages");
        let first = labels.get_deref(b"Nums", document).and_then(lopdf::Object::as_array).expect("a list");
        assert_eq!(first.first().and_then(|n| n.as_i64().ok()), Some(0), "{}", paper.name);
        let foot = format!("{} 3", word("page"));
        let printed = paper.file.runs.iter().any(|(page, run)| *page == 2 && plain(&run.text).contains(&foot));
        assert!(printed, "page 3 of {} does not say so", paper.name);
    }
}

#[test]
fn whoever_says_almost_nothing_gets_an_orientation_without_arrears() {
    let paper = of("minimal.toml");
    let said = paper.file.said();
    assert!(paper.project.briefing.core.thin && said.contains(&word("cover.orientation")));
    let headings = paper.file.headings();
    for absent in ["h.core", "h.summary", "h.funding", "h.risk-exit", "h.milestones"].map(word) {
        assert!(!headings.iter().any(|(_, text, _)| *text == absent), "{absent}");
    }
    // What every reason for arrears ends with.
    let reason = word("reason.milestone-in-arrears");
    let (_, arrears) = reason.rsplit_once(", ").expect("a reason of two parts");
    assert!(!said.contains(arrears), "{arrears}");
    let tables = paper.file.root.tagged(&["Table"]).into_iter().flat_map(Element::rows);
    let unstated = word("status.unstated");
    let rows: Vec<_> = tables.filter(|row| row.contains(&unstated)).collect();
    assert!(rows.is_empty(), "{rows:?}");
    let asked = paper.project.briefing.work.groups.iter().flat_map(|g| &g.rows).flat_map(|row| &row.questions);
    let mut questions = 0;
    for question in asked {
        assert!(said.contains(&plain(question)), "{question}");
        questions += 1;
    }
    assert!(questions > 30, "{questions} questions");
}
