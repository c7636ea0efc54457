//! The errors that several readers of workbooks report. None has a place yet: `Workbook::read` adds the file.

use crate::diagnostic::{Code, Diagnostic, shortened};
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

/// The longest parser error that is shown: some parsers quote the file in theirs.
const MAX_REASON_CHARS: usize = 160;

/// The same with a parser's own error as the reason.
pub(super) fn damaged(error: impl std::fmt::Display) -> Box<Diagnostic> {
    unreadable(Message::verbatim(shortened(&error.to_string(), MAX_REASON_CHARS)))
}

/// A file that is protected by a password.
pub(super) fn encrypted() -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(Code::EncryptedWorkbook, say!("the workbook is protected by a password")).hint(say!(
            "open it, remove the password (`Datei › Informationen › Arbeitsmappe schützen`) and save it again"
        )),
    )
}
