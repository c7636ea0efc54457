//! What assistive technology and archives rely on: language, titles, headings, tables, targets.

use lopdf::{Dictionary, Object, decode_text_string};
use ratsmappe::catalog::{Phase, Workstream};
use ratsmappe::names;
use ratsmappe::profile::Status;
use ratsmappe::selection::{Group, Verdict};

use super::text::plain;
use super::{LABELS, PAPERS, Paper, euro, papers};

#[test]
fn the_catalogue_names_language_title_and_both_standards() {
    for paper in PAPERS.iter() {
        let (name, document) = (paper.name(), &paper.file.document);
        let catalog = document.catalog().expect("a catalogue");
        let under = |key: &[u8]| -> &Dictionary {
            catalog.get_deref(key, document).and_then(Object::as_dict).expect("a dictionary")
        };
        let flag = |of: &[u8], key: &[u8]| under(of).get(key).and_then(Object::as_bool).unwrap_or_default();
        let lang = catalog.get(b"Lang").and_then(decode_text_string).expect("a language");
        assert_eq!(lang.split('-').next(), Some("de"), "{name}");
        assert!(flag(b"MarkInfo", b"Marked") && !flag(b"MarkInfo", b"Suspects"), "{name}");
        assert!(flag(b"ViewerPreferences", b"DisplayDocTitle"), "{name}");
        let metadata = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream).expect("metadata");
        let xmp = String::from_utf8(metadata.get_plain_content().expect("metadata")).expect("UTF-8");
        let kind = if paper.kind == "dossier" { "Dossier" } else { "Ratspräsentation" };
        let title = format!("{} – {kind}", paper.project.profile.project.title);
        for part in [
            "<pdfuaid:part>1<",
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
            "2026-11-22T12:00:00",
            &format!(">{title}<"),
        ] {
            assert!(xmp.contains(part), "{name} lacks {part}: {xmp}");
        }
        let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).expect("a description");
        assert_eq!(info.get(b"Title").and_then(decode_text_string).expect("a title"), title);
    }
}

#[test]
fn headings_never_skip_a_level() {
    for paper in PAPERS.iter() {
        let mut last = 0;
        for (level, text, _) in paper.file.headings() {
            assert!(level <= last + 1 && !text.is_empty(), "H{level} „{text}“ follows H{last} in {}", paper.name());
            last = level;
        }
        assert!(last > 0, "{} has no heading", paper.name());
    }
}

#[test]
fn every_slide_after_the_cover_begins_with_its_title() {
    for paper in papers("praesentation") {
        let headings = paper.file.headings();
        for page in 1..paper.pages {
            let titles = headings.iter().filter(|(level, _, on)| (*level, *on) == (1, page)).count();
            assert_eq!(titles, 1, "titles of page {} in {}", page + 1, paper.name());
        }
    }
}

#[test]
fn page_counts_stay_within_what_is_promised() {
    for paper in PAPERS.iter() {
        let (least, most) = match (paper.kind, paper.project.name.as_str()) {
            ("dossier", "musterstadt.toml") => (15, 40),
            ("dossier", _) => (15, 42),
            _ => (10, 14),
        };
        assert!((least..=most).contains(&paper.pages), "{} has {} pages", paper.name(), paper.pages);
        assert_eq!(paper.file.document.get_pages().len(), paper.pages);
    }
}

#[test]
fn every_table_has_headers_and_rows_of_one_length() {
    for paper in PAPERS.iter() {
        for table in paper.file.root.tagged(&["Table"]) {
            let rows = table.rows();
            assert!(!table.tagged(&["TH"]).is_empty(), "no header cell in {}: {rows:?}", paper.name());
            assert!(rows.iter().all(|r| r.len() == rows[0].len()), "{}: {rows:?}", paper.name());
        }
    }
}

fn standing<'a>(verdicts: impl Iterator<Item = &'a Verdict<'a>>) -> [usize; 3] {
    verdicts.fold([0; 3], |[done, work, open], v| match v.status() {
        Status::Fulfilled => [done + 1, work, open],
        Status::InProgress => [done, work + 1, open],
        Status::Open => [done, work, open + 1],
        Status::NotRelevant => [done, work, open],
    })
}

fn number(value: f64) -> String {
    let text = format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let grouped = euro(whole.parse::<i64>().expect("a number") * 100).trim_end_matches(" €").to_owned();
    if part.is_empty() { grouped } else { format!("{grouped},{part}") }
}

