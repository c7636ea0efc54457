//! The parts of the file in their archive, with what they are and how they point to each other (Open Packaging
//! Conventions, ECMA-376 part 2). Takes parts, gives bytes; the same parts give the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::xml::Xml;

/// The main part.
pub(super) const DOCUMENT: &str = "word/document.xml";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Where a part of the document points to.
pub(super) enum Target {
    /// A part in the folder `word`.
    Part(String),
    /// A page, or an address to write to.
    Outside(String),
}

/// A pointer of the document.
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of the type's name: `image`.
    pub(super) kind: &'static str,
    pub(super) target: Target,
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

    /// A picture, whose type follows from its ending.
    pub(super) fn picture(name: &str, bytes: Vec<u8>) -> Self {
        Self { path: format!("word/{name}"), of_type: None, bytes }
    }

    /// What the document says of itself.
    pub(super) fn properties(name: &str, of_type: &str, bytes: Vec<u8>) -> Self {
        Self { path: format!("docProps/{name}.xml"), of_type: Some(of_type.to_owned()), bytes }
    }
}

/// All parts as one file.
///
/// # Errors
/// If the archive cannot be written.
pub(super) fn package(parts: &[Part], pointers: &[Relationship]) -> io::Result<Vec<u8>> {
    let own = [
        ("rId1", format!("{OFFICE}/officeDocument"), DOCUMENT),
        ("rId2", format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ];
    let own = relationships(own.iter().map(|(id, kind, target)| (*id, kind.clone(), *target, false)));
    let of_document = relationships(pointers.iter().map(|pointer| {
        let (target, outside) = match &pointer.target {
            Target::Part(target) => (target.as_str(), false),
            Target::Outside(target) => (target.as_str(), true),
        };
        (pointer.id.as_str(), format!("{OFFICE}/{}", pointer.kind), target, outside)
    }));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time stamp of its own the archive would say when it was packed.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut put = |path: &str, bytes: &[u8]| {
        archive.start_file(path, options).map_err(io::Error::other)?;
        archive.write_all(bytes)
    };
    put("[Content_Types].xml", &types(parts))?;
    put("_rels/.rels", &own)?;
    for part in parts {
        put(&part.path, &part.bytes)?;
        if part.path == DOCUMENT {
            put("word/_rels/document.xml.rels", &of_document)?;
        }
    }
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
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

fn relationships<'a>(all: impl Iterator<Item = (&'a str, String, &'a str, bool)>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target, outside) in all {
            let mut attributes = vec![("Id", id), ("Type", kind.as_str()), ("Target", target)];
            if outside {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
    });
    xml.finish()
}
