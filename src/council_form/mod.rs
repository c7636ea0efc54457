//! How a municipality writes its council papers: title, header fields, order and names of the sections.
//! Read from small files (`data/vorlagen`, or a town's own; `docs/vorlagen.md`) through the same tree of
//! placed values as profiles. Knows nothing of what the sections say.

mod bias;
mod words;

pub use bias::BiasRule;
pub(crate) use words::{CONTENTS, FIELDS};
pub use words::{Check, Column, Content, HeaderField, Question};

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::bodies;
use crate::budget::Term;
use crate::diagnostic::{Code, Diagnostic, Place, any_error, quote};
use crate::document::bounds::STATES;
use crate::document::format::{Format, TableKeys, Twins};
use crate::document::kind::{Key, Kind, WordList, optional, required};
use crate::document::node::Value;
use crate::document::reader::{Findings, TableReader, ValueReader};
use crate::document::{Document, limit, position, tree};
use crate::language::Language;
use crate::message::say;
use crate::names;
use words::{CHECKS, COLUMNS, QUESTIONS};

/// What no form can leave out, in the order it is added: a paper that hides what it asks for, its costs
/// or its risks is a bad paper.
pub(crate) const ALWAYS: [Content; 4] = [Content::Resolution, Content::Budget, Content::FollowUp, Content::Risks];

/// The keys of `[namen]`: all fields and all contents.
pub(crate) const NAMED: [Key; FIELDS.len() + CONTENTS.len()] = {
    let mut all = [optional("", Kind::Text); FIELDS.len() + CONTENTS.len()];
    let mut i = 0;
    while i < FIELDS.len() {
        all[i].name = FIELDS[i].0;
        i += 1;
    }
    while i < all.len() {
        all[i].name = CONTENTS[i - FIELDS.len()].0;
        i += 1;
    }
    all
};

const LANGUAGES: WordList = WordList { name: "sprache", words: || Language::ALL.map(Language::code).to_vec() };
const LAENDER: WordList = WordList { name: "land", words: || STATES.to_vec() };
const FIELD_WORDS: WordList = WordList { name: "kopf", words: || keys(FIELDS) };
const COLUMN_WORDS: WordList = WordList { name: "beratungsspalten", words: || keys(COLUMNS) };
const CHECK_WORDS: WordList = WordList { name: "pruefungen", words: || keys(CHECKS) };
const CONTENT_WORDS: WordList = WordList { name: "inhalt", words: || keys(CONTENTS) };
const QUESTION_WORDS: WordList = WordList { name: "antwort", words: || keys(QUESTIONS) };

/// A form of the council paper, its tables in the order of `docs/vorlagen.md`.
static FORMAT: LazyLock<Format> = LazyLock::new(|| {
    let table = |path, header, keys| TableKeys { path, header, needs: None, keys };
    let top = vec![
        required("name", Kind::Text),
        optional("sprache", Kind::Word(&LANGUAGES)),
        optional("laender", Kind::Words(&LAENDER)),
        optional("titel", Kind::Text),
        optional("kopf", Kind::Words(&FIELD_WORDS)),
        optional("beratungsspalten", Kind::Words(&COLUMN_WORDS)),
        optional("pruefungen", Kind::Words(&CHECK_WORDS)),
        optional("unterschriften", Kind::Texts),
        optional("namen", Kind::Table),
        optional("haushalt", Kind::Table),
        optional("finanzfrage", Kind::Tables),
        optional("abschnitt", Kind::Tables),
    ];
    let words = Term::ALL.map(|term| optional(term.key(), Kind::Text)).to_vec();
    let question = vec![required("antwort", Kind::Word(&QUESTION_WORDS)), optional("frage", Kind::Text)];
    let section = vec![optional("titel", Kind::Text), required("inhalt", Kind::Words(&CONTENT_WORDS))];
    let tables = vec![
        table("", "the top of the file", top),
        table("namen", "[namen]", NAMED.to_vec()),
        table("haushalt", "[haushalt]", words),
        table("finanzfrage", "[[finanzfrage]]", question),
        table("abschnitt", "[[abschnitt]]", section),
    ];
    Format { noun: || say!("a form of the council paper"), tables, twins: Twins::None }
});

