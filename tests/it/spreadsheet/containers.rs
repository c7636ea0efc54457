//! Files that programs other than Excel and LibreOffice make, and what stands beside the table that is meant: read, or
//! named.

use ratsmappe::diagnostic::Diagnostic;

use super::*;

const TABLE: &[&[&str]] =
    &[&["Kriterium", "Phase", "Beschreibung"], &["Pegel steht", "P1", "Grün"], &["Netz steht", "P2", "x"]];

/// The parts of a workbook of this sheet and an empty one.
fn parts() -> Vec<(String, String)> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.push_worksheet(sheet("Tabelle", TABLE));
    book.push_worksheet(sheet("Notiz", &[&["Bitte lesen"]]));
    let bytes = book.save_to_buffer().expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").to_string()).collect();
    let text = |name: &String| std::io::read_to_string(archive.by_name(name).expect("an entry")).expect("text");
    let texts: Vec<String> = names.iter().map(text).collect();
    names.into_iter().zip(texts).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        std::io::Write::write_all(&mut archive, bytes).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The workbook with parts changed by name and text.
fn changed(change: impl Fn(String, String) -> (String, Vec<u8>)) -> Result<Workbook, Vec<Diagnostic>> {
    let parts: Vec<(String, Vec<u8>)> = parts().into_iter().map(|(name, text)| change(name, text)).collect();
    Workbook::read("f.xlsx", &packed(&parts))
}

/// The titles and descriptions of a workbook's criteria, and what is said but that there are no milestones.
#[track_caller]
fn read(book: Result<Workbook, Vec<Diagnostic>>) -> (Vec<String>, Vec<String>) {
    let book = book.unwrap_or_else(|found| panic!("{:?}", told(&found)));
    let (catalog, found) = read_catalog(&book);
    let criteria = catalog.map(|c| c.criteria).unwrap_or_default();
    let titles = criteria.into_iter().map(|c| format!("{}: {}", c.title, c.description.unwrap_or_default()));
    (titles.collect(), found.into_iter().filter(|f| !f.starts_with("no-milestones")).collect())
}

fn both() -> Vec<String> {
    vec!["Pegel steht: Grün".to_owned(), "Netz steht: x".to_owned()]
}

#[test]
fn the_parts_of_a_workbook_are_found_by_their_relationships() {
    let renamed = |from: &'static str, to: &'static str, address: (&'static str, &'static str)| {
        changed(move |name, text| (name.replace(from, to), text.replace(address.0, address.1).into_bytes()))
    };
    for (at, book) in [
        renamed("workbook.xml", "workbook7.xml", ("xl/workbook.xml", "xl/workbook7.xml")),
        renamed("xl/", "", ("Target=\"xl/", "Target=\"")),
        renamed("sheet1.xml", "sheet[1].xml", ("sheet1.xml", "sheet%5B1%5D.xml")),
        renamed("xl/sharedStrings.xml", "xl/texte.xml", ("sharedStrings.xml", "texte.xml")),
        renamed("xl/worksheets/", "xl/blätter/", ("Target=\"worksheets/", "Target=\"/xl/blätter/")),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(book.is_ok(), "case {at}");
        assert_eq!(read(book), (both(), Vec::new()));
    }
}

#[test]
fn parts_are_read_in_the_encoding_they_declare() {
    let declared = |text: &str, encoding: &str| match text.split_once("?>") {
        Some((_, rest)) => format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>{rest}"),
        None => text.to_owned(),
    };
    let latin = changed(|name, text| {
        // Themes name fonts in other scripts.
        if !name.ends_with(".xml") || name.contains("theme") {
            return (name, text.into_bytes());
        }
        let signs = declared(&text, "windows-1252");
        (name, signs.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect())
    });
    let wide = changed(|name, text| {
        let units = format!("\u{feff}{}", declared(&text, "UTF-16"));
        let bytes = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if name.starts_with("xl/") { (name, bytes) } else { (name, text.into_bytes()) }
    });
    for book in [latin, wide] {
        assert_eq!(read(book), (both(), Vec::new()));
    }
}

