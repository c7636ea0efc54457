//! Exports of the roadmap's database in the shapes they come in.

use ratsmappe::catalog::{Catalog, Confidence, Criterion, MilestoneKind, Phase, Workstream, roadmap_headers};
use ratsmappe::language::Language;

use super::{clean, csv, ods, read, table, xlsx};

/// How an export writes what it writes.
struct Shape {
    separator: &'static str,
    link: bool,
    yes: &'static str,
    no: &'static str,
    phase: fn(Phase) -> &'static str,
}

const NOTION: Shape = Shape {
    separator: ", ",
    link: true,
    yes: "Yes",
    no: "No",
    phase: |p| match p {
        Phase::P1 => "P1 Ideenfindung",
        Phase::P2 => "P2 Prototyping / MvP",
        Phase::P3 => "P3 Pilot",
        Phase::P4 => "P4 Vertikale Skalierung",
        Phase::P5 => "P5 Horizontale Skalierung",
        Phase::CrossPhase => "∞ Durchgehend",
    },
};

/// The web page's table: values joined with nothing.
const JOINED: Shape = Shape {
    separator: "",
    link: false,
    yes: "WAHR",
    no: "FALSCH",
    phase: |p| match p {
        Phase::P1 => "PHASE 1 - Ideenfindung",
        Phase::P2 => "P2 – Prototypentwicklung",
        Phase::P3 => "P3 - Pilotphase",
        Phase::P4 => "Verstetigungsphase",
        Phase::P5 => "P5 – Transfer / horizontale Skalierung",
        Phase::CrossPhase => "durchgehend über alle Phasen",
    },
};

fn cell(c: &Criterion, header: &str, shape: &Shape) -> String {
    let tick = |yes: bool| if yes { shape.yes } else { shape.no }.to_owned();
    let milestone = |kind| tick(c.milestone.is_some_and(|m| m.kind == kind));
    let join = |values: Vec<String>| values.join(shape.separator);
    let link = |title: &str| match shape.link {
        true => format!("{title} (https://www.notion.so/Seite-4f{}?pvs=21)", title.len()),
        false => title.to_owned(),
    };
    match header {
        "Kriterium" => c.title.clone(),
        "V&T Mechanismen" => join(c.mechanisms.iter().map(|m| link(m)).collect()),
        "Mechanismus Kategorie" => join(c.mechanism_categories.clone()),
        "Sub-Driver" => join(c.sub_drivers.clone()),
        "Scaling Driver" => c.driver.clone().unwrap_or_default(),
        "Workstream" => join(c.workstreams.iter().map(|w| w.name().to_owned()).collect()),
        "(ab) Phase" => (shape.phase)(c.phase).to_owned(),
        "Sub-Phase" => join(c.sub_phases.iter().map(|s| s.tag.clone()).collect()),
        "Key Stakeholder" => join(c.stakeholders.clone()),
        "Created by" | "Last edit by" => "U Untitled".into(),
        "Meilenstein" => milestone(MilestoneKind::Phase),
        "Kommunaler Meilenstein" => milestone(MilestoneKind::Municipal),
        "Zusätzlicher Meilenstein" => milestone(MilestoneKind::Additional),
        "Transfer" => tick(c.transfer_relevant == Some(true)),
        "Betreibermodelle" => tick(c.operating_model_relevant == Some(true)),
        "aus Workshop" => tick(false),
        "Rel. V&T Kriterien" => join(c.related.iter().map(|r| link(&r.title)).collect()),
        "Beschreibung Betreibermodelle" => "Wer betreibt es,\nund wer bezahlt?".into(),
        "Input aus Expertengespräch" => "Notiz".into(),
        "Kriterien-Kurzbeschreibung" => c.description.clone().unwrap_or_default(),
        "👌 Good Practice" => join(c.practices.iter().map(|p| link(p)).collect()),
        _ => String::new(),
    }
}

/// The shipped catalogue as an export: only the roadmap's 25 columns, no ids.
fn export(shape: &Shape) -> Vec<Vec<String>> {
    let headers = roadmap_headers();
    let mut rows = vec![headers.map(str::to_owned).to_vec()];
    rows.extend(
        Catalog::embedded(Language::German)
            .criteria
            .iter()
            .map(|c| headers.iter().map(|h| cell(c, h, shape)).collect()),
    );
    rows
}