fn keys<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(key, _)| *key).collect()
}

/// `[[abschnitt]]`: a section of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormSection {
    /// `titel`; none for the name of its only content.
    pub title: Option<String>,
    /// `inhalt`: never empty; several have headings of their own.
    pub contents: Vec<Content>,
}

/// `[[finanzfrage]]`: a question on money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinanceQuestion {
    /// `antwort`: what it asks for.
    pub answer: Question,
    /// `frage`: its own words; none for the program's. Words of the budget in braces are filled in: `{laufend}`.
    pub text: Option<String>,
}

/// A form of the council paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CouncilForm {
    /// `name`: whose custom it is.
    pub name: String,
    /// `sprache`: the language of its names; a paper in another one takes the program's words.
    pub language: Language,
    /// `laender`: where it is used unless the profile says otherwise.
    pub states: Vec<String>,
    /// `titel`: what the paper is called.
    pub title: Option<String>,
    /// `kopf`: the fields of the head, in order.
    pub header: Vec<HeaderField>,
    /// `beratungsspalten`: the columns of the way through the bodies; empty for the usual ones.
    pub columns: Vec<Column>,
    /// `pruefungen`: what the paper looks into beyond purpose and money; empty for the usual.
    pub checks: Vec<Check>,
    /// `unterschriften`: who signs.
    pub signatures: Vec<String>,
    /// `haushalt`: own words of the budget, by key.
    pub budget: BTreeMap<&'static str, String>,
    /// `finanzfrage`: the questions on money, in order; empty for the usual ones.
    pub questions: Vec<FinanceQuestion>,
    /// `namen`: own names of fields and contents, by key.
    pub names: BTreeMap<&'static str, String>,
    /// `abschnitt`: the sections, in order; what may not be left out is always among them.
    pub sections: Vec<FormSection>,
}

/// The built-in files: a new one is one line here.
const FILES: [(&str, &str); 13] = [
    ("allgemein", include_str!("../../data/vorlagen/allgemein.toml")),
    ("baden-wuerttemberg", include_str!("../../data/vorlagen/baden-wuerttemberg.toml")),
    ("bayern", include_str!("../../data/vorlagen/bayern.toml")),
    ("brandenburg", include_str!("../../data/vorlagen/brandenburg.toml")),
    ("hessen", include_str!("../../data/vorlagen/hessen.toml")),
    ("mecklenburg-vorpommern", include_str!("../../data/vorlagen/mecklenburg-vorpommern.toml")),
    ("niedersachsen", include_str!("../../data/vorlagen/niedersachsen.toml")),
    ("nordrhein-westfalen", include_str!("../../data/vorlagen/nordrhein-westfalen.toml")),
    ("rheinland-pfalz", include_str!("../../data/vorlagen/rheinland-pfalz.toml")),
    ("sachsen", include_str!("../../data/vorlagen/sachsen.toml")),
    ("sachsen-anhalt", include_str!("../../data/vorlagen/sachsen-anhalt.toml")),
    ("schleswig-holstein", include_str!("../../data/vorlagen/schleswig-holstein.toml")),
    ("thueringen", include_str!("../../data/vorlagen/thueringen.toml")),
];

