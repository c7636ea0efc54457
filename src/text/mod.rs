//! Prose: text modules (`*.md`, `*.txt` with minijinja) and a view model become rich-text trees; a kind's
//! `copy.plain` becomes its text copy.
//!
//! The only user of minijinja and pulldown-cmark. Every value is escaped for Markdown, undefined names
//! are errors, and the result is a tree that a template draws: no value can become markup.

mod lines;
mod markdown;

pub use markdown::{Inline, ProseBlock, parse};

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior};
use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText};
use crate::message::{Message, say};
use crate::templates::{Templates, companion_of, is_module};

/// One rendered text module.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Prose {
    /// A `*.md` module: paragraphs and lists.
    Rich(Vec<ProseBlock>),
    /// A `*.txt` module: one line of plain text, for alternative texts and titles.
    Plain(String),
}

impl Prose {
    /// The same with other words in the same places.
    #[must_use]
    pub fn map_words(self, change: &dyn Fn(&str) -> String) -> Self {
        match self {
            Self::Rich(blocks) => Self::Rich(blocks.into_iter().map(|block| block.map_words(change)).collect()),
            Self::Plain(text) => Self::Plain(change(&text)),
        }
    }
}

/// All text modules of a template tree.
#[derive(Debug)]
pub struct Modules {
    environment: Environment<'static>,
    /// Path and name to show of every module.
    paths: BTreeMap<String, String>,
}

