//! A questionnaire that came back, as a profile: its cells become the same tree of placed values as any profile's,
//! and go through the same decoder.

use std::collections::BTreeMap;

use super::fields::{self, Answered, Field, Source};
use super::marks::{ANSWER, CHOICE, CONDITIONS, CRITERIA, FACTS, KEY, MEMORY, NUMBER, POINT, POINTS};
use super::memory::{BETWEEN, CATALOG, CRITERION, MADE, SHEET, WORD};
use super::parts::{Part, Parts};
use super::texts::Texts;
use super::{lines, room, texts};
use crate::diagnostic::{CellRef, Code, Diagnostic, Place, any_error, quote};
use crate::document::amounts;
use crate::document::node::{Entry, Node, Table, Value};
use crate::language::Language;
use crate::message::say;
use crate::names;
use crate::profile::keys;
use crate::profile::{Asked, Decoded, MadeWith, Profile, Questionnaire, Unnamed, from_node};
use crate::workbook::placed::{self, CellKind};
use crate::workbook::{CellValue, Saved, SheetRow, Workbook};

/// The column that says in which unit the numbers of its row are.
const UNIT: &str = "einheit";

/// What a questionnaire says, not yet judged.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The answers.
    pub node: Node,
    /// What it was made from.
    pub questionnaire: Questionnaire,
    /// What is to be said already.
    pub findings: Vec<Diagnostic>,
}

/// Reads a questionnaire.
#[must_use]
pub fn read(workbook: &Workbook) -> (Option<Profile>, Vec<Diagnostic>) {
    let Decoded { profile, unnamed: _, findings } = decode(workbook);
    (profile, findings)
}

/// Reads a questionnaire, also one that lacks what a project is known by.
#[must_use]
pub fn decode(workbook: &Workbook) -> Decoded {
    let Tree { node, questionnaire, findings: mut said } = match tree(workbook) {
        Ok(tree) => tree,
        Err(findings) => return findings.into(),
    };
    let whole = Place::File(workbook.file.clone());
    let Decoded { profile, unnamed, findings } = from_node(&workbook.file, workbook.sha256.clone(), &node, whole);
    // What the reader of the cells has refused is missing in what the others say.
    let is_whole = !any_error(&said);
    said.extend(findings);
    said.sort_by_key(|finding| position(workbook, finding));
    let known = |profile: Profile| Profile { questionnaire: Some(questionnaire.clone()), ..profile };
    let unnamed = unnamed
        .map(|Unnamed { profile, is_sound }| Unnamed { profile: known(profile), is_sound: is_sound && is_whole });
    Decoded { profile: profile.map(known), unnamed, findings: said }
}

/// Who returned it, as far as its file says: the program itself is nobody.
fn saved(workbook: &Workbook) -> Saved {
    let is_ours = |by: &String| Language::ALL.into_iter().any(|language| Texts::of(language).text("autor") == by);
    let Saved { by, on } = workbook.saved.clone();
    Saved { by: by.filter(|by| !is_ours(by)), on }
}

/// Where a finding is listed: what concerns the whole file first, then by sheet and cell.
fn position(workbook: &Workbook, finding: &Diagnostic) -> (usize, Option<CellRef>) {
    match finding.labels.first().map(|label| &label.place) {
        Some(Place::Cell { sheet, cell, .. }) => {
            (1 + workbook.sheets.iter().position(|s| s.name == *sheet).unwrap_or(0), *cell)
        }
        _ => (0, None),
    }
}

/// The answers of a questionnaire as placed values.
///
/// # Errors
/// If it cannot be read as a whole.
pub(crate) fn tree(workbook: &Workbook) -> Result<Tree, Vec<Diagnostic>> {
    let parts = Parts::find(workbook)?;
    let file = Place::File(workbook.file.clone());
    let mut reader = Reader {
        root: Node { place: file.clone(), value: Value::Table(Table::default()) },
        words: BTreeMap::new(),
        findings: Vec::new(),
    };
    let questionnaire = match parts.part(MEMORY) {
        Some(memory) => reader.memory(memory, &parts),
        None => {
            let message = say!("the questionnaire has lost its hidden sheet");
            let fault = Diagnostic::warning(Code::QuestionnaireMemory, message).at(file.clone());
            reader
                .findings
                .push(fault.hint(say!("the answers are read; what the catalogue has changed cannot be told")));
            Questionnaire::default()
        }
    };
    let questionnaire = Questionnaire { room: room::of(&parts), saved: saved(workbook), ..questionnaire };
    if let Some(facts) = parts.part(FACTS) {
        reader.facts(facts);
    }
    if let Some(criteria) = parts.part(CRITERIA) {
        reader.criteria(criteria);
    }
    for table in fields::tables() {
        match parts.part(table.path) {
            Some(part) if table.path == CHOICE => reader.choice(part, &table.columns),
            Some(part) if table.path == CONDITIONS => reader.conditions(part, &table.columns),
            Some(part) => reader.table(part, table.path, &table.columns),
            None => {}
        }
    }
    reader.findings.extend(parts.told());
    // A sheet of its own that is lost has answers.
    reader.findings.extend(workbook.passed_over(|_| true));
    Ok(Tree { node: reader.root, questionnaire, findings: reader.findings })
}

