//! What assistive technology and archives rely on: language, titles, headings, tables, targets.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, decode_text_string};
use ratsmappe::briefing::Briefing;
use ratsmappe::briefing::format::Formats;
use ratsmappe::catalog::Phase;
use ratsmappe::language::Language;
use ratsmappe::names;
use ratsmappe::profile::Status;
use ratsmappe::selection::Verdict;
use ratsmappe::templates::NOTES;

use super::contents::sums;
use super::file::Element;
use super::text::plain;
use super::{DATE, LABELS, PAPERS, Paper, assert_within_margins, catalog, euro, paper, papers, project, word};

#[test]
fn the_catalogue_names_language_title_and_both_standards() {
    for paper in PAPERS.iter() {
        let (name, document) = (&paper.name, &paper.file.document);
        let catalog = document.catalog().expect("a catalogue");
        let under = |key: &[u8]| -> &Dictionary { document.get_dict_in_dict(catalog, key).expect("a dictionary") };
        let flag = |of: &[u8], key: &[u8]| under(of).get(key).and_then(Object::as_bool).unwrap_or_default();
        assert_eq!(
            catalog.get(b"Lang").and_then(decode_text_string).expect("a language").get(..2),
            Some("de"),
            "{name}"
        );
        assert!(flag(b"MarkInfo", b"Marked") && flag(b"ViewerPreferences", b"DisplayDocTitle"), "{name}");
        let metadata = catalog.get_deref(b"Metadata", document).and_then(Object::as_stream).expect("metadata");
        let xmp = String::from_utf8(metadata.get_plain_content().expect("metadata")).expect("UTF-8");
        let title = format!(">{} – ", paper.project.profile.project.title);
        for part in ["pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<", "2026-11-22T12:00:00", &title] {
            assert!(xmp.contains(part), "{name} lacks {part}: {xmp}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    for paper in PAPERS.iter() {
        let mut last = 0;
        for (level, text, _) in paper.file.headings() {
            assert!(level <= last + 1 && !text.is_empty(), "H{level} „{text}“ follows H{last} in {}", paper.name);
            last = level;
        }
    }
}

#[test]
fn page_counts_stay_within_what_is_promised() {
    for paper in PAPERS.iter() {
        let promised = match (paper.kind, paper.project.name.as_str()) {
            ("dossier", "minimal.toml") => 6..=11,
            ("dossier", _) => 12..=26,
            ("beschlussvorlage", _) => 2..=4,
            ("einseiter", _) => 1..=1,
            ("sachstand", _) => 1..=3,
            (NOTES, _) => 2..=9,
            ("pitchdeck", _) if paper.project.briefing.pitch.ask.is_some() => 10..=12,
            ("pitchdeck", _) => 6..=12,
            (_, "minimal.toml") => 6..=8,
            _ => 9..=13,
        };
        assert!(promised.contains(&paper.pages), "{} has {} pages", paper.name, paper.pages);
        assert_eq!(paper.file.document.get_pages().len(), paper.pages);
    }
}

/// A deck's pages without a title of their own, which a slide that did not fit has run over to.
fn run_over(paper: &Paper) -> Vec<usize> {
    let titled: BTreeSet<usize> =
        paper.file.headings().iter().filter(|(level, ..)| *level == 1).map(|(.., page)| *page).collect();
    (1..paper.pages).filter(|page| !titled.contains(page)).collect()
}

#[test]
fn a_slide_is_one_page_in_every_phase_however_little_the_profile_says() {
    for paper in ["praesentation", "pitchdeck"].into_iter().flat_map(papers) {
        assert_eq!(run_over(paper), [0; 0], "{}", paper.name);
    }
    for phase in ["'P1'", "'P2'", "'P3'", "'P4'", "'P5'", "['P4', 'P5']"] {
        let profile = format!("kommune.name = 'Ort'\nprojekt = {{ titel = 'Titel', phase = {phase} }}");
        for draft in [false, true] {
            let project = project(&format!("{phase}.toml"), &profile, catalog(), DATE, draft);
            for paper in ["praesentation", "pitchdeck"].map(|kind| paper(project, kind)) {
                assert_eq!(run_over(&paper), [0; 0], "{}, draft {draft}", paper.name);
                // Hints of what is missing are gathered instead of having a slide each.
                assert!(!draft || (6..=8).contains(&paper.pages), "{}: {} pages", paper.name, paper.pages);
            }
        }
    }
}

/// What `check` accepts is printed: each kind in each phase, of a project that says nothing but its name and of one that
/// has money, criteria and a resolution.
#[test]
fn every_kind_is_made_in_every_phase() {
    let more = "[finanzierung]\nposten = [{jahr = 2027, betrag = 100, art = 'operativ', traeger = 'eigen', status = 'geplant'}]\n\
                [beschluss]\ngremium = 'Rat'\ntext = 'Der Rat stimmt zu.'\n\
                [[kriterien]]\nkriterium = 'P3-01'\nstatus = 'erfüllt'\n[[kriterien]]\nkriterium = 'P4-01'\nstatus = 'offen'\n";
    for phase in ["'P1'", "'P2'", "'P3'", "'P4'", "'P5'", "['P4', 'P5']"] {
        for (name, more) in [("bare", ""), ("stated", more)] {
            let profile = format!("kommune.name = 'Ort'\nprojekt = {{ titel = 'Titel', phase = {phase} }}\n{more}");
            let project = project(&format!("{name} {phase}.toml"), &profile, catalog(), DATE, false);
            for kind in
                ["dossier", "beschlussvorlage", "einseiter", "praesentation", "pitchdeck", "praesentation-notizen"]
            {
                assert!(paper(project, kind).pages > 0, "{kind} of {name} in {phase}");
            }
        }
    }
}

#[test]
fn no_text_runs_into_the_margin() {
    PAPERS.iter().for_each(assert_within_margins);
}

#[test]
fn every_table_has_headers_above_or_beside_and_rows_of_one_length() {
    for paper in PAPERS.iter() {
        for table in paper.file.root.tagged(&["Table"]) {
            let row = |row: &&Element| row.tagged(&["TH", "TD"]).iter().map(|cell| cell.tag == "TH").collect();
            let rows: Vec<Vec<bool>> = table.tagged(&["TR"]).iter().map(row).collect();
            let headed = rows[0].iter().all(|th| *th) || rows.iter().all(|row| row[0]);
            let even = rows.iter().all(|row| row.len() == rows[0].len());
            assert!(headed && even, "header cells of {:?} in {}: {rows:?}", table.rows()[0], paper.name);
        }
    }
}

#[test]
fn no_row_of_a_table_with_a_head_is_torn() {
    let mut across = 0;
    for paper in papers("dossier").chain(papers("beschlussvorlage")) {
        for table in paper.file.root.tagged(&["Table"]) {
            let rows = table.tagged(&["TR"]);
            // Not those that only have heads beside.
            if !rows[0].tagged(&["TD"]).is_empty() {
                continue;
            }
            across += usize::from(table.span().is_some_and(|(first, last)| first < last));
            for (row, text) in rows.iter().zip(table.rows()) {
                let (first, last) = row.span().expect("a row that says something");
                assert_eq!(first, last, "pages of a row of {}: {text:?}", paper.name);
            }
        }
    }
    assert!(across > 10, "hardly a table goes on overleaf, so this says little");
}

/// Fulfilled, in work, open.
fn standing<'a>(verdicts: impl Iterator<Item = &'a Verdict<'a>>) -> [usize; 3] {
    let statuses: Vec<Status> = verdicts.map(Verdict::status).collect();
    [Status::Fulfilled, Status::InProgress, Status::Open].map(|s| statuses.iter().filter(|x| **x == s).count())
}

/// What the alternative texts of lane, measures, costs and dates must say, from the profile's own numbers.
fn numbers(paper: &Paper) -> [Vec<String>; 4] {
    let (profile, verdicts) = (paper.project.profile, &paper.project.selection.verdicts);
    let slides = &paper.project.briefing.slides;
    let lane = Phase::STAGES.map(|phase| {
        let counting = |v: &&Verdict| v.criterion.phase == phase && v.criterion.counts();
        let [done, work, open] = standing(verdicts.iter().filter(counting));
        let here = if profile.project.phases.contains(&phase) { " (hier steht das Projekt)" } else { "" };
        match verdicts.iter().filter(counting).any(|v| v.stated().is_some()) {
            true => format!("{here}: {done} von {} Meilensteinen erfüllt", done + work + open),
            false => format!("{here}: Meilensteine: {}", done + work + open),
        }
    });
    let charts = slides.effect.iter().flat_map(|effect| effect.others.shown.iter().chain([&effect.chart]));
    let charts: BTreeSet<String> = charts.map(|chart| plain(&chart.name)).collect();
    let figures = profile.project.key_figures.iter().filter(|figure| charts.contains(&plain(&figure.name)));
    let measures = figures.flat_map(|m| {
        let values = [("measure.before", m.before), ("measure.today", m.today), ("measure.target", m.target)];
        // A unit in the plural does not stand behind 1.
        let unit = |v| m.unit.as_deref().filter(|_| v != 1.0).unwrap_or_default();
        let number = |v| format!("{} {}", Formats::new(Language::German).number(v, 2), unit(v)).trim_end().to_owned();
        values.map(|(key, v)| v.map(|v| plain(&format!("{} {}", word(key), number(v))))).into_iter().flatten()
    });
    let costs = slides.payers.iter().flat_map(|payers| {
        let years = payers.years.iter().map(|year| {
            let items = profile.finance.costs.iter().filter(|i| i.year.to_string() == year.year);
            let [.., all, _] = sums(items);
            // Above narrow columns stand thousands.
            if payers.thousands {
                plain(&format!("{} {}", year.year, year.total))
            } else {
                format!("{} {}", year.year, euro(all))
            }
        });
        years.chain(
            payers.parts.iter().map(|part| plain(&format!("{}: {} ({})", part.label, part.amount, part.percent))),
        )
    });
    // Without conditions beside them, dates are rows of text.
    let agenda = slides.agenda.events.shown.iter().filter(|_| slides.conditions.total > 0);
    let dates =
        agenda.map(|event| plain(&format!("{}: {}", event.date.as_deref().unwrap_or("Ohne Termin"), event.title)));
    [lane.to_vec(), measures.collect(), costs.collect(), dates.collect()]
}

#[test]
fn a_figures_alternative_text_says_its_numbers() {
    for paper in PAPERS.iter().filter(|p| p.kind == "praesentation") {
        let figures = paper.file.root.tagged(&["Figure"]);
        let alts = figures.iter().map(|f| plain(f.alt.as_deref().unwrap_or_default()));
        let Briefing { meta, pictures, .. } = &paper.project.briefing;
        let shown: Vec<String> = pictures.iter().map(|picture| plain(&picture.alt)).collect();
        let crest = plain(&LABELS.fill("logo.alt", &[("name", &meta.municipality)]));
        let (pictured, alts): (Vec<String>, Vec<String>) = alts.partition(|alt| shown.contains(alt) || *alt == crest);
        let cover = pictures.iter().find(|picture| picture.place == "title");
        assert!(cover.is_none_or(|picture| pictured.contains(&plain(&picture.alt))), "{}: {pictured:#?}", paper.name);
        let mut charts = numbers(paper).to_vec();
        charts.retain(|c| !c.is_empty());
        assert_eq!(alts.len(), charts.len(), "figures in {}: {alts:#?}", paper.name);
        for chart in charts {
            let says = |alt: &&String| chart.iter().all(|number| alt.contains(number.as_str()));
            assert_eq!(alts.iter().filter(says).count(), 1, "{chart:?} in {}: {alts:#?}", paper.name);
        }
    }
}

#[test]
fn every_bookmark_leads_to_its_heading_and_no_chapter_lacks_one() {
    for paper in PAPERS.iter() {
        let (headings, bookmarks) = (paper.file.headings(), &paper.file.bookmarks);
        for (title, page) in bookmarks {
            let leads = headings.iter().any(|(_, text, on)| (*text, on) == (title.as_str(), page));
            assert!(leads, "no heading {title} on page {} of {}", page + 1, paper.name);
        }
        for (_, text, _) in headings.iter().filter(|(level, text, _)| *level == 1 && *text != word("toc")) {
            assert!(bookmarks.iter().any(|(title, _)| title == text), "no bookmark for {text} in {}", paper.name);
        }
    }
}

#[test]
fn every_link_is_described_and_leads_to_its_criterion() {
    for paper in PAPERS.iter() {
        for (to, contents) in &paper.file.links {
            assert!(contents.as_deref().is_some_and(|c| c.trim().len() > 5), "no description: {to} in {}", paper.name);
            let outside = to.starts_with("https://") || to.starts_with("mailto:");
            let known = outside || to.starts_with("page ") || paper.file.targets.contains_key(to);
            assert!(known, "{to} in {} leads nowhere", paper.name);
        }
        let headings = paper.file.headings();
        for verdict in paper.project.selection.verdicts.iter().filter(|_| paper.kind == "dossier") {
            let mut record = paper.project.briefing.criteria.record.iter();
            let row = record.find(|row| row.id == verdict.criterion.id).expect("a row for every criterion");
            let (title, to) = (plain(&row.title), format!("k-{}", names::slug(&verdict.criterion.id)));
            let stands = headings.iter().find(|(_, text, _)| *text == title).map(|(_, _, page)| page);
            // Lines of tables have no names of their own; links lead to their page.
            assert_eq!(paper.file.targets.get(&to), stands, "{title} in {}", paper.name);
            let linked = paper.file.links.iter().any(|l| l.0 == to);
            assert_eq!(linked, stands.is_some(), "link to {title} in {}", paper.name);
        }
    }
}
