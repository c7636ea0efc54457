//! A profile's bytes into a [`Profile`]: which form, how large, which encoding; then the tree, the parts
//! and the checks across parts.

use super::in_language;
use super::whole::Profile;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::format::Format;
use crate::document::node::{Node, Table, Value};
use crate::document::reader::{Findings, TableReader};
use crate::document::{Document, limit, position, tree};
use crate::hash::sha256;
use crate::message::say;
use crate::profile::{keys, plausibility};

/// What came of reading a profile.
#[derive(Debug, Default)]
pub struct Decoded {
    /// The profile; none if it cannot be read as a whole, or lacks what a project is known by.
    pub profile: Option<Profile>,
    /// What can be read of a file that lacks what a project is known by, or says it wrong.
    pub unnamed: Option<Unnamed>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
}

/// What can be read of a file that does not say what its project is known by.
#[derive(Debug, Clone)]
pub struct Unnamed {
    /// The rest.
    pub profile: Profile,
    /// Whether nothing else is wrong: another file of the same project may say what is lacking.
    pub is_sound: bool,
}

impl From<Vec<Diagnostic>> for Decoded {
    fn from(findings: Vec<Diagnostic>) -> Self {
        Self { findings, ..Self::default() }
    }
}

/// Reads a profile. The form follows from the name's ending: `.toml`, `.json`, `.yaml` or `.yml`.
///
/// All findings of a file come in one run, in the file's order. There is no profile when the file cannot
/// be read as a whole or lacks one of `kommune.name`, `projekt.titel` and `projekt.phase`. A profile
/// may come together with errors, so that its names can still be checked against the catalogue; no
/// document may be made from it then.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Option<Profile>, Vec<Diagnostic>) {
    let Decoded { profile, unnamed: _, findings } = decode(name, bytes);
    (profile, findings)
}

/// Reads a profile, also one that lacks what a project is known by.
#[must_use]
pub fn decode(name: &str, bytes: &[u8]) -> Decoded {
    match tree(name, bytes) {
        Ok(Document { node, remarks }) => decoded(name, sha256(bytes), &node, Place::File(name.into()), remarks),
        Err(diagnostics) => limit(name, diagnostics).into(),
    }
}

/// Decodes a tree of placed values, wherever it comes from. `whole` is where missing tables are reported.
pub(crate) fn from_node(name: &str, sha256: String, node: &Node, whole: Place) -> Decoded {
    decoded(name, sha256, node, whole, Vec::new())
}

/// The same, with what the reader of its text has remarked.
fn decoded(name: &str, sha256: String, node: &Node, whole: Place, remarks: Vec<Diagnostic>) -> Decoded {
    let Value::Table(table) = &node.value else {
        let message = say!("a profile must be a table of keys and values, not {kind}", kind = node.value.kind());
        return vec![Diagnostic::error(Code::WrongType, message).at(node.place.clone())].into();
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
    let unnamed = lacking(&profile, table);
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|finding| finding.is_error()).collect();
    // Each of what is lacking is an error of its own; if there are more, an entry of a list has been refused.
    let lacks_names_only = errors.len() == unnamed && errors.iter().all(|error| error.code == Code::MissingKey);
    let findings = limit(name, diagnostics);
    match unnamed {
        0 => Decoded { profile: Some(profile), unnamed: None, findings },
        _ => Decoded { profile: None, unnamed: Some(Unnamed { profile, is_sound: lacks_names_only }), findings },
    }
}

/// How many errors there are for want of what a project is known by: one a key, or one for a table that is not there.
fn lacking(profile: &Profile, root: &Table) -> usize {
    let tables: Vec<&str> = profile.lacks().filter_map(|key| Some(key.split_once('.')?.0)).collect();
    let is_there = |table: &str| root.find(table).is_some_and(|entry| !matches!(entry.node.value, Value::Nothing));
    let once = |(at, table): (usize, &&str)| is_there(table) || !tables[..at].contains(table);
    tables.iter().enumerate().filter(|entry| once(*entry)).count()
}
