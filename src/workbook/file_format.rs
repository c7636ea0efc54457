//! The format of a file, detected by its content, or by its extension where the content does not tell.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::errors::{damaged, encrypted, unreadable};
use super::package;
use crate::diagnostic::{Code, Diagnostic, quote};
use crate::message::{Message, say};

/// A supported format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    /// Also xlsm; macros are never run.
    Xlsx,
    Ods,
    /// Delimited text: comma, semicolon or tab.
    Csv,
}

/// The signature of a compound file ([MS-CFB]), the container of xls files and of encrypted xlsx files.
const CFB: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of a file.
///
/// # Errors
/// If it is not supported, encrypted, empty, or not what its extension says.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<FileFormat, Box<Diagnostic>> {
    let extension =
        name.rsplit(['/', '\\']).next().and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Box::new(
            Diagnostic::error(Code::EmptyWorkbook, say!("the file is empty"))
                .hint(say!("export the table again and check the file's size")),
        ));
    }
    if bytes.starts_with(CFB) {
        return Err(if contains_utf16(bytes, "EncryptedPackage") {
            encrypted()
        } else {
            unsupported(say!("an old Excel workbook (xls)"))
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return in_zip(bytes);
    }
    match extension {
        "csv" if looks_like_text(bytes) => Ok(FileFormat::Csv),
        "csv" => Err(unsupported(say!("not a text file, although its name ends in `.csv`"))),
        "xlsx" | "xlsm" | "ods" => {
            Err(unreadable(say!("its name ends in `.{ending}`, but the content is something else", ending = extension)))
        }
        "xls" => Err(unsupported(say!("an old Excel workbook (xls)"))),
        "xlsb" => Err(unsupported(say!("a binary Excel workbook (xlsb)"))),
        "" => Err(unsupported(say!("a file without an ending that says what it is"))),
        other => Err(unsupported(say!("a file of the kind {ending}", ending = quote(&format!(".{other}"))))),
    }
}

fn in_zip(bytes: &[u8]) -> Result<FileFormat, Box<Diagnostic>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let workbook = package::workbook_part(&mut archive);
    let has = |wanted: &str| archive.file_names().flatten().any(|n| n.replace('\\', "/").eq_ignore_ascii_case(wanted));
    match workbook.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending) {
        _ if has("xl/workbook.bin") => Err(unsupported(say!("a binary Excel workbook (xlsb)"))),
        Some("bin") => Err(unsupported(say!("a binary Excel workbook (xlsb)"))),
        _ if has("word/document.xml") => Err(unsupported(say!("a text document (docx)"))),
        _ if has("ppt/presentation.xml") => Err(unsupported(say!("a presentation (pptx)"))),
        Some(_) => Ok(FileFormat::Xlsx),
        None if has("content.xml") && !has("mimetype") => Ok(FileFormat::Ods),
        None if has("content.xml") => of_mimetype(&mut archive),
        None if has("index/document.iwa") => Err(unsupported(say!("an Apple Numbers document"))),
        None => Err(without_workbook(&archive)),
    }
}

/// An OpenDocument file: a spreadsheet, or something else that its first entry names.
fn of_mimetype(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<FileFormat, Box<Diagnostic>> {
    let mut kind = String::new();
    let entry = archive.by_name("mimetype").map_err(damaged)?;
    // What cannot be read here is said where the file is read.
    let _ = entry.take(100).read_to_string(&mut kind);
    match kind.trim().rsplit('.').next().unwrap_or_default() {
        "text" => Err(unsupported(say!("a text document (odt)"))),
        "presentation" => Err(unsupported(say!("a presentation (odp)"))),
        _ => Ok(FileFormat::Ods),
    }
}

/// What is to be said of an archive in which no workbook is, but perhaps a table: Notion exports such archives.
fn without_workbook(archive: &ZipArchive<Cursor<&[u8]>>) -> Box<Diagnostic> {
    let ends = |name: &str, ending: &str| name.to_lowercase().ends_with(ending);
    let mut tables: Vec<String> = archive.file_names().flatten().map(|name| name.to_string()).collect();
    let inner = tables.iter().find(|name| ends(name, ".zip")).cloned();
    tables.retain(|name| [".csv", ".xlsx", ".xlsm", ".ods"].iter().any(|ending| ends(name, ending)));
    tables.sort_by_key(|name| (!ends(name, "_all.csv"), name.clone()));
    let what = say!("this is a zip archive; what is in it is read once it is unpacked");
    let fault = |hint| Box::new(Diagnostic::error(Code::UnsupportedFormat, what).hint(hint));
    match (tables.first(), inner) {
        (Some(table), _) => fault(say!("unpack it and give the file {table}", table = quote(table))),
        (None, Some(inner)) => fault(say!("unpack it, and the archive {inner} in it too", inner = quote(&inner))),
        (None, None) => unsupported(say!("a zip archive without a workbook in it")),
    }
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    utf16 || !bytes.contains(&0)
}

fn contains_utf16(bytes: &[u8], wanted: &str) -> bool {
    let wanted: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|w| w == wanted)
}

fn unsupported(what: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(
            Code::UnsupportedFormat,
            say!("this is {what}; workbooks are read as xlsx, xlsm, ods or csv", what),
        )
        .hint(say!(
            "open it in a spreadsheet program and save it as xlsx (`Datei › Speichern unter … › Excel-Arbeitsmappe`)"
        )),
    )
}