/// A test holds that all of them can be read, so that none is missing here.
static BUILT_IN: LazyLock<Vec<(&str, CouncilForm)>> = LazyLock::new(|| {
    let read = |(key, text): (&'static str, &str)| Some((key, read(&format!("{key}.toml"), text.as_bytes()).form?));
    FILES.into_iter().filter_map(read).collect()
});

static GENERAL: LazyLock<CouncilForm> = LazyLock::new(|| {
    let general = BUILT_IN.iter().find(|(key, _)| *key == "allgemein");
    general.map_or_else(|| CouncilForm::default().complete(), |(_, d)| d.clone())
});

impl CouncilForm {
    /// The built-in forms by key, sorted.
    pub fn built_in() -> impl Iterator<Item = (&'static str, &'static Self)> {
        BUILT_IN.iter().map(|(key, form)| (*key, form))
    }

    /// The form to use: the one with this key, else the one of these Länder, else the general one.
    #[must_use]
    pub fn choose(key: Option<&str>, states: &[String]) -> &'static Self {
        let named = BUILT_IN.iter().find(|(k, _)| Some(*k) == key);
        let customary =
            || BUILT_IN.iter().find(|(_, d)| !states.is_empty() && states.iter().all(|s| d.states.contains(s)));
        named.or_else(customary).map_or(&GENERAL, |(_, d)| d)
    }

    /// Its own name of a field or a content.
    #[must_use]
    pub fn called(&self, key: &str) -> Option<&str> {
        self.names.get(key).map(String::as_str)
    }

    /// Adds what may not be left out, before the attachments.
    fn complete(mut self) -> Self {
        for content in ALWAYS {
            if !self.sections.iter().any(|p| p.contents.contains(&content)) {
                let last = self.sections.iter().position(|p| p.contents == [Content::Attachments]);
                let at = last.unwrap_or(self.sections.len());
                self.sections.insert(at, FormSection { title: None, contents: vec![content] });
            }
        }
        self
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// The form; none if the file has errors.
    pub form: Option<CouncilForm>,
    /// What is to be said about the file.
    pub findings: Vec<Diagnostic>,
    /// Where each text stands, by its path.
    pub places: BTreeMap<String, Place>,
}

/// Reads a form's file. All findings come in one run, in the file's order.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Read {
    let failed = |findings| Read { form: None, findings, places: BTreeMap::new() };
    let Document { node, remarks } = match tree(name, bytes) {
        Ok(document) => document,
        Err(findings) => return failed(limit(name, findings)),
    };
    let Value::Table(table) = &node.value else {
        let message = say!("a form must be a table of keys and values, not {kind}", kind = node.value.kind());
        return failed(vec![Diagnostic::error(Code::WrongType, message).at(node.place.clone())]);
    };
    let findings = Findings::default();
    let form = decode(TableReader::root(&findings, &FORMAT, table, Place::File(name.into())));
    let (mut findings, places) = findings.into_parts();
    findings.extend(remarks);
    findings.sort_by_key(position);
    let findings = limit(name, findings);
    Read { form: (!any_error(&findings)).then(|| form.complete()), findings, places }
}

fn decode(mut root: TableReader) -> CouncilForm {
    let mut form = CouncilForm {
        name: root.required_text("name").unwrap_or_default(),
        language: root.choice("sprache", &Language::ALL.map(|l| (l.code(), l))).unwrap_or_default(),
        states: choices(root.value("laender"), &STATES.map(|s| (s, s)))
            .into_iter()
            .map(|(s, _)| s.to_owned())
            .collect(),
        title: root.text("titel"),
        header: choices(root.value("kopf"), FIELDS).into_iter().map(|(f, _)| f).collect(),
        columns: choices(root.value("beratungsspalten"), COLUMNS).into_iter().map(|(c, _)| c).collect(),
        checks: choices(root.value("pruefungen"), CHECKS).into_iter().map(|(c, _)| c).collect(),
        signatures: signatures(root.value("unterschriften")),
        ..CouncilForm::default()
    };
    if let Some(mut names) = root.table("namen") {
        for Key { name: key, .. } in NAMED {
            form.names.extend(names.text(key).map(|name| (key, name)));
        }
        names.finish();
    }
    if let Some(mut words) = root.table("haushalt") {
        for key in Term::ALL.map(Term::key) {
            form.budget.extend(words.text(key).map(|word| (key, word)));
        }
        words.finish();
    }
    for mut question in root.tables("finanzfrage") {
        let answer = question.required("antwort").and_then(|found| found.choice(QUESTIONS));
        let text = question.value("frage").as_ref().and_then(question_text);
        question.finish();
        form.questions.extend(answer.map(|answer| FinanceQuestion { answer, text }));
    }
    let mut seen: BTreeMap<Content, Place> = BTreeMap::new();
    for mut section in root.tables("abschnitt") {
        let contents = choices(section.required("inhalt"), CONTENTS);
        let read = FormSection { title: section.text("titel"), contents: contents.iter().map(|(c, _)| *c).collect() };
        section.finish();
        for (content, place) in contents {
            match seen.get(&content) {
                Some(first) => root.findings.report(
                    Diagnostic::error(
                        Code::DuplicateContent,
                        say!("`{content}` is in the paper twice", content = content.key()),
                    )
                    .label(place, say!("here"))
                    .label(first.clone(), say!("and here"))
                    .hint(say!("keep one of the two")),
                ),
                None => drop(seen.insert(content, place)),
            }
        }
        if !read.contents.is_empty() {
            form.sections.push(read);
        }
    }
    root.finish();
    form
}

