//! The shipped workbook: complete, equal to its text form, and what the roadmap says.

use std::collections::BTreeSet;

use ratsmappe::catalog::{self, Catalog, Confidence, MilestoneKind, Phase};
use ratsmappe::language::Language;
use ratsmappe::workbook::Workbook;

const TEXTS: [&str; 9] = [
    include_str!("../../../data/kriterien/kriterien.toml"),
    include_str!("../../../data/kriterien/phasen.toml"),
    include_str!("../../../data/kriterien/skalierungstreiber.toml"),
    include_str!("../../../data/kriterien/foerdermechanismen.toml"),
    include_str!("../../../data/kriterien/gute_praxis.toml"),
    include_str!("../../../data/kriterien/betreibermodelle.toml"),
    include_str!("../../../data/kriterien/glossar.toml"),
    include_str!("../../../data/kriterien/kernergebnisse.toml"),
    include_str!("../../../data/kriterien/themen.toml"),
];

#[test]
fn it_has_the_roadmaps_criteria_and_milestones() {
    let catalog = Catalog::embedded(Language::German);
    let count = catalog.count();
    assert_eq!((count.criteria, count.milestones), (76, 18));
    let by_phase: Vec<usize> = Phase::ALL.iter().map(|p| count.by_phase[p.key()]).collect();
    assert_eq!(by_phase, [16, 17, 8, 10, 4, 21]);
    let counting = |phase| catalog.criteria.iter().filter(|c| c.phase == phase && c.counts()).count();
    assert_eq!(Phase::ALL.map(counting), [2, 2, 2, 2, 3, 2]);
    let weak = catalog.criteria.iter().filter(|c| c.milestone.is_some_and(|m| m.confidence == Confidence::Weak));
    let weak: Vec<&str> = weak.map(|c| c.id.as_str()).collect();
    assert_eq!(weak, ["P1-10", "P1-12", "P1-13", "P1-14", "P1-16"]);
    let council = catalog.by_id("P3-08").and_then(|c| c.milestone);
    assert_eq!(council.map(|m| (m.kind, m.confidence)), Some((MilestoneKind::Municipal, Confidence::Stated)));
    let tag = |part: &str| catalog.criteria.iter().flat_map(|c| &c.sub_phases).filter(|s| s.tag.contains(part)).count();
    assert_eq!(["| Konzept", "| MvP", "Pilot", "Horizontale"].map(tag), [17, 19, 21, 41]);
}

#[test]
fn every_criterion_can_be_printed() {
    let catalog = Catalog::embedded(Language::German);
    let mut notes = BTreeSet::new();
    for c in &catalog.criteria {
        let id = &c.id;
        assert!(c.description.as_ref().is_some_and(|d| d.chars().count() > 150), "{id}");
        assert!((2..=4).contains(&c.questions.len()) && c.questions.iter().all(|q| q.ends_with('?')), "{id}");
        assert!((2..=4).contains(&c.evidence.len()), "{id}");
        assert!(c.next_step.is_some() && c.source.is_some(), "{id}");
        assert!(
            c.council_note.as_ref().is_some_and(|n| notes.insert(n.clone())),
            "{id}: the council's note is missing or stands twice"
        );
        assert!(!c.workstreams.is_empty(), "{id}");
        assert!(c.related.iter().all(|r| r.id.is_some() && r.id.as_ref() != Some(id)), "{id}: {:?}", c.related);
        assert_eq!(c.extra, [], "{id}");
        let driver = c.driver.as_ref();
        assert!(driver.is_none_or(|d| catalog.drivers.iter().any(|known| known.name == *d)), "{id}: {driver:?}");
        let practice = |name: &String| catalog.practices.iter().any(|p| p.name == *name);
        assert!(c.practices.iter().all(practice), "{id}: {:?}", c.practices);
        let mechanism =
            |name: &String, category| catalog.mechanisms.iter().any(|m| m.name == *name && m.is_category == category);
        assert!(c.mechanisms.iter().all(|m| mechanism(m, false)), "{id}: {:?}", c.mechanisms);
        assert!(c.mechanism_categories.iter().all(|m| mechanism(m, true)), "{id}: {:?}", c.mechanism_categories);
    }
    let inferred: Vec<&str> = catalog
        .criteria
        .iter()
        .filter(|c| c.inferred.iter().any(|i| i == "Kriterium"))
        .map(|c| c.id.as_str())
        .collect();
    assert_eq!(inferred, ["P2-15", "P3-02", "DX-14", "DX-18"]);
    for phase in &catalog.phases {
        let told = [&phase.purpose, &phase.question, &phase.outcome, &phase.analogue];
        assert!(told.iter().all(|t| t.is_some()), "{:?}", phase.phase);
        assert!(phase.short.chars().count() <= 18, "{}", phase.short);
    }
    let sheets = (
        catalog.drivers.len(),
        catalog.mechanisms.len(),
        catalog.practices.len(),
        catalog.operating_models.len(),
        catalog.key_results.len(),
    );
    assert_eq!(sheets, (7, 25, 49, 36, 8));
    assert!(catalog.glossary.iter().any(|t| t.abbreviation.as_deref() == Some("MVP")));
}

