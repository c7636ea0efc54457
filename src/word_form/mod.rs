//! A municipality's own Word form: the bytes of a .docx or .dotx become a checked form with the places that are to be
//! filled, or what is wrong with it. Nothing in it is carried out, and nothing is fetched: macros, embedded objects and
//! what is linked from elsewhere are refused. Knows nothing of what stands in a paper.

mod errors;
pub(crate) mod marks;
pub(crate) mod package;
pub(crate) mod tree;

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use crate::council_form::{ALWAYS, Content};
use crate::diagnostic::{Code, Diagnostic, Place, any_error, quote};
use crate::hash::sha256;
use crate::message::{Message, say};
use crate::names;
use errors::Fault;
use marks::{CREST, Found, Kind, WHOLE};
use package::{Parts, Pointer, TYPES};
use tree::Element;

pub(crate) use package::MAX_BYTES;

/// Words and paragraphs, as Word usually writes them.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Fields that take something from elsewhere when they are brought up to date.
const FETCHING: [&str; 8] = ["DDE", "DDEAUTO", "LINK", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DATABASE", "RD"];
/// More marks than any form has.
const MAX_MARKS: usize = 1_000;

/// A form that can be filled.
#[derive(Debug, Clone, PartialEq)]
pub struct WordForm {
    parts: Parts,
    main: String,
    sha256: String,
    placed: BTreeSet<&'static str>,
}

/// What tells whether two forms are the same.
impl Serialize for WordForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sha256.serialize(serializer)
    }
}

impl WordForm {
    /// The form that these parts are; they are the program's own.
    pub(crate) fn own(parts: Parts, main: &str) -> Self {
        let mut form = Self { parts, main: main.to_owned(), sha256: String::new(), placed: BTreeSet::new() };
        form.placed = form.marks().map(|found| placed(&found)).unwrap_or_default();
        form
    }

    /// Its parts by their paths.
    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The path of the part with its text.
    pub(crate) fn main(&self) -> &str {
        &self.main
    }

    /// The paths of the parts of a kind that its text points to: `header`.
    pub(crate) fn related(&self, kind: &str) -> Vec<String> {
        let all = package::pointers(&self.parts, &self.main).unwrap_or_default();
        all.into_iter()
            .filter(|pointer| pointer.kind == kind && !pointer.outside)
            .map(|pointer| pointer.target)
            .collect()
    }

    /// Whether its text has a place of its own for this.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.placed.contains(key)
    }

    /// Whether it has a place for everything that has none of its own.
    #[must_use]
    pub fn takes_the_rest(&self) -> bool {
        self.has(WHOLE)
    }

    /// What has no place in it and may not be missing.
    #[must_use]
    pub fn lacks(&self) -> Vec<Content> {
        ALWAYS.into_iter().filter(|content| !self.takes_the_rest() && !self.has(content.key())).collect()
    }

    fn marks(&self) -> Result<Vec<Found>, Fault> {
        let (mut found, mut odd) = (Vec::new(), Vec::new());
        marks::find(&package::tree_of(&self.parts, &self.main)?, &mut found, &mut odd);
        Ok(found)
    }
}

fn placed(found: &[Found]) -> BTreeSet<&'static str> {
    found.iter().filter_map(|found| found.known).map(|(key, _)| key).collect()
}

/// Reads a form. What is wrong with its marks is said all at once, in their order.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Option<WordForm>, Vec<Diagnostic>) {
    let place = Place::File(name.into());
    let form = match checked(bytes) {
        Ok(form) => form,
        Err(fault) => return (None, vec![fault.at(place)]),
    };
    let findings = match check_marks(&form) {
        Ok(findings) => findings,
        Err(fault) => vec![*fault],
    };
    let failed = any_error(&findings);
    let findings = findings.into_iter().map(|finding| finding.at(place.clone())).collect();
    ((!failed).then_some(form), findings)
}