impl Modules {
    /// Compiles every text module of the tree.
    ///
    /// # Errors
    /// A diagnostic for each module with a syntax error.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            environment.set_syntax(syntax);
        }
        environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
            Some((_, "md")) => AutoEscape::Custom("markdown".into()),
            Some((_, "plain")) => AutoEscape::Custom("plain".into()),
            _ => AutoEscape::None,
        });
        environment.set_formatter(|out, state, value| {
            if value.kind() == ValueKind::Undefined {
                return Err(Error::new(ErrorKind::UndefinedError, ABSENT));
            }
            if value.kind() == ValueKind::None {
                return Err(Error::new(ErrorKind::InvalidOperation, MISSING));
            }
            let text = value.to_string();
            let written = match state.auto_escape() {
                AutoEscape::None => out.write_str(&one_line(&text)),
                // Lines are made by filters here, and nothing is markup.
                AutoEscape::Custom(name) if name == "plain" => out.write_str(&text),
                _ if value.is_safe() => out.write_str(&text),
                _ => out.write_str(&escape(&text)),
            };
            written.map_err(Error::from)
        });
        environment.add_filter("viele", many);
        environment.add_filter("in_worten", in_words);
        environment
            .add_filter("zeile", |text: String, mark: Option<String>| lines::marked(&text, &mark.unwrap_or_default()));
        // Templates that were exported when lines were still wrapped say what stands before each of them.
        environment.add_filter("umbruch", |text: String, first: Option<String>, _rest: Option<String>| {
            lines::marked(&text, &first.unwrap_or_default())
        });
        environment.add_filter("unterstrichen", |text: String, sign: String| lines::underline(&text, &sign));
        environment.add_filter("tabelle", columns);
        let mut problems = Vec::new();
        let mut paths = BTreeMap::new();
        for path in templates.paths().filter(|p| is_module(p)) {
            let shown = templates.shown(path);
            let text = String::from_utf8_lossy(templates.bytes(path).unwrap_or_default()).into_owned();
            match environment.add_template_owned(path.to_owned(), text.clone()) {
                Ok(()) => {
                    paths.insert(path.to_owned(), shown);
                }
                Err(error) => problems.push(diagnose(&error, &shown, &text)),
            }
        }
        if problems.is_empty() { Ok(Self { environment, paths }) } else { Err(problems) }
    }

    /// Renders the modules of one document kind in one language, by name without ending: those for all kinds in
    /// `text/<lang>/`, those of the kind it goes with, and its own in `<kind>/text/<lang>/`. A later one of a name counts.
    ///
    /// # Errors
    /// A diagnostic for each module that uses a name the view model lacks.
    pub fn render(
        &self,
        kind: &str,
        language: &str,
        briefing: &impl Serialize,
    ) -> Result<BTreeMap<String, Prose>, Vec<Diagnostic>> {
        let (shared, own) = (format!("text/{language}/"), format!("{kind}/text/{language}/"));
        let companion = companion_of(kind).map(|with| format!("{with}/text/{language}/"));
        let folders = [Some(&shared), companion.as_ref(), Some(&own)];
        self.render_from(&folders.into_iter().flatten().map(String::as_str).collect::<Vec<_>>(), briefing)
    }

    /// Renders the modules of one kind alone: those for all kinds speak of one project.
    ///
    /// # Errors
    /// A diagnostic for each module that uses a name the view model lacks.
    pub fn render_own(
        &self,
        kind: &str,
        language: &str,
        view: &impl Serialize,
    ) -> Result<BTreeMap<String, Prose>, Vec<Diagnostic>> {
        self.render_from(&[&format!("{kind}/text/{language}/")], view)
    }

    fn render_from(&self, folders: &[&str], view: &impl Serialize) -> Result<BTreeMap<String, Prose>, Vec<Diagnostic>> {
        let context = Value::from(Serde(view));
        let mut texts = BTreeMap::new();
        let mut problems = Vec::new();
        let modules =
            folders.iter().flat_map(|folder| self.paths.iter().map(move |(path, shown)| (folder, path, shown)));
        for (folder, path, shown) in modules {
            let Some((name, ending)) = path.strip_prefix(*folder).and_then(|file| file.rsplit_once('.')) else {
                continue;
            };
            let Ok(template) = self.environment.get_template(path) else { continue };
            if ending == "plain" {
                continue;
            }
            match template.render(&context) {
                Ok(text) if ending == "md" => {
                    texts.insert(name.to_owned(), Prose::Rich(parse(&text)));
                }
                Ok(text) => {
                    texts.insert(name.to_owned(), Prose::Plain(one_line(&text)));
                }
                Err(error) => problems.push(diagnose(&error, shown, template.source())),
            }
        }
        if problems.is_empty() { Ok(texts) } else { Err(problems) }
    }

    /// Renders a kind's text copy: its module `copy.plain`, which has the rendered modules as `texts`, in
    /// lines. None if the kind has no such module.
    ///
    /// # Errors
    /// A diagnostic if the module uses a name the view model lacks.
    pub fn copy(
        &self,
        kind: &str,
        language: &str,
        briefing: &impl Serialize,
        texts: &BTreeMap<String, Prose>,
    ) -> Result<Option<String>, Vec<Diagnostic>> {
        let path = format!("{kind}/text/{language}/copy.plain");
        let (Some(shown), Ok(template)) = (self.paths.get(&path), self.environment.get_template(&path)) else {
            return Ok(None);
        };
        let plain = |prose: &Prose| match prose {
            Prose::Rich(blocks) => lines::prose(blocks),
            Prose::Plain(text) => text.clone(),
        };
        let texts = texts.iter().map(|(name, prose)| (name.as_str(), plain(prose))).collect();
        let context = Value::from(Serde(CopyContext { briefing, texts }));
        let text = template.render(&context).map_err(|e| vec![diagnose(&e, shown, template.source())])?;
        Ok(Some(tidy(&text)))
    }
}

/// Lines without blanks at their ends, never more than two empty ones together, one line break at the end. Tabs stay: they
/// are cells, also empty ones.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.trim().lines().map(|line| line.trim_end_matches(' ')) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 3 {
            out.push_str(&line.replace('\u{a0}', " "));
            out.push('\n');
        }
    }
    out
}

/// What a text copy is made from: the view model and the kind's modules in lines.
#[derive(Serialize)]
struct CopyContext<'a, B> {
    #[serde(flatten)]
    briefing: &'a B,
    texts: BTreeMap<&'a str, String>,
}

/// `{{ table|tabelle }}`: a table with `header`, `rows` and `total`, a row a line, tabs between cells.
fn columns(table: Value) -> Result<String, Error> {
    let failed = |e: serde_json::Error| Error::new(ErrorKind::InvalidOperation, NO_TABLE).with_source(e);
    let grid: lines::TextTable = serde_json::to_value(&table).and_then(serde_json::from_value).map_err(failed)?;
    Ok(lines::table(&grid))
}

/// `{{ n|viele("Meilenstein", "Meilensteine") }}`: the form that goes with the number.
fn many(count: i64, one: String, other: String) -> String {
    if count == 1 { one } else { other }
}

