//! Files that are no readable workbook, and files made to do harm.

use proptest::prelude::*;

use crate::support::cases;
use ratsmappe::catalog::Catalog;
use ratsmappe::workbook::Workbook;

use super::{archive, ods, read, xlsx};

fn drawn(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).1
}

#[test]
fn old_and_other_formats() {
    let cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old".repeat(40);
    insta::assert_snapshot!(drawn("alt.xls", &cfb), @"
    error[unsupported-format]: this is an old Excel workbook (xls); workbooks are read as xlsx, xlsm, ods or csv
     --> alt.xls
      help: open it in a spreadsheet program and save it as xlsx (`Datei › Speichern unter … › Excel-Arbeitsmappe`)
    ");
    let xlsb = archive(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "x")]);
    insta::assert_snapshot!(drawn("a.xlsb", &xlsb), @"
    error[unsupported-format]: this is a binary Excel workbook (xlsb); workbooks are read as xlsx, xlsm, ods or csv
     --> a.xlsb
      help: open it in a spreadsheet program and save it as xlsx (`Datei › Speichern unter … › Excel-Arbeitsmappe`)
    ");
    insta::assert_snapshot!(drawn("a.xlsx", &archive(&[("word/document.xml", "<w/>")])), @"
    error[unsupported-format]: this is a text document (docx); workbooks are read as xlsx, xlsm, ods or csv
     --> a.xlsx
      help: open it in a spreadsheet program and save it as xlsx (`Datei › Speichern unter … › Excel-Arbeitsmappe`)
    ");
    insta::assert_snapshot!(drawn("kriterien.pdf", b"%PDF-1.7"), @"
    error[unsupported-format]: this is a file of the kind `.pdf`; workbooks are read as xlsx, xlsm, ods or csv
     --> kriterien.pdf
      help: open it in a spreadsheet program and save it as xlsx (`Datei › Speichern unter … › Excel-Arbeitsmappe`)
    ");
    insta::assert_snapshot!(drawn("a.xlsx", b"<html><table>"), @"
    error[unreadable-workbook]: the workbook cannot be read: its name ends in `.xlsx`, but the content is something else
     --> a.xlsx
      help: open it in a spreadsheet program and save it again as xlsx
    ");
}

#[test]
fn an_encrypted_workbook() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 600]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    insta::assert_snapshot!(drawn("geheim.xlsx", &bytes), @"
    error[encrypted-workbook]: the workbook is protected by a password
     --> geheim.xlsx
      help: open it, remove the password (`Datei › Informationen › Arbeitsmappe schützen`) and save it again
    ");
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data manifest:checksum=\"x\"/></manifest:file-entry></manifest:manifest>";
    let ods = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "garbage"),
    ]);
    assert!(drawn("geheim.ods", &ods).starts_with("error[encrypted-workbook]"));
}