/// The form as a file: whole, within limits, and nothing in it that does something.
fn checked(bytes: &[u8]) -> Result<WordForm, Fault> {
    let mut parts = package::unpack(bytes)?;
    let main = package::pointers(&parts, "")?.into_iter().find(|pointer| pointer.kind == "officeDocument");
    let main =
        main.map(|pointer| pointer.target).filter(|main| parts.contains_key(main)).ok_or_else(errors::no_word_file)?;
    let types = package::tree_of(&parts, TYPES)?;
    inert(&parts, &types)?;
    for path in pointing(&parts) {
        for pointer in package::pointers(&parts, &path)? {
            check_pointer(&pointer)?;
        }
    }
    let root = package::tree_of(&parts, &main)?;
    if root.name != "w:document" {
        return Err(if root.name.ends_with(":document") { errors::strict() } else { errors::no_word_file() });
    }
    if root.attribute("xmlns:w") != Some(MAIN) {
        return Err(errors::strict());
    }
    without_template(&mut parts, &main)?;
    let mut form = WordForm { parts, main, sha256: sha256(bytes), placed: BTreeSet::new() };
    for path in texts(&form) {
        fetches_nothing(&package::tree_of(&form.parts, &path)?)?;
    }
    for kind in ["styles", "numbering"] {
        for path in form.related(kind) {
            package::tree_of(&form.parts, &path)?;
        }
    }
    form.placed = placed(&form.marks()?);
    Ok(form)
}

/// The parts with words to fill: the text, and heads and feet of pages.
fn texts(form: &WordForm) -> Vec<String> {
    let around = ["header", "footer"].into_iter().flat_map(|kind| form.related(kind));
    std::iter::once(form.main.clone()).chain(around).collect()
}

/// Parts that have pointers, by the paths of these.
fn pointing(parts: &Parts) -> Vec<String> {
    let of = |path: &String| {
        let (folder, name) = path.rsplit_once("_rels/")?;
        Some(format!("{folder}{}", name.strip_suffix(".rels")?))
    };
    parts.keys().filter_map(of).collect()
}

fn inert(parts: &Parts, types: &Element) -> Result<(), Fault> {
    let says = |element: &Element| element.attribute("ContentType").unwrap_or_default().to_lowercase();
    let is_macro =
        |path: &String| path.to_lowercase().contains("vbaproject") || path.to_lowercase().contains("vbadata");
    if parts.keys().any(is_macro)
        || types.elements().map(says).any(|of_type| of_type.contains("macroenabled") || of_type.contains("vbaproject"))
    {
        return Err(errors::macros());
    }
    let folder = |path: &&String| {
        let path = path.to_lowercase();
        path.contains("/embeddings/") || path.contains("/activex/")
    };
    parts.keys().find(folder).map_or(Ok(()), |path| Err(errors::embedded(path)))
}

fn check_pointer(pointer: &Pointer) -> Result<(), Fault> {
    match (pointer.kind.as_str(), pointer.outside) {
        ("oleObject" | "package" | "control" | "aFChunk" | "activeXControlBinary" | "webextension", _) => {
            Err(errors::embedded(&pointer.target))
        }
        ("vbaProject", _) => Err(errors::macros()),
        // The first is followed by a click alone, the others are taken out.
        ("hyperlink" | "attachedTemplate" | "mailMergeSource" | "mailMergeHeaderSource", _) | (_, false) => Ok(()),
        (_, true) => Err(errors::linked(say!("{text}", text = quote(&pointer.target)))),
    }
}

/// Takes out the template that the form was made from, and letters in series: both are looked for elsewhere.
fn without_template(parts: &mut Parts, main: &str) -> Result<(), Fault> {
    let settings = package::pointers(parts, main)?.into_iter().find(|pointer| pointer.kind == "settings");
    let Some(path) = settings.map(|pointer| pointer.target).filter(|path| parts.contains_key(path)) else {
        return Ok(());
    };
    let mut root = package::tree_of(parts, &path)?;
    root.children.retain(
        |node| !matches!(node, tree::Node::Element(e) if e.name == "w:attachedTemplate" || e.name == "w:mailMerge"),
    );
    parts.insert(path.clone(), root.part());
    parts.remove(&package::pointers_path(&path));
    Ok(())
}

fn fetches_nothing(root: &Element) -> Result<(), Fault> {
    let mut fetching = None;
    let mut look = |instruction: &str| {
        let name = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
        if FETCHING.contains(&name.as_str()) {
            fetching.get_or_insert(name);
        }
    };
    root.each(&mut |element| match element.name.as_str() {
        "w:fldSimple" => look(element.attribute("w:instr").unwrap_or_default()),
        // The words of a field may be split over runs like any other.
        "w:p" => {
            let mut words = String::new();
            element.each(&mut |part| {
                if part.name == "w:instrText" {
                    words += &part.own_text();
                } else if part.name == "w:fldChar" {
                    words.push('\n');
                }
            });
            words.lines().for_each(&mut look);
        }
        _ => {}
    });
    fetching.map_or(Ok(()), |name| Err(errors::linked(say!("the field `{name}`", name))))
}

