//! The council paper and the status report as Word files that can be edited (WordprocessingML, ECMA-376 part 1, in its
//! transitional form).
//!
//! Takes what page and text copy are drawn from too, the blocks of the briefing and the rendered text modules; gives
//! bytes. There is one way: a form is filled, the municipality's own or the program's. Headings, lists, tables and the
//! language are Word's own, so that a town's styles, its navigation and a screen reader find them. What a profile says is
//! text and never markup.

mod body;
mod fill;
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

use body::Body;
use fill::Filler;
use numbering::{Numbering, Taken};
use package::{CORE, CORE_TYPE, DOCUMENT, Part, Relationship, Target, WORD};
use runs::Links;
use styles::Styles;

use crate::word_form::WordForm;
use crate::word_form::package::{Parts, TYPES, pointers, pointers_path};
use crate::word_form::tree::{self, Element, Node};

/// The file of a paper. The same paper gives the same bytes.
///
/// # Errors
/// If the archive cannot be written.
pub fn document(paper: &Paper) -> io::Result<Vec<u8>> {
    match paper.form() {
        Some(form) => filled(form, paper),
        None => filled(&own_form(paper), paper),
    }
}

/// The program's own form: one for all Länder, as the council paper's sections have their order already.
fn own_form(paper: &Paper) -> WordForm {
    let mut parts = vec![
        Part {
            path: DOCUMENT.to_owned(),
            ..Part::of_word("document", "document.main", furniture::text(paper.languages))
        },
        Part::of_word("styles", "styles", styles::part(paper.briefing.labels.language())),
        Part::of_word("settings", "settings", furniture::settings(paper.language)),
        Part::of_word("fontTable", "fontTable", styles::FONTS.into()),
        Part::theme(styles::THEME.into()),
    ];
    let mut pointers: Vec<Relationship> = ["styles", "settings", "fontTable", "theme"]
        .map(|kind| Relationship { id: kind.to_owned(), kind, target: file(kind) })
        .into();
    for (name, first, foot) in furniture::PARTS {
        let kind = if foot { "footer" } else { "header" };
        parts.push(Part::of_word(name, kind, furniture::part(paper, first, foot)));
        pointers.push(Relationship { id: name.to_owned(), kind, target: file(name) });
    }
    parts.push(Part::properties("core", CORE_TYPE, furniture::core(paper)));
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    parts.push(Part::properties("app", app, furniture::app(paper)));
    WordForm::own(package::parts(parts, &pointers), DOCUMENT)
}

fn file(name: &str) -> String {
    format!("{name}.xml")
}

/// A form with what the paper says.
// Long: a step for every part of the file that changes.
fn filled(form: &WordForm, paper: &Paper) -> io::Result<Vec<u8>> {
    let mut parts = form.parts().clone();
    let mut root = part(&parts, form.main())?;
    let width = fill::width(&root);
    let [style_path, numbering_path] = ["styles", "numbering"].map(|kind| form.related(kind).into_iter().next());
    let known = style_path.as_deref().map(|path| part(&parts, path)).transpose()?;
    let styles = Styles::of(known, paper.briefing.labels.language(), width).ok_or_else(broken)?;
    let lists = numbering_path.as_deref().map(|path| part(&parts, path)).transpose()?;
    let prefix = prefix(&parts, form.main());
    let links = Links { prefix: prefix.clone(), style: styles.id(style::LINK).to_owned(), targets: Vec::new() };
    let taken = taken(lists.as_ref(), &styles);
    let crest = format!("{prefix}crest");
    let body = Body::new(paper, &styles, Numbering::beside(taken), links);
    let mut filler = Filler { body, paper, form, crest: crest.clone(), around: false };
    filler.text(&mut root, width)?;
    filler.around = true;
    for path in ["header", "footer"].into_iter().flat_map(|kind| form.related(kind)) {
        let mut around = part(&parts, &path)?;
        filler.container(&mut around, width);
        parts.insert(path, around.part());
    }
    let Filler { body: Body { numbering, links, .. }, .. } = filler;
    if root.attribute("xmlns:r").is_none() {
        root.set("xmlns:r", names::POINTERS);
    }
    parts.insert(form.main().to_owned(), root.part());
    let mut changed = Changed::of(&parts, form.main())?;
    changed.part(&mut parts, style_path, "styles", &styles.root);
    changed.part(&mut parts, numbering_path, "numbering", &numbered(lists, &numbering));
    for (number, to) in (1..).zip(&links.targets) {
        package::point(&mut changed.pointers, &links.pointer(number), "hyperlink", &Target::Outside(to.clone()));
    }
    if let Some(picture) = paper.crest.filter(|_| form.has(crate::word_form::marks::CREST)) {
        let name = picture.name(&prefix);
        package::name_ending(
            &mut changed.types,
            picture.ending,
            if picture.ending == "png" { "image/png" } else { "image/jpeg" },
        );
        package::point(&mut changed.pointers, &crest, "image", &Target::Part(name.clone()));
        parts.insert(format!("{}{name}", changed.folder), picture.bytes.clone());
    }
    let known = pointers(&parts, "").unwrap_or_default().into_iter().find(|pointer| pointer.kind == CORE);
    let core = match known {
        Some(known) => known.target,
        None => {
            let mut all = part(&parts, &pointers_path(""))?;
            package::point(&mut all, &format!("{prefix}core"), CORE, &Target::Part("docProps/core.xml".to_owned()));
            package::name_type(&mut changed.types, "docProps/core.xml", CORE_TYPE);
            parts.insert(pointers_path(""), all.part());
            "docProps/core.xml".to_owned()
        }
    };
    parts.insert(core, furniture::core(paper));
    changed.write(&mut parts, form.main());
    package::archive(&parts)
}