#[test]
fn a_damaged_archive_and_an_empty_file() {
    insta::assert_snapshot!(drawn("a.xlsx", b"PK\x03\x04 and then nothing of use"), @"
    error[unreadable-workbook]: the workbook cannot be read: it is cut off, as by a download or a copy that did not finish
     --> a.xlsx
      help: open it in a spreadsheet program and save it again as xlsx
    ");
    insta::assert_snapshot!(drawn("a.csv", b"\r\n  \n"), @"
    error[empty-workbook]: the file is empty
     --> a.csv
      help: export the table again and check the file's size
    ");
    insta::assert_snapshot!(drawn("a.xlsx", &xlsx(&[("Leer", Vec::new())])), @"
    error[missing-column]: the workbook has no sheet with content
     --> a.xlsx
      help: the header row needs `Kriterium` and `Phase` (or `(ab) Phase`) and must be among the first 50 rows
    ");
    let torn = archive(&[("xl/workbook.xml", "<workbook><sheets>"), ("[Content_Types].xml", "<Types")]);
    assert!(drawn("a.xlsx", &torn).starts_with("error[unreadable-workbook]"));
}

/// An xlsx with this content of its only sheet.
fn sheet_xml(data: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#
    );
    archive(&[
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

#[test]
fn a_cell_at_the_far_end_is_not_allocated() {
    let far = sheet_xml(
        r#"<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
    );
    insta::assert_snapshot!(drawn("fern.xlsx", &far), @"
    error[workbook-too-large]: sheet `S` has a value in cell XFD1048576, at most 20100 rows are read
     --> fern.xlsx
      help: remove what does not belong to the table (images, other sheets, far-off cells) and save again
    ");
    let row = |cell: &str| format!(r#"<table:table-row>{cell}</table:table-row>"#);
    let wide = row(
        r#"<table:table-cell table:number-columns-repeated="16383" office:value-type="string"><text:p>x</text:p></table:table-cell>"#,
    );
    insta::assert_snapshot!(drawn("fern.ods", &ods(&wide)), @"
    error[workbook-too-large]: a cell stands in column 16383, at most 200 columns are read
     --> fern.ods
      help: remove what does not belong to the table (images, other sheets, far-off cells) and save again
    ");
    let deep = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    assert!(drawn("fern.ods", &ods(deep)).starts_with("error[workbook-too-large]: a cell stands in row 1048576"));
    let blanks = row(
        r#"<table:table-cell office:value-type="string"><text:p><text:s text:c="99999999999"/></text:p></table:table-cell>"#,
    );
    assert!(drawn("fern.ods", &ods(&blanks)).starts_with("error[unreadable-workbook]"));
}

#[test]
fn an_unfinished_ods_table_does_not_wait_for_ever() {
    let whole = ods("<table:table-row><table:table-cell/></table:table-row>");
    assert!(Workbook::read("a.ods", &whole).is_ok());
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"T\">";
    let torn = archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
    assert!(drawn("a.ods", &torn).starts_with("error[unreadable-workbook]"), "{}", drawn("a.ods", &torn));
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let zeros = "0".repeat(210 << 20);
    let bomb = archive(&[("xl/workbook.xml", "<workbook/>"), ("xl/media/image1.bin", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    insta::assert_snapshot!(drawn("bombe.xlsx", &bomb), @"
    error[workbook-too-large]: the archive unpacks to more than it may, at most 200 MiB are read
     --> bombe.xlsx
      help: remove what does not belong to the table (images, other sheets, far-off cells) and save again
    ");
}

#[test]
fn long_cells_and_many_columns() {
    let long = format!("Kriterium,Phase\n{},P1\n", "x".repeat(40_000));
    insta::assert_snapshot!(drawn("lang.csv", long.as_bytes()), @"
    error[workbook-too-large]: cell A2 of sheet `lang` holds 40000 characters, at most 32767 characters are read
     --> lang.csv
      help: remove what does not belong to the table (images, other sheets, far-off cells) and save again
    ");
    let wide = format!("{}x\n", ",".repeat(300));
    assert!(drawn("breit.csv", wide.as_bytes()).starts_with("error[workbook-too-large]"));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), ending in "csv|xlsx|ods|xls") {
        let _ = read(&format!("a.{ending}"), &bytes);
    }

    #[test]
    fn damaged_tables_never_panic_nor_wait(at in 0_usize..600, byte in "[<>/\"=&0-9a-z ]", cut in proptest::bool::ANY) {
        let damage = |text: &str| {
            let at = at.min(text.len() - 1);
            let rest = if cut { "" } else { &text[at + 1..] };
            format!("{}{byte}{rest}", &text[..at])
        };
        let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Kriterium</t></is></c><c r="B1" t="str"><v>Phase</v></c></row><row r="2"><c r="A2"><f>A1</f><v>1.5</v></c><c r="B2" t="e"><v>#N/A</v></c></row>"#;
        let _ = read("a.xlsx", &sheet_xml(&damage(rows)));
        let rows = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Kriterium<text:s text:c="2"/>&amp;</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row><table:covered-table-cell/></table:table-row>"#;
        let _ = read("a.ods", &ods(&damage(rows)));
    }

    #[test]
    fn random_tables_never_panic(text in "(Kriterium|Phase|,|;|\n|P1|x|\"|#REF!|[ -~ß„“|]{0,12}){0,60}") {
        let _ = read("a.csv", format!("Kriterium,Phase,Workstream,Rel. V&T Kriterien\n{text}").as_bytes());
    }

    #[test]
    fn damaged_workbooks_never_panic(at in 0_usize..80_000, byte in any::<u8>(), cut in proptest::bool::ANY) {
        let mut bytes = Catalog::embedded_bytes().to_vec();
        let at = at.min(bytes.len() - 1);
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = Workbook::read("a.xlsx", &bytes);
    }
}