/// What the alternative texts must say: lane, workstreams, measures, costs, from the profile's own numbers.
fn numbers(paper: &Paper) -> [Vec<String>; 4] {
    let (profile, verdicts) = (paper.project.profile, &paper.project.selection.verdicts);
    let lane = Phase::STAGES.map(|phase| {
        let [done, work, open] =
            standing(verdicts.iter().filter(|v| v.criterion.phase == phase && v.criterion.counts()));
        let here = if profile.project.phases.contains(&phase) { " (hier steht das Projekt)" } else { "" };
        format!("{here}: {done} von {} Meilensteinen erfüllt", done + work + open)
    });
    let workstreams = Workstream::ALL.map(|w| {
        let mine = verdicts
            .iter()
            .filter(|v| v.selected() && v.group != Some(Group::Outlook) && v.criterion.workstreams.contains(&w));
        let [done, work, open] = standing(mine);
        let name = LABELS.text(&format!("workstream.{}", w.name()));
        format!("{name}: {done} erfüllt, {work} in Arbeit, {open} offen, zusammen {}.", done + work + open)
    });
    let measures = profile.project.measures.iter().flat_map(|m| {
        let unit = m.unit.as_deref().unwrap_or_default();
        let values = [("vorher", m.before), ("heute", m.today), ("Ziel", m.target)];
        values.into_iter().filter_map(move |(word, v)| Some(plain(&format!("{word} {} {unit}", number(v?)))))
    });
    let mut costs = Vec::new();
    for year in profile.costs.iter().map(|i| i.year) {
        let of = |kind| profile.costs.iter().filter(|i| i.year == year && i.kind == kind).map(|i| i.cents).sum::<i64>();
        let (operating, capital) =
            (of(ratsmappe::profile::CostKind::Operating), of(ratsmappe::profile::CostKind::Capital));
        let all = [operating, capital, operating + capital].map(euro);
        costs.push(format!("{year}: laufend {}, investiv {}, zusammen {}.", all[0], all[1], all[2]));
    }
    [lane.to_vec(), workstreams.to_vec(), measures.collect(), costs]
}

#[test]
fn a_figures_alternative_text_says_its_numbers() {
    for paper in PAPERS.iter() {
        let figures = paper.file.root.tagged(&["Figure"]);
        let alts: Vec<String> = figures.iter().map(|f| plain(f.alt.as_deref().unwrap_or_default())).collect();
        assert!(alts.iter().all(|a| a.len() > 40), "a figure without alternative text in {}: {alts:?}", paper.name());
        let [lane, workstreams, measures, costs] = numbers(paper);
        // The slides show measures where there are any, and workstreams otherwise.
        let workstreams = if paper.kind == "dossier" || measures.is_empty() { workstreams } else { Vec::new() };
        let charts: Vec<_> = [lane, workstreams, measures, costs].into_iter().filter(|c| !c.is_empty()).collect();
        assert_eq!(alts.len(), charts.len(), "figures in {}", paper.name());
        for chart in charts {
            let says = |alt: &&String| chart.iter().all(|number| alt.contains(number.as_str()));
            assert_eq!(alts.iter().filter(says).count(), 1, "{chart:?} in {}: {alts:#?}", paper.name());
        }
    }
}

#[test]
fn every_heading_is_bookmarked_on_its_page() {
    for paper in PAPERS.iter() {
        let headings = paper.file.headings();
        for (title, page) in &paper.file.bookmarks {
            let leads = headings.iter().any(|(_, text, on)| (text, on) == (&plain(title), page));
            assert!(
                leads,
                "the bookmark {title} leads to page {} of {}, where no such heading stands",
                page + 1,
                paper.name()
            );
        }
        for (level, text, _) in headings.iter().filter(|(level, text, _)| *level == 1 && text != "Inhalt") {
            assert!(
                paper.file.bookmarks.iter().any(|(t, _)| plain(t) == *text),
                "no bookmark for H{level} {text} in {}",
                paper.name()
            );
        }
    }
}

#[test]
fn every_link_is_described_and_leads_to_its_criterion() {
    for paper in PAPERS.iter() {
        let headings = paper.file.headings();
        for link in &paper.file.links {
            assert!(
                link.contents.as_deref().is_some_and(|c| c.trim().len() > 5),
                "no description: {} in {}",
                link.to,
                paper.name()
            );
            let outside = ["https://", "mailto:"].iter().any(|start| link.to.starts_with(start));
            let inside = link.to.starts_with("page ") || paper.file.targets.contains_key(&link.to);
            assert!(outside || inside, "{} in {} leads nowhere", link.to, paper.name());
        }
        for verdict in paper.project.selection.verdicts.iter().filter(|_| paper.kind == "dossier") {
            let (title, target) =
                (plain(&verdict.criterion.title), format!("k-{}", names::slug(&verdict.criterion.id)));
            let stands = headings.iter().find(|(_, text, _)| *text == title).map(|(_, _, page)| page);
            assert_eq!(paper.file.targets.get(&target), stands, "{title} in {}", paper.name());
            let linked = paper.file.links.iter().any(|l| l.to == target);
            assert_eq!(linked, verdict.selected(), "the record's link to {title} in {}", paper.name());
        }
    }
}

#[test]
fn no_text_runs_into_the_margin() {
    for paper in PAPERS.iter() {
        super::assert_within_margins(paper);
    }
}