struct Reader {
    root: Node,
    /// Suggested words and what they mean, by their source.
    words: BTreeMap<(String, String), String>,
    findings: Vec<Diagnostic>,
}

impl Reader {
    /// What the hidden sheet knows; says which sheets are not there any more.
    fn memory(&mut self, memory: &Part, parts: &Parts) -> Questionnaire {
        let mut known = Questionnaire::default();
        let mut made = Vec::new();
        for row in memory.rows() {
            let text = |column| memory.text(row, column).unwrap_or_default().to_owned();
            match memory.text(row, "art") {
                Some(CATALOG) => (known.catalog_sha256, known.catalog) = (text("a"), text("b")),
                Some(CRITERION) => known.criteria.push(Asked { id: text("a"), title: text("b") }),
                Some(MADE) => made.push((text("a"), text("b"))),
                Some(WORD) => {
                    self.words.insert((text("a"), names::normalise(&text("b"))), text("c"));
                }
                Some(SHEET) if parts.part(&text("a")).is_none() => {
                    let message =
                        say!("the sheet {sheet} is not in the questionnaire any more", sheet = quote(&text("b")));
                    let fault = Diagnostic::warning(Code::MissingSheet, message);
                    let fault = fault.at(Place::File(memory.workbook.file.clone()));
                    self.findings.push(fault.hint(say!("nothing is known of `{key}` then", key = text("a"))));
                }
                _ => {}
            }
        }
        known.made_with = MadeWith::kept(made);
        known
    }

    fn facts(&mut self, facts: &Part) {
        if facts.column(KEY).is_none() || facts.column(ANSWER).is_none() {
            let message = say!("the sheet has lost the hidden column that says which row is which, or its answers");
            let fault = Diagnostic::error(Code::MissingColumn, message).at(facts.workbook.sheet_place(facts.sheet));
            return self.findings.push(fault.hint(say!("make a new questionnaire and copy the answers into it")));
        }
        for row in facts.rows() {
            let key = facts.text(row, KEY);
            let field = key.and_then(fields::fact_of);
            let Some((cell, place)) = facts.cell(row, ANSWER) else {
                // What must be there and is not is missing in its cell.
                if let (Some(field), Some(column)) = (field.filter(|field| field.required), facts.column(ANSWER)) {
                    let place = facts.place(row.index, column);
                    // If it stands in another row, it is not missing.
                    let _ = self.root.put(field.key, place.clone(), Node { place, value: Value::Nothing });
                }
                continue;
            };
            let Some(key) = key else {
                let message = say!("the answer stands in a row without a question");
                let fault = Diagnostic::error(Code::NoQuestion, message).at(place);
                self.findings
                    .push(fault.hint(say!("move it into the row it belongs to; rows that were added are not read")));
                continue;
            };
            let kind = field.map_or(Answered::Line, |field| field.kind);
            if key == keys::PHONE {
                self.findings.extend(placed::lost_zero(cell, &place));
            }
            let Some(value) = self.value(kind, cell, None, &place) else { continue };
            let node = Node { place: place.clone(), value };
            let added = matches!(kind, Answered::Lines | Answered::Words(_)) && extend(&mut self.root, key, &node);
            if added {
                continue;
            }
            if let Err(earlier) = self.root.put(key, facts.head(ANSWER), node) {
                let fault = Diagnostic::error(Code::DuplicateKey, say!("two rows answer `{key}`", key));
                self.findings.push(
                    fault.label(place, say!("here")).label(earlier, say!("and here")).hint(say!("delete one of them")),
                );
            }
        }
    }

    fn criteria(&mut self, criteria: &Part) {
        let mut rows = Vec::new();
        for row in criteria.rows() {
            let mut entries = self.entries(criteria, row, fields::criteria());
            if entries.is_empty() {
                continue;
            }
            let hidden = criteria.text(row, "kriterium");
            let number = criteria.cell(row, NUMBER);
            if let Some(id) = hidden.or_else(|| number.as_ref().map(|(value, _)| value.shown().trim())) {
                // The hidden cell is no place to send anybody to.
                let shown = criteria.column(NUMBER).map(|column| criteria.place(row.index, column));
                let place = shown.unwrap_or_else(|| criteria.head("kriterium"));
                let node = Node { place: place.clone(), value: Value::Text(id.to_owned()) };
                entries.insert(0, Entry { key: "kriterium".to_owned(), place, node });
            }
            rows.push(entry(entries));
        }
        self.list(criteria, CRITERIA, rows);
    }

