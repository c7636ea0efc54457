//! The parts of a form in its archive, within limits, and how they point to each other (Open Packaging Conventions,
//! ECMA-376 part 2).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::errors::{self, Fault};
use super::tree::{self, Element, TreeFault};
use crate::message::say;

/// Bytes of a form.
pub(crate) const MAX_BYTES: u64 = 20 << 20;
/// Bytes of all its parts together, unpacked.
const MAX_UNPACKED_BYTES: u64 = 40 << 20;
/// Bytes of a part with text, styles, lists or pointers, unpacked.
const MAX_PART_BYTES: usize = 8 << 20;
/// Parts of a form.
const MAX_PARTS: usize = 2_000;

/// The types of all parts.
pub(crate) const TYPES: &str = "[Content_Types].xml";
/// Where the pointers of the whole file are.
const ROOT: &str = "_rels/.rels";

/// Parts by their paths.
pub(crate) type Parts = BTreeMap<String, Vec<u8>>;

/// A pointer of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pointer {
    pub(crate) id: String,
    /// The last word of its type's name: `image`.
    pub(crate) kind: String,
    /// A path in the archive, or an address outside.
    pub(crate) target: String,
    pub(crate) outside: bool,
}

/// The parts of an archive.
///
/// # Errors
/// If it is none of Word's, or beyond a limit.
pub(super) fn unpack(bytes: &[u8]) -> Result<Parts, Fault> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(errors::old_or_encrypted());
    }
    if !bytes.starts_with(b"PK") {
        return Err(errors::no_word_file());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| errors::damaged())?;
    if archive.len() > MAX_PARTS {
        return Err(errors::too_large(say!(
            "it has {parts} parts, at most {most} are read",
            parts = archive.len(),
            most = MAX_PARTS
        )));
    }
    let too_large = || {
        errors::too_large(say!("it unpacks to more than the {most} MiB that are read", most = MAX_UNPACKED_BYTES >> 20))
    };
    let mut parts = Parts::new();
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| errors::damaged())?;
        if entry.encrypted() {
            return Err(errors::old_or_encrypted());
        }
        let name = entry.name().map(|name| name.replace('\\', "/")).map_err(|_| errors::damaged())?;
        drop(entry);
        if name.ends_with('/') {
            continue;
        }
        let mut unpacked = Vec::new();
        let entry = archive.by_index(index).map_err(|_| errors::damaged())?;
        // The sizes in the directory may be wrong: what is unpacked is counted.
        entry.take(left + 1).read_to_end(&mut unpacked).map_err(|_| errors::damaged())?;
        left = left.checked_sub(unpacked.len() as u64).ok_or_else(too_large)?;
        parts.insert(name.trim_start_matches('/').to_owned(), unpacked);
    }
    Ok(parts)
}

/// A part as a tree.
///
/// # Errors
/// If it is not there or is none.
pub(super) fn tree_of(parts: &Parts, path: &str) -> Result<Element, Fault> {
    let bytes = parts.get(path).ok_or_else(errors::damaged)?;
    if bytes.len() > MAX_PART_BYTES {
        let most = MAX_PART_BYTES >> 20;
        return Err(errors::too_large(say!("`{path}` unpacks to more than the {most} MiB that are read", path, most)));
    }
    tree::parse(bytes).map_err(|fault| match fault {
        TreeFault::Damaged => errors::damaged_part(path),
        TreeFault::DocumentType => errors::document_type(path),
        TreeFault::TooDeep => errors::too_large(say!(
            "elements of `{path}` stand more than {most} deep in each other",
            path,
            most = tree::MAX_DEPTH
        )),
    })
}

/// The path of the part with the pointers of a part; those of the file for an empty path.
pub(crate) fn pointers_path(part: &str) -> String {
    match part.rsplit_once('/') {
        _ if part.is_empty() => ROOT.to_owned(),
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The pointers of a part; none if it has none.
///
/// # Errors
/// If they cannot be read.
pub(crate) fn pointers(parts: &Parts, part: &str) -> Result<Vec<Pointer>, Fault> {
    let path = pointers_path(part);
    if !parts.contains_key(&path) {
        return Ok(Vec::new());
    }
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let root = tree_of(parts, &path)?;
    let pointers = root.elements().filter(|element| element.name.ends_with("Relationship")).map(|element| {
        let of = |name: &str| {
            let value = element.attribute(name).unwrap_or_default();
            quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Into::into)
        };
        let outside = of("TargetMode") == "External";
        let target = if outside { of("Target") } else { address(folder, &of("Target")) };
        let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
        Pointer { id: of("Id"), kind, target, outside }
    });
    Ok(pointers.collect())
}

/// A target as a path within the archive.
fn address(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_lead_to_paths_in_the_archive() {
        assert_eq!(address("word", "media/a.png"), "word/media/a.png");
        assert_eq!(address("word", "/word/./a/../b.xml"), "word/b.xml");
        assert_eq!(address("", "../../a"), "a");
        assert_eq!(pointers_path("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(pointers_path(""), "_rels/.rels");
        assert_eq!(pointers_path("a.xml"), "_rels/a.xml.rels");
    }
}
