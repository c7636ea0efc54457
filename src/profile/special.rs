//! Values that only profiles have: phases, forms of the council paper, languages, areas of work, and criteria that the
//! selection names. Takes readers over placed values, gives fields of the model.

use std::path::PathBuf;

use super::keys;
use super::stated::{Scalar, Stated, Statement, Statements};
use crate::catalog::{Phase, Workstream};
use crate::council_form::CouncilForm;
use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::kind::{Kind, PathTarget};
use crate::document::node::Value;
use crate::document::reader::{TableReader, ValueReader, near};
use crate::language::Language;
use crate::message::{Message, say};
use crate::names;

/// What a form of one's own ends with, when it is named in a profile.
pub(super) const FILE_ENDINGS: [&str; 4] = [".toml", ".json", ".yaml", ".yml"];
const FORM: PathTarget = PathTarget { what: || say!("the form"), example: "formulare/vorlage.toml" };

/// `vorlage` of `[beschluss]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormChoice {
    /// The key of a built-in form.
    BuiltIn(&'static str),
    /// A file, relative to the profile.
    File(PathBuf),
}

impl Scalar for FormChoice {
    /// A built-in form by name, or a file of one's own: whatever ends like one.
    fn decode(found: &ValueReader, _: Kind) -> Option<Self> {
        let text = found.text()?;
        if FILE_ENDINGS.iter().any(|ending| text.to_lowercase().ends_with(ending)) {
            return found.path(&FORM).map(Self::File);
        }
        let known: Vec<(&str, &'static str)> =
            CouncilForm::built_in().flat_map(|(key, form)| [(key, key), (form.name.as_str(), key)]).collect();
        if let Some((_, key)) = known.iter().find(|(name, _)| names::same(name, &text)) {
            return Some(Self::BuiltIn(key));
        }
        let message = say!("there is no form of the council paper {text}", text = quote(&text));
        let fault = Diagnostic::error(Code::UnknownForm, message).at(found.place());
        let fault = fault.did_you_mean(near(&text, known.iter().map(|(name, _)| *name)));
        let keys: Vec<&str> = CouncilForm::built_in().map(|(key, _)| key).collect();
        found.report(
            fault.hint(say!("possible: {keys}, or a file of your own that ends with .toml", keys = keys.join(", "))),
        );
        None
    }

    fn statement(&self) -> Statement {
        match self {
            Self::BuiltIn(key) => Statement::Word(key),
            Self::File(path) => Statement::Path(path.clone()),
        }
    }
}

/// What a picture shows, in words: a picture without them is refused, with advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AltText(pub String);

impl Stated for AltText {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let why = say!("say in a sentence or two what the picture shows: whoever cannot see it is read this text");
        reader.demand(key, Code::MissingKey, Some(why)).and_then(|found| found.text()).map(Self)
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Text(self.0.clone())));
    }
}

/// German where nothing is said.
impl Stated for Language {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        Some(reader.choice(key, &Self::ALL.map(|l| (l.code(), l))).unwrap_or_default())
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Word(self.code())));
    }
}

/// Areas of work, sorted, each once.
impl Stated for Vec<Workstream> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let words = Workstream::ALL.map(|w| (w.name(), w));
        let items = reader.value(key).map(ValueReader::items).unwrap_or_default();
        let items = items.into_iter().filter_map(ValueReader::entry);
        let mut workstreams: Self = items.filter_map(|item| item.choice(&words)).collect();
        workstreams.sort_unstable();
        workstreams.dedup();
        Some(workstreams)
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Words(self.iter().map(|w| w.name()).collect())));
    }
}

/// The phases of a project, sorted; empty if what is written is refused.
impl Stated for Vec<Phase> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        reader.required(key).map(phases)
    }

    fn state(&self, path: &'static str, key: &'static str, out: &mut Statements) {
        out.put(path, key, Some(Statement::Phases(self.clone())));
    }
}