/// What is wrong with the marks.
fn check_marks(form: &WordForm) -> Result<Vec<Diagnostic>, Fault> {
    let mut findings = Vec::new();
    let (mut in_text, mut first) = (0, BTreeSet::new());
    for path in texts(form) {
        let (mut found, mut odd) = (Vec::new(), Vec::new());
        marks::find(&package::tree_of(&form.parts, &path)?, &mut found, &mut odd);
        if found.len() > MAX_MARKS {
            return Err(errors::too_large(say!("it has more than {most} marks", most = MAX_MARKS)));
        }
        for words in odd {
            let message =
                say!("a mark is not closed, or its braces are not in pairs: {words}", words = excerpt(&words));
            findings.push(error(message).hint(say!("write it as `{{{{beschluss}}}}`, with two braces on each side")));
        }
        let around = path != form.main;
        for found in found {
            in_text += usize::from(!around && found.known.is_some());
            findings.extend(check_mark(&found, around, &mut first));
        }
    }
    if in_text == 0 && findings.is_empty() {
        let message = say!("the form has no place where something is to be filled in");
        findings.push(
            error(message).hint(say!("write `{{{{inhalt}}}}` on a line of its own, where the paper is to stand")),
        );
    }
    let lacks: Vec<String> = form.lacks().iter().map(|content| format!("`{}`", content.key())).collect();
    if !any_error(&findings) && !lacks.is_empty() {
        let message = say!("the form has no place for {missing}: it is added at the end", missing = lacks.join(", "));
        let warning = Diagnostic::warning(Code::ContentAdded, message);
        findings.push(warning.hint(say!("no council paper may be without it; put its mark where it is to stand")));
    }
    Ok(findings)
}

fn check_mark(found: &Found, around: bool, first: &mut BTreeSet<&'static str>) -> Option<Diagnostic> {
    let shown = if found.tag { quote(&found.says) } else { quote(&format!("{{{{{}}}}}", found.says)) };
    let Some((key, kind)) = found.known else {
        let near = names::nearest(&found.says, marks::known().map(|(key, _)| key));
        // Controls may have tags that other programs know.
        return match (found.tag, near) {
            (true, None) => None,
            (true, near) => {
                let message =
                    say!("no content is called like the tag {mark}; the control stays as it is", mark = shown);
                Some(Diagnostic::warning(Code::UnknownMark, message).did_you_mean(near))
            }
            (false, near) => {
                let message = say!("there is no mark {mark}: {words}", mark = shown, words = excerpt(&found.words));
                let unknown = Diagnostic::error(Code::UnknownMark, message);
                Some(match near {
                    Some(_) => unknown.did_you_mean(near),
                    None => unknown.hint(say!("docs/vorlagen.md names all marks")),
                })
            }
        };
    };
    if around && (kind == Kind::Blocks || key == CREST) {
        let message = say!("{mark} cannot stand in the head or foot of a page", mark = shown);
        return Some(error(message).hint(say!("there is room for a few words only, such as `{{{{vorlage_nr}}}}`")));
    }
    if kind == Kind::Words {
        return None;
    }
    if !found.alone {
        let message = match found.tag {
            true => say!("the content control {mark} does not have its line for itself", mark = shown),
            false => {
                say!("{mark} does not have its line for itself: {words}", mark = shown, words = excerpt(&found.words))
            }
        };
        return Some(error(message).hint(say!("it becomes several paragraphs, so put it on a line of its own")));
    }
    (!first.insert(key)).then(|| {
        let message = say!("`{content}` is in the form twice", content = key);
        Diagnostic::error(Code::DuplicateContent, message).hint(say!("keep one of the two"))
    })
}

fn error(message: Message) -> Diagnostic {
    Diagnostic::error(Code::WordForm, message)
}

/// So much of a paragraph that it is found again.
fn excerpt(words: &str) -> String {
    let words = quick_xml::escape::unescape(words).map_or_else(|_| words.to_owned(), Into::into);
    quote(&words)
}
