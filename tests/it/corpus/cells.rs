//! Parts whose XML is broken or lies, and cells that are not what they say.

use super::{Book, Case, RELATIONS, SHEET, STRINGS, STYLES, WORKBOOK, case};

const NAME: &str = "f.xlsx";
const BROKEN: &str = "unreadable-workbook file";
const LARGE: &str = "workbook-too-large file";

/// The sound book with one more cell at the end of the third row, `E3`.
fn cell(xml: &str) -> Book {
    Book::sound().with(SHEET, "</row><row r=\"4\">", &format!("{xml}</row><row r=\"4\">"))
}

/// The sound book with another second cell of the second row, the phase of `Alpha`.
fn phase(xml: &str) -> Book {
    Book::sound().with(SHEET, "<c r=\"B2\" t=\"s\"><v>5</v></c>", xml)
}

fn rows(xml: &str) -> Book {
    Book::sound().with(SHEET, "</sheetData>", &format!("{xml}</sheetData>"))
}

pub fn cases() -> Vec<Case> {
    let sound = Book::sound;
    let doctype = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>";
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let books: Vec<(&str, Book, &str)> = vec![
        (
            "a sheet that ends in a cell",
            sound().with(SHEET, "<v>11</v></c></row></sheetData></worksheet>", "<v>1"),
            BROKEN,
        ),
        ("a sheet that ends in a row", sound().with(SHEET, "</row></sheetData></worksheet>", ""), BROKEN),
        ("a sheet without its end", sound().with(SHEET, "</worksheet>", ""), "ok 3"),
        ("a sheet of nothing", sound().put(SHEET, ""), BROKEN),
        ("a sheet that is no XML", sound().put(SHEET, "Kriterium;Phase"), BROKEN),
        ("a sheet with crossed tags", sound().with(SHEET, "<v>4</v></c>", "<v>4</c></v>"), BROKEN),
        ("texts that end too early", sound().with(STRINGS, "</t></si></sst>", ""), BROKEN),
        ("texts that are no XML", sound().put(STRINGS, "\u{1}\u{2}"), BROKEN),
        ("a workbook part that ends too early", sound().with(WORKBOOK, "</sheets></workbook>", ""), BROKEN),
        ("a workbook of nothing", sound().put(WORKBOOK, ""), BROKEN),
        ("relations that are no XML", sound().put(RELATIONS, "<<<"), BROKEN),
        ("styles that are no XML", sound().put(STYLES, "<styleSheet><cellXfs"), BROKEN),
        (
            "no sheets",
            sound().with(WORKBOOK, "<sheet name=\"Tabelle\" sheetId=\"1\" r:id=\"rId1\"/>", ""),
            "missing-column file",
        ),
        ("a sheet without a relation", sound().with(WORKBOOK, "rId1", "rId9"), BROKEN),
        ("a sheet's part that is not there", sound().with(RELATIONS, "sheet1.xml", "sheet7.xml"), BROKEN),
        ("a sheet's part outside", sound().with(RELATIONS, "worksheets/sheet1.xml", "../../../etc/passwd"), BROKEN),
        (
            "a sheet's part on the web",
            sound().with(RELATIONS, "worksheets/sheet1.xml", "https://example.org/s.xml"),
            BROKEN,
        ),
        ("entities within entities", sound().with(SHEET, "<worksheet", &format!("{doctype}<worksheet")), "ok 3"),
        (
            "entities that are used",
            sound().with(STRINGS, "<sst", &format!("{doctype}<sst")).with(STRINGS, "Alpha", "&c;&c;"),
            BROKEN,
        ),
        (
            "an entity from a file",
            sound().with(STRINGS, "<sst", &format!("{outside}<sst")).with(STRINGS, "Alpha", "&a;"),
            BROKEN,
        ),
        ("an entity nobody declared", sound().with(STRINGS, "Alpha", "&alpha;"), BROKEN),
        ("a character that may not be", sound().with(STRINGS, "Alpha", "Al&#0;pha"), BROKEN),
        // Only what typesets knows what the fonts lack.
        (
            "a control character",
            sound().with(STRINGS, "Alpha", "Al&#27;[31mpha"),
            if cfg!(feature = "pdf") { "missing-glyph Tabelle!A2" } else { "ok 3" },
        ),
        (
            "50,000 tags within tags",
            sound().with(
                SHEET,
                "<sheetData>",
                &format!("{}{}<sheetData>", "<x>".repeat(50_000), "</x>".repeat(50_000)),
            ),
            "ok 3",
        ),
        ("a text nobody has", phase("<c r=\"B2\" t=\"s\"><v>12</v></c>"), BROKEN),
        ("a text far away", phase("<c r=\"B2\" t=\"s\"><v>4294967296</v></c>"), "dangling-text file"),
        ("a text below zero", phase("<c r=\"B2\" t=\"s\"><v>-1</v></c>"), "dangling-text file"),
        ("a text without a number", phase("<c r=\"B2\" t=\"s\"><v>P1</v></c>"), "dangling-text file"),
        ("a text without anything", phase("<c r=\"B2\" t=\"s\"><v></v></c>"), "missing-phase Tabelle!B2"),
        (
            "four billion texts",
            sound().with(STRINGS, "count=\"12\" uniqueCount=\"12\"", "count=\"4294967295\" uniqueCount=\"4294967295\""),
            LARGE,
        ),
        ("a count that is no number", sound().with(STRINGS, "uniqueCount=\"12\"", "uniqueCount=\"viele\""), "ok 3"),
        ("a range to the end of all sheets", sound().with(SHEET, "A1:D4", "A1:XFD1048576"), "ok 3"),
        ("a range beyond the end", sound().with(SHEET, "A1:D4", "A1:ZZZZ99999999"), "ok 3"),
        ("a range backwards", sound().with(SHEET, "A1:D4", "D4:A1"), BROKEN),
        ("a range of nonsense", sound().with(SHEET, "A1:D4", ":::"), BROKEN),
        ("no range", sound().with(SHEET, "<dimension ref=\"A1:D4\"/>", ""), "ok 3"),
        ("a cell at the end of all sheets", rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"), LARGE),
        ("a cell in row 20,101", rows("<row r=\"20101\"><c r=\"A20101\"><v>1</v></c></row>"), LARGE),
        ("a cell in column 201", cell("<c r=\"GS3\"><v>1</v></c>"), LARGE),
        ("a cell beyond the last column", cell("<c r=\"ZZZ3\"><v>1</v></c>"), LARGE),
        ("a cell beyond the last row", rows("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"), LARGE),
        ("a cell in row 0", rows("<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>"), BROKEN),
        (
            "a cell with a huge row",
            rows("<row r=\"99999999999999999999\"><c r=\"A99999999999999999999\"><v>1</v></c></row>"),
            BROKEN,
        ),
        ("a cell with a row below zero", rows("<row r=\"-5\"><c r=\"A-5\"><v>1</v></c></row>"), BROKEN),
        ("a cell called 7", cell("<c r=\"7\"><v>1</v></c>"), BROKEN),
        ("a cell called C", cell("<c r=\"C\"><v>1</v></c>"), BROKEN),
        ("a cell called Ü3", cell("<c r=\"Ü3\"><v>1</v></c>"), BROKEN),
        ("a cell without a name", cell("<c r=\"\"><v>1</v></c>"), BROKEN),
        ("a cell in small letters", sound().with(SHEET, "r=\"B2\"", "r=\"b2\""), "ok 3"),
        ("a cell of another row", cell("<c r=\"E9\"><v>1</v></c>"), "ok 3, ignored-row Tabelle!E9"),
        ("a cell twice", cell("<c r=\"B3\" t=\"s\"><v>5</v></c>"), "duplicate-cell file"),
        ("a row twice", rows("<row r=\"4\"><c r=\"A4\" t=\"s\"><v>4</v></c></row>"), "duplicate-cell file"),
        (
            "rows out of order",
            rows("<row r=\"9\"><c r=\"E9\"><v>1</v></c></row><row r=\"6\"><c r=\"E6\"><v>1</v></c></row>"),
            "ok 3, ignored-row Tabelle!E6, ignored-row Tabelle!E9",
        ),
        ("a kind of cell nobody knows", phase("<c r=\"B2\" t=\"q\"><v>P1</v></c>"), BROKEN),
        ("true that is 7", cell("<c r=\"E3\" t=\"b\"><v>7</v></c>"), BROKEN),
        ("a number that is a word", phase("<c r=\"B2\"><v>eins</v></c>"), "unknown-phase Tabelle!B2"),
        ("a number without end", phase("<c r=\"B2\"><v>1e400</v></c>"), "unknown-phase Tabelle!B2"),
        ("not a number", phase("<c r=\"B2\"><v>NaN</v></c>"), "unknown-phase Tabelle!B2"),
        ("an error value", phase("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>"), "error-cell Tabelle!B2"),
        ("an error value nobody knows", phase("<c r=\"B2\" t=\"e\"><v>#FOO!</v></c>"), BROKEN),
        ("an error value as text", phase("<c r=\"B2\" t=\"str\"><v>#BEZUG!</v></c>"), "error-cell Tabelle!B2"),
        ("a formula that nobody calculated", phase("<c r=\"B2\"><f>A1</f></c>"), "missing-phase Tabelle!B2"),
        ("a formula with an error", phase("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"), "error-cell Tabelle!B2"),
        ("a date instead of a phase", phase("<c r=\"B2\" s=\"1\"><v>45000</v></c>"), "unknown-phase Tabelle!B2"),
        ("a date in the year 28,000", phase("<c r=\"B2\" s=\"1\"><v>9999999</v></c>"), "error-cell Tabelle!B2"),
        ("a date before all dates", phase("<c r=\"B2\" s=\"1\"><v>-5</v></c>"), "error-cell Tabelle!B2"),
        ("a style nobody has", phase("<c r=\"B2\" s=\"77\" t=\"s\"><v>5</v></c>"), "ok 3"),
        ("a style below zero", phase("<c r=\"B2\" s=\"-7\" t=\"s\"><v>5</v></c>"), "ok 3"),
        (
            "a cell of 32,768 characters",
            cell(&format!("<c r=\"E3\" t=\"inlineStr\"><is><t>{}</t></is></c>", "x".repeat(32_768))),
            LARGE,
        ),
        ("a text of 40,000 characters used 2,000 times", many_large(), LARGE),
        (
            "two sheets of one name",
            sound().with(WORKBOOK, "</sheets>", "<sheet name=\"Tabelle\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"),
            "ok 3, several-sheets Tabelle",
        ),
        ("a sheet without a name", sound().with(WORKBOOK, "name=\"Tabelle\"", "name=\"\""), "ok 3"),
        (
            "a sheet with a terminal's colours for a name",
            sound().with(WORKBOOK, "name=\"Tabelle\"", "name=\"&#27;[31mrot\"").with(STRINGS, "P1", "P8"),
            "unknown-phase \u{1b}[31mrot!B2",
        ),
    ];
    books.into_iter().map(|(what, book, said)| case(what, NAME, book.bytes(), said)).collect()
}

/// One long text that many cells refer to: little to unpack, much to hold.
fn many_large() -> Book {
    let cells: String =
        (5..2_105).map(|row| format!("<row r=\"{row}\"><c r=\"E{row}\" t=\"s\"><v>12</v></c></row>")).collect();
    let strings = format!("<si><t>{}</t></si></sst>", "y".repeat(32_000));
    rows(&cells).with(STRINGS, "</sst>", &strings)
}
