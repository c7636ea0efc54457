//! Papers from unusual input: the least, a bare catalogue, text that looks like code; and equal bytes.

use std::thread;

use ratsmappe::catalog::{self, Catalog, MilestoneKind, roadmap_headers};
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::profile::Status;
use ratsmappe::selection::Group;
use ratsmappe::signs;
use ratsmappe::templates::Templates;
use ratsmappe::typeset::uncovered;
use ratsmappe::workbook::Workbook;
use serde_json::json;

use super::contents::{assert_cards, assert_record, assert_told, milestone_rows, place};
use super::text::plain;
use super::{
    DATE, LABELS, PAPERS, Paper, RENDERER, assert_within_margins, catalog, date, drawn, paper, project, raw, sample,
    texts, word,
};

#[test]
fn the_same_input_gives_the_same_bytes_also_on_two_threads_at_once() {
    let some = PAPERS.iter().filter(|p| ["minimal.toml", "musterstadt.toml"].contains(&p.project.name.as_str()));
    let some: Vec<&Paper> = some.collect();
    let again = |p: &&Paper| {
        let rendered = RENDERER.render(p.kind, &p.project.briefing).expect("it was rendered before");
        assert!(rendered.pdf == p.pdf, "the bytes differ: {}", p.name);
    };
    thread::scope(|scope| {
        scope.spawn(|| some.iter().for_each(again));
        scope.spawn(|| some.iter().rev().for_each(again));
    });
}

#[test]
fn another_date_gives_another_file_that_says_so() {
    for now in PAPERS.iter().filter(|p| p.project.name == "minimal.toml") {
        let later = paper(sample("minimal.toml", catalog(), date(2027, 1, 31), false), now.kind);
        assert!(later.pdf != now.pdf, "{}", now.name);
        let dates = |p: &Paper| ["22. November 2026", "31. Januar 2027"].map(|date| p.file.said().contains(date));
        assert_eq!((dates(now), dates(&later)), ([true, false], [false, true]), "{}", now.name);
    }
}

/// Gaps without a place of their own, and the summary, which no slide shows: the dossier's annex names them.
const WITHOUT_PLACE: [&str; 6] = [
    "[projekt] stand",
    "[beschluss] gremium",
    "[beschluss] sitzung",
    "[kommune] kontakt",
    "[[kriterien]]",
    "dossier [projekt] kurzbeschreibung",
];

#[test]
fn gaps_are_listed_in_a_final_paper_and_marked_in_place_in_a_draft() {
    let [last, draft] = [false, true].map(|draft| sample("minimal.toml", catalog(), DATE, draft));
    let gaps = &last.briefing.gaps;
    assert_eq!(gaps.len(), 37, "all that a profile of three lines lacks");
    let hint = |what: &str| plain(&LABELS.fill("gap.hint", &[("what", what)]));
    for kind in ["dossier", "praesentation"] {
        let [last, draft] = [last, draft].map(|project| paper(project, kind));
        assert!(!last.file.said().contains(&hint("")), "a hint in the final {kind}");
        for gap in gaps.iter().filter(|g| g.kinds.iter().any(|k| k == kind)) {
            let place = format!("{} {}", word("gap.where"), gap.key);
            let marked = [hint(&gap.what), place].iter().all(|text| draft.file.said().contains(text));
            let names = [gap.key.clone(), format!("{kind} {}", gap.key)];
            let exempt = names.iter().any(|name| WITHOUT_PLACE.contains(&name.as_str()));
            assert!(marked != exempt, "the hint at {} in the draft {kind}: {marked}", gap.key);
        }
        let marked = |p: &Paper| p.file.runs.iter().any(|(page, run)| *page == 2 && run.text.contains(&word("draft")));
        assert_eq!((marked(&last), marked(&draft)), (false, true), "the mark of a draft on page 3 of {kind}");
        if kind == "dossier" {
            let mine: Vec<_> = gaps.iter().filter(|g| g.kinds.iter().any(|k| k == kind)).collect();
            let want: Vec<Vec<String>> = mine.iter().map(|g| vec![plain(&g.what), plain(&g.key)]).collect();
            assert_eq!(draft.file.table("col.missing col.key"), want);
            let (_, listed) = last.file.section(&word("h.gaps.thin"));
            assert!(mine.iter().all(|g| listed.contains(&plain(&g.what))), "{listed}");
        }
    }
}

