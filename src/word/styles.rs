//! How a paper looks: styles that a town can change in Word. Those of the program's own form are written by hand, in
//! `styles.xml`; a form of a town's own keeps its styles, found by their names, and gets those it lacks.

use std::collections::BTreeMap;

use super::style;
use crate::language::Language;
use crate::word_form::tree::{self, Element, Node};

const STYLES: &str = include_str!("styles.xml");
/// The typefaces that are used, with what may stand in for them.
pub(super) const FONTS: &str = include_str!("fonts.xml");
/// The colours and typefaces that Word offers to whoever goes on writing; no style refers to them.
pub(super) const THEME: &str = include_str!("theme.xml");

/// The styles of our own, by their ids, with their names in both languages.
const NAMES: [(&str, &str, &str); 11] = [
    ("Sender", "Absender", "Sender"),
    ("Fact", "Angabe", "Entry"),
    ("Notice", "Hinweis", "Notice"),
    ("Gap", "Fehlende Angabe", "Missing entry"),
    ("Question", "Entscheidungsfrage", "Question to decide"),
    ("Core", "Kern der Entscheidung", "Core of the decision"),
    ("Note", "Anmerkung", "Note"),
    ("TableText", "Tabellentext", "Table text"),
    ("TableHead", "Tabellenkopf", "Table head"),
    ("DraftMark", "Entwurfsvermerk", "Draft mark"),
    ("PaperTable", "Vorlagentabelle", "Paper table"),
];

/// The styles that content is written with.
const ROLES: [&str; 18] = [
    style::NORMAL,
    style::SUBTITLE,
    style::TITLE,
    style::SECTION,
    style::PART,
    style::NUMBERS,
    style::BULLETS,
    style::CONTINUED,
    style::FACT,
    style::NOTICE,
    style::GAP,
    style::QUESTION,
    style::CORE,
    style::SIGNATURE,
    style::NOTE,
    style::CELL,
    style::HEAD,
    style::LINK,
];

/// The name of the grid that Word has for tables.
const GRID: &str = "Table Grid";

/// The part of the program's own form.
pub(super) fn part(language: Language) -> Vec<u8> {
    let own = |(id, german, english): (&str, &'static str, &'static str)| {
        (format!("{{{id}}}"), if language == Language::German { german } else { english })
    };
    let all = NAMES.map(own).into_iter().chain([("{lang}".to_owned(), language.region())]);
    all.fold(STYLES.to_owned(), |text, (mark, word)| text.replace(&mark, word)).into_bytes()
}

/// The styles of a form by what they are used for.
pub(super) struct Styles {
    ids: BTreeMap<&'static str, String>,
    /// The lists that the form's own styles for bullets and for numbers belong to.
    pub(super) bullets: Option<String>,
    pub(super) numbers: Option<String>,
    /// The part with those that were added.
    pub(super) root: Element,
}

impl Styles {
    /// The styles of a form with this part; `width` is that of its lines in twips.
    pub(super) fn of(form: Option<Element>, language: Language, width: usize) -> Option<Self> {
        let own = tree::parse(&part(language)).ok()?;
        let mut root = form.unwrap_or_else(|| own.clone());
        let roles: Vec<&'static str> = ROLES.into_iter().chain([style::TABLE]).collect();
        let found: BTreeMap<&'static str, Option<String>> =
            roles.iter().map(|role| (*role, in_form(&root, &own, role))).collect();
        let taken = |id: &str| styles(&root).any(|style| style.attribute("w:styleId") == Some(id));
        let free = |role: &str| {
            let names = std::iter::once(role.to_owned()).chain((1..).map(|number| format!("{role}{number}")));
            names.into_iter().find(|id| !taken(id)).unwrap_or_default()
        };
        let id = |(role, found): (&&'static str, &Option<String>)| (*role, found.clone().unwrap_or_else(|| free(role)));
        let ids: BTreeMap<&'static str, String> = found.iter().map(id).collect();
        let numbered = |role: &str| {
            let id = found.get(role)?.as_deref()?;
            let style = styles(&root).find(|style| style.attribute("w:styleId") == Some(id))?;
            style.value(&["w:pPr", "w:numPr", "w:numId"]).map(str::to_owned)
        };
        let (bullets, numbers) = (numbered(style::BULLETS), numbered(style::NUMBERS));
        let lacking = roles.iter().filter(|role| found.get(*role).is_some_and(Option::is_none));
        let added: Vec<Node> = lacking
            .filter_map(|role| {
                let style = styles(&own).find(|style| style.attribute("w:styleId") == Some(role))?;
                Some(Node::Element(added(style, &ids, &root, width)))
            })
            .collect();
        root.children.extend(added);
        Some(Self { ids, bullets, numbers, root })
    }

    /// The id of a style by what it is used for.
    pub(super) fn id<'s>(&'s self, role: &'s str) -> &'s str {
        self.ids.get(role).map_or(role, String::as_str)
    }
}

fn styles(root: &Element) -> impl Iterator<Item = &Element> {
    root.elements().filter(|element| element.name == "w:style")
}

/// The id of the style that a form has for this, by its name.
fn in_form(form: &Element, own: &Element, role: &str) -> Option<String> {
    let id = |style: &Element| style.attribute("w:styleId").map(str::to_owned);
    let usual = styles(own).find(|style| style.attribute("w:styleId") == Some(role))?;
    let of_type = usual.attribute("w:type");
    if role == style::NORMAL {
        let is_usual = |style: &&Element| matches!(style.attribute("w:default"), Some("1" | "true"));
        return styles(form).filter(|style| style.attribute("w:type") == of_type).find(is_usual).and_then(id);
    }
    let mut names = vec![usual.value(&["w:name"]).unwrap_or_default()];
    names.extend(NAMES.iter().filter(|(id, _, _)| *id == role).flat_map(|(_, german, english)| [*german, *english]));
    names.extend((role == style::TABLE).then_some(GRID));
    let named = |name: &str| {
        styles(form).find(|style| {
            let own = style.value(&["w:name"]).unwrap_or_default();
            own.eq_ignore_ascii_case(name) && style.attribute("w:type") == of_type
        })
    };
    names.into_iter().find_map(named).and_then(id)
}

/// A style for a form that lacks it: what it is based on is what the form has for that.
fn added(style: &Element, ids: &BTreeMap<&'static str, String>, form: &Element, width: usize) -> Element {
    let mut style = style.clone();
    let new = ids.get(style.attribute("w:styleId").unwrap_or_default()).cloned().unwrap_or_default();
    style.set("w:styleId", &new);
    style.attributes.retain(|(name, _)| name != "w:default");
    style.children.retain_mut(|node| {
        let Node::Element(element) = node else { return true };
        if !matches!(element.name.as_str(), "w:basedOn" | "w:next" | "w:link") {
            return true;
        }
        let of = element.attribute("w:val").unwrap_or_default().to_owned();
        let known =
            |id: &&String| styles(form).any(|s| s.attribute("w:styleId") == Some(id)) || ids.values().any(|i| &i == id);
        let id = ids.get(of.as_str()).filter(known).cloned();
        match id.or_else(|| Some(of).filter(|of| known(&of))) {
            Some(id) => {
                element.set("w:val", &id);
                true
            }
            None => false,
        }
    });
    let right = (width).to_string();
    tabs(&mut style, &right);
    style
}

/// Tabs at the right end stand where lines end in this form.
fn tabs(element: &mut Element, right: &str) {
    if element.name == "w:tab" && element.attribute("w:val") == Some("right") {
        element.set("w:pos", right);
    }
    element.elements_mut().for_each(|child| tabs(child, right));
}
