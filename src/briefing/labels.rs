//! The fixed words of the papers, one flat JSON file a language (`labels/<lang>.json`), used by the
//! templates and by the briefing alike. What gaps and changes of the profile are called comes from the description of its
//! keys; a user's file may say it otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::typography::keep_together;
use crate::bodies::{self, Bodies};
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::language::Language;
use crate::message::say;
use crate::names::nearest;
use crate::profile::{Status, keys};
use crate::templates::Templates;

/// Words by key, such as `status.fulfilled`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Labels {
    words: BTreeMap<String, String>,
    #[serde(skip)]
    language: Language,
}

/// What a status is called among labels and marks.
pub(super) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::InProgress => "in-progress",
        Status::Fulfilled => "fulfilled",
        Status::NotRelevant => "not-relevant",
    }
}

/// What the description of the profile calls changes (`key.…`) and gaps (`gap.…`).
fn of_keys(language: Language) -> BTreeMap<String, String> {
    let changes =
        keys::told().filter_map(|path| Some((format!("key.{path}"), keys::changed(path, language)?.to_owned())));
    let gaps = keys::missed().into_iter();
    let gaps = gaps.map(|missed| (format!("gap.{}", missed.shown()), missed.need.words.of(language).to_owned()));
    changes.chain(gaps).collect()
}

/// The words that every paper has.
fn built_in(language: Language) -> BTreeMap<String, String> {
    let mut labels = of_keys(language);
    let embedded = Templates::embedded();
    let own: Option<BTreeMap<String, String>> =
        embedded.bytes(&file(language)).and_then(|bytes| serde_json::from_slice(bytes).ok());
    labels.extend(own.unwrap_or_default());
    labels
}

/// Where the labels of a language stand in a tree.
fn file(language: Language) -> String {
    format!("labels/{}.json", language.code())
}

/// What is to be said of labels in a user's folder that nothing reads: neither a paper nor a template of their own.
#[must_use]
pub fn unread(templates: &Templates) -> Vec<Diagnostic> {
    Language::ALL.into_iter().flat_map(|language| unread_in(templates, language)).collect()
}

fn unread_in(templates: &Templates, language: Language) -> Vec<Diagnostic> {
    let path = file(language);
    let own = templates.bytes(&path).and_then(|bytes| serde_json::from_slice::<BTreeMap<String, String>>(bytes).ok());
    let known = built_in(language);
    let is_named = |key: &str| {
        let mut texts = templates.paths().filter(|path| !path.starts_with("labels/"));
        texts.any(|path| templates.bytes(path).is_some_and(|text| String::from_utf8_lossy(text).contains(key)))
    };
    let unknown = own.into_iter().flat_map(BTreeMap::into_keys).filter(|key| !known.contains_key(key));
    let told = unknown.filter(|key| !is_named(key)).map(|key| {
        let message = say!("no paper reads the label {key}", key = quote(&key));
        let fault = Diagnostic::warning(Code::Labels, message).at(Place::File(templates.shown(&path).into()));
        if key.strip_prefix("kind.").is_some_and(|kind| kind.starts_with("beschlussvorlage")) {
            return fault.hint(say!("the council paper is called as its form says: `titel` of a form of your own"));
        }
        fault.did_you_mean(nearest(&key, known.keys().map(String::as_str)))
    });
    told.collect()
}

impl Labels {
    /// Reads the labels of a language from a template tree. What a user's file does not name keeps its
    /// built-in words.
    ///
    /// # Errors
    /// If the file is missing or is not a flat JSON object of strings.
    pub fn new(templates: &Templates, language: Language) -> Result<Self, Vec<Diagnostic>> {
        let path = file(language);
        let problem = |text| vec![Diagnostic::error(Code::Labels, text).at(Place::File(templates.shown(&path).into()))];
        let bytes =
            templates.bytes(&path).ok_or_else(|| problem(say!("the template tree has no labels for this language")))?;
        let own: BTreeMap<String, String> = serde_json::from_slice(bytes).map_err(|error| {
            problem(match error.is_data() {
                true => say!("line {line}: a label is a key and its words, both in quotes", line = error.line()),
                false => say!("line {line}: this is not JSON as labels are written in it", line = error.line()),
            })
        })?;
        let mut labels = built_in(language);
        labels.extend(own);
        let words = labels.into_iter().map(|(key, words)| (key, keep_together(&words, language))).collect();
        Ok(Self { words, language })
    }

    /// The words of a key, if there are any.
    pub(crate) fn find(&self, key: &str) -> Option<String> {
        self.words.get(key).cloned()
    }

    /// The words as a municipality with these bodies reads them: marks such as `{den Rat}` replaced by its own.
    #[must_use]
    pub fn in_words_of(&self, bodies: &Bodies) -> Self {
        let own = |(key, text): (&String, &String)| (key.clone(), bodies::fill(text, bodies).into_owned());
        Self { words: self.words.iter().map(own).collect(), language: self.language }
    }

    /// The words of a key; the key itself where there are none, so that the lack is seen.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// What a kind of document is called; one of a user's own may have no word but its name.
    #[must_use]
    pub fn kind(&self, kind: &str) -> String {
        // The council paper is called as its form says; this is what it is called without one.
        let key = if kind == "beschlussvorlage" { "council.title".to_owned() } else { format!("kind.{kind}") };
        self.find(&key).unwrap_or_else(|| kind.to_owned())
    }

    /// The word for the status of a criterion.
    #[must_use]
    pub fn status(&self, status: Status) -> String {
        self.text(&format!("status.{}", status_key(status)))
    }

    /// The words of a key with `{name}` replaced by values.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = self.text(key);
        let mut out = String::with_capacity(template.len());
        let mut rest = template.as_str();
        while let Some(start) = rest.find('{') {
            let (before, from) = rest.split_at(start);
            out.push_str(before);
            let Some(end) = from.find('}') else { break };
            match values.iter().find(|(name, _)| *name == &from[1..end]) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&from[..=end]),
            }
            rest = &from[end + 1..];
        }
        out.push_str(rest);
        keep_together(&out, self.language)
    }

    /// Words joined as a list: `a, b und c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [init @ .., last] => format!("{} {} {last}", init.join(", "), self.text("and")),
        }
    }

    /// The language they are in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}
