//! A cursor over a tree of placed values. Collects every finding instead of stopping at the first,
//! remembers which keys were asked for and reports the others. What a value may be is in `scalars`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place, quote};
use crate::document::bounds::{MAX_ENTRIES, MAX_FINDINGS};
use crate::document::format::{Format, TWIN, Twins, twin_of, without_positions};
use crate::document::kind::Kind;
use crate::document::node::{Node, Table, Value};
use crate::message::{Message, say};
use crate::names;
use crate::signs;

/// The longest name that is compared with the known ones for a "did you mean", in bytes.
const MAX_NAME_BYTES: usize = 300;

/// The known name that was probably meant.
pub(crate) fn near<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if name.len() > MAX_NAME_BYTES { None } else { names::nearest(name, known) }
}

/// What decoding found: diagnostics, and where each value stands.
#[derive(Default)]
pub(crate) struct Findings {
    diagnostics: RefCell<Vec<Diagnostic>>,
    places: RefCell<BTreeMap<String, Place>>,
    has_twins: Cell<bool>,
}

impl Findings {
    /// Notes a finding.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Whether more findings would help nobody.
    fn is_full(&self) -> bool {
        self.diagnostics.borrow().len() > MAX_FINDINGS
    }

    /// Notes where a value stands.
    pub fn stands(&self, path: &str, place: &Place) {
        self.places.borrow_mut().insert(path.to_owned(), place.clone());
    }

    /// Whether a text has a twin that was passed over.
    pub fn has_twins(&self) -> bool {
        self.has_twins.get()
    }

    /// The diagnostics and the places.
    pub fn into_parts(self) -> (Vec<Diagnostic>, BTreeMap<String, Place>) {
        (self.diagnostics.into_inner(), self.places.into_inner())
    }
}

/// A table that is being read.
pub(crate) struct TableReader<'a> {
    pub(crate) findings: &'a Findings,
    format: &'static Format,
    table: &'a Table,
    place: Place,
    path: String,
    asked: Vec<&'static str>,
}