const WORDS_DE: [&str; 13] =
    ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const WORDS_EN: [&str; 13] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number of the document's language in words up to twelve, in digits beyond.
fn in_words(state: &State, count: i64) -> String {
    let lang = state.lookup("meta").and_then(|meta| meta.get_attr("lang").ok());
    let words = if lang.as_ref().and_then(Value::as_str) == Some("en") { WORDS_EN } else { WORDS_DE };
    let word = usize::try_from(count).ok().and_then(|at| words.get(at));
    word.map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as Markdown that means just this text, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // A number alone would begin a list where a module goes on with a full stop.
    let number = text.trim().bytes().all(|b| b.is_ascii_digit());
    for (index, word) in text.split([' ', '\n', '\r', '\t']).filter(|w| !w.is_empty()).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        for (at, c) in word.char_indices() {
            // Blanks of other kinds beside a mark would keep it from opening or closing anything.
            if c.is_whitespace() || c.is_control() && c != '\0' || number && at == 0 {
                let _ = write!(out, "&#{};", u32::from(c));
                continue;
            }
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// What our own filters and our formatter find fault with, as minijinja carries it.
const ABSENT: &str = "a value is used that the briefing does not have";
const MISSING: &str = "a value is used that is missing in this project";
const NO_TABLE: &str = "this is no table";

/// The details of an error; what minijinja says goes on in its own words.
fn detail_message(detail: &str) -> Message {
    match detail {
        ABSENT => say!("a value is used that the briefing does not have"),
        MISSING => say!("a value is used that is missing in this project"),
        NO_TABLE => say!("this is no table"),
        other => Message::verbatim(other),
    }
}

/// The kinds of error that a text module can have.
fn kind_message(kind: ErrorKind) -> Message {
    match kind {
        ErrorKind::SyntaxError => say!("syntax error"),
        ErrorKind::InvalidOperation => say!("invalid operation"),
        ErrorKind::UndefinedError => say!("undefined value"),
        ErrorKind::UnknownFilter => say!("unknown filter"),
        ErrorKind::UnknownFunction => say!("unknown function"),
        ErrorKind::UnknownTest => say!("unknown test"),
        ErrorKind::UnknownMethod => say!("unknown method"),
        ErrorKind::TooManyArguments => say!("too many arguments"),
        ErrorKind::MissingArgument => say!("missing argument"),
        ErrorKind::TemplateNotFound => say!("template not found"),
        other => Message::verbatim(other.to_string()),
    }
}

fn diagnose(error: &Error, shown: &str, text: &str) -> Diagnostic {
    let what = kind_message(error.kind());
    let message = match error.detail().map(detail_message) {
        Some(detail) => say!("{what}: {detail}", what, detail),
        None => what,
    };
    let diagnostic = Diagnostic::error(Code::TextModule, message);
    let range = error.range().or_else(|| {
        let line = error.line()?;
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        Some(start..start)
    });
    match range {
        Some(range) => {
            let source = SourceText { name: shown.to_owned(), text: text.to_owned() };
            diagnostic.at(Place::Span { source: Arc::new(source), range })
        }
        None => diagnostic.at(Place::File(shown.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader sees of blocks.
    fn plain(blocks: &[ProseBlock]) -> String {
        blocks.iter().map(ProseBlock::plain).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn values_come_out_as_the_text_they_are() {
        for nasty in [
            "*x*",
            "_a_",
            "# x",
            "1. x",
            "- x",
            "[x](javascript:1)",
            "{{ 7*7 }}",
            "<b>",
            "&amp;",
            "`x`",
            "a\\b",
            "#read(\"/etc/passwd\")",
            "@ref",
            "$x$",
            "~~x~~",
            "| a |",
            "!",
            "http://x.de",
        ] {
            assert_eq!(plain(&parse(&escape(nasty))), nasty, "{nasty}");
        }
    }

    #[test]
    fn missing_values_are_errors_with_their_line() {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_template_owned("x.md", "a\n{{ nix }}").unwrap();
        let error = environment.get_template("x.md").unwrap().render(()).unwrap_err();
        let d = diagnose(&error, "x.md", "a\n{{ nix }}");
        assert_eq!(d.labels[0].place.to_string(), "x.md:2:4");
    }
}
