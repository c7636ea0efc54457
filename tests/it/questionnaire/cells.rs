//! What people and spreadsheet programs do to cells, rows and sheets.

use insta::assert_snapshot;

use super::*;

fn read(book: &Workbook) -> (Profile, Vec<String>) {
    let (profile, found) = questionnaire::read(book);
    (profile.unwrap_or_else(|| panic!("{found:?}")), told(&found))
}

#[test]
fn what_was_typed_or_pasted_in_another_form_is_understood() {
    let mut book = book(&sample("musterstadt.toml"));
    for (part, row, column, value) in [
        ("angaben", "projekt.stand", "antwort", text(" 20.11.2026 ")),
        ("angaben", "kommune.einwohner", "antwort", text("50.123")),
        ("angaben", "kommune.staffel", "antwort", number("2020")),
        ("angaben", "projekt.phase", "antwort", text("p3 – Pilotphase")),
        ("angaben", "projekt.phase_angenommen", "antwort", text("WAHR")),
        ("angaben", "kommune.bundesland", "antwort", text("Hessen; Thüringen")),
        ("angaben", "projekt.mehrwert", "antwort", text("Erstens\r\n\r\nZweitens;\tauch")),
        ("angaben", "beschluss.vorlage_nr", "antwort", number("2026")),
        ("angaben", "investition.bedarf", "antwort", text("1.234,50 €")),
        ("angaben", "sprache", "antwort", text("english")),
        ("kriterien", "P3-01", "status", text("ERFÜLLT ")),
        ("kriterien", "P3-01", "faellig", text("2027-03-01")),
        ("kriterien", "P3-03", "status", text("in progress")),
        ("projekt.kennzahlen", "0", "heute", text("31,5")),
        ("finanzierung.posten", "0", "jahr", text("2026")),
        ("finanzierung.posten", "0", "betrag", number("54600.5")),
        ("finanzierung.posten", "0", "art", text("Investiv")),
        ("auswahl", "0", "kriterium", text("P4-09 · ein älterer Titel")),
    ] {
        put(&mut book, part, row, column, value);
    }
    let (profile, found) = read(&book);
    assert_eq!(found.iter().filter(|f| !f.starts_with("sum-mismatch")).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(profile.project.as_of, Some(date(2026, 11, 20)));
    assert_eq!(profile.municipality.inhabitants, Some(50_123));
    assert_eq!(profile.municipality.cohort, Some(2020));
    assert!(profile.project.phase_assumed);
    assert_eq!(profile.municipality.states, ["Hessen", "Thüringen"]);
    assert_eq!(profile.project.benefits, ["Erstens", "Zweitens; auch"]);
    assert_eq!(profile.resolution.number.as_deref(), Some("2026"));
    assert_eq!(profile.investment.need_cents, Some(123_450));
    assert_eq!(profile.language, Language::English);
    let status = |id: &str| profile.assessments.iter().find(|a| a.criterion == id).and_then(|a| a.status);
    assert_eq!(status("P3-01"), Some(profile::Status::Fulfilled));
    assert_eq!(status("P3-03"), Some(profile::Status::InProgress));
    assert_eq!(profile.project.key_figures[0].today, Some(31.5));
    assert_eq!(
        (profile.finance.costs[0].cents, profile.finance.costs[0].kind),
        (5_460_050, profile::CostKind::Capital)
    );
    assert_eq!(profile.choice.include[0].criterion, "P4-09");
}

#[test]
fn what_cannot_be_understood_is_named_with_its_cell() {
    let mut book = book(&sample("musterstadt.toml"));
    for (part, row, column, value) in [
        ("angaben", "projekt.titel", "antwort", None),
        ("angaben", "projekt.stand", "antwort", text("22.11.26")),
        ("angaben", "kommune.einwohner", "antwort", text("rund 50.000")),
        ("angaben", "kommune.staffel", "antwort", number("2022")),
        ("angaben", "projekt.phase_angenommen", "antwort", text("vielleicht")),
        ("angaben", "investition.bedarf", "antwort", text("1,2 Mio. €")),
        ("angaben", "projekt.problem", "antwort", Some(CellValue::Error("#REF!".into()))),
        ("kriterien", "P3-01", "status", text("fertig")),
        ("kriterien", "P3-03", "status", text("erfült")),
        ("kriterien", "P3-05", "faellig", number("46348")),
        ("projekt.kennzahlen", "0", "heute", text("31,5 %")),
        ("finanzierung.posten", "0", "betrag", number("-5")),
        ("finanzierung.posten", "1", "jahr", None),
        ("finanzierung.posten", "2", "status", text("sicher")),
        ("schritte", "20", "bis", text("2027-01-01")),
        ("auswahl", "0", "art", text("mitnehmen")),
        ("auswahl", "1", "grund", None),
        ("auswahl", "5", "grund", text("Nur ein Grund")),
    ] {
        put(&mut book, part, row, column, value);
    }
    let (profile, found) = questionnaire::read(&book);
    assert!(profile.is_none(), "there is no title");
    assert_snapshot!("questionnaire_faults", told(&found).join("\n"));
    let fault = found.iter().find(|f| english(&f.message).contains("fertig")).expect("the unknown status");
    let hints: Vec<String> = fault.hints.iter().map(english).collect();
    assert_eq!(hints, ["write: `erfüllt`", "possible: offen, in Arbeit, erfüllt, nicht relevant"]);
}

#[test]
fn an_empty_questionnaire_misses_what_must_be_there() {
    let mut profile = sample("minimal.toml");
    profile.project.title.clear();
    let (back, found) = questionnaire::read(&book(&profile));
    assert!(back.is_none());
    assert_eq!(told(&found), ["missing-key f.xlsx › Angaben!C21: `projekt.titel` is required and must not be empty"]);
}

#[test]
fn rows_may_go_move_and_come() {
    let profile = sample("musterstadt.toml");
    let mut book = book(&profile);
    let criteria = sheet(&mut book, "kriterien");
    let gone = row(criteria, "kriterien", "P3-01");
    criteria.rows.retain(|row| row.index != gone);
    // Upside down below the marks.
    let head = column(criteria, "kriterien", "status").1;
    let last = criteria.rows.last().expect("rows").index;
    criteria.rows.iter_mut().filter(|row| row.index > head).for_each(|row| row.index = head + 1 + last - row.index);
    criteria.rows.sort_by_key(|row| row.index);
    // Empty rows between entries, and sheets in another order under other names.
    let risks = sheet(&mut book, "risiken");
    risks.rows.iter_mut().skip(4).for_each(|row| row.index *= 3);
    book.sheets.reverse();
    for (number, sheet) in book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Tabelle {number}").into();
    }
    let (back, found) = read(&book);
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), ["P3-01"]);
    assert_eq!(back.risks, profile.risks);
}