/// One stage, or P4 and P5 together; empty if what is written is refused.
fn phases(found: ValueReader) -> Vec<Phase> {
    let place = found.place();
    let findings = found.findings;
    let mut phases = Vec::new();
    for item in found.items() {
        let Some(text) = item.text() else { return Vec::new() };
        for part in parts(&text) {
            let Some(phase) = Phase::parse(&part) else {
                let fault =
                    Diagnostic::error(Code::UnknownPhase, say!("there is no phase {written}", written = quote(&part)));
                item.report(fault.at(item.place()).hint(say!("use P1 to P5, or [\"P4\", \"P5\"]")));
                return Vec::new();
            };
            if phase == Phase::CrossPhase {
                let fault =
                    Diagnostic::error(Code::CrossPhaseProject, say!("a project cannot be in the phase `durchgehend`"));
                item.report(fault.at(item.place()).hint(
                    // One text: it is the key of its German.
                    say!("`durchgehend` names criteria that hold in every phase, they are always selected; write the phase the project is in"),
                ));
                return Vec::new();
            }
            phases.push(phase);
        }
    }
    phases.sort_unstable();
    phases.dedup();
    if phases.len() > 1 && phases != [Phase::P4, Phase::P5] {
        let names: Vec<&str> = phases.iter().map(|p| p.key()).collect();
        let message = say!("a project cannot be in {names} at once", names = Message::all(names));
        let fault = Diagnostic::error(Code::PhaseCombination, message).at(place);
        findings.report(
            fault.hint(say!("only P4 and P5 can run in parallel; otherwise write the phase that is not finished yet")),
        );
        return Vec::new();
    }
    phases
}

/// The phases of `P4 + P5`, written as one text; any other text as it is.
fn parts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let keys: Vec<String> = chars
        .windows(2)
        .enumerate()
        .filter(|(i, w)| {
            let starts = *i == 0 || !chars.get(i - 1).is_some_and(|c| c.is_alphanumeric());
            let ends = !chars.get(i + 2).is_some_and(|c| c.is_alphanumeric());
            starts && ends && matches!(w, ['P' | 'p', d] if d.is_ascii_digit())
        })
        .map(|(_, w)| w.iter().collect())
        .collect();
    if keys.len() > 1 { keys } else { vec![text.to_owned()] }
}

/// A criterion named in `[auswahl]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// `kriterium`: id or title, as written.
    pub criterion: String,
    /// `grund`: mandatory for an exclusion.
    pub reason: Option<String>,
    /// Where the name stands.
    pub place: Place,
}

const _: () = keys::assert_same("auswahl.einschliessen", &["kriterium", "grund"]);
const _: () = keys::assert_same("auswahl.ausschliessen", &["kriterium", "grund"]);

/// Why an exclusion needs words.
fn reason() -> Message {
    say!("write {{ kriterium = \"…\", grund = \"…\" }}; the reason is printed in the annex")
}

impl Pick {
    /// A criterion by its name alone or as a table with a reason. An exclusion without a reason is an error, and kept.
    fn read(found: ValueReader, excluded: bool) -> Option<Self> {
        if matches!(found.node.value, Value::Text(_)) {
            let pick = Self { criterion: found.text()?, reason: None, place: found.place() };
            if excluded {
                let message = say!("{criterion} is excluded without a reason", criterion = quote(&pick.criterion));
                found.report(Diagnostic::error(Code::MissingReason, message).at(found.place()).hint(reason()));
            }
            return Some(pick);
        }
        let mut section = found.section()?;
        let criterion = section.required("kriterium").and_then(|f| Some((f.text()?, f.place())));
        let reason = match excluded {
            true => section.demand("grund", Code::MissingReason, Some(reason())).and_then(|f| f.text()),
            false => section.text("grund"),
        };
        section.finish();
        let (criterion, place) = criterion?;
        Some(Self { criterion, reason, place })
    }

    fn statements(&self, list: &'static str, why: &'static str) -> Statements {
        let Self { criterion, reason, place: _ } = self;
        let mut out = Statements::default();
        // An entry is one with its list: what differs of it is said of the list.
        out.put(list, "kriterium", Some(Statement::Criterion(criterion.clone())));
        out.put(why, "grund", reason.clone().map(Statement::Text));
        out
    }
}

impl Stated for Vec<Pick> {
    fn read(reader: &mut TableReader, key: &'static str) -> Option<Self> {
        let excluded = matches!(reader.kind(key), Kind::TableOrTables);
        let items = reader.value(key).map(ValueReader::items).unwrap_or_default();
        let items = items.into_iter().filter_map(ValueReader::entry);
        Some(items.filter_map(|item| Pick::read(item, excluded)).collect())
    }

    fn state(&self, path: &'static str, _: &'static str, out: &mut Statements) {
        let why = keys::find(&format!("{path}.grund")).map_or(path, |reason| reason.path.as_str());
        out.lists.push((path, self.iter().map(|pick| pick.statements(path, why)).collect()));
    }
}
