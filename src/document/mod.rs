//! Documents of keys and values as people write them: TOML, JSON and YAML read into one tree of placed values,
//! and what readers of that tree share.
//!
//! One way: text → a tree of placed values (`node`, made by `toml`, `json`, `yaml`) → typed values (`reader`,
//! `scalars`), by what a `format` says of its keys. Knows no format itself.

pub(crate) mod amounts;
pub(crate) mod bounds;
mod corrections;
pub(crate) mod format;
mod habits;
mod json;
pub(crate) mod kind;
pub(crate) mod node;
pub(crate) mod reader;
pub(crate) mod scalars;
mod toml;
mod yaml;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText};
use crate::message::say;

use bounds::MAX_FINDINGS;
pub(crate) use node::Document;
use node::Text;

/// The largest file, in bytes.
const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;

/// Placed values in any of the forms a profile may have.
pub(crate) fn tree(name: &str, bytes: &[u8]) -> Result<Document, Vec<Diagnostic>> {
    let whole = |code, message| Diagnostic::error(code, message).at(Place::File(name.into()));
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let parse: fn(&Text) -> Result<Document, Vec<Diagnostic>> = match ending.as_str() {
        "toml" => |text| toml::parse(text).map(Document::from),
        "json" => |text| json::parse(text).map(Document::from),
        "yaml" | "yml" => yaml::parse,
        _ => return Err(vec![habits::files::fault(name)]),
    };
    if bytes.len() > MAX_FILE_BYTES {
        let message =
            say!("the file has {bytes} bytes, {most} are the most", bytes = bytes.len(), most = MAX_FILE_BYTES);
        return Err(vec![whole(Code::FileTooLarge, message)]);
    }
    let source = utf8(name, bytes).map_err(|fault| vec![*fault])?;
    parse(&Text { source: &source }).map(|document| Document { node: document.node.into_meant(), ..document })
}

/// The text of a file that people edit.
///
/// # Errors
/// If it is in another encoding than UTF-8, with the first place that is not, and how to save it.
pub(crate) fn utf8(name: &str, bytes: &[u8]) -> Result<Arc<SourceText>, Box<Diagnostic>> {
    // Editors on Windows put a byte order mark first; it is not part of the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (text, fault) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(e) => (String::from_utf8_lossy(bytes).into_owned(), Some(e.valid_up_to())),
    };
    // Two bytes a sign, as some editors save what they call Unicode.
    let fault = fault.or_else(|| text.find('\0'));
    let source = Arc::new(SourceText { name: name.to_owned(), text });
    let Some(at) = fault else { return Ok(source) };
    let place = Text { source: &source }.place(at..at + 3);
    let fault = Diagnostic::error(Code::NotUtf8, say!("the file is not UTF-8 text")).at(place);
    let fault = fault.hint(say!("save it again with the encoding UTF-8"));
    Err(Box::new(fault.hint(say!("in the Windows editor: `Datei › Speichern unter … › Codierung: UTF-8`"))))
}

/// The first findings, and how many are left out.
pub(crate) fn limit(name: &str, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() > MAX_FINDINGS {
        let errors = diagnostics.iter().any(Diagnostic::is_error);
        diagnostics.truncate(MAX_FINDINGS);
        let message = say!("only the first {most} findings of this file are shown", most = MAX_FINDINGS);
        let rest = if errors {
            Diagnostic::error(Code::TooManyFindings, message)
        } else {
            Diagnostic::warning(Code::TooManyFindings, message)
        };
        diagnostics.push(rest.at(Place::File(name.into())));
    }
    diagnostics
}

/// Where a finding is listed: what concerns the whole file first, then by place.
pub(crate) fn position(diagnostic: &Diagnostic) -> (usize, usize) {
    match diagnostic.labels.first().map(|l| &l.place) {
        Some(Place::Span { range, .. }) => (1, range.start),
        Some(Place::Cell { cell: Some(cell), .. }) => (cell.row as usize + 1, cell.column as usize),
        _ => (0, 0),
    }
}