/// An export of the roadmap's database with titles, phases, milestones and workstreams, and nothing else.
fn bare_catalog() -> &'static Catalog {
    let headers = roadmap_headers();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headers).expect("memory");
    for c in &catalog().criteria {
        let row = headers.iter().map(|header| match *header {
            "Kriterium" => c.title.clone(),
            "(ab) Phase" => c.phase.key().to_owned(),
            "Workstream" => c.workstreams.iter().map(|w| w.name()).collect::<Vec<_>>().join(", "),
            "Meilenstein" if c.milestone.is_some_and(|m| m.kind == MilestoneKind::Phase) => "Yes".to_owned(),
            _ => String::new(),
        });
        writer.write_record(row).expect("memory");
    }
    let workbook = Workbook::read("export.csv", &writer.into_inner().expect("memory")).expect("a table");
    let (catalog, found) = catalog::read(&workbook, Language::German);
    assert!(!found.iter().any(Diagnostic::is_error), "{}", drawn(&found));
    Box::leak(Box::new(catalog.expect("no error, so a catalogue")))
}

#[test]
fn a_catalogue_without_texts_still_gives_whole_papers() {
    for name in ["minimal.toml", "musterstadt.toml"] {
        let project = sample(name, bare_catalog(), DATE, false);
        let [dossier, slides] = ["dossier", "praesentation"].map(|kind| paper(project, kind));
        for verdict in project.selection.verdicts.iter().filter(|v| v.selected()) {
            let body = place(&dossier, verdict).unwrap_or_else(|| panic!("{}", verdict.criterion.title));
            let fulfilled = verdict.status() == Status::Fulfilled && verdict.criterion.milestone.is_some();
            let work = &project.briefing.work;
            let has_card = work.cards.iter().any(|card| card.id == verdict.criterion.id);
            let is_today = work
                .decided_today
                .iter()
                .any(|anchor| work.cards.iter().any(|card| card.id == verdict.criterion.id && card.anchor == *anchor));
            let honest = fulfilled || !has_card || is_today || body.contains(&word("card.no-text"));
            assert!(honest, "{}: {body}", verdict.criterion.title);
        }
        assert_record(&dossier);
        let groups = [Group::Milestone, Group::CrossPhase].into_iter();
        let counted = groups.flat_map(|group| project.selection.group(group));
        let counted = counted.filter(|v| v.criterion.milestone.is_some() && v.criterion.counts()).count();
        assert_eq!(milestone_rows(&slides).len(), counted.min(6), "{name}");
        [&dossier, &slides].into_iter().for_each(assert_within_margins);
    }
}

const NASTY: &str = "#read(\"/etc/passwd\") *x* _y_ @ref <label> {{ 7*7 }} {% if x %} [x](javascript:1) $x$ // c /* d */ \
    = T 1. x - y -- z ~ \\ `x` &amp; <b>fett</b> 'e' ... #import \"@preview/x:0.1.0\": * ]#";

#[test]
fn text_that_looks_like_code_comes_out_as_it_is() {
    let mut profile = raw("musterstadt.toml");
    for (_, text) in texts(&profile).into_iter().filter(|(path, _)| !path.starts_with("kommune.")) {
        // A JSON string is a TOML string as well.
        profile = profile.replace(&json!(text).to_string(), &json!(format!("{text} {NASTY}")).to_string());
    }
    assert!(profile.matches("7*7").count() > 100, "{profile}");
    let project = project("nasty.toml", &profile, catalog(), DATE, false);
    let [dossier, slides] = ["dossier", "praesentation"].map(|kind| paper(project, kind));
    for kind in ["beschlussvorlage", "pitchdeck"] {
        let other = paper(project, kind);
        let title = plain(&project.profile.project.title);
        assert!(title.contains("7*7") && other.file.said().contains(&title), "the title in {kind}");
    }
    assert_told(&dossier, &profile);
    assert_cards(&dossier);
    assert_record(&dossier);
    assert_eq!(project.points().len(), 5);
    for point in project.points() {
        assert!(slides.file.said().contains(&plain(point)), "the slides do not say {point}");
    }
    let links = dossier.file.links.iter().filter(|(to, _)| to.contains(':') && !to.starts_with("https://doi.org/"));
    assert_eq!(links.count(), 0, "a text of the profile became a link");
}

