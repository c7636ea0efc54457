//! The fixed words of the papers, one flat JSON file a language (`labels/<lang>.json`), used by the
//! templates and by the briefing alike. What gaps and changes of the profile are called comes from the description of its
//! keys; a user's file may say it otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::typography::keep_together;
use crate::bodies::{self, Bodies};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::Language;
use crate::message::say;
use crate::profile::keys;
use crate::templates::Templates;

/// Words by key, such as `status.fulfilled`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Labels {
    words: BTreeMap<String, String>,
    #[serde(skip)]
    language: Language,
}

/// What the description of the profile calls changes (`key.…`) and gaps (`gap.…`).
fn of_keys(language: Language) -> BTreeMap<String, String> {
    let changes =
        keys::told().filter_map(|path| Some((format!("key.{path}"), keys::changed(path, language)?.to_owned())));
    let gaps = keys::missed().into_iter();
    let gaps = gaps.map(|missed| (format!("gap.{}", missed.shown()), missed.need.words.of(language).to_owned()));
    changes.chain(gaps).collect()
}

impl Labels {
    /// Reads the labels of a language from a template tree. What a user's file does not name keeps its
    /// built-in words.
    ///
    /// # Errors
    /// If the file is missing or is not a flat JSON object of strings.
    pub fn new(templates: &Templates, language: Language) -> Result<Self, Vec<Diagnostic>> {
        let path = format!("labels/{}.json", language.code());
        let problem = |text| vec![Diagnostic::error(Code::Labels, text).at(Place::File(templates.shown(&path).into()))];
        let bytes =
            templates.bytes(&path).ok_or_else(|| problem(say!("the template tree has no labels for this language")))?;
        let own: BTreeMap<String, String> = serde_json::from_slice(bytes)
            .map_err(|e| problem(say!("the labels cannot be read: {error}", error = e.to_string())))?;
        let embedded = Templates::embedded();
        let built_in: Option<BTreeMap<String, String>> =
            embedded.bytes(&path).and_then(|bytes| serde_json::from_slice(bytes).ok());
        let mut labels = of_keys(language);
        labels.extend(built_in.unwrap_or_default());
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