/// Everything an export can carry must come back as the shipped catalogue has it.
#[track_caller]
fn assert_same_as_shipped(catalog: &Catalog) {
    let shipped = Catalog::embedded(Language::German);
    assert_eq!(catalog.count().by_phase, shipped.count().by_phase);
    assert_eq!(catalog.criteria.len(), 76);
    for (got, want) in catalog.criteria.iter().zip(&shipped.criteria) {
        assert_eq!((&got.id, &got.title, got.phase), (&want.id, &want.title, want.phase));
        assert_eq!(got.workstreams, want.workstreams, "{}", want.id);
        assert_eq!(got.sub_phases, want.sub_phases, "{}", want.id);
        assert_eq!(got.related, want.related, "{}", want.id);
        assert_eq!(got.driver, want.driver, "{}", want.id);
        assert_eq!(got.sub_drivers, want.sub_drivers, "{}", want.id);
        assert_eq!(got.stakeholders, want.stakeholders, "{}", want.id);
        assert_eq!(got.mechanism_categories, want.mechanism_categories, "{}", want.id);
        assert_eq!(got.mechanisms, want.mechanisms, "{}", want.id);
        assert_eq!(got.practices, want.practices, "{}", want.id);
        assert_eq!(got.description, want.description, "{}", want.id);
        assert_eq!(got.milestone.map(|m| m.kind), want.milestone.map(|m| m.kind), "{}", want.id);
        assert!(got.milestone.is_none_or(|m| m.confidence == Confidence::Stated), "a tick is a statement: {}", want.id);
        assert_eq!(got.operating_note.as_deref(), Some("Wer betreibt es,\nund wer bezahlt?"));
        assert_eq!(got.extra, [], "notes of talks stay out of the papers: {}", want.id);
    }
}

#[test]
fn a_notion_csv_with_links_after_relations() {
    assert_same_as_shipped(&clean("export.csv", &csv(&export(&NOTION))));
}

#[test]
fn a_table_joined_without_separators() {
    assert_same_as_shipped(&clean("export.csv", &csv(&export(&JOINED))));
}

#[test]
fn a_workbook_with_the_table_in_row_four_of_the_second_sheet() {
    let mut rows = table("Roadmap\nStand¦November 2024\n\n");
    rows.extend(export(&Shape { separator: "; ", ..NOTION }));
    let cover = table("Name¦Abteilung\nEva Muster¦Stabsstelle");
    assert_same_as_shipped(&clean("export.xlsx", &xlsx(&[("Deckblatt", cover), ("Tabelle2", rows)])));
}

#[test]
fn line_breaks_bars_and_bullets_separate_too() {
    for separator in ["\n", "\r\n", " | ", "\n• ", ","] {
        assert_same_as_shipped(&clean("export.csv", &csv(&export(&Shape { separator, ..NOTION }))));
    }
}

