//! A profile's bytes into a [`Profile`]: which form, how large, which encoding; then the tree, the parts
//! and the checks across parts.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::decode::{Findings, MOST_FINDINGS, Section};
use super::model::Profile;
use super::node::{Node, Text, Value};
use super::{json, keys, plausibility, sections, toml, yaml};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::message::say;

/// The largest profile, in bytes.
const LARGEST_FILE: usize = 2 * 1024 * 1024;

/// Reads a profile. The form follows from the name's ending: `.toml`, `.json`, `.yaml` or `.yml`.
///
/// All findings of a file come in one run, in the file's order. There is no profile when the file cannot
/// be read as a whole or lacks one of `kommune.name`, `projekt.titel` and `projekt.phase`. A profile
/// may come together with errors, so that its names can still be checked against the catalogue; no
/// document may be made from it then.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Option<Profile>, Vec<Diagnostic>) {
    match tree(name, bytes) {
        Ok(node) => from_node(name, hash(bytes), &node, Place::File(name.into())),
        Err(diagnostics) => (None, bounded(name, diagnostics)),
    }
}

/// Decodes a tree of placed values, wherever it comes from. `whole` is where missing tables are reported.
pub(crate) fn from_node(name: &str, sha256: String, node: &Node, whole: Place) -> (Option<Profile>, Vec<Diagnostic>) {
    let Value::Table(table) = &node.value else {
        let message = say!("a profile must be a table of keys and values, not {kind}", kind = node.value.kind());
        return (None, vec![Diagnostic::error("wrong-type", message).at(node.place.clone())]);
    };
    let findings = Findings::default();
    let root = Section::root(&findings, &keys::PROFILE, table, whole);
    let mut profile = sections::profile(root);
    let (mut diagnostics, places) = findings.into_parts();
    profile.file = name.to_owned();
    profile.sha256 = sha256;
    profile.places = places;
    plausibility::check(&profile, &mut diagnostics);
    diagnostics.sort_by_key(position);
    let usable = !profile.municipality.name.is_empty()
        && !profile.project.title.is_empty()
        && !profile.project.phases.is_empty();
    (usable.then_some(profile), bounded(name, diagnostics))
}

/// The first findings, and how many are left out.
pub(super) fn bounded(name: &str, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if diagnostics.len() > MOST_FINDINGS {
        let errors = diagnostics.iter().any(Diagnostic::is_error);
        diagnostics.truncate(MOST_FINDINGS);
        let message = say!("only the first {most} findings of this file are shown", most = MOST_FINDINGS);
        let rest = if errors {
            Diagnostic::error("too-many-findings", message)
        } else {
            Diagnostic::warning("too-many-findings", message)
        };
        diagnostics.push(rest.at(Place::File(name.into())));
    }
    diagnostics
}

/// Where a finding is listed: what concerns the whole file first, then by place.
pub(super) fn position(diagnostic: &Diagnostic) -> (usize, usize) {
    match diagnostic.labels.first().map(|l| &l.place) {
        Some(Place::Span { range, .. }) => (1, range.start),
        Some(Place::Cell { cell: Some(cell), .. }) => (cell.row as usize + 1, cell.column as usize),
        _ => (0, 0),
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Placed values in any of the forms a profile may have.
pub(crate) fn tree(name: &str, bytes: &[u8]) -> Result<Node, Vec<Diagnostic>> {
    let whole = |code, message| Diagnostic::error(code, message).at(Place::File(name.into()));
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let parse: fn(&Text) -> Result<Node, Vec<Diagnostic>> = match ending.as_str() {
        "toml" => toml::parse,
        "json" => json::parse,
        "yaml" | "yml" => yaml::parse,
        _ => {
            let fault = whole("unsupported-format", say!("this is not a kind of file a profile can be"));
            return Err(vec![fault.hint(say!("accepted: .toml, .json, .yaml and .yml"))]);
        }
    };
    if bytes.len() > LARGEST_FILE {
        let message = say!("the file has {bytes} bytes, {most} are the most", bytes = bytes.len(), most = LARGEST_FILE);
        return Err(vec![whole("file-too-large", message)]);
    }
    // Editors on Windows put a byte order mark first; it is not part of the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (text, fault) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(e) => (String::from_utf8_lossy(bytes).into_owned(), Some(e.valid_up_to())),
    };
    let source = Arc::new(SourceText { name: name.to_owned(), text });
    let text = Text { source: &source };
    match fault {
        None => parse(&text),
        Some(at) => {
            let fault = Diagnostic::error("not-utf8", say!("the file is not UTF-8 text")).at(text.place(at..at + 3));
            Err(vec![fault.hint(say!("save it again with the encoding UTF-8"))])
        }
    }
}
