//! The council paper as a Word file that can be edited (WordprocessingML, ECMA-376 part 1, in its transitional form).
//!
//! Takes what page and text copy are drawn from too, the blocks of `briefing.council` and the rendered text modules;
//! gives bytes. Headings, lists, tables and the language are Word's own, so that a town's styles, its navigation and a
//! screen reader find them. What a profile says is text and never markup.

mod body;
mod furniture;
mod lists;
mod marks;
mod measure;
mod names;
mod numbering;
mod package;
mod paper;
mod picture;
mod runs;
mod style;
mod styles;
mod table;
mod xml;

pub use paper::Paper;
pub use picture::Crest;

use std::io;

use package::{DOCUMENT, Part, Relationship, Target, package};

/// The file of a paper. The same paper gives the same bytes.
///
/// # Errors
/// If the archive cannot be written.
pub fn document(paper: &Paper) -> io::Result<Vec<u8>> {
    let (text, numbering, links) = body::write(paper);
    let mut parts = vec![
        Part { path: DOCUMENT.to_owned(), ..Part::of_word("document", "document.main", text) },
        Part::of_word("styles", "styles", styles::part(paper.briefing.labels.language())),
        Part::of_word("numbering", "numbering", numbering.part()),
        Part::of_word("settings", "settings", furniture::settings(paper.language)),
        Part::of_word("fontTable", "fontTable", styles::FONTS.into()),
        Part::theme(styles::THEME.into()),
    ];
    let mut pointers: Vec<Relationship> = ["styles", "numbering", "settings", "fontTable", "theme"]
        .map(|kind| Relationship { id: kind.to_owned(), kind, target: Target::Part(file(kind)) })
        .into();
    for (name, first, foot) in furniture::PARTS {
        let kind = if foot { "footer" } else { "header" };
        parts.push(Part::of_word(name, kind, furniture::part(paper, first, foot)));
        pointers.push(Relationship { id: name.to_owned(), kind, target: Target::Part(file(name)) });
    }
    let picture = paper.crest.map(|crest| crest.path());
    if let (Some(crest), Some(path)) = (paper.crest, &picture) {
        parts.push(Part::picture(path, crest.bytes.clone()));
        pointers.push(Relationship { id: body::CREST.to_owned(), kind: "image", target: Target::Part(path.clone()) });
    }
    for (number, to) in (1..).zip(links) {
        pointers.push(Relationship { id: runs::link_pointer(number), kind: "hyperlink", target: Target::Outside(to) });
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    parts.push(Part::properties("core", core, furniture::core(paper)));
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    parts.push(Part::properties("app", app, furniture::app(paper)));
    package(&parts, &pointers)
}

fn file(name: &str) -> String {
    format!("{name}.xml")
}
