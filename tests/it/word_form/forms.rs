//! Word forms as a town might have them, part by part.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A picture of the letterhead: only its bytes matter.
pub(super) const PNG: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x03\x00\x00\x00\x04\x08\x00\x00\x00\x00nF\
    \xda\xdb\x00\x00\x00\x0eIDATx\xdachhh`@\xc2\x000\x10\x06\x01Pa\xd2\xf3\x00\x00\x00\x00IEND\xaeB`\x82";

/// The text of a town's form: letterhead with a table, a control for the resolution, a mark in a cell, the rest, a foot.
pub(super) const TOWN: &str = include_str!("town.xml");
const STYLES: &str = include_str!("town-styles.xml");
const NUMBERING: &str = include_str!("town-numbering.xml");

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts of a form.
#[derive(Clone)]
pub(super) struct Form(pub(super) BTreeMap<&'static str, Vec<u8>>);

/// A part with pointers.
pub(super) fn pointers(all: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// The head of pages with these words.
pub(super) fn head(words: &str) -> String {
    format!("<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>")
}

impl Form {
    /// As a town in North Rhine might have it, saved by a German Word.
    pub(super) fn town() -> Self {
        let pointer = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
        };
        let of_text = [
            ("rId1", "styles", "styles.xml"),
            ("rId2", "numbering", "numbering.xml"),
            ("rId3", "header", "kopf.xml"),
            ("rId4", "image", "media/wappen.png"),
            ("rId5", "theme", "theme/theme1.xml"),
            ("rId6", "settings", "settings.xml"),
        ];
        let of_text: String = of_text.into_iter().map(|(id, kind, target)| pointer(id, kind, target)).collect();
        let types = [
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("kopf", "header"),
            ("settings", "settings"),
        ];
        let types: String = types
            .into_iter()
            .map(|(name, kind)| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"))
            .collect();
        let types = format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{types}<Override \
             PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/></Types>"
        );
        let settings = format!("<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/></w:settings>");
        let form = Self(BTreeMap::new())
            .with_part("[Content_Types].xml", types.as_bytes())
            .with_part("_rels/.rels", pointers(&pointer("rId1", "officeDocument", "word/document.xml")).as_bytes())
            .with_part("word/_rels/document.xml.rels", pointers(&of_text).as_bytes())
            .with_part("word/document.xml", TOWN.as_bytes())
            .with_part("word/styles.xml", STYLES.as_bytes())
            .with_part("word/numbering.xml", NUMBERING.as_bytes())
            .with_part("word/kopf.xml", head("Stadt {{kommune}} · {{vorlage_nr}}").as_bytes())
            .with_part("word/settings.xml", settings.as_bytes())
            .with_part("word/theme/theme1.xml", include_bytes!("../../../src/word/theme.xml"));
        form.with_part("word/media/wappen.png", PNG)
    }

    /// The town's, with this text instead.
    pub(super) fn with(text: &str) -> Self {
        let (before, rest) = TOWN.split_once("<w:body>").expect("a body");
        let (_, section) = rest.rsplit_once("<w:sectPr>").expect("a section");
        Self::town().with_part("word/document.xml", format!("{before}<w:body>{text}<w:sectPr>{section}").as_bytes())
    }

    pub(super) fn with_part(mut self, path: &'static str, bytes: &[u8]) -> Self {
        self.0.insert(path, bytes.to_vec());
        self
    }

    /// With a pointer of the text.
    pub(super) fn with_pointer(self, pointer: &str) -> Self {
        let path = "word/_rels/document.xml.rels";
        let known = String::from_utf8(self.0[path].clone()).expect("text");
        let more = known.replace("</Relationships>", &format!("{pointer}</Relationships>"));
        self.with_part(path, more.as_bytes())
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.0 {
            archive.start_file(*path, SimpleFileOptions::default()).expect("an entry");
            archive.write_all(bytes).expect("its bytes");
        }
        archive.finish().expect("an archive").into_inner()
    }
}