impl<'a> TableReader<'a> {
    /// The top level of a file; `place` is where missing tables are reported.
    pub fn root(findings: &'a Findings, format: &'static Format, table: &'a Table, place: Place) -> Self {
        Self { findings, format, table, place, path: String::new(), asked: Vec::new() }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// What the value of a key may be.
    pub fn kind(&self, key: &str) -> Kind {
        let keys = self.format.of(&without_positions(&self.path));
        keys.iter().find(|known| known.name == key).map_or(Kind::Text, |known| known.kind)
    }

    /// Where the value of a key stands, or where it is missing.
    pub fn place_of(&self, key: &str) -> Place {
        self.table.find(key).map_or_else(|| self.place.clone(), |entry| entry.node.place.clone())
    }

    /// The value of a key; none if it is missing, or empty, which is worth a warning.
    pub fn value(&mut self, key: &'static str) -> Option<ValueReader<'a>> {
        self.asked.push(key);
        if let Some(twin) = self.twin(key) {
            return Some(twin);
        }
        let node = &self.table.find(key)?.node;
        self.unless_empty(ValueReader::new(self.findings, self.format, node, self.path_of(key)))
    }

    /// A value, unless it is empty, which is worth a warning.
    fn unless_empty(&self, found: ValueReader<'a>) -> Option<ValueReader<'a>> {
        if found.is_empty() {
            let fault = Diagnostic::warning(
                Code::EmptyValue,
                say!("`{path}` is empty and counts as missing", path = found.shown()),
            );
            self.findings
                .report(fault.at(found.place()).hint(say!("leave the key out until there is something to say")));
            return None;
        }
        Some(found)
    }

    /// The English twin of a text, where twins are read.
    fn twin(&self, key: &str) -> Option<ValueReader<'a>> {
        if self.format.twins != Twins::Read || !self.format.has_twin(&without_positions(&self.path), key) {
            return None;
        }
        let twin = format!("{key}{TWIN}");
        let node = &self.table.find(&twin)?.node;
        self.unless_empty(ValueReader::new(self.findings, self.format, node, self.path_of(&twin)))
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<ValueReader<'a>> {
        self.demand(key, Code::MissingKey, None)
    }

    /// The value of a key whose absence is an error of this code.
    pub fn demand(&mut self, key: &'static str, code: Code, hint: Option<Message>) -> Option<ValueReader<'a>> {
        self.asked.push(key);
        if let Some(twin) = self.twin(key) {
            return Some(twin);
        }
        let path = self.path_of(key);
        let fault = match self.table.find(key) {
            Some(entry) => {
                let found = ValueReader::new(self.findings, self.format, &entry.node, path);
                if !found.is_empty() {
                    return Some(found);
                }
                Diagnostic::error(code, say!("`{path}` is required and must not be empty", path = found.shown()))
                    .at(found.place())
            }
            None => {
                let missing = match self.path.is_empty() {
                    true => say!("the key `{key}` is missing in the file", key),
                    false => say!("the key `{key}` is missing in {table}", key, table = self.format.shown(&self.path)),
                };
                Diagnostic::error(code, missing).at(self.place.clone())
            }
        };
        self.findings.report(hint.into_iter().fold(fault, Diagnostic::hint));
        None
    }

    /// A table within this one; if it must be there because of the keys in it, its absence is an error.
    pub fn table(&mut self, key: &'static str) -> Option<TableReader<'a>> {
        self.asked.push(key);
        let path = self.path_of(key);
        let entry = self.table.find(key);
        if let Some(entry) = entry.filter(|entry| !matches!(entry.node.value, Value::Nothing)) {
            return ValueReader::new(self.findings, self.format, &entry.node, path).section();
        }
        if let Some(needs) = self.format.table(&without_positions(&path)).and_then(|table| table.needs) {
            let (shown, keys) = (self.format.shown(&path), needs());
            let message = say!("the table {shown} with {keys} is missing", shown, keys);
            self.findings.report(Diagnostic::error(Code::MissingKey, message).at(self.place_of(key)));
        }
        None
    }

    /// A list of tables within this one.
    pub fn tables(&mut self, key: &'static str) -> Vec<TableReader<'a>> {
        self.asked.push(key);
        let Some(entry) = self.table.find(key) else { return Vec::new() };
        let found = ValueReader::new(self.findings, self.format, &entry.node, self.path_of(key));
        let header = self.format.header(&without_positions(&found.path)).unwrap_or(key);
        let hint = || say!("in TOML each entry starts with {header}", header);
        match &entry.node.value {
            Value::Array(_) => {
                let (tables, others): (Vec<_>, Vec<_>) =
                    found.items().into_iter().partition(|f| matches!(f.node.value, Value::Table(_)));
                others.iter().for_each(|f| f.report(f.wrong_type(say!("a table")).hint(hint())));
                tables.into_iter().filter_map(ValueReader::section).collect()
            }
            Value::Nothing => Vec::new(),
            _ => {
                found.report(found.wrong_type(say!("a list of tables")).hint(hint()));
                Vec::new()
            }
        }
    }

    /// Reports every key nobody asked for.
    pub fn finish(self) {
        let path = without_positions(&self.path);
        debug_assert!(
            self.asked.len() == self.format.of(&path).len()
                && self.asked.iter().all(|asked| self.format.of(&path).iter().any(|key| key.name == *asked)),
            "keys does not list what is read from `{path}`: {:?}",
            self.asked
        );
        for entry in self.table.entries.iter().filter(|e| !self.asked.contains(&e.key.as_str())) {
            if self.findings.is_full() {
                return;
            }
            let twin = twin_of(&entry.key);
            if twin.is_some_and(|key| self.format.has_twin(&path, key)) {
                self.findings.has_twins.set(true);
                continue;
            }
            let shown = match path.is_empty() {
                true => (self.format.noun)(),
                false => Message::verbatim(self.format.shown(&path)),
            };
            let mut fault =
                Diagnostic::error(Code::UnknownKey, say!("{shown} has no key {key}", shown, key = quote(&entry.key)))
                    .at(entry.place.clone());
            // Whoever writes an English twin means one, also with a slip in it.
            let known = self.asked.iter().map(|key| match twin {
                Some(_) if self.format.has_twin(&path, key) => format!("{key}{TWIN}"),
                _ => (*key).to_owned(),
            });
            let known: Vec<String> = known.collect();
            let near = near(&entry.key, known.iter().map(String::as_str));
            let elsewhere = match twin {
                Some(twin) if self.format.twins != Twins::None => self.format.elsewhere(twin, &path),
                _ => self.format.elsewhere(&entry.key, &path),
            };
            fault = fault.did_you_mean(near);
            if !elsewhere.is_empty() {
                fault = fault.hint(say!(
                    "`{key}` belongs in {elsewhere}",
                    key = &entry.key,
                    elsewhere = Message::any(elsewhere)
                ));
            } else if near.is_none() {
                let known: Vec<&str> = self.format.of(&path).iter().map(|key| key.name).collect();
                fault = fault.hint(say!("known here: {asked}", asked = known.join(", ")));
            }
            self.findings.report(fault);
        }
    }
}

/// A value that is being read.
pub(crate) struct ValueReader<'a> {
    pub(crate) findings: &'a Findings,
    format: &'static Format,
    pub(crate) node: &'a Node,
    pub(crate) path: String,
    /// Whether it stands alone where a list could.
    lone: bool,
}

impl<'a> ValueReader<'a> {
    fn new(findings: &'a Findings, format: &'static Format, node: &'a Node, path: String) -> Self {
        Self { findings, format, node, path, lone: false }
    }

    fn is_empty(&self) -> bool {
        match &self.node.value {
            Value::Nothing => true,
            Value::Text(text) => signs::is_blank(text),
            Value::Array(items) => items.is_empty(),
            _ => false,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.node.place.clone()
    }

    /// Notes a finding.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.findings.report(diagnostic);
    }

    /// The fault of a value of another type.
    pub fn wrong_type(&self, wanted: Message) -> Diagnostic {
        let kind = self.node.value.kind();
        Diagnostic::error(
            Code::WrongType,
            say!("`{path}` must be {wanted}, not {kind}", path = self.shown(), wanted, kind),
        )
        .at(self.place())
    }

    /// Notes where the value stands and gives it back.
    pub fn noted<T>(&self, value: T) -> T {
        let path = &self.path;
        if self.lone {
            self.findings.stands(&format!("{path}[0]"), &self.node.place);
        } else {
            self.findings.stands(path, &self.node.place);
        }
        value
    }

    /// The entries of an array, or the value itself as the only one.
    pub fn items(self) -> Vec<ValueReader<'a>> {
        let Value::Array(items) = &self.node.value else { return vec![ValueReader { lone: true, ..self }] };
        if items.len() > MAX_ENTRIES {
            let message = say!(
                "`{path}` has {items} entries, {most} are the most",
                path = self.shown(),
                items = items.len(),
                most = MAX_ENTRIES
            );
            self.report(Diagnostic::error(Code::TooManyEntries, message).at(self.place()));
        }
        let entries = items.iter().take(MAX_ENTRIES).enumerate();
        entries
            .map(|(i, node)| ValueReader::new(self.findings, self.format, node, format!("{}[{i}]", self.path)))
            .collect()
    }

    /// The value as a table.
    pub fn section(self) -> Option<TableReader<'a>> {
        match &self.node.value {
            Value::Table(table) => {
                let place = self.place();
                Some(TableReader {
                    findings: self.findings,
                    format: self.format,
                    table,
                    place,
                    path: self.path,
                    asked: Vec::new(),
                })
            }
            Value::Nothing => None,
            _ => {
                self.report(self.wrong_type(say!("a table")));
                None
            }
        }
    }
}