#[test]
fn it_reads_without_a_finding_also_as_a_file() {
    let from_file = super::clean("kriterien.xlsx", Catalog::embedded_bytes());
    assert_eq!(from_file.criteria.len(), 76);
    assert_eq!(from_file.sha256, Catalog::embedded(Language::German).sha256);
    assert_eq!(Catalog::embedded(Language::German).file, "built-in/kriterien.xlsx");
}

/// The text form is what people review; the workbook is what the program reads.
#[test]
fn workbook_and_text_form_are_equal_cell_by_cell() {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("readable");
    assert_eq!(workbook.sheets.len(), TEXTS.len());
    for (sheet, text) in workbook.sheets.iter().zip(TEXTS) {
        let table: toml::Table = text.parse().expect("TOML");
        assert_eq!(table["blatt"].as_str(), Some(&*sheet.name));
        let columns: Vec<&str> =
            table["spalten"].as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect();
        let headers: Vec<&str> = sheet.rows[0].cells.iter().map(|c| c.value.shown()).collect();
        assert_eq!(headers, columns);
        let rows = table["zeile"].as_array().expect("rows");
        assert_eq!(sheet.rows.len() - 1, rows.len(), "{}", sheet.name);
        for (row, text) in sheet.rows[1..].iter().zip(rows) {
            for (at, column) in (0_u32..).zip(&columns) {
                let cell = row.value(at).map(|v| v.shown().to_owned());
                let written = text.get(*column).map(|v| match v.as_array() {
                    Some(lines) => lines.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join("\n"),
                    None => v.as_str().expect("text").to_owned(),
                });
                let place = format!("{}, row {}, {column}", sheet.name, row.index + 1);
                assert_eq!(
                    cell, written,
                    "{place}: run `cargo run --example workbook -- text-to-xlsx` (or xlsx-to-text)"
                );
            }
        }
    }
}

#[test]
fn a_second_reading_gives_the_same_catalogue() {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("readable");
    let (catalog, _) = catalog::read(&workbook, Language::German);
    let mut catalog = catalog.expect("a catalogue");
    let embedded = Catalog::embedded(Language::German);
    for (ours, theirs) in catalog.criteria.iter_mut().zip(&embedded.criteria) {
        ours.place = theirs.place.clone();
    }
    catalog.file.clone_from(&embedded.file);
    assert_eq!(&catalog, embedded);
}

/// The table of the roadmap's database, whose first value each of these rows had lost.
#[test]
fn workstreams_stand_in_the_order_of_the_roadmap() {
    let catalog = Catalog::embedded(Language::German);
    let initials = |id: &str| -> String {
        let criterion = catalog.by_id(id).expect("a criterion");
        criterion.workstreams.iter().filter_map(|w| w.name().chars().next()).collect()
    };
    for (id, want) in [
        ("P1-03", "WOTF"),
        ("P1-05", "TO"),
        ("P1-06", "WTFO"),
        ("P1-07", "FWOT"),
        ("P1-08", "WTO"),
        ("P1-10", "TW"),
        ("P1-11", "OWF"),
        ("P1-12", "OWF"),
        ("P1-13", "WOF"),
        ("P1-14", "OW"),
        ("P1-16", "OWF"),
        ("P2-10", "TO"),
        ("P2-15", "TO"),
        ("P2-17", "OW"),
        ("P3-04", "OTW"),
        ("P3-08", "OW"),
        ("P5-03", "OTW"),
        ("DX-01", "TO"),
        ("DX-03", "TO"),
        ("DX-10", "OTW"),
        ("DX-11", "FO"),
        ("DX-18", "OW"),
    ] {
        assert_eq!(initials(id), want, "{id}");
    }
}