#[test]
fn a_scrape_without_ticks_is_said_once_and_nothing_is_taken_for_granted() {
    let rows = export(&Shape { yes: "", no: "", ..NOTION });
    let (catalog, drawn) = read("export.csv", &csv(&rows));
    insta::assert_snapshot!(drawn, @"
    warning[no-milestones]: no criterion is a milestone: no row has a tick
     --> export.csv › export!L1
      |
    1 | Meilenstein
      | ^^^^^^^^^^^
      help: exports of web pages lose their checkboxes; without milestones there is no readiness of a phase
      help: tick the milestones in the column `Meilenstein` (Ja/Nein)
    ");
    let catalog = catalog.expect("a warning only");
    assert_eq!((catalog.count().criteria, catalog.count().milestones), (76, 0));
    assert!(catalog.criteria.iter().all(|c| c.transfer_relevant.is_none() && c.id != ratsmappe::names::slug(&c.title)));
}

#[test]
fn headers_with_and_without_what_nobody_sees() {
    let rows = table(
        "🧑💼 Input Experte¦Kriterium¦ (Ab) Phase ¦work\u{ad}stream¦👌\u{fe0f} Good Practice¦REL. V & T KRITERIEN\n\
         U Untitled¦Eigenes Kriterium¦p2¦technisch¦Masterportal¦Proof of Value\n\
         U Untitled¦Proof of Value¦P1¦Finanziell¦¦",
    );
    let (catalog, drawn) = read("eigene.csv", &csv(&rows));
    assert!(drawn.starts_with("warning[no-milestones]"), "{drawn}");
    let catalog = catalog.expect("a catalogue");
    let [own, value] = &catalog.criteria[..] else { panic!("two criteria") };
    assert_eq!(
        (own.id.as_str(), own.phase, &own.workstreams[..]),
        ("eigenes-kriterium", Phase::P2, &[Workstream::Technical][..])
    );
    assert_eq!((own.practices[0].as_str(), own.related[0].id.as_deref()), ("Masterportal", Some("P1-07")));
    assert_eq!((value.id.as_str(), &own.extra), ("P1-07", &Vec::new()));
}

#[test]
fn blank_rows_are_skipped_and_cells_keep_their_place() {
    let rows = table("\n\nKriterium¦Phase¦Meilenstein\n\nEins¦P1¦x\n ¦ ¦\nZwei¦P2¦");
    let catalog = clean("a.xlsx", &xlsx(&[("T", rows.clone())]));
    let places: Vec<String> = catalog.criteria.iter().map(|c| c.place.to_string()).collect();
    assert_eq!(places, ["a.xlsx › T!A5", "a.xlsx › T!A7"]);
    let catalog = clean("a.csv", &csv(&rows));
    let places: Vec<String> = catalog.criteria.iter().map(|c| c.place.to_string()).collect();
    assert_eq!(places, ["a.csv › a!A5", "a.csv › a!A7"]);
}

#[test]
fn an_ods_with_repeated_and_empty_cells() {
    let text =
        |s: &str| format!(r#"<table:table-cell office:value-type="string"><text:p>{s}</text:p></table:table-cell>"#);
    let tick = |b: bool| {
        let (value, shown) = if b { ("true", "WAHR") } else { ("false", "FALSCH") };
        format!(
            r#"<table:table-cell office:value-type="boolean" office:boolean-value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
        )
    };
    let rows = [
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
        format!(
            r#"<table:table-row><table:table-cell table:number-columns-repeated="2"/>{}{}{}{}</table:table-row>"#,
            text("Kriterium"), text("(ab) Phase"), text("Meilenstein"), text("Einwohner")
        ),
        format!(
            r#"<table:table-row><table:table-cell table:number-columns-repeated="2"/>{}{}{}<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,50</text:p></table:table-cell></table:table-row>"#,
            text("Exit-Strategie"), text("P3 – Pilotphase"), tick(true)
        ),
        format!(
            r#"<table:table-row><table:table-cell table:number-columns-repeated="2"/>{}{}{}<table:table-cell office:value-type="date" office:date-value="2025-03-01"><text:p>01.03.25</text:p></table:table-cell></table:table-row>"#,
            text("Proof of<text:s/>Value"), text("P1"), tick(false)
        ),
        r#"<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
    ];
    let catalog = clean("liste.ods", &ods(&rows.concat()));
    let seen: Vec<(String, String, bool, &str)> = catalog
        .criteria
        .iter()
        .map(|c| (c.id.clone(), c.place.to_string(), c.milestone.is_some(), c.extra[0].1.as_str()))
        .collect();
    let want = [
        ("P3-03", "liste.ods › Tabelle1!C4", true, "1234.5"),
        ("P1-07", "liste.ods › Tabelle1!C5", false, "2025-03-01"),
    ];
    assert_eq!(seen, want.map(|(id, place, m, extra)| (id.into(), place.into(), m, extra)));
}

#[test]
fn a_csv_of_old_excel_with_semicolons_in_windows_1252() {
    let bytes =
        b"Kriterium;Phase;Akteure;Meilenstein\r\nGr\xf6\xdfe der \x84L\xf6sung\x93;P1;B\xfcrger:innen, Politik;Ja\r\n";
    let catalog = clean("alt.csv", bytes);
    assert_eq!(catalog.criteria[0].title, "Größe der „Lösung“");
    assert_eq!(catalog.criteria[0].stakeholders, ["Bürger:innen", "Politik"]);
}

#[test]
fn the_more_particular_kind_of_milestone_is_kept() {
    let rows = table(
        "Kriterium¦Phase¦Meilenstein¦Kommunaler Meilenstein¦Zusätzlicher Meilenstein¦Meilenstein-Sicherheit\n\
         A¦P1¦x¦x¦¦\nB¦P1¦Ja¦Nein¦TRUE¦\nC¦P1¦Kommunaler Meilenstein¦¦¦schwach\nD¦P1¦nein¦¦¦",
    );
    let catalog = clean("m.csv", &csv(&rows));
    let kinds: Vec<_> = catalog.criteria.iter().map(|c| c.milestone.map(|m| (m.kind, m.confidence))).collect();
    let want = [
        Some((MilestoneKind::Municipal, Confidence::Stated)),
        Some((MilestoneKind::Additional, Confidence::Stated)),
        Some((MilestoneKind::Municipal, Confidence::Weak)),
        None,
    ];
    assert_eq!(kinds, want);
}

#[test]
fn open_lists_take_own_values() {
    let rows = table(
        "Kriterium¦Phase¦Meilenstein¦Skalierungstreiber¦Gute Praxis\nA¦P1¦x¦Eigener Treiber¦Haus Sonne, Masterportal",
    );
    let catalog = clean("m.csv", &csv(&rows));
    assert_eq!(catalog.criteria[0].driver.as_deref(), Some("Eigener Treiber"));
    assert_eq!(catalog.criteria[0].practices, ["Haus Sonne", "Masterportal"]);
    assert!(catalog.phases.len() == 6 && catalog.phases.iter().all(|p| !p.name.is_empty()));
}
