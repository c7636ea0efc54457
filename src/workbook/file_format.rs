//! The format of a file, detected by its content, or by its extension where the content does not tell.

use std::io::Cursor;

use zip::ZipArchive;

use super::errors::{damaged, encrypted, unreadable};
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
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |wanted: &str| archive.file_names().flatten().any(|n| n.replace('\\', "/").eq_ignore_ascii_case(wanted));
    if has("xl/workbook.bin") {
        Err(unsupported(say!("a binary Excel workbook (xlsb)")))
    } else if has("xl/workbook.xml") {
        Ok(FileFormat::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Ok(FileFormat::Ods)
    } else if has("index/document.iwa") {
        Err(unsupported(say!("an Apple Numbers document")))
    } else {
        Err(unsupported(say!("a zip archive without a workbook in it")))
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