#[test]
fn a_text_without_any_blank_is_kept_and_stays_on_the_page() {
    // The second is the longest that keeps a table's row whole.
    let marked = "X".repeat(60) + "\u{200b}" + &"X".repeat(60);
    for long in ["Wasser".repeat(500), "W".repeat(400), marked, "C:\\\\Ablage\\\\2026-10\\\\".repeat(20)] {
        let profile = format!(
            "kommune.name = 'Ort'\nprojekt = {{ titel = 'Titel', phase = 'P3', problem = '{long}', mehrwert = ['{long}'] }}\n\
             kriterien = [{{ kriterium = 'P3-01', notiz = '{long}' }}]\n\
             risiken = [{{ risiko = 'Hitze', verantwortlich = '{long}' }}]"
        );
        let project = project("long.toml", &profile, catalog(), DATE, false);
        let meant = signs::as_meant(&long).into_owned();
        for (kind, times) in [("dossier", 4), ("beschlussvorlage", 2)] {
            let paper = paper(project, kind);
            assert_eq!(paper.file.said().matches(&meant).count(), times, "{kind}");
            assert_within_margins(&paper);
        }
        // Slides hold the beginning of what is too long for them.
        let beginning: String = meant.chars().take(60).collect();
        for kind in ["praesentation", "pitchdeck"] {
            let paper = paper(project, kind);
            assert!(paper.file.said().matches(&beginning).count() >= 2, "{kind}");
            assert_within_margins(&paper);
        }
    }
}

#[test]
fn a_table_that_is_kept_on_one_page_fits_it() {
    // As many rows as such a table may have, and as much in them, of the widest letter.
    let body = ["WWW"; 8].join(" ");
    let risks = vec![format!("{{ risiko = 'Hitze', verantwortlich = '{body}' }}"); 10].join(", ");
    let bodies = vec![format!("{{ gremium = '{body}', zustaendigkeit = '{body}' }}"); 10].join(", ");
    let profile = format!(
        "risiken = [{risks}]\nkommune.name = 'Ort'\nprojekt = {{ titel = 'Titel', phase = 'P3' }}\n\
         beschluss = {{ text = ['Ja.'], beratungsfolge = [{bodies}] }}"
    );
    let project = project("rows.toml", &profile, catalog(), DATE, false);
    for (kind, times) in [("dossier", 30), ("beschlussvorlage", 20)] {
        let paper = paper(project, kind);
        assert_eq!(paper.file.said().matches(&body).count(), times, "{kind}");
        assert_within_margins(&paper);
    }
}

#[test]
fn the_longest_names_stay_on_the_title_page() {
    for name in ["W".repeat(250), "Gemeinsame Datenplattform ".repeat(9)] {
        let name = name.trim();
        let profile = format!("kommune.name = '{name}'\nprojekt = {{ titel = '{name}', phase = 'P3' }}");
        let project = project("names.toml", &profile, catalog(), DATE, false);
        // On paper the names stand on colour, which ends half-way down.
        for (kind, below, lowest) in [("dossier", "Orientierung", 149.0), ("praesentation", "22.", 19.0)] {
            let paper = paper(project, kind);
            let cover: Vec<_> = paper.file.runs.iter().filter(|(page, _)| *page == 0).map(|(_, run)| run).collect();
            let foot = cover.iter().position(|run| run.text.starts_with(below)).expect("what stands below the names");
            let names = cover[..foot].iter().map(|run| run.up).fold(f32::MAX, f32::min);
            assert!(names > cover[foot].up + 5.0, "{kind}: the names reach down to what stands below");
            assert!(cover[foot].up > lowest * 72.0 / 25.4, "{kind}: what stands below is {} points up", cover[foot].up);
        }
    }
}

#[test]
fn the_fonts_cover_every_character_of_catalogue_labels_and_text_modules() {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("the shipped workbook");
    for cell in workbook.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells) {
        assert_eq!(uncovered(cell.value.shown()), None, "{}", cell.value.shown());
    }
    let templates = Templates::embedded();
    for path in templates.paths() {
        let text = std::str::from_utf8(templates.bytes(path).expect("a file")).expect("UTF-8");
        assert_eq!(uncovered(text), None, "{path}");
    }
}