    fn table(&mut self, part: &Part, path: &str, columns: &[Field]) {
        let mut rows = Vec::new();
        for row in part.rows() {
            let entries = self.entries(part, row, columns);
            if !entries.is_empty() {
                rows.push(entry(entries));
            }
        }
        self.list(part, path, rows);
    }

    /// Two lists on one sheet.
    fn choice(&mut self, part: &Part, columns: &[Field]) {
        let (mut include, mut exclude) = (Vec::new(), Vec::new());
        for row in part.rows() {
            let mut entries = self.entries(part, row, columns);
            let Some(first) = entries.first().map(|entry| entry.node.place.clone()) else { continue };
            let at = entries.iter().position(|entry| entry.key == "art");
            let kind = at.map(|at| entries.remove(at).node);
            match kind.as_ref().map(|node| (&node.value, &node.place)) {
                Some((Value::Text(word), _)) if word == "einschliessen" => include.push(entry(entries)),
                Some((Value::Text(word), _)) if word == "ausschliessen" => {
                    // A reason that is missing is missing in its cell.
                    if let Some(column) = part.column("grund").filter(|_| !entries.iter().any(|e| e.key == "grund")) {
                        let place = part.place(row.index, column);
                        let node = Node { place: place.clone(), value: Value::Nothing };
                        entries.push(Entry { key: "grund".to_owned(), place, node });
                    }
                    exclude.push(entry(entries));
                }
                other => {
                    let place = other.map_or(first, |(_, place)| place.clone());
                    let message = say!("it is not said whether the criterion is to be included or left out");
                    let fault = Diagnostic::error(Code::UnknownValue, message).at(place);
                    self.findings.push(fault.hint(say!("possible: aufnehmen, weglassen (include, leave out)")));
                }
            }
        }
        self.list(part, "auswahl.einschliessen", include);
        self.list(part, "auswahl.ausschliessen", exclude);
    }

    /// The conditions of the points, whose sheet has been read; each goes into the point that it names.
    fn conditions(&mut self, part: &Part, columns: &[Field]) {
        for row in part.rows() {
            let mut entries = self.entries(part, row, columns);
            let Some(first) = entries.first().map(|entry| entry.node.place.clone()) else { continue };
            let at = entries.iter().position(|entry| entry.key == POINT);
            let named = at.map(|at| entries.remove(at).node);
            let condition = Node { place: first.clone(), value: Value::Table(Table { entries }) };
            let (place, name) = match named {
                Some(Node { place, value: Value::Text(name) }) => (place, name),
                other => {
                    let message = say!("it is not said which point of the resolution the condition belongs to");
                    let place = other.map_or(first, |node| node.place);
                    let fault = Diagnostic::error(Code::UnknownPoint, message).at(place);
                    self.findings.push(fault.hint(say!("write the id or the number of the point beside it")));
                    continue;
                }
            };
            match self.root.find_mut(POINTS).and_then(|points| point(points, &name)) {
                Some(point) => add(point, "bedingungen", part.head(POINT), condition),
                None => {
                    let message = say!("the resolution has no point {point}", point = quote(&name));
                    let fault = Diagnostic::error(Code::UnknownPoint, message).at(place);
                    self.findings
                        .push(fault.hint(say!("points are named by their id, or by their number if they have none")));
                }
            }
        }
    }

    fn list(&mut self, part: &Part, path: &str, rows: Vec<Node>) {
        let Some(first) = rows.first() else { return };
        let node = Node { place: first.place.clone(), value: Value::Array(rows) };
        // Every list has one part, and every part is there once.
        let _ = self.root.put(path, part.workbook.sheet_place(part.sheet), node);
    }

    /// What a row says.
    fn entries(&mut self, part: &Part, row: &SheetRow, columns: &[Field]) -> Vec<Entry> {
        let mut entries = Vec::new();
        let unit = part.column(UNIT).map(|column| row.value(column).map_or("", |value| value.shown().trim()));
        for field in columns {
            let Some(column) = part.column(field.key) else { continue };
            let place = part.place(row.index, column);
            let cell = row.value(column).filter(|value| !value.shown().trim().is_empty());
            let value = match cell {
                Some(cell) => self.value(field.kind, cell, unit, &place),
                // What must be there and is not is missing in its cell.
                None => field.required.then_some(Value::Nothing),
            };
            if let Some(value) = value {
                let head = part.head(field.key);
                entries.push(Entry { key: field.key.to_owned(), place: head, node: Node { place, value } });
            }
        }
        let says = |entry: &Entry| !matches!(entry.node.value, Value::Nothing);
        if entries.iter().any(says) { entries } else { Vec::new() }
    }