#[test]
fn a_sheet_that_is_no_table_is_passed_over_and_named() {
    let said = |why: &str| vec![format!("sheet-passed-over f.xlsx: the sheet `Notiz` is not read: {why}")];
    let entry = |id: &'static str| {
        changed(move |name, text| {
            let text = if name == "xl/workbook.xml" { text.replace("r:id=\"rId2\"", id) } else { text };
            (name, text.into_bytes())
        })
    };
    for id in ["r:id=\"\"", "r:id=\"rId99\"", ""] {
        assert_eq!(read(entry(id)), (both(), said("nothing in the file belongs to it")), "{id}");
    }
    let macros = changed(|name, text| {
        let relations = name == "xl/_rels/workbook.xml.rels";
        let sheet = |part: &str| {
            if part.contains("sheet2") { part.replace("/worksheet\"", "/xlMacrosheet\"") } else { part.into() }
        };
        let text = if relations { text.split_inclusive('>').map(sheet).collect() } else { text };
        (name, text.into_bytes())
    });
    assert_eq!(read(macros), (both(), said("it holds macros or something else than a table")));
    let broken = changed(|name, text| {
        let cut = if name.ends_with("sheet2.xml") { text.len() / 2 } else { text.len() };
        (name, text[..cut].to_owned().into_bytes())
    });
    let (titles, found) = read(broken);
    assert_eq!((titles, found.len()), (both(), 1));
    assert!(found[0].starts_with("sheet-passed-over") && !found[0].contains(['{', '<']), "{found:?}");
}

#[test]
fn chart_and_dialogue_sheets_have_no_cells_that_could_be_missed() {
    let of_kind = |kind: &'static str, part: &'static str| {
        changed(move |name, text| {
            let turned = |relation: &str| match relation.contains(part) {
                true => relation.replace("/worksheet\"", &format!("/{kind}\"")),
                false => relation.to_owned(),
            };
            let relations = name == "xl/_rels/workbook.xml.rels";
            let text = if relations { text.split_inclusive('>').map(turned).collect() } else { text };
            (name, text.into_bytes())
        })
    };
    for kind in ["chartsheet", "dialogsheet"] {
        assert_eq!(read(of_kind(kind, "sheet2.xml")), (both(), Vec::new()), "{kind}");
        // Where the criteria are missing, that is said as in any workbook without them.
        let (titles, found) = read(of_kind(kind, "sheet1.xml"));
        assert!(titles.is_empty() && !found.is_empty(), "{kind}: {found:?}");
    }
}

#[test]
fn a_sheet_that_is_too_wide_or_too_long_is_no_reason_to_refuse_the_others() {
    let mut days = rust_xlsxwriter::Worksheet::new();
    days.set_name("Zeitplan").expect("a name");
    days.write_string(0, 400, "Tag 400").expect("a cell");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.push_worksheet(days);
    book.push_worksheet(sheet("Tabelle", TABLE));
    let (titles, found) = read(Workbook::read("f.xlsx", &book.save_to_buffer().expect("a workbook")));
    assert_eq!(titles, both());
    assert!(matches!(&found[..], [one] if one.contains("`Zeitplan`") && one.contains("200 columns")), "{found:?}");
    // The table that is asked for is not passed over.
    let mut wide = sheet("Kriterien", TABLE);
    wide.write_string(0, 400, "Tag 400").expect("a cell");
    let (catalog, found) = read_catalog(&super::book([wide, sheet("Tabelle", TABLE)]));
    assert!(catalog.is_none() && found.iter().any(|f| f.contains("`Kriterien` is not read")), "{found:?}");
}

#[test]
fn an_empty_cell_of_texts_is_empty() {
    let empty = changed(|name, text| {
        let more = "<c r=\"D2\" t=\"s\"><v></v></c><c r=\"E2\" t=\"str\"><v></v></c><c r=\"F2\" t=\"s\"/></row>";
        let text = if name.ends_with("sheet1.xml") {
            text.replacen("</row><row r=\"3\"", &format!("{more}<row r=\"3\""), 1)
        } else {
            text
        };
        (name, text.into_bytes())
    });
    assert_eq!(read(empty), (both(), Vec::new()));
}

/// An ods file of tables, with or without what nobody needs.
fn ods(tables: &str, kind: bool) -> Result<Workbook, Vec<Diagnostic>> {
    let content = format!(
        "<?xml version=\"1.0\"?>\n<office:document-content>\n <office:body>\n  <office:spreadsheet>\n{tables}\n  \
         </office:spreadsheet>\n </office:body>\n</office:document-content>\n"
    );
    let mut parts = vec![("content.xml".to_owned(), content.into_bytes())];
    if kind {
        parts.insert(0, ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()));
    }
    Workbook::read("f.ods", &packed(&parts))
}

fn ods_table(name: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        format!(
            "\n    <table:table-cell office:value-type=\"string\">\n     <text:p>{text}</text:p>\n    </table:table-cell>\n"
        )
    };
    let row =
        |row: &&[&str]| format!("   <table:table-row>{}</table:table-row>\n", row.iter().map(cell).collect::<String>());
    format!("<table:table table:name=\"{name}\">\n{}</table:table>\n", rows.iter().map(row).collect::<String>())
}

