//! Workbooks that open, and hold something else than a table of criteria; text files and OpenDocument.

use super::{Book, Case, SHEET, STRINGS, case, zipped};

const BROKEN: &str = "unreadable-workbook file";
const LARGE: &str = "workbook-too-large file";
/// A file called so has a sheet called `f`.
const NAME: &str = "f.csv";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let encode = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    format!("\u{feff}{text}").encode_utf16().flat_map(encode).collect()
}

/// An OpenDocument workbook of these rows of XML.
fn ods(rows: &str) -> Vec<u8> {
    ods_with(&format!(
        "<office:body><office:spreadsheet><table:table table:name=\"T\">{rows}</table:table></office:spreadsheet></office:body>"
    ))
}

fn ods_with(body: &str) -> Vec<u8> {
    let namespaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    zipped([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<m/>".to_owned()),
        (
            "content.xml",
            format!("<?xml version=\"1.0\"?><office:document-content {namespaces}>{body}</office:document-content>"),
        ),
    ])
}

fn ods_row(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|c| format!("<table:table-cell office:value-type=\"string\"><text:p>{c}</text:p></table:table-cell>"))
        .collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

pub fn cases() -> Vec<Case> {
    let head = "Kriterium,Phase,Meilenstein\n";
    let good = "Alpha,P1,x\nBeta,P2,\n";
    let table = |rows: &str| format!("{head}{good}{rows}");
    let mut cases = vec![
        case("only a header", NAME, head, "no-criteria f"),
        case("no header", NAME, "Alpha,P1\nBeta,P2\n", "missing-column file"),
        case("a header of numbers", NAME, "1,2,3\n4,5,6\n", "missing-column file"),
        case("no title", NAME, "Phase,Meilenstein\nP1,x\n", "missing-column f!A1"),
        case("no phase", NAME, "Kriterium,Meilenstein\nAlpha,x\n", "missing-column f!A1"),
        case("a misspelt title", NAME, "Kriterum,Phase\nAlpha,P1\n", "missing-column f!A1"),
        case("a header in row 51", NAME, format!("{}{head}{good}", "x\n".repeat(50)), "missing-column file"),
        case("a header in another language", NAME, "Critère,Étape\nAlpha,P1\n", "missing-column file"),
        case("the header once more", NAME, table(head), "ok 2"),
        case("an unknown phase", NAME, table("Gamma,P6,\n"), "unknown-phase f!B4"),
        case("phase 0", NAME, table("Gamma,P0,\n"), "unknown-phase f!B4"),
        case("phase 11", NAME, table("Gamma,P11,\n"), "unknown-phase f!B4"),
        case("a phase of signs", NAME, table("Gamma,???,\n"), "unknown-phase f!B4"),
        case("no phase in a row", NAME, table("Gamma,,x\n"), "missing-phase f!B4"),
        case("no title in a row", NAME, table(",P3,x\n"), "missing-title f!A4"),
        case("a phase alone", NAME, table(",P3,\n"), "ok 2, ignored-row f!B4"),
        case("the same title", NAME, table("Alpha,P3,\n"), "duplicate-title f!A4"),
        case("the same title in capitals", NAME, table("„ALPHA“,P3,\n"), "duplicate-title f!A4"),
        case("the same id", NAME, "ID,Kriterium,Phase,Meilenstein\nX,Alpha,P1,x\nx,Beta,P2,\n", "duplicate-id f!A3"),
        case("a tick that is a word", NAME, table("Gamma,P3,vielleicht\n"), "unknown-value f!C4"),
        case("a tick that is a date", NAME, table("Gamma,P3,2026-01-01\n"), "unknown-value f!C4"),
        case(
            "an unknown workstream",
            NAME,
            "Kriterium,Phase,Meilenstein,Workstream\nAlpha,P1,x,Politisch\n",
            "unknown-value f!D2",
        ),
        case(
            "an unknown sub-phase",
            NAME,
            "Kriterium,Phase,Meilenstein,Sub-Phase\nAlpha,P1,x,Mondphase\n",
            "unknown-value f!D2",
        ),
        case(
            "a sure that is unsure",
            NAME,
            "Kriterium,Phase,Meilenstein,Meilenstein-Sicherheit\nAlpha,P1,x,nun ja\n",
            "unknown-value f!D2",
        ),
        case("two phases at once", NAME, table("Gamma,\"P1, P3\",\n"), "unknown-phase f!B4"),
        case(
            "a title of 30,000 characters twice",
            NAME,
            table(&format!("{0},P1,\n{0},P1,\n", "lang ".repeat(6_000))),
            "duplicate-title f!A5",
        ),
        case(
            "a value of 30,000 characters",
            NAME,
            table(&format!("Gamma,{},\n", "P".repeat(30_000))),
            "unknown-phase f!B4",
        ),
        case("a value that paints the terminal", NAME, table("Gamma,\u{1b}[31mP1\u{7},\n"), "unknown-phase f!B4"),
        case("a value that turns around", NAME, table("Gamma,\u{202e}1P,\n"), "ok 3, invisible-character f!B4"),
        case(
            "a value of many lines",
            NAME,
            table(&format!("Gamma,\"{}\",\n", "P1\n".repeat(500))),
            "unknown-phase f!B4",
        ),
        case("a value of zero bytes", NAME, table("Gamma,P\0,\n"), "unsupported-format file"),
        case("a byte order mark alone", NAME, "\u{feff}", "missing-column file"),
        case("a UTF-16 table with a fault", NAME, utf16(&table("Gamma,P9,\n"), false), "unknown-phase f!B4"),
        case("a big-endian table with a fault", NAME, utf16(&table("Gamma,P9,\n"), true), "unknown-phase f!B4"),
        case("half a UTF-16 letter", NAME, utf16(&table("Gamma,P3,\n"), false)[..71].to_vec(), "unknown-phase f!B2"),
        case(
            "a Windows table with a fault",
            NAME,
            [table("G").into_bytes(), b"\xe4mma,P\xe4,\n".to_vec()].concat(),
            "unknown-phase f!B4",
        ),
        case("a quote that never ends", NAME, table("\"Gamma,P3,\n"), "missing-phase f!B4"),
        case("a quote in the middle", NAME, table("Ga\"mm\"a,P7,\n"), "unknown-phase f!B4"),
        case("other separators below", NAME, table("Gamma;P3;\n"), "missing-phase f!B4"),
        case("old line ends", NAME, table("Gamma,P9,\n").replace('\n', "\r"), "unknown-phase f!B4"),
        case("blank lines before a fault", NAME, table("\n\n\r\nGamma,P9,\n"), "unknown-phase f!B7"),
        case("201 columns", NAME, table(&format!("Gamma,P3,{}x\n", ",".repeat(198))), LARGE),
        case("20,101 rows", NAME, format!("{head}{}", "x\n".repeat(20_100)), LARGE),
        case("a cell of 32,768 characters", NAME, table(&format!("Gamma,P3,,{}\n", "x".repeat(32_768))), LARGE),
        case("one line of 1 MiB", NAME, "x".repeat(1 << 20), LARGE),
        case("a million commas", NAME, ",".repeat(1_000_000), "missing-column file"),
        case(
            "5,000 rows of one title",
            NAME,
            format!("{head}{}", "Alpha,P1,\n".repeat(5_000)),
            "too-many-criteria f!A1002",
        ),
        case(
            "5,000 criteria",
            NAME,
            format!("{head}{}", (0..5_000).map(|n| format!("T{n},P1,\n")).collect::<String>()),
            "too-many-criteria f!A1002",
        ),
        case("a sheet with a fault of two", "f.xlsx", two_sheets(), "unknown-phase Tabelle!B2"),
        case(
            "an error in a header",
            "f.xlsx",
            Book::sound().with(STRINGS, "<t>Phase</t>", "<t>#REF!</t>").bytes(),
            "missing-column Tabelle!A1",
        ),
        case(
            "a number for a title",
            "f.xlsx",
            Book::sound().with(SHEET, "<c r=\"A3\" t=\"s\"><v>6</v></c>", "").bytes(),
            "missing-title Tabelle!A3",
        ),
        case("an OpenDocument file of nothing", "f.ods", ods(""), "missing-column file"),
        case(
            "an OpenDocument file with a fault",
            "f.ods",
            ods(&[ods_row(&["Kriterium", "Phase"]), ods_row(&["Alpha", "P9"])].concat()),
            "unknown-phase T!B2",
        ),
        case(
            "an OpenDocument file without content",
            "f.ods",
            zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
            "unsupported-format file",
        ),
        case("a table that does not end", "f.ods", ods_with("<office:body><office:spreadsheet><table:table>"), BROKEN),
        case(
            "an OpenDocument file that is no XML",
            "f.ods",
            zipped([("mimetype", "x"), ("content.xml", "nichts")]),
            BROKEN,
        ),
        case(
            "a million full rows in one",
            "f.ods",
            ods(
                "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
            ),
            LARGE,
        ),
        case(
            "16,384 full columns in one",
            "f.ods",
            ods(
                "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
            ),
            LARGE,
        ),
        case(
            "rows repeated without number",
            "f.ods",
            ods("<table:table-row table:number-rows-repeated=\"viele\"/>"),
            BROKEN,
        ),
        case(
            "a billion blanks in a cell",
            "f.ods",
            ods(
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"1000000000\"/></text:p></table:table-cell></table:table-row>",
            ),
            BROKEN,
        ),
        case(
            "an OpenDocument file with a password",
            "f.ods",
            zipped([
                ("mimetype", "x"),
                ("content.xml", ""),
                ("META-INF/manifest.xml", "<m:encryption-data m:checksum=\"\"/>"),
            ]),
            "encrypted-workbook file",
        ),
        case(
            "entities in an OpenDocument file",
            "f.ods",
            zipped([("mimetype", "x"), ("content.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>")]),
            BROKEN,
        ),
    ];
    let columns = [
        "Kriterium",
        "Phase",
        "Meilenstein",
        "Workstream",
        "Kurzbeschreibung",
        "Leitfragen",
        "Nachweise",
        "Verwandte Kriterien",
        "Fördermechanismen",
        "Skalierungstreiber",
    ];
    for (at, column) in columns.iter().enumerate() {
        let values: Vec<&str> = (0..columns.len())
            .map(|i| if i == at { "#REF!" } else { ["Alpha", "P1", "x", "", "", "", "", "", "", ""][i] })
            .collect();
        let letter = char::from(b'A' + at as u8);
        let said = format!("error-cell f!{letter}2");
        let text = format!("{}\n{}\nBeta,P1,x\n", columns.join(","), values.join(","));
        cases.push(case(format!("an error value for {column}"), NAME, text, &said));
    }
    cases
}

/// A second sheet of notes, and a fault in the first.
fn two_sheets() -> Vec<u8> {
    Book::sound().with(STRINGS, "<t>P1</t>", "<t>P9</t>").bytes()
}