    /// What a cell says, `unit` being the unit beside it if there is a place for one. What does not fit its kind goes
    /// on as it is, and the decoder says what is wrong.
    fn value(&mut self, kind: Answered, cell: &CellValue, unit: Option<&str>, place: &Place) -> Option<Value> {
        if let CellValue::Error(error) = cell {
            let message = say!("the cell holds the error value {error}", error = quote(error));
            let fault = Diagnostic::error(Code::ErrorCell, message).at(place.clone());
            self.findings.push(fault.hint(say!("write the answer itself instead of a formula")));
            return None;
        }
        let text = cell.shown().trim();
        let as_text = || Value::Text(text.to_owned());
        let list = |texts: Vec<String>| {
            let node = |text| Node { place: place.clone(), value: Value::Text(text) };
            Value::Array(texts.into_iter().map(node).collect())
        };
        Some(match kind {
            Answered::Line | Answered::Prose => placed::value(cell, CellKind::Text, place, &mut self.findings),
            Answered::Date => placed::value(cell, CellKind::Date, place, &mut self.findings),
            Answered::Lines => list(lines::texts(text)),
            Answered::Words(list_of) => {
                let parts = text.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty());
                list(parts.map(|part| texts::meaning(list_of, part).unwrap_or(part).to_owned()).collect())
            }
            Answered::Whole(..) => placed::value(cell, CellKind::Whole, place, &mut self.findings),
            Answered::Number => placed::value(cell, CellKind::Number(unit), place, &mut self.findings),
            Answered::Part => placed::value(cell, CellKind::Part, place, &mut self.findings),
            Answered::Money => placed::value(cell, CellKind::Money, place, &mut self.findings),
            Answered::Flag => amounts::flag(text).map_or_else(as_text, Value::Flag),
            Answered::Word(list_of) => Value::Text(texts::meaning(list_of, text).unwrap_or(text).to_owned()),
            Answered::Suggested(source) => Value::Text(self.suggested(source, text)),
        })
    }

    /// What a suggested word means; one's own words mean themselves.
    fn suggested(&self, source: Source, text: &str) -> String {
        if let Some(known) = self.words.get(&(source.name().to_owned(), names::normalise(text))) {
            return known.clone();
        }
        // A title may have changed; the number before it says which criterion is meant.
        let number = text.split_once(BETWEEN).map(|(number, _)| number.trim());
        let number = number.filter(|number| source == Source::Criteria && !number.contains(char::is_whitespace));
        number.unwrap_or(text).to_owned()
    }
}

/// A row as a table; it stands where its first cell does.
fn entry(entries: Vec<Entry>) -> Node {
    let place = entries.first().map_or(Place::File("".into()), |entry| entry.node.place.clone());
    Node { place, value: Value::Table(Table { entries }) }
}

/// The point of this id, or of this number if it has no id.
fn point<'n>(points: &'n mut Node, name: &str) -> Option<&'n mut Table> {
    let Value::Array(points) = &mut points.value else { return None };
    let tables =
        points.iter_mut().filter_map(|node| if let Value::Table(table) = &mut node.value { Some(table) } else { None });
    let is = |(at, table): &(usize, &mut Table)| match table.find("id").map(|entry| &entry.node.value) {
        Some(Value::Text(id)) => names::same(id, name),
        _ => names::same(&(at + 1).to_string(), name),
    };
    tables.enumerate().find(is).map(|(_, table)| table)
}

/// Adds an entry to a list of a table.
fn add(table: &mut Table, key: &str, head: Place, entry: Node) {
    if let Some(Entry { node: Node { value: Value::Array(entries), .. }, .. }) =
        table.entries.iter_mut().find(|known| known.key == key)
    {
        return entries.push(entry);
    }
    let node = Node { place: entry.place.clone(), value: Value::Array(vec![entry]) };
    table.entries.push(Entry { key: key.to_owned(), place: head, node });
}

/// Adds texts to a list that is there already.
fn extend(root: &mut Node, key: &str, more: &Node) -> bool {
    let Some(node) = root.find_mut(key) else { return false };
    let (Value::Array(into), Value::Array(texts)) = (&mut node.value, &more.value) else { return false };
    into.extend(texts.iter().filter_map(|text| match &text.value {
        Value::Text(words) => Some(Node { place: text.place.clone(), value: Value::Text(words.clone()) }),
        _ => None,
    }));
    true
}