#[test]
fn an_inserted_column_changes_nothing_and_words_in_it_are_said_to_be_lost() {
    let profile = sample("musterstadt.toml");
    let mut book = book(&profile);
    for part in ["angaben", "kriterien", "finanzierung.posten"] {
        for row in &mut sheet(&mut book, part).rows {
            row.cells.iter_mut().for_each(|cell| cell.column += 2);
        }
    }
    let costs = sheet(&mut book, "finanzierung.posten");
    let cell = Cell { column: 1, value: CellValue::Text("bitte prüfen".into()) };
    for row in costs.rows.iter_mut().skip(5).take(3) {
        row.cells.insert(0, cell.clone());
    }
    let (back, found) = read(&book);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
    let [fault] = &found[..] else { panic!("{found:?}") };
    assert!(fault.starts_with("unknown-column f.xlsx › Kosten!B"), "{fault}");
    assert!(fault.ends_with("is not read, and 2 more on this sheet"), "{fault}");
}

#[test]
fn what_is_missing_or_there_twice_is_said() {
    let profile = sample("musterstadt.toml");
    // A sheet that was deleted.
    let mut gone = book(&profile);
    let name = sheet(&mut gone, "risiken").name.clone();
    gone.sheets.retain(|sheet| sheet.name != name);
    let (back, found) = read(&gone);
    assert_eq!(found, ["missing-sheet f.xlsx: the sheet `Risiken` is not in the questionnaire any more"]);
    assert!(back.risks.is_empty());
    // The hidden sheet.
    let mut hidden = book(&profile);
    hidden.sheets.retain(|sheet| &*sheet.name != "ratsmappe");
    let (back, found) = read(&hidden);
    assert_eq!(found, ["questionnaire-memory f.xlsx: the questionnaire has lost its hidden sheet"]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
    // A sheet that was copied.
    let mut twice = book(&profile);
    let copy = Sheet { name: "Risiken (2)".into(), ..sheet(&mut twice, "risiken").clone() };
    twice.sheets.push(copy);
    let (back, found) = questionnaire::read(&twice);
    assert!(back.is_none());
    assert_eq!(
        told(&found),
        ["duplicate-sheet f.xlsx › Risiken (2): two sheets hold the same part of the questionnaire, `risiken`"]
    );
    // Rows that were copied, one of them without its question.
    let mut rows = book(&profile);
    let facts = sheet(&mut rows, "angaben");
    let title = facts.rows.iter().find(|r| r.value(0).is_some_and(|v| v.shown() == "projekt.titel")).expect("a row");
    let (mut one, mut other) = (title.clone(), title.clone());
    (one.index, other.index) = (900, 901);
    other.cells.retain(|cell| cell.column != 0);
    facts.rows.extend([one, other]);
    let criteria = sheet(&mut rows, "kriterien");
    let copy = criteria.rows.iter().find(|r| r.value(0).is_some_and(|v| v.shown() == "P3-04")).expect("a row");
    let copy = SheetRow { index: 900, cells: copy.cells.clone() };
    criteria.rows.push(copy);
    let (_, found) = questionnaire::read(&rows);
    assert_snapshot!("questionnaire_copies", told(&found).join("\n"));
    // The hidden column of the facts.
    let mut keys = book(&profile);
    for row in &mut sheet(&mut keys, "angaben").rows {
        row.cells.retain(|cell| cell.column != 0);
    }
    let (back, found) = questionnaire::read(&keys);
    assert!(back.is_none());
    assert!(told(&found).iter().any(|f| f.starts_with("missing-column f.xlsx › Angaben: ")), "{:?}", told(&found));
    // That of the criteria; the visible numbers do as well.
    let mut numbers = book(&profile);
    for row in &mut sheet(&mut numbers, "kriterien").rows {
        row.cells.retain(|cell| cell.column != 0);
    }
    let (back, found) = read(&numbers);
    assert_eq!(found, [""; 0]);
    assert_eq!(questionnaire::lost(&profile, &back, german()), [""; 0]);
}

#[test]
fn another_version_is_refused() {
    let mut book = book(&sample("minimal.toml"));
    for cell in book.sheets.iter_mut().flat_map(|s| &mut s.rows).flat_map(|r| &mut r.cells) {
        if let CellValue::Text(text) = &mut cell.value {
            *text = text.replace("ratsmappe:1:", "ratsmappe:7:");
        }
    }
    let (profile, found) = questionnaire::read(&book);
    assert!(profile.is_none());
    assert_eq!(
        told(&found),
        ["questionnaire-version f.xlsx: the questionnaire is of version 7, this program reads version 1"]
    );
}
