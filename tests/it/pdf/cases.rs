//! Papers from unusual input: the least, a bare catalogue, text that looks like code; and equal bytes.

use std::thread;

use ratsmappe::catalog::{self, Catalog, MilestoneKind, roadmap_headers};
use ratsmappe::diagnostic::Diagnostic;
use ratsmappe::language::Language;
use ratsmappe::templates::Templates;
use ratsmappe::typeset::uncovered;
use ratsmappe::workbook::Workbook;
use serde_json::json;

use super::text::plain;
use super::{
    DATE, KINDS, PAPERS, Paper, Project, assert_within_margins, date, drawn, paper, print, project, sample_bytes,
};

fn leak(project: Project) -> &'static Project {
    Box::leak(Box::new(project))
}

fn minimal(draft: bool) -> &'static Project {
    leak(project("minimal.toml", &sample_bytes("minimal.toml"), Catalog::embedded(Language::German), DATE, draft))
}

#[test]
fn the_same_input_gives_the_same_bytes_also_on_two_threads_at_once() {
    let some = PAPERS.iter().filter(|p| ["minimal.toml", "musterstadt.toml"].contains(&p.project.name.as_str()));
    let some: Vec<&Paper> = some.collect();
    assert_eq!(some.len(), 4);
    let again = |papers: Vec<&Paper>| {
        for p in papers {
            assert!(print(p.project, p.kind).pdf == p.pdf, "the bytes differ: {}", p.name());
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| again(some.clone()));
        scope.spawn(|| again(some.iter().rev().copied().collect()));
    });
}

#[test]
fn another_date_gives_another_file_that_says_so() {
    let bytes = sample_bytes("minimal.toml");
    for kind in KINDS {
        let later =
            leak(project("minimal.toml", &bytes, Catalog::embedded(Language::German), date(2027, 1, 31), false));
        let later = paper(later, kind);
        let now = PAPERS.iter().find(|p| p.project.name == "minimal.toml" && p.kind == kind).expect("the same paper");
        assert!(later.pdf != now.pdf, "{kind}");
        let says = |p: &Paper, date| p.file.said().contains(date);
        assert!(says(&later, "31. Januar 2027") && !says(&later, "22. November 2026"), "{kind}");
        assert!(says(now, "22. November 2026"), "{kind}");
    }
}

#[test]
fn gaps_are_listed_in_a_final_paper_and_marked_in_place_in_a_draft() {
    let (last, draft) = (minimal(false), minimal(true));
    let gaps = &last.briefing.gaps;
    assert_eq!(gaps.len(), 16, "all that a profile of three lines lacks");
    let rows: Vec<Vec<String>> = gaps.iter().map(|g| vec![plain(&g.what), plain(&g.key)]).collect();
    for kind in KINDS {
        let (last, draft) = (paper(last, kind), paper(draft, kind));
        assert!(!last.file.said().contains("Hier fehlt"), "a hint in the final {kind}");
        let said = draft.file.said();
        for gap in gaps.iter().filter(|g| g.kinds.iter().any(|k| k == kind)) {
            let unmarked =
                ["[projekt] stand", "[beschluss] gremium", "[beschluss] sitzung", "[kommune] kontakt", "[[kriterien]]"];
            let hint = plain(&format!("Hier fehlt: {} Im Profil eintragen unter {}", gap.what, gap.key));
            let place = plain(&format!("Hier fehlt: {}Im Profil eintragen unter {}", gap.what, gap.key));
            let there = said.contains(&hint) || said.contains(&place);
            assert!(there || unmarked.contains(&gap.key.as_str()), "no hint at {} in the draft {kind}", gap.key);
        }
        let furniture = |p: &Paper| {
            p.file.runs.iter().any(|(page, run)| *page == 2 && run.mark.is_none() && run.text.contains("Entwurf"))
        };
        assert_eq!((furniture(&last), furniture(&draft)), (false, true), "the word Entwurf on page 3 of {kind}");
        if kind == "dossier" {
            assert_eq!(last.file.table(&["Was fehlt", "Schlüssel im Profil"]), rows);
            assert_eq!(draft.file.table(&["Was fehlt", "Schlüssel im Profil"]), rows);
        }
    }
}

/// An export of the roadmap's database with titles, phases, milestones and workstreams, and nothing else.
fn bare_catalog() -> &'static Catalog {
    let headers = roadmap_headers();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headers).expect("memory");
    for c in &Catalog::embedded(Language::German).criteria {
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
    let catalog = catalog.expect("no error, so a catalogue");
    assert!(
        catalog.criteria.len() == 76
            && catalog.criteria.iter().all(|c| c.description.is_none() && c.council_note.is_none())
    );
    Box::leak(Box::new(catalog))
}

#[test]
fn a_catalogue_without_texts_still_gives_whole_papers() {
    let catalog = bare_catalog();
    for name in ["minimal.toml", "musterstadt.toml"] {
        let project = leak(project(name, &sample_bytes(name), catalog, DATE, false));
        let [dossier, slides] = KINDS.map(|kind| paper(project, kind));
        let headings = dossier.file.headings();
        for verdict in project.selection.verdicts.iter().filter(|v| v.selected()) {
            let title = plain(&verdict.criterion.title);
            assert_eq!(
                headings.iter().filter(|(_, text, _)| *text == title).count(),
                1,
                "{title} in {}",
                dossier.name()
            );
        }
        assert_eq!(dossier.file.table(&["Nr.", "Kriterium", "Phase", "Enthalten", "Grund", "Zelle"]).len(), 76);
        let milestones = project.selection.group(ratsmappe::selection::Group::Milestone).count();
        assert!(milestones > 0, "{name}");
        assert_eq!(slides.file.table(&["Kriterium", "Stand", "Bis wann"]).len(), milestones);
        for paper in [&dossier, &slides] {
            assert!(paper.file.headings().iter().all(|(_, text, _)| !text.is_empty()), "{}", paper.name());
            assert_within_margins(paper);
        }
    }
}

