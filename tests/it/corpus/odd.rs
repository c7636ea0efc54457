//! Workbooks that are odd, and read as their writers mean them.

use super::{Book, Case, SHEET, STRINGS, WORKBOOK, case};

pub fn cases() -> Vec<Case> {
    let sound = Book::sound;
    let phase = |xml: &str| sound().with(SHEET, "<c r=\"B2\" t=\"s\"><v>5</v></c>", xml);
    let books = [
        ("as it is", sound()),
        ("cells without names", sound().with(SHEET, " r=\"B2\"", "").with(SHEET, " r=\"B3\"", "")),
        ("rows without numbers", sound().with(SHEET, "<row r=\"2\">", "<row>").with(SHEET, "<row r=\"3\">", "<row>")),
        ("text in the cell", phase("<c r=\"B2\" t=\"inlineStr\"><is><t>P1</t></is></c>")),
        ("text of a formula", phase("<c r=\"B2\" t=\"str\"><f>\"P\"&amp;1</f><v>P1</v></c>")),
        ("a phase as a number", phase("<c r=\"B2\"><v>1</v></c>")),
        ("rich text", sound().with(STRINGS, "<t>P1</t>", "<r><rPr><b/></rPr><t>P</t></r><r><t>1</t></r>")),
        (
            "readings beside the text",
            sound().with(STRINGS, "<t>P1</t>", "<t>P1</t><rPh sb=\"0\" eb=\"1\"><t>Pi Eins</t></rPh>"),
        ),
        ("a tick as true", sound().with(SHEET, "<c r=\"C3\" t=\"s\"><v>8</v></c>", "<c r=\"C3\" t=\"b\"><v>1</v></c>")),
        (
            "merged cells",
            sound().with(
                SHEET,
                "</sheetData>",
                "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A6:XFD1048576\"/></mergeCells>",
            ),
        ),
        (
            "styles far beyond the table",
            sound().with(SHEET, "</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row></sheetData>"),
        ),
        ("comments in the XML", sound().with(SHEET, "<sheetData>", "<!-- <row r=\"7\"> --><sheetData>")),
        ("characters by number", sound().with(STRINGS, "Alpha", "&#65;lph&#x61; &amp; &lt;Co&gt;")),
        ("text kept apart from markup", sound().with(STRINGS, "<t>Alpha</t>", "<t><![CDATA[Alpha & <Co>]]></t>")),
    ];
    let hidden = sound().with(WORKBOOK, "sheetId=\"1\"", "sheetId=\"1\" state=\"hidden\"");
    let hidden = case("a hidden sheet", "f.xlsx", hidden.bytes(), "ok 3, hidden-sheet Tabelle");
    books.into_iter().map(|(what, book)| case(what, "f.xlsx", book.bytes(), "ok 3")).chain([hidden]).collect()
}
