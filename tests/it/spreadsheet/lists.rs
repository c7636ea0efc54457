//! Ids and headers that people and programs spell otherwise.

use ratsmappe::profile::Status;
use rust_xlsxwriter::{ExcelDateTime, Format};

use super::*;

fn list(headers: &[&str], cells: &[&str]) -> Workbook {
    let head = [&["Kommune", "Titel", "Phase"], headers].concat();
    let row = [&["Erlenau", "Pegel", "P3"], cells].concat();
    book([sheet("Liste", &[&head, &row])])
}

#[test]
fn ids_of_criteria_are_columns_in_any_spelling() {
    let (projects, found) = read_list(&list(
        &["p3-01", "P3 - 02", "P3–03", "dx_01", "P3 05", "K-01"],
        &["offen", "erfüllt", "in Arbeit", "erfüllt", "offen", "erfüllt"],
    ));
    assert_eq!(found, [""; 0]);
    let profile = projects.into_iter().flatten().next().expect("a project");
    let said: Vec<_> = profile.assessments.iter().map(|a| (a.criterion.as_str(), a.status)).collect();
    let (open, done) = (Some(Status::Open), Some(Status::Fulfilled));
    let want = [("P3-01", open), ("P3-02", done), ("P3-03", Some(Status::InProgress)), ("DX-01", done)];
    assert_eq!(said[..4], want);
    assert_eq!(said[4..], [("P3-05", open), ("K-01", done)]);
}

#[test]
fn ids_that_became_something_else_are_told_with_their_cells() {
    let mut changed = sheet("Liste", &[&["Kommune", "Titel", "Phase", "P3-4", "", "K-02"], &["A", "B", "P3", "offen"]]);
    let day = Format::new().set_num_format("d. mmm");
    let date = ExcelDateTime::from_ymd(2026, 1, 3).expect("a day");
    changed.write_datetime_with_format(0, 4, &date, &day).expect("a cell");
    changed.write_string(1, 5, "vielleicht").expect("a cell");
    let (projects, found) = read_list(&book([changed]));
    assert_eq!(
        found,
        [
            "changed-by-spreadsheet f.xlsx › Liste!D1: the column `P3-4` has lost a zero and is read as `P3-04`",
            "changed-by-spreadsheet f.xlsx › Liste!E1: the column `2026-01-03` is not read: a spreadsheet program has \
             made a day of its name",
            "unknown-column f.xlsx › Liste!F1: the column `K-02` is not read",
        ]
    );
    let profile = projects.into_iter().flatten().next().expect("a project");
    assert_eq!(profile.assessments[0].criterion, "P3-04");

    let rows: &[&[&str]] =
        &[&["ID", "Kriterium", "Phase"], &["P1-01", "Eins", "P1"], &["P1-2", "Zwei", "P1"], &["", "Drei", "P1"]];
    let mut criteria = sheet("Kriterien", rows);
    criteria.write_datetime_with_format(3, 0, &date, &day).expect("a cell");
    let (_, found) = read_catalog(&book([criteria]));
    assert_eq!(
        found[1..],
        [
            "changed-by-spreadsheet f.xlsx › Kriterien!A3: the id `P1-2` seems to have lost a zero: `P1-02`",
            "changed-by-spreadsheet f.xlsx › Kriterien!A4: the id is a day, `2026-01-03`: a spreadsheet program has \
             made it of other text",
        ]
    );
    let mut numbers = sheet("Kriterien", &[&["ID", "Kriterium", "Phase"], &["01", "Eins", "P1"], &["", "Zwei", "P1"]]);
    numbers.write_number(2, 0, 2).expect("a cell");
    let (_, found) = read_catalog(&book([numbers]));
    assert!(found[1].starts_with("changed-by-spreadsheet f.xlsx › Kriterien!A3: the id `2` is a number"), "{found:?}");
}

#[test]
fn every_key_that_a_cell_can_answer_is_a_column() {
    let (projects, found) = read_list(&list(&["auswahl.einschliessen", "Transfer.Markt"], &["P4-10; P5-01", "groß"]));
    assert_eq!(found, [""; 0]);
    let profile = projects.into_iter().flatten().next().expect("a project");
    let included: Vec<_> = profile.choice.include.iter().map(|c| c.criterion.as_str()).collect();
    assert_eq!(included, ["P4-10", "P5-01"]);
    assert_eq!(profile.transfer.market.as_deref(), Some("groß"));
}

#[test]
fn days_are_read_from_dates_numbers_and_text() {
    for (text, number, format, said) in [
        (Some("22.11.2026"), 0.0, "@", 0),
        (None, 46_348.0, "dd.mm.yyyy", 0),
        (None, 46_348.75, "dd.mm.yyyy hh:mm", 0),
        (None, 46_348.0, "General", 1),
    ] {
        let mut list = sheet("Liste", &[&["Kommune", "Titel", "Phase", "Sitzung"], &["A", "B", "P3"]]);
        match text {
            Some(text) => list.write_string(1, 3, text),
            None => list.write_number_with_format(1, 3, number, &Format::new().set_num_format(format)),
        }
        .expect("a cell");
        let (projects, found) = read_list(&book([list]));
        let profile = projects.into_iter().flatten().next().unwrap_or_else(|| panic!("{format}: {found:?}"));
        assert_eq!(profile.resolution.meeting, Some(jiff::civil::date(2026, 11, 22)), "{format}");
        assert_eq!(found.iter().filter(|f| f.starts_with("changed-by-spreadsheet f.xlsx › Liste!D2")).count(), said);
    }
    let mut list = sheet("Liste", &[&["Kommune", "Titel", "Phase", "Quelle"], &["A", "B", "P3"]]);
    let format = Format::new().set_num_format("mmm yy");
    list.write_number_with_format(1, 3, 46_082, &format).expect("a cell");
    let (_, found) = read_list(&book([list]));
    assert!(found[0].starts_with("changed-by-spreadsheet f.xlsx › Liste!D2: the cell holds the day `2026-03-01`"));
    let mut list = sheet("Liste", &[&["Kommune", "Titel", "Phase", "kommune.kontakt.telefon"], &["A", "B", "P3"]]);
    list.write_number(1, 3, 2_025_630).expect("a cell");
    let (_, found) = read_list(&book([list]));
    assert!(found[0].starts_with("changed-by-spreadsheet f.xlsx › Liste!D2: the cell holds the number `2025630`"));
}