#[test]
fn blanks_between_the_elements_of_an_ods_file_mean_nothing() {
    for kind in [true, false] {
        assert_eq!(read(ods(&ods_table("Tabelle", TABLE), kind)), (both(), Vec::new()), "{kind}");
    }
    // In a text they do.
    let spaced = ods_table(
        "T",
        &[&["Kriterium", "Phase"], &["Pegel <text:span>steht</text:span> <text:span>fest</text:span>", "P1"]],
    );
    assert_eq!(read(ods(&spaced, true)).0, ["Pegel steht fest: "]);
}

#[test]
fn a_wide_table_of_an_ods_file_is_passed_over() {
    let wide = "<table:table table:name=\"Zeitplan\"><table:table-row>\
                <table:table-cell table:number-columns-repeated=\"300\"/>\
                <table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>\
                </table:table-row></table:table>";
    let (titles, found) = read(ods(&format!("{wide}{}<table:table/>", ods_table("Tabelle", TABLE)), true));
    assert_eq!(titles, both());
    assert!(matches!(&found[..], [one] if one.contains("`Zeitplan`") && one.contains("200 columns")), "{found:?}");
    let alone = ods(wide, true).expect_err("there is no other table");
    assert_eq!(alone[0].code.name(), "workbook-too-large");
}

#[test]
fn merged_cells_hold_for_all_their_rows() {
    let mut merged = sheet("T", &[&["Kriterium", "Phase"], &["Eins", ""], &["Zwei", ""], &["Drei", "P3"]]);
    merged.merge_range(1, 1, 2, 1, "P2", &rust_xlsxwriter::Format::new()).expect("merged cells");
    let (catalog, found) = read_catalog(&book([merged]));
    let phases: Vec<String> = catalog.iter().flat_map(|c| &c.criteria).map(|c| format!("{:?}", c.phase)).collect();
    assert_eq!(phases, ["P2", "P2", "P3"], "{found:?}");
    let cell = |text: &str, more: &str| {
        format!("<table:table-cell {more} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let rows = [
        row(cell("Kriterium", "") + &cell("Phase", "")),
        row(cell("Eins", "") + &cell("P4", "table:number-rows-spanned=\"2\"")),
        row(cell("Zwei", "") + "<table:covered-table-cell/>"),
    ];
    let (catalog, found) = read_catalog(
        &ods(&format!("<table:table table:name=\"T\">{}</table:table>", rows.concat()), true).expect("a workbook"),
    );
    let phases: Vec<String> = catalog.iter().flat_map(|c| &c.criteria).map(|c| format!("{:?}", c.phase)).collect();
    assert_eq!(phases, ["P4", "P4"], "{found:?}");
}

#[test]
fn a_row_below_a_merged_title_is_no_criterion_of_its_own() {
    let mut merged = sheet("T", &[&["Kriterium", "Phase", "Beschreibung"], &["", "", "a"], &["", "", "b"]]);
    for (column, text) in [(0, "Eins"), (1, "P2")] {
        merged.merge_range(1, column, 2, column, text, &rust_xlsxwriter::Format::new()).expect("merged cells");
    }
    let (catalog, found) = read_catalog(&book([merged]));
    assert_eq!(catalog.map(|c| c.criteria.len()), Some(1), "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("ignored-row f.xlsx › T!C3")), "{found:?}");
}

#[test]
fn rows_that_notion_leaves_behind_are_warnings() {
    let table = "Kriterium,Phase,Beschreibung\nPegel,P1,x\nUntitled,,\n,P3,\nOhne Titel,,\n";
    let (titles, found) = read(Workbook::read("f.csv", table.as_bytes()));
    assert_eq!(titles, ["Pegel: x"]);
    assert_eq!(found.iter().filter(|f| f.starts_with("ignored-row")).count(), 3, "{found:?}");
    // What somebody has worked on is not lost without an error.
    for row in ["Untitled,,Ein Text", ",P3,Wer den Pegel abliest und was mit dem Ergebnis geschieht"] {
        let (catalog, found) = read_catalog(
            &Workbook::read("f.csv", format!("Kriterium,Phase,Beschreibung\nPegel,P1,x\n{row}\n").as_bytes())
                .expect("a table"),
        );
        assert!(catalog.is_none() && found.iter().any(|f| f.starts_with("missing-")), "{found:?}");
    }
}

#[test]
fn no_message_quotes_the_insides_of_a_parser() {
    let whole = packed(&parts().into_iter().map(|(name, text)| (name, text.into_bytes())).collect::<Vec<_>>());
    let unfinished = packed(&[
        ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml".to_owned(), b"<a><b></a>".to_vec()),
    ]);
    for (name, bytes) in [("f.xlsx", &whole[..whole.len() / 2]), ("f.xlsx", &whole[..30]), ("f.ods", &unfinished[..])] {
        let found = Workbook::read(name, bytes).expect_err("it is damaged");
        let said = told(&found).concat();
        assert!(!said.contains(['{', '\'']) && !said.contains("EOCD") && !said.contains("xml"), "{said}");
    }
}
