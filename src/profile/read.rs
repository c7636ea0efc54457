//! A profile's bytes into a [`Profile`]: which form, how large, which encoding; then the tree, the parts
//! and the checks across parts.

use super::in_language;
use super::whole::Profile;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::format::Format;
use crate::document::node::{Node, Value};
use crate::document::reader::{Findings, TableReader};
use crate::document::{Document, limit, position, tree};
use crate::hash::sha256;
use crate::message::say;
use crate::profile::{keys, plausibility};

/// Reads a profile. The form follows from the name's ending: `.toml`, `.json`, `.yaml` or `.yml`.
///
/// All findings of a file come in one run, in the file's order. There is no profile when the file cannot
/// be read as a whole or lacks one of `kommune.name`, `projekt.titel` and `projekt.phase`. A profile
/// may come together with errors, so that its names can still be checked against the catalogue; no
/// document may be made from it then.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Option<Profile>, Vec<Diagnostic>) {
    match tree(name, bytes) {
        Ok(Document { node, remarks }) => decoded(name, sha256(bytes), &node, Place::File(name.into()), remarks),
        Err(diagnostics) => (None, limit(name, diagnostics)),
    }
}

/// Decodes a tree of placed values, wherever it comes from. `whole` is where missing tables are reported.
pub(crate) fn from_node(name: &str, sha256: String, node: &Node, whole: Place) -> (Option<Profile>, Vec<Diagnostic>) {
    decoded(name, sha256, node, whole, Vec::new())
}

/// The same, with what the reader of its text has remarked.
fn decoded(
    name: &str,
    sha256: String,
    node: &Node,
    whole: Place,
    remarks: Vec<Diagnostic>,
) -> (Option<Profile>, Vec<Diagnostic>) {
    let Value::Table(table) = &node.value else {
        let message = say!("a profile must be a table of keys and values, not {kind}", kind = node.value.kind());
        return (None, vec![Diagnostic::error(Code::WrongType, message).at(node.place.clone())]);
    };
    let decode = |format: &'static Format| {
        let findings = Findings::default();
        let mut profile = Profile::fields(TableReader::root(&findings, format, table, whole.clone()));
        let has_twins = findings.has_twins();
        let (diagnostics, places) = findings.into_parts();
        profile.file = name.to_owned();
        profile.sha256 = sha256.clone();
        profile.places = places;
        (profile, diagnostics, has_twins)
    };
    let (mut profile, mut diagnostics, has_twins) = decode(&keys::PROFILE);
    if has_twins {
        let (english, found, _) = decode(&keys::IN_ENGLISH);
        // What is wrong beside the twins has been found already.
        let of_twins: Vec<Diagnostic> = found.into_iter().filter(|fault| !diagnostics.contains(fault)).collect();
        diagnostics.extend(of_twins);
        profile.english = Some(Box::new(in_language::of(english, &profile)));
    }
    plausibility::check(&profile, &mut diagnostics);
    diagnostics.extend(remarks);
    diagnostics.sort_by_key(position);
    let usable = !profile.municipality.name.is_empty()
        && !profile.project.title.is_empty()
        && !profile.project.phases.is_empty();
    (usable.then_some(profile), limit(name, diagnostics))
}
