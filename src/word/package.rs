//! The parts of the file in their archive, with what they are and how they point to each other (Open Packaging
//! Conventions, ECMA-376 part 2). Takes parts, gives bytes; the same parts give the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, System};

use super::xml::{Xml, escaped};
use crate::word_form::package::{Parts, TYPES, pointers_path};
use crate::word_form::tree::{Element, Node};

/// The main part.
pub(super) const DOCUMENT: &str = "word/document.xml";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The pointer to what a file says of itself.
pub(super) const CORE: &str = "core-properties";
/// The type of that.
pub(super) const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// Where a part of the document points to.
pub(super) enum Target {
    /// A part, as a path from the part that points to it.
    Part(String),
    /// A page, or an address to write to.
    Outside(String),
}

/// A pointer of the document.
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of the type's name: `image`.
    pub(super) kind: &'static str,
    /// A part in the folder `word`.
    pub(super) target: String,
}

/// A part: its path, the end of the name of its type where it is not known from its ending, its bytes.
pub(super) struct Part {
    pub(super) path: String,
    pub(super) of_type: Option<String>,
    pub(super) bytes: Vec<u8>,
}

impl Part {
    /// A part in the folder `word` of one of Word's own types.
    pub(super) fn of_word(name: &str, of_type: &str, bytes: Vec<u8>) -> Self {
        Self { path: format!("word/{name}.xml"), of_type: Some(format!("{WORD}.{of_type}+xml")), bytes }
    }

    /// The colours and typefaces that Word offers.
    pub(super) fn theme(bytes: Vec<u8>) -> Self {
        let of_type = "application/vnd.openxmlformats-officedocument.theme+xml";
        Self { path: "word/theme.xml".to_owned(), of_type: Some(of_type.to_owned()), bytes }
    }

    /// What the document says of itself.
    pub(super) fn properties(name: &str, of_type: &str, bytes: Vec<u8>) -> Self {
        Self { path: format!("docProps/{name}.xml"), of_type: Some(of_type.to_owned()), bytes }
    }
}

/// The parts of a form of the program's own, with what says what they are and how they point to each other.
pub(super) fn parts(parts: Vec<Part>, pointers: &[Relationship]) -> Parts {
    let own = [
        ("rId1", format!("{OFFICE}/officeDocument"), DOCUMENT),
        ("rId2", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ];
    let own = relationships(own.iter().map(|(id, kind, target)| (*id, kind.clone(), *target)));
    let of_document =
        relationships(pointers.iter().map(|p| (p.id.as_str(), format!("{OFFICE}/{}", p.kind), p.target.as_str())));
    let types = types(&parts);
    let mut all: Parts = parts.into_iter().map(|part| (part.path, part.bytes)).collect();
    all.insert(TYPES.to_owned(), types);
    all.insert(pointers_path(""), own);
    all.insert(pointers_path(DOCUMENT), of_document);
    all
}

/// All parts as one file.
///
/// # Errors
/// If the archive cannot be written.
pub(super) fn archive(parts: &Parts) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Left to itself the archive would say when it was packed, and on which system.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix);
    // What says what the parts are has to come first; its name does.
    for (path, bytes) in parts {
        archive.start_file(path.as_str(), options).map_err(io::Error::other)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
}

/// Adds a pointer to those of a part.
pub(super) fn point(pointers: &mut Element, id: &str, kind: &str, target: &Target) {
    let (target, outside) = match target {
        Target::Part(target) => (target, false),
        Target::Outside(target) => (target, true),
    };
    let kind =
        if kind == CORE { format!("{PACKAGE}/relationships/metadata/{CORE}") } else { format!("{OFFICE}/{kind}") };
    let mut attributes = vec![("Id", id.to_owned()), ("Type", kind), ("Target", escaped(target))];
    if outside {
        attributes.push(("TargetMode", "External".to_owned()));
    }
    add(pointers, "Relationship", attributes);
}

/// Says of what type a part is.
pub(super) fn name_type(types: &mut Element, path: &str, of_type: &str) {
    add(types, "Override", vec![("PartName", format!("/{path}")), ("ContentType", of_type.to_owned())]);
}

/// Says of what type all parts with an ending are, if nothing does.
pub(super) fn name_ending(types: &mut Element, ending: &str, of_type: &str) {
    let known = |e: &Element| e.attribute("Extension").is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if !types.elements().any(known) {
        add(types, "Default", vec![("Extension", ending.to_owned()), ("ContentType", of_type.to_owned())]);
        // The schema wants endings before parts; Word does not mind, validators do.
        types.children.rotate_right(1);
    }
}

fn add(root: &mut Element, name: &str, attributes: Vec<(&str, String)>) {
    // A root with a prefix has children with the same.
    let prefix = root.name.rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    root.children.push(Node::Element(Element { name: format!("{prefix}{name}"), attributes, children: Vec::new() }));
}

/// An empty list of pointers.
pub(super) fn no_pointers() -> Element {
    let namespace = ("xmlns".to_owned(), format!("{PACKAGE}/relationships"));
    Element { name: "Relationships".to_owned(), attributes: vec![namespace], children: Vec::new() }
}

fn types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let endings = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
        ];
        for (ending, of_type) in endings {
            xml.empty("Default", &[("Extension", ending), ("ContentType", of_type)]);
        }
        for part in parts {
            if let Some(of_type) = &part.of_type {
                xml.empty("Override", &[("PartName", &format!("/{}", part.path)), ("ContentType", of_type)]);
            }
        }
    });
    xml.finish()
}

fn relationships<'a>(all: impl Iterator<Item = (&'a str, String, &'a str)>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in all {
            xml.empty("Relationship", &[("Id", id), ("Type", kind.as_str()), ("Target", target)]);
        }
    });
    xml.finish()
}