/// What says what the parts are, and how the text points to them.
struct Changed {
    types: Element,
    pointers: Element,
    /// The folder of the text, with a slash.
    folder: String,
    prefix: String,
}

impl Changed {
    fn of(parts: &Parts, main: &str) -> io::Result<Self> {
        let path = pointers_path(main);
        let pointers = if parts.contains_key(&path) { part(parts, &path)? } else { package::no_pointers() };
        let folder = main.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        Ok(Self { types: part(parts, TYPES)?, pointers, folder, prefix: prefix(parts, main) })
    }

    /// Puts a part in its place, or beside the text if it has none.
    fn part(&mut self, parts: &mut Parts, path: Option<String>, kind: &'static str, root: &Element) {
        let path = path.unwrap_or_else(|| {
            let usual = file(kind);
            let is_free = !parts.contains_key(&format!("{}{usual}", self.folder));
            let name = if is_free { usual } else { format!("{}{usual}", self.prefix) };
            package::point(&mut self.pointers, &format!("{}{kind}", self.prefix), kind, &Target::Part(name.clone()));
            let path = format!("{}{name}", self.folder);
            package::name_type(&mut self.types, &path, &format!("{WORD}.{kind}+xml"));
            path
        });
        parts.insert(path, root.part());
    }

    fn write(mut self, parts: &mut Parts, main: &str) {
        // A template becomes a document.
        let of_main = format!("/{main}");
        for element in self.types.elements_mut().filter(|e| e.attribute("PartName") == Some(of_main.as_str())) {
            element.set("ContentType", &format!("{WORD}.document.main+xml"));
        }
        parts.insert(TYPES.to_owned(), self.types.part());
        parts.insert(pointers_path(main), self.pointers.part());
    }
}

fn part(parts: &Parts, path: &str) -> io::Result<Element> {
    parts.get(path).and_then(|bytes| tree::parse(bytes).ok()).ok_or_else(broken)
}

/// Forms are checked when they are read.
fn broken() -> io::Error {
    io::Error::other("a part of the Word form cannot be read")
}

/// The beginning of names that no pointer of the text has.
fn prefix(parts: &Parts, main: &str) -> String {
    let known = pointers(parts, main).unwrap_or_default();
    let free = |prefix: &String| !known.iter().any(|pointer| pointer.id.starts_with(prefix.as_str()));
    (1..).map(|length| "r".repeat(length) + "m").find(free).unwrap_or_default()
}

/// What a form numbers already.
fn taken(lists: Option<&Element>, styles: &Styles) -> Taken {
    let Some(root) = lists else { return Taken { free: (0, 1), ..Taken::default() } };
    let of = |name: &str, attribute: &str| {
        let all = root.elements().filter(|element| element.name == name);
        let numbers = all.filter_map(|element| element.attribute(attribute)?.parse::<u32>().ok());
        numbers.max().map_or(0, |last| last as usize + 1)
    };
    let kind = |list: &Option<String>| {
        let list = list.as_deref()?;
        let own = root.elements().find(|e| e.name == "w:num" && e.attribute("w:numId") == Some(list))?;
        own.value(&["w:abstractNumId"])?.parse().ok()
    };
    Taken {
        free: (of("w:abstractNum", "w:abstractNumId"), of("w:num", "w:numId").max(1)),
        bullets: kind(&styles.bullets),
        numbers: kind(&styles.numbers),
    }
}

/// The lists of a form with those of the paper: kinds have to stand before lists.
fn numbered(lists: Option<Element>, numbering: &Numbering) -> Element {
    let mut root = lists.unwrap_or_else(|| Element {
        name: "w:numbering".to_owned(),
        attributes: vec![("xmlns:w".to_owned(), names::MAIN.to_owned())],
        children: Vec::new(),
    });
    let after = |name: &'static str| {
        move |root: &Element| {
            let last = root.children.iter().rposition(|node| matches!(node, Node::Element(e) if e.name == name));
            last.map(|last| last + 1)
        }
    };
    let pictures = after("w:numPicBullet");
    let kinds = after("w:abstractNum")(&root).or_else(|| pictures(&root)).unwrap_or(0);
    root.children.insert(kinds, Node::Raw(numbering.kinds()));
    let lists = after("w:num")(&root).unwrap_or(kinds + 1);
    root.children.insert(lists, Node::Raw(numbering.lists()));
    root
}
