//! Which of several sheets is read, in criteria workbooks and lists.

use super::*;

const NEW: &[&[&str]] = &[&["Kriterium", "Phase"], &["Neu", "P1"]];
/// More columns than the current one has.
const OLD: &[&[&str]] = &[&["Kriterium", "Phase", "Leitfragen", "Transfer"], &["Alt", "P1", "Wer?", "Ja"]];

fn titles(catalog: Option<Catalog>) -> Vec<String> {
    catalog.expect("a catalogue").criteria.into_iter().map(|c| c.title).collect()
}

/// What is said beside that there are no milestones.
fn but_milestones(found: Vec<String>) -> Vec<String> {
    found.into_iter().filter(|f| !f.starts_with("no-milestones")).collect()
}

#[test]
fn a_hidden_sheet_never_wins_over_one_that_people_see() {
    for very in [false, true] {
        let mut old = sheet("Kriterien", OLD);
        match very {
            true => old.set_very_hidden(true),
            false => old.set_hidden(true),
        };
        let (catalog, found) = read_catalog(&book([sheet("Tabelle1", NEW), old]));
        assert_eq!(titles(catalog), ["Neu"]);
        let want = "several-sheets f.xlsx › Tabelle1: the sheet `Tabelle1` is read; such a table is also on \
                    `Kriterien` (hidden)";
        assert_eq!(but_milestones(found), [want]);
    }
}

#[test]
fn the_sheet_with_our_name_wins_and_the_others_are_named() {
    let (catalog, found) = read_catalog(&book([sheet("Entwurf", OLD), sheet("KRITERIEN ", NEW), sheet("Kopie", OLD)]));
    assert_eq!(titles(catalog), ["Neu"]);
    let want = "the sheet `KRITERIEN ` is read; such a table is also on `Entwurf`, `Kopie`";
    assert!(matches!(&but_milestones(found)[..], [one] if one.ends_with(want)));
    // Without such a name, the one with most of the columns.
    let (catalog, found) = read_catalog(&book([sheet("A", NEW), sheet("B", OLD)]));
    assert_eq!((titles(catalog), but_milestones(found).len()), (vec!["Alt".to_owned()], 1));
    // Our sheet without what it needs is no reason to read another in silence.
    let (catalog, found) = read_catalog(&book([sheet("Kriterien", &[&["Kriterium"], &["Neu"]]), sheet("B", OLD)]));
    assert_eq!(titles(catalog), ["Alt"]);
    let want = "missing-column f.xlsx › Kriterien: the sheet has no columns for title and phase, so `B` is read";
    assert_eq!(but_milestones(found), [want]);
}

#[test]
fn what_is_read_though_nobody_sees_it_is_said() {
    let mut only = sheet("Kriterien", NEW);
    only.set_hidden(true);
    let mut terms = sheet("Glossar", &[&["Begriff", "Erklärung"], &["Pegel", "Wie hoch das Wasser steht"]]);
    terms.set_hidden(true);
    let (catalog, found) = read_catalog(&book([sheet("Start", &[&["Guten Tag"]]), only, terms]));
    assert_eq!(titles(catalog), ["Neu"]);
    let hidden: Vec<String> = ["Kriterien", "Glossar"]
        .map(|name| format!("hidden-sheet f.xlsx › {name}: the sheet is hidden, but it is the one that is read"))
        .into();
    assert_eq!(but_milestones(found), hidden);
}

#[test]
fn a_list_that_is_hidden_is_no_list_while_another_is_there() {
    let list = |name: &str, town: &str| sheet(name, &[&["Kommune", "Titel", "Phase"], &[town, "Pegel", "P1"]]);
    let mut old = list("2024", "Altstadt");
    old.set_hidden(true);
    let (projects, found) = read_list(&book([sheet("Start", &[&["x"]]), old, list("2026", "Neustadt")]));
    let names: Vec<_> = projects.iter().flatten().map(|p| p.municipality.name.as_str()).collect();
    assert_eq!(names, ["Neustadt"]);
    let want = "several-sheets f.xlsx › 2026: the sheet `2026` is read; such a table is also on `2024` (hidden)";
    assert_eq!(found, [want]);
}

#[test]
fn a_sheet_of_an_ods_file_is_hidden_by_its_style() {
    let table = |name: &str, style: &str, title: &str| {
        let row = |a: &str, b: &str| {
            let cell = |text: &str| {
                format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
            };
            format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b))
        };
        let rows = row("Kriterium", "Phase") + &row(title, "P1");
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let style = |name: &str, display: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties \
             table:display=\"{display}\"/></style:style>"
        )
    };
    let content = format!(
        "<office:document-content><office:automatic-styles>{}{}</office:automatic-styles><office:body>\
         <office:spreadsheet>{}{}</office:spreadsheet></office:body></office:document-content>",
        style("ta1", "false"),
        style("ta2", "true"),
        table("Kriterien", "ta1", "Alt"),
        table("Blatt", "ta2", "Neu")
    );
    let (catalog, found) = read_catalog(&ods(&content));
    assert_eq!(titles(catalog), ["Neu"]);
    assert!(found.iter().any(|f| f.ends_with("such a table is also on `Kriterien` (hidden)")), "{found:?}");
}

/// An ods file with this content.
pub(super) fn ods(content: &str) -> Workbook {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", kind), ("META-INF/manifest.xml", "<manifest/>"), ("content.xml", content)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        std::io::Write::write_all(&mut archive, text.as_bytes()).expect("its content");
    }
    Workbook::read("t.ods", &archive.finish().expect("an archive").into_inner()).expect("a workbook")
}
