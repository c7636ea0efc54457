//! The errors that several readers of workbooks report. None has a place yet: `Workbook::read` adds the file.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, say};

/// A file that exceeds a limit: what was found, and the limit.
pub(super) fn beyond(found: Message, bound: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::WorkbookTooLarge, say!("{found}, at most {bound} are read", found, bound)).hint(say!(
            "remove what does not belong to the table (images, other sheets, far-off cells) and save again"
        )),
    )
}

/// A file that has the format of a workbook but cannot be read.
pub(super) fn unreadable(why: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::UnreadableWorkbook, say!("the workbook cannot be read: {why}", why))
            .hint(say!("open it in a spreadsheet program and save it again as xlsx")),
    )
}

/// The same for an error of a parser, whose words name its own insides: what people can know of it.
pub(super) fn damaged(error: impl std::fmt::Display) -> Box<Diagnostic> {
    let words = error.to_string().to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    unreadable(if has(&["eocd", "invalid zip", "zip archive", "end of central directory"]) {
        say!("it is cut off, as by a download or a copy that did not finish")
    } else if has(&["eof", "unexpected end", "not closed", "end of file", "mismatched", "ill-formed"]) {
        say!("its inner structure is damaged")
    } else {
        say!("it is damaged or not a spreadsheet")
    })
}

/// A file that is protected by a password.
pub(super) fn encrypted() -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::EncryptedWorkbook, say!("the workbook is protected by a password")).hint(say!(
            "open it, remove the password (`Datei › Informationen › Arbeitsmappe schützen`) and save it again"
        )),
    )
}
