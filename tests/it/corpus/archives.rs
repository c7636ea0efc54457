//! Containers that are cut, lie, or are something else.

use super::{Book, Case, RELATIONS, SHEET, STRINGS, STYLES, TYPES, WORKBOOK, case, patched, zipped};

const NAME: &str = "f.xlsx";
const BROKEN: &str = "unreadable-workbook file";
const FOREIGN: &str = "unsupported-format file";
const LARGE: &str = "workbook-too-large file";

/// The end of an archive's directory, where its counts are.
fn end(bytes: &[u8]) -> usize {
    bytes.windows(4).rposition(|w| w == b"PK\x05\x06").expect("an end of the directory")
}

fn with(bytes: &[u8], at: usize, new: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    out[at..at + new.len()].copy_from_slice(new);
    out
}

/// Where an entry's record in the directory begins.
fn record(bytes: &[u8], name: &str) -> usize {
    let directory = bytes.windows(4).position(|w| w == b"PK\x01\x02").expect("a directory");
    let name = bytes[directory..].windows(name.len()).position(|w| w == name.as_bytes()).expect("the entry");
    directory + name - 46
}

pub fn cases() -> Vec<Case> {
    let sound = Book::sound();
    let bytes = sound.bytes();
    let end = end(&bytes);
    let mut cases = vec![
        case("nothing at all", NAME, "", "empty-workbook file"),
        case("blanks", NAME, " \n\t \n", "empty-workbook file"),
        case("two letters", NAME, "PK", BROKEN),
        case("the beginning of an archive", NAME, "PK\x03\x04", BROKEN),
        case("an archive of nothing", NAME, zipped::<&str, &str>([]), FOREIGN),
        case("a picture", NAME, b"\x89PNG\r\n\x1a\n0000".to_vec(), BROKEN),
        case("a web page", NAME, "<html><table><tr><td>Kriterium</td></tr></table></html>", BROKEN),
        case("a PDF", NAME, "%PDF-1.7\n1 0 obj", BROKEN),
        case("a compressed stream", NAME, b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), BROKEN),
        case("an old workbook", "f.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), FOREIGN),
        case("an old workbook with a new name", NAME, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), FOREIGN),
        case("text called xls", "f.xls", "Kriterium\tPhase\n", FOREIGN),
        case("an ending nobody knows", "f.numbers", "Kriterium,Phase\n", FOREIGN),
        case("no ending", "f", "Kriterium,Phase\n", FOREIGN),
        case("a binary workbook", "f.xlsb", zipped([("xl/workbook.bin", "")]), FOREIGN),
        case("a binary workbook with another name", NAME, zipped([("xl/workbook.bin", "")]), FOREIGN),
        case("a text document", NAME, zipped([("word/document.xml", "<w/>")]), FOREIGN),
        case("a workbook in an archive", NAME, zipped([("f.xlsx", &bytes)]), FOREIGN),
        case(
            "a workbook with a password",
            NAME,
            [
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ]
            .concat(),
            "encrypted-workbook file",
        ),
        case("an encrypted entry", NAME, encrypted(&bytes), "encrypted-workbook file"),
        case("garbage instead of a directory", NAME, with(&bytes, record(&bytes, SHEET), b"XXXX"), BROKEN),
        case("a directory that begins elsewhere", NAME, with(&bytes, end + 16, &[9, 9, 0, 0]), BROKEN),
        case("a directory beyond the file", NAME, with(&bytes, end + 16, &[255, 255, 255, 127]), BROKEN),
        case("more entries than there are", NAME, with(&bytes, end + 8, &[200, 0, 200, 0]), BROKEN),
        case("65,535 entries that are not there", NAME, with(&bytes, end + 8, &[255; 4]), BROKEN),
        case("a comment longer than the file", NAME, with(&bytes, end + 20, &[255, 255]), BROKEN),
        case("a wrong checksum of the sheet", NAME, with(&bytes, record(&bytes, SHEET) + 16, &[1; 4]), BROKEN),
        case("a wrong checksum of the texts", NAME, with(&bytes, record(&bytes, STRINGS) + 16, &[1; 4]), BROKEN),
        case("an unpacked size of 4 GiB", NAME, with(&bytes, record(&bytes, SHEET) + 24, &[255, 255, 255, 254]), LARGE),
        case("a packed size of 4 GiB", NAME, with(&bytes, record(&bytes, SHEET) + 20, &[255, 255, 255, 254]), "ok 3"),
        case("an entry that begins elsewhere", NAME, with(&bytes, record(&bytes, SHEET) + 42, &[7, 0, 0, 0]), BROKEN),
        case("a way of packing nobody knows", NAME, with(&bytes, record(&bytes, SHEET) + 10, &[77, 0]), BROKEN),
        case("packed, but said to be plain", NAME, with(&bytes, record(&bytes, SHEET) + 10, &[0, 0]), BROKEN),
        case("a stream of garbage", NAME, garbled(&bytes), BROKEN),
        case("entries named upwards", NAME, patched(&bytes, b"xl/styles.xml", b"../styles.xml"), "ok 3"),
        case("two entries of one name", NAME, patched(&bytes, STYLES.as_bytes(), b"xl/workbook.x"), "ok 3"),
        case("garbage after the end", NAME, [bytes.clone(), vec![b'x'; 300]].concat(), "ok 3"),
        case("garbage before the beginning", NAME, [b"MZ garbage ".to_vec(), bytes.clone()].concat(), BROKEN),
        case("200 MiB of blanks in a few bytes", NAME, bomb(), LARGE),
        case("12,000 entries", NAME, zipped((0..12_000).map(|n| (format!("e{n}"), "")).chain(entries(&sound))), LARGE),
        case("an entry for every lie: a workbook that is a folder", NAME, zipped([("xl/workbook.xml/", "")]), FOREIGN),
        case("51 MiB", NAME, vec![b'x'; (50 << 20) + 1], LARGE),
    ];
    for part in [TYPES, WORKBOOK, RELATIONS, SHEET, STRINGS, STYLES, "_rels/.rels"] {
        let said = match part {
            WORKBOOK => FOREIGN,
            TYPES | STYLES => "ok 3",
            _ => BROKEN,
        };
        cases.push(case(format!("no {part}"), NAME, sound.clone().without(part).bytes(), said));
    }
    // Cut anywhere, an archive has no directory.
    for twelfth in 1..12 {
        let cut = &bytes[..bytes.len() * twelfth / 12];
        cases.push(case(format!("the first {twelfth} twelfths"), NAME, cut, BROKEN));
    }
    cases.push(case("all but the last byte", NAME, &bytes[..bytes.len() - 1], BROKEN));
    cases
}

fn entries(book: &Book) -> Vec<(String, &str)> {
    book.0.iter().map(|(name, text)| ((*name).to_owned(), text.as_str())).collect()
}

fn encrypted(bytes: &[u8]) -> Vec<u8> {
    let at = record(bytes, SHEET) + 8;
    with(bytes, at, &[bytes[at] | 1])
}

/// The packed bytes of the sheet turned around.
fn garbled(bytes: &[u8]) -> Vec<u8> {
    let name = bytes.windows(SHEET.len()).position(|w| w == SHEET.as_bytes()).expect("the sheet");
    let mut out = bytes.to_vec();
    out[name + SHEET.len() + 8..name + SHEET.len() + 60].iter_mut().for_each(|b| *b = !*b);
    out
}

/// A sheet of more blanks than an archive may unpack to.
fn bomb() -> Vec<u8> {
    let blanks = " ".repeat((200 << 20) + 1);
    let mut entries = entries(&Book::sound()).into_iter().map(|(n, t)| (n, t.to_owned())).collect::<Vec<_>>();
    entries.push(("xl/media/blanks.xml".into(), blanks));
    zipped(entries)
}
