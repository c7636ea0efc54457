//! Files that are no readable workbook, and files made to do harm.

use proptest::prelude::*;
use ratsmappe::catalog::Catalog;
use ratsmappe::workbook::Workbook;

use super::{archive, ods, read, xlsx};

fn drawn(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).1
}

#[test]
fn old_and_other_formats() {
    let cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old".repeat(40);
    insta::assert_snapshot!(drawn("alt.xls", &cfb), @"");
    let xlsb = archive(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "x")]);
    insta::assert_snapshot!(drawn("a.xlsb", &xlsb), @"");
    insta::assert_snapshot!(drawn("a.xlsx", &archive(&[("word/document.xml", "<w/>")])), @"");
    insta::assert_snapshot!(drawn("kriterien.pdf", b"%PDF-1.7"), @"");
    insta::assert_snapshot!(drawn("a.xlsx", b"<html><table>"), @"");
}

#[test]
fn an_encrypted_workbook() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 600]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    insta::assert_snapshot!(drawn("geheim.xlsx", &bytes), @"");
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
    insta::assert_snapshot!(drawn("a.xlsx", b"PK\x03\x04 and then nothing of use"), @"");
    insta::assert_snapshot!(drawn("a.csv", b"\r\n  \n"), @"");
    insta::assert_snapshot!(drawn("a.xlsx", &xlsx(&[("Leer", Vec::new())])), @"");
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
    let far = sheet_xml(r#"<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    insta::assert_snapshot!(drawn("fern.xlsx", &far), @"");
    let row = |cell: &str| format!(r#"<table:table-row>{cell}</table:table-row>"#);
    let wide = row(r#"<table:table-cell table:number-columns-repeated="16383" office:value-type="string"><text:p>x</text:p></table:table-cell>"#);
    insta::assert_snapshot!(drawn("fern.ods", &ods(&wide)), @"");
    let deep = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    assert!(drawn("fern.ods", &ods(deep)).starts_with("error[workbook-too-large]: a cell stands in row 1048576"));
    let blanks = row(r#"<table:table-cell office:value-type="string"><text:p><text:s text:c="99999999999"/></text:p></table:table-cell>"#);
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
    insta::assert_snapshot!(drawn("bombe.xlsx", &bomb), @"");
}

#[test]
fn long_cells_and_many_columns() {
    let long = format!("Kriterium,Phase\n{},P1\n", "x".repeat(40_000));
    insta::assert_snapshot!(drawn("lang.csv", long.as_bytes()), @"");
    let wide = format!("{}x\n", ",".repeat(300));
    assert!(drawn("breit.csv", wide.as_bytes()).starts_with("error[workbook-too-large]"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), ending in "csv|xlsx|ods|xls") {
        let _ = read(&format!("a.{ending}"), &bytes);
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