/// Who signs; marks of bodies that are none are reported.
fn signatures(found: Option<ValueReader>) -> Vec<String> {
    let items = found.map(ValueReader::items).unwrap_or_default().into_iter().filter_map(ValueReader::entry);
    let signs = |item: ValueReader| {
        let text = item.text()?;
        let unknown = bodies::unknown_marks(&text).first().map(|mark| (*mark).to_owned());
        unknown.into_iter().for_each(|mark| no_mark(&item, &mark, bodies::known()));
        Some(text)
    };
    items.filter_map(signs).collect()
}

/// A question's own words; words of the budget that are none are reported.
fn question_text(found: &ValueReader) -> Option<String> {
    let text = found.text()?;
    let marks = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(mark, _)| mark);
    let known = Term::ALL.map(Term::key);
    marks.filter(|mark| !known.contains(mark)).for_each(|mark| no_mark(found, mark, known.into_iter()));
    Some(text)
}

fn no_mark(found: &ValueReader, mark: &str, known: impl Iterator<Item = &'static str>) {
    let near = (mark.len() <= 100).then(|| names::nearest(mark, known)).flatten();
    let message = say!("there is no mark {mark}; it is printed as it stands", mark = quote(&format!("{{{mark}}}")));
    found.report(Diagnostic::warning(Code::UnknownMark, message).at(found.place()).did_you_mean(near));
}

/// The words of a list with their places; what is no word of it has been reported.
fn choices<T: Copy>(found: Option<ValueReader>, words: &[(&str, T)]) -> Vec<(T, Place)> {
    let items = found.map(ValueReader::items).unwrap_or_default().into_iter().filter_map(ValueReader::entry);
    items.filter_map(|item| Some((item.choice(words)?, item.place()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_forms_have_no_fault_and_no_land_has_two() {
        let mut states = Vec::new();
        for (key, text) in FILES {
            let read = read(key_file(key).as_str(), text.as_bytes());
            assert_eq!(read.findings, [], "{key}");
            states.extend(read.form.unwrap().states);
        }
        let all = states.len();
        states.sort();
        states.dedup();
        assert_eq!(states.len(), all);
        assert_eq!(CouncilForm::built_in().count(), FILES.len());
    }

    fn key_file(key: &str) -> String {
        format!("{key}.toml")
    }

    #[test]
    fn the_reference_names_every_key() {
        let reference = include_str!("../../docs/vorlagen.md");
        let tables = ["", "haushalt", "finanzfrage", "abschnitt"].into_iter().flat_map(|path| FORMAT.of(path));
        for Key { name: key, .. } in NAMED.iter().chain(tables) {
            assert!(reference.contains(&format!("`{key}`")), "docs/vorlagen.md lacks `{key}`");
        }
        for key in keys(QUESTIONS).into_iter().chain(keys(COLUMNS)).chain(keys(CHECKS)) {
            assert!(reference.contains(&format!("`{key}`")), "docs/vorlagen.md lacks `{key}`");
        }
        for (key, _) in FILES {
            assert!(reference.contains(&format!("`{key}`")), "docs/vorlagen.md lacks `{key}`");
        }
    }
}