const NASTY: [&str; 12] = [
    "#read(\"/etc/passwd\")",
    "*x* und _y_",
    "a_b_c",
    "@ref <label>",
    "{{ 7*7 }} {% if x %}",
    "[x](javascript:1)",
    "$x$ // c /* d */",
    "#import \"@preview/x:0.1.0\": *",
    "= Titel",
    "1. eins",
    "- Strich -- Striche ~ \\ `x`",
    "&amp; <b>fett</b> \"gerade\" 'einfach' ...",
];

#[test]
fn text_that_looks_like_code_comes_out_as_it_is() {
    let all = NASTY.join(" | ");
    let n = |field: &str| format!("{field} {all}");
    let profile = json!({
        "kommune": { "name": "Ort *x* #y", "kontakt": { "name": n("Kontakt") } },
        "projekt": { "titel": n("Titel"), "phase": "P3", "kurzbeschreibung": n("Kurz"), "problem": n("Problem"),
            "loesung": n("Lösung"), "mehrwert": [n("Mehrwert")], "zielgruppen": [n("Zielgruppe")],
            "alternativen": [{ "titel": n("Alternative"), "bewertung": n("Bewertung") }],
            "kennzahlen": [{ "name": n("Kennzahl"), "einheit": "{{ 1 }} *x*", "vorher": 1, "ziel": 2, "quelle": n("Beleg") }] },
        "betrieb": { "modell": n("Modell"), "partner": [n("Partner")], "begruendung": n("Begründung") },
        "finanzierung": { "posten": [{ "jahr": 2027, "betrag": 5, "art": "operativ", "zweck": n("Zweck"), "quelle": n("Quelle") }] },
        "beschluss": { "gremium": n("Gremium"), "text": [n("Beschluss")] },
        "kriterien": [{ "kriterium": "P3-01", "status": "offen", "nachweis": n("Nachweis"), "verantwortlich": n("Person"), "notiz": n("Notiz") }],
        "auswahl": { "ausschliessen": [{ "kriterium": "P3-02", "grund": n("Grund") }] },
        "risiken": [{ "risiko": n("Risiko"), "massnahme": n("Maßnahme") }],
        "schritte": [{ "schritt": n("Schritt"), "verantwortlich": n("Wer") }],
        "team": { "steuerung": n("Steuerung"), "mitglieder": [{ "name": n("Mitglied"), "rolle": n("Rolle") }] },
        "transfer": { "ansatz": n("Ansatz"), "lizenz": n("Lizenz") },
    });
    let project =
        leak(project("nasty.json", profile.to_string().as_bytes(), Catalog::embedded(Language::German), DATE, false));
    let [dossier, slides] = KINDS.map(|kind| paper(project, kind));
    let said = dossier.file.said();
    let fields = "Kontakt Titel Kurz Problem Lösung Mehrwert Zielgruppe Alternative Bewertung Kennzahl Beleg Modell Partner \
                  Begründung Zweck Quelle Gremium Beschluss Nachweis Person Notiz Grund Risiko Maßnahme Schritt Wer Steuerung \
                  Mitglied Rolle Ansatz Lizenz";
    for field in fields.split_whitespace() {
        assert!(said.contains(&n(field)), "{field} is not in the dossier as it was written");
    }
    for field in ["Titel", "Problem", "Lösung", "Mehrwert", "Beschluss", "Risiko", "Schritt"] {
        assert!(slides.file.said().contains(&n(field)), "{field} is not on the slides as it was written");
    }
    for paper in [&dossier, &slides] {
        let outside: Vec<_> = paper.file.links.iter().map(|l| &l.to).filter(|to| to.contains(':')).collect();
        assert!(outside.iter().all(|to| to.starts_with("https://doi.org/")), "{outside:?}");
        assert!(!paper.file.said().contains("root:"), "a file was read");
    }
}

#[test]
fn a_text_without_any_blank_is_kept_and_stays_on_the_page() {
    let long = "Wasser".repeat(500);
    let profile = json!({
        "kommune": { "name": "Ort" },
        "projekt": { "titel": "Titel", "phase": "P3", "problem": long, "mehrwert": [long] },
        "kriterien": [{ "kriterium": "P3-01", "status": "offen", "notiz": long }],
        "risiken": [{ "risiko": long }],
    });
    let project =
        leak(project("long.json", profile.to_string().as_bytes(), Catalog::embedded(Language::German), DATE, false));
    let dossier = paper(project, "dossier");
    assert_eq!(dossier.file.said().matches(&long).count(), 4);
    assert_within_margins(&dossier);
}

#[test]
fn the_fonts_cover_every_character_of_catalogue_labels_and_text_modules() {
    let workbook = Workbook::read("kriterien.xlsx", Catalog::embedded_bytes()).expect("the shipped workbook");
    for sheet in &workbook.sheets {
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            assert_eq!(uncovered(cell.value.shown()), None, "{}: {}", sheet.name, cell.value.shown());
        }
    }
    let templates = Templates::embedded();
    for path in templates.paths() {
        let text = std::str::from_utf8(templates.bytes(path).expect("a file")).expect("UTF-8");
        assert_eq!(uncovered(text), None, "{path}");
    }
    assert_eq!(uncovered("漢"), Some('漢'), "the check can fail");
}
